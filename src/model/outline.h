/* Outline: the rough of a set of words, which says no to nearly all that the set has not got. */
#ifndef NTRANS_MODEL_OUTLINE_H
#define NTRANS_MODEL_OUTLINE_H

#include "base/arena.h"

/* Which lengths the words have that begin, and that end, with the same four bytes. Most of what is looked up in a word
 * are chance parts of it (landbouwm|inister): two loads tell that no word is like them, where a map must hash them.
 * Initialise with {.bits = n} for 2ⁿ cells, about as many as there are words. */
typedef struct ntr_outline {
    unsigned bits;
    uint32_t *begins; /* per hash of the first bytes: bit n for words of n bytes, bit 31 for longer ones */
    uint32_t *ends;   /* the same by the last bytes */
} ntr_outline;

/* False when memory ran out. */
bool ntr_outline_add(ntr_outline *outline, ntr_arena *arena, ntr_str word);

static inline uint32_t ntr_outline_length(ntr_str word) {
    return 1u << (word.len < 31 ? word.len : 31);
}

/* The cell of the four bytes at `at`, or of all `len` where a word has fewer. */
static inline uint32_t ntr_outline_cell(const ntr_outline *outline, const char *at, size_t len) {
    uint32_t bytes = 0;
    if (len >= sizeof bytes)
        memcpy(&bytes, at, sizeof bytes);
    else
        for (size_t i = 0; i < len; i++) bytes |= (uint32_t)(unsigned char)at[i] << 8 * i;
    return bytes * 0x9E3779B1u >> (32 - outline->bits);
}

static inline const char *ntr_outline_tail(ntr_str word) {
    return word.len > 4 ? word.ptr + word.len - 4 : word.ptr;
}

/* False: the set has not got the word. True: it may have. */
static inline bool ntr_outline_may_have(const ntr_outline *outline, ntr_str word) {
    const uint32_t length = ntr_outline_length(word);
    return outline->begins && (outline->begins[ntr_outline_cell(outline, word.ptr, word.len)] & length) &&
           (outline->ends[ntr_outline_cell(outline, ntr_outline_tail(word), word.len)] & length);
}

#endif
