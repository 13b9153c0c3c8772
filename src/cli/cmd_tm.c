/* ntrans tm: what can be done with the translation memory, and the options of all of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/action.h"
#include "cli/take.h"
#include "cli/tm.h"
#include "ext/file.h"

enum {
    TM,
    TO,
    OUTPUT,
    FORCE,
    STATE,
    MIN_CONFIDENCE,
    ORIGIN,
    DOCUMENT,
    UNTIL,
    TARGET_LANG,
    ALL,
    LIMIT,
    MIN_SCORE,
    ONE_TARGET,
    DRY_RUN,
    JSON,
    QUIET
};

static const cli_option options[] = {
    [TM] = {0, "tm", "FILE", "database that holds the memory; by default that of the glossary"},
    [TO] = {'t', "to", "FORMAT", "export: tmx (default), tsv, jsonl, xliff, xliff2 or po"},
    [OUTPUT] = {'o', "output", "FILE", "export: write there; - (default) is standard output"},
    [FORCE] = {'f', "force", NULL, "export: replace a file that exists"},
    [STATE] = {0, "state", "STATE", "import: units from this state on: new, translated (default), reviewed or final"},
    [MIN_CONFIDENCE] = {0, "min-confidence", "N", "import: leave out aligned pairs that are less sure (0-1000)"},
    [ORIGIN] = {0, "origin", "KIND", "file, tool, align or fill: of what is imported, or which pairs are meant"},
    [DOCUMENT] = {0, "document", "NAME", "export, remove: pairs of that document"},
    [UNTIL] = {0, "until", "DATE", "export, remove: pairs last changed before that day, as 2026-05-31"},
    [TARGET_LANG] = {0, "target-lang", "LANG", "export, remove: pairs whose English is that: en-GB, or en for any"},
    [ALL] = {0, "all", NULL, "remove: all pairs; find: what is alike also where something is the same"},
    [LIMIT] = {0, "limit", "N", "find: at most N (default 5)"},
    [MIN_SCORE] = {0, "min-score", "N", "find: from this score on (default 70)"},
    [ONE_TARGET] = {0, "one-target", NULL, "dedupe: keep one English for each Dutch"},
    [DRY_RUN] = {'n', "dry-run", NULL, "import, dedupe: say what would happen, and write nothing"},
    [JSON] = {0, "json", NULL, "find, stats: one JSON object a line"},
    [QUIET] = {'q', "quiet", NULL, "import: no summary"},
    {0},
};

#define FILTER (CLI_BIT(DOCUMENT) | CLI_BIT(ORIGIN) | CLI_BIT(UNTIL) | CLI_BIT(TARGET_LANG))

/* What can be done: to add one, put it here. */
static const struct action {
    cli_action is;
    int (*run)(const cli_tm *t);
} actions[] = {
    {{"import", "FILE…", "takes what is translated from TMX, XLIFF, PO, TSV or JSON Lines, all or nothing",
      CLI_BIT(STATE) | CLI_BIT(MIN_CONFIDENCE) | CLI_BIT(ORIGIN) | CLI_BIT(DRY_RUN) | CLI_BIT(QUIET), 1, INT16_MAX},
     cli_tm_import},
    {{"export", "", "writes pairs as TMX, or in another format",
      FILTER | CLI_BIT(TO) | CLI_BIT(OUTPUT) | CLI_BIT(FORCE), 0, 0},
     cli_tm_export},
    {{"find", "TEXT… | -", "finds pairs whose Dutch is the same or alike",
      CLI_BIT(LIMIT) | CLI_BIT(MIN_SCORE) | CLI_BIT(ALL) | CLI_BIT(JSON), 1, INT16_MAX},
     cli_tm_find},
    {{"stats", "", "counts what is there", CLI_BIT(JSON), 0, 0}, cli_tm_stats},
    {{"dedupe", "", "leaves one of pairs that are the same but for their neighbours",
      CLI_BIT(ONE_TARGET) | CLI_BIT(DRY_RUN), 0, 0},
     cli_tm_dedupe},
    {{"remove", "NUMBER…", "removes pairs", FILTER | CLI_BIT(ALL), 0, INT16_MAX}, cli_tm_remove},
};

