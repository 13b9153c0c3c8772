/* The process: its standard streams and the signals that end it. */
#ifndef NTRANS_CLI_PROCESS_H
#define NTRANS_CLI_PROCESS_H

#include <stdbool.h>

#include "ntrans/engine.h"

/* Gives standard input, output and error a place each, if closed, in which they fail: else the next file opened would
 * take their number and receive what is printed. */
void cli_guard_streams(void);

bool cli_stderr_is_terminal(void);

/* At the end of the program: in release builds a worker stays open. Its dictionaries are hundreds of thousands of
 * pieces of memory; to free them takes a fourth of the time that a short article does, and the system takes all back at
 * once. */
void cli_leave_worker(ntr_worker *worker);

/* From now on SIGINT, SIGTERM and SIGHUP do not end the process between cli_hold and cli_release (unless that takes
 * more than two seconds), and SIGPIPE and SIGXFSZ not at all: writing fails instead. To be called once, before other
 * threads begin. Where the system refuses the thread that this needs, signals stay as they were. */
void cli_watch_signals(void);

/* Around the making of a file: a signal that comes meanwhile ends the process at the release. */
void cli_hold(void);
void cli_release(void);

/* A process group that ends with us: it gets SIGTERM when a signal ends this process. 0: there is none (any more). */
void cli_end_with(long group);

#endif
