// What is done to each channel for itself: a few registers of channels at a time, over all rows.

/// Registers of channels that go together, so that a row is read in one go and additions do not wait for each other.
enum { BLOCK = 3 };

/// Calls `action(registers, lanes)` for the next channels, of which `left` remain; `lanes` is how many the last register
/// has, a constant where it is full.
#define WITH_BLOCK(left, action)                                                                        \
    switch (2 * smaller(BLOCK, ((left) - 1) / CK_LANES + 1) + ((left) % CK_LANES != 0 && (left) < BLOCK * CK_LANES)) { \
    case 2: action(1, CK_LANES); break;                                                                 \
    case 3: action(1, (left) % CK_LANES); break;                                                        \
    case 4: action(2, CK_LANES); break;                                                                 \
    case 5: action(2, (left) % CK_LANES); break;                                                        \
    case 7: action(3, (left) % CK_LANES); break;                                                        \
    default: action(3, CK_LANES); break;                                                                \
    }

/// Register `i` of a block, of which the last has `lanes` channels.
INLINE vec block_load(const float *p, int i, int registers, int lanes) {
    return i + 1 < registers ? load(p + i * CK_LANES) : load_some(p + i * CK_LANES, lanes);
}

INLINE void block_store(float *p, vec v, int i, int registers, int lanes) {
    if (i + 1 < registers)
        store(p + i * CK_LANES, v);
    else
        store_some(p + i * CK_LANES, v, lanes);
}

#define EACH_REGISTER _Pragma("clang loop unroll(full)") for (int i = 0; i < registers; i++)

INLINE void block_moments(int registers, int lanes, const float *x, size_t rows, int channels, float *mean,
                          float *squares) {
    vec sum[BLOCK] = {}, square[BLOCK] = {};
    for (size_t row = 0; row < rows; row++)
        EACH_REGISTER sum[i] += block_load(x + row * channels, i, registers, lanes);
    EACH_REGISTER sum[i] /= (float)rows;
    for (size_t row = 0; row < rows; row++)
        EACH_REGISTER {
            vec apart = block_load(x + row * channels, i, registers, lanes) - sum[i];
            square[i] += apart * apart;
        }
    EACH_REGISTER block_store(mean, sum[i], i, registers, lanes);
    EACH_REGISTER block_store(squares, square[i], i, registers, lanes);
}

static void channel_moments(const float *x, size_t rows, int channels, float *mean, float *squares) {
    for (int c = 0; c < channels; c += BLOCK * CK_LANES) {
#define ACTION(registers, lanes) block_moments(registers, lanes, x + c, rows, channels, mean + c, squares + c)
        WITH_BLOCK(channels - c, ACTION)
#undef ACTION
    }
}

/// What scales one register of channels.
typedef struct {
    vec mean, factor, offset;
} scaling_lanes;

INLINE scaling_lanes load_scaling(const ck_scaling *s, int c, int lanes) {
    return (scaling_lanes){
        load_some(s->mean + c, lanes), load_some(s->factor + c, lanes), load_some(s->offset + c, lanes),
    };
}

INLINE vec scale_lanes(const scaling_lanes *s, vec x) { return (x - s->mean) * s->factor + s->offset; }

/// The gradient before the ReLU.
INLINE vec unrectify(const scaling_lanes *s, bool relu, vec x, vec dy) {
    return relu ? keep(scale_lanes(s, x) > (vec){}, dy) : dy;
}

INLINE void block_scaling(int registers, int lanes, const ck_scaling *s, int c, scaling_lanes scaling[BLOCK]) {
    EACH_REGISTER scaling[i] = load_scaling(s, c + i * CK_LANES, i + 1 < registers ? CK_LANES : lanes);
}

INLINE void block_scale(int registers, int lanes, const ck_scaling *s, const float *x, size_t rows, int channels, int c,
                        float *y) {
    scaling_lanes scaling[BLOCK];
    block_scaling(registers, lanes, s, c, scaling);
    bool relu = s->relu;
    for (size_t at = c; at < rows * channels; at += channels)
        EACH_REGISTER {
            vec value = scale_lanes(&scaling[i], block_load(x + at, i, registers, lanes));
            block_store(y + at, relu ? larger((vec){}, value) : value, i, registers, lanes);
        }
}

static void channel_scale(const ck_scaling *s, const float *x, size_t rows, int channels, float *y) {
    for (int c = 0; c < channels; c += BLOCK * CK_LANES) {
#define ACTION(registers, lanes) block_scale(registers, lanes, s, x, rows, channels, c, y)
        WITH_BLOCK(channels - c, ACTION)
#undef ACTION
    }
}

INLINE void block_gradient_sums(int registers, int lanes, const ck_scaling *s, const float *dy, const float *x,
                                size_t rows, int channels, int c, float *sums, float *products) {
    scaling_lanes scaling[BLOCK];
    block_scaling(registers, lanes, s, c, scaling);
    bool relu = s->relu;
    vec sum[BLOCK] = {}, product[BLOCK] = {};
    for (size_t at = c; at < rows * channels; at += channels)
        EACH_REGISTER {
            vec value = block_load(x + at, i, registers, lanes);
            vec d = unrectify(&scaling[i], relu, value, block_load(dy + at, i, registers, lanes));
            sum[i] += d;
            product[i] += d * (value - scaling[i].mean);
        }
    EACH_REGISTER block_store(sums + c, sum[i], i, registers, lanes);
    EACH_REGISTER block_store(products + c, product[i], i, registers, lanes);
}

static void channel_gradient_sums(const ck_scaling *s, const float *dy, const float *x, size_t rows, int channels,
                                  float *sums, float *products) {
    for (int c = 0; c < channels; c += BLOCK * CK_LANES) {
#define ACTION(registers, lanes) block_gradient_sums(registers, lanes, s, dy, x, rows, channels, c, sums, products)
        WITH_BLOCK(channels - c, ACTION)
#undef ACTION
    }
}

/// The gradient of one register from that before the ReLU.
INLINE vec normal_gradient(const scaling_lanes *s, vec d, vec x, vec shift, vec slope) {
    return s->factor * (d - shift - (x - s->mean) * slope);
}

INLINE void block_gradient(int registers, int lanes, const ck_scaling *s, const float *dy, const float *x, size_t rows,
                           int channels, int c, const float *shift, const float *slope, float *dx) {
    scaling_lanes scaling[BLOCK];
    vec shifts[BLOCK], slopes[BLOCK];
    block_scaling(registers, lanes, s, c, scaling);
    EACH_REGISTER shifts[i] = block_load(shift + c, i, registers, lanes);
    EACH_REGISTER slopes[i] = block_load(slope + c, i, registers, lanes);
    bool relu = s->relu;
    for (size_t at = c; at < rows * channels; at += channels)
        EACH_REGISTER {
            vec value = block_load(x + at, i, registers, lanes);
            vec d = unrectify(&scaling[i], relu, value, block_load(dy + at, i, registers, lanes));
            block_store(dx + at, normal_gradient(&scaling[i], d, value, shifts[i], slopes[i]), i, registers, lanes);
        }
}

static void channel_gradient(const ck_scaling *s, const float *dy, const float *x, size_t rows, int channels,
                             const float *shift, const float *slope, float *dx) {
    for (int c = 0; c < channels; c += BLOCK * CK_LANES) {
#define ACTION(registers, lanes) block_gradient(registers, lanes, s, dy, x, rows, channels, c, shift, slope, dx)
        WITH_BLOCK(channels - c, ACTION)
#undef ACTION
    }
}
