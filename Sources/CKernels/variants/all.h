// Every kernel of one variant; the including file sets the lanes and the target and names the table.

#include "lanes.h"
#include "products.h"
#include "winograd_transforms.h"
#include "winograd_tiles.h"
#include "winograd_products.h"
#include "winograd_weights.h"
#include "winograd_forward.h"
#include "winograd_backward.h"

const ck_table CK_TABLE = {
    .winograd_forward_weights = winograd_forward_weights,
    .winograd_backward_weights = winograd_backward_weights,
    .winograd_forward = winograd_forward,
    .winograd_backward = winograd_backward,
};
