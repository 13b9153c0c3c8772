/* Keeping the memory in order: removing pairs, duplicates, counts. */
#include "gloss/memory_store.h"

/* --- removing ----------------------------------------------------------------------------------------------------- */

/* The index keeps the numbers of removed pairs, which lookups pass over; when they are many it is made anew. */
ntr_status memory_reindex(ntr_memory *memory, int64_t removed, ntr_error *err) {
    int64_t left, highest;
    ntr_query *query;
    bool row;
    if (removed == 0) return NTR_OK;
    NTR_TRY(ntr_db_number(&left, memory->db, "SELECT count(*) FROM memory", err));
    NTR_TRY(ntr_db_number(&highest, memory->db, "SELECT seq FROM sqlite_sequence WHERE name = 'memory'", err));
    if (left > highest / 2) return NTR_OK;
    NTR_TRY(ntr_db_exec(memory->db, "DELETE FROM memory_gram", err));
    NTR_TRY(ntr_query_new(&query, memory->db, "SELECT id, source FROM memory ORDER BY id", err));
    ntr_status status;
    while ((status = ntr_query_step(&row, query, err)) == NTR_OK && row)
        if ((status = memory_index(memory, ntr_query_int(query, 0), ntr_query_text(query, 1), err)) != NTR_OK) break;
    ntr_query_free(query);
    return status;
}

static ntr_status remove_one(ntr_memory *memory, int64_t number, ntr_error *err) {
    ntr_query *query;
    bool row;
    NTR_TRY(memory_query(&query, memory, MEMORY_PAIR_REMOVE, err));
    ntr_query_set_int(query, 1, number);
    NTR_TRY(ntr_query_step(&row, query, err));
    ntr_query_reset(query);
    if (row) return NTR_OK;
    return ntr_error_set(err, NTR_NOT_FOUND, "there is no pair %lld in the memory", (long long)number);
}

static ntr_status remove_all(ntr_memory *memory, const int64_t *numbers, uint32_t count, ntr_error *err) {
    for (uint32_t i = 0; i < count; i++) NTR_TRY(remove_one(memory, numbers[i], err));
    return memory_reindex(memory, count, err);
}

ntr_status ntr_memory_remove(ntr_memory *memory, const int64_t *numbers, uint32_t count, ntr_error *err) {
    NTR_TRY(ntr_memory_begin(memory, err));
    return ntr_memory_end(memory, remove_all(memory, numbers, count, err), err);
}

static ntr_status remove_filtered(int64_t *removed, ntr_memory *memory, const ntr_pair_filter *filter, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(memory_query(&query, memory, MEMORY_REMOVE_MEANT, err));
    memory_set_filter(query, filter);
    ntr_status status = ntr_query_run(query, err);
    if (status == NTR_OK) status = ntr_db_number(removed, memory->db, "SELECT changes()", err);
    return status == NTR_OK ? memory_reindex(memory, *removed, err) : status;
}

ntr_status ntr_memory_remove_all(int64_t *removed, ntr_memory *memory, const ntr_pair_filter *filter, ntr_error *err) {
    *removed = 0;
    NTR_TRY(ntr_memory_begin(memory, err));
    return ntr_memory_end(memory, remove_filtered(removed, memory, filter, err), err);
}

/* --- duplicates --------------------------------------------------------------------------------------------------- */

/* All but the best of each group. Hashes group them, and the texts decide. */
#define WORSE(same)                                                                                                    \
    "FROM memory WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY " same                        \
    " ORDER BY state DESC, confidence = 0 DESC, confidence DESC, changed_at DESC, id DESC) AS place FROM memory) "     \
    "WHERE place > 1)"

static const char *const worse[] = {WORSE("source_hash, target_hash, source, source_codes, target, target_codes"),
                                    WORSE("source_hash, source, source_codes")};

static ntr_status dedupe(int64_t *removed, ntr_memory *memory, bool one_target, bool dry_run, ntr_error *err) {
    ntr_buffer statement = {0};
    ntr_buffer_printf(&statement, "%s %s", dry_run ? "SELECT count(*)" : "DELETE", worse[one_target]);
    ntr_status status = ntr_buffer_check(&statement, err);
    if (status == NTR_OK && dry_run) status = ntr_db_number(removed, memory->db, statement.ptr, err);
    if (status == NTR_OK && !dry_run) status = ntr_db_exec(memory->db, statement.ptr, err);
    ntr_buffer_dispose(&statement);
    if (status != NTR_OK || dry_run) return status;
    NTR_TRY(ntr_db_number(removed, memory->db, "SELECT changes()", err));
    return memory_reindex(memory, *removed, err);
}

ntr_status ntr_memory_dedupe(int64_t *removed, ntr_memory *memory, bool one_target, bool dry_run, ntr_error *err) {
    *removed = 0;
    if (dry_run) return dedupe(removed, memory, one_target, true, err);
    NTR_TRY(ntr_memory_begin(memory, err));
    return ntr_memory_end(memory, dedupe(removed, memory, one_target, false, err), err);
}

/* --- counts ------------------------------------------------------------------------------------------------------- */

ntr_status ntr_memory_is_empty(bool *out, ntr_memory *memory, ntr_error *err) {
    int64_t one;
    NTR_TRY(ntr_db_number(&one, memory->db, "SELECT 1 FROM memory LIMIT 1", err));
    *out = one == 0;
    return NTR_OK;
}

ntr_status ntr_memory_count(ntr_memory_stats *out, ntr_memory *memory, ntr_error *err) {
    const struct {
        int64_t *number;
        const char *sql;
    } counts[] = {
        {&out->pairs, "SELECT count(*) FROM memory"},
        {&out->sources, "SELECT count(DISTINCT source_hash) FROM memory"},
        {&out->several, "SELECT count(*) FROM (SELECT 1 FROM memory GROUP BY source_hash "
                        "HAVING min(target_hash) <> max(target_hash))"},
        {&out->documents, "SELECT count(DISTINCT document) FROM memory"},
        {&out->origins[0], "SELECT count(*) FROM memory WHERE origin = 'file'"},
        {&out->origins[1], "SELECT count(*) FROM memory WHERE origin = 'tool'"},
        {&out->origins[2], "SELECT count(*) FROM memory WHERE origin = 'align'"},
        {&out->origins[3], "SELECT count(*) FROM memory WHERE origin = 'fill'"},
        {&out->states[0], "SELECT count(*) FROM memory WHERE state = 0"},
        {&out->states[1], "SELECT count(*) FROM memory WHERE state = 1"},
        {&out->states[2], "SELECT count(*) FROM memory WHERE state = 2"},
        {&out->states[3], "SELECT count(*) FROM memory WHERE state = 3"},
        {&out->bytes, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"},
    };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        NTR_TRY(ntr_db_number(counts[i].number, memory->db, counts[i].sql, err));
    return NTR_OK;
}
