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

/// Rows of du for some channels of one frequency: the sum over all tiles of v'd.
INLINE void multiply_outer(int rows, const ck_winograd *s, const float *v, const float *d, float *du) {
    vec acc[CK_LANES == 16 ? PANEL : CK_ROWS][PARTS];
    clear_rows(acc, rows);
    size_t next_v = group_stride(s->in_channels), next_d = group_stride(s->out_channels);
    int tiles = s->tiles_down * s->tiles_across;
    for (; tiles >= GROUP; tiles -= GROUP, v += next_v, d += next_d)
        multiply_add(acc, rows, v, 1, PANEL, d, PANEL, GROUP);
    multiply_add(acc, rows, v, 1, PANEL, d, PANEL, tiles);
    store_rows(acc, rows, du, PANEL);
}

/// dU of 16 channels and 16 outputs of one frequency.
INLINE void multiply_block(const ck_winograd *s, const float *v, const float *d, float *du) {
#if CK_LANES == 16
    multiply_outer(16, s, v, d, du);
#elif CK_LANES == 8
    multiply_outer(6, s, v, d, du);
    multiply_outer(5, s, v + 6, d, du + 6 * PANEL);
    multiply_outer(5, s, v + 11, d, du + 11 * PANEL);
#else
    for (int c = 0; c < PANEL; c += 2) multiply_outer(2, s, v + c, d, du + c * PANEL);
#endif
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
