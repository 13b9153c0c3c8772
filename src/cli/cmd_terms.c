/* ntrans terms: where the terms of the glossary stand in a text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/client.h"
#include "cli/session.h"
#include "cli/take.h"
#include "cli/terms.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ext/unicode.h"
#include "ntrans/engine.h"

enum {
    OPTION_TERMS,
    OPTION_SEGMENTED,
    OPTION_ALL,
    OPTION_DOMAIN,
    OPTION_TO,
    OPTION_GLOSSARY,
    OPTION_CLIENT,
    OPTION_FROM,
    OPTION_MAIN,
    OPTION_ENCODING,
    OPTION_SUGGEST,
    OPTION_ADD
};

static const cli_option options[] = {
    {0, "terms", "FILE", "take the terms from a plain list (source TAB target [TAB part of speech]), not the database"},
    {0, "segmented", NULL, "each line of the text is one segment"},
    {0, "all", NULL, "every match, nested ones too; otherwise the longest wins"},
    {0, "domain", "NAME", "prefer the entries of this domain"},
    {0, "to", "FORMAT", "tsv (default), table or jsonl"},
    {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    CLI_OPTION_CLIENT,
    {0, "from", "FORMAT", CLI_FROM_HELP},
    {0, "main", NULL, CLI_MAIN_HELP},
    {0, "encoding", "NAME", "encoding of the text; otherwise it is found out"},
    {0, "suggest", NULL, "list candidates that the glossary lacks, best first"},
    {0, "add", "FILE", "add a reviewed list of candidates to the glossary"},
    {0},
};

/* What was asked for. */
typedef struct terms_request {
    const char **paths; /* room for all operands */
    uint32_t path_count;
    const char *add; /* NULL: nothing is added */
    bool suggest;
    const char *list; /* NULL: the database */
    cli_paths glossaries;
    cli_client client;
    bool all;
    int to; /* a cli_terms_format */
    ntr_options options;
} terms_request;

/* Where a match stands: line from 1, code points in it, end exclusive. */
typedef struct place {
    uint64_t line;
    uint64_t start, end;
} place;

/* Moves through the text once, for matches come sorted by start. */
typedef struct text_cursor {
    ntr_str text;
    size_t offset;
    place at;
} text_cursor;

static place locate(text_cursor *cursor, ntr_span span) {
    while (cursor->offset < span.begin) {
        const bool newline = cursor->text.ptr[cursor->offset] == '\n';
        ntr_utf8_next(cursor->text, &cursor->offset);
        cursor->at.line += newline;
        cursor->at.start = newline ? 0 : cursor->at.start + 1;
    }
    place found = cursor->at;
    found.end = found.start + ntr_utf8_count(ntr_str_slice(cursor->text, span.begin, span.end));
    return found;
}

static void print_tsv(ntr_buffer *out, const place *at, const ntr_annot *annot, ntr_str text) {
    (void)text;
    ntr_buffer_printf(out, "%llu\t%llu\t%llu\t%.*s\t%.*s\n", (unsigned long long)at->line,
                      (unsigned long long)at->start, (unsigned long long)at->end, NTR_FMT(annot->lemma),
                      NTR_FMT(annot->base));
}

static void append_flat(ntr_buffer *out, ntr_str text) {
    for (size_t i = 0; i < text.len; i++) {
        const char byte = text.ptr[i];
        ntr_buffer_append_char(out, byte == '\n' || byte == '\r' || byte == '\t' ? ' ' : byte);
    }
}

void cli_terms_append_column(ntr_buffer *out, ntr_str text, size_t width) {
    append_flat(out, text);
    for (size_t used = ntr_utf8_count(text); used < width; used++) ntr_buffer_append_char(out, ' ');
    ntr_buffer_append(out, NTR_STR("  "));
}

