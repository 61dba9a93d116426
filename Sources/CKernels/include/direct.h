#ifndef CKERNELS_DIRECT_H
#define CKERNELS_DIRECT_H

#include <stdbool.h>
#include <stddef.h>

// Convolution of any kernel, stride and dilation as products of pixels in place: the patch of an output position is a
// few runs of contiguous floats in the padded image, so that no matrix of patches is ever built. Convolution over time
// alone is an image of width 1.
//
// Images are `[samples x height x width x channels]`; several samples of a call share the reading of weights and the sums of
// their gradients. Weights `[kernelHeight x kernelWidth x inChannels x outChannels]`. No pointer needs more than float's alignment; workspaces want 64 bytes.

/// The largest height and width of a kernel.
#define CK_DIRECT_MOST_TAPS 32

/// The shape of a convolution of one sample. Zeros after the last row and column follow from the output's size.
typedef struct {
    int height, width, in_channels;
    int out_height, out_width, out_channels;
    int kernel_height, kernel_width;
    int stride_height, stride_width;
    int dilation_height, dilation_width;
    int padding_top, padding_left;
} ck_direct;

/// Floats in the packed weights of the forward pass, and in those of the gradient of the input.
size_t ck_direct_forward_weights_size(const ck_direct *shape);
size_t ck_direct_backward_weights_size(const ck_direct *shape);

/// Floats of workspace of one forward and one backward call for so many samples.
size_t ck_direct_forward_workspace(const ck_direct *shape, int samples);
size_t ck_direct_backward_workspace(const ck_direct *shape, int samples);

/// Packs weights in panels of 16 output channels, in the order in which the forward pass reads them.
void ck_direct_forward_weights(const ck_direct *shape, const float *w, float *packed);

/// Packs weights in panels of 16 input channels, in the order in which the gradient of the input reads them.
void ck_direct_backward_weights(const ck_direct *shape, const float *w, float *packed);

/// Computes y `[samples x outHeight x outWidth x outChannels]`, with bias (or NULL) and ReLU where asked; of the panels of 16
/// output channels `count` from `panel` on.
void ck_direct_forward(const ck_direct *shape, int samples, const float *x, const float *packed, const float *bias, bool relu,
                       float *y, int panel, int count, float *workspace);

/// Computes the gradients of some samples.
///
/// @param packed the weights of `ck_direct_backward_weights`; may be NULL where dx is.
/// @param y the output where ReLU was fused to it, else NULL.
/// @param dx like x, overwritten; NULL where the input needs no gradient.
/// @param dw like the weights, and db `[outChannels]` (or NULL): overwritten, or added to if `accumulates`.
void ck_direct_backward(const ck_direct *shape, int samples, const float *x, const float *packed, const float *dy, const float *y,
                        float *dx, float *dw, float *db, bool accumulates, float *workspace);

#endif
