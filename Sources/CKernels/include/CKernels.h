#ifndef EMOSCOPE_CKERNELS_H
#define EMOSCOPE_CKERNELS_H

#include <stdbool.h>

/// Whether this processor has AVX2 and FMA, which the fast variants of the kernels need.
bool ck_has_avx2_fma(void);

#endif
