/* The translation memory: Dutch sentences with the English that somebody made of them. */
#ifndef NTRANS_MEMORY_H
#define NTRANS_MEMORY_H

#include "ntrans/bitext.h"
#include "ntrans/error.h"

/* An open memory, for one thread at a time. It is kept in a database of the glossary's kind: beside a glossary, or
 * alone in a file of its own. */
typedef struct ntr_memory ntr_memory;

/* Opens the memory in the database at `path` (NULL: where the glossary is by default). For `writing` the file is made
 * where there is none; otherwise NTR_NOT_FOUND. NTR_DATABASE, NTR_BUSY, NTR_IO. Caller closes with ntr_memory_close. */
ntr_status ntr_memory_open(ntr_memory **out, const char *path, bool writing, ntr_error *err) NTR_MUST_CHECK;
void ntr_memory_close(ntr_memory *memory);

const char *ntr_memory_path(const ntr_memory *memory);

/* --- what is kept ------------------------------------------------------------------------------------------------- */

/* A pair as the memory has it. Plain data; texts are borrowed. */
typedef struct ntr_pair {
    int64_t number;
    ntr_str source;
    ntr_codes source_codes; /* their ids count from 1 */
    ntr_str target;
    ntr_codes target_codes;
    ntr_str source_lang; /* BCP 47 */
    ntr_str target_lang;
    ntr_state state;
    ntr_provenance from;
} ntr_pair;

/* Pairs that were read. A caller's struct: initialise with {0}, end with ntr_pairs_dispose. */
typedef struct ntr_pairs {
    struct ntr_arena *arena; /* owns all that the pairs point to */
    NTR_LIST(ntr_pair) list;
} ntr_pairs;

void ntr_pairs_dispose(ntr_pairs *pairs);

/* What a source with its codes is known by, among other things as a neighbour. Never 0. */
uint64_t ntr_memory_hash(ntr_str source, ntr_codes codes);

/* Beside the first and the last sentence of a document stands this. */
#define NTR_MEMORY_EDGE UINT64_C(1)

/* That of a unit of a bitext; of what stands beside its first (UINT32_MAX, which is 0 - 1) and its last, the edge. */
uint64_t ntr_memory_hash_at(const ntr_bitext *bitext, uint32_t index);

/* Which pairs are meant. Plain data; {0}: all. */
typedef struct ntr_pair_filter {
    const char *document;    /* NULL: any */
    const char *origin;      /* file, tool, align or fill; NULL: any */
    const char *target_lang; /* this language, or a regional form of it; NULL: any */
    int64_t until;           /* changed before this moment only (seconds since 1970); 0: whenever */
    int64_t after;           /* with a higher number only: for reading page by page */
    uint32_t limit;          /* 0: no limit */
} ntr_pair_filter;

/* Pairs in the order of their numbers, added to `out`. */
ntr_status ntr_memory_list(ntr_pairs *out, ntr_memory *memory, const ntr_pair_filter *filter,
                           ntr_error *err) NTR_MUST_CHECK;

/* How far an export in pieces has come; {0} at its begin. */
typedef struct ntr_memory_place {
    int64_t after; /* number of the last pair */
    uint32_t count;
    char source_lang[NTR_TAG_SIZE]; /* of all that the filter means, once the first piece is there */
    char target_lang[NTR_TAG_SIZE];
} ntr_memory_place;

/* The pairs that a filter means, from `*place` on, as units with their provenance, to be written in any format; up to
 * the filter's limit (its `after` does not count), behind which `*place` then stands. Where all that the filter means
 * are in one language that is the bitext's, else it has what they share (en), and each says its own. Caller frees with
 * ntr_bitext_free. */
ntr_status ntr_memory_export(ntr_bitext **out, ntr_memory_place *place, ntr_memory *memory,
                             const ntr_pair_filter *filter, ntr_error *err) NTR_MUST_CHECK;

/* --- filling: between ntr_memory_begin and ntr_memory_end, which is one transaction ------------------------------- */

/* Plain data; {0} takes all. */
typedef struct ntr_memory_options {
    ntr_state least;     /* units in an earlier state are left out */
    unsigned confidence; /* of aligned pairs, the least that is taken */
    const char *origin;  /* of units that do not say; NULL: file, or align where there is a confidence */
    const char *author;  /* of units that do not say; NULL: the user at work */
    bool ordered; /* units that do not say what stands beside them have those before and behind them in the file */
} ntr_memory_options;

