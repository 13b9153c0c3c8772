#include "support/test.h"

#include "ext/json.h"

static void writes_commas_where_they_belong(void **state) {
    (void)state;
    ntr_buffer out = {0};
    ntr_json_writer json = {.out = &out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_number(&json, "a", -5);
    ntr_json_begin_array(&json, "b");
    ntr_json_bool(&json, NULL, true);
    ntr_json_string(&json, NULL, NTR_STR_NONE);
    ntr_json_end_array(&json);
    ntr_json_begin_array(&json, "c");
    ntr_json_end_array(&json);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
    ntr_json_bool(&json, NULL, false);
    assert_str(ntr_buffer_str(&out), "{\"a\":-5,\"b\":[true,null],\"c\":[]}\nfalse");
    ntr_buffer_dispose(&out);
}

static void escapes_text_and_repairs_bytes(void **state) {
    (void)state;
    ntr_buffer out = {0};
    ntr_json_writer json = {.out = &out};
    ntr_json_string(&json, NULL, NTR_STR("\"\\\t\x01 é Чупик"));
    ntr_json_string(&json, NULL, NTR_STR("caf\xe9"));
    ntr_json_string(&json, NULL, NTR_STR(""));
    assert_str(ntr_buffer_str(&out), "\"\\\"\\\\\\t\\u0001 é Чупик\",\"caf\xEF\xBF\xBD\",\"\"");
    ntr_buffer_dispose(&out);
}

static void reads_one_object(void **state) {
    (void)state;
    ntr_json *object = NULL;
    assert_int_equal(ntr_json_parse(&object, NTR_STR("{\"id\":\"x\",\"text\":\"a\\u0000b\",\"n\":1}"), NULL), NTR_OK);
    assert_str(ntr_json_find(object, "id"), "x");
    assert_int_equal(ntr_json_find(object, "text").len, 3);
    assert_null(ntr_json_find(object, "n").ptr);
    assert_null(ntr_json_find(object, "other").ptr);
    ntr_json_free(object);
    ntr_json_free(NULL);
}

static void refuses_all_else(void **state) {
    (void)state;
    static const char *const bad[] = {
        "", "[]", "\"x\"", "{\"a\":1", "{\"a\":1} x", "{\"a\":1,\"a\":2}", "{\"a\":\"\xff\"}"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ntr_json *object = NULL;
        ntr_error err = {0};
        assert_int_equal(ntr_json_parse(&object, ntr_str_from(bad[i]), &err), NTR_BAD_SYNTAX);
        assert_null(object);
        assert_true(err.message[0] != '\0');
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_commas_where_they_belong),
        cmocka_unit_test(escapes_text_and_repairs_bytes),
        cmocka_unit_test(reads_one_object),
        cmocka_unit_test(refuses_all_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
