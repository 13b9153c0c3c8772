/* Separable verbs written apart: the verb comes second in a main clause and its particle last (Rusland valt Oekraïne
 * aan), or the particle stands before te (om aan te vallen). */
#include "mark/term.h"

enum { REACH = 40 }; /* units: so far a particle may stand from its verb, which keeps the search linear */

static bool is_word(const term_finder *finder, int64_t unit, const char *word) {
    return ntr_str_equal(term_folded(finder, unit), ntr_str_from(word));
}

/* Whether the particle before te goes with the infinitive behind it, which then is a verb of its own (zich aan te
 * melden); not so in kondigde aan te vertrekken. */
static bool belongs_to_infinitive(term_finder *finder, uint32_t unit) {
    const ntr_str infinitive = term_folded(finder, (int64_t)unit + 2);
    const ntr_form verb = ntr_form_join(term_folded(finder, unit), infinitive, NTR_STR_NONE);
    return infinitive.len > 0 && term_is_entry(finder, ntr_form_str(&verb));
}

static bool stands_at_end(term_finder *finder, uint32_t unit) {
    const int64_t behind = (int64_t)unit + 1;
    if (term_roles(finder, (int64_t)unit - 1) & NTR_ROLE_PREPOSITION) return false; /* liep naar huis */
    if (term_folded(finder, behind).len == 0) return true;
    if (is_word(finder, behind, "te")) return !is_word(finder, unit, "om") && !belongs_to_infinitive(finder, unit);
    return (term_roles(finder, behind) & (NTR_ROLE_CONJUNCTION | NTR_ROLE_PREPOSITION | NTR_ROLE_OPENER)) != 0;
}

static bool is_particle(term_finder *finder, uint32_t unit, ntr_str particle) {
    const ntr_str word = term_folded(finder, unit);
    if (particle.len == 0) return (term_roles(finder, unit) & NTR_ROLE_PARTICLE) != 0;
    return ntr_str_equal(word, particle) ||
           (ntr_str_equal(word, NTR_STR("mede")) && ntr_str_equal(particle, NTR_STR("mee"))); /* deelt … mede */
}

static bool is_and_or(ntr_str word) {
    return ntr_str_equal(word, NTR_STR("en")) || ntr_str_equal(word, NTR_STR("of"));
}

static bool is_only_verb(term_finder *finder, uint32_t unit) {
    if (term_folded(finder, unit).len == 0 || (term_roles(finder, unit) & NTR_ROLE_FUNCTION)) return false;
    return term_word_classes(finder, unit) == NTR_VERB;
}

static bool is_finite(term_finder *finder, uint32_t unit) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    return is_only_verb(finder, unit) ||
           ntr_forms_find(&lexicon->verb_forms, term_folded(finder, unit)) != NTR_MAP_NONE;
}

/* A coordinated clause with a verb of its own (… en speelde …) or a subordinate one. */
bool term_begins_clause(term_finder *finder, uint32_t unit) {
    const unsigned roles = term_roles(finder, unit), next = term_roles(finder, (int64_t)unit + 1);
    if (!(roles & NTR_ROLE_CONJUNCTION) || (roles & NTR_ROLE_INSIDE)) return false;
    if (!is_and_or(term_folded(finder, unit))) return true;
    if (term_folded(finder, (int64_t)unit + 1).len == 0) return false;
    if (next & NTR_ROLE_PRONOUN) return true;
    return (next & NTR_ROLE_FUNCTION) ? (next & NTR_ROLE_AUXILIARY) != 0 : is_only_verb(finder, unit + 1);
}

/* "mee wil doen", "op zou kunnen merken": the auxiliaries of an infinitive stand between it and its particle. */
static uint32_t particle_before_auxiliaries(term_finder *finder, uint32_t unit, ntr_str particle) {
    uint32_t at = unit;
    while (at > 0 && (term_roles(finder, (int64_t)at - 1) & NTR_ROLE_AUXILIARY)) at--;
    if (at == unit || at == 0 || !ntr_ends_with(term_folded(finder, unit), "n")) return UINT32_MAX;
    return is_particle(finder, at - 1, particle) ? at - 1 : UINT32_MAX;
}

uint32_t term_find_particle(term_finder *finder, uint32_t unit, ntr_str particle) {
    const uint32_t before = particle.len > 0 ? particle_before_auxiliaries(finder, unit, particle) : UINT32_MAX;
    if (before != UINT32_MAX) return before;
    if (is_word(finder, (int64_t)unit - 1, "te"))
        return unit >= 2 && is_particle(finder, unit - 2, particle) ? unit - 2 : UINT32_MAX;
    bool coordinated = false; /* viel en het leger greep de kans aan: aan goes with greep */
    for (uint32_t at = unit + 1; at < finder->units.count && at < unit + REACH; at++) {
        if (finder->units.items[at].stop || term_begins_clause(finder, at)) return UINT32_MAX;
        if (coordinated && is_finite(finder, at)) return UINT32_MAX;
        coordinated = coordinated || is_and_or(term_folded(finder, at));
        if (is_particle(finder, at, particle) && stands_at_end(finder, at)) return at;
    }
    return UINT32_MAX;
}
