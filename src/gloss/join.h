/* Join: an entry as two colleagues have it, made one. */
#ifndef NTRANS_GLOSS_JOIN_H
#define NTRANS_GLOSS_JOIN_H

#include "base/map.h"
#include "gloss/store.h"
#include "ntrans/upkeep.h"

/* What an entry was at some time. */
typedef struct join_version {
    ntr_str digest;
    ntr_entry entry;
} join_version;

/* An entry as one glossary has it. A content is known by its digest, "-" stands for having been removed. */
typedef struct join_side {
    bool present; /* else removed, or never known */
    bool removed;
    ntr_entry entry; /* where present */
    ntr_str digest;
    ntr_stamp stamp;                 /* of its last change, or of its removal */
    int64_t id;                      /* the number that it has or had; 0: never known */
    ntr_map past;                    /* digests of all that this content rests on, its own left out */
    NTR_LIST(ntr_str) past_digests;  /* the same, in a list */
    NTR_LIST(join_version) versions; /* those of them whose content is known */
} join_side;

/* A digest of all that a user can say of an entry: not of its number, uid and stamps, nor of the order of its terms and
 * of the parts of its note. `.ptr` NULL when memory ran out. */
ntr_str join_digest(ntr_arena *arena, const ntr_entry *entry);

/* Reads the entry of that uid and its past; without `past` only as it is. */
ntr_status join_load(join_side *out, ntr_glossary *glossary, ntr_arena *arena, ntr_str uid, bool past,
                     ntr_error *err) NTR_MUST_CHECK;

static inline bool join_rests_on(const join_side *side, ntr_str digest) {
    return ntr_map_get(&side->past, digest) != NTR_MAP_NONE;
}

/* Nobody changed it since it came with ntrans. */
static inline bool join_is_built_in(const join_side *side) {
    return side->present && side->entry.built_in.len > 0 && side->entry.revision == 0;
}

/* The later of two stamps counts as newer, of equal ones that of the greater name, then the greater digest: the same
 * for both colleagues. */
bool join_is_newer(ntr_stamp a, ntr_str a_digest, ntr_stamp b, ntr_str b_digest);

/* Two contents being joined. The result is the same when `mine` and `theirs` are exchanged, unless `prefer` says
 * otherwise. */
typedef struct join_three {
    ntr_arena *arena;
    const ntr_entry *base; /* the newest common ancestor; NULL: none is known */
    const ntr_entry *mine;
    const ntr_entry *theirs;
    ntr_join_prefer prefer; /* never NTR_JOIN_NEWER */
    ntr_entry out;
    bool conflict;
    ntr_buffer what;              /* the conflicts in words; the caller disposes */
    NTR_LIST(ntr_str) note_parts; /* what the note must hold of them */
    bool failed;                  /* memory ran out */
} join_three;

void join_entries(join_three *three);

/* join_terms.c: the terms of the result. */
void join_terms(join_three *three);

/* Tells of a conflict: a field, and what holds and what does not. */
void join_tell(join_three *three, const char *field, ntr_str holds, ntr_str loses);

/* What becomes of a field that is `base`, `mine` and `theirs`. */
ntr_str join_field(join_three *three, const char *field, ntr_str base, ntr_str mine, ntr_str theirs);

/* Adds `part` to a note whose parts are divided by " | ", unless it has it. */
ntr_str join_note_add(ntr_arena *arena, ntr_str note, ntr_str part);
/* Takes the next part off the front of `*rest`; `.ptr` NULL when none is left. */
ntr_str join_note_part(ntr_str *rest);

#endif
