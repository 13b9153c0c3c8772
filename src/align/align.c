#include "ntrans/align.h"
#include "align/bead.h"
#include "align/furniture.h"
#include "align/learn.h"
#include "align/lexicon.h"
#include "align/tongue.h"
#include "align/work.h"
#include "base/arena.h"

/* One alignment at work. What lasts from pass to pass lives in `arena`, a pass's own in `scratch`. */
typedef struct work {
    ntr_arena *arena;
    ntr_arena *scratch;
    const ntr_align_params *params;
    const ntr_align_pins *pins;
    double excess;
    ntr_align_side src;
    ntr_align_side tgt;
    ntr_align_pairs pairs;
    ntr_align_lengths lengths;
} work;

void ntr_alignment_free(ntr_alignment *alignment) {
    if (alignment) ntr_arena_free(alignment->arena);
}

static ntr_status alignment_new(ntr_alignment **out, ntr_error *err) {
    ntr_arena *arena;
    *out = ntr_arena_new_owned(&arena, sizeof **out);
    if (!*out) return ntr_error_memory(err);
    (*out)->arena = arena;
    return NTR_OK;
}

static ntr_status read_side(ntr_align_side *side, work *w, const char *locale, const ntr_str *sentences, size_t count,
                            ntr_error *err) {
    ntr_breaker *words;
    NTR_TRY(ntr_breaker_open(&words, NTR_BREAK_WORD, locale, err));
    const ntr_status status = ntr_align_side_read(side, w->arena, words, sentences, count, err);
    ntr_breaker_close(words);
    return status;
}

static ntr_status find_pairs(work *w, const ntr_align_lexicon *lexicon, ntr_error *err) {
    NTR_TRY(ntr_align_match_forms(&w->pairs, w->arena, &w->src, &w->tgt, err));
    NTR_TRY(ntr_align_match_cognates(&w->pairs, w->arena, &w->src, &w->tgt, err));
    if (!lexicon) return NTR_OK;
    NTR_TRY(ntr_align_match_names(&w->pairs, w->arena, &w->src, &w->tgt, lexicon->words, err));
    return ntr_align_match_lexicon(&w->pairs, w->arena, &w->src, &w->tgt, lexicon, err);
}

/* What one pass looks at. */
typedef struct view {
    ntr_align_relation forward;
    ntr_align_relation backward;
    ntr_align_corridor corridor;
    ntr_align_overlap overlap;
    uint8_t shapes;
} view;

/* Rows that are climbed at a time, and how many of them only look ahead: what memory is needed depends on them, not on
 * the length of the text. */
enum { STRETCH = 1000, LOOK_AHEAD = 200 };

/* Climbs the next stretch from `*place`. */
static ntr_status climb_stretch(ntr_alignment *beads, ntr_align_place *place, double *total, work *w, view *p,
                                const ntr_align_pins *pins, ntr_arena *scratch, ntr_error *err) {
    const uint32_t last = w->src.count - place->src > STRETCH ? place->src + STRETCH : w->src.count;
    ntr_align_stretch stretch;
    NTR_TRY(ntr_align_stretch_take(&stretch, scratch, &p->corridor, place->src, last, place->tgt, err));
    NTR_TRY(ntr_align_overlap_fill(&p->overlap, scratch, &stretch, err));
    const ntr_align_ladder ladder = {w->params, &w->src, &w->tgt, &stretch, &p->overlap, &w->lengths, pins, p->shapes};
    return ntr_align_ladder_climb(beads, place, total, &ladder, last - (last > LOOK_AHEAD ? LOOK_AHEAD : 0), scratch,
                                  err);
}

static ntr_status climb(ntr_alignment *beads, double *total, work *w, view *p, const ntr_align_pins *pins,
                        ntr_error *err) {
    ntr_align_place place = {0, 0, NTR_LAST_BOTH};
    while (place.src < w->src.count || place.tgt < w->tgt.count) {
        ntr_arena *scratch = ntr_arena_new();
        const ntr_status status =
            scratch ? climb_stretch(beads, &place, total, w, p, pins, scratch, err) : ntr_error_memory(err);
        ntr_arena_free(scratch);
        if (status != NTR_OK) return status;
    }
    return NTR_OK;
}

