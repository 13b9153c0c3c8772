/* What a format cannot hold: found by reading back what was written. */
#ifndef NTRANS_LOSS_H
#define NTRANS_LOSS_H

#include "ntrans/format.h"

/* How many units, or marks in them, came back changed or not at all. */
typedef struct ntr_losses {
    uint32_t units;   /* that are missing or too many */
    uint32_t sources; /* texts */
    uint32_t targets;
    uint32_t codes;     /* units whose inline codes differ */
    uint32_t states;    /* units in another state */
    uint32_t languages; /* units in another language, or now for translation, or no longer */
    uint32_t blocks;    /* units that were headings, list items, captions */
    uint32_t names;     /* marks on names, terms and protected passages: notes may still tell of them */
    uint32_t terms;
    uint32_t protected_spans;
    uint32_t notes;
    uint32_t extensions; /* elements and attributes of other tools, in no unit */
    uint32_t matches;    /* proposals of a translation memory */
    uint32_t originals;  /* 1: of which document they are, so that it cannot be written back */
} ntr_losses;

/* Reads `written`, which `format` made of `bitext`, and compares. An error of reading is NTR_INTERNAL. */
ntr_status ntr_losses_find(ntr_losses *out, const ntr_bitext *bitext, ntr_str written, ntr_error *err) NTR_MUST_CHECK;

bool ntr_losses_any(const ntr_losses *losses);

#endif
