/* POSIX threads: work shared among several, and a clock that ticks beside it. */
#ifndef NTRANS_EXT_THREADS_H
#define NTRANS_EXT_THREADS_H

#include "ntrans/error.h"
#include "ntrans/text.h"

/* A pipeline takes items one after another, works on several at once, and delivers them in the order in which they were
 * taken. At most twice as many items as threads are under way, so that memory stays flat however long the stream is. */
typedef struct ntr_pipeline {
    void *self;       /* handed to each call */
    unsigned threads; /* from 1; the caller's thread is one of them */
    /* The next item, or NULL when there is none left. One call at a time. */
    void *(*take)(void *self);
    /* Works on an item; `thread` counts from 0. Calls with different threads run at the same time. */
    void (*work)(void *self, void *item, unsigned thread);
    /* Ends an item, in the order of take and one at a time. False: nothing more is taken; what is under way is
     * worked on and delivered still. */
    bool (*deliver)(void *self, void *item);
} ntr_pipeline;

/* Runs until all is delivered. Where the system refuses a thread, fewer do the work. NTR_NO_MEMORY. */
ntr_status ntr_pipeline_run(const ntr_pipeline *pipeline, ntr_error *err) NTR_MUST_CHECK;

/* Calls `tick` about every `seconds` from a thread of its own. */
typedef struct ntr_ticker ntr_ticker;

/* NTR_NO_MEMORY, also when the system refuses the thread. Caller stops with ntr_ticker_stop. */
ntr_status ntr_ticker_start(ntr_ticker **out, double seconds, void (*tick)(void *self), void *self,
                            ntr_error *err) NTR_MUST_CHECK;
/* Returns when no call is under way any more and none will come. */
void ntr_ticker_stop(ntr_ticker *ticker);

#endif
