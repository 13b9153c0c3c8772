#include "align/ladder.h"

#include <math.h>

#include "align/bead.h"

/* What the last bead of a path was: a sentence without counterpart is likelier behind another one. */
typedef enum last { LAST_BOTH, LAST_SRC, LAST_TGT, LAST_COUNT } last;

static const double NOWHERE = -INFINITY;

/* A cell is left alone when its best path is BEAM nats worse than the best of its row: e^-40 of the weight. */
static const double BEAM = 40.0;

enum { NO_SHAPE = UINT8_MAX };

/* Per cell, by the last bead of the paths that reach it. Going up, `best` is the score of the best path and `weight`
 * the logarithm of the weight of all; `back` is how the best came there. Coming down, `best` gives place to the weight
 * of all paths from here to the end. */
typedef struct node {
    double best[LAST_COUNT];
    double weight[LAST_COUNT];
    uint8_t shape;              /* of the bead that ends here, for LAST_BOTH */
    uint8_t before[LAST_COUNT]; /* the last bead before it */
    bool open;                  /* beads begin here */
} node;

typedef struct climber {
    const ntr_align_ladder *ladder;
    node *nodes;
    bool beam;
} climber;

/* The logarithm of e^a + e^b. */
static double add_logs(double a, double b) {
    const double high = a > b ? a : b, low = a > b ? b : a;
    return low < high - 20.0 || low == NOWHERE ? high : high + log1p(exp(low - high));
}

static double all_of(const double weights[LAST_COUNT]) {
    return add_logs(add_logs(weights[LAST_BOTH], weights[LAST_SRC]), weights[LAST_TGT]);
}

static last best_of(const double scores[LAST_COUNT]) {
    const last nulls = scores[LAST_SRC] >= scores[LAST_TGT] ? LAST_SRC : LAST_TGT;
    return scores[LAST_BOTH] >= scores[nulls] ? LAST_BOTH : nulls;
}

static node *node_at(const climber *c, uint32_t i, uint32_t j) {
    return ntr_align_corridor_has(c->ladder->corridor, i, j) ?
               &c->nodes[ntr_align_corridor_cell(c->ladder->corridor, i, j)] :
               NULL;
}

/* --- which beads there are ---------------------------------------------------------------------------------------- */

static bool is_pinned_so(const ntr_align_pins *pins, uint32_t i, uint32_t src, uint32_t j, uint32_t tgt) {
    const uint32_t group = src ? pins->src[i] : pins->tgt[j];
    for (uint32_t k = 0; k < src; k++)
        if (pins->src[i + k] != group) return false;
    for (uint32_t k = 0; k < tgt; k++)
        if (pins->tgt[j + k] != group) return false;
    const ntr_align_group *g = &pins->groups[group];
    return !g->whole || (g->src_count == src && g->tgt_count == tgt);
}

static bool is_allowed(const ntr_align_ladder *ladder, uint32_t i, uint32_t src, uint32_t j, uint32_t tgt) {
    if (src > ladder->src->count - i || tgt > ladder->tgt->count - j) return false;
    return !ladder->pins || is_pinned_so(ladder->pins, i, src, j, tgt);
}

/* --- up ----------------------------------------------------------------------------------------------------------- */

static void reach_both(climber *c, uint32_t i, uint32_t j) {
    const node *from = node_at(c, i, j);
    const last before = best_of(from->best);
    const double best = from->best[before], weight = all_of(from->weight);
    for (uint8_t s = 0; s < NTR_SHAPE_COUNT; s++) {
        const ntr_align_shape *shape = &ntr_align_shapes[s];
        if (!is_allowed(c->ladder, i, shape->src, j, shape->tgt)) continue;
        node *to = node_at(c, i + shape->src, j + shape->tgt);
        if (!to) continue;
        const double score = ntr_align_bead_score(c->ladder, i, j, shape);
        to->weight[LAST_BOTH] = add_logs(to->weight[LAST_BOTH], weight + score);
        if (best + score <= to->best[LAST_BOTH]) continue;
        to->best[LAST_BOTH] = best + score;
        to->shape = s;
        to->before[LAST_BOTH] = (uint8_t)before;
    }
}

