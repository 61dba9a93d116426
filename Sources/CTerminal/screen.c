#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static SCREEN *screen;
static FILE *output;
static bool is_colored;

// Pastes arrive marked, so that they can't act as keys. Terminals that don't know these modes pass over them.
static const char paste_marks_on[] = "\033[?2004h", paste_marks_off[] = "\033[?2004l";
// Terminals that can show what comes between these two at once do.
static const char update_begin[] = "\033[?2026h", update_end[] = "\033[?2026l";

// Buttons and, while one is down, movement, with coordinates of any size (XTerm Control Sequences, "Mouse Tracking").
static const char mouse_on[] = "\033[?1002h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1002l";
static bool is_mouse_on;

static void send(const char *sequence) { ct_write_all(STDOUT_FILENO, sequence, strlen(sequence)); }

void ct_send(const char *bytes, size_t count) { ct_write_all(STDOUT_FILENO, bytes, count); }

bool ct_use_locale(void) {
    // Only characters: a comma for the decimal point must not get into files.
    if (setlocale(LC_CTYPE, "") == NULL) {
        // Asked for a locale that isn't installed here, as over SSH; its encoding is what matters.
        const char *names[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
        const char *name = "";
        for (int index = 2; index >= 0; index--) {
            if (names[index] && *names[index]) name = names[index];
        }
        if (strcasestr(name, "UTF-8") || strcasestr(name, "UTF8")) setlocale(LC_CTYPE, "C.UTF-8");
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int ct_screen_open(const char *terminal_type, bool with_colors) {
    if (output == NULL) output = ct_collection_open();
    screen = newterm(terminal_type, output, stdin);
    if (screen == NULL) return -1;
    if (!ct_can_place()) {
        endwin();
        delscreen(screen);
        screen = NULL;
        return ct_no_places;
    }
    ct_recovery_build();
    // Raw: every key is ours, and Ctrl-S can't freeze the screen.
    raw();
    noecho();
    nonl();
    // Keys are read elsewhere: a frame is drawn to its end whether one waits or not.
    typeahead(-1);
    curs_set(0);
    is_colored = with_colors && has_colors() && start_color() == OK;
    if (is_colored) use_default_colors();
    erase();
    send(paste_marks_on);
    return 0;
}

void ct_mouse(bool on) {
    is_mouse_on = on;
    send(on ? mouse_on : mouse_off);
}

void ct_screen_leave(void) {
    if (is_mouse_on) send(mouse_off);
    send(paste_marks_off);
    endwin();
}

void ct_screen_close(void) {
    ct_screen_leave();
    ct_recovery[0] = 0;
    delscreen(screen);
    screen = NULL;
}

void ct_screen_enter(void) {
    ct_frame_begin();
    reset_prog_mode();
    clearok(curscr, TRUE);
    doupdate();
    send(paste_marks_on);
    if (is_mouse_on) send(mouse_on);
    ct_frame_end();
}

void ct_window_size(int *columns, int *rows) {
    struct winsize size = {0};
    bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    *columns = is_known ? size.ws_col : 80;
    *rows = is_known ? size.ws_row : 24;
}

void ct_screen_resize(int columns, int rows) {
    resizeterm(rows, columns);
    erase();
    clearok(curscr, TRUE);
}

void ct_screen_repaint(void) { clearok(curscr, TRUE); }

void ct_put(int row, int column, const uint32_t *scalars, int count, int attributes, int pair) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int index = 0; index < count && index < CCHARW_MAX; index++) text[index] = (wchar_t)scalars[index];
    attr_t look = 0;
    if (attributes & ct_bold) look |= A_BOLD;
    if (attributes & ct_dim) look |= A_DIM;
    if (attributes & ct_underline) look |= A_UNDERLINE;
    if (attributes & ct_reverse) look |= A_REVERSE;
    if (attributes & ct_italic) look |= A_ITALIC;
    cchar_t cell;
    // The pair goes through the last argument: the short one before it can't hold more than 32767.
    if (setcchar(&cell, text, look, 0, &pair) == OK) mvadd_wchnstr(row, column, &cell, 1);
}

void ct_place_cursor(int row, int column) {
    curs_set(row < 0 ? 0 : 1);
    leaveok(stdscr, row < 0);
    if (row >= 0) move(row, column);
}

void ct_screen_flush(void) {
    wnoutrefresh(stdscr);
    ct_frame_begin();
    ct_collection_begin(update_begin);
    doupdate();
    ct_collection_end(update_end);
    ct_frame_end();
}

int ct_color_count(void) { return is_colored ? COLORS : 0; }

int ct_pair_capacity(void) { return is_colored ? COLOR_PAIRS : 1; }

void ct_define_pair(int pair, int foreground, int background) { init_extended_pair(pair, foreground, background); }

void ct_forget_pairs(void) {
    if (is_colored) reset_color_pairs();
}
