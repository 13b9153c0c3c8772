/* A progress bar: on a terminal only, and only for work of more than a second. */
#ifndef NTRANS_CLI_BAR_H
#define NTRANS_CLI_BAR_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "ext/threads.h"

/* The bar on a terminal. Steps are counted from all threads. */
typedef struct cli_bar {
    ntr_ticker *ticker; /* NULL: there is no bar */
    atomic_size_t done;
    size_t total;
    double started;
    atomic_bool painted; /* changed under the lock of stderr */
} cli_bar;

/* Without a terminal, or `wanted` false, nothing is ever painted. */
void cli_bar_start(cli_bar *bar, size_t total, bool wanted);
void cli_bar_step(cli_bar *bar, size_t steps);
/* Between these the caller may print to stderr. */
void cli_bar_hide(cli_bar *bar);
void cli_bar_show(cli_bar *bar);
void cli_bar_stop(cli_bar *bar);

#endif
