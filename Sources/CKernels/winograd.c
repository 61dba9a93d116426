#include "winograd.h"

#include "table.h"

void ck_winograd_forward_weights(const ck_winograd *shape, const float *w, float *u, int panel, int count) {
    ck_kernels()->winograd_forward_weights(shape, w, u, panel, count);
}

void ck_winograd_backward_weights(const ck_winograd *shape, const float *w, float *u, int panel, int count) {
    ck_kernels()->winograd_backward_weights(shape, w, u, panel, count);
}

void ck_winograd_forward(const ck_winograd *shape, const float *x, const float *u, const ck_winograd_output *out,
                         int group, int count, float *workspace) {
    ck_kernels()->winograd_forward(shape, x, u, out, group, count, workspace);
}

void ck_winograd_backward(const ck_winograd *shape, const float *x, const float *u, const ck_winograd_gradient *gradient,
                          float *dx, float *dw, float *db, bool accumulates, float *workspace) {
    ck_kernels()->winograd_backward(shape, x, u, gradient, dx, dw, db, accumulates, workspace);
}
