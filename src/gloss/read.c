/* Entries coming out of the database: by number, as lists, counted. */
#include "gloss/store.h"

static ntr_status copy_text(ntr_str *out, ntr_query *query, int column, ntr_arena *arena, ntr_error *err) {
    *out = ntr_arena_copy(arena, ntr_query_text(query, column));
    return out->ptr ? NTR_OK : ntr_error_memory(err);
}

/* A code that the database holds; one that no schema allows reads as none. */
static ntr_lang lang_at(ntr_query *query, int column) {
    ntr_lang lang = {""};
    const ntr_str code = ntr_query_text(query, column);
    if (code.len < sizeof lang.code && code.len > 0) memcpy(lang.code, code.ptr, code.len);
    return lang;
}

static ntr_status read_stamp(ntr_stamp *out, ntr_query *query, int column, ntr_arena *arena, ntr_error *err) {
    out->at = ntr_query_int(query, column);
    return copy_text(&out->by, query, column + 1, arena, err);
}

static ntr_status read_entry(ntr_entry *out, ntr_query *query, ntr_arena *arena, ntr_error *err) {
    out->id = ntr_query_int(query, 0);
    const int kind = ntr_name_kind_from(ntr_query_text(query, 2));
    out->is_name = kind >= 0;
    out->name_kind = kind >= 0 ? (ntr_name_kind)kind : NTR_NAME_PERSON;
    out->origin = lang_at(query, 6);
    out->revision = ntr_query_int(query, 8);
    NTR_TRY(copy_text(&out->uid, query, 1, arena, err));
    NTR_TRY(copy_text(&out->domain, query, 3, arena, err));
    NTR_TRY(copy_text(&out->note, query, 4, arena, err));
    NTR_TRY(copy_text(&out->source, query, 5, arena, err));
    NTR_TRY(copy_text(&out->built_in, query, 7, arena, err));
    NTR_TRY(read_stamp(&out->created, query, 9, arena, err));
    return read_stamp(&out->changed, query, 11, arena, err);
}

/* A term without stamps of its own has those of its entry. */
static ntr_status read_term_stamps(ntr_entry_term *out, const ntr_entry *entry, ntr_query *query, ntr_arena *arena,
                                   ntr_error *err) {
    out->created = entry->created;
    out->changed = entry->changed;
    if (!ntr_query_is_null(query, 7)) NTR_TRY(read_stamp(&out->created, query, 7, arena, err));
    if (!ntr_query_is_null(query, 9)) NTR_TRY(read_stamp(&out->changed, query, 9, arena, err));
    return NTR_OK;
}

static ntr_status read_term(ntr_entry *entry, ntr_query *query, ntr_arena *arena, ntr_error *err) {
    ntr_entry_term *term = NTR_PUSH(arena, &entry->terms);
    if (!term) return ntr_error_memory(err);
    const int status = ntr_term_status_from(ntr_query_text(query, 4));
    const int rule = ntr_case_rule_from(ntr_query_text(query, 5));
    term->lang = lang_at(query, 0);
    term->status = status >= 0 ? (ntr_term_status)status : NTR_TERM_ADMITTED;
    term->case_rule = rule >= 0 ? (ntr_case_rule)rule : NTR_CASE_IGNORE;
    NTR_TRY(copy_text(&term->text, query, 1, arena, err));
    NTR_TRY(copy_text(&term->pos, query, 2, arena, err));
    NTR_TRY(copy_text(&term->gender, query, 3, arena, err));
    NTR_TRY(copy_text(&term->note, query, 6, arena, err));
    return read_term_stamps(term, entry, query, arena, err);
}

static ntr_status read_section(ntr_entry *entry, ntr_query *query, ntr_arena *arena, ntr_error *err) {
    ntr_entry_section *section = NTR_PUSH(arena, &entry->sections);
    if (!section) return ntr_error_memory(err);
    section->lang = lang_at(query, 0);
    return copy_text(&section->definition, query, 1, arena, err);
}

typedef ntr_status (*read_row)(ntr_entry *entry, ntr_query *query, ntr_arena *arena, ntr_error *err);

/* Runs `which` for the entry of number `id` and gives each row to `read`. */
static ntr_status each_row(ntr_entry *entry, ntr_glossary *glossary, store_sql which, int64_t id, read_row read,
                           ntr_arena *arena, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, which, err));
    ntr_query_set_int(query, 1, id);
    ntr_status status;
    for (bool row;;) {
        status = ntr_query_step(&row, query, err);
        if (status != NTR_OK || !row) break;
        status = read(entry, query, arena, err);
        if (status != NTR_OK) break;
    }
    ntr_query_reset(query);
    return status;
}

