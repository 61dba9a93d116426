#define _GNU_SOURCE
#include "CScheduling.h"

#include <sched.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// The C library has neither the call nor the structure.
struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

enum { reset_on_fork = 1 };

static void take_turns(uint64_t nanoseconds, uint64_t flags) {
    struct attributes attributes = {.size = sizeof attributes};
    if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return;
    // Real-time policies have no such turns, and a user's choice of one is none of our business.
    if (attributes.policy != SCHED_OTHER && attributes.policy != SCHED_BATCH && attributes.policy != SCHED_IDLE) return;
    attributes.size = sizeof attributes;
    attributes.flags = flags;
    attributes.runtime = nanoseconds;
    syscall(SYS_sched_setattr, 0, &attributes, 0);
}

// The kernel takes 0.1 to 100 ms, and 0 for what is usual.
void cs_take_short_turns(void) { take_turns(100000, reset_on_fork); }
void cs_take_long_turns(void) { take_turns(50000000, 0); }
void cs_take_usual_turns(void) { take_turns(0, 0); }
