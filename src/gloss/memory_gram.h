/* The index of the memory: in which pairs a gram occurs. */
#ifndef NTRANS_GLOSS_MEMORY_GRAM_H
#define NTRANS_GLOSS_MEMORY_GRAM_H

#include "ext/db.h"
#include "gloss/memory_text.h"

/* Grams of a text: of each word its first five letters, so that inflection does not matter much (minister, ministers);
 * of long words also the last five, for compounds (landbouwminister); of short texts each three characters, for they
 * have few words. A gram is known by a hash of 42 bits. */
typedef struct memory_grams {
    uint64_t *items; /* ascending, each once */
    uint32_t count;
} memory_grams;

/* Makes them in `arena`; false when memory ran out. */
bool memory_grams_make(memory_grams *out, ntr_arena *arena, const memory_text *text);

/* Lengths fall into 16 classes, each about 1.4 times as long as the one before. */
unsigned memory_class_of(uint32_t points);

/* Numbers of pairs by gram, gathered in memory until they are written. Initialise with {0}; end with _dispose, which
 * leaves it so. */
typedef struct memory_postings {
    struct memory_posting *items;
    uint32_t count;
    uint32_t capacity;
    uint32_t *slots; /* index + 1; 0: free */
    uint32_t slot_count;
    size_t bytes;
} memory_postings;

void memory_postings_dispose(memory_postings *postings);

/* Adds a pair, whose number is higher than that of all before. */
ntr_status memory_postings_add(memory_postings *postings, int64_t id, const memory_grams *grams, unsigned length_class,
                               ntr_error *err) NTR_MUST_CHECK;

/* Writes them behind those that the database has, and leaves none; within a transaction. */
ntr_status memory_postings_write(memory_postings *postings, ntr_db *db, ntr_error *err) NTR_MUST_CHECK;

/* One number read back. */
typedef struct memory_posting_at {
    int64_t id;
    unsigned length_class;
} memory_posting_at;

/* Reads the next number from the front of `*rest`, `at` being the last (or {0}); false at the end, or where the bytes
 * are damaged. */
static inline bool memory_posting_next(memory_posting_at *at, ntr_str *rest) {
    uint64_t value = 0;
    for (unsigned shift = 0; rest->len && shift < 63; shift += 7) {
        const unsigned char byte = (unsigned char)*rest->ptr++;
        rest->len--;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte & 0x80) continue;
        at->id += (int64_t)(value >> 4);
        at->length_class = value & 15;
        return true;
    }
    return false;
}

/* The rows of a gram: keys from `memory_gram_first` to `memory_gram_last`. */
enum { MEMORY_PART_BITS = 20 };

static inline int64_t memory_gram_first(uint64_t gram) {
    return (int64_t)(gram << MEMORY_PART_BITS);
}

static inline int64_t memory_gram_last(uint64_t gram) {
    return (int64_t)(gram << MEMORY_PART_BITS | ((UINT64_C(1) << MEMORY_PART_BITS) - 1));
}

#endif
