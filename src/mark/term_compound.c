/* Terms inside compounds: the head (landbouw|minister) and what stands before it (asiel|zoeker). What only looks like a
 * compound is left alone: derivations (boerd|erij, combin|atie), adjectives (internationaal), forms of other words
 * (verslagen is no laag), and words whose parts no longer mean what they say (slachtoffer). */
#include "mark/term.h"

enum { PART_LEAST = 3, COMPOUND_LEAST = 6, MIDDLE_LEAST = 8, SHORT = 4 };

/* One type being divided. */
typedef struct division {
    term_finder *finder;
    const ntr_lexicon *lexicon;
    uint32_t word;
    ntr_str folded;
    bool failed;
} division;

static ntr_str slice(const division *of, size_t begin, size_t end) {
    return ntr_str_slice(of->folded, begin, end);
}

static ntr_str form_slice(const division *of, size_t begin, size_t end) {
    const ntr_str form = of->finder->workspace->vocabulary->words.items[of->word].form;
    return form.len == of->folded.len ? ntr_str_slice(form, begin, end) : slice(of, begin, end);
}

/* Whether the dictionary has the word; if not, there is no sense in asking what it is of what. */
static bool is_known(const division *of) {
    return ntr_workspace_is_dutch(of->finder->workspace, of->word);
}

/* Whether the dictionary has the word as a form of a verb and not as a noun: gevangen is not gevang + en. */
static bool is_only_verb(const division *of) {
    return (term_type_classes(of->finder, of->word) & (NTR_VERB | NTR_NOUN)) == NTR_VERB;
}

/* The first term of the form, or NTR_MAP_NONE. */
static uint32_t find_term(const division *of, ntr_str form) {
    if (!ntr_outline_may_have(&of->lexicon->term_words, form)) return NTR_MAP_NONE;
    return ntr_index_find(&of->lexicon->terms_by_form, form);
}

static bool opens_strongly(const division *of, size_t begin, size_t end) {
    return term_opens(of->finder, slice(of, begin, end));
}

static bool ends_in_hyphen(ntr_str text) {
    return text.len > 0 && text.ptr[text.len - 1] == '-';
}

/* Nouns make compounds; an entry that may as well be a verb is left out (werken). */
static bool is_compounding(unsigned classes) {
    return (classes & NTR_NOUN) && !(classes & NTR_VERB);
}

/* Whether one of the terms of a form may be a part that is written as `part`. Asked before the dictionary is, which
 * costs more. */
static bool has_compounding(division *of, uint32_t item, ntr_str part) {
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&of->lexicon->terms_by_form, item)) {
        const ntr_term *term = &of->lexicon->terms.items[item];
        if (term_case_allows(term->case_rule, term->nl, part) && is_compounding(term_classes(of->finder, term)))
            return true;
    }
    return false;
}

static void add_part(division *of, uint32_t item, size_t begin, size_t end, unsigned features, const char *rule) {
    const ntr_term_hit hit = {.term = item,
                              .begin = (uint32_t)begin,
                              .end = (uint32_t)end,
                              .kind = NTR_HIT_PART,
                              .features = features,
                              .rule = rule};
    of->failed = !term_add_hit(of->finder, of->word, hit) || of->failed;
}

/* --- words that are no longer the sum of their parts -------------------------------------------------------------- */

/* A part that may lie within one. */
typedef struct inner_part {
    division *of;
    size_t begin, end;
    bool is_inner;
} inner_part;

/* At the end of the word, which may be inflected: the strijd in wedstrijden and in voetbalwedstrijd. */
static bool ends_with_whole(void *self, ntr_str base) {
    inner_part *part = self;
    for (size_t first = 0; first <= part->begin && part->end <= base.len && !part->is_inner; first++)
        part->is_inner = (first < part->begin || part->end < base.len) &&
                         term_is_whole(part->of->finder, ntr_str_slice(base, first, base.len));
    return !part->is_inner;
}

/* At its start: the ziek in ziekenhuisbed. */
static bool begins_with_whole(const inner_part *part) {
    if (part->begin > 0) return false;
    for (size_t last = part->end + 1; last < part->of->folded.len; last++)
        if (term_is_whole(part->of->finder, slice(part->of, 0, last))) return true;
    return false;
}

static bool is_within_whole(division *of, size_t begin, size_t end) {
    inner_part part = {of, begin, end, false};
    return begins_with_whole(&part) || !ntr_inflect_noun_bases(of->lexicon, of->folded, ends_with_whole, &part);
}

/* --- derivations -------------------------------------------------------------------------------------------------- */

