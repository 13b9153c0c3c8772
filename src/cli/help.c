#include "cli/help.h"

#include <string.h>

#include "cli/guess.h"

const cli_verb *cli_find_verb(const cli_verb *const *verbs, const char *name) {
    cli_guess guess = {.wrong = name};
    for (; *verbs; verbs++) {
        if (strcmp((*verbs)->name, name) == 0) return *verbs;
        cli_guess_try(&guess, (*verbs)->name);
    }
    cli_guess_try(&guess, "help");
    cli_guess_try(&guess, "version");
    fprintf(stderr, "ntrans: there is no verb \"%s\"; ", name);
    if (guess.best) fprintf(stderr, "did you mean %s?\n", guess.best);
    if (!guess.best) fputs("see ntrans help\n", stderr);
    return NULL;
}

void cli_help_overview(FILE *out, const cli_verb *const *verbs) {
    fputs("usage: ntrans VERB [OPTION…] [FILE…]\n\nPrepares Dutch text for translation into English.\n\n", out);
    for (; *verbs; verbs++) fprintf(out, "  %-10s %s\n", (*verbs)->name, (*verbs)->summary);
    fputs("  help       explains a verb: ntrans help VERB\n  version    prints the version\n\n"
          "Start with: ntrans prep article.txt\n",
          out);
}

static void print_option(const cli_option *option) {
    char left[64];
    snprintf(left, sizeof left, "%s%c%s--%s%s%s", option->letter ? "-" : " ", option->letter ? option->letter : ' ',
             option->letter ? ", " : "  ", option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    printf("  %-28s %s\n", left, option->help);
}

static void print_verb(const cli_verb *verb) {
    printf("usage: ntrans %s [OPTION…] %s\n\n%s.\n\n", verb->name, verb->operands, verb->summary);
    for (const cli_option *option = verb->options; option->name; option++) print_option(option);
    printf("%sThe manual: man ntrans-%s\n", verb->options->name ? "\n" : "", verb->name);
}

/* For programs: the manual test, completion of command lines. */
static void print_table(const cli_verb *const *verbs) {
    for (; *verbs; verbs++) {
        if (!(*verbs)->options->name) printf("%s\t\t\t\n", (*verbs)->name);
        for (const cli_option *option = (*verbs)->options; option->name; option++)
            printf("%s\t%.*s\t%s\t%s\n", (*verbs)->name, option->letter != 0, &option->letter, option->name,
                   option->argument ? option->argument : "");
    }
}

int cli_help(const cli_verb *const *verbs, int count, char **items) {
    if (count == 0) {
        cli_help_overview(stdout, verbs);
        return EXIT_DONE;
    }
    if (strcmp(items[0], "--table") == 0) {
        print_table(verbs);
        return EXIT_DONE;
    }
    const cli_verb *verb = cli_find_verb(verbs, items[0]);
    if (!verb) return EXIT_USAGE;
    print_verb(verb);
    return EXIT_DONE;
}
