/* The translation memory: what goes in comes out, and what is alike is found as comparing with every pair finds it. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "gloss/memory_score.h"
#include "ntrans/format.h"
#include "ntrans/memory.h"

static char path[64];

static int setup(void **state) {
    ntr_memory *memory = NULL;
    snprintf(path, sizeof path, "memory-%d.db", (int)getpid());
    remove(path);
    assert_int_equal(ntr_memory_open(&memory, path, true, NULL), NTR_OK);
    *state = memory;
    return 0;
}

static int teardown(void **state) {
    ntr_memory_close(*state);
    remove(path);
    return 0;
}

/* Takes units out of a bilingual file. */
static ntr_memory_counts add(ntr_memory *memory, const char *text, const ntr_memory_options *options) {
    ntr_bitext *bitext = NULL;
    ntr_memory_counts counts = {0};
    ntr_error err = {0};
    if (ntr_format_read(&bitext, NULL, NTR_STR("in.tsv"), ntr_str_from(text), &err) != NTR_OK)
        fail_msg("%s", err.message);
    assert_int_equal(ntr_memory_begin(memory, NULL), NTR_OK);
    assert_int_equal(ntr_memory_add(&counts, memory, bitext, options, NULL), NTR_OK);
    assert_int_equal(ntr_memory_end(memory, NTR_OK, NULL), NTR_OK);
    ntr_bitext_free(bitext);
    return counts;
}

static const ntr_memory_options ordered = {.least = NTR_STATE_TRANSLATED, .ordered = true};

static ntr_hits find(ntr_memory *memory, const char *source, uint64_t before, uint64_t behind) {
    ntr_hits hits = {0};
    const ntr_memory_query query = {.source = ntr_str_from(source),
                                    .before = before,
                                    .behind = behind,
                                    .least = NTR_MEMORY_LEAST,
                                    .limit = 5,
                                    .all = true};
    assert_int_equal(ntr_memory_find(&hits, memory, &query, NULL), NTR_OK);
    return hits;
}

static uint64_t hash(const char *source) {
    return ntr_memory_hash(ntr_str_from(source), (ntr_codes){NULL, 0});
}

#define ARTICLE                                                                                                        \
    "nl\ten\nDe minister opent de brug.\tThe minister opens the bridge.\nJa.\tYes.\nHij ging weg.\tHe left.\n"         \
    "Ja.\tIndeed.\nDe trein van 12 uur is te laat.\tThe 12 o'clock train is late.\n"

static void importing_again_changes_nothing(void **state) {
    ntr_memory_counts counts = add(*state, ARTICLE, &ordered);
    assert_int_equal(counts.added, 5);
    counts = add(*state, ARTICLE, &ordered);
    assert_int_equal(counts.added, 0);
    assert_int_equal(counts.changed, 0);
    assert_int_equal(counts.same, 5);
}

static void neighbours_decide_between_translations(void **state) {
    (void)add(*state, ARTICLE, &ordered);
    ntr_hits hits = find(*state, "Ja.", hash("Hij ging weg."), hash("De trein van 12 uur is te laat."));
    assert_int_equal(hits.list.count, 2);
    assert_int_equal(hits.list.items[0].score, NTR_SCORE_CONTEXT);
    assert_str(hits.list.items[0].pair.target, "Indeed.");
    assert_int_equal(hits.list.items[1].score, NTR_SCORE_SAME);
    ntr_hits_dispose(&hits);
    hits = find(*state, "Ja.", hash("Hij ging weg."), hash("Iets anders."));
    assert_int_equal(hits.list.items[0].score, NTR_SCORE_SAME);
    ntr_hits_dispose(&hits);
}

static void pairs_without_neighbours_get_them(void **state) {
    const ntr_memory_options loose = {.least = NTR_STATE_TRANSLATED};
    assert_int_equal(add(*state, ARTICLE, &loose).added, 5);
    assert_int_equal(add(*state, ARTICLE, &ordered).changed, 5);
    assert_int_equal(add(*state, ARTICLE, &ordered).same, 5);
    assert_int_equal(add(*state, ARTICLE, &loose).same, 5);
}

