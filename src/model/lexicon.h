/* Lexicon: all that the stages look up, in memory, read-only once filled. */
#ifndef NTRANS_MODEL_LEXICON_H
#define NTRANS_MODEL_LEXICON_H

#include "base/arena.h"
#include "base/map.h"
#include "model/namerules.h"
#include "model/outline.h"
#include "model/phrases.h"
#include "model/table.h"
#include "ntrans/annot.h"

/* The word tables of glossary/words/ and the name tables that rules read, in the order of their files. */
typedef enum ntr_words {
    NTR_WORDS_ABBREVIATIONS, /* form class meaning note */
    NTR_WORDS_VERBS,         /* infinitive past past_plural participle other */
    NTR_WORDS_PARTICLES,     /* particle */
    NTR_WORDS_PLURALS,       /* singular plural */
    NTR_WORDS_FUNCTION,      /* word pos */
    NTR_WORDS_ENGLISH,       /* base form kind */
    NTR_WORDS_NUMBERS,       /* nl value en */
    NTR_WORDS_UNITS,         /* nl en singular kind */
    NTR_WORDS_CURRENCIES,    /* nl code sign en plural */
    NTR_WORDS_LAWS,          /* abbr nl en */
    NTR_WORDS_TITLES,        /* nl en kind */
    NTR_WORDS_GIVEN,         /* nl en original origin variants alternatives note */
    NTR_WORDS_SURNAMES,      /* nl en original origin variants alternatives note */
    NTR_WORDS_CUES,          /* nl class en */
    NTR_WORDS_AMERICAN,      /* british american */
    NTR_WORDS_LANGUAGES,     /* code name group prior names */
    NTR_WORDS_LETTERS,       /* nl languages original press bgn context cost */
    NTR_WORDS_SIGNALS,       /* pattern weight languages */
    NTR_WORDS_SUFFIXES,      /* suffix kind note: domains of the net, file names */
    NTR_WORDS_FOREIGN,       /* word languages: function words of other languages */
    NTR_WORDS_PREFIXES,      /* prefix note: de, van, ten in surnames */
    NTR_WORDS_CONTEXT,       /* word role: what stands in or before a name */
    NTR_WORDS_ROLES,         /* word role: what small words do beside others */
    NTR_WORDS_COMPOUNDS,     /* part role: what stands in compounds, and what only derives */
    NTR_WORDS_PLACE_LETTERS, /* as NTR_WORDS_LETTERS */
    NTR_WORDS_PLACE_SIGNALS, /* as NTR_WORDS_SIGNALS */
    NTR_WORDS_ABROAD,        /* form class meaning note languages: abbreviations of other languages */
    NTR_WORDS_COMPARISONS,   /* base comparative superlative: the irregular ones */
    NTR_WORDS_REFLEXIVES,    /* pronoun subject: what stands for zich, and with whom */
    NTR_WORDS_COMMON,        /* word class: what is frequent in any text */
    NTR_WORDS_GENERICS,      /* nl en alternatives of: oblast, kraj, noord in names of places */
    NTR_WORDS_RULERS,        /* nl en use: kings and popes, whom English calls in its own way */
    NTR_WORDS_COUNT
} ntr_words;

enum { NTR_MONTHS = 12, NTR_WEEKDAYS = 7 };

/* One Dutch term with one English term of its entry. */
typedef struct ntr_term {
    int64_t entry;  /* number in the glossary */
    ntr_str nl;     /* as entered */
    ntr_str folded; /* its look-up key, as ntr_fold gives it; found by ntr_lexicon_add_term when `.ptr` is NULL */
    ntr_str en;
    ntr_str pos; /* "noun", "verb", "adj", "adv", "phrase", "name" or "" */
    ntr_str domain;
    ntr_str note;
    ntr_term_status status; /* of the English */
    ntr_case_rule case_rule;
} ntr_term;

/* One Dutch form of one name. */
typedef struct ntr_name {
    ntr_str nl; /* one Dutch form, as written */
    ntr_str en;
    ntr_name_kind kind;
    ntr_str original; /* in its own script, or empty */
    ntr_lang origin;
    ntr_str alternatives; /* further English forms, joined by | */
    ntr_str why;          /* who says so: authority:user, authority:persons, cldr:region:UZ, table:demonyms */
    uint16_t confidence;  /* 0–1000 */
    bool ambiguous;       /* an ordinary word too (De meeuw, Maas): a name only where its surroundings say so */
} ntr_name;

