/* Name rules: how names are carried from a Dutch transcription to English, compiled from glossary/names/. */
#ifndef NTRANS_MODEL_NAMERULES_H
#define NTRANS_MODEL_NAMERULES_H

#include "base/arena.h"
#include "base/map.h"
#include "model/outline.h"
#include "model/table.h"
#include "ntrans/names.h"

/* At most this many source languages: they travel as bits of a uint32_t. */
enum { NTR_SOURCE_LIMIT = 32, NTR_SOURCE_NONE = NTR_SOURCE_LIMIT };

/* The columns of the tables below. */
enum {
    NTR_LANGUAGES_CODE,
    NTR_LANGUAGES_NAME,
    NTR_LANGUAGES_GROUP,
    NTR_LANGUAGES_PRIOR,
    NTR_LANGUAGES_ALIKE,
    NTR_LANGUAGES_BESIDE,
    NTR_LANGUAGES_NAMES,
    NTR_LANGUAGES_FLOOR,
    NTR_LANGUAGES_COLUMNS
};
enum {
    NTR_LETTERS_NL,
    NTR_LETTERS_LANGUAGES,
    NTR_LETTERS_ORIGINAL,
    NTR_LETTERS_PRESS,
    NTR_LETTERS_BGN,
    NTR_LETTERS_CONTEXT,
    NTR_LETTERS_COST,
    NTR_LETTERS_COLUMNS
};
enum { NTR_SIGNALS_PATTERN, NTR_SIGNALS_WEIGHT, NTR_SIGNALS_LANGUAGES, NTR_SIGNALS_COLUMNS };
enum {
    NTR_PARTS_NL,
    NTR_PARTS_EN,
    NTR_PARTS_ORIGINAL,
    NTR_PARTS_ORIGIN,
    NTR_PARTS_VARIANTS,
    NTR_PARTS_ALTERNATIVES,
    NTR_PARTS_NOTE,
    NTR_PARTS_COLUMNS
};

/* One letter correspondence: Dutch `nl` may stand for `original`, which each house writes as `english`. The context is
 * what must stand before and after in the Dutch word: alternatives divided by |, of letters, # (the word's edge), V (a
 * vowel), C (a consonant), K (a consonant after which j is a letter of its own: not s or z); ! before a side: none of
 * its alternatives; an empty side: anything. Each point of cost halves the likelihood. */
typedef struct ntr_letter_rule {
    ntr_str nl;
    ntr_str original; /* "?": the original cannot be told */
    ntr_str english[NTR_HOUSE_COUNT];
    ntr_str left;
    ntr_str right;
    uint32_t languages; /* bits */
    uint32_t cost;
    bool place; /* holds in names of places only, where it hides the general rules for the same letters */
} ntr_letter_rule;

/* What a stretch of letters says about where a name comes from: in hundredths of evidence that it is a Dutch
 * transcription, and for which languages. In the pattern ^ and $ are the edges of the word. */
typedef struct ntr_signal {
    int32_t weight;
    uint32_t languages; /* bits; 0: says nothing about the language */
    bool english;       /* speaks for a name in English spelling: language "en" */
    bool dutch;         /* English spelling has no such letters: language "nl" */
    bool maybe_dutch;   /* English spelling seldom has such letters (Jamal): language "maybe" */
    bool place;         /* only places have it: "place" */
} ntr_signal;

/* A table of signals. Initialise with {0}. */
typedef struct ntr_signals {
    NTR_LIST(ntr_signal) list;
    ntr_map by_pattern;
    ntr_outline outline; /* of the patterns: every stretch of a word is looked up, and next to none is one */
    size_t longest;      /* bytes */
} ntr_signals;

/* A given name or surname that is listed with its English form. */
typedef struct ntr_name_part {
    ntr_str nl; /* the main Dutch form */
    ntr_str en;
    ntr_str original;
    ntr_str alternatives; /* joined by | */
    uint32_t source;      /* index of its language, or NTR_SOURCE_NONE */
    bool conventional;    /* every house writes `en`, whatever its letter rules say: Tchaikovsky */
} ntr_name_part;

typedef struct ntr_name_source {
    char code[4];
    ntr_str name; /* in English: what an adjective before a name says (Russian) */
    ntr_str group;
    int32_t prior;  /* evidence before any letter is seen */
    int32_t alike;  /* evidence of a listed name that English writes like Dutch: little where many bearers are Dutch */
    int32_t beside; /* evidence of letters that English has not, in another word than a listed name */
    int32_t floor;  /* an unlisted word with less evidence of its own stays, whatever stands beside it */
    bool own_names; /* what lists say of names from other languages does not hold */
} ntr_name_source;

/* Read-only once compiled; texts are slices of the tables, which must outlive it. Part of the lexicon. */
typedef struct ntr_name_rules {
    ntr_name_source sources[NTR_SOURCE_LIMIT];
    uint32_t source_count;
    NTR_LIST(ntr_letter_rule) letters;
    NTR_LIST(uint32_t) next_letter; /* the next rule for the same Dutch letters */
    ntr_map letters_by_nl;
    size_t longest_letters;    /* bytes */
    ntr_signals signals;       /* of names in general */
    ntr_signals place_signals; /* further ones, where a name may be that of a place */
    NTR_LIST(ntr_name_part) parts;
    ntr_map givens;   /* folded form → part */
    ntr_map surnames; /* folded form → part */
} ntr_name_rules;

/* The tables that rules are compiled from. */
typedef struct ntr_name_tables {
    const ntr_table *languages, *letters, *place_letters, *signals, *place_signals, *givens, *surnames;
} ntr_name_tables;

/* Compiles into `rules`, which must be {0}. A cell that cannot be read: NTR_BAD_SYNTAX. */
ntr_status ntr_name_rules_compile(ntr_name_rules *rules, ntr_arena *arena, const ntr_name_tables *tables,
                                  ntr_error *err) NTR_MUST_CHECK;

/* Index of the source language `code`, or NTR_SOURCE_NONE. */
uint32_t ntr_name_source_find(const ntr_name_rules *rules, ntr_str code);

/* The listed name under `folded` in givens or surnames, or NULL. */
const ntr_name_part *ntr_name_part_find(const ntr_name_rules *rules, const ntr_map *map, ntr_str folded);

#endif
