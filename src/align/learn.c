#include "align/learn.h"

#include <math.h>

/* Beads below this score teach nothing. */
enum { LEAST_SCORE = 500 };

ntr_status ntr_align_lesson_read(ntr_align_lesson *lesson, ntr_arena *arena, const ntr_align_side *src,
                                 const ntr_align_side *tgt, const ntr_alignment *alignment, ntr_error *err) {
    *lesson = (ntr_align_lesson){.src = src, .tgt = tgt, .alignment = alignment};
    lesson->src_bead = ntr_arena_array(arena, src->count + 1u, sizeof *lesson->src_bead);
    lesson->tgt_bead = ntr_arena_array(arena, tgt->count + 1u, sizeof *lesson->tgt_bead);
    if (!lesson->src_bead || !lesson->tgt_bead) return ntr_error_memory(err);
    for (uint32_t b = 0; b < alignment->beads.count; b++) {
        const ntr_bead *bead = &alignment->beads.items[b];
        for (uint32_t k = 0; k < bead->src_count; k++) lesson->src_bead[bead->src + k] = b;
        for (uint32_t k = 0; k < bead->tgt_count; k++) lesson->tgt_bead[bead->tgt + k] = b;
    }
    return NTR_OK;
}

static bool teaches(const ntr_bead *bead) {
    return bead->src_count > 0 && bead->tgt_count > 0 && bead->score >= LEAST_SCORE;
}

/* --- pairs -------------------------------------------------------------------------------------------------------- */

/* A pair is learnt from LEAST_TOGETHER beads on, when Dunning's log-likelihood ratio (Computational Linguistics 19,
 * 1993) is at least LEAST_RATIO (chance gives 10.8 once in a thousand) and Dice's coefficient at least LEAST_DICE; at
 * most MOST_LEARNT for a word. */
enum { LEAST_TOGETHER = 2, MOST_LEARNT = 2 };
static const double LEAST_RATIO = 11.0, LEAST_DICE = 0.4;

typedef struct learner {
    const ntr_align_lesson *lesson;
    ntr_align_pairs *pairs;
    ntr_arena *arena;
    uint32_t bead_count;  /* that teach */
    uint32_t *tgt_spread; /* per target type: in how many of them it stands */
    uint64_t *stamps;     /* per target type: the last count it took part in */
    uint64_t stamp;
    uint32_t *together; /* per target type: beads shared with the source type at hand */
    uint32_t *touched;  /* target types with together > 0 */
    uint32_t touched_count;
} learner;

/* k ln p + (n - k) ln (1 - p) */
static double log_likelihood(double k, double n, double p) {
    const double inside = p < 1e-9 ? 1e-9 : p > 1 - 1e-9 ? 1 - 1e-9 : p;
    return k * log(inside) + (n - k) * log(1 - inside);
}

static double likelihood_ratio(double together, double a, double b, double all) {
    const double p = b / all, with = together / a, without = a < all ? (b - together) / (all - a) : 0.0;
    if (with <= without) return 0.0;
    return 2 * (log_likelihood(together, a, with) + log_likelihood(b - together, all - a, without) -
                log_likelihood(together, a, p) - log_likelihood(b - together, all - a, p));
}

static bool is_word(ntr_str form) {
    size_t at = 0;
    return form.len > 2 && ntr_char_is_letter(ntr_utf8_next(form, &at));
}

/* Counts each target type of a bead once. */
static void count_bead(learner *l, uint32_t number, uint32_t *counts) {
    const ntr_bead *bead = &l->lesson->alignment->beads.items[number];
    const ntr_align_side *tgt = l->lesson->tgt;
    const uint32_t end = tgt->sentences[bead->tgt + bead->tgt_count].first_token;
    l->stamp++;
    for (uint32_t k = tgt->sentences[bead->tgt].first_token; k < end; k++) {
        const uint32_t type = tgt->tokens.items[k];
        if (l->stamps[type] == l->stamp) continue;
        l->stamps[type] = l->stamp;
        if (counts == l->together && counts[type] == 0) l->touched[l->touched_count++] = type;
        counts[type]++;
    }
}

