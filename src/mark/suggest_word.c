/* Which words may be terms, in which base form, and how common they are. */
#include "mark/suggest.h"

enum { NOUN_LEAST = 4, PART_LEAST = 3, HEAD_LEAST = 4, COMPOUND_LEAST = 7 };

static bool is_plain(ntr_str folded) {
    for (size_t i = 0; i < folded.len; i++) {
        const unsigned char c = (unsigned char)folded.ptr[i];
        if (c < 0x80 && !(c >= 'a' && c <= 'z') && c != '-') return false;
    }
    return folded.len > 0 && folded.len < NTR_FORM_SIZE && folded.ptr[0] != '-';
}

static bool is_word(suggest_search *on, uint32_t unit) {
    term_finder *finder = &on->finder;
    if (unit >= finder->units.count || finder->units.items[unit].punctuation || on->marks.items[unit].taken)
        return false;
    const ntr_word *word = term_word(finder, unit);
    if (word->kind != NTR_WORD || word->shape == NTR_CASE_UPPER || !is_plain(word->folded)) return false;
    return !(term_roles(finder, unit) & NTR_ROLE_FUNCTION) && !term_has_own_capital(finder, unit);
}

/* asiel|zoekers|centrum: something that compounds, and a word behind it. */
static bool is_compound(suggest_search *on, ntr_str folded) {
    for (size_t begin = PART_LEAST; folded.len >= COMPOUND_LEAST && begin + HEAD_LEAST <= folded.len; begin++)
        if (term_opens(&on->finder, ntr_str_slice(folded, 0, begin)) &&
            term_is_entry(&on->finder, ntr_str_slice(folded, begin, folded.len)))
            return true;
    return false;
}

bool suggest_is_noun(suggest_search *on, uint32_t unit) {
    if (!is_word(on, unit)) return false;
    const ntr_str folded = term_folded(&on->finder, unit);
    const unsigned classes = term_word_classes(&on->finder, unit);
    if (folded.len < NOUN_LEAST || (classes & (NTR_VERB | NTR_ADJ))) return false;
    return (classes & NTR_NOUN) || is_compound(on, folded);
}

bool suggest_is_adjective(suggest_search *on, uint32_t unit) {
    if (!is_word(on, unit) || !(term_word_classes(&on->finder, unit) & NTR_ADJ)) return false;
    const ntr_form base = suggest_adjective_base(on, unit);
    return ntr_table_find(&on->finder.workspace->lexicon->words[NTR_WORDS_COMMON], ntr_form_str(&base)) == NTR_MAP_NONE;
}

/* --- bases -------------------------------------------------------------------------------------------------------- */

typedef struct base_search {
    suggest_search *on;
    ntr_str form;
    unsigned as, wanted;
    bool is_entry; /* the form itself: then only a base that the dictionary has counts (collega is no plural) */
    ntr_form found;
} base_search;

/* Of several bases that the dictionary knows the first; else the first that the rules allow. */
static bool try_base(void *self, ntr_str base) {
    base_search *search = self;
    if (ntr_str_equal(base, search->form)) return true;
    if (!(term_features(&search->on->finder, base, search->form, search->as) & search->wanted)) return true;
    const bool known = term_is_entry(&search->on->finder, base);
    if (known || (search->found.len == 0 && !search->is_entry))
        search->found = ntr_form_join(base, NTR_STR_NONE, NTR_STR_NONE);
    return !known;
}

static ntr_form base_of(suggest_search *on, uint32_t unit, unsigned as, unsigned wanted) {
    const ntr_lexicon *lexicon = on->finder.workspace->lexicon;
    const ntr_str form = term_folded(&on->finder, unit);
    base_search search = {.on = on, .form = form, .as = as, .wanted = wanted};
    search.is_entry = term_is_entry(&on->finder, form);
    if (as == NTR_NOUN)
        ntr_inflect_noun_bases(lexicon, form, try_base, &search);
    else
        ntr_inflect_bases(lexicon, form, try_base, &search);
    return search.found.len ? search.found : ntr_form_join(form, NTR_STR_NONE, NTR_STR_NONE);
}

ntr_form suggest_noun_base(suggest_search *on, uint32_t unit) {
    return base_of(on, unit, NTR_NOUN, NTR_PLURAL | NTR_DIMINUTIVE);
}

ntr_form suggest_adjective_base(suggest_search *on, uint32_t unit) {
    return base_of(on, unit, NTR_ADJ, NTR_ADJECTIVE_E | NTR_COMPARED);
}

/* --- how common --------------------------------------------------------------------------------------------------- */

/* Of a million words; what the dictionary has not got at all is the rarest. */
static double expected_of(bool entry, bool compound, size_t length) {
    if (!entry) return 0.5;
    if (compound) return 3;
    return length <= 6 ? 20 : 8; /* frequent words are short (Zipf) */
}

bool suggest_weigh(suggest_search *on, ntr_str base, double *expected, uint32_t *least) {
    const ntr_table *common = &on->finder.workspace->lexicon->words[NTR_WORDS_COMMON];
    const uint32_t row = ntr_table_find(common, base);
    if (row != NTR_MAP_NONE) {
        *expected = 100;
        *least = 4;
        return ntr_str_equal(ntr_table_cell(common, row, 1), NTR_STR("everyday"));
    }
    const bool compound = is_compound(on, base);
    *expected = expected_of(term_is_entry(&on->finder, base), compound, base.len);
    *least = compound ? 1 : 2;
    return true;
}
