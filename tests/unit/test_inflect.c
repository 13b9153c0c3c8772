#include "support/test.h"

#include "ext/spell.h"
#include "gloss/fill.h"
#include "lang/evidence.h"

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

typedef struct base_search {
    ntr_str base;
    bool found;
} base_search;

static bool look(void *self, ntr_str base) {
    base_search *wanted = self;
    wanted->found = wanted->found || ntr_str_equal(base, wanted->base);
    return true;
}

/* The base is among the candidates of the form, and the form among those of the base with (at least) `features`. */
static void assert_inflects(const char *base, const char *form, unsigned features) {
    const ntr_str wanted = ntr_str_from(base), word = ntr_str_from(form);
    base_search search = {wanted, false};
    ntr_inflect_bases(lexicon, word, look, &search);
    if (!search.found) fail_msg("%s is not a candidate base of %s", base, form);
    ntr_relation relation;
    ntr_inflect_relate(&relation, lexicon, wanted, word);
    if ((relation.features & features) != features)
        fail_msg("%s is %#x of %s, not %#x", form, relation.features, base, features);
}

static void plurals_in_en(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"minister", "ministers"},
        {"arbeidsmigrant", "arbeidsmigranten"},
        {"maan", "manen"},
        {"bal", "ballen"},
        {"huis", "huizen"},
        {"brief", "brieven"},
        {"golf", "golven"},
        {"kans", "kansen"},
        {"monnik", "monniken"},
        {"havik", "haviken"},
        {"zee", "zeeën"},
        {"idee", "ideeën"},
        {"industrie", "industrieën"},
        {"kolonie", "koloniën"},
        {"ministerie", "ministeries"},
        {"ziekte", "ziekten"},
        {"ziekte", "ziektes"},
        {"foto", "foto's"},
        {"baby", "baby's"},
        {"café", "cafés"},
        {"bureau", "bureaus"},
        {"vonnis", "vonnissen"},
        {"Israëliër", "Israëliërs"},
        {"getuigenis", "getuigenissen"},
        {"leerling", "leerlingen"},
        {"docent", "docenten"},
        {"wet", "wetten"},
        {"radio", "radio's"},
        {"kampioen", "kampioenen"},
        {"besluit", "besluiten"},
        {"reünie", "reünies"},
        {"mogelijkheid", "mogelijkheden"},
        {"museum", "musea"},
        {"politicus", "politici"},
        {"crisis", "crises"},
        {"taxi", "taxi's"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) assert_inflects(pairs[i][0], pairs[i][1], NTR_PLURAL);
}

static void plurals_of_the_table(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"kind", "kinderen"},     {"pleegkind", "pleegkinderen"},
        {"lid", "leden"},         {"raadslid", "raadsleden"},
        {"stad", "steden"},       {"hoofdstad", "hoofdsteden"},
        {"schip", "schepen"},     {"dag", "dagen"},
        {"verdrag", "verdragen"}, {"gat", "gaten"},
        {"ei", "eieren"},         {"volk", "volkeren"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) assert_inflects(pairs[i][0], pairs[i][1], NTR_PLURAL);
}

static void diminutives(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"huis", "huisje"},           {"boom", "boompje"},  {"bal", "balletje"},
                                           {"koning", "koninkje"},       {"auto", "autootje"}, {"tafel", "tafeltje"},
                                           {"leerling", "leerlingetje"}, {"ding", "dingetje"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_inflects(pairs[i][0], pairs[i][1], NTR_DIMINUTIVE);
    assert_inflects("huis", "huisjes", NTR_DIMINUTIVE | NTR_PLURAL);
}

static void adjectives(void **state) {
    (void)state;
    assert_inflects("groot", "grote", NTR_ADJECTIVE_E);
    assert_inflects("groot", "groter", NTR_COMPARED);
    assert_inflects("groot", "grootste", NTR_COMPARED);
    assert_inflects("wit", "witte", NTR_ADJECTIVE_E);
    assert_inflects("lief", "lieve", NTR_ADJECTIVE_E);
    assert_inflects("boos", "boze", NTR_ADJECTIVE_E);
    assert_inflects("zwaar", "zwaardere", NTR_COMPARED);
    assert_inflects("strafrechtelijk", "strafrechtelijke", NTR_ADJECTIVE_E);
    assert_inflects("politiek", "politieke", NTR_ADJECTIVE_E);
    assert_inflects("ziek", "zieken", NTR_NOMINAL);
    assert_inflects("fris", "frist", NTR_COMPARED);
    assert_inflects("nieuw", "nieuws", NTR_ADJECTIVE_E);
    assert_inflects("jong", "jongeren", NTR_NOMINAL);
}

