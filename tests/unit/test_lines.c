#include "support/test.h"

#include <unistd.h>

#include "ext/lines.h"

static ntr_lines lines_of(const char *text, size_t limit) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
    close(ends[1]);
    return (ntr_lines){.file = ends[0], .limit = limit};
}

static void end(ntr_lines *lines) {
    close(lines->file);
    ntr_lines_dispose(lines);
}

static void expect(ntr_lines *lines, const char *wanted) {
    ntr_str line;
    assert_int_equal(ntr_lines_next(&line, lines, NULL), NTR_OK);
    if (!wanted) {
        assert_null(line.ptr);
        return;
    }
    assert_non_null(line.ptr);
    assert_str(line, wanted);
}

static void splits_at_line_ends(void **state) {
    (void)state;
    ntr_lines lines = lines_of("een\r\n\ntwee\ndrie", 100);
    expect(&lines, "een");
    expect(&lines, "");
    expect(&lines, "twee");
    expect(&lines, "drie");
    assert_int_equal(lines.number, 4);
    expect(&lines, NULL);
    expect(&lines, NULL);
    end(&lines);
}

static void ends_with_the_last_line_end(void **state) {
    (void)state;
    ntr_lines lines = lines_of("een\n", 100);
    expect(&lines, "een");
    expect(&lines, NULL);
    end(&lines);
}

static void is_empty(void **state) {
    (void)state;
    ntr_lines lines = lines_of("", 100);
    expect(&lines, NULL);
    end(&lines);
}

static void skips_what_is_too_long(void **state) {
    (void)state;
    ntr_lines lines = lines_of("een\n12345\ntwee\n12345", 4);
    ntr_str line;
    ntr_error err = {0};
    expect(&lines, "een");
    assert_int_equal(ntr_lines_next(&line, &lines, &err), NTR_TOO_LARGE);
    assert_int_equal(err.line, 2);
    expect(&lines, "twee");
    assert_int_equal(ntr_lines_next(&line, &lines, &err), NTR_TOO_LARGE);
    assert_int_equal(err.line, 4);
    expect(&lines, NULL);
    end(&lines);
}

/* The bytes come in pieces; a line is there once its end is, whatever follows. */
static void hands_out_a_line_before_the_stream_ends(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    ntr_lines lines = {.file = ends[0], .limit = 100};
    assert_int_equal(write(ends[1], "een\ntw", 6), 6);
    expect(&lines, "een");
    assert_int_equal(write(ends[1], "ee\n", 3), 3);
    expect(&lines, "twee");
    close(ends[1]);
    expect(&lines, NULL);
    end(&lines);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_at_line_ends),
        cmocka_unit_test(ends_with_the_last_line_end),
        cmocka_unit_test(is_empty),
        cmocka_unit_test(skips_what_is_too_long),
        cmocka_unit_test(hands_out_a_line_before_the_stream_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
