/* The review page of an alignment. That of a bitext is the format "html" (ntrans/format.h). */
#ifndef NTRANS_REVIEW_H
#define NTRANS_REVIEW_H

#include "ntrans/beads.h"
#include "ntrans/format.h"

/* One of two aligned texts. Borrows all. */
typedef struct ntr_review_side {
    const ntr_str *sentences;
    size_t count;
    const char *lang; /* BCP 47 */
} ntr_review_side;

/* Two texts and the beads that join them, in order, as ntrans/align.h makes them. Borrows all. */
typedef struct ntr_review_ladder {
    ntr_str name; /* of the source document */
    ntr_review_side sides[2];
    const ntr_bead *beads;
    size_t bead_count;
    unsigned doubtful; /* beads with a score below are marked as such, 0–1000 */
} ntr_review_ladder;

/* Appends one HTML file in which a person sees the beads, joins and splits them, and saves the pairs. NTR_NO_MEMORY. */
ntr_status ntr_review_write(ntr_buffer *out, const ntr_review_ladder *ladder, ntr_error *err) NTR_MUST_CHECK;

#endif
