/* What an annotation points to, made its owner's. */
#ifndef NTRANS_MODEL_ANNOTS_H
#define NTRANS_MODEL_ANNOTS_H

#include "base/arena.h"
#include "ntrans/annot.h"

/* Replaces `text` by a copy in `arena`; a `.ptr` NULL stays so, for it means "none". False when memory ran out. */
bool ntr_text_own(ntr_arena *arena, ntr_str *text);

/* Replaces all texts of `annot` by copies in `arena`, so that it may outlive what it was made from. False when memory
 * ran out. */
bool ntr_annot_own(ntr_arena *arena, ntr_annot *annot);

#endif
