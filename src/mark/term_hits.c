/* All that a word type may stand for, found once per type: bases by the rules read backwards, looked up in the
 * lexicon, each find verified by generating forward. */
#include "mark/term.h"

enum { SEEN_LIMIT = 96, PART_LEAST = 3, COMPOUND_LEAST = 6, MIDDLE_LEAST = 8 };
enum {
    HITS_LIMIT = 64
}; /* a form with more entries is no form of a language; the chosen domain is heard all the same */

/* One type being looked up. The bases seen are kept, for the rules give some of them twice. */
typedef struct lookup {
    term_finder *finder;
    const ntr_lexicon *lexicon;
    uint32_t word;
    ntr_str folded;
    bool function;
    bool auxiliary;
    uint32_t seen_count;
    ntr_form seen[SEEN_LIMIT];
    bool failed;
} lookup;

static ntr_word *word_of(const lookup *on) {
    return &on->finder->workspace->vocabulary->words.items[on->word];
}

/* Whether there is a hit of the same entry for the stretch already; the better line of the two then speaks for it. */
static bool joins_hit(lookup *on, uint32_t item, ntr_hit_kind kind, size_t begin, size_t end) {
    const ntr_word *word = word_of(on);
    const ntr_term *term = &on->lexicon->terms.items[item];
    for (uint32_t i = 0; i < word->hits.count; i++) {
        ntr_term_hit *old = &word->hits.items[i];
        if (old->kind != kind || old->begin != begin || old->end != end) continue;
        const ntr_term *other = &on->lexicon->terms.items[old->term];
        if (!term_same_entry(term, other)) continue;
        if (term_is_better(term, other)) old->term = item;
        return true;
    }
    return false;
}

static void add_hit(lookup *on, ntr_term_hit hit) {
    if (joins_hit(on, hit.term, hit.kind, hit.begin, hit.end)) return;
    ntr_term_hit *added = NTR_PUSH(on->finder->workspace->vocabulary->arena, &word_of(on)->hits);
    hit.first = ntr_index_find(&on->lexicon->terms_by_form, on->lexicon->terms.items[hit.term].folded);
    if (added) *added = hit;
    on->failed = on->failed || !added;
}

/* Whether there is room for another hit, or the term is of the domain that was chosen. */
static bool is_wanted(const lookup *on, uint32_t item) {
    const char *domain = on->finder->workspace->options->domain;
    if (word_of(on)->hits.count < HITS_LIMIT) return true;
    return domain && word_of(on)->hits.count < 2 * HITS_LIMIT &&
           ntr_str_equal(on->lexicon->terms.items[item].domain, ntr_str_from(domain));
}

static bool has_space(ntr_str text) {
    return text.len > 0 && memchr(text.ptr, ' ', text.len) != NULL;
}

/* --- the whole word ---------------------------------------------------------------------------------------------- */

/* Function words are no generated forms, except those of auxiliaries: is of zijn, lijkt of lijken, but was not of
 * wassen, for the table has it elsewhere. */
static bool is_of_auxiliary(const lookup *on, ntr_str base) {
    ntr_relation relation;
    if (!on->auxiliary) return false;
    ntr_inflect_relate(&relation, on->lexicon, base, on->folded);
    if (!relation.verb_rule) return false;
    return relation.verb_trust == NTR_TRUST_TABLE ||
           ntr_forms_find(&on->lexicon->verb_forms, on->folded) == NTR_MAP_NONE;
}

static void consider_word(lookup *on, uint32_t item) {
    const ntr_term *term = &on->lexicon->terms.items[item];
    const ntr_word *word = word_of(on);
    if (has_space(term->folded) || !term_case_allows(term->case_rule, term->nl, word->form)) return;
    if (joins_hit(on, item, NTR_HIT_WORD, 0, on->folded.len)) return;
    const bool itself = ntr_str_equal(term->folded, on->folded);
    const unsigned classes = term_classes(on->finder, term);
    if (on->function && !itself && !is_of_auxiliary(on, term->folded)) return;
    const char *rule = NULL;
    const unsigned features =
        ntr_evidence_features(on->finder->workspace->dutch, on->lexicon, term->folded, on->folded, classes, &rule);
    if (features == 0 && !itself) return;
    add_hit(on, (ntr_term_hit){.term = item,
                               .end = (uint32_t)on->folded.len,
                               .kind = NTR_HIT_WORD,
                               .features = features,
                               .rule = rule ? rule : "as-listed"});
}

