/* The translation memory: opening it, transactions, and reading pairs. */
#include "ntrans/memory.h"

#include <stdlib.h>

#include "ext/file.h"
#include "gloss/memory_store.h"
#include "gloss/store.h"

#define PAIR                                                                                                           \
    "SELECT m.id, m.source, m.source_codes, m.target, m.target_codes, m.source_lang, m.target_lang, m.state, "         \
    "m.origin, d.name, a.name, m.created_at, m.changed_at, m.before, m.behind, m.confidence "                          \
    "FROM memory m JOIN memory_document d ON d.id = m.document JOIN author a ON a.id = m.created_by "

/* Which pairs a filter means: parameters 2 to 5 (memory_set_filter). */
#define MEANT                                                                                                          \
    "(?2 IS NULL OR d.name = ?2) AND (?3 IS NULL OR m.origin = ?3) AND (?4 = 0 OR m.changed_at < ?4) "                 \
    "AND (?5 IS NULL OR m.target_lang = ?5 COLLATE NOCASE OR m.target_lang LIKE ?5 || '-%') "

/* In the order of memory_sql. */
static const char *const sql[MEMORY_SQL_COUNT] = {
    [MEMORY_AUTHOR_ADD] = "INSERT INTO author (name) VALUES (?1) ON CONFLICT DO NOTHING",
    [MEMORY_AUTHOR_FIND] = "SELECT id FROM author WHERE name = ?1",
    [MEMORY_DOCUMENT_ADD] = "INSERT INTO memory_document (name) VALUES (?1) ON CONFLICT DO NOTHING",
    [MEMORY_DOCUMENT_FIND] = "SELECT id FROM memory_document WHERE name = ?1",
    [MEMORY_PAIR_ADD] = "INSERT INTO memory (source_hash, target_hash, before, behind, state, confidence, origin, "
                        "document, created_at, created_by, changed_at, source_lang, target_lang, source, "
                        "source_codes, target, target_codes) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    [MEMORY_PAIR_UPDATE] = "UPDATE memory SET state = ?2, before = ?3, behind = ?4, changed_at = ?5 WHERE id = ?1",
    [MEMORY_PAIR_REMOVE] = "DELETE FROM memory WHERE id = ?1 RETURNING id",
    [MEMORY_PAIR_GET] = PAIR "WHERE m.id = ?1",
    [MEMORY_PAIR_TEXT] = "SELECT source, source_codes FROM memory WHERE id = ?1",
    [MEMORY_PAIRS] = PAIR "WHERE m.id > ?1 AND " MEANT "ORDER BY m.id LIMIT ?6",
    [MEMORY_LANGUAGES] = "SELECT min(m.source_lang), max(m.source_lang), min(m.target_lang), max(m.target_lang) "
                         "FROM memory m JOIN memory_document d ON d.id = m.document WHERE " MEANT,
    [MEMORY_REMOVE_MEANT] = "DELETE FROM memory WHERE id IN (SELECT m.id FROM memory m JOIN memory_document d "
                            "ON d.id = m.document WHERE " MEANT ")",
    [MEMORY_SAME_PAIR] = PAIR "WHERE m.source_hash = ?1 AND m.target_hash = ?2 AND m.before = ?3 AND m.behind = ?4",
    [MEMORY_SAME_ANYWHERE] = PAIR "WHERE m.source_hash = ?1 AND m.target_hash = ?2 LIMIT 1",
    [MEMORY_SAME_SOURCE] = PAIR "WHERE m.source_hash = ?1 LIMIT ?2",
    [MEMORY_SAME_CONTEXT] = PAIR "WHERE m.source_hash = ?1 AND m.before = ?2 AND m.behind = ?3 LIMIT ?4",
    [MEMORY_GRAM_COUNT] = "SELECT sum(count) FROM memory_gram WHERE key BETWEEN ?1 AND ?2",
    [MEMORY_GRAM_IDS] = "SELECT ids FROM memory_gram WHERE key BETWEEN ?1 AND ?2 ORDER BY key",
};

