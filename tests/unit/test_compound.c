#include "support/test.h"

#include "gloss/fill.h"
#include "lang/compound.h"

static ntr_lexicon *lexicon;
static ntr_spell *dutch;

static int open_all(void **state) {
    (void)state;
    lexicon = ntr_lexicon_new();
    return !lexicon || ntr_fill_words(lexicon, NULL) != NTR_OK || ntr_spell_open(&dutch, "nl_NL", NULL) != NTR_OK;
}

static int close_all(void **state) {
    (void)state;
    ntr_spell_close(dutch);
    ntr_lexicon_free(lexicon);
    return 0;
}

static ntr_opening opening(const char *first) {
    const ntr_str text = ntr_str_from(first);
    return ntr_compound_opens(dutch, lexicon, text) ? NTR_OPENING_STRONG :
                                                      ntr_compound_weak_opening(dutch, lexicon, text);
}

static void modifiers_with_their_linking_letters(void **state) {
    (void)state;
    assert_int_equal(opening("asiel"), NTR_OPENING_STRONG);
    assert_int_equal(opening("regerings"), NTR_OPENING_STRONG);
    assert_int_equal(opening("mensen"), NTR_OPENING_STRONG);
    assert_int_equal(opening("kinder"), NTR_OPENING_STRONG);
    assert_int_equal(opening("eu-"), NTR_OPENING_STRONG);
    assert_int_not_equal(opening("regering"), NTR_OPENING_STRONG);
}

static void what_begins_no_compound(void **state) {
    (void)state;
    assert_int_equal(opening("aan"), NTR_OPENING_NO);
    assert_int_equal(opening("ver"), NTR_OPENING_NO);
    assert_int_equal(opening("het"), NTR_OPENING_NO);
    assert_int_equal(opening("xqz"), NTR_OPENING_NO);
    assert_int_equal(opening(""), NTR_OPENING_NO);
}

static void rests(void **state) {
    (void)state;
    assert_true(ntr_compound_closes(dutch, lexicon, NTR_STR("beleid")));
    assert_true(ntr_compound_closes(dutch, lexicon, NTR_STR("sbeleid")));
    assert_true(ntr_compound_closes(dutch, lexicon, NTR_STR("enorganisatie")));
    assert_true(ntr_compound_closes(dutch, lexicon, NTR_STR("-ministers")));
    assert_false(ntr_compound_closes(dutch, lexicon, NTR_STR("lijke")));
    assert_false(ntr_compound_closes(dutch, lexicon, NTR_STR("xqzw")));
    assert_false(ntr_compound_closes(dutch, lexicon, NTR_STR("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modifiers_with_their_linking_letters),
        cmocka_unit_test(what_begins_no_compound),
        cmocka_unit_test(rests),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
