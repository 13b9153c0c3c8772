#include "ext/threads.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/* --- pipeline --------------------------------------------------------------------------------------------------- */

/* The items under way stand in a ring, oldest first. Every thread does whatever is next: deliver the oldest item once
 * it is done, or else take a new one and work on it, or else wait. Nobody has a fixed part, so that one thread does as
 * well as many. */
typedef struct ring {
    const ntr_pipeline *pipeline;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct slot {
        void *item;
        bool done;
    } * slots;
    size_t size;
    size_t first;    /* the oldest item's number; slots are numbered modulo size */
    size_t next;     /* number of the next item */
    bool taking;     /* a thread is in take */
    bool delivering; /* a thread is in deliver */
    bool ended;      /* nothing more is to be taken */
    unsigned started;
} ring;

static struct slot *slot_at(ring *r, size_t number) {
    return &r->slots[number % r->size];
}

static void deliver_oldest(ring *r) {
    void *item = slot_at(r, r->first)->item;
    r->delivering = true;
    pthread_mutex_unlock(&r->lock);
    const bool more = r->pipeline->deliver(r->pipeline->self, item);
    pthread_mutex_lock(&r->lock);
    r->delivering = false;
    r->first++;
    if (!more) r->ended = true;
    pthread_cond_broadcast(&r->changed);
}

static void take_and_work(ring *r, unsigned thread) {
    r->taking = true;
    pthread_mutex_unlock(&r->lock);
    void *item = r->pipeline->take(r->pipeline->self);
    pthread_mutex_lock(&r->lock);
    r->taking = false;
    if (!item) {
        r->ended = true;
        pthread_cond_broadcast(&r->changed);
        return;
    }
    const size_t number = r->next++;
    *slot_at(r, number) = (struct slot){item, false};
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
    r->pipeline->work(r->pipeline->self, item, thread);
    pthread_mutex_lock(&r->lock);
    slot_at(r, number)->done = true;
    pthread_cond_broadcast(&r->changed);
}

static void take_part(ring *r, unsigned thread) {
    pthread_mutex_lock(&r->lock);
    for (;;) {
        const bool any = r->first < r->next;
        if (any && !r->delivering && slot_at(r, r->first)->done) {
            deliver_oldest(r);
        } else if (!r->ended && !r->taking && r->next - r->first < r->size) {
            take_and_work(r, thread);
        } else if (r->ended && !any && !r->taking) {
            break;
        } else {
            pthread_cond_wait(&r->changed, &r->lock);
        }
    }
    pthread_mutex_unlock(&r->lock);
}

static void *helper(void *self) {
    ring *r = self;
    pthread_mutex_lock(&r->lock);
    const unsigned thread = r->started++;
    pthread_mutex_unlock(&r->lock);
    take_part(r, thread);
    return NULL;
}

ntr_status ntr_pipeline_run(const ntr_pipeline *pipeline, ntr_error *err) {
    const unsigned helpers = pipeline->threads - 1;
    ring r = {.pipeline = pipeline, .size = 2u * (size_t)pipeline->threads, .started = 1};
    r.slots = calloc(r.size, sizeof *r.slots);
    pthread_t *threads = calloc(pipeline->threads, sizeof *threads);
    if (!r.slots || !threads) {
        free(r.slots);
        free(threads);
        return ntr_error_memory(err);
    }
    pthread_mutex_init(&r.lock, NULL);
    pthread_cond_init(&r.changed, NULL);
    unsigned running = 0;
    while (running < helpers && pthread_create(&threads[running], NULL, helper, &r) == 0) running++;
    take_part(&r, 0);
    for (unsigned i = 0; i < running; i++) pthread_join(threads[i], NULL);
    pthread_cond_destroy(&r.changed);
    pthread_mutex_destroy(&r.lock);
    free(r.slots);
    free(threads);
    return NTR_OK;
}

/* --- ticker ----------------------------------------------------------------------------------------------------- */

struct ntr_ticker {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t stopping;
    bool stop;
    double seconds;
    void (*tick)(void *self);
    void *self;
};

static struct timespec from_now(double seconds) {
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    const long long nanoseconds = at.tv_nsec + (long long)(seconds * 1e9);
    at.tv_sec += (time_t)(nanoseconds / 1000000000);
    at.tv_nsec = (long)(nanoseconds % 1000000000);
    return at;
}

static void *ticking(void *self) {
    ntr_ticker *ticker = self;
    pthread_mutex_lock(&ticker->lock);
    while (!ticker->stop) {
        const struct timespec at = from_now(ticker->seconds);
        int waited = 0;
        while (!ticker->stop && waited == 0) waited = pthread_cond_timedwait(&ticker->stopping, &ticker->lock, &at);
        if (!ticker->stop) ticker->tick(ticker->self);
    }
    pthread_mutex_unlock(&ticker->lock);
    return NULL;
}

ntr_status ntr_ticker_start(ntr_ticker **out, double seconds, void (*tick)(void *self), void *self, ntr_error *err) {
    *out = NULL;
    ntr_ticker *ticker = calloc(1, sizeof *ticker);
    if (!ticker) return ntr_error_memory(err);
    ticker->seconds = seconds;
    ticker->tick = tick;
    ticker->self = self;
    pthread_mutex_init(&ticker->lock, NULL);
    pthread_cond_init(&ticker->stopping, NULL);
    if (pthread_create(&ticker->thread, NULL, ticking, ticker) != 0) {
        pthread_cond_destroy(&ticker->stopping);
        pthread_mutex_destroy(&ticker->lock);
        free(ticker);
        return ntr_error_memory(err);
    }
    *out = ticker;
    return NTR_OK;
}

void ntr_ticker_stop(ntr_ticker *ticker) {
    if (!ticker) return;
    pthread_mutex_lock(&ticker->lock);
    ticker->stop = true;
    pthread_cond_signal(&ticker->stopping);
    pthread_mutex_unlock(&ticker->lock);
    pthread_join(ticker->thread, NULL);
    pthread_cond_destroy(&ticker->stopping);
    pthread_mutex_destroy(&ticker->lock);
    free(ticker);
}
