#include "support/test.h"

#include <stdlib.h>

#include "ext/zip.h"

static void make(ntr_buffer *out, const char *name, ntr_str content, bool stored) {
    ntr_zip_writer *writer = NULL;
    assert_int_equal(ntr_zip_writer_open(&writer, NULL), NTR_OK);
    assert_int_equal(ntr_zip_add(writer, name, content, stored, NULL), NTR_OK);
    assert_int_equal(ntr_zip_add(writer, "leeg.txt", NTR_STR(""), false, NULL), NTR_OK);
    assert_int_equal(ntr_zip_writer_close(out, writer, NULL), NTR_OK);
}

static void what_is_packed_comes_out(void **state) {
    (void)state;
    for (int stored = 0; stored < 2; stored++) {
        ntr_buffer bytes = {0}, again = {0}, text = {0};
        make(&bytes, "map/é.txt", NTR_STR("een twee drie"), stored);
        make(&again, "map/é.txt", NTR_STR("een twee drie"), stored);
        assert_true(ntr_str_equal(ntr_buffer_str(&bytes), ntr_buffer_str(&again)));
        assert_true(ntr_zip_is_likely(ntr_buffer_str(&bytes)));
        ntr_zip *zip = NULL;
        assert_int_equal(ntr_zip_open(&zip, ntr_buffer_str(&bytes), NULL), NTR_OK);
        assert_int_equal(ntr_zip_count(zip), 2);
        assert_string_equal(ntr_zip_name(zip, 0), "map/é.txt");
        assert_true(ntr_zip_has(zip, "leeg.txt"));
        assert_false(ntr_zip_has(zip, "weg.txt"));
        assert_int_equal(ntr_zip_read(&text, zip, "map/é.txt", 100, NULL), NTR_OK);
        assert_str(ntr_buffer_str(&text), "een twee drie");
        assert_int_equal(ntr_zip_read(&text, zip, "weg.txt", 100, NULL), NTR_NOT_FOUND);
        assert_int_equal(ntr_zip_read(&text, zip, "map/é.txt", 12, NULL), NTR_TOO_LARGE);
        ntr_zip_close(zip);
        ntr_buffer_dispose(&bytes);
        ntr_buffer_dispose(&again);
        ntr_buffer_dispose(&text);
    }
}

static void rewriting_changes_what_it_is_told(void **state) {
    (void)state;
    ntr_buffer bytes = {0}, out = {0}, text = {0};
    make(&bytes, "a.txt", NTR_STR("een"), true);
    const ntr_zip_change change = {"leeg.txt", NTR_STR("vol")}, none = {"weg.txt", NTR_STR("x")};
    assert_int_equal(ntr_zip_rewrite(&out, ntr_buffer_str(&bytes), &none, 1, NULL), NTR_NOT_FOUND);
    assert_int_equal(ntr_zip_rewrite(&out, NTR_STR("geen archief, maar wel lang genoeg"), &none, 1, NULL),
                     NTR_BAD_SYNTAX);
    assert_int_equal(out.len, 0);
    assert_int_equal(ntr_zip_rewrite(&out, ntr_buffer_str(&bytes), &change, 1, NULL), NTR_OK);
    ntr_zip *zip = NULL;
    assert_int_equal(ntr_zip_open(&zip, ntr_buffer_str(&out), NULL), NTR_OK);
    assert_string_equal(ntr_zip_name(zip, 0), "a.txt");
    assert_int_equal(ntr_zip_read(&text, zip, "a.txt", 100, NULL), NTR_OK);
    assert_int_equal(ntr_zip_read(&text, zip, "leeg.txt", 100, NULL), NTR_OK);
    assert_str(ntr_buffer_str(&text), "eenvol");
    ntr_zip_close(zip);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&out);
    ntr_buffer_dispose(&text);
}

/* Cut anywhere, it is refused: the directory stands at the end. */
static void part_of_an_archive_is_none(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    make(&bytes, "a", NTR_STR("inhoud"), true);
    for (size_t length = 0; length < bytes.len; length++) {
        ntr_zip *zip = NULL;
        ntr_error err = {0};
        assert_int_equal(ntr_zip_open(&zip, (ntr_str){bytes.ptr, length}, &err), NTR_BAD_SYNTAX);
        assert_null(zip);
    }
    ntr_buffer_dispose(&bytes);
}

static void damage_is_seen(void **state) {
    (void)state;
    ntr_buffer bytes = {0}, text = {0};
    make(&bytes, "a", NTR_STR("inhoud"), true);
    size_t at = 0;
    while (at + 6 < bytes.len && memcmp(bytes.ptr + at, "inhoud", 6) != 0) at++;
    bytes.ptr[at] = 'I';
    ntr_zip *zip = NULL;
    assert_int_equal(ntr_zip_open(&zip, ntr_buffer_str(&bytes), NULL), NTR_OK);
    assert_int_equal(ntr_zip_read(&text, zip, "a", 100, NULL), NTR_BAD_SYNTAX);
    ntr_zip_close(zip);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&text);
}

/* As a password leaves it: bit 0 of the flags, in the directory and before the file. */
static void what_is_encrypted_is_refused(void **state) {
    (void)state;
    ntr_buffer bytes = {0}, text = {0};
    make(&bytes, "a", NTR_STR("inhoud"), true);
    for (size_t i = 0; i + 10 < bytes.len; i++) {
        if (memcmp(bytes.ptr + i, "PK\1\2", 4) == 0) bytes.ptr[i + 8] |= 1;
        if (memcmp(bytes.ptr + i, "PK\3\4", 4) == 0) bytes.ptr[i + 6] |= 1;
    }
    ntr_zip *zip = NULL;
    ntr_error err = {0};
    assert_int_equal(ntr_zip_open(&zip, ntr_buffer_str(&bytes), NULL), NTR_OK);
    assert_int_equal(ntr_zip_read(&text, zip, "a", 100, &err), NTR_BAD_SYNTAX);
    assert_non_null(strstr(err.message, "encrypted"));
    ntr_zip_close(zip);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&text);
}

static void bombs_do_not_go_off(void **state) {
    (void)state;
    enum { SIZE = 64 * 1024 * 1024 };
    char *blanks = calloc(SIZE, 1);
    assert_non_null(blanks);
    ntr_buffer bytes = {0}, text = {0};
    make(&bytes, "a", (ntr_str){blanks, SIZE}, false);
    free(blanks);
    ntr_zip *zip = NULL;
    assert_int_equal(ntr_zip_open(&zip, ntr_buffer_str(&bytes), NULL), NTR_OK);
    assert_int_equal(ntr_zip_read(&text, zip, "a", SIZE, NULL), NTR_TOO_LARGE);
    assert_true(text.len < 2 * NTR_ZIP_SMALL);
    ntr_zip_close(zip);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_packed_comes_out),     cmocka_unit_test(rewriting_changes_what_it_is_told),
        cmocka_unit_test(part_of_an_archive_is_none),   cmocka_unit_test(damage_is_seen),
        cmocka_unit_test(what_is_encrypted_is_refused), cmocka_unit_test(bombs_do_not_go_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
