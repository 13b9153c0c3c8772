/* ntrans glossary: what can be done with the terminology, and the options of all of it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/action.h"
#include "cli/glossary.h"
#include "cli/names.h"
#include "cli/take.h"
#include "ntrans/names.h"

enum {
    GLOSSARY,
    NL,
    EN,
    DROP,
    POS,
    GENDER,
    STATUS,
    DOMAIN,
    CASE,
    NOTE,
    REFERENCE,
    KIND,
    ORIGINAL,
    ORIGIN,
    VARIANTS,
    ALTERNATIVES,
    AGAIN,
    BARE,
    NAMES,
    OWN,
    KEPT,
    LIMIT,
    JSON,
    DRY_RUN,
    COLUMNS,
    HEADER,
    ENCODING,
    SHEET,
    PREFER,
    OUTPUT,
    FORMAT,
    PROFILE,
    LOSSY,
    FOR,
    FORCE,
    CLIENT,
    HOUSE,
    TARGET_LANG,
    CLASS,
    MEANING,
    TO
};

static const cli_option options[] = {
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database"},
    [NL] = {0, "nl", "TEXT", "edit: a further Dutch form"},
    [EN] = {0, "en", "TEXT", "edit: English to add, or whose status and note change"},
    [DROP] = {0, "drop", "TEXT", "edit: a form to take out"},
    [POS] = {0, "pos", "POS", "add, edit: noun, verb, adj, adv, phrase or name"},
    [GENDER] = {0, "gender", "GENDER", "add, edit: m, f, n, or c for a \"de\" word"},
    [STATUS] = {0, "status", "STATUS", "of the English: preferred, admitted, deprecated or forbidden"},
    [DOMAIN] = {0, "domain", "DOMAIN", "subject field"},
    [CASE] = {0, "case", "RULE", "add, edit: ignore, exact or acronym"},
    [NOTE] = {0, "note", "TEXT", "add, edit: a note"},
    [REFERENCE] = {0, "reference", "TEXT", "add, edit: where the translation comes from"},
    [KIND] = {0, "kind", "KIND", "a name: person, place, country, language, demonym, adjective, organisation or work"},
    [ORIGINAL] = {0, "original", "TEXT", "add, edit: a name in its own script"},
    [ORIGIN] = {0, "origin", "CODE", "add, edit: ISO 639 code of a name's language"},
    [VARIANTS] = {0, "variants", "LIST", "add: further Dutch forms, separated by |"},
    [ALTERNATIVES] = {0, "alternatives", "LIST", "add: further English forms, separated by |"},
    [AGAIN] = {0, "again", NULL, "add: although the glossary has an entry for the same Dutch"},
    [BARE] = {0, "bare", NULL, "init: without the built-in data, for terms of one client"},
    [NAMES] = {0, "names", NULL, "list, export: names instead of terms"},
    [OWN] = {0, "own", NULL, "list, export, abbreviation list: only what users added or changed"},
    [KEPT] = {0, "kept", NULL, "list, export: only names that stay as they are; import: the file lists such names"},
    [LIMIT] = {0, "limit", "N", "find, list, history: at most N"},
    [JSON] = {0, "json", NULL,
              "show, find, list, history, stats, abbreviation list, client list: one JSON object a line"},
    [DRY_RUN] = {'n', "dry-run", NULL, "import, merge: say what would happen, and write nothing"},
    [COLUMNS] = {0, "columns", "LIST", "import: what the columns are: nl,en,-,note or nl=B,en=Target"},
    [HEADER] = {0, "header", NULL, "import: the first row is a header, whatever it says"},
    [ENCODING] = {0, "encoding", "NAME", "import: encoding of the file"},
    [SHEET] = {0, "sheet", "SHEET", "import: of a workbook: the name of a sheet, or its number"},
    [PREFER] = {0, "prefer", "SIDE",
                "import, merge: who wins a conflict: mine (the glossary), theirs (the file), or newer"},
    [OUTPUT] = {'o', "output", "FILE", "export: where to; - is standard output"},
    [FORMAT] = {0, "format", "FORMAT", "export: csv, tsv, xlsx, ods, tbx, tbx3, tbx3-dct, utx, tmx or xliff"},
    [PROFILE] = {0, "profile", "TARGET", "export: plain, omegat, deepl, google, amazon, microsoft or matecat"},
    [LOSSY] = {0, "lossy", NULL, "export: leave out what the target cannot hold"},
    [FOR] = {0, "for", "ARTICLE", "export: only the terms of a text, with the forms that it has"},
    [FORCE] = {'f', "force", NULL, "export, backup: replace a file that is there"},
    [CLIENT] = {0, "client", "NAME", "export: with the glossaries and domain of a client"},
    [HOUSE] = {0, "house", "STYLE", "client add: of foreign names: press, bgn or wikipedia"},
    [TARGET_LANG] = {0, "target-lang", "LANG", "client add: en-GB or en-US"},
    [CLASS] = {0, "class", "CLASS", "abbreviation add: never, number or maybe"},
    [MEANING] = {0, "meaning", "TEXT", "abbreviation add: what it stands for"},
    [TO] = {0, "to", "FORMAT", "check: table (default), tsv or json"},
    {0},
};

#define CONTENT                                                                                                        \
    (CLI_BIT(POS) | CLI_BIT(GENDER) | CLI_BIT(STATUS) | CLI_BIT(DOMAIN) | CLI_BIT(CASE) | CLI_BIT(NOTE) |              \
     CLI_BIT(REFERENCE) | CLI_BIT(ORIGINAL) | CLI_BIT(ORIGIN))
#define FILTER (CLI_BIT(NAMES) | CLI_BIT(KIND) | CLI_BIT(DOMAIN) | CLI_BIT(STATUS) | CLI_BIT(OWN) | CLI_BIT(KEPT))

/* What can be done: to add one, put it here. */
static const struct action {
    cli_action is;
    int (*run)(cli_glossary *g);
} actions[] = {
    {{"init", "", "makes the database from the built-in data", CLI_BIT(BARE), 0, 0}, cli_glossary_init},
    {{"add", "NL EN…", "adds an entry; further English is admitted beside the first",
      CONTENT | CLI_BIT(KIND) | CLI_BIT(VARIANTS) | CLI_BIT(ALTERNATIVES) | CLI_BIT(AGAIN), 2, CLI_GLOSSARY_OPERANDS},
     cli_glossary_add},
    {{"keep", "NAME…", "adds names that stay as they are in English",
      CLI_BIT(DOMAIN) | CLI_BIT(CASE) | CLI_BIT(NOTE) | CLI_BIT(REFERENCE), 1, CLI_GLOSSARY_OPERANDS},
     cli_glossary_keep},
    {{"edit", "NUMBER", "changes an entry", CONTENT | CLI_BIT(NL) | CLI_BIT(EN) | CLI_BIT(DROP), 1, 1},
     cli_glossary_edit},
    {{"remove", "NUMBER…", "removes entries", 0, 1, CLI_GLOSSARY_OPERANDS}, cli_glossary_remove},
    {{"show", "NUMBER…", "shows entries", CLI_BIT(JSON), 1, CLI_GLOSSARY_OPERANDS}, cli_glossary_show},
    {{"find", "TEXT…", "finds entries by a form, its beginning, or its words", CLI_BIT(JSON) | CLI_BIT(LIMIT), 1,
      CLI_GLOSSARY_OPERANDS},
     cli_glossary_find},
    {{"list", "", "lists entries: number, Dutch, English, part of speech, domain",
      FILTER | CLI_BIT(JSON) | CLI_BIT(LIMIT), 0, 0},
     cli_glossary_list},
    {{"import", "FILE", "reads TBX, XLSX, ODS, CSV, TSV, UTX, TMX or XLIFF, all or nothing",
      CLI_BIT(DRY_RUN) | CLI_BIT(COLUMNS) | CLI_BIT(HEADER) | CLI_BIT(ENCODING) | CLI_BIT(SHEET) | CLI_BIT(PREFER) |
          CLI_BIT(KIND) | CLI_BIT(DOMAIN) | CLI_BIT(KEPT),
      1, 1},
     cli_glossary_import},
    {{"export", "", "writes them for people, programs and engines",
      FILTER | CLI_BIT(OUTPUT) | CLI_BIT(FORMAT) | CLI_BIT(PROFILE) | CLI_BIT(LOSSY) | CLI_BIT(FOR) | CLI_BIT(FORCE) |
          CLI_BIT(CLIENT),
      0, 0},
     cli_glossary_export},
    {{"check", "", "finds contradictions, duplicates, terms that never match, and damage", CLI_BIT(TO), 0, 0},
     cli_glossary_check},
    {{"merge", "OTHER.db", "brings in what a colleague's glossary has", CLI_BIT(DRY_RUN) | CLI_BIT(PREFER), 1, 1},
     cli_glossary_merge},
    {{"abbreviation", "add FORM | list | remove FORM…", "tells the segmenter of abbreviations",
      CLI_BIT(CLASS) | CLI_BIT(MEANING) | CLI_BIT(OWN) | CLI_BIT(JSON), 1, CLI_GLOSSARY_OPERANDS},
     cli_glossary_abbreviation},
    {{"client", "add NAME [FILE.db…] | list | show NAME | remove NAME", "keeps what a client wants, for --client",
      CLI_BIT(DOMAIN) | CLI_BIT(HOUSE) | CLI_BIT(TARGET_LANG) | CLI_BIT(JSON), 1, CLI_GLOSSARY_OPERANDS},
     cli_glossary_client},
    {{"history", "[NUMBER]", "lists the changes, or those of one entry", CLI_BIT(JSON) | CLI_BIT(LIMIT), 0, 1},
     cli_glossary_history},
    {{"undo", "CHANGE", "takes a change back", 0, 1, 1}, cli_glossary_undo},
    {{"backup", "FILE", "copies the database, also while others use it", CLI_BIT(FORCE), 1, 1}, cli_glossary_backup},
    {{"stats", "", "counts what is there", CLI_BIT(JSON), 0, 0}, cli_glossary_stats},
};

