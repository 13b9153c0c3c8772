/* Every exchange format: what goes out comes back, and what cannot go out is listed. */
#include "support/glossary.h"

#define TERM(language, word, ...)                                                                                      \
    { .lang = {language}, .text = NTR_STR(word), __VA_ARGS__ }

/* Without the built-in data, which has nothing to do with what is tested here. */
static ntr_glossary *open_bare(void) {
    ntr_glossary *glossary = NULL;
    ntr_error err = {0};
    if (ntr_glossary_open(&glossary, ":memory:", NTR_GLOSSARY_BARE, &err) != NTR_OK) fail_msg("%s", err.message);
    return glossary;
}

static void put(ntr_glossary *glossary, ntr_entry entry, ntr_entry_term *terms, uint32_t count) {
    int64_t id;
    ntr_error err = {0};
    entry.terms.items = terms;
    entry.terms.count = count;
    if (ntr_glossary_add(glossary, &entry, &id, &err) != NTR_OK) fail_msg("%s", err.message);
}

/* What every format can hold. */
static void add_plain(ntr_glossary *glossary) {
    ntr_entry_term terms[] = {
        TERM("nl", "kwijl", .pos = NTR_STR("noun"), .gender = NTR_STR("n")),
        TERM("nl", "zever & \"zo\"", .pos = NTR_STR("noun"), .status = NTR_TERM_ADMITTED),
        TERM("en", "drool", .pos = NTR_STR("noun"), .note = NTR_STR("<of> een hond; 'n ander: ééntje")),
        TERM("en", "slobber", .pos = NTR_STR("noun"), .status = NTR_TERM_ADMITTED),
    };
    put(glossary, (ntr_entry){.domain = NTR_STR("health")}, terms, 4);
    ntr_entry_term phrase[] = {TERM("nl", "te kwijl en te pas", .pos = NTR_STR("phrase")),
                               TERM("en", "at every turn", .pos = NTR_STR("phrase"))};
    put(glossary, (ntr_entry){0}, phrase, 2);
}

/* What only formats made for terminology can hold. */
static void add_rich(ntr_glossary *glossary) {
    ntr_entry_section sections[] = {{{"nl"}, NTR_STR("wat uit de mond loopt")}};
    ntr_entry_term terms[] = {
        TERM("nl", "=KWB", .pos = NTR_STR("name"), .gender = NTR_STR("c"), .case_rule = NTR_CASE_ACRONYM),
        TERM("nl", "Kwijlbond", .case_rule = NTR_CASE_EXACT, .status = NTR_TERM_ADMITTED),
        TERM("en", "Drool League", .pos = NTR_STR("name"), .note = NTR_STR("so they say")),
        TERM("en", "Drool Union", .status = NTR_TERM_DEPRECATED),
        TERM("en", "Drool Bund", .status = NTR_TERM_FORBIDDEN, .note = NTR_STR("calque")),
    };
    ntr_entry entry = {.domain = NTR_STR("society"), .note = NTR_STR("founded later"), .source = NTR_STR("VD 14")};
    entry.sections.items = sections;
    entry.sections.count = 1;
    put(glossary, entry, terms, 5);
}

static ntr_status export_own(ntr_buffer *out, ntr_export *report, ntr_glossary *glossary, ntr_exchange_format format,
                             ntr_profile profile, bool lossy) {
    const ntr_export_options options = {.filter = {.own = true}, .format = format, .profile = profile, .lossy = lossy};
    return ntr_glossary_export(report, out, glossary, &options, NULL);
}

