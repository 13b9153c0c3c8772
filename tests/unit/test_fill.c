/* The lexicon as the glossary fills it. */
#include "support/glossary.h"

#include "gloss/fill.h"
#include "model/data.h"

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
    const struct CMUnitTest tests[] = {
        WITH_PLACE(fills_the_lexicon),
        WITH_PLACE(users_names_win),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
