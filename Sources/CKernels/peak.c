#include "peak.h"

#include "table.h"

double ck_multiply_in_registers(long rounds) { return ck_kernels()->multiply_in_registers(rounds); }
