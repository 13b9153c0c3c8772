/* ntrans names: convert (a list of names), find (the names of an article), and the keeping of the authority, which is
 * done by the files of ntrans glossary. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/glossary.h"
#include "cli/names.h"
#include "cli/take.h"
#include "ext/unicode.h"
#include "ntrans/upkeep.h"

enum { GLOSSARY, HOUSE, NO_AUTHORITY, TO, FROM, MAIN };

static const cli_option options[] = {
    {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    {0, "house", "STYLE", "press (Sergei), bgn (Sergey, Zhirinovskiy) or wikipedia (Sergey, Zhirinovsky)"},
    {0, "no-authority", NULL, "do not ask the listed names, only given names, surnames and letter rules"},
    {0, "to", "FORM", "find: table, tsv or json"},
    {0, "from", "FORMAT", CLI_FROM_HELP},
    {0, "main", NULL, CLI_MAIN_HELP},
    {0},
};

static const char *const forms[] = {"table", "tsv", "json", NULL};

static bool read_arguments(cli_names *names, cli_args *args) {
    *names = (cli_names){.authority = true};
    for (int option, choice; (option = cli_next(args)) != CLI_END;) {
        switch (option) {
        case CLI_OPERAND:
            if (!names->what)
                names->what = args->value;
            else if (!names->path)
                names->path = args->value;
            else
                return false;
            break;
        case GLOSSARY:
            if (!cli_take_path(&names->glossaries, args)) return false;
            break;
        case FROM:
            if (!cli_take_source(args, option, &names->from)) return false;
            break;
        case MAIN: names->main_only = true; break;
        case NO_AUTHORITY: names->authority = false; break;
        case HOUSE:
            if (!cli_take_house(args, option, &names->house)) return false;
            break;
        case TO:
            if (!cli_choice(args, option, forms, &choice)) return false;
            names->form = (cli_names_form)choice;
            break;
        default: return false;
        }
    }
    return true;
}

/* --- convert ------------------------------------------------------------------------------------------------------ */

static void print_answer(FILE *out, ntr_str name, const ntr_name_answer *answer) {
    fprintf(out, "%.*s\t%.*s\t", NTR_FMT(name), NTR_FMT(answer->en));
    for (uint32_t i = 0; i < answer->alternative_count; i++)
        fprintf(out, "%s%.*s", i ? "|" : "", NTR_FMT(answer->alternatives[i]));
    fprintf(out, "\t%.*s\t%s\t%u\t%.*s\n", NTR_FMT(answer->original), answer->origin.code, (unsigned)answer->confidence,
            NTR_FMT(answer->why));
}

/* A line without its end; a name goes up to a TAB, so that a TSV file can be piped through. */
static ntr_str name_of(const char *line, size_t length) {
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) length--;
    const char *tab = memchr(line, '\t', length);
    return (ntr_str){line, tab ? (size_t)(tab - line) : length};
}

static ntr_status convert_line(ntr_namer *namer, ntr_str name, uint64_t number, ntr_error *err) {
    ntr_name_answer answer;
    ntr_status status = ntr_utf8_check(name, err);
    if (status != NTR_OK) {
        err->line = number;
        ntr_error_name_source(err, "-");
        return status;
    }
    NTR_TRY(ntr_namer_tidy(namer, err));
    NTR_TRY(ntr_namer_convert(&answer, namer, name, NULL, err));
    print_answer(stdout, name, &answer);
    return NTR_OK;
}

static ntr_status convert_all(ntr_namer *namer, ntr_error *err) {
    char *line = NULL;
    size_t capacity = 0;
    ntr_status status = NTR_OK;
    uint64_t number = 1;
    for (ssize_t length; status == NTR_OK && (length = getline(&line, &capacity, stdin)) >= 0; number++)
        status = convert_line(namer, name_of(line, (size_t)length), number, err);
    if (status == NTR_OK && ferror(stdin))
        status = ntr_error_set(err, NTR_IO, "cannot read standard input: %s", strerror(errno));
    free(line);
    return status;
}

