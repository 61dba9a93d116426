#define _GNU_SOURCE
#include "internal.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// curses writes after each movement of the cursor, a hundred times for a list that scrolls by a row, and whoever reads the
// terminal wakes up each time. So curses writes to a descriptor of its own, which stands for a file in memory while a frame is
// drawn, and the frame is sent as one.

static int memory_file = -1, curses_output = -1;
static bool is_collecting;

// Frames are shorter, but for the first ones of large windows.
static char frame[1 << 16];
static size_t used;

static void flush(void) {
    ct_write_all(STDOUT_FILENO, frame, used);
    used = 0;
}

static void append(const char *bytes) {
    size_t count = strlen(bytes);
    if (used + count > sizeof frame) flush();
    memcpy(frame + used, bytes, count);
    used += count;
}

FILE *ct_collection_open(void) {
    memory_file = memfd_create("frame", MFD_CLOEXEC);
    curses_output = memory_file < 0 ? -1 : fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    FILE *stream = curses_output < 0 ? NULL : fdopen(curses_output, "w");
    if (stream) return stream;
    // Without all that, everything is slower but right.
    curses_output = -1;
    return stdout;
}

void ct_collection_begin(const char *before) {
    append(before);
    is_collecting = curses_output >= 0 && ftruncate(memory_file, 0) == 0 && lseek(memory_file, 0, SEEK_SET) == 0
        && dup2(memory_file, curses_output) >= 0;
    if (!is_collecting) flush();
}

void ct_collection_end(const char *after) {
    if (is_collecting) {
        dup2(STDOUT_FILENO, curses_output);
        lseek(memory_file, 0, SEEK_SET);
        ssize_t count;
        while ((count = read(memory_file, frame + used, sizeof frame - used)) > 0) {
            used += (size_t)count;
            if (used == sizeof frame) flush();
        }
        is_collecting = false;
    }
    append(after);
    flush();
}