static void print_table(ntr_buffer *out, const place *at, const ntr_annot *annot, ntr_str text) {
    char number[48];
    snprintf(number, sizeof number, "%llu:%llu", (unsigned long long)at->line, (unsigned long long)at->start + 1);
    cli_terms_append_column(out, ntr_str_from(number), 9);
    cli_terms_append_column(out, text, 30);
    cli_terms_append_column(out, annot->lemma, 30);
    ntr_buffer_append(out, annot->base);
    if (annot->as.status != NTR_TERM_PREFERRED) ntr_buffer_printf(out, " (%s)", ntr_term_status_word(annot->as.status));
    if (annot->in_compound) ntr_buffer_append(out, NTR_STR(" (in compound)"));
    ntr_buffer_append_char(out, '\n');
}

static void print_jsonl(ntr_buffer *out, const place *at, const ntr_annot *annot, ntr_str text) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_number(&json, "line", (int64_t)at->line);
    ntr_json_number(&json, "start", (int64_t)at->start);
    ntr_json_number(&json, "end", (int64_t)at->end);
    ntr_json_string(&json, "nl", text);
    ntr_json_string(&json, "lemma", annot->lemma);
    ntr_json_string(&json, "en", annot->base);
    ntr_json_string(&json, "status", ntr_str_from(ntr_term_status_word(annot->as.status)));
    ntr_json_number(&json, "entry", annot->entry);
    ntr_json_bool(&json, "in_compound", annot->in_compound);
    ntr_json_number(&json, "confidence", annot->confidence);
    ntr_json_string(&json, "why", annot->why);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

typedef void (*print_match)(ntr_buffer *out, const place *at, const ntr_annot *annot, ntr_str text);

static const char *const format_names[] = {"tsv", "table", "jsonl", NULL};
static const print_match printers[] = {print_tsv, print_table, print_jsonl};

/* Without `nested`, what lies inside a match is left out: the migrant in arbeidsmigranten. */
static void print_matches(ntr_buffer *out, const ntr_document *document, print_match print, bool nested) {
    text_cursor cursor = {.text = document->text, .at = {.line = 1}};
    uint32_t behind = 0;
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_TERM || (!nested && annot->span.end <= behind)) continue;
        behind = annot->span.end;
        const place at = locate(&cursor, annot->span);
        print(out, &at, annot, ntr_document_slice(document, annot->span));
    }
}

/* What must not be written, and what to write instead: once a term, where it is met first. */
static void warn(const ntr_document *document, const char *path) {
    text_cursor cursor = {.text = document->text, .at = {.line = 1}};
    for (uint32_t i = 0; i < document->notes.count; i++) {
        const ntr_note *note = &document->notes.items[i];
        if (strncmp(note->code, "term-", 5) != 0) continue;
        if (note->span.begin < cursor.offset) cursor = (text_cursor){.text = document->text, .at = {.line = 1}};
        const place at = locate(&cursor, note->span);
        fprintf(stderr, "%s:%llu:%llu: %.*s\n", path, (unsigned long long)at.line, (unsigned long long)at.start + 1,
                NTR_FMT(note->text));
    }
}

/* Terms need no names and no quantities; a segmented text is the caller's and all Dutch. */
static bool is_wanted(const char *stage, const terms_request *request) {
    if (strcmp(stage, "quantity") == 0 || strcmp(stage, "name") == 0) return false;
    if (strcmp(stage, "language") == 0) return !request->options.segmented;
    return strcmp(stage, "resolve") != 0 || !request->all;
}

static ntr_status run_stages(ntr_worker *worker, ntr_document *document, const terms_request *request, ntr_error *err) {
    for (size_t i = 0; ntr_stage_at(i); i++)
        if (is_wanted(ntr_stage_at(i)->name, request)) NTR_TRY(ntr_worker_run_stage(worker, document, i, err));
    return ntr_document_sort_annots(document, err);
}

static ntr_status open_engine(ntr_engine **engine, const terms_request *request, ntr_error *err) {
    if (!request->list) return ntr_engine_open(engine, cli_paths_value(&request->glossaries), &request->options, err);
    ntr_buffer list = {0};
    ntr_status status = ntr_file_read(&list, request->list, NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK) status = ntr_engine_open_list(engine, ntr_buffer_str(&list), &request->options, err);
    if (status != NTR_OK) ntr_error_name_source(err, request->list);
    ntr_buffer_dispose(&list);
    return status;
}

