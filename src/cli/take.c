/* Values of options that the library's tables name. */
#include "cli/take.h"
#include "cli/cli.h"

const char *const cli_houses[] = {"press", "bgn", "wikipedia", NULL};

bool cli_take_house(const cli_args *args, int option, ntr_house *out) {
    int choice;
    if (!cli_choice(args, option, cli_houses, &choice)) return false;
    *out = (ntr_house)(choice + NTR_HOUSE_PRESS);
    return true;
}

bool cli_take_wrapped(const cli_args *args, int option, ntr_wrapped *out) {
    static const char *const words[] = {"auto", "yes", "no", NULL}; /* as ntr_wrapped */
    int choice;
    if (!cli_choice(args, option, words, &choice)) return false;
    *out = (ntr_wrapped)choice;
    return true;
}

bool cli_take_two(const cli_args *args, const char *paths[2]) {
    const int free = paths[0] ? 1 : 0;
    if (paths[free]) {
        cli_usage(args, "two files; \"%s\" is too many", args->value);
        return false;
    }
    paths[free] = args->value;
    return true;
}

bool cli_take_engine(const cli_args *args, int option, const ntr_mt_style **out) {
    enum { MOST = 16 };
    const char *names[MOST + 1] = {NULL};
    int choice;
    for (size_t i = 0; i < MOST && ntr_mt_style_at(i); i++) names[i] = ntr_mt_style_at(i)->name;
    if (!cli_choice(args, option, names, &choice)) return false;
    *out = ntr_mt_style_at((size_t)choice);
    return true;
}

bool cli_take_terms(const cli_args *args, int option, ntr_mt_terms *out) {
    static const char *const words[] = {"auto", "leave", "mark", NULL}; /* as ntr_mt_terms */
    int choice;
    if (!cli_choice(args, option, words, &choice)) return false;
    *out = (ntr_mt_terms)choice;
    return true;
}

bool cli_take_format(const cli_args *args, int option, const ntr_format **out) {
    enum { MOST = 16 };
    const char *names[MOST + 1] = {NULL};
    int choice;
    for (size_t i = 0; i < MOST && ntr_format_at(i); i++) names[i] = ntr_format_at(i)->name;
    if (!cli_choice(args, option, names, &choice)) return false;
    *out = ntr_format_at((size_t)choice);
    return true;
}

bool cli_take_source(const cli_args *args, int option, const char **out) {
    enum { MOST = 32 };
    const char *names[MOST + 1] = {NULL};
    int choice;
    for (size_t i = 0; i < MOST && ntr_source_at(i); i++) names[i] = ntr_source_at(i)->name;
    if (!cli_choice(args, option, names, &choice)) return false;
    *out = names[choice];
    return true;
}
