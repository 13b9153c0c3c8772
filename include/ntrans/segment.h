/* The rules by which a text is cut into segments: what --explain and the manual say of them. */
#ifndef NTRANS_SEGMENT_H
#define NTRANS_SEGMENT_H

#include "ntrans/text.h"

/* One rule. A place where a segment might end is shown to the rules in the order of the table, and the first one that
 * knows it decides. All texts are static. */
typedef struct ntr_segment_rule {
    const char *name; /* as in ntr_cut */
    bool breaks;      /* what it decides */
    const char *reason;
    const char *example; /* Dutch; | marks the place */
} ntr_segment_rule;

/* The rules in their order; NULL behind the last. */
const ntr_segment_rule *ntr_segment_rule_at(size_t index);

/* The rule of that name, or NULL. */
const ntr_segment_rule *ntr_segment_rule_find(const char *name);

#endif
