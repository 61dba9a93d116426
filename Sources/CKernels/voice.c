#include "voice.h"

#include <math.h>
#include <string.h>

#include "clones.h"

// cos^2 of an angle in 0 ... pi/2, which is the raised cosine (1 + cos 2a) / 2. A polynomial because a call of
// cos would keep the loops below from being vectorised.
INLINED double squared_cosine(double angle) {
    const double s = angle * angle;
    double c = -1.0 / 3628800.0 + s * (1.0 / 479001600.0 - s * (1.0 / 87178291200.0));
    c = 1.0 / 40320.0 + s * c;
    c = -1.0 / 720.0 + s * c;
    c = 1.0 / 24.0 + s * c;
    c = -0.5 + s * c;
    c = 1.0 + s * c;
    return c * c;
}

// The taps on one side: `values[step * k]` lies `distance + k` samples away; signs alternate, see the caller.
INLINED double one_side(const double *values, ptrdiff_t step, ptrdiff_t taps, double distance) {
#pragma clang fp reassociate(on) contract(fast)
    const double slope = M_PI_2 / (distance + (double)taps);
    double even = 0, odd = 0;
    const ptrdiff_t pairs = taps / 2;
    for (ptrdiff_t k = 0; k < pairs; k++) {
        const double near = distance + (double)(2 * k), far = near + 1;
        even += values[step * 2 * k] * squared_cosine(near * slope) / near;
        odd += values[step * (2 * k + 1)] * squared_cosine(far * slope) / far;
    }
    if (taps % 2) {
        const double near = distance + (double)(taps - 1);
        even += values[step * (taps - 1)] * squared_cosine(near * slope) / near;
    }
    return even - odd;
}

VARIANTS double ck_interpolate_sinc(const double *values, ptrdiff_t count, double position, ptrdiff_t depth) {
    if (count < 1) return NAN;
    if (position <= 0) return values[0];
    if (position >= (double)(count - 1)) return values[count - 1];
    const ptrdiff_t left = (ptrdiff_t)position, right = left + 1;
    const double fraction = position - (double)left;
    if (fraction == 0) return values[left];
    if (depth > right) depth = right;
    if (depth > count - right) depth = count - right;
    if (depth == 1) return values[left] + fraction * (values[right] - values[left]);
    // sin(pi (fraction + k)) = +-sin(pi fraction), and sin(pi (1 - fraction)) is the same again.
    return sin(M_PI * fraction) / M_PI *
           (one_side(values + left, -1, depth, fraction) + one_side(values + right, 1, depth, 1 - fraction));
}

// Numbers of four lags, at any address of a double.
typedef double four __attribute__((ext_vector_type(4)));
typedef double loose __attribute__((ext_vector_type(4), aligned(8), may_alias));
enum { LAGS = ck_lags_at_once };

// The products of the window with those at LAGS consecutive starts: a register holds four lags, so that nothing is added across.
INLINED void products_at_lags(const double *window, ptrdiff_t length, const double *signal, double *products) {
    four sums[LAGS / 4] = {};
    for (ptrdiff_t i = 0; i < length; i++) {
        const four sample = window[i];
#pragma clang loop unroll(full)
        for (int k = 0; k < LAGS / 4; k++) sums[k] += sample * *(const loose *)(signal + i + 4 * k);
    }
    for (int k = 0; k < LAGS / 4; k++) *(loose *)(products + 4 * k) = sums[k];
}

VARIANTS void ck_correlate_windows(const double *window, ptrdiff_t length, const double *signal, ptrdiff_t lag_count,
                                   double *correlations) {
#pragma clang fp reassociate(on) contract(fast)
    double reference_power = 0, power = 0;
    for (ptrdiff_t i = 0; i < length; i++) {
        reference_power += window[i] * window[i];
        power += signal[i] * signal[i];
    }
    for (ptrdiff_t lag = 0; lag < lag_count; lag++) {
        if (lag % LAGS == 0) products_at_lags(window, length, signal + lag, correlations + lag);
        const double product = correlations[lag], norm = reference_power * power;
        correlations[lag] = product == 0 || !(norm > 0) ? 0 : product / sqrt(norm);
        power += signal[lag + length] * signal[lag + length] - signal[lag] * signal[lag];
    }
}

VARIANTS double ck_sum(const float *samples, ptrdiff_t count) {
#pragma clang fp reassociate(on)
    double sum = 0;
    for (ptrdiff_t i = 0; i < count; i++) sum += (double)samples[i];
    return sum;
}

typedef float octet __attribute__((ext_vector_type(8)));

// The least and the greatest of some samples; macros of the compiler, since comparisons that mind what is not a number are not
// vectorised.
INLINED void extremes(const float *samples, ptrdiff_t count, float *least, float *greatest) {
    octet low = INFINITY, high = -INFINITY;
    ptrdiff_t i = 0;
    for (; i + 8 <= count; i += 8) {
        octet part;
        memcpy(&part, samples + i, sizeof part);
        low = __builtin_elementwise_min(low, part);
        high = __builtin_elementwise_max(high, part);
    }
    *least = INFINITY;
    *greatest = -INFINITY;
    for (int lane = 0; lane < 8; lane++) {
        *least = fminf(*least, low[lane]);
        *greatest = fmaxf(*greatest, high[lane]);
    }
    for (; i < count; i++) {
        *least = fminf(*least, samples[i]);
        *greatest = fmaxf(*greatest, samples[i]);
    }
}

VARIANTS double ck_farthest(const float *samples, ptrdiff_t count, double mean) {
    float least, greatest;
    extremes(samples, count, &least, &greatest);
    return count < 1 ? 0 : fmax(fabs((double)least - mean), fabs((double)greatest - mean));
}

