/* Update: a changed text takes over the English that its earlier version had. */
#ifndef NTRANS_UPDATE_H
#define NTRANS_UPDATE_H

#include "ntrans/bitext.h"

/* What became of the units. Plain data, but for `removed`. */
typedef struct ntr_update {
    uint32_t kept;              /* stand where they stood: id, English, state and a person's notes go on */
    uint32_t moved;             /* stand elsewhere: the same, but nothing is reviewed any more */
    uint32_t changed;           /* are like one that is gone: its English is a proposal, in state new */
    uint32_t fresh;             /* are new */
    NTR_LIST(uint32_t) removed; /* the old units that nothing goes on from; in the arena of the new bitext */
} ntr_update;

/* Gives the units of `bitext`, freshly made of the new text, what those of `old` had. The order of the texts decides
 * which unit goes on from which (sentences that stand once in both, and those around them), so that twenty times "Ja."
 * stay apart. A unit that is like an old one has the old one's English as its target, and both texts among its matches;
 * no two units share an id. Both bitexts stay apart in memory. */
ntr_status ntr_bitext_update(ntr_update *out, ntr_bitext *bitext, const ntr_bitext *old, ntr_error *err) NTR_MUST_CHECK;

#endif
