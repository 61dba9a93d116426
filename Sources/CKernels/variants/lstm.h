// The LSTM: products of all steps at once where no step waits for another, and of one step's samples where it does.

INLINE int panels(int columns) { return (columns + PANEL - 1) / PANEL; }

/// Packs columns in panels: `[columns/16][rows][16]`.
static void pack_columns(const float *w, int rows, int columns, float *packed) {
    for (int k = 0; k < columns; k += PANEL, packed += (size_t)rows * PANEL)
        copy_panel(w + k, columns, rows, smaller(PANEL, columns - k), packed);
}

/// Packs rows in panels, transposed: `[rows/16][columns][16]`.
static void pack_rows(const float *w, int rows, int columns, float *packed) {
    for (int i = 0; i < rows; i += PANEL, packed += (size_t)columns * PANEL)
        transpose_panel(w + (size_t)i * columns, columns, smaller(PANEL, rows - i), columns, packed);
}

static void lstm_forward_weights(const ck_lstm *s, const float *w, const float *u, float *packed) {
    pack_columns(w, s->inputs, 4 * s->units, packed);
    pack_columns(u, s->units, 4 * s->units, packed + (size_t)panels(4 * s->units) * s->inputs * PANEL);
}

static void lstm_backward_weights(const ck_lstm *s, const float *w, const float *u, float *packed) {
    pack_rows(w, s->inputs, 4 * s->units, packed);
    pack_rows(u, s->units, 4 * s->units, packed + (size_t)panels(s->inputs) * 4 * s->units * PANEL);
}

/// y (+)= x times packed panels.
static void multiply_panels(int rows, const float *x, size_t x_step, const float *packed, int depth, int columns,
                            bool first, float *y, size_t y_step) {
    for (int k = 0; k < columns; k += PANEL, packed += (size_t)depth * PANEL)
        dense_panel(rows, x, x_step, packed, PANEL, depth, first, y + k, y_step, smaller(PANEL, columns - k));
}

/// One sample's sums of one step into gates, cell and output; `before` is the cell of the step before, or NULL.
static void lstm_activate(int units, const float *bias, const float *before, float *gates, float *cell, float *h) {
    for (int i = 0; i < units; i += CK_LANES) {
        int lanes = units - i;
        vec z[4];
        for (int gate = 0; gate < 4; gate++)
            z[gate] = load_some(gates + gate * units + i, lanes) + load_some(bias + gate * units + i, lanes);
        vec input = sigmoid(z[0]), forget = sigmoid(z[1]), candidate = hyperbolic_tangent(z[2]), output = sigmoid(z[3]);
        vec c = input * candidate;
        if (before) c += forget * load_some(before + i, lanes);
        store_some(gates + i, input, lanes);
        store_some(gates + units + i, forget, lanes);
        store_some(gates + 2 * units + i, candidate, lanes);
        store_some(gates + 3 * units + i, output, lanes);
        store_some(cell + i, c, lanes);
        store_some(h + i, output * hyperbolic_tangent(c), lanes);
    }
}

static void lstm_forward(const ck_lstm *s, const float *x, const float *packed, const float *bias, float *gates,
                         float *cells, float *h) {
    int units = s->units, steps = s->steps;
    const float *recurrent = packed + (size_t)panels(4 * units) * s->inputs * PANEL;
    multiply_panels(s->samples * steps, x, s->inputs, packed, s->inputs, 4 * units, true, gates, 4 * units);
    for (int step = 0; step < steps; step++) {
        if (step > 0)
            multiply_panels(s->samples, h + (step - 1) * units, (size_t)steps * units, recurrent, units, 4 * units,
                            false, gates + step * 4 * units, (size_t)steps * 4 * units);
        for (int sample = 0; sample < s->samples; sample++) {
            size_t row = (size_t)sample * steps + step;
            float *cell = cells + row * units;
            lstm_activate(units, bias, step > 0 ? cell - units : NULL, gates + row * 4 * units, cell, h + row * units);
        }
    }
}

