#include "lang/evidence.h"

/* What Hunspell says in one analysis: " st:huis ts:NN2". */
typedef struct analysis {
    ntr_str stem;
    ntr_str tag; /* empty: the word is an entry of its own */
    bool compound;
} analysis;

static ntr_str field_after(ntr_str line, const char *name) {
    ntr_str last = NTR_STR_NONE;
    for (size_t i = 0; i + 3 <= line.len; i++) {
        if (memcmp(line.ptr + i, name, 3) != 0) continue;
        size_t end = i + 3;
        while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t') end++;
        last = ntr_str_slice(line, i + 3, end);
    }
    return last;
}

static analysis read_analysis(ntr_str line) {
    return (analysis){.stem = field_after(line, "st:"),
                      .tag = field_after(line, "ts:"),
                      .compound = field_after(line, "pa:").ptr || ntr_starts_with(field_after(line, "fl:"), "P")};
}

static bool is_tag(ntr_str tag, unsigned classes) {
    static const struct {
        const char *tag;
        unsigned classes;
    } tags[] = {{"NN1d", NTR_NOUN | NTR_ADJ}, {"NN", NTR_NOUN}, {"AJ", NTR_ADJ}, {"VBpe", NTR_ADJ | NTR_VERB},
                {"PPe", NTR_ADJ | NTR_VERB},  {"VB", NTR_VERB}, {"PP", NTR_VERB}};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (ntr_starts_with(tag, tags[i].tag)) return (tags[i].classes & classes) != 0;
    return false;
}

/* --- form and base ----------------------------------------------------------------------------------------------- */

typedef struct link_question {
    ntr_str form, base;
    ntr_class as;
    bool yes, maybe, any;
} link_question;

static bool ask_link(void *self, ntr_str line) {
    link_question *question = self;
    const analysis found = read_analysis(line);
    question->any = true;
    const bool same = ntr_str_equal(found.stem, question->base);
    if (same && is_tag(found.tag, question->as)) question->yes = true;
    if (same && found.tag.len == 0 && !ntr_str_equal(found.stem, question->form)) question->yes = true;
    if (found.compound || found.tag.len == 0) question->maybe = true;
    return !question->yes;
}

ntr_link ntr_evidence_link(ntr_spell *dutch, ntr_str form, ntr_str base, ntr_class as) {
    link_question question = {.form = form, .base = base, .as = as};
    ntr_spell_each_analysis(dutch, form, ask_link, &question);
    return question.yes ? NTR_LINK_YES : question.maybe || !question.any ? NTR_LINK_MAYBE : NTR_LINK_NO;
}

/* --- parts of speech --------------------------------------------------------------------------------------------- */

typedef struct tag_question {
    ntr_str stem; /* .ptr NULL: any */
    unsigned classes;
    bool yes;
} tag_question;

static bool ask_tag(void *self, ntr_str line) {
    tag_question *question = self;
    const analysis found = read_analysis(line);
    if (found.compound && question->stem.ptr) return true;
    if (is_tag(found.tag, question->classes) && (!question->stem.ptr || ntr_str_equal(found.stem, question->stem)))
        question->yes = true;
    return !question->yes;
}

/* Whether the dictionary derives `form` (from `stem`, where that is given) as one of `classes`. */
static bool has_tag(ntr_spell *dutch, ntr_str form, ntr_str stem, unsigned classes) {
    tag_question question = {.stem = stem, .classes = classes};
    ntr_spell_each_analysis(dutch, form, ask_tag, &question);
    return question.yes;
}

static bool derives(ntr_spell *dutch, ntr_str stem, const char *ending, ntr_str base, unsigned classes) {
    const ntr_form form = ntr_form_join(stem, ntr_str_from(ending), NTR_STR_NONE);
    return form.len > 0 && has_tag(dutch, ntr_form_str(&form), base, classes);
}

static bool is_noun_base(ntr_spell *dutch, ntr_str word) {
    static const char *const endings[] = {"s", "'s", "je", "tje", "ën"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (derives(dutch, word, endings[i], word, NTR_NOUN)) return true;
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++)
        if (derives(dutch, ntr_form_str(&stems.items[i]), "en", word, NTR_NOUN)) return true;
    return false;
}

static bool is_adjective_base(ntr_spell *dutch, ntr_str word) {
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++)
        if (derives(dutch, ntr_form_str(&stems.items[i]), "e", word, NTR_ADJ)) return true;
    return false;
}

/* Whether the dictionary conjugates the stem of an infinitive: werkt, werkte, werkde. */
static bool is_regular_verb(ntr_spell *dutch, ntr_str infinitive) {
    static const char *const endings[] = {"t", "de", "te", "d"};
    if (!ntr_ends_with(infinitive, "n")) return false;
    ntr_stems stems;
    ntr_stem_close(&stems, ntr_cut_end(infinitive, ntr_ends_with(infinitive, "en") ? 2 : 1));
    for (unsigned i = 0; i < stems.count; i++)
        for (size_t j = 0; j < sizeof endings / sizeof endings[0]; j++)
            if (derives(dutch, ntr_form_str(&stems.items[i]), endings[j], ntr_form_str(&stems.items[i]), NTR_VERB))
                return true;
    return false;
}

