#include "lang/compound.h"

#include "lang/evidence.h"

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

/* Of strong verbs, with a prefix or without: won, verwon. */
static bool is_strong_form(const ntr_lexicon *lexicon, ntr_str form) {
    static const char *const prefixes[] = {"", "be", "ge", "her", "ont", "ver", "er"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (ntr_starts_with(form, prefixes[i]) &&
            ntr_forms_find(&lexicon->verb_forms, ntr_str_slice(form, strlen(prefixes[i]), form.len)) != NTR_MAP_NONE)
            return true;
    return false;
}

/* boerde, verwon, hele: inflected and no noun, a word stands before nothing. */
static bool is_inflected(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (ntr_forms_find(&lexicon->plural_forms, first) != NTR_MAP_NONE) return false; /* schoten|wisseling */
    if (!ntr_ends_with(first, "e") && !is_strong_form(lexicon, first)) return false;
    const unsigned classes = ntr_evidence_form_classes(dutch, lexicon, first);
    return (classes & (NTR_VERB | NTR_ADJ)) && !(classes & NTR_NOUN);
}

/* krachts|verhouding, belastings|stelsel: many nouns take an s that the dictionary has them without. */
static bool is_noun_with_s(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (!ntr_ends_with(first, "s") || first.len < 6) return false;
    const ntr_str noun = ntr_cut_end(first, 1);
    return takes_head(dutch, lexicon, noun) && (ntr_evidence_form_classes(dutch, lexicon, noun) & NTR_NOUN);
}

/* vier|landen|toernooi, twee|mans|fractie: a number and its noun. */
static ntr_str behind_number(const ntr_lexicon *lexicon, ntr_str first) {
    for (size_t length = 3; length + 4 <= first.len && length <= 6; length++)
        if (ntr_table_find(&lexicon->words[NTR_WORDS_NUMBERS], ntr_str_slice(first, 0, length)) != NTR_MAP_NONE)
            return ntr_str_slice(first, length, first.len);
    return NTR_STR_NONE;
}

/* What stands behind the last hyphen but one at the end: Vlaams-Belang-kamer → kamer. */
static ntr_str behind_hyphen(ntr_str first) {
    for (size_t at = first.len - 1; at > 0; at--)
        if (first.ptr[at - 1] == '-') return ntr_str_slice(first, at, first.len);
    return first;
}

/* ei|productie, ui|teelt: the dictionary makes no compounds with two letters. */
static bool is_short_noun(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    return ntr_vowel_before(first, 1) && ntr_vowel_before(first, 2) &&
           (ntr_evidence_form_classes(dutch, lexicon, first) & NTR_NOUN);
}

static bool opens_strongly(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (first.len < 4 && ntr_lexicon_is_function(lexicon, first, NULL)) return false; /* aanval; but buitenwijk */
    return !has_role(lexicon, first, "prefix") && takes_head(dutch, lexicon, first);
}

/* Of a word that does not open strongly. */
static ntr_opening weak_opening(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (has_role(lexicon, first, "prefix")) return NTR_OPENING_NO;
    if (has_role(lexicon, first, "front")) return NTR_OPENING_FRONT;
    if (first.len < 2 || ntr_lexicon_is_function(lexicon, first, NULL)) return NTR_OPENING_NO;
    if (first.len == 2) return is_short_noun(dutch, lexicon, first) ? NTR_OPENING_FRONT : NTR_OPENING_NO;
    const bool known = ntr_spell_knows(dutch, first) || knows_capitalised(dutch, first);
    if (known && !is_inflected(dutch, lexicon, first)) return NTR_OPENING_WEAK;
    return is_noun_with_s(dutch, lexicon, first) ? NTR_OPENING_WEAK : NTR_OPENING_NO;
}

bool ntr_compound_opens(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (first.len < 2) return false;
    return first.ptr[first.len - 1] == '-' || opens_strongly(dutch, lexicon, behind_hyphen(first));
}

ntr_opening ntr_compound_weak_opening(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first) {
    if (first.len < 2) return NTR_OPENING_NO;
    const ntr_str last = behind_hyphen(first);
    const ntr_opening plain = weak_opening(dutch, lexicon, last);
    if (plain != NTR_OPENING_NO) return plain;
    const ntr_str counted = behind_number(lexicon, last);
    const bool opens = counted.len > 0 && (opens_strongly(dutch, lexicon, counted) ||
                                           weak_opening(dutch, lexicon, counted) != NTR_OPENING_NO);
    return opens ? NTR_OPENING_WEAK : NTR_OPENING_NO;
}

bool ntr_compound_is_whole(const ntr_lexicon *lexicon, ntr_str word) {
    return has_role(lexicon, word, "whole");
}

static bool can_follow(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str rest) {
    if (rest.len < 3 || has_role(lexicon, rest, "suffix")) return false;
    return rest.len >= 5 ? ntr_spell_knows(dutch, rest) : takes_modifier(dutch, lexicon, rest);
}

bool ntr_compound_closes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str rest) {
    static const char *const links[] = {"", "s", "-", "en", "e", "er", "n"};
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (ntr_starts_with(rest, links[i]) &&
            can_follow(dutch, lexicon, ntr_str_slice(rest, strlen(links[i]), rest.len)))
            return true;
    return false;
}
