#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "ntrans/align.h"
#include "ntrans/buffer.h"
#include "support/test.h"

/* --- the property: each sentence in exactly one bead, in order ---------------------------------------------------- */

static void check_beads(const ntr_alignment *alignment, size_t src_count, size_t tgt_count) {
    size_t src = 0, tgt = 0;
    for (uint32_t b = 0; b < alignment->beads.count; b++) {
        const ntr_bead *bead = &alignment->beads.items[b];
        assert_int_equal(bead->src, src);
        assert_int_equal(bead->tgt, tgt);
        assert_true(bead->src_count + bead->tgt_count > 0);
        assert_true(bead->src_count <= 4 && bead->tgt_count <= 4 && bead->score <= 1000);
        src += bead->src_count;
        tgt += bead->tgt_count;
    }
    assert_int_equal(src, src_count);
    assert_int_equal(tgt, tgt_count);
}

static ntr_alignment *align(const ntr_str *src, size_t src_count, const ntr_str *tgt, size_t tgt_count) {
    ntr_alignment *alignment;
    ntr_error err = {0};
    if (ntr_align(&alignment, src, src_count, tgt, tgt_count, NULL, &err) != NTR_OK) fail_msg("%s", err.message);
    check_beads(alignment, src_count, tgt_count);
    return alignment;
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static ntr_str random_sentence(ntr_arena *arena, uint32_t *state) {
    static const char *const words[] = {"huis", "house",   "1.234",  "1,234", "Tsjoepik", "de",
                                        "the",  "politie", "police", "?",     "\"",       ".",
                                        "è",    "",        " ",      "xyz!",  "Москва",   "\t"};
    char text[400] = "";
    for (uint32_t n = next_random(state) % 20; n > 0; n--) {
        strcat(text, words[next_random(state) % (sizeof words / sizeof words[0])]);
        strcat(text, " ");
    }
    return ntr_arena_copy(arena, ntr_str_from(text));
}

static void covers_random_texts_in_order(void **unused) {
    (void)unused;
    uint32_t state = 7;
    for (int round = 0; round < 300; round++) {
        ntr_arena *arena = ntr_arena_new();
        ntr_str src[60], tgt[60];
        const size_t src_count = next_random(&state) % 60, tgt_count = next_random(&state) % 60;
        for (size_t i = 0; i < src_count; i++) src[i] = random_sentence(arena, &state);
        for (size_t i = 0; i < tgt_count; i++) tgt[i] = random_sentence(arena, &state);
        ntr_alignment_free(align(src, src_count, tgt, tgt_count));
        ntr_arena_free(arena);
    }
}

static void covers_when_a_side_is_empty(void **unused) {
    (void)unused;
    const ntr_str text[] = {NTR_STR("Een."), NTR_STR("Twee."), NTR_STR("")};
    ntr_alignment *alignment = align(text, 3, NULL, 0);
    assert_int_equal(alignment->beads.count, 3);
    ntr_alignment_free(alignment);
    ntr_alignment_free(align(NULL, 0, text, 3));
    alignment = align(NULL, 0, NULL, 0);
    assert_int_equal(alignment->beads.count, 0);
    ntr_alignment_free(alignment);
}

/* More than the ladder climbs at a time. */
enum { MANY = 2500, FEWER = 600 };

static void pairs_identical_sentences_off(void **unused) {
    (void)unused;
    static ntr_str same[MANY];
    for (size_t i = 0; i < MANY; i++) same[i] = NTR_STR("Dit is steeds dezelfde zin.");
    ntr_alignment *alignment = align(same, MANY, same, MANY);
    assert_int_equal(alignment->beads.count, MANY);
    ntr_alignment_free(alignment);
    ntr_alignment_free(align(same, FEWER, same, 2 * FEWER));
    ntr_alignment_free(align(same, 1, same, MANY));
}

static void covers_many_sentences_that_share_nothing(void **unused) {
    (void)unused;
    static ntr_str src[FEWER], tgt[FEWER];
    ntr_arena *arena = ntr_arena_new();
    for (size_t i = 0; i < FEWER; i++) {
        src[i] = ntr_arena_printf(arena, "a%zub c%zud.", i, i);
        tgt[i] = ntr_arena_printf(arena, "q%zuz w%zux.", i, i);
    }
    ntr_alignment_free(align(src, FEWER, tgt, FEWER));
    ntr_alignment_free(align(src, FEWER, tgt, 3));
    ntr_arena_free(arena);
}

static void covers_a_sentence_of_a_megabyte(void **unused) {
    (void)unused;
    ntr_buffer long_one = {0};
    for (int i = 0; long_one.len < 1000000; i++) ntr_buffer_printf(&long_one, "woord%d ", i);
    const ntr_str src[] = {NTR_STR("Kop"), ntr_buffer_str(&long_one), NTR_STR("Slot.")};
    const ntr_str tgt[] = {NTR_STR("Head"), NTR_STR("woord5 woord6"), NTR_STR("The end.")};
    ntr_alignment_free(align(src, 3, tgt, 3));
    ntr_alignment_free(align(src, 3, src, 3));
    ntr_buffer_dispose(&long_one);
}

/* --- what it finds ------------------------------------------------------------------------------------------------ */

static void check_bead(const ntr_alignment *alignment, uint32_t number, unsigned src_count, unsigned tgt_count) {
    assert_true(number < alignment->beads.count);
    assert_int_equal(alignment->beads.items[number].src_count, src_count);
    assert_int_equal(alignment->beads.items[number].tgt_count, tgt_count);
}

static const char *const dutch[] = {
    "Nieuws uit Utrecht",
    "Op 12 mei 2021 kocht Jansen in Utrecht 1.234,5 liter melk.",
    "Niemand wist waarom hij dat deed.",
    "De politie van Amsterdam zei later dat het om een experiment van de universiteit ging, maar een bewijs "
    "daarvan "
    "werd nooit gevonden.",
    "Vond jij dat niet vreemd?",
};

static ntr_alignment *align_texts(const char *const *src, size_t src_count, const char *const *tgt, size_t tgt_count) {
    ntr_str left[8], right[8];
    for (size_t i = 0; i < src_count; i++) left[i] = ntr_str_from(src[i]);
    for (size_t i = 0; i < tgt_count; i++) right[i] = ntr_str_from(tgt[i]);
    return align(left, src_count, right, tgt_count);
}

static void splits_and_joins(void **unused) {
    (void)unused;
    static const char *const english[] = {
        "News from Utrecht",
        "On 12 May 2021 Jansen bought 1,234.5 litres of milk in Utrecht.",
        "Nobody knew why he did that.",
        "The Amsterdam police said later that it had been an experiment of the university.",
        "But any proof of that was never found.",
        "Did you not think that was strange?",
    };
    ntr_alignment *alignment = align_texts(dutch, 5, english, 6);
    assert_int_equal(alignment->beads.count, 5);
    check_bead(alignment, 1, 1, 1);
    check_bead(alignment, 3, 1, 2);
    ntr_alignment_free(alignment);
}

static void leaves_alone_what_has_no_counterpart(void **unused) {
    (void)unused;
    static const char *const english[] = {
        "News from Utrecht",
        "On 12 May 2021 Jansen bought 1,234.5 litres of milk in Utrecht.",
        "Was that not strange?",
    };
    ntr_alignment *alignment = align_texts(dutch, 5, english, 3);
    assert_int_equal(alignment->beads.count, 5);
    check_bead(alignment, 2, 1, 0);
    check_bead(alignment, 3, 1, 0);
    check_bead(alignment, 4, 1, 1);
    ntr_alignment_free(alignment);
}

/* The short tail of a speech has no word of its own that could be matched, but belongs to its sentence. */
static void keeps_the_tail_of_a_speech(void **unused) {
    (void)unused;
    static const char *const source[] = {
        "Alice liep met de kat naar het park in Amsterdam.",
        "'Waarom is het park zo leeg vandaag?' vroeg ze zacht.",
        "De kat zei niets en keek naar de maan boven Amsterdam.",
    };
    static const char *const target[] = {
        "Alice walked with the cat to the park in Amsterdam.",
        "'Why is the park so empty today?'",
        "she asked softly.",
        "The cat said nothing and looked at the moon above Amsterdam.",
    };
    ntr_alignment *alignment = align_texts(source, 3, target, 4);
    assert_int_equal(alignment->beads.count, 3);
    check_bead(alignment, 1, 1, 2);
    ntr_alignment_free(alignment);
}

/* Nothing is known of English to Dutch, but what stands on both sides still counts. */
static void takes_swapped_languages(void **unused) {
    (void)unused;
    static const char *const english[] = {"In 2021 Jansen left Utrecht.", "Nobody knew why.",
                                          "In 2022 Radio Oost left."};
    static const char *const other[] = {"In 2021 ging Jansen weg uit Utrecht.", "Niemand wist waarom.",
                                        "In 2022 ging Radio Oost."};
    ntr_alignment *alignment = align_texts(english, 3, other, 3);
    assert_int_equal(alignment->beads.count, 3);
    ntr_alignment_free(alignment);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(covers_random_texts_in_order),
        cmocka_unit_test(covers_when_a_side_is_empty),
        cmocka_unit_test(pairs_identical_sentences_off),
        cmocka_unit_test(covers_many_sentences_that_share_nothing),
        cmocka_unit_test(covers_a_sentence_of_a_megabyte),
        cmocka_unit_test(splits_and_joins),
        cmocka_unit_test(leaves_alone_what_has_no_counterpart),
        cmocka_unit_test(keeps_the_tail_of_a_speech),
        cmocka_unit_test(takes_swapped_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
