/* The corridor: the part of the plane of sentence pairs that the ladder may run through. */
#ifndef NTRANS_ALIGN_CORRIDOR_H
#define NTRANS_ALIGN_CORRIDOR_H

#include "align/lexical.h"

/* For each row i (i source sentences are behind us) the columns lo[i] to hi[i] (as many target sentences are). What
 * must hold: lo[0] = 0, hi[rows - 1] = the number of target sentences, lo and hi never fall, lo[i + 1] <= hi[i]; so
 * there is always a way through. Cells are numbered row by row. */
typedef struct ntr_align_corridor {
    uint32_t rows; /* source sentences + 1 */
    uint32_t *lo;
    uint32_t *hi;
    size_t *start; /* per row: the number of its first cell; one item more than rows */
} ntr_align_corridor;

/* Lays the corridor around words that are rare on both sides and agree on an order: narrow where they stand close,
 * wide where they are far apart. It lives in `arena`, and has O(sentences) cells. */
ntr_status ntr_align_corridor_lay(ntr_align_corridor *corridor, ntr_arena *arena, const ntr_align_side *src,
                                  const ntr_align_side *tgt, const ntr_align_relation *forward,
                                  ntr_error *err) NTR_MUST_CHECK;

static inline bool ntr_align_corridor_has(const ntr_align_corridor *corridor, uint32_t i, uint32_t j) {
    return i < corridor->rows && corridor->lo[i] <= j && j <= corridor->hi[i];
}

/* The number of a cell that the corridor has. */
static inline size_t ntr_align_corridor_cell(const ntr_align_corridor *corridor, uint32_t i, uint32_t j) {
    return corridor->start[i] + (j - corridor->lo[i]);
}

#endif
