// Functions of single numbers.

/// Rounds to whole numbers, half to even, for |x| < 2^22: adding 1.5 * 2^23 leaves no bits for a fraction.
INLINE vec nearest(vec x) { return (x + 12582912.0f) - 12582912.0f; }

/// e^x: x = n ln 2 + r with |r| <= ln 2 / 2, and e^r by its Taylor series up to r^7, whose remainder on that range is
/// below half a unit in the last place.
INLINE vec exponential(vec x) {
    vec bounded = x < -87.4f ? (vec)-87.4f : x;
    bounded = bounded > 88.8f ? (vec)88.8f : bounded;
    vec n = nearest(bounded * 1.44269504f);
    vec r = bounded - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    vec p = r * (1.0f / 5040) + 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    // 2^n in two factors: n may be 128, and 2^128 alone is infinite.
    ivec whole = __builtin_convertvector(n, ivec), half = whole >> 1;
    vec result = p * as_floats((half + 127) << 23) * as_floats((whole - half + 127) << 23);
    return x < -87.4f ? (vec)0.0f : x > 88.72284f ? (vec)__builtin_inff() : result;
}

INLINE vec sigmoid(vec x) { return 1.0f / (1.0f + exponential(-x)); }

INLINE vec hyperbolic_tangent(vec x) { return 1.0f - 2.0f / (1.0f + exponential(2.0f * x)); }

/// ln x: x = 2^n m with sqrt(1/2) <= m < sqrt(2), and ln m = 2 artanh s with s = (m - 1) / (m + 1), by its series up to s^9.
INLINE vec logarithm(vec x) {
    ivec bits = as_integers(x), shifted = bits - 0x3f3504f3;
    vec n = __builtin_convertvector(shifted >> 23, vec);
    vec m = as_floats((shifted & 0x7fffff) + 0x3f3504f3);
    vec s = (m - 1.0f) / (m + 1.0f), q = s * s;
    vec p = q * (2.0f / 9) + 2.0f / 7;
    p = p * q + 2.0f / 5;
    p = p * q + 2.0f / 3;
    vec result = n * 0.693359375f + ((p * q * s + n * -2.12194440e-4f) + 2.0f * s);
    result = x == 0.0f ? (vec)-__builtin_inff() : x < 0.0f ? (vec)__builtin_nanf("") : result;
    return x < __builtin_inff() ? result : x;
}

#define DEFINE_MAP(name, function)                                                        \
    static void name(const float *x, float *y, size_t count) {                            \
        for (size_t i = 0; i < count; i += CK_LANES) {                                    \
            int lanes = count - i < CK_LANES ? (int)(count - i) : CK_LANES;               \
            store_some(y + i, function(load_some(x + i, lanes)), lanes);                  \
        }                                                                                 \
    }
DEFINE_MAP(map_exp, exponential)
DEFINE_MAP(map_log, logarithm)
DEFINE_MAP(map_sigmoid, sigmoid)
DEFINE_MAP(map_tanh, hyperbolic_tangent)
#undef DEFINE_MAP

static void sum_shards(const float *from, size_t stride, int shards, float *to, size_t count) {
    for (size_t i = 0; i < count; i += CK_LANES) {
        int lanes = count - i < CK_LANES ? (int)(count - i) : CK_LANES;
        vec sum = load_some(from + i, lanes);
        for (int shard = 1; shard < shards; shard++) sum += load_some(from + shard * stride + i, lanes);
        store_some(to + i, sum, lanes);
    }
}

static void dropout(const float *x, float *y, size_t count, uint32_t first, uint32_t key, uint32_t threshold,
                    float scale) {
    uvec lane;
    for (int i = 0; i < CK_LANES; i++) lane[i] = first + i;
    for (size_t i = 0; i < count; i += CK_LANES) {
        int lanes = count - i < CK_LANES ? (int)(count - i) : CK_LANES;
        uvec hash = (lane + (uint32_t)i) * 0x9E3779B9u + key;
        hash = (hash ^ (hash >> 16)) * 0x7FEB352Du;
        hash = (hash ^ (hash >> 15)) * 0x846CA68Bu;
        hash ^= hash >> 16;
        store_some(y + i, keep(hash >= threshold, load_some(x + i, lanes) * scale), lanes);
    }
}
