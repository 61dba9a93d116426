#ifndef CKERNELS_VOICE_H
#define CKERNELS_VOICE_H

#include <stddef.h>

/// Value between the samples of a band-limited sequence, by a sinc under a raised cosine.
///
/// `values` holds `count` samples, `position` is zero-based and may lie anywhere; outside it is the nearest sample.
/// At most `depth` samples on each side take part. The raised cosine is a polynomial, exact to 2e-9.
double ck_interpolate_sinc(const double *values, ptrdiff_t count, double position, ptrdiff_t depth);

enum {
    /// How many lags `ck_correlate_windows` takes at a time.
    ck_lags_at_once = 32,
};

/// Normalised correlations of a window `[length]` with windows of the same length at the first `lag_count` starts in `signal`.
///
/// Writes sum(x y) / sqrt(sum(x x) sum(y y)), 0 where the product is 0. `correlations` has room for `lag_count` rounded up to whole
/// groups of `ck_lags_at_once`, and `signal` that many samples and `length` more.
void ck_correlate_windows(const double *window, ptrdiff_t length, const double *signal, ptrdiff_t lag_count,
                          double *correlations);

/// The sum of `count` samples.
double ck_sum(const float *samples, ptrdiff_t count);

/// The largest distance of `count` samples from `mean`; 0 if there is none.
double ck_farthest(const float *samples, ptrdiff_t count, double mean);

/// Mean of the squares of `count` samples, their mean removed, under weights.
double ck_weighted_power(const float *samples, const double *weights, ptrdiff_t count, double mean);

/// Root of the mean square of `count` samples under a Hann window around a place that the first sample lies `first` from and each
/// other `step` further; the window reaches `left` and `right` to the two sides.
double ck_level_around(const float *samples, ptrdiff_t count, double first, double step, double left, double right);

/// frame = (samples - mean) window, `count` of each.
void ck_window_centered(const float *samples, const float *window, ptrdiff_t count, double mean, float *frame);

/// The largest magnitude of `count` values.
float ck_largest(const float *values, ptrdiff_t count);

/// Replaces `count` complex bins by their squared magnitudes, without an imaginary part.
void ck_square_bins(float *bins, ptrdiff_t count);

/// A symmetric correlation from `-mirrored` to `count - 1`, 1 at lag 0, and lags[lag] / lags[0] inverse[lag] elsewhere.
void ck_normalize(const float *lags, const double *inverse, ptrdiff_t count, ptrdiff_t mirrored, double *correlation);

/// Linear prediction by Burg's method: x[t] is predicted as the sum of coefficients[k] x[t-1-k]; `count` is above `order`.
///
/// Returns the residual's mean square, 0 for silence (the coefficients are then 0).
double ck_burg(const double *samples, ptrdiff_t count, double *coefficients, ptrdiff_t order);

#endif
