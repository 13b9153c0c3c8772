/* The ladder: the best path of beads through the corridor, and how sure each bead of it is. */
#ifndef NTRANS_ALIGN_LADDER_H
#define NTRANS_ALIGN_LADDER_H

#include "align/lengths.h"
#include "align/overlap.h"
#include "ntrans/align.h"

/* A group of sentences whose borders are known: no bead crosses them. For fitting the parameters. */
typedef struct ntr_align_group {
    uint32_t src_count;
    uint32_t tgt_count;
    bool whole; /* it is one bead */
} ntr_align_group;

/* The group of each sentence. */
typedef struct ntr_align_pins {
    const ntr_align_group *groups;
    const uint32_t *src;
    const uint32_t *tgt;
} ntr_align_pins;

/* All that the score of a bead is made of; borrowed. */
typedef struct ntr_align_ladder {
    const ntr_align_params *params;
    const ntr_align_side *src;
    const ntr_align_side *tgt;
    const ntr_align_stretch *stretch; /* of the corridor */
    const ntr_align_overlap *overlap; /* filled for the stretch */
    const ntr_align_lengths *lengths;
    const ntr_align_pins *pins; /* NULL: any bead will do */
    uint8_t shapes;             /* so many of ntr_align_shapes are tried, the commonest */
} ntr_align_ladder;

/* What the last bead of a path was: a sentence without counterpart is likelier behind another one. */
typedef enum ntr_align_last { NTR_LAST_BOTH, NTR_LAST_SRC, NTR_LAST_TGT, NTR_LAST_COUNT } ntr_align_last;

/* A place on the ladder: so many sentences are behind us. */
typedef struct ntr_align_place {
    uint32_t src;
    uint32_t tgt;
    ntr_align_last last;
} ntr_align_place;

/* Climbs a stretch from `*place`, which lies on its first row: finds the likeliest path (Viterbi) and the posterior
 * probability of each of its beads (forward-backward), which becomes its score. The beads that end at row `sure` or
 * before are added to `beads`, and `*place` moves behind them; a stretch that ends with the texts gives all. `scratch`
 * holds what is needed meanwhile. To `*total` is added the logarithm of the weight of all paths. */
ntr_status ntr_align_ladder_climb(ntr_alignment *beads, ntr_align_place *place, double *total,
                                  const ntr_align_ladder *ladder, uint32_t sure, ntr_arena *scratch,
                                  ntr_error *err) NTR_MUST_CHECK;

#endif
