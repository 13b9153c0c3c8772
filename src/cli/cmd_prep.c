/* ntrans prep: reads what is asked, opens the engine, runs, and sums up. */
#include "cli/cmd_prep.h"
#include "cli/names.h"
#include "cli/process.h"
#include "cli/take.h"

#include <stdio.h>
#include <stdlib.h>

#include "ext/file.h"

enum option {
    TO,
    OUTPUT,
    FORCE,
    TARGET,
    SOURCE_LANG,
    TARGET_LANG,
    HOUSE,
    FROM,
    MAIN,
    ENCODING,
    WRAPPED,
    ENGINE,
    TERMS,
    GLOSSARY,
    CLIENT,
    TM,
    NO_TM,
    PRETRANSLATE,
    JOBS,
    BATCH,
    ANNOTATE,
    EXPLAIN,
    QUIET
};

static const cli_option options[] = {
    [TO] = {'t', "to", "FORMAT",
            "xliff (default), xliff2, tmx, tsv, csv, po, jsonl, mt or html; may be given more than once"},
    [OUTPUT] = {'o', "output", "FILE", "write there; - is standard output"},
    [FORCE] = {'f', "force", NULL, "replace files that exist"},
    [TARGET] = {0, "target", "WHAT", "of the English side: draft (default), copy, empty or none"},
    [SOURCE_LANG] = {0, "source-lang", "LANG", "nl (default), nl-NL or nl-BE"},
    [TARGET_LANG] = {0, "target-lang", "LANG", "en-GB (default) or en-US"},
    [HOUSE] = {0, "house", "STYLE", "of foreign names: press, bgn or wikipedia"},
    [FROM] = {0, "from", "FORMAT", CLI_FROM_HELP},
    [MAIN] = {0, "main", NULL, CLI_MAIN_HELP},
    [ENCODING] = {'e', "encoding", "NAME", "of the input; found out where not given"},
    [WRAPPED] = {0, "wrapped", "WHEN", "whether lines are hard-wrapped: auto (default), yes or no"},
    [ENGINE] = CLI_OPTION_ENGINE,
    [TERMS] = CLI_OPTION_TERMS,
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    [CLIENT] = CLI_OPTION_CLIENT,
    [TM] = {0, "tm", "FILE", "database that holds the translation memory; by default that of the glossary"},
    [NO_TM] = {0, "no-tm", NULL, "do not use the translation memory"},
    [PRETRANSLATE] = {0, "pretranslate", "N", "take the best match from N % on (70-101) as the English"},
    [JOBS] = {'j', "jobs", "N", "work on N inputs at a time"},
    [BATCH] = {0, "batch", NULL, "read JSON objects {\"id\",\"text\"}, one a line, and write JSON Lines"},
    [ANNOTATE] = {0, "annotate", NULL, "mark names, terms and protected passages inside the text of xliff too"},
    [EXPLAIN] = {0, "explain", NULL, "tell on standard error why each cut and each mark was made"},
    [QUIET] = {'q', "quiet", NULL, "no notes, no progress, no summary"},
    {0},
};

static const char *const targets[] = {"draft", "copy", "empty", "none", NULL}; /* as ntr_target */
static const char *const source_langs[] = {"nl", "nl-NL", "nl-BE", NULL};
static const char *const target_langs[] = {"en-GB", "en-US", NULL};

enum { MOST_JOBS = 256 };

/* --- the command line ------------------------------------------------------------------------------------------- */

static bool add_format(prep_request *request, const cli_args *args) {
    const ntr_format *format;
    if (!cli_take_format(args, TO, &format)) return false;
    for (size_t i = 0; i < request->format_count; i++)
        if (request->formats[i] == format) return true;
    request->formats[request->format_count++] = format;
    return true;
}

static bool take_choice(const cli_args *args, int option, const char *const *words, const char **out) {
    int index;
    if (!cli_choice(args, option, words, &index)) return false;
    *out = words[index];
    return true;
}

static bool take_option(prep_request *request, const cli_args *args, int option) {
    int choice;
    switch ((enum option)option) {
    case TO: return add_format(request, args);
    case OUTPUT: request->output = args->value; return true;
    case FORCE: request->force = true; return true;
    case ANNOTATE: request->annotate = true; return true;
    case TARGET:
        if (!cli_choice(args, option, targets, &choice)) return false;
        request->options.target = (ntr_target)choice;
        return true;
    case SOURCE_LANG: return take_choice(args, option, source_langs, &request->options.source_lang);
    case TARGET_LANG:
        request->said_lang = true;
        return take_choice(args, option, target_langs, &request->options.target_lang);
    case HOUSE: return cli_take_house(args, option, &request->options.house);
    case FROM: return cli_take_source(args, option, &request->options.from);
    case MAIN: request->options.main_only = true; return true;
    case ENCODING: request->options.encoding = args->value; return true;
    case WRAPPED: return cli_take_wrapped(args, option, &request->options.wrapped);
    case ENGINE: return cli_take_engine(args, ENGINE, &request->engine);
    case TERMS: return cli_take_terms(args, TERMS, &request->terms);
    case GLOSSARY: return cli_take_path(&request->glossaries, args);
    case CLIENT: request->client.name = args->value; return true;
    case TM: request->memory = args->value; return true;
    case NO_TM: request->no_memory = true; return true;
    case PRETRANSLATE: return cli_number(args, option, NTR_MEMORY_LEAST, NTR_SCORE_CONTEXT, &request->pretranslate);
    case JOBS: return cli_number(args, option, 1, MOST_JOBS, &request->threads);
    case BATCH: request->batch = true; return true;
    case EXPLAIN: request->explain = true; return true;
    case QUIET: request->quiet = true; return true;
    }
    return false;
}

