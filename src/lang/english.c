#include "lang/english.h"

#include "ext/unicode.h"
#include "lang/spelling.h"

enum { BASE, FORM, KIND };

/* The form of `kind` that the table gives for `word`; for an uncountable noun the word itself; `.ptr` NULL: none. */
static ntr_str from_table(ntr_arena *arena, const ntr_lexicon *lexicon, ntr_str word, const char *kind) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_ENGLISH];
    const bool plural = strcmp(kind, "plural") == 0;
    const ntr_str folded = ntr_fold(arena, word);
    for (uint32_t at = folded.ptr ? ntr_table_first(table, folded) : NTR_MAP_NONE; at != NTR_MAP_NONE;
         at = ntr_table_next(table, at)) {
        const uint32_t row = ntr_table_row(table, at);
        const ntr_str found = ntr_table_cell(table, row, KIND);
        if (ntr_str_equal(found, ntr_str_from(kind))) return ntr_table_cell(table, row, FORM);
        if (plural && ntr_str_equal(found, NTR_STR("uncountable"))) return word;
    }
    return NTR_STR_NONE;
}

/* --- nouns ------------------------------------------------------------------------------------------------------- */

/* Where the head ends: before the first preposition of what follows it (member of parliament, mother-in-law). */
static size_t head_end(ntr_str phrase) {
    static const char *const tails[] = {" of ",   " for ",  " in ", " on ",      " to ",    " at ",
                                        " from ", " with ", " by ", " against ", " under ", " without ",
                                        " into ", " de ",   "-in-", "-of-",      "-at-"};
    size_t end = phrase.len;
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        const size_t length = strlen(tails[i]);
        for (size_t at = 1; at + length < end; at++)
            if (memcmp(phrase.ptr + at, tails[i], length) == 0) end = at;
    }
    return end;
}

static bool has_plural_ending(ntr_str head) {
    if (!ntr_ends_with(head, "s")) return false;
    static const char *const singular[] = {"ss", "us", "is", "as", "ens", "'s"}; /* class, bus, basis, gas, lens */
    for (size_t i = 0; i < sizeof singular / sizeof singular[0]; i++)
        if (ntr_ends_with(head, singular[i])) return false;
    return true;
}

static bool is_consonant(char c) {
    return c != 0 && strchr("bcdfghjklmnpqrstvwxz", c) != NULL;
}

static bool ends_hissing(ntr_str word) {
    static const char *const hissing[] = {"s", "x", "z", "ch", "sh"};
    for (size_t i = 0; i < sizeof hissing / sizeof hissing[0]; i++)
        if (ntr_ends_with(word, hissing[i])) return true;
    return false;
}

static ntr_form plural_by_rule(ntr_str head) {
    const ntr_str none = NTR_STR_NONE;
    if (ntr_ends_with(head, "woman")) return ntr_form_join(ntr_cut_end(head, 5), NTR_STR("women"), none);
    if (ntr_ends_with(head, "sman")) return ntr_form_join(ntr_cut_end(head, 4), NTR_STR("smen"), none);
    if (ntr_ends_with(head, "sis")) return ntr_form_join(ntr_cut_end(head, 3), NTR_STR("ses"), none);
    if (ntr_ends_with(head, "y") && head.len > 1 && is_consonant(head.ptr[head.len - 2]))
        return ntr_form_join(ntr_cut_end(head, 1), NTR_STR("ies"), none);
    return ntr_form_join(head, ends_hissing(head) ? NTR_STR("es") : NTR_STR("s"), none);
}

/* The table knows the whole head or its end: civil servant … by its last words, longest first. */
static bool plural_by_table(ntr_arena *arena, const ntr_lexicon *lexicon, ntr_str head, ntr_form *out) {
    for (size_t begin = 0; begin < head.len; begin++) {
        if (begin > 0 && head.ptr[begin - 1] != ' ' && head.ptr[begin - 1] != '-') continue;
        const ntr_str found = from_table(arena, lexicon, ntr_str_slice(head, begin, head.len), "plural");
        if (!found.ptr) continue;
        *out = ntr_form_join(ntr_str_slice(head, 0, begin), found, NTR_STR_NONE);
        return true;
    }
    return false;
}

static ntr_str join(ntr_arena *arena, ntr_str phrase, const ntr_form *head, size_t end) {
    if (head->len == 0) return phrase;
    return ntr_arena_printf(arena, "%.*s%.*s", (int)head->len, head->bytes,
                            NTR_FMT(ntr_str_slice(phrase, end, phrase.len)));
}

ntr_str ntr_english_plural(ntr_arena *arena, const ntr_lexicon *lexicon, ntr_str phrase) {
    if (phrase.len == 0) return phrase;
    const ntr_str whole = from_table(arena, lexicon, phrase, "plural");
    if (whole.ptr) return whole;
    const size_t end = head_end(phrase);
    const ntr_str head = ntr_str_slice(phrase, 0, end);
    const unsigned char last = (unsigned char)head.ptr[head.len - 1];
    ntr_form plural;
    if (!plural_by_table(arena, lexicon, head, &plural)) {
        if (has_plural_ending(head) || strchr(").!?", last)) return phrase;
        plural = plural_by_rule(head);
    }
    return join(arena, phrase, &plural, end);
}

ntr_str ntr_english_family(ntr_arena *arena, ntr_str surname) {
    return ntr_arena_printf(arena, "%.*s%s", NTR_FMT(surname), ends_hissing(surname) ? "es" : "s");
}

/* --- verbs ------------------------------------------------------------------------------------------------------- */

static bool is_vowel(char c) {
    return c != 0 && strchr("aeiou", c) != NULL;
}

/* stop → stopp, travel → travell (British): a single vowel before a single consonant. */
static bool doubles_last(ntr_str verb, bool american) {
    if (verb.len < 3) return false;
    const char last = verb.ptr[verb.len - 1], vowel = verb.ptr[verb.len - 2], before = verb.ptr[verb.len - 3];
    if (!is_consonant(last) || strchr("wxh", last) || !is_vowel(vowel) || is_vowel(before)) return false;
    return ntr_syllables(verb) == 1 || (last == 'l' && !american);
}

static ntr_form participle_by_rule(ntr_str verb, bool american) {
    const ntr_str none = NTR_STR_NONE;
    const char last[] = {verb.ptr[verb.len - 1], 0};
    if (last[0] == 'e') return ntr_form_join(verb, NTR_STR("d"), none);
    if (last[0] == 'y' && verb.len > 1 && is_consonant(verb.ptr[verb.len - 2]))
        return ntr_form_join(ntr_cut_end(verb, 1), NTR_STR("ied"), none);
    if (doubles_last(verb, american)) return ntr_form_join(verb, ntr_str_from(last), NTR_STR("ed"));
    return ntr_form_join(verb, NTR_STR("ed"), none);
}

ntr_str ntr_english_participle(ntr_arena *arena, const ntr_lexicon *lexicon, ntr_str phrase, bool american) {
    if (phrase.len == 0) return phrase;
    const char *space = memchr(phrase.ptr, ' ', phrase.len);
    const size_t end = space ? (size_t)(space - phrase.ptr) : phrase.len;
    const ntr_str verb = ntr_str_slice(phrase, 0, end);
    if (verb.len == 0) return phrase;
    const ntr_str found = from_table(arena, lexicon, verb, "participle");
    const ntr_form form =
        found.ptr ? ntr_form_join(found, NTR_STR_NONE, NTR_STR_NONE) : participle_by_rule(verb, american);
    return join(arena, phrase, &form, end);
}
