#include "channelwise.h"

#include "table.h"

void ck_channel_moments(const float *x, size_t rows, int channels, float *mean, float *squares) {
    ck_kernels()->channel_moments(x, rows, channels, mean, squares);
}

void ck_channel_scale(const ck_scaling *scaling, const float *x, size_t rows, int channels, float *y) {
    ck_kernels()->channel_scale(scaling, x, rows, channels, y);
}

void ck_channel_gradient_sums(const ck_scaling *scaling, const float *dy, const float *x, size_t rows, int channels,
                              float *sums, float *products) {
    ck_kernels()->channel_gradient_sums(scaling, dy, x, rows, channels, sums, products);
}

void ck_channel_gradient(const ck_scaling *scaling, const float *dy, const float *x, size_t rows, int channels,
                         const float *shift, const float *slope, float *dx) {
    ck_kernels()->channel_gradient(scaling, dy, x, rows, channels, shift, slope, dx);
}

void ck_max_pool(const ck_pool *shape, const float *x, float *y, uint8_t *codes) {
    ck_kernels()->max_pool(shape, x, y, codes);
}

void ck_max_pool_backward(const ck_pool *shape, const float *dy, const uint8_t *codes, float *dx) {
    ck_kernels()->max_pool_backward(shape, dy, codes, dx);
}

void ck_channel_scale_pool(const ck_scaling *scaling, const ck_pool *shape, const float *x, float *y, float *picked,
                           uint8_t *codes) {
    ck_kernels()->channel_scale_pool(scaling, shape, x, y, picked, codes);
}

void ck_channel_gradient_pool(const ck_scaling *scaling, const ck_pool *shape, const float *dy, const uint8_t *codes,
                              const float *x, const float *shift, const float *slope, int valid_height,
                              float *dx) {
    ck_kernels()->channel_gradient_pool(scaling, shape, dy, codes, x, shift, slope, valid_height, dx);
}
