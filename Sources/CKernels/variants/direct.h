// Direct convolution: products of pixels in place.

/// Output pixels whose sums stay in registers at once.
enum { PIXELS = CK_ROWS < 8 ? CK_ROWS : 8 };

/// Rows `from` apart copied into a larger image, with zeros around.
static void pad_image(const ck_direct *s, const float *x, float *to) {
    int rows = ck_padded_height(s), columns = ck_padded_width(s), channels = s->in_channels;
    int copied = smaller(s->width, columns - s->padding_left);
    memset(to, 0, sizeof(float) * rows * columns * channels);
    for (int row = 0; row < s->height && row + s->padding_top < rows; row++)
        memcpy(to + ((size_t)(row + s->padding_top) * columns + s->padding_left) * channels,
               x + (size_t)row * s->width * channels, sizeof(float) * copied * channels);
}

/// Sums of up to PIXELS pixels, each with a pointer of its own, over all runs of a kernel.
INLINE void multiply_pixels(vec acc[][PARTS], int rows, const float *const a[], const ck_runs *runs, const float *b) {
    clear_rows(acc, rows);
    for (int i = 0; i < runs->count; i++) {
        ptrdiff_t offset = runs->offset[i];
#pragma clang loop unroll_count(2)
        for (int k = 0; k < runs->length; k++, b += PANEL) {
            vec right[PARTS];
#pragma clang loop unroll(full)
            for (int part = 0; part < PARTS; part++) {
                right[part] = load(b + part * CK_LANES);
                PIN(right[part]);
            }
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) {
                vec left = splat(a[r][offset + k]);
#pragma clang loop unroll(full)
                for (int part = 0; part < PARTS; part++) acc[r][part] += left * right[part];
            }
        }
    }
}

/// What is done with the sums of pixels: bias and ReLU, and how many channels exist.
typedef struct {
    float bias[PANEL];
    bool relu;
    int count;
} pixel_output;

INLINE void finish_pixels(vec acc[][PARTS], int rows, const pixel_output *out, float *const y[]) {
#pragma clang loop unroll(full)
    for (int part = 0; part < PARTS; part++) {
        int lanes = out->count - part * CK_LANES;
        vec bias = load(out->bias + part * CK_LANES);
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) {
            vec value = acc[r][part] + bias;
            if (out->relu) value = larger((vec){}, value);
            store_some(y[r] + part * CK_LANES, value, lanes);
        }
    }
}

/// Where a rectangle of pixels is read from and written to: steps in floats.
typedef struct {
    int rows, columns;
    const float *from;
    float *to;
    size_t from_row, from_column, to_row, to_column;
} pixel_grid;

/// All pixels of a rectangle, a few at a time, times one panel.
static void multiply_grid(const pixel_grid *g, const ck_runs *runs, const float *b, const pixel_output *out) {
    int total = g->rows * g->columns, row = 0, column = 0;
    for (int first = 0; first < total;) {
        const float *a[CK_ROWS];
        float *y[CK_ROWS];
        int count = next_rows(smaller(PIXELS, total - first));
        for (int r = 0; r < count; r++) {
            a[r] = g->from + row * g->from_row + column * g->from_column;
            y[r] = g->to + row * g->to_row + column * g->to_column;
            if (++column == g->columns) column = 0, row++;
        }
#define ACTION(n)                                \
    do {                                         \
        vec acc[CK_ROWS][PARTS];                 \
        multiply_pixels(acc, n, a, runs, b);     \
        finish_pixels(acc, n, out, y);           \
    } while (0)
        WITH_ROWS(count, ACTION)
#undef ACTION
        first += count;
    }
}

/// Whether the kernel stays inside the image, which can then be read as it is.
INLINE bool needs_no_padding(const ck_direct *s) {
    return s->padding_top == 0 && s->padding_left == 0 && ck_padded_width(s) == s->width &&
           ck_padded_height(s) <= s->height;
}

/// The samples with zeros around them, in the workspace where they need any; `step` becomes the floats from one to the next.
static const float *pad_images(const ck_direct *s, int samples, const float *x, bool copies, float *workspace,
                               size_t *step) {
    size_t size = (size_t)s->height * s->width * s->in_channels;
    *step = copies ? ck_padded_size(s) : size;
    for (int sample = 0; copies && sample < samples; sample++)
        pad_image(s, x + sample * size, workspace + sample * *step);
    return copies ? workspace : x;
}

static void direct_forward(const ck_direct *s, int samples, const float *x, const float *packed, const float *bias,
                           bool relu, float *y, int panel, int count, float *workspace) {
    ck_runs runs = ck_forward_runs(s);
    size_t columns = ck_padded_width(s), channels = s->in_channels, step;
    size_t size = (size_t)s->out_height * s->out_width * s->out_channels;
    const float *from = pad_images(s, samples, x, !needs_no_padding(s), workspace, &step);
    pixel_grid grid = {
        .rows = s->out_height, .columns = s->out_width,
        .from_row = s->stride_height * columns * channels, .from_column = s->stride_width * channels,
        .to_row = (size_t)s->out_width * s->out_channels, .to_column = s->out_channels,
    };
    for (int k = panel * PANEL; k < smaller(s->out_channels, (panel + count) * PANEL); k += PANEL) {
        pixel_output out = {.relu = relu, .count = smaller(PANEL, s->out_channels - k)};
        if (bias) memcpy(out.bias, bias + k, out.count * sizeof(float));
        for (int sample = 0; sample < samples; sample++) {
            grid.from = from + sample * step;
            grid.to = y + sample * size + k;
            multiply_grid(&grid, &runs, packed + (size_t)k * runs.count * runs.length, &out);
        }
    }
}
