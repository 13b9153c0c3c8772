/* The codes of one text under the ids of another whose codes stand for them. */
#ifndef NTRANS_SRC_ENGINE_CODES_H
#define NTRANS_SRC_ENGINE_CODES_H

#include "base/arena.h"
#include "ntrans/bitext.h"

/* Whether the codes of two sources are of the same kinds in the same order, so that one stands for the other. */
bool ntr_codes_same_kinds(ntr_codes a, ntr_codes b);

/* Puts `codes` under the ids of the unit: the id with number n (`source`, whose ids they have, numbers them; NULL: they
 * are numbers themselves, as a memory gives them) becomes the n-th of the unit's source. With `own_data` they are
 * written as the unit writes them. New codes live in `arena`; false when memory ran out. */
bool ntr_codes_rename(ntr_codes *codes, ntr_arena *arena, const ntr_unit *unit, const ntr_codes *source, bool own_data);

#endif