/* Where the multi-word and single-word forms start: folded key → first index, the rest chained. */
typedef struct ntr_index {
    ntr_map first;
    NTR_LIST(uint32_t) next;
} ntr_index;

/* A word table read backwards: folded form in a further column → its rows. `rows` stands beside the items of `refs`. */
typedef struct ntr_forms {
    ntr_index refs;
    NTR_LIST(uint32_t) rows;
    ntr_outline outline; /* of the forms */
} ntr_forms;

/* Owns copies of all texts in its arena (word tables are slices of the data built in). Filled by src/gloss, then only
 * read, so that many threads may share it. */
typedef struct ntr_lexicon {
    ntr_arena *arena;
    NTR_LIST(ntr_term) terms;
    NTR_LIST(ntr_name) names;
    ntr_index terms_by_form; /* folded whole Dutch form → terms */
    ntr_phrases phrases;     /* the Dutch forms of several words → one of their terms; terms_by_form has the others */
    ntr_index terms_by_rest; /* folded one-word form without the particle it begins with (aanvallen → vallen) → terms */
    ntr_outline term_words;  /* of all that is a word in these three: what it has not got need not be looked up there */
    ntr_index names_by_form; /* folded whole Dutch form → names */
    ntr_index names_by_head; /* folded first word of a Dutch form of several, space, first byte of the next → names */
    ntr_table words[NTR_WORDS_COUNT];
    ntr_forms verb_forms;      /* every form in NTR_WORDS_VERBS but the infinitive; participles without ge- too */
    ntr_forms plural_forms;    /* plurals in NTR_WORDS_PLURALS */
    ntr_forms compared_forms;  /* comparatives and superlatives in NTR_WORDS_COMPARISONS */
    ntr_table calendar;        /* nl en: the months from row 0, the weekdays from row NTR_MONTHS (Monday); by CLDR */
    ntr_name_rules name_rules; /* compiled from the name tables among them */
    ntr_house house;           /* that the glossary keeps; NTR_HOUSE_NONE: none */
    ntr_index persons_by_last; /* folded last word of a person's name of several words → names */
} ntr_lexicon;

/* Caller frees with ntr_lexicon_free. NULL when memory ran out. */
ntr_lexicon *ntr_lexicon_new(void);
void ntr_lexicon_free(ntr_lexicon *lexicon);

/* Reads the tables of irregular forms backwards; once, when they are filled and before terms are added. */
ntr_status ntr_lexicon_index_words(ntr_lexicon *lexicon, ntr_error *err) NTR_MUST_CHECK;

/* The first reference under `folded`, or NTR_MAP_NONE: refs.next gives further ones, `rows` the row of each. */
static inline uint32_t ntr_forms_find(const ntr_forms *forms, ntr_str folded) {
    return ntr_map_get(&forms->refs.first, folded);
}

/* The longest particle of NTR_WORDS_PARTICLES that `folded` begins with and that leaves a rest of four bytes in -n:
 * aanvallen → aan. Empty when there is none. */
ntr_str ntr_lexicon_particle(const ntr_lexicon *lexicon, ntr_str folded);

/* Makes room for `terms` more terms at once: growing step by step copies each of them twice, and keeps the copies. */
ntr_status ntr_lexicon_reserve(ntr_lexicon *lexicon, uint32_t terms, ntr_error *err) NTR_MUST_CHECK;

/* Adds a term or name; its texts are copied, its forms indexed. */
ntr_status ntr_lexicon_add_term(ntr_lexicon *lexicon, const ntr_term *term, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_lexicon_add_name(ntr_lexicon *lexicon, const ntr_name *name, ntr_error *err) NTR_MUST_CHECK;

/* The first item under `folded`, or NTR_MAP_NONE; further ones by ntr_index_next. */
uint32_t ntr_index_find(const ntr_index *index, ntr_str folded);
uint32_t ntr_index_next(const ntr_index *index, uint32_t item);

/* Whether `folded` is a Dutch function word; with `pos` not NULL, one of that part of speech. */
bool ntr_lexicon_is_function(const ntr_lexicon *lexicon, ntr_str folded, const char *pos);

/* Whether the table of contexts (glossary/names/context.tsv) gives `folded` the role. */
bool ntr_lexicon_has_role(const ntr_lexicon *lexicon, ntr_str folded, const char *role);

#endif
