/* All that a word type may stand for, found once per type: bases by the rules read backwards, looked up in the
 * lexicon, each find verified by generating forward. */
#include "mark/term.h"

enum { SEEN_LIMIT = 96 };
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
static bool joins_hit(const term_finder *finder, ntr_word *word, const ntr_term_hit *hit) {
    const ntr_term *terms = finder->workspace->lexicon->terms.items, *term = &terms[hit->term];
    for (uint32_t i = 0; i < word->hits.count; i++) {
        ntr_term_hit *old = &word->hits.items[i];
        if (old->kind != hit->kind || old->begin != hit->begin || old->end != hit->end) continue;
        const ntr_term *other = &terms[old->term];
        if (!term_same_entry(term, other)) continue;
        if (term_is_better(term, other)) old->term = hit->term;
        return true;
    }
    return false;
}

bool term_add_hit(term_finder *finder, uint32_t type, ntr_term_hit hit) {
    ntr_word *word = &finder->workspace->vocabulary->words.items[type];
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    if (joins_hit(finder, word, &hit)) return true;
    ntr_term_hit *added = NTR_PUSH(finder->workspace->vocabulary->arena, &word->hits);
    if (!added) return false;
    hit.first = ntr_index_find(&lexicon->terms_by_form, lexicon->terms.items[hit.term].folded);
    *added = hit;
    return true;
}

bool term_is_wanted(const term_finder *finder, uint32_t type, uint32_t item) {
    const char *domain = finder->workspace->options->domain;
    const uint32_t count = finder->workspace->vocabulary->words.items[type].hits.count;
    if (count < HITS_LIMIT) return true;
    return domain && count < 2 * HITS_LIMIT &&
           ntr_str_equal(finder->workspace->lexicon->terms.items[item].domain, ntr_str_from(domain));
}

static void add_hit(lookup *on, ntr_term_hit hit) {
    on->failed = !term_add_hit(on->finder, on->word, hit) || on->failed;
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

/* meer and beste may be function words, and are forms of veel and goed. */
static bool is_irregularly_compared(const lookup *on, ntr_str base) {
    ntr_relation relation;
    if (ntr_forms_find(&on->lexicon->compared_forms, on->folded) == NTR_MAP_NONE) return false;
    ntr_inflect_relate(&relation, on->lexicon, base, on->folded);
    return relation.adjective_rule && relation.adjective_trust == NTR_TRUST_TABLE;
}

static void consider_word(lookup *on, uint32_t item) {
    const ntr_term *term = &on->lexicon->terms.items[item];
    const ntr_word *word = word_of(on);
    if (has_space(term->folded) || !term_case_allows(term->case_rule, term->nl, word->form)) return;
    const ntr_term_hit whole = {.term = item, .end = (uint32_t)on->folded.len, .kind = NTR_HIT_WORD};
    if (joins_hit(on->finder, word_of(on), &whole)) return;
    const bool itself = ntr_str_equal(term->folded, on->folded);
    const unsigned classes = term_classes(on->finder, term);
    if (on->function && !itself && !is_of_auxiliary(on, term->folded) && !is_irregularly_compared(on, term->folded))
        return;
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

/* --- the bases --------------------------------------------------------------------------------------------------- */

static bool is_new(lookup *on, ntr_str base) {
    for (uint32_t i = 0; i < on->seen_count; i++)
        if (ntr_str_equal(ntr_form_str(&on->seen[i]), base)) return false;
    if (on->seen_count < SEEN_LIMIT) on->seen[on->seen_count++] = ntr_form_join(base, NTR_STR_NONE, NTR_STR_NONE);
    return true;
}

static void each(lookup *on, const ntr_index *index, ntr_str key, void (*consider)(lookup *, uint32_t)) {
    for (uint32_t item = ntr_index_find(index, key); item != NTR_MAP_NONE; item = ntr_index_next(index, item))
        if (term_is_wanted(on->finder, on->word, item)) consider(on, item);
}

static bool consider_base(void *self, ntr_str base) {
    lookup *on = self;
    if (!ntr_outline_may_have(&on->lexicon->term_words, base) || !is_new(on, base)) return true;
    each(on, &on->lexicon->terms_by_form, base, consider_word);
    each(on, &on->lexicon->terms_by_rest, base, consider_apart);
    consider_phrase_word(on, base);
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

/* vergis me: the term has zich. */
static void consider_reflexive(lookup *on) {
    const ntr_table *reflexives = &on->lexicon->words[NTR_WORDS_REFLEXIVES];
    if (ntr_table_find(reflexives, on->folded) != NTR_MAP_NONE && is_new(on, NTR_STR("zich")))
        consider_phrase_word(on, NTR_STR("zich"));
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
    consider_reflexive(&on);
    if (on.failed || !term_find_parts(finder, word)) return ntr_error_memory(finder->err);
    return NTR_OK;
}
