/* The name stage over small texts, with a lexicon of a few names. */
#include "support/test.h"

#include "engine.h"
#include "gloss/fill.h"
#include "lang/namer.h"

static void add(ntr_lexicon *lexicon, const char *nl, const char *en, ntr_name_kind kind, const char *original) {
    ntr_error err = {0};
    const ntr_name name = {.nl = ntr_str_from(nl),
                           .en = ntr_str_from(en),
                           .kind = kind,
                           .original = ntr_str_from(original),
                           .origin = original[0] ? ntr_lang_from("ru") : (ntr_lang){""},
                           .alternatives = NTR_STR(""),
                           .why = NTR_STR("test"),
                           .confidence = 970};
    assert_int_equal(ntr_lexicon_add_name(lexicon, &name, &err), NTR_OK);
}

static ntr_options options;

static int open_engine(void **state) {
    ntr_error err = {0};
    ntr_lexicon *lexicon = ntr_lexicon_new();
    ntr_engine *engine = NULL;
    options = NTR_OPTIONS_DEFAULT;
    if (!lexicon || ntr_fill_words(lexicon, &err) != NTR_OK) return -1;
    add(lexicon, "Rusland", "Russia", NTR_NAME_COUNTRY, "");
    add(lexicon, "Centraal-Azië", "Central Asia", NTR_NAME_PLACE, "");
    add(lexicon, "Verenigde Staten", "United States", NTR_NAME_COUNTRY, "");
    add(lexicon, "Aken", "Aachen", NTR_NAME_PLACE, "");
    add(lexicon, "Even", "Even", NTR_NAME_LANGUAGE, "");
    add(lexicon, "Oezbeeks", "Uzbek", NTR_NAME_LANGUAGE, "");
    add(lexicon, "Oezbeeks", "Uzbek", NTR_NAME_ADJECTIVE, "");
    add(lexicon, "Russische", "Russian", NTR_NAME_ADJECTIVE, "");
    add(lexicon, "Russisch", "Russian", NTR_NAME_ADJECTIVE, "");
    add(lexicon, "EEU", "EAEU", NTR_NAME_ORGANISATION, "");
    add(lexicon, "VN", "UN", NTR_NAME_ORGANISATION, "");
    add(lexicon, "Vladimir Poetin", "Vladimir Putin", NTR_NAME_PERSON, "Владимир Путин");
    if (ntr_engine_from_lexicon(&engine, lexicon, &options, &err) != NTR_OK) return -1;
    *state = engine;
    return 0;
}

static int close_engine(void **state) {
    ntr_engine_close(*state);
    return 0;
}

/* The names of `text`, one a line: "kind: source → English", with "*" behind a part of a solid compound. */
static void names_are(void **state, const char *text, const char *wanted) {
    ntr_error err = {0};
    ntr_worker *worker = NULL;
    ntr_document *document = NULL;
    ntr_buffer found = {0};
    assert_int_equal(ntr_worker_open(&worker, *state, &err), NTR_OK);
    assert_int_equal(ntr_worker_read(worker, &document, NTR_STR("text"), ntr_str_from(text), &err), NTR_OK);
    assert_int_equal(ntr_worker_run(worker, document, NULL, &err), NTR_OK);
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_NAME) continue;
        const ntr_str source = ntr_document_slice(document, annot->span);
        ntr_buffer_printf(&found, "%s: %.*s → %.*s%s\n", ntr_name_kind_word(annot->as.name), NTR_FMT(source),
                          NTR_FMT(ntr_annot_english(annot, source)), annot->in_compound ? "*" : "");
    }
    assert_str(ntr_buffer_str(&found), wanted);
    ntr_buffer_dispose(&found);
    ntr_document_free(document);
    ntr_worker_close(worker);
}

