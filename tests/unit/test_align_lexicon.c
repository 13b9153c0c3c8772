#include "align/lexical.h"
#include "ext/gzip.h"
#include "gloss/fill.h"
#include "support/test.h"

/* What the tests look words up in: the word tables built in, and a dictionary of a few entries. */
typedef struct fixture {
    ntr_lexicon *words;
    ntr_align_lexicon *lexicon;
} fixture;

static const char dutch_english[] = "\n00-database-info\n    Published at: http://freedict.org/\n"
                                    "huis /hœys/\n1. house\n2. home (where one lives)\n"
                                    "dienst /dinst/\nservice\n"
                                    "plicht /plɪxt/\nduty, obligation\n"
                                    "aantrekkel\u0133kheid /a/\nattraction\n"
                                    "lopen /lopən/\nto walk; run\n";
static const char english_dutch[] = "the sea /siː/\nzee\n";

static int set_up(void **state) {
    static fixture f;
    ntr_error err = {0};
    *state = &f;
    f.words = ntr_lexicon_new();
    return !f.words || ntr_fill_words(f.words, &err) != NTR_OK ||
           ntr_align_lexicon_new(&f.lexicon, f.words, &err) != NTR_OK ||
           ntr_align_lexicon_read(f.lexicon, ntr_str_from(dutch_english), false, &err) != NTR_OK ||
           ntr_align_lexicon_read(f.lexicon, ntr_str_from(english_dutch), true, &err) != NTR_OK;
}

static int tear_down(void **state) {
    const fixture *f = *state;
    ntr_align_lexicon_free(f->lexicon);
    ntr_lexicon_free(f->words);
    return 0;
}

typedef struct wanted {
    uint32_t english;
    bool found;
} wanted;

static bool look(void *self, uint32_t english) {
    wanted *w = self;
    w->found = w->found || w->english == english;
    return true;
}

static bool translates(void **state, const char *dutch, const char *english) {
    const fixture *f = *state;
    bool compound;
    wanted w = {ntr_align_lexicon_english(f->lexicon, ntr_str_from(english)), false};
    assert_int_not_equal(w.english, NTR_MAP_NONE);
    assert_true(ntr_align_lexicon_translate(f->lexicon, ntr_str_from(dutch), look, &w, &compound));
    return w.found;
}

static void reads_both_directions(void **state) {
    assert_true(translates(state, "huis", "house"));
    assert_true(translates(state, "huis", "home"));
    assert_true(translates(state, "plicht", "obligation"));
    assert_true(translates(state, "aantrekkelijkheid", "attraction"));
    assert_true(translates(state, "zee", "sea"));
    assert_false(translates(state, "huis", "duty"));
}

static void finds_inflected_words_and_compounds(void **state) {
    assert_true(translates(state, "huizen", "house"));
    assert_true(translates(state, "gelopen", "walk"));
    assert_true(translates(state, "dienstplicht", "service"));
    assert_true(translates(state, "dienstplichten", "duty"));
}

static void finds_english_bases(void **state) {
    const fixture *f = *state;
    wanted w = {ntr_align_lexicon_english(f->lexicon, NTR_STR("duty")), false};
    assert_true(ntr_align_lexicon_bases(f->lexicon, NTR_STR("duties"), look, &w));
    assert_true(w.found);
    w = (wanted){ntr_align_lexicon_english(f->lexicon, NTR_STR("run")), false};
    assert_true(ntr_align_lexicon_bases(f->lexicon, NTR_STR("running"), look, &w));
    assert_true(w.found);
}

static void refuses_what_is_no_gzip(void **state) {
    (void)state;
    ntr_buffer out = {0};
    ntr_error err = {0};
    assert_int_equal(ntr_gunzip(&out, NTR_STR("no gzip"), 100, &err), NTR_BAD_SYNTAX);
    assert_int_equal(ntr_gunzip(&out, NTR_STR(""), 100, &err), NTR_BAD_SYNTAX);
    ntr_buffer_dispose(&out);
}

