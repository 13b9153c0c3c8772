/* Survey: all terms of a glossary in memory, to be looked at for what is wrong with them. */
#ifndef NTRANS_GLOSS_SURVEY_H
#define NTRANS_GLOSS_SURVEY_H

#include "base/map.h"
#include "ext/spell.h"
#include "gloss/skeleton.h"
#include "gloss/store.h"
#include "model/lexicon.h"
#include "ntrans/upkeep.h"

typedef struct survey_term {
    store_form form;
    ntr_str skeleton;
    uint32_t entry; /* index */
    uint32_t same;  /* the Dutch term of the same key before it; NTR_MAP_NONE: none */
    uint32_t alike; /* the Dutch term of the same skeleton before it */
} survey_term;

/* Its terms are terms[first] up to first + count. */
typedef struct survey_entry {
    int64_t id;
    ntr_str kind;
    ntr_str domain;
    ntr_str note;
    uint32_t first, count;
} survey_entry;

/* Owns what it read in `arena`. */
typedef struct survey {
    ntr_arena *arena;
    NTR_LIST(survey_entry) entries;
    NTR_LIST(survey_term) terms;
    ntr_map by_key;       /* of Dutch terms: the last of a folded key */
    ntr_map by_skeleton;  /* likewise */
    ntr_lexicon *lexicon; /* word tables */
    ntr_spell *dutch;
    ntr_findings *out;
    ntr_error *err;
} survey;

static inline bool survey_is(const survey_term *term, const char *lang) {
    return ntr_str_equal(term->form.lang, ntr_str_from(lang));
}

static inline bool survey_is_term(const survey_entry *entry) {
    return ntr_str_equal(entry->kind, NTR_STR("term"));
}

/* The first English term that may be used, preferred ones first; NULL when there is none. */
const survey_term *survey_english(const survey *s, const survey_entry *entry);

/* survey_pairs.c: entries that contradict or repeat each other. */
ntr_status survey_pairs(survey *s);
/* survey_terms.c: what is wrong with one entry alone. */
ntr_status survey_alone(survey *s);
/* survey_database.c: whether the database holds what it should. */
ntr_status survey_database(ntr_findings *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

#endif
