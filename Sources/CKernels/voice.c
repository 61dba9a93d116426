#include "voice.h"

#include <math.h>

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

VARIANTS void ck_correlate_windows(const double *signal, ptrdiff_t reference, ptrdiff_t length, ptrdiff_t first,
                                   ptrdiff_t lag_count, double *correlations) {
#pragma clang fp reassociate(on) contract(fast)
    const double *x = signal + reference;
    double reference_power = 0, power = 0;
    for (ptrdiff_t i = 0; i < length; i++) {
        reference_power += x[i] * x[i];
        power += signal[first + i] * signal[first + i];
    }
    for (ptrdiff_t lag = 0; lag < lag_count; lag++) {
        const double *y = signal + first + lag;
        double product = 0;
        for (ptrdiff_t i = 0; i < length; i++) product += x[i] * y[i];
        const double norm = reference_power * power;
        correlations[lag] = product == 0 || !(norm > 0) ? 0 : product / sqrt(norm);
        if (lag + 1 < lag_count) power += y[length] * y[length] - y[0] * y[0];
    }
}

VARIANTS double ck_burg(const double *samples, ptrdiff_t count, double *coefficients, ptrdiff_t order, double *forward,
                        double *backward) {
#pragma clang fp reassociate(on) contract(fast)
    double power = 0;
    for (ptrdiff_t i = 0; i < count; i++) power += samples[i] * samples[i];
    for (ptrdiff_t k = 0; k < order; k++) coefficients[k] = 0;
    double residual = power / (double)count;
    if (!(residual > 0)) return 0;
    for (ptrdiff_t i = 0; i + 1 < count; i++) {
        forward[i] = samples[i + 1];
        backward[i] = samples[i];
    }
    for (ptrdiff_t k = 0; k < order; k++) {
        const ptrdiff_t length = count - 1 - k;
        double product = 0, energy = 0;
        for (ptrdiff_t i = 0; i < length; i++) {
            product += forward[i] * backward[i];
            energy += forward[i] * forward[i] + backward[i] * backward[i];
        }
        if (!(energy > 0)) return residual;
        const double reflection = 2 * product / energy;
        residual *= 1 - reflection * reflection;
        coefficients[k] = reflection;
        for (ptrdiff_t i = 0; 2 * i < k; i++) {
            const double low = coefficients[i], high = coefficients[k - 1 - i];
            coefficients[i] = low - reflection * high;
            if (i != k - 1 - i) coefficients[k - 1 - i] = high - reflection * low;
        }
        // Both errors move on by one sample: the forward one starts a sample later than the backward one.
        for (ptrdiff_t i = 0; i + 1 < length; i++) {
            const double ahead = forward[i + 1] - reflection * backward[i + 1];
            backward[i] = backward[i] - reflection * forward[i];
            forward[i] = ahead;
        }
    }
    return residual;
}
