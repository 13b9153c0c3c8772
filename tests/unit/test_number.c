#include "support/test.h"

#include "lang/number.h"

static bool reads(ntr_number *out, const char *text, ntr_notation notation) {
    size_t at = 0;
    const bool good = ntr_number_read(out, ntr_str_from(text), &at, notation);
    if (good) assert_int_equal(at, strlen(text));
    if (!good) assert_int_equal(at, 0);
    return good;
}

static void assert_value(const char *text, ntr_notation notation, const char *value) {
    ntr_number number;
    ntr_buffer out = {0};
    assert_true(reads(&number, text, notation));
    ntr_number_print_value(&out, &number);
    assert_str(ntr_buffer_str(&out), value);
    ntr_buffer_dispose(&out);
}

static void reads_values_in_both_notations(void **state) {
    (void)state;
    assert_value("1.234,5", NTR_NOTATION_DUTCH, "1234.5");
    assert_value("1,234.5", NTR_NOTATION_ENGLISH, "1234.5");
    assert_value("0,050", NTR_NOTATION_DUTCH, "0.05");
    assert_value("1.000.000", NTR_NOTATION_DUTCH, "1000000");
    assert_value("007", NTR_NOTATION_DUTCH, "7");
    assert_value("0", NTR_NOTATION_DUTCH, "0");
    assert_value("8½", NTR_NOTATION_DUTCH, "8.5");
    assert_value("10\u00A0000", NTR_NOTATION_DUTCH, "10000");
}

static void leaves_alone_what_may_be_something_else(void **state) {
    (void)state;
    static const char *const others[] = {
        "1.50",   "3.14",        "0.500", "1.234.56", "1,234,567", "192.168.100.200", "1,5.2",
        "1.2345", "12.34.56.78", "a",     "",         ",5",        "0123.456",        "1.2.3"};
    ntr_number number;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (reads(&number, others[i], NTR_NOTATION_DUTCH)) fail_msg("%s was read", others[i]);
}

static void prints_what_was_written(void **state) {
    (void)state;
    static const char *const written[][2] = {{"1.234,50", "1,234.50"}, {"2000", "2000"}, {"2.000", "2,000"},
                                             {"0,05", "0.05"},         {"0032", "0032"}, {"7½", "7½"}};
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        ntr_number number;
        ntr_buffer out = {0};
        assert_true(reads(&number, written[i][0], NTR_NOTATION_DUTCH));
        ntr_number_print(&out, &number, NTR_NOTATION_ENGLISH);
        assert_str(ntr_buffer_str(&out), written[i][1]);
        ntr_buffer_clear(&out);
        ntr_number_print(&out, &number, NTR_NOTATION_DUTCH);
        assert_str(ntr_buffer_str(&out), written[i][0]);
        ntr_buffer_dispose(&out);
    }
}

static void compares_values_not_spellings(void **state) {
    (void)state;
    ntr_number dutch, english;
    assert_true(reads(&dutch, "1.234,50", NTR_NOTATION_DUTCH) && reads(&english, "1234.5", NTR_NOTATION_ENGLISH));
    assert_true(ntr_number_equal(&dutch, &english));
    assert_true(reads(&dutch, "2,5", NTR_NOTATION_DUTCH) && reads(&english, "2,500,000", NTR_NOTATION_ENGLISH));
    assert_false(ntr_number_equal(&dutch, &english));
    dutch.exponent = 6;
    assert_true(ntr_number_equal(&dutch, &english));
    assert_true(reads(&dutch, "0,0", NTR_NOTATION_DUTCH) && reads(&english, "0", NTR_NOTATION_ENGLISH));
    assert_true(ntr_number_equal(&dutch, &english));
}

/* Every whole number up to 10⁷ in steps, written by us in Dutch, is read back and comes out in English and again. */
static void round_trips(void **state) {
    (void)state;
    for (uint64_t value = 0; value < 10000000; value += 997) {
        const ntr_number number = ntr_number_from(value);
        ntr_buffer dutch = {0}, english = {0};
        ntr_number again, back;
        size_t at = 0;
        ntr_number_print(&dutch, &number, NTR_NOTATION_DUTCH);
        assert_true(ntr_number_read(&again, ntr_buffer_str(&dutch), &at, NTR_NOTATION_DUTCH));
        ntr_number_print(&english, &again, NTR_NOTATION_ENGLISH);
        at = 0;
        assert_true(ntr_number_read(&back, ntr_buffer_str(&english), &at, NTR_NOTATION_ENGLISH));
        assert_true(ntr_number_equal(&number, &back));
        ntr_buffer_dispose(&dutch);
        ntr_buffer_dispose(&english);
    }
}

static void long_runs_of_digits_are_no_number(void **state) {
    (void)state;
    char digits[100];
    memset(digits, '7', sizeof digits);
    ntr_number number;
    size_t at = 0;
    assert_false(ntr_number_read(&number, (ntr_str){digits, sizeof digits}, &at, NTR_NOTATION_DUTCH));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_values_in_both_notations),
        cmocka_unit_test(leaves_alone_what_may_be_something_else),
        cmocka_unit_test(prints_what_was_written),
        cmocka_unit_test(compares_values_not_spellings),
        cmocka_unit_test(round_trips),
        cmocka_unit_test(long_runs_of_digits_are_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
