#ifndef CKERNELS_PROCESSOR_H
#define CKERNELS_PROCESSOR_H

#include <stdbool.h>

/// The variants in which every kernel exists. They differ in rounding, never in what they compute.
typedef enum {
    ck_level_baseline,  ///< whatever the compiler's target guarantees
    ck_level_avx2,      ///< AVX2 and FMA: x86-64-v3
    ck_level_avx512,    ///< AVX-512 F, BW, DQ and VL: x86-64-v4
} ck_level;

/// The best variant this processor can run; all kernels use it unless told otherwise.
ck_level ck_best_level(void);

/// Makes the calling thread use another variant, which must not be above `ck_best_level()`; tests compare them so.
void ck_use_level(ck_level level);

/// Lets no thread use a variant above this one unless it asked for it; benchmarks measure slower processors so.
void ck_limit_level(ck_level level);

/// The variant the calling thread uses.
ck_level ck_current_level(void);

/// Lets the processor rest for a few dozen cycles in a loop that waits for another thread.
void ck_pause(void);

#endif
