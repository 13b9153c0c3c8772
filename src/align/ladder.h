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
    const ntr_align_corridor *corridor;
    const ntr_align_overlap *overlap;
    const ntr_align_lengths *lengths;
    const ntr_align_pins *pins; /* NULL: any bead will do */
} ntr_align_ladder;

/* Finds the likeliest path (Viterbi) and the posterior probability of each of its beads (forward-backward), which
 * becomes its score. The beads are added to `beads`, in `out`; `scratch` holds what is needed meanwhile. `*total`,
 * which may be NULL, receives the logarithm of the weight of all paths. */
ntr_status ntr_align_ladder_climb(ntr_alignment *beads, double *total, const ntr_align_ladder *ladder,
                                  ntr_arena *scratch, ntr_error *err) NTR_MUST_CHECK;

#endif