/* The beads that teach and hold a source type, one after another; NTR_MAP_NONE behind the last. */
static uint32_t next_bead(const learner *l, uint32_t type, uint32_t *posting, uint32_t previous) {
    const ntr_align_side *src = l->lesson->src;
    while (*posting < src->types[type + 1].first_posting) {
        const uint32_t bead = l->lesson->src_bead[src->postings[(*posting)++]];
        if (bead != previous && teaches(&l->lesson->alignment->beads.items[bead])) return bead;
    }
    return NTR_MAP_NONE;
}

/* Adds the best partners of a source type that stands in `spread` beads, and clears the counts. */
static bool add_partners(learner *l, uint32_t type, uint32_t spread) {
    struct {
        uint32_t type;
        double ratio;
    } best[MOST_LEARNT] = {{0, 0.0}, {0, 0.0}};
    for (uint32_t k = 0; k < l->touched_count; k++) {
        const uint32_t other = l->touched[k], together = l->together[other];
        if (together < LEAST_TOGETHER || 2.0 * together < LEAST_DICE * (spread + l->tgt_spread[other])) continue;
        if (!is_word(l->lesson->tgt->types[other].form)) continue;
        const double ratio = likelihood_ratio(together, spread, l->tgt_spread[other], l->bead_count);
        if (ratio < LEAST_RATIO || ratio <= best[MOST_LEARNT - 1].ratio) continue;
        const bool first = ratio > best[0].ratio;
        if (first) best[1] = best[0];
        best[first ? 0 : 1].type = other;
        best[first ? 0 : 1].ratio = ratio;
    }
    bool good = true;
    for (size_t k = 0; k < MOST_LEARNT && best[k].ratio > 0.0; k++) {
        const double trust = (l->together[best[k].type] - 0.5) / (spread + 1.0);
        good = good && ntr_align_pairs_add(l->pairs, l->arena, type, best[k].type, (float)trust);
    }
    while (l->touched_count > 0) l->together[l->touched[--l->touched_count]] = 0;
    return good;
}

static bool learn_word(learner *l, uint32_t type) {
    uint32_t posting = l->lesson->src->types[type].first_posting, spread = 0;
    for (uint32_t b = NTR_MAP_NONE; (b = next_bead(l, type, &posting, b)) != NTR_MAP_NONE; spread++)
        count_bead(l, b, l->together);
    return add_partners(l, type, spread);
}

static bool learn_words(learner *l) {
    const ntr_alignment *alignment = l->lesson->alignment;
    for (uint32_t b = 0; b < alignment->beads.count; b++) {
        if (!teaches(&alignment->beads.items[b])) continue;
        l->bead_count++;
        count_bead(l, b, l->tgt_spread);
    }
    for (uint32_t t = 0; t < l->lesson->src->type_count; t++) {
        const uint32_t spread = ntr_align_side_spread(l->lesson->src, t);
        if (spread < LEAST_TOGETHER || !is_word(l->lesson->src->types[t].form)) continue;
        if (!learn_word(l, t)) return false;
    }
    return true;
}

ntr_status ntr_align_learn_pairs(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_lesson *lesson,
                                 ntr_error *err) {
    const size_t types = lesson->tgt->type_count + 1u;
    ntr_arena *scratch = ntr_arena_new();
    if (!scratch) return ntr_error_memory(err);
    learner l = {.lesson = lesson, .pairs = pairs, .arena = arena};
    l.tgt_spread = ntr_arena_array(scratch, types, sizeof *l.tgt_spread);
    l.together = ntr_arena_array(scratch, types, sizeof *l.together);
    l.touched = ntr_arena_array(scratch, types, sizeof *l.touched);
    l.stamps = ntr_arena_array(scratch, types, sizeof *l.stamps);
    const bool good = l.tgt_spread && l.together && l.touched && l.stamps && learn_words(&l);
    ntr_arena_free(scratch);
    return good ? NTR_OK : ntr_error_memory(err);
}

/* --- trust -------------------------------------------------------------------------------------------------------- */

/* What was believed before counts as much as this many sentences. */
static const double BELIEF = 2.0;

typedef struct trial {
    double times; /* the word stood in a bead that teaches */
    double hits;  /* and had its match there */
} trial;