static int convert(const cli_names *names) {
    const ntr_options settings = NTR_OPTIONS_DEFAULT;
    ntr_error err = {0};
    ntr_engine *engine = NULL;
    ntr_namer *namer = NULL;
    ntr_status status = ntr_engine_open(&engine, cli_paths_value(&names->glossaries), &settings, &err);
    if (status == NTR_OK) status = ntr_engine_namer(&namer, engine, names->house, names->authority, &err);
    if (status == NTR_OK) status = convert_all(namer, &err);
    int code = status == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (!cli_print((ntr_str){"", 0})) code = EXIT_SURROUNDINGS;
    ntr_namer_free(namer);
    ntr_engine_close(engine);
    return code;
}

/* --- the house style that the glossary keeps ---------------------------------------------------------------------- */

/* NTR_HOUSE_COUNT for a word that is none. */
static ntr_house house_named(const char *word) {
    if (strcmp(word, "none") == 0) return NTR_HOUSE_NONE;
    for (int i = 0; cli_houses[i]; i++)
        if (strcmp(word, cli_houses[i]) == 0) return (ntr_house)(i + NTR_HOUSE_PRESS);
    return NTR_HOUSE_COUNT;
}

static ntr_status keep_house(ntr_house *house, const cli_names *names, ntr_error *err) {
    ntr_glossary *glossary;
    cli_paths first;
    const bool change = names->path != NULL;
    const char *path = cli_paths_first(&first, &names->glossaries);
    NTR_TRY(ntr_glossary_open(&glossary, path, change ? NTR_GLOSSARY_WRITE : NTR_GLOSSARY_READ, err));
    const ntr_status status =
        change ? ntr_glossary_set_house(glossary, *house, err) : ntr_glossary_house(house, glossary, err);
    ntr_glossary_close(glossary);
    return status;
}

static int house(const cli_names *names) {
    ntr_error err = {0};
    ntr_house house = names->path ? house_named(names->path) : NTR_HOUSE_NONE;
    if (house == NTR_HOUSE_COUNT) {
        fprintf(stderr, "ntrans: no house style \"%s\": press, bgn, wikipedia or none\n", names->path);
        return EXIT_USAGE;
    }
    if (keep_house(&house, names, &err) != NTR_OK) return cli_fail(&err);
    if (!names->path) printf("%s\n", house == NTR_HOUSE_NONE ? "none" : cli_houses[house - NTR_HOUSE_PRESS]);
    return cli_print((ntr_str){"", 0}) ? EXIT_DONE : EXIT_SURROUNDINGS;
}

/* --- the verb ----------------------------------------------------------------------------------------------------- */

/* What the line asks for: its first word that is neither an option nor the glossary's path. */
static const char *action_of(const cli_args *args) {
    for (int i = 0; i < args->count; i++) {
        const char *item = args->items[i];
        if (strcmp(item, "--glossary") == 0 || strcmp(item, "-g") == 0)
            i++;
        else if (item[0] != '-')
            return item;
    }
    return "";
}

static int run(cli_args *args) {
    if (cli_glossary_keeps_names(action_of(args))) return cli_glossary_names(args);
    cli_names names;
    if (!read_arguments(&names, args)) return EXIT_USAGE;
    if (names.what && strcmp(names.what, "convert") == 0 && !names.path) return convert(&names);
    if (names.what && strcmp(names.what, "find") == 0) return cli_names_find(&names);
    if (names.what && strcmp(names.what, "house") == 0) return house(&names);
    fputs("ntrans: names wants \"convert\", \"find ARTICLE\", \"add NL EN\" or the like; see ntrans help names\n",
          stderr);
    return EXIT_USAGE;
}

const cli_verb cli_verb_names = {"names",
                                 "convert | find ARTICLE | house [STYLE] | add NL EN… | edit NUMBER | remove NUMBER… | "
                                 "show NUMBER… | list | import FILE | export",
                                 "Puts names into their English form", options, run};
