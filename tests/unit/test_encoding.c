#include "support/test.h"

#include "ext/unicode.h"

static ntr_status decode(ntr_buffer *out, const char **guessed, ntr_str bytes, const char *encoding, ntr_error *err) {
    ntr_buffer_clear(out);
    return ntr_decode(out, guessed, bytes, encoding, err);
}

static void takes_utf8_for_what_it_is(void **state) {
    (void)state;
    ntr_buffer out = {0};
    const char *guessed = "x";
    ntr_error err = {0};
    assert_int_equal(decode(&out, &guessed, NTR_STR("\xEF\xBB\xBFOekraïne"), NULL, &err), NTR_OK);
    assert_str(ntr_buffer_str(&out), "Oekraïne");
    assert_null(guessed);
    assert_int_equal(decode(&out, &guessed, NTR_STR("plain"), NULL, &err), NTR_OK);
    assert_null(guessed);
    /* One valid sequence says UTF-8, and then a bad byte is an error, not a guess. */
    assert_int_equal(decode(&out, &guessed, NTR_STR("é\xE9\x65"), NULL, &err), NTR_BAD_ENCODING);
    assert_int_equal(err.line, 1);
    assert_int_equal(err.column, 2);
    ntr_buffer_dispose(&out);
}

static void guesses_where_nothing_says_utf8(void **state) {
    (void)state;
    ntr_buffer out = {0};
    const char *guessed = NULL;
    ntr_error err = {0};
    const ntr_str latin =
        NTR_STR("De co\xF6peratie in Belgi\xEB heeft ge\xEFnteresseerde leden en idee\xEBn over zee\xEBn.");
    assert_int_equal(decode(&out, &guessed, latin, NULL, &err), NTR_OK);
    assert_non_null(guessed);
    assert_str(ntr_buffer_str(&out), "De coöperatie in België heeft geïnteresseerde leden en ideeën over zeeën.");
    ntr_buffer_dispose(&out);
}

static void obeys_the_encoding_it_is_given(void **state) {
    (void)state;
    ntr_buffer out = {0};
    const char *guessed = NULL;
    ntr_error err = {0};
    assert_int_equal(decode(&out, &guessed, NTR_STR("\x80 5"), "windows-1252", &err), NTR_OK);
    assert_str(ntr_buffer_str(&out), "€ 5");
    assert_int_equal(decode(&out, &guessed, NTR_STR("x"), "no-such-thing", &err), NTR_BAD_ARGUMENT);
    ntr_buffer_dispose(&out);
}

static void reads_utf16_by_its_mark(void **state) {
    (void)state;
    ntr_buffer out = {0};
    const char *guessed = NULL;
    ntr_error err = {0};
    assert_int_equal(decode(&out, &guessed, NTR_STR("\xFF\xFEJ\0a\0"), NULL, &err), NTR_OK);
    assert_str(ntr_buffer_str(&out), "Ja");
    assert_int_equal(decode(&out, &guessed, NTR_STR("\xFE\xFF\0J\0a"), NULL, &err), NTR_OK);
    assert_str(ntr_buffer_str(&out), "Ja");
    ntr_buffer_dispose(&out);
}

static void refuses_binary(void **state) {
    (void)state;
    ntr_buffer out = {0};
    const char *guessed = NULL;
    ntr_error err = {0};
    assert_int_equal(decode(&out, &guessed, NTR_STR("PK\3\4\0\0"), NULL, &err), NTR_BINARY);
    assert_int_equal(decode(&out, &guessed, NTR_STR("a\0b"), "UTF-8", &err), NTR_BINARY);
    ntr_buffer_dispose(&out);
}

static void check_back(const char *bytes, size_t length, const char *named) {
    ntr_buffer text = {0}, back = {0};
    ntr_encoding encoding;
    assert_int_equal(ntr_decode_as(&text, &encoding, (ntr_str){bytes, length}, named, NULL), NTR_OK);
    assert_int_equal(ntr_encode(&back, ntr_buffer_str(&text), &encoding, false, NULL), NTR_OK);
    assert_int_equal(back.len, length);
    assert_memory_equal(back.ptr, bytes, length);
    ntr_buffer_dispose(&text);
    ntr_buffer_dispose(&back);
}

static void encodes_as_it_decoded(void **state) {
    (void)state;
    check_back("caf\xC3\xA9", 5, NULL);
    check_back("\xEF\xBB\xBFzo", 5, NULL);
    check_back("\xFF\xFE"
               "a\0\xAC\x20",
               6, NULL);
    check_back("\xFE\xFF\0a\x20\xAC", 6, NULL);
    check_back("caf\xE9 \x80 3", 8, "windows-1252");
}

static void what_does_not_fit_is_a_reference_or_an_error(void **state) {
    (void)state;
    const ntr_encoding western = {.name = "windows-1252"};
    ntr_buffer out = {0};
    assert_int_equal(ntr_encode(&out, NTR_STR("é Ч"), &western, true, NULL), NTR_OK);
    assert_str(ntr_buffer_str(&out), "\xE9 &#1063;");
    assert_int_equal(ntr_encode(&out, NTR_STR("é Ч"), &western, false, NULL), NTR_BAD_ENCODING);
    ntr_buffer_dispose(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_utf8_for_what_it_is),
        cmocka_unit_test(guesses_where_nothing_says_utf8),
        cmocka_unit_test(obeys_the_encoding_it_is_given),
        cmocka_unit_test(reads_utf16_by_its_mark),
        cmocka_unit_test(refuses_binary),
        cmocka_unit_test(encodes_as_it_decoded),
        cmocka_unit_test(what_does_not_fit_is_a_reference_or_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
