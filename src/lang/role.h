/* Roles: what the word tables say about a small word, as bits that a word type can remember. */
#ifndef NTRANS_LANG_ROLE_H
#define NTRANS_LANG_ROLE_H

#include "model/lexicon.h"

typedef enum ntr_role {
    /* parts of speech of function words, by words/function.tsv */
    NTR_ROLE_DETERMINER = 1 << 0,
    NTR_ROLE_NUMERAL = 1 << 1,
    NTR_ROLE_PRONOUN = 1 << 2,
    NTR_ROLE_PREPOSITION = 1 << 3,
    NTR_ROLE_CONJUNCTION = 1 << 4,
    NTR_ROLE_ADVERB = 1 << 5,
    NTR_ROLE_AUXILIARY = 1 << 6,
    NTR_ROLE_FUNCTION = 1 << 7, /* any function word */
    /* by words/particles.tsv */
    NTR_ROLE_PARTICLE = 1 << 8,
    /* by words/roles.tsv, which says what each means */
    NTR_ROLE_SINGULAR = 1 << 9,
    NTR_ROLE_SUBJECT = 1 << 10,
    NTR_ROLE_AMOUNT = 1 << 11,
    NTR_ROLE_OBJECT = 1 << 12,
    NTR_ROLE_NOMINAL = 1 << 13,
    NTR_ROLE_ARTICLE = 1 << 14,
    NTR_ROLE_POSTVERBAL = 1 << 15,
    NTR_ROLE_INVERTED = 1 << 16,
    NTR_ROLE_OPENER = 1 << 17,
    NTR_ROLE_INSIDE = 1 << 18,
    NTR_ROLE_PERFECT = 1 << 19,
    NTR_ROLE_ADJECTIVE = 1 << 20,
    NTR_ROLE_STATUTE = 1 << 21,
    NTR_ROLE_COPULA = 1 << 22,
    NTR_ROLE_PASSIVE = 1 << 23
} ntr_role;

/* All roles of a folded word, or-ed. */
unsigned ntr_role_of(const ntr_lexicon *lexicon, ntr_str folded);

#endif
