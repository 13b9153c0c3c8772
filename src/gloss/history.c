/* The history read, and taken back. */
#include <inttypes.h>

#include "ext/file.h"
#include "gloss/store.h"
#include "ntrans/upkeep.h"

void ntr_history_dispose(ntr_history *history) {
    if (!history) return;
    ntr_arena_free(history->arena);
    *history = (ntr_history){0};
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

enum { SET_NUMBER, SET_AT, SET_BY, SET_WHAT, SET_UNDOES, SET_UNDONE, SET_ENTRIES, SET_BEFORE };

static ntr_status read_set(ntr_change_set *out, ntr_arena *arena, ntr_query *query, ntr_error *err) {
    out->number = ntr_query_int(query, SET_NUMBER);
    out->stamp = (ntr_stamp){ntr_query_int(query, SET_AT), ntr_arena_copy(arena, ntr_query_text(query, SET_BY))};
    out->what = ntr_arena_copy(arena, ntr_query_text(query, SET_WHAT));
    out->undoes = ntr_query_int(query, SET_UNDOES);
    out->undone = ntr_query_int(query, SET_UNDONE) != 0;
    out->entries = ntr_query_int(query, SET_ENTRIES);
    return out->stamp.by.ptr && out->what.ptr ? NTR_OK : ntr_error_memory(err);
}

/* NULL for an entry that was not there. */
static ntr_status read_before(const ntr_entry **out, ntr_arena *arena, ntr_query *query, ntr_error *err) {
    *out = NULL;
    if (ntr_query_is_null(query, SET_BEFORE)) return NTR_OK;
    ntr_entry *entry = ntr_arena_alloc(arena, sizeof *entry);
    if (!entry) return ntr_error_memory(err);
    *out = entry;
    return store_record_read(entry, arena, ntr_query_text(query, SET_BEFORE), err);
}

/* `after`, when not NULL, is what the entry is now, and with each older set what it was before the newer one. */
static ntr_status read_sets(ntr_history *out, ntr_query *query, bool of_entry, const ntr_entry *after, ntr_error *err) {
    ntr_status status = NTR_OK;
    while (status == NTR_OK) {
        bool row;
        status = ntr_query_step(&row, query, err);
        if (status != NTR_OK || !row) break;
        ntr_change_set *set = NTR_PUSH(out->arena, &out->sets);
        status = set ? read_set(set, out->arena, query, err) : ntr_error_memory(err);
        if (status != NTR_OK || !of_entry) continue;
        status = read_before(&set->before, out->arena, query, err);
        set->has_entries = true;
        set->after = after;
        after = set->before;
    }
    ntr_query_reset(query);
    return status;
}

static ntr_status begin_history(ntr_history *out, ntr_error *err) {
    *out = (ntr_history){.arena = ntr_arena_new()};
    return out->arena ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_all(ntr_history *out, ntr_glossary *glossary, int64_t number, uint32_t limit, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_SETS, err));
    ntr_query_set_int(query, 1, number);
    ntr_query_set_int(query, 2, limit ? (int64_t)limit : -1);
    return read_sets(out, query, false, NULL, err);
}

static ntr_status read_of_entry(ntr_history *out, ntr_glossary *glossary, int64_t id, uint32_t limit, ntr_error *err) {
    ntr_query *query;
    bool found;
    ntr_entry *now = ntr_arena_alloc(out->arena, sizeof *now);
    if (!now) return ntr_error_memory(err);
    NTR_TRY(store_load(now, &found, glossary, out->arena, id, err));
    NTR_TRY(store_query(&query, glossary, SQL_SETS_OF_ENTRY, err));
    ntr_query_set_int(query, 1, id);
    ntr_query_set_int(query, 2, limit ? (int64_t)limit : -1);
    NTR_TRY(read_sets(out, query, true, found ? now : NULL, err));
    if (found || out->sets.count > 0) return NTR_OK;
    return ntr_error_set(err, NTR_NOT_FOUND, "there never was an entry %" PRId64, id);
}

ntr_status ntr_glossary_history(ntr_history *out, ntr_glossary *glossary, int64_t entry, uint32_t limit,
                                ntr_error *err) {
    NTR_TRY(begin_history(out, err));
    return entry ? read_of_entry(out, glossary, entry, limit, err) : read_all(out, glossary, 0, limit, err);
}

/* --- taking back -------------------------------------------------------------------------------------------------- */

/* A change to be taken back: the query cannot stay open while the tables that it reads are written. */
typedef struct change {
    int64_t entry;
    ntr_str before; /* `.ptr` NULL: the set made it */
} change;

typedef struct changes {
    NTR_LIST(change) list;
} changes;

static ntr_status read_changes(changes *out, ntr_glossary *glossary, int64_t number, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_CHANGES_OF_SET, err));
    ntr_query_set_int(query, 1, number);
    ntr_status status;
    for (bool row;;) {
        status = ntr_query_step(&row, query, err);
        if (status != NTR_OK || !row) break;
        change *added = NTR_PUSH(glossary->arena, &out->list);
        const bool made = ntr_query_is_null(query, 1);
        if (added) *added = (change){ntr_query_int(query, 0), NTR_STR_NONE};
        if (added && !made) added->before = ntr_arena_copy(glossary->arena, ntr_query_text(query, 1));
        if (!added || (!made && !added->before.ptr)) {
            status = ntr_error_memory(err);
            break;
        }
    }
    ntr_query_reset(query);
    return status;
}

