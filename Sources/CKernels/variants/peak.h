// The most that the processor can do.

static double multiply_in_registers(long rounds) {
    enum { CHAINS = 12 };
    vec chain[CHAINS], factor = splat(0.999f), term = splat(0.001f), sum = {};
#pragma clang loop unroll(full)
    for (int i = 0; i < CHAINS; i++) chain[i] = splat((float)i);
    for (long round = 0; round < rounds; round++)
#pragma clang loop unroll(full)
        for (int i = 0; i < CHAINS; i++) chain[i] = chain[i] * factor + term;
#pragma clang loop unroll(full)
    for (int i = 0; i < CHAINS; i++) sum += chain[i];
    double operations = 2.0 * CHAINS * CK_LANES * (double)rounds;
    // A use of the sum that is never true keeps the compiler from dropping the work.
    return sum[0] == -1.0f ? 0.0 : operations;
}
