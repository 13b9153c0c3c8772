/* Masks: what the way out to an engine and the way back share. */
#ifndef NTRANS_MODEL_MASK_H
#define NTRANS_MODEL_MASK_H

#include "base/arena.h"
#include "ntrans/mt.h"

/* Letters that words of placeholders are made of: rare in Dutch and English, and seldom beside each other. */
#define MASK_LETTERS "QXZJVK"

/* `c` as a capital of ASCII where it is a letter of it, also a full-width one; else as it is. */
int32_t mask_fold(int32_t c);
/* Whether engines put `c` between the parts of a word that they do not know: spaces, hyphens, underscores. */
bool mask_is_separator(int32_t c);
/* Whether a word goes on with `c`: letters, digits, marks, underscores. */
bool mask_is_word(int32_t c);

/* A word of MASK_LETTERS that occurs in no source of `bitext`, also not in other case, full-width or spaced; it lives
 * in `arena`. `.ptr` NULL when memory ran out. */
ntr_str mask_find_word(ntr_arena *arena, const ntr_bitext *bitext);

#endif
