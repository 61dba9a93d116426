#include "channelwise.h"

#include "table.h"

void ck_channel_moments(const float *x, size_t rows, int channels, float *mean, float *squares) {
    ck_kernels()->channel_moments(x, rows, channels, mean, squares);
}

void ck_channel_scale(const float *x, size_t rows, int channels, const float *mean, const float *factor,
                      const float *offset, bool relu, float *y) {
    ck_kernels()->channel_scale(x, rows, channels, mean, factor, offset, relu, y);
}

void ck_channel_gradient_sums(float *dy, const float *x, const float *y, size_t rows, int channels, const float *mean,
                              const float *inverse, float *sums, float *products) {
    ck_kernels()->channel_gradient_sums(dy, x, y, rows, channels, mean, inverse, sums, products);
}

void ck_channel_gradient(const float *dy, const float *x, size_t rows, int channels, const float *mean,
                         const float *factor, const float *shift, const float *slope, float *dx) {
    ck_kernels()->channel_gradient(dy, x, rows, channels, mean, factor, shift, slope, dx);
}

void ck_max_pool(const ck_pool *shape, const float *x, float *y, uint8_t *codes) {
    ck_kernels()->max_pool(shape, x, y, codes);
}

void ck_max_pool_backward(const ck_pool *shape, const float *dy, const uint8_t *codes, float *dx) {
    ck_kernels()->max_pool_backward(shape, dy, codes, dx);
}
