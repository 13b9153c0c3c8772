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

/* "wij werken" is a verb, but in "gaan wij werken" and "koopt hij boeken" the subject is taken: what then follows is
 * an infinitive behind an auxiliary, else rather an object. */
static int score_before_pronoun(term_finder *finder, uint32_t unit) {
    const ntr_str verb = term_folded(finder, (int64_t)unit - 2);
    if (is_function(finder, verb, "aux")) return -150;
    if (unit < 2 || verb.len == 0 || is_function(finder, verb, NULL)) return -200;
    return (term_word_classes(finder, unit - 2) & NTR_VERB) ? -60 : -200;
}

/* die dagen, but mensen die werken: behind a noun it is a relative pronoun. */
static int score_behind_die(term_finder *finder, uint32_t unit) {
    const ntr_str before = term_folded(finder, (int64_t)unit - 2);
    if (unit < 2 || is_function(finder, before, "prep")) return 250;
    if (before.len == 0) return -70;
    return is_function(finder, before, NULL) || !(term_word_classes(finder, unit - 2) & NTR_NOUN) ? 100 : -70;
}

/* A plural in -en cannot stand behind these, an infinitive can: het werken. */
static bool is_singular_determiner(ntr_str word) {
    return IS_ANY(word, "het", "een", "dit", "elk", "ieder", "elke", "iedere");
}

static bool is_quantity(ntr_str word) {
    return IS_ANY(word, "veel", "weinig", "zoveel", "genoeg");
}

static int score_behind_determiner(uint32_t unit, ntr_str word, ntr_str determiner) {
    if (is_singular_determiner(determiner) && ntr_ends_with(word, "en")) return -300;
    if (is_quantity(determiner)) return ntr_ends_with(word, "t") ? -60 : 150;
    if (unit == 1 && IS_ANY(determiner, "het", "dit", "dat")) return 50; /* may be the subject: Het leek, Dit was */
    return 300;
}

/* Neither a function word nor known: afgelopen, of the house's own adjectives. */
static bool looks_attributive(term_finder *finder, uint32_t unit, ntr_str word) {
    const unsigned classes = term_word_classes(finder, unit);
    const bool name = classes == 0 && term_word(finder, unit)->shape != NTR_CASE_LOWER;
    if (ntr_ends_with(word, "e")) return word.len > 3 && !name && (classes == 0 || (classes & NTR_ADJ));
    const bool participle = ntr_ends_with(word, "en") || (classes & NTR_ADJ);
    return participle && is_function(finder, term_folded(finder, (int64_t)unit - 1), "det");
}

/* What the word before says, in hundredths. */
static int score_previous(term_finder *finder, uint32_t unit, ntr_str word) {
    const ntr_str previous = term_folded(finder, (int64_t)unit - 1);
    if (unit == 0) return ntr_ends_with(word, "n") || ntr_ends_with(word, "s") ? 50 : 0;
    if (previous.len == 0) return -30;
    if (ntr_str_equal(previous, NTR_STR("te"))) return -400;
    if (IS_ANY(previous, "zijn")) return 30;
    if (IS_ANY(previous, "die")) return ntr_ends_with(word, "t") ? -70 : score_behind_die(finder, unit);
    if (IS_ANY(previous, "dat", "wie")) return -70;
    if (IS_ANY(previous, "er")) return -60;
    if (IS_ANY(previous, "zich", "hem", "hen", "mij", "me")) return -120;
    if (IS_ANY(previous, "eigen", "ander", "andere", "meer", "aantal", "paar", "soort")) return 300;
    if (is_function(finder, previous, "det")) return score_behind_determiner(unit, word, previous);
    if (is_function(finder, previous, "num") || is_digits(previous)) return 250;
    if (is_function(finder, previous, "prep")) return 150;
    if (is_function(finder, previous, "pron")) return score_before_pronoun(finder, unit);
    if (is_function(finder, previous, "aux") || is_function(finder, previous, "adv")) return -90;
    if (looks_attributive(finder, unit - 1, previous)) return 200;
    if (term_word_classes(finder, unit - 1) & (NTR_NOUN | NTR_OTHER)) return ntr_ends_with(word, "en") ? -130 : -80;
    return -30;
}

