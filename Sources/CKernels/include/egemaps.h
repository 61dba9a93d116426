#ifndef CKERNELS_EGEMAPS_H
#define CKERNELS_EGEMAPS_H

#include <stddef.h>
#include <stdint.h>

/// Writes `samples` times `window` to `frame`, `length` values each; returns the sum of the squares of the result.
double ck_window_frame(const float *samples, const double *window, ptrdiff_t length, double *frame);

/// Mean of the squares of `count` samples.
double ck_mean_square(const float *samples, ptrdiff_t count);

/// Magnitudes of the complex `bins`, `[count x 2]`.
void ck_magnitudes(const double *bins, ptrdiff_t count, float *magnitudes);

/// Squares of the `count` magnitudes as complex `bins` without an imaginary part.
void ck_power_bins(const float *magnitudes, ptrdiff_t count, double *bins);

/// Sum of the squared differences of the roots of `power` from `previous`, `count` values each; `previous` then holds the roots.
double ck_magnitude_change(const double *power, ptrdiff_t count, double *previous);

/// Keeps the peaks of a spectrum and two bins on either side of them, and smooths the result with the weights 1/4, 1/2, 1/4.
/// What lies before the first peak and behind the last stays. All `count` bins, 2 at least, are written, the last without smoothing.
void ck_isolate_peaks(const float *magnitudes, ptrdiff_t count, float *levels);

/// Second derivatives of the natural cubic spline through `levels`, `[count]`.
///
/// `elimination` is `[4 x count]`: what the derivative before is multiplied by, the weights of the differences to the next and the
/// previous level, and the factors of the back substitution; all 0 at both ends.
void ck_solve_spline(const float *levels, ptrdiff_t count, const float *elimination, float *curvature);

/// The spline at `count` points, 0 where it is negative.
///
/// `lower` holds for each point the knot below it, `weights` is `[4 x count]`: of the level below, of that above, and of the
/// curvatures there.
void ck_evaluate_spline(const float *levels, const float *curvature, const int32_t *lower, const float *weights,
                        ptrdiff_t count, float *points);

/// Adds to a spectrum on an axis of octaves its copies shifted down by `shifts`, scaled by `scales`, `[shift_count]` each, and
/// divides the sums by `divisor`. Returns the total of the sums.
double ck_add_subharmonics(const float *octaves, ptrdiff_t count, const ptrdiff_t *shifts, const float *scales,
                           ptrdiff_t shift_count, float divisor, float *sums);

/// Where the highest local maxima of `count` values above 0 are, highest first, at most `capacity`; returns how many there are.
ptrdiff_t ck_highest_peaks(const float *values, ptrdiff_t count, ptrdiff_t capacity, ptrdiff_t *places);

/// `count` samples of a sum of waves, in pairs at the same distance from their middle.
///
/// `real` and `imaginary` are the amplitudes of `length` waves in the middle, `constant` is added to every sample. `waves` holds for
/// each distance, from the smallest on, the cosines and then the sines of all waves there, `[(count + 1) / 2 x 2 x length]`.
void ck_mirrored_sums(const float *real, const float *imaginary, float constant, const float *waves, ptrdiff_t length,
                      ptrdiff_t count, float *samples);

/// Linear prediction by autocorrelation: x[t] is predicted as the sum of coefficients[k] x[t-1-k].
///
/// Returns the energy of the residual, 0 for silence (the coefficients are then 0).
double ck_predict(const float *samples, ptrdiff_t count, double *coefficients, ptrdiff_t order);

/// Normalised correlations of the first `lag` samples with the next `lag`, their means removed, for `lag_count` lags from `first` on.
///
/// `sums` and `squares` are the running sums of the samples and of their squares from any start on, beginning with the sums before
/// the first sample.
void ck_match_periods(const float *samples, const double *sums, const double *squares, ptrdiff_t first,
                      ptrdiff_t lag_count, double *correlations);

/// The largest of `count` values minus the smallest; 0 if there is none.
float ck_range(const float *values, ptrdiff_t count);

#endif