static void try_bead(trial *trials, const ntr_align_relation *relation, const ntr_align_side *from,
                     const ntr_align_side *to, uint32_t from_first, uint32_t from_count, uint32_t to_first,
                     uint32_t to_count, uint32_t *stamps, uint32_t stamp) {
    for (uint32_t k = to->sentences[to_first].first_token; k < to->sentences[to_first + to_count].first_token; k++)
        stamps[to->tokens.items[k]] = stamp;
    const uint32_t end = from->sentences[from_first + from_count].first_token;
    for (uint32_t k = from->sentences[from_first].first_token; k < end; k++) {
        const uint32_t type = from->tokens.items[k];
        uint32_t link = relation->words[type].first_link;
        while (link < relation->words[type + 1].first_link && stamps[relation->links[link]] != stamp) link++;
        trials[type].times += 1.0;
        trials[type].hits += link < relation->words[type + 1].first_link;
    }
}

ntr_status ntr_align_learn_trust(ntr_align_relation *relation, const ntr_align_lesson *lesson, bool back,
                                 ntr_error *err) {
    const ntr_align_side *from = back ? lesson->tgt : lesson->src, *to = back ? lesson->src : lesson->tgt;
    ntr_arena *scratch = ntr_arena_new();
    trial *trials = scratch ? ntr_arena_array(scratch, from->type_count + 1u, sizeof *trials) : NULL;
    uint32_t *stamps = trials ? ntr_arena_array(scratch, to->type_count + 1u, sizeof *stamps) : NULL;
    if (!stamps) {
        ntr_arena_free(scratch);
        return ntr_error_memory(err);
    }
    for (uint32_t b = 0; b < lesson->alignment->beads.count; b++) {
        const ntr_bead *bead = &lesson->alignment->beads.items[b];
        if (!teaches(bead)) continue;
        if (back)
            try_bead(trials, relation, from, to, bead->tgt, bead->tgt_count, bead->src, bead->src_count, stamps, b + 1);
        else
            try_bead(trials, relation, from, to, bead->src, bead->src_count, bead->tgt, bead->tgt_count, stamps, b + 1);
    }
    for (uint32_t t = 0; t < from->type_count; t++) {
        ntr_align_word *word = &relation->words[t];
        word->trust = (float)((trials[t].hits + BELIEF * word->trust) / (trials[t].times + BELIEF));
    }
    ntr_arena_free(scratch);
    return NTR_OK;
}

/* --- lengths ------------------------------------------------------------------------------------------------------ */

/* What is usual counts as much as this many characters, and as this many beads. */
static const double USUAL_LENGTH = 2000.0, USUAL_BEADS = 20.0;

typedef struct sizes {
    double src;
    double tgt;
} sizes;

static sizes sizes_of(const ntr_align_lesson *lesson, const ntr_bead *bead) {
    sizes out = {bead->src_count - 1.0, bead->tgt_count - 1.0};
    for (uint32_t k = 0; k < bead->src_count; k++) out.src += lesson->src->sentences[bead->src + k].length;
    for (uint32_t k = 0; k < bead->tgt_count; k++) out.tgt += lesson->tgt->sentences[bead->tgt + k].length;
    return out;
}

ntr_align_lengths ntr_align_learn_lengths(const ntr_align_lesson *lesson) {
    ntr_align_lengths out = ntr_align_usual_lengths;
    double src = USUAL_LENGTH, tgt = USUAL_LENGTH * out.ratio;
    for (uint32_t b = 0; b < lesson->alignment->beads.count; b++) {
        const ntr_bead *bead = &lesson->alignment->beads.items[b];
        if (!teaches(bead)) continue;
        const sizes size = sizes_of(lesson, bead);
        src += size.src;
        tgt += size.tgt;
    }
    out.ratio = tgt / src;
    double squares = USUAL_BEADS, beads = USUAL_BEADS;
    for (uint32_t b = 0; b < lesson->alignment->beads.count; b++) {
        const ntr_bead *bead = &lesson->alignment->beads.items[b];
        if (!teaches(bead)) continue;
        const sizes size = sizes_of(lesson, bead);
        const double square = ntr_align_length_deviation(&ntr_align_usual_lengths, size.src, size.tgt);
        squares += fmin(square, 9.0); /* an outlier says little about the rest */
        beads += 1.0;
    }
    out.spread = squares / beads;
    return out;
}
