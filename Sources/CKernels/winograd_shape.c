#include "table.h"

enum { panel = 16, group = 12, frequencies = 36 };

static int blocks(int channels) { return (channels + panel - 1) / panel; }

/// Floats of one group of tiles in the transformed domain, with a cache line between frequencies so that they do not
/// fall on the same cache sets.
static size_t group_size(int channels) { return (size_t)frequencies * (blocks(channels) * group * panel + panel); }

static int tiles(int outputs) { return (outputs + 3) / 4; }

/// Chooses between tiles that stay inside a sample and tiles that run over a row of samples side by side, which waste
/// less at the right border. A pool's windows must not cross a tile, so an odd spacing rules the row out.
static void lay_out_columns(ck_winograd *shape) {
    int spacing = shape->width + shape->padding;
    int separate = shape->samples * tiles(shape->used_width);
    int row = tiles((shape->samples - 1) * spacing + shape->used_width);
    bool fits = !shape->pools || spacing % 2 == 0;
    shape->sample_spacing = fits && row < separate ? spacing : 0;
    shape->tiles_across = shape->sample_spacing > 0 ? row : separate;
}

ck_winograd ck_winograd_make(int samples, int height, int width, int in_channels, int out_channels, int padding,
                             bool pools) {
    ck_winograd shape = {
        .samples = samples, .height = height, .width = width, .in_channels = in_channels,
        .out_channels = out_channels, .padding = padding, .pools = pools,
        .out_height = height + 2 * padding - 2, .out_width = width + 2 * padding - 2,
    };
    shape.used_height = pools ? shape.out_height / 2 * 2 : shape.out_height;
    shape.used_width = pools ? shape.out_width / 2 * 2 : shape.out_width;
    shape.tiles_down = tiles(shape.used_height);
    lay_out_columns(&shape);
    shape.groups = (shape.tiles_down * shape.tiles_across + group - 1) / group;
    return shape;
}

size_t ck_winograd_forward_weights_size(const ck_winograd *shape) {
    return (size_t)blocks(shape->out_channels) * frequencies * shape->in_channels * panel;
}

size_t ck_winograd_backward_weights_size(const ck_winograd *shape) {
    return (size_t)blocks(shape->in_channels) * frequencies * shape->out_channels * panel;
}

size_t ck_winograd_forward_workspace(const ck_winograd *shape) {
    size_t products = (size_t)frequencies * group * panel;
    return products + (size_t)ck_winograd_forward_chunk(shape->in_channels) * group_size(shape->in_channels);
}

size_t ck_winograd_backward_workspace(const ck_winograd *shape) {
    size_t products = (size_t)frequencies * group * panel;
    size_t inputs = (size_t)shape->groups * group_size(shape->in_channels);
    size_t outputs = (size_t)shape->groups * group_size(shape->out_channels);
    size_t weights = (size_t)blocks(shape->in_channels) * blocks(shape->out_channels) * frequencies * panel * panel;
    return products + inputs + outputs + weights;
}

int ck_winograd_forward_chunk(int channels) {
    int chunk = (int)(300 * 1024 / sizeof(float) / group_size(channels));
    return chunk > 1 ? chunk : 1;
}
