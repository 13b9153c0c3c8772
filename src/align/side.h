/* One of the two texts as the aligner sees it: sentences as sets of word types, and where each type stands. */
#ifndef NTRANS_ALIGN_SIDE_H
#define NTRANS_ALIGN_SIDE_H

#include "base/arena.h"
#include "base/map.h"
#include "ext/unicode.h"

/* How a sentence ends. Headings, labels and list items have no end mark. */
typedef enum ntr_align_end { NTR_END_NONE, NTR_END_STOP, NTR_END_QUESTION, NTR_END_CRY, NTR_END_OPEN } ntr_align_end;

typedef struct ntr_align_sentence {
    uint64_t before;      /* code points in all sentences before it */
    uint32_t length;      /* code points */
    float log_length;     /* ln (1 + length) */
    uint32_t first_token; /* its tokens go up to the next sentence's first */
    ntr_align_end end;
} ntr_align_sentence;

/* A word, number or mark of the text, whatever its capitals. */
typedef struct ntr_align_type {
    ntr_str form;           /* folded; quotation marks of all kinds are one */
    uint32_t first_posting; /* the sentences it stands in go up to the next type's first */
    bool capital;           /* it stands with a capital wherever it stands */
} ntr_align_type;

/* All lists live in the arena given. `sentences` and `types` have one item more than their count, so that item i + 1
 * always tells where item i ends. */
typedef struct ntr_align_side {
    uint32_t count; /* sentences */
    uint32_t type_count;
    ntr_align_sentence *sentences;
    ntr_align_type *types;
    NTR_LIST(uint32_t) tokens; /* types, each once a sentence, in the order in which they first stand there */
    uint32_t *postings;        /* sentences, ascending */
    ntr_map by_form;
} ntr_align_side;

/* Reads the sentences of one side; `words` is a word breaker of its language. */
ntr_status ntr_align_side_read(ntr_align_side *side, ntr_arena *arena, ntr_breaker *words, const ntr_str *sentences,
                               size_t count, ntr_error *err) NTR_MUST_CHECK;

/* In how many sentences a type stands. */
static inline uint32_t ntr_align_side_spread(const ntr_align_side *side, uint32_t type) {
    return side->types[type + 1].first_posting - side->types[type].first_posting;
}

#endif