static ntr_status find_terms(ntr_buffer *out, cli_session *session, const terms_request *request, ntr_error *err) {
    NTR_TRY(cli_session_read(session, request->paths[0], err));
    NTR_TRY(open_engine(&session->engine, request, err));
    NTR_TRY(cli_session_start(session, err));
    NTR_TRY(run_stages(session->worker, session->document, request, err));
    print_matches(out, session->document, printers[request->to], request->all);
    if (request->to == CLI_TERMS_TABLE) warn(session->document, request->paths[0]);
    return ntr_buffer_check(out, err);
}

static ntr_status suggest(ntr_buffer *out, const terms_request *request, ntr_error *err) {
    ntr_engine *engine = NULL;
    ntr_status status = open_engine(&engine, request, err);
    if (status == NTR_OK)
        status =
            cli_terms_suggest(out, engine, request->paths, request->path_count, (cli_terms_format)request->to, err);
    ntr_engine_close(engine);
    return status;
}

static ntr_status perform(ntr_buffer *out, const terms_request *request, ntr_error *err) {
    cli_paths first;
    if (request->add) return cli_terms_add(request->add, cli_paths_first(&first, &request->glossaries), err);
    if (request->suggest) return suggest(out, request, err);
    cli_session session = {0};
    const ntr_status status = find_terms(out, &session, request, err);
    cli_session_close(&session);
    return status;
}

static bool take_option(terms_request *request, cli_args *args, int option) {
    switch (option) {
    case OPTION_TERMS: request->list = args->value; break;
    case OPTION_SEGMENTED: request->options.segmented = true; break;
    case OPTION_ALL: request->all = true; break;
    case OPTION_DOMAIN: request->options.domain = args->value; break;
    case OPTION_TO: return cli_choice(args, option, format_names, &request->to);
    case OPTION_GLOSSARY: return cli_take_path(&request->glossaries, args);
    case OPTION_CLIENT: request->client.name = args->value; break;
    case OPTION_FROM: return cli_take_source(args, option, &request->options.from);
    case OPTION_MAIN: request->options.main_only = true; break;
    case OPTION_ENCODING: request->options.encoding = args->value; break;
    case OPTION_SUGGEST: request->suggest = true; break;
    case OPTION_ADD: request->add = args->value; break;
    default: return false;
    }
    return true;
}

/* What does not go together; NULL when all does. */
static const char *conflict_of(const terms_request *request) {
    if (request->add && (request->path_count > 0 || request->list)) return "--add takes no text and no --terms";
    if (!request->suggest && request->path_count > 1) return "one FILE at a time";
    if (request->list && strcmp(request->list, "-") == 0 &&
        (!request->path_count || strcmp(request->paths[0], "-") == 0))
        return "text and list cannot both come from standard input";
    return NULL;
}

static int read_arguments(terms_request *request, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_OPERAND)
            request->paths[request->path_count++] = args->value;
        else if (option == CLI_BAD || !take_option(request, args, option))
            return EXIT_USAGE;
    }
    const char *conflict = conflict_of(request);
    if (conflict) return cli_usage(args, "%s", conflict);
    if (request->path_count == 0) request->paths[request->path_count++] = "-";
    return EXIT_DONE;
}

static int run_request(const terms_request *request) {
    ntr_error err = {0};
    ntr_buffer out = {0};
    int code = perform(&out, request, &err) == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(&out))) code = EXIT_SURROUNDINGS;
    ntr_buffer_dispose(&out);
    return code;
}

static int run(cli_args *args) {
    terms_request request = {.options = NTR_OPTIONS_DEFAULT};
    request.paths = calloc((size_t)args->count + 1, sizeof *request.paths);
    if (!request.paths) {
        ntr_error err = {0};
        (void)ntr_error_memory(&err);
        return cli_fail(&err);
    }
    int code = read_arguments(&request, args);
    if (code == EXIT_DONE) code = cli_client_use(&request.client, &request.glossaries, &request.options, false, args);
    if (code == EXIT_DONE) code = run_request(&request);
    cli_client_dispose(&request.client);
    free(request.paths);
    return code;
}

const cli_verb cli_verb_terms = {"terms", "[FILE…]", "Lists the glossary terms of a text", options, run};
