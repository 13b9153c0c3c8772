#include "support/test.h"

#include "gloss/fill.h"
#include "lang/english.h"

static ntr_lexicon *lexicon;

static int open_all(void **state) {
    (void)state;
    lexicon = ntr_lexicon_new();
    return !lexicon || ntr_fill_words(lexicon, NULL) != NTR_OK;
}

static int close_all(void **state) {
    (void)state;
    ntr_lexicon_free(lexicon);
    return 0;
}

static void assert_plural(const char *singular, const char *plural) {
    assert_str(ntr_english_plural(lexicon->arena, lexicon, ntr_str_from(singular)), plural);
}

static void plural_by_rule(void **state) {
    (void)state;
    assert_plural("minister", "ministers");
    assert_plural("party", "parties");
    assert_plural("day", "days");
    assert_plural("box", "boxes");
    assert_plural("church", "churches");
    assert_plural("crash", "crashes");
    assert_plural("class", "classes");
    assert_plural("bus", "buses");
    assert_plural("crisis", "crises");
    assert_plural("MP", "MPs");
    assert_plural("spokeswoman", "spokeswomen");
    assert_plural("embassy", "embassies");
}

static void plural_of_the_table(void **state) {
    (void)state;
    assert_plural("child", "children");
    assert_plural("woman", "women");
    assert_plural("knife", "knives");
    assert_plural("Child", "children");
}

static void plural_of_the_head(void **state) {
    (void)state;
    assert_plural("migrant worker", "migrant workers");
    assert_plural("member of parliament", "members of parliament");
    assert_plural("chief of staff", "chiefs of staff");
    assert_plural("head of state", "heads of state");
    assert_plural("order in council", "orders in council");
    assert_plural("application for asylum", "applications for asylum");
    assert_plural("mother-in-law", "mothers-in-law");
    assert_plural("unaccompanied child", "unaccompanied children");
    assert_plural("right to vote", "rights to vote");
}

static void plural_that_is_none(void **state) {
    (void)state;
    assert_plural("advice", "advice");
    assert_plural("legal advice", "legal advice");
    assert_plural("sanctions", "sanctions");
    assert_plural("working conditions", "working conditions");
    assert_plural("", "");
    assert_plural("General Data Protection Regulation (GDPR)", "General Data Protection Regulation (GDPR)");
}

static void assert_participle(const char *verb, const char *british, const char *american) {
    assert_str(ntr_english_participle(lexicon->arena, lexicon, ntr_str_from(verb), false), british);
    assert_str(ntr_english_participle(lexicon->arena, lexicon, ntr_str_from(verb), true), american);
}

static void participles(void **state) {
    (void)state;
    assert_participle("attack", "attacked", "attacked");
    assert_participle("announce", "announced", "announced");
    assert_participle("deny", "denied", "denied");
    assert_participle("delay", "delayed", "delayed");
    assert_participle("stop", "stopped", "stopped");
    assert_participle("travel", "travelled", "traveled");
    assert_participle("reveal", "revealed", "revealed");
    assert_participle("withdraw", "withdrawn", "withdrawn");
    assert_participle("write off", "written off", "written off");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plural_by_rule),     cmocka_unit_test(plural_of_the_table),
        cmocka_unit_test(plural_of_the_head), cmocka_unit_test(plural_that_is_none),
        cmocka_unit_test(participles),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
