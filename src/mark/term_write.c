/* A match becomes an annotation, with a note where English must be avoided. */
#include "mark/term.h"

enum { WORD_CONFIDENCE = 900, PHRASE_CONFIDENCE = 950, APART_CONFIDENCE = 850, PART_CONFIDENCE = 500 };
enum { DOUBT_MALUS = 400, OTHER_WORD_MALUS = 50 };
enum { DOMAIN_BONUS = 40, STATUS_MALUS = 10, ALTERNATIVES_LIMIT = 8, CHAIN_LIMIT = 256 };

static int confidence_of_kind(ntr_hit_kind kind) {
    switch (kind) {
    case NTR_HIT_PHRASE: return PHRASE_CONFIDENCE;
    case NTR_HIT_APART: return APART_CONFIDENCE;
    case NTR_HIT_PART: return PART_CONFIDENCE;
    case NTR_HIT_WORD: break;
    }
    return WORD_CONFIDENCE;
}

/* wegens witwassen: where there is an entry for the noun, the verb's is not meant. */
static bool is_verb_as_noun(term_finder *finder, const term_match *match) {
    return match->hit->kind == NTR_HIT_WORD && (match->hit->features & NTR_INFINITIVE) &&
           !(match->hit->features & NTR_NOUN_FEATURES) && term_is_verbal_noun(finder, match->first);
}

/* heeft bekend, wordt gesloten: where there is an entry for the verb, the adjective's is not meant. */
static bool is_verb_as_adjective(term_finder *finder, const term_match *match) {
    if (match->hit->kind != NTR_HIT_WORD || !(match->hit->features & NTR_ADJECTIVE_FEATURES)) return false;
    const ntr_word *word = term_word(finder, match->first);
    bool verb = false;
    for (uint32_t i = 0; i < word->hits.count; i++) verb |= (word->hits.items[i].features & NTR_PARTICIPLE) != 0;
    return verb && !(match->hit->features & NTR_PARTICIPLE) && term_is_done(finder, match->first);
}

/* Among entries for one stretch the chosen domain comes first, then the better status. */
static uint16_t confidence_of(term_finder *finder, const term_match *match, const ntr_term *term) {
    const char *domain = finder->workspace->options->domain;
    const bool chosen = domain && ntr_str_equal(term->domain, ntr_str_from(domain));
    const int doubt = term_is_doubtful(finder, match, term) ? DOUBT_MALUS : 0;
    const int other = is_verb_as_noun(finder, match) || is_verb_as_adjective(finder, match) ? OTHER_WORD_MALUS : 0;
    return (uint16_t)(confidence_of_kind(match->hit->kind) + (chosen ? DOMAIN_BONUS : 0) -
                      STATUS_MALUS * (int)term->status - doubt - other);
}

/* --- the other lines of the entry -------------------------------------------------------------------------------- */

/* Whether the document has no note yet of the term; it then counts as noted. */
static ntr_status is_first(bool *first, term_finder *finder, const ntr_term *term) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    if (!finder->warned) finder->warned = ntr_arena_array(finder->document->arena, lexicon->terms.count, sizeof(bool));
    if (!finder->warned) return ntr_error_memory(finder->err);
    bool *warned = &finder->warned[term - lexicon->terms.items];
    *first = !*warned;
    *warned = true;
    return NTR_OK;
}

/* What not to write, what to write instead, and why; once in a document, for nobody reads it at every occurrence. */
static ntr_status warn(term_finder *finder, ntr_span span, const ntr_term *avoid, const ntr_term *use) {
    bool first = false;
    NTR_TRY(is_first(&first, finder, avoid));
    if (!first) return NTR_OK;
    const bool better = use->status < NTR_TERM_DEPRECATED;
    const ntr_str text = ntr_arena_printf(finder->document->arena, "%.*s: not \"%.*s\"%s%.*s%s%s%.*s%s",
                                          NTR_FMT(avoid->nl), NTR_FMT(avoid->en), avoid->note.len ? " (" : "",
                                          NTR_FMT(avoid->note), avoid->note.len ? ")" : "", better ? "; use \"" : "",
                                          NTR_FMT(better ? use->en : NTR_STR_NONE), better ? "\"" : "");
    if (!text.ptr) return ntr_error_memory(finder->err);
    const char *code = avoid->status == NTR_TERM_FORBIDDEN ? "term-forbidden" : "term-deprecated";
    return ntr_document_add_note(finder->document, span, code, text, finder->err);
}

