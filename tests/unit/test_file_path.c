/* Paths as seen from another file. */
#include "support/test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ext/file.h"

static int enter_folder(void **state) {
    static char folder[] = "/tmp/ntrans-path-XXXXXX";
    (void)state;
    if (!mkdtemp(folder) || chdir(folder) != 0) return -1;
    return mkdir("bron", 0700) || mkdir("doel", 0700) || mkdir("doel/diep", 0700);
}

static void check(const char *from, const char *path, const char *relative) {
    ntr_arena *arena = ntr_arena_new();
    const ntr_str found = ntr_file_relative(arena, from, ntr_str_from(path));
    assert_str(found, relative);
    ntr_arena_free(arena);
}

static void a_path_is_seen_from_a_file(void **state) {
    (void)state;
    check("a.xlf", "a.html", "a.html");
    check("bron/a.xlf", "bron/a.html", "a.html");
    check("a.xlf", "bron/a.html", "bron/a.html");
    check("doel/a.xlf", "bron/a.html", "../bron/a.html");
    check("doel/diep/a.xlf", "a.html", "../../a.html");
    check("doel/diep/a.xlf", "doel/a.html", "../a.html");
    check("./a.xlf", "doel/../bron/a.html", "bron/a.html");
    check("a.xlf", "-", "-");
    check("nergens/a.xlf", "bron/a.html", "bron/a.html");
}

static void it_leads_back(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    assert_str(ntr_file_resolve(arena, "a.xlf", NTR_STR("a.html")), "a.html");
    assert_str(ntr_file_resolve(arena, "doel/a.xlf", NTR_STR("../bron/a.html")), "doel/../bron/a.html");
    assert_str(ntr_file_resolve(arena, "doel/a.xlf", NTR_STR("/tmp/a.html")), "/tmp/a.html");
    ntr_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_seen_from_a_file),
        cmocka_unit_test(it_leads_back),
    };
    return cmocka_run_group_tests(tests, enter_folder, NULL);
}
