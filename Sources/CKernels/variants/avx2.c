// The kernels for processors with AVX2 and FMA.

#include "../table.h"

#if defined(__x86_64__)
#define CK_TABLE ck_avx2
#define CK_LANES 8
#define CK_ROWS 6
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "all.h"
#pragma clang attribute pop
#endif