static bool read_arguments(prep_request *request, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return false;
        if (option == CLI_OPERAND) {
            request->inputs[request->input_count++] = args->value;
        } else if (!take_option(request, args, option)) {
            return false;
        }
    }
    return true;
}

/* --- what does not go together ---------------------------------------------------------------------------------- */

static bool is_dash(const char *path) {
    return path && strcmp(path, "-") == 0;
}

static bool is_jsonl(const prep_request *request) {
    return request->format_count == 1 && strcmp(request->formats[0]->name, "jsonl") == 0;
}

static bool wants_mt(const prep_request *request) {
    for (size_t i = 0; i < request->format_count; i++)
        if (strcmp(request->formats[i]->name, "mt") == 0) return true;
    return false;
}

static const char *batch_conflict(prep_request *request) {
    if (request->input_count) return "--batch reads standard input and takes no FILE";
    if (request->format_count && !is_jsonl(request)) return "--batch writes jsonl only";
    if (request->output && !is_dash(request->output)) return "--batch writes to standard output only";
    if (request->options.encoding) return "--batch reads JSON, which is UTF-8: no --encoding";
    return NULL;
}

static const char *file_conflict(const prep_request *request) {
    const bool several = request->input_count > 1;
    size_t dashes = 0;
    for (size_t i = 0; i < request->input_count; i++) dashes += is_dash(request->inputs[i]);
    if (request->input_count == 0) return "which FILE? (- is standard input)";
    if ((request->engine || request->terms) && !wants_mt(request)) return "--engine and --terms belong to --to mt";
    if (request->memory && request->no_memory) return "--tm and --no-tm do not go together";
    if (dashes > 1) return "standard input can be read once only";
    if ((request->output || dashes) && request->format_count > 1)
        return "one output cannot hold several formats: give one --to";
    if (several && is_dash(request->output) && !is_jsonl(request))
        return "several inputs go to standard output as jsonl only: add --to jsonl";
    if (several && request->output && !is_dash(request->output)) return "several inputs do not go into one file";
    return NULL;
}

/* --- where the outputs go --------------------------------------------------------------------------------------- */

/* Where the extension of a path begins, or its end: .txt, .html; not the .2022 of "verslag 12.12.2022" nor the whole of
 * ".profile". */
