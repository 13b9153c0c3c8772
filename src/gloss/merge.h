/* One row or concept of an exchange file against one entry: what is the same, what it adds, what it contradicts. */
#ifndef NTRANS_GLOSS_MERGE_H
#define NTRANS_GLOSS_MERGE_H

#include "gloss/concept.h"
#include "ntrans/glossary.h"

/* What meets an entry: a row of a sheet, or a whole concept. */
typedef struct merge_input {
    uint64_t line; /* from 1 */
    ntr_str nl;    /* the first forms, to be told about */
    ntr_str en;
    ntr_str uid;
    int64_t changed;       /* seconds since 1970; 0: not said */
    ntr_str problem;       /* why it is bad; `.ptr` NULL: it is not */
    const import_row *row; /* NULL: it is a concept */
    const concept *concept;
} merge_input;

merge_input merge_of_row(const import_row *row);
merge_input merge_of_concept(const concept *said);

/* An input meeting an entry. `entry` is changed in memory only; its lists grow in `arena`. */
typedef struct merge {
    ntr_arena *arena;
    ntr_entry *entry;
    const merge_input *input;
    bool fresh;        /* the entry is of the same file: further English is a synonym, not a contradiction */
    ntr_choice choice; /* what becomes of a conflict */
    ntr_verdict verdict;
    ntr_buffer what; /* in words; the caller disposes */
    bool failed;     /* memory ran out */
} merge;

/* Whether an input without an entry's number can be about `entry`: same kind, same Dutch, and part of speech and domain
 * that do not contradict each other; two concepts of one file (`fresh`) are one only when they share English too. 0: it
 * cannot; else the higher the better. */
int merge_fit(const merge_input *input, const ntr_entry *entry, bool fresh);

/* Brings the input into `merge->entry`, which may be empty ({0}) for a new one, and sets the verdict. */
void merge_run(merge *m);

/* --- what the two kinds of input share ---------------------------------------------------------------------------- */

/* 2: the same; 1: one of them is not given; 0: they differ. */
int merge_agreement(ntr_str a, ntr_str b);

/* Says what happened, and that the verdict is at least that. */
void merge_tell(merge *m, ntr_verdict verdict, const char *what, ntr_str detail);

/* Puts what the input says into a field, where it says something else than the field. */
void merge_fill(merge *m, ntr_str *field, ntr_str value, const char *what);

/* NULL when memory ran out. A new term changes the addresses of the others. */
ntr_entry_term *merge_add_term(merge *m, ntr_lang lang, ntr_str text, ntr_term_status status);

/* The Dutch term `text`, added when it is new; NULL when memory ran out. */
ntr_entry_term *merge_dutch(merge *m, ntr_str text);

/* The English term `text` with the status that the input gives it (-1: none), added when it is new; NULL when it is
 * refused, or memory ran out. */
ntr_entry_term *merge_english(merge *m, ntr_str text, int said);

/* The definition of a language; its text must outlive the entry. */
void merge_definition(merge *m, const ntr_entry_section *said);

/* Whether the row is about a name, and of which kind. */
bool merge_is_name(const import_row *row, ntr_name_kind *kind);

/* The same for a concept: what merge_fit and merge_run do. */
int merge_fit_concept(const concept *said, const ntr_entry *entry, bool fresh);
void merge_concept(merge *m);

#endif
