#ifndef CKERNELS_CHANNELWISE_H
#define CKERNELS_CHANNELWISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What is done to each channel for itself: `x`, `y` and their gradients are `[rows x channels]`, a row being one position of
// one sample; what belongs to a channel is `[channels]`.

/// mean = the mean of each channel, squares = the sum of its squared deviations from it.
void ck_channel_moments(const float *x, size_t rows, int channels, float *mean, float *squares);

/// A scaling of each channel, y = (x - mean) * factor + offset, with ReLU after it where asked.
typedef struct {
    const float *mean, *factor, *offset;
    bool relu;
} ck_scaling;

/// Scales all rows.
void ck_channel_scale(const ck_scaling *scaling, const float *x, size_t rows, int channels, float *y);

/// sums = the sum of d, products = the sum of d * (x - mean), where d is the gradient before the ReLU: dy where the output
/// is above zero.
void ck_channel_gradient_sums(const ck_scaling *scaling, const float *dy, const float *x, size_t rows, int channels,
                              float *sums, float *products);

/// dx = factor * (d - shift - (x - mean) * slope): the gradient of a normalisation over all rows of a batch.
///
/// dx and dy may be the same memory.
void ck_channel_gradient(const ck_scaling *scaling, const float *dy, const float *x, size_t rows, int channels,
                         const float *shift, const float *slope, float *dx);

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

/// Scales one sample and pools it at once.
///
/// @param picked, codes like y, or both NULL: the x that won each window, and which position it was, 255 where ReLU cut
/// it off. With `picked` for x, `ck_channel_gradient_sums` gives the sums over the whole sample.
void ck_channel_scale_pool(const ck_scaling *scaling, const ck_pool *shape, const float *x, float *y, float *picked,
                           uint8_t *codes);

/// As `ck_channel_gradient`, from the gradient of the pool's output.
///
/// @param valid_height from this row of x on, which had no part in the statistics, shift and slope are zero.
void ck_channel_gradient_pool(const ck_scaling *scaling, const ck_pool *shape, const float *dy, const uint8_t *codes,
                              const float *x, const float *shift, const float *slope, int valid_height,
                              float *dx);

#endif
