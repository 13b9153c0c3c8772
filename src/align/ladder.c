#include "align/ladder.h"

#include <math.h>

#include "align/bead.h"

/* In a stretch that is wider than WIDE on average, a cell is left alone when its best path is BEAM nats worse than the
 * best of its row. In a narrow one all are looked at, for a passage that is missing costs more than that. */
static const double BEAM = 30.0, WIDE = 80.0;

/* Paths to a cell that are so many nats worse than the best of its row add nothing to a weight. */
static const double NEGLIGIBLE = 40.0;

static const double NOWHERE = -INFINITY;

/* Per cell, by the last bead of the paths that reach it. Weights are sums over paths of e^score; those of row i are
 * kept divided by e^base(i), where base(i) is the best score of the row, and `rest` multiplied by it: so that neither
 * overflows, however long the text. */
typedef struct node {
    double best[NTR_LAST_COUNT];    /* score of the best path from the start */
    double weight[NTR_LAST_COUNT];  /* of all paths from the start */
    double rest[NTR_LAST_COUNT];    /* of all paths from here to the end */
    float both[NTR_SHAPE_COUNT];    /* scores of the two-sided beads that end here, by shape; -INFINITY: none */
    uint8_t shape;                  /* of the bead by which the best of NTR_LAST_BOTH came */
    uint8_t before[NTR_LAST_COUNT]; /* the last bead before it */
    bool open;                      /* paths go on from here */
} node;

/* The columns of a row between which paths go on. */
typedef struct reach_span {
    uint32_t first;
    uint32_t last;
} reach_span;

typedef struct climber {
    const ntr_align_ladder *ladder;
    const ntr_align_stretch *stretch;
    ntr_align_place start;
    node *nodes;         /* those never reached are zero: not open */
    double *bases;       /* per row of the stretch */
    reach_span *reaches; /* per row */
    bool ends;           /* the stretch ends where the texts end */
    bool beam;
} climber;

static node *node_at(const climber *c, uint32_t i, uint32_t j) {
    return ntr_align_stretch_has(c->stretch, i, j) ? &c->nodes[ntr_align_stretch_cell(c->stretch, i, j)] : NULL;
}

/* The node from which a bead of `src` and `tgt` sentences leads to (i, j); NULL when no path goes on there. */
static const node *origin(const climber *c, uint32_t i, uint32_t j, uint32_t src, uint32_t tgt) {
    const node *from = i >= src && j >= tgt ? node_at(c, i - src, j - tgt) : NULL;
    return from && from->open ? from : NULL;
}

static double base_of(const climber *c, uint32_t row) {
    return c->bases[row - c->stretch->first];
}

static ntr_align_last best_of(const double scores[NTR_LAST_COUNT]) {
    const ntr_align_last nulls = scores[NTR_LAST_SRC] >= scores[NTR_LAST_TGT] ? NTR_LAST_SRC : NTR_LAST_TGT;
    return scores[NTR_LAST_BOTH] >= scores[nulls] ? NTR_LAST_BOTH : nulls;
}

static double all_of(const double weights[NTR_LAST_COUNT]) {
    return weights[NTR_LAST_BOTH] + weights[NTR_LAST_SRC] + weights[NTR_LAST_TGT];
}

static bool is_end(const climber *c, uint32_t i, uint32_t j) {
    return i == c->stretch->last && (!c->ends || j == c->ladder->tgt->count);
}

/* --- the scores of beads ------------------------------------------------------------------------------------------ */

static bool is_pinned_so(const ntr_align_pins *pins, uint32_t i, uint32_t src, uint32_t j, uint32_t tgt) {
    const uint32_t group = src ? pins->src[i] : pins->tgt[j];
    for (uint32_t k = 0; k < src; k++)
        if (pins->src[i + k] != group) return false;
    for (uint32_t k = 0; k < tgt; k++)
        if (pins->tgt[j + k] != group) return false;
    const ntr_align_group *g = &pins->groups[group];
    return !g->whole || (g->src_count == src && g->tgt_count == tgt);
}

static double both_score(const ntr_align_ladder *ladder, uint32_t i, uint32_t j, const ntr_align_shape *shape) {
    if (ladder->pins && !is_pinned_so(ladder->pins, i, shape->src, j, shape->tgt)) return NOWHERE;
    return ntr_align_bead_score(ladder, i, j, shape);
}

