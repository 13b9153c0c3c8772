/* What the verbs share. */
#ifndef NTRANS_CLI_CLI_H
#define NTRANS_CLI_CLI_H

#include "cli/opt.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/format.h"
#include "ntrans/source.h"

/* Exit codes: a contract, see ntrans(1). */
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_CONTENT = 3, EXIT_SURROUNDINGS = 4 };

/* One verb: `ntrans VERB …`. The table of verbs stands in main.c. */
typedef struct cli_verb {
    const char *name;
    const char *operands; /* as in the synopsis: "FILE…" */
    const char *summary;  /* in one sentence without a full stop */
    const cli_option *options;
    int (*run)(cli_args *args);
} cli_verb;

extern const cli_verb cli_verb_prep, cli_verb_segment, cli_verb_terms, cli_verb_dump, cli_verb_names, cli_verb_glossary,
    cli_verb_align, cli_verb_convert, cli_verb_check, cli_verb_fill, cli_verb_translate, cli_verb_export, cli_verb_tm,
    cli_verb_update, cli_verb_join, cli_verb_split, cli_verb_stats;

/* What --from and --main say in the help of each verb. */
#define CLI_FROM_HELP "format of the document, see ntrans-prep(1); seen from its content where not given"
#define CLI_MAIN_HELP "of a web page only the article, without menus and advertisements"

/* Makes the path to the original, which is as seen from `from` (NULL: from here), one that is seen from `to`. */
ntr_status cli_move_original(ntr_bitext *bitext, const char *from, const char *to, ntr_error *err) NTR_MUST_CHECK;
/* Prints `err` as "file:line:column: message" and gives the exit code that belongs to its status. */
int cli_fail(const ntr_error *err);

/* The exit code of a status. */
int cli_exit_code(ntr_status status);

/* Writes all of `bytes` to standard output; false after the message is printed. */
bool cli_print(ntr_str bytes);

/* ntr_file_write, which a signal (Ctrl-C) does not interrupt: no temporary file stays behind. */
ntr_status cli_write_file(const char *path, ntr_str bytes, bool replace, ntr_error *err) NTR_MUST_CHECK;

#endif
