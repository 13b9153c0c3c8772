/* The rules of segmentation, and the manual that tells of them. */
#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "ext/file.h"
#include "ntrans/segment.h"

static void each_rule_is_found_by_its_name(void **unused) {
    (void)unused;
    size_t count = 0;
    for (const ntr_segment_rule *rule; (rule = ntr_segment_rule_at(count)); count++) {
        assert_ptr_equal(ntr_segment_rule_find(rule->name), rule); /* so no name stands twice */
        assert_true(rule->reason[0] && strchr(rule->example, '|'));
    }
    assert_true(count > 20);
    assert_null(ntr_segment_rule_find("no such rule"));
}

/* The path of the manual, from where this file was compiled; false when the sources are elsewhere by now. */
static bool read_manual(ntr_buffer *out) {
    char path[4096];
    ntr_error err;
    const char *tests = strstr(__FILE__, "tests/unit/");
    if (!tests) return false;
    snprintf(path, sizeof path, "%.*ssrc/cli/ntrans-segment.1", (int)(tests - __FILE__), __FILE__);
    return ntr_file_read(out, path, 1u << 20, &err) == NTR_OK;
}

static void the_manual_tells_of_each_rule_in_order(void **unused) {
    (void)unused;
    ntr_buffer manual = {0};
    if (!read_manual(&manual)) skip();
    ntr_buffer_append_char(&manual, '\0');
    const char *at = manual.ptr;
    const ntr_segment_rule *rule;
    for (size_t i = 0; (rule = ntr_segment_rule_at(i)); i++) {
        char entry[512];
        snprintf(entry, sizeof entry, ".It Sy %s\n%s: %s.\n", rule->name, rule->breaks ? "Cuts" : "Does not cut",
                 rule->reason);
        at = strstr(at, entry);
        if (!at) fail_msg("ntrans-segment.1 has not, or not in its place: %s", entry);
    }
    ntr_buffer_dispose(&manual);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_rule_is_found_by_its_name),
                                       cmocka_unit_test(the_manual_tells_of_each_rule_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
