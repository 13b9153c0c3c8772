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
    } tags[] = {{"NN1d", NTR_NOUN | NTR_ADJ},
                {"NN", NTR_NOUN},
                {"AJ", NTR_ADJ},
                {"i", NTR_NOUN | NTR_ADJ}, /* guldens, iets luchtigs */
                {"VBpe", NTR_ADJ | NTR_VERB},
                {"PPe", NTR_ADJ | NTR_VERB},
                {"VB", NTR_VERB},
                {"PP", NTR_VERB}};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (ntr_starts_with(tag, tags[i].tag)) return (tags[i].classes & classes) != 0;
    return false;
}

/* --- asking ------------------------------------------------------------------------------------------------------ */

typedef struct relay {
    ntr_spell_visit visit;
    void *self;
    bool any;
} relay;

static bool pass_on(void *self, ntr_str line) {
    relay *to = self;
    to->any = true;
    return to->visit(to->self, line);
}

static ntr_form capitalised(ntr_str word) {
    ntr_form form = ntr_form_join(word, NTR_STR_NONE, NTR_STR_NONE);
    if (form.len > 0 && form.bytes[0] >= 'a' && form.bytes[0] <= 'z') form.bytes[0] = (char)(form.bytes[0] - 'a' + 'A');
    return form;
}

/* Folded words are in lower case; what the dictionary has only with a capital (Nederlandse) is asked for again. */
static void each_analysis(ntr_spell *dutch, ntr_str word, ntr_spell_visit visit, void *self) {
    relay to = {visit, self, false};
    ntr_spell_each_analysis(dutch, word, pass_on, &to);
    const ntr_form title = capitalised(word);
    if (!to.any && title.len > 0) ntr_spell_each_analysis(dutch, ntr_form_str(&title), pass_on, &to);
}

bool ntr_evidence_knows(ntr_spell *dutch, ntr_str word) {
    const ntr_form title = capitalised(word);
    return ntr_spell_knows(dutch, word) || ntr_spell_knows(dutch, ntr_form_str(&title));
}

/* Stems come with the dictionary's capital. */
static bool is_stem(ntr_str stem, ntr_str word) {
    return stem.len == word.len && stem.len > 0 && (stem.ptr[0] | 0x20) == (word.ptr[0] | 0x20) &&
           memcmp(stem.ptr + 1, word.ptr + 1, stem.len - 1) == 0;
}

/* --- form and base ----------------------------------------------------------------------------------------------- */

typedef struct link_question {
    ntr_str form, base;
    ntr_class as;
    bool yes, own, maybe, any;
} link_question;

/* The dictionary derives Nederlandse from Nederland; the adjective ends in -s. */
static bool is_demonym_of(ntr_str stem, ntr_str tag, ntr_str base) {
    return (ntr_starts_with(tag, "NN1d") || ntr_starts_with(tag, "AJe")) && ntr_ends_with(base, "s") &&
           is_stem(stem, ntr_cut_end(base, 1));
}

/* It derives woedende from woeden; the adjective is woedend. */
static bool is_participle_of(ntr_str stem, ntr_str tag, ntr_str base) {
    return ntr_starts_with(tag, "PP") && ntr_ends_with(base, "nd") && is_stem(stem, ntr_cut_end(base, 1));
}

static bool ask_link(void *self, ntr_str line) {
    link_question *question = self;
    const analysis found = read_analysis(line);
    question->any = true;
    const bool same = is_stem(found.stem, question->base);
    if (same && is_tag(found.tag, question->as)) question->yes = true;
    if (same && question->as == NTR_ADJ && ntr_starts_with(found.tag, "VBh1")) question->yes = true; /* bezette */
    if (same && found.tag.len == 0 && !is_stem(found.stem, question->form)) question->yes = true;
    if (question->as == NTR_ADJ && is_participle_of(found.stem, found.tag, question->base)) question->yes = true;
    if (question->as == NTR_ADJ && is_demonym_of(found.stem, found.tag, question->base)) question->yes = true;
    if (found.compound) question->maybe = true;
    if (!found.compound && found.tag.len == 0) question->own = true;
    return !question->yes;
}

ntr_link ntr_evidence_link(ntr_spell *dutch, ntr_str form, ntr_str base, ntr_class as) {
    link_question question = {.form = form, .base = base, .as = as};
    each_analysis(dutch, form, ask_link, &question);
    if (question.yes) return NTR_LINK_YES;
    if (question.own) return NTR_LINK_OWN;
    return question.maybe || !question.any ? NTR_LINK_MAYBE : NTR_LINK_NO;
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
    if (is_tag(found.tag, question->classes) && (!question->stem.ptr || is_stem(found.stem, question->stem)))
        question->yes = true;
    return !question->yes;
}

