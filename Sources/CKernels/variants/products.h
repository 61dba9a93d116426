// Small matrix products whose results stay in registers: up to CK_ROWS rows of 16 columns.

/// acc[r] += sum over k of a[r * row_step + k * a_step] * b[k * b_step ...16], for k below `depth`.
///
/// `rows` and the steps must be constants where it is inlined, so that the sums live in registers.
INLINE void multiply_add(vec acc[][PARTS], int rows, const float *a, size_t row_step, size_t a_step, const float *b,
                         size_t b_step, int depth) {
#pragma clang loop unroll_count(4)
    for (int k = 0; k < depth; k++) {
        vec right[PARTS];
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++) {
            right[part] = load(b + k * b_step + part * CK_LANES);
            PIN(right[part]);
        }
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) {
            vec left = splat(a[r * row_step + k * a_step]);
#pragma clang loop unroll(full)
            for (int part = 0; part < PARTS; part++) acc[r][part] += left * right[part];
        }
    }
}

INLINE void clear_rows(vec acc[][PARTS], int rows) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++) acc[r][part] = (vec){};
}

INLINE void store_rows(vec acc[][PARTS], int rows, float *c, size_t stride) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++) store(c + r * stride + part * CK_LANES, acc[r][part]);
}

/// The number of rows to take next of those that remain, out of a few for which there is code.
INLINE int next_rows(int remaining) {
    static const int8_t largest[13] = {0, 1, 2, 3, 4, 4, 6, 6, 8, 8, 8, 8, 12};
    return largest[smaller(remaining, CK_ROWS)];
}

/// The same for rows of which more than remain may be computed: one pass rather than two where there is code for it.
INLINE int cover_rows(int remaining) {
    static const int8_t covering[13] = {0, 1, 2, 3, 4, 6, 6, 8, 8, 12, 12, 12, 12};
    return remaining <= CK_ROWS ? smaller(covering[remaining], CK_ROWS) : CK_ROWS;
}

/// Calls `action(rows)` with a constant for every number of rows that `next_rows` gives.
#if CK_ROWS == 12
#define WITH_ROWS(rows, action) \
    switch (rows) {             \
    case 1: action(1); break;   \
    case 2: action(2); break;   \
    case 3: action(3); break;   \
    case 4: action(4); break;   \
    case 6: action(6); break;   \
    case 8: action(8); break;   \
    default: action(12); break; \
    }
#elif CK_ROWS == 6
#define WITH_ROWS(rows, action) \
    switch (rows) {             \
    case 1: action(1); break;   \
    case 2: action(2); break;   \
    case 3: action(3); break;   \
    case 4: action(4); break;   \
    default: action(6); break;  \
    }
#else
#define WITH_ROWS(rows, action) \
    switch (rows) {             \
    case 1: action(1); break;   \
    default: action(2); break;  \
    }
#endif

/// Some rows of the square below.
INLINE void multiply_outer(int rows, const float *a, const float *b, size_t runs, size_t a_run, size_t b_run,
                           size_t a_step, size_t b_step, int depth, bool accumulates, float *square) {
    vec acc[PANEL][PARTS];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++)
            acc[r][part] = accumulates ? load(square + r * PANEL + part * CK_LANES) : (vec){};
    for (size_t run = 0; run < runs; run++)
        multiply_add(acc, rows, a + run * a_run, 1, a_step, b + run * b_run, b_step, depth);
    store_rows(acc, rows, square, PANEL);
}

/// square[i][j] (+)= the sum of a[k][i] * b[k][j] for 16 columns of each: `runs` times `depth` values of k, whose rows lie
/// a step apart within a run, and runs `a_run` and `b_run`.
static void multiply_square(const float *a, const float *b, size_t runs, size_t a_run, size_t b_run, size_t a_step,
                            size_t b_step, int depth, bool accumulates, float *square) {
#if CK_LANES == 16
    multiply_outer(16, a, b, runs, a_run, b_run, a_step, b_step, depth, accumulates, square);
#elif CK_LANES == 8
    multiply_outer(6, a, b, runs, a_run, b_run, a_step, b_step, depth, accumulates, square);
    multiply_outer(5, a + 6, b, runs, a_run, b_run, a_step, b_step, depth, accumulates, square + 6 * PANEL);
    multiply_outer(5, a + 11, b, runs, a_run, b_run, a_step, b_step, depth, accumulates, square + 11 * PANEL);
#else
    for (int i = 0; i < PANEL; i += 2)
        multiply_outer(2, a + i, b, runs, a_run, b_run, a_step, b_step, depth, accumulates, square + i * PANEL);
#endif
}
