/* Gathers what may be a term: nouns (compounds whole), adjective + noun, noun + van + noun, each under its base form.
 */
#include "mark/suggest.h"

#include <math.h>
#include <stdlib.h>

enum { EXAMPLE_LIMIT = 240 }; /* bytes */

/* Phrases of two words that each may stand alone are rarer than either. */
static const double PHRASE_EXPECTED = 0.5;

ntr_status ntr_suggester_new(ntr_suggester **out, ntr_error *err) {
    ntr_arena *arena;
    *out = ntr_arena_new_owned(&arena, sizeof **out);
    if (!*out) return ntr_error_memory(err);
    (*out)->arena = arena;
    return NTR_OK;
}

void ntr_suggester_free(ntr_suggester *suggester) {
    if (suggester) ntr_arena_free(suggester->arena);
}

/* --- candidates --------------------------------------------------------------------------------------------------- */

/* The segment on one line, cut where it is long. */
static ntr_str example_of(const suggest_search *on) {
    const ntr_str text = ntr_document_slice(on->finder.document, on->finder.segment);
    char bytes[EXAMPLE_LIMIT];
    size_t used = 0;
    bool blank = false;
    for (size_t i = 0; i < text.len;) {
        const size_t begin = i;
        const bool space = ntr_char_is_space(ntr_utf8_next(text, &i));
        if (used + (i - begin) + 4 > sizeof bytes) {
            memcpy(bytes + used, "…", 3);
            used += 3;
            break;
        }
        if (space && !blank) bytes[used++] = ' ';
        if (!space) {
            memcpy(bytes + used, text.ptr + begin, i - begin);
            used += i - begin;
        }
        blank = space;
    }
    return ntr_arena_copy(on->to->arena, (ntr_str){bytes, used});
}

/* What was found, before it is known whether it is new. */
typedef struct finding {
    ntr_str key, nl;
    ntr_span span;
    double expected;
    uint32_t least, noun;
    bool is_singular, is_sure;
} finding;

static suggest_candidate *add_candidate(suggest_search *on, const finding *found) {
    ntr_suggester *to = on->to;
    const ntr_str key = ntr_arena_copy(to->arena, found->key);
    suggest_candidate *added = key.ptr ? NTR_PUSH(to->arena, &to->candidates) : NULL;
    if (!added || !ntr_map_put(&to->by_key, to->arena, key, to->candidates.count - 1)) return NULL;
    added->expected = found->expected;
    added->least = found->least;
    added->noun = found->noun;
    added->shown = (ntr_suggestion){.nl = ntr_arena_copy(to->arena, found->nl), .pos = NTR_STR("noun")};
    added->shown.example = example_of(on);
    added->shown.en = suggest_english(on, found->span);
    return added->shown.nl.ptr && added->shown.example.ptr && added->shown.en.ptr ? added : NULL;
}

/* Counts it; *index receives its number. */
static ntr_status count(suggest_search *on, const finding *found, uint32_t *index) {
    ntr_suggester *to = on->to;
    *index = ntr_map_get(&to->by_key, found->key);
    if (*index == NTR_MAP_NONE) {
        if (!add_candidate(on, found)) return ntr_error_memory(on->finder.err);
        *index = to->candidates.count - 1;
    }
    suggest_candidate *candidate = &to->candidates.items[*index];
    if (found->is_singular && !candidate->is_singular) {
        candidate->shown.nl = ntr_arena_copy(to->arena, found->nl);
        if (!candidate->shown.nl.ptr) return ntr_error_memory(on->finder.err);
        candidate->is_singular = true;
    }
    candidate->shown.count++;
    candidate->sure += found->is_sure;
    return NTR_OK;
}

/* --- what stands where -------------------------------------------------------------------------------------------- */