static bool is_known_verb(division *of, ntr_str stem, const char *ending) {
    const ntr_form verb = ntr_form_join(stem, ntr_str_from(ending), NTR_STR_NONE);
    return verb.len > 0 && (term_base_classes(of->finder, ntr_form_str(&verb)) & NTR_VERB);
}

/* combinatie is of combineren, and has no natie in it. */
static bool is_atie(division *of, ntr_str whole, size_t begin) {
    if (!ntr_ends_with(whole, "atie") || begin + strlen("atie") + 2 < whole.len) return false;
    return is_known_verb(of, ntr_cut_end(whole, strlen("atie")), "eren");
}

/* boerd|erij, cok|erij: what one does, or where. */
static bool is_erij(ntr_str whole, size_t begin) {
    return ntr_ends_with(whole, "erij") && begin + strlen("rij") == whole.len;
}

/* houd|ing, verwond|ing: a noun of action, with no ding in it. */
static bool is_action(division *of, ntr_str whole, size_t begin) {
    return ntr_ends_with(whole, "ing") && whole.len - begin <= SHORT && term_is_entry(of->finder, whole);
}

/* deelneem|ster, omroep|ster: a woman who does it, and no star; nor is the end of minister. */
static bool is_agent(division *of, ntr_str whole, size_t begin) {
    if (!ntr_ends_with(whole, "ster") || begin + strlen("ster") != whole.len) return false;
    for (size_t first = 0; first + 2 <= begin; first++)
        if (term_is_entry(of->finder, ntr_str_slice(whole, first, whole.len))) return true;
    ntr_stems stems;
    ntr_stem_open(&stems, slice(of, 0, begin));
    for (unsigned i = 0; i < stems.count; i++)
        if (is_known_verb(of, ntr_form_str(&stems.items[i]), "en")) return true;
    return false;
}

static bool is_derived(division *of, ntr_str whole, size_t begin) {
    return is_erij(whole, begin) || is_action(of, whole, begin) || is_agent(of, whole, begin) ||
           is_atie(of, whole, begin);
}

/* --- heads -------------------------------------------------------------------------------------------------------- */

/* Where an s may belong to either side it links: omgangs|taal, not omgang|staal; but rot|situatie. */
static bool s_links(division *of, size_t begin) {
    return of->folded.ptr[begin] == 's' && of->folded.len - begin > 3 &&
           term_is_entry(of->finder, slice(of, begin + 1, of->folded.len)) && opens_strongly(of, 0, begin + 1);
}

/* Where the hyphenated part that reaches to `end` begins. */
static size_t behind_hyphen(const division *of, size_t end) {
    while (end > 0 && of->folded.ptr[end - 1] != '-') end--;
    return end;
}

/* in|stelling and belang|stelling, not ins|telling: the s belongs to the head. */
static bool takes_s_from_head(division *of, size_t begin) {
    if (of->folded.ptr[begin - 1] != 's') return false;
    const size_t first = behind_hyphen(of, begin - 1);
    const ntr_str modifier = slice(of, first, begin - 1);
    if (ntr_lexicon_is_function(of->lexicon, modifier, NULL)) return true;
    return term_is_entry(of->finder, slice(of, begin - 1, of->folded.len)) && !opens_strongly(of, first, begin) &&
           term_opens(of->finder, modifier);
}

/* Whether a longer head stands there that the dictionary has as one word: defensie|minister, not defensiemini|ster. */
static bool has_longer_head(division *of, size_t begin) {
    if (of->folded.len - begin > 5) return false;
    for (size_t earlier = behind_hyphen(of, begin) + PART_LEAST; earlier < begin; earlier++) {
        if (!term_is_entry(of->finder, slice(of, earlier, of->folded.len))) continue;
        if (!opens_strongly(of, 0, earlier) || opens_strongly(of, earlier, begin)) continue;
        const bool is_link = earlier + 1 == begin && of->folded.ptr[earlier] == 's'; /* raads|leden, no raad|sleden */
        return !is_link || !opens_strongly(of, 0, begin);
    }
    return false;
}

/* wereld|motorsport|bond: the dictionary puts no three parts together, but each two of them. */
static bool opens_in_two(division *of, size_t begin) {
    for (size_t middle = SHORT; middle + SHORT <= begin; middle++)
        if (opens_strongly(of, 0, middle) && opens_strongly(of, middle, begin)) return true;
    return false;
}

