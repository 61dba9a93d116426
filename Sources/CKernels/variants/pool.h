// Max-pools, alone and with the scaling of channels before them.

/// Where the windows of a pool lie, in floats.
typedef struct {
    int rows, columns, positions, channels;
    size_t row_step, column_step;           ///< from a window to the one below and to the one beside
    size_t place[255];                      ///< of each position in its window
    uint8_t down[255];                      ///< rows of the image from the window's first to that of a position
    bool covers;                            ///< whether every input lies in a window
} pool_windows;

static pool_windows lay_windows(const ck_pool *s) {
    pool_windows w = {
        .rows = s->in_height / s->window_height, .columns = s->in_width / s->window_width,
        .positions = s->window_height * s->window_width, .channels = s->channels,
        .row_step = (size_t)s->window_height * s->in_width * s->channels,
        .column_step = (size_t)s->window_width * s->channels,
    };
    w.covers = w.rows * s->window_height == s->in_height && w.columns * s->window_width == s->in_width;
    for (int at = 0; at < w.positions; at++) {
        w.down[at] = (uint8_t)(at / s->window_width);
        w.place[at] = (size_t)(w.down[at] * s->in_width + at % s->window_width) * s->channels;
    }
    return w;
}

/// Calls a statement for each register of channels of each window: `x` is the window's place in the image, `y` that in
/// the pooled one, `lanes` how many channels remain.
#define EACH_WINDOW(w, statement)                                                                          \
    for (int row = 0; row < (w).rows; row++)                                                               \
        for (int column = 0; column < (w).columns; column++)                                               \
            for (int c = 0; c < (w).channels; c += CK_LANES) {                                             \
                size_t from = row * (w).row_step + column * (w).column_step + c;                           \
                size_t to = ((size_t)row * (w).columns + column) * (w).channels + c;                       \
                int lanes = (w).channels - c;                                                              \
                statement;                                                                                 \
            }

INLINE void pool_window(const pool_windows *w, const float *x, int lanes, float *y, uint8_t *codes) {
    vec best = load_some(x, lanes);
    ivec code = {};
    for (int at = 1; at < w->positions; at++) {
        vec value = load_some(x + w->place[at], lanes);
        ivec wins = value > best;
        code = (code & ~wins) | (wins & at);
        best = larger(value, best);
    }
    store_some(y, best, lanes);
    if (codes) store_codes(codes, code, lanes);
}

static void max_pool(const ck_pool *s, const float *x, float *y, uint8_t *codes) {
    pool_windows w = lay_windows(s);
    EACH_WINDOW(w, pool_window(&w, x + from, lanes, y + to, codes ? codes + to : NULL))
}

INLINE void spread_window(const pool_windows *w, const float *dy, const uint8_t *codes, int lanes, float *dx) {
    vec d = load_some(dy, lanes);
    ivec code = load_codes(codes, lanes);
    for (int at = 0; at < w->positions; at++)
        store_some(dx + w->place[at], keep(code == (ivec){} + at, d), lanes);
}

static void max_pool_backward(const ck_pool *s, const float *dy, const uint8_t *codes, float *dx) {
    pool_windows w = lay_windows(s);
    if (!w.covers) memset(dx, 0, sizeof(float) * s->in_height * s->in_width * s->channels);
    EACH_WINDOW(w, spread_window(&w, dy + to, codes + to, lanes, dx + from))
}

/// What a scaling and a pool leave of one window, and what the backward pass needs to know of it.
INLINE void scale_window(const scaling_lanes *s, bool relu, const pool_windows *w, const float *x, int lanes, float *y,
                         float *picked, uint8_t *codes) {
    vec winner = load_some(x, lanes), best = scale_lanes(s, winner);
    ivec code = {};
    for (int at = 1; at < w->positions; at++) {
        vec candidate = load_some(x + w->place[at], lanes), value = scale_lanes(s, candidate);
        ivec wins = value > best;
        code = (code & ~wins) | (wins & at);
        winner = wins ? candidate : winner;
        best = larger(value, best);
    }
    store_some(y, relu ? larger((vec){}, best) : best, lanes);
    if (!codes) return;
    ivec off = relu ? best <= (vec){} : (ivec){};
    store_some(picked, winner, lanes);
    store_codes(codes, code | (off & 255), lanes);
}

static void channel_scale_pool(const ck_scaling *s, const ck_pool *shape, const float *x, float *y, float *picked,
                               uint8_t *codes) {
    pool_windows w = lay_windows(shape);
    EACH_WINDOW(w, {
        scaling_lanes scaling = load_scaling(s, c, lanes);
        scale_window(&scaling, s->relu, &w, x + from, lanes, y + to, picked ? picked + to : NULL,
                     codes ? codes + to : NULL);
    })
}

/// What reaches the inputs of a normalisation through the statistics.
typedef struct {
    const float *shift, *slope;
    int valid_height;                       ///< rows that had a part in them
} statistics_gradient;

/// Gradients of the positions of a window whose first row is `first`.
INLINE void gradient_window(const ck_scaling *s, const statistics_gradient *g, int c, const pool_windows *w,
                            int positions, int first, vec d, ivec code, const float *x, int lanes, float *dx) {
    scaling_lanes scaling = load_scaling(s, c, lanes);
    vec shift = load_some(g->shift + c, lanes), slope = load_some(g->slope + c, lanes);
    for (int at = 0; at < positions; at++) {
        bool valid = first + w->down[at] < g->valid_height;
        vec value = load_some(x + w->place[at], lanes), own = keep(code == (ivec){} + at, d);
        vec gradient = valid ? normal_gradient(&scaling, own, value, shift, slope) : scaling.factor * own;
        store_some(dx + w->place[at], gradient, lanes);
    }
}

static void channel_gradient_pool(const ck_scaling *s, const ck_pool *shape, const float *dy, const uint8_t *codes,
                                  const float *x, const float *shift, const float *slope, int valid_height, float *dx) {
    pool_windows w = lay_windows(shape);
    statistics_gradient g = {.shift = shift, .slope = slope, .valid_height = valid_height};
    // No gradient comes back to what lies in no window, but the statistics of the batch reach it.
    int positions = w.covers ? 0 : shape->in_height * shape->in_width;
    for (int at = 0; at < positions; at++)
        for (int c = 0; c < w.channels; c += CK_LANES) {
            size_t place = (size_t)at * w.channels + c;
            gradient_window(s, &g, c, &w, 1, at / shape->in_width, (vec){}, (ivec){}, x + place, w.channels - c,
                            dx + place);
        }
    EACH_WINDOW(w, gradient_window(s, &g, c, &w, w.positions, row * shape->window_height, load_some(dy + to, lanes),
                                   load_codes(codes + to, lanes), x + from, lanes, dx + from))
}