static void only_what_is_ready_is_taken(void **state) {
    const ntr_memory_options sure = {.least = NTR_STATE_TRANSLATED, .confidence = 900};
    const ntr_memory_counts counts = add(*state,
                                         "id\tsource\ttarget\tstate\tlang\ttranslate\tnotes\n"
                                         "1\tEen.\tOne.\ttranslated\tnl\tyes\tfinding: confidence: 950\n"
                                         "2\tTwee.\tTwo.\ttranslated\tnl\tyes\tfinding: confidence: 850\n"
                                         "3\tDrie.\tThree.\tnew\tnl\tyes\t\n"
                                         "4\tFour.\tFour.\ttranslated\ten\tno\t\n"
                                         "5\tVijf.\t\ttranslated\tnl\tyes\t\n",
                                         &sure);
    assert_int_equal(counts.added, 1);
    assert_int_equal(counts.doubtful, 1);
    assert_int_equal(counts.unready, 1);
    assert_int_equal(counts.empty, 2);
}

static unsigned best_score(ntr_memory *memory, const char *source) {
    ntr_hits hits = find(memory, source, 0, 0);
    const unsigned score = hits.list.count ? hits.list.items[0].score : 0;
    ntr_hits_dispose(&hits);
    return score;
}

/* The formula of ntrans/memory.h, worked out by hand. */
static void scores_are_as_defined(void **state) {
    (void)add(*state, ARTICLE, &ordered);
    assert_int_equal(best_score(*state, "De minister opent de brug."), 100);
    assert_int_equal(best_score(*state, "de minister opent de brug."), 99);
    assert_int_equal(best_score(*state, "De minister opent de brug!"), 99);
    assert_int_equal(best_score(*state, "De trein van 15 uur is te laat."), 98);
    assert_int_equal(best_score(*state, "De trein van 15 uur is te laat!"), 97);
    /* "de ministers opent de brug": 1 of 26 characters (38 thousandths), 1/9 of 5 words (22): 100 - 60 / 20 */
    assert_int_equal(best_score(*state, "De ministers opent de brug."), 97);
    assert_int_equal(best_score(*state, "Zij eten graag kaas met brood."), 0);
    assert_int_equal(best_score(*state, ""), 0);
    assert_int_equal(best_score(*state, "12"), 0);
}

/* --- against comparing with every pair ---------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

enum { PAIRS = 1500, QUERIES = 200 };

/* A sentence of few different words, so that many are alike. */
static void append_sentence(ntr_buffer *out, uint32_t seed) {
    static const char *const words[] = {"minister", "ministers", "gemeente", "gemeenteraad", "besluit",  "besluiten",
                                        "de",       "het",       "een",      "van",          "in",       "opent",
                                        "opende",   "brug",      "bruggen",  "landbouw",     "huis",     "huizen",
                                        "2021",     "kost",      "euro",     "morgen",       "gisteren", "niet"};
    uint32_t state = seed * 2654435761u;
    const uint32_t count = 2 + next_random(&state) % 9;
    for (uint32_t i = 0; i < count; i++) ntr_buffer_printf(out, "%s%s", i ? " " : "", words[next_random(&state) % 24]);
    ntr_buffer_append_char(out, '.');
}

static unsigned compare_all(ntr_arena *arena, ntr_str source) {
    memory_text text = {0}, other = {0};
    memory_pattern pattern;
    ntr_buffer buffer = {0};
    unsigned best = 0;
    assert_true(memory_text_make(&text, arena, source) && memory_pattern_make(&pattern, arena, &text));
    for (uint32_t i = 0; i < PAIRS; i++) {
        ntr_buffer_clear(&buffer);
        append_sentence(&buffer, i);
        assert_true(memory_text_make(&other, arena, ntr_buffer_str(&buffer)));
        const unsigned score = ntr_str_equal(source, ntr_buffer_str(&buffer)) ?
                                   NTR_SCORE_SAME :
                                   memory_score(&pattern, &other, false, NTR_MEMORY_LEAST);
        if (score > best) best = score;
    }
    ntr_buffer_dispose(&buffer);
    return best;
}

