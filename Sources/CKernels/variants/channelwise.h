// What is done to each channel for itself: one register of channels at a time, over all rows.

static void channel_moments(const float *x, size_t rows, int channels, float *mean, float *squares) {
    for (int c = 0; c < channels; c += CK_LANES) {
        int lanes = channels - c;
        vec sum = {}, square = {};
        for (size_t row = 0; row < rows; row++) sum += load_some(x + row * channels + c, lanes);
        vec average = sum / (float)rows;
        for (size_t row = 0; row < rows; row++) {
            vec apart = load_some(x + row * channels + c, lanes) - average;
            square += apart * apart;
        }
        store_some(mean + c, average, lanes);
        store_some(squares + c, square, lanes);
    }
}

static void channel_scale(const float *x, size_t rows, int channels, const float *mean, const float *factor,
                          const float *offset, bool relu, float *y) {
    for (int c = 0; c < channels; c += CK_LANES) {
        int lanes = channels - c;
        vec m = load_some(mean + c, lanes), f = load_some(factor + c, lanes), o = load_some(offset + c, lanes);
        for (size_t row = 0; row < rows; row++) {
            vec value = (load_some(x + row * channels + c, lanes) - m) * f + o;
            store_some(y + row * channels + c, relu ? larger((vec){}, value) : value, lanes);
        }
    }
}

static void channel_gradient_sums(float *dy, const float *x, const float *y, size_t rows, int channels,
                                  const float *mean, const float *inverse, float *sums, float *products) {
    for (int c = 0; c < channels; c += CK_LANES) {
        int lanes = channels - c;
        vec m = load_some(mean + c, lanes), sum = {}, product = {};
        for (size_t at = c; at < rows * channels; at += channels) {
            vec d = load_some(dy + at, lanes);
            if (y) {
                d = keep(load_some(y + at, lanes) > (vec){}, d);
                store_some(dy + at, d, lanes);
            }
            sum += d;
            product += d * (load_some(x + at, lanes) - m);
        }
        store_some(sums + c, sum, lanes);
        store_some(products + c, product * load_some(inverse + c, lanes), lanes);
    }
}

static void channel_gradient(const float *dy, const float *x, size_t rows, int channels, const float *mean,
                             const float *factor, const float *shift, const float *slope, float *dx) {
    for (int c = 0; c < channels; c += CK_LANES) {
        int lanes = channels - c;
        vec m = load_some(mean + c, lanes), f = load_some(factor + c, lanes);
        vec s = load_some(shift + c, lanes), t = load_some(slope + c, lanes);
        for (size_t at = c; at < rows * channels; at += channels)
            store_some(dx + at, f * (load_some(dy + at, lanes) - s - (load_some(x + at, lanes) - m) * t), lanes);
    }
}

/// One window of one register of channels; `x` points at its first position.
INLINE void pool_window(const ck_pool *s, const float *x, int lanes, float *y, uint8_t *codes) {
    vec best = load_some(x, lanes);
    ivec code = {};
    for (int at = 1; at < s->window_height * s->window_width; at++) {
        size_t place = (size_t)(at / s->window_width * s->in_width + at % s->window_width) * s->channels;
        vec value = load_some(x + place, lanes);
        ivec wins = value > best;
        code = (code & ~wins) | (wins & at);
        best = larger(value, best);
    }
    store_some(y, best, lanes);
    if (codes) store_codes(codes, code, lanes);
}

static void max_pool(const ck_pool *s, const float *x, float *y, uint8_t *codes) {
    for (int row = 0; row < s->in_height / s->window_height; row++)
        for (int column = 0; column < s->in_width / s->window_width; column++) {
            const float *from = x + (size_t)(row * s->window_height * s->in_width + column * s->window_width) * s->channels;
            for (int c = 0; c < s->channels; c += CK_LANES)
                pool_window(s, from + c, s->channels - c, y + c, codes ? codes + c : NULL);
            y += s->channels;
            if (codes) codes += s->channels;
        }
}

static void max_pool_backward(const ck_pool *s, const float *dy, const uint8_t *codes, float *dx) {
    int rows = s->in_height / s->window_height, columns = s->in_width / s->window_width;
    bool covers = rows * s->window_height == s->in_height && columns * s->window_width == s->in_width;
    if (!covers) memset(dx, 0, sizeof(float) * s->in_height * s->in_width * s->channels);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++, dy += s->channels, codes += s->channels)
            for (int at = 0; at < s->window_height * s->window_width; at++) {
                int down = row * s->window_height + at / s->window_width;
                float *to = dx + ((size_t)down * s->in_width + column * s->window_width + at % s->window_width) * s->channels;
                for (int c = 0; c < s->channels; c += CK_LANES) {
                    int lanes = s->channels - c;
                    ivec here = load_codes(codes + c, lanes) == (ivec){} + at;
                    store_some(to + c, keep(here, load_some(dy + c, lanes)), lanes);
                }
            }
}
