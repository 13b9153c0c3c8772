/* The built-in data in the database: put there when it is made, refreshed when a newer ntrans brings newer data. What a
 * user changed stays as it is, what a user removed stays away. */
#include "gloss/store.h"
#include "model/data.h"
#include "model/table.h"

/* The files, and what their rows are: terms, or names of a kind. */
static const struct built_in {
    const char *path;
    int name_kind; /* -1: terms */
} name_files[] = {
    {"names/persons.tsv", NTR_NAME_PERSON},
    {"names/organisations.tsv", NTR_NAME_ORGANISATION},
    {"names/places.tsv", NTR_NAME_PLACE},
    {"names/works.tsv", NTR_NAME_WORK},
};

enum { TERM_NL, TERM_EN, TERM_POS, TERM_GENDER, TERM_STATUS, TERM_DOMAIN, TERM_CASE, TERM_NOTE, TERM_COLUMNS };
enum { NAME_NL, NAME_EN, NAME_ORIGINAL, NAME_ORIGIN, NAME_VARIANTS, NAME_ALTERNATIVES, NAME_NOTE, NAME_COLUMNS };

/* All built-in entries, found by the uid that their Dutch, part of speech and domain (or kind) give them. */
typedef struct collection {
    ntr_arena *arena;
    NTR_LIST(ntr_entry) entries;
    ntr_map by_uid;
} collection;

static ntr_entry *entry_for(collection *all, ntr_str key, const char *path) {
    const ntr_str uid = key.ptr ? store_uid_from(all->arena, key) : NTR_STR_NONE;
    if (!uid.ptr) return NULL;
    const uint32_t known = ntr_map_get(&all->by_uid, uid);
    if (known != NTR_MAP_NONE) return &all->entries.items[known];
    ntr_entry *entry = NTR_PUSH(all->arena, &all->entries);
    if (!entry || !ntr_map_put(&all->by_uid, all->arena, uid, all->entries.count - 1)) return NULL;
    entry->uid = uid;
    entry->built_in = ntr_str_from(path);
    return entry;
}

/* Adds a form; one that is there already is not added twice. NULL when memory ran out. */
static ntr_entry_term *term_for(collection *all, ntr_entry *entry, ntr_lang lang, ntr_str text) {
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        ntr_entry_term *term = &entry->terms.items[i];
        if (ntr_lang_is(term->lang, lang.code) && ntr_str_equal(term->text, text)) return term;
    }
    ntr_entry_term *term = NTR_PUSH(all->arena, &entry->terms);
    if (!term) return NULL;
    term->lang = lang;
    term->text = text;
    return term;
}

static ntr_status add_term_row(collection *all, const ntr_table *table, uint32_t row, const char *path,
                               ntr_error *err) {
    ntr_str cells[TERM_COLUMNS];
    for (uint32_t i = 0; i < TERM_COLUMNS; i++) cells[i] = ntr_table_cell(table, row, i);
    const ntr_str key = ntr_arena_printf(all->arena, "term\t%.*s\t%.*s\t%.*s", NTR_FMT(cells[TERM_NL]),
                                         NTR_FMT(cells[TERM_POS]), NTR_FMT(cells[TERM_DOMAIN]));
    ntr_entry *entry = entry_for(all, key, path);
    ntr_entry_term *nl = entry ? term_for(all, entry, ntr_lang_from("nl"), cells[TERM_NL]) : NULL;
    if (!nl) return ntr_error_memory(err);
    const int rule = ntr_case_rule_from(cells[TERM_CASE]), status = ntr_term_status_from(cells[TERM_STATUS]);
    if (rule < 0 || status < 0)
        return ntr_error_set(err, NTR_INTERNAL, "glossary/%s, %.*s: bad status or case", path, NTR_FMT(cells[TERM_NL]));
    entry->domain = cells[TERM_DOMAIN];
    nl->pos = cells[TERM_POS];
    nl->gender = cells[TERM_GENDER];
    nl->case_rule = (ntr_case_rule)rule;
    ntr_entry_term *en = term_for(all, entry, ntr_lang_from("en"), cells[TERM_EN]);
    if (!en) return ntr_error_memory(err);
    en->pos = cells[TERM_POS];
    en->status = (ntr_term_status)status;
    en->note = cells[TERM_NOTE];
    return NTR_OK;
}

