#include "gloss/fill.h"

ntr_status ntr_fill_lexicon(ntr_lexicon *lexicon, ntr_glossary *glossary, const ntr_options *options, ntr_error *err) {
    NTR_TRY(ntr_fill_words(lexicon, err));
    NTR_TRY(ntr_fill_gazetteer(lexicon, err));
    NTR_TRY(ntr_fill_cldr(lexicon, ntr_options_american(options) ? "en_US" : "en_GB", err));
    NTR_TRY(ntr_fill_demonyms(lexicon, err));
    if (!glossary) return NTR_OK;
    NTR_TRY(ntr_fill_abbreviations(lexicon, glossary, err));
    return ntr_fill_glossary(lexicon, glossary, err);
}
