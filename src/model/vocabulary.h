/* Vocabulary: the word types met so far, with what is known of each; the cache that makes cost per type. */
#ifndef NTRANS_MODEL_VOCABULARY_H
#define NTRANS_MODEL_VOCABULARY_H

#include "base/arena.h"
#include "base/map.h"
#include "ext/spell.h"
#include "ext/unicode.h"
#include "ntrans/document.h"

typedef enum ntr_known { NTR_NOT_ASKED, NTR_UNKNOWN, NTR_KNOWN } ntr_known;

/* In what way a word type may stand for a term. */
typedef enum ntr_hit_kind {
    NTR_HIT_WORD,   /* the whole word is the term */
    NTR_HIT_PART,   /* a part of the word is */
    NTR_HIT_PHRASE, /* several words are the term; found in the text, never kept with a type */
    NTR_HIT_APART   /* the verb of a separable verb, whose particle must stand elsewhere in the clause */
} ntr_hit_kind;

/* One term that a word type may stand for, found once per type by the term stage. */
typedef struct ntr_term_hit {
    uint32_t term;  /* index in the lexicon's terms */
    uint32_t first; /* of the terms with the same form, the first in terms_by_form */
    uint32_t begin; /* bytes in the folded form: the part that matches; else 0 and its length */
    uint32_t end;
    uint8_t particle; /* how much of the head of a separable verb stands apart: bytes */
    ntr_hit_kind kind;
    unsigned features; /* ntr_feature of lang/inflect.h, or-ed */
    const char *rule;  /* the inflection or compound rule, static storage: "noun:plural-en" */
} ntr_term_hit;

/* A word type: one spelling, capitals included. */
typedef struct ntr_word {
    ntr_str form;   /* as first met; in the vocabulary's arena */
    ntr_str folded; /* look-up key, see ntr_fold */
    ntr_token_kind kind;
    ntr_case shape;
    ntr_known dutch; /* answers of Hunspell, asked at the first need */
    ntr_known english;
    ntr_known listed; /* whether it, or what stands before its genitive ending, is the form of a listed name */
    bool readers_known;
    uint8_t readers;  /* ntr_quantity_readers of lang/quantity.h: what may begin with it */
    bool terms_known; /* term hits have been looked up */
    NTR_LIST(ntr_term_hit) hits;
    NTR_LIST(uint32_t) phrase_words; /* what it may be in terms of several words: numbers in the lexicon's phrases */
    bool begins_phrase;              /* one of them begins a phrase */
    bool roles_known;
    unsigned roles; /* ntr_role of lang/role.h */
    bool classes_known;
    unsigned classes; /* ntr_class of lang/evidence.h: the parts of speech that it may have */
} ntr_word;

/* Belongs to one workspace and lives longer than its documents; emptied between documents when it outgrows
 * NTR_VOCABULARY_LIMIT types. */
typedef struct ntr_vocabulary {
    ntr_arena *arena;
    NTR_LIST(ntr_word) words;
    ntr_map by_form;
    ntr_map answers; /* what the term stage asked the dictionary of things that are no types: question → answer */
} ntr_vocabulary;

#define NTR_VOCABULARY_LIMIT 1000000u

/* Caller frees with ntr_vocabulary_free. NULL when memory ran out. */
ntr_vocabulary *ntr_vocabulary_new(void);
void ntr_vocabulary_free(ntr_vocabulary *vocabulary);

/* The number of the type of `form`, added when new; NTR_MAP_NONE when memory ran out. Numbers hold for the life of the
 * vocabulary, addresses of words only until the next call. */
uint32_t ntr_vocabulary_intern(ntr_vocabulary *vocabulary, ntr_str form);

#endif
