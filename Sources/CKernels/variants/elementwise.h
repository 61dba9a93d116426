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

/// tanh x; near zero, where the difference from one would lose digits, by its Taylor series up to x^11, whose remainder
/// below 0.4 is under 1e-7 of the value.
INLINE vec hyperbolic_tangent(vec x) {
    vec q = x * x, p = q * (-1382.0f / 155925) + 62.0f / 2835;
    p = p * q - 17.0f / 315;
    p = p * q + 2.0f / 15;
    p = p * q - 1.0f / 3;
    vec far = 1.0f - 2.0f / (1.0f + exponential(2.0f * x));
    return q < 0.16f ? x + x * q * p : far;
}

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

/// The normal distribution, and its density times `x`.
///
/// Source: Abramowitz & Stegun (1964), 7.1.26, within 1.5e-7: erf a = 1 - t p(t) e^(-a^2) with t = 1 / (1 + 0.3275911 a).
INLINE vec normal_distribution(vec x, vec *slope) {
    vec a = larger(x, -x) * 0.70710678f, t = 1.0f / (1.0f + 0.3275911f * a), power = exponential(-a * a);
    vec p = t * 1.061405429f - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    vec tail = 0.5f * p * t * power;
    *slope = 0.39894228f * x * power;
    return x < 0.0f ? tail : 1.0f - tail;
}

INLINE vec gelu(vec x) {
    vec slope;
    return x * normal_distribution(x, &slope);
}

INLINE vec gelu_slope(vec x) {
    vec slope, gate = normal_distribution(x, &slope);
    return gate + slope;
}

INLINE vec silu(vec x) { return x * sigmoid(x); }

INLINE vec silu_slope(vec x) {
    vec gate = sigmoid(x);
    return gate + x * gate * (1.0f - gate);
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
DEFINE_MAP(map_gelu, gelu)
DEFINE_MAP(map_silu, silu)
#undef DEFINE_MAP

#define DEFINE_GRADIENT(name, slope)                                                                  \
    static void name(const float *x, const float *dy, float *dx, size_t count) {                      \
        for (size_t i = 0; i < count; i += CK_LANES) {                                                \
            int lanes = count - i < CK_LANES ? (int)(count - i) : CK_LANES;                           \
            store_some(dx + i, load_some(dy + i, lanes) * slope(load_some(x + i, lanes)), lanes);     \
        }                                                                                             \
    }
DEFINE_GRADIENT(gelu_gradient, gelu_slope)
DEFINE_GRADIENT(silu_gradient, silu_slope)
#undef DEFINE_GRADIENT

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
