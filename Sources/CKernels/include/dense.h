#ifndef CKERNELS_DENSE_H
#define CKERNELS_DENSE_H

#include <stdbool.h>
#include <stddef.h>

#include "optimizer.h"

// Fully connected layers over a whole batch: weights `[inputs x outputs]`, `x` `[rows x inputs]`, `y` `[rows x outputs]`,
// all row-major. The weights are read once a pass, in ranges of inputs that threads share out.

/// The shape of one product.
typedef struct {
    int rows, inputs, outputs;
} ck_dense;

/// Computes the part of y that inputs `first` to `first + count` give: `part` `[rows x outputs]`, overwritten.
void ck_dense_forward(const ck_dense *shape, const float *x, const float *w, float *part, int first, int count);

/// y = the sum of `parts` (each `[rows x outputs]`, one after the other) in their order, plus bias (or NULL), with ReLU.
void ck_dense_finish(const ck_dense *shape, const float *parts, int count, const float *bias, bool relu, float *y);

/// Floats of workspace of one backward call.
size_t ck_dense_backward_workspace(const ck_dense *shape);

/// Gradients of inputs `first` to `first + count`: dx like x (NULL where nobody asks) and dw like the weights, overwritten.
void ck_dense_backward(const ck_dense *shape, const float *x, const float *w, const float *dy, float *dx, float *dw,
                       int first, int count, float *workspace);

/// The same with the optimizer's step at once, so that the gradient of the weights is never stored.
///
/// @param mean, square Adam's moments, like the weights.
void ck_dense_backward_adam(const ck_dense *shape, const float *x, float *w, const float *dy, float *dx,
                            const ck_adam *adam, float *mean, float *square, int first, int count, float *workspace);

#endif
