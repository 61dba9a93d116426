#include "processor.h"

#include "table.h"

ck_level ck_best_level(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("x86-64-v4")) return ck_level_avx512;
    if (__builtin_cpu_supports("x86-64-v3")) return ck_level_avx2;
#endif
    return ck_level_baseline;
}

/// The variant a thread asked for, plus one; 0 stands for the best.
static _Thread_local int chosen;

/// The best variant that any thread may use.
static _Atomic int limit = ck_level_avx512;

void ck_limit_level(ck_level level) { limit = (int)level; }

void ck_use_level(ck_level level) { chosen = (int)level + 1; }

ck_level ck_current_level(void) {
    if (chosen > 0) return (ck_level)(chosen - 1);
    ck_level best = ck_best_level();
    return (int)best < limit ? best : (ck_level)limit;
}

const ck_table *ck_kernels(void) {
    switch (ck_current_level()) {
#if defined(__x86_64__)
    case ck_level_avx512: return &ck_avx512;
    case ck_level_avx2: return &ck_avx2;
#endif
    default: return &ck_baseline;
    }
}

void ck_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb");
#endif
}
