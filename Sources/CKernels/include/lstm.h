#ifndef CKERNELS_LSTM_H
#define CKERNELS_LSTM_H

#include <stdbool.h>
#include <stddef.h>

// Long short-term memory over some samples in step: z = x W + h U + b gives input gate, forget gate, candidate and output
// gate; c = forget * c + input * candidate; h = output * tanh c.
//
// x is `[samples x steps x inputs]`, h and cells `[samples x steps x units]`, gates `[samples x steps x 4 units]`;
// W `[inputs x 4 units]`, U `[units x 4 units]`, b `[4 units]`. Gates are within 3e-7 of the exact functions.

/// The shape of one layer over some samples.
typedef struct {
    int samples, steps, inputs, units;
} ck_lstm;

/// Floats in the packed weights of the forward pass, and in those of the backward pass.
size_t ck_lstm_forward_weights_size(const ck_lstm *shape);
size_t ck_lstm_backward_weights_size(const ck_lstm *shape);

/// Floats of workspace of one backward call.
size_t ck_lstm_backward_workspace(const ck_lstm *shape);

/// Packs W and U in panels of 16 columns, in the order in which the forward pass reads them.
void ck_lstm_forward_weights(const ck_lstm *shape, const float *w, const float *u, float *packed);

/// Packs W and U transposed, in panels of 16 rows, in the order in which the backward pass reads them.
void ck_lstm_backward_weights(const ck_lstm *shape, const float *w, const float *u, float *packed);

/// Computes h, and keeps gates and cells for the backward pass.
void ck_lstm_forward(const ck_lstm *shape, const float *x, const float *packed, const float *bias, float *gates,
                     float *cells, float *h);

/// Computes all gradients from dh, the gradient of h.
///
/// @param gates as the forward pass left them; become the gradients of z.
/// @param dx like x, overwritten; NULL where the input needs no gradient.
/// @param dw, du, db like W, U and b, overwritten.
void ck_lstm_backward(const ck_lstm *shape, const float *x, const float *packed, const float *h, const float *cells,
                      float *gates, const float *dh, float *dx, float *dw, float *du, float *db, float *workspace);

#endif
