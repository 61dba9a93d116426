#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static const int watched[] = {SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
enum { watched_count = sizeof watched / sizeof *watched };

static struct sigaction previous[watched_count];
static volatile sig_atomic_t wake_descriptor = -1;

int ct_open_pipe(int descriptors[2]) { return pipe2(descriptors, O_NONBLOCK | O_CLOEXEC); }

static void tell(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    // A full pipe means that the reader is about to look anyway.
    ssize_t written = write(wake_descriptor, &byte, 1);
    (void)written;
    errno = saved;
}

void ct_signals_watch(int descriptor) {
    wake_descriptor = descriptor;
    struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < watched_count; index++) sigaction(watched[index], &action, &previous[index]);
}

void ct_signals_ignore(void) {
    for (int index = 0; index < watched_count; index++) sigaction(watched[index], &previous[index], NULL);
    wake_descriptor = -1;
}

void ct_stop_until_continued(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
    sigaction(SIGTSTP, &standard, &ours);
    // The whole group, so that a script around the program stops too. In a group without a shell nothing happens.
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

void ct_end_by_signal(int signal) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    raise(signal);
    _exit(128 + signal);
}
