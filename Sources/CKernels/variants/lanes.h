// Vectors of one variant. The file that includes this sets
//   CK_LANES  floats in a register of the processor (4, 8 or 16),
//   CK_ROWS   rows of 16 outputs that a product keeps in registers.
// Channels are handled 16 at a time, in PARTS registers each.

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

enum { PANEL = 16, PARTS = PANEL / CK_LANES, GROUP = 12 };

typedef float vec __attribute__((ext_vector_type(CK_LANES)));
typedef int32_t ivec __attribute__((ext_vector_type(CK_LANES)));
typedef uint32_t uvec __attribute__((ext_vector_type(CK_LANES)));
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

/// The larger of two; `b` where either is not a number, so that `larger(0, v)` lets such a `v` through.
INLINE vec larger(vec a, vec b) { return a > b ? a : b; }

INLINE vec as_floats(ivec bits) {
    vec v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

INLINE ivec as_integers(vec v) {
    ivec bits;
    memcpy(&bits, &v, sizeof bits);
    return bits;
}

/// The elements of `v` where `mask` is all ones, else zero.
INLINE vec keep(ivec mask, vec v) { return as_floats(as_integers(v) & mask); }

/// Loads and stores fewer floats than a register holds, where the processor has masks for it.
#if CK_LANES == 16
INLINE __mmask16 first_lanes(int count) { return count > 0 ? (__mmask16)((1u << count) - 1) : 0; }

INLINE vec load_few(const float *p, int count) { return (vec)_mm512_maskz_loadu_ps(first_lanes(count), p); }

INLINE void store_few(float *p, vec v, int count) { _mm512_mask_storeu_ps(p, first_lanes(count), (__m512)v); }
#elif CK_LANES == 8 && defined(__x86_64__)
INLINE __m256i first_lanes(int count) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(count), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

INLINE vec load_few(const float *p, int count) { return (vec)_mm256_maskload_ps(p, first_lanes(count)); }

INLINE void store_few(float *p, vec v, int count) { _mm256_maskstore_ps(p, first_lanes(count), (__m256)v); }
#else
static __attribute__((noinline)) vec load_few(const float *p, int count) {
    float few[CK_LANES] = {};
    for (int i = 0; i < count; i++) few[i] = p[i];
    return load(few);
}

static __attribute__((noinline)) void store_few(float *p, vec v, int count) {
    float few[CK_LANES];
    store(few, v);
    for (int i = 0; i < count; i++) p[i] = few[i];
}
#endif

/// Loads the first `count` floats, zeros after them.
INLINE vec load_some(const float *p, int count) { return count >= CK_LANES ? load(p) : load_few(p, count); }

/// Stores the first `count` floats.
INLINE void store_some(float *p, vec v, int count) {
    if (count >= CK_LANES)
        store(p, v);
    else
        store_few(p, v, count);
}

/// Loads and stores numbers from 0 to 255, one byte each.
INLINE ivec load_codes(const uint8_t *from, int count) {
    bytes narrow = {};
    if (count >= CK_LANES)
        memcpy(&narrow, from, sizeof narrow);
    else
#if CK_LANES == 16
        narrow = (bytes)_mm_maskz_loadu_epi8(first_lanes(count), from);
#else
        for (int i = 0; i < count; i++) narrow[i] = from[i];
#endif
    return __builtin_convertvector(narrow, ivec);
}

INLINE void store_codes(uint8_t *to, ivec codes, int count) {
    bytes narrow = __builtin_convertvector(codes, bytes);
    if (count >= CK_LANES)
        memcpy(to, &narrow, sizeof narrow);
    else
#if CK_LANES == 16
        _mm_mask_storeu_epi8(to, first_lanes(count), (__m128i)narrow);
#else
        for (int i = 0; i < count; i++) to[i] = narrow[i];
#endif
}

/// Transposes `rows` rows of `columns` floats, `step` apart, into columns of 16: `to` is `[columns][16]`, zero after
/// `rows`, which is at most 16.
static void transpose_panel(const float *from, size_t step, int rows, int columns, float *to) {
    typedef float four __attribute__((ext_vector_type(4)));
    int row = 0, whole = columns / 4 * 4;
    for (; row + 4 <= rows; row += 4)
        for (int column = 0; column < whole; column += 4) {
            four line[4];
            for (int i = 0; i < 4; i++) memcpy(&line[i], from + (row + i) * step + column, sizeof(four));
            four a = __builtin_shufflevector(line[0], line[1], 0, 4, 1, 5);
            four b = __builtin_shufflevector(line[0], line[1], 2, 6, 3, 7);
            four c = __builtin_shufflevector(line[2], line[3], 0, 4, 1, 5);
            four d = __builtin_shufflevector(line[2], line[3], 2, 6, 3, 7);
            four out[4] = {
                __builtin_shufflevector(a, c, 0, 1, 4, 5), __builtin_shufflevector(a, c, 2, 3, 6, 7),
                __builtin_shufflevector(b, d, 0, 1, 4, 5), __builtin_shufflevector(b, d, 2, 3, 6, 7),
            };
            for (int i = 0; i < 4; i++) memcpy(to + (column + i) * PANEL + row, &out[i], sizeof(four));
        }
    for (int column = 0; column < columns; column++)
        for (int i = column < whole ? row : 0; i < PANEL; i++)
            to[column * PANEL + i] = i < rows ? from[i * step + column] : 0;
}

/// Copies up to 16 columns of `depth` rows, `step` apart, with zeros after them: `to` is `[depth][16]`.
static void copy_panel(const float *from, size_t step, int depth, int columns, float *to) {
    for (int i = 0; i < depth; i++)
        for (int part = 0; part < PARTS; part++)
            store(to + i * PANEL + part * CK_LANES,
                  load_some(from + i * step + part * CK_LANES, columns - part * CK_LANES));
}
