/* Opening a glossary: built-in data, migrations, whose file it is, places that cannot be written. */
#include "support/glossary.h"

#include <sys/stat.h>
#include <sys/wait.h>

static ntr_status try_open(const place *p, ntr_glossary_mode mode, ntr_error *err) {
    ntr_glossary *glossary = NULL;
    const ntr_status status = ntr_glossary_open(&glossary, p->path, mode, err);
    ntr_glossary_close(glossary);
    return status;
}

static void makes_a_database_with_its_folders(void **state) {
    ntr_glossary *glossary = open_at(*state);
    ntr_entries found = {0};
    assert_int_equal(ntr_glossary_find(&found, glossary, NTR_STR("arbeidsmigrant"), 5, NULL), NTR_OK);
    assert_true(found.list.count >= 1);
    assert_str(found.list.items[0].terms.items[0].text, "arbeidsmigrant");
    assert_true(found.list.items[0].built_in.len > 0);
    ntr_entries_dispose(&found);
    assert_int_equal(number(glossary, "PRAGMA application_id"), STORE_APPLICATION);
    assert_int_equal(number(glossary, "PRAGMA user_version"), store_version());
    assert_int_equal(number(glossary, "SELECT count(*) FROM change_set"), 0);
    ntr_glossary_close(glossary);
}

/* Built-in data of another version: what is in the database is brought in line, but not what a user touched. */
static void refreshes_what_no_user_touched(void **state) {
    ntr_glossary *glossary = open_at(*state);
    const int64_t total = number(glossary, "SELECT count(*) FROM entry");
    const int64_t mine = add(glossary, "kwijlebal", "drooler");
    ntr_entries first = {0};
    assert_int_equal(ntr_glossary_list(&first, glossary, &(ntr_entry_filter){.limit = 4}, NULL), NTR_OK);
    assert_int_equal(first.list.count, 4);
    int64_t id[4];
    for (int i = 0; i < 4; i++) id[i] = first.list.items[i].id;
    first.list.items[0].note = NTR_STR("changed by me");
    assert_int_equal(ntr_glossary_change(glossary, &first.list.items[0], NULL), NTR_OK);
    assert_int_equal(ntr_glossary_remove(glossary, &(int64_t){id[1]}, 1, NULL), NTR_OK);
    ntr_entries_dispose(&first);
    char sql[400];
    snprintf(sql, sizeof sql,
             "UPDATE meta SET value = 1; UPDATE term SET text = 'stale' WHERE entry = %d AND lang = 'en';"
             "UPDATE entry SET uid = 'gone' WHERE id = %d;",
             (int)id[2], (int)id[3]);
    run(glossary, sql);
    ntr_glossary_close(glossary);
    glossary = open_at(*state);
    ntr_entries now = {0};
    assert_int_equal(ntr_glossary_get(&now, glossary, id[0], NULL), NTR_OK);
    assert_str(now.list.items[0].note, "changed by me");
    assert_int_equal(ntr_glossary_get(&now, glossary, id[1], NULL), NTR_NOT_FOUND);
    assert_int_equal(ntr_glossary_get(&now, glossary, id[2], NULL), NTR_OK);
    assert_int_equal(ntr_glossary_get(&now, glossary, id[3], NULL), NTR_NOT_FOUND);
    assert_int_equal(ntr_glossary_get(&now, glossary, mine, NULL), NTR_OK);
    ntr_entries_dispose(&now);
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'stale'"), 0);
    assert_int_equal(number(glossary, "SELECT count(*) FROM entry"), total); /* one removed, one added */
    ntr_glossary_close(glossary);
}

