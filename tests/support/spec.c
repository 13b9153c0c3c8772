/* Runs a spec file: cases in plain text that a linguist can edit (the form: tests/spec/README.md).
 * Usage: spec FILE.spec GLOSSARY.db       exit 0: all cases are as expected */
#include <stdio.h>
#include <stdlib.h>

#include "engine.h"
#include "ext/file.h"
#include "gloss/fill.h"
#include "ntrans/buffer.h"

/* What the case at hand has gathered. `options` hold for the file where they stand before the first case. */
typedef struct spec {
    const char *path;
    char kind[16];
    uint64_t line;
    ntr_str title;
    ntr_str xfail;
    ntr_buffer input, expected, actual;
    bool in_case;
    char target_lang[8], file_target_lang[8];
    ntr_wrapped wrapped, file_wrapped;
    bool quotes_whole, file_quotes_whole;
    char lang[8], file_lang[8]; /* of the text */
    ntr_options options;
    ntr_lexicon *own; /* terms given in the file */
    const char *glossary;
    ntr_engine *engine;
    ntr_worker *worker;
    char opened_for[8];
    int passed, failed, known;
} spec;

static void die(const spec *s, const ntr_error *err) {
    fprintf(stderr, "%s:%llu: %s\n", s->path, (unsigned long long)s->line, err->message);
    exit(2);
}

static void die_because(const spec *s, const char *message) {
    ntr_error err = {0};
    (void)ntr_error_set(&err, NTR_BAD_SYNTAX, "%s", message);
    die(s, &err);
}

/* --- what a document looks like in a spec ------------------------------------------------------------------------- */

/* A line end inside a mark prints as a space. */
static void append_flat(ntr_buffer *out, ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\r') ntr_buffer_append_char(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
}

static void append_literal(ntr_buffer *out, const char *text) {
    ntr_buffer_append(out, ntr_str_from(text));
}

static void print_blocks(spec *s, const ntr_document *document) {
    for (uint32_t i = 0; i < document->blocks.count; i++) {
        const ntr_block *block = &document->blocks.items[i];
        ntr_buffer_printf(&s->actual, "%s: ", ntr_block_kind_word(block->kind));
        append_flat(&s->actual, ntr_document_slice(document, block->span));
        append_literal(&s->actual, "\n");
    }
}

static void print_segments(spec *s, const ntr_document *document, bool with_language) {
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_segment *segment = &document->segments.items[i];
        if (with_language) ntr_buffer_printf(&s->actual, "%s%s: ", segment->lang.code, segment->translate ? "" : "!");
        append_flat(&s->actual, ntr_document_slice(document, segment->span));
        append_literal(&s->actual, "\n");
    }
}

static void print_protected(spec *s, const ntr_document *document, const ntr_annot *annot) {
    ntr_buffer_printf(&s->actual, "%s: ", ntr_protected_kind_word(annot->as.protected_as));
    append_flat(&s->actual, ntr_document_slice(document, annot->span));
}

static void print_changed(spec *s, const ntr_document *document, const ntr_annot *annot) {
    const ntr_str source = ntr_document_slice(document, annot->span);
    append_literal(&s->actual, annot->kind == NTR_NAME ? ntr_name_kind_word(annot->as.name) :
                                                         ntr_quantity_kind_word(annot->as.quantity));
    append_literal(&s->actual, ": ");
    append_flat(&s->actual, source);
    append_literal(&s->actual, " → ");
    append_flat(&s->actual, annot->base.ptr ? annot->base : ntr_annot_english(annot, source));
    if (annot->original.len) ntr_buffer_printf(&s->actual, " [%.*s]", NTR_FMT(annot->original));
}