/* The first unit that ends behind `offset`. */
static uint32_t unit_at(const suggest_search *on, uint32_t offset) {
    uint32_t low = 0, high = on->finder.units.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (on->finder.units.items[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void mark_annot(suggest_search *on, const ntr_annot *annot, uint32_t number) {
    if (annot->kind == NTR_TERM && annot->in_compound) return;
    for (uint32_t unit = unit_at(on, annot->span.begin);
         unit < on->finder.units.count && on->finder.units.items[unit].span.begin < annot->span.end; unit++) {
        if (annot->kind == NTR_TERM)
            on->marks.items[unit].term = on->marks.items[unit].term ? on->marks.items[unit].term : number;
        else
            on->marks.items[unit].taken = true;
    }
}

/* `*first` is the first annotation that may reach the segment; annotations are sorted by start. */
static ntr_status mark_units(suggest_search *on, uint32_t *first) {
    ntr_document *document = on->finder.document;
    on->marks.count = 0;
    for (uint32_t i = 0; i < on->finder.units.count; i++)
        if (!NTR_PUSH(document->arena, &on->marks)) return ntr_error_memory(on->finder.err);
    while (*first < document->annots.count && document->annots.items[*first].span.begin < on->finder.segment.begin)
        ++*first;
    for (uint32_t i = *first; i < document->annots.count; i++) {
        if (document->annots.items[i].span.begin >= on->finder.segment.end) break;
        mark_annot(on, &document->annots.items[i], i + 1);
    }
    return NTR_OK;
}

/* --- nouns and phrases -------------------------------------------------------------------------------------------- */

static bool is_entered(const suggest_search *on, ntr_str folded) {
    return ntr_index_find(&on->finder.workspace->lexicon->terms_by_form, folded) != NTR_MAP_NONE;
}

static ntr_status take_noun(suggest_search *on, uint32_t unit, uint32_t *index) {
    *index = NTR_MAP_NONE;
    if (on->marks.items[unit].term) return NTR_OK;
    const ntr_form base = suggest_noun_base(on, unit);
    finding found = {.key = ntr_form_str(&base), .nl = ntr_form_str(&base), .noun = NTR_MAP_NONE};
    found.span = on->finder.units.items[unit].span;
    found.is_sure = term_word(&on->finder, unit)->shape == NTR_CASE_LOWER;
    if (is_entered(on, found.key) || !suggest_weigh(on, found.key, &found.expected, &found.least)) return NTR_OK;
    return count(on, &found, index);
}

static ntr_status count_phrase(suggest_search *on, ntr_str key, ntr_str nl, ntr_span span, uint32_t noun,
                               bool singular) {
    const finding found = {key, nl, span, PHRASE_EXPECTED, 2, noun, singular, true};
    uint32_t index;
    return key.len == 0 || nl.len == 0 || is_entered(on, nl) ? NTR_OK : count(on, &found, &index);
}

/* strafrechtelijke vervolging */
static ntr_status take_attribute(suggest_search *on, uint32_t unit, uint32_t noun) {
    const suggest_mark *marks = on->marks.items;
    if (unit == 0 || !suggest_is_adjective(on, unit - 1)) return NTR_OK;
    if (marks[unit].term && marks[unit].term == marks[unit - 1].term) return NTR_OK;
    const ntr_form base = suggest_noun_base(on, unit), adjective = suggest_adjective_base(on, unit - 1);
    const ntr_form key = ntr_form_join(ntr_form_str(&adjective), NTR_STR(" "), ntr_form_str(&base));
    const ntr_form nl = ntr_form_join(term_folded(&on->finder, unit - 1), NTR_STR(" "), ntr_form_str(&base));
    const ntr_span span = {on->finder.units.items[unit - 1].span.begin, on->finder.units.items[unit].span.end};
    const bool singular = ntr_str_equal(ntr_form_str(&base), term_folded(&on->finder, unit));
    return count_phrase(on, ntr_form_str(&key), ntr_form_str(&nl), span, noun, singular);
}

static bool is_article(suggest_search *on, uint32_t unit) {
    return (term_roles(&on->finder, unit) & NTR_ROLE_ARTICLE) != 0;
}

/* verblijfsvergunning van rechtswege, schending van de rechtsorde */
static ntr_status take_complement(suggest_search *on, uint32_t unit, uint32_t noun) {
    if (!ntr_str_equal(term_folded(&on->finder, (int64_t)unit + 1), NTR_STR("van"))) return NTR_OK;
    const uint32_t last = unit + 2 + (uint32_t)is_article(on, unit + 2);
    if (!suggest_is_noun(on, last)) return NTR_OK;
    const suggest_mark *marks = on->marks.items;
    if (marks[unit].term && marks[unit].term == marks[last].term) return NTR_OK;
    const ntr_form base = suggest_noun_base(on, unit);
    const ntr_form article = ntr_form_join(term_folded(&on->finder, unit + 2), NTR_STR(" "), NTR_STR_NONE);
    const ntr_form between =
        ntr_form_join(NTR_STR(" van "), last > unit + 2 ? ntr_form_str(&article) : NTR_STR_NONE, NTR_STR_NONE);
    const ntr_form nl = ntr_form_join(ntr_form_str(&base), ntr_form_str(&between), term_folded(&on->finder, last));
    const ntr_span span = {on->finder.units.items[unit].span.begin, on->finder.units.items[last].span.end};
    return count_phrase(on, ntr_form_str(&nl), ntr_form_str(&nl), span, noun, true);
}

static ntr_status search_segment(suggest_search *on) {
    for (uint32_t unit = 0; unit < on->finder.units.count; unit++) {
        on->to->words += !on->finder.units.items[unit].punctuation;
        if (!suggest_is_noun(on, unit)) continue;
        uint32_t noun;
        NTR_TRY(take_noun(on, unit, &noun));
        NTR_TRY(take_attribute(on, unit, noun));
        NTR_TRY(take_complement(on, unit, noun));
    }
    return NTR_OK;
}

ntr_status ntr_suggest_gather(ntr_suggester *suggester, ntr_document *document, ntr_workspace *workspace,
                              ntr_error *err) {
    NTR_TRY(ntr_workspace_open_dictionaries(workspace, err));
    NTR_TRY(ntr_document_sort_annots(document, err));
    suggest_search on = {.to = suggester, .finder = {.document = document, .workspace = workspace, .err = err}};
    uint32_t first = 0;
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_segment *segment = &document->segments.items[i];
        if (!segment->translate) continue;
        NTR_TRY(term_collect_units(&on.finder, segment));
        NTR_TRY(mark_units(&on, &first));
        NTR_TRY(search_segment(&on));
    }
    return NTR_OK;
}

/* --- ranking ------------------------------------------------------------------------------------------------------ */

/* Occurrences, weighed by how far they exceed what everyday Dutch has: the pointwise log-likelihood. */
static double score_of(const suggest_candidate *candidate, uint32_t free, uint64_t words) {
    const double rate = 1e6 * free / (double)(words ? words : 1);
    return free * log2(1 + rate / candidate->expected);
}

static int by_score(const void *left, const void *right) {
    const ntr_suggestion *a = left, *b = right;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    const size_t length = a->nl.len < b->nl.len ? a->nl.len : b->nl.len;
    const int order = memcmp(a->nl.ptr, b->nl.ptr, length);
    return order ? order : (a->nl.len > b->nl.len) - (a->nl.len < b->nl.len);
}

/* A noun that hardly stands outside a longer candidate gives way to it. */
static void count_within(ntr_suggester *suggester) {
    for (uint32_t i = 0; i < suggester->candidates.count; i++) suggester->candidates.items[i].within = 0;
    for (uint32_t i = 0; i < suggester->candidates.count; i++) {
        const suggest_candidate *candidate = &suggester->candidates.items[i];
        if (candidate->noun != NTR_MAP_NONE && candidate->shown.count >= candidate->least)
            suggester->candidates.items[candidate->noun].within += candidate->shown.count;
    }
}

ntr_status ntr_suggester_rank(ntr_suggester *suggester, const ntr_suggestion **items, uint32_t *count, ntr_error *err) {
    suggester->ranked.count = 0;
    count_within(suggester);
    for (uint32_t i = 0; i < suggester->candidates.count; i++) {
        const suggest_candidate *candidate = &suggester->candidates.items[i];
        const uint32_t all = candidate->shown.count, free = all > candidate->within ? all - candidate->within : 0;
        if (all < candidate->least || candidate->sure == 0 || free == 0) continue;
        ntr_suggestion *added = NTR_PUSH(suggester->arena, &suggester->ranked);
        if (!added) return ntr_error_memory(err);
        *added = candidate->shown;
        added->score = score_of(candidate, free, suggester->words);
    }
    if (suggester->ranked.count)
        qsort(suggester->ranked.items, suggester->ranked.count, sizeof *suggester->ranked.items, by_score);
    *items = suggester->ranked.items;
    *count = suggester->ranked.count;
    return NTR_OK;
}
