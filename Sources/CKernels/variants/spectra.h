// Spectra of eight frames side by side, in double; a STRIP is as many of the eight as fit into a register.

enum { FRAMES = ck_frames_at_once, STRIP = CK_LANES / 2 };

typedef double dvec __attribute__((ext_vector_type(CK_LANES / 2)));

INLINE dvec load_strip(const double *p) {
    dvec v;
    memcpy(&v, p, sizeof v);
    return v;
}

INLINE void store_strip(double *p, dvec v) { memcpy(p, &v, sizeof v); }

/// Of one strip: the real and the imaginary part.
typedef struct {
    dvec re, im;
} pair;

INLINE pair load_pair(const double *p) { return (pair){load_strip(p), load_strip(p + FRAMES)}; }

INLINE void store_pair(double *p, pair v) {
    store_strip(p, v.re);
    store_strip(p + FRAMES, v.im);
}

INLINE pair sum_of(pair a, pair b) { return (pair){a.re + b.re, a.im + b.im}; }
INLINE pair difference_of(pair a, pair b) { return (pair){a.re - b.re, a.im - b.im}; }

/// v (cos - i sin), the two numbers at `turn`.
INLINE pair turned(pair v, const double *turn) {
    return (pair){v.re * turn[0] + v.im * turn[1], v.im * turn[0] - v.re * turn[1]};
}

static void load_frames(const double *samples, ptrdiff_t step, int length, const double *window, int size,
                        double *values) {
    typedef double four __attribute__((ext_vector_type(4)));
    int whole = length / 4 * 4;
    for (int half = 0; half < FRAMES; half += 4)
        for (int t = 0; t < whole; t += 4) {
            four row[4], weight = 1;
            for (int i = 0; i < 4; i++) memcpy(&row[i], samples + (half + i) * step + t, sizeof(four));
            if (window) memcpy(&weight, window + t, sizeof weight);
            for (int i = 0; i < 4; i++) row[i] *= weight;
            four a = __builtin_shufflevector(row[0], row[1], 0, 4, 2, 6);
            four b = __builtin_shufflevector(row[0], row[1], 1, 5, 3, 7);
            four c = __builtin_shufflevector(row[2], row[3], 0, 4, 2, 6);
            four d = __builtin_shufflevector(row[2], row[3], 1, 5, 3, 7);
            four out[4] = {
                __builtin_shufflevector(a, c, 0, 1, 4, 5), __builtin_shufflevector(b, d, 0, 1, 4, 5),
                __builtin_shufflevector(a, c, 2, 3, 6, 7), __builtin_shufflevector(b, d, 2, 3, 6, 7),
            };
            for (int i = 0; i < 4; i++) memcpy(values + (t + i) * FRAMES + half, &out[i], sizeof(four));
        }
    for (int t = whole; t < length; t++)
        for (int frame = 0; frame < FRAMES; frame++)
            values[t * FRAMES + frame] = samples[frame * step + t] * (window ? window[t] : 1);
    memset(values + (size_t)length * FRAMES, 0, (size_t)(size - length) * FRAMES * sizeof(double));
}

/// One step of a transform: four pairs `quarter` apart become, each at its place, a pair of every fourth bin.
INLINE void split_in_four(double *at, ptrdiff_t quarter, const double *turns) {
    pair a = load_pair(at), b = load_pair(at + quarter), c = load_pair(at + 2 * quarter), d = load_pair(at + 3 * quarter);
    pair even = sum_of(a, c), odd = sum_of(b, d), left = difference_of(a, c), right = difference_of(b, d);
    pair first = {left.re + right.im, left.im - right.re}, third = {left.re - right.im, left.im + right.re};
    pair second = difference_of(even, odd);
    store_pair(at, sum_of(even, odd));
    store_pair(at + quarter, turns ? turned(first, turns) : first);
    store_pair(at + 2 * quarter, turns ? turned(second, turns + 2) : second);
    store_pair(at + 3 * quarter, turns ? turned(third, turns + 4) : third);
}

