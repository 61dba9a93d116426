#ifndef CKERNELS_VOICE_H
#define CKERNELS_VOICE_H

#include <stddef.h>

/// Value between the samples of a band-limited sequence, by a sinc under a raised cosine.
///
/// `values` holds `count` samples, `position` is zero-based and may lie anywhere; outside it is the nearest sample.
/// At most `depth` samples on each side take part. The raised cosine is a polynomial, exact to 2e-9.
double ck_interpolate_sinc(const double *values, ptrdiff_t count, double position, ptrdiff_t depth);

/// Normalised correlations of one window of a signal with windows of the same length at consecutive starts.
///
/// For each of the `lag_count` starts `first`, `first + 1`, ... writes
/// sum(x y) / sqrt(sum(x x) sum(y y)) to `correlations`, 0 where the product is 0. `x` starts at `reference`; both windows have `length` samples and lie wholly inside `signal`.
void ck_correlate_windows(const double *signal, ptrdiff_t reference, ptrdiff_t length, ptrdiff_t first,
                          ptrdiff_t lag_count, double *correlations);

/// Linear prediction by Burg's method: x[t] is predicted as the sum of coefficients[k] x[t-1-k].
///
/// `forward` and `backward` are work space for `count` values each. Returns the residual's mean square, 0 for silence
/// (the coefficients are then 0).
double ck_burg(const double *samples, ptrdiff_t count, double *coefficients, ptrdiff_t order, double *forward,
               double *backward);

#endif
