/* Fills a lexicon for the stages: from the database, from CLDR, and from the word tables built in. */
#ifndef NTRANS_GLOSS_FILL_H
#define NTRANS_GLOSS_FILL_H

#include "model/lexicon.h"
#include "ntrans/options.h"

/* Word tables of glossary/words/ and glossary/names/{given,surnames}.tsv. */
ntr_status ntr_fill_words(ntr_lexicon *lexicon, ntr_error *err) NTR_MUST_CHECK;

#endif