/* valt may be of aanvallen: the verb without its particle is a form of vallen. */
static void consider_apart(lookup *on, uint32_t item) {
    const unsigned wanted = NTR_STEM | NTR_FINITE | NTR_INFINITIVE | NTR_PARTICIPLE;
    const ntr_term *term = &on->lexicon->terms.items[item];
    if (!(term_classes(on->finder, term) & NTR_VERB)) return;
    const ntr_str particle = ntr_lexicon_particle(on->lexicon, term->folded);
    const ntr_str rest = ntr_str_slice(term->folded, particle.len, term->folded.len);
    const unsigned features = term_features(on->finder, rest, on->folded, NTR_VERB) & wanted;
    if (features == 0) return;
    add_hit(on, (ntr_term_hit){.term = item,
                               .end = (uint32_t)on->folded.len,
                               .particle = (uint8_t)particle.len,
                               .kind = NTR_HIT_APART,
                               .features = features,
                               .rule = "verb:apart"});
}

/* strafrechtelijke in strafrechtelijke vervolging */
static void consider_phrase_word(lookup *on, ntr_str base) {
    const uint32_t number = ntr_phrases_word(&on->lexicon->phrases, base);
    if (number == NTR_MAP_NONE) return;
    uint32_t *added = NTR_PUSH(on->finder->workspace->vocabulary->arena, &word_of(on)->phrase_words);
    if (added) *added = number;
    if (ntr_phrases_step(&on->lexicon->phrases, NTR_PHRASES_ROOT, number) != NTR_MAP_NONE)
        word_of(on)->begins_phrase = true;
    on->failed = on->failed || !added;
}

/* --- parts of compounds ------------------------------------------------------------------------------------------ */

/* Whether the dictionary has the word as a form of a verb and not as a noun: gevangen is not gevang + en. */
static bool is_only_verb(const lookup *on) {
    return (term_type_classes(on->finder, on->word) & (NTR_VERB | NTR_NOUN)) == NTR_VERB;
}

static ntr_str form_slice(const lookup *on, size_t begin, size_t end) {
    const ntr_str form = word_of(on)->form;
    return form.len == on->folded.len ? ntr_str_slice(form, begin, end) : ntr_str_slice(on->folded, begin, end);
}

/* Nouns make compounds; an entry that may as well be a verb is left out (werken). */
static bool is_compounding(unsigned classes) {
    return (classes & NTR_NOUN) && !(classes & NTR_VERB);
}

static void consider_head(lookup *on, uint32_t item, size_t begin) {
    const ntr_term *term = &on->lexicon->terms.items[item];
    const ntr_str part = ntr_str_slice(on->folded, begin, on->folded.len);
    if (!term_case_allows(term->case_rule, term->nl, form_slice(on, begin, on->folded.len))) return;
    if (!is_compounding(term_classes(on->finder, term))) return;
    const unsigned features =
        term_features(on->finder, term->folded, part, NTR_NOUN) & (NTR_SINGULAR | NTR_PLURAL | NTR_DIMINUTIVE);
    if (features == 0) return;
    add_hit(on, (ntr_term_hit){.term = item,
                               .begin = (uint32_t)begin,
                               .end = (uint32_t)on->folded.len,
                               .kind = NTR_HIT_PART,
                               .features = features,
                               .rule = "compound:head"});
}

static bool dutch_knows(const lookup *on) {
    return ntr_workspace_is_dutch(on->finder->workspace, on->word);
}

/* Where an s may belong to either side it links: omgangs|taal, not omgang|staal. */
static bool s_links(lookup *on, size_t begin) {
    return on->folded.ptr[begin] == 's' && on->folded.len - begin > 3 &&
           term_opening(on->finder, ntr_str_slice(on->folded, 0, begin + 1)) == NTR_OPENING_STRONG;
}