/* The form itself is preferred, its variants are admitted. */
static ntr_status add_forms(collection *all, ntr_entry *entry, ntr_lang lang, ntr_str form, ntr_str more,
                            ntr_error *err) {
    if (form.len > 0 && !term_for(all, entry, lang, form)) return ntr_error_memory(err);
    while (more.len > 0) {
        const ntr_str part = ntr_cell_part(&more);
        const uint32_t before = entry->terms.count;
        ntr_entry_term *term = term_for(all, entry, lang, part);
        if (!term) return ntr_error_memory(err);
        if (entry->terms.count > before) term->status = NTR_TERM_ADMITTED;
    }
    return NTR_OK;
}

static ntr_status add_name_row(collection *all, const ntr_table *table, uint32_t row, const struct built_in *file,
                               ntr_error *err) {
    ntr_str cells[NAME_COLUMNS];
    for (uint32_t i = 0; i < NAME_COLUMNS; i++) cells[i] = ntr_table_cell(table, row, i);
    const ntr_name_kind kind = (ntr_name_kind)file->name_kind;
    ntr_entry *entry = entry_for(
        all, ntr_arena_printf(all->arena, "%s\t%.*s", ntr_name_kind_word(kind), NTR_FMT(cells[NAME_NL])), file->path);
    const ntr_str origin = ntr_arena_copy(all->arena, cells[NAME_ORIGIN]);
    if (!entry || !origin.ptr) return ntr_error_memory(err);
    entry->is_name = true;
    entry->name_kind = kind;
    entry->note = cells[NAME_NOTE];
    if (origin.len) entry->origin = ntr_lang_from(origin.ptr);
    NTR_TRY(add_forms(all, entry, ntr_lang_from("nl"), cells[NAME_NL], cells[NAME_VARIANTS], err));
    NTR_TRY(add_forms(all, entry, ntr_lang_from("en"), cells[NAME_EN], cells[NAME_ALTERNATIVES], err));
    return add_forms(all, entry, ntr_lang_from(origin.ptr), cells[NAME_ORIGINAL], NTR_STR(""), err);
}

static ntr_status collect_file(collection *all, const struct built_in *file, ntr_error *err) {
    ntr_table table = {0};
    const ntr_str tsv = ntr_data_find(file->path);
    const bool names = file->name_kind >= 0;
    ntr_status status = ntr_table_read(&table, all->arena, tsv, false, err);
    if (status == NTR_OK && table.columns != (names ? NAME_COLUMNS : TERM_COLUMNS))
        status = ntr_error_set(err, NTR_INTERNAL, "not the columns that are wanted");
    for (uint32_t row = 0; status == NTR_OK && row < ntr_table_rows(&table); row++)
        status = names ? add_name_row(all, &table, row, file, err) : add_term_row(all, &table, row, file->path, err);
    if (status != NTR_OK) ntr_error_name_source(err, file->path);
    return status;
}

static ntr_status collect(collection *all, ntr_error *err) {
    for (size_t i = 0; i < ntr_data_file_count; i++) {
        const struct built_in file = {ntr_data_files[i].path, -1};
        if (strncmp(file.path, "terms/", 6) == 0) NTR_TRY(collect_file(all, &file, err));
    }
    for (size_t i = 0; i < sizeof name_files / sizeof name_files[0]; i++)
        NTR_TRY(collect_file(all, &name_files[i], err));
    return NTR_OK;
}

/* --- into the database -------------------------------------------------------------------------------------------- */

static ntr_status find_uid(int64_t *out, ntr_glossary *glossary, store_sql which, ntr_str uid, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, which, err));
    ntr_query_set_text(query, 1, uid);
    bool row;
    NTR_TRY(ntr_query_step(&row, query, err));
    *out = row ? ntr_query_int(query, 0) : 0;
    ntr_query_reset(query);
    return NTR_OK;
}

