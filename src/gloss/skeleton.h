/* Skeleton: a key that spellings of one word share. */
#ifndef NTRANS_GLOSS_SKELETON_H
#define NTRANS_GLOSS_SKELETON_H

#include "ext/unicode.h"

/* Makes skeletons; one thread at a time. Initialise with {0}. */
typedef struct skeletons {
    ntr_transliterator *bare; /* takes diacritics away; NULL until the first letter that has one */
} skeletons;

void skeletons_dispose(skeletons *self);

/* The folded text without diacritics, spaces, hyphens, apostrophes and stops (e-mail adres, e-mailadres; coördinatie,
 * co-ordinatie), with one spelling for what Dutch has spelt in two ways: c and k (product, produkt), x and ks, qu and
 * kw, ph and f, th and t, and the linking n (pannekoek, pannenkoek). In `arena`. */
ntr_status skeleton_make(ntr_str *out, skeletons *self, ntr_arena *arena, ntr_str folded,
                         ntr_error *err) NTR_MUST_CHECK;

#endif
