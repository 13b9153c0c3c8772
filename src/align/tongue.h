/* Tongue: which of the two languages a text is in, by its function words. */
#ifndef NTRANS_ALIGN_TONGUE_H
#define NTRANS_ALIGN_TONGUE_H

#include "align/side.h"
#include "model/lexicon.h"

/* "nl" or "en"; "" when there are too few function words that only one of the two has, or they speak for both. */
ntr_lang ntr_align_tongue(const ntr_align_side *side, const ntr_lexicon *words);

#endif
