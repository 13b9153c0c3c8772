/* ntrans segment: one segment a line. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/cmd_prep.h"
#include "cli/session.h"
#include "cli/take.h"
#include "ntrans/engine.h"

enum option { GLOSSARY, FROM, MAIN, ENCODING, WRAPPED, QUOTES, EXPLAIN, LANG, QUIET };

static const cli_option options[] = {
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database whose abbreviations are used"},
    [FROM] = {0, "from", "FORMAT", CLI_FROM_HELP},
    [MAIN] = {0, "main", NULL, CLI_MAIN_HELP},
    [ENCODING] = {'e', "encoding", "NAME", "of the input; found out where not given"},
    [WRAPPED] = {0, "wrapped", "WHEN", "whether lines are hard-wrapped: auto (default), yes or no"},
    [QUOTES] = {0, "quotes", "HOW", "a quotation of several sentences is split (default) or kept whole"},
    [EXPLAIN] = {0, "explain", NULL, "tell on standard error which rule decided at each place"},
    [LANG] = {0, "lang", "LANG",
              "what the text is written in: nl (default), de, el, en, es, fr, id, it, pt, ru, tr or uk"},
    [QUIET] = {'q', "quiet", NULL, "no notes"},
    {0},
};

static const char *const langs[] = {"nl", "de", "el", "en", "es", "fr", "id", "it", "pt", "ru", "tr", "uk", NULL};
static const char *const quotes[] = {"split", "whole", NULL};

/* What the user asked for. */
typedef struct request {
    const char *path, *glossary;
    ntr_options options;
    bool explain, quiet;
} request;

/* One run: what is opened, and what will be printed. */
typedef struct run {
    cli_session session;
    ntr_buffer lines, messages;
} run;

/* --- the command line ------------------------------------------------------------------------------------------- */

static bool take_option(request *asked, const cli_args *args, int option) {
    int choice = 0;
    switch ((enum option)option) {
    case GLOSSARY: asked->glossary = args->value; return true;
    case FROM: return cli_take_source(args, option, &asked->options.from);
    case MAIN: asked->options.main_only = true; return true;
    case ENCODING: asked->options.encoding = args->value; return true;
    case WRAPPED: return cli_take_wrapped(args, option, &asked->options.wrapped);
    case QUOTES:
        if (!cli_choice(args, option, quotes, &choice)) return false;
        asked->options.quotes_whole = choice == 1;
        return true;
    case EXPLAIN: asked->explain = true; return true;
    case LANG:
        if (!cli_choice(args, option, langs, &choice)) return false;
        asked->options.source_lang = langs[choice];
        return true;
    case QUIET: asked->quiet = true; return true;
    }
    return false;
}

static bool read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return false;
        if (option == CLI_OPERAND ? !cli_take_file(args, &asked->path) : !take_option(asked, args, option))
            return false;
    }
    if (!asked->path) asked->path = "-";
    return true;
}

/* --- what is printed -------------------------------------------------------------------------------------------- */

/* The length of the line end at `at`, or 0. */
static size_t line_end(ntr_str text, size_t at) {
    const unsigned char byte = (unsigned char)text.ptr[at];
    if (byte == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n') return 2;
    if (byte >= '\n' && byte <= '\r') return 1;
    return 0;
}

/* One segment on one line: a line end inside it prints as a space. */
static void append_line(ntr_buffer *out, ntr_str segment) {
    size_t begin = 0;
    for (size_t i = 0; i < segment.len; i++) {
        const size_t length = line_end(segment, i);
        if (length == 0) continue;
        ntr_buffer_append(out, ntr_str_slice(segment, begin, i));
        ntr_buffer_append_char(out, ' ');
        begin = i + length;
        i = begin - 1;
    }
    ntr_buffer_append(out, ntr_str_slice(segment, begin, segment.len));
    ntr_buffer_append_char(out, '\n');
}

static void append_results(run *r, const request *asked) {
    const ntr_document *document = r->session.document;
    if (!asked->quiet) prep_append_notes(&r->messages, document, asked->path);
    if (asked->explain) prep_append_cuts(&r->messages, document, asked->path);
    for (uint32_t i = 0; i < document->segments.count; i++)
        append_line(&r->lines, ntr_document_slice(document, document->segments.items[i].span));
}

/* --- the work --------------------------------------------------------------------------------------------------- */

static ntr_status segment(run *r, const request *asked, ntr_error *err) {
    NTR_TRY(cli_session_read(&r->session, asked->path, err));
    bool found;
    NTR_TRY(ntr_engine_open_segmenter(&r->session.engine, &found, asked->glossary, &asked->options, err));
    if (asked->glossary && !found && !asked->quiet)
        ntr_buffer_printf(&r->messages, "%s: no glossary; only the abbreviations built in are known\n",
                          asked->glossary);
    NTR_TRY(cli_session_start(&r->session, err));
    NTR_TRY(ntr_worker_run(r->session.worker, r->session.document, "segment", err));
    append_results(r, asked);
    NTR_TRY(ntr_buffer_check(&r->messages, err));
    return ntr_buffer_check(&r->lines, err);
}

static void dispose(run *r) {
    cli_session_close(&r->session);
    ntr_buffer_dispose(&r->lines);
    ntr_buffer_dispose(&r->messages);
}

static int run_segment(cli_args *args) {
    request asked = {.options = NTR_OPTIONS_DEFAULT};
    if (!read_arguments(&asked, args)) return EXIT_USAGE;
    run r = {0};
    ntr_error err = {0};
    int code = EXIT_DONE;
    if (segment(&r, &asked, &err) != NTR_OK) {
        code = cli_fail(&err);
    } else {
        if (r.messages.len) fwrite(r.messages.ptr, 1, r.messages.len, stderr);
        if (!cli_print(ntr_buffer_str(&r.lines))) code = EXIT_SURROUNDINGS;
    }
    dispose(&r);
    return code;
}

const cli_verb cli_verb_segment = {"segment", "[FILE]", "Prints one segment a line", options, run_segment};
