// The one-dimensional transforms of F(4, 3) and their adjoints, each on six or four vectors, and the two-dimensional
// ones made of them. Names follow the matrices of Lavin & Gray: V = B'xB, y = A'mA, and so on.

/// B': six inputs to six frequencies.
INLINE void transform_input(const vec d[6], vec t[6]) {
    vec a = d[4] - 4 * d[2], b = d[3] - 4 * d[1];
    vec c = d[4] - d[2], e = 2 * (d[3] - d[1]);
    t[0] = 4 * d[0] - 5 * d[2] + d[4];
    t[1] = a + b;
    t[2] = a - b;
    t[3] = c + e;
    t[4] = c - e;
    t[5] = 4 * d[1] - 5 * d[3] + d[5];
}

/// B, the adjoint of `transform_input`: six gradients of frequencies to six of inputs.
INLINE void spread_input(const vec v[6], vec x[6]) {
    vec p = v[1] + v[2], q = v[1] - v[2], r = v[3] + v[4], s = 2 * (v[3] - v[4]);
    x[0] = 4 * v[0];
    x[1] = 4 * (v[5] - q) - s;
    x[2] = -5 * v[0] - 4 * p - r;
    x[3] = q + s - 5 * v[5];
    x[4] = v[0] + p + r;
    x[5] = v[5];
}

/// A': six frequencies to four outputs.
INLINE void transform_output(const vec m[6], vec y[4]) {
    vec s = m[1] + m[2], d = m[1] - m[2], t = m[3] + m[4], e = m[3] - m[4];
    y[0] = m[0] + s + t;
    y[1] = d + 2 * e;
    y[2] = s + 4 * t;
    y[3] = d + 8 * e + m[5];
}

/// A, the adjoint of `transform_output`: four gradients of outputs to six of frequencies.
INLINE void spread_output(const vec y[4], vec d[6]) {
    vec e = y[0] + y[2], o = y[1] + y[3];
    vec f = y[0] + 4 * y[2], p = 2 * y[1] + 8 * y[3];
    d[0] = y[0];
    d[1] = e + o;
    d[2] = e - o;
    d[3] = f + p;
    d[4] = f - p;
    d[5] = y[3];
}

/// G: three weights to six frequencies.
INLINE void transform_weights(const vec g[3], vec u[6]) {
    vec s = g[0] + g[2], t = g[0] + 4 * g[2];
    u[0] = 0.25f * g[0];
    u[1] = (-1.0f / 6) * (s + g[1]);
    u[2] = (-1.0f / 6) * (s - g[1]);
    u[3] = (1.0f / 24) * (t + 2 * g[1]);
    u[4] = (1.0f / 24) * (t - 2 * g[1]);
    u[5] = g[2];
}

/// G', the adjoint of `transform_weights`: six gradients of frequencies to three of weights.
INLINE void gather_weights(const vec u[6], vec g[3]) {
    vec p = (-1.0f / 6) * (u[1] + u[2]), q = (1.0f / 24) * (u[3] + u[4]);
    g[0] = 0.25f * u[0] + p + q;
    g[1] = (1.0f / 6) * (u[2] - u[1]) + (1.0f / 12) * (u[3] - u[4]);
    g[2] = p + 4 * q + u[5];
}

/// Applies a one-dimensional transform to the columns and then to the rows of a square: `size` values to `count`.
/// `fetch(row, column)` reads a value and `put(row, column, value)` takes a result.
#define TRANSFORM_SQUARE(transform, size, count, fetch, put)                                       \
    do {                                                                                           \
        vec half[count][size], line[size], result[count];                                          \
        for (int column = 0; column < size; column++) {                                            \
            for (int row = 0; row < size; row++) line[row] = fetch(row, column);                   \
            transform(line, result);                                                               \
            for (int row = 0; row < count; row++) half[row][column] = result[row];                 \
        }                                                                                          \
        for (int row = 0; row < count; row++) {                                                    \
            transform(half[row], result);                                                          \
            for (int column = 0; column < count; column++) put(row, column, result[column]);       \
        }                                                                                          \
    } while (0)
