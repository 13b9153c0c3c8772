#include "align/params.h"

const ntr_align_params ntr_align_defaults = {
    .prior = {0.0, -1.5, -6.5, -5.0, -8.0, -11.0},
    .null_open = -3.0,
    .null_extend = -0.95,
    .null_length = 0.085,
    .gain = 0.2,
    .loss = 0.22,
    .length = 0.8,
    .length_bound = 0.045,
    .end_mark = -1.1,
    .heading = -0.4,
    .support = -1.8,
    .support_base = 3.5,
};
