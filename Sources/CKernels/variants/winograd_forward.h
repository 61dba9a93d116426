// The forward pass: transformed inputs times transformed weights, and at once the output with what is fused to it.

/// Bias, ReLU and where they go, for one panel of 16 outputs.
typedef struct {
    float bias[PANEL];
    bool relu;
    int count;
    float *y;
    uint8_t *codes;
} panel_output;

static panel_output prepare_output(const ck_winograd *s, const ck_winograd_output *out, int k) {
    panel_output p = {.relu = out->relu, .count = smaller(PANEL, s->out_channels - k)};
    if (out->bias) memcpy(p.bias, out->bias + k, p.count * sizeof(float));
    p.y = out->y + k;
    p.codes = out->codes ? out->codes + k : NULL;
    return p;
}

/// Stores four by four outputs.
INLINE void write_outputs(vec y[4][4], const panel_output *p, const tile_offsets *t, int part) {
    int lanes = p->count - part * CK_LANES;
    vec bias = load(p->bias + part * CK_LANES);
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) {
            if (t->row[i] < 0 || t->column[j] < 0) continue;
            vec value = y[i][j] + bias;
            if (p->relu) value = larger((vec){}, value);
            store_some(p->y + t->row[i] + t->column[j] + part * CK_LANES, value, lanes);
        }
}

/// Stores the largest of each of the four windows of two by two, and which one it was; the first wins a tie.
INLINE void write_pooled(vec y[4][4], const panel_output *p, const tile_offsets *t, int part) {
    int lanes = p->count - part * CK_LANES;
    vec bias = load(p->bias + part * CK_LANES);
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) {
            if (t->row[i] < 0 || t->column[j] < 0) continue;
            vec best = y[2 * i][2 * j];
            ivec code = {};
            for (int at = 1; at < 4; at++) {
                vec value = y[2 * i + at / 2][2 * j + at % 2];
                ivec wins = value > best;
                code = (code & ~wins) | (wins & at);
                best = larger(value, best);
            }
            best += bias;
            if (p->relu) {
                ivec off = best <= (vec){};
                code = (code & ~off) | (off & 4);
                best = larger((vec){}, best);
            }
            size_t at = t->row[i] + t->column[j] + part * CK_LANES;
            store_some(p->y + at, best, lanes);
            if (p->codes) store_codes(p->codes + at, code, lanes);
        }
}

/// y = A'mA of one tile. `m` points at the tile's row of frequency 0.
INLINE void finish_tile(const float *m, const panel_output *p, const tile_offsets *t, bool pools) {
    for (int part = 0; part < PARTS; part++) {
        if (p->count <= part * CK_LANES) break;
        vec y[4][4];
#define FETCH(i, j) load(m + ((i) * 6 + (j)) * GROUP * PANEL + part * CK_LANES)
#define PUT(i, j, value) y[i][j] = value
        TRANSFORM_SQUARE(transform_output, 6, 4, FETCH, PUT);
#undef FETCH
#undef PUT
        if (pools)
            write_pooled(y, p, t, part);
        else
            write_outputs(y, p, t, part);
    }
}

static void finish_group(const ck_winograd *s, const panel_output *p, int group, const float *m) {
    int first = group * GROUP, end = smaller(first + GROUP, s->tiles_down * s->tiles_across);
    for (int tile = first; tile < end; tile++) {
        tile_offsets t = output_offsets(s, tile);
        finish_tile(m + (tile - first) * PANEL, p, &t, s->pools);
    }
}

INLINE int tiles_of_group(const ck_winograd *s, int group) {
    return smaller(GROUP, s->tiles_down * s->tiles_across - group * GROUP);
}

/// A chunk of groups: their inputs are transformed once and stay in the second-level cache for all panels.
static void forward_chunk(const ck_winograd *s, const float *x, const float *u, const ck_winograd_output *out,
                          int group, int count, float *v, float *m) {
    size_t size = group_stride(s->in_channels), panel = (size_t)FREQUENCIES * s->in_channels * PANEL;
    for (int g = 0; g < count; g++) read_group(s, x, group + g, v + g * size);
    for (int k = 0; k < s->out_channels; k += PANEL) {
        panel_output p = prepare_output(s, out, k);
        for (int g = 0; g < count; g++) {
            multiply_group(v + g * size, u + k / PANEL * panel, s->in_channels, tiles_of_group(s, group + g), m);
            finish_group(s, &p, group + g, m);
        }
    }
}

static void winograd_forward(const ck_winograd *s, const float *x, const float *u, const ck_winograd_output *out,
                             int group, int count, float *workspace) {
    int chunk = ck_winograd_forward_chunk(s->in_channels);
    float *v = workspace + FREQUENCIES * GROUP * PANEL;
    for (int g = 0; g < count; g += chunk)
        forward_chunk(s, x, u, out, group + g, smaller(chunk, count - g), v, workspace);
}
