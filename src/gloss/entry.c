/* Entries going into the database, and the calls that change one. */
#include "ext/unicode.h"
#include "gloss/store.h"

/* --- rows --------------------------------------------------------------------------------------------------------- */

static ntr_str kind_word(const ntr_entry *entry) {
    return ntr_str_from(entry->is_name ? ntr_name_kind_word(entry->name_kind) : "term");
}

/* A stamp that is also the entry's is not written again. */
static ntr_status set_stamp(ntr_query *query, int parameter, ntr_glossary *glossary, const ntr_stamp *stamp,
                            const ntr_stamp *of_entry, ntr_error *err) {
    ntr_query_set_null(query, parameter);
    ntr_query_set_null(query, parameter + 1);
    if (stamp->at == of_entry->at && ntr_str_equal(stamp->by, of_entry->by)) return NTR_OK;
    int64_t author;
    NTR_TRY(store_author(&author, glossary, stamp->by, err));
    ntr_query_set_int(query, parameter, stamp->at);
    ntr_query_set_int(query, parameter + 1, author);
    return NTR_OK;
}

static ntr_status add_term(ntr_glossary *glossary, const ntr_entry *entry, const ntr_entry_term *term, uint32_t place,
                           ntr_str folded, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_TERM_ADD, err));
    ntr_query_set_int(query, 1, entry->id);
    ntr_query_set_text(query, 2, ntr_str_from(term->lang.code));
    ntr_query_set_int(query, 3, place);
    ntr_query_set_text(query, 4, term->text);
    ntr_query_set_text(query, 5, folded);
    ntr_query_set_text(query, 6, term->pos);
    ntr_query_set_text(query, 7, term->gender);
    ntr_query_set_text(query, 8, ntr_str_from(ntr_term_status_word(term->status)));
    ntr_query_set_text(query, 9, ntr_str_from(ntr_case_rule_word(term->case_rule)));
    ntr_query_set_text(query, 10, term->note);
    NTR_TRY(set_stamp(query, 11, glossary, &term->created, &entry->created, err));
    NTR_TRY(set_stamp(query, 13, glossary, &term->changed, &entry->changed, err));
    return ntr_query_run(query, err);
}

static ntr_status add_section(ntr_glossary *glossary, const ntr_entry *entry, const ntr_entry_section *section,
                              ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_SECTION_ADD, err));
    ntr_query_set_int(query, 1, entry->id);
    ntr_query_set_text(query, 2, ntr_str_from(section->lang.code));
    ntr_query_set_text(query, 3, section->definition);
    return ntr_query_run(query, err);
}

/* The forms of one column of the full-text index: 0 Dutch, 1 English, 2 the others. One form is not copied. */
static ntr_str joined_forms(ntr_arena *arena, const ntr_entry *entry, int column) {
    ntr_str joined = NTR_STR("");
    for (uint32_t i = 0; joined.ptr && i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        const int of = ntr_lang_is(term->lang, "nl") ? 0 : ntr_lang_is(term->lang, "en") ? 1 : 2;
        if (of != column) continue;
        joined =
            joined.len == 0 ? term->text : ntr_arena_printf(arena, "%.*s ; %.*s", NTR_FMT(joined), NTR_FMT(term->text));
    }
    return joined;
}

/* Puts the words of an entry into the full-text index, or takes them out: it must be told what it was told before. */
static ntr_status index_words(ntr_glossary *glossary, store_sql which, const ntr_entry *entry, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, which, err));
    ntr_query_set_int(query, 1, entry->id);
    for (int column = 0; column < 3; column++) {
        const ntr_str forms = joined_forms(glossary->arena, entry, column);
        if (!forms.ptr) return ntr_error_memory(err);
        ntr_query_set_text(query, column + 2, forms);
    }
    return ntr_query_run(query, err);
}

