/* The engine's part in checking and masking: what the glossary and the names say of units that come without marks. */
#include <stdlib.h>

#include "base/arena.h"
#include "check/run.h"
#include "engine.h"
#include "model/annots.h"
#include "model/codes.h"

/* Between units, so that no mark reaches from one into the next. */
#define GAP NTR_STR("\n\n")

static bool wants_marks(const ntr_unit *unit, bool complete) {
    return unit->translate && (complete || unit->annot_count == 0) && unit->source.len > 0;
}

static ntr_status join_sources(ntr_document **out, const ntr_bitext *bitext, bool complete, ntr_error *err) {
    ntr_buffer text = {0};
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        if (!wants_marks(&bitext->units.items[i], complete)) continue;
        ntr_buffer_append(&text, bitext->units.items[i].source);
        ntr_buffer_append(&text, GAP);
    }
    ntr_status status = ntr_buffer_check(&text, err);
    if (status == NTR_OK) status = ntr_document_new(out, bitext->name, ntr_buffer_str(&text), err);
    ntr_buffer_dispose(&text);
    return status;
}

static ntr_status add_codes(ntr_document *document, ntr_codes codes, uint32_t begin, ntr_error *err) {
    for (uint32_t i = 0; i < codes.count; i++) {
        ntr_code code = codes.items[i];
        code.at += begin;
        NTR_TRY(ntr_document_add_code(document, &code, err));
    }
    return NTR_OK;
}

/* One block and one segment a unit. */
static ntr_status add_segments(ntr_document *document, const ntr_bitext *bitext, bool complete, ntr_error *err) {
    uint32_t begin = 0;
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        if (!wants_marks(unit, complete)) continue;
        const ntr_span span = {begin, begin + (uint32_t)unit->source.len};
        NTR_TRY(ntr_document_add_block(document, span, unit->block, err));
        ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
        if (!segment) return ntr_error_memory(err);
        *segment = (ntr_segment){
            .span = span, .block = document->blocks.count - 1, .lang = ntr_lang_from("nl"), .translate = true};
        NTR_TRY(add_codes(document, unit->source_codes, begin, err));
        begin = span.end + (uint32_t)GAP.len;
    }
    return NTR_OK;
}

/* How far the annotations of a unit reach that begin before some place; that place only moves on. */
typedef struct reach {
    uint32_t next;
    uint32_t end;
} reach;

static uint32_t reach_before(reach *self, const ntr_unit *unit, uint32_t place) {
    for (; self->next < unit->annot_count && unit->annots[self->next].span.begin < place; self->next++)
        if (unit->annots[self->next].span.end > self->end) self->end = unit->annots[self->next].span.end;
    return self->end;
}

/* Whether an annotation lies apart from all that the unit has, or around it: art. 10 van de Grondwet, of which the file
 * knows the Grondwet. */
static bool fits(const ntr_unit *unit, const ntr_annot *annot, reach *before, reach *inside) {
    const ntr_span span = annot->span;
    if (reach_before(before, unit, span.begin) > span.begin) return false;
    const uint32_t first = before->next;
    const bool same = first < unit->annot_count && unit->annots[first].span.begin == span.begin &&
                      unit->annots[first].span.end >= span.end;
    return !same && reach_before(inside, unit, span.end) <= span.end;
}

static int by_start(const void *left, const void *right) {
    const ntr_annot *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    return a->span.end > b->span.end ? -1 : a->span.end < b->span.end;
}

/* What the unit has stays; of what was marked now it gets what fits beside and around that. */
static bool own_annots(ntr_arena *arena, ntr_unit *unit, const ntr_unit *marked) {
    if (marked->annot_count == 0) return true;
    ntr_annot *annots = ntr_arena_array(arena, (size_t)unit->annot_count + marked->annot_count, sizeof *annots);
    uint32_t count = unit->annot_count;
    reach before = {0}, inside = {0};
    if (!annots) return false;
    if (count) memcpy(annots, unit->annots, count * sizeof *annots);
    for (uint32_t i = 0; i < marked->annot_count; i++) {
        if (!fits(unit, &marked->annots[i], &before, &inside)) continue;
        annots[count] = marked->annots[i];
        if (!ntr_annot_own(arena, &annots[count++])) return false;
    }
    if (unit->annot_count) qsort(annots, count, sizeof *annots, by_start);
    unit->annots = annots;
    unit->annot_count = count;
    return true;
}

