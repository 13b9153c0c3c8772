/* The glossary store: entries in and out, history, built-in data, migrations, whose file it is. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gloss/fill.h"
#include "gloss/store.h"
#include "model/data.h"

/* A fresh folder with a path in it for a database. */
typedef struct place {
    char folder[64];
    char path[96];
} place;

static int setup(void **state) {
    place *p = calloc(1, sizeof *p);
    if (!p) return -1;
    snprintf(p->folder, sizeof p->folder, "/tmp/ntrans-glossary-XXXXXX");
    if (!mkdtemp(p->folder)) return -1;
    snprintf(p->path, sizeof p->path, "%s/sub/g.db", p->folder);
    *state = p;
    return 0;
}

static int teardown(void **state) {
    place *p = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", p->folder);
    const int code = system(command);
    free(p);
    return code;
}

static ntr_glossary *open_at(const place *p) {
    ntr_glossary *glossary = NULL;
    ntr_error err = {0};
    if (ntr_glossary_open(&glossary, p->path, NTR_GLOSSARY_WRITE, &err) != NTR_OK) fail_msg("%s", err.message);
    return glossary;
}

static ntr_status try_open(const place *p, ntr_glossary_mode mode, ntr_error *err) {
    ntr_glossary *glossary = NULL;
    const ntr_status status = ntr_glossary_open(&glossary, p->path, mode, err);
    ntr_glossary_close(glossary);
    return status;
}

static int64_t number(ntr_glossary *glossary, const char *sql) {
    int64_t value;
    ntr_error err = {0};
    if (ntr_db_number(&value, glossary->db, sql, &err) != NTR_OK) fail_msg("%s: %s", sql, err.message);
    return value;
}

static void run(ntr_glossary *glossary, const char *sql) {
    ntr_error err = {0};
    if (ntr_db_exec(glossary->db, sql, &err) != NTR_OK) fail_msg("%s: %s", sql, err.message);
}

/* An entry of one Dutch and one English term. */
typedef struct simple_entry {
    ntr_entry entry;
    ntr_entry_term terms[2];
} simple_entry;

static ntr_entry *simple(simple_entry *s, const char *nl, const char *en) {
    *s = (simple_entry){.terms = {{.lang = {"nl"}, .text = ntr_str_from(nl), .pos = NTR_STR("noun")},
                                  {.lang = {"en"}, .text = ntr_str_from(en)}}};
    s->entry.terms.items = s->terms;
    s->entry.terms.count = 2;
    return &s->entry;
}

