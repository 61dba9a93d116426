#include "direct.h"

#include "table.h"

void ck_direct_forward(const ck_direct *shape, int samples, const float *x, const float *packed, const float *bias, bool relu,
                       float *y, int panel, int count, float *workspace) {
    ck_kernels()->direct_forward(shape, samples, x, packed, bias, relu, y, panel, count, workspace);
}

void ck_direct_backward(const ck_direct *shape, int samples, const float *x, const float *packed, const float *dy, const float *y,
                        float *dx, float *dw, float *db, bool accumulates, float *workspace) {
    ck_kernels()->direct_backward(shape, samples, x, packed, dy, y, dx, dw, db, accumulates, workspace);
}
