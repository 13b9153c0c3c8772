/* ntrans: the verbs, and what they share. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/help.h"
#include "cli/process.h"
#include "ext/db.h"
#include "ext/file.h"

/* In the order of the overview. */
static const cli_verb *const verbs[] = {
    &cli_verb_prep,  &cli_verb_segment, &cli_verb_terms, &cli_verb_glossary,  &cli_verb_names,  &cli_verb_align,
    &cli_verb_check, &cli_verb_convert, &cli_verb_fill,  &cli_verb_translate, &cli_verb_export, &cli_verb_update,
    &cli_verb_join,  &cli_verb_split,   &cli_verb_tm,    &cli_verb_stats,     &cli_verb_dump,   NULL,
};

int cli_exit_code(ntr_status status) {
    switch (status) {
    case NTR_OK: return EXIT_DONE;
    case NTR_BAD_ARGUMENT: return EXIT_USAGE;
    case NTR_BAD_ENCODING:
    case NTR_BAD_SYNTAX:
    case NTR_BINARY:
    case NTR_TOO_LARGE:
    case NTR_EMPTY: return EXIT_CONTENT;
    default: return EXIT_SURROUNDINGS;
    }
}

int cli_fail(const ntr_error *err) {
    if (err->source[0]) fprintf(stderr, "%s:", err->source);
    if (err->line) fprintf(stderr, "%llu:", (unsigned long long)err->line);
    if (err->column) fprintf(stderr, "%llu:", (unsigned long long)err->column);
    fprintf(stderr, "%s%s\n", err->source[0] || err->line ? " " : "ntrans: ", err->message);
    return cli_exit_code(err->status);
}

static bool flush_output(void) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return true;
    fprintf(stderr, "ntrans: cannot write to standard output: %s\n", strerror(errno));
    clearerr(stdout);
    return false;
}

bool cli_print(ntr_str bytes) {
    if (bytes.len) (void)fwrite(bytes.ptr, 1, bytes.len, stdout);
    return flush_output();
}

ntr_status cli_write_file(const char *path, ntr_str bytes, bool replace, ntr_error *err) {
    cli_hold();
    const ntr_status status = ntr_file_write(path, bytes, replace, err);
    cli_release();
    return status;
}

static bool asks_help(int count, char **items) {
    for (int i = 0; i < count && strcmp(items[i], "--") != 0; i++)
        if (strcmp(items[i], "--help") == 0 || (i == 0 && strcmp(items[i], "-h") == 0)) return true;
    return false;
}

static const char credits[] = "Names of countries and cities by Unicode CLDR; of places, where installed, by GeoNames\n"
                              "(https://www.geonames.org, CC BY 4.0) and iso-codes.\n";

static int run(int count, char **items) {
    if (count == 0) {
        cli_help_overview(stderr, verbs);
        return EXIT_USAGE;
    }
    char *name = items[0];
    if (strcmp(name, "help") == 0) return cli_help(verbs, count - 1, items + 1);
    if (asks_help(1, items)) return cli_help(verbs, 0, NULL);
    if (strcmp(name, "version") == 0 || strcmp(name, "--version") == 0) {
        printf("ntrans %s\n%s", NTRANS_VERSION, credits);
        return EXIT_DONE;
    }
    const cli_verb *verb = cli_find_verb(verbs, name);
    if (!verb) return EXIT_USAGE;
    if (asks_help(count - 1, items + 1)) return cli_help(verbs, 1, items);
    cli_args args = {.count = count - 1, .items = items + 1, .verb = name, .options = verb->options};
    return verb->run(&args);
}

int main(int argc, char **argv) {
    setlocale(LC_CTYPE, "");
    ntr_db_count_no_memory();
    cli_guard_streams();
    cli_watch_signals();
    const int code = run(argc - 1, argv + 1);
    return flush_output() ? code : EXIT_SURROUNDINGS;
}
