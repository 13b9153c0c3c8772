#include "support/test.h"

#include <stdio.h>

#include "model/table.h"

static void finds_rows_by_their_first_column(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_table table = {0};
    ntr_error err = {0};
    const ntr_str tsv = NTR_STR("nl\ten\n# a comment\nLid\tmember\nlid\tparagraph\n\nstad\tcity\n");
    assert_int_equal(ntr_table_read(&table, arena, tsv, false, &err), NTR_OK);
    assert_int_equal(ntr_table_rows(&table), 3);
    const uint32_t first = ntr_table_first(&table, NTR_STR("lid"));
    assert_str(ntr_table_cell(&table, ntr_table_row(&table, first), 1), "member");
    assert_int_equal(ntr_table_find(&table, NTR_STR("lid")), ntr_table_row(&table, first));
    const uint32_t second = ntr_table_next(&table, first);
    assert_str(ntr_table_cell(&table, ntr_table_row(&table, second), 1), "paragraph");
    assert_int_equal(ntr_table_next(&table, second), NTR_MAP_NONE);
    assert_int_equal(ntr_table_find(&table, NTR_STR("dorp")), NTR_MAP_NONE);
    ntr_arena_free(arena);
}

static void takes_each_part_of_a_key(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_table table = {0};
    ntr_error err = {0};
    assert_int_equal(ntr_table_read(&table, arena, NTR_STR("nl\ten\neuro|euro's\teuro\n"), true, &err), NTR_OK);
    assert_int_equal(ntr_table_find(&table, NTR_STR("euro")), 0);
    assert_int_equal(ntr_table_find(&table, NTR_STR("euro's")), 0);
    assert_int_equal(ntr_table_find(&table, NTR_STR("euro|euro's")), NTR_MAP_NONE);
    ntr_arena_free(arena);
}

/* The rows under a key, as "0 2 ". */
static void list_rows(char out[32], const ntr_table *table, ntr_str key) {
    out[0] = 0;
    for (uint32_t at = ntr_table_first(table, key); at != NTR_MAP_NONE; at = ntr_table_next(table, at)) {
        const size_t used = strlen(out);
        snprintf(out + used, 32 - used, "%u ", ntr_table_row(table, at));
    }
}

static void chains_each_key_by_itself(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_table table = {0};
    ntr_error err = {0};
    char rows[32];
    const ntr_str tsv = NTR_STR("nl\ten\npond|lb\tpound\nlb\tlb\npond|Pond|gulden\tx\npond\ty\n");
    assert_int_equal(ntr_table_read(&table, arena, tsv, true, &err), NTR_OK);
    list_rows(rows, &table, NTR_STR("pond"));
    assert_string_equal(rows, "0 2 3 ");
    list_rows(rows, &table, NTR_STR("lb"));
    assert_string_equal(rows, "0 1 ");
    list_rows(rows, &table, NTR_STR("gulden"));
    assert_string_equal(rows, "2 ");
    ntr_arena_free(arena);
}

static void names_the_line_of_a_bad_row(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_table table = {0};
    ntr_error err = {0};
    assert_int_equal(ntr_table_read(&table, arena, NTR_STR("nl\ten\na\tb\nc\n"), false, &err), NTR_BAD_SYNTAX);
    assert_int_equal(err.line, 3);
    ntr_arena_free(arena);
}

static void splits_cells(void **state) {
    (void)state;
    ntr_str rest = NTR_STR("a||b");
    assert_str(ntr_cell_part(&rest), "a");
    assert_str(ntr_cell_part(&rest), "");
    assert_str(ntr_cell_part(&rest), "b");
    assert_null(ntr_cell_part(&rest).ptr);
}

static void finds_a_part_of_a_cell(void **state) {
    (void)state;
    assert_true(ntr_cell_holds(NTR_STR("en|de"), "de"));
    assert_false(ntr_cell_holds(NTR_STR("en|de"), "d"));
    assert_false(ntr_cell_holds(NTR_STR(""), "de"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_rows_by_their_first_column),
        cmocka_unit_test(takes_each_part_of_a_key),
        cmocka_unit_test(chains_each_key_by_itself),
        cmocka_unit_test(names_the_line_of_a_bad_row),
        cmocka_unit_test(splits_cells),
        cmocka_unit_test(finds_a_part_of_a_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
