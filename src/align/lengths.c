#include "align/lengths.h"

/* The ratio lies between what manuals (0.85) and free prose (0.95) show. The variance 0.7 + 0.6 L + 0.008 L² of a text
 * of L characters was fitted to hand-checked manuals; Gale and Church's 6.8 L (Computational Linguistics 19, 1993)
 * overrates short and underrates long ones. */
const ntr_align_lengths ntr_align_usual_lengths = {.ratio = 0.90, .spread = 1.0};

/* What the squared difference of two lengths is expected to be. */
static double variance(const ntr_align_lengths *lengths, double expected, double tgt) {
    const double mean = (expected + tgt) / 2;
    return lengths->spread * (0.7 + mean * (0.6 + 0.008 * mean));
}

double ntr_align_length_deviation(const ntr_align_lengths *lengths, double src, double tgt) {
    const double expected = lengths->ratio * src, difference = tgt - expected;
    return difference * difference / variance(lengths, expected, tgt);
}

/* With z² = d² / v: z² / (1 + z² / cap) = d² / (v + d² / cap), which divides once. */
double ntr_align_length_score(const ntr_align_lengths *lengths, const ntr_align_params *params, double src,
                              double tgt) {
    const double expected = lengths->ratio * src, difference = tgt - expected, square = difference * difference;
    const double bound = square * params->length_bound;
    return -0.5 * params->length * square / (variance(lengths, expected, tgt) + bound);
}
