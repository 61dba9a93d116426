#include "spectra.h"

#include "table.h"

void ck_load_frames(const double *samples, ptrdiff_t step, int length, const double *window, int size, double *values) {
    ck_kernels()->load_frames(samples, step, length, window, size, values);
}

void ck_frame_powers(const ck_frame_transform *transform, double *values, double scale, double *power, double *totals) {
    ck_kernels()->frame_powers(transform, values, scale, power, totals);
}

void ck_frame_bands(const double *power, const double *weights, const ptrdiff_t *first, const ptrdiff_t *groups,
                    size_t count, double *energies) {
    ck_kernels()->frame_bands(power, weights, first, groups, count, energies);
}

void ck_frame_sums(const double *input, size_t inputs, const double *weights, size_t outputs, double *output) {
    ck_kernels()->frame_sums(input, inputs, weights, outputs, output);
}
