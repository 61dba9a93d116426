#ifndef CKERNELS_TABLE_H
#define CKERNELS_TABLE_H

#include "CKernels.h"

// One variant of every kernel, compiled for one kind of processor.
typedef struct {
    void (*winograd_forward_weights)(const ck_winograd *, const float *, float *, int, int);
    void (*winograd_backward_weights)(const ck_winograd *, const float *, float *, int, int);
    void (*winograd_forward)(const ck_winograd *, const float *, const float *, const ck_winograd_output *, int, int,
                             float *);
    void (*winograd_backward)(const ck_winograd *, const float *, const float *, const ck_winograd_gradient *, float *,
                              float *, float *, bool, float *);
    void (*direct_forward)(const ck_direct *, int, const float *, const float *, const float *, bool, float *, int, int,
                           float *);
    void (*direct_backward)(const ck_direct *, int, const float *, const float *, const float *, const float *, float *,
                            float *, float *, bool, float *);
    void (*depthwise_forward)(const ck_direct *, const float *, const float *, const float *, float *);
    void (*depthwise_backward)(const ck_direct *, const float *, const float *, const float *, float *, float *,
                               float *);
    void (*dense_forward)(const ck_dense *, const float *, const float *, float *, int, int);
    void (*dense_finish)(const ck_dense *, const float *, int, const float *, bool, float *);
    void (*dense_backward)(const ck_dense *, const float *, const float *, const float *, float *, float *, int, int,
                           float *);
    void (*dense_backward_adam)(const ck_dense *, const float *, float *, const float *, float *, const ck_adam *,
                                float *, float *, int, int, float *);
    void (*adam_step)(const ck_adam *, const float *, float *, float *, float *, size_t);
    void (*sgd_step)(const ck_sgd *, const float *, float *, float *, size_t);
    void (*lstm_forward_weights)(const ck_lstm *, const float *, const float *, float *);
    void (*lstm_backward_weights)(const ck_lstm *, const float *, const float *, float *);
    void (*lstm_forward)(const ck_lstm *, const float *, const float *, const float *, float *, float *, float *);
    void (*lstm_backward)(const ck_lstm *, const float *, const float *, const float *, const float *, float *,
                          const float *, float *, float *, float *, float *, float *);
    void (*exp)(const float *, float *, size_t);
    void (*log)(const float *, float *, size_t);
    void (*sigmoid)(const float *, float *, size_t);
    void (*tanh)(const float *, float *, size_t);
    void (*gelu)(const float *, float *, size_t);
    void (*silu)(const float *, float *, size_t);
    void (*gelu_gradient)(const float *, const float *, float *, size_t);
    void (*silu_gradient)(const float *, const float *, float *, size_t);
    void (*sum_shards)(const float *, size_t, int, float *, size_t);
    void (*channel_moments)(const float *, size_t, int, float *, float *);
    void (*channel_scale)(const ck_scaling *, const float *, size_t, int, float *);
    void (*channel_gradient_sums)(const ck_scaling *, const float *, const float *, size_t, int, float *, float *);
    void (*channel_gradient)(const ck_scaling *, const float *, const float *, size_t, int, const float *,
                             const float *, float *);
    void (*max_pool)(const ck_pool *, const float *, float *, uint8_t *);
    void (*max_pool_backward)(const ck_pool *, const float *, const uint8_t *, float *);
    void (*channel_scale_pool)(const ck_scaling *, const ck_pool *, const float *, float *, float *, uint8_t *);
    void (*channel_gradient_pool)(const ck_scaling *, const ck_pool *, const float *, const uint8_t *, const float *,
                                  const float *, const float *, int, float *);
    double (*multiply_in_registers)(long);
    void (*load_frames)(const double *, ptrdiff_t, int, const double *, int, double *);
    void (*frame_powers)(const ck_frame_transform *, double *, double, double *, double *);
    void (*frame_bands)(const double *, const double *, const ptrdiff_t *, const ptrdiff_t *, size_t, double *);
    void (*frame_sums)(const double *, size_t, const double *, size_t, double *);
    void (*dropout)(const float *, float *, size_t, uint32_t, uint32_t, uint32_t, float);
} ck_table;

extern const ck_table ck_baseline, ck_avx2, ck_avx512;

/// The variant of the calling thread.
const ck_table *ck_kernels(void);

/// Tile groups whose transformed inputs are kept at a time: about 300 KB, which leaves room for the weights of a panel
/// in a second-level cache of 512 KB.
int ck_winograd_forward_chunk(int channels);

#endif
