/* Delimited text: what is written is read again, whatever the cells hold; separators; bad rows. */
#include "support/test.h"

#include <stdlib.h>

#include "ext/sheet.h"

typedef struct reading {
    ntr_arena *arena;
    sheet sheet;
    sheet_row row;
} reading;

static reading read_text(ntr_str text, char separator) {
    reading r = {.arena = ntr_arena_new()};
    assert_non_null(r.arena);
    r.sheet = sheet_open(text, separator);
    return r;
}

static bool next(reading *r) {
    return sheet_next(&r->row, &r->sheet, r->arena);
}

static void reads_quoted_cells(void **state) {
    (void)state;
    reading r = read_text(NTR_STR("a,\"b,\"\"c\"\"\r\nd\",e\r\n,\n\"\",x"), ',');
    assert_true(next(&r));
    assert_int_equal(r.row.count, 3);
    assert_str(r.row.cells[1], "b,\"c\"\r\nd");
    assert_str(r.row.cells[2], "e");
    assert_true(next(&r));
    assert_int_equal(r.row.line, 3);
    assert_int_equal(r.row.count, 2);
    assert_true(next(&r));
    assert_int_equal(r.row.line, 4);
    assert_str(r.row.cells[0], "");
    assert_str(r.row.cells[1], "x");
    assert_false(next(&r));
    ntr_arena_free(r.arena);
}

static void says_what_is_wrong_with_quotes(void **state) {
    (void)state;
    reading r = read_text(NTR_STR("\"a\"b,c\nd,\"e\nf\n"), ',');
    assert_true(next(&r));
    assert_non_null(r.row.problem);
    assert_int_equal(r.row.line, 1);
    assert_true(next(&r));
    assert_non_null(strstr(r.row.problem, "never closed"));
    assert_int_equal(r.row.line, 2);
    assert_false(next(&r));
    ntr_arena_free(r.arena);
}

/* In TSV a quote is mostly just a quote: "De Telegraaf" zegt. */
static void leaves_quotes_in_tsv(void **state) {
    (void)state;
    reading r = read_text(NTR_STR("\"De T\" zegt\t\"x\"\n\"open\ty\n"), '\t');
    assert_true(next(&r));
    assert_str(r.row.cells[0], "\"De T\" zegt");
    assert_str(r.row.cells[1], "x");
    assert_true(next(&r));
    assert_str(r.row.cells[0], "\"open");
    assert_str(r.row.cells[1], "y");
    ntr_arena_free(r.arena);
}

static void tells_separators_apart(void **state) {
    (void)state;
    const struct {
        const char *text;
        char separator;
    } cases[] = {
        {"a\tb, c\td; e\n", '\t'},
        {"a;b\nc;d, e\n", ';'},
        {"a,b\nc,d; e\n", ','},
        {"\"a;b\",c\n\"d;e\",f\n", ','},
        {"sep=;\na,b;c\n", ';'},
        {"alone\n", ','},
        {"", ','},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const sheet s = sheet_open(ntr_str_from(cases[i].text), 0);
        if (s.separator != cases[i].separator) fail_msg("%s: took '%c'", cases[i].text, s.separator);
    }
}

static void takes_lines_of_every_kind(void **state) {
    (void)state;
    reading r = read_text(NTR_STR("a\rb\r\nc\n\nd"), ',');
    const uint64_t lines[] = {1, 2, 3, 4, 5};
    for (size_t i = 0; i < 5; i++) {
        assert_true(next(&r));
        assert_int_equal(r.row.line, lines[i]);
    }
    assert_false(next(&r));
    ntr_arena_free(r.arena);
}

static void disarms_formulas(void **state) {
    (void)state;
    const char *const cells[] = {"=1+1", "+31", "-heid", "@home", "'=x", "'s-Gravenhage", "gewoon", "'"};
    const char *const written[] = {"'=1+1", "'+31", "'-heid", "'@home", "''=x", "'s-Gravenhage", "gewoon", "'"};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        ntr_buffer out = {0};
        const ntr_str cell = ntr_str_from(cells[i]);
        sheet_append(&out, &cell, 1, ',', "", true);
        assert_str(ntr_buffer_str(&out), written[i]);
        assert_str(sheet_unguard(ntr_buffer_str(&out)), cells[i]);
        ntr_buffer_dispose(&out);
    }
}

/* Cells of the characters that make trouble, written and read; a TSV cell holds no line end and no TAB. */
static void reads_what_it_writes(void **state) {
    (void)state;
    static const char alphabet[] = "ab\"\"',;'=-\n\r\t";
    const char separators[] = {',', ';', '\t'};
    srand(7);
    for (int round = 0; round < 3000; round++) {
        const char separator = separators[round % 3];
        const size_t letters = separator == '\t' ? sizeof alphabet - 4 : sizeof alphabet - 1;
        char text[3][8];
        ntr_str cells[3];
        for (int c = 0; c < 3; c++) {
            cells[c] = (ntr_str){text[c], (size_t)(rand() % 8)};
            for (size_t i = 0; i < cells[c].len; i++) text[c][i] = alphabet[(size_t)rand() % letters];
        }
        ntr_buffer out = {0};
        sheet_append(&out, cells, 3, separator, "\r\n", true);
        reading r = read_text(ntr_buffer_str(&out), separator);
        assert_true(next(&r));
        assert_null(r.row.problem);
        assert_int_equal(r.row.count, 3);
        for (int c = 0; c < 3; c++) assert_true(ntr_str_equal(sheet_unguard(r.row.cells[c]), cells[c]));
        assert_false(next(&r));
        ntr_arena_free(r.arena);
        ntr_buffer_dispose(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_quoted_cells),        cmocka_unit_test(says_what_is_wrong_with_quotes),
        cmocka_unit_test(leaves_quotes_in_tsv),      cmocka_unit_test(tells_separators_apart),
        cmocka_unit_test(takes_lines_of_every_kind), cmocka_unit_test(disarms_formulas),
        cmocka_unit_test(reads_what_it_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
