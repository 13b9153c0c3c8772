#include "ext/unicode.h"
#include "lang/american.h"
#include "lang/amount.h"

enum {
    UNIT_DUTCH = 0,
    UNIT_PLURAL = 1,
    UNIT_SINGULAR = 2,
    CODE = 1,
    SIGN = 2,
    ENGLISH = 3,
    PLURAL = 4,
    GROUPED_FROM = 4
};

/* Words of the tables, in the spelling that is wanted. */
static void append_english(ntr_buffer *out, const ntr_lexicon *lexicon, ntr_str text, bool american) {
    ntr_arena *scratch = american ? ntr_arena_new() : NULL;
    if (!american)
        ntr_buffer_append(out, text);
    else if (!scratch || !ntr_american_append(out, lexicon, scratch, text))
        out->failed = true;
    ntr_arena_free(scratch);
}

/* --- money -------------------------------------------------------------------------------------------------------- */

/* "half a million euros": words that do not go behind a sign. */
static bool stays_in_words(const ntr_number *number) {
    return number->count == 0 ||
           (number->words.len && number->exponent == 0 && memchr(number->words.ptr, ' ', number->words.len));
}

/* English sets thousands apart in every sum: 2000 euro → €2,000. */
static void append_digits(ntr_buffer *out, const ntr_number *number) {
    ntr_number digits = *number;
    digits.words = NTR_STR("");
    digits.grouped = ntr_number_whole_digits(number) >= GROUPED_FROM;
    ntr_numeral_print(out, &digits);
}

static void append_number(ntr_buffer *out, const ntr_amount *amount, const ntr_number *number) {
    if (amount->article && number == &amount->value) ntr_buffer_append(out, NTR_STR("a "));
    ntr_numeral_print(out, number);
    if (ntr_numeral_wants_of(number) &&
        (amount->of || amount->unit != NTR_MAP_NONE || amount->currency != NTR_MAP_NONE))
        ntr_buffer_append(out, NTR_STR(" of"));
}

static void append_joint(ntr_buffer *out, const ntr_amount *amount) {
    ntr_buffer_printf(out, " %.*s ", NTR_FMT(amount->joint));
}

static void print_sum(ntr_buffer *out, const ntr_amount *amount, const ntr_lexicon *lexicon, bool american) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_CURRENCIES];
    const ntr_str sign = ntr_table_cell(table, amount->currency, SIGN);
    const bool range = amount->joint.len > 0;
    if (sign.len && !stays_in_words(&amount->value)) {
        ntr_buffer_append(out, sign);
        append_digits(out, &amount->value);
        if (!range) return;
        append_joint(out, amount);
        ntr_buffer_append(out, sign);
        append_digits(out, &amount->last);
        return;
    }
    append_number(out, amount, &amount->value);
    if (range) {
        append_joint(out, amount);
        append_number(out, amount, &amount->last);
    }
    const bool one = !range && ntr_number_is_one(&amount->value);
    ntr_buffer_append_char(out, ' ');
    append_english(out, lexicon, ntr_table_cell(table, amount->currency, one ? ENGLISH : PLURAL), american);
}

/* --- measures ----------------------------------------------------------------------------------------------------- */

static void print_unit(ntr_buffer *out, const ntr_amount *amount, const ntr_lexicon *lexicon, bool american) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_UNITS];
    const bool one = amount->ordinal || (amount->joint.len == 0 && ntr_number_is_one(&amount->value));
    const ntr_str en = ntr_table_cell(table, amount->unit, one ? UNIT_SINGULAR : UNIT_PLURAL);
    if (!amount->glued && !ntr_str_equal(en, NTR_STR("%"))) ntr_buffer_append_char(out, ' ');
    append_english(out, lexicon, en, american);
}

void ntr_amount_print(ntr_buffer *out, const ntr_amount *amount, const ntr_lexicon *lexicon, bool american) {
    if (amount->currency != NTR_MAP_NONE) {
        print_sum(out, amount, lexicon, american);
        return;
    }
    append_number(out, amount, &amount->value);
    if (amount->ordinal) ntr_buffer_append(out, ntr_str_from(ntr_numeral_suffix(&amount->value)));
    if (amount->joint.len) {
        append_joint(out, amount);
        append_number(out, amount, &amount->last);
    }
    if (amount->unit != NTR_MAP_NONE) print_unit(out, amount, lexicon, american);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

void ntr_amount_print_value(ntr_buffer *out, const ntr_amount *amount, const ntr_lexicon *lexicon) {
    ntr_number_print_value(out, &amount->value);
    if (amount->joint.len) {
        ntr_buffer_append_char(out, '/');
        ntr_number_print_value(out, &amount->last);
    }
    if (amount->ordinal) ntr_buffer_append(out, NTR_STR(" ordinal"));
    const ntr_table *units = &lexicon->words[NTR_WORDS_UNITS], *money = &lexicon->words[NTR_WORDS_CURRENCIES];
    if (amount->unit != NTR_MAP_NONE)
        ntr_buffer_printf(out, " %.*s", NTR_FMT(ntr_table_cell(units, amount->unit, UNIT_SINGULAR)));
    if (amount->currency == NTR_MAP_NONE) return;
    const ntr_str code = ntr_table_cell(money, amount->currency, CODE);
    ntr_buffer_printf(out, " %.*s", NTR_FMT(code.len ? code : ntr_table_cell(money, amount->currency, ENGLISH)));
}
