/* The distance of characters by bit vectors: G. Myers, A Fast Bit-Vector Algorithm for Approximate String Matching
 * Based on Dynamic Programming, J. ACM 46 (1999), with the blocks of H. Hyyrö (2003). */
#include "gloss/memory_score.h"

enum { BITS = 64, ASCII = 128, BLOCKS = (MEMORY_POINTS_LIMIT + BITS - 1) / BITS, WHOLE = 1000, WORD_POINTS = 64 };

/* --- characters --------------------------------------------------------------------------------------------------- */

static uint32_t other_of(const memory_pattern *pattern, uint32_t point) {
    uint32_t i = 0;
    while (i < pattern->other_count && pattern->others[i] != point) i++;
    return i;
}

static uint64_t *bits_for(memory_pattern *pattern, uint32_t point) {
    if (point < ASCII) return pattern->ascii + (size_t)point * pattern->blocks;
    const uint32_t index = other_of(pattern, point);
    if (index == pattern->other_count) pattern->others[pattern->other_count++] = point;
    return pattern->other_bits + (size_t)index * pattern->blocks;
}

static uint32_t count_others(const memory_text *text) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < text->count; i++) count += text->points[i] >= ASCII;
    return count;
}

bool memory_pattern_make(memory_pattern *out, ntr_arena *arena, const memory_text *text) {
    const uint32_t others = count_others(text), blocks = (text->count + BITS - 1) / BITS;
    *out = (memory_pattern){.text = text, .blocks = blocks};
    out->ascii = ntr_arena_array(arena, (size_t)ASCII * blocks + 1, sizeof *out->ascii);
    out->others = ntr_arena_array(arena, others + 1, sizeof *out->others);
    out->other_bits = ntr_arena_array(arena, (size_t)others * blocks + 1, sizeof *out->other_bits);
    if (!out->ascii || !out->others || !out->other_bits) return false;
    for (uint32_t i = 0; i < text->count; i++) bits_for(out, text->points[i])[i / BITS] |= UINT64_C(1) << (i % BITS);
    return true;
}

/* One block of a column: vertical differences up and down, as bits. */
typedef struct block {
    uint64_t up, down;
} block;

/* Takes a block one column on; `in` and the result are the horizontal differences above it and at `top`, -1 to 1. */
static int advance(block *at, uint64_t equal, int in, uint64_t top) {
    const uint64_t vertical = equal | at->down;
    if (in < 0) equal |= 1;
    const uint64_t horizontal = (((equal & at->up) + at->up) ^ at->up) | equal;
    uint64_t up = at->down | ~(horizontal | at->up), down = at->up & horizontal;
    const int out = up & top ? 1 : down & top ? -1 : 0;
    up = up << 1 | (in > 0);
    down = down << 1 | (in < 0);
    at->up = down | ~(vertical | up);
    at->down = up & vertical;
    return out;
}

static const uint64_t *equal_bits(const memory_pattern *pattern, uint32_t point) {
    if (point < ASCII) return pattern->ascii + (size_t)point * pattern->blocks;
    const uint32_t index = other_of(pattern, point);
    return index < pattern->other_count ? pattern->other_bits + (size_t)index * pattern->blocks : NULL;
}

static int advance_column(block *blocks, const memory_pattern *pattern, uint32_t point) {
    const uint64_t *equal = equal_bits(pattern, point);
    const uint64_t last = UINT64_C(1) << ((pattern->text->count - 1) % BITS);
    int carry = 1;
    for (uint32_t b = 0; b < pattern->blocks; b++)
        carry = advance(&blocks[b], equal ? equal[b] : 0, carry,
                        b + 1 == pattern->blocks ? last : UINT64_C(1) << (BITS - 1));
    return carry;
}

