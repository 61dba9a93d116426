// Gradients of the direct convolution.

/// Copies the gradient of the output into an image with margins and whole panels of channels, undoing ReLU, and sums it.
static void pad_gradient(const ck_direct *s, const float *dy, const float *y, float *to, float *db, bool accumulates) {
    int channels = s->out_channels, whole = ck_round_up(channels);
    int top = ck_margin_height(s), left = ck_margin_width(s), columns = s->out_width + 2 * left;
    memset(to, 0, sizeof(float) * (s->out_height + 2 * top) * columns * whole);
    for (int k = 0; k < channels; k += CK_LANES) {
        vec sum = {};
        int lanes = channels - k;
        for (int row = 0; row < s->out_height; row++)
            for (int column = 0; column < s->out_width; column++) {
                size_t at = ((size_t)row * s->out_width + column) * channels + k;
                vec value = load_some(dy + at, lanes);
                if (y) value = keep(load_some(y + at, lanes) > (vec){}, value);
                store(to + ((size_t)(row + top) * columns + column + left) * whole + k, value);
                sum += value;
            }
        if (!db) continue;
        if (accumulates) sum += load_some(db + k, lanes);
        store_some(db + k, sum, lanes);
    }
}

/// The first position of a phase inside the unpadded image, and how many there are.
INLINE int phase_positions(int phase, int stride, int padding, int size, int *count) {
    int first = padding <= phase ? 0 : (padding - phase + stride - 1) / stride;
    int end = padding + size - phase;
    *count = end <= 0 ? 0 : (end + stride - 1) / stride - first;
    if (*count < 0) *count = 0;
    return first;
}

/// Rows and columns of the input that some output reads: a stride may leave out the last ones.
INLINE int read_height(const ck_direct *s) { return smaller(s->height, ck_padded_height(s) - s->padding_top); }
INLINE int read_width(const ck_direct *s) { return smaller(s->width, ck_padded_width(s) - s->padding_left); }

/// The taps of a phase as runs in the padded gradient, joined where columns follow one another.
static ck_runs phase_runs(const ck_direct *s, const ck_phase *rows, const ck_phase *columns, int row_size, int whole) {
    bool joins = whole == s->out_channels;
    for (int x = 1; x < columns->count; x++) joins = joins && columns->back[x] == columns->back[x - 1] - 1;
    int across = joins ? (columns->count > 0) : columns->count;
    ck_runs runs = {.count = rows->count * across};
    runs.length = s->out_channels * (joins ? columns->count : 1);
    for (int y = 0; y < rows->count; y++)
        for (int x = 0; x < across; x++)
            runs.offset[y * across + x] = -rows->back[y] * row_size - columns->back[x] * whole;
    return runs;
}

/// dx of the input positions of one phase: a convolution of stride 1 over the gradient with the taps that reach them.
static const float *backward_phase(const ck_direct *s, int samples, int i, int j, const float *packed,
                                   const float *gradient, float *dx) {
    ck_phase rows = ck_make_phase(i, s->kernel_height, s->stride_height, s->dilation_height);
    ck_phase columns = ck_make_phase(j, s->kernel_width, s->stride_width, s->dilation_width);
    int whole = ck_round_up(s->out_channels), row_size = (s->out_width + 2 * ck_margin_width(s)) * whole;
    ck_runs runs = phase_runs(s, &rows, &columns, row_size, whole);
    size_t panel = (size_t)rows.count * columns.count * s->out_channels * PANEL;
    pixel_grid grid = {.from_row = row_size, .from_column = whole};
    int top = phase_positions(i, s->stride_height, s->padding_top, read_height(s), &grid.rows);
    int left = phase_positions(j, s->stride_width, s->padding_left, read_width(s), &grid.columns);
    gradient += (size_t)(top + ck_margin_height(s)) * row_size + (size_t)(left + ck_margin_width(s)) * whole;
    grid.to_row = (size_t)s->stride_height * s->width * s->in_channels;
    grid.to_column = (size_t)s->stride_width * s->in_channels;
    float *to = dx + (size_t)(top * s->stride_height + i - s->padding_top) * s->width * s->in_channels +
                (size_t)(left * s->stride_width + j - s->padding_left) * s->in_channels;
    size_t size = (size_t)s->height * s->width * s->in_channels;
    for (int c = 0; c < s->in_channels; c += PANEL, packed += panel) {
        pixel_output out = {.count = smaller(PANEL, s->in_channels - c)};
        for (int sample = 0; sample < samples; sample++) {
            grid.from = gradient + sample * ck_gradient_size(s);
            grid.to = to + sample * size + c;
            multiply_grid(&grid, &runs, packed, &out);
        }
    }
    return packed;
}

/// Where the pixels of x and dy lie that are summed together: rows of positions, or one row where an image is one column.
typedef struct {
    int samples, rows, columns;
    size_t x_sample, x_row, x_column, dy_sample, dy_row, dy_column;
} pixel_pairs;

