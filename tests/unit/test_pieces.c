/* Large bilingual files in pieces. */
#include "support/test.h"

#include <stdio.h>

#include "ntrans/format.h"

typedef struct sum {
    uint32_t units, pieces;
    ntr_status answer; /* what it says to the second piece */
} sum;

static ntr_status take(void *self, const ntr_bitext *bitext, const ntr_format *format, ntr_error *err) {
    sum *all = self;
    assert_non_null(format);
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        char expected[32];
        snprintf(expected, sizeof expected, "Zin %u.", (unsigned)all->units++);
        assert_str(bitext->units.items[i].source, expected);
    }
    return ++all->pieces == 2 && all->answer != NTR_OK ? ntr_error_set(err, all->answer, "enough") : NTR_OK;
}

static ntr_buffer make_tmx(uint32_t count, const char *end) {
    ntr_buffer out = {0};
    ntr_buffer_append(&out, NTR_STR("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body>"));
    for (uint32_t i = 0; i < count; i++)
        ntr_buffer_printf(
            &out,
            "<tu><note>x</note><tuv xml:lang=\"nl\"><seg>Zin <hi>%u</hi>.</seg></tuv><tuv xml:lang=\"en\">"
            "<seg/></tuv></tu>\n",
            i);
    ntr_buffer_append(&out, ntr_str_from(end));
    return out;
}

static ntr_status read(sum *all, ntr_buffer *file, ntr_error *err) {
    const ntr_status status = ntr_format_read_pieces(NTR_STR("in"), ntr_buffer_str(file), take, all, err);
    ntr_buffer_dispose(file);
    return status;
}

static void tmx_comes_in_pieces(void **state) {
    (void)state;
    sum all = {0};
    ntr_buffer file = make_tmx(12001, "</body></tmx>");
    assert_int_equal(read(&all, &file, NULL), NTR_OK);
    assert_int_equal(all.units, 12001);
    assert_true(all.pieces > 1);
    all = (sum){0};
    file = make_tmx(5000, "</body></tmx>"); /* the last piece is empty, but the file is not */
    assert_int_equal(read(&all, &file, NULL), NTR_OK);
    assert_int_equal(all.units, 5000);
}

static void errors_end_it(void **state) {
    (void)state;
    ntr_error err = {0};
    sum all = {0};
    ntr_buffer file = make_tmx(6000, "<tu></body></tmx>");
    assert_int_equal(read(&all, &file, &err), NTR_BAD_SYNTAX);
    assert_true(err.line > 6000);
    all = (sum){.answer = NTR_BUSY};
    file = make_tmx(20000, "</body></tmx>");
    assert_int_equal(read(&all, &file, &err), NTR_BUSY);
    assert_int_equal(all.pieces, 2);
    all = (sum){0};
    file = make_tmx(0, "</body></tmx>");
    assert_int_equal(read(&all, &file, &err), NTR_EMPTY);
}

static void json_lines_come_in_pieces(void **state) {
    (void)state;
    sum all = {0};
    ntr_error err = {0};
    ntr_buffer file = {0};
    for (uint32_t i = 0; i < 4000; i++)
        ntr_buffer_printf(&file, "{\"source\":\"Zin %u.\",\"target\":\"%4000u\"}\n", i, i);
    ntr_buffer_append(&file, NTR_STR("{]\n"));
    assert_int_equal(read(&all, &file, &err), NTR_BAD_SYNTAX);
    assert_true(all.pieces == 1 && all.units > 1000);
    assert_int_equal(err.line, 4001);
}

static void other_formats_come_whole(void **state) {
    (void)state;
    sum all = {0};
    ntr_buffer file = {0};
    ntr_buffer_append(&file, NTR_STR("nl\ten\nZin 0.\tSentence 0.\nZin 1.\tSentence 1.\n"));
    assert_int_equal(read(&all, &file, NULL), NTR_OK);
    assert_int_equal(all.units, 2);
    assert_int_equal(all.pieces, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tmx_comes_in_pieces),
        cmocka_unit_test(errors_end_it),
        cmocka_unit_test(json_lines_come_in_pieces),
        cmocka_unit_test(other_formats_come_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