static bool is_strong_form(const ntr_lexicon *lexicon, ntr_str form) {
    return ntr_forms_find(&lexicon->verb_forms, form) != NTR_MAP_NONE ||
           ntr_table_find(&lexicon->words[NTR_WORDS_VERBS], form) != NTR_MAP_NONE;
}

static bool is_verb_form(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str form) {
    return is_strong_form(lexicon, form) || has_tag(dutch, form, NTR_STR_NONE, NTR_VERB) ||
           derives(dutch, form, "t", form, NTR_VERB) || is_regular_verb(dutch, form);
}

unsigned ntr_evidence_form_classes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str form) {
    unsigned classes = 0;
    if (form.len == 0) return 0;
    if (has_tag(dutch, form, NTR_STR_NONE, NTR_NOUN) || is_noun_base(dutch, form)) classes |= NTR_NOUN;
    if (has_tag(dutch, form, NTR_STR_NONE, NTR_ADJ) || is_adjective_base(dutch, form)) classes |= NTR_ADJ;
    if (is_verb_form(dutch, lexicon, form)) classes |= NTR_VERB;
    return classes;
}

/* How many of the forms that the rules give the dictionary knows. */
typedef struct census {
    ntr_spell *dutch;
    unsigned known;
} census;

static bool count_known(void *self, const ntr_inflection *form) {
    census *counted = self;
    const unsigned finite = NTR_FINITE | NTR_PARTICIPLE;
    if ((form->features & finite) && ntr_spell_knows(counted->dutch, form->text)) counted->known++;
    return counted->known < 3;
}

static bool is_infinitive(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base) {
    if (!ntr_verb_may_be(lexicon, base)) return false;
    const ntr_str particle = ntr_verb_particle(lexicon, base);
    const ntr_str rest = ntr_str_slice(base, particle.len, base.len);
    if (is_regular_verb(dutch, base) || is_strong_form(lexicon, base)) return true;
    if (particle.len > 0 && (is_strong_form(lexicon, rest) || is_regular_verb(dutch, rest))) return true;
    census counted = {dutch, 0};
    ntr_verb_forms(lexicon, base, count_known, &counted);
    return counted.known >= 3;
}

/* Endings that only adjectives have. */
static bool looks_adjectival(ntr_str word) {
    static const char *const endings[] = {"ig", "isch", "lijk", "baar", "iek", "eel", "ief", "aal", "zaam", "loos"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ntr_ends_with(word, endings[i])) return true;
    return false;
}

unsigned ntr_evidence_base_classes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base) {
    if (base.len == 0) return 0;
    if (is_infinitive(dutch, lexicon, base)) {
        const bool noun = ntr_ends_with(base, "en") && (derives(dutch, base, "s", base, NTR_NOUN) ||
                                                        derives(dutch, base, "tje", base, NTR_NOUN)); /* teken */
        return NTR_VERB | (noun ? NTR_NOUN : 0);
    }
    const bool adjective = is_adjective_base(dutch, base);
    if (adjective) return NTR_ADJ | NTR_NOUN;
    const bool unknown = !ntr_spell_knows(dutch, base);
    return NTR_NOUN | (unknown && looks_adjectival(base) ? NTR_ADJ : 0);
}

/* --- rules and dictionary together ------------------------------------------------------------------------------- */

typedef struct judgement {
    ntr_spell *dutch;
    ntr_str base, form;
} judgement;

static bool holds(const judgement *on, ntr_trust trust, ntr_class as) {
    if (trust == NTR_TRUST_TABLE) return true;
    const ntr_link link = ntr_evidence_link(on->dutch, on->form, on->base, as);
    if (link != NTR_LINK_MAYBE) return link == NTR_LINK_YES;
    const bool form_known = ntr_spell_knows(on->dutch, on->form), base_known = ntr_spell_knows(on->dutch, on->base);
    if (trust == NTR_TRUST_RULE) return form_known || !base_known;
    return !form_known && !base_known;
}

/* The dictionary files finite forms under a stem and not under the infinitive, so it is asked only whether it knows
 * the form. */
static bool verb_holds(const judgement *on, ntr_trust trust) {
    if (trust == NTR_TRUST_TABLE) return true;
    if (ntr_spell_knows(on->dutch, on->form)) return true;
    return trust == NTR_TRUST_RULE && !ntr_spell_knows(on->dutch, on->base);
}

unsigned ntr_evidence_features(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base, ntr_str form,
                               unsigned classes, const char **rule) {
    ntr_relation relation;
    ntr_inflect_relate(&relation, lexicon, base, form);
    const judgement on = {dutch, base, form};
    unsigned features = 0;
    *rule = NULL;
    if ((classes & NTR_VERB) && relation.verb_rule && verb_holds(&on, relation.verb_trust)) {
        features |= relation.features & NTR_VERB_FEATURES;
        *rule = relation.verb_rule;
    }
    if ((classes & NTR_ADJ) && relation.adjective_rule && holds(&on, relation.adjective_trust, NTR_ADJ)) {
        features |= relation.features & NTR_ADJECTIVE_FEATURES;
        *rule = relation.adjective_rule;
    }
    if ((classes & NTR_NOUN) && relation.noun_rule && holds(&on, relation.noun_trust, NTR_NOUN)) {
        features |= relation.features & NTR_NOUN_FEATURES;
        *rule = relation.noun_rule;
    }
    return features;
}
