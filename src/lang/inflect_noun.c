/* Nouns: plurals, diminutives, genitives. Rules after the Algemene Nederlandse Spraakkunst, 3.5. */
#include "lang/inflect_forms.h"

static bool emit(const emitter *out, ntr_str stem, const char *ending, unsigned features, ntr_trust trust,
                 const char *rule) {
    return ntr_emit(out, stem, ending, features, trust, rule);
}

/* The rows whose singular the noun ends in, longest first: kleinkind has its own row, pleegkind goes with kind. */
static bool irregular(const emitter *out, const ntr_lexicon *lexicon, ntr_str noun, bool *found) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_PLURALS];
    for (size_t begin = 0; begin + 2 <= noun.len && !*found; begin++) {
        if (begin == 1 || !ntr_begins_character(noun, begin)) continue;
        uint32_t at = ntr_table_first(table, ntr_str_slice(noun, begin, noun.len));
        for (; at != NTR_MAP_NONE; at = ntr_table_next(table, at)) {
            ntr_str rest = ntr_table_cell(table, ntr_table_row(table, at), 1);
            for (ntr_str plural = ntr_cell_part(&rest); plural.ptr; plural = ntr_cell_part(&rest)) {
                const ntr_form form = ntr_form_join(ntr_str_slice(noun, 0, begin), plural, NTR_STR_NONE);
                *found = true;
                if (!emit(out, ntr_form_str(&form), "", NTR_PLURAL, NTR_TRUST_TABLE, "noun:plural-irregular"))
                    return false;
            }
        }
    }
    return true;
}

/* Latin and Greek (musici, musea, crises), -heid and -man. */
static bool learned(const emitter *out, ntr_str noun) {
    static const struct {
        const char *ending, *plural;
        ntr_trust trust;
        const char *rule;
    } rows[] = {
        {"heid", "heden", NTR_TRUST_TABLE, "noun:plural-heden"},   /* mogelijkheid, mogelijkheden */
        {"man", "lieden", NTR_TRUST_CHANCE, "noun:plural-lieden"}, /* zeeman, zeelieden */
        {"man", "lui", NTR_TRUST_CHANCE, "noun:plural-lieden"},    {"icus", "ici", NTR_TRUST_RULE, "noun:plural-latin"},
        {"us", "i", NTR_TRUST_CHANCE, "noun:plural-latin"},        {"um", "a", NTR_TRUST_RULE, "noun:plural-latin"},
        {"sis", "ses", NTR_TRUST_RULE, "noun:plural-latin"},       {"xis", "xes", NTR_TRUST_RULE, "noun:plural-latin"},
        {"ma", "mata", NTR_TRUST_CHANCE, "noun:plural-latin"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!ntr_ends_with(noun, rows[i].ending) || noun.len < strlen(rows[i].ending) + 2) continue;
        const ntr_str stem = ntr_cut_end(noun, strlen(rows[i].ending));
        if (!emit(out, stem, rows[i].plural, NTR_PLURAL, rows[i].trust, rows[i].rule)) return false;
    }
    return true;
}

/* A stem of two syllables and more that ends unstressed takes -s: kamer, heuvel, deken, bezem, ambtenaar, leerling. */
static bool takes_s(ntr_str noun) {
    static const char *const endings[] = {"el",   "em",  "en", "er", "erd",  "aar",
                                          "aard", "ier", "or", "um", "ster", "eur"};
    if (ntr_syllables(noun) < 2) return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ntr_ends_with(noun, endings[i])) return true;
    return false;
}

static bool ends_in_long_vowel(ntr_str noun) {
    const char last = noun.ptr[noun.len - 1];
    if (strchr("aiouy", last) == NULL || last == 0) return false;
    return !ntr_ends_with(noun, "ie") && !ntr_ends_with(noun, "ou") && !ntr_ends_with(noun, "eu") &&
           !ntr_ends_with(noun, "au") && !ntr_ends_with(noun, "ui") && !ntr_ends_with(noun, "ei");
}

