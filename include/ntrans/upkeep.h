/* Keeping a glossary in order: its history, undoing, copies, findings, merging with a colleague's. What each may fail
 * with beside what is said there: see ntrans/glossary.h. */
#ifndef NTRANS_UPKEEP_H
#define NTRANS_UPKEEP_H

#include "ntrans/glossary.h"
#include "ntrans/names.h"
#include "ntrans/severity.h"

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

/* The house style of names that the glossary keeps; NTR_HOUSE_NONE: none was chosen, or to choose none. */
ntr_status ntr_glossary_house(ntr_house *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_glossary_set_house(ntr_glossary *glossary, ntr_house house, ntr_error *err) NTR_MUST_CHECK;

/* Copies the whole database to `path` as it stands at one moment, while others go on using it; whole or not at all.
 * NTR_EXISTS unless `replace`. */
ntr_status ntr_glossary_backup(ntr_glossary *glossary, const char *path, bool replace, ntr_error *err) NTR_MUST_CHECK;

/* --- merging with a colleague's glossary -------------------------------------------------------------------------- */

/* What becomes of an entry. */
typedef enum ntr_join_verdict {
    NTR_JOIN_SAME,
    NTR_JOIN_KEPT, /* ours is newer than theirs */
    NTR_JOIN_NEW,
    NTR_JOIN_TAKEN, /* theirs is newer than ours, and replaces it */
    NTR_JOIN_REMOVED,
    NTR_JOIN_JOINED,   /* both changed it, in different places */
    NTR_JOIN_CONFLICT, /* both changed it in the same place, or one removed what the other changed */
    NTR_JOIN_COUNT
} ntr_join_verdict;

/* How a conflict is settled. NTR_JOIN_BOTH gives the same whoever merges first: nothing is lost, for English terms are
 * all kept, the last in the alphabet preferred, and of other fields the one that comes last holds and the other goes
 * into the note; what one removed and the other changed stays, with a note. */
typedef enum ntr_join_prefer { NTR_JOIN_BOTH, NTR_JOIN_MINE, NTR_JOIN_THEIRS, NTR_JOIN_NEWER } ntr_join_prefer;

/* One entry that is not simply the same, or kept. */
typedef struct ntr_join_item {
    ntr_join_verdict verdict;
    int64_t entry; /* number here; 0: it has none yet */
    ntr_str uid;
    ntr_str nl;
    ntr_str en;
    ntr_str what;           /* what conflicts, in words */
    ntr_join_prefer prefer; /* how it was settled */
} ntr_join_item;

typedef struct ntr_join_options {
    bool dry_run;
    ntr_join_prefer prefer;
    const ntr_join_item *decided; /* of single entries, by their uid: what `prefer` in them says */
    uint32_t decided_count;
} ntr_join_options;

/* What a merge did, or would do. Initialise with {0}, end with ntr_join_dispose. */
typedef struct ntr_join {
    struct ntr_arena *arena;
    NTR_LIST(ntr_join_item) items;
    uint64_t counts[NTR_JOIN_COUNT];
} ntr_join;

void ntr_join_dispose(ntr_join *join);

/* Brings into `glossary` what `other` has, as one change: each entry by its newest common ancestor, which the histories
 * of both know. `other` is only read; `name` is what the history calls it. What was taken in is remembered, so that
 * merging again changes nothing. */
ntr_status ntr_glossary_join(ntr_join *out, ntr_glossary *glossary, ntr_glossary *other, ntr_str name,
                             const ntr_join_options *options, ntr_error *err) NTR_MUST_CHECK;

const char *ntr_join_verdict_word(ntr_join_verdict verdict);

/* --- findings ---------------------------------------------------------------------------------------------------- */

/* Something that a terminologist should see to. Plain data; borrowed from the findings. */
typedef struct ntr_glossary_finding {
    const char *code; /* static storage, kebab-case: "contradiction"; see ntrans-glossary(1) for all of them */
    ntr_severity severity;
    int64_t entry; /* 0: the database as a whole */
    ntr_str text;  /* a sentence */
} ntr_glossary_finding;

/* Initialise with {0}, end with ntr_findings_dispose. */
typedef struct ntr_findings {
    struct ntr_arena *arena;
    NTR_LIST(ntr_glossary_finding) list;
} ntr_findings;

void ntr_findings_dispose(ntr_findings *findings);

/* Looks at the database and at every entry, alone and beside the others; the findings are in the order of the entries.
 * Terms that no text can match are not among them: ntr_engine_check_terms. NTR_DICTIONARY. */
ntr_status ntr_glossary_check(ntr_findings *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* Adds a finding; `format` as printf has it. */
ntr_status ntr_findings_add(ntr_findings *out, const char *code, ntr_severity severity, int64_t entry, ntr_error *err,
                            const char *format, ...) NTR_PRINTF(6, 7) NTR_MUST_CHECK;

/* By entry, those of the database first; of one entry as they were added. */
ntr_status ntr_findings_sort(ntr_findings *findings, ntr_error *err) NTR_MUST_CHECK;

#endif
