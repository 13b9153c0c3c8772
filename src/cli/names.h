/* What the parts of `ntrans names` share. */
#ifndef NTRANS_CLI_NAMES_H
#define NTRANS_CLI_NAMES_H

#include "cli/cli.h"
#include "ntrans/engine.h"

typedef enum cli_names_form { CLI_NAMES_TABLE, CLI_NAMES_TSV, CLI_NAMES_JSON } cli_names_form;

/* The command line of `ntrans names`. */
typedef struct cli_names {
    const char *what; /* "convert" or "find" */
    const char *path; /* of the article; NULL: standard input */
    cli_paths glossaries;
    ntr_house house;
    bool authority;
    cli_names_form form;
    const char *from; /* format of the article; NULL: seen from its content */
    bool main_only;
} cli_names;

/* ntrans names find: the ledger of an article. */
int cli_names_find(const cli_names *names);

#endif
