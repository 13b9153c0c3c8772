#include "lang/compound.h"

#include "lang/spelling.h"

static bool knows_joined(ntr_spell *dutch, ntr_str first, ntr_str second) {
    const ntr_form word = ntr_form_join(first, second, NTR_STR_NONE);
    return word.len > 0 && ntr_spell_knows(dutch, ntr_form_str(&word));
}

static bool has_role(const ntr_lexicon *lexicon, ntr_str part, const char *role) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_COMPOUNDS];
    for (uint32_t at = ntr_table_first(table, part); at != NTR_MAP_NONE; at = ntr_table_next(table, at))
        if (ntr_str_equal(ntr_table_cell(table, ntr_table_row(table, at), 1), ntr_str_from(role))) return true;
    return false;
}

/* Whether the dictionary knows `first` with one of the heads behind it that stand for all heads: the dictionary's
 * compound flags sit on the modifier, so they answer. */
static bool takes_head(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_COMPOUNDS];
    for (uint32_t row = 0; row < ntr_table_rows(table); row++)
        if (ntr_str_equal(ntr_table_cell(table, row, 1), NTR_STR("head")) &&
            knows_joined(dutch, first, ntr_table_cell(table, row, 0)))
            return true;
    return false;
}

static bool takes_modifier(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str rest) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_COMPOUNDS];
    for (uint32_t row = 0; row < ntr_table_rows(table); row++)
        if (ntr_str_equal(ntr_table_cell(table, row, 1), NTR_STR("modifier")) &&
            knows_joined(dutch, ntr_table_cell(table, row, 0), rest))
            return true;
    return false;
}

static bool knows_capitalised(ntr_spell *dutch, ntr_str word) {
    if (word.len == 0 || (unsigned char)word.ptr[0] >= 0x80) return false;
    ntr_form form = ntr_form_join(word, NTR_STR_NONE, NTR_STR_NONE);
    if (form.len == 0) return false;
    if (form.bytes[0] >= 'a' && form.bytes[0] <= 'z') form.bytes[0] = (char)(form.bytes[0] - 'a' + 'A');
    return ntr_spell_knows(dutch, ntr_form_str(&form));
}

ntr_opening ntr_compound_opening(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (first.len < 3 || has_role(lexicon, first, "prefix")) return NTR_OPENING_NO;
    const bool function = ntr_lexicon_is_function(lexicon, first, NULL);
    if (function && first.len < 4) return NTR_OPENING_NO; /* aanval, uitspraak; but buitenwijk */
    if (first.ptr[first.len - 1] == '-') return NTR_OPENING_STRONG;
    if (takes_head(dutch, lexicon, first)) return NTR_OPENING_STRONG;
    if (function) return NTR_OPENING_NO;
    if (ntr_spell_knows(dutch, first) || knows_capitalised(dutch, first)) return NTR_OPENING_WEAK;
    return NTR_OPENING_NO;
}

static bool can_follow(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str rest) {
    if (rest.len < 3 || has_role(lexicon, rest, "suffix")) return false;
    return (rest.len >= 5 && ntr_spell_knows(dutch, rest)) || takes_modifier(dutch, lexicon, rest);
}

bool ntr_compound_closes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str rest) {
    static const char *const links[] = {"", "s", "-", "en", "e", "er", "n"};
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (ntr_starts_with(rest, links[i]) &&
            can_follow(dutch, lexicon, ntr_str_slice(rest, strlen(links[i]), rest.len)))
            return true;
    return false;
}