ntr_status memory_query(ntr_query **out, ntr_memory *memory, memory_sql which, ntr_error *err) {
    ntr_query **query = &memory->queries[which];
    if (!*query) NTR_TRY(ntr_query_new(query, memory->db, sql[which], err));
    *out = *query;
    return NTR_OK;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static ntr_status open_default(ntr_db **out, bool writing, ntr_error *err) {
    ntr_arena *arena = ntr_arena_new();
    if (!arena) return ntr_error_memory(err);
    const ntr_str path = ntr_file_default_glossary(arena);
    const ntr_status status =
        path.ptr ? store_open_shape(out, path.ptr, writing, err) :
                   ntr_error_set(err, NTR_IO, "no place for the memory: HOME is not set; name one with --tm");
    ntr_arena_free(arena);
    return status;
}

ntr_status ntr_memory_open(ntr_memory **out, const char *path, bool writing, ntr_error *err) {
    *out = NULL;
    ntr_memory *memory = calloc(1, sizeof *memory);
    if (!memory) return ntr_error_memory(err);
    const ntr_status status =
        path ? store_open_shape(&memory->db, path, writing, err) : open_default(&memory->db, writing, err);
    if (status != NTR_OK) {
        ntr_memory_close(memory);
        return status;
    }
    *out = memory;
    return NTR_OK;
}

void ntr_memory_abandon(ntr_memory *memory) {
    ntr_db_rollback(memory->db); /* which leaves alone what is committed */
    memory_postings_dispose(&memory->postings);
    ntr_buffer_dispose(&memory->author.text);
    ntr_buffer_dispose(&memory->document.text);
    ntr_buffer_dispose(&memory->source_codes);
    ntr_buffer_dispose(&memory->target_codes);
    memory->author = memory->document = (memory_name){0};
    ntr_arena_free(memory->scratch);
    memory->scratch = NULL;
}

void ntr_memory_close(ntr_memory *memory) {
    if (!memory) return;
    if (memory->db) ntr_memory_abandon(memory);
    for (int i = 0; i < MEMORY_SQL_COUNT; i++) ntr_query_free(memory->queries[i]);
    ntr_db_close(memory->db);
    free(memory->tally.weights);
    free(memory);
}

const char *ntr_memory_path(const ntr_memory *memory) {
    return ntr_db_path(memory->db);
}

/* --- transactions ------------------------------------------------------------------------------------------------- */

ntr_status ntr_memory_begin(ntr_memory *memory, ntr_error *err) {
    memory->now = ntr_clock_utc();
    return ntr_db_begin(memory->db, err);
}

ntr_status ntr_memory_end(ntr_memory *memory, ntr_status status, ntr_error *err) {
    if (status == NTR_OK) status = memory_postings_write(&memory->postings, memory->db, err);
    if (status == NTR_OK) status = ntr_db_commit(memory->db, err);
    ntr_memory_abandon(memory);
    return status;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

void ntr_pairs_dispose(ntr_pairs *pairs) {
    if (!pairs) return;
    ntr_arena_free(pairs->arena);
    *pairs = (ntr_pairs){0};
}

static ntr_state state_of(int64_t value) {
    return value < NTR_STATE_NEW || value > NTR_STATE_FINAL ? NTR_STATE_NEW : (ntr_state)value;
}

bool memory_pair_read(ntr_pair *out, ntr_arena *arena, ntr_query *row) {
    *out = (ntr_pair){.number = ntr_query_int(row, 0),
                      .source = ntr_arena_copy(arena, ntr_query_text(row, 1)),
                      .target = ntr_arena_copy(arena, ntr_query_text(row, 3)),
                      .source_lang = ntr_arena_copy(arena, ntr_query_text(row, 5)),
                      .target_lang = ntr_arena_copy(arena, ntr_query_text(row, 6)),
                      .state = state_of(ntr_query_int(row, 7)),
                      .from = {.origin = ntr_arena_copy(arena, ntr_query_text(row, 8)),
                               .document = ntr_arena_copy(arena, ntr_query_text(row, 9)),
                               .author = ntr_arena_copy(arena, ntr_query_text(row, 10)),
                               .created = ntr_query_int(row, 11),
                               .changed = ntr_query_int(row, 12),
                               .before = (uint64_t)ntr_query_int(row, 13),
                               .behind = (uint64_t)ntr_query_int(row, 14),
                               .confidence = (unsigned)ntr_query_int(row, 15)}};
    return out->source.ptr && out->target.ptr && out->source_lang.ptr && out->target_lang.ptr && out->from.origin.ptr &&
           out->from.document.ptr && out->from.author.ptr &&
           memory_codes_read(&out->source_codes, arena, ntr_query_text(row, 2), out->source.len) &&
           memory_codes_read(&out->target_codes, arena, ntr_query_text(row, 4), out->target.len);
}

void memory_set_text(ntr_query *query, int parameter, const char *text) {
    if (text) {
        ntr_query_set_text(query, parameter, ntr_str_from(text));
    } else {
        ntr_query_set_null(query, parameter);
    }
}

void memory_set_filter(ntr_query *query, const ntr_pair_filter *filter) {
    memory_set_text(query, 2, filter->document);
    memory_set_text(query, 3, filter->origin);
    ntr_query_set_int(query, 4, filter->until);
    memory_set_text(query, 5, filter->target_lang);
}

static ntr_status read_pairs(ntr_pairs *out, ntr_query *query, ntr_error *err) {
    bool row;
    for (;;) {
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        ntr_pair *pair = NTR_PUSH(out->arena, &out->list);
        if (pair && memory_pair_read(pair, out->arena, query)) continue;
        ntr_query_reset(query);
        return ntr_error_memory(err);
    }
}

ntr_status ntr_memory_list(ntr_pairs *out, ntr_memory *memory, const ntr_pair_filter *filter, ntr_error *err) {
    ntr_query *query;
    if (!out->arena && !(out->arena = ntr_arena_new())) return ntr_error_memory(err);
    NTR_TRY(memory_query(&query, memory, MEMORY_PAIRS, err));
    ntr_query_set_int(query, 1, filter->after);
    memory_set_filter(query, filter);
    ntr_query_set_int(query, 6, filter->limit ? (int64_t)filter->limit : -1);
    return read_pairs(out, query, err);
}