/* All own entries as JSON, without what belongs to one copy only: numbers, and stamps behind the terms. */
static void describe(ntr_buffer *out, ntr_glossary *glossary) {
    ntr_entries entries = {0};
    const ntr_entry_filter filter = {.own = true};
    assert_int_equal(ntr_glossary_list(&entries, glossary, &filter, NULL), NTR_OK);
    for (uint32_t i = 0; i < entries.list.count; i++) {
        ntr_entry entry = entries.list.items[i];
        entry.id = 0;
        entry.created = entry.changed = (ntr_stamp){.by = NTR_STR("")};
        for (uint32_t j = 0; j < entry.terms.count; j++)
            entry.terms.items[j].created = entry.terms.items[j].changed = entry.created;
        ntr_entry_json(out, &entry);
        ntr_buffer_append_char(out, '\n');
    }
    ntr_entries_dispose(&entries);
}

/* The description without the numbers of entries, which targets made for engines do not hold. */
static ntr_str without_uids(ntr_buffer *text) {
    enum { UID_LENGTH = 36 };
    static const char mark[] = "\"uid\":\"";
    ntr_buffer_append_char(text, '\0'); /* for strstr */
    text->len--;
    for (char *at = text->ptr; (at = strstr(at, mark)); at += sizeof mark - 1)
        memset(at + sizeof mark - 1, '-', UID_LENGTH);
    return ntr_buffer_str(text);
}

/* Out of one glossary, into a fresh one, where it must say the same; and twice into it changes nothing. */
static void assert_comes_back(ntr_glossary *from, ntr_exchange_format format) {
    ntr_glossary *to = open_bare();
    ntr_buffer file = {0}, before = {0}, after = {0};
    ntr_export report = {0};
    assert_int_equal(export_own(&file, &report, from, format, NTR_PROFILE_PLAIN, false), NTR_OK);
    ntr_export_dispose(&report);
    for (int i = 0; i < 2; i++) {
        ntr_import import = {0};
        ntr_error err = {0};
        const ntr_import_options options = {0};
        if (ntr_glossary_import(&import, to, NTR_STR("t"), ntr_buffer_str(&file), &options, &err) != NTR_OK)
            fail_msg("%s: %s", ntr_exchange_format_word(format), err.message);
        if (i == 1) assert_int_equal(import.items.count, 0);
        ntr_import_dispose(&import);
    }
    describe(&before, from);
    describe(&after, to);
    if (!ntr_str_equal(ntr_buffer_str(&before), ntr_buffer_str(&after)))
        fail_msg("%s:\n%.*s\n%.*s", ntr_exchange_format_word(format), NTR_FMT(ntr_buffer_str(&before)),
                 NTR_FMT(ntr_buffer_str(&after)));
    ntr_buffer_dispose(&file);
    ntr_buffer_dispose(&before);
    ntr_buffer_dispose(&after);
    ntr_glossary_close(to);
}

static void every_format_comes_back(void **state) {
    (void)state;
    ntr_glossary *glossary = open_bare();
    add_plain(glossary);
    for (int format = 0; format < NTR_EXCHANGE_COUNT; format++)
        assert_comes_back(glossary, (ntr_exchange_format)format);
    ntr_glossary_close(glossary);
}

static void terminology_formats_hold_all(void **state) {
    (void)state;
    static const ntr_exchange_format formats[] = {NTR_EXCHANGE_TBX, NTR_EXCHANGE_TBX3, NTR_EXCHANGE_TBX3_DCT,
                                                  NTR_EXCHANGE_XLIFF};
    ntr_glossary *glossary = open_bare();
    add_plain(glossary);
    add_rich(glossary);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) assert_comes_back(glossary, formats[i]);
    ntr_glossary_close(glossary);
}

