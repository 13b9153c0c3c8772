/* What the verbs share that change the targets of an XLIFF. */
#ifndef NTRANS_CLI_FILL_H
#define NTRANS_CLI_FILL_H

#include "cli/opt.h"
#include "ntrans/filling.h"

/* Marks what must stay, names and terms where the units have no marks, by the glossaries given (NULL: the default). */
ntr_status cli_mark(ntr_bitext *bitext, const char *glossaries, ntr_error *err) NTR_MUST_CHECK;

/* EXIT_DONE, or EXIT_USAGE after the message is printed: standard input cannot be written back into. */
int cli_fill_check_output(const cli_args *args, const char *path, const char *output);

/* Reads the XLIFF at `path`; the error names it. Caller ends with ntr_filling_close. */
ntr_status cli_fill_open(ntr_filling **out, const char *path, ntr_error *err) NTR_MUST_CHECK;

/* Writes it into `output` ("-": standard output), or back into `path` where that is NULL and something changed, whole
 * or not at all. */
ntr_status cli_fill_deliver(ntr_filling *filling, const char *path, const char *output, bool force,
                            ntr_error *err) NTR_MUST_CHECK;

/* Tells on standard error what happened to placeholders, a line each, and sums up. */
void cli_fill_report(ntr_filling *filling, const char *path, const char *output);

#endif
