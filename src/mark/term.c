/* Term stage: glossary terms in whatever form they stand. Per segment the tokens become units; each unit's type brings
 * its hits, found once per type (term_hits.c); the neighbours decide which hold here. All matches are added, nested
 * ones too: resolve settles what overlaps. */
#include "mark/term.h"

#include "mark/stages.h"

ntr_str term_folded(const term_finder *finder, int64_t unit) {
    if (unit < 0 || unit >= finder->units.count || finder->units.items[unit].punctuation) return NTR_STR("");
    return term_word(finder, (uint32_t)unit)->folded;
}

/* --- units ------------------------------------------------------------------------------------------------------- */

static bool is_hyphen(ntr_str text) {
    return text.len == 1 && text.ptr[0] == '-';
}

static bool ends_clause(ntr_str text) {
    return text.len == 1 && strchr(".,;:!?()", text.ptr[0]) != NULL;
}

static bool touches(const ntr_token *left, const ntr_token *right) {
    return left->span.end == right->span.begin;
}

/* The last token of the hyphenated word that begins at `first`: itself where there is no hyphen. */
static uint32_t last_of_word(const ntr_document *document, uint32_t first, uint32_t end) {
    const ntr_token *tokens = document->tokens.items;
    uint32_t last = first;
    while (last + 2 < end && is_hyphen(ntr_document_slice(document, tokens[last + 1].span)) &&
           touches(&tokens[last], &tokens[last + 1]) && touches(&tokens[last + 1], &tokens[last + 2]) &&
           tokens[last + 2].kind != NTR_PUNCTUATION)
        last += 2;
    return last;
}

/* Annotations are sorted by start, and so are the tokens: one pass over both. */
static bool is_protected(term_finder *finder, ntr_span span) {
    const ntr_document *document = finder->document;
    while (finder->protected_at < document->annots.count) {
        const ntr_annot *annot = &document->annots.items[finder->protected_at];
        if (annot->kind == NTR_PROTECTED && annot->span.end > span.begin) return annot->span.begin < span.end;
        finder->protected_at++;
    }
    return false;
}

static ntr_status add_unit(term_finder *finder, uint32_t first, uint32_t last) {
    ntr_document *document = finder->document;
    const ntr_token *tokens = document->tokens.items;
    const ntr_span span = {tokens[first].span.begin, tokens[last].span.end};
    const ntr_str text = ntr_document_slice(document, span);
    const uint32_t word =
        first == last ? tokens[first].word : ntr_vocabulary_intern(finder->workspace->vocabulary, text);
    term_unit *unit = NTR_PUSH(document->arena, &finder->units);
    if (!unit || word == NTR_MAP_NONE) return ntr_error_memory(finder->err);
    *unit = (term_unit){.span = span, .word = word};
    unit->punctuation = tokens[first].kind == NTR_PUNCTUATION || is_protected(finder, span);
    unit->stop = unit->punctuation && ends_clause(text);
    const bool joins = finder->units.count > 1 && unit[-1].span.end == span.begin;
    if (joins && (is_hyphen(text) || ntr_str_equal(text, NTR_STR(",")))) unit[-1].mark = is_hyphen(text) ? '-' : ',';
    return NTR_OK;
}

ntr_status term_collect_units(term_finder *finder, const ntr_segment *segment) {
    const uint32_t end = segment->first_token + segment->token_count;
    finder->units.count = 0;
    finder->segment = segment->span;
    for (uint32_t first = segment->first_token; first < end;) {
        const bool word = finder->document->tokens.items[first].kind != NTR_PUNCTUATION;
        const uint32_t last = word ? last_of_word(finder->document, first, end) : first;
        NTR_TRY(add_unit(finder, first, last));
        first = last + 1;
    }
    return NTR_OK;
}

/* --- matches ----------------------------------------------------------------------------------------------------- */

/* valt … aan is aanvallen: vallen must not match where a particle makes another verb of it. */
static bool belongs_to_particle(term_finder *finder, uint32_t unit, const ntr_term_hit *hit) {
    const unsigned apart = NTR_STEM | NTR_FINITE | NTR_INFINITIVE;
    if (!(hit->features & apart) || (hit->features & ~apart)) return false;
    const uint32_t at = term_find_particle(finder, unit, NTR_STR_NONE);
    if (at == UINT32_MAX) return false;
    const ntr_term *term = &finder->workspace->lexicon->terms.items[hit->term];
    const ntr_form verb = ntr_form_join(term_folded(finder, at), term->folded, NTR_STR_NONE);
    return ntr_spell_knows(finder->workspace->dutch, ntr_form_str(&verb));
}

static ntr_status add_one(term_finder *finder, uint32_t unit, uint32_t particle, const ntr_term_hit *hit) {
    return term_add_match(finder, &(term_match){unit, unit, particle, particle, unit, hit});
}

static ntr_status match_word(term_finder *finder, uint32_t unit, const ntr_term_hit *hit) {
    if (!term_fits_context(finder, unit, hit) || belongs_to_particle(finder, unit, hit)) return NTR_OK;
    return add_one(finder, unit, UINT32_MAX, hit);
}

static ntr_status match_apart(term_finder *finder, uint32_t unit, const ntr_term_hit *hit) {
    const ntr_term *term = &finder->workspace->lexicon->terms.items[hit->term];
    const ntr_str particle = ntr_str_slice(term->folded, 0, hit->particle);
    const uint32_t at = term_find_particle(finder, unit, particle);
    return at == UINT32_MAX ? NTR_OK : add_one(finder, unit, at, hit);
}

static ntr_status match(term_finder *finder, uint32_t unit, const ntr_term_hit *hit) {
    switch (hit->kind) {
    case NTR_HIT_WORD: return match_word(finder, unit, hit);
    case NTR_HIT_APART: return match_apart(finder, unit, hit);
    case NTR_HIT_PHRASE:
    case NTR_HIT_PART: break;
    }
    return add_one(finder, unit, UINT32_MAX, hit);
}

static ntr_status match_unit(term_finder *finder, uint32_t unit) {
    if (finder->units.items[unit].punctuation) return NTR_OK;
    NTR_TRY(term_know_hits(finder, unit));
    for (uint32_t i = 0; i < term_word(finder, unit)->hits.count; i++) {
        const ntr_term_hit hit = term_word(finder, unit)->hits.items[i];
        NTR_TRY(match(finder, unit, &hit));
    }
    return term_match_phrases(finder, unit);
}

/* Run twice, the stage leaves what it left once. */
static void drop_earlier(ntr_document *document) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < document->annots.count; i++)
        if (document->annots.items[i].kind != NTR_TERM) document->annots.items[kept++] = document->annots.items[i];
    document->annots.count = kept;
    kept = 0;
    for (uint32_t i = 0; i < document->notes.count; i++)
        if (strncmp(document->notes.items[i].code, "term-", 5) != 0)
            document->notes.items[kept++] = document->notes.items[i];
    document->notes.count = kept;
}

ntr_status ntr_stage_term(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    drop_earlier(document);
    if (workspace->lexicon->terms.count == 0) return NTR_OK;
    NTR_TRY(ntr_workspace_open_dictionaries(workspace, err));
    NTR_TRY(ntr_document_sort_annots(document, err));
    term_finder finder = {.document = document, .workspace = workspace, .err = err};
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_segment *segment = &document->segments.items[i];
        if (!segment->translate) continue;
        NTR_TRY(term_collect_units(&finder, segment));
        for (uint32_t unit = 0; unit < finder.units.count; unit++) NTR_TRY(match_unit(&finder, unit));
    }
    return NTR_OK;
}
