/* ntrans export: the English document, in the format that the Dutch one came in. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/cli.h"
#include "ext/file.h"
#include "ntrans/source.h"

enum option { ORIGINAL, OUTPUT, MISSING, FORCE, QUIET };

static const cli_option options[] = {
    [ORIGINAL] = {0, "original", "FILE", "where the Dutch document is; otherwise where the segments say"},
    [OUTPUT] = {'o', "output", "FILE", "write there; - is standard output"},
    [MISSING] = {0, "missing", "WHAT", "for segments without English: source (default), empty or mark"},
    [FORCE] = {'f', "force", NULL, "replace a file that exists"},
    [QUIET] = {'q', "quiet", NULL, "no notes, no summary"},
    {0},
};

static const char *const missings[] = {"source", "empty", "mark", NULL}; /* as ntr_missing */

typedef struct request {
    const char *path, *original, *output;
    ntr_weave_options options;
    bool force, quiet;
} request;

/* One run: what has to be let go. */
typedef struct export_run {
    const request *asked;
    ntr_arena *arena;
    ntr_bitext *bitext;
    ntr_weave_report report;
    ntr_buffer bytes, out;
    const char *original, *output; /* output NULL: standard output */
} export_run;

/* --- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(request *asked, const cli_args *args, int option) {
    int choice;
    switch ((enum option)option) {
    case ORIGINAL: asked->original = args->value; return true;
    case OUTPUT: asked->output = args->value; return true;
    case MISSING:
        if (!cli_choice(args, option, missings, &choice)) return false;
        asked->options.missing = (ntr_missing)choice;
        return true;
    case FORCE: asked->force = true; return true;
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
    return asked->path ? EXIT_DONE : cli_usage(args, "which FILE? (- is standard input)");
}

/* --- where things are --------------------------------------------------------------------------------------------- */

static ntr_status find_original(export_run *run, ntr_error *err) {
    const request *asked = run->asked;
    const ntr_str kept = run->bitext->original.path;
    run->original = asked->original;
    if (asked->original) return NTR_OK;
    if (!kept.len || ntr_str_equal(kept, NTR_STR("-")))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%s does not tell where the Dutch document is: --original FILE",
                             asked->path);
    const bool stream = strcmp(asked->path, "-") == 0;
    run->original = ntr_file_resolve(run->arena, stream ? "" : asked->path, kept).ptr;
    return run->original ? NTR_OK : ntr_error_memory(err);
}

/* Beside the segments, called as the original with the language before the suffix: artikel.en.html. */
static ntr_status place_output(export_run *run, ntr_error *err) {
    const request *asked = run->asked;
    run->output = asked->output && strcmp(asked->output, "-") == 0 ? NULL : asked->output;
    if (asked->output || strcmp(asked->path, "-") == 0) return NTR_OK;
    const char *slash = strrchr(run->original, '/'), *name = slash ? slash + 1 : run->original;
    const char *dot = strrchr(name, '.');
    const size_t stem = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    const size_t language = strcspn(run->bitext->target_lang, "-");
    const ntr_str file = ntr_arena_printf(run->arena, "%.*s.%.*s%s", (int)stem, name, (int)language,
                                          run->bitext->target_lang, name + stem);
    run->output = file.ptr ? ntr_file_resolve(run->arena, asked->path, file).ptr : NULL;
    return run->output ? NTR_OK : ntr_error_memory(err);
}

static ntr_status check_output(const export_run *run, ntr_error *err) {
    if (!run->output) return NTR_OK;
    if (ntr_file_is_same(run->output, run->original) || ntr_file_is_same(run->output, run->asked->path))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%s: input and output are the same file", run->output);
    return run->asked->force ? NTR_OK : ntr_file_refuse_existing(run->output, err);
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

static ntr_status read_segments(export_run *run, ntr_error *err) {
    const char *path = run->asked->path;
    ntr_buffer bytes = {0};
    ntr_status status = ntr_file_read(&bytes, path, NTR_FORMAT_LIMIT, err);
    if (status == NTR_OK) status = ntr_format_read(&run->bitext, NULL, ntr_str_from(path), ntr_buffer_str(&bytes), err);
    if (status == NTR_OK && !run->bitext->original.format.len)
        status =
            ntr_error_set(err, NTR_BAD_SYNTAX,
                          "these segments do not tell which document they were made of; XLIFF of ntrans prep does");
    if (status != NTR_OK) ntr_error_name_source(err, path);
    ntr_buffer_dispose(&bytes);
    return status;
}

static ntr_status export_document(export_run *run, ntr_error *err) {
    NTR_TRY(ntr_weave_report_init(&run->report, err));
    NTR_TRY(read_segments(run, err));
    NTR_TRY(find_original(run, err));
    NTR_TRY(place_output(run, err));
    NTR_TRY(check_output(run, err));
    NTR_TRY(ntr_file_read(&run->bytes, run->original, NTR_DOCUMENT_LIMIT, err));
    const ntr_status status =
        ntr_source_export(&run->out, ntr_buffer_str(&run->bytes), run->bitext, &run->asked->options, &run->report, err);
    if (status != NTR_OK) ntr_error_name_source(err, run->original);
    return status;
}

static void tell(const export_run *run) {
    const ntr_weave_report *report = &run->report;
    for (uint32_t i = 0; i < report->notes.count; i++) {
        const ntr_weave_note *note = &report->notes.items[i];
        fprintf(stderr, "%s:%s%.*s: %.*s [%s]\n", run->asked->path, note->unit.len ? "" : " document",
                NTR_FMT(note->unit), NTR_FMT(note->text), note->code);
    }
    fprintf(stderr, "ntrans: %u segments", (unsigned)report->units);
    if (report->missing)
        fprintf(stderr, ", %u without English (%s)", (unsigned)report->missing, missings[run->asked->options.missing]);
    if (report->drafts) fprintf(stderr, ", %u in state new: drafts that nobody approved", (unsigned)report->drafts);
    if (run->output) fprintf(stderr, " → %s", run->output);
    fputc('\n', stderr);
}

static int deliver(const export_run *run) {
    const ntr_str bytes = ntr_buffer_str(&run->out);
    ntr_error err = {0};
    if (!run->output) return cli_print(bytes) ? EXIT_DONE : EXIT_SURROUNDINGS;
    return cli_write_file(run->output, bytes, run->asked->force, &err) == NTR_OK ? EXIT_DONE : cli_fail(&err);
}

static int execute(const request *asked) {
    export_run run = {.asked = asked, .arena = ntr_arena_new()};
    ntr_error err = {0};
    const ntr_status status = run.arena ? export_document(&run, &err) : ntr_error_memory(&err);
    int code = status == NTR_OK ? deliver(&run) : cli_fail(&err);
    if (code == EXIT_DONE && !asked->quiet) tell(&run);
    ntr_buffer_dispose(&run.bytes);
    ntr_buffer_dispose(&run.out);
    ntr_weave_report_dispose(&run.report);
    ntr_bitext_free(run.bitext);
    ntr_arena_free(run.arena);
    return code;
}

static int run_export(cli_args *args) {
    request asked = {0};
    const int code = read_arguments(&asked, args);
    return code == EXIT_DONE ? execute(&asked) : code;
}

const cli_verb cli_verb_export = {"export", "FILE", "Writes the English document in the format of the Dutch one",
                                  options, run_export};
