#include "gloss/fill.h"

ntr_status ntr_fill_lexicon(ntr_lexicon *lexicon, const ntr_glossaries *glossaries, const ntr_options *options,
                            ntr_error *err) {
    NTR_TRY(ntr_fill_words(lexicon, err));
    NTR_TRY(ntr_fill_gazetteer(lexicon, err));
    NTR_TRY(ntr_fill_cldr(lexicon, ntr_options_american(options) ? "en_US" : "en_GB", err));
    NTR_TRY(ntr_fill_demonyms(lexicon, err));
    for (uint32_t i = glossaries->list.count; i-- > 0;) /* the row added last holds */
        NTR_TRY(ntr_fill_abbreviations(lexicon, glossaries->list.items[i], err));
    return ntr_fill_glossary(lexicon, glossaries, err);
}
