// Vectors of one variant. The file that includes this sets
//   CK_LANES  floats in a register of the processor (4, 8 or 16),
//   CK_ROWS   rows of 16 outputs that a product keeps in registers.
// Channels are handled 16 at a time, in PARTS registers each.

#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { PANEL = 16, PARTS = PANEL / CK_LANES, GROUP = 12 };

typedef float vec __attribute__((ext_vector_type(CK_LANES)));
typedef int32_t ivec __attribute__((ext_vector_type(CK_LANES)));
typedef uint8_t bytes __attribute__((ext_vector_type(CK_LANES)));

/// Keeps a value in its register: compilers would rather load it again for every product, which costs a third.
#if CK_LANES == 8 && defined(__x86_64__)
#define PIN(v) __asm__("" : "+x"(v))
#else
#define PIN(v) ((void)0)
#endif

INLINE int smaller(int a, int b) { return a < b ? a : b; }

INLINE vec load(const float *p) {
    vec v;
    memcpy(&v, p, sizeof v);
    return v;
}

INLINE void store(float *p, vec v) { memcpy(p, &v, sizeof v); }

INLINE vec splat(float s) { return (vec)s; }

INLINE vec larger(vec a, vec b) { return a > b ? a : b; }

/// The elements of `v` where `mask` is all ones, else zero.
INLINE vec keep(ivec mask, vec v) {
    ivec bits;
    memcpy(&bits, &v, sizeof bits);
    bits &= mask;
    memcpy(&v, &bits, sizeof v);
    return v;
}

/// Loads the first `count` floats, zeros after them.
INLINE vec load_some(const float *p, int count) {
    if (count >= CK_LANES) return load(p);
    vec v = {};
    for (int i = 0; i < count; i++) v[i] = p[i];
    return v;
}

/// Stores the first `count` floats.
INLINE void store_some(float *p, vec v, int count) {
    if (count >= CK_LANES) {
        store(p, v);
        return;
    }
    for (int i = 0; i < count; i++) p[i] = v[i];
}
