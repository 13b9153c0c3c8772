/* Gazetteers: which pairs of a catalogue are taken. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gloss/fill.h"
#include "lang/namer.h"
#include "support/mo.h"

enum { PATH = 300, SIZE = 4096 };

/* One run of a test: a folder of catalogues. */
typedef struct fixture {
    char folder[64];
    ntr_lexicon *lexicon;
} fixture;

static void write_catalog(const fixture *f, const char *language, const char *domain, const mo_message *messages,
                          size_t count) {
    char path[PATH], bytes[SIZE];
    snprintf(path, sizeof path, "%s/%s", f->folder, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES", f->folder, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/%s.mo", f->folder, language, domain);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    const size_t size = mo_make(bytes, sizeof bytes, messages, count, false);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    assert_int_equal(fclose(out), 0);
}

static int set_up(void **state) {
    static fixture f;
    f = (fixture){.folder = "/tmp/ntrans-gazetteer-XXXXXX", .lexicon = ntr_lexicon_new()};
    *state = &f;
    return f.lexicon && mkdtemp(f.folder) && setenv("NTRANS_LOCALES", f.folder, 1) == 0 ? 0 : -1;
}

static int tear_down(void **state) {
    static const char *const made[] = {"nl/LC_MESSAGES/geonames.mo",
                                       "nl/LC_MESSAGES/iso_3166-1.mo",
                                       "nl/LC_MESSAGES/iso_639-3.mo",
                                       "nl/LC_MESSAGES",
                                       "nl",
                                       "en/LC_MESSAGES/geonames.mo",
                                       "ru/LC_MESSAGES/geonames.mo",
                                       "ru/LC_MESSAGES",
                                       "ru",
                                       "en/LC_MESSAGES",
                                       "en",
                                       ""};
    const fixture *f = *state;
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        char path[PATH];
        snprintf(path, sizeof path, "%s/%s", f->folder, made[i]);
        remove(path);
    }
    ntr_lexicon_free(f->lexicon);
    return 0;
}

static void fill(const fixture *f) {
    ntr_error err = {0};
    assert_int_equal(ntr_fill_gazetteer(f->lexicon, &err), NTR_OK);
}

/* The English under a folded Dutch form; "" for none. */
static ntr_str english(const fixture *f, const char *folded) {
    const uint32_t item = ntr_index_find(&f->lexicon->names_by_form, ntr_str_from(folded));
    return item == NTR_MAP_NONE ? NTR_STR("") : f->lexicon->names.items[item].en;
}

static void places_come_from_both_catalogues(void **state) {
    static const mo_message nl[] = {
        {"1", "Koersk"},   {"2", "Batna"},           {"3", "Bergen"},       {"4", "Bergen"},
        {"5", "Otsu"},     {"6", "El Arish"},        {"7", "Hoei"},         {"DE.06", "Silezië"},
        {"RU", "Rusland"}, {"RU.49", "Oblast Tver"}, {"RU.90", "Kraj Perm"}};
    static const mo_message en[] = {
        {"1", "Kursk"},   {"2", "Batna City"},      {"3", "Mons"},    {"4", "Bergen"},
        {"5", "Ōtsu"},    {"6", "Al ‘Arīsh"},       {"7", "Huy"},     {"DE.06", "Silesian Voivodeship"},
        {"RU", "Russia"}, {"RU.49", "Tver Oblast"}, {"RU.90", "Perm"}};
    const fixture *f = *state;
    write_catalog(f, "nl", "geonames", nl, sizeof nl / sizeof nl[0]);
    write_catalog(f, "en", "geonames", en, sizeof en / sizeof en[0]);
    fill(f);
    assert_str(english(f, "koersk"), "Kursk");
    assert_str(english(f, "hoei"), "Huy");
    assert_str(english(f, "batna"), "");    /* English says more */
    assert_str(english(f, "bergen"), "");   /* two places */
    assert_str(english(f, "otsu"), "");     /* but for marks alike */
    assert_str(english(f, "el arish"), ""); /* a romanisation */
    assert_str(english(f, "silezië"), "");
    assert_str(english(f, "kraj perm"), "");
    assert_str(english(f, "rusland"), ""); /* CLDR knows countries better */
    const uint32_t item = ntr_index_find(&f->lexicon->names_by_form, NTR_STR("koersk"));
    assert_str(f->lexicon->names.items[item].why, "geonames:1");
}

static void countries_and_languages_come_from_iso_codes(void **state) {
    static const mo_message countries[] = {{"Armenia", "Armenië"}, {"Republic of Kenya", "Republiek Kenia"}};
    static const mo_message languages[] = {{"Dutch; Flemish", "Nederlands; Vlaams"}, {"Neapolitan", "Napolitaans"}};
    const fixture *f = *state;
    write_catalog(f, "nl", "iso_3166-1", countries, 2);
    write_catalog(f, "nl", "iso_639-3", languages, 2);
    fill(f);
    assert_str(english(f, "republiek kenia"), "Republic of Kenya");
    assert_str(english(f, "armenië"), "");
    assert_str(english(f, "napolitaans"), "Neapolitan");
    assert_str(english(f, "nederlands; vlaams"), "");
}

static void nothing_installed_is_no_failure(void **state) {
    const fixture *f = *state;
    fill(f);
    assert_int_equal(f->lexicon->names.count, 0);
}

static ntr_name_answer convert(ntr_namer *namer, const char *name) {
    ntr_name_answer answer;
    ntr_error err = {0};
    assert_int_equal(ntr_namer_convert(&answer, namer, ntr_str_from(name), NULL, &err), NTR_OK);
    return answer;
}

static void readings_are_looked_up(void **state) {
    static const mo_message ru[] = {{"1", "Уфа"}, {"2", "Черновцы"}, {"3", "Кук"}, {"4", "Роман"}};
    static const mo_message en[] = {{"1", "Ufa"}, {"2", "Chernivtsi"}, {"3", "Cook"}, {"4", "Roman"}};
    const fixture *f = *state;
    ntr_error err = {0};
    ntr_namer *namer;
    write_catalog(f, "ru", "geonames", ru, 4);
    write_catalog(f, "en", "geonames", en, 4);
    assert_int_equal(ntr_fill_words(f->lexicon, &err), NTR_OK);
    assert_int_equal(ntr_namer_new(&namer, f->lexicon, NULL, NTR_HOUSE_NONE, true, &err), NTR_OK);
    const ntr_name_answer ufa = convert(namer, "Oefa"); /* the letters alone might be Dutch */
    assert_str(ufa.en, "Ufa");
    assert_str(ufa.original, "Уфа");
    assert_str(ufa.why, "geonames:1");
    assert_int_equal(ufa.kind, NTR_NAME_PLACE);
    assert_str(convert(namer, "Tsjernovtsy").en, "Chernivtsi"); /* what English calls it, not what the letters say */
    assert_str(convert(namer, "Koek").en, "Koek");              /* Кук is there, but no Kuk */
    ntr_namer_free(namer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places_come_from_both_catalogues, set_up, tear_down),
        cmocka_unit_test_setup_teardown(countries_and_languages_come_from_iso_codes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(readings_are_looked_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_installed_is_no_failure, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
