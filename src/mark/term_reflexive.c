/* Reflexive pronouns: the term has zich, the text may have me, je or ons. */
#include "mark/term_phrase.h"

enum { REACH = 40 }; /* units: so far a subject may stand from its pronoun, which keeps the search linear */

static uint32_t row_of(const term_finder *finder, ntr_str word) {
    return word.len ? ntr_table_find(&finder->workspace->lexicon->words[NTR_WORDS_REFLEXIVES], word) : NTR_MAP_NONE;
}

bool term_is_reflexive(term_finder *finder, uint32_t unit) {
    return row_of(finder, term_folded(finder, unit)) != NTR_MAP_NONE;
}

bool term_begins_reflexive(ntr_str folded) {
    return ntr_starts_with(folded, "zich ");
}

static bool has_part(ntr_str cell, ntr_str word) {
    for (ntr_str part = ntr_cell_part(&cell); part.ptr; part = ntr_cell_part(&cell))
        if (ntr_str_equal(part, word)) return true;
    return false;
}

/* The subject comes first: je herinnert je, herinner jij je. */
bool term_reflexive_agrees(term_finder *finder, uint32_t unit) {
    const ntr_table *table = &finder->workspace->lexicon->words[NTR_WORDS_REFLEXIVES];
    const ntr_str subjects = ntr_table_cell(table, row_of(finder, term_folded(finder, unit)), 1);
    if (subjects.len == 0) return true;
    for (uint32_t at = unit; at-- > 0 && at + REACH > unit && !finder->units.items[at].stop;)
        if (has_part(subjects, term_folded(finder, at))) return true;
    return false;
}
