#include "lang/compound.h"

#include "lang/spelling.h"

/* Heads with no meaning of their own here: plain nouns that any modifier goes with, and that begin with letters no
 * linking letter can be mistaken for. The dictionary's compound flags sit on the modifier, so they answer. */
static const char *const heads[] = {"commissie", "systeem", "project"};
/* Modifiers of the same kind. */
static const char *const modifiers[] = {"gemeente", "hoofd", "school"};
/* Beginnings that derive words and do not compound them. */
static const char *const derivations[] = {"ge", "be", "ver", "ont", "her", "er", "on", "mis", "wan"};

static bool knows_joined(ntr_spell *dutch, ntr_str first, ntr_str second) {
    const ntr_form word = ntr_form_join(first, second, NTR_STR_NONE);
    return word.len > 0 && ntr_spell_knows(dutch, ntr_form_str(&word));
}

static bool is_derivation(ntr_str first) {
    for (size_t i = 0; i < sizeof derivations / sizeof derivations[0]; i++)
        if (ntr_str_equal(first, ntr_str_from(derivations[i]))) return true;
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
    if (first.len < 3 || is_derivation(first)) return NTR_OPENING_NO;
    const bool function = ntr_lexicon_is_function(lexicon, first, NULL);
    if (function && first.len < 4) return NTR_OPENING_NO; /* aanval, uitspraak; but buitenwijk */
    if (first.ptr[first.len - 1] == '-') return NTR_OPENING_STRONG;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (knows_joined(dutch, first, ntr_str_from(heads[i]))) return NTR_OPENING_STRONG;
    if (function) return NTR_OPENING_NO;
    if (ntr_spell_knows(dutch, first) || knows_capitalised(dutch, first)) return NTR_OPENING_WEAK;
    return NTR_OPENING_NO;
}

/* What derives a word and is no head: regering|en, persoon|lijk, letter|ing, man|netjes. */
static bool is_suffix(ntr_str rest) {
    static const char *const suffixes[] = {
        "lijk",  "lijke", "loos",   "loze",   "eloos",  "eloze",   "heid",  "heden",  "schap", "ing",  "ingen",
        "baar",  "bare",  "elijk",  "elijke", "achtig", "achtige", "isch",  "ische",  "jes",   "tjes", "etje",
        "etjes", "netje", "netjes", "ling",   "lingen", "waarts",  "matig", "matige", "erij",  "zaam", "zame"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (ntr_str_equal(rest, ntr_str_from(suffixes[i]))) return true;
    return false;
}

static bool can_follow(ntr_spell *dutch, ntr_str rest) {
    if (rest.len < 3 || is_suffix(rest)) return false;
    if (rest.len >= 5 && ntr_spell_knows(dutch, rest)) return true;
    for (size_t i = 0; i < sizeof modifiers / sizeof modifiers[0]; i++)
        if (knows_joined(dutch, ntr_str_from(modifiers[i]), rest)) return true;
    return false;
}

bool ntr_compound_closes(ntr_spell *dutch, ntr_str rest) {
    static const char *const links[] = {"", "s", "-", "en", "e", "er", "n"};
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (ntr_starts_with(rest, links[i]) && can_follow(dutch, ntr_str_slice(rest, strlen(links[i]), rest.len)))
            return true;
    return false;
}
