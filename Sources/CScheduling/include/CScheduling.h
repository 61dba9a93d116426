#ifndef EMOSCOPE_CSCHEDULING_H
#define EMOSCOPE_CSCHEDULING_H

// How long a thread's turn on the processor is when others want it too. It gets as much of the processor as before, in
// smaller or larger pieces: who asks for short turns is let in soon after it wakes, who asks for long ones is interrupted by
// all others. Linux knows such wishes since 6.12; older kernels take no notice.
// Source: sched_setattr(2); Documentation/scheduler/sched-eevdf.rst of the kernel.

/// Short turns for the calling thread, for one that mostly sleeps; threads that it starts don't inherit them.
void cs_take_short_turns(void);

/// Long turns for the calling thread, and for threads that it starts, for work that keeps a core busy.
void cs_take_long_turns(void);

/// The usual turns for the calling thread.
void cs_take_usual_turns(void);

#endif