static void print_term(spec *s, const ntr_document *document, const ntr_annot *annot) {
    append_flat(&s->actual, ntr_document_slice(document, annot->span));
    if (ntr_span_length(annot->second)) {
        append_literal(&s->actual, " … ");
        append_flat(&s->actual, ntr_document_slice(document, annot->second));
    }
    ntr_buffer_printf(&s->actual, " → %.*s", NTR_FMT(annot->base));
    if (annot->in_compound) append_literal(&s->actual, " (in compound)");
    if (annot->as.status >= NTR_TERM_DEPRECATED)
        ntr_buffer_printf(&s->actual, " (%s)", ntr_term_status_word(annot->as.status));
}

static void print_annots(spec *s, const ntr_document *document, ntr_annot_kind kind) {
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != kind) continue;
        switch (kind) {
        case NTR_PROTECTED: print_protected(s, document, annot); break;
        case NTR_TERM: print_term(s, document, annot); break;
        case NTR_NAME:
        case NTR_QUANTITY: print_changed(s, document, annot); break;
        }
        append_literal(&s->actual, "\n");
    }
}

static void print_drafts(spec *s, const ntr_document *document, ntr_error *err) {
    ntr_bitext *bitext = NULL;
    if (ntr_bitext_from_document(&bitext, document, NTR_TARGET_DRAFT, "nl", s->target_lang, err) != NTR_OK) die(s, err);
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        append_flat(&s->actual, bitext->units.items[i].target);
        append_literal(&s->actual, "\n");
    }
    ntr_bitext_free(bitext);
}

/* --- running a case ----------------------------------------------------------------------------------------------- */

static void open_engine(spec *s) {
    ntr_error err = {0};
    if (s->worker && strcmp(s->opened_for, s->target_lang) == 0) return;
    ntr_worker_close(s->worker);
    s->worker = NULL;
    if (!s->engine && s->own && ntr_engine_from_lexicon(&s->engine, s->own, &s->options, &err) != NTR_OK) die(s, &err);
    if (!s->engine && ntr_engine_open(&s->engine, s->glossary, &s->options, &err) != NTR_OK) die(s, &err);
    if (ntr_worker_open(&s->worker, s->engine, &err) != NTR_OK) die(s, &err);
    memcpy(s->opened_for, s->target_lang, sizeof s->opened_for);
}

/* How far each kind of spec runs, and how it prints. */
static void run_stages(spec *s) {
    static const struct {
        const char *kind, *until;
    } stops[] = {{"block", "protect"}, {"protect", NULL}, {"segment", "segment"}, {"language", "language"},
                 {"quantity", NULL},   {"name", NULL},    {"term", NULL},         {"draft", NULL}};
    size_t at = 0;
    while (at < sizeof stops / sizeof stops[0] && strcmp(stops[at].kind, s->kind) != 0) at++;
    if (at == sizeof stops / sizeof stops[0]) die_because(s, "the file's name must begin with the kind of its cases");
    ntr_error err = {0};
    ntr_document *document = NULL;
    open_engine(s);
    if (ntr_worker_read(s->worker, &document, NTR_STR("spec"), ntr_buffer_str(&s->input), &err) != NTR_OK ||
        ntr_worker_run(s->worker, document, stops[at].until, &err) != NTR_OK ||
        ntr_document_check(document, &err) != NTR_OK)
        die(s, &err);
    if (strcmp(s->kind, "block") == 0) print_blocks(s, document);
    if (strcmp(s->kind, "segment") == 0) print_segments(s, document, false);
    if (strcmp(s->kind, "language") == 0) print_segments(s, document, true);
    if (strcmp(s->kind, "protect") == 0) print_annots(s, document, NTR_PROTECTED);
    if (strcmp(s->kind, "quantity") == 0) print_annots(s, document, NTR_QUANTITY);
    if (strcmp(s->kind, "name") == 0) print_annots(s, document, NTR_NAME);
    if (strcmp(s->kind, "term") == 0) print_annots(s, document, NTR_TERM);
    if (strcmp(s->kind, "draft") == 0) print_drafts(s, document, &err);
    ntr_document_free(document);
}

static void report(const spec *s, const char *what) {
    printf("%s:%llu: %s: %.*s\n", s->path, (unsigned long long)s->line, what, NTR_FMT(s->title));
    printf("  expected:\n%.*s  got:\n%.*s", NTR_FMT(ntr_buffer_str(&s->expected)), NTR_FMT(ntr_buffer_str(&s->actual)));
}

