/* Resolve stage: settles what overlaps, so that annotations nest or are apart, and fits their English to its place.
 *
 * What wins:
 * 1. A protected span: whatever else touches it goes.
 * 2. The longer span. What lies inside it stays only where it says more: names inside terms and quantities, terms
 * inside quantities, and the parts of a compound inside the term that the compound is.
 * 3. On the same span a term and a name that agree in English both stay; else the higher rank (see rank_of), then the
 * higher confidence, then what was added first. What a loser had itself pushed aside does not come back.
 * 4. The second half of a term whose words stand apart, over terms that touch it. */
#include "mark/resolve.h"

#include <stdlib.h>

#include "base/arena.h"
#include "ext/unicode.h"
#include "mark/stages.h"

/* --- who is better ------------------------------------------------------------------------------------------------ */

typedef enum rank {
    RANK_AVOID,  /* English that must not be used */
    RANK_PLAIN,  /* a common noun of the glossary; a name that only rules made */
    RANK_KNOWN,  /* a listed name; a quantity */
    RANK_PROPER, /* a term with a capital of its own: Tweede Kamer */
    RANK_OWN     /* a name that the user entered */
} rank;

static bool starts(ntr_str text, const char *beginning) {
    return text.len >= strlen(beginning) && memcmp(text.ptr, beginning, strlen(beginning)) == 0;
}

static bool starts_upper(ntr_str text) {
    size_t at = 0;
    return text.len > 0 && ntr_char_is_upper(ntr_utf8_next(text, &at));
}

static rank rank_of(const ntr_annot *annot) {
    switch (annot->kind) {
    case NTR_NAME:
        if (starts(annot->why, "authority:user")) return RANK_OWN;
        return annot->lemma.ptr || starts(annot->why, "authority:") ? RANK_KNOWN : RANK_PLAIN;
    case NTR_TERM:
        if (ntr_annot_is_discouraged(annot)) return RANK_AVOID;
        return starts_upper(annot->lemma) ? RANK_PROPER : RANK_PLAIN;
    default: return RANK_KNOWN;
    }
}

/* On the same span, or where two overlap in part and are equally long. A tie goes to the term, for the glossary was
 * made by people, and then to the first. */
static bool is_better(const ntr_annot *a, const ntr_annot *b) {
    const bool terms = a->kind == NTR_TERM && b->kind == NTR_TERM;
    if (a->in_compound != b->in_compound) return b->in_compound;
    if (terms && ntr_span_length(a->second) != ntr_span_length(b->second)) /* veroordeelt … ter dood, not veroordeelt */
        return ntr_span_length(a->second) > ntr_span_length(b->second);
    if (rank_of(a) != rank_of(b)) return rank_of(a) > rank_of(b);
    if (a->confidence != b->confidence) return a->confidence > b->confidence;
    return a->kind == NTR_TERM && b->kind != NTR_TERM;
}

/* --- protected spans ---------------------------------------------------------------------------------------------- */

/* The protected spans, merged where they touch: in order and apart. */
typedef struct guards {
    NTR_LIST(ntr_span) spans;
} guards;

static ntr_status collect_guards(guards *out, ntr_document *document, ntr_error *err) {
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_PROTECTED) continue;
        ntr_span *last = out->spans.count ? &out->spans.items[out->spans.count - 1] : NULL;
        if (last && annot->span.begin <= last->end) {
            if (annot->span.end > last->end) last->end = annot->span.end;
            continue;
        }
        ntr_span *span = NTR_PUSH(document->arena, &out->spans);
        if (!span) return ntr_error_memory(err);
        *span = annot->span;
    }
    return NTR_OK;
}

static bool is_guarded(const guards *g, ntr_span span) {
    uint32_t low = 0, high = g->spans.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (g->spans.items[middle].end <= span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < g->spans.count && ntr_span_overlaps(g->spans.items[low], span);
}

static ntr_status drop_guarded(ntr_document *document, ntr_error *err) {
    guards g = {0};
    NTR_TRY(collect_guards(&g, document, err));
    uint32_t kept = 0;
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        const bool touched = is_guarded(&g, annot->span) || is_guarded(&g, annot->second);
        if (annot->kind == NTR_PROTECTED || !touched) document->annots.items[kept++] = *annot;
    }
    document->annots.count = kept;
    return NTR_OK;
}

/* --- overlaps ----------------------------------------------------------------------------------------------------- */

/* Whether `inner`, which lies inside `outer` and is shorter, still says something. */
static bool adds_to(const ntr_annot *outer, const ntr_annot *inner) {
    if (outer->kind == NTR_PROTECTED) return inner->kind == NTR_PROTECTED;
    switch (outer->kind) {
    case NTR_TERM:
        return inner->kind == NTR_NAME || (inner->kind == NTR_TERM && inner->in_compound && !outer->in_compound);
    case NTR_QUANTITY: return inner->kind != NTR_QUANTITY && !inner->in_compound;
    default: return false;
    }
}