static void names_come_back(void **state) {
    (void)state;
    static const ntr_exchange_format formats[] = {NTR_EXCHANGE_TBX, NTR_EXCHANGE_TBX3, NTR_EXCHANGE_TBX3_DCT,
                                                  NTR_EXCHANGE_TMX};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        ntr_glossary *from = open_bare(), *to = open_bare();
        ntr_entry_term terms[] = {TERM("nl", "Kwijlebalov", .note = NTR_STR("")),
                                  TERM("en", "Kvilebalov", .note = NTR_STR("")),
                                  TERM("ru", "Квилебалов", .note = NTR_STR(""))};
        put(from, (ntr_entry){.is_name = true, .name_kind = NTR_NAME_PERSON, .origin = {"ru"}}, terms, 3);
        ntr_buffer file = {0};
        ntr_export report = {0};
        ntr_import import = {0};
        const ntr_export_options options = {.filter = {.own = true, .names = true}, .format = formats[i]};
        const ntr_import_options plain = {0};
        assert_int_equal(ntr_glossary_export(&report, &file, from, &options, NULL), NTR_OK);
        assert_int_equal(ntr_glossary_import(&import, to, NTR_STR("t"), ntr_buffer_str(&file), &plain, NULL), NTR_OK);
        ntr_entries found = {0};
        assert_int_equal(ntr_glossary_find(&found, to, NTR_STR("Kwijlebalov"), 1, NULL), NTR_OK);
        assert_int_equal(found.list.count, 1);
        assert_true(found.list.items[0].is_name);
        assert_string_equal(found.list.items[0].origin.code, "ru");
        assert_int_equal(found.list.items[0].terms.count, 3);
        ntr_entries_dispose(&found);
        ntr_import_dispose(&import);
        ntr_export_dispose(&report);
        ntr_buffer_dispose(&file);
        ntr_glossary_close(from);
        ntr_glossary_close(to);
    }
}

static void assert_losses(ntr_glossary *glossary, ntr_exchange_format format, ntr_profile profile, uint32_t count) {
    for (int lossy = 0; lossy < 2; lossy++) {
        ntr_buffer file = {0};
        ntr_export report = {0};
        assert_int_equal(export_own(&file, &report, glossary, format, profile, lossy),
                         lossy || count == 0 ? NTR_OK : NTR_BAD_SYNTAX);
        if (report.losses.count != count)
            fail_msg("%s, %s: %u lost, not %u", ntr_exchange_format_word(format), ntr_profile_word(profile),
                     report.losses.count, count);
        ntr_export_dispose(&report);
        ntr_buffer_dispose(&file);
    }
}

static void what_is_lost_is_listed(void **state) {
    (void)state;
    ntr_glossary *glossary = open_bare();
    add_rich(glossary);
    assert_losses(glossary, NTR_EXCHANGE_TBX, NTR_PROFILE_PLAIN, 0);
    assert_losses(glossary, NTR_EXCHANGE_CSV, NTR_PROFILE_PLAIN, 0);
    assert_losses(glossary, NTR_EXCHANGE_TMX, NTR_PROFILE_PLAIN, 4);    /* two English for two Dutch */
    assert_losses(glossary, NTR_EXCHANGE_CSV, NTR_PROFILE_DEEPL, 4);    /* the same */
    assert_losses(glossary, NTR_EXCHANGE_TSV, NTR_PROFILE_OMEGAT, 0);   /* in the comment */
    assert_losses(glossary, NTR_EXCHANGE_XLSX, NTR_PROFILE_MATECAT, 0); /* marked as forbidden */
    assert_losses(glossary, NTR_EXCHANGE_UTX, NTR_PROFILE_PLAIN, 5);    /* case rules, note, reference, definition */
    ntr_glossary_close(glossary);
}

/* All that an entry can hold: several targets of each status, synonyms, notes, case rules, names that stay as they are.
 */
