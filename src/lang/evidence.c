#include "lang/evidence.h"

#include "lang/analysis.h"

/* --- form and base ----------------------------------------------------------------------------------------------- */

typedef struct link_question {
    ntr_str form, base;
    ntr_class as;
    bool yes, own, maybe, any;
} link_question;

/* The dictionary derives Nederlandse from Nederland; the adjective ends in -s. */
static bool is_demonym_of(ntr_str stem, ntr_str tag, ntr_str base) {
    return (ntr_starts_with(tag, "NN1d") || ntr_starts_with(tag, "AJe")) && ntr_ends_with(base, "s") &&
           ntr_analysis_is_stem(stem, ntr_cut_end(base, 1));
}

/* It derives woedende from woeden; the adjective is woedend. */
static bool is_participle_of(ntr_str stem, ntr_str tag, ntr_str base) {
    return ntr_starts_with(tag, "PP") && ntr_ends_with(base, "nd") && ntr_analysis_is_stem(stem, ntr_cut_end(base, 1));
}

/* The plural of a woman who does something is filed under her: mensenrechtenactivisten under -activiste; it is that of
 * the man as well. */
static bool is_feminine_of(ntr_str stem, ntr_str base) {
    static const char *const agents[] = {"iste", "ente", "ante", "ate", "ote", "ete", "ite"};
    for (size_t i = 0; i < sizeof agents / sizeof agents[0]; i++) {
        if (!ntr_ends_with(stem, agents[i])) continue;
        ntr_stems closed; /* kandidate, kandidaat */
        ntr_stem_close(&closed, ntr_cut_end(stem, 1));
        for (unsigned j = 0; j < closed.count; j++)
            if (ntr_analysis_is_stem(ntr_form_str(&closed.items[j]), base)) return true;
    }
    return false;
}

static bool ask_link(void *self, ntr_str line) {
    link_question *question = self;
    const ntr_analysis found = ntr_analysis_read(line);
    question->any = true;
    const bool same = ntr_analysis_is_stem(found.stem, question->base);
    if (same && ntr_analysis_is(found.tag, question->as)) question->yes = true;
    if (question->as == NTR_NOUN && ntr_starts_with(found.tag, "NN2") && is_feminine_of(found.stem, question->base))
        question->yes = true;
    if (same && question->as == NTR_ADJ && ntr_starts_with(found.tag, "VBh1")) question->yes = true; /* bezette */
    if (same && found.tag.len == 0 && !ntr_analysis_is_stem(found.stem, question->form)) question->yes = true;
    if (question->as == NTR_ADJ && is_participle_of(found.stem, found.tag, question->base)) question->yes = true;
    if (question->as == NTR_ADJ && is_demonym_of(found.stem, found.tag, question->base)) question->yes = true;
    if (found.compound) question->maybe = true;
    if (!found.compound && found.tag.len == 0) question->own = true;
    return !question->yes;
}

ntr_link ntr_evidence_link(ntr_spell *dutch, ntr_str form, ntr_str base, ntr_class as) {
    link_question question = {.form = form, .base = base, .as = as};
    ntr_analysis_each(dutch, form, ask_link, &question);
    if (question.yes) return NTR_LINK_YES;
    if (question.own) return NTR_LINK_OWN;
    return question.maybe || !question.any ? NTR_LINK_MAYBE : NTR_LINK_NO;
}

/* --- rules and dictionary together ------------------------------------------------------------------------------- */

typedef struct judgement {
    ntr_spell *dutch;
    const ntr_lexicon *lexicon;
    ntr_str base, form;
    unsigned classes;
} judgement;

typedef struct first_choice {
    ntr_spell *dutch;
    unsigned feature;
    bool known;
} first_choice;

static bool look_for_first_choice(void *self, const ntr_inflection *form) {
    first_choice *choice = self;
    if ((form->features & choice->feature) && form->trust != NTR_TRUST_CHANCE)
        choice->known = ntr_analysis_knows(choice->dutch, form->text);
    return !choice->known;
}

/* A form that the rules give second (koersen, hits, Albanese) holds where the dictionary has not got the first
 * (koerzen, Albaneze). */
static bool has_first_choice(const judgement *on, unsigned feature) {
    first_choice choice = {on->dutch, feature, false};
    if (feature == NTR_PLURAL) {
        ntr_noun_forms(on->lexicon, on->base, look_for_first_choice, &choice);
    } else {
        ntr_adjective_forms(on->lexicon, on->base, look_for_first_choice, &choice);
    }
    return choice.known;
}

/* gelovigen, klassieken; words of one syllable form nouns otherwise (jongen, noorden). */
static bool may_be_nominal(const judgement *on) {
    const ntr_str inflected = ntr_cut_end(on->form, 1);
    if (ntr_evidence_link(on->dutch, on->form, inflected, NTR_NOUN) == NTR_LINK_YES) return true;
    return ntr_syllables(on->base) > 1 && ntr_evidence_link(on->dutch, inflected, on->base, NTR_ADJ) != NTR_LINK_NO;
}

static bool ask_entry(void *self, ntr_str line) {
    bool *entry = self;
    *entry = *entry || !ntr_analysis_read(line).compound;
    return !*entry;
}

bool ntr_evidence_is_entry(ntr_spell *dutch, ntr_str word) {
    bool entry = false;
    ntr_analysis_each(dutch, word, ask_entry, &entry);
    return entry;
}

/* spraken is of spreken and not of sprake; jongen and noorden are nouns of their own, not of jong and noord. */
static bool is_other_word(const judgement *on) {
    return ntr_forms_find(&on->lexicon->verb_forms, on->form) != NTR_MAP_NONE || (on->classes & NTR_ADJ);
}

