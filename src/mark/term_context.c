/* Noun or verb? The neighbours decide: de werken, zij werken. Scores are sums of small weights, found by trial on
 * newspaper text; above zero a noun is likelier, below zero a verb. */
#include "mark/term.h"

static bool is_digits(ntr_str word) {
    return word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9';
}

/* "wij werken" is a verb, but in "gaan wij werken" and "koopt hij boeken" the subject is taken: what then follows is
 * an infinitive behind an auxiliary, else rather an object. */
static int score_before_pronoun(term_finder *finder, uint32_t unit) {
    const unsigned verb = term_roles(finder, (int64_t)unit - 2);
    if (verb & NTR_ROLE_AUXILIARY) return -150;
    if ((verb & NTR_ROLE_FUNCTION) || term_folded(finder, (int64_t)unit - 2).len == 0) return -200;
    return (term_word_classes(finder, unit - 2) & NTR_VERB) ? -60 : -200;
}

/* die dagen, but mensen die werken: behind a noun it is a relative pronoun. */
static int score_behind_die(term_finder *finder, uint32_t unit) {
    const unsigned before = term_roles(finder, (int64_t)unit - 2);
    if (unit < 2 || (before & NTR_ROLE_PREPOSITION)) return 250;
    if (term_folded(finder, (int64_t)unit - 2).len == 0) return -70;
    return (before & NTR_ROLE_FUNCTION) || !(term_word_classes(finder, unit - 2) & NTR_NOUN) ? 100 : -70;
}

static int score_behind_determiner(uint32_t unit, ntr_str word, unsigned determiner, bool singular) {
    if ((determiner & NTR_ROLE_SINGULAR) && ntr_ends_with(word, "en") && !singular) return -300;
    if (determiner & NTR_ROLE_AMOUNT) return ntr_ends_with(word, "t") ? -60 : 150;
    return unit == 1 && (determiner & NTR_ROLE_SUBJECT) ? 50 : 300; /* Het leek, Dit was */
}

/* Neither a function word nor known: afgelopen, of the house's own adjectives. */
static bool looks_attributive(term_finder *finder, uint32_t unit, ntr_str word) {
    const unsigned classes = term_word_classes(finder, unit);
    const bool name = classes == 0 && term_word(finder, unit)->shape != NTR_CASE_LOWER;
    if (ntr_ends_with(word, "e")) return word.len > 3 && !name && (classes == 0 || (classes & NTR_ADJ));
    const bool participle = ntr_ends_with(word, "en") || (classes & NTR_ADJ);
    return participle && (term_roles(finder, (int64_t)unit - 1) & NTR_ROLE_DETERMINER);
}

static bool is_word(const term_finder *finder, int64_t unit, const char *word) {
    return ntr_str_equal(term_folded(finder, unit), ntr_str_from(word));
}

static int score_behind_function(term_finder *finder, uint32_t unit, ntr_str word, unsigned previous, bool singular) {
    if (previous & NTR_ROLE_DETERMINER) return score_behind_determiner(unit, word, previous, singular);
    if (previous & NTR_ROLE_NUMERAL) return 250;
    if (previous & NTR_ROLE_PREPOSITION) return 150;
    if (previous & NTR_ROLE_PRONOUN) return score_before_pronoun(finder, unit);
    const bool modal = (previous & NTR_ROLE_AUXILIARY) && !(previous & NTR_ROLE_PERFECT);
    if (modal && ntr_ends_with(word, "en")) return -150; /* kan groeien; but: heeft boeken */
    return (previous & (NTR_ROLE_AUXILIARY | NTR_ROLE_ADVERB)) ? -90 : 0;
}

/* What the word before says, in hundredths; `singular`: the noun would be one (een teken). */
static int score_previous(term_finder *finder, uint32_t unit, ntr_str word, bool singular) {
    const int64_t before = (int64_t)unit - 1;
    const unsigned previous = term_roles(finder, before);
    if (unit == 0) return ntr_ends_with(word, "n") || ntr_ends_with(word, "s") ? 50 : 0;
    if (term_folded(finder, before).len == 0) return -30;
    if (is_word(finder, before, "te")) return -400;
    if (is_word(finder, before, "zijn")) return 30;
    if (is_word(finder, before, "die")) return ntr_ends_with(word, "t") ? -70 : score_behind_die(finder, unit);
    if (is_word(finder, before, "dat") || is_word(finder, before, "wie")) return -70;
    if (is_word(finder, before, "er")) return -60;
    if (previous & NTR_ROLE_OBJECT) return -120;
    if (previous & NTR_ROLE_NOMINAL) return 300;
    const int score = score_behind_function(finder, unit, word, previous, singular);
    if (score != 0) return score;
    if (is_digits(term_folded(finder, before))) return 250;
    if (looks_attributive(finder, unit - 1, term_folded(finder, before))) return 200;
    if (term_word_classes(finder, unit - 1) & (NTR_NOUN | NTR_OTHER)) return ntr_ends_with(word, "en") ? -130 : -80;
    return -30;
}

/* What the word behind says. */
static int score_next(term_finder *finder, uint32_t unit, ntr_str word) {
    const int64_t behind = (int64_t)unit + 1;
    const unsigned next = term_roles(finder, behind);
    const bool en = ntr_ends_with(word, "en");
    if (is_word(finder, behind, "van")) return en ? 80 : 120;
    if (is_word(finder, behind, "die")) return 80;
    if (is_word(finder, behind, "dat")) return 0;
    if (is_word(finder, behind, "zijn")) return en ? 0 : -80;
    if (next & NTR_ROLE_POSTVERBAL) return -80;
    if (next & NTR_ROLE_PRONOUN) return -150;
    if (next & NTR_ROLE_DETERMINER) return -80;
    if (next & (NTR_ROLE_AUXILIARY | NTR_ROLE_CONJUNCTION)) return en ? 40 : 80;
    return 0;
}

