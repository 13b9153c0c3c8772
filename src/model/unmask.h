/* The way back, in its parts: what is common (unmask.c), opaque words (unmask_words.c), mark-up (unmask_tags.c). */
#ifndef NTRANS_MODEL_UNMASK_H
#define NTRANS_MODEL_UNMASK_H

#include "model/mask.h"
#include "ntrans/buffer.h"

/* A space of the answer, which may become the line break of a wrapped text. */
typedef struct unmask_space {
    uint32_t at;    /* bytes into the text */
    uint32_t point; /* the same in code points */
} unmask_space;

/* One answer on its way back. Failure of memory sticks in `text`. */
typedef struct unmasker {
    ntr_arena *arena;
    const ntr_masks *masks;
    const ntr_mask *mask;
    ntr_unmasked *out;
    ntr_buffer text;
    uint32_t points; /* code points of `text` */
    NTR_LIST(ntr_code) codes;
    NTR_LIST(unmask_space) spaces;
    uint32_t *first, *second; /* slots of a number, the second being the end of a pair: index + 1; 0: there is none */
    uint32_t numbers;
    uint32_t *seen;     /* slot by slot */
    uint32_t furthest;  /* the last slot seen so far: index + 1 */
    bool ends_in_space; /* of the engine: not of what a placeholder stood for */
    bool drop_space;    /* the one that was put behind a placeholder */
    bool drop_stop;     /* p.m. ends in one already */
} unmasker;

/* Appends text of the engine's. */
void unmask_plain(unmasker *self, ntr_str text);
/* Puts back a slot; `exact` false: its placeholder was altered. */
void unmask_slot(unmasker *self, uint32_t index, bool exact);
void unmask_slip(unmasker *self, ntr_slip_kind kind, ntr_str what, const char *done);
/* What a slot is called in a message. */
ntr_str unmask_name(const unmasker *self, const ntr_slot *slot);

void unmask_words(unmasker *self, ntr_str answer);
void unmask_tags(unmasker *self, ntr_str answer);

#endif
