#include "cli/bar.h"

#include <stdio.h>

#include "cli/process.h"
#include "ext/file.h"

static void paint(void *self) {
    enum { WIDTH = 40 };
    cli_bar *bar = self;
    if (ntr_clock() - bar->started < 1.0) return;
    const size_t done = atomic_load(&bar->done), filled = bar->total ? done * WIDTH / bar->total : 0;
    char cells[WIDTH + 1];
    for (size_t i = 0; i < WIDTH; i++) cells[i] = i < filled ? '#' : '.';
    cells[WIDTH] = '\0';
    flockfile(stderr);
    fprintf(stderr, "\r[%s] %3zu%%", cells, bar->total ? done * 100 / bar->total : 0);
    fflush(stderr);
    atomic_store(&bar->painted, true);
    funlockfile(stderr);
}

void cli_bar_start(cli_bar *bar, size_t total, bool wanted) {
    bar->total = total;
    bar->started = ntr_clock();
    if (wanted && cli_stderr_is_terminal() && ntr_ticker_start(&bar->ticker, 0.2, paint, bar, NULL) != NTR_OK)
        bar->ticker = NULL; /* work without a bar is still work */
}

void cli_bar_step(cli_bar *bar, size_t steps) {
    atomic_fetch_add(&bar->done, steps);
}

void cli_bar_hide(cli_bar *bar) {
    flockfile(stderr);
    if (atomic_exchange(&bar->painted, false)) fputs("\r\033[K", stderr);
}

void cli_bar_show(cli_bar *bar) {
    (void)bar; /* the next tick paints it */
    funlockfile(stderr);
}

void cli_bar_stop(cli_bar *bar) {
    ntr_ticker_stop(bar->ticker);
    bar->ticker = NULL;
    cli_bar_hide(bar);
    cli_bar_show(bar);
}
