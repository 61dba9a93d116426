#include "direct_shape.h"

#include <string.h>

ck_phase ck_make_phase(int phase, int kernel, int stride, int dilation) {
    ck_phase p = {.count = 0};
    for (int tap = kernel - 1; tap >= 0; tap--) {
        int from = tap * dilation - phase;
        if (from < 0 || from % stride != 0) continue;
        p.tap[p.count] = tap;
        p.back[p.count++] = from / stride;
    }
    return p;
}

ck_runs ck_forward_runs(const ck_direct *s) {
    int width = ck_padded_width(s), row = s->dilation_height * width * s->in_channels;
    bool joins_columns = s->dilation_width == 1 || s->kernel_width == 1;
    bool joins_rows = joins_columns && width == s->kernel_width && (s->dilation_height == 1 || s->kernel_height == 1);
    int across = joins_columns ? 1 : s->kernel_width, down = joins_rows ? 1 : s->kernel_height;
    ck_runs runs = {.count = down * across};
    runs.length = s->kernel_height * s->kernel_width * s->in_channels / runs.count;
    for (int i = 0; i < down; i++)
        for (int j = 0; j < across; j++) runs.offset[i * across + j] = i * row + j * s->dilation_width * s->in_channels;
    return runs;
}

size_t ck_direct_forward_weights_size(const ck_direct *s) {
    return (size_t)s->kernel_height * s->kernel_width * s->in_channels * ck_round_up(s->out_channels);
}

size_t ck_direct_backward_weights_size(const ck_direct *s) {
    return (size_t)s->kernel_height * s->kernel_width * s->out_channels * ck_round_up(s->in_channels);
}

size_t ck_direct_forward_workspace(const ck_direct *s, int samples) { return samples * ck_padded_size(s); }

size_t ck_direct_backward_workspace(const ck_direct *s, int samples) {
    size_t weights = ((size_t)s->kernel_height * s->kernel_width * s->in_channels + 16) * 16;
    return samples * (ck_padded_size(s) + ck_gradient_size(s)) + weights;
}

void ck_direct_forward_weights(const ck_direct *s, const float *w, float *packed) {
    int depth = s->kernel_height * s->kernel_width * s->in_channels, outputs = s->out_channels;
    for (int k = 0; k < outputs; k += 16)
        for (int i = 0; i < depth; i++, packed += 16)
            for (int lane = 0; lane < 16; lane++)
                packed[lane] = k + lane < outputs ? w[(size_t)i * outputs + k + lane] : 0;
}

/// Packs one tap for 16 input channels: `[outChannels][16]`, transposed.
static void pack_tap(const ck_direct *s, const float *w, int c, float *packed) {
    for (int k = 0; k < s->out_channels; k++)
        for (int lane = 0; lane < 16; lane++)
            packed[k * 16 + lane] = c + lane < s->in_channels ? w[(size_t)(c + lane) * s->out_channels + k] : 0;
}

void ck_direct_backward_weights(const ck_direct *s, const float *w, float *packed) {
    size_t tap = (size_t)s->in_channels * s->out_channels;
    for (int i = 0; i < s->stride_height; i++)
        for (int j = 0; j < s->stride_width; j++) {
            ck_phase rows = ck_make_phase(i, s->kernel_height, s->stride_height, s->dilation_height);
            ck_phase columns = ck_make_phase(j, s->kernel_width, s->stride_width, s->dilation_width);
            for (int c = 0; c < s->in_channels; c += 16)
                for (int y = 0; y < rows.count; y++)
                    for (int x = 0; x < columns.count; x++, packed += (size_t)s->out_channels * 16)
                        pack_tap(s, w + (rows.tap[y] * s->kernel_width + columns.tap[x]) * tap, c, packed);
        }
}