/* Whether the dictionary derives `form` (from `stem`, where that is given) as one of `classes`. */
static bool has_tag(ntr_spell *dutch, ntr_str form, ntr_str stem, unsigned classes) {
    tag_question question = {.stem = stem, .classes = classes};
    each_analysis(dutch, form, ask_tag, &question);
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

/* Albanees, Waals: known with a capital only, and in -e too. */
static bool is_demonym(ntr_spell *dutch, ntr_str word) {
    if (!ntr_ends_with(word, "s") || ntr_spell_knows(dutch, word) || !ntr_evidence_knows(dutch, word)) return false;
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_form inflected = ntr_form_join(ntr_form_str(&stems.items[i]), NTR_STR("e"), NTR_STR_NONE);
        if (ntr_evidence_knows(dutch, ntr_form_str(&inflected))) return true;
    }
    return false;
}

static bool is_adjective_base(ntr_spell *dutch, ntr_str word) {
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++)
        if (derives(dutch, ntr_form_str(&stems.items[i]), "e", word, NTR_ADJ)) return true;
    return is_demonym(dutch, word);
}

/* lopen: loop; gaan: ga; ruziën: ruzie. */
static void stems_of_infinitive(ntr_stems *out, ntr_str infinitive) {
    if (ntr_ends_with(infinitive, "iën")) {
        out->count = 1;
        out->items[0] = ntr_form_join(ntr_cut_end(infinitive, strlen("ën")), NTR_STR("e"), NTR_STR_NONE);
    } else {
        ntr_stem_close(out, ntr_cut_end(infinitive, ntr_ends_with(infinitive, "en") ? 2 : 1));
    }
}

/* Whether the dictionary conjugates the stem of an infinitive: werkt, werkte, werkde. */
static bool is_regular_verb(ntr_spell *dutch, ntr_str infinitive) {
    static const char *const endings[] = {"t", "de", "te", "d"};
    if (!ntr_ends_with(infinitive, "n")) return false;
    ntr_stems stems;
    stems_of_infinitive(&stems, infinitive);
    const unsigned count =
        ntr_syllables(infinitive) <= 2 && stems.count > 1 ? 1 : stems.count; /* halen: haal, not hal */
    for (unsigned i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof endings / sizeof endings[0]; j++)
            if (derives(dutch, ntr_form_str(&stems.items[i]), endings[j], ntr_form_str(&stems.items[i]), NTR_VERB))
                return true;
    return false;
}

static bool is_strong_form(const ntr_lexicon *lexicon, ntr_str form) {
    return ntr_forms_find(&lexicon->verb_forms, form) != NTR_MAP_NONE ||
           ntr_table_find(&lexicon->words[NTR_WORDS_VERBS], form) != NTR_MAP_NONE;
}

/* Whether the table has the infinitive of a stem: besluit, besluiten. */
static bool is_stem_in_table(const ntr_lexicon *lexicon, ntr_str form) {
    ntr_stems stems;
    ntr_stem_open(&stems, form);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_form infinitive = ntr_form_join(ntr_form_str(&stems.items[i]), NTR_STR("en"), NTR_STR_NONE);
        if (ntr_table_find(&lexicon->words[NTR_WORDS_VERBS], ntr_form_str(&infinitive)) != NTR_MAP_NONE) return true;
    }
    return false;
}

/* What all analyses of a form say together. */
typedef struct survey {
    bool any;
    bool own; /* an entry, or a compound of entries: it may inflect, and must be asked about further */
    unsigned classes;
} survey;

static bool take_survey(void *self, ntr_str line) {
    survey *of = self;
    const analysis found = read_analysis(line);
    static const unsigned each[] = {NTR_NOUN, NTR_ADJ, NTR_VERB};
    of->any = true;
    of->own = of->own || found.tag.len == 0;
    for (size_t i = 0; i < sizeof each / sizeof each[0]; i++)
        if (is_tag(found.tag, each[i])) of->classes |= each[i];
    return true;
}

unsigned ntr_evidence_form_classes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str form) {
    survey of = {0};
    if (form.len == 0) return 0;
    each_analysis(dutch, form, take_survey, &of);
    if (is_strong_form(lexicon, form) || is_stem_in_table(lexicon, form)) of.classes |= NTR_VERB;
    if (of.own) {
        if (is_noun_base(dutch, form)) of.classes |= NTR_NOUN;
        if (is_adjective_base(dutch, form)) of.classes |= NTR_ADJ;
        if (derives(dutch, form, "t", form, NTR_VERB) || is_regular_verb(dutch, form)) of.classes |= NTR_VERB;
    }
    if (of.classes != 0) return of.classes;
    return of.any || ntr_spell_knows(dutch, form) ? NTR_OTHER : 0;
}

