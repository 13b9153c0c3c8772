/* What the files of the rules share: the evidence they weigh, and the test of each rule. */
#ifndef NTRANS_MARK_SEGMENT_RULES_H
#define NTRANS_MARK_SEGMENT_RULES_H

#include "mark/segment.h"

/* --- evidence (segment_evidence.c) -------------------------------------------------------------------------------- */

int32_t ntr_word_first(ntr_str word); /* its first character, -1 when it is empty */
bool ntr_word_is_capitalised(ntr_str word);
bool ntr_word_is_digits(ntr_str word);
bool ntr_word_is_roman(ntr_str word);
/* Stap, Artikel: the class "item" of words/cues.tsv. */
bool ntr_word_heads_item(const ntr_segmenter *s, ntr_str word);

/* J, J.P, A.F.Th, J.-P: parts of one or two letters, each with a capital first, and the first one alone. */
bool ntr_word_is_initials(ntr_str word);

/* What follows looks like the start of a sentence even behind an abbreviation: a capitalised function word (Het, De,
 * Hij, Maar), 's Ochtends, or an opening quotation mark or dash before a capital. */
bool ntr_candidate_begins_sentence(const ntr_candidate *c);

/* De Smedt, Van den Broeck: a Flemish surname follows, not the start of a sentence. */
bool ntr_candidate_begins_surname(const ntr_segmenter *s, const ntr_candidate *c);

/* 3, 12a, €, §, IV, or a capital that stands for a number (bijl. A.) follows. */
bool ntr_candidate_is_number(const ntr_candidate *c);

/* The last character before `at` that is no space, within the block; -1 when there is none near. */
int32_t ntr_segmenter_char_before(const ntr_segmenter *s, uint32_t at);

/* --- tests -------------------------------------------------------------------------------------------------------- */

/* Whether a rule knows the candidate, which those before it in the table do not. */
typedef bool ntr_rule_test(ntr_segmenter *s, const ntr_candidate *c);

/* Signs (segment_rule_sign.c). */
ntr_rule_test ntr_rule_is_protected, ntr_rule_is_line_end, ntr_rule_is_foreign_stop, ntr_rule_is_unspaced,
    ntr_rule_is_in_quotation, ntr_rule_is_item, ntr_rule_is_marker, ntr_rule_is_count, ntr_rule_is_opening_dots,
    ntr_rule_is_omission, ntr_rule_is_small, ntr_rule_is_connected, ntr_rule_is_aside, ntr_rule_is_title,
    ntr_rule_runs_on, ntr_rule_is_time, ntr_rule_is_ellipsis, ntr_rule_is_quoted, ntr_rule_always;

/* The word before the stop (segment_rule_word.c). */
ntr_rule_test ntr_rule_is_word_end, ntr_rule_is_inside, ntr_rule_is_never, ntr_rule_is_before_number,
    ntr_rule_is_number_class_end, ntr_rule_is_number_class, ntr_rule_is_maybe_end, ntr_rule_is_maybe,
    ntr_rule_is_initial_end, ntr_rule_is_initial, ntr_rule_is_learnt, ntr_rule_is_dotted, ntr_rule_is_vowelless;

#endif
