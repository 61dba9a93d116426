#ifndef EMOSCOPE_CTERMINAL_INTERNAL_H
#define EMOSCOPE_CTERMINAL_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/// Bytes that make the terminal usable from any state of the screen; empty while no screen is open.
extern char ct_recovery[256];

/// Whether the terminal that was opened can move its cursor to a place.
bool ct_can_place(void);

/// Fills `ct_recovery` for the terminal that was opened.
void ct_recovery_build(void);

/// Writes all bytes to a descriptor, whatever signals come; for signal handlers too.
void ct_write_all(int descriptor, const char *bytes, size_t count);

/// Says that the calling thread begins or has ended to write to the screen: a fault elsewhere then waits for it.
void ct_frame_begin(void);
void ct_frame_end(void);

/// What curses writes to: standard output, by a descriptor that can collect instead (collection.c).
FILE *ct_collection_open(void);

/// Sends `before`, what curses writes in between, and `after` as one.
void ct_collection_begin(const char *before);
void ct_collection_end(const char *after);

/// Where messages to the user go while standard error goes to the log; -1 while it doesn't.
extern int ct_original_errors;

#endif
