/* The memory's store: what the files src/gloss/memory*.c share of an open memory. */
#ifndef NTRANS_GLOSS_MEMORY_STORE_H
#define NTRANS_GLOSS_MEMORY_STORE_H

#include "base/map.h"
#include "gloss/memory_gram.h"
#include "ntrans/buffer.h"
#include "ntrans/memory.h"

/* The statements, prepared at their first use; their SQL stands in a table in memory.c. */
typedef enum memory_sql {
    MEMORY_AUTHOR_ADD,
    MEMORY_AUTHOR_FIND,
    MEMORY_DOCUMENT_ADD,
    MEMORY_DOCUMENT_FIND,
    MEMORY_PAIR_ADD,
    MEMORY_PAIR_UPDATE,
    MEMORY_PAIR_REMOVE,
    MEMORY_PAIR_GET,
    MEMORY_PAIR_TEXT,
    MEMORY_PAIRS,
    MEMORY_LANGUAGES,
    MEMORY_REMOVE_MEANT,
    MEMORY_SAME_PAIR,
    MEMORY_SAME_ANYWHERE,
    MEMORY_SAME_SOURCE,
    MEMORY_SAME_CONTEXT,
    MEMORY_GRAM_COUNT,
    MEMORY_GRAM_IDS,
    MEMORY_SQL_COUNT
} memory_sql;

/* A name whose row was asked for last: an import asks for the same ones again and again. */
typedef struct memory_name {
    ntr_buffer text;
    int64_t row; /* 0: none yet */
} memory_name;

/* What a lookup counts in: for each pair how much of the text looked for it shares. */
typedef struct memory_tally {
    uint16_t *weights; /* by number of the pair; all 0 between lookups */
    int64_t size;
    NTR_LIST(int64_t) touched; /* in the arena of the lookup */
} memory_tally;

struct ntr_memory {
    ntr_db *db;
    ntr_query *queries[MEMORY_SQL_COUNT];
    /* Of the transaction that is open: */
    int64_t now;
    memory_name author, document;
    ntr_arena *scratch; /* given back now and then */
    memory_postings postings;
    ntr_buffer source_codes, target_codes;
    /* Of lookups: */
    memory_tally tally;
};

/* The statement, ready to be given parameters; it belongs to the memory. */
ntr_status memory_query(ntr_query **out, ntr_memory *memory, memory_sql which, ntr_error *err) NTR_MUST_CHECK;

/* Sets a parameter to a text, or to NULL where there is none. */
void memory_set_text(ntr_query *query, int parameter, const char *text);

/* Sets parameters 2 to 5 to what a filter asks for. */
void memory_set_filter(ntr_query *query, const ntr_pair_filter *filter);

/* Reads the pair in the current row of MEMORY_PAIR_GET, MEMORY_PAIRS or MEMORY_SAME_*, which all have its columns.
 * False when memory ran out. */
bool memory_pair_read(ntr_pair *out, ntr_arena *arena, ntr_query *row);

/* Codes as a text of the database has them: "PLACE KIND ID LENGTH:DATA" for each, ids as numbers from 1 in the order of
 * `ids`, which grows. */
bool memory_codes_write(ntr_buffer *out, ntr_arena *arena, ntr_map *ids, ntr_codes codes);
/* False when memory ran out; what is damaged is left out. */
bool memory_codes_read(ntr_codes *out, ntr_arena *arena, ntr_str text, size_t length);

/* Writes the index anew when so many pairs were removed that it holds little else; within a transaction. */
ntr_status memory_reindex(ntr_memory *memory, int64_t removed, ntr_error *err) NTR_MUST_CHECK;

/* Adds a pair to the index that is being gathered. */
ntr_status memory_index(ntr_memory *memory, int64_t number, ntr_str source, ntr_error *err) NTR_MUST_CHECK;

#endif
