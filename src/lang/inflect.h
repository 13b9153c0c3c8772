/* Dutch inflection: which base forms a word may come from, and all forms of a base. On folded words (ntr_fold). */
#ifndef NTRANS_LANG_INFLECT_H
#define NTRANS_LANG_INFLECT_H

#include "lang/spelling.h"
#include "model/lexicon.h"

/* What a form is of its base; several may hold at once (werken: infinitive and finite). */
typedef enum ntr_feature {
    NTR_SINGULAR = 1 << 0,
    NTR_PLURAL = 1 << 1,
    NTR_DIMINUTIVE = 1 << 2,
    NTR_GENITIVE = 1 << 3,           /* Nederlands volk, Europa's */
    NTR_ADJECTIVE = 1 << 4,          /* the uninflected form */
    NTR_ADJECTIVE_E = 1 << 5,        /* grote, groots */
    NTR_COMPARED = 1 << 6,           /* groter, grootste */
    NTR_NOMINAL = 1 << 7,            /* de zieken */
    NTR_INFINITIVE = 1 << 8,         /* and the present plural */
    NTR_STEM = 1 << 9,               /* ik werk */
    NTR_FINITE = 1 << 10,            /* werkt, werkte, viel */
    NTR_PARTICIPLE = 1 << 11,        /* gewerkt */
    NTR_PARTICIPLE_E = 1 << 12,      /* gewerkte */
    NTR_PRESENT_PARTICIPLE = 1 << 13 /* werkend, werkende */
} ntr_feature;

#define NTR_NOUN_FEATURES (NTR_SINGULAR | NTR_PLURAL | NTR_DIMINUTIVE | NTR_GENITIVE)
#define NTR_ADJECTIVE_FEATURES (NTR_ADJECTIVE | NTR_ADJECTIVE_E | NTR_COMPARED | NTR_NOMINAL)
#define NTR_VERB_FEATURES                                                                                              \
    (NTR_INFINITIVE | NTR_STEM | NTR_FINITE | NTR_PARTICIPLE | NTR_PARTICIPLE_E | NTR_PRESENT_PARTICIPLE)

/* How far a form can be trusted without a dictionary. */
typedef enum ntr_trust {
    NTR_TRUST_TABLE, /* an irregular form that stands in a table */
    NTR_TRUST_RULE,  /* what the rule gives first */
    NTR_TRUST_CHANCE /* what the rule allows: to be confirmed */
} ntr_trust;

/* One form of a base; `text` is borrowed for the time of the call. */
typedef struct ntr_inflection {
    ntr_str text;
    unsigned features; /* ntr_feature, or-ed */
    ntr_trust trust;
    const char *rule; /* "noun:plural-en"; static storage */
} ntr_inflection;

/* Is shown one form after another; returns false to stop. */
typedef bool (*ntr_inflection_visit)(void *self, const ntr_inflection *form);

/* All forms of `base` read as that part of speech, the base itself first. False when `visit` stopped. */
bool ntr_noun_forms(const ntr_lexicon *lexicon, ntr_str base, ntr_inflection_visit visit, void *self);
bool ntr_adjective_forms(const ntr_lexicon *lexicon, ntr_str base, ntr_inflection_visit visit, void *self);
bool ntr_verb_forms(const ntr_lexicon *lexicon, ntr_str base, ntr_inflection_visit visit, void *self);

/* Whether `base` may be an infinitive: it ends in -en, or is gaan, zien … with or without a prefix. */
bool ntr_verb_may_be(const ntr_lexicon *lexicon, ntr_str base);

/* The particle at the head of a separable infinitive (aanvallen → aan), longest first, whose rest may be a verb; empty
 * when there is none. */
ntr_str ntr_verb_particle(const ntr_lexicon *lexicon, ntr_str base);

/* The spellings that the stem of an infinitive may have, likeliest first: lopen → loop, lop; gaan → ga; ruziën → ruzie.
 */
void ntr_verb_stems(ntr_stems *out, ntr_str infinitive);

/* Whether a form is the participle of a strong verb by the table: gekozen, aangevallen, ontslagen. */
bool ntr_verb_is_strong_participle(const ntr_lexicon *lexicon, ntr_str form);

/* Whether a form or an infinitive stands in the table of strong and irregular verbs. */
bool ntr_verb_is_listed(const ntr_lexicon *lexicon, ntr_str form);

/* How `form` comes from `base`: all features that hold, with the rule and trust of the surest. */
typedef struct ntr_relation {
    unsigned features; /* 0: it does not */
    ntr_trust noun_trust;
    ntr_trust adjective_trust;
    ntr_trust verb_trust;
    const char *noun_rule; /* NULL where it is none */
    const char *adjective_rule;
    const char *verb_rule;
} ntr_relation;

void ntr_inflect_relate(ntr_relation *out, const ntr_lexicon *lexicon, ntr_str base, ntr_str form);

/* Is shown a base that a form may come from; returns false to stop. `base` is borrowed for the time of the call. */
typedef bool (*ntr_base_visit)(void *self, ntr_str base);

/* All strings that may be the base of `form`, itself first; most are no words, and some come twice: look them up, then
 * ask ntr_inflect_relate. False when `visit` stopped. */
bool ntr_inflect_bases(const ntr_lexicon *lexicon, ntr_str form, ntr_base_visit visit, void *self);

/* The same for nouns alone: much fewer. */
bool ntr_inflect_noun_bases(const ntr_lexicon *lexicon, ntr_str form, ntr_base_visit visit, void *self);

#endif
