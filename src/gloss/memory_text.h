/* What of a text counts when two are compared: its words, in small letters, and apart from these numbers and marks. */
#ifndef NTRANS_GLOSS_MEMORY_TEXT_H
#define NTRANS_GLOSS_MEMORY_TEXT_H

#include "base/arena.h"
#include "ntrans/text.h"

/* Longer texts are found when they are the same, not when they are alike. */
enum { MEMORY_POINTS_LIMIT = 2000 };

typedef struct memory_word {
    uint32_t begin; /* in points */
    uint32_t length;
    uint64_t hash;
} memory_word;

/* "Op 3 mei kwam Jan-Piet." is "op 0 mei kwam jan piet", with the number 3 and the marks "-." */
typedef struct memory_text {
    uint32_t *points; /* words, one space between; a number is a 0 */
    uint32_t count;
    memory_word *words;
    uint32_t word_count;
    uint64_t numbers; /* hashes */
    uint64_t marks;
    size_t room; /* points that there is room for */
} memory_text;

/* Reads valid UTF-8; what it makes lives in `arena`. `out` is {0}, or a text that is no longer needed, whose room is
 * used again. False when memory ran out. */
bool memory_text_make(memory_text *out, ntr_arena *arena, ntr_str source);

#define MEMORY_HASH_START UINT64_C(0xCBF29CE484222325)

/* FNV-1a with 64 bits, the same on every machine: begin with MEMORY_HASH_START and go on with what it gave. */
uint64_t memory_hash(uint64_t hash, ntr_str bytes);
uint64_t memory_hash_point(uint64_t hash, uint32_t point);

#endif