/* What came of units. Plain data. */
typedef struct ntr_memory_counts {
    uint64_t added;
    uint64_t same;     /* were there */
    uint64_t changed;  /* were there, and now are in a later state or have neighbours */
    uint64_t empty;    /* have no English, or are not for translation */
    uint64_t unready;  /* are in too early a state */
    uint64_t doubtful; /* are aligned with too little confidence */
} ntr_memory_counts;

ntr_status ntr_memory_begin(ntr_memory *memory, ntr_error *err) NTR_MUST_CHECK;

/* Takes the pairs of a bitext; adds to `counts`. */
ntr_status ntr_memory_add(ntr_memory_counts *counts, ntr_memory *memory, const ntr_bitext *bitext,
                          const ntr_memory_options *options, ntr_error *err) NTR_MUST_CHECK;

/* Ends the transaction: keeps it when `status` is NTR_OK, else drops it. Gives `status`, or why it could not be kept.
 */
ntr_status ntr_memory_end(ntr_memory *memory, ntr_status status, ntr_error *err) NTR_MUST_CHECK;
/* Drops it. */
void ntr_memory_abandon(ntr_memory *memory);

/* --- finding ------------------------------------------------------------------------------------------------------ */

/* The score of two sources, 0 to 99 when they are not the same. Capital letters, numbers, marks and codes are left
 * out at first; what remains are words in small letters with single spaces, a number being the word 0. Then
 *
 *     score = 100 - 50 (c + w), rounded down,
 *
 * where c is the edit distance of the characters over the number of characters of the longer text, and w that of the
 * words over its number of words: a word more or less costs 1, one word for another as much as its letters differ
 * (their edit distance over the length of the longer word). Taken off are 2 when the numbers differ, 2 when the codes
 * do, and 1 when the marks do. Texts of more than 2,000 characters are compared for being the same only. */
enum { NTR_MEMORY_LEAST = 70 };

/* What is looked for. Plain data. */
typedef struct ntr_memory_query {
    ntr_str source; /* valid UTF-8 */
    ntr_codes codes;
    uint64_t before; /* hashes of its neighbours; 0: unknown */
    uint64_t behind;
    unsigned least; /* score, from 1 to 101 */
    uint32_t limit; /* at most as many, from 1 */
    bool all;       /* those that are alike also where there are some that are the same */
} ntr_memory_query;

typedef struct ntr_hit {
    unsigned score; /* as in ntr_match */
    ntr_pair pair;
} ntr_hit;

/* A caller's struct: initialise with {0}, end with ntr_hits_dispose. */
typedef struct ntr_hits {
    struct ntr_arena *arena;
    NTR_LIST(ntr_hit) list;
} ntr_hits;

void ntr_hits_dispose(ntr_hits *hits);

/* Adds the best to `out`, best first; of equals the later state, then the newer comes first, and the same English is
 * given once. */
ntr_status ntr_memory_find(ntr_hits *out, ntr_memory *memory, const ntr_memory_query *query,
                           ntr_error *err) NTR_MUST_CHECK;

/* --- keeping order ------------------------------------------------------------------------------------------------ */

/* Each call is one transaction. Pairs of these numbers, all or none: NTR_NOT_FOUND when one is not there. */
ntr_status ntr_memory_remove(ntr_memory *memory, const int64_t *numbers, uint32_t count, ntr_error *err) NTR_MUST_CHECK;
/* All pairs that a filter means (`after` and `limit` do not count). */
ntr_status ntr_memory_remove_all(int64_t *removed, ntr_memory *memory, const ntr_pair_filter *filter,
                                 ntr_error *err) NTR_MUST_CHECK;

/* Of pairs with the same source and target keeps the best: the later state, then the surer, then the newer; with
 * `one_target` also of pairs with the same source and different targets. With `dry_run` only counts. */
ntr_status ntr_memory_dedupe(int64_t *removed, ntr_memory *memory, bool one_target, bool dry_run,
                             ntr_error *err) NTR_MUST_CHECK;

ntr_status ntr_memory_is_empty(bool *out, ntr_memory *memory, ntr_error *err) NTR_MUST_CHECK;

typedef struct ntr_memory_stats {
    int64_t pairs;
    int64_t sources; /* different ones */
    int64_t several; /* sources with several targets */
    int64_t documents;
    int64_t origins[4]; /* file, tool, align, fill */
    int64_t states[4];  /* as ntr_state */
    int64_t bytes;      /* that the database takes */
} ntr_memory_stats;

ntr_status ntr_memory_count(ntr_memory_stats *out, ntr_memory *memory, ntr_error *err) NTR_MUST_CHECK;

#endif