/* Takes a database back to the shape that version 1 had, filled as its ntrans filled it. */
static const char back_to_version_1[] =
    "DROP TABLE client; DROP TABLE abbreviation_history; DROP TABLE memory; DROP TABLE memory_document; DROP TABLE "
    "memory_gram; DROP TABLE abbreviation; DROP TABLE "
    "search; DROP VIEW entry_words; DROP TABLE seen; ALTER TABLE entry DROP COLUMN "
    "forms;"
    "CREATE TABLE change (id INTEGER PRIMARY KEY, change_set INTEGER NOT NULL REFERENCES change_set, "
    "                     uid TEXT NOT NULL, before TEXT, after TEXT) STRICT;"
    "INSERT INTO change (change_set, uid, before, after) "
    "SELECT h.change_set, e.uid, h.before, '{\"id\":' || e.id || '}' FROM history h JOIN entry e ON e.id = h.entry "
    "ORDER BY h.change_set, h.entry;"
    "DROP TABLE history; ALTER TABLE change_set DROP COLUMN undone; ALTER TABLE removed DROP COLUMN entry;"
    "CREATE TABLE set_1 AS SELECT id, at, by, what FROM change_set; DROP TABLE change_set;"
    "CREATE TABLE change_set (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, by INTEGER NOT NULL REFERENCES author, "
    "                         what TEXT NOT NULL) STRICT;"
    "INSERT INTO change_set SELECT * FROM set_1; DROP TABLE set_1; PRAGMA user_version = 1;";

static void migrates_an_older_database(void **state) {
    const place *p = *state;
    ntr_error err = {0};
    ntr_glossary *glossary = open_at(p);
    add(glossary, "Kwijlebal", "drooler");
    const int64_t digest = number(glossary, "SELECT sum(length(forms)) FROM entry");
    run(glossary, "PRAGMA foreign_keys = OFF");
    run(glossary, back_to_version_1);
    ntr_glossary_close(glossary);
    if (try_open(p, NTR_GLOSSARY_READ, &err) != NTR_OK) fail_msg("%s", err.message);
    glossary = open_at(p);
    assert_int_equal(number(glossary, "PRAGMA user_version"), store_version());
    assert_int_equal(number(glossary, "SELECT count(*) FROM search WHERE search MATCH 'kwijlebal'"), 1);
    assert_int_equal(number(glossary, "SELECT count(*) FROM history"), 1);
    assert_int_equal(number(glossary, "SELECT sum(length(forms)) FROM entry"), digest);
    run(glossary, "INSERT INTO search (search) VALUES ('integrity-check')");
    ntr_glossary_close(glossary);
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(const place *p, const char *with) {
    ntr_error err = {0};
    assert_int_equal(try_open(p, NTR_GLOSSARY_WRITE, &err), NTR_DATABASE);
    if (!strstr(err.message, with)) fail_msg("\"%s\" does not say \"%s\"", err.message, with);
    assert_string_equal(err.source, p->path);
}

static void refuses_what_is_not_ours(void **state) {
    place *p = *state;
    snprintf(p->path, sizeof p->path, "%s/g.db", p->folder);
    write_file(p->path, "Just a text, longer than the hundred bytes that the header of a database takes, so that it is "
                        "read in full and found to be none.");
    assert_refused(p, "not a glossary");
    assert_int_equal(remove(p->path), 0);
    ntr_db *db;
    assert_int_equal(ntr_db_open(&db, p->path, NTR_DB_CREATE, 100, NULL), NTR_OK);
    assert_int_equal(ntr_db_exec(db, "CREATE TABLE photo (id); INSERT INTO photo VALUES (1)", NULL), NTR_OK);
    ntr_db_close(db);
    assert_refused(p, "another program");
}

static void refuses_a_newer_database(void **state) {
    ntr_glossary *glossary = open_at(*state);
    run(glossary, "PRAGMA user_version = 999");
    ntr_glossary_close(glossary);
    assert_refused(*state, "newer ntrans");
}

static void says_that_a_file_is_damaged(void **state) {
    const place *p = *state;
    ntr_glossary_close(open_at(p));
    assert_int_equal(truncate(p->path, 8192), 0);
    ntr_error err = {0};
    assert_int_equal(try_open(p, NTR_GLOSSARY_WRITE, &err), NTR_DATABASE);
    assert_non_null(strstr(err.message, "damaged"));
}

static void refuses_a_folder(void **state) {
    place *p = *state;
    snprintf(p->path, sizeof p->path, "%s", p->folder);
    ntr_error err = {0};
    assert_int_equal(try_open(p, NTR_GLOSSARY_READ, &err), NTR_IO);
    assert_non_null(strstr(err.message, "directory"));
}

/* An empty file, as mktemp(1) leaves one, becomes a glossary. */
static void fills_an_empty_file(void **state) {
    place *p = *state;
    snprintf(p->path, sizeof p->path, "%s/g.db", p->folder);
    write_file(p->path, "");
    ntr_glossary *glossary = open_at(p);
    assert_true(number(glossary, "SELECT count(*) FROM entry") > 0);
    ntr_glossary_close(glossary);
}

static void waits_and_then_says_who_is_in_the_way(void **state) {
    const place *p = *state;
    ntr_glossary_close(open_at(p));
    ntr_db *holder, *db;
    ntr_error err = {0};
    assert_int_equal(ntr_db_open(&holder, p->path, NTR_DB_WRITE, 100, NULL), NTR_OK);
    assert_int_equal(ntr_db_begin(holder, NULL), NTR_OK);
    assert_int_equal(ntr_db_open(&db, p->path, NTR_DB_WRITE, 100, NULL), NTR_OK);
    assert_int_equal(ntr_db_begin(db, &err), NTR_BUSY);
    assert_non_null(strstr(err.message, "another process"));
    ntr_db_close(db);
    assert_int_equal(try_open(p, NTR_GLOSSARY_READ, &err), NTR_OK); /* a reader does not wait for a writer */
    ntr_db_close(holder);
}

/* Runs `check` as a user who owns nothing, for root may write everywhere. */
static void as_nobody(const place *p, int (*check)(const place *p)) {
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) _exit(geteuid() == 0 && setuid(65534) != 0 ? 2 : check(p));
    int result;
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFEXITED(result));
    assert_int_equal(WEXITSTATUS(result), 0);
}

