/* Annotations: what a stretch of Dutch is, what stands for it in English, who said so, how surely, and why. */
#ifndef NTRANS_ANNOT_H
#define NTRANS_ANNOT_H

#include "ntrans/text.h"

typedef enum ntr_annot_kind {
    NTR_PROTECTED, /* must reach English untouched */
    NTR_NAME,      /* a person, place, country, language, people, organisation or work */
    NTR_TERM,      /* an entry of the glossary, in whatever form it stands */
    NTR_QUANTITY   /* a number, date, time, sum, unit or legal reference that English writes in its own way */
} ntr_annot_kind;

typedef enum ntr_protected_kind {
    NTR_PROTECTED_URL,
    NTR_PROTECTED_EMAIL,
    NTR_PROTECTED_HANDLE,
    NTR_PROTECTED_HASHTAG,
    NTR_PROTECTED_EMOJI,
    NTR_PROTECTED_FILE,
    NTR_PROTECTED_LEGAL,  /* ECLI:NL:HR:2019:2006, Stb. 2018, 23 */
    NTR_PROTECTED_FOREIGN /* a passage that is not Dutch */
} ntr_protected_kind;

typedef enum ntr_name_kind {
    NTR_NAME_PERSON,
    NTR_NAME_PLACE,
    NTR_NAME_COUNTRY,
    NTR_NAME_LANGUAGE,
    NTR_NAME_DEMONYM,
    NTR_NAME_ADJECTIVE,
    NTR_NAME_ORGANISATION,
    NTR_NAME_WORK
} ntr_name_kind;

typedef enum ntr_term_status {
    NTR_TERM_PREFERRED,
    NTR_TERM_ADMITTED,
    NTR_TERM_DEPRECATED,
    NTR_TERM_FORBIDDEN
} ntr_term_status;

/* How the letters of a Dutch term must stand to match: in any case; as entered; as entered, and never inflected (NS).
 */
typedef enum ntr_case_rule { NTR_CASE_IGNORE, NTR_CASE_EXACT, NTR_CASE_ACRONYM } ntr_case_rule;

typedef enum ntr_quantity_kind {
    NTR_QUANTITY_NUMBER,
    NTR_QUANTITY_ORDINAL,
    NTR_QUANTITY_DATE,
    NTR_QUANTITY_TIME,
    NTR_QUANTITY_CURRENCY,
    NTR_QUANTITY_MEASURE,
    NTR_QUANTITY_ARTICLE /* art. 6:162 lid 2 BW */
} ntr_quantity_kind;

/* One annotation. In a document its spans count from the start of the document's text, in a bitext unit from the start
 * of the unit's source; always UTF-8 bytes on character bounds. Texts are borrowed from the owner's arena (or from the
 * lexicon it was made with, which must then outlive it; a bitext holds copies). */
typedef struct ntr_annot {
    ntr_span span;
    ntr_span second; /* the part that stands apart (valt … aan); empty when none */
    ntr_annot_kind kind;
    union {
        ntr_protected_kind protected_as;
        ntr_name_kind name;
        ntr_term_status status;
        ntr_quantity_kind quantity;
    } as;                        /* which member: by kind */
    uint16_t confidence;         /* 0–1000 */
    bool in_compound;            /* a term that is a part of a longer word */
    bool plural;                 /* a term that stands in the plural */
    ntr_str target;              /* the English for a draft; .ptr NULL: what the source says */
    ntr_str base;                /* the English base form (term: migrant worker); .ptr NULL: as target */
    ntr_str lemma;               /* the Dutch form under which it is listed; .ptr NULL when not listed */
    ntr_str why;                 /* machine-readable reason, words joined by colons: cldr:region:UZ, rule:ru:tsj */
    ntr_str original;            /* a name in its own script; .ptr NULL when unknown */
    ntr_lang origin;             /* language of the original; "" when unknown */
    const ntr_str *alternatives; /* other English forms, likeliest first */
    uint32_t alternative_count;
    int64_t entry; /* number in the glossary; 0 when it is not from there */
} ntr_annot;

/* The words of the contract: "person", "url", "preferred"; never NULL. */
const char *ntr_name_kind_word(ntr_name_kind kind);
const char *ntr_protected_kind_word(ntr_protected_kind kind);
const char *ntr_term_status_word(ntr_term_status status);
const char *ntr_case_rule_word(ntr_case_rule rule);
const char *ntr_quantity_kind_word(ntr_quantity_kind kind);
const char *ntr_annot_kind_word(ntr_annot_kind kind);
/* The word of the kind within its kind: of a name "place", of a term "preferred". */
const char *ntr_annot_subkind_word(const ntr_annot *annot);

/* The value of such a word, or -1. */
int ntr_name_kind_from(ntr_str word);
int ntr_protected_kind_from(ntr_str word);
int ntr_term_status_from(ntr_str word);
int ntr_case_rule_from(ntr_str word);

/* The English that stands in a draft for `annot`, whose Dutch is `source`. */
static inline ntr_str ntr_annot_english(const ntr_annot *annot, ntr_str source) {
    return annot->target.ptr ? annot->target : source;
}

/* The English base form of a term whose Dutch is `source`. */
static inline ntr_str ntr_annot_base(const ntr_annot *annot, ntr_str source) {
    return annot->base.ptr ? annot->base : ntr_annot_english(annot, source);
}

/* Whether `annot` is a term whose English a translator must not use. */
static inline bool ntr_annot_is_discouraged(const ntr_annot *annot) {
    return annot->kind == NTR_TERM &&
           (annot->as.status == NTR_TERM_DEPRECATED || annot->as.status == NTR_TERM_FORBIDDEN);
}

#endif
