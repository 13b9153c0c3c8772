/* What the files of `ntrans tm` share. */
#ifndef NTRANS_CLI_TM_H
#define NTRANS_CLI_TM_H

#include "cli/cli.h"
#include "ntrans/memory.h"

/* `ntrans tm WHAT …` as it was asked for. Texts are those of the command line; NULL where nothing was said. */
typedef struct cli_tm {
    const cli_args *args;
    const char **operands;
    int operand_count;
    const char *path;
    const ntr_format *format; /* of an export */
    const char *output, *document, *origin, *target_lang;
    int state; /* ntr_state, the least that is imported */
    long confidence, limit, score;
    int64_t until; /* seconds since 1970; 0: not said */
    bool force, json, dry_run, one_target, all, quiet;
} cli_tm;

/* What each does; they print, and give the exit code. */
int cli_tm_import(const cli_tm *t);
int cli_tm_export(const cli_tm *t);
int cli_tm_find(const cli_tm *t);
int cli_tm_stats(const cli_tm *t);
int cli_tm_dedupe(const cli_tm *t);
int cli_tm_remove(const cli_tm *t);

/* The pairs that the options mean. */
ntr_pair_filter cli_tm_filter(const cli_tm *t);

/* Opens the memory that is asked for to read it. `*out` is NULL where it stands in the glossary's usual place, and
 * there is none yet: it is empty. */
ntr_status cli_tm_open(ntr_memory **out, const char *path, ntr_error *err) NTR_MUST_CHECK;

/* Opens the memory in the database at `path` to use it; `*out` is NULL where it is empty, or is not there and need not
 * be. */
ntr_status cli_tm_open_filled(ntr_memory **out, const char *path, bool required, ntr_error *err) NTR_MUST_CHECK;

#endif