static void fill(ntr_memory *memory) {
    ntr_buffer file = {0}, text = {0};
    ntr_buffer_append(&file, NTR_STR("nl\ten\n"));
    for (uint32_t i = 0; i < PAIRS; i++) {
        ntr_buffer_clear(&text);
        append_sentence(&text, i);
        ntr_buffer_printf(&file, "%.*s\tEnglish %u.\n", NTR_FMT(ntr_buffer_str(&text)), i);
    }
    ntr_buffer_append_char(&file, '\0');
    (void)add(memory, file.ptr, &ordered);
    ntr_buffer_dispose(&file);
    ntr_buffer_dispose(&text);
}

static void finds_what_comparing_with_every_pair_finds(void **state) {
    uint32_t wanted = 0, reached = 0;
    fill(*state);
    for (uint32_t i = 0; i < QUERIES; i++) {
        ntr_arena *arena = ntr_arena_new();
        ntr_buffer source = {0};
        append_sentence(&source, i * 7 % PAIRS);
        source.len--;
        if (i % 2) ntr_buffer_append(&source, NTR_STR(" vandaag"));
        if (i % 3 == 0) source.ptr[i % source.len] = 'x';
        const unsigned best = compare_all(arena, ntr_buffer_str(&source));
        ntr_buffer_append_char(&source, '\0');
        wanted += best > 0;
        reached += best > 0 && best_score(*state, source.ptr) == best;
        ntr_buffer_dispose(&source);
        ntr_arena_free(arena);
    }
    assert_true(wanted > QUERIES / 2);
    if (reached * 100 < wanted * 99) fail_msg("%u of %u best matches found", reached, wanted);
}

/* The fast distance beside the plain one, over lengths on both sides of a block's 64 points. */
static void distances_are_exact(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        char a[201] = {0}, b[201] = {0};
        uint32_t row[201];
        const uint32_t n = next_random(&seed) % 200, m = next_random(&seed) % 200;
        for (uint32_t i = 0; i < n; i++) a[i] = (char)('a' + next_random(&seed) % 4);
        for (uint32_t i = 0; i < m; i++) b[i] = (char)('a' + next_random(&seed) % 4);
        ntr_arena *arena = ntr_arena_new();
        memory_text left = {0}, right = {0};
        memory_pattern pattern;
        assert_true(memory_text_make(&left, arena, ntr_str_from(a)) &&
                    memory_text_make(&right, arena, ntr_str_from(b)) && memory_pattern_make(&pattern, arena, &left));
        for (uint32_t k = 0; k <= m; k++) row[k] = k;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t corner = row[0]++;
            for (uint32_t k = 0; k < m; k++) {
                const uint32_t replaced = corner + (a[i] != b[k]), least = row[k] < row[k + 1] ? row[k] : row[k + 1];
                corner = row[k + 1];
                row[k + 1] = replaced < least + 1 ? replaced : least + 1;
            }
        }
        assert_int_equal(memory_distance(&pattern, &right, 1000), row[m]);
        if (row[m] > 0) assert_int_equal(memory_distance(&pattern, &right, row[m] - 1), row[m]);
        ntr_arena_free(arena);
    }
}

/* --- keeping ------------------------------------------------------------------------------------------------------ */

static int64_t count(ntr_memory *memory) {
    ntr_memory_stats stats;
    assert_int_equal(ntr_memory_count(&stats, memory, NULL), NTR_OK);
    return stats.pairs;
}

static void what_is_removed_is_not_found(void **state) {
    fill(*state);
    const ntr_pair_filter all = {0};
    int64_t removed = 0, numbers[] = {1, 2, 999999};
    assert_int_equal(ntr_memory_remove(*state, numbers, 3, NULL), NTR_NOT_FOUND);
    assert_int_equal(count(*state), PAIRS);
    assert_int_equal(ntr_memory_remove(*state, numbers, 2, NULL), NTR_OK);
    assert_int_equal(count(*state), PAIRS - 2);
    assert_int_equal(ntr_memory_remove_all(&removed, *state, &all, NULL), NTR_OK);
    assert_int_equal(removed, PAIRS - 2);
    (void)add(*state, ARTICLE, &ordered);
    assert_int_equal(best_score(*state, "De ministers opent de brug."), 97);
}

