/* Transliteration: from a Dutch transcription back to what it was written from, and on to English. */
#ifndef NTRANS_LANG_TRANSLIT_H
#define NTRANS_LANG_TRANSLIT_H

#include "model/namerules.h"

/* Words longer than this many bytes are not transliterated: no name is. */
enum { NTR_TRANSLIT_WORD_LIMIT = 64 };

/* One reading of a Dutch word. Texts live in the arena given. */
typedef struct ntr_translit {
    ntr_str english;
    ntr_str original; /* .ptr NULL when the letters do not tell it */
    ntr_str letters;  /* the Dutch letters that English writes otherwise: "tsj:oe" */
    uint16_t score;   /* 0–1000: its share of the likelihood of all readings */
} ntr_translit;

/* The likeliest readings of `word` (folded, without space or hyphen) as a name from source language `source`, that of
 * a `place` or any, best first and no two with the same English; at most `capacity` of them. `*count` is 0 for a word
 * that is empty or too long. English and original are in lower case. */
ntr_status ntr_translit_word(ntr_translit *out, size_t capacity, size_t *count, const ntr_name_rules *rules,
                             ntr_str word, uint32_t source, ntr_house house, bool place, ntr_arena *arena,
                             ntr_error *err) NTR_MUST_CHECK;

/* The same, of those readings only whose original is `original` (folded); none when it is another name's. */
ntr_status ntr_translit_original(ntr_translit *out, size_t capacity, size_t *count, const ntr_name_rules *rules,
                                 ntr_str word, ntr_str original, uint32_t source, ntr_house house, ntr_arena *arena,
                                 ntr_error *err) NTR_MUST_CHECK;

#endif
