#ifndef CKERNELS_PEAK_H
#define CKERNELS_PEAK_H

/// Multiplies and adds in registers alone, `rounds` times twelve independent registers: what the processor can do at most.
///
/// @return the floating-point operations done, two for a multiplication with addition.
double ck_multiply_in_registers(long rounds);

#endif
