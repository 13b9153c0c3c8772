/* Lengths: how well the lengths of two runs of sentences fit those of translations. */
#ifndef NTRANS_ALIGN_LENGTHS_H
#define NTRANS_ALIGN_LENGTHS_H

#include "align/params.h"

/* English is a little shorter than Dutch, and its length scatters: for short texts by a letter or word more or less,
 * for long ones in proportion. In code points. */
typedef struct ntr_align_lengths {
    double ratio;  /* English per Dutch */
    double spread; /* of this text, against what is usual: 1 */
} ntr_align_lengths;

extern const ntr_align_lengths ntr_align_usual_lengths;

/* The squared difference of two lengths, in units of its expected square. */
double ntr_align_length_deviation(const ntr_align_lengths *lengths, double src, double tgt);

/* What the lengths say for the two being translations: zero when they fit exactly, less the worse they fit. As the
 * logarithm of a normal density for small differences, but bounded (the estimator of Geman and McClure): free
 * translation has outliers. */
double ntr_align_length_score(const ntr_align_lengths *lengths, const ntr_align_params *params, double src, double tgt);

#endif
