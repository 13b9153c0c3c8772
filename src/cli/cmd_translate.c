/* ntrans translate: an XLIFF through an engine that takes a line and gives a line. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/bar.h"
#include "cli/cli.h"
#include "cli/fill.h"
#include "cli/process.h"
#include "cli/take.h"
#include "ext/file.h"
#include "ntrans/translate.h"

enum option {
    COMMAND,
    ENGINE,
    TERMS,
    TIMEOUT,
    RESTARTS,
    BATCH,
    AGAIN,
    OUTPUT,
    FORCE,
    OVERWRITE_APPROVED,
    GLOSSARY,
    QUIET
};

static const cli_option options[] = {
    [COMMAND] = {'c', "command", "COMMAND", "the engine: reads lines, writes as many"},
    [ENGINE] = {0, "engine", "NAME", "what it wants of a text: plain (default), deepl, google …, see ntrans-prep(1)"},
    [TERMS] = {0, "terms", "HOW", "mark, leave, or auto (default): as the engine can take them"},
    [TIMEOUT] = {0, "timeout", "SECONDS", "for each line (default 60)"},
    [RESTARTS] = {0, "restarts", "N", "how often the engine may be started again in all (default 20)"},
    [BATCH] = {0, "batch", NULL, "give it all lines at once; found out where not given"},
    [AGAIN] = {0, "again", NULL, "also segments that are translated already"},
    [OUTPUT] = {'o', "output", "FILE", "write there instead of into FILE.xlf; - is standard output"},
    [FORCE] = {'f', "force", NULL, "replace an output that exists"},
    [OVERWRITE_APPROVED] = {0, "overwrite-approved", NULL, "with --again, also change what a person approved"},
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    [QUIET] = {'q', "quiet", NULL, "no progress, no messages about placeholders, no summary"},
    {0},
};

typedef struct request {
    const char *path, *output;
    ntr_translate_options translate;
    cli_paths glossaries;
    bool force, quiet;
    ntr_arena *arena;
    ntr_filling *filling;
    cli_bar bar;
    size_t done; /* lines, as the bar shows them */
    uint32_t unanswered;
} request;

/* --- the command line --------------------------------------------------------------------------------------------- */

enum { MOST_SECONDS = 24 * 3600, MOST_RESTARTS = 1000000 };

static bool take_timeout(request *asked, const cli_args *args) {
    long seconds;
    if (!cli_number(args, TIMEOUT, 1, MOST_SECONDS, &seconds)) return false;
    asked->translate.seconds = (double)seconds;
    return true;
}

static bool take_restarts(request *asked, const cli_args *args) {
    long restarts;
    if (!cli_number(args, RESTARTS, 0, MOST_RESTARTS, &restarts)) return false;
    asked->translate.restarts = (unsigned)restarts;
    return true;
}

static bool take_option(request *asked, const cli_args *args, int option) {
    ntr_translate_options *translate = &asked->translate;
    switch ((enum option)option) {
    case COMMAND: translate->command = args->value; return true;
    case ENGINE: return cli_take_engine(args, ENGINE, &translate->engine);
    case TERMS: return cli_take_terms(args, TERMS, &translate->terms);
    case TIMEOUT: return take_timeout(asked, args);
    case RESTARTS: return take_restarts(asked, args);
    case BATCH: translate->batch = true; return true;
    case AGAIN: translate->again = true; return true;
    case OUTPUT: asked->output = args->value; return true;
    case FORCE: asked->force = true; return true;
    case OVERWRITE_APPROVED: translate->fill.overwrite_approved = true; return true;
    case GLOSSARY: return cli_take_path(&asked->glossaries, args);
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static int read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND ? !cli_take_file(args, &asked->path) : !take_option(asked, args, option))
            return EXIT_USAGE;
    }
    if (!asked->path) return cli_usage(args, "which FILE.xlf?");
    if (!asked->translate.command) return cli_usage(args, "which --command is the engine?");
    return cli_fill_check_output(args, asked->path, asked->output);
}

/* --- while it runs ------------------------------------------------------------------------------------------------ */