static ntr_status read_entry(term_finder *finder, ntr_annot *annot, const ntr_term_hit *hit, const ntr_term *term) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    ntr_str others[ALTERNATIVES_LIMIT];
    uint32_t item = hit->first, count = ALTERNATIVES_LIMIT;
    if (term->status >= NTR_TERM_DEPRECATED) NTR_TRY(warn(finder, annot->span, term, term));
    for (uint32_t seen = 0; item != NTR_MAP_NONE && seen < CHAIN_LIMIT; seen++) {
        const ntr_term *other = &lexicon->terms.items[item];
        item = ntr_index_next(&lexicon->terms_by_form, item);
        if (other == term || !term_same_entry(other, term)) continue;
        if (other->status >= NTR_TERM_DEPRECATED) {
            NTR_TRY(warn(finder, annot->span, other, term));
        } else if (count > 0) {
            others[--count] = other->en; /* the chain runs backwards */
        }
    }
    annot->alternative_count = ALTERNATIVES_LIMIT - count;
    if (annot->alternative_count == 0) return NTR_OK;
    ntr_str *copies = ntr_arena_array(finder->document->arena, annot->alternative_count, sizeof *copies);
    if (!copies) return ntr_error_memory(finder->err);
    memcpy(copies, others + count, annot->alternative_count * sizeof *copies);
    annot->alternatives = copies;
    return NTR_OK;
}

/* --- the annotation ---------------------------------------------------------------------------------------------- */

static ntr_span span_of(const term_finder *finder, const term_match *match) {
    const ntr_term_hit *hit = match->hit;
    const ntr_span span = {finder->units.items[match->first].span.begin, finder->units.items[match->last].span.end};
    const ntr_word *word = term_word(finder, match->first);
    const bool whole = hit->kind != NTR_HIT_PART || word->form.len != word->folded.len ||
                       !ntr_utf8_is_bound(word->form, hit->begin) || !ntr_utf8_is_bound(word->form, hit->end);
    if (whole) return span; /* a part that folding moved cannot be pointed at */
    return (ntr_span){span.begin + hit->begin, span.begin + hit->end};
}

/* The exact term cao is not Cao within a sentence; at its start it may be. */
static bool is_other_capital(const term_finder *finder, const term_match *match, const ntr_term *term) {
    size_t at = 0;
    if (term->case_rule != NTR_CASE_EXACT || match->hit->begin > 0 || !term_has_own_capital(finder, match->first))
        return false;
    return ntr_char_is_lower(ntr_utf8_next(term->nl, &at));
}

ntr_status term_add_match(term_finder *finder, const term_match *match) {
    const ntr_term_hit *hit = match->hit;
    const ntr_term *term = &finder->workspace->lexicon->terms.items[hit->term];
    if (is_other_capital(finder, match, term)) return NTR_OK;
    ntr_annot annot = {.kind = NTR_TERM, .span = span_of(finder, match)};
    if (match->particle != UINT32_MAX)
        annot.second = (ntr_span){finder->units.items[match->particle].span.begin,
                                  finder->units.items[match->particle_last].span.end};
    annot.as.status = term->status;
    annot.confidence = confidence_of(finder, match, term);
    annot.in_compound = hit->kind == NTR_HIT_PART;
    annot.plural = (hit->features & NTR_PLURAL) && !(hit->features & NTR_SINGULAR);
    annot.target = term_english(finder, match, term);
    annot.base = term->en;
    annot.lemma = term->nl;
    annot.entry = term->entry;
    annot.why = ntr_arena_printf(finder->document->arena, "term:%s", hit->rule);
    if (!annot.why.ptr) return ntr_error_memory(finder->err);
    if (!annot.in_compound) NTR_TRY(read_entry(finder, &annot, hit, term));
    return ntr_document_add_annot(finder->document, &annot, finder->err);
}
