/* Fitting proposals of a memory to the text at hand. */
#ifndef NTRANS_SRC_ENGINE_ADAPT_H
#define NTRANS_SRC_ENGINE_ADAPT_H

#include "engine.h"

/* Where the Dutch of a match differs from that of its unit in numbers and names only, puts the unit's into its English:
 * "De trein van 12 uur" with "The 12 o'clock train" proposes "The 15 o'clock train" for "De trein van 15 uur"; and says
 * so. Where it is not clear what to replace, the match stays as it is. */
ntr_status ntr_worker_adapt(ntr_worker *worker, ntr_bitext *bitext, ntr_error *err) NTR_MUST_CHECK;

#endif
