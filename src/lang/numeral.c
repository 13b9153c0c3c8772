#include "lang/numeral.h"

#include "ext/unicode.h"

enum { ROW_VALUE = 1, ROW_ENGLISH = 2, WORD_LIMIT = 64 };

static const ntr_table *numbers_of(const ntr_scan *scan) {
    return &scan->lexicon->words[NTR_WORDS_NUMBERS];
}

static bool parse_value(uint64_t *out, ntr_str cell) {
    *out = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] < '0' || cell.ptr[i] > '9') return false;
        *out = *out * 10 + (uint64_t)(cell.ptr[i] - '0');
    }
    return cell.len > 0 && cell.len < 19;
}

/* The value of a row; one with decimals (anderhalf, 1.5) is read in the notation that the table has. */
static ntr_number row_number(const ntr_table *table, uint32_t row) {
    const ntr_str cell = ntr_table_cell(table, row, ROW_VALUE);
    ntr_number number = {0};
    size_t at = 0;
    if (cell.len > 0 && !ntr_number_read(&number, cell, &at, NTR_NOTATION_ENGLISH)) number = (ntr_number){0};
    number.in_words = true;
    number.words = ntr_table_cell(table, row, ROW_ENGLISH);
    return number;
}

/* --- numerals in one word ----------------------------------------------------------------------------------------- */

/* Takes the longest numeral up to a thousand off the front of a folded word; 0 where there is none. */
static size_t take_part(uint64_t *value, const ntr_table *table, ntr_str word) {
    for (size_t length = word.len; length >= 3; length--) {
        if (!ntr_utf8_is_bound(word, length)) continue;
        const uint32_t row = ntr_table_find(table, ntr_str_slice(word, 0, length));
        if (row != NTR_MAP_NONE && parse_value(value, ntr_table_cell(table, row, ROW_VALUE)) && *value <= 100000)
            return length;
    }
    return 0;
}

/* Adds the next part to what has been read: hundreds and thousands multiply what stands before them, smaller ones add.
 * False where the order is none of a numeral (twintighonderdacht is, achttwintig is not). */
static bool join_part(uint64_t *total, uint64_t *current, uint64_t value) {
    if (value == 1000) {
        *total += (*current ? *current : 1) * 1000;
        *current = 0;
    } else if (value == 100) {
        if (*current >= 100) return false;
        *current = (*current ? *current : 1) * 100;
    } else {
        if (value < 100 ? *current % 100 != 0 : *current != 0) return false;
        *current += value;
    }
    return *total <= 1000000;
}

/* The sum of the parts: honderd|vijftig, drie|duizend|twee|honderd, honderd|en|een. False unless all of the word is. */
static bool compose(uint64_t *out, const ntr_table *table, ntr_str word) {
    uint64_t total = 0, current = 0, value = 0;
    for (size_t at = 0, length; at < word.len; at += length) {
        ntr_str rest = ntr_str_slice(word, at, word.len);
        const size_t glue = at > 0 && rest.len > 4 && memcmp(rest.ptr, "en", 2) == 0 ? 2 : 0;
        rest = ntr_str_slice(rest, glue, rest.len);
        const size_t part = take_part(&value, table, rest);
        if (part == 0 || !join_part(&total, &current, value)) return false;
        length = glue + part;
    }
    *out = total + current;
    return *out > 0;
}

static bool ends_with(ntr_str word, const char *ending) {
    const size_t length = strlen(ending);
    return word.len > length && memcmp(word.ptr + word.len - length, ending, length) == 0;
}

/* tweeënhalf, vierenhalve: what stands before "half"; empty for other words. */
static ntr_str before_half(ntr_str word) {
    static const char *const endings[] = {"ënhalf", "ënhalve", "enhalf", "enhalve"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends_with(word, endings[i])) return (ntr_str){word.ptr, word.len - strlen(endings[i])};
    return NTR_STR("");
}