/* The same for `ntrans glossary` and for `ntrans names`, which keeps names only. */
static const cli_actions all = {"glossary", actions, sizeof actions[0], sizeof actions / sizeof actions[0],
                                CLI_BIT(GLOSSARY)};
static const cli_actions of_names = {"names", actions, sizeof actions[0], sizeof actions / sizeof actions[0],
                                     CLI_BIT(GLOSSARY)};

/* --- options ------------------------------------------------------------------------------------------------------ */

static const char *const statuses[] = {"preferred", "admitted", "deprecated", "forbidden", NULL};
static const char *const case_rules[] = {"ignore", "exact", "acronym", NULL};
static const char *const parts_of_speech[] = {"noun", "verb", "adj", "adv", "phrase", "name", NULL};
static const char *const genders[] = {"m", "f", "n", "c", NULL};
static const char *const kinds[] = {"person",    "place",        "country", "language", "demonym",
                                    "adjective", "organisation", "work",    NULL};
static const char *const sides[] = {"mine", "theirs", "newer", NULL};
static const char *const classes[] = {"never", "number", "maybe", NULL};
static const char *const target_langs[] = {"en-GB", "en-US", NULL};
static const char *const layouts[] = {"table", "tsv", "json", NULL};
static const char *const formats[] = {"csv",      "tsv", "xlsx", "ods",   "tbx", "tbx3",
                                      "tbx3-dct", "utx", "tmx",  "xliff", NULL};
