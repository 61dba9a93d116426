#ifndef EMOSCOPE_CTERMINAL_H
#define EMOSCOPE_CTERMINAL_H

/// Milliseconds that ncurses waits after ESC for the rest of a key's sequence.
int ct_escape_delay(void);

#endif
