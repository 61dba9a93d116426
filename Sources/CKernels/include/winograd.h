#ifndef CKERNELS_WINOGRAD_H
#define CKERNELS_WINOGRAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// 3x3 convolution of stride 1 by Winograd's minimal filtering F(4x4, 3x3), in adjoint form.
//
// With V = B'xB of every 6x6 input tile and U = GwG' of every filter, the output is y = A'(U * V)A. The two backward
// passes are the adjoints of that: D = A dy A' once, then dU = V'D with dw = G'(dU)G, and dV = D U' with dx the sum of
// the overlapping tiles B(dV)B'. The number of tiles is therefore the same in all three passes.
//
// Images are row-major `[samples x height x width x channels]`, weights `[3 x 3 x inChannels x outChannels]`. Any sizes
// and any channel counts are allowed. No pointer needs more than float's alignment; workspaces want 64 bytes.
//
// Source: Lavin & Gray (2016), Fast algorithms for convolutional neural networks, CVPR; points 0, 1, -1, 2, -2, infinity.

/// The shape of one convolution over a fixed number of samples, and how its tiles lie.
typedef struct {
    int samples, height, width;         ///< of the input
    int in_channels, out_channels;
    int padding;                        ///< zeros around the input: 1 keeps the size, 0 shrinks it by two
    bool pools;                         ///< whether a 2x2 max-pool (stride 2, incomplete windows dropped) follows
    int out_height, out_width;          ///< of the convolution, before the pool
    int used_height, used_width;        ///< the part of the output that the pool reads; else all of it
    int tiles_down;                     ///< tiles of 4x4 outputs
    int tiles_across;                   ///< over all samples, which lie side by side
    int sample_spacing;                 ///< columns from a sample to the next; 0 where tiles do not cross samples
    int groups;                         ///< tiles are handled 12 at a time
} ck_winograd;

/// What follows the convolution while its output is still in registers.
typedef struct {
    const float *bias;                  ///< `[outChannels]`, or NULL
    bool relu;
    float *y;                           ///< `[samples x outHeight x outWidth x outChannels]`, pooled where the plan pools
    uint8_t *codes;                     ///< where the plan pools, like y: which of the four won, 4 if ReLU cut it off; or NULL
} ck_winograd_output;

/// The gradient that comes back, before the fused pool and ReLU are undone.
typedef struct {
    const float *dy;                    ///< like `ck_winograd_output.y`
    const float *y;                     ///< the output of the forward pass where ReLU was fused without a pool, else NULL
    const uint8_t *codes;               ///< the codes of the forward pass where the plan pools, else NULL
} ck_winograd_gradient;

/// Lays out the tiles. Samples side by side share a column of zeros where that saves tiles.
ck_winograd ck_winograd_make(int samples, int height, int width, int in_channels, int out_channels, int padding,
                             bool pools);

/// Floats in the transformed weights of the forward pass, and in those of the backward pass.
size_t ck_winograd_forward_weights_size(const ck_winograd *shape);
size_t ck_winograd_backward_weights_size(const ck_winograd *shape);

/// Floats of workspace that the forward and the backward pass need.
size_t ck_winograd_forward_workspace(const ck_winograd *shape);
size_t ck_winograd_backward_workspace(const ck_winograd *shape);

/// Transforms weights for the forward pass: output channels in panels of 16, of which `panel` to `panel + count` are
/// done. U is `[outChannels/16][36][inChannels][16]`.
void ck_winograd_forward_weights(const ck_winograd *shape, const float *w, float *u, int panel, int count);

/// Transforms weights for the backward pass: `[inChannels/16][36][outChannels][16]`, panels of 16 input channels.
void ck_winograd_backward_weights(const ck_winograd *shape, const float *w, float *u, int panel, int count);

/// Computes the outputs of tile groups `group` to `group + count`; all groups together cover the samples.
void ck_winograd_forward(const ck_winograd *shape, const float *x, const float *u, const ck_winograd_output *out,
                         int group, int count, float *workspace);

/// Computes the gradients of a convolution.
///
/// @param u the weights of `ck_winograd_backward_weights`; may be NULL where dx is.
/// @param dx like x, overwritten; NULL where the input needs no gradient.
/// @param dw like the weights, and db `[outChannels]` (or NULL): overwritten, or added to if `accumulates`.
void ck_winograd_backward(const ck_winograd *shape, const float *x, const float *u, const ck_winograd_gradient *gradient,
                          float *dx, float *dw, float *db, bool accumulates, float *workspace);

#endif
