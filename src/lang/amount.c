#include "lang/amount.h"

#include "ext/unicode.h"

enum { UNIT_PLURAL = 1, UNIT_SINGULAR = 2, UNIT_KIND = 3, YEAR_DIGITS = 4, LARGE_DIGITS = 4, HOUR_LIMIT = 24 };

static const ntr_table *units_of(const ntr_scan *scan) {
    return &scan->lexicon->words[NTR_WORDS_UNITS];
}

static const ntr_table *currencies_of(const ntr_scan *scan) {
    return &scan->lexicon->words[NTR_WORDS_CURRENCIES];
}

static bool is_unit_of(const ntr_scan *scan, uint32_t unit, const char *kind) {
    return ntr_str_equal(ntr_table_cell(units_of(scan), unit, UNIT_KIND), ntr_str_from(kind));
}

static bool is_hours(const ntr_scan *scan, uint32_t unit) {
    return ntr_str_equal(ntr_table_cell(units_of(scan), unit, UNIT_SINGULAR), NTR_STR("hour"));
}

/* --- what numbers may be ------------------------------------------------------------------------------------------ */

/* Four digits without anything: 1971, 2023. */
static bool is_year(const ntr_number *number) {
    return number->count == YEAR_DIGITS && !number->decimals && !number->grouped && !number->half &&
           !number->in_words && !number->exponent && (number->digits[0] == '1' || number->digits[0] == '2');
}

/* What stands before says that this is no amount: nr. 256.891, dossiernummer 12.345, 31 20.123 (a telephone number). */
static bool is_label(ntr_scan *scan, size_t begin) {
    static const char *const endings[] = {"nummer", "nr", "nr."};
    const ntr_str word = ntr_scan_word_before(scan, begin);
    if (word.len == 0) return false;
    if (ntr_scan_is_cue(scan, word, NTR_CUE_LABEL)) return true;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const size_t length = strlen(endings[i]);
        if (word.len > length && memcmp(word.ptr + word.len - length, endings[i], length) == 0) return true;
    }
    const char last = word.ptr[word.len - 1];
    return last >= '0' && last <= '9';
}

/* "drie uur" behind na or a weekday may be a time of the day. */
static bool may_be_time(ntr_scan *scan, size_t begin, const ntr_number *number) {
    const ntr_str before = ntr_scan_fold(scan, ntr_scan_word_before(scan, begin));
    if (number->decimals || number->half || ntr_number_whole_digits(number) > 2) return false;
    return ntr_scan_is_cue(scan, before, NTR_CUE_CLOCK_MAYBE) || ntr_scan_is_cue(scan, before, NTR_CUE_CLOCK) ||
           (before.len && ntr_table_find(&scan->lexicon->calendar, before) != NTR_MAP_NONE);
}

/* --- units and money behind a number ------------------------------------------------------------------------------ */

static bool accept_unit(ntr_scan *scan, size_t begin, size_t unit_at, const ntr_amount *amount, uint32_t unit) {
    const ntr_str written = ntr_str_slice(scan->text, unit_at, scan->at);
    const ntr_number *number = &amount->value;
    if (number->in_words && ntr_scan_is_cue(scan, written, NTR_CUE_AFTER_DIGITS)) return false;
    if (is_year(number) && ntr_scan_cue_before(scan, begin, NTR_CUE_YEAR)) return false;
    return !is_hours(scan, unit) || amount->joint.len || !may_be_time(scan, begin, number);
}

static bool accept_currency(ntr_scan *scan, size_t begin, size_t money_at, const ntr_amount *amount, uint32_t row) {
    const ntr_str written = ntr_str_slice(scan->text, money_at, scan->at);
    const ntr_number *number = &amount->value;
    const bool has_sign = ntr_table_cell(currencies_of(scan), row, 2).len > 0;
    if (is_year(number) && (!has_sign || ntr_scan_cue_before(scan, begin, NTR_CUE_YEAR))) return false;
    return !ntr_scan_is_cue(scan, written, NTR_CUE_LARGE) || number->exponent ||
           ntr_number_whole_digits(number) >= LARGE_DIGITS;
}

/* Reads the unit or currency behind the number that begins at `begin`. */
static bool read_tail(ntr_amount *out, ntr_scan *scan, size_t begin) {
    const size_t behind = scan->at;
    const bool space = ntr_scan_space(scan);
    const size_t tail = scan->at;
    const uint32_t currency = ntr_scan_phrase(scan, currencies_of(scan));
    if (currency != NTR_MAP_NONE && ntr_scan_ends_free(scan, scan->at) &&
        accept_currency(scan, begin, tail, out, currency)) {
        out->currency = currency;
        return true;
    }
    scan->at = tail;
    const uint32_t unit = ntr_scan_phrase(scan, units_of(scan));
    if (unit != NTR_MAP_NONE && ntr_scan_ends_free(scan, scan->at) && accept_unit(scan, begin, tail, out, unit)) {
        out->unit = unit;
        out->glued = !space;
        return true;
    }
    return ntr_scan_fail(scan, behind);
}

