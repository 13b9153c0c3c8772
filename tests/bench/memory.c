/* Measures the translation memory with sentences of its own making: import, size, lookups, and how often a lookup gives
 * the best match that comparing with every pair gives. usage: memory_bench PAIRS QUERIES FILE.db [COMPARED]
 * COMPARED: how many of the queries are compared with every pair; all by default. Times are those of the processor, for
 * the machine may be shared. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "gloss/memory_score.h"
#include "ntrans/buffer.h"
#include "ntrans/memory.h"

/* --- sentences ---------------------------------------------------------------------------------------------------- */

/* Numbers that are the same on every run (splitmix64). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static uint32_t below(uint64_t *state, uint32_t limit) {
    return (uint32_t)(next_random(state) % limit);
}

/* Words by rank: the frequent ones short, as in Dutch; compounds and inflections share their beginnings. */
static void append_word(ntr_buffer *out, uint32_t rank) {
    static const char *const function_words[] = {"de",  "van",  "het", "een",  "en",   "in",  "is", "dat", "op",  "te",
                                                 "die", "voor", "met", "zijn", "niet", "aan", "er", "ook", "als", "om"};
    static const char *const onsets[] = {"b", "br", "d", "dr", "f",  "g",   "gr", "h", "k", "kl", "l",   "m",
                                         "n", "p",  "r", "s",  "st", "str", "t",  "v", "w", "z",  "sch", "vr"};
    static const char *const vowels[] = {"a", "aa", "e", "ee", "i", "ie", "o", "oe", "oo", "u", "ui", "ij", "ei"};
    static const char *const codas[] = {"", "n", "r", "s", "t", "l", "k", "nd", "rt", "st", "cht", "ng", "m"};
    static const char *const endings[] = {"", "", "", "en", "s", "de", "e"};
    if (rank < 20) {
        ntr_buffer_append(out, ntr_str_from(function_words[rank]));
        return;
    }
    uint64_t state = rank / 4; /* four forms of a stem */
    const uint32_t syllables = 1 + below(&state, rank < 400 ? 2 : 3) + (rank % 4 == 3 && rank > 4000);
    for (uint32_t i = 0; i < syllables; i++)
        ntr_buffer_printf(out, "%s%s%s", onsets[below(&state, 24)], vowels[below(&state, 13)],
                          codas[below(&state, 13)]);
    state = rank;
    ntr_buffer_append(out, ntr_str_from(endings[below(&state, 7)]));
}

/* Ranks by Zipf's law, roughly: each power of two is as likely as another. */
static uint32_t random_rank(uint64_t *state) {
    const uint32_t power = below(state, 17);
    return ((UINT32_C(1) << power) - 1) + below(state, UINT32_C(1) << power);
}

enum { MOST_WORDS = 60, NUMBER = 1 << 20 };

typedef struct sentence {
    uint32_t ranks[MOST_WORDS];
    uint32_t count;
} sentence;

static uint32_t random_word(uint64_t *state) {
    return below(state, 30) == 0 ? NUMBER + below(state, 3000) : random_rank(state);
}

static sentence make_sentence(uint64_t number) {
    uint64_t state = number;
    sentence made = {.count = 2 + below(&state, 16) + below(&state, 14)};
    for (uint32_t i = 0; i < made.count; i++) made.ranks[i] = random_word(&state);
    return made;
}

static void append_sentence(ntr_buffer *out, const sentence *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        if (i) ntr_buffer_append(out, i % 9 == 8 ? NTR_STR(", ") : NTR_STR(" "));
        if (s->ranks[i] >= NUMBER) {
            ntr_buffer_printf(out, "%" PRIu32, s->ranks[i] - NUMBER);
        } else {
            append_word(out, s->ranks[i]);
        }
    }
    ntr_buffer_append_char(out, '.');
}

