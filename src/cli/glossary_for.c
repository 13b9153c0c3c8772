/* ntrans glossary export --for: the terms that a text has, in the forms that it has. */
#include <stdlib.h>

#include "base/arena.h"
#include "cli/glossary.h"
#include "cli/session.h"
#include "ext/unicode.h"

/* The beginning of a sentence is no part of a term: its capital goes where the base form has none. */
static ntr_str as_listed(ntr_arena *arena, ntr_str form, ntr_str base) {
    size_t first = 0, base_first = 0;
    if (form.len == 0 || base.len == 0) return ntr_arena_copy(arena, form);
    if (!ntr_char_is_lower(ntr_utf8_next(base, &base_first)) || !ntr_char_is_upper(ntr_utf8_next(form, &first)))
        return ntr_arena_copy(arena, form);
    const ntr_str letter = ntr_lower(arena, ntr_str_slice(form, 0, first));
    if (!letter.ptr) return NTR_STR_NONE;
    return ntr_arena_printf(arena, "%.*s%.*s", NTR_FMT(letter), NTR_FMT(ntr_str_slice(form, first, form.len)));
}

/* A term that stands apart (valt … aan), or is a part of a word, has no form that an engine could match. */
static bool has_form(const ntr_annot *annot) {
    return !annot->in_compound && ntr_span_length(annot->second) == 0 && !ntr_annot_is_discouraged(annot);
}

static bool add_form(ntr_export_form *form, ntr_arena *arena, const ntr_document *document, const ntr_annot *annot) {
    const ntr_str text = ntr_document_slice(document, annot->span);
    const ntr_str base = ntr_annot_base(annot, text);
    form->entry = annot->entry;
    form->nl = has_form(annot) ? as_listed(arena, text, annot->lemma) : NTR_STR("");
    form->en = as_listed(arena, annot->target.ptr ? annot->target : base, base);
    return form->nl.ptr && form->en.ptr;
}

static int by_entry(const void *a, const void *b) {
    const ntr_export_form *first = a, *second = b;
    if (first->entry != second->entry) return first->entry < second->entry ? -1 : 1;
    const size_t shorter = first->nl.len < second->nl.len ? first->nl.len : second->nl.len;
    const int order = shorter ? memcmp(first->nl.ptr, second->nl.ptr, shorter) : 0;
    return order ? order : (first->nl.len > second->nl.len) - (first->nl.len < second->nl.len);
}

static ntr_status collect(ntr_export_form **forms, uint32_t *count, ntr_arena *arena, const ntr_document *document,
                          ntr_error *err) {
    ntr_export_form *all = ntr_arena_array(arena, document->annots.count + 1, sizeof *all);
    if (!all) return ntr_error_memory(err);
    uint32_t found = 0, kept = 0;
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_TERM || annot->entry == 0) continue;
        if (!add_form(&all[found++], arena, document, annot)) return ntr_error_memory(err);
    }
    qsort(all, found, sizeof *all, by_entry);
    for (uint32_t i = 0; i < found; i++)
        if (kept == 0 || by_entry(&all[kept - 1], &all[i]) != 0) all[kept++] = all[i];
    *forms = all;
    *count = kept;
    return NTR_OK;
}

static ntr_status find_forms(ntr_export_form **forms, uint32_t *count, ntr_arena *arena, const cli_glossary *g,
                             cli_session *session, ntr_error *err) {
    ntr_options options = NTR_OPTIONS_DEFAULT;
    options.domain = g->domain;
    NTR_TRY(cli_session_read(session, g->article, err));
    NTR_TRY(ntr_engine_open(&session->engine, g->path, &options, err));
    NTR_TRY(cli_session_start(session, err));
    NTR_TRY(ntr_worker_run(session->worker, session->document, NULL, err));
    return collect(forms, count, arena, session->document, err);
}

ntr_status cli_glossary_forms(ntr_export_form **forms, uint32_t *count, ntr_arena *arena, const cli_glossary *g,
                              ntr_error *err) {
    cli_session session = {0};
    const ntr_status status = find_forms(forms, count, arena, g, &session, err);
    cli_session_close(&session);
    return status;
}
