#include "elementwise.h"

#include "table.h"

void ck_exp(const float *x, float *y, size_t count) { ck_kernels()->exp(x, y, count); }

void ck_log(const float *x, float *y, size_t count) { ck_kernels()->log(x, y, count); }

void ck_sigmoid(const float *x, float *y, size_t count) { ck_kernels()->sigmoid(x, y, count); }

void ck_tanh(const float *x, float *y, size_t count) { ck_kernels()->tanh(x, y, count); }

void ck_gelu(const float *x, float *y, size_t count) { ck_kernels()->gelu(x, y, count); }

void ck_silu(const float *x, float *y, size_t count) { ck_kernels()->silu(x, y, count); }

void ck_gelu_gradient(const float *x, const float *dy, float *dx, size_t count) {
    ck_kernels()->gelu_gradient(x, dy, dx, count);
}

void ck_silu_gradient(const float *x, const float *dy, float *dx, size_t count) {
    ck_kernels()->silu_gradient(x, dy, dx, count);
}

void ck_sum_shards(const float *from, size_t stride, int shards, float *to, size_t count) {
    ck_kernels()->sum_shards(from, stride, shards, to, count);
}

void ck_dropout(const float *x, float *y, size_t count, uint32_t first, uint32_t key, uint32_t threshold, float scale) {
    ck_kernels()->dropout(x, y, count, first, key, threshold, scale);
}