static bool holds(const judgement *on, ntr_trust trust, ntr_class as, unsigned features) {
    if (trust == NTR_TRUST_TABLE) return true;
    if (as == NTR_ADJ && ntr_forms_find(&on->lexicon->compared_forms, on->form) != NTR_MAP_NONE) return false;
    if (features & NTR_NOMINAL) return may_be_nominal(on);
    const bool form_known = ntr_analysis_knows(on->dutch, on->form);
    const ntr_link link = form_known ? ntr_evidence_link(on->dutch, on->form, on->base, as) : NTR_LINK_MAYBE;
    if (link == NTR_LINK_YES || link == NTR_LINK_NO) return link == NTR_LINK_YES;
    if (link == NTR_LINK_OWN && as == NTR_NOUN && is_other_word(on)) return false;
    const bool base_known = ntr_evidence_is_entry(on->dutch, on->base);
    if (trust == NTR_TRUST_RULE) return form_known || !base_known;
    if (!form_known) return as == NTR_ADJ || !base_known; /* iets luchtigs is no other word */
    if (features & NTR_DIMINUTIVE) return link == NTR_LINK_MAYBE;
    if (features & NTR_ADJECTIVE_E)
        return (link == NTR_LINK_MAYBE && on->form.len == on->base.len + 1) || /* iets onwettigs */
               !has_first_choice(on, NTR_ADJECTIVE_E);
    return (features & NTR_PLURAL) && !has_first_choice(on, NTR_PLURAL);
}

/* The dictionary files finite forms under the stem and not under the infinitive. */
typedef struct verb_question {
    ntr_stems stems;
    ntr_str base, particle;
    bool yes, other, open;
} verb_question;

static bool ask_verb(void *self, ntr_str line) {
    verb_question *question = self;
    const ntr_analysis found = ntr_analysis_read(line);
    if (!ntr_analysis_is(found.tag, NTR_VERB) || ntr_starts_with(found.tag, "VBpe")) {
        question->open = question->open || found.compound || found.tag.len == 0 || ntr_starts_with(found.tag, "VBpe");
        return true;
    }
    ntr_str stem = found.stem;
    bool own = ntr_str_equal(stem, question->base);
    if (stem.len > question->particle.len && question->particle.len > 0 &&
        memcmp(stem.ptr, question->particle.ptr, question->particle.len) == 0)
        stem = ntr_str_slice(stem, question->particle.len, stem.len);
    for (unsigned i = 0; i < question->stems.count && !own; i++)
        own = ntr_str_equal(stem, ntr_form_str(&question->stems.items[i]));
    question->yes = question->yes || own;
    question->other = question->other || !own;
    return true;
}

/* Whether the dictionary conjugates the first spelling of the stem, so that the second is another verb's: weten has
 * weet, and wette is of wetten. */
static bool has_other_stem(ntr_spell *dutch, const ntr_lexicon *lexicon, const ntr_stems *stems) {
    static const char *const endings[] = {"t", "de", "te", "d"};
    if (stems->count == 0) return false;
    const ntr_str first = ntr_form_str(&stems->items[0]);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ntr_analysis_derives(dutch, first, endings[i], first, NTR_VERB)) return true;
    return ntr_verb_is_listed(lexicon, first);
}

static bool verb_holds(const judgement *on, ntr_trust trust, unsigned features) {
    if (trust == NTR_TRUST_TABLE) return true;
    verb_question question = {.base = on->base, .particle = ntr_verb_particle(on->lexicon, on->base)};
    const ntr_str rest = ntr_str_slice(on->base, question.particle.len, on->base.len);
    ntr_verb_stems(&question.stems, rest);
    ntr_analysis_each(on->dutch, on->form, ask_verb, &question);
    if (question.other && !question.yes && !question.open) return false;
    const bool form_known = ntr_spell_knows(on->dutch, on->form), base_known = ntr_spell_knows(on->dutch, on->base);
    if (trust == NTR_TRUST_RULE) return form_known || !base_known;
    return form_known && !(features & NTR_NOMINAL) && !has_other_stem(on->dutch, on->lexicon, &question.stems);
}

unsigned ntr_evidence_features(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base, ntr_str form,
                               unsigned classes, const char **rule) {
    ntr_relation relation;
    ntr_inflect_relate(&relation, lexicon, base, form);
    const judgement on = {dutch, lexicon, base, form, classes};
    unsigned features = 0;
    *rule = NULL;
    if ((classes & NTR_VERB) && relation.verb_rule && verb_holds(&on, relation.verb_trust, relation.features)) {
        features |= relation.features & NTR_VERB_FEATURES;
        *rule = relation.verb_rule;
    }
    if ((classes & NTR_ADJ) && relation.adjective_rule &&
        holds(&on, relation.adjective_trust, NTR_ADJ, relation.features & NTR_ADJECTIVE_FEATURES)) {
        features |= relation.features & NTR_ADJECTIVE_FEATURES;
        *rule = relation.adjective_rule;
    }
    if (features == 0 && (relation.features & NTR_COMPARED) && relation.adjective_trust == NTR_TRUST_TABLE) {
        features |= NTR_COMPARED; /* adverbs too: graag, liever */
        *rule = relation.adjective_rule;
    }
    if ((classes & NTR_NOUN) && relation.noun_rule &&
        holds(&on, relation.noun_trust, NTR_NOUN, relation.features & NTR_NOUN_FEATURES)) {
        features |= relation.features & NTR_NOUN_FEATURES;
        *rule = relation.noun_rule;
    }
    return features;
}
