/* Beads: the rungs of the ladder between a text and its translation. */
#ifndef NTRANS_BEADS_H
#define NTRANS_BEADS_H

#include <stdint.h>

/* The source sentences [src, src + src_count) and the target sentences [tgt, tgt + tgt_count) say the same; one of the
 * counts is 0 where a sentence has no counterpart. */
typedef struct ntr_bead {
    uint32_t src; /* from 0 */
    uint32_t tgt;
    uint8_t src_count; /* 0–4, and what is set aside between them */
    uint8_t tgt_count;
    uint16_t score; /* 0–1000: the probability that just these sentences belong together */
} ntr_bead;

#endif
