/* Terms of several words: each word of the text must be the term's, or a form of it where Dutch inflects. */
#include "mark/term.h"

static ntr_str take_word(ntr_str *rest) {
    const char *space = rest->len ? memchr(rest->ptr, ' ', rest->len) : NULL;
    const size_t length = space ? (size_t)(space - rest->ptr) : rest->len;
    const ntr_str word = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, space ? length + 1 : length, rest->len);
    return word;
}

/* The head is the word before the first function word (ministerie van Defensie), else the last. */
static uint32_t head_of(const ntr_lexicon *lexicon, ntr_str folded, uint32_t *count) {
    uint32_t head = UINT32_MAX;
    *count = 0;
    for (ntr_str rest = folded; rest.len > 0; (*count)++) {
        const ntr_str word = take_word(&rest);
        if (*count > 0 && head == UINT32_MAX && ntr_lexicon_is_function(lexicon, word, NULL)) head = *count - 1;
    }
    return head == UINT32_MAX ? *count - 1 : head;
}

/* sociale in the term and sociaal in the text, or the other way round. */
static bool is_adjective_pair(term_finder *finder, ntr_str word, ntr_str found, unsigned *features) {
    const unsigned as = term_features(finder, word, found, NTR_ADJ) & (NTR_ADJECTIVE_E | NTR_COMPARED);
    *features |= as & NTR_COMPARED; /* langere tijd */
    return as != 0 || (term_features(finder, found, word, NTR_ADJ) & NTR_ADJECTIVE_E) != 0;
}

static bool is_verb_phrase(const ntr_term *term) {
    return ntr_str_equal(term->pos, NTR_STR("phrase")) || ntr_str_equal(term->pos, NTR_STR("verb"));
}

static bool word_matches(term_finder *finder, const ntr_term *term, ntr_str word, ntr_str found, uint32_t at,
                         uint32_t head, uint32_t count, unsigned *features) {
    if (ntr_str_equal(word, found)) return true;
    if (at == count - 1 && is_verb_phrase(term)) {
        *features = term_features(finder, word, found, NTR_VERB);
        return *features != 0;
    }
    if (at < head) return is_adjective_pair(finder, word, found, features);
    if (at != head || ntr_lexicon_is_function(finder->workspace->lexicon, found, NULL)) return false;
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

uint32_t term_match_phrase(term_finder *finder, uint32_t unit, const ntr_term *term, unsigned *features) {
    uint32_t count, at = 0;
    const uint32_t head = head_of(finder->workspace->lexicon, term->folded, &count);
    ntr_str rest = term->folded, written = term->nl;
    *features = NTR_SINGULAR;
    if (count > finder->units.count - unit) return 0;
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
        const ntr_word *found = term_word(finder, here);
        if (!word_matches(finder, term, word, found->folded, at, head, count, features)) return 0;
        if (!term_case_allows(term->case_rule, as_written, found->form)) return 0;
    }
    return at + hyphens;
}
