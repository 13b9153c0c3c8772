/* The operating system: a shell command as a child process that is talked to through pipes. */
#ifndef NTRANS_EXT_CHILD_H
#define NTRANS_EXT_CHILD_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* One process and all that it starts: a group of its own. Its standard error is ours. Reading goes on while writing
 * does, so that full pipes never stop both; a pipe that it has closed raises no SIGPIPE here. */
typedef struct ntr_child ntr_child;

typedef enum ntr_child_reply {
    NTR_CHILD_ANSWERED,
    NTR_CHILD_SILENT, /* not in time */
    NTR_CHILD_GONE    /* it closed its output */
} ntr_child_reply;

/* Starts `command` with /bin/sh. Signals are for it as if nothing had been changed here. NTR_IO, NTR_NO_MEMORY. Caller
 * ends with ntr_child_stop. */
ntr_status ntr_child_start(ntr_child **out, const char *command, ntr_error *err) NTR_MUST_CHECK;

/* The number of its process group. */
long ntr_child_group(const ntr_child *child);

/* Writes `text` and waits for a line, which `*line` receives without its end, borrowed until the next call. More than
 * NTR_CHILD_LINE bytes without an end count as gone. */
#define NTR_CHILD_LINE (16u * 1024u * 1024u)
ntr_child_reply ntr_child_ask(ntr_str *line, ntr_child *child, ntr_str text, double seconds);

/* What it said beyond the lines asked for, as far as that is here already; then it is forgotten. */
size_t ntr_child_drain(ntr_child *child);

/* Writes `text`, ends its input, and waits for it to end its output: `*all` is what it said, borrowed until the child
 * is stopped. ANSWERED: it ended its output; SILENT: it did not, or said more than NTR_CHILD_MOST bytes. */
#define NTR_CHILD_MOST (512u * 1024u * 1024u)
ntr_child_reply ntr_child_finish(ntr_str *all, ntr_child *child, ntr_str text, double seconds);

/* Ends the process if it has not ended yet, and says how it ended: its exit status, or 128 and the number of the
 * signal; `killed` receives whether that was needed. NULL gives 0. */
int ntr_child_stop(ntr_child *child, bool *killed);

#endif
