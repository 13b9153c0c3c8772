/* Translating: an XLIFF through any engine that takes a line and gives a line. */
#ifndef NTRANS_TRANSLATE_H
#define NTRANS_TRANSLATE_H

#include "ntrans/filling.h"

/* What the engine is and how patient we are. Borrowed. */
typedef struct ntr_translate_options {
    const char *command;        /* for /bin/sh: reads lines from standard input, writes as many to standard output */
    const ntr_mt_style *engine; /* what it wants of a text */
    ntr_mt_terms terms;
    double seconds;    /* for each line */
    unsigned restarts; /* how often it may be started again in all */
    bool batch;        /* it gets all lines at once, and then the end of its input */
    bool again;        /* also segments that are translated already */
    const char
        *journal; /* answers are kept there until all is done; a run that was broken off goes on; NULL: nowhere */
    ntr_fill_options fill;
    void *self; /* handed to each call; all calls may be NULL */
    void (*progress)(void *self, size_t done, size_t lines);
    void (*started)(void *self, long group);                        /* the engine's process group; 0: it has ended */
    void (*unanswered)(void *self, uint32_t unit, const char *why); /* `why` is valid during the call */
} ntr_translate_options;

typedef struct ntr_translate_report {
    uint32_t segments; /* that wanted a translation */
    uint32_t lines;    /* of these, apart from what is said twice or has no words */
    uint32_t answered; /* lines */
    uint32_t recalled; /* of these, out of the journal */
    uint32_t surplus;  /* answers of more than one line, of which the first was taken */
    uint32_t restarts;
} ntr_translate_report;

/* Masks the segments of `filling` that are not translated yet, asks the engine, and fills them. Every line that the
 * engine answers is kept in the journal first. Engines that answer nothing before their input ends are found out and
 * get all at once. A line on which the engine fails twice goes without an answer. `out` is filled in any
 * case. NTR_IO when the engine cannot be started or fails too often: what was answered is in the journal then and
 * nothing has been filled; the caller takes the journal away when what was filled is written; NTR_BUSY; NTR_BAD_SYNTAX
 * when it answers more lines than it was asked, for then nobody knows which belong where. */
ntr_status ntr_translate(ntr_translate_report *out, ntr_filling *filling, const ntr_translate_options *options,
                         ntr_error *err) NTR_MUST_CHECK;

#endif
