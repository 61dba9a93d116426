// The optimizers' steps.

INLINE vec square_root(vec v) { return __builtin_elementwise_sqrt(v); }

/// One register of weights.
INLINE void adam_lanes(const ck_adam *a, vec gradient, vec *w, vec *mean, vec *square) {
    vec g = a->scale * gradient + a->decay * *w;
    *mean = a->mean_kept * *mean + (1 - a->mean_kept) * g;
    *square = a->square_kept * *square + (1 - a->square_kept) * g * g;
    *w = a->shrink * *w - a->step * *mean / (square_root(*square) * a->correction + a->epsilon);
}

/// The first `count` weights of one register, in memory.
INLINE void adam_some(const ck_adam *a, vec gradient, float *w, float *mean, float *square, int count) {
    vec weight = load_some(w, count), m = load_some(mean, count), s = load_some(square, count);
    adam_lanes(a, gradient, &weight, &m, &s);
    store_some(w, weight, count);
    store_some(mean, m, count);
    store_some(square, s, count);
}

static void adam_step(const ck_adam *adam, const float *gradient, float *w, float *mean, float *square, size_t count) {
    ck_adam a = *adam;
    size_t i = 0;
    for (; i + CK_LANES <= count; i += CK_LANES)
        adam_some(&a, load(gradient + i), w + i, mean + i, square + i, CK_LANES);
    int rest = (int)(count - i);
    if (rest > 0) adam_some(&a, load_some(gradient + i, rest), w + i, mean + i, square + i, rest);
}

static void sgd_step(const ck_sgd *sgd, const float *gradient, float *w, float *velocity, size_t count) {
    ck_sgd s = *sgd;
    for (size_t i = 0; i < count; i += CK_LANES) {
        int lanes = count - i < CK_LANES ? (int)(count - i) : CK_LANES;
        vec weight = load_some(w + i, lanes);
        vec g = s.scale * load_some(gradient + i, lanes) + s.decay * weight;
        vec v = s.momentum * load_some(velocity + i, lanes) + g;
        store_some(velocity + i, v, lanes);
        store_some(w + i, weight - s.rate * v, lanes);
    }
}
