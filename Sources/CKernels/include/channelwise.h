#ifndef CKERNELS_CHANNELWISE_H
#define CKERNELS_CHANNELWISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What is done to each channel for itself: `x`, `y` and their gradients are `[rows x channels]`, a row being one position of
// one sample; what belongs to a channel is `[channels]`.

/// mean = the mean of each channel, squares = the sum of its squared deviations from it.
void ck_channel_moments(const float *x, size_t rows, int channels, float *mean, float *squares);

/// y = (x - mean) * factor + offset, with ReLU where asked.
void ck_channel_scale(const float *x, size_t rows, int channels, const float *mean, const float *factor,
                      const float *offset, bool relu, float *y);

/// sums = the sum of dy, products = the sum of dy * (x - mean) * inverse.
///
/// @param y the output where ReLU was fused to it: dy becomes zero in place where y is not above zero. Else NULL.
void ck_channel_gradient_sums(float *dy, const float *x, const float *y, size_t rows, int channels, const float *mean,
                              const float *inverse, float *sums, float *products);

/// dx = factor * (dy - shift - (x - mean) * slope): the gradient of a normalisation over all rows of a batch.
void ck_channel_gradient(const float *dy, const float *x, size_t rows, int channels, const float *mean,
                         const float *factor, const float *shift, const float *slope, float *dx);

/// The shape of a pool over one sample: windows lie side by side, incomplete ones are dropped.
typedef struct {
    int in_height, in_width, channels;
    int window_height, window_width;        ///< at most 255 positions together
} ck_pool;

/// y `[height / windowHeight x width / windowWidth x channels]` = the largest of each window; `codes` (or NULL) = which
/// position of the window it was, row by row; the first of equal ones wins.
void ck_max_pool(const ck_pool *shape, const float *x, float *y, uint8_t *codes);

/// dx, overwritten: each gradient goes where its window's largest value was.
void ck_max_pool_backward(const ck_pool *shape, const float *dy, const uint8_t *codes, float *dx);

#endif
