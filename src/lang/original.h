/* Originals: names in their own script, as they stand beside a Dutch form, read letter by letter. */
#ifndef NTRANS_LANG_ORIGINAL_H
#define NTRANS_LANG_ORIGINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "ntrans/text.h"

/* A name and what stands behind it: "Dmitri Tsjoepik (Russisch: Дмитрий Чупик, 1970)". All are slices of the text. */
typedef struct ntr_beside {
    ntr_str name;
    ntr_str label;    /* the word in front of a colon: Russisch; .ptr NULL: none */
    ntr_str original; /* words of another alphabet: Дмитрий Чупик */
    ntr_str tail;     /* all behind the name */
} ntr_beside;

/* Takes apart a name with a bracket behind it. False when no words of another alphabet stand in the bracket. */
bool ntr_beside_split(ntr_beside *out, ntr_str text);

/* Reads `letters` in `original` (both folded) from byte `*at`, which moves behind them; false when they do not stand
 * there. Signs that no transcription shows are passed over: soft signs, accents, the vowels and breathings of Arabic
 * and Hebrew; and е counts for ё. */
bool ntr_original_read(uint8_t *at, ntr_str original, ntr_str letters);

/* Whether nothing but such signs comes in `original` from byte `at` on. */
bool ntr_original_ends(ntr_str original, size_t at);

/* The number of letters in `original` that a transcription shows. */
size_t ntr_original_weight(ntr_str original);

#endif