/* Leaves a sentence of the source (`side` LAST_SRC) or target without counterpart. */
static void reach_null(climber *c, uint32_t i, uint32_t j, last side) {
    const uint32_t src = side == LAST_SRC, tgt = side == LAST_TGT;
    const node *from = node_at(c, i, j);
    if (!is_allowed(c->ladder, i, src, j, tgt)) return;
    node *to = node_at(c, i + src, j + tgt);
    if (!to) return;
    const ntr_align_side *text = src ? c->ladder->src : c->ladder->tgt;
    for (last before = LAST_BOTH; before < LAST_COUNT; before++) {
        if (from->best[before] == NOWHERE) continue;
        const double score = ntr_align_null_score(c->ladder, text, src ? i : j, before == side);
        to->weight[side] = add_logs(to->weight[side], from->weight[before] + score);
        if (from->best[before] + score <= to->best[side]) continue;
        to->best[side] = from->best[before] + score;
        to->before[side] = (uint8_t)before;
    }
}

static void reach_all(climber *c) {
    const ntr_align_corridor *corridor = c->ladder->corridor;
    for (size_t k = 0; k < corridor->start[corridor->rows]; k++)
        c->nodes[k] = (node){{NOWHERE, NOWHERE, NOWHERE}, {NOWHERE, NOWHERE, NOWHERE}, NO_SHAPE, {0, 0, 0}, false};
    c->nodes[0].best[LAST_BOTH] = c->nodes[0].weight[LAST_BOTH] = 0.0;
    for (uint32_t i = 0; i < corridor->rows; i++) {
        double row_best = NOWHERE;
        for (uint32_t j = corridor->lo[i]; j <= corridor->hi[i]; j++) {
            const node *here = node_at(c, i, j);
            const double best = here->best[best_of(here->best)];
            if (best > row_best) row_best = best;
        }
        for (uint32_t j = corridor->lo[i]; j <= corridor->hi[i]; j++) {
            node *here = node_at(c, i, j);
            const double best = here->best[best_of(here->best)];
            if (best == NOWHERE || (c->beam && best < row_best - BEAM)) continue;
            here->open = true;
            reach_both(c, i, j);
            reach_null(c, i, j, LAST_SRC);
            reach_null(c, i, j, LAST_TGT);
        }
    }
}

/* --- down --------------------------------------------------------------------------------------------------------- */

static double weight_through_null(const climber *c, uint32_t i, uint32_t j, last before, last side) {
    const uint32_t src = side == LAST_SRC, tgt = side == LAST_TGT;
    if (!is_allowed(c->ladder, i, src, j, tgt)) return NOWHERE;
    const node *to = node_at(c, i + src, j + tgt);
    if (!to) return NOWHERE;
    const ntr_align_side *text = src ? c->ladder->src : c->ladder->tgt;
    return to->best[side] + ntr_align_null_score(c->ladder, text, src ? i : j, before == side);
}

static double weight_through_both(const climber *c, uint32_t i, uint32_t j) {
    double weight = NOWHERE;
    for (uint8_t s = 0; s < NTR_SHAPE_COUNT; s++) {
        const ntr_align_shape *shape = &ntr_align_shapes[s];
        if (!is_allowed(c->ladder, i, shape->src, j, shape->tgt)) continue;
        const node *to = node_at(c, i + shape->src, j + shape->tgt);
        if (!to || to->best[LAST_BOTH] == NOWHERE) continue;
        const double score = ntr_align_bead_score(c->ladder, i, j, shape);
        weight = add_logs(weight, to->best[LAST_BOTH] + score);
    }
    return weight;
}

/* Puts the weight of all ways on in the place of `best`. */
static void weigh_rest(climber *c) {
    const ntr_align_corridor *corridor = c->ladder->corridor;
    for (uint32_t i = corridor->rows; i-- > 0;) {
        for (uint32_t j = corridor->hi[i] + 1; j-- > corridor->lo[i];) {
            node *here = node_at(c, i, j);
            const bool end = i + 1 == corridor->rows && j == c->ladder->tgt->count;
            const double both = here->open && !end ? weight_through_both(c, i, j) : NOWHERE;
            for (last before = LAST_BOTH; before < LAST_COUNT; before++) {
                here->best[before] = end ? 0.0 : NOWHERE;
                if (!here->open || end) continue;
                const double nulls = add_logs(weight_through_null(c, i, j, before, LAST_SRC),
                                              weight_through_null(c, i, j, before, LAST_TGT));
                here->best[before] = add_logs(both, nulls);
            }
        }
    }
}

