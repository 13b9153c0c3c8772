#include "align/params.h"

/* Fitted with tests/bench/align_fit.c to manuals with sentences deleted, joined, and passages lost on one side, with
 * and without a dictionary, and rounded. Those texts have hardly any bead of more than three sentences: the priors of
 * 2-2 and of the larger beads are set by hand, on the safe side. Words weigh about a fifth of what they would if each
 * spoke for itself: a match counts from both sides, and neighbours say the same. */
const ntr_align_params ntr_align_defaults = {
    .prior = {0.0, -1.4, -6.0, -5.0, -8.0, -11.0},
    .null_open = -3.0,
    .null_extend = -1.05,
    .null_length = 0.085,
    .gain = 0.18,
    .loss = 0.22,
    .length = 0.775,
    .length_bound = 0.049,
    .end_mark = -1.3,
    .heading = -0.25,
    .support = -1.8,
    .support_base = 4.0,
};
