#include "align/corridor.h"

#include <stdlib.h>

/* Texts with at most SMALL cells get all of them. An anchor's words stand in at most RARE sentences, and one more for
 * each RARE_PER sentences of the text, up to RAREST (long texts repeat themselves). MARGIN
 * is what the corridor leaves around anchors; WIDEST is its width where there are none; REACH anchors in a row may be
 * wrong before the right way is cut off. A bead of an earlier alignment with a score of SURE is an anchor. */
enum {
    SMALL = 40000,
    RARE = 3,
    RARE_PER = 2500,
    RAREST = 12,
    MARGIN = 8,
    WIDEST = 240,
    REACH = 2,
    SURE = 900,
    SURE_MARGIN = 5
};

/* A point where the two texts seem to meet. */
typedef struct anchor {
    uint32_t i;
    uint32_t j;
    float weight;    /* nats */
    float best;      /* weight of the heaviest chain that ends here */
    uint32_t before; /* in that chain; NTR_MAP_NONE: it begins here */
} anchor;

typedef struct anchors {
    NTR_LIST(anchor) list;
} anchors;

/* --- finding ------------------------------------------------------------------------------------------------------ */

static uint32_t rarity(const ntr_align_side *src) {
    const uint32_t rare = RARE + src->count / RARE_PER;
    return rare < RAREST ? rare : RAREST;
}

static uint32_t matched_spread(const ntr_align_relation *forward, const ntr_align_side *tgt, uint32_t type,
                               uint32_t rare) {
    uint32_t spread = 0;
    for (uint32_t k = forward->words[type].first_link; k < forward->words[type + 1].first_link && spread <= rare; k++)
        spread += ntr_align_side_spread(tgt, forward->links[k]);
    return spread;
}

static bool add_points(anchors *out, ntr_arena *arena, const ntr_align_side *src, const ntr_align_side *tgt,
                       const ntr_align_relation *forward, uint32_t type) {
    for (uint32_t a = src->types[type].first_posting; a < src->types[type + 1].first_posting; a++) {
        for (uint32_t k = forward->words[type].first_link; k < forward->words[type + 1].first_link; k++) {
            const uint32_t other = forward->links[k];
            for (uint32_t b = tgt->types[other].first_posting; b < tgt->types[other + 1].first_posting; b++) {
                anchor *point = NTR_PUSH(arena, &out->list);
                if (!point) return false;
                *point = (anchor){src->postings[a], tgt->postings[b], forward->words[type].gain, 0.0f, NTR_MAP_NONE};
            }
        }
    }
    return true;
}

static int compare_anchors(const void *left, const void *right) {
    const anchor *a = left, *b = right;
    if (a->i != b->i) return a->i < b->i ? -1 : 1;
    return a->j < b->j ? -1 : a->j > b->j;
}

/* All words that meet in one pair of sentences make one anchor. */
static void merge_points(anchors *points) {
    anchor *items = points->list.items;
    uint32_t kept = 0;
    for (uint32_t k = 0; k < points->list.count; k++) {
        if (kept > 0 && items[kept - 1].i == items[k].i && items[kept - 1].j == items[k].j)
            items[kept - 1].weight += items[k].weight;
        else
            items[kept++] = items[k];
    }
    points->list.count = kept;
}

static bool find_anchors(anchors *out, ntr_arena *arena, const ntr_align_side *src, const ntr_align_side *tgt,
                         const ntr_align_relation *forward) {
    const uint32_t rare = rarity(src);
    for (uint32_t t = 0; t < src->type_count; t++) {
        if (forward->words[t].gain <= 0.0f || ntr_align_side_spread(src, t) > rare) continue;
        if (matched_spread(forward, tgt, t, rare) > rare) continue;
        if (!add_points(out, arena, src, tgt, forward, t)) return false;
    }
    if (out->list.count) qsort(out->list.items, out->list.count, sizeof *out->list.items, compare_anchors);
    merge_points(out);
    return true;
}