static void weak_verbs(void **state) {
    (void)state;
    assert_inflects("werken", "werkt", NTR_FINITE);
    assert_inflects("werken", "werkte", NTR_FINITE);
    assert_inflects("werken", "gewerkt", NTR_PARTICIPLE);
    assert_inflects("reizen", "reisde", NTR_FINITE);
    assert_inflects("reizen", "gereisd", NTR_PARTICIPLE);
    assert_inflects("zetten", "zet", NTR_STEM);
    assert_inflects("maken", "maakt", NTR_FINITE);
    assert_inflects("handelen", "handelt", NTR_FINITE);
    assert_inflects("tekenen", "getekend", NTR_PARTICIPLE);
    assert_inflects("eindigen", "geëindigd", NTR_PARTICIPLE);
    assert_inflects("innen", "geïnd", NTR_PARTICIPLE);
    assert_inflects("veroordelen", "veroordeelde", NTR_FINITE | NTR_PARTICIPLE_E);
    assert_inflects("werken", "werkende", NTR_PRESENT_PARTICIPLE);
    assert_inflects("deporteren", "gedeporteerde", NTR_PARTICIPLE_E);
}

static void strong_verbs(void **state) {
    (void)state;
    assert_inflects("lopen", "liep", NTR_FINITE);
    assert_inflects("ondernemen", "ondernam", NTR_FINITE);
    assert_inflects("ondernemen", "ondernomen", NTR_PARTICIPLE);
    assert_inflects("verbieden", "verboden", NTR_PARTICIPLE);
    assert_inflects("kopen", "gekochte", NTR_PARTICIPLE_E);
    assert_inflects("doen", "gedane", NTR_PARTICIPLE_E);
    assert_inflects("gaan", "gaat", NTR_FINITE);
    assert_inflects("vangen", "gevangene", NTR_PARTICIPLE_E);
}

static void separable_verbs(void **state) {
    (void)state;
    assert_inflects("aanvallen", "aanviel", NTR_FINITE);
    assert_inflects("aanvallen", "aangevallen", NTR_PARTICIPLE);
    assert_inflects("opleiden", "opgeleide", NTR_PARTICIPLE_E);
    assert_inflects("opleiden", "opgeleid", NTR_PARTICIPLE);
    assert_inflects("meedoen", "meedoet", NTR_FINITE);
    assert_str(ntr_verb_particle(lexicon, NTR_STR("aanvallen")), "aan");
    assert_str(ntr_verb_particle(lexicon, NTR_STR("overeenkomen")), "overeen");
    assert_int_equal(ntr_verb_particle(lexicon, NTR_STR("werken")).len, 0);
}

static unsigned features_of(const char *base, const char *form, unsigned classes) {
    const char *rule = NULL;
    return ntr_evidence_features(dutch, lexicon, ntr_str_from(base), ntr_str_from(form), classes, &rule);
}

static void dictionary_refuses_what_only_looks_right(void **state) {
    (void)state;
    assert_int_equal(features_of("as", "azen", NTR_NOUN) & NTR_PLURAL, 0);
    assert_int_equal(features_of("bom", "bomen", NTR_NOUN) & NTR_PLURAL, 0); /* bomen is of boom */
    assert_true(features_of("boom", "bomen", NTR_NOUN) & NTR_PLURAL);
    assert_true(features_of("arbeidsmigrant", "arbeidsmigranten", NTR_NOUN) & NTR_PLURAL);
}

static void guesses_parts_of_speech(void **state) {
    (void)state;
    assert_int_equal(ntr_evidence_base_classes(dutch, lexicon, NTR_STR("aanvallen")), NTR_VERB);
    assert_true(ntr_evidence_base_classes(dutch, lexicon, NTR_STR("groot")) & NTR_ADJ);
    assert_int_equal(ntr_evidence_base_classes(dutch, lexicon, NTR_STR("huis")), NTR_NOUN);
    assert_true(ntr_evidence_form_classes(dutch, lexicon, NTR_STR("weken")) == (NTR_NOUN | NTR_VERB));
}

static void survives_any_bytes(void **state) {
    (void)state;
    static const char *const words[] = {"", "e", "é", "ë", "en", "s", "'s", "ge", "gen", "ën", "iën", "\xC3\xA9s"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        for (size_t j = 0; j < sizeof words / sizeof words[0]; j++) {
            base_search search = {ntr_str_from(words[j]), false};
            ntr_relation relation;
            ntr_inflect_bases(lexicon, ntr_str_from(words[i]), look, &search);
            ntr_inflect_relate(&relation, lexicon, ntr_str_from(words[j]), ntr_str_from(words[i]));
        }
    char longest[NTR_FORM_SIZE + 20];
    memset(longest, 'a', sizeof longest);
    ntr_relation relation;
    ntr_inflect_relate(&relation, lexicon, (ntr_str){longest, sizeof longest}, (ntr_str){longest, sizeof longest});
    assert_int_equal(relation.features, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plurals_in_en),
        cmocka_unit_test(plurals_of_the_table),
        cmocka_unit_test(diminutives),
        cmocka_unit_test(adjectives),
        cmocka_unit_test(weak_verbs),
        cmocka_unit_test(strong_verbs),
        cmocka_unit_test(separable_verbs),
        cmocka_unit_test(dictionary_refuses_what_only_looks_right),
        cmocka_unit_test(guesses_parts_of_speech),
        cmocka_unit_test(survives_any_bytes),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
