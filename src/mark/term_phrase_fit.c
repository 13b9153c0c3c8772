/* Whether units are the words of a term of several words: each must be the term's, or a form of it where Dutch
 * inflects. */
#include "mark/term_phrase.h"

/* How a term of several words is put together. */
typedef struct shape {
    uint32_t count; /* words */
    bool reflexive; /* zich vergissen */
    uint32_t head;  /* the word before the first function word (ministerie van Defensie), else the last */
    uint32_t verb; /* of a verb phrase: its last word that is no preposition (zich beroepen op), unless one stands right
                      before it (op handen); else UINT32_MAX */
} shape;

static bool is_verb_phrase(const ntr_term *term) {
    return ntr_str_equal(term->pos, NTR_STR("phrase")) || ntr_str_equal(term->pos, NTR_STR("verb"));
}

/* The next word that is not a gap. */
static ntr_str next_word(ntr_str *rest) {
    ntr_str word = ntr_phrase_word(rest);
    while (ntr_phrase_is_gap(word)) word = ntr_phrase_word(rest);
    return word;
}

static shape shape_of(const ntr_lexicon *lexicon, const ntr_term *term) {
    shape of = {.head = UINT32_MAX, .verb = UINT32_MAX, .reflexive = term_begins_reflexive(term->folded)};
    const bool verbal = of.reflexive || is_verb_phrase(term);
    bool behind_preposition = false;
    for (ntr_str rest = term->folded; rest.len > 0; of.count++) {
        const ntr_str word = next_word(&rest);
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
    if (at == of->verb) {
        const unsigned as = term_features(finder, word, found, NTR_VERB);
        /* Participles may be entries of the dictionary as adjectives: gesteld; of veroordeelt it says nothing. */
        const unsigned classes = term_word_classes(finder, here);
        const bool verb = (classes & NTR_VERB) || (as & NTR_PARTICIPLE) || !(classes & (NTR_NOUN | NTR_ADJ));
        if (verb && as != 0) *features = as;
        if (verb) return as != 0 || same;
    }
    if (same || (at == 0 && of->reflexive && term_is_reflexive(finder, here))) return true;
    if (at < of->head) return is_adjective_pair(finder, word, found, features);
    if (at != of->head || ntr_lexicon_is_function(finder->workspace->lexicon, found, NULL)) return false;
    const unsigned as = term_features(finder, word, found, NTR_NOUN) & (NTR_PLURAL | NTR_DIMINUTIVE | NTR_GENITIVE);
    *features = (*features & ~(unsigned)NTR_SINGULAR) | as;
    return as != 0;
}

/* Oproepen voor een betoging, de oproepen voor: what looks like an infinitive is a plural there, but not alone. */
static bool is_rather_noun(term_finder *finder, const term_path *path, unsigned features) {
    const int64_t before = (int64_t)path->units[0] - 1, behind = (int64_t)path->units[path->count - 1] + 1;
    if ((features & NTR_PARTICIPLE) || !ntr_ends_with(term_folded(finder, path->units[0]), "en")) return false;
    if (term_folded(finder, before).len == 0) return term_folded(finder, behind).len > 0;
    return (term_roles(finder, before) & NTR_ROLE_DETERMINER) != 0;
}

/* Behind units that are no words of the term the verb stands first in its clause: it must be finite. No other word
 * stands before the first. */
static bool may_stand_first(const term_path *path, const shape *of, unsigned features) {
    for (uint32_t at = 1; at < path->count; at++)
        if (at != of->verb && path->units[at] < path->units[0]) return false;
    if (of->verb == UINT32_MAX || of->verb == 0 || path->units[of->verb] > path->units[0]) return true;
    return (features & (NTR_FINITE | NTR_STEM | NTR_INFINITIVE)) != 0; /* wij nemen is as nemen */
}

bool term_path_fits(term_finder *finder, const term_path *path, const ntr_term *term, unsigned *features,
                    uint32_t *inflected) {
    const shape of = shape_of(finder->workspace->lexicon, term);
    ntr_str rest = term->folded, written = term->nl;
    *features = NTR_SINGULAR;
    *inflected = path->units[0];
    if (of.count != path->count) return false;
    for (uint32_t at = 0; at < of.count; at++) {
        ntr_str word = next_word(&rest);
        const ntr_str as_written = next_word(&written);
        const uint32_t here = path->units[at];
        if (ntr_ends_with(word, "-") || ntr_ends_with(word, ",")) word = ntr_cut_end(word, 1); /* a unit of its own */
        if (!word_matches(finder, &of, word, here, at, features)) return false;
        if (at == of.verb) *inflected = here;
        if (!term_case_allows(term->case_rule, as_written, term_word(finder, here)->form)) return false;
    }
    if (of.verb == 0 && is_rather_noun(finder, path, *features)) return false;
    if (of.reflexive && !term_reflexive_agrees(finder, path->units[0])) return false;
    return may_stand_first(path, &of, *features);
}