/* --- the heaviest chain ------------------------------------------------------------------------------------------- */

/* Fenwick tree over columns: node k holds the anchor with the heaviest chain among the columns it stands for. */
static uint32_t heaviest_before(const uint32_t *tree, const anchor *items, uint32_t column) {
    uint32_t best = NTR_MAP_NONE;
    for (uint32_t k = column; k > 0; k &= k - 1)
        if (tree[k] != NTR_MAP_NONE && (best == NTR_MAP_NONE || items[tree[k]].best > items[best].best)) best = tree[k];
    return best;
}

static void enter(uint32_t *tree, uint32_t size, const anchor *items, uint32_t number) {
    for (uint32_t k = items[number].j + 1; k <= size; k += k & (~k + 1u))
        if (tree[k] == NTR_MAP_NONE || items[number].best > items[tree[k]].best) tree[k] = number;
}

/* Leaves in `points` those of the heaviest chain that rises in both texts, in order. */
static bool keep_chain(anchors *points, ntr_arena *arena, uint32_t columns) {
    anchor *items = points->list.items;
    const uint32_t count = points->list.count;
    uint32_t *tree = ntr_arena_array(arena, columns + 1u, sizeof *tree);
    if (!tree) return false;
    for (uint32_t k = 0; k <= columns; k++) tree[k] = NTR_MAP_NONE;
    uint32_t last = NTR_MAP_NONE;
    for (uint32_t begin = 0, end; begin < count; begin = end) {
        for (end = begin; end < count && items[end].i == items[begin].i; end++) {
            items[end].before = heaviest_before(tree, items, items[end].j);
            items[end].best =
                items[end].weight + (items[end].before == NTR_MAP_NONE ? 0 : items[items[end].before].best);
            if (last == NTR_MAP_NONE || items[end].best > items[last].best) last = end;
        }
        for (uint32_t k = begin; k < end; k++) enter(tree, columns, items, k);
    }
    uint32_t length = 0;
    for (uint32_t k = last; k != NTR_MAP_NONE; k = items[k].before) length++;
    anchor *chain = ntr_arena_array(arena, length + 1u, sizeof *chain);
    if (!chain) return false;
    for (uint32_t k = last, at = length; k != NTR_MAP_NONE; k = items[k].before) chain[--at] = items[k];
    points->list.items = chain;
    points->list.count = length;
    points->list.capacity = length + 1u;
    return true;
}

/* --- laying ------------------------------------------------------------------------------------------------------- */

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static uint32_t minus(uint32_t a, uint32_t b) {
    return a > b ? a - b : 0;
}

/* Opens the corridor from one point to another: the whole rectangle when it is narrow, else along its diagonal. */
static void open_between(ntr_align_corridor *corridor, uint32_t columns, uint32_t margin, const anchor *from,
                         const anchor *to) {
    const uint32_t first = minus(from->i, margin), last = smaller(to->i + margin, corridor->rows - 1);
    const uint32_t left = minus(from->j, margin), right = smaller(to->j + margin, columns);
    const uint64_t height = larger(last - first, 1), width = right - left;
    for (uint32_t i = first; i <= last; i++) {
        const uint32_t centre = left + (uint32_t)((i - first) * width / height);
        const uint32_t lo = larger(left, minus(centre, WIDEST / 2)), hi = smaller(right, centre + WIDEST / 2);
        corridor->lo[i] = smaller(corridor->lo[i], lo);
        corridor->hi[i] = larger(corridor->hi[i], hi);
    }
}

/* Makes the invariants hold. */
static void straighten(ntr_align_corridor *corridor, uint32_t columns) {
    const uint32_t last = corridor->rows - 1;
    corridor->lo[0] = 0;
    corridor->hi[last] = columns;
    for (uint32_t i = last; i > 0; i--) {
        corridor->lo[i - 1] = smaller(corridor->lo[i - 1], corridor->lo[i]);
        corridor->hi[i - 1] = larger(corridor->hi[i - 1], corridor->lo[i]);
    }
    for (uint32_t i = 1; i <= last; i++) corridor->hi[i] = larger(corridor->hi[i], corridor->hi[i - 1]);
}

