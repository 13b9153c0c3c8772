/* The score of one bead, and the kinds of beads there are. */
#ifndef NTRANS_ALIGN_BEAD_H
#define NTRANS_ALIGN_BEAD_H

#include "align/ladder.h"

/* A kind of two-sided bead. */
typedef struct ntr_align_shape {
    uint8_t src;
    uint8_t tgt;
    ntr_shape_kind kind;
} ntr_align_shape;

/* Commonest first. */
enum { NTR_SHAPE_COUNT = 10, NTR_SHAPE_COMMON = 6 };
extern const ntr_align_shape ntr_align_shapes[NTR_SHAPE_COUNT];

/* The score of the two-sided bead of that shape that begins at source sentence `i` and target sentence `j`, which must
 * exist. */
double ntr_align_bead_score(const ntr_align_ladder *ladder, uint32_t i, uint32_t j, const ntr_align_shape *shape);

/* The score of leaving one sentence without counterpart; `again`: the one before it on its side was left so too. */
double ntr_align_null_score(const ntr_align_ladder *ladder, const ntr_align_side *side, uint32_t sentence, bool again);

#endif