/* An entry that was removed may have come back from a file, under another number. */
static ntr_status refuse_twin(ntr_glossary *glossary, ntr_str uid, ntr_error *err) {
    ntr_query *query;
    bool found;
    NTR_TRY(store_query(&query, glossary, SQL_ENTRY_BY_UID, err));
    ntr_query_set_text(query, 1, uid);
    NTR_TRY(ntr_query_step(&found, query, err));
    const int64_t id = found ? ntr_query_int(query, 0) : 0;
    ntr_query_reset(query);
    return found ? ntr_error_set(err, NTR_EXISTS, "it has come back as entry %" PRId64, id) : NTR_OK;
}

static ntr_status take_back(ntr_glossary *glossary, const change *c, ntr_error *err) {
    ntr_entry now, before;
    bool found;
    NTR_TRY(store_load(&now, &found, glossary, glossary->arena, c->entry, err));
    if (!c->before.ptr) return found ? store_delete(glossary, &now, true, err) : NTR_OK;
    NTR_TRY(store_record_read(&before, glossary->arena, c->before, err));
    if (!found) NTR_TRY(refuse_twin(glossary, before.uid, err));
    before.changed = glossary->stamp; /* so that it counts as newer than what is undone, for colleagues too */
    return store_put_back(glossary, found ? &now : NULL, &before, err);
}

static ntr_status set_number(ntr_glossary *glossary, store_sql which, int64_t set, int64_t value, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, which, err));
    ntr_query_set_int(query, 1, set);
    ntr_query_set_int(query, 2, value);
    return ntr_query_run(query, err);
}

/* Undoing an undoing brings back what was undone. */
static ntr_status mark_undone(ntr_glossary *glossary, const ntr_change_set *set, ntr_error *err) {
    int64_t own;
    NTR_TRY(store_set(&own, glossary, err));
    NTR_TRY(set_number(glossary, SQL_SET_UNDOES, own, set->number, err));
    NTR_TRY(set_number(glossary, SQL_SET_UNDONE, set->number, 1, err));
    return set->undoes ? set_number(glossary, SQL_SET_UNDONE, set->undoes, 0, err) : NTR_OK;
}

static ntr_status refuse_resting(ntr_history *resting, ntr_glossary *glossary, int64_t number, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_SETS_RESTING, err));
    ntr_query_set_int(query, 1, number);
    NTR_TRY(read_sets(resting, query, false, NULL, err));
    if (resting->sets.count == 0) return NTR_OK;
    return ntr_error_set(err, NTR_EXISTS, "later changes rest on change %" PRId64 "; undo these first", number);
}

static ntr_status find_set(ntr_change_set *out, ntr_glossary *glossary, int64_t number, ntr_error *err) {
    ntr_history found = {.arena = glossary->arena};
    if (number > 0) NTR_TRY(read_all(&found, glossary, number, 1, err));
    if (found.sets.count == 0) return ntr_error_set(err, NTR_NOT_FOUND, "the history has no change %" PRId64, number);
    *out = found.sets.items[0];
    if (out->undone) return ntr_error_set(err, NTR_EXISTS, "change %" PRId64 " is undone already", number);
    if (out->entries == 0)
        return ntr_error_set(err, NTR_NOT_FOUND, "change %" PRId64 " (%.*s) changed nothing that can be taken back",
                             number, NTR_FMT(out->what));
    return NTR_OK;
}

static ntr_status undo(ntr_history *resting, ntr_glossary *glossary, int64_t number, ntr_error *err) {
    ntr_change_set set = {0};
    changes all = {0};
    NTR_TRY(find_set(&set, glossary, number, err));
    NTR_TRY(refuse_resting(resting, glossary, number, err));
    NTR_TRY(read_changes(&all, glossary, number, err));
    for (uint32_t i = 0; i < all.list.count; i++) NTR_TRY(take_back(glossary, &all.list.items[i], err));
    NTR_TRY(store_abbreviations_take_back(glossary, number, err));
    return mark_undone(glossary, &set, err);
}

ntr_status ntr_glossary_undo(ntr_history *resting, ntr_glossary *glossary, int64_t number, ntr_error *err) {
    NTR_TRY(begin_history(resting, err));
    const ntr_str what = ntr_arena_printf(resting->arena, "undo %" PRId64, number);
    if (!what.ptr) return ntr_error_memory(err);
    NTR_TRY(store_begin(glossary, NULL, what, err));
    return store_end(glossary, undo(resting, glossary, number, err), err);
}

/* --- copying ------------------------------------------------------------------------------------------------------ */

static ntr_status fill_copy(void *self, const char *path, ntr_error *err) {
    const ntr_glossary *glossary = self;
    return ntr_db_backup(glossary->db, path, err);
}

ntr_status ntr_glossary_backup(ntr_glossary *glossary, const char *path, bool replace, ntr_error *err) {
    return ntr_file_make(path, fill_copy, glossary, replace, err);
}
