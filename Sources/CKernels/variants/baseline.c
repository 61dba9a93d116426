// The kernels for any processor.

#include "../table.h"

#define CK_TABLE ck_baseline
#define CK_LANES 4
#define CK_ROWS 2
#include "all.h"
