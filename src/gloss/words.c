#include "gloss/fill.h"

#include "ext/unicode.h"
#include "model/data.h"

/* In the order of ntr_words. */
static const char *const files[NTR_WORDS_COUNT] = {
    "words/abbreviations.tsv", "words/verbs.tsv",         "words/particles.tsv", "words/plurals.tsv",
    "words/function.tsv",      "words/english.tsv",       "words/numbers.tsv",   "words/units.tsv",
    "words/currencies.tsv",    "words/laws.tsv",          "words/titles.tsv",    "names/given.tsv",
    "names/surnames.tsv",      "words/cues.tsv",          "words/american.tsv",  "names/languages.tsv",
    "names/letters.tsv",       "names/signals.tsv",       "words/suffixes.tsv",  "words/foreign.tsv",
    "words/prefixes.tsv",      "names/context.tsv",       "words/roles.tsv",     "words/compounds.tsv",
    "names/place-letters.tsv", "names/place-signals.tsv", "words/abroad.tsv",    "words/comparisons.tsv",
    "words/reflexives.tsv",    "words/common.tsv",        "names/generics.tsv",  "names/rulers.tsv",
};

/* Whose first column may hold several forms. */
static bool has_variants(ntr_words table) {
    return table == NTR_WORDS_UNITS || table == NTR_WORDS_CURRENCIES || table == NTR_WORDS_TITLES;
}

/* Months, then weekdays, as CLDR calls them. */
static ntr_status fill_calendar(ntr_lexicon *lexicon, ntr_error *err) {
    ntr_arena *arena = lexicon->arena;
    ntr_table *calendar = &lexicon->calendar;
    calendar->columns = 2;
    for (int i = 0; i < NTR_MONTHS + NTR_WEEKDAYS; i++) {
        const bool month = i < NTR_MONTHS;
        const int number = month ? i + 1 : i - NTR_MONTHS + 1;
        const ntr_str cells[] = {
            month ? ntr_cldr_month(arena, "nl", number, true) : ntr_cldr_weekday(arena, "nl", number, true),
            month ? ntr_cldr_month(arena, "en", number, true) : ntr_cldr_weekday(arena, "en", number, true)};
        if (!cells[0].ptr || !cells[1].ptr) return ntr_error_memory(err);
        NTR_TRY(ntr_table_add(calendar, arena, cells, false, err));
    }
    return NTR_OK;
}

static ntr_status compile_names(ntr_lexicon *lexicon, ntr_error *err) {
    const ntr_table *words = lexicon->words;
    const ntr_name_tables tables = {&words[NTR_WORDS_LANGUAGES],     &words[NTR_WORDS_LETTERS],
                                    &words[NTR_WORDS_PLACE_LETTERS], &words[NTR_WORDS_SIGNALS],
                                    &words[NTR_WORDS_PLACE_SIGNALS], &words[NTR_WORDS_GIVEN],
                                    &words[NTR_WORDS_SURNAMES]};
    return ntr_name_rules_compile(&lexicon->name_rules, lexicon->arena, &tables, err);
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
    NTR_TRY(fill_calendar(lexicon, err));
    NTR_TRY(ntr_lexicon_index_words(lexicon, err));
    return compile_names(lexicon, err);
}
