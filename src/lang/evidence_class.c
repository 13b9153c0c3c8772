/* Parts of speech, of forms in a text and of entries. */
#include "lang/analysis.h"

/* The commonest plural is asked for first: mostly one look-up is enough. */
static bool is_noun_base(ntr_spell *dutch, ntr_str word) {
    static const char *const endings[] = {"s", "'s", "je", "tje", "ën"};
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++)
        if (ntr_analysis_derives(dutch, ntr_form_str(&stems.items[i]), "en", word, NTR_NOUN)) return true;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ntr_analysis_derives(dutch, word, endings[i], word, NTR_NOUN)) return true;
    return false;
}

/* Albanees, Waals: known with a capital only, and in -e too. */
static bool is_demonym(ntr_spell *dutch, ntr_str word) {
    if (!ntr_ends_with(word, "s") || ntr_spell_knows(dutch, word) || !ntr_analysis_knows(dutch, word)) return false;
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_form inflected = ntr_form_join(ntr_form_str(&stems.items[i]), NTR_STR("e"), NTR_STR_NONE);
        if (ntr_analysis_knows(dutch, ntr_form_str(&inflected))) return true;
    }
    return false;
}

static bool is_adjective_base(ntr_spell *dutch, ntr_str word) {
    ntr_stems stems;
    ntr_stem_open(&stems, word);
    for (unsigned i = 0; i < stems.count; i++)
        if (ntr_analysis_derives(dutch, ntr_form_str(&stems.items[i]), "e", word, NTR_ADJ)) return true;
    return is_demonym(dutch, word);
}

/* Whether the dictionary conjugates the stem of an infinitive: werkt, werkte, werkde. */
static bool is_regular_verb(ntr_spell *dutch, ntr_str infinitive) {
    static const char *const endings[] = {"t", "de", "te", "d"};
    if (!ntr_ends_with(infinitive, "n")) return false;
    ntr_stems stems;
    ntr_verb_stems(&stems, infinitive);
    const unsigned count =
        ntr_syllables(infinitive) <= 2 && stems.count > 1 ? 1 : stems.count; /* halen: haal, not hal */
    for (unsigned i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof endings / sizeof endings[0]; j++)
            if (ntr_analysis_derives(dutch, ntr_form_str(&stems.items[i]), endings[j], ntr_form_str(&stems.items[i]),
                                     NTR_VERB))
                return true;
    return false;
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
    bool entry; /* it is one, and no compound of several: it may inflect, and must be asked about further */
    unsigned classes;
} survey;

static bool take_survey(void *self, ntr_str line) {
    survey *of = self;
    const ntr_analysis found = ntr_analysis_read(line);
    static const unsigned each[] = {NTR_NOUN, NTR_ADJ, NTR_VERB};
    of->any = true;
    of->entry = of->entry || (found.tag.len == 0 && !found.compound);
    for (size_t i = 0; i < sizeof each / sizeof each[0]; i++)
        if (ntr_analysis_is(found.tag, each[i])) of->classes |= each[i];
    return true;
}

unsigned ntr_evidence_table_classes(const ntr_lexicon *lexicon, ntr_str form) {
    return ntr_verb_is_listed(lexicon, form) || is_stem_in_table(lexicon, form) ? NTR_VERB : 0;
}

unsigned ntr_evidence_form_classes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str form) {
    survey of = {0};
    if (form.len == 0) return 0;
    ntr_analysis_each(dutch, form, take_survey, &of);
    of.classes |= ntr_evidence_table_classes(lexicon, form);
    if (of.entry) {
        if (is_noun_base(dutch, form)) of.classes |= NTR_NOUN;
        if (is_adjective_base(dutch, form)) of.classes |= NTR_ADJ;
        if (ntr_analysis_derives(dutch, form, "t", form, NTR_VERB) || is_regular_verb(dutch, form))
            of.classes |= NTR_VERB;
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
        const bool noun =
            ntr_ends_with(base, "en") && (ntr_analysis_derives(dutch, base, "s", base, NTR_NOUN) ||
                                          ntr_analysis_derives(dutch, base, "tje", base, NTR_NOUN)); /* teken */
        return NTR_VERB | (noun ? NTR_NOUN : 0);
    }
    const bool adjective = is_adjective_base(dutch, base);
    if (adjective) return NTR_ADJ | (is_noun_base(dutch, base) ? NTR_NOUN : 0); /* recht, rechten */
    const bool unknown = !ntr_analysis_knows(dutch, base);
    return NTR_NOUN | (unknown && looks_adjectival(base) ? NTR_ADJ : 0);
}
