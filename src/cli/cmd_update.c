/* ntrans update: the segments of a text that has changed, with the English that its earlier version had. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/names.h"
#include "cli/take.h"
#include "ext/file.h"
#include "ext/unicode.h"
#include "ntrans/engine.h"
#include "ntrans/update.h"

enum option { OUTPUT, FORCE, HOUSE, FROM, MAIN, ENCODING, WRAPPED, GLOSSARY, QUIET };

static const cli_option options[] = {
    [OUTPUT] = {'o', "output", "FILE", "write there, not into OLD itself; - is standard output"},
    [FORCE] = {'f', "force", NULL, "replace a file that exists"},
    [HOUSE] = {0, "house", "STYLE", "of foreign names: press, bgn or wikipedia"},
    [FROM] = {0, "from", "FORMAT", CLI_FROM_HELP},
    [MAIN] = {0, "main", NULL, CLI_MAIN_HELP},
    [ENCODING] = {'e', "encoding", "NAME", "of the new text; found out where not given"},
    [WRAPPED] = {0, "wrapped", "WHEN", "whether lines are hard-wrapped: auto (default), yes or no"},
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    [QUIET] = {'q', "quiet", NULL, "do not tell what was done"},
    {0},
};

typedef struct request {
    const char *paths[2]; /* OLD, NEW */
    const char *output;   /* NULL: OLD */
    cli_paths glossaries;
    ntr_options options;
    bool force, quiet;
} request;

/* One run: what is opened and made on the way. */
typedef struct run {
    const ntr_format *format; /* of OLD */
    ntr_bitext *old, *bitext;
    ntr_engine *engine;
    ntr_worker *worker;
    ntr_update update;
    ntr_buffer out;
} run;

/* --- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case OUTPUT: asked->output = args->value; return true;
    case FORCE: asked->force = true; return true;
    case HOUSE: return cli_take_house(args, option, &asked->options.house);
    case FROM: return cli_take_source(args, option, &asked->options.from);
    case MAIN: asked->options.main_only = true; return true;
    case ENCODING: asked->options.encoding = args->value; return true;
    case WRAPPED: return cli_take_wrapped(args, option, &asked->options.wrapped);
    case GLOSSARY: return cli_take_path(&asked->glossaries, args);
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static int read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return EXIT_USAGE;
        if (option == CLI_OPERAND ? !cli_take_two(args, asked->paths) : !take_option(asked, args, option))
            return EXIT_USAGE;
    }
    if (!asked->paths[1]) return cli_usage(args, "which files? First the old segments, then the new text");
    if (strcmp(asked->paths[0], "-") == 0) return cli_usage(args, "the old segments must be a file");
    return EXIT_DONE;
}

/* --- the work ----------------------------------------------------------------------------------------------------- */

static ntr_status read_old(run *r, const request *asked, ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_status status = ntr_file_read(&bytes, asked->paths[0], NTR_FORMAT_LIMIT, err);
    if (status == NTR_OK)
        status = ntr_format_read(&r->old, &r->format, ntr_str_from(asked->paths[0]), ntr_buffer_str(&bytes), err);
    if (status != NTR_OK) ntr_error_name_source(err, asked->paths[0]);
    ntr_buffer_dispose(&bytes);
    return status;
}

static ntr_status prepare_new(run *r, const request *asked, ntr_error *err) {
    ntr_buffer bytes = {0};
    NTR_TRY(ntr_engine_open(&r->engine, cli_paths_value(&asked->glossaries), &asked->options, err));
    NTR_TRY(ntr_worker_open(&r->worker, r->engine, err));
    ntr_status status = ntr_file_read(&bytes, asked->paths[1], NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK)
        status =
            ntr_worker_prepare(r->worker, &r->bitext, NULL, ntr_str_from(asked->paths[1]), ntr_buffer_str(&bytes), err);
    if (status != NTR_OK) ntr_error_name_source(err, asked->paths[1]);
    ntr_buffer_dispose(&bytes);
    return status;
}

