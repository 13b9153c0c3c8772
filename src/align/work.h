/* The aligner with its parameters in the open, for fitting them. */
#ifndef NTRANS_ALIGN_WORK_H
#define NTRANS_ALIGN_WORK_H

#include "align/ladder.h"

/* As ntr_align, with other parameters. With `pins`, `*excess` receives how much less likely the pinned paths are than
 * all paths, in nats: what a fit makes small. `pins` may be NULL. */
ntr_status ntr_align_with(ntr_alignment **out, const ntr_str *src, size_t src_count, const ntr_str *tgt,
                          size_t tgt_count, const ntr_align_lexicon *lexicon, const ntr_align_params *params,
                          const ntr_align_pins *pins, double *excess, ntr_error *err) NTR_MUST_CHECK;

#endif