/* Of leaving the sentence of one side that begins at (i, j) alone. */
static double null_score(const ntr_align_ladder *ladder, uint32_t i, uint32_t j, ntr_align_last before,
                         ntr_align_last side) {
    const bool src = side == NTR_LAST_SRC;
    if (ladder->pins && !is_pinned_so(ladder->pins, i, src, j, !src)) return NOWHERE;
    return ntr_align_null_score(ladder, src ? ladder->src : ladder->tgt, src ? i : j, before == side);
}

/* --- up ----------------------------------------------------------------------------------------------------------- */

static void best_both(const climber *c, node *here, uint32_t i, uint32_t j) {
    for (uint8_t s = 0; s < c->ladder->shapes; s++) {
        const ntr_align_shape *shape = &ntr_align_shapes[s];
        const node *from = origin(c, i, j, shape->src, shape->tgt);
        here->both[s] = -INFINITY;
        if (!from) continue;
        here->both[s] = (float)both_score(c->ladder, i - shape->src, j - shape->tgt, shape);
        const ntr_align_last before = best_of(from->best);
        if (from->best[before] + here->both[s] <= here->best[NTR_LAST_BOTH]) continue;
        here->best[NTR_LAST_BOTH] = from->best[before] + here->both[s];
        here->shape = s;
        here->before[NTR_LAST_BOTH] = (uint8_t)before;
    }
}

static void best_null(const climber *c, node *here, uint32_t i, uint32_t j, ntr_align_last side) {
    const uint32_t src = side == NTR_LAST_SRC, tgt = side == NTR_LAST_TGT;
    const node *from = origin(c, i, j, src, tgt);
    for (ntr_align_last before = NTR_LAST_BOTH; from && before < NTR_LAST_COUNT; before++) {
        const double score = from->best[before] + null_score(c->ladder, i - src, j - tgt, before, side);
        if (score <= here->best[side]) continue;
        here->best[side] = score;
        here->before[side] = (uint8_t)before;
    }
}

/* The columns of row `i` that beads from the rows before it may reach. */
static reach_span reach_of(const climber *c, uint32_t i) {
    const uint32_t lo = ntr_align_stretch_lo(c->stretch, i), hi = ntr_align_stretch_hi(c->stretch, i);
    if (i == c->stretch->first) return (reach_span){lo, lo};
    reach_span reach = {UINT32_MAX, 0};
    for (uint32_t k = 1; k <= NTR_BEAD_MOST && k <= i - c->stretch->first; k++) {
        const reach_span *row = &c->reaches[i - k - c->stretch->first];
        if (row->first < reach.first) reach.first = row->first;
        if (row->last + NTR_BEAD_MOST > reach.last) reach.last = row->last + NTR_BEAD_MOST;
    }
    if (reach.first < lo) reach.first = lo;
    if (reach.last > hi) reach.last = hi;
    return reach;
}

static double find_best_at(const climber *c, uint32_t i, uint32_t j) {
    node *here = node_at(c, i, j);
    *here = (node){.best = {NOWHERE, NOWHERE, NOWHERE}};
    if (i == c->start.src && j == c->start.tgt) here->best[c->start.last] = 0.0;
    best_both(c, here, i, j);
    best_null(c, here, i, j, NTR_LAST_SRC);
    best_null(c, here, i, j, NTR_LAST_TGT);
    return here->best[best_of(here->best)];
}

/* The best paths to the cells of a row, and which cells paths go on from. */
static void find_best(climber *c, uint32_t i) {
    reach_span *reach = &c->reaches[i - c->stretch->first];
    const uint32_t hi = ntr_align_stretch_hi(c->stretch, i);
    double row_best = NOWHERE;
    *reach = reach_of(c, i);
    for (uint32_t j = reach->first, end = reach->last; j <= end; j++) {
        const double best = find_best_at(c, i, j);
        if (best > row_best) row_best = best;
        const bool open = best > NOWHERE && (!c->beam || best >= row_best - BEAM);
        node_at(c, i, j)->open = open;
        if (open && j == end && end < hi) reach->last = ++end; /* target sentences without counterpart lead on */
    }
    c->bases[i - c->stretch->first] = row_best;
    for (uint32_t j = reach->first; j <= reach->last && c->beam; j++) {
        node *here = node_at(c, i, j);
        here->open = here->open && here->best[best_of(here->best)] >= row_best - BEAM;
    }
    while (reach->first < reach->last && !node_at(c, i, reach->first)->open) reach->first++;
    while (reach->last > reach->first && !node_at(c, i, reach->last)->open) reach->last--;
}