static const cli_actions all = {"tm", actions, sizeof actions[0], sizeof actions / sizeof actions[0], CLI_BIT(TM)};

/* --- options ------------------------------------------------------------------------------------------------------ */

static const char *const states[] = {"new", "translated", "reviewed", "final", NULL}; /* as ntr_state */
static const char *const origins[] = {"file", "tool", "align", "fill", NULL};

static bool take_origin(cli_tm *t, const cli_args *args) {
    int choice;
    if (!cli_choice(args, ORIGIN, origins, &choice)) return false;
    t->origin = origins[choice];
    return true;
}

static bool take_day(cli_tm *t, const cli_args *args) {
    char moment[32];
    snprintf(moment, sizeof moment, "%.20sT00:00:00Z", args->value);
    if (ntr_clock_parse(&t->until, ntr_str_from(moment))) return true;
    cli_usage(args, "--until takes a day as 2026-05-31, not \"%s\"", args->value);
    return false;
}

static bool take_option(cli_tm *t, const cli_args *args, int option) {
    switch (option) {
    case TM: t->path = args->value; return true;
    case TO: return cli_take_format(args, option, &t->format);
    case OUTPUT: t->output = strcmp(args->value, "-") == 0 ? NULL : args->value; return true;
    case FORCE: t->force = true; return true;
    case STATE: return cli_choice(args, option, states, &t->state);
    case MIN_CONFIDENCE: return cli_number(args, option, 0, 1000, &t->confidence);
    case ORIGIN: return take_origin(t, args);
    case DOCUMENT: t->document = args->value; return true;
    case UNTIL: return take_day(t, args);
    case TARGET_LANG: t->target_lang = args->value; return true;
    case ALL: t->all = true; return true;
    case LIMIT: return cli_number(args, option, 1, 1000, &t->limit);
    case MIN_SCORE: return cli_number(args, option, 1, NTR_SCORE_CONTEXT, &t->score);
    case ONE_TARGET: t->one_target = true; return true;
    case DRY_RUN: t->dry_run = true; return true;
    case JSON: t->json = true; return true;
    case QUIET: t->quiet = true; return true;
    default: return false;
    }
}

/* The first operand says what is to be done; options may stand before it, so what they mean is asked afterwards. */
static int read_line(cli_tm *t, const char **what, uint64_t *given, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_OPERAND && !*what) {
            *what = args->value;
        } else if (option == CLI_OPERAND) {
            t->operands[t->operand_count++] = args->value;
        } else if (option == CLI_BAD || !take_option(t, args, option)) {
            return EXIT_USAGE;
        } else {
            *given |= CLI_BIT(option);
        }
    }
    return EXIT_DONE;
}

static int run_line(cli_tm *t, cli_args *args) {
    const char *what = NULL;
    uint64_t given = 0;
    int code = read_line(t, &what, &given, args);
    if (code != EXIT_DONE) return code;
    if (!what) return cli_list_actions(&all);
    const struct action *action = (const struct action *)cli_find_action(&all, args, what);
    if (!action) return EXIT_USAGE;
    code = cli_check_action(&all, args, &action->is, given, t->operand_count);
    return code == EXIT_DONE ? action->run(t) : code;
}

static int run(cli_args *args) {
    cli_tm t = {.args = args,
                .format = ntr_format_find("tmx"),
                .state = NTR_STATE_TRANSLATED,
                .limit = 5,
                .score = NTR_MEMORY_LEAST,
                .operands = calloc((size_t)args->count + 1, sizeof *t.operands)};
    ntr_error err = {0};
    int code;
    if (t.operands) {
        code = run_line(&t, args);
    } else {
        (void)ntr_error_memory(&err);
        code = cli_fail(&err);
    }
    free(t.operands);
    return code;
}

const cli_verb cli_verb_tm = {"tm", "import FILE… | export | find TEXT… | stats | dedupe | remove NUMBER…",
                              "Keeps the translation memory: pairs of Dutch and English that prep uses again", options,
                              run};

/* --- what the actions share --------------------------------------------------------------------------------------- */

ntr_pair_filter cli_tm_filter(const cli_tm *t) {
    return (ntr_pair_filter){
        .document = t->document, .origin = t->origin, .target_lang = t->target_lang, .until = t->until};
}