/* Whether a longer head stands there that the dictionary has as one word: defensie|minister, not defensiemini|ster. */
static bool has_longer_head(lookup *on, size_t begin) {
    if (on->folded.len - begin > 5) return false;
    for (size_t earlier = PART_LEAST; earlier < begin; earlier++) {
        if (term_opening(on->finder, ntr_str_slice(on->folded, 0, earlier)) != NTR_OPENING_STRONG) continue;
        if (term_opening(on->finder, ntr_str_slice(on->folded, earlier, begin)) == NTR_OPENING_STRONG) continue;
        if (term_is_entry(on->finder, ntr_str_slice(on->folded, earlier, on->folded.len))) return true;
    }
    return false;
}

/* houd|ing, deelneem|ster: derived, and no ding or ster is meant. */
static bool is_agent_or_action(ntr_str word) {
    return ntr_ends_with(word, "ing") || ntr_ends_with(word, "ster");
}

/* What the dictionary makes compounds with always passes; another word only before a head of some length, and in a word
 * that the dictionary has not got as something else. */
static bool opens(lookup *on, size_t begin) {
    const ntr_str first = ntr_str_slice(on->folded, 0, begin);
    const size_t head = on->folded.len - begin;
    const ntr_opening opening = term_opening(on->finder, first);
    if (opening == NTR_OPENING_NO || (first.ptr[first.len - 1] != '-' && has_longer_head(on, begin))) return false;
    if (head <= 4 && is_agent_or_action(on->folded) && dutch_knows(on)) return false;
    if (opening == NTR_OPENING_STRONG) return head >= 4 || first.ptr[first.len - 1] == '-' || first.len >= 4;
    if (s_links(on, begin)) return false;
    return !dutch_knows(on) || head >= 5;
}

/* The ends of a base that are terms: landbouwminister → minister, where the word begins as the base does. */
static void consider_heads(lookup *on, ntr_str base) {
    for (size_t begin = 2; begin + PART_LEAST <= base.len && begin + PART_LEAST <= on->folded.len; begin++) {
        if (base.ptr[begin - 1] != on->folded.ptr[begin - 1]) return;
        const ntr_str end = ntr_str_slice(base, begin, base.len);
        uint32_t item = ntr_index_find(&on->lexicon->terms_by_form, end);
        if (item == NTR_MAP_NONE || !opens(on, begin) || is_only_verb(on)) continue;
        for (; item != NTR_MAP_NONE; item = ntr_index_next(&on->lexicon->terms_by_form, item))
            if (is_wanted(on, item)) consider_head(on, item, begin);
    }
}

/* Whether a modifier stands there, with something before it that compounds and something behind it that is a word. */
static bool may_modify(lookup *on, size_t begin, size_t end) {
    const ntr_str rest = ntr_str_slice(on->folded, end, on->folded.len);
    if (begin > 0 && term_opening(on->finder, ntr_str_slice(on->folded, 0, begin)) != NTR_OPENING_STRONG) return false;
    if (rest.ptr[0] == '-') return true;                                     /* EU-ministers */
    if (rest.len < 4 && term_is_entry(on->finder, on->folded)) return false; /* maan|den */
    return term_opening(on->finder, ntr_str_slice(on->folded, begin, end)) != NTR_OPENING_NO &&
           term_closes(on->finder, rest);
}

static void consider_modifier(lookup *on, ntr_str base, size_t begin, size_t end) {
    uint32_t item = ntr_index_find(&on->lexicon->terms_by_form, base);
    if (item == NTR_MAP_NONE || !may_modify(on, begin, end) || is_only_verb(on)) return;
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&on->lexicon->terms_by_form, item)) {
        const ntr_term *term = &on->lexicon->terms.items[item];
        if (!is_wanted(on, item) || !is_compounding(term_classes(on->finder, term))) continue;
        if (!term_case_allows(term->case_rule, term->nl, form_slice(on, begin, end))) continue;
        add_hit(on, (ntr_term_hit){.term = item,
                                   .begin = (uint32_t)begin,
                                   .end = (uint32_t)end,
                                   .kind = NTR_HIT_PART,
                                   .features = NTR_SINGULAR,
                                   .rule = "compound:modifier"});
    }
}

