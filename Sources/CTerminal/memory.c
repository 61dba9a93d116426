#include "CTerminal.h"

#include <malloc.h>

void ct_keep_memory_small(void) {
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TRIM_THRESHOLD, 1 << 21);
    // Above a large frame, which comes and goes with every key.
    mallopt(M_MMAP_THRESHOLD, 1 << 19);
}
