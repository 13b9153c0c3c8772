/* Terms of several words: each word of the text must be the term's, or a form of it where Dutch inflects. */
#include "mark/term.h"

/* How a term of several words is put together. */
typedef struct shape {
    uint32_t count; /* words */
    uint32_t head;  /* the word before the first function word (ministerie van Defensie), else the last */
    uint32_t verb; /* of a verb phrase: its last word that is no preposition (zich beroepen op), unless one stands right
                      before it (op handen); else UINT32_MAX */
} shape;

static bool is_verb_phrase(const ntr_term *term) {
    return ntr_str_equal(term->pos, NTR_STR("phrase")) || ntr_str_equal(term->pos, NTR_STR("verb"));
}

static shape shape_of(const ntr_lexicon *lexicon, const ntr_term *term) {
    shape of = {0, UINT32_MAX, UINT32_MAX};
    const bool verbal = is_verb_phrase(term);
    bool behind_preposition = false;
    for (ntr_str rest = term->folded; rest.len > 0; of.count++) {
        const ntr_str word = ntr_phrase_word(&rest);
        if (of.count > 0 && of.head == UINT32_MAX && ntr_lexicon_is_function(lexicon, word, NULL))
            of.head = of.count - 1;
        const bool preposition = verbal && ntr_lexicon_is_function(lexicon, word, "prep");
        if (verbal && !preposition) of.verb = behind_preposition ? UINT32_MAX : of.count;
        behind_preposition = preposition;
    }
    if (of.head == UINT32_MAX) of.head = of.count - 1;
    return of;
}

/* sociale in the term and sociaal in the text, or the other way round. */
static bool is_adjective_pair(term_finder *finder, ntr_str word, ntr_str found, unsigned *features) {
    const unsigned as = term_features(finder, word, found, NTR_ADJ) & (NTR_ADJECTIVE_E | NTR_COMPARED);
    *features |= as & NTR_COMPARED; /* langere tijd */
    return as != 0 || (term_features(finder, found, word, NTR_ADJ) & NTR_ADJECTIVE_E) != 0;
}

/* The word of the text at unit `here` for the word of the term at `at`. */
static bool word_matches(term_finder *finder, const shape *of, ntr_str word, uint32_t here, uint32_t at,
                         unsigned *features) {
    const ntr_str found = term_word(finder, here)->folded;
    const bool same = ntr_str_equal(word, found);
    if (at == of->verb && (term_word_classes(finder, here) & NTR_VERB)) {
        const unsigned as = term_features(finder, word, found, NTR_VERB);
        if (as != 0) *features = as;
        return as != 0 || same;
    }
    if (same) return true;
    if (at < of->head) return is_adjective_pair(finder, word, found, features);
    if (at != of->head || ntr_lexicon_is_function(finder->workspace->lexicon, found, NULL)) return false;
    const unsigned as = term_features(finder, word, found, NTR_NOUN) & (NTR_PLURAL | NTR_DIMINUTIVE | NTR_GENITIVE);
    *features = (*features & ~(unsigned)NTR_SINGULAR) | as;
    return as != 0;
}

/* How many units from `unit` on are the term, in which form, and which unit has that form; 0: it does not stand there.
 */
static uint32_t match_term(term_finder *finder, uint32_t unit, const ntr_term *term, unsigned *features,
                           uint32_t *inflected) {
    uint32_t at = 0;
    const shape of = shape_of(finder->workspace->lexicon, term);
    ntr_str rest = term->folded, written = term->nl;
    *features = NTR_SINGULAR;
    *inflected = unit;
    uint32_t marks = 0;
    for (; rest.len > 0; at++) {
        ntr_str word = ntr_phrase_word(&rest);
        const ntr_str as_written = ntr_phrase_word(&written);
        const uint32_t here = unit + at + marks;
        if (here >= finder->units.count || finder->units.items[here].punctuation) return 0;
        if (ntr_ends_with(word, "-") || ntr_ends_with(word, ",")) { /* see follow_mark */
            if (finder->units.items[here].mark != word.ptr[word.len - 1]) return 0;
            word = ntr_cut_end(word, 1);
            marks++;
        }
        if (!word_matches(finder, &of, word, here, at, features)) return 0;
        if (at == of.verb) *inflected = here;
        if (!term_case_allows(term->case_rule, as_written, term_word(finder, here)->form)) return 0;
    }
    return at + marks;
}