/* --- ranges ------------------------------------------------------------------------------------------------------- */

static bool read_joint(ntr_str *joint, ntr_scan *scan) {
    const size_t begin = scan->at;
    *joint = NTR_STR("to");
    const bool space = ntr_scan_space(scan);
    if (ntr_scan_literal(scan, "-") || ntr_scan_literal(scan, "\xE2\x80\x93"))
        return ntr_scan_space(scan) == space || ntr_scan_fail(scan, begin);
    const bool word = space && (ntr_scan_cue(scan, NTR_CUE_TO, joint) ||
                                (ntr_scan_cue(scan, NTR_CUE_PAIR, joint) && ntr_str_equal(*joint, NTR_STR("or"))));
    return (word && ntr_scan_space(scan)) || ntr_scan_fail(scan, begin);
}

/* 10 tot 12 procent: a range only where something stands behind both, or both are set in groups (10.000-15.000). */
static bool read_range(ntr_amount *out, ntr_scan *scan, size_t begin) {
    const size_t behind = scan->at;
    if (!read_joint(&out->joint, scan) || !ntr_numeral_read_amount(&out->last, scan) || out->value.count == 0)
        goto none;
    if (out->value.doubtful) goto none;
    if (read_tail(out, scan, begin) || (out->value.grouped && out->last.grouped)) return true;
none:
    out->joint = NTR_STR("");
    return ntr_scan_fail(scan, behind);
}

/* --- money before a number ---------------------------------------------------------------------------------------- */

/* Signs and codes stand before the sum, words behind it. */
static bool is_sign(ntr_str written) {
    for (size_t i = 0; i < written.len;) {
        const int32_t c = ntr_utf8_next(written, &i);
        if (ntr_char_is_lower(c) || ntr_char_is_space(c)) return false;
    }
    return true;
}

/* € 350,- and € 350,-- say that there are no cents. */
static void skip_no_cents(ntr_scan *scan) {
    static const char *const marks[] = {",--", ",-", ",\xE2\x80\x93", ",\xE2\x80\x94", ",="};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (ntr_scan_literal(scan, marks[i])) return;
}

/* "€ 5 tot 10 miljoen": the end of the range shares sign and million. */
static void read_shared_range(ntr_amount *out, ntr_scan *scan) {
    const size_t behind = scan->at;
    if (out->value.exponent || !read_joint(&out->joint, scan) || !ntr_numeral_read_amount(&out->last, scan) ||
        !out->last.exponent) {
        out->joint = NTR_STR("");
        scan->at = behind;
    }
}

static bool read_sum(ntr_amount *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    out->currency = ntr_scan_phrase(scan, currencies_of(scan));
    if (out->currency == NTR_MAP_NONE) return false;
    if (!is_sign(ntr_scan_slice(scan, begin))) return ntr_scan_fail(scan, begin);
    ntr_scan_space(scan);
    const size_t number = scan->at;
    if (!ntr_number_read(&out->value, scan->text, &scan->at, NTR_NOTATION_DUTCH)) return ntr_scan_fail(scan, begin);
    scan->at = number;
    if (!ntr_numeral_read_amount(&out->value, scan)) return ntr_scan_fail(scan, begin);
    skip_no_cents(scan);
    read_shared_range(out, scan);
    return ntr_scan_ends_free(scan, scan->at) || ntr_scan_fail(scan, begin);
}

/* --- ordinals and plain numbers ----------------------------------------------------------------------------------- */

/* 1e, 2de, 86ste, 2.318e; and what is counted in time behind it: 19e eeuw. */
static bool read_ordinal(ntr_amount *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (!ntr_number_read(&out->value, scan->text, &scan->at, NTR_NOTATION_DUTCH)) return false;
    const bool suffix = ntr_scan_literal(scan, "ste") || ntr_scan_literal(scan, "de") || ntr_scan_literal(scan, "e");
    if (!suffix || out->value.decimals || out->value.half || !ntr_scan_ends_free(scan, scan->at))
        return ntr_scan_fail(scan, begin);
    out->ordinal = true;
    const size_t behind = scan->at;
    const uint32_t unit = ntr_scan_space(scan) ? ntr_scan_phrase(scan, units_of(scan)) : NTR_MAP_NONE;
    if (unit != NTR_MAP_NONE && is_unit_of(scan, unit, "time") && ntr_scan_ends_free(scan, scan->at))
        out->unit = unit;
    else
        scan->at = behind;
    return true;
}

static bool is_determined(ntr_scan *scan, size_t begin) {
    const ntr_str before = ntr_scan_word_before(scan, begin);
    return ntr_scan_is_cue(scan, before, NTR_CUE_DETERMINER) ||
           (before.len &&
            ntr_table_find(&scan->lexicon->words[NTR_WORDS_NUMBERS], ntr_scan_fold(scan, before)) != NTR_MAP_NONE);
}

