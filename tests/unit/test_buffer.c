#include "support/test.h"

#include "ntrans/buffer.h"

static void appends_text_characters_and_print(void **state) {
    (void)state;
    ntr_buffer buffer = {0};
    ntr_error err = {0};
    for (int i = 0; i < 500; i++) {
        ntr_buffer_append(&buffer, NTR_STR("ab"));
        ntr_buffer_append_char(&buffer, 'c');
        ntr_buffer_printf(&buffer, "%d;", i % 10);
    }
    assert_int_equal(buffer.len, 500 * 5);
    assert_memory_equal(buffer.ptr + 5 * 499, "abc9;", 5);
    assert_int_equal(ntr_buffer_check(&buffer, &err), NTR_OK);
    ntr_buffer_clear(&buffer);
    assert_int_equal(ntr_buffer_str(&buffer).len, 0);
    ntr_buffer_dispose(&buffer);
    ntr_buffer_dispose(NULL);
}

static void failure_sticks(void **state) {
    (void)state;
    ntr_buffer buffer = {0};
    ntr_error err = {0};
    const char byte = 'x';
    ntr_buffer_append(&buffer, (ntr_str){&byte, SIZE_MAX}); /* more than there is: refused before a byte is read */
    ntr_buffer_append(&buffer, NTR_STR("later"));
    assert_int_equal(buffer.len, 0);
    assert_int_equal(ntr_buffer_check(&buffer, &err), NTR_NO_MEMORY);
    assert_string_equal(err.message, "out of memory");
    ntr_buffer_dispose(&buffer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_text_characters_and_print),
        cmocka_unit_test(failure_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
