// Fully connected layers, 16 outputs and a few rows at a time.

/// Inputs handled together, so that their weights stay in the cache for all rows: 128 of 128 outputs are 64 KB.
enum { DENSE_DEPTH = 128 };

/// Up to CK_ROWS rows of y for 16 outputs, added to what is there unless `first`.
INLINE void dense_rows(int rows, const float *x, size_t x_step, const float *w, size_t w_step, int depth, bool first,
                       float *y, size_t y_step, int count) {
    vec acc[CK_ROWS][PARTS];
    clear_rows(acc, rows);
    multiply_add(acc, rows, x, x_step, 1, w, w_step, depth);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++) {
            int lanes = count - part * CK_LANES;
            float *to = y + r * y_step + part * CK_LANES;
            vec before = first ? (vec){} : load_some(to, lanes);
            store_some(to, acc[r][part] + before, lanes);
        }
}

/// y (+)= x w for all rows and up to 16 outputs; `w` has whole panels.
static void dense_panel(int rows, const float *x, size_t x_step, const float *w, size_t w_step, int depth, bool first,
                        float *y, size_t y_step, int count) {
    for (int row = 0; row < rows;) {
        int some = next_rows(rows - row);
#define ACTION(n) dense_rows(n, x + row * x_step, x_step, w, w_step, depth, first, y + row * y_step, y_step, count)
        WITH_ROWS(some, ACTION)
#undef ACTION
        row += some;
    }
}

/// Registers of outputs of a single row that are summed at once: additions do not wait for each other, and weights are read
/// as they lie.
enum { VECTOR_REGISTERS = 8 };

/// Up to eight registers of outputs of one row.
INLINE void dense_vector(int registers, int lanes, const float *x, const float *w, size_t w_step, int depth, bool first,
                         float *y) {
    vec acc[VECTOR_REGISTERS] = {};
#pragma clang loop unroll_count(4)
    for (int k = 0; k < depth; k++) {
        vec left = splat(x[k]);
#pragma clang loop unroll(full)
        for (int i = 0; i < registers; i++)
            acc[i] += left * load_some(w + k * w_step + i * CK_LANES, i + 1 < registers ? CK_LANES : lanes);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < registers; i++) {
        int some = i + 1 < registers ? CK_LANES : lanes;
        float *to = y + i * CK_LANES;
        store_some(to, acc[i] + (first ? (vec){} : load_some(to, some)), some);
    }
}

/// y (+)= x w for one row, in the order of additions in which `dense_panel` does it.
static void dense_row(const ck_dense *s, const float *x, const float *w, int depth, bool first, float *y) {
    int k = 0, many = VECTOR_REGISTERS * CK_LANES;
    for (; k + many <= s->outputs; k += many)
        dense_vector(VECTOR_REGISTERS, CK_LANES, x, w + k, s->outputs, depth, first, y + k);
    for (; k < s->outputs; k += CK_LANES)
        dense_vector(1, smaller(CK_LANES, s->outputs - k), x, w + k, s->outputs, depth, first, y + k);
}

/// Asks for one panel's share of what the next inputs need while these are computed: the steps are too long for the
/// processor to guess.
INLINE void prefetch_forward(const ck_dense *s, const float *x, const float *w, int depth, int k) {
    for (int i = 0; i < depth; i++) __builtin_prefetch(w + (size_t)(DENSE_DEPTH + i) * s->outputs + k, 0, 2);
    int share = (s->rows + channel_blocks(s->outputs) - 1) / channel_blocks(s->outputs), first = k / PANEL * share;
    for (int row = first; row < smaller(first + share, s->rows); row++)
        for (int i = 0; i < depth; i += 16) __builtin_prefetch(x + (size_t)row * s->inputs + DENSE_DEPTH + i, 0, 2);
}

/// The weights of 16 outputs are copied before use: a step of 128 floats would put them on few sets of the cache. A single
/// row does not use them often enough to pay for that.
static void dense_forward(const ck_dense *s, const float *x, const float *w, float *part, int first, int count) {
    float panel[DENSE_DEPTH * PANEL];
    for (int i = first; i < first + count; i += DENSE_DEPTH) {
        int depth = smaller(DENSE_DEPTH, first + count - i);
        if (s->rows == 1) {
            dense_row(s, x + i, w + (size_t)i * s->outputs, depth, i == first, part);
            continue;
        }
        for (int k = 0; k < s->outputs; k += PANEL) {
            int lanes = smaller(PANEL, s->outputs - k);
            copy_panel(w + (size_t)i * s->outputs + k, s->outputs, depth, lanes, panel);
            prefetch_forward(s, x + i, w + (size_t)i * s->outputs, smaller(DENSE_DEPTH, first + count - i - depth), k);
            dense_panel(s->rows, x + i, s->inputs, panel, PANEL, depth, i == first, part + k, s->outputs, lanes);
        }
    }
}

