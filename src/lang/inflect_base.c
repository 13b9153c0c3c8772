/* The rules read backwards: which bases a form may come from. They may give too much, never too little: what comes out
 * is looked up, and then checked by generating the forms of what was found. */
#include "lang/inflect_forms.h"

typedef struct reverser {
    const ntr_lexicon *lexicon;
    ntr_base_visit visit;
    void *self;
} reverser;

static bool give(const reverser *to, ntr_str head, ntr_str middle, ntr_str tail) {
    const ntr_form base = ntr_form_join(head, middle, tail);
    return base.len < 2 || to->visit(to->self, ntr_form_str(&base));
}

static bool give_ending(const reverser *to, ntr_str stem, const char *ending) {
    return give(to, stem, ntr_str_from(ending), NTR_STR_NONE);
}

/* Endings of nouns and adjectives before which the stem may be spelt open; those of nouns first. */
static const char *const open_endings[] = {"en", "etje", "etjes", "ën", "e", "er", "ere", "ers", "eren", "ene", "enen"};
/* Endings that leave the stem as it is; those of nouns first. */
static const char *const plain_endings[] = {"s",    "'s", "n",   "je",   "jes", "tje",  "tjes", "pje",
                                            "pjes", "st", "ste", "sten", "der", "dere", "ders", "deren",
                                            "t",    "te", "ten", "d",    "de",  "den"};
enum { OPEN_NOUN_COUNT = 4, PLAIN_NOUN_COUNT = 9 };
/* Endings that are exchanged. */
static const char *const exchanges[][2] = {{"heden", "heid"}, {"lieden", "man"}, {"lui", "man"}, {"ici", "icus"},
                                           {"i", "us"},       {"a", "um"},       {"ses", "sis"}, {"xes", "xis"},
                                           {"mata", "ma"},    {"kje", "g"},      {"kjes", "g"},  {"iën", "ie"}};

static bool open_base(const reverser *to, ntr_str form, const char *ending) {
    if (!ntr_ends_with(form, ending)) return true;
    ntr_stems stems;
    ntr_stem_close(&stems, ntr_cut_end(form, strlen(ending)));
    for (unsigned j = 0; j < stems.count; j++)
        if (!give(to, ntr_form_str(&stems.items[j]), NTR_STR_NONE, NTR_STR_NONE)) return false;
    return true;
}

/* autootje → auto: the vowel was doubled to stay long. */
static bool doubled_vowel(const reverser *to, ntr_str stem) {
    const size_t n = stem.len;
    return n < 3 || stem.ptr[n - 1] != stem.ptr[n - 2] || strchr("aou", stem.ptr[n - 1]) == NULL ||
           give(to, ntr_cut_end(stem, 1), NTR_STR_NONE, NTR_STR_NONE);
}

static bool plain_base(const reverser *to, ntr_str form, const char *ending) {
    if (!ntr_ends_with(form, ending)) return true;
    const ntr_str stem = ntr_cut_end(form, strlen(ending));
    return give(to, stem, NTR_STR_NONE, NTR_STR_NONE) && doubled_vowel(to, stem);
}

static bool exchanged_bases(const reverser *to, ntr_str form) {
    for (size_t i = 0; i < sizeof exchanges / sizeof exchanges[0]; i++)
        if (ntr_ends_with(form, exchanges[i][0]) &&
            !give_ending(to, ntr_cut_end(form, strlen(exchanges[i][0])), exchanges[i][1]))
            return false;
    return true;
}

/* The table's bases for every end of the form that stands in it, with what precedes: pleeg|kinderen, onder|nam. A
 * separable participle has its ge- inside: aan|gevallen. */
static bool irregular_bases(const reverser *to, const ntr_forms *forms, ntr_words table, ntr_str form) {
    for (size_t begin = 0; begin + 2 <= form.len; begin++) {
        if (!ntr_begins_character(form, begin)) continue;
        const ntr_str head = ntr_str_slice(form, 0, begin), rest = ntr_str_slice(form, begin, form.len);
        if (!ntr_outline_may_have(&forms->outline, rest)) continue;
        for (uint32_t ref = ntr_forms_find(forms, rest); ref != NTR_MAP_NONE; ref = ntr_index_next(&forms->refs, ref)) {
            const ntr_str base = ntr_table_cell(&to->lexicon->words[table], forms->rows.items[ref], 0);
            if (!give(to, head, base, NTR_STR_NONE)) return false;
        }
    }
    return true;
}

