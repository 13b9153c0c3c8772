/* How alike two texts are. */
#ifndef NTRANS_GLOSS_MEMORY_SCORE_H
#define NTRANS_GLOSS_MEMORY_SCORE_H

#include "gloss/memory_text.h"

/* A text that many are compared with: which of its points are which character, as bits. */
typedef struct memory_pattern {
    const memory_text *text;
    uint32_t blocks; /* of 64 points */
    uint64_t *ascii; /* 128 times `blocks` */
    uint32_t *others;
    uint64_t *other_bits;
    uint32_t other_count;
} memory_pattern;

/* `text` must stay; what it makes lives in `arena`. False when memory ran out. */
bool memory_pattern_make(memory_pattern *out, ntr_arena *arena, const memory_text *text);

/* The edit distance of the points, or more than `most` when it is more. */
uint32_t memory_distance(const memory_pattern *pattern, const memory_text *other, uint32_t most);

/* The score of two texts that are not the same, 0 to 99, as ntrans/memory.h defines it; 0 when it is below `least`.
 * Neither may have more than MEMORY_POINTS_LIMIT points. `codes_differ`: their inline codes are not the same. */
unsigned memory_score(const memory_pattern *pattern, const memory_text *other, bool codes_differ, unsigned least);

#endif
