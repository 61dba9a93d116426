// The backward pass: gradients of the outputs into the transformed domain once, then those of the inputs and weights.

/// Reads the gradients of the outputs of one panel, undoing ReLU and pool, and sums them for the bias.
typedef struct {
    const float *dy, *y;
    const uint8_t *codes;
    int count;
    float sum[PANEL];
} panel_gradient;

/// Four by four gradients, zero where the output went through ReLU as zero.
INLINE void fetch_gradients(vec d[4][4], const panel_gradient *p, const tile_offsets *t, int part, int lanes) {
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) {
            vec value = load_some(tile_pointer(p->dy, t, i, j) + part * CK_LANES, lanes);
            if (p->y) {
                vec y = load_some(tile_pointer(p->y, t, i, j) + part * CK_LANES, lanes);
                value = keep(y > (vec){}, value);
            }
            d[i][j] = value;
        }
}

/// Four by four gradients from two by two pooled ones: each goes where its window's largest value was.
INLINE void fetch_pooled(vec d[4][4], const panel_gradient *p, const tile_offsets *t, int part, int lanes) {
    static const uint8_t no_codes[PANEL];
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) {
            bool inside = t->row[i] >= 0 && t->column[j] >= 0;
            const uint8_t *codes = inside ? p->codes + t->row[i] + t->column[j] : no_codes;
            vec value = load_some(tile_pointer(p->dy, t, i, j) + part * CK_LANES, lanes);
            ivec code = load_codes(codes + part * CK_LANES, lanes);
            for (int at = 0; at < 4; at++)
                d[2 * i + at / 2][2 * j + at % 2] = keep(code == (ivec){} + at, value);
        }
}

/// D = A dy A' of one tile and panel.
INLINE void read_gradient_tile(panel_gradient *p, const tile_offsets *t, bool pools, int count, float *to,
                               size_t stride) {
    for (int part = 0; part < PARTS; part++) {
        vec d[4][4], sum = {};
        int lanes = count - part * CK_LANES;
        if (pools)
            fetch_pooled(d, p, t, part, lanes);
        else
            fetch_gradients(d, p, t, part, lanes);
        for (int i = 0; i < 4; i++) sum += (d[i][0] + d[i][1]) + (d[i][2] + d[i][3]);
        store(p->sum + part * CK_LANES, load(p->sum + part * CK_LANES) + sum);
#define FETCH(i, j) d[i][j]
#define PUT(i, j, value) store(to + ((i) * 6 + (j)) * stride + part * CK_LANES, value)
        TRANSFORM_SQUARE(spread_output, 4, 6, FETCH, PUT);
#undef FETCH
#undef PUT
    }
}

/// D of one group and panel.
static void read_gradient_group(const ck_winograd *s, panel_gradient *p, int group, float *d) {
    size_t stride = frequency_stride(s->out_channels);
    int first = group * GROUP, end = smaller(first + GROUP, s->tiles_down * s->tiles_across);
    for (int tile = first; tile < end; tile++) {
        tile_offsets t = output_offsets(s, tile);
        float *to = d + (tile - first) * PANEL;
        if (p->count == PANEL)
            read_gradient_tile(p, &t, s->pools, PANEL, to, stride);
        else
            read_gradient_tile(p, &t, s->pools, p->count, to, stride);
    }
}

/// D of all groups, and the bias gradients.
static void read_gradients(const ck_winograd *s, const ck_winograd_gradient *gradient, float *d, float *db,
                           bool accumulates) {
    for (int k = 0; k < s->out_channels; k += PANEL) {
        panel_gradient p = {.dy = gradient->dy + k, .count = smaller(PANEL, s->out_channels - k)};
        p.y = gradient->y ? gradient->y + k : NULL;
        p.codes = gradient->codes ? gradient->codes + k : NULL;
        for (int g = 0; g < s->groups; g++)
            read_gradient_group(s, &p, g, d + g * group_stride(s->out_channels) + k * GROUP);
        for (int i = 0; db && i < p.count; i++) db[k + i] = p.sum[i] + (accumulates ? db[k + i] : 0);
    }
}

/// dx += B(dV)B' of one tile and 16 channels, of which `count` exist.
INLINE void spread_tile(const float *m, float *dx, const tile_offsets *t, int count) {
    float outside[PANEL];
    for (int part = 0; part < PARTS; part++) {
        int lanes = count - part * CK_LANES;
        if (lanes <= 0) break;
#define FETCH(i, j) load(m + ((i) * 6 + (j)) * GROUP * PANEL + part * CK_LANES)
#define PUT(i, j, value)                                                            \
    do {                                                                            \
        bool inside = t->row[i] >= 0 && t->column[j] >= 0;                          \
        float *to = inside ? dx + t->row[i] + t->column[j] : outside;               \
        to += part * CK_LANES;                                                      \
        store_some(to, load_some(to, lanes) + value, lanes);                        \
    } while (0)
        TRANSFORM_SQUARE(spread_input, 6, 6, FETCH, PUT);
#undef FETCH
#undef PUT
    }
}

static void spread_group(const ck_winograd *s, int c, int group, const float *m, float *dx) {
    int first = group * GROUP, end = smaller(first + GROUP, s->tiles_down * s->tiles_across);
    int count = smaller(PANEL, s->in_channels - c);
    for (int tile = first; tile < end; tile++) {
        tile_offsets t = input_offsets(s, tile);
        if (count == PANEL)
            spread_tile(m + (tile - first) * PANEL, dx + c, &t, PANEL);
        else
            spread_tile(m + (tile - first) * PANEL, dx + c, &t, count);
    }
}

/// dx of all groups, a few at a time so that their gradients stay in the second-level cache for all panels.
static void backward_inputs(const ck_winograd *s, const float *d, const float *u, float *dx, float *m) {
    size_t size = group_stride(s->out_channels), panel = (size_t)FREQUENCIES * s->out_channels * PANEL;
    int chunk = ck_winograd_forward_chunk(s->out_channels);
    memset(dx, 0, sizeof(float) * s->samples * s->height * s->width * s->in_channels);
    for (int group = 0; group < s->groups; group += chunk)
        for (int c = 0; c < s->in_channels; c += PANEL)
            for (int g = group; g < smaller(group + chunk, s->groups); g++) {
                multiply_group(d + g * size, u + c / PANEL * panel, s->out_channels, tiles_of_group(s, g), m);
                spread_group(s, c, g, m, dx);
            }
}

static void winograd_backward(const ck_winograd *s, const float *x, const float *u,
                              const ck_winograd_gradient *gradient, float *dx, float *dw, float *db,
                              bool accumulates, float *workspace) {
    float *m = workspace, *d = m + FREQUENCIES * GROUP * PANEL;
    float *v = d + s->groups * group_stride(s->out_channels), *du = v + s->groups * group_stride(s->in_channels);
    read_gradients(s, gradient, d, db, accumulates);
    if (dx) backward_inputs(s, d, u, dx, m);
    for (int g = 0; g < s->groups; g++) read_group(s, x, g, v + g * group_stride(s->in_channels));
    multiply_weights(s, v, d, du);
    gather_all_weights(s, du, dw, accumulates);
}