static bool first_word_is(ntr_str words, const char *head) {
    const size_t length = strlen(head);
    return words.len >= length && memcmp(words.ptr, head, length) == 0 &&
           (words.len == length || words.ptr[length] == ' ');
}

/* "hundred" and its like say "one" in Dutch and "a" in English. */
static bool wants_article(ntr_scan *scan, size_t begin, const ntr_number *number) {
    static const char *const heads[] = {"hundred", "thousand", "million", "billion", "trillion", "dozen"};
    for (size_t i = 0; number->words.len && i < sizeof heads / sizeof heads[0]; i++)
        if (first_word_is(number->words, heads[i])) return !is_determined(scan, begin);
    return false;
}

/* "duizenden mensen", but not "duizenden van hen", "duizenden verloren" or "duizenden." */
static bool counts_something(ntr_scan *scan) {
    ntr_scan next = *scan;
    if (!ntr_scan_space(&next)) return false;
    const ntr_str word = ntr_scan_letters(&next);
    const ntr_str folded = word.len ? ntr_scan_fold(scan, word) : NTR_STR_NONE;
    return folded.ptr && !ntr_lexicon_is_function(scan->lexicon, folded, NULL) &&
           ntr_forms_find(&scan->lexicon->verb_forms, folded) == NTR_MAP_NONE;
}

static bool hours_follow(const ntr_scan *scan) {
    ntr_scan next = *scan;
    const uint32_t unit = ntr_scan_space(&next) ? ntr_scan_phrase(&next, units_of(scan)) : NTR_MAP_NONE;
    return unit != NTR_MAP_NONE && is_hours(scan, unit);
}

/* A number with nothing behind it that it counts. */
static bool accept_plain(ntr_amount *out, ntr_scan *scan, size_t begin) {
    size_t first = begin;
    if (hours_follow(scan)) return false; /* na drie uur: all of it stays */
    const bool capital = ntr_char_is_upper(ntr_utf8_next(scan->text, &first));
    if (!ntr_scan_ends_free(scan, scan->at) || (capital && !ntr_scan_begins_sentence(scan->text, begin))) return false;
    if (out->value.exponent) return true;
    if (!out->value.in_words) return !is_label(scan, begin);
    return !out->value.doubtful;
}

/* "een miljoen" is a million, "één miljoen" one million. */
static void soften_one(ntr_number *number) {
    if (number->exponent && number->doubtful && number->count == 1 && number->digits[0] == '1')
        number->words = NTR_STR("a");
}

/* 10 000 euro: groups with a plain space, which are sure only with a unit or currency behind them. */
static bool read_spaced(ntr_amount *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    size_t behind = begin;
    out->value = (ntr_number){.grouped = true};
    while (true) {
        const size_t group = scan->at, length = ntr_scan_digits(scan, 3);
        if (length == 0 || (out->value.count > 0 && length != 3) || out->value.count + length > NTR_NUMBER_DIGITS)
            break;
        memcpy(out->value.digits + out->value.count, scan->text.ptr + group, length);
        out->value.count = (uint8_t)(out->value.count + length);
        behind = scan->at;
        if (!ntr_scan_literal(scan, " ")) break;
    }
    scan->at = behind;
    const bool number = out->value.count > 3 && out->value.digits[0] != '0' && !is_label(scan, begin);
    return (number && read_tail(out, scan, begin)) || ntr_scan_fail(scan, begin);
}

/* "000" in "10 000 en": the end of something longer. */
static bool is_remainder(ntr_scan *scan, size_t begin, const ntr_number *number) {
    const ntr_str before = ntr_scan_word_before(scan, begin);
    return number->count == 3 && !number->in_words && before.len && before.ptr[before.len - 1] >= '0' &&
           before.ptr[before.len - 1] <= '9';
}

bool ntr_amount_read(ntr_amount *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    const bool digits = begin < scan->text.len && scan->text.ptr[begin] >= '0' && scan->text.ptr[begin] <= '9';
    *out = (ntr_amount){.joint = NTR_STR(""), .unit = NTR_MAP_NONE, .currency = NTR_MAP_NONE};
    if (!digits && read_sum(out, scan)) return true;
    out->currency = NTR_MAP_NONE;
    if (digits && read_ordinal(out, scan)) return !is_label(scan, begin) || ntr_scan_fail(scan, begin);
    if (digits && read_spaced(out, scan)) return true;
    if (!ntr_numeral_read_amount(&out->value, scan)) return false;
    const bool article = out->value.doubtful && ntr_number_is_one(&out->value); /* een uur, een man */
    if (article || is_remainder(scan, begin, &out->value)) return ntr_scan_fail(scan, begin);
    out->article = wants_article(scan, begin, &out->value);
    soften_one(&out->value);
    if (read_range(out, scan, begin) || read_tail(out, scan, begin)) return true;
    out->of = ntr_numeral_wants_of(&out->value) && counts_something(scan);
    return accept_plain(out, scan, begin) || ntr_scan_fail(scan, begin);
}