static int reads_but_cannot_write(const place *p) {
    ntr_glossary *glossary = NULL;
    ntr_entries found = {0};
    ntr_error err = {0};
    if (ntr_glossary_open(&glossary, p->path, NTR_GLOSSARY_READ, &err) != NTR_OK) return 3;
    if (ntr_glossary_find(&found, glossary, NTR_STR("arbeidsmigrant"), 1, &err) != NTR_OK) return 4;
    const bool good = found.list.count == 1;
    ntr_entries_dispose(&found);
    ntr_glossary_close(glossary);
    if (!good) return 5;
    return try_open(p, NTR_GLOSSARY_WRITE, &err) == NTR_IO ? 0 : 6;
}

static void reads_where_it_cannot_write(void **state) {
    place *p = *state;
    ntr_glossary_close(open_at(p));
    char sub[96];
    snprintf(sub, sizeof sub, "%s/sub", p->folder);
    assert_int_equal(chmod(p->path, 0444), 0);
    assert_int_equal(chmod(sub, 0555), 0);
    assert_int_equal(chmod(p->folder, 0755), 0);
    as_nobody(p, reads_but_cannot_write);
    assert_int_equal(chmod(sub, 0755), 0);
}

static int cannot_make(const place *p) {
    ntr_error err = {0};
    return try_open(p, NTR_GLOSSARY_READ, &err) == NTR_IO && access(p->path, F_OK) != 0 ? 0 : 3;
}

static void says_that_it_cannot_make_one(void **state) {
    place *p = *state;
    assert_int_equal(chmod(p->folder, 0555), 0);
    as_nobody(p, cannot_make);
    assert_int_equal(chmod(p->folder, 0755), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PLACE(makes_a_database_with_its_folders),
        WITH_PLACE(refreshes_what_no_user_touched),
        WITH_PLACE(migrates_an_older_database),
        WITH_PLACE(refuses_what_is_not_ours),
        WITH_PLACE(refuses_a_newer_database),
        WITH_PLACE(says_that_a_file_is_damaged),
        WITH_PLACE(refuses_a_folder),
        WITH_PLACE(fills_an_empty_file),
        WITH_PLACE(waits_and_then_says_who_is_in_the_way),
        WITH_PLACE(reads_where_it_cannot_write),
        WITH_PLACE(says_that_it_cannot_make_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