static pixel_pairs make_pairs(const ck_direct *s, int samples, size_t x_sample) {
    size_t whole = ck_round_up(s->out_channels);
    pixel_pairs p = {.samples = samples, .rows = s->out_height, .columns = s->out_width, .dy_column = whole};
    p.x_sample = x_sample;
    p.dy_sample = ck_gradient_size(s);
    p.x_row = (size_t)s->stride_height * ck_padded_width(s) * s->in_channels;
    p.x_column = (size_t)s->stride_width * s->in_channels;
    p.dy_row = (s->out_width + 2 * ck_margin_width(s)) * whole;
    if (s->out_width == 1) {
        p.rows = 1, p.columns = s->out_height;
        p.x_column = p.x_row, p.dy_column = p.dy_row;
    }
    return p;
}

/// A few rows of dw: sums over all pixels of an input times 16 gradients.
INLINE void multiply_pixel_sums(int rows, const pixel_pairs *p, const float *x, const float *dy, float *dw) {
    vec acc[CK_ROWS][PARTS];
    clear_rows(acc, rows);
    for (int sample = 0; sample < p->samples; sample++, x += p->x_sample, dy += p->dy_sample)
        for (int row = 0; row < p->rows; row++)
            multiply_add(acc, rows, x + row * p->x_row, 1, p->x_column, dy + row * p->dy_row, p->dy_column, p->columns);
    store_rows(acc, rows, dw, PANEL);
}

/// The same for 16 rows.
static void multiply_pixel_square(const pixel_pairs *p, const float *x, const float *dy, float *dw) {
    if (p->rows == 1) {
        multiply_square(x, dy, p->samples, p->x_sample, p->dy_sample, p->x_column, p->dy_column, p->columns, false, dw);
        return;
    }
    for (int sample = 0; sample < p->samples; sample++)
        multiply_square(x + sample * p->x_sample, dy + sample * p->dy_sample, p->rows, p->x_row, p->dy_row, p->x_column,
                        p->dy_column, p->columns, sample > 0, dw);
}

/// dw of 16 output channels: `[kernelHeight x kernelWidth x inChannels][16]`. A few rows more may be written, which come
/// from what lies after the run: the next run overwrites them, and the workspace has room for those of the last.
static void multiply_panel_sums(const pixel_pairs *p, const ck_runs *runs, const float *x, const float *dy, float *dw) {
    for (int run = 0; run < runs->count; run++)
        for (int first = 0; first < runs->length;) {
            const float *from = x + runs->offset[run] + first;
            int left = runs->length - first, rows = left >= PANEL ? PANEL : cover_rows(left);
#define ACTION(n) multiply_pixel_sums(n, p, from, dy, dw)
            if (rows == PANEL)
                multiply_pixel_square(p, from, dy, dw);
            else
                WITH_ROWS(rows, ACTION)
#undef ACTION
            first += smaller(rows, left);
            dw += smaller(rows, left) * PANEL;
        }
}

/// Writes or adds one panel of dw into its place.
static void spread_panel(const float *panel, size_t depth, int stride, int count, float *dw, bool accumulates) {
    for (size_t i = 0; i < depth; i++)
        for (int part = 0; part < PARTS && count > part * CK_LANES; part++) {
            float *to = dw + i * stride + part * CK_LANES;
            vec value = load(panel + i * PANEL + part * CK_LANES);
            if (accumulates) value += load_some(to, count - part * CK_LANES);
            store_some(to, value, count - part * CK_LANES);
        }
}

/// `x` holds padded images, `x_sample` floats apart.
static void backward_weights(const ck_direct *s, const ck_runs *runs, int samples, const float *x, size_t x_sample,
                             const float *gradient, float *dw, bool accumulates, float *panel) {
    pixel_pairs pairs = make_pairs(s, samples, x_sample);
    size_t whole = ck_round_up(s->out_channels), row_size = (s->out_width + 2 * ck_margin_width(s)) * whole;
    const float *dy = gradient + ck_margin_height(s) * row_size + ck_margin_width(s) * whole;
    for (int k = 0; k < s->out_channels; k += PANEL) {
        multiply_panel_sums(&pairs, runs, x, dy + k, panel);
        spread_panel(panel, (size_t)runs->count * runs->length, s->out_channels, smaller(PANEL, s->out_channels - k),
                     dw + k, accumulates);
    }
}

static void direct_backward(const ck_direct *s, int samples, const float *x, const float *packed, const float *dy,
                            const float *y, float *dx, float *dw, float *db, bool accumulates, float *workspace) {
    float *gradient = workspace + samples * ck_padded_size(s), *panel = gradient + samples * ck_gradient_size(s);
    size_t size = (size_t)s->out_height * s->out_width * s->out_channels, step;
    for (int sample = 0; sample < samples; sample++)
        pad_gradient(s, dy + sample * size, y ? y + sample * size : NULL, gradient + sample * ck_gradient_size(s), db,
                     accumulates || sample > 0);
    // Sums over whole panels of 16 read nothing behind the image.
    ck_runs runs = ck_forward_runs(s);
    bool copies = !needs_no_padding(s) || runs.length % PANEL != 0;
    const float *padded = pad_images(s, samples, x, copies, workspace, &step);
    backward_weights(s, &runs, samples, padded, step, gradient, dw, accumulates, panel);
    if (dx && (read_height(s) < s->height || read_width(s) < s->width))
        memset(dx, 0, sizeof(float) * samples * s->height * s->width * s->in_channels);
    for (int i = 0; dx && i < s->stride_height; i++)
        for (int j = 0; j < s->stride_width; j++)
            packed = backward_phase(s, samples, i, j, packed, gradient, dx);
}
