/* Alignment: which sentences of an English text translate which sentences of a Dutch one. */
#ifndef NTRANS_ALIGN_H
#define NTRANS_ALIGN_H

#include "ntrans/beads.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* What the aligner saw of one of the texts. */
typedef struct ntr_align_text {
    const bool *aside; /* per sentence: it stands on every page (a running head, a page number) and was not aligned */
    uint32_t aside_count;
    ntr_lang lang; /* "nl" or "en", by its function words; "" when they do not say. Asked with a lexicon only */
} ntr_align_text;

/* The beads of two texts, in order: each sentence of both texts lies in exactly one, and they never cross. What is set
 * aside lies in a bead of its own, or in the one that goes on behind it. Owns all it points to. */
typedef struct ntr_alignment {
    struct ntr_arena *arena;
    NTR_LIST(ntr_bead) beads;
    ntr_align_text src;
    ntr_align_text tgt;
} ntr_alignment;

/* What is known of Dutch–English beyond the two texts: a bilingual lexicon, glossary terms, names. Read-only once
 * made, so that threads may share it. */
typedef struct ntr_align_lexicon ntr_align_lexicon;
void ntr_align_lexicon_free(ntr_align_lexicon *lexicon);

/* Aligns `src_count` Dutch with `tgt_count` English sentences, in linear time. The texts must be valid UTF-8; either
 * side may be empty. `lexicon` may be NULL: the texts then have to speak for themselves. Caller frees with
 * ntr_alignment_free. */
ntr_status ntr_align(ntr_alignment **out, const ntr_str *src, size_t src_count, const ntr_str *tgt, size_t tgt_count,
                     const ntr_align_lexicon *lexicon, ntr_error *err) NTR_MUST_CHECK;
void ntr_alignment_free(ntr_alignment *alignment);

#endif