static void weigh_node(const climber *c, node *here, uint32_t i, uint32_t j) {
    const double base = base_of(c, i);
    for (uint8_t s = 0; s < c->ladder->shapes; s++) {
        const ntr_align_shape *shape = &ntr_align_shapes[s];
        const node *from = origin(c, i, j, shape->src, shape->tgt);
        if (!from || from->best[best_of(from->best)] + here->both[s] < base - NEGLIGIBLE) continue;
        here->weight[NTR_LAST_BOTH] += all_of(from->weight) * exp(here->both[s] + base_of(c, i - shape->src) - base);
    }
    for (ntr_align_last side = NTR_LAST_SRC; side <= NTR_LAST_TGT; side++) {
        const uint32_t src = side == NTR_LAST_SRC, tgt = side == NTR_LAST_TGT;
        const node *from = origin(c, i, j, src, tgt);
        for (ntr_align_last before = NTR_LAST_BOTH; from && before < NTR_LAST_COUNT; before++) {
            if (from->weight[before] == 0.0) continue;
            const double score = null_score(c->ladder, i - src, j - tgt, before, side);
            here->weight[side] += from->weight[before] * exp(score + base_of(c, i - src) - base);
        }
    }
}

static void go_up(climber *c) {
    for (uint32_t i = c->stretch->first; i <= c->stretch->last; i++) {
        find_best(c, i);
        if (i == c->start.src) node_at(c, i, c->start.tgt)->weight[c->start.last] = exp(-base_of(c, i));
        const reach_span reach = c->reaches[i - c->stretch->first];
        for (uint32_t j = reach.first; j <= reach.last; j++)
            if (node_at(c, i, j)->open) weigh_node(c, node_at(c, i, j), i, j);
    }
}

/* --- down --------------------------------------------------------------------------------------------------------- */

static double rest_through_both(const climber *c, uint32_t i, uint32_t j) {
    const node *here = node_at(c, i, j);
    const double best = here->best[best_of(here->best)];
    double rest = 0.0;
    for (uint8_t s = 0; s < c->ladder->shapes; s++) {
        const ntr_align_shape *shape = &ntr_align_shapes[s];
        const node *to = node_at(c, i + shape->src, j + shape->tgt);
        if (!to || !to->open || to->rest[NTR_LAST_BOTH] == 0.0) continue;
        const double base = base_of(c, i + shape->src);
        if (best + to->both[s] < base - NEGLIGIBLE) continue;
        rest += to->rest[NTR_LAST_BOTH] * exp(to->both[s] + base_of(c, i) - base);
    }
    return rest;
}

static double rest_through_null(const climber *c, uint32_t i, uint32_t j, ntr_align_last before, ntr_align_last side) {
    const uint32_t src = side == NTR_LAST_SRC, tgt = side == NTR_LAST_TGT;
    const node *to = node_at(c, i + src, j + tgt);
    if (!to || !to->open || to->rest[side] == 0.0) return 0.0;
    return to->rest[side] * exp(null_score(c->ladder, i, j, before, side) + base_of(c, i) - base_of(c, i + src));
}

static void go_down(climber *c) {
    for (uint32_t i = c->stretch->last + 1; i-- > c->stretch->first;) {
        const reach_span reach = c->reaches[i - c->stretch->first];
        for (uint32_t j = reach.last + 1; j-- > reach.first;) {
            node *here = node_at(c, i, j);
            if (!here->open || all_of(here->weight) == 0.0) continue;
            const double both = rest_through_both(c, i, j) + is_end(c, i, j);
            for (ntr_align_last before = NTR_LAST_BOTH; before < NTR_LAST_COUNT; before++)
                here->rest[before] = both + rest_through_null(c, i, j, before, NTR_LAST_SRC) +
                                     rest_through_null(c, i, j, before, NTR_LAST_TGT);
        }
    }
}

/* --- the path ----------------------------------------------------------------------------------------------------- */

/* A bead of the path, and the place behind it. */
typedef struct step {
    ntr_bead bead;
    ntr_align_place to;
} step;

typedef struct steps {
    NTR_LIST(step) list;
} steps;

/* The best end of a path, and the weight of all; `.last` NTR_LAST_COUNT when there is none. */
static ntr_align_place find_end(const climber *c, double *weight) {
    ntr_align_place end = {c->stretch->last, 0, NTR_LAST_COUNT};
    double best = NOWHERE;
    *weight = 0.0;
    for (uint32_t j = ntr_align_stretch_lo(c->stretch, end.src); j <= ntr_align_stretch_hi(c->stretch, end.src); j++) {
        const node *here = node_at(c, end.src, j);
        if (!is_end(c, end.src, j) || !here->open) continue;
        *weight += all_of(here->weight);
        if (here->best[best_of(here->best)] <= best) continue;
        best = here->best[best_of(here->best)];
        end.tgt = j;
        end.last = best_of(here->best);
    }
    return end;
}

