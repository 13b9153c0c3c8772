/* Keeping a glossary in order: its history, undoing, copies, findings, merging with a colleague's. What each may fail
 * with beside what is said there: see ntrans/glossary.h. */
#ifndef NTRANS_UPKEEP_H
#define NTRANS_UPKEEP_H

#include "ntrans/glossary.h"

/* --- history ----------------------------------------------------------------------------------------------------- */

/* What was done in one transaction: an entry added, or a whole file imported. Plain data; borrowed from the history. */
typedef struct ntr_change_set {
    int64_t number;
    ntr_stamp stamp;
    ntr_str what;            /* add, edit, remove, import FILE, merge FILE, undo N */
    int64_t entries;         /* how many it made, changed or removed */
    int64_t undoes;          /* the set that it took back; 0: none */
    bool undone;             /* taken back itself */
    bool has_entries;        /* the two below were asked for */
    const ntr_entry *before; /* the entry that was asked for, before and after; NULL: it was not there */
    const ntr_entry *after;
} ntr_change_set;

/* Initialise with {0}, end with ntr_history_dispose. */
typedef struct ntr_history {
    struct ntr_arena *arena; /* owns all that the sets point to */
    NTR_LIST(ntr_change_set) sets;
} ntr_history;

void ntr_history_dispose(ntr_history *history);

/* The sets of changes, the newest first, at most `limit` (0: all); of `entry` 0 all, else those that touched it, with
 * what it was before and after each. An entry that was removed has its history still. NTR_NOT_FOUND when nothing of
 * that number ever was. */
ntr_status ntr_glossary_history(ntr_history *out, ntr_glossary *glossary, int64_t entry, uint32_t limit,
                                ntr_error *err) NTR_MUST_CHECK;

/* Takes back set `number`: each of its entries becomes what it was before, as a set of its own that can be undone in
 * turn. Refused with NTR_EXISTS when later sets changed one of the entries again: `resting` lists them, the oldest
 * first; sets that were undone do not count. NTR_NOT_FOUND when there is no such set, or it changed no entry. */
ntr_status ntr_glossary_undo(ntr_history *resting, ntr_glossary *glossary, int64_t number,
                             ntr_error *err) NTR_MUST_CHECK;

/* Copies the whole database to `path` as it stands at one moment, while others go on using it; whole or not at all.
 * NTR_EXISTS unless `replace`. */
ntr_status ntr_glossary_backup(ntr_glossary *glossary, const char *path, bool replace, ntr_error *err) NTR_MUST_CHECK;

#endif