static bool read_half(ntr_number *out, ntr_scan *scan, ntr_str folded) {
    const ntr_table *table = numbers_of(scan);
    const ntr_str whole = before_half(folded);
    const uint32_t row = whole.len ? ntr_table_find(table, whole) : NTR_MAP_NONE;
    uint64_t value = 0;
    if (row == NTR_MAP_NONE || !parse_value(&value, ntr_table_cell(table, row, ROW_VALUE))) return false;
    *out = ntr_number_from(value);
    out->half = out->in_words = true;
    out->words = ntr_arena_printf(scan->scratch, "%.*s and a half", NTR_FMT(ntr_table_cell(table, row, ROW_ENGLISH)));
    scan->failed = scan->failed || !out->words.ptr;
    return true;
}

static bool read_word(ntr_number *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    const ntr_str word = ntr_scan_letters(scan);
    const ntr_str folded = word.len >= 4 ? ntr_scan_fold(scan, word) : NTR_STR("");
    uint64_t value = 0;
    if (folded.len == 0) return ntr_scan_fail(scan, begin);
    if (read_half(out, scan, folded)) return true;
    if (!compose(&value, numbers_of(scan), folded)) return ntr_scan_fail(scan, begin);
    *out = ntr_number_from(value);
    out->in_words = true;
    return true;
}

bool ntr_numeral_read(ntr_number *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    const uint32_t row = ntr_scan_phrase(scan, numbers_of(scan));
    if (row == NTR_MAP_NONE) return read_word(out, scan);
    *out = row_number(numbers_of(scan), row);
    out->doubtful = ntr_scan_is_cue(scan, ntr_scan_slice(scan, begin), NTR_CUE_BOUND);
    return ntr_scan_ends_free(scan, scan->at) || ntr_scan_fail(scan, begin);
}

bool ntr_numeral_read_ordinal(ntr_number *out, ntr_scan *scan) {
    static const struct {
        const char *word;
        uint8_t value;
    } irregular[] = {{"eerste", 1}, {"derde", 3}, {"achtste", 8}};
    const size_t begin = scan->at;
    const ntr_str word = ntr_scan_letters(scan);
    const ntr_str folded = word.len >= 5 ? ntr_scan_fold(scan, word) : NTR_STR("");
    uint64_t value = 0;
    if (folded.len == 0) return ntr_scan_fail(scan, begin);
    for (size_t i = 0; i < sizeof irregular / sizeof irregular[0]; i++)
        if (ntr_str_equal(folded, ntr_str_from(irregular[i].word))) value = irregular[i].value;
    const size_t ending = ends_with(folded, "ste") ? 3 : ends_with(folded, "de") ? 2 : 0;
    if (value == 0 && (ending == 0 || !compose(&value, numbers_of(scan), (ntr_str){folded.ptr, folded.len - ending})))
        return ntr_scan_fail(scan, begin);
    *out = ntr_number_from(value);
    return true;
}

/* --- powers of ten ------------------------------------------------------------------------------------------------ */

/* What an abbreviation stands for: "mln." and, without its point or with one that ends the sentence, "mln". */
static uint32_t scan_abbreviation(ntr_scan *scan) {
    const ntr_table *abbreviations = &scan->lexicon->words[NTR_WORDS_ABBREVIATIONS];
    const uint32_t row = ntr_scan_phrase(scan, abbreviations);
    if (row != NTR_MAP_NONE) return row;
    const size_t begin = scan->at;
    const ntr_str word = ntr_scan_letters(scan);
    const ntr_str pointed = ntr_arena_printf(scan->scratch, "%.*s.", NTR_FMT(word));
    scan->failed = scan->failed || !pointed.ptr;
    const uint32_t short_form = pointed.ptr ? ntr_table_find(abbreviations, pointed) : NTR_MAP_NONE;
    if (short_form == NTR_MAP_NONE) scan->at = begin;
    return short_form;
}