/// The transform of `count` pairs of samples in place, its bins out of order. Each quarter is finished before the next one is begun,
/// so that it stays in the cache.
static void transform_pairs(double *values, int count, const double *turns) {
    const ptrdiff_t width = 2 * FRAMES, quarter = count / 4 * width;
    if (count == 2) {
        for (int strip = 0; strip < FRAMES; strip += STRIP) {
            pair a = load_pair(values + strip), b = load_pair(values + width + strip);
            store_pair(values + strip, sum_of(a, b));
            store_pair(values + width + strip, difference_of(a, b));
        }
    } else if (count == 4) {
        for (int strip = 0; strip < FRAMES; strip += STRIP) split_in_four(values + strip, quarter, 0);
    } else {
        for (int j = 0; j < count / 4; j++)
            for (int strip = 0; strip < FRAMES; strip += STRIP)
                split_in_four(values + j * width + strip, quarter, turns + 6 * j);
        for (int part = 0; part < 4; part++) transform_pairs(values + part * quarter, count / 4, turns + 6 * (count / 4));
    }
}

/// The samples' even and odd bins lie in the sums and differences of bins k and size / 2 - k of the pairs.
static void frame_powers(const ck_frame_transform *transform, double *values, double scale, double *power,
                         double *totals) {
    const int count = transform->size / 2;
    const double quarter = 0.25 * scale;
    transform_pairs(values, count, transform->turns);
    for (int strip = 0; strip < FRAMES; strip += STRIP) {
        const double *from = values + strip;
        double *to = power + strip;
        pair ends = load_pair(from), middle = load_pair(from + 2 * FRAMES * transform->places[count / 2]);
        dvec low = ends.re + ends.im, high = ends.re - ends.im;
        low = low * low * scale;
        high = high * high * scale;
        dvec half = (middle.re * middle.re + middle.im * middle.im) * scale, total = low + half + high;
        store_strip(to, low);
        store_strip(to + FRAMES * (count / 2), half);
        store_strip(to + FRAMES * count, high);
        for (int k = 1; k < count / 2; k++) {
            pair a = load_pair(from + 2 * FRAMES * transform->places[k]);
            pair b = load_pair(from + 2 * FRAMES * transform->places[count - k]);
            pair even = {a.re + b.re, a.im - b.im};
            pair odd = turned((pair){a.im + b.im, b.re - a.re}, transform->last_turns + 2 * k);
            pair near = sum_of(even, odd), far = difference_of(even, odd);
            dvec below = (near.re * near.re + near.im * near.im) * quarter;
            dvec above = (far.re * far.re + far.im * far.im) * quarter;
            store_strip(to + FRAMES * k, below);
            store_strip(to + FRAMES * (count - k), above);
            total += below + above;
        }
        store_strip(totals + strip, total);
    }
}

static void frame_bands(const double *power, const double *weights, const ptrdiff_t *first, const ptrdiff_t *groups,
                        size_t count, double *energies) {
    for (size_t filter = 0; filter < count; filter++)
        for (int strip = 0; strip < FRAMES; strip += STRIP) {
            const double *bins = power + FRAMES * first[filter] + strip;
            // Four strands, for an addition takes longer than the next product.
            dvec sums[4] = {};
            for (ptrdiff_t group = groups[filter]; group < groups[filter + 1]; group++, bins += 4 * FRAMES) {
#pragma clang loop unroll(full)
                for (int i = 0; i < 4; i++) sums[i] += load_strip(bins + i * FRAMES) * weights[4 * group + i];
            }
            store_strip(energies + FRAMES * filter + strip, (sums[0] + sums[1]) + (sums[2] + sums[3]));
        }
}

static void frame_sums(const double *input, size_t inputs, const double *weights, size_t outputs, double *output) {
    for (size_t start = 0; start < outputs; start += 4, weights += 4 * inputs)
        for (int strip = 0; strip < FRAMES; strip += STRIP) {
            dvec sums[4] = {};
            for (size_t i = 0; i < inputs; i++) {
                dvec value = load_strip(input + FRAMES * i + strip);
#pragma clang loop unroll(full)
                for (int k = 0; k < 4; k++) sums[k] += value * weights[4 * i + k];
            }
            for (size_t k = 0; k < 4 && start + k < outputs; k++)
                store_strip(output + FRAMES * (start + k) + strip, sums[k]);
        }
}