static void unpacks_gzip_within_bounds(void **state) {
    (void)state;
    static const unsigned char packed[] = {0x1f, 0x8b, 8, 0, 0,    0,    0,    0,    0, 3, 0xcb, 0x48, 0xcd,
                                           0xc9, 0xc9, 7, 0, 0x86, 0xa6, 0x10, 0x36, 5, 0, 0,    0};
    const ntr_str bytes = {(const char *)packed, sizeof packed};
    ntr_buffer out = {0};
    ntr_error err = {0};
    assert_int_equal(ntr_gunzip(&out, bytes, 5, &err), NTR_OK);
    assert_str(ntr_buffer_str(&out), "hello");
    assert_int_equal(ntr_gunzip(&out, bytes, 4, &err), NTR_TOO_LARGE);
    ntr_buffer_dispose(&out);
}

/* --- words of two texts ------------------------------------------------------------------------------------------- */

typedef struct sides {
    ntr_arena *arena;
    ntr_align_side src, tgt;
    ntr_align_pairs pairs;
} sides;

static void read_sides(sides *s, const char *dutch, const char *english) {
    ntr_breaker *words;
    ntr_error err = {0};
    const ntr_str left = ntr_str_from(dutch), right = ntr_str_from(english);
    *s = (sides){.arena = ntr_arena_new()};
    assert_int_equal(ntr_breaker_open(&words, NTR_BREAK_WORD, "nl", &err), NTR_OK);
    assert_int_equal(ntr_align_side_read(&s->src, s->arena, words, &left, 1, &err), NTR_OK);
    assert_int_equal(ntr_align_side_read(&s->tgt, s->arena, words, &right, 1, &err), NTR_OK);
    ntr_breaker_close(words);
}

static bool look_alike(const char *dutch, const char *english) {
    sides s;
    ntr_error err = {0};
    read_sides(&s, dutch, english);
    assert_int_equal(ntr_align_match_forms(&s.pairs, s.arena, &s.src, &s.tgt, &err), NTR_OK);
    assert_int_equal(ntr_align_match_cognates(&s.pairs, s.arena, &s.src, &s.tgt, &err), NTR_OK);
    ntr_arena_free(s.arena);
    return s.pairs.list.count > 0;
}

static void pairs_what_looks_alike(void **state) {
    (void)state;
    assert_true(look_alike("Radio", "radio"));
    assert_true(look_alike("1.234,5", "1,234.5"));
    assert_true(look_alike("universiteit", "university"));
    assert_true(look_alike("historische", "historical"));
    assert_true(look_alike("theorie", "theory"));
    assert_true(look_alike("„", "“"));
    assert_false(look_alike("1.234,5", "1,234.6"));
    assert_false(look_alike("fiets", "bicycle"));
}

static bool are_names(const fixture *f, const char *dutch, const char *english) {
    sides s;
    ntr_error err = {0};
    read_sides(&s, dutch, english);
    assert_int_equal(ntr_align_match_names(&s.pairs, s.arena, &s.src, &s.tgt, f->words, &err), NTR_OK);
    ntr_arena_free(s.arena);
    return s.pairs.list.count > 0;
}

static void pairs_names_that_are_transliterated(void **state) {
    assert_true(are_names(*state, "Tsjoepik", "Chupik"));
    assert_true(are_names(*state, "Zjirinovski", "Zhirinovsky"));
    assert_false(are_names(*state, "Tsjoepik", "chupik"));
    assert_false(are_names(*state, "Jansen", "Johnson"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_both_directions),
        cmocka_unit_test(finds_inflected_words_and_compounds),
        cmocka_unit_test(finds_english_bases),
        cmocka_unit_test(refuses_what_is_no_gzip),
        cmocka_unit_test(unpacks_gzip_within_bounds),
        cmocka_unit_test(pairs_what_looks_alike),
        cmocka_unit_test(pairs_names_that_are_transliterated),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
