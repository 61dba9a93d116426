// Weights into the transformed domain, and their gradients back.

/// U = GwG' of one channel pair panel; `w` points at tap (0, 0), taps lie `tap` floats apart.
INLINE void transform_panel_weights(const float *w, size_t tap, int count, float *u, size_t stride) {
    for (int part = 0; part < PARTS; part++) {
        int lanes = count - part * CK_LANES;
#define FETCH(i, j) load_some(w + ((i) * 3 + (j)) * tap + part * CK_LANES, lanes)
#define PUT(i, j, value) store(u + ((i) * 6 + (j)) * stride + part * CK_LANES, value)
        TRANSFORM_SQUARE(transform_weights, 3, 6, FETCH, PUT);
#undef FETCH
#undef PUT
    }
}

static void winograd_forward_weights(const ck_winograd *s, const float *w, float *u, int panel, int count) {
    int channels = s->in_channels, outputs = s->out_channels;
    size_t stride = (size_t)channels * PANEL;
    for (int k = panel; k < panel + count; k++)
        for (int c = 0; c < channels; c++)
            transform_panel_weights(w + (size_t)c * outputs + k * PANEL, (size_t)channels * outputs,
                                    smaller(PANEL, outputs - k * PANEL), u + k * FREQUENCIES * stride + c * PANEL,
                                    stride);
}

/// Copies the weights of 16 input and 16 output channels, transposed: `to` is `[9 taps][16 outputs][16 inputs]`.
static void transpose_weights(const ck_winograd *s, const float *w, int c, int k, float *to) {
    int channels = smaller(PANEL, s->in_channels - c), outputs = smaller(PANEL, s->out_channels - k);
    for (int tap = 0; tap < 9; tap++)
        transpose_panel(w + ((size_t)tap * s->in_channels + c) * s->out_channels + k, s->out_channels, channels, outputs,
                        to + tap * PANEL * PANEL);
}

static void winograd_backward_weights(const ck_winograd *s, const float *w, float *u, int panel, int count) {
    float block[9 * PANEL * PANEL];
    size_t stride = (size_t)s->out_channels * PANEL;
    for (int c = panel; c < panel + count; c++)
        for (int k = 0; k < s->out_channels; k += PANEL) {
            transpose_weights(s, w, c * PANEL, k, block);
            for (int o = 0; o < smaller(PANEL, s->out_channels - k); o++)
                transform_panel_weights(block + o * PANEL, PANEL * PANEL, PANEL,
                                        u + c * FREQUENCIES * stride + (k + o) * PANEL, stride);
        }
}

/// dw = G'(dU)G of one input channel and 16 outputs, of which `count` exist.
INLINE void gather_panel_weights(const float *du, size_t stride, float *dw, size_t tap, int count, bool accumulates) {
    for (int part = 0; part < PARTS; part++) {
        int lanes = count - part * CK_LANES;
        if (lanes <= 0) break;
#define FETCH(i, j) load(du + ((i) * 6 + (j)) * stride + part * CK_LANES)
#define PUT(i, j, value)                                          \
    do {                                                          \
        float *to = dw + ((i) * 3 + (j)) * tap + part * CK_LANES; \
        vec sum = value;                                          \
        if (accumulates) sum += load_some(to, lanes);             \
        store_some(to, sum, lanes);                               \
    } while (0)
        TRANSFORM_SQUARE(gather_weights, 6, 3, FETCH, PUT);
#undef FETCH
#undef PUT
    }
}

static void gather_all_weights(const ck_winograd *s, const float *du, float *dw, bool accumulates) {
    int ins = channel_blocks(s->in_channels), outs = channel_blocks(s->out_channels);
    size_t stride = (size_t)ins * outs * PANEL * PANEL;
    for (int c = 0; c < s->in_channels; c++)
        for (int k = 0; k < s->out_channels; k += PANEL) {
            const float *from = du + ((size_t)(k / PANEL * ins + c / PANEL) * PANEL + c % PANEL) * PANEL;
            gather_panel_weights(from, stride, dw + (size_t)c * s->out_channels + k,
                                 (size_t)s->in_channels * s->out_channels, smaller(PANEL, s->out_channels - k),
                                 accumulates);
        }
}