/* matten|taart, huizen|markt: the modifier stands in the plural. */
static void consider_plural_modifier(lookup *on, size_t end) {
    ntr_stems stems;
    const ntr_str part = ntr_str_slice(on->folded, 0, end);
    if (!ntr_ends_with(part, "en") || part.len < PART_LEAST + 2) return;
    ntr_stem_close(&stems, ntr_cut_end(part, 2));
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_str base = ntr_form_str(&stems.items[i]);
        if (base.len + 2 == part.len && memcmp(base.ptr, part.ptr, base.len) == 0) continue; /* linked by -en- */
        if (ntr_index_find(&on->lexicon->terms_by_form, base) == NTR_MAP_NONE) continue;
        if (term_features(on->finder, base, part, NTR_NOUN) & NTR_PLURAL) consider_modifier(on, base, 0, end);
    }
}

static void consider_modifiers(lookup *on) {
    for (size_t end = 2; end + PART_LEAST <= on->folded.len; end++) {
        consider_modifier(on, ntr_str_slice(on->folded, 0, end), 0, end);
        consider_plural_modifier(on, end);
    }
    for (size_t begin = PART_LEAST; begin + MIDDLE_LEAST <= on->folded.len; begin++) /* gemeente|raads|lid */
        for (size_t end = begin + 4; end + PART_LEAST <= on->folded.len; end++)
            consider_modifier(on, ntr_str_slice(on->folded, begin, end), begin, end);
}

/* --- the bases --------------------------------------------------------------------------------------------------- */

static bool is_new(lookup *on, ntr_str base) {
    for (uint32_t i = 0; i < on->seen_count; i++)
        if (ntr_str_equal(ntr_form_str(&on->seen[i]), base)) return false;
    if (on->seen_count < SEEN_LIMIT) on->seen[on->seen_count++] = ntr_form_join(base, NTR_STR_NONE, NTR_STR_NONE);
    return true;
}

static void each(lookup *on, const ntr_index *index, ntr_str key, void (*consider)(lookup *, uint32_t)) {
    for (uint32_t item = ntr_index_find(index, key); item != NTR_MAP_NONE; item = ntr_index_next(index, item))
        if (is_wanted(on, item)) consider(on, item);
}

static bool consider_base(void *self, ntr_str base) {
    lookup *on = self;
    if (!is_new(on, base)) return true;
    each(on, &on->lexicon->terms_by_form, base, consider_word);
    each(on, &on->lexicon->terms_by_rest, base, consider_apart);
    consider_phrase_word(on, base);
    return !on->failed;
}

static bool consider_compound_base(void *self, ntr_str base) {
    lookup *on = self;
    consider_heads(on, base);
    return !on->failed;
}

/* A term may have an inflected adjective: sociale partner in "sociaal partner". */
static void consider_inflected_word(lookup *on) {
    ntr_stems stems;
    ntr_stem_open(&stems, on->folded);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_form form = ntr_form_join(ntr_form_str(&stems.items[i]), NTR_STR("e"), NTR_STR_NONE);
        if (form.len > 0 && is_new(on, ntr_form_str(&form))) consider_phrase_word(on, ntr_form_str(&form));
    }
}

ntr_status term_find_hits(term_finder *finder, uint32_t word) {
    ntr_word *type = &finder->workspace->vocabulary->words.items[word];
    type->terms_known = true;
    if (type->folded.len == 0 || type->folded.len >= NTR_FORM_SIZE) return NTR_OK;
    lookup on;
    on.finder = finder;
    on.lexicon = finder->workspace->lexicon;
    on.word = word;
    on.folded = type->folded;
    on.function = ntr_lexicon_is_function(on.lexicon, on.folded, NULL);
    on.auxiliary = ntr_lexicon_is_function(on.lexicon, on.folded, "aux");
    on.seen_count = 0;
    on.failed = false;
    ntr_inflect_bases(on.lexicon, on.folded, consider_base, &on);
    consider_inflected_word(&on);
    if (on.folded.len >= COMPOUND_LEAST) {
        ntr_inflect_noun_bases(on.lexicon, on.folded, consider_compound_base, &on);
        consider_modifiers(&on);
    }
    return on.failed ? ntr_error_memory(finder->err) : NTR_OK;
}
