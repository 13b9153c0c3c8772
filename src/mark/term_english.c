/* The English of a match in a draft: the form that fits the Dutch one where it stands, or none where that is not sure,
 * for a wrong form reads worse than Dutch. */
#include "ext/unicode.h"
#include "lang/english.h"
#include "lang/scan.h"
#include "mark/term.h"

/* --- capitals ---------------------------------------------------------------------------------------------------- */

static ntr_str text_of(const term_finder *finder, uint32_t unit) {
    return ntr_document_slice(finder->document, finder->units.items[unit].span);
}

static bool starts_upper(ntr_str text) {
    size_t at = 0;
    return text.len > 0 && ntr_char_is_upper(ntr_utf8_next(text, &at));
}

bool term_has_own_capital(const term_finder *finder, uint32_t unit) {
    const ntr_word *word = term_word(finder, unit);
    if (!starts_upper(word->form) || word->shape == NTR_CASE_UPPER) return false;
    const ntr_str segment = ntr_document_slice(finder->document, finder->segment);
    return !ntr_scan_begins_sentence(segment, finder->units.items[unit].span.begin - finder->segment.begin);
}

/* de Wet goed verhuurderschap, de Wet op de rechtsbijstand: where the title ends cannot be told, so it stays whole.
 * But: de Wet is, bepaalt de Wet dat, de Wet verbiedt. */
static bool begins_title(term_finder *finder, uint32_t unit) {
    const int64_t next = (int64_t)unit + 1;
    if (!(term_roles(finder, unit) & NTR_ROLE_STATUTE) || term_folded(finder, next).len == 0) return false;
    const unsigned roles = term_roles(finder, next);
    if (roles & NTR_ROLE_FUNCTION) return (roles & NTR_ROLE_PREPOSITION) != 0;
    return term_word_classes(finder, unit + 1) != NTR_VERB;
}

/* "de Rechtbank oordeelde": offices and bodies get capitals in official style, behind a determiner and before no
 * further capital; not so De Klinker and de Nationale Bank. */
static bool is_official_style(term_finder *finder, uint32_t first, uint32_t last) {
    if (!(term_roles(finder, (int64_t)first - 1) & NTR_ROLE_DETERMINER)) return false;
    if (term_has_own_capital(finder, first - 1) || (first == last && begins_title(finder, first))) return false;
    return last + 1 >= finder->units.count || !starts_upper(text_of(finder, last + 1));
}

static bool is_part_of_name(term_finder *finder, const term_match *match, const ntr_term *term) {
    if (term->case_rule != NTR_CASE_IGNORE || starts_upper(term->nl)) return false;
    return term_has_own_capital(finder, match->first) && !is_official_style(finder, match->first, match->last);
}

/* --- verbs ------------------------------------------------------------------------------------------------------- */

/* er werd bekend dat: an adjective of its own, which bekennen does not translate. */
static bool is_own_adjective(term_finder *finder, const term_match *match) {
    const unsigned participle = NTR_PARTICIPLE | NTR_PARTICIPLE_E;
    return (match->hit->features & participle) && (term_roles(finder, match->verb) & NTR_ROLE_ADJECTIVE) &&
           !term_is_done(finder, match->verb);
}

static ntr_str participle_of(const term_finder *finder, ntr_str en) {
    if (ntr_starts_with(en, "be "))
        return NTR_STR_NONE; /* zijn omgekomen: neither "been killed" nor "killed" is sure */
    return ntr_english_participle(finder->document->arena, finder->workspace->lexicon, en,
                                  ntr_options_american(finder->workspace->options));
}

/* het vernietigen van, bij vernietigen; Vernietigen is strafbaar, where nothing governs it. */
bool term_is_verbal_noun(term_finder *finder, uint32_t unit) {
    if (unit == 0) return (term_roles(finder, 1) & NTR_ROLE_AUXILIARY) != 0;
    return (term_roles(finder, (int64_t)unit - 1) & (NTR_ROLE_DETERMINER | NTR_ROLE_PREPOSITION)) != 0;
}

/* An infinitive as a noun is a gerund in English. Behind te English has to: half of it (te check) reads worse than
 * none. */
static bool needs_other_form(term_finder *finder, uint32_t unit) {
    return ntr_str_equal(term_folded(finder, (int64_t)unit - 1), NTR_STR("te")) || term_is_verbal_noun(finder, unit);
}

/* An English participle goes before its noun only when it is one word: gedeporteerde mannen, deported men. */
static bool is_attribute(term_finder *finder, uint32_t unit, ntr_str en) {
    const int64_t next = (int64_t)unit + 1;
    return memchr(en.ptr, ' ', en.len) == NULL && term_folded(finder, next).len > 0 &&
           !(term_roles(finder, next) & NTR_ROLE_FUNCTION) &&
           (term_word_classes(finder, unit + 1) & (NTR_NOUN | NTR_OTHER));
}

static ntr_str verb_target(term_finder *finder, const term_match *match, const ntr_term *term) {
    const unsigned features = match->hit->features;
    const unsigned finite = NTR_FINITE | NTR_STEM;
    if (is_own_adjective(finder, match)) return NTR_STR_NONE;
    if (features & NTR_PARTICIPLE) {
        const bool sure = !(features & (finite | NTR_INFINITIVE)) || term_is_participle(finder, match->verb);
        if (sure) return participle_of(finder, term->en);
    }
    if ((features & NTR_PARTICIPLE_E) && !(features & finite))
        return is_attribute(finder, match->verb, term->en) ? participle_of(finder, term->en) : NTR_STR_NONE;
    if ((features & NTR_INFINITIVE) && !needs_other_form(finder, match->verb)) return term->en;
    return NTR_STR_NONE;
}

/* --- all --------------------------------------------------------------------------------------------------------- */

static ntr_str noun_target(term_finder *finder, const term_match *match, const ntr_term *term) {
    ntr_arena *arena = finder->document->arena;
    const unsigned features = match->hit->features;
    if (features & NTR_COMPARED) return NTR_STR_NONE;
    if (features == 0 || (features & (NTR_SINGULAR | NTR_ADJECTIVE | NTR_ADJECTIVE_E))) return term->en;
    if (features & NTR_PLURAL) return ntr_english_plural(arena, finder->workspace->lexicon, term->en);
    if (features & NTR_DIMINUTIVE) return term->en;
    if (features & NTR_GENITIVE) return ntr_arena_printf(arena, "%.*s's", NTR_FMT(term->en));
    return NTR_STR_NONE;
}

ntr_str term_english(term_finder *finder, const term_match *match, const ntr_term *term) {
    const ntr_hit_kind kind = match->hit->kind;
    const unsigned features = match->hit->features;
    if (kind == NTR_HIT_PART || kind == NTR_HIT_APART || term->status == NTR_TERM_FORBIDDEN) return NTR_STR_NONE;
    if (term_is_doubtful(finder, match, term)) return NTR_STR_NONE;
    const bool verb = (features & NTR_VERB_FEATURES) && !(features & (NTR_NOUN_FEATURES | NTR_ADJECTIVE_FEATURES));
    return verb ? verb_target(finder, match, term) : noun_target(finder, match, term);
}

bool term_is_doubtful(term_finder *finder, const term_match *match, const ntr_term *term) {
    if (match->hit->kind == NTR_HIT_PART || match->hit->kind == NTR_HIT_APART) return false;
    return is_part_of_name(finder, match, term) || is_own_adjective(finder, match);
}
