#include "align/lengths.h"

/* The ratio lies between what manuals (0.85) and free prose (0.95) show. The variance 0.7 + 0.6 L + 0.008 L² of a text
 * of L characters was fitted to hand-checked manuals; Gale and Church's 6.8 L (Computational Linguistics 19, 1993)
 * overrates short and underrates long ones. */
const ntr_align_lengths ntr_align_usual_lengths = {.ratio = 0.90, .spread = 1.0};

double ntr_align_length_deviation(const ntr_align_lengths *lengths, double src, double tgt) {
    const double expected = lengths->ratio * src, difference = tgt - expected, mean = (expected + tgt) / 2;
    return difference * difference / (lengths->spread * (0.7 + mean * (0.6 + 0.008 * mean)));
}

double ntr_align_length_score(const ntr_align_lengths *lengths, const ntr_align_params *params, double src,
                              double tgt) {
    const double square = ntr_align_length_deviation(lengths, src, tgt);
    return -params->length * 0.5 * square / (1.0 + square / params->length_cap);
}
