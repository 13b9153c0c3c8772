/* The bilingual lexicon of the aligner: Dutch base form → English words. */
#ifndef NTRANS_ALIGN_LEXICON_H
#define NTRANS_ALIGN_LEXICON_H

#include "base/arena.h"
#include "base/map.h"
#include "model/lexicon.h"
#include "ntrans/align.h"

/* One English word of a Dutch one. */
typedef struct ntr_align_entry {
    uint32_t english; /* its number */
    uint32_t next;    /* the next entry of the same Dutch word, or NTR_MAP_NONE */
} ntr_align_entry;

/* Word for word: of terms of several words each content word is entered (ministerie van Defensie → Ministry of
 * Defence: ministerie → ministry, defensie → defence). All keys are folded. */
struct ntr_align_lexicon {
    ntr_arena *arena;
    const ntr_lexicon *words; /* borrowed: what inflection reads */
    ntr_map by_dutch;         /* → its first entry */
    ntr_map by_english;       /* → its number */
    NTR_LIST(ntr_align_entry) entries;
    uint32_t english_count;
    uint32_t term_count; /* entries made from terms and names */
};

/* A lexicon of the terms and names in `words`, which is borrowed and must outlive it. Caller frees with
 * ntr_align_lexicon_free. */
ntr_status ntr_align_lexicon_new(ntr_align_lexicon **out, const ntr_lexicon *words, ntr_error *err) NTR_MUST_CHECK;

/* Adds that `dutch` may be `english`; each may be of several words. */
ntr_status ntr_align_lexicon_add(ntr_align_lexicon *lexicon, ntr_str dutch, ntr_str english,
                                 ntr_error *err) NTR_MUST_CHECK;

/* Adds the entries of a FreeDict dictionary in dictd's format, unpacked; `reversed` when it goes from English to
 * Dutch. What it does not understand it skips. */
ntr_status ntr_align_lexicon_read(ntr_align_lexicon *lexicon, ntr_str dictionary, bool reversed,
                                  ntr_error *err) NTR_MUST_CHECK;

/* The number of a folded English word, or NTR_MAP_NONE. */
uint32_t ntr_align_lexicon_english(const ntr_align_lexicon *lexicon, ntr_str word);

/* Is shown the number of an English word; returns false to stop. */
typedef bool (*ntr_align_visit)(void *self, uint32_t english);

/* The English of a folded Dutch word in whatever inflection; when it is not listed, of the parts of the compound it
 * is. False when `visit` stopped. `*compound` tells which. */
bool ntr_align_lexicon_translate(const ntr_align_lexicon *lexicon, ntr_str word, ntr_align_visit visit, void *self,
                                 bool *compound);

/* The numbers of the listed base forms that a folded English word may come from (went: none). False when `visit`
 * stopped. */
bool ntr_align_lexicon_bases(const ntr_align_lexicon *lexicon, ntr_str word, ntr_align_visit visit, void *self);

#endif
