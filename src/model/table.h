/* Table: a TSV file of glossary/ in memory, found by its first column. */
#ifndef NTRANS_MODEL_TABLE_H
#define NTRANS_MODEL_TABLE_H

#include "base/arena.h"
#include "base/map.h"
#include "ntrans/error.h"

/* One key of one row. A row with several keys has several, for it stands in several chains. */
typedef struct ntr_table_link {
    uint32_t row;
    uint32_t next; /* the next link of the same key, or NTR_MAP_NONE */
    uint32_t last; /* in the first link of a key: the last one */
} ntr_table_link;

/* Rows of cells that are slices of the TSV text, which must outlive the table. Rows with the same key are chained in
 * the order of the file. Initialise with {0}. */
typedef struct ntr_table {
    uint32_t columns;
    NTR_LIST(ntr_str) cells; /* row after row */
    NTR_LIST(ntr_table_link) links;
    ntr_map first;      /* folded key → its first link */
    uint32_t key_words; /* the most words, parted by spaces, that a key has */
} ntr_table;

/* Reads `tsv`: a header line, then rows; lines that begin with '#' and empty lines are skipped. Appends when the table
 * has rows already (the columns must then agree). A row of another width: NTR_BAD_SYNTAX with its line.
 * The key is the first column folded (ntr_fold); with `key_bar` each of its |-separated parts is a key. */
ntr_status ntr_table_read(ntr_table *table, ntr_arena *arena, ntr_str tsv, bool key_bar, ntr_error *err) NTR_MUST_CHECK;

/* Adds one row of `table->columns` cells, which must outlive the table. */
ntr_status ntr_table_add(ntr_table *table, ntr_arena *arena, const ntr_str *cells, bool key_bar,
                         ntr_error *err) NTR_MUST_CHECK;

static inline uint32_t ntr_table_rows(const ntr_table *table) {
    return table->columns ? table->cells.count / table->columns : 0;
}

/* All cells of a row. */
static inline const ntr_str *ntr_table_cells(const ntr_table *table, uint32_t row) {
    return table->cells.items + (size_t)row * table->columns;
}

static inline ntr_str ntr_table_cell(const ntr_table *table, uint32_t row, uint32_t column) {
    return table->cells.items[row * table->columns + column];
}

/* The first row whose key is `folded`, or NTR_MAP_NONE. */
uint32_t ntr_table_find(const ntr_table *table, ntr_str folded);

/* All rows under a key: the first link, or NTR_MAP_NONE; then `links.items[link].next`, and the row of each. */
static inline uint32_t ntr_table_first(const ntr_table *table, ntr_str folded) {
    return ntr_map_get(&table->first, folded);
}

static inline uint32_t ntr_table_next(const ntr_table *table, uint32_t link) {
    return table->links.items[link].next;
}

static inline uint32_t ntr_table_row(const ntr_table *table, uint32_t link) {
    return table->links.items[link].row;
}

/* Takes the next part of a |-separated cell off the front of `*rest`; `.ptr` NULL when none is left. */
ntr_str ntr_cell_part(ntr_str *rest);

/* Whether `word` is one of the |-separated parts of `cell`. */
bool ntr_cell_holds(ntr_str cell, const char *word);

#endif
