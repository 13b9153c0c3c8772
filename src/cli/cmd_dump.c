#include "cli/cli.h"

static const cli_option options[] = {{0}};

static int run(cli_args *args) {
    (void)args;
    return EXIT_USAGE;
}

const cli_verb cli_verb_dump = {"dump", "FILE", "Prints the marks of a document after a stage", options, run};
