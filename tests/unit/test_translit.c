/* The letter lattice on the rules of glossary/names/letters.tsv. */
#include "support/test.h"

#include "gloss/fill.h"
#include "lang/translit.h"

static int fill(void **state) {
    ntr_lexicon *lexicon = ntr_lexicon_new();
    ntr_error err = {0};
    if (!lexicon || ntr_fill_words(lexicon, &err) != NTR_OK) return -1;
    *state = lexicon;
    return 0;
}

static int empty(void **state) {
    ntr_lexicon_free(*state);
    return 0;
}

typedef struct expectation {
    const char *source, *nl, *english, *original;
} expectation;

static void best_is(void **state, ntr_house house, const expectation *wanted, size_t count) {
    ntr_lexicon *lexicon = *state;
    const ntr_name_rules *rules = &lexicon->name_rules;
    for (size_t i = 0; i < count; i++) {
        ntr_translit readings[6];
        size_t found = 0;
        ntr_error err = {0};
        const uint32_t source = ntr_name_source_find(rules, ntr_str_from(wanted[i].source));
        assert_int_equal(ntr_translit_word(readings, 6, &found, rules, ntr_str_from(wanted[i].nl), source, house, false,
                                           lexicon->arena, &err),
                         NTR_OK);
        assert_true(found > 0);
        assert_str(readings[0].english, wanted[i].english);
        if (wanted[i].original) assert_str(readings[0].original, wanted[i].original);
    }
}

#define BEST_IS(house, ...)                                                                                            \
    do {                                                                                                               \
        const expectation wanted[] = {__VA_ARGS__};                                                                    \
        best_is(state, house, wanted, sizeof wanted / sizeof wanted[0]);                                               \
    } while (0)

static void reads_russian(void **state) {
    BEST_IS(NTR_HOUSE_PRESS, {"ru", "tsjoepik", "chupik", "чупик"}, {"ru", "poetin", "putin", "путин"},
            {"ru", "prigozjin", "prigozhin", "пригожин"}, {"ru", "sjojgoe", "shoigu", "шойгу"},
            {"ru", "zjirinovski", "zhirinovsky", "жириновский"}, {"ru", "gorbatsjov", "gorbachev", "горбачёв"},
            {"ru", "korolev", "korolev", "королев"}, {"ru", "solovjov", "solovyov", "соловьёв"},
            {"ru", "tolstoj", "tolstoy", "толстой"}, {"ru", "chodorkovski", "khodorkovsky", "ходорковский"},
            {"ru", "sjtsjerbakov", "shcherbakov", "щербаков"}, {"ru", "navalnaja", "navalnaya", "навальная"},
            {"ru", "jekaterinburg", "yekaterinburg", NULL}, {"ru", "ivanovitsj", "ivanovich", "иванович"});
}

static void reads_ukrainian(void **state) {
    BEST_IS(NTR_HOUSE_PRESS, {"uk", "hrojsman", "hroisman", "гройсман"}, {"uk", "sjtsjerban", "shcherban", "щербан"},
            {"uk", "vinnytsja", "vinnytsia", "вінниця"}, {"uk", "tsjernihiv", "chernihiv", "чернігів"});
}

static void reads_other_scripts(void **state) {
    BEST_IS(NTR_HOUSE_PRESS, {"ka", "saakasjvili", "saakashvili", "სააკაშვილი"}, {"hy", "pasjinjan", "pashinyan", NULL},
            {"bg", "borisov", "borisov", "борисов"}, {"tg", "choedzjand", "khujand", NULL},
            {"hy", "sargsjan", "sargsyan", "սարգսյան"}, {"ar", "moebarak", "mubarak", NULL},
            {"el", "papandreoe", "papandreou", "παπανδρεου"}, {"he", "netanjahoe", "netanyahu", NULL});
}

static void writes_the_system_of_the_board(void **state) {
    BEST_IS(NTR_HOUSE_BGN, {"ru", "zjirinovski", "zhirinovskiy", "жириновский"}, {"ru", "sergej", "sergey", "сергей"});
}

