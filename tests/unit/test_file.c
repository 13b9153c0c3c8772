#include "support/test.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ext/file.h"

static char folder[] = "/tmp/ntrans-file-XXXXXX";
static char path[128];

static int set_up(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return 1;
    snprintf(path, sizeof path, "%s/out.txt", folder);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static int count_files(void) {
    DIR *entries = opendir(folder);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(entries));) count += entry->d_name[0] != '.';
    closedir(entries);
    return count;
}

static void writes_whole_and_reads_back(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_buffer read = {0};
    assert_int_equal(ntr_file_write(path, NTR_STR("één"), false, &err), NTR_OK);
    assert_int_equal(ntr_file_read(&read, path, 100, &err), NTR_OK);
    assert_str(ntr_buffer_str(&read), "één");
    assert_int_equal(count_files(), 1);
    ntr_buffer_dispose(&read);
}

static void replaces_only_when_told(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_buffer read = {0};
    assert_int_equal(ntr_file_write(path, NTR_STR("two"), false, &err), NTR_EXISTS);
    assert_string_equal(err.source, path);
    assert_int_equal(ntr_file_write(path, NTR_STR("two"), true, &err), NTR_OK);
    assert_int_equal(ntr_file_read(&read, path, 100, &err), NTR_OK);
    assert_str(ntr_buffer_str(&read), "two");
    ntr_buffer_dispose(&read);
}

static void says_what_is_wrong_with_a_path(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_buffer read = {0};
    assert_int_equal(ntr_file_read(&read, "/no/such/file", 100, &err), NTR_NOT_FOUND);
    assert_int_equal(ntr_file_read(&read, folder, 100, &err), NTR_IO);
    assert_int_equal(ntr_file_read(&read, path, 2, &err), NTR_TOO_LARGE);
    assert_int_equal(ntr_file_write("/no/such/file", NTR_STR("x"), true, &err), NTR_NOT_FOUND);
    assert_int_equal(ntr_file_write(folder, NTR_STR("x"), true, &err), NTR_IO);
    ntr_buffer_dispose(&read);
}

/* A limit on the size of files stands for a full disk: both make write(2) fail halfway. */
static void leaves_nothing_behind_when_the_disk_is_full(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_buffer read = {0}, large = {0};
    struct rlimit before, tight;
    for (int i = 0; i < 1000; i++) ntr_buffer_append(&large, NTR_STR("0123456789"));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    tight = (struct rlimit){4096, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const ntr_status status = ntr_file_write(path, ntr_buffer_str(&large), true, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(status, NTR_IO);
    assert_int_equal(count_files(), 1);
    assert_int_equal(ntr_file_read(&read, path, 100, &err), NTR_OK);
    assert_str(ntr_buffer_str(&read), "two"); /* the old file is whole */
    ntr_buffer_dispose(&large);
    ntr_buffer_dispose(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_whole_and_reads_back),
        cmocka_unit_test(replaces_only_when_told),
        cmocka_unit_test(says_what_is_wrong_with_a_path),
        cmocka_unit_test(leaves_nothing_behind_when_the_disk_is_full),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
