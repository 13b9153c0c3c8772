#include "cli/names.h"
int cli_names_find(const cli_names *names) {
    (void)names;
    return EXIT_USAGE;
}