static ntr_status measure_excess(work *w, view *p, double total, ntr_error *err) {
    if (!w->pins) return NTR_OK;
    ntr_alignment *ignored;
    double within = 0;
    NTR_TRY(alignment_new(&ignored, err));
    const ntr_status status = climb(ignored, &within, w, p, w->pins, err);
    ntr_alignment_free(ignored);
    w->excess = total - within;
    return status;
}

/* One pass: words → corridor → overlap → ladder. */
static ntr_status run_pass(ntr_alignment *beads, work *w, const ntr_align_lesson *lesson, ntr_error *err) {
    view p = {.shapes = lesson ? NTR_SHAPE_COUNT : NTR_SHAPE_COMMON};
    NTR_TRY(ntr_align_relate(&p.forward, &p.backward, w->scratch, &w->pairs, &w->src, &w->tgt, err));
    if (lesson) {
        NTR_TRY(ntr_align_learn_trust(&p.forward, lesson, false, err));
        NTR_TRY(ntr_align_learn_trust(&p.backward, lesson, true, err));
    }
    ntr_align_weigh(&p.forward, &w->src, &w->tgt);
    ntr_align_weigh(&p.backward, &w->tgt, &w->src);
    const ntr_alignment *before = lesson ? lesson->alignment : NULL;
    NTR_TRY(ntr_align_corridor_lay(&p.corridor, w->scratch, &w->src, &w->tgt, &p.forward, before, err));
    NTR_TRY(
        ntr_align_overlap_prepare(&p.overlap, w->scratch, w->params, &w->src, &w->tgt, &p.forward, &p.backward, err));
    double total = 0;
    NTR_TRY(climb(beads, &total, w, &p, NULL, err));
    return measure_excess(w, &p, total, err);
}

static ntr_status run_passes(ntr_alignment **out, work *w, ntr_error *err) {
    enum { PASSES = 2 };
    ntr_align_lesson lesson = {0};
    ntr_alignment *before = NULL;
    ntr_status status = NTR_OK;
    for (int pass = 0; pass < PASSES && status == NTR_OK; pass++) {
        ntr_alignment *beads = NULL;
        w->scratch = ntr_arena_new();
        status = w->scratch ? alignment_new(&beads, err) : ntr_error_memory(err);
        if (status == NTR_OK && before) {
            status = ntr_align_lesson_read(&lesson, w->scratch, &w->src, &w->tgt, before, err);
            if (status == NTR_OK) status = ntr_align_learn_pairs(&w->pairs, w->arena, &lesson, err);
            w->lengths = ntr_align_learn_lengths(&lesson);
        }
        if (status == NTR_OK) status = run_pass(beads, w, before ? &lesson : NULL, err);
        ntr_arena_free(w->scratch);
        ntr_alignment_free(before);
        before = beads;
    }
    if (status != NTR_OK) {
        ntr_alignment_free(before);
        before = NULL;
    }
    *out = before;
    return status;
}

ntr_status ntr_align_with(ntr_alignment **out, const ntr_str *src, size_t src_count, const ntr_str *tgt,
                          size_t tgt_count, const ntr_align_lexicon *lexicon, const ntr_align_params *params,
                          const ntr_align_pins *pins, double *excess, ntr_error *err) {
    *out = NULL;
    work w = {.arena = ntr_arena_new(), .params = params, .pins = pins, .lengths = ntr_align_usual_lengths};
    if (!w.arena) return ntr_error_memory(err);
    ntr_status status = read_side(&w.src, &w, "nl", src, src_count, err);
    if (status == NTR_OK) status = read_side(&w.tgt, &w, "en", tgt, tgt_count, err);
    if (status == NTR_OK) status = find_pairs(&w, lexicon, err);
    if (status == NTR_OK) status = run_passes(out, &w, err);
    if (status == NTR_OK && lexicon) {
        (*out)->src.lang = ntr_align_tongue(&w.src, lexicon->words);
        (*out)->tgt.lang = ntr_align_tongue(&w.tgt, lexicon->words);
    }
    if (excess) *excess = w.excess;
    ntr_arena_free(w.arena);
    return status;
}

/* --- what stands on every page ------------------------------------------------------------------------------------ */

/* One text without its furniture, and where each sentence that is left stood. */
typedef struct rest {
    ntr_furniture furniture;
    ntr_str *sentences;
    uint32_t *places;
    uint32_t count; /* of what is left */
    uint32_t all;
    uint32_t next; /* while beads are put back: the first sentence that no bead holds yet */
} rest;