static bool same_terms(const ntr_entry *a, const ntr_entry *b) {
    if (a->terms.count != b->terms.count) return false;
    for (uint32_t i = 0; i < a->terms.count; i++) {
        const ntr_entry_term *x = &a->terms.items[i], *y = &b->terms.items[i];
        if (!ntr_lang_is(x->lang, y->lang.code) || !ntr_str_equal(x->text, y->text) || x->status != y->status ||
            x->case_rule != y->case_rule || !ntr_str_equal(x->pos, y->pos) || !ntr_str_equal(x->gender, y->gender) ||
            !ntr_str_equal(x->note, y->note))
            return false;
    }
    return ntr_str_equal(a->domain, b->domain) && ntr_str_equal(a->note, b->note) &&
           ntr_str_equal(a->built_in, b->built_in) && ntr_lang_is(a->origin, b->origin.code);
}

static ntr_status put_entry(ntr_glossary *glossary, ntr_entry *entry, ntr_error *err) {
    int64_t id, removed;
    NTR_TRY(find_uid(&removed, glossary, SQL_REMOVED_FIND, entry->uid, err));
    NTR_TRY(find_uid(&id, glossary, SQL_ENTRY_BY_UID, entry->uid, err));
    if (removed) return NTR_OK;
    if (!id) return store_insert(glossary, entry, false, err);
    ntr_entry old;
    bool found;
    NTR_TRY(store_load(&old, &found, glossary, glossary->arena, id, err));
    if (!found || old.revision > 0 || same_terms(&old, entry)) return NTR_OK;
    return store_replace(glossary, &old, entry, false, err);
}

static ntr_status drop_entry(ntr_glossary *glossary, int64_t id, ntr_error *err) {
    ntr_entry old;
    bool found;
    NTR_TRY(store_load(&old, &found, glossary, glossary->arena, id, err));
    return found ? store_delete(glossary, &old, false, err) : NTR_OK;
}

/* Entries of earlier built-in data that are in it no more, and that no user changed. */
static ntr_status drop_gone(ntr_glossary *glossary, const collection *all, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(
        ntr_query_new(&query, glossary->db, "SELECT id, uid FROM entry WHERE built_in <> '' AND revision = 0", err));
    NTR_LIST(ntr_entry) gone = {0};
    ntr_status status;
    for (bool row;;) {
        status = ntr_query_step(&row, query, err);
        if (status != NTR_OK || !row) break;
        if (ntr_map_get(&all->by_uid, ntr_query_text(query, 1)) != NTR_MAP_NONE) continue;
        ntr_entry *entry = NTR_PUSH(glossary->arena, &gone);
        if (entry) entry->id = ntr_query_int(query, 0);
        status = entry ? NTR_OK : ntr_error_memory(err);
        if (status != NTR_OK) break;
    }
    ntr_query_free(query);
    for (uint32_t i = 0; status == NTR_OK && i < gone.count; i++) status = drop_entry(glossary, gone.items[i].id, err);
    return status;
}

static const char version_sql[] = "SELECT value FROM meta WHERE key = 'data_version'";

ntr_status store_is_bare(bool *out, ntr_glossary *glossary, ntr_error *err) {
    int64_t bare;
    NTR_TRY(ntr_db_number(&bare, glossary->db, "SELECT count(*) FROM meta WHERE key = 'bare'", err));
    *out = bare > 0;
    return NTR_OK;
}

ntr_status store_is_fresh(bool *out, ntr_glossary *glossary, ntr_error *err) {
    int64_t version;
    NTR_TRY(store_is_bare(out, glossary, err));
    if (*out) return NTR_OK;
    NTR_TRY(ntr_db_number(&version, glossary->db, version_sql, err));
    *out = version == (int64_t)ntr_data_version();
    return NTR_OK;
}

static ntr_status set_number(ntr_glossary *glossary, ntr_str key, int64_t value, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_META_SET, err));
    ntr_query_set_text(query, 1, key);
    ntr_query_set_int(query, 2, value);
    return ntr_query_run(query, err);
}

ntr_status store_refresh(ntr_glossary *glossary, ntr_error *err) {
    bool fresh;
    if (glossary->bare) return set_number(glossary, NTR_STR("bare"), 1, err);
    NTR_TRY(store_is_fresh(&fresh, glossary, err));
    if (fresh) return NTR_OK;
    collection all = {.arena = glossary->arena};
    NTR_TRY(collect(&all, err));
    for (uint32_t i = 0; i < all.entries.count; i++) NTR_TRY(put_entry(glossary, &all.entries.items[i], err));
    NTR_TRY(drop_gone(glossary, &all, err));
    return set_number(glossary, NTR_STR("data_version"), ntr_data_version(), err);
}
