/* Origin: whether a word is a Dutch transcription from another alphabet, and from which language. */
#ifndef NTRANS_LANG_ORIGIN_H
#define NTRANS_LANG_ORIGIN_H

#include "model/namerules.h"

/* What the letters of one word say. Evidence is in hundredths, above 0: for a transcription. */
typedef struct ntr_origin {
    int32_t evidence;
    int32_t whole; /* of it, what signals of the whole word say: who else bears the name (^tanja$) */
    int32_t by_source[NTR_SOURCE_LIMIT];
    bool english;      /* has letters of English spelling (sh, zh, -chenko) */
    bool dutch;        /* has letters that English spelling does not have (sj, oe), or seldom (ja) */
    bool surely_dutch; /* has letters that English spelling does not have */
    bool place;        /* has letters of places only (-grad, Nizjni) */
} ntr_origin;

/* Weighs `word` (folded) by `signals`, which are among those of `rules`. */
void ntr_origin_weigh(ntr_origin *out, const ntr_name_rules *rules, const ntr_signals *signals, ntr_str word);

/* Adds to `origin` what `further` signals say of the same word. */
void ntr_origin_add(ntr_origin *origin, const ntr_name_rules *rules, const ntr_origin *further);

#endif
