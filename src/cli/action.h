/* Actions: what a verb such as `ntrans tm` can be told to do by its first operand. */
#ifndef NTRANS_CLI_ACTION_H
#define NTRANS_CLI_ACTION_H

#include "cli/opt.h"

/* The bit of an option in a set of options. */
#define CLI_BIT(option) (UINT64_C(1) << (option))

/* One action. */
typedef struct cli_action {
    const char *name;
    const char *operands; /* as in the synopsis: "FILE…" */
    const char *summary;
    uint64_t options; /* that belong to it, beside those that all have */
    int least, most;  /* operands */
} cli_action;

/* The actions of a verb: a table of structs that each begin with a cli_action. */
typedef struct cli_actions {
    const char *verb;
    const void *items;
    size_t size; /* of one */
    int count;
    uint64_t options; /* that all have */
} cli_actions;

/* Lists them on standard error and gives EXIT_USAGE. */
int cli_list_actions(const cli_actions *actions);

/* The one of that name; NULL after the message is printed. */
const cli_action *cli_find_action(const cli_actions *actions, const cli_args *args, const char *name);

/* EXIT_DONE when the action may have the options `given` and so many operands; else EXIT_USAGE, after the message. */
int cli_check_action(const cli_actions *actions, const cli_args *args, const cli_action *action, uint64_t given,
                     int operands);

#endif
