// Where the tiles lie in the images, and how they are read into and written from the transformed domain.
//
// The transformed domain of c channels is [group][frequency][c/16][tile of 12][16], with a cache line between
// frequencies. One line of zeros stands for every position outside an image.

enum { FREQUENCIES = 36 };

INLINE int channel_blocks(int channels) { return (channels + PANEL - 1) / PANEL; }

INLINE size_t frequency_stride(int channels) { return (size_t)channel_blocks(channels) * GROUP * PANEL + PANEL; }

INLINE size_t group_stride(int channels) { return FREQUENCIES * frequency_stride(channels); }

static const float zeros[PANEL];

/// Offsets of the columns and rows of a tile in an image of the given width and channels; -1 outside of it.
typedef struct {
    int column[6], row[6];
} tile_offsets;

/// Fills in `count` columns from `first` on, a column in the coordinates of all samples side by side.
INLINE void find_columns(int *offsets, int count, int first, int sample, int samples, int spacing, int width,
                         int sample_size, int channels) {
    int column = first;
    for (int i = 0; i < count; i++, column++) {
        if (spacing > 0 && column >= spacing) {
            column -= spacing;
            sample++;
        }
        bool inside = column >= 0 && column < width && sample < samples;
        offsets[i] = inside ? sample * sample_size + column * channels : -1;
    }
}

/// The sample in which a tile begins, and its first output column in that sample.
INLINE int locate_tile(const ck_winograd *s, int across, int *sample) {
    if (s->sample_spacing > 0) {
        *sample = 4 * across / s->sample_spacing;
        return 4 * across % s->sample_spacing;
    }
    int each = s->tiles_across / s->samples;
    *sample = across / each;
    return across % each * 4;
}

/// Offsets of a tile's six by six inputs.
INLINE tile_offsets input_offsets(const ck_winograd *s, int tile) {
    int down = tile / s->tiles_across, sample;
    int first = locate_tile(s, tile % s->tiles_across, &sample) - s->padding;
    int size = s->height * s->width * s->in_channels;
    tile_offsets t;
    find_columns(t.column, 6, first, sample, s->samples, s->sample_spacing, s->width, size, s->in_channels);
    for (int i = 0; i < 6; i++) {
        int row = 4 * down + i - s->padding;
        t.row[i] = row >= 0 && row < s->height ? row * s->width * s->in_channels : -1;
    }
    return t;
}

/// Offsets of a tile's four by four outputs, or of its two by two pooled ones; -1 for those that nobody reads.
INLINE tile_offsets output_offsets(const ck_winograd *s, int tile) {
    int down = tile / s->tiles_across, sample;
    int first = locate_tile(s, tile % s->tiles_across, &sample);
    int step = s->pools ? 2 : 1;
    int width = s->used_width / step, height = s->used_height / step;
    tile_offsets t;
    find_columns(t.column, 4 / step, first / step, sample, s->samples, s->sample_spacing / step, width,
                 height * width * s->out_channels, s->out_channels);
    for (int i = 0; i < 4 / step; i++) {
        int row = 4 / step * down + i;
        t.row[i] = row < height ? row * width * s->out_channels : -1;
    }
    return t;
}

INLINE const float *tile_pointer(const float *image, const tile_offsets *t, int row, int column) {
    bool inside = t->row[row] >= 0 && t->column[column] >= 0;
    return inside ? image + t->row[row] + t->column[column] : zeros;
}

/// V = B'xB of one tile and 16 channels, of which `count` exist. `v` points at the tile's row of frequency 0.
INLINE void read_tile(const float *x, const tile_offsets *t, int count, float *v, size_t stride) {
    for (int part = 0; part < PARTS; part++) {
        int lanes = count - part * CK_LANES;
#define FETCH(i, j) load_some(tile_pointer(x, t, i, j) + part * CK_LANES, lanes)
#define PUT(i, j, value) store(v + ((i) * 6 + (j)) * stride + part * CK_LANES, value)
        TRANSFORM_SQUARE(transform_input, 6, 6, FETCH, PUT);
#undef FETCH
#undef PUT
    }
}

/// Reads the tiles of one group.
static void read_group(const ck_winograd *s, const float *x, int group, float *v) {
    size_t stride = frequency_stride(s->in_channels);
    int first = group * GROUP, end = smaller(first + GROUP, s->tiles_down * s->tiles_across);
    for (int tile = first; tile < end; tile++) {
        tile_offsets t = input_offsets(s, tile);
        for (int c = 0; c < s->in_channels; c += PANEL) {
            float *to = v + (c * GROUP + (tile - first) * PANEL);
            if (s->in_channels - c >= PANEL)
                read_tile(x + c, &t, PANEL, to, stride);
            else
                read_tile(x + c, &t, s->in_channels - c, to, stride);
        }
    }
}