static const char *const profiles[] = {"plain", "omegat", "deepl", "google", "amazon", "microsoft", "matecat", NULL};

/* Takes a value that must be one of `words`. */
static bool take_word(const char **out, const cli_args *args, int option, const char *const *words) {
    int choice;
    if (!cli_choice(args, option, words, &choice)) return false;
    *out = words[choice];
    return true;
}

static bool take_option(cli_glossary *g, const cli_args *args, int option) {
    switch (option) {
    case GLOSSARY: g->path = args->value; return true;
    case NL: g->nl = args->value; return true;
    case EN: g->en = args->value; return true;
    case DROP: g->drop = args->value; return true;
    case POS: return take_word(&g->pos, args, option, parts_of_speech);
    case GENDER: return take_word(&g->gender, args, option, genders);
    case STATUS: return cli_choice(args, option, statuses, &g->status);
    case DOMAIN: g->domain = args->value; return true;
    case CASE: return cli_choice(args, option, case_rules, &g->case_rule);
    case NOTE: g->note = args->value; return true;
    case REFERENCE: g->reference = args->value; return true;
    case KIND: return take_word(&g->kind, args, option, kinds);
    case ORIGINAL: g->original = args->value; return true;
    case ORIGIN: g->origin = args->value; return true;
    case VARIANTS: g->variants = args->value; return true;
    case ALTERNATIVES: g->alternatives = args->value; return true;
    case AGAIN: g->again = true; return true;
    case BARE: g->bare = true; return true;
    case NAMES: g->names = true; return true;
    case OWN: g->own = true; return true;
    case KEPT: g->kept = true; return true;
    case LIMIT: return cli_number(args, option, 1, 1000000000, &g->limit);
    case JSON: g->json = true; return true;
    case DRY_RUN: g->dry_run = true; return true;
    case COLUMNS: g->columns = args->value; return true;
    case HEADER: g->header = true; return true;
    case ENCODING: g->encoding = args->value; return true;
    case SHEET: g->sheet = args->value; return true;
    case PREFER: return cli_choice(args, option, sides, &g->prefer);
    case OUTPUT: g->output = args->value; return true;
    case FORMAT: return cli_choice(args, option, formats, &g->format);
    case PROFILE: return cli_choice(args, option, profiles, &g->profile);
    case LOSSY: g->lossy = true; return true;
    case FOR: g->article = args->value; return true;
    case FORCE: g->force = true; return true;
    case CLIENT: g->client = args->value; return true;
    case HOUSE:
        if (!cli_choice(args, option, cli_houses, &g->house)) return false;
        g->house += NTR_HOUSE_PRESS;
        return true;
    case TARGET_LANG: return take_word(&g->target_lang, args, option, target_langs);
    case CLASS: return take_word(&g->abbreviation_class, args, option, classes);
    case MEANING: g->meaning = args->value; return true;
    case TO: return cli_choice(args, option, layouts, &g->layout);
    default: return false;
    }
}

