/* A match becomes an annotation: English that fits the Dutch number, and a note where English must be avoided. */
#include "lang/english.h"
#include "mark/term.h"

enum { WORD_CONFIDENCE = 900, PHRASE_CONFIDENCE = 950, APART_CONFIDENCE = 850, PART_CONFIDENCE = 500 };
enum { DOMAIN_BONUS = 40, STATUS_MALUS = 10, ALTERNATIVES_LIMIT = 8 };

static int confidence_of_kind(ntr_hit_kind kind) {
    switch (kind) {
    case NTR_HIT_FIRST: return PHRASE_CONFIDENCE;
    case NTR_HIT_APART: return APART_CONFIDENCE;
    case NTR_HIT_PART: return PART_CONFIDENCE;
    case NTR_HIT_WORD: break;
    }
    return WORD_CONFIDENCE;
}

/* Among entries for one stretch the chosen domain comes first, then the better status. */
static uint16_t confidence_of(const term_finder *finder, const ntr_term *term, ntr_hit_kind kind) {
    const char *domain = finder->workspace->options->domain;
    const bool chosen = domain && ntr_str_equal(term->domain, ntr_str_from(domain));
    return (uint16_t)(confidence_of_kind(kind) + (chosen ? DOMAIN_BONUS : 0) - STATUS_MALUS * (int)term->status);
}

/* The English in a draft, where one form of it surely fits; else none, for a wrong form reads worse than Dutch. */
static ntr_str target_of(term_finder *finder, const ntr_term *term, const ntr_term_hit *hit) {
    ntr_arena *arena = finder->document->arena;
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const unsigned features = hit->features;
    if (hit->kind == NTR_HIT_PART || hit->kind == NTR_HIT_APART || term->status == NTR_TERM_FORBIDDEN)
        return NTR_STR_NONE;
    if (features & NTR_COMPARED) return NTR_STR_NONE;
    if (features == 0 || (features & (NTR_SINGULAR | NTR_ADJECTIVE | NTR_ADJECTIVE_E | NTR_INFINITIVE)))
        return term->en;
    if (features & NTR_PLURAL) return ntr_english_plural(arena, lexicon, term->en);
    if (features & NTR_DIMINUTIVE) return term->en;
    if (features & NTR_GENITIVE) return ntr_arena_printf(arena, "%.*s's", NTR_FMT(term->en));
    if (features == NTR_PARTICIPLE)
        return ntr_english_participle(arena, lexicon, term->en, ntr_options_american(finder->workspace->options));
    return NTR_STR_NONE;
}

/* --- the other lines of the entry -------------------------------------------------------------------------------- */

static bool is_same_entry(const ntr_term *a, const ntr_term *b) {
    return a != b && ntr_str_equal(a->folded, b->folded) && ntr_str_equal(a->pos, b->pos) &&
           ntr_str_equal(a->domain, b->domain);
}

static bool already_noted(const term_finder *finder, ntr_str text) {
    const ntr_document *document = finder->document;
    for (uint32_t i = finder->first_note; i < document->notes.count; i++)
        if (ntr_str_equal(document->notes.items[i].text, text)) return true;
    return false;
}

/* What not to write, what to write instead, and why; once in a segment. */
static ntr_status warn(term_finder *finder, ntr_span span, const ntr_term *avoid, const ntr_term *use) {
    const bool better = use->status < NTR_TERM_DEPRECATED;
    const ntr_str text = ntr_arena_printf(finder->document->arena, "%.*s: not \"%.*s\"%s%.*s%s%s%.*s%s",
                                          NTR_FMT(avoid->nl), NTR_FMT(avoid->en), avoid->note.len ? " (" : "",
                                          NTR_FMT(avoid->note), avoid->note.len ? ")" : "", better ? "; use \"" : "",
                                          NTR_FMT(better ? use->en : NTR_STR_NONE), better ? "\"" : "");
    if (!text.ptr) return ntr_error_memory(finder->err);
    if (already_noted(finder, text)) return NTR_OK;
    const char *code = avoid->status == NTR_TERM_FORBIDDEN ? "term-forbidden" : "term-deprecated";
    return ntr_document_add_note(finder->document, span, code, text, finder->err);
}

static ntr_status read_entry(term_finder *finder, ntr_annot *annot, const ntr_term *term) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    ntr_str others[ALTERNATIVES_LIMIT];
    uint32_t item = ntr_index_find(&lexicon->terms_by_form, term->folded), count = ALTERNATIVES_LIMIT;
    if (term->status >= NTR_TERM_DEPRECATED) NTR_TRY(warn(finder, annot->span, term, term));
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->terms_by_form, item)) {
        const ntr_term *other = &lexicon->terms.items[item];
        if (!is_same_entry(other, term)) continue;
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

static ntr_span span_of(const term_finder *finder, uint32_t first, uint32_t last, const ntr_term_hit *hit) {
    const ntr_span span = {finder->units.items[first].span.begin, finder->units.items[last].span.end};
    const ntr_word *word = term_word(finder, first);
    const bool whole = hit->kind != NTR_HIT_PART || word->form.len != word->folded.len ||
                       !ntr_utf8_is_bound(word->form, hit->begin) || !ntr_utf8_is_bound(word->form, hit->end);
    if (whole) return span; /* a part that folding moved cannot be pointed at */
    return (ntr_span){span.begin + hit->begin, span.begin + hit->end};
}

ntr_status term_add_match(term_finder *finder, uint32_t first, uint32_t last, uint32_t particle,
                          const ntr_term_hit *hit) {
    const ntr_term *term = &finder->workspace->lexicon->terms.items[hit->term];
    ntr_annot annot = {.kind = NTR_TERM, .span = span_of(finder, first, last, hit)};
    if (particle != UINT32_MAX) annot.second = finder->units.items[particle].span;
    annot.as.status = term->status;
    annot.confidence = confidence_of(finder, term, hit->kind);
    annot.in_compound = hit->kind == NTR_HIT_PART;
    annot.plural = (hit->features & NTR_PLURAL) && !(hit->features & NTR_SINGULAR);
    annot.target = target_of(finder, term, hit);
    annot.base = term->en;
    annot.lemma = term->nl;
    annot.entry = term->entry;
    annot.why = ntr_arena_printf(finder->document->arena, "term:%s", hit->rule);
    if (!annot.why.ptr) return ntr_error_memory(finder->err);
    if (!annot.in_compound) NTR_TRY(read_entry(finder, &annot, term));
    return ntr_document_add_annot(finder->document, &annot, finder->err);
}
