/* Which word types of the two sides may translate each other, and what it says when they stand together. */
#ifndef NTRANS_ALIGN_LEXICAL_H
#define NTRANS_ALIGN_LEXICAL_H

#include "align/lexicon.h"
#include "align/side.h"

/* Two types that may translate each other. */
typedef struct ntr_align_pair {
    uint32_t src;
    uint32_t tgt;
    float trust; /* probability that the one has the other beside it where it stands in a translated sentence */
} ntr_align_pair;

/* Pairs as they are found, in any order, some twice; in the arena given to whoever adds. */
typedef struct ntr_align_pairs {
    NTR_LIST(ntr_align_pair) list;
} ntr_align_pairs;

/* False when memory ran out. */
bool ntr_align_pairs_add(ntr_align_pairs *pairs, ntr_arena *arena, uint32_t src, uint32_t tgt, float trust);

/* The same form on both sides (Armenië does not count, Radio does), numbers with the same digits across conventions
 * (1.234,5 and 1,234.5), punctuation. */
ntr_status ntr_align_match_forms(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                 const ntr_align_side *tgt, ntr_error *err) NTR_MUST_CHECK;

/* Words that look alike once the regular differences of spelling are taken away (politie and police, kolonie and
 * colony). */
ntr_status ntr_align_match_cognates(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                    const ntr_align_side *tgt, ntr_error *err) NTR_MUST_CHECK;

/* Names that are not listed, by the letters that Dutch and English give a foreign name (Tsjoepik and Chupik). */
ntr_status ntr_align_match_names(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                 const ntr_align_side *tgt, const ntr_lexicon *words, ntr_error *err) NTR_MUST_CHECK;

/* What the lexicon knows, inflected and in compounds. */
ntr_status ntr_align_match_lexicon(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                   const ntr_align_side *tgt, const ntr_align_lexicon *lexicon,
                                   ntr_error *err) NTR_MUST_CHECK;

/* What a type of one side says in a bead, in nats of log odds against chance. */
typedef struct ntr_align_word {
    uint32_t first_link; /* its links go up to the next word's first */
    float trust;         /* probability that it has a match in the right bead */
    float gain;          /* for a bead in which it has a match */
    float loss;          /* against a bead in which it has none, though it could have */
} ntr_align_word;

/* One direction of the pairs: from each type to those it may translate. `words` has one item more than types. */
typedef struct ntr_align_relation {
    ntr_align_word *words;
    uint32_t *links; /* types of the other side */
} ntr_align_relation;

/* Both directions of the pairs, which it sorts, with the trust of each word that of its best pair; gains and losses are
 * not set yet. */
ntr_status ntr_align_relate(ntr_align_relation *forward, ntr_align_relation *backward, ntr_arena *arena,
                            ntr_align_pairs *pairs, const ntr_align_side *src, const ntr_align_side *tgt,
                            ntr_error *err) NTR_MUST_CHECK;

/* Sets gains and losses of one direction from the trust of its words and from how common what they match is. */
void ntr_align_weigh(ntr_align_relation *relation, const ntr_align_side *from, const ntr_align_side *to);

#endif