uint32_t memory_distance(const memory_pattern *pattern, const memory_text *other, uint32_t most) {
    const uint32_t length = pattern->text->count;
    block blocks[BLOCKS];
    if (length == 0) return other->count;
    for (uint32_t b = 0; b < pattern->blocks; b++) blocks[b] = (block){~UINT64_C(0), 0};
    int64_t distance = length;
    for (uint32_t i = 0; i < other->count; i++) {
        distance += advance_column(blocks, pattern, other->points[i]);
        if (distance > (int64_t)most + (other->count - 1 - i)) return most + 1; /* each column takes off one at most */
    }
    return (uint32_t)distance;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static uint32_t least_of(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* The edit distance of two short runs of points. */
static uint32_t short_distance(const uint32_t *a, uint32_t a_length, const uint32_t *b, uint32_t b_length) {
    uint8_t row[WORD_POINTS + 1];
    for (uint32_t k = 0; k <= b_length; k++) row[k] = (uint8_t)k;
    for (uint32_t i = 0; i < a_length; i++) {
        uint8_t corner = row[0];
        row[0] = (uint8_t)(i + 1);
        for (uint32_t k = 0; k < b_length; k++) {
            const uint32_t replaced = corner + (a[i] != b[k]);
            corner = row[k + 1];
            row[k + 1] = (uint8_t)least_of(replaced, 1 + least_of(corner, row[k]));
        }
    }
    return row[b_length];
}

/* What it costs to put one word for another, in thousandths of a word. */
static uint32_t word_cost(const memory_text *a, const memory_word *left, const memory_text *b,
                          const memory_word *right) {
    if (left->hash == right->hash && left->length == right->length) return 0;
    if (left->length > WORD_POINTS || right->length > WORD_POINTS) return WHOLE;
    const uint32_t most = left->length > right->length ? left->length : right->length;
    return short_distance(a->points + left->begin, left->length, b->points + right->begin, right->length) * WHOLE /
           most;
}

static bool same_word(const memory_word *a, const memory_word *b) {
    return a->hash == b->hash && a->length == b->length;
}

/* The edit distance of the words in thousandths. What begins and ends alike is left out, for it costs nothing. */
static uint32_t word_distance(const memory_text *a, const memory_text *b) {
    uint32_t row[MEMORY_POINTS_LIMIT / 2 + 2], begin = 0, a_end = a->word_count, b_end = b->word_count;
    while (begin < a_end && begin < b_end && same_word(&a->words[begin], &b->words[begin])) begin++;
    while (a_end > begin && b_end > begin && same_word(&a->words[a_end - 1], &b->words[b_end - 1])) {
        a_end--;
        b_end--;
    }
    for (uint32_t k = begin; k <= b_end; k++) row[k - begin] = (k - begin) * WHOLE;
    for (uint32_t i = begin; i < a_end; i++) {
        uint32_t corner = row[0];
        row[0] += WHOLE;
        for (uint32_t k = begin; k < b_end; k++) {
            uint32_t *cell = &row[k - begin + 1];
            const uint32_t replaced = corner + word_cost(a, &a->words[i], b, &b->words[k]);
            corner = *cell;
            *cell = least_of(replaced, WHOLE + least_of(corner, cell[-1]));
        }
    }
    return row[b_end - begin];
}

/* --- the score ---------------------------------------------------------------------------------------------------- */

enum { NUMBERS_PENALTY = 2, CODES_PENALTY = 2, MARKS_PENALTY = 1, MOST = 99, SHARE = 2 * WHOLE / 100 };

unsigned memory_score(const memory_pattern *pattern, const memory_text *other, bool codes_differ, unsigned least) {
    const memory_text *text = pattern->text;
    const uint32_t points = text->count > other->count ? text->count : other->count;
    const uint32_t words = text->word_count > other->word_count ? text->word_count : other->word_count;
    const uint32_t room = 2 * WHOLE - SHARE * least; /* what both distances may come to */
    if (words == 0) return 0;
    const uint32_t distance = memory_distance(pattern, other, room * points / WHOLE + 1);
    const uint32_t by_points = distance * WHOLE / points;
    if (by_points > room) return 0;
    const uint32_t both = by_points + word_distance(text, other) / words;
    if (both > room) return 0;
    unsigned score = (2 * WHOLE - both) / SHARE;
    const unsigned penalty = (text->numbers != other->numbers) * NUMBERS_PENALTY +
                             (text->marks != other->marks) * MARKS_PENALTY + codes_differ * CODES_PENALTY;
    score = score > penalty ? score - penalty : 0;
    if (score > MOST) score = MOST;
    return score >= least ? score : 0;
}
