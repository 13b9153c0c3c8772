#include "cli/action.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/guess.h"
#include "ext/unicode.h"

static const cli_action *action_at(const cli_actions *actions, int index) {
    return (const cli_action *)(const void *)((const char *)actions->items + (size_t)index * actions->size);
}

/* Columns that the widest of some texts takes. */
static int width_of(const cli_actions *actions, bool operands, int most) {
    int width = 0;
    for (int i = 0; i < actions->count; i++) {
        const cli_action *action = action_at(actions, i);
        const int length = (int)ntr_utf8_count(ntr_str_from(operands ? action->operands : action->name));
        if (length > width && length <= most) width = length;
    }
    return width;
}

int cli_list_actions(const cli_actions *actions) {
    enum { NAME_MOST = 20, OPERANDS_MOST = 16 }; /* longer ones stand out */
    const int name = width_of(actions, false, NAME_MOST), operands = width_of(actions, true, OPERANDS_MOST);
    fprintf(stderr, "usage: ntrans %s WHAT …\n\n", actions->verb);
    for (int i = 0; i < actions->count; i++) {
        const cli_action *action = action_at(actions, i);
        const int length = (int)ntr_utf8_count(ntr_str_from(action->operands));
        fprintf(stderr, "  %-*s  %s%*s  %s\n", name, action->name, action->operands,
                length < operands ? operands - length : 0, "", action->summary);
    }
    fprintf(stderr, "\nThe options: ntrans help %s\n", actions->verb);
    return EXIT_USAGE;
}

const cli_action *cli_find_action(const cli_actions *actions, const cli_args *args, const char *name) {
    cli_guess guess = {.wrong = name};
    for (int i = 0; i < actions->count; i++) {
        const cli_action *action = action_at(actions, i);
        if (strcmp(action->name, name) == 0) return action;
        cli_guess_try(&guess, action->name);
    }
    cli_usage_meant(args, guess.best, "there is no \"%s\"", name);
    return NULL;
}

int cli_check_action(const cli_actions *actions, const cli_args *args, const cli_action *action, uint64_t given,
                     int operands) {
    const uint64_t strange = given & ~(action->options | actions->options);
    for (int i = 0; args->options[i].name; i++)
        if (strange & CLI_BIT(i))
            return cli_usage(args, "--%s does not belong to %s %s", args->options[i].name, actions->verb, action->name);
    if (operands < action->least || operands > action->most)
        return cli_usage(args, "as in: ntrans %s %s %s", actions->verb, action->name, action->operands);
    return EXIT_DONE;
}