/* The keys of all terms, in their order, for the rows and for `forms`. */
static ntr_status fold_terms(ntr_str **out, ntr_glossary *glossary, const ntr_entry *entry, ntr_error *err) {
    ntr_str *folded = ntr_arena_array(glossary->arena, entry->terms.count, sizeof *folded);
    if (!folded) return ntr_error_memory(err);
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        folded[i] = ntr_fold(glossary->arena, entry->terms.items[i].text);
        if (!folded[i].ptr) return ntr_error_memory(err);
    }
    ntr_buffer_clear(&glossary->forms);
    store_forms(&glossary->forms, entry, folded);
    *out = folded;
    return ntr_buffer_check(&glossary->forms, err);
}

static ntr_status add_parts(ntr_glossary *glossary, const ntr_entry *entry, const ntr_str *folded, ntr_error *err) {
    for (uint32_t i = 0, place = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        place = i > 0 && ntr_lang_is(term->lang, entry->terms.items[i - 1].lang.code) ? place + 1 : 0;
        NTR_TRY(add_term(glossary, entry, term, place, folded[i], err));
    }
    for (uint32_t i = 0; i < entry->sections.count; i++)
        NTR_TRY(add_section(glossary, entry, &entry->sections.items[i], err));
    return index_words(glossary, SQL_SEARCH_ADD, entry, err);
}

static ntr_status run_for(ntr_glossary *glossary, store_sql which, int64_t id, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, which, err));
    ntr_query_set_int(query, 1, id);
    return ntr_query_run(query, err);
}

static ntr_status drop_parts(ntr_glossary *glossary, const ntr_entry *old, ntr_error *err) {
    NTR_TRY(run_for(glossary, SQL_TERMS_REMOVE, old->id, err));
    NTR_TRY(run_for(glossary, SQL_SECTIONS_REMOVE, old->id, err));
    return index_words(glossary, SQL_SEARCH_REMOVE, old, err);
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

static int language_rank(const ntr_entry_term *term) {
    return ntr_lang_is(term->lang, "nl") ? 0 : ntr_lang_is(term->lang, "en") ? 1 : 2;
}

static bool stands_before(const ntr_entry_term *a, const ntr_entry_term *b) {
    const int by_rank = language_rank(a) - language_rank(b);
    return by_rank < 0 || (by_rank == 0 && strcmp(a->lang.code, b->lang.code) < 0);
}

/* Dutch first, then English, then the others, each in the order given. Entries have a handful of terms. */
static void sort_terms(ntr_entry *entry) {
    for (uint32_t i = 1; i < entry->terms.count; i++) {
        const ntr_entry_term term = entry->terms.items[i];
        uint32_t at = i;
        for (; at > 0 && stands_before(&term, &entry->terms.items[at - 1]); at--)
            entry->terms.items[at] = entry->terms.items[at - 1];
        entry->terms.items[at] = term;
    }
}

static bool same_term(const ntr_entry_term *a, const ntr_entry_term *b) {
    return ntr_lang_is(a->lang, b->lang.code) && ntr_str_equal(a->text, b->text);
}

static bool same_content(const ntr_entry_term *a, const ntr_entry_term *b) {
    return a->status == b->status && a->case_rule == b->case_rule && ntr_str_equal(a->pos, b->pos) &&
           ntr_str_equal(a->gender, b->gender) && ntr_str_equal(a->note, b->note);
}

/* A term that `old` has keeps its stamps, and gets a new one only where something about it changed. */
static void stamp_terms(const ntr_glossary *glossary, const ntr_entry *old, ntr_entry *entry) {
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        ntr_entry_term *term = &entry->terms.items[i];
        term->created = term->changed = glossary->stamp;
        for (uint32_t j = 0; old && j < old->terms.count; j++) {
            const ntr_entry_term *before = &old->terms.items[j];
            if (!same_term(term, before)) continue;
            term->created = before->created;
            if (same_content(term, before)) term->changed = before->changed;
        }
    }
}

