#include "lstm.h"

#include "table.h"

static size_t whole(int columns) { return (size_t)(columns + 15) / 16 * 16; }

size_t ck_lstm_forward_weights_size(const ck_lstm *s) { return whole(4 * s->units) * (s->inputs + s->units); }

size_t ck_lstm_backward_weights_size(const ck_lstm *s) {
    return 4 * (size_t)s->units * (whole(s->inputs) + whole(s->units));
}

size_t ck_lstm_backward_workspace(const ck_lstm *s) {
    size_t carried = 2 * (size_t)s->samples * s->units;
    size_t panels = (whole(4 * s->units) + 16) * s->samples * s->steps;
    return carried > panels ? carried : panels;
}

void ck_lstm_forward_weights(const ck_lstm *shape, const float *w, const float *u, float *packed) {
    ck_kernels()->lstm_forward_weights(shape, w, u, packed);
}

void ck_lstm_backward_weights(const ck_lstm *shape, const float *w, const float *u, float *packed) {
    ck_kernels()->lstm_backward_weights(shape, w, u, packed);
}

void ck_lstm_forward(const ck_lstm *shape, const float *x, const float *packed, const float *bias, float *gates,
                     float *cells, float *h) {
    ck_kernels()->lstm_forward(shape, x, packed, bias, gates, cells, h);
}

void ck_lstm_backward(const ck_lstm *shape, const float *x, const float *packed, const float *h, const float *cells,
                      float *gates, const float *dh, float *dx, float *dw, float *du, float *db, float *workspace) {
    ck_kernels()->lstm_backward(shape, x, packed, h, cells, gates, dh, dx, dw, du, db, workspace);
}