/* The languages stay what they were. */
static const char *language(const char *tag, const char *const *known, const char *otherwise) {
    for (; *known; known++)
        if (strcmp(tag, *known) == 0) return *known;
    return otherwise;
}

/* Where the result goes; NULL: standard output. */
static const char *output_of(const request *asked) {
    if (!asked->output) return asked->paths[0];
    return strcmp(asked->output, "-") == 0 ? NULL : asked->output;
}

/* The new text is read as the old one was, where the user does not say otherwise. */
static void take_reading(request *asked, const ntr_original *original) {
    if (asked->options.wrapped == NTR_WRAPPED_AUTO) asked->options.wrapped = original->wrapped;
    asked->options.main_only = asked->options.main_only || original->main_only;
}

static ntr_status update(run *r, request *asked, ntr_error *err) {
    static const char *const sources[] = {"nl", "nl-NL", "nl-BE", NULL}, *const targets[] = {"en-GB", "en-US", NULL};
    const ntr_write_options plain = {0};
    NTR_TRY(read_old(r, asked, err));
    asked->options.source_lang = language(r->old->source_lang, sources, asked->options.source_lang);
    asked->options.target_lang = language(r->old->target_lang, targets, asked->options.target_lang);
    take_reading(asked, &r->old->original);
    NTR_TRY(prepare_new(r, asked, err));
    NTR_TRY(ntr_bitext_update(&r->update, r->bitext, r->old, err));
    NTR_TRY(cli_move_original(r->bitext, NULL, output_of(asked), err));
    return r->format->write(&r->out, r->bitext, &plain, err);
}

/* --- what is told ------------------------------------------------------------------------------------------------- */

/* So much of a text as fits a line. */
static ntr_str head_of(ntr_str text) {
    enum { SHOWN = 60 };
    size_t at = 0;
    for (int n = 0; n < SHOWN && at < text.len; n++) (void)ntr_utf8_next(text, &at);
    return ntr_str_slice(text, 0, at);
}

static void print_summary(const run *r) {
    const ntr_update *u = &r->update;
    for (uint32_t i = 0; i < u->removed.count; i++) {
        const ntr_unit *unit = &r->old->units.items[u->removed.items[i]];
        const ntr_str text = head_of(unit->source);
        fprintf(stderr, "gone: %.*s: %.*s%s\n", NTR_FMT(unit->id), NTR_FMT(text),
                text.len < unit->source.len ? "…" : "");
    }
    if (r->old->extensions)
        fprintf(stderr, "ntrans: %u elements and attributes of other tools are not in the new file\n",
                (unsigned)r->old->extensions);
    fprintf(stderr, "ntrans: %u segments kept, %u moved, %u changed, %u new, %u gone\n", u->kept, u->moved, u->changed,
            u->fresh, u->removed.count);
}

static int deliver(const run *r, const request *asked) {
    ntr_error err = {0};
    const ntr_str bytes = ntr_buffer_str(&r->out);
    const char *path = output_of(asked);
    if (!path) return cli_print(bytes) ? EXIT_DONE : EXIT_SURROUNDINGS;
    if (cli_write_file(path, bytes, asked->force || !asked->output, &err) == NTR_OK) return EXIT_DONE;
    return cli_fail(&err);
}

static void dispose(run *r) {
    ntr_buffer_dispose(&r->out);
    ntr_bitext_free(r->bitext);
    ntr_bitext_free(r->old);
    ntr_worker_close(r->worker);
    ntr_engine_close(r->engine);
}

static int run_update(cli_args *args) {
    request asked = {.options = NTR_OPTIONS_DEFAULT};
    run r = {0};
    ntr_error err = {0};
    const int bad = read_arguments(&asked, args);
    if (bad) return bad;
    const int code = update(&r, &asked, &err) == NTR_OK ? deliver(&r, &asked) : cli_fail(&err);
    if (code == EXIT_DONE && !asked.quiet) print_summary(&r);
    dispose(&r);
    return code;
}

const cli_verb cli_verb_update = {"update", "OLD NEW", "Takes the English over into the segments of a changed text",
                                  options, run_update};
