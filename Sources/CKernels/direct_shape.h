#ifndef CKERNELS_DIRECT_SHAPE_H
#define CKERNELS_DIRECT_SHAPE_H

#include "direct.h"

// Geometry of the direct convolution that needs no vectors: padded sizes and the runs of a kernel.

/// The most runs that one kernel may have.
enum { ck_most_runs = CK_DIRECT_MOST_TAPS * CK_DIRECT_MOST_TAPS };

/// The contiguous pieces of a kernel in a padded image: `count` runs of `length` floats at offsets from the pixel.
typedef struct {
    int count, length;
    int offset[ck_most_runs];
} ck_runs;

static inline int ck_round_up(int value) { return (value + 15) / 16 * 16; }

/// Rows and columns of the padded input that the kernel touches.
static inline int ck_padded_height(const ck_direct *s) {
    return (s->out_height - 1) * s->stride_height + (s->kernel_height - 1) * s->dilation_height + 1;
}

static inline int ck_padded_width(const ck_direct *s) {
    return (s->out_width - 1) * s->stride_width + (s->kernel_width - 1) * s->dilation_width + 1;
}

/// Floats of one sample's padded input.
static inline size_t ck_padded_size(const ck_direct *s) {
    return (size_t)ck_padded_height(s) * ck_padded_width(s) * s->in_channels;
}

/// Rows and columns of zeros around the gradient of the output when that of the input is computed from it.
static inline int ck_margin_height(const ck_direct *s) {
    return (s->kernel_height - 1) * s->dilation_height / s->stride_height;
}

static inline int ck_margin_width(const ck_direct *s) {
    return (s->kernel_width - 1) * s->dilation_width / s->stride_width;
}

/// Floats of one sample's gradient of the output with its margins and whole panels of channels.
static inline size_t ck_gradient_size(const ck_direct *s) {
    size_t rows = s->out_height + 2 * ck_margin_height(s), columns = s->out_width + 2 * ck_margin_width(s);
    return rows * columns * ck_round_up(s->out_channels);
}

/// Which taps of one axis reach the input positions of one phase: those `stride` apart from a first one.
typedef struct {
    int count;
    int tap[CK_DIRECT_MOST_TAPS], back[CK_DIRECT_MOST_TAPS];  ///< the tap, and how many outputs it lies before the position
} ck_phase;

/// The taps of the phase, in the order of rising output position.
ck_phase ck_make_phase(int phase, int kernel, int stride, int dilation);

/// The runs of the forward pass.
ck_runs ck_forward_runs(const ck_direct *s);

#endif
