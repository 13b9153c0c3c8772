/* Names in their own script beside the Dutch form. */
#include "support/test.h"

#include "lang/original.h"

static void a_bracket_is_taken_apart(void **state) {
    (void)state;
    ntr_beside b;
    assert_true(ntr_beside_split(&b, NTR_STR("Dmitri Tsjoepik (Russisch: Дмитрий Чупик, 1970)")));
    assert_str(b.name, "Dmitri Tsjoepik");
    assert_str(b.label, "Russisch");
    assert_str(b.original, "Дмитрий Чупик");
    assert_str(b.tail, " (Russisch: Дмитрий Чупик, 1970)");
    assert_true(ntr_beside_split(&b, NTR_STR("Kaddafi (معمر القذافي) sprak")));
    assert_str(b.original, "معمر القذافي");
    assert_null(b.label.ptr);
    assert_str(b.tail, " (معمر القذافي) sprak");
}

static void other_brackets_are_not(void **state) {
    (void)state;
    ntr_beside b;
    const char *const texts[] = {"Jan de Vries", "Jan (1970)", "Jan (Чу", "(Путин)", "Jan (東京)", "", "Jan )Чупик("};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(ntr_beside_split(&b, ntr_str_from(texts[i])));
}

static void letters_are_read_past_silent_signs(void **state) {
    (void)state;
    uint8_t at = 0;
    const ntr_str original = NTR_STR("соловьёв");
    assert_true(ntr_original_read(&at, original, NTR_STR("солов")));
    assert_true(ntr_original_read(&at, original, NTR_STR("е")));
    assert_false(ntr_original_ends(original, at));
    assert_false(ntr_original_read(&at, original, NTR_STR("г")));
    assert_true(ntr_original_read(&at, original, NTR_STR("в")));
    assert_true(ntr_original_ends(original, at));
    assert_int_equal(ntr_original_weight(NTR_STR("معاوية")), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bracket_is_taken_apart),
        cmocka_unit_test(other_brackets_are_not),
        cmocka_unit_test(letters_are_read_past_silent_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
