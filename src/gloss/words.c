#include "gloss/fill.h"

#include "model/data.h"

/* In the order of ntr_words. */
static const char *const files[NTR_WORDS_COUNT] = {
    "words/abbreviations.tsv", "words/verbs.tsv",   "words/particles.tsv", "words/plurals.tsv",    "words/function.tsv",
    "words/english.tsv",       "words/numbers.tsv", "words/units.tsv",     "words/currencies.tsv", "words/laws.tsv",
    "words/titles.tsv",        "names/given.tsv",   "names/surnames.tsv",
};

/* Whose first column may hold several forms. */
static bool has_variants(ntr_words table) {
    return table == NTR_WORDS_UNITS || table == NTR_WORDS_CURRENCIES || table == NTR_WORDS_TITLES;
}

ntr_status ntr_fill_words(ntr_lexicon *lexicon, ntr_error *err) {
    for (ntr_words i = 0; i < NTR_WORDS_COUNT; i++) {
        const ntr_str tsv = ntr_data_find(files[i]);
        if (!tsv.ptr) return ntr_error_set(err, NTR_INTERNAL, "glossary/%s was not built in", files[i]);
        const ntr_status status = ntr_table_read(&lexicon->words[i], lexicon->arena, tsv, has_variants(i), err);
        if (status != NTR_OK) {
            ntr_error_name_source(err, files[i]);
            return status;
        }
    }
    return ntr_lexicon_index_words(lexicon, err);
}