/* How many codes of a unit stand before those that its draft has: at its very start (ntr_codes_within). */
static uint32_t leading_codes(ntr_codes codes, ntr_codes inner) {
    uint32_t count = 0;
    for (; count < codes.count && codes.items[count].at == 0; count++)
        if (inner.count && ntr_str_equal(codes.items[count].id, inner.items[0].id)) break;
    return count;
}

/* A unit without English, which nobody says should have none, gets the draft of `marked`. What stands at the border of the Dutch, which no draft has (<g>a
 * whole sentence</g>), stands at that of the English too. */
static bool own_target(ntr_arena *arena, ntr_unit *unit, const ntr_unit *marked) {
    if (unit->target.len || unit->state != NTR_STATE_NEW || !marked->target.ptr) return true;
    const ntr_codes codes = unit->source_codes, inner = marked->source_codes, draft = marked->target_codes;
    const bool empty = marked->target.len == 0;
    const uint32_t leading = empty ? 0 : leading_codes(codes, inner), behind = leading + inner.count;
    ntr_code *items = ntr_arena_array(arena, (size_t)codes.count + draft.count + 1, sizeof *items);
    uint32_t count = 0;
    if (!items) return false;
    for (uint32_t i = 0; i < leading; i++) items[count++] = codes.items[i];
    for (uint32_t i = 0; i < draft.count; i++) items[count++] = draft.items[i];
    for (uint32_t i = behind; i < codes.count && !empty; i++, count++) {
        items[count] = codes.items[i];
        items[count].at = (uint32_t)marked->target.len;
    }
    unit->target = marked->target;
    return ntr_text_own(arena, &unit->target) && ntr_codes_copy(&unit->target_codes, arena, (ntr_codes){items, count});
}

static ntr_status take_marks(ntr_bitext *bitext, const ntr_document *document, bool complete, ntr_target target,
                             ntr_error *err) {
    ntr_bitext *marked = NULL;
    NTR_TRY(ntr_bitext_from_document(&marked, document, target, "nl", "en", err));
    bool good = true;
    for (uint32_t i = 0, next = 0; good && i < bitext->units.count; i++) {
        ntr_unit *unit = &bitext->units.items[i];
        if (!wants_marks(unit, complete)) continue;
        const ntr_unit *from = &marked->units.items[next++];
        good = own_annots(bitext->arena, unit, from) && own_target(bitext->arena, unit, from);
    }
    ntr_bitext_free(marked);
    return good ? NTR_OK : ntr_error_memory(err);
}

/* All stages but the one that cuts, for each unit is a segment. */
static ntr_status run_stages(ntr_worker *worker, ntr_document *document, ntr_error *err) {
    for (size_t i = 0; ntr_stage_at(i); i++)
        if (strcmp(ntr_stage_at(i)->name, "segment") != 0) NTR_TRY(ntr_worker_run_stage(worker, document, i, err));
    return NTR_OK;
}

static ntr_status mark(ntr_worker *worker, ntr_bitext *bitext, bool complete, ntr_target target, ntr_error *err) {
    ntr_document *document = NULL;
    NTR_TRY(join_sources(&document, bitext, complete, err));
    ntr_status status = add_segments(document, bitext, complete, err);
    if (status == NTR_OK && document->segments.count) status = run_stages(worker, document, err);
    if (status == NTR_OK) status = take_marks(bitext, document, complete, target, err);
    ntr_document_free(document);
    return status;
}

ntr_status ntr_worker_mark(ntr_worker *worker, ntr_bitext *bitext, bool complete, ntr_error *err) {
    return mark(worker, bitext, complete, NTR_TARGET_NONE, err);
}

ntr_status ntr_worker_draft(ntr_worker *worker, ntr_bitext *bitext, ntr_error *err) {
    return mark(worker, bitext, true, ntr_worker_options(worker)->target, err);
}

ntr_status ntr_worker_check(ntr_worker *worker, ntr_check_findings **out, ntr_bitext *bitext, ntr_error *err) {
    *out = NULL;
    NTR_TRY(ntr_worker_mark(worker, bitext, false, err));
    return ntr_check_bitext(out, bitext, ntr_worker_workspace(worker), err);
}
