/* What `ntrans help` says. */
#ifndef NTRANS_CLI_HELP_H
#define NTRANS_CLI_HELP_H

#include <stdio.h>

#include "cli/cli.h"

/* `verbs` is ended by NULL. */
void cli_help_overview(FILE *out, const cli_verb *const *verbs);

/* `ntrans help [VERB]` and `ntrans help --table`; gives the exit code. */
int cli_help(const cli_verb *const *verbs, int count, char **items);

/* The verb of that name; NULL after the message is printed. */
const cli_verb *cli_find_verb(const cli_verb *const *verbs, const char *name);

#endif
