#ifndef EMOSCOPE_CTERMINAL_H
#define EMOSCOPE_CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ncurses behind a few functions, for one screen on standard output. Only the thread that opened the screen may call
// them. Functions that can fail return 0 or a descriptor when they succeed, and -1 when not.

// The screen (screen.c)

/// Sets the character encoding of the environment; returns whether it is UTF-8.
bool ct_use_locale(void);

/// What `ct_screen_open` returns for a terminal that can't put text at a place.
enum { ct_no_places = -2 };

/// Opens the screen on a terminal type of terminfo; NULL means the one in TERM.
int ct_screen_open(const char *terminal_type, bool with_colors);

/// Closes the screen and gives the terminal back as it was found.
void ct_screen_close(void);

/// Gives the terminal back for a while, as for a shell; the screen's contents are kept.
void ct_screen_leave(void);

/// Takes the terminal again, after `ct_screen_leave` or after somebody else has used it; everything is drawn afresh.
void ct_screen_enter(void);

/// Has the terminal report what the mouse does, or not; what was asked for last holds until the screen is closed.
void ct_mouse(bool on);

/// The size of the window; 80x24 where the terminal doesn't say.
void ct_window_size(int *columns, int *rows);

/// Makes the screen as large as this.
void ct_screen_resize(int columns, int rows);

/// Draws every cell afresh with the next `ct_screen_flush`.
void ct_screen_repaint(void);

/// Bits of the attributes of `ct_put`.
enum { ct_bold = 1, ct_dim = 2, ct_underline = 4, ct_reverse = 8, ct_italic = 16 };

/// Puts a character, its combining marks behind it, into a cell.
void ct_put(int row, int column, const uint32_t *scalars, int count, int attributes, int pair);

/// Shows the cursor at a cell; a negative row hides it.
void ct_place_cursor(int row, int column);

/// Sends what has changed to the terminal, as one synchronized update.
void ct_screen_flush(void);

/// Sends a sequence to the terminal between two frames.
void ct_send(const char *bytes, size_t count);

// Colours (screen.c)

/// How many colours the open screen has: 0 without colours, 0x1000000 where colours are 0xRRGGBB.
int ct_color_count(void);

/// How many pairs of colours can be in use, pair 0 (the terminal's own colours) included.
int ct_pair_capacity(void);

/// Gives a pair its colours; -1 is the terminal's own.
void ct_define_pair(int pair, int foreground, int background);

/// Forgets all pairs.
void ct_forget_pairs(void);

// Signals and wake-up (signals.c)

/// Opens a pipe that neither blocks nor is inherited.
int ct_open_pipe(int descriptors[2]);

/// Signals of the terminal's life (WINCH INT TERM HUP QUIT TSTP CONT) write their number as a byte into the descriptor.
void ct_signals_watch(int descriptor);

/// Those signals do again what they did before.
void ct_signals_ignore(void);

/// Stops this process and its group as the terminal's stop key does; returns when it is continued.
void ct_stop_until_continued(void);

/// Ends the process by a signal, so that the shell sees what ended it.
void ct_end_by_signal(int signal) __attribute__((noreturn));

// Memory (memory.c)

/// Has memory given back to the system that is needed for a moment only, for a program that stays open all day; to be called
/// before threads are started. Otherwise each of them keeps a heap as large as it ever was: 76 in place of 56 MB after
/// twenty clips of 48 kHz were looked at. Source: mallopt(3).
void ct_keep_memory_small(void);

// Crashes and standard error (recovery.c)

/// From now on a fault (SEGV BUS ILL TRAP ABRT FPE) first gives the terminal back as it is now and says where the log is;
/// to be called before the screen is opened.
void ct_faults_guard(const char *log_path);

/// Faults do again what they did before.
void ct_faults_release(void);

/// Sends standard error to the end of a file, made where it isn't there.
int ct_errors_redirect(const char *log_path);

/// Standard error is again what it was before.
void ct_errors_restore(void);

#endif
