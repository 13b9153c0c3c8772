/* Telephone numbers: 020-555 12 34 and +31 20 555 1234 are one, by the digits behind the country's code and behind the
 * 0 that stands for it (ITU-T E.123). */
#include "check/check.h"

enum { MOST_DIGITS = 20, LEAST_DIGITS = 8, LEAST_SERVICE_DIGITS = 7 };

typedef struct phone {
    ntr_span span;
    char digits[MOST_DIGITS + 1]; /* as dialled inside its country, without the 0 */
} phone;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The digit that goes on behind the digits so far: "020-5", "(0)20 5", "20) 5", "+31 (0)2"; 0: none does. */
static size_t next_digit(ntr_str text, size_t at) {
    const size_t end = at + 3; /* two marks at most */
    while (at < text.len && at < end && strchr(" -/.)", text.ptr[at])) at++;
    if (at + 2 < text.len && memcmp(text.ptr + at, "(0)", 3) == 0) return at + 1;
    return at < text.len && is_digit(text.ptr[at]) ? at : 0;
}

static bool may_begin(ntr_str text, size_t at) {
    if (at > 0 && (is_digit(text.ptr[at - 1]) || strchr(",.:+", text.ptr[at - 1]))) return false;
    if (text.ptr[at] == '+') return at + 1 < text.len && is_digit(text.ptr[at + 1]);
    return text.ptr[at] == '0';
}

/* +31 20 …, 0031 20 …, +31 (0)20 …: the codes of the two countries that write Dutch go, others belong to the number. */
static const char *without_country(const char *digits, bool plus) {
    if (!plus && strncmp(digits, "00", 2) == 0) {
        digits += 2;
        plus = true;
    }
    if (plus && (strncmp(digits, "31", 2) == 0 || strncmp(digits, "32", 2) == 0)) digits += 2;
    return digits[0] == '0' ? digits + 1 : digits;
}

static bool is_long_enough(const char *digits) {
    const bool service = strncmp(digits, "800", 3) == 0 || strncmp(digits, "900", 3) == 0;
    return strlen(digits) >= (service ? LEAST_SERVICE_DIGITS : LEAST_DIGITS);
}

/* The telephone number at `at`. */
static bool read_phone(phone *out, ntr_str text, size_t at) {
    if (!may_begin(text, at)) return false;
    const bool plus = text.ptr[at] == '+';
    char dialled[MOST_DIGITS + 1];
    size_t count = 0, end = at + plus;
    for (size_t next = end; next && count < MOST_DIGITS; next = next_digit(text, end)) {
        dialled[count++] = text.ptr[next];
        end = next + 1;
    }
    dialled[count] = '\0';
    out->span = (ntr_span){(uint32_t)at, (uint32_t)end};
    memcpy(out->digits, without_country(dialled, plus), strlen(without_country(dialled, plus)) + 1);
    return is_long_enough(out->digits);
}

static bool has_phone(ntr_str text, const phone *wanted) {
    phone found;
    for (size_t at = 0; at < text.len; at++)
        if (read_phone(&found, text, at) && strcmp(found.digits, wanted->digits) == 0) return true;
    return false;
}

void check_blank_phones(char *text, size_t length, ntr_str other) {
    phone found;
    for (size_t at = 0; at < length; at++) {
        if (!read_phone(&found, (ntr_str){text, length}, at)) continue;
        if (has_phone(other, &found)) memset(text + at, ' ', found.span.end - at);
        at = found.span.end - 1;
    }
}