/* From the end to the start. */
static bool follow_back(steps *out, ntr_arena *arena, const climber *c, const ntr_align_place *start,
                        ntr_align_place at) {
    while (at.src != start->src || at.tgt != start->tgt) {
        const node *here = node_at(c, at.src, at.tgt);
        const ntr_align_shape *shape = &ntr_align_shapes[here->shape];
        const bool both = at.last == NTR_LAST_BOTH;
        step *s = NTR_PUSH(arena, &out->list);
        if (!s) return false;
        s->to = at;
        s->bead.src_count = both ? shape->src : at.last == NTR_LAST_SRC;
        s->bead.tgt_count = both ? shape->tgt : at.last == NTR_LAST_TGT;
        s->bead.src = at.src -= s->bead.src_count;
        s->bead.tgt = at.tgt -= s->bead.tgt_count;
        at.last = (ntr_align_last)here->before[at.last];
    }
    return true;
}

/* The weight of all paths through the bead. */
static double weight_through(const climber *c, const step *s) {
    const ntr_bead *bead = &s->bead;
    const ntr_align_last side = s->to.last;
    const node *from = node_at(c, bead->src, bead->tgt), *to = node_at(c, s->to.src, s->to.tgt);
    const double lift = base_of(c, bead->src) - base_of(c, s->to.src);
    if (side == NTR_LAST_BOTH) {
        return all_of(from->weight) * exp(to->both[to->shape] + lift) * to->rest[side];
    }
    double weight = 0.0;
    for (ntr_align_last before = NTR_LAST_BOTH; before < NTR_LAST_COUNT; before++)
        weight += from->weight[before] * exp(null_score(c->ladder, bead->src, bead->tgt, before, side) + lift);
    return weight * to->rest[side];
}

static bool give_bead(ntr_alignment *out, const climber *c, const step *s, double total) {
    ntr_bead *bead = NTR_PUSH(out->arena, &out->beads);
    if (!bead) return false;
    *bead = s->bead;
    const double posterior = weight_through(c, s) / total;
    bead->score = posterior >= 1.0 ? 1000 : (uint16_t)(1000.0 * posterior + 0.5);
    return true;
}

/* Beads behind row `sure` wait for the next stretch, unless there would be none. */
static bool give_beads(ntr_alignment *out, ntr_align_place *place, const climber *c, const steps *path, double total,
                       uint32_t sure) {
    for (uint32_t k = path->list.count; k-- > 0;) {
        const step *s = &path->list.items[k];
        const bool first = k + 1 == path->list.count;
        if (!c->ends && !first && s->to.src > sure) break;
        if (!give_bead(out, c, s, total)) return false;
        *place = s->to;
    }
    return true;
}

static bool prepare(climber *c, ntr_arena *scratch) {
    const ntr_align_stretch *stretch = c->stretch;
    const uint32_t rows = stretch->last - stretch->first + 1;
    c->nodes = ntr_arena_array(scratch, ntr_align_stretch_cells(stretch), sizeof *c->nodes);
    c->bases = ntr_arena_array(scratch, rows, sizeof *c->bases);
    c->reaches = ntr_arena_array(scratch, rows, sizeof *c->reaches);
    c->ends = stretch->last == c->ladder->src->count;
    c->beam = (double)ntr_align_stretch_cells(stretch) > WIDE * rows;
    return c->nodes && c->bases && c->reaches;
}

ntr_status ntr_align_ladder_climb(ntr_alignment *beads, ntr_align_place *place, double *total,
                                  const ntr_align_ladder *ladder, uint32_t sure, ntr_arena *scratch, ntr_error *err) {
    climber c = {.ladder = ladder, .stretch = ladder->stretch, .start = *place};
    if (!prepare(&c, scratch)) return ntr_error_memory(err);
    double weight = 0.0;
    go_up(&c);
    ntr_align_place end = find_end(&c, &weight);
    if (end.last == NTR_LAST_COUNT && c.beam) { /* the beam cut every way off */
        c.beam = false;
        go_up(&c);
        end = find_end(&c, &weight);
    }
    if (end.last == NTR_LAST_COUNT) return ntr_error_set(err, NTR_INTERNAL, "the ladder has no way to the end");
    *total += log(weight) + base_of(&c, end.src);
    steps path = {{0}};
    if (!follow_back(&path, scratch, &c, place, end)) return ntr_error_memory(err);
    go_down(&c);
    return give_beads(beads, place, &c, &path, weight, sure) ? NTR_OK : ntr_error_memory(err);
}