static bool subject_is_first_person(term_finder *finder, uint32_t unit) {
    return is_word(finder, (int64_t)unit - 1, "ik") || (term_roles(finder, (int64_t)unit + 1) & NTR_ROLE_INVERTED);
}

/* Whether the form can only be a verb's with ik, je or as an imperative: werk, merk. Against such a noun wins nearly
 * always; against werkt, viel, werken it does not. */
static bool is_bare_stem(const term_finder *finder, ntr_str word) {
    return !ntr_ends_with(word, "t") && !ntr_ends_with(word, "en") && !ntr_ends_with(word, "de") &&
           !ntr_ends_with(word, "te") && ntr_forms_find(&finder->workspace->lexicon->verb_forms, word) == NTR_MAP_NONE;
}

/* de gewonde arm, de wiskundige opvattingen: an adjective, though de gewonde is a noun. */
static bool modifies_noun(term_finder *finder, uint32_t unit) {
    if (term_folded(finder, (int64_t)unit + 1).len == 0) return false;
    return !(term_roles(finder, (int64_t)unit + 1) & NTR_ROLE_FUNCTION) &&
           (term_word_classes(finder, unit) & NTR_ADJ) &&
           (term_word_classes(finder, unit + 1) & (NTR_NOUN | NTR_OTHER));
}

/* "na rust verloor": no finite verb stands between a preposition and the rest of its clause; at the end it may (waar
 * hij aan dacht). */
static bool within_prepositional_phrase(term_finder *finder, uint32_t unit) {
    return (term_roles(finder, (int64_t)unit - 1) & NTR_ROLE_PREPOSITION) &&
           term_folded(finder, (int64_t)unit + 1).len > 0 &&
           !(term_roles(finder, (int64_t)unit + 1) & (NTR_ROLE_CONJUNCTION | NTR_ROLE_AUXILIARY));
}

/* What a noun needs against a verb. Participles (gegeven) and strong forms (staat, scheen) are seldom meant as nouns.
 */
static int least_for_noun(const term_finder *finder, ntr_str word, unsigned features) {
    const bool strong = ntr_forms_find(&finder->workspace->lexicon->verb_forms, word) != NTR_MAP_NONE;
    if (strong && ntr_starts_with(word, "ge") && ntr_ends_with(word, "en")) return 100;
    return ((features & NTR_SINGULAR) ? -50 : -100) + (strong ? 40 : 0);
}

/* ontslagen: dismissed, or the plural of dismissal. */
static bool is_participle_or_plural(const term_finder *finder, ntr_str word, unsigned features) {
    const unsigned either = NTR_PLURAL | NTR_PARTICIPLE;
    return (features & either) && !(features & ~either) && ntr_ends_with(word, "en") &&
           ntr_verb_is_strong_participle(finder->workspace->lexicon, word);
}

bool term_fits_context(term_finder *finder, uint32_t unit, const ntr_term_hit *hit) {
    const unsigned features = hit->features;
    const ntr_str word = term_folded(finder, unit);
    const bool noun = features & (NTR_SINGULAR | NTR_PLURAL | NTR_DIMINUTIVE);
    const bool adjective = features & NTR_ADJECTIVE_FEATURES;
    const bool verb = features & (NTR_FINITE | NTR_INFINITIVE | NTR_PARTICIPLE | NTR_STEM);
    if (noun && !verb && ntr_verb_is_strong_participle(finder->workspace->lexicon, word) &&
        term_is_participle(finder, unit))
        return false; /* heeft alles gegeven */
    if (features == 0 || (noun && adjective) || (noun && verb)) return true;
    if ((features & NTR_STEM) && !noun && !adjective && !(features & (NTR_FINITE | NTR_PARTICIPLE)))
        return subject_is_first_person(finder, unit);
    const unsigned classes = term_word_classes(finder, unit);
    if (noun && ntr_ends_with(word, "e") && modifies_noun(finder, unit)) return false;
    if (noun && (classes & NTR_VERB) && is_bare_stem(finder, word)) return !subject_is_first_person(finder, unit);
    if ((classes & NTR_NOUN) && is_participle_or_plural(finder, word, features))
        return noun != term_is_participle(finder, unit);
    const int score =
        score_previous(finder, unit, word, (features & NTR_SINGULAR) != 0) + score_next(finder, unit, word);
    if (noun && (term_roles(finder, unit) & NTR_ROLE_AUXILIARY)) return score >= 150; /* de wil, een mag */
    if (noun && (classes & NTR_VERB)) return score >= least_for_noun(finder, word, features);
    if (verb && !adjective) {
        if ((features & NTR_PARTICIPLE) && (classes & NTR_NOUN)) return score < 150;
        if (classes & NTR_NOUN) return score < (ntr_ends_with(word, "n") ? 0 : 50);
        if (!(features & ~(unsigned)(NTR_FINITE | NTR_STEM)))
            return !(term_roles(finder, (int64_t)unit - 1) & NTR_ROLE_ARTICLE) &&
                   !within_prepositional_phrase(finder, unit);
    }
    return true;
}
