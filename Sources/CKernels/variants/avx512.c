// The kernels for processors with AVX-512. The features are named one by one because "arch=x86-64-v4" makes the
// compiler prefer registers of half the size.

#include "../table.h"

#if defined(__x86_64__)
#define CK_TABLE ck_avx512
#define CK_LANES 16
#define CK_ROWS 12
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3,avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#include "all.h"
#pragma clang attribute pop
#endif
