#ifndef CKERNELS_DEPTHWISE_H
#define CKERNELS_DEPTHWISE_H

#include "direct.h"

// Convolution of each channel by itself, one sample at a time: images `[height x width x channels]`, weights
// `[kernelHeight x kernelWidth x channels]`. The shape has as many output as input channels.

/// Computes y `[outHeight x outWidth x channels]`, with bias or NULL.
void ck_depthwise_forward(const ck_direct *shape, const float *x, const float *w, const float *bias, float *y);

/// Computes the gradients of one sample.
///
/// @param dx like x, overwritten; NULL where the input needs no gradient.
/// @param dw like the weights, and db `[channels]` (or NULL): added to.
void ck_depthwise_backward(const ck_direct *shape, const float *x, const float *w, const float *dy, float *dx, float *dw,
                           float *db);

#endif