/* bijwerking is of bijwerken, onderzoeker of onderzoeken, voorstel of voorstellen: no nouns with something in front. */
static bool is_of_front_verb(division *of, size_t begin, ntr_str head) {
    const ntr_form joined = ntr_form_join(slice(of, 0, begin), head, NTR_STR_NONE);
    const ntr_str whole = ntr_form_str(&joined);
    if (ntr_ends_with(whole, "ing")) return is_known_verb(of, ntr_cut_end(whole, 3), "en");
    if (ntr_ends_with(whole, "er")) return is_known_verb(of, ntr_cut_end(whole, 2), "en");
    ntr_stems stems;
    ntr_stem_open(&stems, whole);
    for (unsigned i = 0; i < stems.count; i++)
        if (is_known_verb(of, ntr_form_str(&stems.items[i]), "en")) return true;
    return false;
}

/* Whether the dictionary has the word, or its part around `begin` where hyphens divide it. */
static bool dutch_knows(const division *of, size_t begin) {
    const size_t first = behind_hyphen(of, begin);
    if (first == 0) return is_known(of);
    return ntr_spell_knows(of->finder->workspace->dutch, slice(of, first, of->folded.len));
}

/* Whether what stands before `head`, a base form, may stand there. What the dictionary makes compounds with passes
 * nearly always; another word only before a head of some length, or where the dictionary has not got the whole as
 * something else. */
static bool opens(division *of, size_t begin, ntr_str head) {
    const size_t length = head.len;
    const ntr_str first = slice(of, 0, begin);
    if (ends_in_hyphen(first)) return true;
    if (takes_s_from_head(of, begin)) return false;
    ntr_opening strength = term_opening(of->finder, first);
    if (strength == NTR_OPENING_NO && length > SHORT && opens_in_two(of, begin)) strength = NTR_OPENING_WEAK;
    if (strength == NTR_OPENING_NO || has_longer_head(of, begin)) return false;
    if (strength == NTR_OPENING_FRONT) return length > SHORT && !is_of_front_verb(of, begin, head);
    if (strength == NTR_OPENING_STRONG) return length >= SHORT || first.len >= SHORT;
    return (length >= SHORT || !dutch_knows(of, begin)) && !s_links(of, begin);
}

/* Whether the table of irregular plurals has `plural` as that of `noun`; *listed: as one at all. */
static bool is_irregular_plural(const division *of, ntr_str plural, ntr_str noun, bool *listed) {
    const ntr_forms *forms = &of->lexicon->plural_forms;
    uint32_t ref = ntr_forms_find(forms, plural);
    *listed = ref != NTR_MAP_NONE;
    for (; ref != NTR_MAP_NONE; ref = ntr_index_next(&forms->refs, ref))
        if (ntr_str_equal(ntr_table_cell(&of->lexicon->words[NTR_WORDS_PLURALS], forms->rows.items[ref], 0), noun))
            return true;
    return false;
}

/* Whether the whole inflects as its head does: verslagen is the plural of verslag, not of verslaag, and kalveren that
 * of kalf; raadsleden is that of raadslid. */
static bool inflects_as_head(division *of, ntr_str whole, size_t begin) {
    bool listed;
    if (ntr_str_equal(whole, of->folded) || is_irregular_plural(of, of->folded, whole, &listed)) return true;
    if (listed) return false;
    const ntr_str head = ntr_str_slice(whole, begin, whole.len);
    return is_irregular_plural(of, slice(of, begin, of->folded.len), head, &listed) || !is_known(of) ||
           term_link(of->finder, whole, of->folded) != NTR_LINK_NO;
}

/* No noun is the head of an adjective: gelijk in walgelijk, aal in normaal. People are: de dienstplichtige. */
static bool is_adjective_head(division *of, ntr_str head) {
    return !ntr_ends_with(head, "e") && (term_type_classes(of->finder, of->word) & NTR_ADJ);
}

static void consider_head(division *of, uint32_t item, size_t begin) {
    const ntr_term *term = &of->lexicon->terms.items[item];
    const size_t end = of->folded.len;
    if (!term_case_allows(term->case_rule, term->nl, form_slice(of, begin, end))) return;
    if (!is_compounding(term_classes(of->finder, term)) || is_adjective_head(of, term->folded)) return;
    const unsigned features = term_features(of->finder, term->folded, slice(of, begin, end), NTR_NOUN) &
                              (NTR_SINGULAR | NTR_PLURAL | NTR_DIMINUTIVE);
    if (features == 0) return;
    const ntr_form joined = ntr_form_join(slice(of, 0, begin), term->folded, NTR_STR_NONE);
    const ntr_str whole = ntr_form_str(&joined);
    if (whole.len == 0 || is_derived(of, whole, begin) || !inflects_as_head(of, whole, begin)) return;
    inner_part part = {of, begin, whole.len, false};
    if (!ends_with_whole(&part, whole)) return;
    add_part(of, item, begin, end, features, "compound:head");
}

