/* The clause around a word: whether it makes a participle of a form that may be something else. */
#include "mark/term.h"

enum { REACH = 40 }; /* units: so far an auxiliary may stand from its participle, which keeps the search linear */

/* The verbs of a clause end it; what else follows begins something new: ontslagen door, ontslagen omdat. */
static bool ends_clause(term_finder *finder, uint32_t unit) {
    const unsigned ending =
        NTR_ROLE_CONJUNCTION | NTR_ROLE_PREPOSITION | NTR_ROLE_OPENER | NTR_ROLE_AUXILIARY | NTR_ROLE_PERFECT;
    return term_folded(finder, (int64_t)unit + 1).len == 0 || (term_roles(finder, (int64_t)unit + 1) & ending) != 0;
}

/* The roles of heeft, is, werd: earlier in the clause, or right behind the participle (dat hij ontslagen is); 0: none
 * stands there. Another goes before zijn, which may be his (heeft zijn schuld bekend). */
static unsigned auxiliary_roles(term_finder *finder, uint32_t unit) {
    unsigned found = term_roles(finder, (int64_t)unit + 1);
    if (found & NTR_ROLE_PERFECT) return found;
    found = 0;
    for (uint32_t at = unit; at-- > 0 && at + REACH > unit && !finder->units.items[at].stop;) {
        const unsigned roles = term_roles(finder, at);
        if (!(roles & NTR_ROLE_PERFECT)) continue;
        if (!(roles & NTR_ROLE_COPULA)) return roles;
        if (found == 0) found = roles;
    }
    return found;
}

/* na ontslagen, nieuwe ontslagen: no determiner, and yet a noun follows. */
static bool follows_attribute(term_finder *finder, uint32_t unit) {
    const unsigned roles = term_roles(finder, (int64_t)unit - 1);
    const ntr_str previous = term_folded(finder, (int64_t)unit - 1);
    if (roles & (NTR_ROLE_PREPOSITION | NTR_ROLE_NOMINAL)) return true;
    if (previous.len == 0 || (roles & NTR_ROLE_FUNCTION)) return false;
    return ntr_ends_with(previous, "e") && (term_word_classes(finder, unit - 1) & NTR_ADJ);
}

static bool follows_determiner(term_finder *finder, uint32_t unit) {
    const ntr_str previous = term_folded(finder, (int64_t)unit - 1);
    const bool digits = previous.len > 0 && previous.ptr[0] >= '0' && previous.ptr[0] <= '9';
    return digits || (term_roles(finder, (int64_t)unit - 1) & (NTR_ROLE_DETERMINER | NTR_ROLE_NUMERAL));
}

/* de ontslagen minister, but: drie ontslagen gevallen */
static bool precedes_noun(term_finder *finder, uint32_t unit) {
    const ntr_str next = term_folded(finder, (int64_t)unit + 1);
    if (next.len == 0 || (term_roles(finder, (int64_t)unit + 1) & NTR_ROLE_FUNCTION)) return false;
    return (term_word_classes(finder, unit + 1) & (NTR_NOUN | NTR_OTHER)) &&
           !ntr_verb_is_strong_participle(finder->workspace->lexicon, next);
}

/* heeft hem kunnen ontvangen, te ontvangen: an infinitive, though the clause has heeft. */
static bool follows_modal(term_finder *finder, uint32_t unit) {
    const unsigned roles = term_roles(finder, (int64_t)unit - 1);
    if (ntr_str_equal(term_folded(finder, (int64_t)unit - 1), NTR_STR("te"))) return true;
    return (roles & NTR_ROLE_AUXILIARY) && !(roles & NTR_ROLE_PERFECT) &&
           !(term_roles(finder, (int64_t)unit + 1) & NTR_ROLE_PERFECT);
}

bool term_is_participle(term_finder *finder, uint32_t unit) {
    if (follows_modal(finder, unit)) return false;
    if (follows_attribute(finder, unit)) return false;
    if (follows_determiner(finder, unit)) {
        if (precedes_noun(finder, unit)) return true;
        if (!(term_roles(finder, (int64_t)unit - 1) & NTR_ROLE_PERFECT)) return false; /* zijn is both */
    }
    return ends_clause(finder, unit) && auxiliary_roles(finder, unit) != 0;
}

bool term_is_done(term_finder *finder, uint32_t unit) {
    const unsigned auxiliary = term_is_participle(finder, unit) ? auxiliary_roles(finder, unit) : 0;
    if (auxiliary == 0 || (auxiliary & NTR_ROLE_COPULA)) return false;
    return !(auxiliary & NTR_ROLE_PASSIVE) || !(term_roles(finder, unit) & NTR_ROLE_ADJECTIVE);
}
