/* Succession: which units of a new version go on from which of the old one. */
#ifndef NTRANS_MODEL_SUCCESSION_H
#define NTRANS_MODEL_SUCCESSION_H

#include "base/arena.h"
#include "ntrans/bitext.h"

/* No unit. */
#define NTR_UNIT_NONE UINT32_MAX

/* How a new unit goes on from an old one. */
typedef enum ntr_heir { NTR_HEIR_NONE, NTR_HEIR_SAME, NTR_HEIR_MOVED, NTR_HEIR_ALIKE } ntr_heir;

/* One a new unit. */
typedef struct ntr_succession {
    uint32_t from; /* the old unit, or NTR_UNIT_NONE; each is gone on from once */
    ntr_heir as;
    unsigned score; /* of NTR_HEIR_ALIKE: 0-99 */
} ntr_succession;

/* Finds them, in time n log n: sentences that stand once in both texts and keep their order are anchors; from them the
 * same sentences before and behind are joined; what is the same elsewhere has moved; and between two anchors the
 * rest is joined when it shares half of its words. The result lives in `arena`; NULL when memory ran out. */
ntr_succession *ntr_succession_find(ntr_arena *arena, const ntr_bitext *bitext, const ntr_bitext *old);

#endif
