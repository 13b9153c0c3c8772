#include "lang/number.h"

#include <stdio.h>

static bool is_digit(ntr_str text, size_t at) {
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static size_t count_digits(ntr_str text, size_t at) {
    size_t count = 0;
    while (count <= NTR_NUMBER_DIGITS && is_digit(text, at + count)) count++;
    return count;
}

static bool starts_with(ntr_str text, size_t at, const char *bytes) {
    const size_t length = strlen(bytes);
    return text.len - at >= length && memcmp(text.ptr + at, bytes, length) == 0;
}

/* The bytes of what sets thousands apart at `at`: the mark, U+00A0, U+202F or U+2009. 0 when nothing does. */
static size_t group_mark(ntr_str text, size_t at, char mark) {
    static const char *const spaces[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    if (at < text.len && text.ptr[at] == mark) return 1;
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
        if (at < text.len && starts_with(text, at, spaces[i])) return strlen(spaces[i]);
    return 0;
}

static bool add_digits(ntr_number *number, ntr_str text, size_t at, size_t count) {
    if (count > (size_t)NTR_NUMBER_DIGITS - number->count) return false;
    memcpy(number->digits + number->count, text.ptr + at, count);
    number->count = (uint8_t)(number->count + count);
    return true;
}

/* Groups of exactly three, all set apart in the same way. */
static bool read_groups(ntr_number *number, ntr_str text, size_t *at, char mark) {
    const size_t first = group_mark(text, *at, mark);
    if (first == 0 || number->count > 3 || number->digits[0] == '0') return true;
    const size_t start = *at;
    for (size_t length; (length = group_mark(text, *at, mark)) == first &&
                        memcmp(text.ptr + *at, text.ptr + start, first) == 0 &&
                        count_digits(text, *at + length) == 3;) {
        if (!add_digits(number, text, *at + length, 3)) return false;
        *at += length + 3;
        number->grouped = true;
    }
    return true;
}

/* Four groups that are bytes without leading zeros: 192.168.100.200. */
static bool is_address(const ntr_number *number, ntr_str written) {
    unsigned groups = 0, value = 0;
    for (size_t i = 0; i <= written.len; i++) {
        if (i < written.len && is_digit(written, i)) {
            value = value * 10 + (unsigned)(written.ptr[i] - '0');
            continue;
        }
        if (value > 255 || (value == 0 && groups > 0)) return false;
        groups++;
        value = 0;
    }
    return number->grouped && groups == 4;
}

bool ntr_number_read(ntr_number *out, ntr_str text, size_t *at, ntr_notation notation) {
    *out = (ntr_number){0};
    const size_t begin = *at, whole = count_digits(text, begin);
    size_t end = begin + whole;
    if (whole == 0 || !add_digits(out, text, begin, whole) || !read_groups(out, text, &end, notation.thousands))
        return false;
    if (is_address(out, ntr_str_slice(text, begin, end))) return false;
    const size_t decimals = end < text.len && text.ptr[end] == notation.decimal ? count_digits(text, end + 1) : 0;
    if (decimals > 0) {
        if (!add_digits(out, text, end + 1, decimals)) return false;
        out->decimals = (uint8_t)decimals;
        end += 1 + decimals;
    }
    if (starts_with(text, end, "\xC2\xBD")) {
        out->half = true;
        end += 2;
    }
    const bool goes_on = end < text.len && (text.ptr[end] == '.' || text.ptr[end] == ',') && is_digit(text, end + 1);
    if (goes_on || is_digit(text, end) || (out->half && decimals > 0)) return false;
    *at = end;
    return true;
}

ntr_number ntr_number_from(uint64_t value) {
    ntr_number number = {0};
    char digits[NTR_NUMBER_DIGITS];
    const int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
    number.count = (uint8_t)length;
    memcpy(number.digits, digits, number.count);
    number.grouped = number.count > 3;
    return number;
}

void ntr_number_print(ntr_buffer *out, const ntr_number *number, ntr_notation notation) {
    const unsigned whole = ntr_number_whole_digits(number);
    for (unsigned i = 0; i < number->count; i++) {
        if (i == whole) ntr_buffer_append_char(out, notation.decimal);
        if (number->grouped && i > 0 && i < whole && (whole - i) % 3 == 0)
            ntr_buffer_append_char(out, notation.thousands);
        ntr_buffer_append_char(out, number->digits[i]);
    }
    if (number->half) ntr_buffer_append(out, NTR_STR("\xC2\xBD"));
}

/* The digits that count, without zeros at either end, and the power of ten of the last of them. */
typedef struct significant {
    const char *digits;
    char with_half[NTR_NUMBER_DIGITS + 1];
    unsigned count;
    int power;
} significant;

static void find_significant(significant *out, const ntr_number *number) {
    memcpy(out->with_half, number->digits, number->count);
    out->count = number->count;
    out->power = (int)number->exponent - (int)number->decimals;
    if (number->half) {
        out->with_half[out->count++] = '5';
        out->power--;
    }
    out->digits = out->with_half;
    while (out->count > 0 && out->digits[0] == '0') {
        out->digits++;
        out->count--;
    }
    while (out->count > 0 && out->digits[out->count - 1] == '0') {
        out->count--;
        out->power++;
    }
    if (out->count == 0) out->power = 0;
}

bool ntr_number_equal(const ntr_number *a, const ntr_number *b) {
    significant left, right;
    find_significant(&left, a);
    find_significant(&right, b);
    return a->count > 0 && b->count > 0 && left.count == right.count && left.power == right.power &&
           memcmp(left.digits, right.digits, left.count) == 0;
}

bool ntr_number_is_one(const ntr_number *number) {
    return number->count == 1 && number->digits[0] == '1' && number->exponent == 0 && !number->half;
}

void ntr_number_print_value(ntr_buffer *out, const ntr_number *number) {
    significant s;
    find_significant(&s, number);
    if (number->count == 0) return;
    const int point = (int)s.count + s.power; /* digits before the point */
    if (point <= 0) ntr_buffer_append(out, NTR_STR("0"));
    if (point < 0 || (point == 0 && s.count > 0)) ntr_buffer_append_char(out, '.');
    for (int i = point; i < 0; i++) ntr_buffer_append_char(out, '0');
    for (int i = 0; i < (int)s.count; i++) {
        if (i == point && i > 0) ntr_buffer_append_char(out, '.');
        ntr_buffer_append_char(out, s.digits[i]);
    }
    for (int i = (int)s.count; i < point; i++) ntr_buffer_append_char(out, '0');
}