/* How many of the forms that the rules give the dictionary knows. */
typedef struct census {
    ntr_spell *dutch;
    unsigned known;
} census;

static bool count_known(void *self, const ntr_inflection *form) {
    census *counted = self;
    const unsigned finite = NTR_FINITE | NTR_PARTICIPLE;
    if (form->trust < NTR_TRUST_CHANCE && (form->features & finite) && ntr_spell_knows(counted->dutch, form->text))
        counted->known++;
    return counted->known < 3;
}

static bool is_infinitive(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str base) {
    if (!ntr_verb_may_be(lexicon, base)) return false;
    const ntr_str particle = ntr_verb_particle(lexicon, base);
    const ntr_str rest = ntr_str_slice(base, particle.len, base.len);
    const ntr_table *strong = &lexicon->words[NTR_WORDS_VERBS];
    if (is_regular_verb(dutch, base) || ntr_table_find(strong, base) != NTR_MAP_NONE) return true;
    if (particle.len > 0 && (ntr_table_find(strong, rest) != NTR_MAP_NONE || is_regular_verb(dutch, rest))) return true;
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
    if (adjective) return NTR_ADJ | (is_noun_base(dutch, base) ? NTR_NOUN : 0); /* recht, rechten */
    const bool unknown = !ntr_evidence_knows(dutch, base);
    return NTR_NOUN | (unknown && looks_adjectival(base) ? NTR_ADJ : 0);
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
        choice->known = ntr_evidence_knows(choice->dutch, form->text);
    return !choice->known;
}

/* A form that the rules give second (koersen, hits, Albanese) holds where the dictionary has not got the first
 * (koerzen, Albaneze). */
static bool has_first_choice(const judgement *on, unsigned feature) {
    first_choice choice = {on->dutch, feature, false};
    if (feature == NTR_PLURAL) {
        ntr_noun_forms(on->lexicon, on->base, look_for_first_choice, &choice);
    } else {
        ntr_adjective_forms(on->base, look_for_first_choice, &choice);
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
    *entry = *entry || !read_analysis(line).compound;
    return !*entry;
}

bool ntr_evidence_is_entry(ntr_spell *dutch, ntr_str word) {
    bool entry = false;
    each_analysis(dutch, word, ask_entry, &entry);
    return entry;
}

/* spraken is of spreken and not of sprake; jongen and noorden are nouns of their own, not of jong and noord. */
static bool is_other_word(const judgement *on) {
    return ntr_forms_find(&on->lexicon->verb_forms, on->form) != NTR_MAP_NONE || (on->classes & NTR_ADJ);
}

static bool holds(const judgement *on, ntr_trust trust, ntr_class as, unsigned features) {
    if (trust == NTR_TRUST_TABLE) return true;
    const ntr_link link = ntr_evidence_link(on->dutch, on->form, on->base, as);
    if (features & NTR_NOMINAL) return may_be_nominal(on);
    if (link == NTR_LINK_YES || link == NTR_LINK_NO) return link == NTR_LINK_YES;
    if (link == NTR_LINK_OWN && as == NTR_NOUN && is_other_word(on)) return false;
    const bool form_known = ntr_evidence_knows(on->dutch, on->form),
               base_known = ntr_evidence_is_entry(on->dutch, on->base);
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
    const analysis found = read_analysis(line);
    if (!is_tag(found.tag, NTR_VERB) || ntr_starts_with(found.tag, "VBpe")) {
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
        if (derives(dutch, first, endings[i], first, NTR_VERB)) return true;
    return is_strong_form(lexicon, first);
}

static bool verb_holds(const judgement *on, ntr_trust trust, unsigned features) {
    if (trust == NTR_TRUST_TABLE) return true;
    verb_question question = {.base = on->base, .particle = ntr_verb_particle(on->lexicon, on->base)};
    const ntr_str rest = ntr_str_slice(on->base, question.particle.len, on->base.len);
    stems_of_infinitive(&question.stems, rest);
    each_analysis(on->dutch, on->form, ask_verb, &question);
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
    if ((classes & NTR_NOUN) && relation.noun_rule &&
        holds(&on, relation.noun_trust, NTR_NOUN, relation.features & NTR_NOUN_FEATURES)) {
        features |= relation.features & NTR_NOUN_FEATURES;
        *rule = relation.noun_rule;
    }
    return features;
}
