#include "ntrans/align.h"
#include "align/learn.h"
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
    ntr_arena *arena = ntr_arena_new();
    *out = arena ? ntr_arena_alloc(arena, sizeof **out) : NULL;
    if (!*out) {
        ntr_arena_free(arena);
        return ntr_error_memory(err);
    }
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
    return lexicon ? ntr_align_match_lexicon(&w->pairs, w->arena, &w->src, &w->tgt, lexicon, err) : NTR_OK;
}

static ntr_status measure_excess(work *w, const ntr_align_ladder *ladder, double total, ntr_error *err) {
    if (!w->pins) return NTR_OK;
    ntr_align_ladder pinned = *ladder;
    pinned.pins = w->pins;
    ntr_alignment *ignored;
    double within = 0;
    NTR_TRY(alignment_new(&ignored, err));
    const ntr_status status = ntr_align_ladder_climb(ignored, &within, &pinned, w->scratch, err);
    ntr_alignment_free(ignored);
    w->excess = total - within;
    return status;
}

/* One pass: words → corridor → overlap → ladder. */
static ntr_status run_pass(ntr_alignment *beads, work *w, const ntr_align_lesson *lesson, ntr_error *err) {
    ntr_align_relation forward, backward;
    ntr_align_corridor corridor;
    ntr_align_overlap overlap;
    NTR_TRY(ntr_align_relate(&forward, &backward, w->scratch, &w->pairs, &w->src, &w->tgt, err));
    if (lesson) {
        NTR_TRY(ntr_align_learn_trust(&forward, lesson, false, err));
        NTR_TRY(ntr_align_learn_trust(&backward, lesson, true, err));
    }
    ntr_align_weigh(&forward, &w->src, &w->tgt);
    ntr_align_weigh(&backward, &w->tgt, &w->src);
    NTR_TRY(ntr_align_corridor_lay(&corridor, w->scratch, &w->src, &w->tgt, &forward, err));
    NTR_TRY(
        ntr_align_overlap_find(&overlap, w->scratch, &corridor, &w->src, &w->tgt, &forward, &backward, w->params, err));
    const ntr_align_ladder ladder = {.params = w->params,
                                     .src = &w->src,
                                     .tgt = &w->tgt,
                                     .corridor = &corridor,
                                     .overlap = &overlap,
                                     .lengths = &w->lengths};
    double total = 0;
    NTR_TRY(ntr_align_ladder_climb(beads, &total, &ladder, w->scratch, err));
    return measure_excess(w, &ladder, total, err);
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
    if (excess) *excess = w.excess;
    ntr_arena_free(w.arena);
    return status;
}

ntr_status ntr_align(ntr_alignment **out, const ntr_str *src, size_t src_count, const ntr_str *tgt, size_t tgt_count,
                     const ntr_align_lexicon *lexicon, ntr_error *err) {
    return ntr_align_with(out, src, src_count, tgt, tgt_count, lexicon, &ntr_align_defaults, NULL, NULL, err);
}
