/* Sets of changes, and the history that is written with them. */
#include "ext/file.h"
#include "gloss/store.h"

ntr_status store_begin(ntr_glossary *glossary, const char *who, ntr_str what, ntr_error *err) {
    ntr_arena *arena = ntr_arena_new();
    if (!arena) return ntr_error_memory(err);
    glossary->stamp = (ntr_stamp){ntr_clock_utc(), who ? ntr_str_from(who) : ntr_file_user(arena)};
    glossary->what = ntr_arena_copy(arena, what);
    glossary->author = glossary->set = glossary->made = glossary->next = 0;
    glossary->uid_counter = 0;
    ntr_status status = glossary->what.ptr && glossary->stamp.by.ptr ? NTR_OK : ntr_error_memory(err);
    if (status == NTR_OK) status = ntr_db_begin(glossary->db, err);
    if (status == NTR_OK) {
        glossary->arena = arena;
    } else {
        ntr_arena_free(arena);
    }
    return status;
}

/* All that the set made, in one statement: new entries have the highest numbers. */
static ntr_status log_made(ntr_glossary *glossary, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_CHANGES_ADD, err));
    ntr_query_set_int(query, 1, glossary->set);
    ntr_query_set_int(query, 2, glossary->made);
    return ntr_query_run(query, err);
}

void store_abandon(ntr_glossary *glossary) {
    ntr_db_rollback(glossary->db);
    ntr_buffer_dispose(&glossary->record);
    ntr_buffer_dispose(&glossary->forms);
    ntr_arena_free(glossary->arena);
    glossary->arena = NULL;
}

ntr_status store_end(ntr_glossary *glossary, ntr_status status, ntr_error *err) {
    if (status == NTR_OK && glossary->made) status = log_made(glossary, err);
    if (status == NTR_OK) status = ntr_db_commit(glossary->db, err);
    store_abandon(glossary); /* which leaves alone what is committed */
    return status;
}

ntr_status store_author(int64_t *out, ntr_glossary *glossary, ntr_str name, ntr_error *err) {
    const bool self = ntr_str_equal(name, glossary->stamp.by);
    if (self && glossary->author) {
        *out = glossary->author;
        return NTR_OK;
    }
    ntr_query *add, *find;
    NTR_TRY(store_query(&add, glossary, SQL_AUTHOR_ADD, err));
    ntr_query_set_text(add, 1, name);
    NTR_TRY(ntr_query_run(add, err));
    NTR_TRY(store_query(&find, glossary, SQL_AUTHOR_FIND, err));
    ntr_query_set_text(find, 1, name);
    bool row;
    NTR_TRY(ntr_query_step(&row, find, err));
    *out = row ? ntr_query_int(find, 0) : 0;
    ntr_query_reset(find);
    if (self) glossary->author = *out;
    return NTR_OK;
}

ntr_status store_set(int64_t *out, ntr_glossary *glossary, ntr_error *err) {
    *out = glossary->set;
    if (glossary->set) return NTR_OK;
    int64_t author;
    NTR_TRY(store_author(&author, glossary, glossary->stamp.by, err));
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_SET_ADD, err));
    ntr_query_set_int(query, 1, glossary->stamp.at);
    ntr_query_set_int(query, 2, author);
    ntr_query_set_text(query, 3, glossary->what);
    NTR_TRY(ntr_query_run(query, err));
    *out = glossary->set = ntr_db_last_id(glossary->db);
    return NTR_OK;
}

ntr_status store_log_new(ntr_glossary *glossary, int64_t id, ntr_error *err) {
    int64_t set;
    NTR_TRY(store_set(&set, glossary, err));
    if (!glossary->made) glossary->made = id;
    return NTR_OK;
}

ntr_status store_log(ntr_glossary *glossary, int64_t id, const ntr_entry *before, ntr_error *err) {
    ntr_query *query;
    int64_t set;
    if (glossary->made && id >= glossary->made) return NTR_OK;
    NTR_TRY(store_set(&set, glossary, err));
    NTR_TRY(store_query(&query, glossary, SQL_CHANGE_ADD, err));
    ntr_query_set_int(query, 1, set);
    ntr_query_set_int(query, 2, id);
    ntr_query_set_null(query, 3);
    ntr_buffer_clear(&glossary->record);
    if (before) {
        ntr_entry_json(&glossary->record, before);
        NTR_TRY(ntr_buffer_check(&glossary->record, err));
        ntr_query_set_text(query, 3, ntr_buffer_str(&glossary->record));
    }
    return ntr_query_run(query, err);
}