/* Words replaced, put in, left out, inflected: up to a third of them. */
static void change_words(sentence *s, uint64_t *state) {
    const uint32_t changes = below(state, s->count / 3 + 2);
    for (uint32_t i = 0; i < changes; i++) {
        const uint32_t at = below(state, s->count);
        switch (below(state, 4)) {
        case 0: s->ranks[at] = random_word(state); break;
        case 1: s->ranks[at] ^= 1; break; /* another form of the stem */
        case 2:
            if (s->count < 3) break;
            memmove(&s->ranks[at], &s->ranks[at + 1], (--s->count - at) * sizeof s->ranks[0]);
            break;
        default:
            if (s->count == MOST_WORDS) break;
            memmove(&s->ranks[at + 1], &s->ranks[at], (s->count++ - at) * sizeof s->ranks[0]);
            s->ranks[at] = random_word(state);
        }
    }
}

static void make_query(ntr_buffer *out, uint64_t number, uint32_t pairs) {
    uint64_t state = ~number;
    sentence s = make_sentence(1 + next_random(&state) % pairs);
    if (number % 5 == 0) s = make_sentence(UINT64_C(1) << 40 | number); /* one that is nowhere */
    change_words(&s, &state);
    append_sentence(out, &s);
    for (uint32_t typos = below(&state, 3); typos > 0 && out->len > 2; typos--)
        out->ptr[below(&state, (uint32_t)out->len - 1)] = (char)('a' + below(&state, 26));
}

/* --- the measures ------------------------------------------------------------------------------------------------- */

static void stop(const char *what) {
    fprintf(stderr, "memory_bench: %s\n", what);
    exit(1);
}

static void check(ntr_status status, const ntr_error *err) {
    if (status != NTR_OK) stop(err->message);
}

static ntr_bitext *make_bitext(uint32_t first, uint32_t count) {
    ntr_bitext *bitext;
    ntr_error err = {0};
    ntr_buffer text = {0};
    check(ntr_bitext_new(&bitext, NTR_STR("bench"), "nl", "en", &err), &err);
    for (uint32_t i = 0; i < count; i++) {
        const sentence s = make_sentence(first + i);
        ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
        ntr_buffer_clear(&text);
        append_sentence(&text, &s);
        if (!unit) stop("no memory");
        *unit = (ntr_unit){.source = ntr_arena_copy(bitext->arena, ntr_buffer_str(&text)),
                           .translate = true,
                           .state = NTR_STATE_TRANSLATED};
        unit->target = ntr_arena_printf(bitext->arena, "EN %.*s", NTR_FMT(unit->source));
        unit->id = NTR_STR("u");
    }
    ntr_buffer_dispose(&text);
    return bitext;
}

static double seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static void import(ntr_memory *memory, uint32_t pairs) {
    enum { PIECE = 20000 };
    const ntr_memory_options options = {.ordered = true};
    ntr_memory_counts counts = {0};
    ntr_error err = {0};
    double spent = 0;
    check(ntr_memory_begin(memory, &err), &err);
    for (uint32_t first = 1; first <= pairs; first += PIECE) {
        ntr_bitext *bitext = make_bitext(first, pairs + 1 - first < PIECE ? pairs + 1 - first : PIECE);
        const double started = seconds();
        check(ntr_memory_add(&counts, memory, bitext, &options, &err), &err);
        spent += seconds() - started;
        ntr_bitext_free(bitext);
    }
    const double started = seconds();
    check(ntr_memory_end(memory, NTR_OK, &err), &err);
    spent += seconds() - started;
    printf("import: %" PRIu64 " pairs in %.1f s\n", counts.added, spent);
}

typedef struct query {
    ntr_str source;
    memory_text text;
    memory_pattern pattern;
    double seconds;
    unsigned found, best;
} query;

static int compare_seconds(const void *left, const void *right) {
    const double a = ((const query *)left)->seconds, b = ((const query *)right)->seconds;
    return a < b ? -1 : a > b;
}

static void look_up(query *q, ntr_memory *memory) {
    ntr_hits hits = {0};
    ntr_error err = {0};
    const ntr_memory_query asked = {.source = q->source, .least = NTR_MEMORY_LEAST, .limit = 5};
    const double started = seconds();
    check(ntr_memory_find(&hits, memory, &asked, &err), &err);
    q->seconds = seconds() - started;
    q->found = hits.list.count ? hits.list.items[0].score : 0;
    ntr_hits_dispose(&hits);
}

