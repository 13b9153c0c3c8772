#include "align/tongue.h"

/* Fewer sentences with such a word prove nothing, and one of the languages must have so many times what the other has.
 */
enum { PROOF = 5, TIMES = 3 };

static bool is_english(const ntr_lexicon *words, ntr_str form) {
    const ntr_table *foreign = &words->words[NTR_WORDS_FOREIGN];
    const uint32_t row = ntr_table_find(foreign, form);
    return row != NTR_MAP_NONE && ntr_cell_holds(ntr_table_cell(foreign, row, 1), "en");
}

ntr_lang ntr_align_tongue(const ntr_align_side *side, const ntr_lexicon *words) {
    uint64_t dutch = 0, english = 0;
    for (uint32_t type = 0; type < side->type_count; type++) {
        const ntr_str form = side->types[type].form;
        const bool is_dutch = ntr_lexicon_is_function(words, form, NULL), other = is_english(words, form);
        if (is_dutch == other) continue;
        *(is_dutch ? &dutch : &english) += ntr_align_side_spread(side, type);
    }
    if (dutch >= PROOF && dutch >= TIMES * english) return ntr_lang_from("nl");
    if (english >= PROOF && english >= TIMES * dutch) return ntr_lang_from("en");
    return (ntr_lang){""};
}
