/* One row of an exchange file against one entry: what is the same, what it adds, what it contradicts. */
#ifndef NTRANS_GLOSS_MERGE_H
#define NTRANS_GLOSS_MERGE_H

#include "gloss/columns.h"
#include "ntrans/glossary.h"

/* A row meeting an entry. `entry` is changed in memory only; its lists grow in `arena`. */
typedef struct merge {
    ntr_arena *arena;
    ntr_entry *entry;
    const import_row *row;
    bool fresh;  /* the entry is of the same file: further English is a synonym, not a contradiction */
    bool theirs; /* conflicts go to the row */
    ntr_verdict verdict;
    ntr_buffer what; /* in words; the caller disposes */
    bool failed;     /* memory ran out */
} merge;

/* Whether a row without an entry's number can be about `entry`: same kind, same Dutch, and part of speech and domain
 * that do not contradict each other. 0: it cannot; else the higher the better. */
int merge_fit(const import_row *row, const ntr_entry *entry);

/* Brings the row into `merge->entry`, which may be empty ({0}) for a new one, and sets the verdict. */
void merge_row(merge *m);

/* Whether the row is about a name, and of which kind. */
bool merge_is_name(const import_row *row, ntr_name_kind *kind);

#endif