/// One sample's gates of one step into the gradients of what went into them. `from_h` and `from_cell` are the gradients
/// that come from the step after; `from_cell` becomes the one for the step before.
static void lstm_differentiate(int units, const float *before, const float *cell, const float *dh, const float *from_h,
                               float *from_cell, float *gates) {
    for (int i = 0; i < units; i += CK_LANES) {
        int lanes = units - i;
        vec input = load_some(gates + i, lanes), forget = load_some(gates + units + i, lanes);
        vec candidate = load_some(gates + 2 * units + i, lanes), output = load_some(gates + 3 * units + i, lanes);
        vec squashed = hyperbolic_tangent(load_some(cell + i, lanes));
        vec d = load_some(dh + i, lanes) + load_some(from_h + i, lanes);
        vec dc = load_some(from_cell + i, lanes) + d * output * (1 - squashed * squashed);
        vec earlier = before ? load_some(before + i, lanes) : (vec){};
        store_some(gates + i, dc * candidate * input * (1 - input), lanes);
        store_some(gates + units + i, dc * earlier * forget * (1 - forget), lanes);
        store_some(gates + 2 * units + i, dc * input * (1 - candidate * candidate), lanes);
        store_some(gates + 3 * units + i, d * squashed * output * (1 - output), lanes);
        store_some(from_cell + i, dc * forget, lanes);
    }
}

/// The recurrence backwards: gates become gradients of z.
static void lstm_unroll(const ck_lstm *s, const float *recurrent, const float *cells, float *gates, const float *dh,
                        float *carried) {
    int units = s->units, steps = s->steps;
    float *from_h = carried, *from_cell = carried + (size_t)s->samples * units;
    memset(carried, 0, sizeof(float) * 2 * s->samples * units);
    for (int step = steps - 1; step >= 0; step--) {
        for (int sample = 0; sample < s->samples; sample++) {
            size_t row = (size_t)sample * steps + step;
            const float *cell = cells + row * units;
            lstm_differentiate(units, step > 0 ? cell - units : NULL, cell, dh + row * units,
                               from_h + (size_t)sample * units, from_cell + (size_t)sample * units,
                               gates + row * 4 * units);
        }
        if (step > 0)
            multiply_panels(s->samples, gates + step * 4 * units, (size_t)steps * 4 * units, recurrent, 4 * units, units,
                            true, from_h, units);
    }
}

/// 16 rows and 16 columns of the gradient of a matrix of weights: the sum over samples and steps of a'b, both
/// `[samples x steps][16]` and `b` taken `lag` steps later.
static void lstm_weight_square(const ck_lstm *s, const float *a, const float *b, int lag, int rows, float *to,
                               int columns) {
    float square[PANEL * PANEL];
    size_t run = (size_t)s->steps * PANEL, step = 4 * s->units;
    multiply_square(a, b + lag * PANEL, s->samples, run, run, PANEL, PANEL, s->steps - lag, false, square);
    for (int i = 0; i < rows; i++)
        for (int part = 0; part < PARTS; part++)
            store_some(to + i * step + part * CK_LANES, load(square + i * PANEL + part * CK_LANES),
                       columns - part * CK_LANES);
}

/// The gradient of a matrix of weights with `size` rows; `panels` holds dz, `copy` is room for 16 columns of `a`.
static void lstm_weights(const ck_lstm *s, const float *a, int size, int lag, const float *panels, float *copy,
                         float *to) {
    int rows = s->samples * s->steps, columns = 4 * s->units;
    for (int i = 0; i < size; i += PANEL) {
        copy_panel(a + i, size, rows, smaller(PANEL, size - i), copy);
        for (int k = 0; k < columns; k += PANEL)
            lstm_weight_square(s, copy, panels + (size_t)k * rows, lag, smaller(PANEL, size - i),
                               to + (size_t)i * columns + k, smaller(PANEL, columns - k));
    }
}

static void sum_columns(const float *panel, int rows, float *to, int count) {
    for (int part = 0; part < PARTS && count > part * CK_LANES; part++) {
        vec sum = {};
        for (int row = 0; row < rows; row++) sum += load(panel + row * PANEL + part * CK_LANES);
        store_some(to + part * CK_LANES, sum, count - part * CK_LANES);
    }
}

static void lstm_backward(const ck_lstm *s, const float *x, const float *packed, const float *h, const float *cells,
                          float *gates, const float *dh, float *dx, float *dw, float *du, float *db, float *workspace) {
    int rows = s->samples * s->steps, columns = 4 * s->units;
    lstm_unroll(s, packed + (size_t)panels(s->inputs) * columns * PANEL, cells, gates, dh, workspace);
    if (dx) multiply_panels(rows, gates, columns, packed, columns, s->inputs, true, dx, s->inputs);
    pack_columns(gates, rows, columns, workspace);
    for (int k = 0; k < columns; k += PANEL)
        sum_columns(workspace + (size_t)k * rows, rows, db + k, smaller(PANEL, columns - k));
    float *copy = workspace + (size_t)panels(columns) * rows * PANEL;
    lstm_weights(s, x, s->inputs, 0, workspace, copy, dw);
    lstm_weights(s, h, s->units, 1, workspace, copy, du);
}
