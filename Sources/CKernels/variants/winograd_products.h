// The matrix products of the transformed domain, one for each of the 36 frequencies.

/// Up to CK_ROWS tiles of one frequency times one panel of 16 outputs.
INLINE void multiply_tiles(int rows, const float *v, const float *u, int channels, float *m) {
    vec acc[CK_ROWS][PARTS];
    clear_rows(acc, rows);
    int c = 0;
    for (; c + PANEL <= channels; c += PANEL)
        multiply_add(acc, rows, v + c * GROUP, PANEL, 1, u + c * PANEL, PANEL, PANEL);
    if (c < channels) multiply_add(acc, rows, v + c * GROUP, PANEL, 1, u + c * PANEL, PANEL, channels - c);
    store_rows(acc, rows, m, PANEL);
}

/// One group of tiles times one panel: m is `[36][12][16]`, v one group, u `[36][channels][16]`.
static void multiply_group(const float *v, const float *u, int channels, int tiles, float *m) {
    size_t stride = frequency_stride(channels);
    for (int first = 0; first < tiles;) {
        int rows = next_rows(tiles - first);
#define ACTION(n)                                                                                             \
    for (int f = 0; f < FREQUENCIES; f++)                                                                     \
        multiply_tiles(n, v + f * stride + first * PANEL, u + (size_t)f * channels * PANEL, channels,         \
                       m + (f * GROUP + first) * PANEL)
        WITH_ROWS(rows, ACTION)
#undef ACTION
        first += rows;
    }
}

/// dU of 16 channels and 16 outputs of one frequency: the sum over all tiles of v'd.
static void multiply_block(const ck_winograd *s, const float *v, const float *d, float *du) {
    size_t next_v = group_stride(s->in_channels), next_d = group_stride(s->out_channels);
    int tiles = s->tiles_down * s->tiles_across, whole = tiles / GROUP, rest = tiles % GROUP;
    multiply_square(v, d, whole, next_v, next_d, PANEL, PANEL, GROUP, false, du);
    if (rest > 0) multiply_square(v + whole * next_v, d + whole * next_d, 1, 0, 0, PANEL, PANEL, rest, true, du);
}

/// dU `[36][outputs/16][channels/16][16][16]` of all tiles.
static void multiply_weights(const ck_winograd *s, const float *v, const float *d, float *du) {
    int ins = channel_blocks(s->in_channels), outs = channel_blocks(s->out_channels);
    size_t stride_v = frequency_stride(s->in_channels), stride_d = frequency_stride(s->out_channels);
    for (int f = 0; f < FREQUENCIES; f++)
        for (int k = 0; k < outs; k++)
            for (int c = 0; c < ins; c++, du += PANEL * PANEL)
                multiply_block(s, v + f * stride_v + c * GROUP * PANEL, d + f * stride_d + k * GROUP * PANEL,
                               du);
}