/* sj is ш or с with a soft vowel: the other reading must be on offer. */
static void offers_the_other_reading(void **state) {
    ntr_lexicon *lexicon = *state;
    ntr_translit readings[6];
    size_t count = 0;
    ntr_error err = {0};
    const uint32_t russian = ntr_name_source_find(&lexicon->name_rules, NTR_STR("ru"));
    assert_int_equal(ntr_translit_word(readings, 6, &count, &lexicon->name_rules, NTR_STR("kasjanov"), russian,
                                       NTR_HOUSE_PRESS, false, lexicon->arena, &err),
                     NTR_OK);
    assert_int_equal(count >= 2, 1);
    assert_str(readings[0].english, "kasyanov");
    assert_str(readings[1].english, "kashanov");
    assert_true(readings[0].score >= readings[1].score);
}

static void keeps_to_its_bounds(void **state) {
    ntr_lexicon *lexicon = *state;
    ntr_translit readings[6];
    size_t count = 9;
    ntr_error err = {0};
    char longest[NTR_TRANSLIT_WORD_LIMIT + 1];
    memset(longest, 'o', sizeof longest);
    const ntr_str words[] = {{longest, sizeof longest}, {longest, 0}};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(ntr_translit_word(readings, 6, &count, &lexicon->name_rules, words[i], 0, NTR_HOUSE_PRESS,
                                           false, lexicon->arena, &err),
                         NTR_OK);
        assert_int_equal(count, 0);
    }
    const ntr_str full = {longest, NTR_TRANSLIT_WORD_LIMIT};
    assert_int_equal(ntr_translit_word(readings, 6, &count, &lexicon->name_rules, full, 0, NTR_HOUSE_PRESS, false,
                                       lexicon->arena, &err),
                     NTR_OK);
    assert_true(count > 0);
    assert_int_equal(ntr_translit_word(readings, 6, &count, &lexicon->name_rules, NTR_STR("東京ñ"), 0, NTR_HOUSE_PRESS,
                                       false, lexicon->arena, &err),
                     NTR_OK);
    assert_str(readings[0].english, "東京ñ");
    assert_null(readings[0].original.ptr);
}

/* Kasjanov is Касьянов or Кашанов: the original tells which. */
static void a_known_original_leaves_its_readings(void **state) {
    ntr_lexicon *lexicon = *state;
    const ntr_name_rules *rules = &lexicon->name_rules;
    const struct {
        const char *source, *nl, *original, *english;
    } wanted[] = {
        {"ru", "kasjanova", "касьянова", "kasyanova"}, {"ru", "kasjanova", "кашанова", "kashanova"},
        {"ru", "solovjov", "соловьев", "solovyov"},    {"ru", "kasjanova", "петрова", NULL},
        {"ar", "kaddafi", "قذافي", "kaddafi"},         {"ar", "moehammad", "محمد", "muhammad"},
        {"ar", "moebarak", "مبارك", "mubarak"},        {"ar", "moebarak", "القذافي", NULL},
        {"he", "sjoeker", "שוקר", "shuker"},           {"el", "gerontidis", "γεροντίδης", "gerontidis"},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        ntr_translit readings[6];
        size_t count = 0;
        ntr_error err = {0};
        const uint32_t source = ntr_name_source_find(rules, ntr_str_from(wanted[i].source));
        assert_int_equal(ntr_translit_original(readings, 6, &count, rules, ntr_str_from(wanted[i].nl),
                                               ntr_str_from(wanted[i].original), source, NTR_HOUSE_PRESS,
                                               lexicon->arena, &err),
                         NTR_OK);
        assert_int_equal(count > 0, wanted[i].english != NULL);
        if (count > 0) assert_str(readings[0].english, wanted[i].english);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_original_leaves_its_readings),
        cmocka_unit_test(reads_russian),
        cmocka_unit_test(reads_ukrainian),
        cmocka_unit_test(reads_other_scripts),
        cmocka_unit_test(writes_the_system_of_the_board),
        cmocka_unit_test(offers_the_other_reading),
        cmocka_unit_test(keeps_to_its_bounds),
    };
    return cmocka_run_group_tests(tests, fill, empty);
}
