/* The aligner's numbers, and where each comes from. */
#ifndef NTRANS_ALIGN_PARAMS_H
#define NTRANS_ALIGN_PARAMS_H

/* The kinds of two-sided beads that the ladder knows, as indices into `prior`; mirrored kinds share one. */
typedef enum ntr_shape_kind {
    NTR_SHAPE_1_1,
    NTR_SHAPE_1_2,
    NTR_SHAPE_2_2,
    NTR_SHAPE_1_3,
    NTR_SHAPE_1_4,
    NTR_SHAPE_2_3,
    NTR_SHAPE_KINDS
} ntr_shape_kind;

/* The score of a path through the ladder is the sum of the scores of its beads, and is meant as the logarithm of how
 * much likelier the two texts are as translations along this path than as strangers (in nats; zero: says nothing).
 * The weights are fitted by maximum likelihood of hand-checked alignments (tests/bench/align_fit.c), so that the
 * posterior of a bead can be read as the probability that it is right. */
typedef struct ntr_align_params {
    double prior[NTR_SHAPE_KINDS]; /* of each kind of bead, against 1-1 */
    double null_open;              /* first sentence of a run that has no counterpart */
    double null_extend;            /* each further sentence of the run: whole passages go missing at once */
    double null_length;            /* times ln(1 + characters): long sentences are dropped less often */
    double gain;                   /* times the log odds of words that have their match */
    double loss;                   /* times the log odds of words that could have had one */
    double length;                 /* times half the squared difference of the lengths, in units of its variance */
    double length_bound;           /* one divided by the squared difference at which an outlier counts half */
    double end_mark;               /* sentences that end differently (statement, question, heading) */
    double heading;                /* text without end mark joined to what follows */
    double support;                /* a sentence merged without a word that speaks for it */
    double support_base;           /* the weight of words below which a sentence is too short to expect support */
} ntr_align_params;

extern const ntr_align_params ntr_align_defaults;

#endif
