/* The engine's part in checking a glossary: terms that no text can match, found by trying to match them. */
#include <inttypes.h>

#include "engine.h"
#include "ntrans/upkeep.h"

/* A trial of all Dutch forms of the lexicon, a line each. */
typedef struct trial {
    const ntr_lexicon *lexicon;
    ntr_buffer text;
    NTR_LIST(uint32_t) terms; /* per line: the term */
    ntr_arena *arena;
} trial;

static bool is_same_form(const ntr_term *a, const ntr_term *b) {
    return a->entry == b->entry && ntr_str_equal(a->nl, b->nl);
}

/* A verb alone may be read as a noun (de getuigen), and a capital at the start as that of a sentence. */
static ntr_str words_before(const ntr_term *term) {
    if (ntr_str_equal(term->pos, NTR_STR("verb"))) return NTR_STR("Zij zullen ");
    return term->case_rule == NTR_CASE_EXACT ? NTR_STR("Daar staat ") : NTR_STR("");
}

static ntr_status write_trial(trial *t, ntr_error *err) {
    const ntr_term *terms = t->lexicon->terms.items;
    for (uint32_t i = 0; i < t->lexicon->terms.count; i++) {
        if (i > 0 && is_same_form(&terms[i], &terms[i - 1])) continue;
        uint32_t *line = NTR_PUSH(t->arena, &t->terms);
        if (!line) return ntr_error_memory(err);
        *line = i;
        ntr_buffer_append(&t->text, words_before(&terms[i]));
        ntr_buffer_append(&t->text, terms[i].nl);
        ntr_buffer_append_char(&t->text, '\n');
    }
    return ntr_buffer_check(&t->text, err);
}

/* An entry of the same Dutch, part of speech and domain speaks for this one too. */
static bool is_found(const ntr_document *document, ntr_span line, uint32_t *at, const ntr_term *term) {
    bool found = false;
    for (; *at < document->annots.count && document->annots.items[*at].span.begin < line.end; ++*at) {
        const ntr_annot *annot = &document->annots.items[*at];
        found = found || (annot->kind == NTR_TERM && annot->span.begin >= line.begin &&
                          (annot->entry == term->entry || ntr_str_equal(annot->lemma, term->nl)));
    }
    return found;
}

static ntr_status judge(ntr_findings *out, const trial *t, const ntr_document *document, ntr_error *err) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < document->segments.count && i < t->terms.count; i++) {
        const ntr_term *term = &t->lexicon->terms.items[t->terms.items[i]];
        if (is_found(document, document->segments.items[i].span, &at, term)) continue;
        NTR_TRY(ntr_findings_add(out, "never-matches", NTR_SEVERITY_ERROR, term->entry, err,
                                 "\"%.*s\" is found in no text, not even where it stands so", NTR_FMT(term->nl)));
    }
    return NTR_OK;
}

static bool is_needed(const char *stage) {
    static const char *const stages[] = {"protect", "token", "term"};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
        if (strcmp(stage, stages[i]) == 0) return true;
    return false;
}

static ntr_status run_trial(ntr_findings *out, ntr_worker *worker, const trial *t, ntr_error *err) {
    ntr_document *document = NULL;
    ntr_status status = ntr_worker_read(worker, &document, NTR_STR("glossary"), ntr_buffer_str(&t->text), err);
    for (size_t i = 0; status == NTR_OK && ntr_stage_at(i); i++)
        if (is_needed(ntr_stage_at(i)->name)) status = ntr_worker_run_stage(worker, document, i, err);
    if (status == NTR_OK) status = ntr_document_sort_annots(document, err);
    if (status == NTR_OK) status = judge(out, t, document, err);
    ntr_document_free(document);
    return status;
}

static ntr_status try_terms(ntr_findings *out, const ntr_engine *engine, trial *t, ntr_error *err) {
    ntr_worker *worker;
    NTR_TRY(write_trial(t, err));
    if (t->terms.count == 0) return NTR_OK;
    NTR_TRY(ntr_worker_open(&worker, engine, err));
    const ntr_status status = run_trial(out, worker, t, err);
    ntr_worker_close(worker);
    return status;
}

ntr_status ntr_engine_check_terms(ntr_findings *out, const char *glossary, ntr_error *err) {
    ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_engine *engine;
    options.segmented = true;
    NTR_TRY(ntr_engine_open(&engine, glossary, &options, err));
    trial t = {.lexicon = ntr_engine_lexicon(engine), .arena = ntr_arena_new()};
    const ntr_status status = t.arena ? try_terms(out, engine, &t, err) : ntr_error_memory(err);
    ntr_buffer_dispose(&t.text);
    ntr_arena_free(t.arena);
    ntr_engine_close(engine);
    return status;
}
