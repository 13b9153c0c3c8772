/* Likeness: whether the glossary has a Dutch term in another spelling. */
#ifndef NTRANS_GLOSS_LIKENESS_H
#define NTRANS_GLOSS_LIKENESS_H

#include "base/map.h"
#include "gloss/skeleton.h"
#include "gloss/store.h"

/* All Dutch terms by their skeletons, so that each question costs one look-up. Initialise with {0}. */
typedef struct likeness {
    ntr_arena *arena;
    skeletons skeletons;
    ntr_map by_skeleton; /* → index in keys: the first of its skeleton */
    NTR_LIST(ntr_str) keys;
} likeness;

void likeness_dispose(likeness *self);

/* Reads the terms that are there. */
ntr_status likeness_fill(likeness *self, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* A term that is spelt otherwise than `dutch` and has its skeleton; `.ptr` NULL when there is none. */
ntr_status likeness_find(ntr_str *out, likeness *self, ntr_str dutch, ntr_error *err) NTR_MUST_CHECK;

#endif
