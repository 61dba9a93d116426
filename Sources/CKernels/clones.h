#pragma once

// Functions compiled for several processors by the compiler itself, which picks one while the program is being loaded.

#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
// The choice runs before the sanitizer has set itself up, and its first call there would crash.
#define EMOSCOPE_SANITIZED 1
#endif
#endif

#if defined(__x86_64__) && !defined(EMOSCOPE_SANITIZED)
#define VARIANTS __attribute__((target_clones("arch=x86-64-v3", "default")))
// Without fused multiply-add, which would round once where a published tool rounds twice.
#define UNFUSED_VARIANTS __attribute__((target_clones("avx2", "default")))
#else
#define VARIANTS
#define UNFUSED_VARIANTS
#endif

// A function that is not inlined is compiled for the baseline only.
#define INLINED static inline __attribute__((always_inline))