static ntr_status set_aside(rest *out, ntr_arena *arena, const ntr_str *sentences, size_t count, ntr_error *err) {
    *out = (rest){.all = (uint32_t)count};
    NTR_TRY(ntr_furniture_find(&out->furniture, arena, sentences, count, err));
    out->sentences = ntr_arena_array(arena, count + 1, sizeof *out->sentences);
    out->places = ntr_arena_array(arena, count + 1, sizeof *out->places);
    if (!out->sentences || !out->places) return ntr_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        if (out->furniture.aside[i]) continue;
        out->sentences[out->count] = sentences[i];
        out->places[out->count++] = i;
    }
    out->places[out->count] = out->all;
    return NTR_OK;
}

/* A bead of its own for each sentence of `side` that was set aside before `end`. */
static ntr_status add_aside(ntr_alignment *out, rest *side, bool is_src, uint32_t end, rest *other, ntr_error *err) {
    for (; side->next < end; side->next++) {
        ntr_bead *bead = NTR_PUSH(out->arena, &out->beads);
        if (!bead) return ntr_error_memory(err);
        *bead =
            is_src ? (ntr_bead){side->next, other->next, 1, 0, 1000} : (ntr_bead){other->next, side->next, 0, 1, 1000};
    }
    return NTR_OK;
}

/* Moves behind `count` sentences from `first` on, counted without what is set aside; returns how many these are with
 * it. */
static uint8_t advance(rest *side, uint32_t first, uint32_t count) {
    if (count == 0) return 0;
    const uint32_t begin = side->next;
    side->next = side->places[first + count - 1] + 1;
    return (uint8_t)(side->next - begin);
}

static ntr_status put_back_bead(ntr_alignment *out, const ntr_bead *bead, rest *src, rest *tgt, ntr_error *err) {
    if (bead->src_count) NTR_TRY(add_aside(out, src, true, src->places[bead->src], tgt, err));
    if (bead->tgt_count) NTR_TRY(add_aside(out, tgt, false, tgt->places[bead->tgt], src, err));
    ntr_bead *whole = NTR_PUSH(out->arena, &out->beads);
    if (!whole) return ntr_error_memory(err);
    *whole = (ntr_bead){.src = src->next, .tgt = tgt->next, .score = bead->score};
    whole->src_count = advance(src, bead->src, bead->src_count);
    whole->tgt_count = advance(tgt, bead->tgt, bead->tgt_count);
    return NTR_OK;
}

/* The beads of what is left become beads of the whole texts. */
static ntr_status put_back(ntr_alignment *out, const ntr_alignment *beads, rest *src, rest *tgt, ntr_error *err) {
    out->src = (ntr_align_text){src->furniture.aside, src->furniture.count, beads->src.lang};
    out->tgt = (ntr_align_text){tgt->furniture.aside, tgt->furniture.count, beads->tgt.lang};
    for (uint32_t b = 0; b < beads->beads.count; b++)
        NTR_TRY(put_back_bead(out, &beads->beads.items[b], src, tgt, err));
    NTR_TRY(add_aside(out, src, true, src->all, tgt, err));
    return add_aside(out, tgt, false, tgt->all, src, err);
}

ntr_status ntr_align(ntr_alignment **out, const ntr_str *src, size_t src_count, const ntr_str *tgt, size_t tgt_count,
                     const ntr_align_lexicon *lexicon, ntr_error *err) {
    rest left, right;
    ntr_alignment *beads = NULL;
    NTR_TRY(alignment_new(out, err));
    ntr_status status = set_aside(&left, (*out)->arena, src, src_count, err);
    if (status == NTR_OK) status = set_aside(&right, (*out)->arena, tgt, tgt_count, err);
    if (status == NTR_OK)
        status = ntr_align_with(&beads, left.sentences, left.count, right.sentences, right.count, lexicon,
                                &ntr_align_defaults, NULL, NULL, err);
    if (status == NTR_OK) status = put_back(*out, beads, &left, &right, err);
    ntr_alignment_free(beads);
    if (status == NTR_OK) return NTR_OK;
    ntr_alignment_free(*out);
    *out = NULL;
    return status;
}
