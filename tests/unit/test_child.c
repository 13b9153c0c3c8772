/* Children: commands that answer, are silent, end, or flood. */
#include "support/test.h"

#include <stdlib.h>

#include "ext/child.h"
#include "ext/file.h"

static ntr_child *start(const char *command) {
    ntr_child *child = NULL;
    assert_int_equal(ntr_child_start(&child, command, NULL), NTR_OK);
    return child;
}

static void answers_line_by_line(void **state) {
    (void)state;
    ntr_child *child = start("while read -r l; do echo \"<$l>\"; done");
    ntr_str line;
    assert_int_equal(ntr_child_ask(&line, child, NTR_STR("een\n"), 10), NTR_CHILD_ANSWERED);
    assert_str(line, "<een>");
    assert_int_equal(ntr_child_ask(&line, child, NTR_STR("twee\n"), 10), NTR_CHILD_ANSWERED);
    assert_str(line, "<twee>");
    assert_int_equal(ntr_child_drain(child), 0);
    bool killed;
    assert_int_equal(ntr_child_stop(child, &killed), 0);
    assert_false(killed);
}

static void full_pipes_stop_nobody(void **state) {
    (void)state;
    enum { SIZE = 4 * 1024 * 1024 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    memset(text, 'x', SIZE);
    text[SIZE - 1] = '\n';
    ntr_str all;
    ntr_child *child = start("cat");
    assert_int_equal(ntr_child_ask(&all, child, (ntr_str){text, SIZE}, 30), NTR_CHILD_ANSWERED);
    assert_int_equal(all.len, SIZE - 1);
    assert_int_equal(ntr_child_finish(&all, child, (ntr_str){text, SIZE}, 30), NTR_CHILD_ANSWERED);
    assert_int_equal(all.len, SIZE);
    assert_int_equal(ntr_child_stop(child, NULL), 0);
    free(text);
}

static void tells_the_silent_from_the_gone(void **state) {
    (void)state;
    ntr_str line;
    bool killed;
    ntr_child *child = start("sleep 60 & wait");
    assert_int_equal(ntr_child_ask(&line, child, NTR_STR("een\n"), 0.2), NTR_CHILD_SILENT);
    (void)ntr_child_stop(child, &killed);
    assert_true(killed);
    child = start("exec <&-; printf half; exit 7");
    assert_int_equal(ntr_child_ask(&line, child, NTR_STR("een\n"), 10), NTR_CHILD_GONE);
    assert_int_equal(ntr_child_stop(child, &killed), 7);
    child = start("kill -SEGV $$");
    assert_int_equal(ntr_child_ask(&line, child, NTR_STR("een\n"), 10), NTR_CHILD_GONE);
    assert_int_equal(ntr_child_stop(child, &killed), 128 + 11);
}

static void a_stubborn_child_ends_too(void **state) {
    (void)state;
    bool killed;
    const double started = ntr_clock();
    ntr_child *child = start("trap '' TERM; while :; do sleep 1; done");
    ntr_str line;
    assert_int_equal(ntr_child_ask(&line, child, NTR_STR(""), 0.2), NTR_CHILD_SILENT);
    assert_int_equal(ntr_child_stop(child, &killed), 128 + 9);
    assert_true(ntr_clock() - started < 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_line_by_line),
        cmocka_unit_test(full_pipes_stop_nobody),
        cmocka_unit_test(tells_the_silent_from_the_gone),
        cmocka_unit_test(a_stubborn_child_ends_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