ntr_status store_load(ntr_entry *out, bool *found, ntr_glossary *glossary, ntr_arena *arena, int64_t id,
                      ntr_error *err) {
    *out = (ntr_entry){0};
    NTR_TRY(each_row(out, glossary, SQL_ENTRY_GET, id, read_entry, arena, err));
    *found = out->id != 0;
    if (!*found) return NTR_OK;
    NTR_TRY(each_row(out, glossary, SQL_TERMS_GET, id, read_term, arena, err));
    return each_row(out, glossary, SQL_SECTIONS_GET, id, read_section, arena, err);
}

/* --- results ------------------------------------------------------------------------------------------------------ */

void ntr_entries_dispose(ntr_entries *entries) {
    if (!entries) return;
    ntr_arena_free(entries->arena);
    *entries = (ntr_entries){0};
}

ntr_status store_result(bool *found, ntr_entries *out, ntr_glossary *glossary, int64_t id, ntr_error *err) {
    if (!out->arena) out->arena = ntr_arena_new();
    if (!out->arena) return ntr_error_memory(err);
    ntr_entry entry;
    NTR_TRY(store_load(&entry, found, glossary, out->arena, id, err));
    if (!*found) return NTR_OK;
    ntr_entry *added = NTR_PUSH(out->arena, &out->list);
    if (!added) return ntr_error_memory(err);
    *added = entry;
    return NTR_OK;
}

ntr_status ntr_glossary_get(ntr_entries *out, ntr_glossary *glossary, int64_t id, ntr_error *err) {
    bool found;
    NTR_TRY(store_result(&found, out, glossary, id, err));
    return found ? NTR_OK : ntr_error_set(err, NTR_NOT_FOUND, "the glossary has no entry %lld", (long long)id);
}

static void set_optional(ntr_query *query, int parameter, const char *text) {
    if (text) {
        ntr_query_set_text(query, parameter, ntr_str_from(text));
    } else {
        ntr_query_set_null(query, parameter);
    }
}

ntr_status ntr_glossary_list(ntr_entries *out, ntr_glossary *glossary, const ntr_entry_filter *filter, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_LIST, err));
    ntr_query_set_int(query, 1, filter->after);
    ntr_query_set_int(query, 2, filter->names);
    set_optional(query, 3, filter->kind);
    set_optional(query, 4, filter->domain);
    set_optional(query, 5, filter->status);
    ntr_query_set_int(query, 6, filter->own);
    ntr_query_set_int(query, 7, filter->limit ? (int64_t)filter->limit : -1);
    ntr_query_set_int(query, 8, filter->kept);
    ntr_status status;
    for (bool row;;) {
        status = ntr_query_step(&row, query, err);
        if (status != NTR_OK || !row) break;
        bool found;
        status = store_result(&found, out, glossary, ntr_query_int(query, 0), err);
        if (status != NTR_OK) break;
    }
    ntr_query_reset(query);
    return status;
}

/* --- counting ----------------------------------------------------------------------------------------------------- */

ntr_status ntr_glossary_count(ntr_glossary_stats *out, ntr_glossary *glossary, ntr_error *err) {
    *out = (ntr_glossary_stats){0};
#define TERMS_OF(lang)                                                                                                 \
    "SELECT count(*) FROM term JOIN entry e ON e.id = entry WHERE e.kind = 'term' AND lang = '" lang "'"
    const struct {
        int64_t *out;
        const char *sql;
    } counts[] = {
        {&out->entries, "SELECT count(*) FROM entry WHERE kind = 'term'"},
        {&out->names, "SELECT count(*) FROM entry WHERE kind <> 'term'"},
        {&out->dutch, TERMS_OF("nl")},
        {&out->english, TERMS_OF("en")},
        {&out->statuses[NTR_TERM_PREFERRED], TERMS_OF("en") " AND status = 'preferred'"},
        {&out->statuses[NTR_TERM_ADMITTED], TERMS_OF("en") " AND status = 'admitted'"},
        {&out->statuses[NTR_TERM_DEPRECATED], TERMS_OF("en") " AND status = 'deprecated'"},
        {&out->statuses[NTR_TERM_FORBIDDEN], TERMS_OF("en") " AND status = 'forbidden'"},
        {&out->own, "SELECT count(*) FROM entry WHERE built_in = '' OR revision > 0"},
        {&out->domains, "SELECT count(DISTINCT domain) FROM entry WHERE domain <> ''"},
        {&out->changes, "SELECT count(*) FROM change_set"},
        {&out->schema, "PRAGMA user_version"},
    };
#undef TERMS_OF
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        NTR_TRY(ntr_db_number(counts[i].out, glossary->db, counts[i].sql, err));
    return NTR_OK;
}
