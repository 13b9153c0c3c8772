/* Separable verbs written apart: the verb comes second in a main clause and its particle last (Rusland valt Oekraïne
 * aan), or the particle stands before te (om aan te vallen). */
#include "mark/term.h"

enum { REACH = 40 }; /* units: so far a particle may stand from its verb, which keeps the search linear */

static bool stands_at_end(const term_finder *finder, uint32_t unit) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    if (next.len == 0) return true;
    if (ntr_lexicon_is_function(lexicon, next, "conj") || ntr_lexicon_is_function(lexicon, next, "prep")) return true;
    return ntr_str_equal(next, NTR_STR("te")) || ntr_str_equal(next, NTR_STR("dat")) ||
           ntr_str_equal(next, NTR_STR("die")) || ntr_str_equal(next, NTR_STR("wat")) ||
           ntr_str_equal(next, NTR_STR("waar"));
}

static bool is_particle(const term_finder *finder, uint32_t unit, ntr_str particle) {
    const ntr_str word = term_folded(finder, unit);
    if (particle.len > 0) return ntr_str_equal(word, particle);
    return word.len > 0 &&
           ntr_table_find(&finder->workspace->lexicon->words[NTR_WORDS_PARTICLES], word) != NTR_MAP_NONE;
}

uint32_t term_find_particle(term_finder *finder, uint32_t unit, ntr_str particle) {
    if (unit >= 2 && ntr_str_equal(term_folded(finder, (int64_t)unit - 1), NTR_STR("te")) &&
        is_particle(finder, unit - 2, particle))
        return unit - 2;
    for (uint32_t at = unit + 1; at < finder->units.count && at < unit + REACH; at++) {
        if (finder->units.items[at].stop) return UINT32_MAX;
        if (is_particle(finder, at, particle) && stands_at_end(finder, at)) return at;
    }
    return UINT32_MAX;
}
