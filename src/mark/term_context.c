/* Noun or verb? The neighbours decide: de werken, zij werken. Scores are sums of small weights, found by trial on
 * newspaper text; above zero a noun is likelier, below zero a verb. */
#include "mark/term.h"

static bool is_function(const term_finder *finder, ntr_str word, const char *pos) {
    return ntr_lexicon_is_function(finder->workspace->lexicon, word, pos);
}

static bool is_any(ntr_str word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (ntr_str_equal(word, ntr_str_from(words[i]))) return true;
    return false;
}

#define IS_ANY(word, ...)                                                                                              \
    is_any((word), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static bool is_digits(ntr_str word) {
    return word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9';
}

static bool is_punctuation(const term_finder *finder, int64_t unit) {
    return unit < 0 || unit >= finder->units.count || finder->units.items[unit].punctuation;
}

static int score_before_pronoun(term_finder *finder, uint32_t unit) {
    const bool inverted = unit >= 2 && !is_punctuation(finder, unit - 2) &&
                          (term_word_classes(finder, unit - 2) & NTR_VERB); /* "gaan we werken": the subject is taken */
    return inverted ? -20 : -200;
}

/* What the word before says, in hundredths. */
static int score_previous(term_finder *finder, uint32_t unit, ntr_str word) {
    const ntr_str previous = term_folded(finder, (int64_t)unit - 1);
    if (unit == 0) return ntr_ends_with(word, "n") || ntr_ends_with(word, "s") ? 50 : 0;
    if (previous.len == 0) return -30;
    if (ntr_str_equal(previous, NTR_STR("te"))) return -400;
    if (IS_ANY(previous, "zijn")) return 30;
    if (IS_ANY(previous, "die", "dat", "wie")) return -70;
    if (IS_ANY(previous, "er", "zich", "hem", "hen", "mij", "me")) return -120;
    if (IS_ANY(previous, "eigen", "ander", "andere", "meer")) return 300;
    if (is_function(finder, previous, "det")) return 300;
    if (is_function(finder, previous, "num") || is_digits(previous)) return 250;
    if (is_function(finder, previous, "prep")) return 150;
    if (is_function(finder, previous, "pron")) return score_before_pronoun(finder, unit);
    if (is_function(finder, previous, "aux") || is_function(finder, previous, "adv")) return -120;
    const unsigned classes = term_word_classes(finder, unit - 1);
    if (ntr_ends_with(previous, "e") && previous.len > 3 && (classes & NTR_ADJ)) return 250;
    if ((classes & NTR_NOUN) && !ntr_ends_with(word, "en")) return -80;
    return -30;
}

/* What the word behind says. */
static int score_next(term_finder *finder, uint32_t unit) {
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    if (next.len == 0) return 0;
    if (ntr_str_equal(next, NTR_STR("van"))) return 120;
    if (IS_ANY(next, "die", "dat")) return 80;
    if (IS_ANY(next, "niet", "zijn", "haar", "hun")) return -80;
    if (is_function(finder, next, "pron")) return -150;
    if (is_function(finder, next, "det")) return -80;
    if (is_function(finder, next, "aux") || is_function(finder, next, "conj")) return 80;
    return 0;
}

static bool subject_is_first_person(const term_finder *finder, uint32_t unit) {
    const ntr_str previous = term_folded(finder, (int64_t)unit - 1), next = term_folded(finder, (int64_t)unit + 1);
    return IS_ANY(previous, "ik") || IS_ANY(next, "ik", "je", "jij", "u");
}

static bool behind_article(const term_finder *finder, uint32_t unit) {
    return IS_ANY(term_folded(finder, (int64_t)unit - 1), "de", "het", "een");
}

bool term_fits_context(term_finder *finder, uint32_t unit, const ntr_term_hit *hit) {
    const unsigned features = hit->features;
    const ntr_str word = term_folded(finder, unit);
    const bool noun = features & (NTR_SINGULAR | NTR_PLURAL | NTR_DIMINUTIVE);
    const bool adjective = features & NTR_ADJECTIVE_FEATURES;
    const bool verb = features & (NTR_FINITE | NTR_INFINITIVE | NTR_PARTICIPLE | NTR_STEM);
    if (features == 0 || (noun && adjective) || (noun && verb)) return true;
    if ((features & NTR_STEM) && !noun && !adjective && !(features & (NTR_FINITE | NTR_PARTICIPLE)))
        return subject_is_first_person(finder, unit);
    const unsigned classes = term_word_classes(finder, unit);
    const int score = score_previous(finder, unit, word) + score_next(finder, unit);
    if (noun && (classes & NTR_VERB)) return score >= ((features & NTR_SINGULAR) ? -50 : -100);
    if (verb && !adjective) {
        if (!(features & NTR_PARTICIPLE) && (classes & NTR_NOUN)) return score < (ntr_ends_with(word, "n") ? 0 : 50);
        if (features == NTR_FINITE) return !behind_article(finder, unit);
    }
    return true;
}
