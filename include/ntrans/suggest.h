/* Suggestions: terms that the glossary lacks, counted over documents and weighed against everyday Dutch. */
#ifndef NTRANS_SUGGEST_H
#define NTRANS_SUGGEST_H

#include <stdint.h>

#include "ntrans/error.h"
#include "ntrans/text.h"

/* One candidate: a noun, or a noun with its adjective or its complement with van. */
typedef struct ntr_suggestion {
    ntr_str nl;      /* base form */
    ntr_str pos;     /* "noun" */
    uint32_t count;  /* occurrences in all documents */
    double score;    /* how much more often it occurs than everyday Dutch would have it; for ranking only */
    ntr_str example; /* the first segment that has it, on one line */
    ntr_str en;      /* what the glossary knows of its parts, with "…" for the rest; empty when it knows nothing */
} ntr_suggestion;

/* Gathers candidates from documents (ntr_worker_suggest). Initialised by _new; caller frees with _free. */
typedef struct ntr_suggester ntr_suggester;

ntr_status ntr_suggester_new(ntr_suggester **out, ntr_error *err) NTR_MUST_CHECK;
void ntr_suggester_free(ntr_suggester *suggester);

/* The candidates, best first. `*items` lives as long as the suggester, or until it gathers more. */
ntr_status ntr_suggester_rank(ntr_suggester *suggester, const ntr_suggestion **items, uint32_t *count,
                              ntr_error *err) NTR_MUST_CHECK;

#endif
