#ifndef CKERNELS_CEPSTRUM_H
#define CKERNELS_CEPSTRUM_H

#include <stddef.h>

// What lies between the samples of a frame and its cepstral coefficients, in double.

/// output[i] = samples[i] - share * samples[i - 1] of `count` samples, rounded to float; `samples[-1]` is read.
void ck_pre_emphasis(const float *samples, size_t count, float share, double *output);

/// power[k] = scale * |X[k]|^2 of `count` bins, which are pairs of real and imaginary part.
///
/// @return the sum of all.
double ck_power_spectrum(const double *bins, size_t count, double scale, double *power);

/// The energy of a spectrum in each of `count` filters.
///
/// @param weights of one filter after the other in groups of four, filled up with zeros; aligned to 32 bytes.
/// @param first the first bin of each filter; as many bins are read from there on as it has weights.
/// @param groups where the weights of each filter begin, and where the last one's end, in groups `[count + 1]`.
void ck_band_energies(const double *power, const double *weights, const ptrdiff_t *first, const ptrdiff_t *groups,
                      size_t count, double *energies);

/// Natural logarithms of `count` numbers in place, within two units in the last place.
void ck_logarithms(double *values, size_t count);

/// output = weights input.
///
/// @param weights `[groups of four outputs x inputs x 4]`, the last group filled up with zeros; aligned to 32 bytes.
void ck_weighted_sums(const double *input, size_t inputs, const double *weights, size_t outputs, double *output);

#endif
