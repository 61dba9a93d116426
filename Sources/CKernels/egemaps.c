#include "egemaps.h"

#include <math.h>
#include <string.h>

#include "clones.h"

VARIANTS double ck_window_frame(const float *samples, const double *window, ptrdiff_t length, double *frame) {
#pragma clang fp reassociate(on) contract(fast)
    double energy = 0;
    for (ptrdiff_t i = 0; i < length; i++) {
        const double value = (double)samples[i] * window[i];
        frame[i] = value;
        energy += value * value;
    }
    return energy;
}

VARIANTS double ck_mean_square(const float *samples, ptrdiff_t count) {
#pragma clang fp reassociate(on) contract(fast)
    double sum = 0;
    for (ptrdiff_t i = 0; i < count; i++) sum += (double)samples[i] * (double)samples[i];
    return sum / (double)count;
}

VARIANTS void ck_magnitudes(const double *bins, ptrdiff_t count, float *magnitudes) {
    for (ptrdiff_t k = 0; k < count; k++) {
        const double power = bins[2 * k] * bins[2 * k] + bins[2 * k + 1] * bins[2 * k + 1];
        magnitudes[k] = (float)__builtin_elementwise_sqrt(power);
    }
}

VARIANTS void ck_power_bins(const float *magnitudes, ptrdiff_t count, double *bins) {
    for (ptrdiff_t k = 0; k < count; k++) {
        bins[2 * k] = (double)magnitudes[k] * (double)magnitudes[k];
        bins[2 * k + 1] = 0;
    }
}

VARIANTS double ck_magnitude_change(const double *power, ptrdiff_t count, double *previous) {
#pragma clang fp reassociate(on) contract(fast)
    double sum = 0;
    for (ptrdiff_t k = 0; k < count; k++) {
        const double magnitude = __builtin_elementwise_sqrt(power[k]);
        const double change = magnitude - previous[k];
        sum += change * change;
        previous[k] = magnitude;
    }
    return sum;
}

VARIANTS void ck_isolate_peaks(const float *magnitudes, ptrdiff_t count, float *levels) {
    // All bits of a peak are set; two bins without one lie on either side.
    int32_t padded[count + 4];
    int32_t *peaks = padded + 2;
    padded[0] = padded[1] = peaks[count] = peaks[count + 1] = 0;
    for (ptrdiff_t k = 1; k + 1 < count; k++)
        peaks[k] = -(int32_t)((magnitudes[k] > magnitudes[k - 1]) & (magnitudes[k] >= magnitudes[k + 1]));
    peaks[0] = -(int32_t)(magnitudes[0] > magnitudes[1]);
    peaks[count - 1] = -(int32_t)(magnitudes[count - 1] > magnitudes[count - 2]);
    ptrdiff_t first = 0, last = count - 1;
    while (first < count && !peaks[first]) first++;
    while (last > first && !peaks[last]) last--;
    memcpy(levels, magnitudes, (size_t)count * sizeof(float));
    for (ptrdiff_t k = first; k <= last; k++) {
        const int32_t near = peaks[k - 2] | peaks[k - 1] | peaks[k] | peaks[k + 1] | peaks[k + 2];
        levels[k] = near ? magnitudes[k] : 0;
    }
    float before = 0;
    for (ptrdiff_t k = 0; k + 1 < count; k++) {
        const float level = levels[k];
        levels[k] = 0.25f * (before + 2 * level + levels[k + 1]);
        before = level;
    }
}

ptrdiff_t ck_highest_peaks(const float *values, ptrdiff_t count, ptrdiff_t capacity, ptrdiff_t *places) {
    ptrdiff_t found = 0;
    float least = 0;
    for (ptrdiff_t i = 1; i + 1 < count; i++) {
        const float value = values[i];
        if (!(value > least) || !(value > values[i - 1]) || !(value > values[i + 1])) continue;
        ptrdiff_t place = found < capacity ? found++ : capacity - 1;
        for (; place > 0 && values[places[place - 1]] < value; place--) places[place] = places[place - 1];
        places[place] = i;
        if (found == capacity) least = values[places[capacity - 1]];
    }
    return found;
}

// How many parts of a spline are solved at the same time, and how many knots before its own each begins with. A step multiplies
// what it takes over by less than 0.37, so that nothing is left of a wrong start in single precision.
enum { STRANDS = 8, WARM_UP = 24 };

VARIANTS void ck_solve_spline(const float *levels, ptrdiff_t count, const float *elimination, float *curvature) {
    const float *before = elimination, *to_next = before + count, *to_previous = to_next + count,
                *substitution = to_previous + count;
    const ptrdiff_t inner = count - 2, length = inner / STRANDS;
    curvature[0] = curvature[count - 1] = 0;
    for (ptrdiff_t k = 1; k + 1 < count; k++)
        curvature[k] = (levels[k + 1] - levels[k]) * to_next[k] - (levels[k] - levels[k - 1]) * to_previous[k];
    if (length <= WARM_UP) {
        for (ptrdiff_t k = 2; k + 1 < count; k++) curvature[k] -= before[k] * curvature[k - 1];
        for (ptrdiff_t k = count - 3; k > 0; k--) curvature[k] += substitution[k] * curvature[k + 1];
        return;
    }
    float carried[STRANDS];
    // The steps of one strand wait for each other; those of eight fill the time.
    for (int s = 0; s < STRANDS; s++) {
        carried[s] = 0;
        const ptrdiff_t first = 1 + s * length;
        for (ptrdiff_t k = s ? first - WARM_UP : first; k < first; k++)
            carried[s] = curvature[k] - before[k] * carried[s];
    }
    for (ptrdiff_t i = 0; i < length; i++)
#pragma clang loop unroll(full)
        for (int s = 0; s < STRANDS; s++) {
            const ptrdiff_t k = 1 + s * length + i;
            carried[s] = curvature[k] -= before[k] * carried[s];
        }
    for (ptrdiff_t k = 1 + STRANDS * length; k + 1 < count; k++)
        carried[STRANDS - 1] = curvature[k] -= before[k] * carried[STRANDS - 1];
    // Back again: the last strand begins behind the last knot that the others share out.
    for (ptrdiff_t k = count - 2; k >= 1 + STRANDS * length; k--) curvature[k] += substitution[k] * curvature[k + 1];
    for (int s = 0; s < STRANDS; s++) {
        const ptrdiff_t end = 1 + (s + 1) * length;
        carried[s] = s + 1 < STRANDS ? 0 : curvature[end];
        for (ptrdiff_t k = s + 1 < STRANDS ? end + WARM_UP - 1 : end - 1; k >= end; k--)
            carried[s] = curvature[k] + substitution[k] * carried[s];
    }
    for (ptrdiff_t i = length - 1; i >= 0; i--)
#pragma clang loop unroll(full)
        for (int s = 0; s < STRANDS; s++) {
            const ptrdiff_t k = 1 + s * length + i;
            carried[s] = curvature[k] += substitution[k] * carried[s];
        }
}

