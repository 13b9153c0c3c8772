#include "align/bead.h"

const ntr_align_shape ntr_align_shapes[NTR_SHAPE_COUNT] = {
    {1, 1, NTR_SHAPE_1_1}, {1, 2, NTR_SHAPE_1_2}, {2, 1, NTR_SHAPE_1_2}, {2, 2, NTR_SHAPE_2_2}, {1, 3, NTR_SHAPE_1_3},
    {3, 1, NTR_SHAPE_1_3}, {1, 4, NTR_SHAPE_1_4}, {4, 1, NTR_SHAPE_1_4}, {2, 3, NTR_SHAPE_2_3}, {3, 2, NTR_SHAPE_2_3},
};

/* What the words of a bead say: the sum of their log odds, and how well the worst supported of its merged sentences is
 * matched (0–1). */
typedef struct words {
    double score;
    double support;
} words;

static void count_sentence(words *out, const ntr_align_ladder *ladder, double covered, const ntr_align_weight *weight,
                           bool merged) {
    out->score += covered - weight->loss;
    if (!merged) return;
    const double support = covered / (weight->matchable + ladder->params->support_base);
    if (support < out->support) out->support = support;
}

static words words_of(const ntr_align_ladder *ladder, uint32_t i, uint32_t j, const ntr_align_shape *shape) {
    words out = {0.0, 1.0};
    double tgt_covered[NTR_BEAD_MOST] = {0};
    for (uint32_t a = 0; a < shape->src; a++) {
        double covered = 0;
        const ntr_align_cell *row = ladder->overlap->cells + ladder->stretch->start[i + a - ladder->stretch->first];
        const uint32_t lo = ntr_align_stretch_lo(ladder->stretch, i + a);
        for (uint32_t b = 0; b < shape->tgt && j + b <= ntr_align_stretch_hi(ladder->stretch, i + a); b++) {
            if (j + b < lo) continue; /* outside the stretch nothing matches */
            const ntr_align_cell *cell = &row[j + b - lo];
            covered += cell->src[b];
            tgt_covered[b] += cell->tgt[a];
        }
        count_sentence(&out, ladder, covered, &ladder->overlap->src_weights[i + a], shape->src > 1);
    }
    for (uint32_t b = 0; b < shape->tgt; b++)
        count_sentence(&out, ladder, tgt_covered[b], &ladder->overlap->tgt_weights[j + b], shape->tgt > 1);
    return out;
}

static double length_of(const ntr_align_side *side, uint32_t first, uint32_t count) {
    const uint64_t letters = side->sentences[first + count].before - side->sentences[first].before;
    return (double)letters + count - 1.0; /* with a space between two */
}

/* Headings and list items are not joined to what follows them. */
static double headings_within(const ntr_align_side *side, uint32_t first, uint32_t count) {
    double headings = 0;
    for (uint32_t k = 0; k + 1 < count; k++) headings += side->sentences[first + k].end == NTR_END_NONE;
    return headings;
}

static double end_difference(const ntr_align_side *src, uint32_t i, const ntr_align_side *tgt, uint32_t j) {
    const ntr_align_end a = src->sentences[i].end, b = tgt->sentences[j].end;
    if (a == b) return 0.0;
    return a == NTR_END_NONE || b == NTR_END_NONE ? 1.0 : 0.5;
}

double ntr_align_bead_score(const ntr_align_ladder *ladder, uint32_t i, uint32_t j, const ntr_align_shape *shape) {
    const ntr_align_params *params = ladder->params;
    const words said = words_of(ladder, i, j, shape);
    double score = params->prior[shape->kind] + said.score;
    score += ntr_align_length_score(ladder->lengths, params, length_of(ladder->src, i, shape->src),
                                    length_of(ladder->tgt, j, shape->tgt));
    score += params->end_mark * end_difference(ladder->src, i + shape->src - 1, ladder->tgt, j + shape->tgt - 1);
    if (shape->kind == NTR_SHAPE_1_1) return score;
    const double headings = headings_within(ladder->src, i, shape->src) + headings_within(ladder->tgt, j, shape->tgt);
    return score + params->support * (1.0 - said.support) + params->heading * headings;
}

double ntr_align_null_score(const ntr_align_ladder *ladder, const ntr_align_side *side, uint32_t sentence, bool again) {
    const ntr_align_params *params = ladder->params;
    return (again ? params->null_extend : params->null_open) +
           params->null_length * side->sentences[sentence].log_length;
}