/* Compares each query with every pair. */
static void search_all(query *queries, uint32_t count, uint32_t pairs) {
    ntr_buffer source = {0};
    for (uint32_t i = 1; i <= pairs; i++) {
        ntr_arena *arena = ntr_arena_new();
        const sentence s = make_sentence(i);
        memory_text text = {0};
        ntr_buffer_clear(&source);
        append_sentence(&source, &s);
        if (!arena || !memory_text_make(&text, arena, ntr_buffer_str(&source))) stop("no memory");
        for (uint32_t k = 0; k < count; k++) {
            query *q = &queries[k];
            const unsigned least = q->best + 1 > NTR_MEMORY_LEAST ? q->best + 1 : NTR_MEMORY_LEAST;
            if (q->best >= NTR_SCORE_SAME) continue;
            unsigned score = ntr_str_equal(q->source, ntr_buffer_str(&source)) ? NTR_SCORE_SAME : 0;
            if (score == 0 && least < NTR_SCORE_SAME) score = memory_score(&q->pattern, &text, false, least);
            if (score > q->best) q->best = score;
        }
        ntr_arena_free(arena);
    }
    ntr_buffer_dispose(&source);
}

static void report_recall(const query *queries, uint32_t count) {
    uint32_t wanted = 0, reached = 0;
    for (uint32_t i = 0; i < count; i++) {
        wanted += queries[i].best > 0;
        reached += queries[i].best > 0 && queries[i].found >= queries[i].best;
    }
    printf("recall of the best match: %" PRIu32 " of %" PRIu32 " (%.2f %%); none to find: %" PRIu32 "\n", reached,
           wanted, wanted ? 100.0 * reached / wanted : 100.0, count - wanted);
}

static void report_times(query *queries, uint32_t count) {
    qsort(queries, count, sizeof *queries, compare_seconds);
    printf("lookup: median %.2f ms, 95 %% %.2f ms, longest %.2f ms\n", 1000 * queries[count / 2].seconds,
           1000 * queries[count * 95 / 100].seconds, 1000 * queries[count - 1].seconds);
}

int main(int argc, char **argv) {
    if (argc < 4 || argc > 5) stop("usage: memory_bench PAIRS QUERIES FILE.db [COMPARED]");
    const uint32_t pairs = (uint32_t)strtoul(argv[1], NULL, 10), count = (uint32_t)strtoul(argv[2], NULL, 10);
    const uint32_t asked = argc == 5 ? (uint32_t)strtoul(argv[4], NULL, 10) : count;
    const uint32_t compared = asked < count ? asked : count;
    ntr_memory *memory;
    ntr_memory_stats stats;
    ntr_error err = {0};
    ntr_arena *arena = ntr_arena_new();
    query *queries = arena ? ntr_arena_array(arena, count, sizeof *queries) : NULL;
    if (!queries || count == 0 || pairs == 0) stop("nothing to do");
    check(ntr_memory_open(&memory, argv[3], true, &err), &err);
    check(ntr_memory_count(&stats, memory, &err), &err);
    if (stats.pairs == 0) import(memory, pairs);
    check(ntr_memory_count(&stats, memory, &err), &err);
    printf("file: %.0f MB for %" PRId64 " pairs\n", (double)stats.bytes / 1e6, stats.pairs);
    for (uint32_t i = 0; i < count; i++) {
        ntr_buffer source = {0};
        make_query(&source, i, pairs);
        queries[i].source = ntr_arena_copy(arena, ntr_buffer_str(&source));
        ntr_buffer_dispose(&source);
        if (!memory_text_make(&queries[i].text, arena, queries[i].source) ||
            !memory_pattern_make(&queries[i].pattern, arena, &queries[i].text))
            stop("no memory");
        look_up(&queries[i], memory);
    }
    const double started = seconds();
    search_all(queries, compared, pairs);
    if (compared) printf("comparing with every pair: %.0f ms a query\n", 1000 * (seconds() - started) / compared);
    if (compared) report_recall(queries, compared);
    report_times(queries, count);
    ntr_memory_close(memory);
    ntr_arena_free(arena);
    return 0;
}