static int64_t add(ntr_glossary *glossary, const char *nl, const char *en) {
    simple_entry s;
    int64_t id = 0;
    ntr_error err = {0};
    if (ntr_glossary_add(glossary, simple(&s, nl, en), &id, &err) != NTR_OK) fail_msg("%s", err.message);
    return id;
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

static void keeps_what_is_added(void **state) {
    ntr_glossary *glossary = open_at(*state);
    const int64_t id = add(glossary, "Kwijlebal", "drooler");
    ntr_glossary_close(glossary);
    glossary = open_at(*state);
    ntr_entries found = {0};
    assert_int_equal(ntr_glossary_get(&found, glossary, id, NULL), NTR_OK);
    const ntr_entry *entry = &found.list.items[0];
    assert_int_equal(entry->terms.count, 2);
    assert_str(entry->terms.items[0].text, "Kwijlebal");
    assert_str(entry->terms.items[0].pos, "noun");
    assert_int_equal(entry->uid.len, 36);
    assert_int_equal(entry->uid.ptr[14], '7');
    assert_true(entry->created.at > 0 && entry->created.by.len > 0);
    ntr_entries_dispose(&found);
    ntr_glossary_close(glossary);
}

static void writes_history(void **state) {
    ntr_glossary *glossary = open_at(*state);
    const int64_t id = add(glossary, "kwijlebal", "drooler");
    simple_entry s;
    simple(&s, "kwijlebal", "slobberer")->id = id;
    assert_int_equal(ntr_glossary_change(glossary, &s.entry, NULL), NTR_OK);
    assert_int_equal(ntr_glossary_remove(glossary, &(int64_t){id}, 1, NULL), NTR_OK);
    assert_int_equal(ntr_glossary_remove(glossary, &(int64_t){id}, 1, NULL), NTR_NOT_FOUND);
    assert_int_equal(number(glossary, "SELECT count(*) FROM change_set"), 3);
    assert_int_equal(number(glossary, "SELECT count(*) FROM history WHERE before IS NULL"), 1);
    assert_int_equal(number(glossary, "SELECT count(*) FROM history WHERE before LIKE '%drooler%'"), 1);
    assert_int_equal(number(glossary, "SELECT count(*) FROM history WHERE before LIKE '%slobberer%'"), 1);
    assert_int_equal(number(glossary, "SELECT count(DISTINCT entry) FROM history"), 1);
    assert_int_equal(number(glossary, "SELECT count(*) FROM term WHERE text = 'slobberer'"), 0);
    assert_int_equal(number(glossary, "SELECT count(*) FROM search WHERE search MATCH 'slobberer'"), 0);
    assert_int_equal(number(glossary, "SELECT count(*) FROM removed"), 1);
    ntr_glossary_close(glossary);
}

static void refuses_what_cannot_stand(void **state) {
    ntr_glossary *glossary = open_at(*state);
    const struct {
        const char *nl, *en;
    } bad[] = {{"", "empty"}, {" ", "blank"}, {"tab\there", "tab"}, {"bad \xFF", "byte"}, {"line\n", "line"}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        simple_entry s;
        int64_t id;
        assert_int_equal(ntr_glossary_add(glossary, simple(&s, bad[i].nl, bad[i].en), &id, NULL), NTR_BAD_ARGUMENT);
    }
    simple_entry s;
    int64_t id;
    simple(&s, "een", "one")->terms.count = 1;
    assert_int_equal(ntr_glossary_add(glossary, &s.entry, &id, NULL), NTR_BAD_ARGUMENT);
    simple(&s, "een", "one")->terms.items[0].pos = NTR_STR("thing");
    assert_int_equal(ntr_glossary_add(glossary, &s.entry, &id, NULL), NTR_BAD_ARGUMENT);
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

/* A database of version 1, as an older ntrans left it, with an entry in it. */
/* The shape that version 1 had, filled as its ntrans filled it. */
static const char back_to_version_1[] =
    "DROP TABLE abbreviation; DROP TABLE search; DROP VIEW entry_words; DROP TABLE seen; ALTER TABLE entry DROP COLUMN "
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

/* What the index is told to forget must be what it was told to hold. */
static void keeps_the_index_sound(void **state) {
    ntr_glossary *glossary = open_at(*state);
    const int64_t id = add(glossary, "Kwijlebal", "drooler");
    simple_entry s;
    simple(&s, "kwijlebal", "slobberer")->id = id;
    assert_int_equal(ntr_glossary_change(glossary, &s.entry, NULL), NTR_OK);
    run(glossary, "INSERT INTO search (search) VALUES ('integrity-check')");
    assert_int_equal(ntr_glossary_remove(glossary, &(int64_t){id}, 1, NULL), NTR_OK);
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

/* --- the lexicon ----------------------------------------------------------------------------------------------------
 */

static const ntr_name *best_name(const ntr_lexicon *lexicon, const char *folded, ntr_name_kind kind) {
    const ntr_name *best = NULL;
    for (uint32_t i = ntr_index_find(&lexicon->names_by_form, ntr_str_from(folded)); i != NTR_MAP_NONE;
         i = ntr_index_next(&lexicon->names_by_form, i)) {
        const ntr_name *name = &lexicon->names.items[i];
        if (name->kind == kind && (!best || name->confidence > best->confidence)) best = name;
    }
    return best;
}

static void fills_the_lexicon(void **state) {
    ntr_glossary *glossary = open_at(*state);
    ntr_lexicon *lexicon = ntr_lexicon_new();
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_error err = {0};
    const ntr_glossaries one = {.list = {&glossary, 1, 1}};
    if (ntr_fill_lexicon(lexicon, &one, &options, &err) != NTR_OK) fail_msg("%s", err.message);
    const ntr_name *country = best_name(lexicon, "oezbekistan", NTR_NAME_COUNTRY);
    assert_non_null(country);
    assert_str(country->en, "Uzbekistan");
    assert_str(country->why, "cldr:region:UZ");
    const ntr_name *adjective = best_name(lexicon, "oezbeekse", NTR_NAME_ADJECTIVE);
    assert_non_null(adjective);
    assert_str(adjective->en, "Uzbek");
    assert_non_null(best_name(lexicon, "oezbeken", NTR_NAME_DEMONYM));
    assert_non_null(best_name(lexicon, "oezbeeks", NTR_NAME_LANGUAGE));
    assert_non_null(best_name(lexicon, "jerevan", NTR_NAME_PLACE));
    const uint32_t term = ntr_index_find(&lexicon->terms_by_form, NTR_STR("arbeidsmigrant"));
    assert_int_not_equal(term, NTR_MAP_NONE);
    assert_str(lexicon->terms.items[term].en, "migrant worker");
    assert_true(lexicon->terms.items[term].entry > 0);
    ntr_lexicon_free(lexicon);
    ntr_glossary_close(glossary);
}

static void users_names_win(void **state) {
    ntr_glossary *glossary = open_at(*state);
    ntr_entry_term terms[] = {{.lang = {"nl"}, .text = NTR_STR("Vladimir Poetin")},
                              {.lang = {"en"}, .text = NTR_STR("Wladimir Putin")},
                              {.lang = {"en"}, .text = NTR_STR("V. Putin"), .status = NTR_TERM_ADMITTED},
                              {.lang = {"ru"}, .text = NTR_STR("Владимир Путин")}};
    ntr_entry entry = {.is_name = true, .name_kind = NTR_NAME_PERSON, .origin = {"ru"}};
    entry.terms.items = terms;
    entry.terms.count = 4;
    int64_t id;
    assert_int_equal(ntr_glossary_add(glossary, &entry, &id, NULL), NTR_OK);
    ntr_lexicon *lexicon = ntr_lexicon_new();
    const ntr_glossaries one = {.list = {&glossary, 1, 1}};
    assert_int_equal(ntr_fill_glossary(lexicon, &one, NULL), NTR_OK);
    const ntr_name *name = best_name(lexicon, "vladimir poetin", NTR_NAME_PERSON);
    assert_non_null(name);
    assert_str(name->en, "Wladimir Putin");
    assert_str(name->why, "authority:user");
    assert_int_equal(name->confidence, 1000);
    assert_str(name->alternatives, "V. Putin");
    assert_str(name->original, "Владимир Путин");
    assert_true(ntr_lang_is(name->origin, "ru"));
    ntr_lexicon_free(lexicon);
    ntr_glossary_close(glossary);
}

int main(void) {
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(makes_a_database_with_its_folders),
        WITH_PLACE(keeps_what_is_added),
        WITH_PLACE(writes_history),
        WITH_PLACE(refuses_what_cannot_stand),
        WITH_PLACE(refreshes_what_no_user_touched),
        WITH_PLACE(migrates_an_older_database),
        WITH_PLACE(keeps_the_index_sound),
        WITH_PLACE(refuses_what_is_not_ours),
        WITH_PLACE(refuses_a_newer_database),
        WITH_PLACE(says_that_a_file_is_damaged),
        WITH_PLACE(refuses_a_folder),
        WITH_PLACE(fills_an_empty_file),
        WITH_PLACE(waits_and_then_says_who_is_in_the_way),
        WITH_PLACE(reads_where_it_cannot_write),
        WITH_PLACE(says_that_it_cannot_make_one),
        WITH_PLACE(fills_the_lexicon),
        WITH_PLACE(users_names_win),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
