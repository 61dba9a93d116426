#ifndef CKERNELS_ELEMENTWISE_H
#define CKERNELS_ELEMENTWISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// y = e^x of `count` numbers. Within 2.5e-7 of the value for -87 < x < 88; 0 below and infinity above.
void ck_exp(const float *x, float *y, size_t count);

/// y = the natural logarithm of `count` numbers. Within 2e-7 (absolute for 0.5 < x < 2, else relative) for normal x;
/// -infinity at 0, NaN below.
void ck_log(const float *x, float *y, size_t count);

/// y = 1 / (1 + e^-x) of `count` numbers, within 2e-7.
void ck_sigmoid(const float *x, float *y, size_t count);

/// y = tanh x of `count` numbers, within 3e-7, and within 6e-7 of the value.
void ck_tanh(const float *x, float *y, size_t count);

/// y = x Phi(x) of `count` numbers, Phi being the normal distribution (GELU), within 3e-7 of |x|.
void ck_gelu(const float *x, float *y, size_t count);

/// y = x / (1 + e^-x) of `count` numbers (SiLU), within 2e-7 of |x|.
void ck_silu(const float *x, float *y, size_t count);

/// dx = the gradient of the two, from that of their output. dx and dy may be the same memory.
void ck_gelu_gradient(const float *x, const float *dy, float *dx, size_t count);
void ck_silu_gradient(const float *x, const float *dy, float *dx, size_t count);

/// to = the sum of `shards` arrays that lie `stride` floats apart, in their order.
void ck_sum_shards(const float *from, size_t stride, int shards, float *to, size_t count);

/// Drops elements whose hash is below `threshold` and scales the others; element `i` is number `first + i` of its layer.
///
/// The hash is h = i * 0x9E3779B9 + key, then `lowbias32` of C. Wellons: the same elements whatever order they come in.
/// x and y may be the same memory.
void ck_dropout(const float *x, float *y, size_t count, uint32_t first, uint32_t key, uint32_t threshold, float scale);

#endif