static void dense_finish(const ck_dense *s, const float *parts, int count, const float *bias, bool relu, float *y) {
    size_t size = (size_t)s->rows * s->outputs;
    for (int row = 0; row < s->rows; row++)
        for (int k = 0; k < s->outputs; k += CK_LANES) {
            int lanes = s->outputs - k;
            size_t at = (size_t)row * s->outputs + k;
            vec sum = bias ? load_some(bias + k, lanes) : (vec){};
            for (int part = 0; part < count; part++) sum += load_some(parts + part * size + at, lanes);
            store_some(y + at, relu ? larger((vec){}, sum) : sum, lanes);
        }
}

/// What becomes of a gradient of the weights: stored, or used for the step at once.
typedef struct {
    float *dw, *w, *mean, *square;
    const ck_adam *adam;
} weight_sink;

/// Takes a square of gradients whose first weight is `at`.
INLINE void take_weights(const float *square, int rows, int lanes, const weight_sink *sink, size_t at, size_t step) {
    for (int r = 0; r < rows; r++)
        for (int part = 0; part < PARTS; part++) {
            size_t place = at + r * step + part * CK_LANES;
            int some = lanes - part * CK_LANES;
            vec gradient = load(square + r * PANEL + part * CK_LANES);
            if (sink->adam)
                adam_some(sink->adam, gradient, sink->w + place, sink->mean + place, sink->square + place, some);
            else
                store_some(sink->dw + place, gradient, some);
        }
}

/// Asks for what the next 16 inputs need while these are computed: too many streams for the processor to guess.
INLINE void prefetch_inputs(const ck_dense *s, const float *x, const float *dx) {
    for (int sample = 0; sample < s->rows; sample++) {
        __builtin_prefetch(x + (size_t)sample * s->inputs, 0, 2);
        if (dx) __builtin_prefetch(dx + (size_t)sample * s->inputs, 1, 2);
    }
}

/// The same for the weights of the next 16 inputs and of 16 outputs.
INLINE void prefetch_weights(const ck_dense *s, const float *w, const weight_sink *sink, size_t at) {
    for (int i = 0; i < PANEL; i++, at += s->outputs) {
        __builtin_prefetch(w + at, 0, 2);
        if (sink->adam) {
            __builtin_prefetch(sink->mean + at, 1, 2);
            __builtin_prefetch(sink->square + at, 1, 2);
        } else {
            __builtin_prefetch(sink->dw + at, 1, 2);
        }
    }
}

/// The gradients of the weights of up to 16 inputs from `i` on; `x` is `[rows][16]`, `copy` room for as much of dy.
INLINE void dense_block(const ck_dense *s, const float *x, const float *w, const float *dy, const weight_sink *sink,
                        int i, int inputs, float *copy) {
    float square[PANEL * PANEL];
    for (int k = 0; k < s->outputs; k += PANEL) {
        int lanes = smaller(PANEL, s->outputs - k);
        if (i + 2 * PANEL <= s->inputs) prefetch_weights(s, w, sink, (size_t)(i + PANEL) * s->outputs + k);
        if (lanes == PANEL) {
            multiply_square(x, dy + k, 1, 0, 0, PANEL, s->outputs, s->rows, false, square);
        } else {
            copy_panel(dy + k, s->outputs, s->rows, lanes, copy);
            multiply_square(x, copy, 1, 0, 0, PANEL, PANEL, s->rows, false, square);
        }
        take_weights(square, inputs, lanes, sink, (size_t)i * s->outputs + k, s->outputs);
    }
}

INLINE void dense_gradients(const ck_dense *s, const float *x, const float *w, const float *dy, float *dx,
                            const weight_sink *sink, int first, int count, float *workspace) {
    for (int i = first; i < first + count; i += PANEL) {
        int inputs = smaller(PANEL, first + count - i);
        if (i + 2 * PANEL <= s->inputs) prefetch_inputs(s, x + i + PANEL, dx ? dx + i + PANEL : NULL);
        if (dx) {
            transpose_panel(w + (size_t)i * s->outputs, s->outputs, inputs, s->outputs, workspace);
            dense_panel(s->rows, dy, s->outputs, workspace, PANEL, s->outputs, true, dx + i, s->inputs, inputs);
        }
        copy_panel(x + i, s->inputs, s->rows, inputs, workspace);
        dense_block(s, workspace, w, dy, sink, i, inputs, workspace + (size_t)s->rows * PANEL);
    }
}

static void dense_backward(const ck_dense *s, const float *x, const float *w, const float *dy, float *dx, float *dw,
                           int first, int count, float *workspace) {
    weight_sink sink = {.dw = dw};
    dense_gradients(s, x, w, dy, dx, &sink, first, count, workspace);
}

static void dense_backward_adam(const ck_dense *s, const float *x, float *w, const float *dy, float *dx,
                                const ck_adam *adam, float *mean, float *square, int first, int count,
                                float *workspace) {
    ck_adam settings = *adam;
    weight_sink sink = {.w = w, .mean = mean, .square = square, .adam = &settings};
    dense_gradients(s, x, w, dy, dx, &sink, first, count, workspace);
}
