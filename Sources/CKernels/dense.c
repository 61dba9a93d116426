#include "dense.h"

#include "table.h"

void ck_dense_forward(const ck_dense *shape, const float *x, const float *w, float *part, int first, int count) {
    ck_kernels()->dense_forward(shape, x, w, part, first, count);
}

void ck_dense_finish(const ck_dense *shape, const float *parts, int count, const float *bias, bool relu, float *y) {
    ck_kernels()->dense_finish(shape, parts, count, bias, relu, y);
}

size_t ck_dense_backward_workspace(const ck_dense *shape) {
    return 16 * (size_t)(shape->outputs > 2 * shape->rows ? shape->outputs : 2 * shape->rows);
}

void ck_dense_backward(const ck_dense *shape, const float *x, const float *w, const float *dy, float *dx, float *dw,
                       int first, int count, float *workspace) {
    ck_kernels()->dense_backward(shape, x, w, dy, dx, dw, first, count, workspace);
}

void ck_dense_backward_adam(const ck_dense *shape, const float *x, float *w, const float *dy, float *dx,
                            const ck_adam *adam, float *mean, float *square, int first, int count, float *workspace) {
    ck_kernels()->dense_backward_adam(shape, x, w, dy, dx, adam, mean, square, first, count, workspace);
}

void ck_adam_step(const ck_adam *adam, const float *gradient, float *w, float *mean, float *square, size_t count) {
    ck_kernels()->adam_step(adam, gradient, w, mean, square, count);
}

void ck_sgd_step(const ck_sgd *sgd, const float *gradient, float *w, float *velocity, size_t count) {
    ck_kernels()->sgd_step(sgd, gradient, w, velocity, count);
}
