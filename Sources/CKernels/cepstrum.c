#include "cepstrum.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "clones.h"

typedef double vec __attribute__((ext_vector_type(4)));
typedef int64_t ivec __attribute__((ext_vector_type(4)));

// The same at any address of a double. Macros, since a function that takes or gives a vector has another calling
// convention on each kind of processor.
typedef double loose __attribute__((ext_vector_type(4), aligned(8), may_alias));
#define LOAD(p) (*(const loose *)(p))
#define STORE(p, v) (*(loose *)(p) = (v))
#define SUM(v) (((v).x + (v).y) + ((v).z + (v).w))

UNFUSED_VARIANTS void ck_pre_emphasis(const float *samples, size_t count, float share, double *output) {
    for (size_t i = 0; i < count; i++) output[i] = samples[i] - share * samples[(ptrdiff_t)i - 1];
}

VARIANTS double ck_power_spectrum(const double *bins, size_t count, double scale, double *power) {
    vec total = 0;
    size_t k = 0;
    for (; k + 4 <= count; k += 4) {
        vec a = LOAD(bins + 2 * k), b = LOAD(bins + 2 * k + 4);
        vec real = __builtin_shufflevector(a, b, 0, 2, 4, 6), imaginary = __builtin_shufflevector(a, b, 1, 3, 5, 7);
        vec p = (real * real + imaginary * imaginary) * scale;
        STORE(power + k, p);
        total += p;
    }
    double rest = 0;
    for (; k < count; k++) {
        power[k] = (bins[2 * k] * bins[2 * k] + bins[2 * k + 1] * bins[2 * k + 1]) * scale;
        rest += power[k];
    }
    return SUM(total) + rest;
}

VARIANTS void ck_band_energies(const double *power, const double *weights, const ptrdiff_t *first,
                               const ptrdiff_t *groups, size_t count, double *energies) {
    for (size_t filter = 0; filter < count; filter++) {
        const double *bins = power + first[filter];
        vec total = 0;
        for (ptrdiff_t group = groups[filter]; group < groups[filter + 1]; group++, bins += 4)
            total += LOAD(bins) * LOAD(weights + 4 * group);
        energies[filter] = SUM(total);
    }
}

// Replaces four numbers by their logarithms. x = 2^n m with sqrt(1/2) <= m < sqrt(2), and ln m = 2 artanh s with s = (m - 1) / (m + 1), by its series up to
// s^23, whose remainder is below 1e-17. ln 2 comes in two parts, of which the first has few enough bits for n to keep.
INLINED void logarithms(double *values) {
    vec x = LOAD(values);
    ivec bits, shifted, mantissa;
    memcpy(&bits, &x, sizeof bits);
    shifted = bits - 0x3fe6a09e667f3bcdLL;
    mantissa = (shifted & 0xfffffffffffffLL) + 0x3fe6a09e667f3bcdLL;
    vec m, n = __builtin_convertvector(shifted >> 52, vec);
    memcpy(&m, &mantissa, sizeof m);
    vec s = (m - 1.0) / (m + 1.0), q = s * s, p = q * (2.0 / 23) + 2.0 / 21;
    p = p * q + 2.0 / 19;
    p = p * q + 2.0 / 17;
    p = p * q + 2.0 / 15;
    p = p * q + 2.0 / 13;
    p = p * q + 2.0 / 11;
    p = p * q + 2.0 / 9;
    p = p * q + 2.0 / 7;
    p = p * q + 2.0 / 5;
    p = p * q + 2.0 / 3;
    STORE(values, n * 0x1.62e42fefa3800p-1 + ((p * q * s + n * 0x1.ef35793c76730p-45) + 2.0 * s));
}

VARIANTS void ck_logarithms(double *values, size_t count) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        vec x = LOAD(values + i);
        ivec usual = (x >= DBL_MIN) & (x <= DBL_MAX);
        if (usual.x & usual.y & usual.z & usual.w) {
            logarithms(values + i);
        } else {
            for (size_t lane = i; lane < i + 4; lane++) values[lane] = log(values[lane]);
        }
    }
    for (; i < count; i++) values[i] = log(values[i]);
}

VARIANTS void ck_weighted_sums(const double *input, size_t inputs, const double *weights, size_t outputs,
                               double *output) {
    for (size_t first = 0; first < outputs; first += 4, weights += 4 * inputs) {
        // Two strands, for an addition takes longer than the next product.
        vec even = 0, odd = 0;
        size_t i = 0;
        for (; i + 2 <= inputs; i += 2) {
            even += input[i] * LOAD(weights + 4 * i);
            odd += input[i + 1] * LOAD(weights + 4 * i + 4);
        }
        if (i < inputs) even += input[i] * LOAD(weights + 4 * i);
        even += odd;
        size_t count = outputs - first < 4 ? outputs - first : 4;
        memcpy(output + first, &even, count * sizeof(double));
    }
}