static bool plural_in_n(const emitter *out, ntr_str noun) {
    if (ntr_ends_with(noun, "ie"))
        return emit(out, noun, "s", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-s") &&                 /* ministeries */
               emit(out, noun, "ën", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-en") &&               /* industrieën */
               emit(out, ntr_cut_end(noun, 1), "ën", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-en"); /* koloniën */
    if (ntr_ends_with(noun, "ee"))
        return emit(out, noun, "ën", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-en") && /* zeeën */
               emit(out, noun, "s", NTR_PLURAL, NTR_TRUST_CHANCE, "noun:plural-s");   /* diarrees */
    if (ntr_ends_with(noun, "oe") || ntr_ends_with(noun, "eau") || ntr_ends_with(noun, "é"))
        return emit(out, noun, "s", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-s") && /* cafés, bureaus */
               emit(out, noun, "en", NTR_PLURAL, NTR_TRUST_CHANCE, "noun:plural-en");
    return emit(out, noun, "n", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-n") && /* ziekten */
           emit(out, noun, "s", NTR_PLURAL, NTR_TRUST_RULE, "noun:plural-s");   /* ziektes */
}

static bool ends_in_e(ntr_str noun) {
    return ntr_ends_with(noun, "e") || ntr_ends_with(noun, "é") || ntr_ends_with(noun, "eau");
}

static bool plural_in_en(const emitter *out, ntr_str noun, bool weaker) {
    const bool s = takes_s(noun);
    ntr_stems stems;
    ntr_stem_open(&stems, noun);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_trust trust = weaker || i > 0 ? NTR_TRUST_CHANCE : NTR_TRUST_RULE;
        if (!emit(out, ntr_form_str(&stems.items[i]), "en", NTR_PLURAL, trust, "noun:plural-en")) return false;
    }
    return emit(out, noun, "s", NTR_PLURAL, s && !weaker ? NTR_TRUST_RULE : NTR_TRUST_CHANCE, "noun:plural-s");
}

static bool plurals(const emitter *out, const ntr_lexicon *lexicon, ntr_str noun) {
    bool found = false;
    if (!irregular(out, lexicon, noun, &found) || !learned(out, noun)) return false;
    if (ends_in_e(noun)) return plural_in_n(out, noun);
    if (ends_in_long_vowel(noun) && !emit(out, noun, "'s", NTR_PLURAL, NTR_TRUST_TABLE, "noun:plural-'s")) return false;
    return plural_in_en(out, noun, found);
}

static bool diminutive(const emitter *out, ntr_str stem, const char *ending) {
    const ntr_form form = ntr_form_join(stem, ntr_str_from(ending), NTR_STR_NONE);
    return emit(out, ntr_form_str(&form), "", NTR_DIMINUTIVE, NTR_TRUST_CHANCE, "noun:diminutive") &&
           emit(out, ntr_form_str(&form), "s", NTR_DIMINUTIVE | NTR_PLURAL, NTR_TRUST_CHANCE, "noun:diminutive-plural");
}

/* Of all that could be, for the text has only what is: boompje, balletje, koninkje, autootje, huisje, scheepje. */
static bool diminutives(const emitter *out, ntr_str noun) {
    static const char *const endings[] = {"je", "tje", "pje", "etje"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (!diminutive(out, noun, endings[i])) return false;
    const char last[] = {noun.ptr[noun.len - 1], 0};
    const ntr_form doubled = ntr_form_join(noun, ntr_str_from(last), NTR_STR_NONE);
    if (strchr("lmnrgbpaou", last[0])) {
        const bool vowel = strchr("aou", last[0]) != NULL;
        if (!diminutive(out, ntr_form_str(&doubled), vowel ? "tje" : "etje")) return false;
    }
    return !ntr_ends_with(noun, "ing") || diminutive(out, ntr_cut_end(noun, 1), "kje");
}

static bool genitive(const emitter *out, ntr_str noun) {
    if (ends_in_long_vowel(noun)) return emit(out, noun, "'s", NTR_GENITIVE, NTR_TRUST_CHANCE, "noun:genitive");
    return strchr("sxz", noun.ptr[noun.len - 1]) != NULL ||
           emit(out, noun, "s", NTR_GENITIVE, NTR_TRUST_CHANCE, "noun:genitive");
}

bool ntr_noun_forms(const ntr_lexicon *lexicon, ntr_str base, ntr_inflection_visit visit, void *self) {
    const emitter out = {visit, self};
    if (base.len < 2) return base.len == 0 || emit(&out, base, "", NTR_SINGULAR, NTR_TRUST_TABLE, "noun:singular");
    return emit(&out, base, "", NTR_SINGULAR, NTR_TRUST_TABLE, "noun:singular") && plurals(&out, lexicon, base) &&
           diminutives(&out, base) && genitive(&out, base);
}
