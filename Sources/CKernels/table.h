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
} ck_table;

extern const ck_table ck_baseline, ck_avx2, ck_avx512;

/// The variant of the calling thread.
const ck_table *ck_kernels(void);

/// Tile groups whose transformed inputs are kept at a time: about 300 KB, which leaves room for the weights of a panel
/// in a second-level cache of 512 KB.
int ck_winograd_forward_chunk(int channels);

#endif