static void finish_case(spec *s) {
    if (s->in_case) {
        if (s->input.len == 0) die_because(s, "a case without input");
        run_stages(s);
        const bool same = ntr_str_equal(ntr_buffer_str(&s->actual), ntr_buffer_str(&s->expected));
        if (same && s->xfail.ptr) report(s, "known to fail, yet passes: remove the ! line");
        if (!same && !s->xfail.ptr) report(s, "FAILED");
        s->passed += same && !s->xfail.ptr;
        s->known += !same && s->xfail.ptr;
        s->failed += same == (s->xfail.ptr != NULL);
    }
    ntr_buffer_clear(&s->input);
    ntr_buffer_clear(&s->expected);
    ntr_buffer_clear(&s->actual);
    s->xfail = NTR_STR_NONE;
    memcpy(s->target_lang, s->file_target_lang, sizeof s->target_lang);
    s->wrapped = s->options.wrapped = s->file_wrapped;
    s->quotes_whole = s->options.quotes_whole = s->file_quotes_whole;
    memcpy(s->lang, s->file_lang, sizeof s->lang);
}

/* --- reading the file --------------------------------------------------------------------------------------------- */

static bool starts(ntr_str text, const char *prefix) {
    return text.len >= strlen(prefix) && memcmp(text.ptr, prefix, strlen(prefix)) == 0;
}

/* "term NL = EN (pos)" */
static void add_term(spec *s, ntr_str rest) {
    ntr_error err = {0};
    if (!s->own) {
        s->own = ntr_lexicon_new();
        if (!s->own || ntr_fill_words(s->own, &err) != NTR_OK) die(s, &err);
    }
    size_t equals = 0, open = rest.len;
    while (equals + 3 <= rest.len && memcmp(rest.ptr + equals, " = ", 3) != 0) equals++;
    if (equals + 3 > rest.len) die_because(s, "@ term wants NL = EN (pos)");
    ntr_term term = {.entry = (int64_t)s->own->terms.count + 1, .nl = ntr_str_slice(rest, 0, equals)};
    if (rest.ptr[rest.len - 1] == ')')
        while (open > equals && rest.ptr[open - 1] != '(') open--;
    if (open < rest.len && open > equals + 3) {
        term.pos = ntr_str_slice(rest, open, rest.len - 1);
        open -= 2;
    } else {
        open = rest.len;
    }
    term.en = ntr_str_slice(rest, equals + 3, open);
    /* A status or case rule may stand after the part of speech: (noun forbidden), (noun acronym). */
    const char *space = term.pos.len ? memchr(term.pos.ptr, ' ', term.pos.len) : NULL;
    if (space) {
        const size_t length = (size_t)(space - term.pos.ptr);
        const ntr_str more = ntr_str_slice(term.pos, length + 1, term.pos.len);
        const int status = ntr_term_status_from(more);
        if (status >= 0)
            term.status = (ntr_term_status)status;
        else if (ntr_str_equal(more, NTR_STR("exact")))
            term.case_rule = NTR_CASE_EXACT;
        else if (ntr_str_equal(more, NTR_STR("acronym")))
            term.case_rule = NTR_CASE_ACRONYM;
        else
            die_because(s, "unknown word behind the part of speech");
        term.pos.len = length;
    }
    if (ntr_lexicon_add_term(s->own, &term, &err) != NTR_OK) die(s, &err);
}

