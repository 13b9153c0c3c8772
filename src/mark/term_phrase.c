/* Terms of several words: each word of the text must be the term's, or a form of it where Dutch inflects. */
#include "mark/term.h"

static ntr_str take_word(ntr_str *rest) {
    const char *space = rest->len ? memchr(rest->ptr, ' ', rest->len) : NULL;
    const size_t length = space ? (size_t)(space - rest->ptr) : rest->len;
    const ntr_str word = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, space ? length + 1 : length, rest->len);
    return word;
}

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
        const ntr_str word = take_word(&rest);
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

static bool is_hyphen_behind(const term_finder *finder, uint32_t unit) {
    if (unit + 1 >= finder->units.count) return false;
    const ntr_span left = finder->units.items[unit].span, right = finder->units.items[unit + 1].span;
    const ntr_str text = ntr_document_slice(finder->document, right);
    return left.end == right.begin && text.len == 1 && text.ptr[0] == '-';
}

uint32_t term_match_phrase(term_finder *finder, uint32_t unit, const ntr_term *term, unsigned *features,
                           uint32_t *inflected) {
    uint32_t at = 0;
    const shape of = shape_of(finder->workspace->lexicon, term);
    ntr_str rest = term->folded, written = term->nl;
    *features = NTR_SINGULAR;
    if (of.count > finder->units.count - unit) return 0;
    uint32_t hyphens = 0;
    for (; rest.len > 0; at++) {
        ntr_str word = take_word(&rest);
        const ntr_str as_written = take_word(&written);
        const uint32_t here = unit + at + hyphens;
        if (here >= finder->units.count || finder->units.items[here].punctuation) return 0;
        if (ntr_ends_with(word, "-")) { /* Inlichtingen- en Veiligheidsdienst: the hyphen is a unit */
            if (!is_hyphen_behind(finder, here)) return 0;
            word = ntr_cut_end(word, 1);
            hyphens++;
        }
        if (!word_matches(finder, &of, word, here, at, features)) return 0;
        if (at == of.verb) *inflected = here;
        if (!term_case_allows(term->case_rule, as_written, term_word(finder, here)->form)) return 0;
    }
    return at + hyphens;
}
