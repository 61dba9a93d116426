// Every kernel of one variant; the including file sets the lanes and the target and names the table.

#include "../direct_shape.h"
#include "lanes.h"
#include "products.h"
#include "winograd_transforms.h"
#include "winograd_tiles.h"
#include "winograd_products.h"
#include "winograd_weights.h"
#include "winograd_forward.h"
#include "winograd_backward.h"
#include "direct.h"
#include "direct_backward.h"
#include "depthwise.h"
#include "optimizer.h"
#include "dense.h"
#include "elementwise.h"
#include "lstm.h"
#include "channelwise.h"
#include "pool.h"
#include "peak.h"
#include "spectra.h"

const ck_table CK_TABLE = {
    .winograd_forward_weights = winograd_forward_weights,
    .winograd_backward_weights = winograd_backward_weights,
    .winograd_forward = winograd_forward,
    .winograd_backward = winograd_backward,
    .direct_forward = direct_forward,
    .direct_backward = direct_backward,
    .depthwise_forward = depthwise_forward,
    .depthwise_backward = depthwise_backward,
    .dense_forward = dense_forward,
    .dense_finish = dense_finish,
    .dense_backward = dense_backward,
    .dense_backward_adam = dense_backward_adam,
    .adam_step = adam_step,
    .sgd_step = sgd_step,
    .lstm_forward_weights = lstm_forward_weights,
    .lstm_backward_weights = lstm_backward_weights,
    .lstm_forward = lstm_forward,
    .lstm_backward = lstm_backward,
    .exp = map_exp,
    .log = map_log,
    .sigmoid = map_sigmoid,
    .tanh = map_tanh,
    .gelu = map_gelu,
    .silu = map_silu,
    .gelu_gradient = gelu_gradient,
    .silu_gradient = silu_gradient,
    .sum_shards = sum_shards,
    .dropout = dropout,
    .channel_moments = channel_moments,
    .channel_scale = channel_scale,
    .channel_gradient_sums = channel_gradient_sums,
    .channel_gradient = channel_gradient,
    .max_pool = max_pool,
    .max_pool_backward = max_pool_backward,
    .channel_scale_pool = channel_scale_pool,
    .channel_gradient_pool = channel_gradient_pool,
    .multiply_in_registers = multiply_in_registers,
    .load_frames = load_frames,
    .frame_powers = frame_powers,
    .frame_bands = frame_bands,
    .frame_sums = frame_sums,
};