static void take_option(spec *s, ntr_str option) {
    if (starts(option, "term ")) {
        if (s->in_case) die_because(s, "@ term holds for a file and stands before its first case");
        add_term(s, ntr_str_slice(option, 5, option.len));
    } else if (starts(option, "target-lang ") && option.len - 12 < sizeof s->target_lang) {
        memcpy(s->target_lang, option.ptr + 12, option.len - 12);
        s->target_lang[option.len - 12] = '\0';
    } else if (starts(option, "lang ") && option.len - 5 < sizeof s->lang) {
        memcpy(s->lang, option.ptr + 5, option.len - 5);
        s->lang[option.len - 5] = '\0';
    } else if (starts(option, "wrapped ")) {
        const ntr_str value = ntr_str_slice(option, 8, option.len);
        s->wrapped = ntr_str_equal(value, NTR_STR("yes")) ? NTR_WRAPPED_YES :
                     ntr_str_equal(value, NTR_STR("no"))  ? NTR_WRAPPED_NO :
                                                            NTR_WRAPPED_AUTO;
        s->options.wrapped = s->wrapped;
    } else if (starts(option, "quotes ")) {
        s->quotes_whole = ntr_str_equal(ntr_str_slice(option, 7, option.len), NTR_STR("whole"));
        s->options.quotes_whole = s->quotes_whole;
    } else {
        die_because(s, "unknown option");
    }
    if (s->in_case) return;
    memcpy(s->file_target_lang, s->target_lang, sizeof s->target_lang);
    memcpy(s->file_lang, s->lang, sizeof s->lang);
    s->file_wrapped = s->wrapped;
    s->file_quotes_whole = s->quotes_whole;
}

static void take_line(spec *s, ntr_str line) {
    const ntr_str rest = line.len > 2 ? ntr_str_slice(line, 2, line.len) : NTR_STR("");
    if (line.len == 0 || line.ptr[0] == '#') return;
    if (starts(line, "== ")) {
        finish_case(s);
        s->in_case = true;
        s->title = ntr_str_slice(line, 3, line.len);
        return;
    }
    if (!s->in_case && line.ptr[0] != '@') die_because(s, "a case begins with ==");
    switch (line.ptr[0]) {
    case '!': s->xfail = rest; return;
    case '@': take_option(s, rest); return;
    case '<':
        if (s->input.len) ntr_buffer_append_char(&s->input, '\n');
        ntr_buffer_append(&s->input, rest);
        return;
    case '>':
        ntr_buffer_append(&s->expected, rest);
        ntr_buffer_append_char(&s->expected, '\n');
        return;
    default: die_because(s, "a line begins with # == ! @ < or >");
    }
}

static void take_kind(spec *s) {
    const char *slash = strrchr(s->path, '/');
    const char *name = slash ? slash + 1 : s->path;
    const size_t length = strcspn(name, "-.");
    if (length < sizeof s->kind) memcpy(s->kind, name, length);
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    spec s = {.path = argv[1],
              .glossary = argv[2],
              .target_lang = "en-GB",
              .file_target_lang = "en-GB",
              .lang = "nl",
              .file_lang = "nl"};
    s.options = NTR_OPTIONS_DEFAULT;
    s.options.target_lang = s.target_lang;
    s.options.source_lang = s.lang;
    take_kind(&s);
    ntr_error err = {0};
    ntr_buffer file = {0};
    if (ntr_file_read(&file, s.path, NTR_DOCUMENT_LIMIT, &err) != NTR_OK) die(&s, &err);
    const ntr_str text = ntr_buffer_str(&file);
    for (size_t begin = 0; begin < text.len; s.line++) {
        const char *end = memchr(text.ptr + begin, '\n', text.len - begin);
        const size_t stop = end ? (size_t)(end - text.ptr) : text.len;
        take_line(&s, ntr_str_slice(text, begin, stop));
        begin = stop + 1;
    }
    finish_case(&s);
    printf("%s: %d passed, %d failed, %d known to fail\n", s.path, s.passed, s.failed, s.known);
    ntr_worker_close(s.worker);
    if (!s.engine) ntr_lexicon_free(s.own);
    ntr_engine_close(s.engine);
    ntr_buffer_dispose(&s.input);
    ntr_buffer_dispose(&s.expected);
    ntr_buffer_dispose(&s.actual);
    ntr_buffer_dispose(&file);
    return s.failed || s.passed + s.known == 0 ? 1 : 0;
}
