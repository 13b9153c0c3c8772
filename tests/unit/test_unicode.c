#include "support/test.h"

#include "ext/unicode.h"

static void walks_both_ways(void **state) {
    (void)state;
    const ntr_str text = NTR_STR("aé€😀");
    const int32_t expected[] = {'a', 0xE9, 0x20AC, 0x1F600};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) assert_int_equal(ntr_utf8_next(text, &at), expected[i]);
    assert_int_equal(ntr_utf8_next(text, &at), -1);
    for (size_t i = 4; i-- > 0;) assert_int_equal(ntr_utf8_previous(text, &at), expected[i]);
    assert_int_equal(ntr_utf8_previous(text, &at), -1);
    assert_int_equal(ntr_utf8_count(text), 4);
    assert_true(ntr_utf8_is_bound(text, 1));
    assert_false(ntr_utf8_is_bound(text, 2));
    assert_true(ntr_utf8_is_bound(text, text.len));
}

static void tells_where_a_bad_byte_stands(void **state) {
    (void)state;
    ntr_error err = {0};
    assert_int_equal(ntr_utf8_check(NTR_STR("één\ntw\xE9\x65"), &err), NTR_BAD_ENCODING);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 3);
    assert_int_equal(ntr_utf8_check(NTR_STR("één"), &err), NTR_OK);
    assert_int_equal(ntr_utf8_check(NTR_STR("\xED\xA0\x80"), &err), NTR_BAD_ENCODING); /* a surrogate */
    assert_int_equal(ntr_utf8_check(NTR_STR("\xC0\x80"), &err), NTR_BAD_ENCODING);     /* too long for what it says */
}

static void folds_for_look_up(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    assert_str(ntr_fold(arena, NTR_STR("DEN HAAG")), "den haag");
    assert_str(ntr_fold(arena, NTR_STR("Oekraïne")), "oekraïne");
    assert_str(ntr_fold(arena, NTR_STR("Oekrai\xCC\x88ne")), "oekraïne"); /* combining diaeresis */
    assert_str(ntr_fold(arena, NTR_STR("foto’s")), "foto's");
    assert_str(ntr_fold(arena, NTR_STR("af\xC2\xADspraak")), "afspraak"); /* soft hyphen */
    assert_str(ntr_fold(arena, NTR_STR("")), "");
    const ntr_str plain = NTR_STR("huis");
    assert_ptr_equal(ntr_fold(arena, plain).ptr, plain.ptr);
    ntr_arena_free(arena);
}

static void folds_long_texts(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    char text[4000];
    for (size_t i = 0; i < sizeof text; i += 2) memcpy(text + i, "É", 2);
    const ntr_str folded = ntr_fold(arena, (ntr_str){text, sizeof text});
    assert_int_equal(folded.len, sizeof text);
    assert_memory_equal(folded.ptr, "éé", 4);
    ntr_arena_free(arena);
}

static void knows_the_shape_of_words(void **state) {
    (void)state;
    assert_int_equal(ntr_case_of(NTR_STR("huis")), NTR_CASE_LOWER);
    assert_int_equal(ntr_case_of(NTR_STR("Émile")), NTR_CASE_TITLE);
    assert_int_equal(ntr_case_of(NTR_STR("NAVO")), NTR_CASE_UPPER);
    assert_int_equal(ntr_case_of(NTR_STR("IJmuiden")), NTR_CASE_MIXED);
    assert_int_equal(ntr_case_of(NTR_STR("A")), NTR_CASE_TITLE);
    assert_int_equal(ntr_case_of(NTR_STR("2023")), NTR_CASE_NONE);
}

static void capitalises_the_first_letter_only(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    assert_str(ntr_capitalise(arena, NTR_STR("migrant workers")), "Migrant workers");
    assert_str(ntr_capitalise(arena, NTR_STR("élan")), "Élan");
    assert_str(ntr_capitalise(arena, NTR_STR("EU law")), "EU law");
    assert_str(ntr_capitalise(arena, NTR_STR("")), "");
    ntr_arena_free(arena);
}

typedef struct wanted {
    const char *code, *nl, *en;
    bool found;
} wanted;

static bool look_for(void *self, ntr_cldr_kind kind, ntr_str code, ntr_str nl, ntr_str en) {
    (void)kind;
    wanted *want = self;
    if (!ntr_str_equal(code, ntr_str_from(want->code))) return true;
    assert_str(nl, want->nl);
    assert_str(en, want->en);
    want->found = true;
    return true;
}

static void reads_names_from_cldr(void **state) {
    (void)state;
    ntr_error err = {0};
    wanted region = {"UZ", "Oezbekistan", "Uzbekistan", false}, language = {"uz", "Oezbeeks", "Uzbek", false},
           city = {"Asia:Yerevan", "Jerevan", "Yerevan", false};
    assert_int_equal(ntr_cldr_each(NTR_CLDR_REGION, "en-GB", look_for, &region, &err), NTR_OK);
    assert_int_equal(ntr_cldr_each(NTR_CLDR_LANGUAGE, "en-GB", look_for, &language, &err), NTR_OK);
    assert_int_equal(ntr_cldr_each(NTR_CLDR_CITY, "en-GB", look_for, &city, &err), NTR_OK);
    assert_true(region.found && language.found && city.found);
    ntr_arena *arena = ntr_arena_new();
    assert_str(ntr_cldr_month(arena, "nl", 3, true), "maart");
    assert_str(ntr_cldr_month(arena, "en", 12, true), "December");
    assert_str(ntr_cldr_weekday(arena, "nl", 1, true), "maandag");
    assert_str(ntr_cldr_weekday(arena, "en", 7, true), "Sunday");
    ntr_arena_free(arena);
}

static void breaks_words_at_byte_offsets(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_breaker *breaker = NULL;
    assert_int_equal(ntr_breaker_open(&breaker, NTR_BREAK_WORD, "nl", &err), NTR_OK);
    assert_int_equal(ntr_breaker_set(breaker, NTR_STR("één dag"), &err), NTR_OK);
    assert_int_equal(ntr_breaker_next(breaker), 5);
    assert_int_equal(ntr_breaker_next(breaker), 6);
    assert_int_equal(ntr_breaker_next(breaker), 9);
    assert_int_equal(ntr_breaker_next(breaker), SIZE_MAX);
    ntr_breaker_close(breaker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_both_ways),          cmocka_unit_test(tells_where_a_bad_byte_stands),
        cmocka_unit_test(folds_for_look_up),        cmocka_unit_test(folds_long_texts),
        cmocka_unit_test(knows_the_shape_of_words), cmocka_unit_test(capitalises_the_first_letter_only),
        cmocka_unit_test(reads_names_from_cldr),    cmocka_unit_test(breaks_words_at_byte_offsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
