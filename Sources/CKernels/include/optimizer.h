#ifndef CKERNELS_OPTIMIZER_H
#define CKERNELS_OPTIMIZER_H

#include <stdbool.h>
#include <stddef.h>

/// One step of Adam or AdamW with all its corrections worked out:
///
///     g = scale * gradient + decay * w
///     mean = mean_kept * mean + (1 - mean_kept) * g
///     square = square_kept * square + (1 - square_kept) * g * g
///     w = shrink * w - step * mean / (sqrt(square) * correction + epsilon)
///
/// With `step` = learning rate / (1 - mean_kept^t) and `correction` = 1 / sqrt(1 - square_kept^t) at step t it is Adam;
/// `decay` is weight decay as a part of the gradient, `shrink` = 1 - learning rate * weight decay is AdamW's.
///
/// Source: Kingma & Ba (2015), ICLR; Loshchilov & Hutter (2019), ICLR.
typedef struct {
    float scale, decay, shrink, mean_kept, square_kept, step, correction, epsilon;
} ck_adam;

/// Changes `count` weights, and both moments, after their gradients.
void ck_adam_step(const ck_adam *adam, const float *gradient, float *w, float *mean, float *square, size_t count);

/// Stochastic gradient descent with momentum: g as for Adam; velocity = momentum * velocity + g; w -= rate * velocity.
typedef struct {
    float scale, decay, momentum, rate;
} ck_sgd;

/// Changes `count` weights, and their velocities, after their gradients.
void ck_sgd_step(const ck_sgd *sgd, const float *gradient, float *w, float *velocity, size_t count);

#endif