static void open_all(ntr_align_corridor *corridor, uint32_t columns) {
    for (uint32_t i = 0; i < corridor->rows; i++) {
        corridor->lo[i] = 0;
        corridor->hi[i] = columns;
    }
}

static bool take_sure_beads(anchors *out, ntr_arena *arena, const ntr_alignment *before) {
    for (uint32_t b = 0; b < before->beads.count; b++) {
        const ntr_bead *bead = &before->beads.items[b];
        if (bead->score < SURE || bead->src_count == 0 || bead->tgt_count == 0) continue;
        anchor *point = NTR_PUSH(arena, &out->list);
        if (!point) return false;
        *point = (anchor){.i = bead->src, .j = bead->tgt};
    }
    return true;
}

static void open_along(ntr_align_corridor *corridor, uint32_t columns, uint32_t margin, const anchors *chain) {
    for (uint32_t i = 0; i < corridor->rows; i++) corridor->lo[i] = columns;
    const anchor begin = {.i = 0, .j = 0}, end = {.i = corridor->rows - 1, .j = columns};
    for (uint32_t k = 0; k <= chain->list.count; k++) {
        const anchor *from = k == 0 ? &begin : &chain->list.items[k - 1];
        const anchor *to = k + REACH - 1 < chain->list.count ? &chain->list.items[k + REACH - 1] : &end;
        open_between(corridor, columns, margin, from, to);
    }
}

ntr_status ntr_align_corridor_lay(ntr_align_corridor *corridor, ntr_arena *arena, const ntr_align_side *src,
                                  const ntr_align_side *tgt, const ntr_align_relation *forward,
                                  const ntr_alignment *before, ntr_error *err) {
    const uint32_t rows = src->count + 1;
    corridor->rows = rows;
    corridor->lo = ntr_arena_array(arena, rows, sizeof *corridor->lo);
    corridor->hi = ntr_arena_array(arena, rows, sizeof *corridor->hi);
    if (!corridor->lo || !corridor->hi) return ntr_error_memory(err);
    if ((uint64_t)rows * (tgt->count + 1u) <= SMALL) {
        open_all(corridor, tgt->count);
    } else {
        anchors chain = {{0}};
        const bool good = before ?
                              take_sure_beads(&chain, arena, before) :
                              find_anchors(&chain, arena, src, tgt, forward) && keep_chain(&chain, arena, tgt->count);
        if (!good) return ntr_error_memory(err);
        open_along(corridor, tgt->count, before ? SURE_MARGIN : MARGIN, &chain);
    }
    straighten(corridor, tgt->count);
    return NTR_OK;
}

ntr_status ntr_align_stretch_take(ntr_align_stretch *stretch, ntr_arena *arena, const ntr_align_corridor *corridor,
                                  uint32_t first, uint32_t last, uint32_t from, ntr_error *err) {
    const uint32_t rows = last - first + 1;
    stretch->first = first;
    stretch->last = last;
    stretch->lo = ntr_arena_array(arena, rows, sizeof *stretch->lo);
    stretch->hi = ntr_arena_array(arena, rows, sizeof *stretch->hi);
    stretch->start = ntr_arena_array(arena, rows + 1u, sizeof *stretch->start);
    if (!stretch->lo || !stretch->hi || !stretch->start) return ntr_error_memory(err);
    for (uint32_t k = 0; k < rows; k++) {
        stretch->lo[k] = larger(corridor->lo[first + k], from);
        stretch->hi[k] = corridor->hi[first + k];
        stretch->start[k + 1] = stretch->start[k] + (stretch->hi[k] - stretch->lo[k] + 1);
    }
    return NTR_OK;
}