static ntr_status add_term(term_finder *finder, uint32_t unit, uint32_t item) {
    const ntr_term *term = &finder->workspace->lexicon->terms.items[item];
    const uint32_t head = ntr_index_find(&finder->workspace->lexicon->terms_by_form, term->folded);
    ntr_term_hit hit = {.term = item, .first = head, .kind = NTR_HIT_PHRASE};
    uint32_t inflected;
    const uint32_t count = match_term(finder, unit, term, &hit.features, &inflected);
    if (count == 0) return NTR_OK;
    hit.rule = (hit.features & (NTR_SINGULAR | NTR_INFINITIVE)) ? "phrase" : "phrase:inflected";
    return term_add_match(finder, &(term_match){unit, unit + count - 1, UINT32_MAX, inflected, &hit});
}

/* The terms with one phrase: of each entry its best line. The list is short, or cut. */
static ntr_status add_terms(term_finder *finder, uint32_t unit, ntr_str folded) {
    enum { LIMIT = 64, CHAIN_LIMIT = 256 };
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const ntr_term *terms = lexicon->terms.items;
    uint32_t best[LIMIT], count = 0, item = ntr_index_find(&lexicon->terms_by_form, folded);
    for (uint32_t seen = 0; item != NTR_MAP_NONE && count < LIMIT && seen < CHAIN_LIMIT; seen++) {
        uint32_t at = 0;
        while (at < count && !term_same_entry(&terms[best[at]], &terms[item])) at++;
        if (at == count || term_is_better(&terms[item], &terms[best[at]])) best[at] = item;
        count += at == count;
        item = ntr_index_next(&lexicon->terms_by_form, item);
    }
    for (uint32_t i = 0; i < count; i++) NTR_TRY(add_term(finder, unit, best[i]));
    return NTR_OK;
}

/* A phrase being followed through the trie. */
typedef struct walk {
    term_finder *finder;
    uint32_t begin; /* unit */
} walk;

static ntr_status follow(const walk *on, uint32_t unit, uint32_t node);

/* The phrases that go on with the word number `word`, which is what stands at `unit`. */
static ntr_status enter(const walk *on, uint32_t unit, uint32_t from, uint32_t word) {
    const ntr_lexicon *lexicon = on->finder->workspace->lexicon;
    const uint32_t node = word == NTR_MAP_NONE ? NTR_MAP_NONE : ntr_phrases_step(&lexicon->phrases, from, word);
    if (node == NTR_MAP_NONE) return NTR_OK;
    const uint32_t item = lexicon->phrases.ends.items[node];
    if (item != NTR_MAP_NONE) NTR_TRY(add_terms(on->finder, on->begin, lexicon->terms.items[item].folded));
    return follow(on, unit + 1, node);
}

/* Inlichtingen- en Veiligheidsdienst; Onderwijs, Cultuur en Wetenschap: the term's word has a hyphen or comma at its
 * end, in the text it is a unit. */
static ntr_status follow_mark(const walk *on, uint32_t unit, uint32_t node) {
    const ntr_str mark = {&on->finder->units.items[unit].mark, 1};
    const ntr_form word = ntr_form_join(term_folded(on->finder, unit), mark, NTR_STR_NONE);
    return enter(on, unit + 1, node, ntr_phrases_word(&on->finder->workspace->lexicon->phrases, ntr_form_str(&word)));
}

/* Goes no deeper than the longest phrase. */
static ntr_status follow(const walk *on, uint32_t unit, uint32_t node) {
    if (unit >= on->finder->units.count || on->finder->units.items[unit].punctuation) return NTR_OK;
    NTR_TRY(term_know_hits(on->finder, unit));
    for (uint32_t i = 0; i < term_word(on->finder, unit)->phrase_words.count; i++)
        NTR_TRY(enter(on, unit, node, term_word(on->finder, unit)->phrase_words.items[i]));
    return on->finder->units.items[unit].mark ? follow_mark(on, unit, node) : NTR_OK;
}

ntr_status term_match_phrases(term_finder *finder, uint32_t unit) {
    const walk on = {finder, unit};
    const bool begins = term_word(finder, unit)->begins_phrase || finder->units.items[unit].mark;
    return begins ? follow(&on, unit, NTR_PHRASES_ROOT) : NTR_OK;
}
