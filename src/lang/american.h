/* American spelling of British English. */
#ifndef NTRANS_LANG_AMERICAN_H
#define NTRANS_LANG_AMERICAN_H

#include "model/lexicon.h"
#include "ntrans/buffer.h"

/* Appends British English as Americans spell it, word by word after words/american.tsv (per cent → percent, Labour
 * Party → Labor Party); capitals stay. False when memory for `scratch` ran out. */
bool ntr_american_append(ntr_buffer *out, const ntr_lexicon *lexicon, ntr_arena *scratch, ntr_str british);

#endif
