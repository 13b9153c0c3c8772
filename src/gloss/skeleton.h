/* Skeleton: a key that spellings of one word share. */
#ifndef NTRANS_GLOSS_SKELETON_H
#define NTRANS_GLOSS_SKELETON_H

#include "base/arena.h"
#include "ntrans/text.h"

/* The folded text without diacritics, spaces, hyphens, apostrophes and stops (e-mail adres, e-mailadres; coördinatie,
 * co-ordinatie), with one spelling for what Dutch has spelt in two ways: c and k (product, produkt), x and ks, qu and
 * kw, ph and f, th and t, and the linking n (pannekoek, pannenkoek). In `arena`; `.ptr` NULL when memory ran out. */
ntr_str skeleton_make(ntr_arena *arena, ntr_str folded);

#endif