/* What the word behind says. */
static int score_next(term_finder *finder, uint32_t unit, ntr_str word) {
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    if (next.len == 0) return 0;
    if (ntr_str_equal(next, NTR_STR("van"))) return ntr_ends_with(word, "en") ? 80 : 120;
    if (IS_ANY(next, "die")) return 80;
    if (IS_ANY(next, "dat")) return 0;
    if (IS_ANY(next, "zijn")) return ntr_ends_with(word, "en") ? 0 : -80;
    if (IS_ANY(next, "niet", "haar", "hun")) return -80;
    if (is_function(finder, next, "pron")) return -150;
    if (is_function(finder, next, "det")) return -80;
    if (is_function(finder, next, "aux") || is_function(finder, next, "conj"))
        return ntr_ends_with(word, "en") ? 40 : 80;
    return 0;
}

static bool subject_is_first_person(const term_finder *finder, uint32_t unit) {
    const ntr_str previous = term_folded(finder, (int64_t)unit - 1), next = term_folded(finder, (int64_t)unit + 1);
    return IS_ANY(previous, "ik") || IS_ANY(next, "ik", "je", "jij", "u");
}

static bool behind_article(const term_finder *finder, uint32_t unit) {
    return IS_ANY(term_folded(finder, (int64_t)unit - 1), "de", "een", "geen", "deze", "elke", "iedere", "onze", "mijn",
                  "uw", "hun");
}

/* Whether the form can only be a verb's with ik, je or as an imperative: werk, merk. Against such a noun wins nearly
 * always; against werkt, viel, werken it does not. */
static bool is_bare_stem(const term_finder *finder, ntr_str word) {
    return !ntr_ends_with(word, "t") && !ntr_ends_with(word, "en") && !ntr_ends_with(word, "de") &&
           !ntr_ends_with(word, "te") && ntr_forms_find(&finder->workspace->lexicon->verb_forms, word) == NTR_MAP_NONE;
}

/* de gewonde arm, de wiskundige opvattingen: an adjective, though de gewonde is a noun. */
static bool modifies_noun(term_finder *finder, uint32_t unit) {
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    if (next.len == 0 || is_function(finder, next, NULL)) return false;
    return (term_word_classes(finder, unit) & NTR_ADJ) &&
           (term_word_classes(finder, unit + 1) & (NTR_NOUN | NTR_OTHER));
}

/* "na rust verloor": no finite verb stands between a preposition and the rest of its clause; at the end it may (waar
 * hij aan dacht). */
static bool within_prepositional_phrase(const term_finder *finder, uint32_t unit) {
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    return is_function(finder, term_folded(finder, (int64_t)unit - 1), "prep") && next.len > 0 &&
           !is_function(finder, next, "conj") && !is_function(finder, next, "aux");
}

/* What a noun needs against a verb. Participles (gegeven) and strong forms (staat, scheen) are seldom meant as nouns.
 */
static int least_for_noun(const term_finder *finder, ntr_str word, unsigned features) {
    const bool strong = ntr_forms_find(&finder->workspace->lexicon->verb_forms, word) != NTR_MAP_NONE;
    if (strong && ntr_starts_with(word, "ge") && ntr_ends_with(word, "en")) return 100;
    return ((features & NTR_SINGULAR) ? -50 : -100) + (strong ? 40 : 0);
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
    if (noun && ntr_ends_with(word, "e") && modifies_noun(finder, unit)) return false;
    if (noun && (classes & NTR_VERB) && is_bare_stem(finder, word)) return !subject_is_first_person(finder, unit);
    const int score = score_previous(finder, unit, word) + score_next(finder, unit, word);
    if (noun && is_function(finder, word, "aux")) return score >= 150; /* de wil, een mag */
    if (noun && (classes & NTR_VERB)) return score >= least_for_noun(finder, word, features);
    if (verb && !adjective) {
        if ((features & NTR_PARTICIPLE) && (classes & NTR_NOUN)) return score < 150;
        if (classes & NTR_NOUN) return score < (ntr_ends_with(word, "n") ? 0 : 50);
        if (!(features & ~(unsigned)(NTR_FINITE | NTR_STEM)))
            return !behind_article(finder, unit) && !within_prepositional_phrase(finder, unit);
    }
    return true;
}