static void add_all(ntr_glossary *glossary) {
    add_plain(glossary);
    add_rich(glossary);
    ntr_entry_section sections[] = {{{"nl"}, NTR_STR("tweewieler")}, {{"en"}, NTR_STR("two wheels")}};
    ntr_entry_term bike[] = {
        TERM("nl", "fietsje", .pos = NTR_STR("noun"), .gender = NTR_STR("n"), .note = NTR_STR("klein")),
        TERM("nl", "rijwieltje", .pos = NTR_STR("noun"), .status = NTR_TERM_DEPRECATED),
        TERM("en", "bike", .pos = NTR_STR("noun"), .status = NTR_TERM_ADMITTED),
        TERM("en", "bicycle", .pos = NTR_STR("noun"), .note = NTR_STR("formal; \"on paper\", say")),
        TERM("en", "push-iron", .pos = NTR_STR("phrase"), .status = NTR_TERM_FORBIDDEN),
        TERM("de", "Fahrrad", .pos = NTR_STR("noun")),
    };
    ntr_entry entry = {.domain = NTR_STR("traffic, cars"), .note = NTR_STR("a | b"), .source = NTR_STR("<VD>")};
    entry.sections.items = sections;
    entry.sections.count = 2;
    put(glossary, entry, bike, 6);
    ntr_entry_term kept[] = {TERM("nl", "De Kwijl", .pos = NTR_STR("name"), .case_rule = NTR_CASE_EXACT),
                             TERM("en", "De Kwijl", .pos = NTR_STR("name"))};
    put(glossary, (ntr_entry){.domain = NTR_STR("media")}, kept, 2);
    ntr_entry_term verb[] = {TERM("nl", "oproepkwijlen", .pos = NTR_STR("verb")),
                             TERM("en", "call up", .pos = NTR_STR("verb"))};
    put(glossary, (ntr_entry){.domain = NTR_STR("defence")}, verb, 2);
    put(glossary, (ntr_entry){.domain = NTR_STR("law")}, verb, 2);
}

static void import_into(ntr_glossary *to, const ntr_buffer *file, const char *what) {
    ntr_import import = {0};
    ntr_error err = {0};
    const ntr_import_options options = {0};
    if (ntr_glossary_import(&import, to, NTR_STR("t"), ntr_buffer_str(file), &options, &err) != NTR_OK)
        fail_msg("%s: %s", what, err.message);
    for (uint32_t i = 0; i < import.items.count; i++)
        if (import.items.items[i].verdict == NTR_VERDICT_CONFLICT)
            fail_msg("%s: %.*s: %.*s", what, NTR_FMT(import.items.items[i].nl), NTR_FMT(import.items.items[i].what));
    ntr_import_dispose(&import);
}

/* What becomes of all that add_all adds, 23 terms: how much of it a target says that it loses, and how many terms come
 * back. */
typedef struct target_case {
    ntr_exchange_format format;
    ntr_profile profile;
    uint32_t losses;
    int64_t terms;
} target_case;

/* Once what a target cannot hold has been left out, the rest goes out and comes back whole as often as one likes. */
static void assert_settles(ntr_glossary *from, const target_case *target) {
    ntr_glossary *first = open_bare(), *second = open_bare();
    ntr_buffer file = {0}, again = {0}, before = {0}, after = {0};
    ntr_export report = {0};
    const char *what = target->profile ? ntr_profile_word(target->profile) : ntr_exchange_format_word(target->format);
    const int64_t old = number(first, "SELECT count(*) FROM term");
    assert_int_equal(export_own(&file, &report, from, target->format, target->profile, true), NTR_OK);
    const uint32_t losses = report.losses.count;
    ntr_export_dispose(&report);
    import_into(first, &file, what);
    const int64_t terms = number(first, "SELECT count(*) FROM term") - old;
    if (losses != target->losses || terms != target->terms)
        fail_msg("%s: %u losses, not %u; %d terms, not %d", what, losses, target->losses, (int)terms,
                 (int)target->terms);
    if (export_own(&again, &report, first, target->format, target->profile, false) != NTR_OK)
        fail_msg("%s: %.*s", what, NTR_FMT(report.losses.items[0].why));
    ntr_export_dispose(&report);
    import_into(second, &again, what);
    describe(&before, first);
    describe(&after, second);
    if (!ntr_str_equal(without_uids(&before), without_uids(&after)))
        fail_msg("%s:\n%.*s\n%.*s", what, NTR_FMT(ntr_buffer_str(&before)), NTR_FMT(ntr_buffer_str(&after)));
    ntr_buffer_dispose(&file);
    ntr_buffer_dispose(&again);
    ntr_buffer_dispose(&before);
    ntr_buffer_dispose(&after);
    ntr_glossary_close(first);
    ntr_glossary_close(second);
}

