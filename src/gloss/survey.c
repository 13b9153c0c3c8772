#include "gloss/survey.h"

#include <stdarg.h>
#include <stdio.h>

#include "gloss/fill.h"

/* --- findings ---------------------------------------------------------------------------------------------------- */

void ntr_findings_dispose(ntr_findings *findings) {
    if (!findings) return;
    ntr_arena_free(findings->arena);
    *findings = (ntr_findings){0};
}

enum { SENTENCE_SIZE = 1024 };

ntr_status ntr_findings_add(ntr_findings *out, const char *code, ntr_severity severity, int64_t entry, ntr_error *err,
                            const char *format, ...) {
    char text[SENTENCE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (!out->arena) out->arena = ntr_arena_new();
    ntr_glossary_finding *finding = out->arena ? NTR_PUSH(out->arena, &out->list) : NULL;
    if (!finding) return ntr_error_memory(err);
    *finding = (ntr_glossary_finding){code, severity, entry, ntr_arena_copy(out->arena, ntr_str_from(text))};
    return finding->text.ptr ? NTR_OK : ntr_error_memory(err);
}

/* Merges the sorted halves of `items`. */
static void merge_halves(ntr_glossary_finding *items, ntr_glossary_finding *spare, uint32_t half, uint32_t count) {
    memcpy(spare, items, count * sizeof *items);
    for (uint32_t to = 0, a = 0, b = half; to < count; to++)
        items[to] = b == count || (a < half && spare[a].entry <= spare[b].entry) ? spare[a++] : spare[b++];
}

/* qsort would not keep the order of what is added for one entry. */
static void sort(ntr_glossary_finding *items, ntr_glossary_finding *spare, uint32_t count) {
    if (count < 2) return;
    sort(items, spare, count / 2);
    sort(items + count / 2, spare, count - count / 2);
    merge_halves(items, spare, count / 2, count);
}

ntr_status ntr_findings_sort(ntr_findings *findings, ntr_error *err) {
    if (findings->list.count < 2) return NTR_OK;
    ntr_glossary_finding *spare = ntr_arena_array(findings->arena, findings->list.count, sizeof *spare);
    if (!spare) return ntr_error_memory(err);
    sort(findings->list.items, spare, findings->list.count);
    return NTR_OK;
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

static bool chain(ntr_map *map, ntr_arena *arena, ntr_str key, uint32_t term, uint32_t *before) {
    *before = ntr_map_get(map, key);
    return ntr_map_put(map, arena, key, term);
}

static ntr_status add_term(survey *s, const store_form *form) {
    const uint32_t index = s->terms.count;
    survey_term *term = NTR_PUSH(s->arena, &s->terms);
    if (!term) return ntr_error_memory(s->err);
    *term = (survey_term){.form = *form, .entry = s->entries.count - 1, .same = NTR_MAP_NONE, .alike = NTR_MAP_NONE};
    term->skeleton = skeleton_make(s->arena, form->folded);
    if (!term->skeleton.ptr) return ntr_error_memory(s->err);
    if (!survey_is(term, "nl")) return NTR_OK;
    const bool kept = chain(&s->by_key, s->arena, form->folded, index, &term->same) &&
                      chain(&s->by_skeleton, s->arena, term->skeleton, index, &term->alike);
    return kept ? NTR_OK : ntr_error_memory(s->err);
}

enum { ENTRY_ID, ENTRY_KIND, ENTRY_DOMAIN, ENTRY_NOTE, ENTRY_FORMS };

static ntr_status add_entry(survey *s, ntr_query *query) {
    survey_entry *entry = NTR_PUSH(s->arena, &s->entries);
    if (!entry) return ntr_error_memory(s->err);
    *entry = (survey_entry){ntr_query_int(query, ENTRY_ID),
                            ntr_arena_copy(s->arena, ntr_query_text(query, ENTRY_KIND)),
                            ntr_arena_copy(s->arena, ntr_query_text(query, ENTRY_DOMAIN)),
                            ntr_arena_copy(s->arena, ntr_query_text(query, ENTRY_NOTE)),
                            s->terms.count,
                            0};
    ntr_str rest = ntr_arena_copy(s->arena, ntr_query_text(query, ENTRY_FORMS));
    if (!entry->kind.ptr || !entry->domain.ptr || !entry->note.ptr || !rest.ptr) return ntr_error_memory(s->err);
    for (store_form form; store_form_next(&form, &rest);) NTR_TRY(add_term(s, &form));
    s->entries.items[s->entries.count - 1].count = s->terms.count - s->entries.items[s->entries.count - 1].first;
    return NTR_OK;
}

static ntr_status read_entries(survey *s, ntr_query *query) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, s->err));
        if (!row) return NTR_OK;
        NTR_TRY(add_entry(s, query));
    }
}

static ntr_status read_all(survey *s, ntr_glossary *glossary) {
    ntr_query *query;
    NTR_TRY(ntr_query_new(&query, glossary->db, "SELECT id, kind, domain, note, forms FROM entry ORDER BY id", s->err));
    const ntr_status status = read_entries(s, query);
    ntr_query_free(query);
    return status;
}

/* --- looking ----------------------------------------------------------------------------------------------------- */

const survey_term *survey_english(const survey *s, const survey_entry *entry) {
    const survey_term *best = NULL;
    for (uint32_t i = 0; i < entry->count; i++) {
        const survey_term *term = &s->terms.items[entry->first + i];
        if (!survey_is(term, "en") || term->form.status > NTR_TERM_ADMITTED) continue;
        if (!best || term->form.status < best->form.status) best = term;
    }
    return best;
}

static ntr_status look(survey *s, ntr_glossary *glossary) {
    s->arena = ntr_arena_new();
    s->lexicon = ntr_lexicon_new();
    if (!s->arena || !s->lexicon) return ntr_error_memory(s->err);
    NTR_TRY(ntr_fill_words(s->lexicon, s->err));
    NTR_TRY(ntr_spell_open(&s->dutch, "nl_NL", s->err));
    NTR_TRY(survey_database(s->out, glossary, s->err));
    NTR_TRY(read_all(s, glossary));
    NTR_TRY(survey_alone(s));
    NTR_TRY(survey_pairs(s));
    return ntr_findings_sort(s->out, s->err);
}

ntr_status ntr_glossary_check(ntr_findings *out, ntr_glossary *glossary, ntr_error *err) {
    survey s = {.out = out, .err = err};
    const ntr_status status = look(&s, glossary);
    ntr_spell_close(s.dutch);
    ntr_lexicon_free(s.lexicon);
    ntr_arena_free(s.arena);
    return status;
}