VARIANTS void ck_evaluate_spline(const float *levels, const float *curvature, const int32_t *lower,
                                 const float *weights, ptrdiff_t count, float *points) {
    for (ptrdiff_t i = 0; i < count; i++) {
        const int32_t k = lower[i];
        const float value = weights[i] * levels[k] + weights[count + i] * levels[k + 1] +
                            weights[2 * count + i] * curvature[k] + weights[3 * count + i] * curvature[k + 1];
        points[i] = value > 0 ? value : 0;
    }
}

VARIANTS double ck_add_subharmonics(const float *octaves, ptrdiff_t count, const ptrdiff_t *shifts,
                                    const float *scales, ptrdiff_t shift_count, float divisor, float *sums) {
    memcpy(sums, octaves, (size_t)count * sizeof(float));
    for (ptrdiff_t h = 0; h < shift_count; h++) {
        const float *shifted = octaves + shifts[h];
        const float scale = scales[h];
        for (ptrdiff_t i = 0; i < count - shifts[h]; i++) sums[i] += shifted[i] * scale;
    }
    double total = 0;
    {
#pragma clang fp reassociate(on)
        for (ptrdiff_t i = 0; i < count; i++) {
            sums[i] /= divisor;
            total += (double)sums[i];
        }
    }
    return total;
}

VARIANTS void ck_mirrored_sums(const float *real, const float *imaginary, float constant, const float *waves,
                               ptrdiff_t length, ptrdiff_t count, float *samples) {
#pragma clang fp reassociate(on) contract(fast)
    for (ptrdiff_t row = 0; row < (count + 1) / 2; row++) {
        const float *cosines = waves + 2 * row * length, *sines = cosines + length;
        float even = 0, odd = 0;
        for (ptrdiff_t k = 0; k < length; k++) {
            even += real[k] * cosines[k];
            odd += imaginary[k] * sines[k];
        }
        samples[count / 2 + row] = constant + even - odd;
        samples[(count - 1) / 2 - row] = constant + even + odd;
    }
}

VARIANTS double ck_predict(const float *samples, ptrdiff_t count, double *coefficients, ptrdiff_t order) {
#pragma clang fp reassociate(on) contract(fast)
    double correlation[order + 1];
    for (ptrdiff_t lag = 0; lag <= order; lag++) {
        double sum = 0;
        for (ptrdiff_t i = lag; i < count; i++) sum += (double)samples[i] * (double)samples[i - lag];
        correlation[lag] = sum;
    }
    for (ptrdiff_t k = 0; k < order; k++) coefficients[k] = 0;
    double residual = correlation[0];
    for (ptrdiff_t k = 0; k < order && residual > 0; k++) {
        double rest = correlation[k + 1];
        for (ptrdiff_t i = 0; i < k; i++) rest -= coefficients[i] * correlation[k - i];
        const double reflection = rest / residual;
        coefficients[k] = reflection;
        for (ptrdiff_t i = 0; 2 * i < k; i++) {
            const double low = coefficients[i], high = coefficients[k - 1 - i];
            coefficients[i] = low - reflection * high;
            if (i != k - 1 - i) coefficients[k - 1 - i] = high - reflection * low;
        }
        residual *= 1 - reflection * reflection;
    }
    return residual;
}

VARIANTS void ck_match_periods(const float *samples, const double *sums, const double *squares, ptrdiff_t first,
                               ptrdiff_t lag_count, double *correlations) {
#pragma clang fp reassociate(on) contract(fast)
    for (ptrdiff_t i = 0; i < lag_count; i++) {
        const ptrdiff_t lag = first + i;
        const float *next = samples + lag;
        float product = 0;
        for (ptrdiff_t t = 0; t < lag; t++) product += samples[t] * next[t];
        const double here = sums[lag] - sums[0], there = sums[2 * lag] - sums[lag];
        const double power_here = squares[lag] - squares[0] - here * here / (double)lag;
        const double power_there = squares[2 * lag] - squares[lag] - there * there / (double)lag;
        const double norm = power_here * power_there;
        correlations[i] = norm > 0 ? ((double)product - here * there / (double)lag) / sqrt(norm) : 0;
    }
}

VARIANTS float ck_range(const float *values, ptrdiff_t count) {
    if (count < 1) return 0;
    float least = values[0], greatest = values[0];
    for (ptrdiff_t i = 1; i < count; i++) {
        least = values[i] < least ? values[i] : least;
        greatest = values[i] > greatest ? values[i] : greatest;
    }
    return greatest - least;
}