/* --- the path ----------------------------------------------------------------------------------------------------- */

typedef struct step {
    ntr_bead bead;
    last side;
} step;

typedef struct steps {
    NTR_LIST(step) list;
} steps;

/* From the end to the start. */
static bool follow_back(steps *out, ntr_arena *arena, const climber *c) {
    uint32_t i = c->ladder->src->count, j = c->ladder->tgt->count;
    last side = best_of(node_at(c, i, j)->best);
    while (i > 0 || j > 0) {
        const node *here = node_at(c, i, j);
        step *s = NTR_PUSH(arena, &out->list);
        if (!s) return false;
        s->side = side;
        s->bead.src_count = side == LAST_BOTH ? ntr_align_shapes[here->shape].src : side == LAST_SRC;
        s->bead.tgt_count = side == LAST_BOTH ? ntr_align_shapes[here->shape].tgt : side == LAST_TGT;
        s->bead.src = i -= s->bead.src_count;
        s->bead.tgt = j -= s->bead.tgt_count;
        side = here->before[side];
    }
    return true;
}

/* The logarithm of the weight of all paths through the bead. */
static double weight_through(const climber *c, const step *s) {
    const ntr_bead *bead = &s->bead;
    const node *from = node_at(c, bead->src, bead->tgt);
    const node *to = node_at(c, bead->src + bead->src_count, bead->tgt + bead->tgt_count);
    if (s->side == LAST_BOTH) {
        const double score = ntr_align_bead_score(c->ladder, bead->src, bead->tgt, &ntr_align_shapes[to->shape]);
        return all_of(from->weight) + score + to->best[LAST_BOTH];
    }
    const ntr_align_side *text = s->side == LAST_SRC ? c->ladder->src : c->ladder->tgt;
    const uint32_t sentence = s->side == LAST_SRC ? bead->src : bead->tgt;
    double weight = NOWHERE;
    for (last before = LAST_BOTH; before < LAST_COUNT; before++) {
        const double score = ntr_align_null_score(c->ladder, text, sentence, before == s->side);
        weight = add_logs(weight, from->weight[before] + score);
    }
    return weight + to->best[s->side];
}

static bool give_beads(ntr_alignment *out, const climber *c, const steps *path, double total) {
    for (uint32_t k = path->list.count; k-- > 0;) {
        const step *s = &path->list.items[k];
        ntr_bead *bead = NTR_PUSH(out->arena, &out->beads);
        if (!bead) return false;
        *bead = s->bead;
        const double posterior = exp(weight_through(c, s) - total);
        bead->score = posterior >= 1.0 ? 1000 : (uint16_t)lrint(1000.0 * posterior);
    }
    return true;
}

ntr_status ntr_align_ladder_climb(ntr_alignment *beads, double *total, const ntr_align_ladder *ladder,
                                  ntr_arena *scratch, ntr_error *err) {
    const size_t cells = ladder->corridor->start[ladder->corridor->rows];
    climber c = {.ladder = ladder, .nodes = ntr_arena_array(scratch, cells, sizeof *c.nodes), .beam = true};
    if (!c.nodes) return ntr_error_memory(err);
    const node *end = &c.nodes[cells - 1];
    reach_all(&c);
    if (end->best[best_of(end->best)] == NOWHERE) { /* the beam cut every way off */
        c.beam = false;
        reach_all(&c);
    }
    const double weight = all_of(end->weight);
    if (total) *total = weight;
    if (weight == NOWHERE) return ntr_error_set(err, NTR_INTERNAL, "the ladder has no way from start to end");
    steps path = {{0}};
    if (!follow_back(&path, scratch, &c)) return ntr_error_memory(err);
    weigh_rest(&c);
    return give_beads(beads, &c, &path, weight) ? NTR_OK : ntr_error_memory(err);
}
