/* The glossary store: entries in and out, history, the index. */
#include "support/glossary.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PLACE(keeps_what_is_added),
        WITH_PLACE(writes_history),
        WITH_PLACE(refuses_what_cannot_stand),
        WITH_PLACE(keeps_the_index_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
