#ifndef CKERNELS_SPECTRA_H
#define CKERNELS_SPECTRA_H

#include <stddef.h>
#include <stdint.h>

// What lies between the samples of frames and their mel bands, in double, for eight frames side by side: every table is
// `[values x 8]`, the eight frames' numbers beside each other, so that no step has to move numbers inside a register.

enum {
    /// How many frames go through these kernels at a time.
    ck_frames_at_once = 8,
};

/// A Fourier transform of real frames, whose size is a power of two and 4 at least.
typedef struct {
    /// Samples of a frame.
    int size;
    /// cos and sin of 2 pi j / n, of 4 pi j / n and of 6 pi j / n for every j below n / 4, for n = size / 2, n / 4, ... above 4.
    const double *turns;
    /// cos and sin of 2 pi k / size for every k up to size / 4.
    const double *last_turns;
    /// Where the first passes leave bin k of the size / 2 pairs of samples.
    const int32_t *places;
} ck_frame_transform;

/// values = the first `length` samples of eight frames `step` apart, times `window` if there is one, and zeros up to `size`.
void ck_load_frames(const double *samples, ptrdiff_t step, int length, const double *window, int size, double *values);

/// power = scale |X|^2, and the sums over all bins.
///
/// @param values `[size x 8]`, lost.
/// @param power `[size / 2 + 1 x 8]`.
/// @param totals `[8]`.
void ck_frame_powers(const ck_frame_transform *transform, double *values, double scale, double *power, double *totals);

/// The energies of eight spectra in each of `count` filters; see `ck_band_energies`, whose filters these are.
void ck_frame_bands(const double *power, const double *weights, const ptrdiff_t *first, const ptrdiff_t *groups,
                    size_t count, double *energies);

/// output = weights input for eight frames; see `ck_weighted_sums`, whose weights these are.
void ck_frame_sums(const double *input, size_t inputs, const double *weights, size_t outputs, double *output);

#endif
