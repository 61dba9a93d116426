// Convolution of each channel by itself, a register of channels at a time.

/// The taps of one axis that lie inside the image for one output, and where the first of them reads.
typedef struct {
    int first, count, from;
} tap_range;

INLINE tap_range find_taps(int output, int stride, int dilation, int padding, int kernel, int size) {
    int start = output * stride - padding;
    int first = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
    int end = start >= size ? 0 : smaller(kernel, (size - 1 - start) / dilation + 1);
    return (tap_range){.first = first, .count = end > first ? end - first : 0, .from = start + first * dilation};
}

/// Calls a statement for each output and register of channels. `rows` and `columns` are the taps that count, `from` is where
/// the first of them reads, `tap` its weights, `to` the output, `lanes` how many channels remain.
#define EACH_OUTPUT(s, statement)                                                                                   \
    for (int row = 0; row < (s)->out_height; row++) {                                                               \
        tap_range rows = find_taps(row, (s)->stride_height, (s)->dilation_height, (s)->padding_top,                 \
                                   (s)->kernel_height, (s)->height);                                                \
        for (int column = 0; column < (s)->out_width; column++) {                                                   \
            tap_range columns = find_taps(column, (s)->stride_width, (s)->dilation_width, (s)->padding_left,        \
                                          (s)->kernel_width, (s)->width);                                           \
            for (int c = 0; c < (s)->in_channels; c += CK_LANES) {                                                  \
                int lanes = (s)->in_channels - c;                                                                   \
                size_t from = ((size_t)rows.from * (s)->width + columns.from) * (s)->in_channels + c;               \
                size_t tap = ((size_t)rows.first * (s)->kernel_width + columns.first) * (s)->in_channels + c;       \
                size_t to = ((size_t)row * (s)->out_width + column) * (s)->in_channels + c;                         \
                statement;                                                                                          \
            }                                                                                                       \
        }                                                                                                           \
    }

INLINE vec depthwise_sum(const ck_direct *s, const tap_range *rows, const tap_range *columns, const float *x,
                         const float *w, int lanes) {
    size_t channels = s->in_channels;
    vec sum = {};
    for (int i = 0; i < rows->count; i++)
        for (int j = 0; j < columns->count; j++)
            sum += load_some(x + ((size_t)i * s->dilation_height * s->width + j * s->dilation_width) * channels, lanes) *
                   load_some(w + ((size_t)i * s->kernel_width + j) * channels, lanes);
    return sum;
}

static void depthwise_forward(const ck_direct *s, const float *x, const float *w, const float *bias, float *y) {
    EACH_OUTPUT(s, {
        vec sum = depthwise_sum(s, &rows, &columns, x + from, w + tap, lanes);
        if (bias) sum += load_some(bias + c, lanes);
        store_some(y + to, sum, lanes);
    })
}

/// Adds what one output's gradient gives to those of its inputs and weights.
INLINE void depthwise_spread(const ck_direct *s, const tap_range *rows, const tap_range *columns, vec d, const float *x,
                             const float *w, int lanes, float *dx, float *dw) {
    size_t channels = s->in_channels;
    for (int i = 0; i < rows->count; i++)
        for (int j = 0; j < columns->count; j++) {
            size_t at = ((size_t)i * s->dilation_height * s->width + j * s->dilation_width) * channels;
            size_t tap = ((size_t)i * s->kernel_width + j) * channels;
            store_some(dw + tap, load_some(dw + tap, lanes) + d * load_some(x + at, lanes), lanes);
            if (dx) store_some(dx + at, load_some(dx + at, lanes) + d * load_some(w + tap, lanes), lanes);
        }
}

static void depthwise_backward(const ck_direct *s, const float *x, const float *w, const float *dy, float *dx, float *dw,
                               float *db) {
    if (dx) memset(dx, 0, sizeof(float) * s->height * s->width * s->in_channels);
    EACH_OUTPUT(s, {
        vec d = load_some(dy + to, lanes);
        if (db) store_some(db + c, load_some(db + c, lanes) + d, lanes);
        depthwise_spread(s, &rows, &columns, d, x + from, w + tap, lanes, dx ? dx + from : NULL, dw + tap);
    })
}
