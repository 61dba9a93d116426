#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "internal.h"
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Behind the others: term.h defines macros with everyday names.
#include <curses.h>
#include <term.h>

char ct_recovery[256];
int ct_original_errors = -1;

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
enum { fault_count = sizeof faults / sizeof *faults };

static struct sigaction previous[fault_count];
static struct termios modes;
static bool has_modes;
static char farewell[1024];
// A fault may be an overflow of the stack, so its handler needs one of its own.
static char fault_stack[64 * 1024];

static atomic_bool is_writing_frame;
static pthread_t frame_writer;

void ct_frame_begin(void) {
    frame_writer = pthread_self();
    atomic_store(&is_writing_frame, true);
}

void ct_frame_end(void) { atomic_store(&is_writing_frame, false); }

/// Waits until another thread has written its frame to the end, a second at most: a terminal that takes no more bytes
/// must not keep the process from ending. The thread that was interrupted by the fault itself writes nothing more.
static void await_frame_of_another_thread(void) {
    for (int waits = 0; waits < 1000 && atomic_load(&is_writing_frame); waits++) {
        if (pthread_equal(frame_writer, pthread_self())) return;
        poll(NULL, 0, 1);
    }
}

void ct_write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno != EINTR) return;
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
}

/// Adds a sequence of terminfo to those of the recovery, without the delays ($<5>) that only printing terminals needed.
static void add_to_recovery(const char *capability) {
    const char *sequence = tigetstr(capability);
    if (sequence == NULL || sequence == (const char *)-1) return;
    size_t length = strlen(ct_recovery);
    for (const char *from = sequence; *from && length + 1 < sizeof ct_recovery; from++) {
        if (from[0] == '$' && from[1] == '<') {
            const char *end = strchr(from, '>');
            if (end == NULL) break;
            from = end;
        } else {
            ct_recovery[length++] = *from;
        }
    }
    ct_recovery[length] = 0;
}

bool ct_can_place(void) {
    const char *sequence = tigetstr("cup");
    return sequence != NULL && sequence != (const char *)-1;
}

void ct_recovery_build(void) {
    // Abandons a sequence that was cut off (CAN), ends a synchronized update, marked pastes and reports of the mouse.
    strcpy(ct_recovery, "\030\033[?2026l\033[?2004l\033[?1006l\033[?1002l");
    static const char *const capabilities[] = {"sgr0", "op", "rmcup", "cnorm"};
    for (size_t index = 0; index < sizeof capabilities / sizeof *capabilities; index++) {
        add_to_recovery(capabilities[index]);
    }
}

/// Only async-signal-safe functions from here on (POSIX.1-2017, 2.4.3).
static void recover(int signal) {
    // What other threads still draw must not follow the bytes that leave the screen.
    int screen = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_WRONLY);
    if (screen >= 0 && nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
    await_frame_of_another_thread();
    ct_write_all(screen >= 0 ? screen : STDOUT_FILENO, ct_recovery, strlen(ct_recovery));
    if (has_modes) tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    int errors = ct_original_errors >= 0 ? ct_original_errors : STDERR_FILENO;
    ct_write_all(errors, farewell, strlen(farewell));
    // With the standard action back the signal comes again as soon as this one returns: a core dump stays possible. The
    // handler that was there before is the Swift runtime's, which on a terminal stops to ask for a key.
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    raise(signal);
}

void ct_faults_guard(const char *log_path) {
    has_modes = tcgetattr(STDIN_FILENO, &modes) == 0;
    snprintf(farewell, sizeof farewell, "emoscope: stopped by a fault of the program; what it said last is in %s\n", log_path);
    stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof fault_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = recover, .sa_flags = SA_ONSTACK};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < fault_count; index++) sigaction(faults[index], &action, &previous[index]);
}

void ct_faults_release(void) {
    for (int index = 0; index < fault_count; index++) sigaction(faults[index], &previous[index], NULL);
}

int ct_errors_redirect(const char *log_path) {
    int log = open(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log < 0) return -1;
    ct_original_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    dup2(log, STDERR_FILENO);
    close(log);
    return 0;
}

void ct_errors_restore(void) {
    if (ct_original_errors < 0) return;
    dup2(ct_original_errors, STDERR_FILENO);
    close(ct_original_errors);
    ct_original_errors = -1;
}