static void show_progress(void *self, size_t done, size_t lines) {
    request *asked = self;
    if (!asked->bar.ticker && asked->done == 0) cli_bar_start(&asked->bar, lines, !asked->quiet);
    cli_bar_step(&asked->bar, done - asked->done);
    asked->done = done;
}

static void note_child(void *self, long group) {
    (void)self;
    cli_end_with(group);
}

static void tell_unanswered(void *self, uint32_t unit, const char *why) {
    request *asked = self;
    const ntr_unit *of = &ntr_filling_bitext(asked->filling)->units.items[unit];
    asked->unanswered++;
    fprintf(stderr, "%s:%.*s: not translated: %s\n", asked->path, NTR_FMT(of->id), why);
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

/* Beside the file that is written; what goes to standard output has no place for one. */
static ntr_status place_journal(request *asked, ntr_error *err) {
    const char *path = asked->output ? asked->output : asked->path;
    if (strcmp(path, "-") == 0) return NTR_OK;
    asked->translate.journal = ntr_arena_printf(asked->arena, "%s.answers.jsonl", path).ptr;
    return asked->translate.journal ? NTR_OK : ntr_error_memory(err);
}

static void print_summary(const request *asked, const ntr_translate_report *report) {
    fprintf(stderr, "ntrans: %u segments in %u lines, %u answered", (unsigned)report->segments, (unsigned)report->lines,
            (unsigned)report->answered);
    if (report->recalled) fprintf(stderr, " (%u in an earlier run)", (unsigned)report->recalled);
    if (report->surplus)
        fprintf(stderr, ", %u with lines too many, of which the first was taken", (unsigned)report->surplus);
    if (report->restarts) fprintf(stderr, ", %u restarts", (unsigned)report->restarts);
    if (asked->unanswered) fprintf(stderr, ", %u segments not translated", (unsigned)asked->unanswered);
    fputc('\n', stderr);
}

static ntr_status check_output(const request *asked, ntr_error *err) {
    const bool stream = asked->output && strcmp(asked->output, "-") == 0;
    return asked->output && !stream && !asked->force ? ntr_file_refuse_existing(asked->output, err) : NTR_OK;
}

static ntr_status translate(request *asked, ntr_error *err) {
    ntr_translate_report report;
    NTR_TRY(check_output(asked, err));
    NTR_TRY(cli_fill_open(&asked->filling, asked->path, err));
    NTR_TRY(cli_mark(ntr_filling_bitext(asked->filling), cli_paths_value(&asked->glossaries), err));
    NTR_TRY(place_journal(asked, err));
    const ntr_status status = ntr_translate(&report, asked->filling, &asked->translate, err);
    cli_bar_stop(&asked->bar);
    NTR_TRY(status);
    NTR_TRY(cli_fill_deliver(asked->filling, asked->path, asked->output, asked->force, err));
    if (asked->translate.journal) (void)remove(asked->translate.journal);
    if (!asked->quiet) print_summary(asked, &report);
    if (!asked->quiet) cli_fill_report(asked->filling, asked->path, asked->output);
    return NTR_OK;
}

static int run(cli_args *args) {
    request asked = {.translate = {.seconds = 60, .restarts = 20, .engine = ntr_mt_style_at(0)}};
    ntr_error err = {0};
    const int code = read_arguments(&asked, args);
    if (code != EXIT_DONE) return code;
    asked.translate.self = &asked;
    asked.translate.progress = show_progress;
    asked.translate.started = note_child;
    asked.translate.unanswered = tell_unanswered;
    asked.arena = ntr_arena_new();
    const ntr_status status = asked.arena ? translate(&asked, &err) : ntr_error_memory(&err);
    ntr_filling_close(asked.filling);
    ntr_arena_free(asked.arena);
    if (status != NTR_OK) return cli_fail(&err);
    return asked.unanswered ? EXIT_SURROUNDINGS : EXIT_DONE;
}

const cli_verb cli_verb_translate = {"translate", "FILE.xlf",
                                     "Drives a translation engine over the segments of an XLIFF", options, run};
