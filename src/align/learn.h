/* What a first alignment teaches for the next: words that keep each other company, how far each word can be trusted,
 * and how long English is in this text. */
#ifndef NTRANS_ALIGN_LEARN_H
#define NTRANS_ALIGN_LEARN_H

#include "align/lengths.h"
#include "align/lexical.h"

/* A first alignment, seen from its sentences. Borrows all it points to. */
typedef struct ntr_align_lesson {
    const ntr_align_side *src;
    const ntr_align_side *tgt;
    const ntr_alignment *alignment;
    uint32_t *src_bead; /* per sentence: the bead it lies in */
    uint32_t *tgt_bead;
} ntr_align_lesson;

ntr_status ntr_align_lesson_read(ntr_align_lesson *lesson, ntr_arena *arena, const ntr_align_side *src,
                                 const ntr_align_side *tgt, const ntr_alignment *alignment,
                                 ntr_error *err) NTR_MUST_CHECK;

/* Adds pairs of words that stand in the same beads more often than chance allows. */
ntr_status ntr_align_learn_pairs(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_lesson *lesson,
                                 ntr_error *err) NTR_MUST_CHECK;

/* Moves the trust of each word of a relation towards how often it found its match; `back`: from target to source. */
ntr_status ntr_align_learn_trust(ntr_align_relation *relation, const ntr_align_lesson *lesson, bool back,
                                 ntr_error *err) NTR_MUST_CHECK;

/* The lengths of this text. */
ntr_align_lengths ntr_align_learn_lengths(const ntr_align_lesson *lesson);

#endif
