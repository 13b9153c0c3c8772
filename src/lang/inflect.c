#include "lang/inflect.h"

typedef struct comparison {
    ntr_str form;
    unsigned features;
    ntr_trust trust;
    const char *rule;
} comparison;

static bool compare(void *self, const ntr_inflection *form) {
    comparison *wanted = self;
    if (!ntr_str_equal(form->text, wanted->form)) return true;
    wanted->features |= form->features;
    if (!wanted->rule || form->trust < wanted->trust) {
        wanted->trust = form->trust;
        wanted->rule = form->rule;
    }
    return true;
}

void ntr_inflect_relate(ntr_relation *out, const ntr_lexicon *lexicon, ntr_str base, ntr_str form) {
    comparison noun = {.form = form}, adjective = {.form = form}, verb = {.form = form};
    ntr_noun_forms(lexicon, base, compare, &noun);
    ntr_adjective_forms(lexicon, base, compare, &adjective);
    ntr_verb_forms(lexicon, base, compare, &verb);
    *out = (ntr_relation){.features = noun.features | adjective.features | verb.features,
                          .noun_trust = noun.trust,
                          .adjective_trust = adjective.trust,
                          .verb_trust = verb.trust,
                          .noun_rule = noun.rule,
                          .adjective_rule = adjective.rule,
                          .verb_rule = verb.rule};
}