/* Infinitives of a stem: loop → lopen, zet → zetten, reis → reizen, werk → werken. */
static bool infinitives(const reverser *to, ntr_str head, ntr_str stem) {
    ntr_stems stems;
    ntr_stem_open(&stems, stem);
    for (unsigned i = 0; i < stems.count; i++)
        if (!give(to, head, ntr_form_str(&stems.items[i]), NTR_STR("en"))) return false;
    if (ntr_ends_with(stem, "ie") && !give(to, head, ntr_cut_end(stem, 1), NTR_STR("ën"))) return false; /* ruziën */
    return give(to, head, stem, NTR_STR("en")) && give(to, head, stem, NTR_STR("n"));
}

/* Where the form may have got a ge- that is none of its own: gewerkt, op|geleid, geëindigd, aan|te|vallen. */
static bool without_inset(const reverser *to, ntr_str form, ntr_str stem, bool whole) {
    for (size_t begin = 0; begin + 5 <= stem.len && begin <= 12; begin++) {
        const bool ge = memcmp(stem.ptr + begin, "ge", 2) == 0,
                   te = begin > 0 && memcmp(stem.ptr + begin, "te", 2) == 0;
        if (!ge && !te) continue;
        const ntr_str head = ntr_str_slice(form, 0, begin), rest = ntr_str_slice(stem, begin + 2, stem.len);
        if (begin > 0 && ntr_table_find(&to->lexicon->words[NTR_WORDS_PARTICLES], head) == NTR_MAP_NONE) continue;
        const bool e = ntr_starts_with(rest, "ë"), i = ntr_starts_with(rest, "ï");
        const ntr_form dotless =
            ntr_form_join(ntr_str_from(e ? "e" : "i"), ntr_str_slice(rest, e || i ? 2 : 0, rest.len), NTR_STR_NONE);
        const ntr_str bare = e || i ? ntr_form_str(&dotless) : rest;
        if (te && whole && !give(to, head, rest, NTR_STR_NONE)) return false;
        if (ge && !infinitives(to, head, bare)) return false;
    }
    return true;
}

static bool verb_bases(const reverser *to, ntr_str form) {
    static const char *const endings[] = {"", "t", "d", "de", "te", "den", "ten", "e", "en"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (!ntr_ends_with(form, endings[i]) || form.len < strlen(endings[i]) + 2) continue;
        const ntr_str stem = ntr_cut_end(form, strlen(endings[i]));
        if (!infinitives(to, NTR_STR_NONE, stem) || !without_inset(to, form, stem, i == 0)) return false;
    }
    return irregular_bases(to, &to->lexicon->verb_forms, NTR_WORDS_VERBS, form);
}

/* gekochte, gedane, gekozenen: the table has the participle only. */
static bool participle_bases(const reverser *to, ntr_str form) {
    static const char *const endings[] = {"e", "en"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (!ntr_ends_with(form, endings[i])) continue;
        const ntr_str stem = ntr_cut_end(form, strlen(endings[i]));
        ntr_stems stems;
        ntr_stem_close(&stems, stem);
        for (unsigned j = 0; j < stems.count; j++)
            if (!irregular_bases(to, &to->lexicon->verb_forms, NTR_WORDS_VERBS, ntr_form_str(&stems.items[j])))
                return false;
    }
    return true;
}

bool ntr_inflect_noun_bases(const ntr_lexicon *lexicon, ntr_str form, ntr_base_visit visit, void *self) {
    const reverser to = {lexicon, visit, self};
    if (!visit(self, form)) return false;
    if (form.len < 2 || form.len >= NTR_FORM_SIZE) return true;
    for (size_t i = 0; i < OPEN_NOUN_COUNT; i++)
        if (!open_base(&to, form, open_endings[i])) return false;
    for (size_t i = 0; i < PLAIN_NOUN_COUNT; i++)
        if (!plain_base(&to, form, plain_endings[i])) return false;
    return exchanged_bases(&to, form) && irregular_bases(&to, &lexicon->plural_forms, NTR_WORDS_PLURALS, form);
}

bool ntr_inflect_bases(const ntr_lexicon *lexicon, ntr_str form, ntr_base_visit visit, void *self) {
    const reverser to = {lexicon, visit, self};
    if (!ntr_inflect_noun_bases(lexicon, form, visit, self)) return false;
    if (form.len < 2 || form.len >= NTR_FORM_SIZE) return true;
    for (size_t i = OPEN_NOUN_COUNT; i < sizeof open_endings / sizeof open_endings[0]; i++)
        if (!open_base(&to, form, open_endings[i])) return false;
    for (size_t i = PLAIN_NOUN_COUNT; i < sizeof plain_endings / sizeof plain_endings[0]; i++)
        if (!plain_base(&to, form, plain_endings[i])) return false;
    return irregular_bases(&to, &lexicon->compared_forms, NTR_WORDS_COMPARISONS, form) && verb_bases(&to, form) &&
           participle_bases(&to, form);
}