static size_t stem_length(const char *path) {
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    const size_t all = strlen(path);
    if (!dot || dot == base) return all;
    const size_t length = strspn(dot + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    const bool digit = dot[1] >= '0' && dot[1] <= '9';
    return length == 0 || length > 8 || dot[1 + length] != '\0' || digit ? all : (size_t)(dot - path);
}

/* What is written to files comes with its sidecar. */
static void add_sidecars(prep_request *request) {
    const size_t count = request->format_count;
    bool printed = is_dash(request->output);
    for (size_t i = 0; !request->output && i < request->input_count; i++)
        printed = printed || is_dash(request->inputs[i]);
    for (size_t i = 0; i < count; i++) {
        const ntr_format *sidecar = request->formats[i]->sidecar ? ntr_format_find(request->formats[i]->sidecar) : NULL;
        bool there = !sidecar || printed;
        for (size_t k = 0; k < count && !there; k++) there = request->formats[k] == sidecar;
        if (!there) request->formats[request->format_count++] = sidecar;
    }
}

static bool place_output(const prep_request *request, ntr_arena *arena, const char *input, const ntr_format *format,
                         const char **out) {
    const char *beside = request->formats[0]->sidecar ? request->formats[0]->beside : "";
    *out = is_dash(request->output) ? NULL : request->output;
    if (*out && format != request->formats[0]) *out = ntr_arena_printf(arena, "%s%s", *out, beside).ptr;
    if (request->output || is_dash(input)) return true;
    *out = ntr_arena_printf(arena, "%.*s%s", (int)stem_length(input), input, format->suffix).ptr;
    return *out != NULL;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Two inputs with one output would overwrite or refuse each other, an output that is an input would destroy it. */
static const char *clash(const prep_request *request, const char **sorted, const char **which) {
    size_t count = 0;
    for (size_t i = 0; i < request->input_count * request->format_count; i++) {
        if (!request->paths[i]) continue;
        sorted[count++] = *which = request->paths[i];
        if (ntr_file_is_same(request->paths[i], request->inputs[i / request->format_count]))
            return "input and output are the same file";
    }
    qsort(sorted, count, sizeof *sorted, by_text);
    for (size_t i = 1; i < count; i++) {
        *which = sorted[i];
        if (strcmp(sorted[i - 1], sorted[i]) == 0) return "two inputs have this one output";
    }
    return NULL;
}

static int place_outputs(prep_request *request, ntr_arena *arena, const cli_args *args) {
    const size_t count = request->input_count * request->format_count;
    request->paths = ntr_arena_array(arena, count + 1, sizeof *request->paths);
    const char **sorted = ntr_arena_array(arena, count + 1, sizeof *sorted);
    bool good = request->paths && sorted;
    for (size_t i = 0; good && i < count; i++)
        good = place_output(request, arena, request->inputs[i / request->format_count],
                            request->formats[i % request->format_count], &request->paths[i]);
    if (!good) {
        ntr_error err = {0};
        (void)ntr_error_memory(&err);
        return cli_fail(&err);
    }
    const char *which = NULL, *why = clash(request, sorted, &which);
    return why ? cli_usage(args, "%s: %s", which, why) : EXIT_DONE;
}

/* --- the run ---------------------------------------------------------------------------------------------------- */

static void print_summary(const prep_run *run, double seconds) {
    const prep_counts *counts = &run->counts;
    fprintf(stderr, "ntrans: %zu %s", run->done, run->done == 1 ? "document" : "documents");
    if (run->failed) fprintf(stderr, " (%zu failed)", run->failed);
    fprintf(stderr, ", %zu segments, %zu names changed, %zu terms, %zu protected, %zu notes", counts->segments,
            counts->names_changed, counts->terms, counts->protected_spans, counts->notes);
    prep_memory_print(counts);
    fprintf(stderr, ", %.2f s", seconds);
    if (run->written == 1) fprintf(stderr, " → %s", run->last_written);
    if (run->written > 1) fprintf(stderr, " → %zu files", run->written);
    fputc('\n', stderr);
}

static ntr_status run_request(prep_run *run, ntr_error *err) {
    const prep_request *request = run->request;
    NTR_TRY(ntr_engine_open(&run->engine, cli_paths_value(&request->glossaries), &request->options, err));
    run->workers = calloc((size_t)request->threads, sizeof *run->workers);
    run->memories = calloc((size_t)request->threads, sizeof *run->memories);
    if (!run->workers || !run->memories) return ntr_error_memory(err);
    run->no_memory = request->no_memory;
    NTR_TRY(prep_memory_open(run, 0, err)); /* told once, not for each input, when it fails */
    run->no_memory = !run->memories[0];
    return request->batch ? prep_run_batch(run, err) : prep_run_files(run, err);
}

static int execute(const prep_request *request) {
    const double started = ntr_clock();
    prep_run run = {.request = request};
    ntr_error err = {0};
    const ntr_status status = run_request(&run, &err);
    const int code = status == NTR_OK ? run.code : cli_fail(&err);
    if (status == NTR_OK && run.done > run.failed && !request->quiet) print_summary(&run, ntr_clock() - started);
    for (long i = 0; run.workers && i < request->threads; i++) cli_leave_worker(run.workers[i]);
    for (long i = 0; run.memories && i < request->threads; i++) ntr_memory_close(run.memories[i]);
    free(run.workers);
    free(run.memories);
    cli_repeats_dispose(&run.repeats);
    ntr_repeats_free(run.translated);
    ntr_engine_close(run.engine);
    return code;
}

static int run_arguments(prep_request *request, cli_args *args, ntr_arena *arena) {
    if (!read_arguments(request, args)) return EXIT_USAGE;
    const char *conflict = request->batch ? batch_conflict(request) : NULL;
    if (request->format_count == 0)
        request->formats[request->format_count++] =
            request->batch || !ntr_format_find("xliff") ? ntr_format_find("jsonl") : ntr_format_find("xliff");
    if (!request->batch) conflict = file_conflict(request);
    if (conflict) return cli_usage(args, "%s", conflict);
    if (request->batch) request->options.encoding = "UTF-8";
    if (request->batch && !request->options.from) request->options.from = "plain";
    if (!request->batch) add_sidecars(request);
    int code = place_outputs(request, arena, args);
    if (code == EXIT_DONE)
        code = cli_client_use(&request->client, &request->glossaries, &request->options, request->said_lang, args);
    if (code == EXIT_DONE) code = execute(request);
    cli_client_dispose(&request->client);
    return code;
}

static int run(cli_args *args) {
    prep_request request = {.options = NTR_OPTIONS_DEFAULT, .threads = 1};
    ntr_arena *arena = ntr_arena_new();
    request.inputs = arena ? ntr_arena_array(arena, (size_t)args->count + 1, sizeof *request.inputs) : NULL;
    int code;
    if (request.inputs) {
        code = run_arguments(&request, args, arena);
    } else {
        ntr_error err = {0};
        (void)ntr_error_memory(&err);
        code = cli_fail(&err);
    }
    ntr_arena_free(arena);
    return code;
}

const cli_verb cli_verb_prep = {"prep", "FILE…", "Prepares articles: writes bilingual segment files", options, run};