VARIANTS double ck_level_around(const float *samples, ptrdiff_t count, double first, double step, double left,
                                double right) {
#pragma clang fp reassociate(on) contract(fast)
    double energy = 0, weight = 0;
    for (ptrdiff_t i = 0; i < count; i++) {
        const double distance = first + (double)i * step;
        const double window = squared_cosine(M_PI_2 * distance / (distance < 0 ? left : right));
        const double value = (double)samples[i] * window;
        energy += value * value;
        weight += window * window;
    }
    return sqrt(energy / weight);
}

VARIANTS double ck_weighted_power(const float *samples, const double *weights, ptrdiff_t count, double mean) {
#pragma clang fp reassociate(on) contract(fast)
    double energy = 0, weight = 0;
    for (ptrdiff_t i = 0; i < count; i++) {
        const double value = (double)samples[i] - mean;
        energy += value * value * weights[i];
        weight += weights[i];
    }
    return energy / weight;
}

VARIANTS void ck_window_centered(const float *samples, const float *window, ptrdiff_t count, double mean,
                                 float *frame) {
    for (ptrdiff_t i = 0; i < count; i++) frame[i] = (float)((double)samples[i] - mean) * window[i];
}

VARIANTS float ck_largest(const float *values, ptrdiff_t count) {
    float least, greatest;
    extremes(values, count, &least, &greatest);
    return count < 1 ? 0 : fmaxf(fabsf(least), fabsf(greatest));
}

VARIANTS void ck_square_bins(float *bins, ptrdiff_t count) {
    for (ptrdiff_t k = 0; k < count; k++) {
        bins[2 * k] = bins[2 * k] * bins[2 * k] + bins[2 * k + 1] * bins[2 * k + 1];
        bins[2 * k + 1] = 0;
    }
}

VARIANTS void ck_normalize(const float *lags, const double *inverse, ptrdiff_t count, ptrdiff_t mirrored,
                           double *correlation) {
    const double scale = lags[0] == 0 ? 0 : 1 / (double)lags[0];
    double *zero = correlation + mirrored;
    zero[0] = 1;
    for (ptrdiff_t lag = 1; lag < count; lag++) zero[lag] = (double)lags[lag] * scale * inverse[lag];
    for (ptrdiff_t lag = 1; lag <= mirrored; lag++) zero[-lag] = zero[lag];
}

// The autocorrelation of a frame at lags up to `order`.
INLINED void autocorrelate(const double *samples, ptrdiff_t count, ptrdiff_t order, double *correlation) {
#pragma clang fp reassociate(on) contract(fast)
    for (ptrdiff_t lag = 0; lag <= order; lag++) {
        const double *late = samples + lag;
        double sum = 0;
        for (ptrdiff_t i = 0; i < count - lag; i++) sum += samples[i] * late[i];
        correlation[lag] = sum;
    }
}

// Burg's recursion on sums over the frame alone. With R(i, j) the sum of x[n-i] x[n-j] over the frame from sample m on, and of
// the same read from its end, the numerator and the denominator of each reflection are products of the predictor `a` with `g` = R a;
// from one order to the next only the products with the samples at both ends drop out.
//
// Source: Vos (2013), "A fast implementation of Burg's method".
VARIANTS double ck_burg(const double *samples, ptrdiff_t count, double *coefficients, ptrdiff_t order) {
    double correlation[order + 1], a[order + 1], g[order + 1], last[order + 1];
    const double *end = samples + count - 1;
    autocorrelate(samples, count, order, correlation);
    for (ptrdiff_t k = 0; k < order; k++) coefficients[k] = 0;
    double residual = correlation[0] / (double)count;
    if (!(residual > 0)) return 0;
    a[0] = 1;
    g[0] = 2 * correlation[0] - samples[0] * samples[0] - end[0] * end[0];
    g[1] = last[0] = 2 * correlation[1];
    for (ptrdiff_t m = 1; m <= order; m++) {
        a[m] = 0;
        double product = 0, energy = 0;
        for (ptrdiff_t i = 0; i <= m; i++) {
            product += a[m - i] * g[i];
            energy += a[i] * g[i];
        }
        // Where hardly anything is left to predict, that is the rounding of the sums.
        if (!(energy > 1e-12 * correlation[0])) break;
        const double reflection = product / energy;
        residual *= 1 - reflection * reflection;
        double ahead = 0, behind = 0;
        for (ptrdiff_t i = 0; 2 * i <= m; i++) {
            const double low = a[i], high = a[m - i], near = g[i], far = g[m - i];
            a[i] = low - reflection * high;
            a[m - i] = high - reflection * low;
            g[i] = near - reflection * far;
            g[m - i] = far - reflection * near;
        }
        if (m == order) break;
        for (ptrdiff_t i = 0; i <= m; i++) {
            ahead += samples[m - i] * a[i];
            behind += end[i - m] * a[i];
        }
        // The row that the next order adds, of which each element moves on by one place.
        for (ptrdiff_t i = m - 1; i >= 0; i--) last[i + 1] = last[i] - end[-m] * end[-i] - samples[m] * samples[i];
        last[0] = 2 * correlation[m + 1];
        g[m + 1] = 0;
        for (ptrdiff_t i = 0; i <= m; i++) {
            g[i] -= samples[m - i] * ahead + end[i - m] * behind;
            g[m + 1] += last[i] * a[i];
        }
    }
    for (ptrdiff_t k = 0; k < order; k++) coefficients[k] = -a[k + 1];
    return residual;
}