static void listed_names_need_their_capitals(void **state) {
    names_are(state, "De keizer van Aken kwam uit Rusland.", "place: Aken → Aachen\ncountry: Rusland → Russia\n");
    names_are(state, "Er was sprake van raken en aken.", "");
    names_are(state, "Even later was de vn er.", "");
    names_are(state, "Ruslands leger en de VN.", "country: Ruslands → Russia's\norganisation: VN → UN\n");
}

static void the_longest_match_wins(void **state) {
    names_are(state, "De Verenigde Staten en Centraal-Azië.",
              "country: Verenigde Staten → United States\nplace: Centraal-Azië → Central Asia\n");
}

static void language_and_adjective_are_told_apart(void **state) {
    names_are(state, "De oproep in het Oezbeeks voor het leger.", "language: Oezbeeks → Uzbek\n");
    names_are(state, "Een Oezbeeks paspoort.", "adjective: Oezbeeks → Uzbek\n");
}

static void compounds_hold_names(void **state) {
    names_are(state, "De EEU-landen en de Ruslandcorrespondent.",
              "organisation: EEU → EAEU\ncountry: Rusland → Russia*\n");
    names_are(state, "Een pro-Russische Poetin-aanhanger.", "adjective: Russische → Russian\nperson: Poetin → Putin\n");
}

static void a_surname_belongs_to_the_full_name_before_it(void **state) {
    names_are(
        state, "Activist Valentina Tsjoedik belde. Volgens Tsjoedik klopte het. Tsjoediks broer zweeg.",
        "person: Valentina Tsjoedik → Valentina Chudik\nperson: Tsjoedik → Chudik\nperson: Tsjoediks → Chudik's\n");
    names_are(state, "Correspondent Iris de Graaf belt. De Graaf hangt op.",
              "person: Iris de Graaf → Iris de Graaf\nperson: De Graaf → De Graaf\n");
}

static void titles_and_initials_tell_persons(void **state) {
    names_are(state, "Volgens president Zjoekovski en A.P. Tsjechov.",
              "person: Zjoekovski → Zhukovsky\nperson: A.P. Tsjechov → A.P. Chekhov\n");
}

static void dutch_names_stay(void **state) {
    names_are(state, "Trainer Ronald Koeman en Sjoerd Tjeerdsma.",
              "person: Ronald Koeman → Ronald Koeman\nperson: Sjoerd Tjeerdsma → Sjoerd Tjeerdsma\n");
}

static void headlines_are_read_too(void **state) {
    names_are(state, "RUSLAND WIJST KRITIEK AF", "country: RUSLAND → RUSSIA\n");
}

static void a_second_run_changes_nothing(void **state) {
    ntr_error err = {0};
    ntr_worker *worker = NULL;
    ntr_document *document = NULL;
    assert_int_equal(ntr_worker_open(&worker, *state, &err), NTR_OK);
    const ntr_str text = NTR_STR("De Russische president Vladimir Poetin was in Centraal-Azië.");
    assert_int_equal(ntr_worker_read(worker, &document, NTR_STR("text"), text, &err), NTR_OK);
    assert_int_equal(ntr_worker_run(worker, document, "name", &err), NTR_OK);
    const uint32_t count = document->annots.count;
    assert_int_equal(count, 3);
    assert_int_equal(ntr_worker_run(worker, document, "name", &err), NTR_OK);
    assert_int_equal(document->annots.count, count);
    ntr_document_free(document);
    ntr_worker_close(worker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listed_names_need_their_capitals),
        cmocka_unit_test(the_longest_match_wins),
        cmocka_unit_test(language_and_adjective_are_told_apart),
        cmocka_unit_test(compounds_hold_names),
        cmocka_unit_test(a_surname_belongs_to_the_full_name_before_it),
        cmocka_unit_test(titles_and_initials_tell_persons),
        cmocka_unit_test(dutch_names_stay),
        cmocka_unit_test(headlines_are_read_too),
        cmocka_unit_test(a_second_run_changes_nothing),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