/* The columns that adding and updating share: parameters 2 to 11. */
static ntr_status set_entry(ntr_query *query, const ntr_entry *entry, ntr_glossary *glossary, ntr_error *err) {
    int64_t author;
    NTR_TRY(store_author(&author, glossary, entry->changed.by, err));
    ntr_query_set_text(query, 2, kind_word(entry));
    ntr_query_set_text(query, 3, entry->domain);
    ntr_query_set_text(query, 4, entry->note);
    ntr_query_set_text(query, 5, entry->source);
    ntr_query_set_text(query, 6, ntr_str_from(entry->origin.code));
    ntr_query_set_text(query, 7, entry->built_in);
    ntr_query_set_int(query, 8, entry->revision);
    ntr_query_set_text(query, 9, ntr_buffer_str(&glossary->forms));
    ntr_query_set_int(query, 10, entry->changed.at);
    ntr_query_set_int(query, 11, author);
    return NTR_OK;
}

/* An entry that was removed and comes back with its old uid is removed no more. */
static ntr_status unbury(ntr_glossary *glossary, ntr_str uid, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_REMOVED_DROP, err));
    ntr_query_set_text(query, 1, uid);
    return ntr_query_run(query, err);
}

/* An entry of number 0 gets a new one. */
static ntr_status add_rows(ntr_glossary *glossary, ntr_entry *entry, ntr_error *err) {
    ntr_query *query;
    ntr_str *folded;
    int64_t author;
    NTR_TRY(fold_terms(&folded, glossary, entry, err));
    NTR_TRY(store_query(&query, glossary, SQL_ENTRY_ADD, err));
    NTR_TRY(store_author(&author, glossary, entry->created.by, err));
    NTR_TRY(set_entry(query, entry, glossary, err));
    const bool numbered = entry->id != 0;
    ntr_query_set_null(query, 1);
    if (numbered || glossary->next) ntr_query_set_int(query, 1, numbered ? entry->id : glossary->next);
    ntr_query_set_int(query, 12, entry->created.at);
    ntr_query_set_int(query, 13, author);
    ntr_query_set_text(query, 14, entry->uid);
    NTR_TRY(ntr_query_run(query, err));
    entry->id = ntr_db_last_id(glossary->db);
    if (!numbered) glossary->next = entry->id + 1; /* within a transaction nobody else takes it */
    return add_parts(glossary, entry, folded, err);
}

static ntr_status update_rows(ntr_glossary *glossary, const ntr_entry *old, const ntr_entry *entry, ntr_error *err) {
    ntr_query *query;
    ntr_str *folded;
    NTR_TRY(fold_terms(&folded, glossary, entry, err));
    NTR_TRY(store_query(&query, glossary, SQL_ENTRY_UPDATE, err));
    ntr_query_set_int(query, 1, entry->id);
    NTR_TRY(set_entry(query, entry, glossary, err));
    NTR_TRY(ntr_query_run(query, err));
    NTR_TRY(drop_parts(glossary, old, err));
    return add_parts(glossary, entry, folded, err);
}

ntr_status store_insert(ntr_glossary *glossary, ntr_entry *entry, bool logged, ntr_error *err) {
    if (entry->uid.len > 0)
        NTR_TRY(unbury(glossary, entry->uid, err));
    else
        entry->uid = store_uid_new(glossary->arena, glossary->stamp.at, &glossary->uid_counter);
    if (!entry->uid.ptr) return ntr_error_memory(err);
    entry->id = 0;
    entry->created = entry->changed = glossary->stamp;
    sort_terms(entry);
    stamp_terms(glossary, NULL, entry);
    NTR_TRY(add_rows(glossary, entry, err));
    return logged ? store_log_new(glossary, entry->id, err) : NTR_OK;
}

ntr_status store_put_back(ntr_glossary *glossary, const ntr_entry *old, ntr_entry *entry, ntr_error *err) {
    if (!old) NTR_TRY(unbury(glossary, entry->uid, err));
    sort_terms(entry);
    NTR_TRY(old ? update_rows(glossary, old, entry, err) : add_rows(glossary, entry, err));
    return store_log(glossary, entry->id, old, err);
}

ntr_status store_replace(ntr_glossary *glossary, const ntr_entry *old, ntr_entry *entry, bool logged, ntr_error *err) {
    entry->id = old->id;
    entry->uid = old->uid;
    entry->built_in = entry->built_in.len ? entry->built_in : old->built_in;
    entry->revision = old->revision + logged;
    entry->created = old->created;
    entry->changed = glossary->stamp;
    sort_terms(entry);
    stamp_terms(glossary, old, entry);
    NTR_TRY(update_rows(glossary, old, entry, err));
    return logged ? store_log(glossary, entry->id, old, err) : NTR_OK;
}

