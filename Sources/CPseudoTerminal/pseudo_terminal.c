#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int cpt_open(int rows, int columns, char *slave, size_t capacity) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return -1;
    int error = 0;
    if (grantpt(master) != 0 || unlockpt(master) != 0 || cpt_resize(master, rows, columns) != 0) error = errno;
    if (error == 0) error = ptsname_r(master, slave, capacity);
    if (error == 0) return master;
    close(master);
    errno = error;
    return -1;
}

int cpt_resize(int master, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size);
}

int cpt_pipe(int descriptors[2]) { return pipe2(descriptors, O_CLOEXEC); }

int cpt_spawn(pid_t *child, const char *path, char *const arguments[], char *const environment[], const char *directory,
              const char *terminal, int standard_output, int standard_error) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    // The first terminal that a session leader opens becomes the session's own.
    posix_spawn_file_actions_addopen(&files, 0, terminal ? terminal : "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&files, terminal ? 0 : standard_output, 1);
    posix_spawn_file_actions_adddup2(&files, terminal ? 0 : standard_error, 2);
    if (directory) posix_spawn_file_actions_addchdir_np(&files, directory);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    int error = posix_spawn(child, path, &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

int cpt_end_of_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int cpt_exit_code(pid_t process) {
    int status = 0;
    if (waitpid(process, &status, WNOHANG) != process) return -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
