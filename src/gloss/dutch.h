/* The Dutch terms of a glossary in memory, so that an import asks the database only for entries that it has. */
#ifndef NTRANS_GLOSS_DUTCH_H
#define NTRANS_GLOSS_DUTCH_H

#include "base/map.h"
#include "gloss/skeleton.h"
#include "gloss/store.h"

/* An entry under a key, in a list with the others of that key. */
typedef struct dutch_entry {
    int64_t entry;
    uint32_t next; /* NTR_MAP_NONE: the last */
    uint32_t last; /* of the first of a list: where it ends */
} dutch_entry;

/* Initialise with {0}. */
typedef struct dutch_terms {
    ntr_arena *arena; /* owns the keys */
    NTR_LIST(dutch_entry) entries;
    ntr_map by_key; /* folded → the first of its entries */
    NTR_LIST(ntr_str) spellings;
    ntr_map by_skeleton; /* → index in spellings: the first of that skeleton */
} dutch_terms;

/* Reads the terms that are there. */
ntr_status dutch_fill(dutch_terms *self, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;
void dutch_dispose(dutch_terms *self);

/* The first entry that has `folded` as a Dutch term, an index in `entries`; NTR_MAP_NONE when none has. They follow in
 * the order in which they were added, by `next`. */
uint32_t dutch_first(const dutch_terms *self, ntr_str folded);

/* Says that the entry has that term; once said it need not be said again. False when memory ran out. */
bool dutch_add(dutch_terms *self, ntr_str folded, int64_t entry);

/* A term that was there at the beginning, is spelt otherwise than `folded` and has its skeleton; `.ptr` NULL when there
 * is none. `scratch` holds what is only needed now. */
ntr_status dutch_like(ntr_str *out, const dutch_terms *self, ntr_arena *scratch, ntr_str folded,
                      ntr_error *err) NTR_MUST_CHECK;

#endif