static ntr_status bury(ntr_glossary *glossary, const ntr_entry *old, ntr_error *err) {
    NTR_TRY(store_log(glossary, old->id, old, err));
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_REMOVED_ADD, err));
    ntr_query_set_text(query, 1, old->uid);
    ntr_query_set_int(query, 2, glossary->set);
    ntr_query_set_int(query, 3, old->id);
    return ntr_query_run(query, err);
}

ntr_status store_delete(ntr_glossary *glossary, const ntr_entry *old, bool logged, ntr_error *err) {
    if (logged) NTR_TRY(bury(glossary, old, err));
    NTR_TRY(drop_parts(glossary, old, err));
    return run_for(glossary, SQL_ENTRY_REMOVE, old->id, err);
}

/* --- one change, one set ------------------------------------------------------------------------------------------ */

/* A copy whose terms may be sorted and stamped; its texts are still the caller's. */
static ntr_status own_entry(ntr_entry *out, ntr_arena *arena, const ntr_entry *entry, ntr_error *err) {
    *out = *entry;
    out->terms.items = ntr_arena_array(arena, entry->terms.count, sizeof *out->terms.items);
    if (!out->terms.items) return ntr_error_memory(err);
    memcpy(out->terms.items, entry->terms.items, entry->terms.count * sizeof *out->terms.items);
    out->terms.capacity = entry->terms.count;
    return NTR_OK;
}

static ntr_status load_old(ntr_entry *out, ntr_glossary *glossary, int64_t id, ntr_error *err) {
    bool found;
    NTR_TRY(store_load(out, &found, glossary, glossary->arena, id, err));
    return found ? NTR_OK : ntr_error_set(err, NTR_NOT_FOUND, "the glossary has no entry %lld", (long long)id);
}

static ntr_status add(ntr_glossary *glossary, const ntr_entry *entry, int64_t *id, ntr_error *err) {
    ntr_entry own;
    NTR_TRY(own_entry(&own, glossary->arena, entry, err));
    own.uid = own.built_in = NTR_STR("");
    own.revision = 0;
    NTR_TRY(store_insert(glossary, &own, true, err));
    *id = own.id;
    return NTR_OK;
}

ntr_status ntr_glossary_add(ntr_glossary *glossary, const ntr_entry *entry, int64_t *id, ntr_error *err) {
    *id = 0;
    NTR_TRY(ntr_entry_check(entry, err));
    NTR_TRY(store_begin(glossary, NULL, NTR_STR("add"), err));
    return store_end(glossary, add(glossary, entry, id, err), err);
}

static ntr_status change(ntr_glossary *glossary, const ntr_entry *entry, ntr_error *err) {
    ntr_entry old, own;
    NTR_TRY(load_old(&old, glossary, entry->id, err));
    NTR_TRY(own_entry(&own, glossary->arena, entry, err));
    return store_replace(glossary, &old, &own, true, err);
}

ntr_status ntr_glossary_change(ntr_glossary *glossary, const ntr_entry *entry, ntr_error *err) {
    NTR_TRY(ntr_entry_check(entry, err));
    NTR_TRY(store_begin(glossary, NULL, NTR_STR("edit"), err));
    return store_end(glossary, change(glossary, entry, err), err);
}

static ntr_status drop(ntr_glossary *glossary, const int64_t *ids, uint32_t count, ntr_error *err) {
    for (uint32_t i = 0; i < count; i++) {
        ntr_entry old;
        NTR_TRY(load_old(&old, glossary, ids[i], err));
        NTR_TRY(store_delete(glossary, &old, true, err));
    }
    return NTR_OK;
}

ntr_status ntr_glossary_remove(ntr_glossary *glossary, const int64_t *ids, uint32_t count, ntr_error *err) {
    NTR_TRY(store_begin(glossary, NULL, NTR_STR("remove"), err));
    return store_end(glossary, drop(glossary, ids, count, err), err);
}
