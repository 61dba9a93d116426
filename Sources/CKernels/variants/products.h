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

INLINE void load_rows(vec acc[][PARTS], int rows, const float *c, size_t stride) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++) acc[r][part] = load(c + r * stride + part * CK_LANES);
}

INLINE void store_rows(vec acc[][PARTS], int rows, float *c, size_t stride) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int part = 0; part < PARTS; part++) store(c + r * stride + part * CK_LANES, acc[r][part]);
}

/// Calls `action(rows)` with a constant for every number of rows up to CK_ROWS.
#if CK_ROWS == 12
#define WITH_ROWS(rows, action) \
    switch (rows) {             \
    case 1: action(1); break;   \
    case 2: action(2); break;   \
    case 3: action(3); break;   \
    case 4: action(4); break;   \
    case 5: action(5); break;   \
    case 6: action(6); break;   \
    case 7: action(7); break;   \
    case 8: action(8); break;   \
    case 9: action(9); break;   \
    case 10: action(10); break; \
    case 11: action(11); break; \
    default: action(12); break; \
    }
#elif CK_ROWS == 6
#define WITH_ROWS(rows, action) \
    switch (rows) {             \
    case 1: action(1); break;   \
    case 2: action(2); break;   \
    case 3: action(3); break;   \
    case 4: action(4); break;   \
    case 5: action(5); break;   \
    default: action(6); break;  \
    }
#else
#define WITH_ROWS(rows, action) \
    switch (rows) {             \
    case 1: action(1); break;   \
    default: action(2); break;  \
    }
#endif

/// The number of rows to take next, so that what remains is split evenly: 10 is 5 + 5 rather than 6 + 4.
INLINE int next_rows(int remaining) {
    int passes = (remaining + CK_ROWS - 1) / CK_ROWS;
    return (remaining + passes - 1) / passes;
}