/* The first operand says what is to be done; options may stand before it, so what they mean is asked afterwards. */
static int read_line(cli_glossary *g, const char **what, uint64_t *given, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_OPERAND && !*what) {
            *what = args->value;
        } else if (option == CLI_OPERAND && g->operand_count < CLI_GLOSSARY_OPERANDS) {
            g->operands[g->operand_count++] = args->value;
        } else if (option == CLI_OPERAND) {
            return cli_usage(args, "more than %d operands", CLI_GLOSSARY_OPERANDS);
        } else if (option == CLI_BAD || !take_option(g, args, option)) {
            return EXIT_USAGE;
        } else {
            *given |= CLI_BIT(option);
        }
    }
    return EXIT_DONE;
}

static int run_on(cli_args *args, bool authority) {
    cli_glossary g = {.args = args,
                      .authority = authority,
                      .names = authority,
                      .status = -1,
                      .case_rule = -1,
                      .format = -1,
                      .prefer = -1};
    const char *what = NULL;
    uint64_t given = 0;
    int code = read_line(&g, &what, &given, args);
    if (code != EXIT_DONE) return code;
    const cli_actions *known = authority ? &of_names : &all;
    if (!what) return cli_list_actions(known);
    const struct action *action = (const struct action *)cli_find_action(known, args, what);
    if (!action) return EXIT_USAGE;
    code = cli_check_action(known, args, &action->is, given, g.operand_count);
    const bool adds = (action->is.options & CLI_BIT(KIND)) && !(action->is.options & CLI_BIT(NAMES));
    if (authority && !g.kind && adds) g.kind = "person";
    return code == EXIT_DONE ? action->run(&g) : code;
}

static int run(cli_args *args) {
    return run_on(args, false);
}

bool cli_glossary_keeps_names(const char *what) {
    static const char *const words[] = {"add", "edit", "remove", "show", "list", "import", "export"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(what, words[i]) == 0) return true;
    return false;
}

int cli_glossary_names(cli_args *args) {
    args->options = options;
    return run_on(args, true);
}

const cli_verb cli_verb_glossary = {
    "glossary",
    "init | add NL EN… | keep NAME… | edit NUMBER | remove NUMBER… | show NUMBER… | find TEXT… | "
    "list | import FILE | export | check | merge OTHER.db | history | undo CHANGE | "
    "backup FILE | stats | abbreviation … | client …",
    "Keeps the terms and names that make translations consistent", options, run};

/* --- what the actions share --------------------------------------------------------------------------------------- */

bool cli_glossary_number(int64_t *out, const cli_glossary *g, const char *operand) {
    char *end = NULL;
    errno = 0;
    const long long value = strtoll(operand, &end, 10);
    *out = value;
    if (errno == 0 && end != operand && *end == '\0' && value > 0) return true;
    cli_usage(g->args, "\"%s\" is no number of an entry; glossary find gives them", operand);
    return false;
}

ntr_entry_filter cli_glossary_filter(const cli_glossary *g) {
    return (ntr_entry_filter){.names = g->names || g->kind,
                              .kind = g->kind,
                              .domain = g->domain,
                              .status = g->status >= 0 ? statuses[g->status] : NULL,
                              .own = g->own,
                              .kept = g->kept,
                              .limit = (uint32_t)g->limit};
}

int cli_glossary_end(ntr_glossary *glossary, ntr_buffer *out, ntr_status status, const ntr_error *err) {
    ntr_error memory = {0};
    if (status == NTR_OK && ntr_buffer_check(out, &memory) != NTR_OK) {
        status = NTR_NO_MEMORY;
        err = &memory;
    }
    int code = status == NTR_OK ? EXIT_DONE : cli_fail(err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(out))) code = EXIT_SURROUNDINGS;
    ntr_buffer_dispose(out);
    ntr_glossary_close(glossary);
    return code;
}
