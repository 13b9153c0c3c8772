/* Separable verbs written apart: the verb comes second in a main clause and its particle last (Rusland valt Oekraïne
 * aan), or the particle stands before te (om aan te vallen). */
#include "mark/term.h"

enum { REACH = 40 }; /* units: so far a particle may stand from its verb, which keeps the search linear */

static bool stands_at_end(const term_finder *finder, uint32_t unit) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const ntr_str next = term_folded(finder, (int64_t)unit + 1), previous = term_folded(finder, (int64_t)unit - 1);
    if (ntr_lexicon_is_function(lexicon, previous, "prep")) return false; /* liep naar huis */
    if (next.len == 0) return true;
    if (ntr_str_equal(next, NTR_STR("te"))) return !ntr_str_equal(term_folded(finder, unit), NTR_STR("om"));
    if (ntr_lexicon_is_function(lexicon, next, "conj") || ntr_lexicon_is_function(lexicon, next, "prep")) return true;
    static const char *const openers[] = {"dat", "die", "wat", "waar", "hoe", "wie", "waarom", "waarmee", "wanneer"};
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
        if (ntr_str_equal(next, ntr_str_from(openers[i]))) return true;
    return false;
}

static bool is_particle(const term_finder *finder, uint32_t unit, ntr_str particle) {
    const ntr_str word = term_folded(finder, unit);
    if (particle.len > 0)
        return ntr_str_equal(word, particle) ||
               (ntr_str_equal(word, NTR_STR("mede")) && ntr_str_equal(particle, NTR_STR("mee"))); /* deelt … mede */
    return word.len > 0 &&
           ntr_table_find(&finder->workspace->lexicon->words[NTR_WORDS_PARTICLES], word) != NTR_MAP_NONE;
}

static bool is_and_or(ntr_str word) {
    return ntr_str_equal(word, NTR_STR("en")) || ntr_str_equal(word, NTR_STR("of"));
}

static bool is_only_verb(term_finder *finder, uint32_t unit) {
    const ntr_str word = term_folded(finder, unit);
    if (word.len == 0 || ntr_lexicon_is_function(finder->workspace->lexicon, word, NULL)) return false;
    return term_word_classes(finder, unit) == NTR_VERB;
}

static bool is_finite(term_finder *finder, uint32_t unit) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    return is_only_verb(finder, unit) ||
           ntr_forms_find(&lexicon->verb_forms, term_folded(finder, unit)) != NTR_MAP_NONE;
}

/* A coordinated clause with a verb of its own (… en speelde …) or a subordinate one. */
static bool begins_clause(term_finder *finder, uint32_t unit) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const ntr_str word = term_folded(finder, unit);
    static const char *const within[] = {"als", "dus", "dan", "zoals", "noch"}; /* sloeg als een hamer toe */
    if (!ntr_lexicon_is_function(lexicon, word, "conj")) return false;
    for (size_t i = 0; i < sizeof within / sizeof within[0]; i++)
        if (ntr_str_equal(word, ntr_str_from(within[i]))) return false;
    if (!is_and_or(word)) return true;
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    if (next.len == 0 || ntr_lexicon_is_function(lexicon, next, "pron")) return next.len > 0;
    if (ntr_lexicon_is_function(lexicon, next, NULL)) return ntr_lexicon_is_function(lexicon, next, "aux");
    return is_only_verb(finder, unit + 1);
}

/* "mee wil doen", "op zou kunnen merken": the auxiliaries of an infinitive stand between it and its particle. */
static uint32_t particle_before_auxiliaries(const term_finder *finder, uint32_t unit, ntr_str particle) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    uint32_t at = unit;
    while (at > 0 && ntr_lexicon_is_function(lexicon, term_folded(finder, (int64_t)at - 1), "aux")) at--;
    if (at == unit || at == 0 || !ntr_ends_with(term_folded(finder, unit), "n")) return UINT32_MAX;
    return is_particle(finder, at - 1, particle) ? at - 1 : UINT32_MAX;
}

uint32_t term_find_particle(term_finder *finder, uint32_t unit, ntr_str particle) {
    const uint32_t before = particle.len > 0 ? particle_before_auxiliaries(finder, unit, particle) : UINT32_MAX;
    if (before != UINT32_MAX) return before;
    if (ntr_str_equal(term_folded(finder, (int64_t)unit - 1), NTR_STR("te")))
        return unit >= 2 && is_particle(finder, unit - 2, particle) ? unit - 2 : UINT32_MAX;
    bool coordinated = false; /* viel en het leger greep de kans aan: aan goes with greep */
    for (uint32_t at = unit + 1; at < finder->units.count && at < unit + REACH; at++) {
        if (finder->units.items[at].stop || begins_clause(finder, at)) return UINT32_MAX;
        if (coordinated && is_finite(finder, at)) return UINT32_MAX;
        coordinated = coordinated || is_and_or(term_folded(finder, at));
        if (is_particle(finder, at, particle) && stands_at_end(finder, at)) return at;
    }
    return UINT32_MAX;
}