/* The number row of a word or of what it abbreviates. */
static uint32_t scan_row(ntr_scan *scan) {
    const uint32_t row = ntr_scan_phrase(scan, numbers_of(scan));
    if (row != NTR_MAP_NONE) return row;
    const size_t begin = scan->at;
    const uint32_t short_form = scan_abbreviation(scan);
    if (short_form == NTR_MAP_NONE) return NTR_MAP_NONE;
    const ntr_str meaning = ntr_table_cell(&scan->lexicon->words[NTR_WORDS_ABBREVIATIONS], short_form, 2);
    const uint32_t long_form = ntr_table_find(numbers_of(scan), meaning);
    if (long_form == NTR_MAP_NONE) scan->at = begin;
    return long_form;
}

static uint8_t power_of_ten(ntr_str cell) {
    for (size_t i = 1; i < cell.len; i++)
        if (cell.ptr[i] != '0') return 0;
    return cell.len > 3 && cell.ptr[0] == '1' ? (uint8_t)(cell.len - 1) : 0;
}

/* anderhalf, tweeënhalf: before a power of ten English has digits, 2.5 million. */
static void settle_fraction(ntr_number *number) {
    if (!number->in_words || !(number->half || number->decimals)) return;
    if (number->half) {
        number->digits[number->count++] = '5';
        number->decimals = 1;
    }
    number->half = number->in_words = false;
    number->words = NTR_STR("");
}

/* A thousand in words multiplies the digits (30 duizend → 30,000); larger powers stay words (30 million). */
static void multiply(ntr_number *number, uint8_t power, ntr_str en) {
    settle_fraction(number);
    const unsigned zeros = power == 3 && number->decimals <= 3 ? 3u - number->decimals : 0;
    if (power != 3 || number->in_words || number->half || number->decimals > 3 ||
        number->count + zeros > NTR_NUMBER_DIGITS) {
        number->exponent = power;
        number->magnitude = en;
        return;
    }
    memset(number->digits + number->count, '0', zeros);
    number->count = (uint8_t)(number->count + zeros);
    number->decimals = 0;
    number->grouped = ntr_number_whole_digits(number) > 3;
}

static void read_magnitude(ntr_number *number, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (number->count == 0 || !ntr_scan_space(scan)) return;
    const uint32_t row = scan_row(scan);
    const uint8_t power = row != NTR_MAP_NONE ? power_of_ten(ntr_table_cell(numbers_of(scan), row, ROW_VALUE)) : 0;
    if (power == 0 || power == 4 || power == 5) {
        scan->at = begin;
        return;
    }
    multiply(number, power, ntr_table_cell(numbers_of(scan), row, ROW_ENGLISH));
}

bool ntr_numeral_read_amount(ntr_number *out, ntr_scan *scan) {
    if (!ntr_number_read(out, scan->text, &scan->at, NTR_NOTATION_DUTCH) && !ntr_numeral_read(out, scan)) return false;
    read_magnitude(out, scan);
    return true;
}

/* --- English ------------------------------------------------------------------------------------------------------ */

bool ntr_numeral_wants_of(const ntr_number *number) {
    return number->words.len > 3 && memcmp(number->words.ptr + number->words.len - 3, " of", 3) == 0;
}

void ntr_numeral_print(ntr_buffer *out, const ntr_number *number) {
    if (number->words.len)
        ntr_buffer_append(out, (ntr_str){number->words.ptr, number->words.len - 3 * ntr_numeral_wants_of(number)});
    else
        ntr_number_print(out, number, NTR_NOTATION_ENGLISH);
    if (number->magnitude.len) ntr_buffer_printf(out, " %.*s", NTR_FMT(number->magnitude));
}

const char *ntr_numeral_suffix(const ntr_number *number) {
    const char last = number->digits[number->count - 1];
    const bool teen = number->count > 1 && number->digits[number->count - 2] == '1';
    if (teen || last < '1' || last > '3') return "th";
    return last == '1' ? "st" : last == '2' ? "nd" : "rd";
}
