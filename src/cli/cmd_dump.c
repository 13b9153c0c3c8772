/* ntrans dump: the marks of a document after a stage, for those who work on the stages. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/session.h"
#include "cli/take.h"
#include "ext/json.h"
#include "ntrans/engine.h"

enum option { UNTIL, TO, STAGES, FROM, MAIN, ENCODING, WRAPPED, GLOSSARY };

static const cli_option options[] = {
    [UNTIL] = {'u', "until", "STAGE", "run the stages up to and including this one; default: all"},
    [TO] = {'t', "to", "FORMAT", "text (default) or json"},
    [STAGES] = {0, "stages", NULL, "list the stages instead"},
    [FROM] = {0, "from", "FORMAT", CLI_FROM_HELP},
    [MAIN] = {0, "main", NULL, CLI_MAIN_HELP},
    [ENCODING] = {'e', "encoding", "NAME", "of the input; found out where not given"},
    [WRAPPED] = {0, "wrapped", "WHEN", "whether lines are hard-wrapped: auto (default), yes or no"},
    [GLOSSARY] = {'g', "glossary", "FILE", "glossary database; of several the first wins"},
    {0},
};

static const char *const formats[] = {"text", "json", NULL};

/* --- one mark a line, in either form ---------------------------------------------------------------------------- */

typedef struct dump {
    ntr_buffer *out;
    const ntr_document *document;
    bool json;
    ntr_json_writer writer;
} dump;

static void quote(dump *d, ntr_str text) {
    ntr_json_writer alone = {.out = d->out};
    ntr_json_string(&alone, NULL, text);
}

static void put_number(dump *d, const char *key, int64_t value) {
    if (d->json) {
        ntr_json_number(&d->writer, key, value);
    } else {
        ntr_buffer_printf(d->out, "\t%s=%lld", key, (long long)value);
    }
}

static void put_flag(dump *d, const char *key, bool value) {
    if (d->json) {
        ntr_json_bool(&d->writer, key, value);
    } else if (value) {
        ntr_buffer_printf(d->out, "\t%s", key);
    }
}

static void put_word(dump *d, const char *key, const char *value) {
    if (d->json) {
        ntr_json_string(&d->writer, key, ntr_str_from(value));
    } else {
        ntr_buffer_printf(d->out, "\t%s=%s", key, value);
    }
}

/* A text that is not there is left out. */
static void put_text(dump *d, const char *key, ntr_str value) {
    if (!value.ptr) return;
    if (d->json) {
        ntr_json_string(&d->writer, key, value);
    } else {
        ntr_buffer_printf(d->out, "\t%s=", key);
        quote(d, value);
    }
}

static void begin_mark(dump *d, const char *mark, ntr_span span) {
    if (d->json) {
        ntr_json_begin_object(&d->writer, NULL);
        ntr_json_string(&d->writer, "mark", ntr_str_from(mark));
        ntr_json_number(&d->writer, "begin", span.begin);
        ntr_json_number(&d->writer, "end", span.end);
    } else {
        ntr_buffer_printf(d->out, "%s\t%u\t%u", mark, span.begin, span.end);
    }
}

static void end_mark(dump *d) {
    if (d->json) ntr_json_end_object(&d->writer);
    d->writer.needs_comma = false;
    ntr_buffer_append_char(d->out, '\n');
}

/* --- the marks -------------------------------------------------------------------------------------------------- */

static void dump_blocks(dump *d) {
    for (uint32_t i = 0; i < d->document->blocks.count; i++) {
        const ntr_block *block = &d->document->blocks.items[i];
        begin_mark(d, "block", block->span);
        put_word(d, "kind", ntr_block_kind_word(block->kind));
        end_mark(d);
    }
}

static void dump_codes(dump *d) {
    for (uint32_t i = 0; i < d->document->codes.count; i++) {
        const ntr_code *code = &d->document->codes.items[i];
        begin_mark(d, "code", (ntr_span){code->at, code->at});
        put_word(d, "kind", ntr_code_kind_word(code->kind));
        put_text(d, "id", code->id);
        put_text(d, "data", code->data);
        end_mark(d);
    }
}

static void dump_cuts(dump *d) {
    for (uint32_t i = 0; i < d->document->cuts.count; i++) {
        const ntr_cut *cut = &d->document->cuts.items[i];
        begin_mark(d, "cut", (ntr_span){cut->offset, cut->offset});
        put_flag(d, "broke", cut->broke);
        put_word(d, "rule", cut->rule);
        end_mark(d);
    }
}

static void dump_segments(dump *d) {
    uint32_t number = 0;
    for (uint32_t i = 0; i < d->document->segments.count; i++) {
        const ntr_segment *segment = &d->document->segments.items[i];
        const bool first = i == 0 || segment->block != segment[-1].block;
        char id[32];
        number = first ? 0 : number + 1;
        snprintf(id, sizeof id, "p%us%u", segment->block, number);
        begin_mark(d, "segment", segment->span);
        put_word(d, "id", id);
        put_word(d, "lang", segment->lang.code);
        put_flag(d, "translate", segment->translate);
        put_text(d, "text", ntr_document_slice(d->document, segment->span));
        end_mark(d);
    }
}

static void dump_tokens(dump *d) {
    static const char *const kinds[] = {"word", "number", "punctuation"}; /* as ntr_token_kind */
    for (uint32_t i = 0; i < d->document->tokens.count; i++) {
        const ntr_token *token = &d->document->tokens.items[i];
        begin_mark(d, "token", token->span);
        put_word(d, "kind", kinds[token->kind]);
        put_text(d, "text", ntr_document_slice(d->document, token->span));
        end_mark(d);
    }
}

