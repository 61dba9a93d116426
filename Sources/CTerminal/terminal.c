#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include "CTerminal.h"

int ct_escape_delay(void) { return get_escdelay(); }
