/* The corridor: the part of the plane of sentence pairs that the ladder may run through. */
#ifndef NTRANS_ALIGN_CORRIDOR_H
#define NTRANS_ALIGN_CORRIDOR_H

#include "align/lexical.h"

/* For each row i (i source sentences are behind us) the columns lo[i] to hi[i] (as many target sentences are). What
 * must hold: lo[0] = 0, hi of the last row = the number of target sentences, lo and hi never fall, lo[i + 1] <= hi[i];
 * so there is always a way through. */
typedef struct ntr_align_corridor {
    uint32_t rows; /* source sentences + 1 */
    uint32_t *lo;
    uint32_t *hi;
} ntr_align_corridor;

/* Some rows of a corridor, from column lo of the first on: what is looked at at a time. Its cells are numbered row by
 * row. */
typedef struct ntr_align_stretch {
    uint32_t first; /* row */
    uint32_t last;
    uint32_t *lo; /* of row first + k: item k */
    uint32_t *hi;
    size_t *start; /* per row: the number of its first cell; one item more, their count */
} ntr_align_stretch;

/* Lays the corridor around places where the texts are known to meet: narrow where those stand close, wide where they
 * are far apart. `before`, an earlier alignment, tells them by its sure beads; where it is NULL, words do that are rare
 * on both sides and agree on an order. The corridor lives in `arena`, and has O(sentences) cells. */
ntr_status ntr_align_corridor_lay(ntr_align_corridor *corridor, ntr_arena *arena, const ntr_align_side *src,
                                  const ntr_align_side *tgt, const ntr_align_relation *forward,
                                  const ntr_alignment *before, ntr_error *err) NTR_MUST_CHECK;

/* Takes the rows `first` to `last`, without what lies left of column `from`, which row `first` must have. It lives in
 * `arena`. */
ntr_status ntr_align_stretch_take(ntr_align_stretch *stretch, ntr_arena *arena, const ntr_align_corridor *corridor,
                                  uint32_t first, uint32_t last, uint32_t from, ntr_error *err) NTR_MUST_CHECK;

static inline uint32_t ntr_align_stretch_lo(const ntr_align_stretch *stretch, uint32_t row) {
    return stretch->lo[row - stretch->first];
}

static inline uint32_t ntr_align_stretch_hi(const ntr_align_stretch *stretch, uint32_t row) {
    return stretch->hi[row - stretch->first];
}

static inline bool ntr_align_stretch_has(const ntr_align_stretch *stretch, uint32_t i, uint32_t j) {
    return stretch->first <= i && i <= stretch->last && ntr_align_stretch_lo(stretch, i) <= j &&
           j <= ntr_align_stretch_hi(stretch, i);
}

/* The number of a cell that the stretch has. */
static inline size_t ntr_align_stretch_cell(const ntr_align_stretch *stretch, uint32_t i, uint32_t j) {
    return stretch->start[i - stretch->first] + (j - ntr_align_stretch_lo(stretch, i));
}

static inline size_t ntr_align_stretch_cells(const ntr_align_stretch *stretch) {
    return stretch->start[stretch->last - stretch->first + 1];
}

#endif
