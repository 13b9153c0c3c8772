/* Inline codes: which belong together. */
#ifndef NTRANS_MODEL_CODES_H
#define NTRANS_MODEL_CODES_H

#include "base/arena.h"
#include "ntrans/bitext.h"

/* Finds the pairs among the codes of one text and says which codes are isolated; one without an id gets one. False when
 * memory ran out. */
bool ntr_codes_match(ntr_arena *arena, ntr_code *codes, uint32_t count);

#endif