static void what_is_left_is_found_beside_the_removed(void **state) {
    fill(*state);
    ntr_pairs pairs = {0};
    int64_t numbers[PAIRS / 3];
    assert_int_equal(ntr_memory_list(&pairs, *state, &(ntr_pair_filter){.limit = 1}, NULL), NTR_OK);
    for (int i = 0; i < PAIRS / 3; i++) numbers[i] = PAIRS - i; /* the newest, which the index still has */
    assert_int_equal(ntr_memory_remove(*state, numbers, PAIRS / 3, NULL), NTR_OK);
    const ntr_str source = pairs.list.items[0].source;
    ntr_buffer changed = {0};
    ntr_buffer_printf(&changed, "%.*s!", NTR_FMT(source));
    assert_int_equal(best_score(*state, changed.ptr), 99);
    ntr_buffer_dispose(&changed);
    ntr_pairs_dispose(&pairs);
}

static void duplicates_go(void **state) {
    int64_t removed = 0;
    (void)add(*state, "nl\ten\nJa.\tYes.\nNee.\tNo.\nJa.\tYes.\nJa.\tIndeed.\n", &ordered);
    assert_int_equal(count(*state), 4);
    assert_int_equal(ntr_memory_dedupe(&removed, *state, false, true, NULL), NTR_OK);
    assert_int_equal(removed, 1);
    assert_int_equal(count(*state), 4);
    assert_int_equal(ntr_memory_dedupe(&removed, *state, false, false, NULL), NTR_OK);
    assert_int_equal(count(*state), 3);
    assert_int_equal(ntr_memory_dedupe(&removed, *state, true, false, NULL), NTR_OK);
    assert_int_equal(count(*state), 2);
}

static void codes_come_back(void **state) {
    (void)add(
        *state,
        "<xliff version=\"1.2\"><file original=\"x\" source-language=\"nl\" target-language=\"en\" datatype=\"x\">"
        "<body><trans-unit id=\"1\"><source>Een <g id=\"q7\">vet</g> woord<x id=\"z\"/>.</source>"
        "<target>A <g id=\"q7\">bold</g> word<x id=\"z\"/>.</target></trans-unit></body></file></xliff>",
        &ordered);
    ntr_pairs pairs = {0};
    assert_int_equal(ntr_memory_list(&pairs, *state, &(ntr_pair_filter){0}, NULL), NTR_OK);
    assert_int_equal(pairs.list.count, 1);
    const ntr_codes codes = pairs.list.items[0].target_codes;
    assert_int_equal(codes.count, 3);
    assert_int_equal(codes.items[0].at, 2);
    assert_int_equal(codes.items[1].kind, NTR_CODE_CLOSE);
    assert_str(codes.items[0].id, "1");
    assert_str(codes.items[2].id, "2");
    assert_false(codes.items[0].isolated);
    ntr_pairs_dispose(&pairs);
    assert_int_equal(best_score(*state, "Een vet woord."), 98);
}

static void long_texts_are_found_when_the_same(void **state) {
    ntr_buffer file = {0}, text = {0};
    for (int i = 0; i < 1500; i++) ntr_buffer_printf(&text, "woord%d ", i);
    ntr_buffer_append_char(&text, '\0');
    ntr_buffer_printf(&file, "nl\ten\n%s\tWords.\n", text.ptr);
    ntr_buffer_append_char(&file, '\0');
    (void)add(*state, file.ptr, &ordered);
    ntr_hits hits = find(*state, text.ptr, 0, 0);
    assert_int_equal(hits.list.count, 1);
    ntr_hits_dispose(&hits);
    text.ptr[0] = 'x';
    assert_int_equal(best_score(*state, text.ptr), 0);
    ntr_buffer_dispose(&file);
    ntr_buffer_dispose(&text);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        CASE(importing_again_changes_nothing),
        CASE(neighbours_decide_between_translations),
        CASE(pairs_without_neighbours_get_them),
        CASE(only_what_is_ready_is_taken),
        CASE(scores_are_as_defined),
        CASE(finds_what_comparing_with_every_pair_finds),
        CASE(distances_are_exact),
        CASE(what_is_removed_is_not_found),
        CASE(what_is_left_is_found_beside_the_removed),
        CASE(duplicates_go),
        CASE(codes_come_back),
        CASE(long_texts_are_found_when_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
