#include "cli/cli.h"

static const cli_option options[] = {{0}};

static int run(cli_args *args) {
    (void)args;
    return EXIT_USAGE;
}

const cli_verb cli_verb_prep = {"prep", "FILE…", "Prepares articles: writes aligned bilingual segment files", options,
                                run};
