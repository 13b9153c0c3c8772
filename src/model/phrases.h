/* Phrases: the terms of several words as a trie of their words, so that a text is searched for all of them at once. */
#ifndef NTRANS_MODEL_PHRASES_H
#define NTRANS_MODEL_PHRASES_H

#include "base/arena.h"
#include "base/map.h"

/* Longer phrases are left out: nothing so long is a term, and the search may recurse. */
enum { NTR_PHRASE_WORDS_LIMIT = 64, NTR_PHRASES_ROOT = 0 };

/* However many phrases begin alike, a step costs one look-up. Initialise with {.gap = NTR_MAP_NONE}. */
typedef struct ntr_phrases {
    ntr_map words;            /* folded word → number */
    uint32_t gap;             /* the number of the word that stands for a gap; NTR_MAP_NONE while there is none */
    ntr_map edges;            /* node and word, their bytes → node */
    NTR_LIST(uint32_t) begin; /* per word: the node that it leads to from the root, or NTR_MAP_NONE */
    NTR_LIST(uint32_t) ends;  /* per node: an item that ends there, or NTR_MAP_NONE */
} ntr_phrases;

/* Adds a folded phrase, words parted by single spaces, which must outlive the trie. Of several items with the same
 * phrase the last is kept. False when memory ran out. */
bool ntr_phrases_add(ntr_phrases *phrases, ntr_arena *arena, ntr_str folded, uint32_t item);

/* The number of a folded word that stands in a phrase, or NTR_MAP_NONE. */
static inline uint32_t ntr_phrases_word(const ntr_phrases *phrases, ntr_str folded) {
    return ntr_map_get(&phrases->words, folded);
}

/* The node behind `node` by a word, or NTR_MAP_NONE. */
uint32_t ntr_phrases_step(const ntr_phrases *phrases, uint32_t node, uint32_t word);

/* Whether a word of a phrase is "..." or "…", which stands for other words: in acht ... nemen. */
bool ntr_phrase_is_gap(ntr_str word);

/* Takes the next word off the front of `*rest`; empty when none is left. */
ntr_str ntr_phrase_word(ntr_str *rest);

#endif
