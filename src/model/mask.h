/* Masks: what the way out to an engine (mask.c, its line: mask_line.c, its word: mask_word.c) and the way back share.
 */
#ifndef NTRANS_MODEL_MASK_H
#define NTRANS_MODEL_MASK_H

#include "base/arena.h"
#include "ntrans/buffer.h"
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

/* --- the way out -------------------------------------------------------------------------------------------------- */

/* What stands at the end of the line so far: it decides whether a placeholder needs a space to stay apart. */
typedef enum mask_line_end { END_OTHER, END_WORD, END_PLACEHOLDER } mask_line_end;

/* One unit on its way out. Failure of memory sticks in `line`. */
typedef struct masker {
    ntr_masks *masks;
    const ntr_unit *unit;
    ntr_span core; /* of the unit's source: without the space at its edges */
    bool terms;
    ntr_buffer line;
    NTR_LIST(ntr_slot) slots;
    uint32_t numbers;   /* given so far */
    uint32_t next_code; /* of the unit's source */
    uint32_t restored;  /* code points of what the line so far stands for */
    mask_line_end end;
    bool *nested;            /* code by code: it belongs to a pair that nests */
    NTR_LIST(uint32_t) open; /* slots of pairs that wait for their end */
} masker;

/* Line feeds, and what else Unicode ends a line with. */
bool mask_is_break(int32_t c);

/* Each of these appends to the line, and counts what that stands for. */
/* Text for the engine. */
void mask_put_text(masker *self, ntr_str text);
/* A placeholder without content, for `text`. */
void mask_put_bare(masker *self, ntr_slot_kind kind, ntr_str text);
/* A placeholder for `dutch`, which stands in English as `english`. */
void mask_put_english(masker *self, ntr_slot_kind kind, ntr_str dutch, ntr_str english);
/* The code of that index. */
void mask_put_code(masker *self, uint32_t index);

/* A slot without a number; NULL when memory ran out. */
ntr_slot *mask_add_slot(masker *self, ntr_slot_kind kind, ntr_str text);

/* Finds the pairs of codes that nest: the others cannot be elements around text, and stand as two codes without
 * content. False when memory ran out. */
bool mask_find_nested(masker *self);

#endif
