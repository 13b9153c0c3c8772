/* What the files suggest*.c share, and what the engine calls. */
#ifndef NTRANS_MARK_SUGGEST_H
#define NTRANS_MARK_SUGGEST_H

#include "base/map.h"
#include "mark/term.h"
#include "ntrans/suggest.h"

/* A candidate while it is counted. It is shown where it occurs more often than everyday Dutch would have it: `expected`
 * is an estimate by orders of magnitude, from words/common.tsv for the frequent words and from the dictionary for the
 * rest. */
typedef struct suggest_candidate {
    ntr_suggestion shown;
    double expected;  /* per million words */
    uint32_t least;   /* occurrences below which it is not worth showing */
    uint32_t sure;    /* occurrences without a capital: what has none may be a name at the start of a sentence */
    uint32_t within;  /* occurrences that longer candidates have */
    uint32_t noun;    /* of a phrase: its noun among the candidates, or NTR_MAP_NONE */
    bool is_singular; /* `shown.nl` was seen as it is, not made from a plural */
} suggest_candidate;

struct ntr_suggester {
    ntr_arena *arena;
    NTR_LIST(suggest_candidate) candidates;
    NTR_LIST(ntr_suggestion) ranked;
    ntr_map by_key; /* base forms of its words, parted by spaces → candidate */
    uint64_t words; /* of all documents */
};

/* What stands at a unit already. */
typedef struct suggest_mark {
    bool taken;    /* a name, a quantity, something protected */
    uint32_t term; /* number of the term annotation from 1; 0: none */
} suggest_mark;

/* One document being searched. */
typedef struct suggest_search {
    ntr_suggester *to;
    term_finder finder;
    NTR_LIST(suggest_mark) marks; /* beside the finder's units */
} suggest_search;

/* suggest.c: adds what the document holds; the stages up to and including term must have run. */
ntr_status ntr_suggest_gather(ntr_suggester *suggester, ntr_document *document, ntr_workspace *workspace,
                              ntr_error *err) NTR_MUST_CHECK;

/* suggest_word.c: whether the unit is a noun that may be a term, and an adjective that says something. */
bool suggest_is_noun(suggest_search *on, uint32_t unit);
bool suggest_is_adjective(suggest_search *on, uint32_t unit);

/* The base form of the noun, or of the adjective, at `unit`. */
ntr_form suggest_noun_base(suggest_search *on, uint32_t unit);
ntr_form suggest_adjective_base(suggest_search *on, uint32_t unit);

/* How frequent a noun is in everyday Dutch, and how often it must occur to be shown; false: too common to be a term. */
bool suggest_weigh(suggest_search *on, ntr_str base, double *expected, uint32_t *least);

/* suggest_english.c: what the terms found within `span` say of its English; empty when nothing. `.ptr` NULL when memory
 * ran out. */
ntr_str suggest_english(const suggest_search *on, ntr_span span);

#endif
