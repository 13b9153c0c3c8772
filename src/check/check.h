/* The checker at work: one unit after another, one rule after another. */
#ifndef NTRANS_CHECK_CHECK_H
#define NTRANS_CHECK_CHECK_H

#include "base/map.h"
#include "model/workspace.h"
#include "ntrans/findings.h"

/* A word, number or mark of a text. */
typedef struct check_word {
    ntr_span span;
    uint32_t type; /* in the vocabulary */
} check_word;

typedef struct check_words {
    NTR_LIST(check_word) list;
} check_words;

/* What an English word type may be a form of: its folded form without 's, and Hunspell's stems. */
typedef struct check_stems {
    bool known;
    uint8_t count;
    ntr_str stems[6];
} check_stems;

/* What is known of a name in the English so far. */
typedef struct check_name {
    ntr_str base; /* the proposed English */
    ntr_str form; /* the form that the English had first */
    uint32_t unit;
} check_name;

/* Rules read the unit at hand and report. Failure of memory sticks. */
typedef struct checker {
    ntr_check_findings *findings;
    const ntr_bitext *bitext;
    ntr_workspace *workspace;
    ntr_arena *arena; /* of the findings: lives as long as the run */
    bool failed;
    const ntr_check_rule *rule; /* at work */
    const ntr_unit *unit;
    uint32_t number; /* of the unit */
    check_words source, target;
    NTR_LIST(check_stems) stems; /* by type */
    ntr_map first_units;         /* folded source → the first unit that has it */
    ntr_map name_numbers;        /* Dutch base form of a name → its place in `names` */
    NTR_LIST(check_name) names;
} checker;

/* Reports of the rule at work. `target` as in ntr_check_finding. */
void check_report(checker *self, ntr_span target, const char *format, ...) NTR_PRINTF(3, 4);

/* The words of a text, space left out, behind those that `out` has. */
void check_split(checker *self, check_words *out, ntr_str text);

ntr_word *check_type(const checker *self, const check_word *word);

/* Whether both types are forms of one English word. */
bool check_same_word(checker *self, uint32_t a, uint32_t b);

/* Whether the English has `phrase`, in whatever inflection; `*where` (may be NULL) receives the place. */
bool check_has_phrase(checker *self, ntr_str phrase, ntr_span *where);
/* Whether the English has just these words, capitals aside. */
bool check_has_words(checker *self, ntr_str phrase, ntr_span *where);

/* Whether `part` stands in the text, to the letter. */
bool check_contains(ntr_str text, ntr_str part);

/* Whether the English has the words of `phrase`, in whatever inflection and in their order, with a few others between:
 * former Ukrainian president. */
bool check_has_apart(checker *self, ntr_str phrase);

/* Blanks out the telephone numbers of `text` that `other` has too, however written. */
void check_blank_phones(char *text, size_t length, ntr_str other);

/* Whether a capitalised part of the Dutch was kept with the word beside it, as the name of a body: the Vlaamse
 * Landmaatschappij, Gemeente Oosterveen. */
bool check_is_kept(const checker *self, ntr_span span);

/* --- the rules, by what they look at ------------------------------------------------------------------------------ */

void check_untranslated(checker *self);
void check_length(checker *self);
void check_end_mark(checker *self);
void check_doubled(checker *self);
void check_spacing(checker *self);
void check_brackets(checker *self);
void check_dutch_left(checker *self);
void check_codes(checker *self);
void check_protected(checker *self);
void check_number_missing(checker *self);
void check_number_extra(checker *self);
void check_number_notation(checker *self);
void check_term_missing(checker *self);
void check_term_forbidden(checker *self);
void check_name_dutch(checker *self);
void check_name_two_ways(checker *self);
void check_two_translations(checker *self);

#endif
