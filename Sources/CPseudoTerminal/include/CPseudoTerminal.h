#ifndef EMOSCOPE_CPSEUDOTERMINAL_H
#define EMOSCOPE_CPSEUDOTERMINAL_H

#include <stddef.h>
#include <sys/types.h>

/// Opens a pseudo-terminal of the given size; `slave` receives the path of the end that a program sits at.
/// Returns the master's descriptor, or -1 with errno set.
int cpt_open(int rows, int columns, char *slave, size_t capacity);

/// Changes the size of the terminal; the kernel then sends SIGWINCH. Returns 0, or -1 with errno set.
int cpt_resize(int master, int rows, int columns);

/// Opens a pipe that spawned programs don't inherit. Returns 0, or -1 with errno set.
int cpt_pipe(int descriptors[2]);

/// Starts a program with default signal handling, in a session of its own.
///
/// With `terminal` (the path of a slave) all three standard streams are that terminal, which becomes the session's own;
/// without, standard input is empty and the two descriptors are standard output and error.
/// Returns 0, or an error number.
int cpt_spawn(pid_t *child, const char *path, char *const arguments[], char *const environment[], const char *directory,
              const char *terminal, int standard_output, int standard_error);

/// A descriptor that becomes readable when the process ends, or -1 with errno set.
int cpt_end_of_process(pid_t process);

/// The exit code of a process that has ended, 128 + the signal's number where a signal ended it, -1 while it runs.
int cpt_exit_code(pid_t process);

#endif