/* The ends of a base that are terms: landbouwminister → minister, where the word begins as the base does. */
static bool consider_heads(void *self, ntr_str base) {
    division *of = self;
    for (size_t begin = 2; begin + PART_LEAST <= base.len && begin + PART_LEAST <= of->folded.len; begin++) {
        if (base.ptr[begin - 1] != of->folded.ptr[begin - 1]) return true;
        const ntr_str end = ntr_str_slice(base, begin, base.len);
        uint32_t item = find_term(of, end);
        if (item == NTR_MAP_NONE || !has_compounding(of, item, form_slice(of, begin, of->folded.len))) continue;
        if (!opens(of, begin, end) || is_only_verb(of)) continue;
        for (; item != NTR_MAP_NONE; item = ntr_index_next(&of->lexicon->terms_by_form, item))
            if (term_is_wanted(of->finder, of->word, item)) consider_head(of, item, begin);
    }
    return !of->failed;
}

/* --- modifiers ---------------------------------------------------------------------------------------------------- */

/* Whether a modifier stands there, with something before it that compounds and something behind it that is a word. */
static bool may_modify(division *of, size_t begin, size_t end) {
    const ntr_str rest = slice(of, end, of->folded.len);
    if (begin > 0 && !opens_strongly(of, 0, begin)) return false;
    if (rest.ptr[0] == '-') return true;                                                     /* EU-ministers */
    if (rest.len < 4 && is_known(of) && term_is_entry(of->finder, of->folded)) return false; /* maan|den */
    return term_opening(of->finder, slice(of, begin, end)) >= NTR_OPENING_WEAK && term_closes(of->finder, rest);
}

static void consider_modifier(division *of, ntr_str base, size_t begin, size_t end) {
    uint32_t item = find_term(of, base);
    if (item == NTR_MAP_NONE || !has_compounding(of, item, form_slice(of, begin, end))) return;
    if (!may_modify(of, begin, end) || is_only_verb(of)) return;
    if (is_within_whole(of, begin, end)) return;
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&of->lexicon->terms_by_form, item)) {
        const ntr_term *term = &of->lexicon->terms.items[item];
        if (!term_is_wanted(of->finder, of->word, item) || !is_compounding(term_classes(of->finder, term))) continue;
        if (!term_case_allows(term->case_rule, term->nl, form_slice(of, begin, end))) continue;
        add_part(of, item, begin, end, NTR_SINGULAR, "compound:modifier");
    }
}

/* matten|taart, huizen|markt: the modifier stands in the plural. */
static void consider_plural_modifier(division *of, size_t end) {
    ntr_stems stems;
    const ntr_str part = slice(of, 0, end);
    if (!ntr_ends_with(part, "en") || part.len < PART_LEAST + 2) return;
    ntr_stem_close(&stems, ntr_cut_end(part, 2));
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_str base = ntr_form_str(&stems.items[i]);
        if (base.len + 2 == part.len && memcmp(base.ptr, part.ptr, base.len) == 0) continue; /* linked by -en- */
        if (find_term(of, base) == NTR_MAP_NONE) continue;
        if (term_features(of->finder, base, part, NTR_NOUN) & NTR_PLURAL) consider_modifier(of, base, 0, end);
    }
}

static void consider_modifiers(division *of) {
    for (size_t end = 2; end + PART_LEAST <= of->folded.len; end++) {
        consider_modifier(of, slice(of, 0, end), 0, end);
        consider_plural_modifier(of, end);
    }
    for (size_t begin = PART_LEAST; begin + MIDDLE_LEAST <= of->folded.len; begin++) /* gemeente|raads|lid */
        for (size_t end = begin + 4; end + PART_LEAST <= of->folded.len; end++)
            consider_modifier(of, slice(of, begin, end), begin, end);
}

bool term_find_parts(term_finder *finder, uint32_t word) {
    division of = {.finder = finder, .lexicon = finder->workspace->lexicon, .word = word};
    of.folded = finder->workspace->vocabulary->words.items[word].folded;
    if (of.folded.len < COMPOUND_LEAST) return true;
    ntr_inflect_noun_bases(of.lexicon, of.folded, consider_heads, &of);
    consider_modifiers(&of);
    return !of.failed;
}