static void dump_annot(dump *d, const ntr_annot *annot) {
    begin_mark(d, ntr_annot_kind_word(annot->kind), annot->span);
    put_word(d, "kind", ntr_annot_subkind_word(annot));
    put_number(d, "confidence", annot->confidence);
    put_text(d, "text", ntr_document_slice(d->document, annot->span));
    if (ntr_span_length(annot->second)) put_text(d, "second", ntr_document_slice(d->document, annot->second));
    put_text(d, "target", annot->target);
    put_text(d, "base", annot->base);
    put_text(d, "lemma", annot->lemma);
    put_text(d, "original", annot->original);
    if (annot->origin.code[0]) put_word(d, "origin", annot->origin.code);
    for (uint32_t i = 0; !d->json && i < annot->alternative_count; i++) put_text(d, "or", annot->alternatives[i]);
    if (annot->entry) put_number(d, "entry", annot->entry);
    put_flag(d, "in_compound", annot->in_compound);
    put_flag(d, "plural", annot->plural);
    put_text(d, "why", annot->why);
    if (d->json) {
        ntr_json_begin_array(&d->writer, "or");
        for (uint32_t i = 0; i < annot->alternative_count; i++)
            ntr_json_string(&d->writer, NULL, annot->alternatives[i]);
        ntr_json_end_array(&d->writer);
    }
    end_mark(d);
}

static void dump_notes(dump *d) {
    for (uint32_t i = 0; i < d->document->notes.count; i++) {
        const ntr_note *note = &d->document->notes.items[i];
        begin_mark(d, "note", note->span);
        put_word(d, "code", note->code);
        put_text(d, "text", note->text);
        end_mark(d);
    }
}

static ntr_status dump_document(ntr_buffer *out, const ntr_document *document, bool json, ntr_error *err) {
    dump d = {.out = out, .document = document, .json = json, .writer = {.out = out}};
    dump_blocks(&d);
    dump_codes(&d);
    dump_cuts(&d);
    dump_segments(&d);
    dump_tokens(&d);
    for (uint32_t i = 0; i < document->annots.count; i++) dump_annot(&d, &document->annots.items[i]);
    dump_notes(&d);
    return ntr_buffer_check(out, err);
}

/* --- the verb --------------------------------------------------------------------------------------------------- */

typedef struct request {
    const char *path, *until;
    cli_paths glossaries;
    int format;
    bool stages;
    ntr_options options;
} request;

static bool take_until(request *asked, const cli_args *args) {
    enum { MOST = 32 };
    const char *names[MOST + 1] = {NULL};
    for (size_t i = 0; i < MOST && ntr_stage_at(i); i++) names[i] = ntr_stage_at(i)->name;
    int choice;
    if (!cli_choice(args, UNTIL, names, &choice)) return false;
    asked->until = names[choice];
    return true;
}

static bool take_option(request *asked, const cli_args *args, int option) {
    switch ((enum option)option) {
    case UNTIL: return take_until(asked, args);
    case TO: return cli_choice(args, option, formats, &asked->format);
    case STAGES: asked->stages = true; return true;
    case FROM: return cli_take_source(args, option, &asked->options.from);
    case MAIN: asked->options.main_only = true; return true;
    case ENCODING: asked->options.encoding = args->value; return true;
    case WRAPPED: return cli_take_wrapped(args, option, &asked->options.wrapped);
    case GLOSSARY: return cli_take_path(&asked->glossaries, args);
    }
    return false;
}

static bool read_arguments(request *asked, cli_args *args) {
    for (int option; (option = cli_next(args)) != CLI_END;) {
        if (option == CLI_BAD) return false;
        if (option == CLI_OPERAND ? !cli_take_file(args, &asked->path) : !take_option(asked, args, option))
            return false;
    }
    if (asked->path || asked->stages) return true;
    cli_usage(args, "which FILE? (- is standard input)");
    return false;
}

static int list_stages(void) {
    for (size_t i = 0; ntr_stage_at(i); i++) printf("%-10s %s\n", ntr_stage_at(i)->name, ntr_stage_at(i)->purpose);
    return EXIT_DONE;
}

static ntr_status make_dump(ntr_buffer *out, cli_session *session, const request *asked, ntr_error *err) {
    NTR_TRY(cli_session_read(session, asked->path, err));
    NTR_TRY(ntr_engine_open(&session->engine, cli_paths_value(&asked->glossaries), &asked->options, err));
    NTR_TRY(cli_session_start(session, err));
    NTR_TRY(ntr_worker_run(session->worker, session->document, asked->until, err));
    return dump_document(out, session->document, asked->format == 1, err);
}

static int run(cli_args *args) {
    request asked = {.options = NTR_OPTIONS_DEFAULT};
    if (!read_arguments(&asked, args)) return EXIT_USAGE;
    if (asked.stages) return list_stages();
    cli_session session = {0};
    ntr_buffer out = {0};
    ntr_error err = {0};
    int code = make_dump(&out, &session, &asked, &err) == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(&out))) code = EXIT_SURROUNDINGS;
    ntr_buffer_dispose(&out);
    cli_session_close(&session);
    return code;
}

const cli_verb cli_verb_dump = {"dump", "FILE", "Prints the marks of a document after a stage", options, run};