static void every_target_settles(void **state) {
    (void)state;
    static const target_case targets[] = {
        {NTR_EXCHANGE_CSV, NTR_PROFILE_PLAIN, 5, 22},       {NTR_EXCHANGE_TSV, NTR_PROFILE_PLAIN, 5, 22},
        {NTR_EXCHANGE_XLSX, NTR_PROFILE_PLAIN, 5, 22},      {NTR_EXCHANGE_ODS, NTR_PROFILE_PLAIN, 5, 22},
        {NTR_EXCHANGE_TBX, NTR_PROFILE_PLAIN, 0, 23},       {NTR_EXCHANGE_TBX3, NTR_PROFILE_PLAIN, 0, 23},
        {NTR_EXCHANGE_TBX3_DCT, NTR_PROFILE_PLAIN, 0, 23},  {NTR_EXCHANGE_UTX, NTR_PROFILE_PLAIN, 14, 22},
        {NTR_EXCHANGE_TMX, NTR_PROFILE_PLAIN, 6, 20},       {NTR_EXCHANGE_XLIFF, NTR_PROFILE_PLAIN, 2, 22},
        {NTR_EXCHANGE_TSV, NTR_PROFILE_OMEGAT, 0, 22},      {NTR_EXCHANGE_CSV, NTR_PROFILE_DEEPL, 10, 18},
        {NTR_EXCHANGE_CSV, NTR_PROFILE_GOOGLE, 10, 18},     {NTR_EXCHANGE_CSV, NTR_PROFILE_AMAZON, 10, 18},
        {NTR_EXCHANGE_XLSX, NTR_PROFILE_MICROSOFT, 10, 18}, {NTR_EXCHANGE_XLSX, NTR_PROFILE_MATECAT, 0, 30},
    };
    ntr_glossary *glossary = open_bare();
    add_all(glossary);
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) assert_settles(glossary, &targets[i]);
    ntr_glossary_close(glossary);
}

static void engines_have_limits(void **state) {
    (void)state;
    ntr_glossary *glossary = open_bare();
    static char word[601];
    memset(word, 'a', sizeof word - 1);
    ntr_entry_term terms[] = {{.lang = {"nl"}, .text = {word, 600}}, {.lang = {"en"}, .text = NTR_STR("x")}};
    put(glossary, (ntr_entry){0}, terms, 2);
    assert_losses(glossary, NTR_EXCHANGE_CSV, NTR_PROFILE_DEEPL, 0);
    assert_losses(glossary, NTR_EXCHANGE_CSV, NTR_PROFILE_AMAZON, 1);
    ntr_entry_term again[] = {{.lang = {"nl"}, .text = {word, 600}}, {.lang = {"en"}, .text = NTR_STR("y")}};
    put(glossary, (ntr_entry){.domain = NTR_STR("other")}, again, 2);
    assert_losses(glossary, NTR_EXCHANGE_CSV, NTR_PROFILE_DEEPL, 1);
    ntr_buffer file = {0};
    ntr_export report = {0};
    assert_int_equal(export_own(&file, &report, glossary, NTR_EXCHANGE_XLSX, NTR_PROFILE_DEEPL, true),
                     NTR_BAD_ARGUMENT);
    ntr_export_dispose(&report);
    ntr_buffer_dispose(&file);
    ntr_glossary_close(glossary);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_comes_back), cmocka_unit_test(terminology_formats_hold_all),
        cmocka_unit_test(names_come_back),         cmocka_unit_test(what_is_lost_is_listed),
        cmocka_unit_test(every_target_settles),    cmocka_unit_test(engines_have_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
