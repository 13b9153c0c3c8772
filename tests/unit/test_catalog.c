/* Message catalogues: what is found, in both byte orders, and that a damaged one does no harm. */
#include "support/test.h"

#include <stdlib.h>

#include "ext/catalog.h"
#include "support/mo.h"

enum { SIZE = 256 };

static const mo_message messages[] = {{"", "charset=UTF-8"}, {"10", "Koersk"}, {"9", "Tsjita"}};
enum { MESSAGES = sizeof messages / sizeof messages[0] };

static ntr_str make(char bytes[SIZE], bool big_endian) {
    return (ntr_str){bytes, mo_make(bytes, SIZE, messages, MESSAGES, big_endian)};
}

static ntr_catalog *read(ntr_str bytes) {
    ntr_catalog *catalog = NULL;
    ntr_error err = {0};
    assert_int_equal(ntr_catalog_read(&catalog, bytes, &err), NTR_OK);
    return catalog;
}

static void messages_are_found_in_both_byte_orders(void **state) {
    (void)state;
    for (int big = 0; big < 2; big++) {
        char bytes[SIZE];
        ntr_catalog *catalog = read(make(bytes, big));
        ntr_str id, text;
        assert_int_equal(ntr_catalog_count(catalog), MESSAGES);
        assert_false(ntr_catalog_at(&id, &text, catalog, 0)); /* the header */
        assert_true(ntr_catalog_at(&id, &text, catalog, 1));
        assert_str(id, "10");
        assert_str(text, "Koersk");
        assert_str(ntr_catalog_find(catalog, NTR_STR("9")), "Tsjita");
        assert_null(ntr_catalog_find(catalog, NTR_STR("1")).ptr);
        assert_null(ntr_catalog_find(catalog, NTR_STR("99")).ptr);
        ntr_catalog_close(catalog);
    }
}

static void what_is_none_is_refused(void **state) {
    (void)state;
    ntr_catalog *catalog = NULL;
    ntr_error err = {0};
    assert_int_equal(ntr_catalog_read(&catalog, NTR_STR(""), &err), NTR_BAD_SYNTAX);
    assert_int_equal(ntr_catalog_read(&catalog, NTR_STR("no catalogue, though long enough"), &err), NTR_BAD_SYNTAX);
    assert_null(catalog);
    assert_int_equal(ntr_catalog_open(&catalog, "/nonexistent/geonames.mo", &err), NTR_NOT_FOUND);
}

static void walk(const char *bytes, size_t length) {
    char *exact = malloc(length ? length : 1); /* so that a sanitizer sees a byte too far */
    assert_non_null(exact);
    memcpy(exact, bytes, length);
    ntr_catalog *catalog = NULL;
    ntr_error err = {0};
    if (ntr_catalog_read(&catalog, (ntr_str){exact, length}, &err) == NTR_OK) {
        assert_true(ntr_catalog_count(catalog) <= length / 16);
        for (uint32_t i = 0; i < ntr_catalog_count(catalog); i++) {
            ntr_str id, text;
            if (ntr_catalog_at(&id, &text, catalog, i)) assert_true(id.len < length && text.len < length);
        }
        ntr_catalog_find(catalog, NTR_STR("9"));
    }
    ntr_catalog_close(catalog);
    free(exact);
}

static void damage_does_no_harm(void **state) {
    (void)state;
    char bytes[SIZE];
    const ntr_str whole = make(bytes, false);
    for (size_t length = 0; length < whole.len; length++) walk(bytes, length);
    static const unsigned char worst[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    for (size_t at = 0; at < whole.len; at++)
        for (size_t w = 0; w < sizeof worst; w++) {
            const char kept = bytes[at];
            bytes[at] = (char)worst[w];
            walk(bytes, whole.len);
            bytes[at] = kept;
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_found_in_both_byte_orders),
        cmocka_unit_test(what_is_none_is_refused),
        cmocka_unit_test(damage_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