typedef enum verdict { KEEP_BOTH, DROP_OLD, DROP_NEW } verdict;

/* The NOS is a term of the glossary and an organisation: where both say the same English, neither hides the other. */
static bool agree(const ntr_annot *a, const ntr_annot *b) {
    const bool term_and_name =
        (a->kind == NTR_TERM && b->kind == NTR_NAME) || (a->kind == NTR_NAME && b->kind == NTR_TERM);
    return term_and_name && !ntr_annot_is_discouraged(a) && !ntr_annot_is_discouraged(b) && a->base.ptr &&
           b->base.ptr && ntr_str_equal(a->base, b->base);
}

/* `old` begins before `new` or with it, and is then at least as long; they overlap. */
static verdict judge(const ntr_annot *old, const ntr_annot *new) {
    const uint32_t old_length = ntr_span_length(old->span), new_length = ntr_span_length(new->span);
    if (ntr_span_contains(old->span, new->span) && old_length > new_length)
        return adds_to(old, new) ? KEEP_BOTH : DROP_NEW;
    if (old_length == new_length && old->span.begin == new->span.begin &&agree(old, new)) return KEEP_BOTH;
    if (old_length != new_length) return new_length > old_length ? DROP_OLD : DROP_NEW;
    return is_better(new, old) ? DROP_OLD : DROP_NEW;
}

/* The annotations that are kept and not yet ended, each inside the one before it. */
typedef struct open_list {
    NTR_LIST(uint32_t) indices;
} open_list;

static bool place(open_list *open, ntr_document *document, bool *dropped, uint32_t index) {
    const ntr_annot *items = document->annots.items, *new = &items[index];
    while (open->indices.count > 0) {
        const uint32_t old = open->indices.items[open->indices.count - 1];
        if (items[old].span.end > new->span.begin) {
            const verdict found = judge(&items[old], new);
            dropped[index] = found == DROP_NEW;
            if (found == DROP_NEW) return true;
            if (found == KEEP_BOTH) break;
            dropped[old] = true;
        }
        open->indices.count--;
    }
    uint32_t *slot = NTR_PUSH(document->arena, &open->indices);
    if (slot) *slot = index;
    return slot != NULL;
}

/* Each annotation is opened once and closed once: linear. */
static ntr_status settle_overlaps(ntr_document *document, ntr_error *err) {
    const uint32_t count = document->annots.count;
    open_list open = {0};
    bool *dropped = ntr_arena_array(document->arena, count, sizeof *dropped);
    if (count > 0 && !dropped) return ntr_error_memory(err);
    for (uint32_t i = 0; i < count; i++)
        if (!place(&open, document, dropped, i)) return ntr_error_memory(err);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!dropped[i]) document->annots.items[kept++] = document->annots.items[i];
    document->annots.count = kept;
    return NTR_OK;
}

/* --- terms whose words stand apart -------------------------------------------------------------------------------- */

static int by_begin(const void *a, const void *b) {
    const uint32_t first = ((const ntr_span *)a)->begin, second = ((const ntr_span *)b)->begin;
    return (first > second) - (first < second);
}

/* Where the second halves of the terms that are left stand, in order and apart. */
static ntr_status collect_halves(guards *out, ntr_document *document, ntr_error *err) {
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_TERM || ntr_span_length(annot->second) == 0) continue;
        ntr_span *span = NTR_PUSH(document->arena, &out->spans);
        if (!span) return ntr_error_memory(err);
        *span = annot->second;
    }
    if (out->spans.count > 1) qsort(out->spans.items, out->spans.count, sizeof *out->spans.items, by_begin);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->spans.count; i++)
        if (kept == 0 || out->spans.items[i].begin >= out->spans.items[kept - 1].end)
            out->spans.items[kept++] = out->spans.items[i];
    out->spans.count = kept;
    return NTR_OK;
}

/* nam het wapen in beslag: beslag is no term of its own. */
static ntr_status drop_halves(ntr_document *document, ntr_error *err) {
    guards halves = {0};
    NTR_TRY(collect_halves(&halves, document, err));
    uint32_t kept = 0;
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_TERM || !is_guarded(&halves, annot->span)) document->annots.items[kept++] = *annot;
    }
    document->annots.count = kept;
    return NTR_OK;
}

ntr_status ntr_stage_resolve(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    NTR_TRY(ntr_document_sort_annots(document, err));
    NTR_TRY(drop_guarded(document, err));
    NTR_TRY(settle_overlaps(document, err));
    NTR_TRY(drop_halves(document, err));
    NTR_TRY(resolve_fit_english(document, workspace, err));
    document->resolved = true;
    return NTR_OK;
}
