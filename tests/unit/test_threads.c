#include "support/test.h"

#include <stdatomic.h>
#include <time.h>

#include "ext/threads.h"

enum { ITEMS = 500 };

typedef struct line {
    unsigned taken, delivered, stop_after;
    atomic_uint at_work, most_at_work;
    bool in_order;
    unsigned items[ITEMS];
} line;

static void *take(void *self) {
    line *l = self;
    if (l->taken == ITEMS) return NULL;
    l->items[l->taken] = l->taken;
    return &l->items[l->taken++];
}

/* Items take unlike times, so that they are done in another order than they were taken in. */
static void work(void *self, void *item, unsigned thread) {
    line *l = self;
    assert_true(thread < 4);
    const unsigned now = atomic_fetch_add(&l->at_work, 1) + 1;
    if (now > atomic_load(&l->most_at_work)) atomic_store(&l->most_at_work, now);
    const struct timespec pause = {0, (*(unsigned *)item % 3) * 200000L};
    nanosleep(&pause, NULL);
    *(unsigned *)item += 1000;
    atomic_fetch_sub(&l->at_work, 1);
}

static bool deliver(void *self, void *item) {
    line *l = self;
    if (*(unsigned *)item != l->delivered + 1000) l->in_order = false;
    l->delivered++;
    return l->delivered != l->stop_after;
}

static void delivers_in_order(void **state) {
    (void)state;
    for (unsigned threads = 1; threads <= 4; threads++) {
        line l = {.in_order = true};
        const ntr_pipeline pipeline = {&l, threads, take, work, deliver};
        assert_int_equal(ntr_pipeline_run(&pipeline, NULL), NTR_OK);
        assert_int_equal(l.delivered, ITEMS);
        assert_true(l.in_order);
        assert_true(atomic_load(&l.most_at_work) <= threads);
    }
}

static void stops_when_told(void **state) {
    (void)state;
    line l = {.in_order = true, .stop_after = 10};
    const ntr_pipeline pipeline = {&l, 3, take, work, deliver};
    assert_int_equal(ntr_pipeline_run(&pipeline, NULL), NTR_OK);
    assert_true(l.in_order);
    assert_int_equal(l.delivered, l.taken); /* what was taken is delivered still */
    assert_true(l.taken <= 10 + 2 * 3);
}

static void count_tick(void *self) {
    atomic_fetch_add((atomic_uint *)self, 1);
}

static void ticks_until_stopped(void **state) {
    (void)state;
    atomic_uint ticks = 0;
    ntr_ticker *ticker = NULL;
    assert_int_equal(ntr_ticker_start(&ticker, 0.001, count_tick, &ticks, NULL), NTR_OK);
    const struct timespec pause = {0, 1000000};
    for (int i = 0; i < 5000 && atomic_load(&ticks) < 3; i++) nanosleep(&pause, NULL);
    ntr_ticker_stop(ticker);
    const unsigned seen = atomic_load(&ticks);
    assert_true(seen >= 3);
    nanosleep(&pause, NULL);
    nanosleep(&pause, NULL);
    assert_int_equal(atomic_load(&ticks), seen);
    ntr_ticker_stop(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delivers_in_order),
        cmocka_unit_test(stops_when_told),
        cmocka_unit_test(ticks_until_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
