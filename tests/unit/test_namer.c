/* Whole names: which are converted, which stay, and what is said of them. */
#include "support/test.h"

#include "gloss/fill.h"
#include "lang/namer.h"

typedef struct fixture {
    ntr_lexicon *lexicon;
    ntr_namer *namer;
    ntr_name_answer answer;
} fixture;

static int open_namer(void **state) {
    static fixture f;
    ntr_error err = {0};
    f = (fixture){.lexicon = ntr_lexicon_new()};
    if (!f.lexicon || ntr_fill_words(f.lexicon, &err) != NTR_OK) return -1;
    const ntr_name poetin = {.nl = NTR_STR("Vladimir Poetin"),
                             .en = NTR_STR("Vladimir Putin"),
                             .kind = NTR_NAME_PERSON,
                             .original = NTR_STR("Владимир Путин"),
                             .origin = ntr_lang_from("ru"),
                             .alternatives = NTR_STR(""),
                             .why = NTR_STR("authority:persons"),
                             .confidence = 980};
    if (ntr_lexicon_add_name(f.lexicon, &poetin, &err) != NTR_OK) return -1;
    *state = &f;
    return ntr_namer_new(&f.namer, f.lexicon, NULL, NTR_HOUSE_PRESS, true, &err) == NTR_OK ? 0 : -1;
}

static int close_namer(void **state) {
    fixture *f = *state;
    ntr_namer_free(f->namer);
    ntr_lexicon_free(f->lexicon);
    return 0;
}

static const ntr_name_answer *ask(void **state, const char *name) {
    fixture *f = *state;
    ntr_error err = {0};
    assert_int_equal(ntr_namer_convert(&f->answer, f->namer, ntr_str_from(name), NULL, &err), NTR_OK);
    return &f->answer;
}

static void rules_give_name_original_and_reason(void **state) {
    const ntr_name_answer *a = ask(state, "Valentina Tsjoedik");
    assert_str(a->en, "Valentina Chudik");
    assert_str(a->original, "Валентина Чудик");
    assert_string_equal(a->origin.code, "ru");
    assert_str(a->why, "rule:ru:tsj:oe");
    assert_true(a->confidence >= 600 && a->confidence <= 1000);
    assert_true(ask(state, "Aleksandr Kasjanov")->alternative_count > 0);
}

static void a_name_in_its_own_script_tells_how_it_is_read(void **state) {
    const ntr_name_answer *a = ask(state, "Zjanna Kasjapova (Жанна Касьяпова)");
    assert_str(a->en, "Zhanna Kasyapova (Жанна Касьяпова)");
    assert_str(a->original, "Жанна Касьяпова");
    assert_str(a->why, "original:ru");
    assert_str(ask(state, "Anna Boele (Анна Буле)")->en, "Anna Bule (Анна Буле)");
    assert_str(ask(state, "Anna Boele (Анна Петрова)")->en, "Anna Boele (Анна Петрова)");
    assert_str(ask(state, "Sjoerd Koeman (Шурд Куман)")->en, "Sjoerd Koeman (Шурд Куман)");
    assert_str(ask(state, "Anna Boele (1970)")->en, "Anna Boele (1970)");
    assert_str(ask(state, "Ibn 'Abd al-Hakam")->en, "Ibn 'Abd al-Hakam");
}

static void the_authority_speaks_first(void **state) {
    assert_str(ask(state, "Vladimir Poetin")->why, "authority:persons");
    assert_str(ask(state, "Poetin")->en, "Putin");
    assert_str(ask(state, "Poetin")->original, "Путин");
    assert_str(ask(state, "POETIN")->en, "PUTIN");
}

static void low_countries_are_left_alone(void **state) {
    const char *const names[] = {"Ronald Koeman",     "Sjoerd Tjeerdsma", "Tsjitske Hoekstra",    "Jochem Myjer",
                                 "Joeri Verlinden",   "Tanja Nijmeijer",  "Mathieu van der Poel", "Soekarno",
                                 "Tytsjerksteradiel", "Sjaak Bral",       "Rachel Hazes",         "Sonja Bakker",
                                 "Zjef Vanuytsel",    "Novak Đoković"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) assert_str(ask(state, names[i])->en, names[i]);
}

static void english_spelling_is_left_alone(void **state) {
    const char *const names[] = {"Vyacheslav Molotov", "Kharkiv", "Mikhail Khodorkovsky", "Andriy Shevchenko"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_str(ask(state, names[i])->en, names[i]);
        assert_str(ask(state, names[i])->why, "keep:english");
    }
}

static void hints_tip_the_scale(void **state) {
    fixture *f = *state;
    ntr_error err = {0};
    assert_str(ask(state, "Loegansk")->en, "Lugansk");
    assert_str(ask(state, "Moerat")->en, "Moerat");
    const ntr_name_hints hints = {.evidence = 500, .source = "ru"};
    assert_int_equal(ntr_namer_convert(&f->answer, f->namer, NTR_STR("Moerat"), &hints, &err), NTR_OK);
    assert_str(f->answer.en, "Murat");
}

static void rulers_have_their_english_names(void **state) {
    assert_str(ask(state, "tsaar Alexander III")->en, "Tsar Alexander III");
    assert_str(ask(state, "Iwan de Verschrikkelijke")->en, "Ivan the Terrible");
    assert_str(ask(state, "paus Franciscus")->why, "rule:ruler");
    assert_str(ask(state, "Willem II")->en, "Willem II");
    assert_str(ask(state, "Karel Jansen")->en, "Karel Jansen");
}

static void a_known_surname_is_no_rare_town(void **state) {
    fixture *f = *state;
    ntr_error err = {0};
    const ntr_name town = {.nl = NTR_STR("Marx"),
                           .en = NTR_STR("Marks"),
                           .kind = NTR_NAME_PLACE,
                           .origin = ntr_lang_from(""),
                           .alternatives = NTR_STR(""),
                           .original = NTR_STR(""),
                           .why = NTR_STR("geonames:529073"),
                           .confidence = 690};
    ntr_name man = town;
    man.nl = man.en = NTR_STR("Karl Marx");
    man.kind = NTR_NAME_PERSON;
    man.confidence = 950;
    assert_int_equal(ntr_lexicon_add_name(f->lexicon, &town, &err), NTR_OK);
    assert_str(ask(state, "Marx")->en, "Marks");
    assert_int_equal(ntr_lexicon_add_name(f->lexicon, &man, &err), NTR_OK);
    ntr_namer_free(f->namer); /* it remembers its answers */
    assert_int_equal(ntr_namer_new(&f->namer, f->lexicon, NULL, NTR_HOUSE_PRESS, true, &err), NTR_OK);
    assert_str(ask(state, "Marx")->en, "Marx");
}

static void odd_input_comes_back(void **state) {
    const char *const names[] = {"", " ", "-", "a-b-c-d-e-f-g-h-i-j-k-l-m-n", "…", "A.", "Ж", "12 34"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) assert_str(ask(state, names[i])->en, names[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_in_its_own_script_tells_how_it_is_read),
        cmocka_unit_test(rules_give_name_original_and_reason),
        cmocka_unit_test(the_authority_speaks_first),
        cmocka_unit_test(low_countries_are_left_alone),
        cmocka_unit_test(english_spelling_is_left_alone),
        cmocka_unit_test(hints_tip_the_scale),
        cmocka_unit_test(rulers_have_their_english_names),
        cmocka_unit_test(a_known_surname_is_no_rare_town),
        cmocka_unit_test(odd_input_comes_back),
    };
    return cmocka_run_group_tests(tests, open_namer, close_namer);
}
