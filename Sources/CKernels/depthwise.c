#include "depthwise.h"

#include "table.h"

void ck_depthwise_forward(const ck_direct *shape, const float *x, const float *w, const float *bias, float *y) {
    ck_kernels()->depthwise_forward(shape, x, w, bias, y);
}

void ck_depthwise_backward(const ck_direct *shape, const float *x, const float *w, const float *dy, float *dx, float *dw,
                           float *db) {
    ck_kernels()->depthwise_backward(shape, x, w, dy, dx, dw, db);
}
