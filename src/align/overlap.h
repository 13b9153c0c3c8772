/* How much of each sentence finds its match in each sentence of the other side, within the corridor. */
#ifndef NTRANS_ALIGN_OVERLAP_H
#define NTRANS_ALIGN_OVERLAP_H

#include "align/corridor.h"
#include "align/params.h"

enum { NTR_BEAD_MOST = 4 }; /* sentences of one side in a bead */

/* One pair of sentences. covered[0] is the weight of the words of the one that have a match in the other; covered[d]
 * leaves out those that also have one in the d sentences before the other. So what a sentence finds in the run from j
 * to j + 2 is covered[0] at j plus covered[1] at j + 1 plus covered[2] at j + 2: each word counts once. */
typedef struct ntr_align_cell {
    float src[NTR_BEAD_MOST];
    float tgt[NTR_BEAD_MOST];
} ntr_align_cell;

/* Weights of one sentence's words. */
typedef struct ntr_align_weight {
    float matchable; /* of all words that could have a match: what they count when they have one */
    float loss;      /* what they cost when none has */
} ntr_align_weight;

/* The two directions of the words, and what searching needs; borrowed or in the arena given. */
typedef struct ntr_align_overlap {
    const ntr_align_params *params;
    const ntr_align_side *src;
    const ntr_align_side *tgt;
    const ntr_align_relation *forward;
    const ntr_align_relation *backward;
    ntr_align_weight *src_weights; /* per sentence */
    ntr_align_weight *tgt_weights;
    ntr_align_cell *cells; /* of the stretch last filled, by its numbers; row i, column j: source i, target j */
    uint64_t *stamps;      /* per sentence: the last search that found something there */
    uint64_t search;       /* number of the last one */
    uint32_t *found;       /* sentences that this search found */
} ntr_align_overlap;

ntr_status ntr_align_overlap_prepare(ntr_align_overlap *overlap, ntr_arena *arena, const ntr_align_params *params,
                                     const ntr_align_side *src, const ntr_align_side *tgt,
                                     const ntr_align_relation *forward, const ntr_align_relation *backward,
                                     ntr_error *err) NTR_MUST_CHECK;

/* Finds what the sentences of a stretch share; the cells live in `scratch`. */
ntr_status ntr_align_overlap_fill(ntr_align_overlap *overlap, ntr_arena *scratch, const ntr_align_stretch *stretch,
                                  ntr_error *err) NTR_MUST_CHECK;

#endif
