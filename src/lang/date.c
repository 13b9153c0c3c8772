#include "lang/date.h"

#include "ext/unicode.h"
#include "lang/numeral.h"

enum { ABBREVIATION_LEAST = 3, DAY_DIGITS = 2, YEAR_DIGITS = 4 };

static unsigned scan_number(ntr_scan *scan, size_t most) {
    const size_t begin = scan->at;
    unsigned value = 0;
    if (ntr_scan_digits(scan, most) == 0) return 0;
    for (size_t i = begin; i < scan->at; i++) value = value * 10 + (unsigned)(scan->text.ptr[i] - '0');
    return value;
}

static uint8_t scan_day(ntr_scan *scan) {
    const size_t begin = scan->at;
    const unsigned day = scan_number(scan, DAY_DIGITS);
    if (day < 1 || day > 31) scan->at = begin;
    return day <= 31 ? (uint8_t)day : 0;
}

static uint16_t scan_year(ntr_scan *scan) {
    const size_t begin = scan->at;
    const unsigned year = scan_number(scan, YEAR_DIGITS);
    if (scan->at - begin == YEAR_DIGITS && year >= 1000) return (uint16_t)year;
    scan->at = begin;
    return 0;
}

/* --- words of the calendar ---------------------------------------------------------------------------------------- */

static bool begins_with(ntr_str word, ntr_str beginning) {
    return word.len >= beginning.len && memcmp(word.ptr, beginning.ptr, beginning.len) == 0;
}

/* A whole word, a lower-case one (augustus) or at most capitalised: MEI in a heading too. */
static uint8_t scan_calendar(ntr_scan *scan, unsigned first, unsigned count) {
    const size_t begin = scan->at;
    const ntr_str word = ntr_scan_letters(scan);
    const ntr_str folded = word.len ? ntr_scan_fold(scan, word) : NTR_STR_NONE;
    const uint32_t row = folded.ptr ? ntr_table_find(&scan->lexicon->calendar, folded) : NTR_MAP_NONE;
    if (row != NTR_MAP_NONE && row >= first && row < first + count) return (uint8_t)(row - first + 1);
    scan->at = begin;
    return 0;
}

/* sept., jan., febr., mrt. The point is left out of it where it also ends the segment. */
static uint8_t scan_short_month(ntr_scan *scan) {
    const size_t begin = scan->at;
    const ntr_str word = ntr_scan_letters(scan);
    const ntr_str folded = word.len >= ABBREVIATION_LEAST ? ntr_scan_fold(scan, word) : NTR_STR("");
    const bool maart = ntr_str_equal(folded, NTR_STR("mrt"));
    for (uint8_t month = 1; folded.len && month <= NTR_MONTHS; month++) {
        if (!(maart && month == 3) && !begins_with(ntr_table_cell(&scan->lexicon->calendar, month - 1u, 0), folded))
            continue;
        const size_t end = scan->at;
        if (!ntr_scan_literal(scan, ".")) break;
        if (scan->at == scan->text.len) scan->at = end;
        return month;
    }
    scan->at = begin;
    return 0;
}

static uint8_t scan_month(ntr_scan *scan, bool *is_short) {
    const uint8_t month = scan_calendar(scan, 0, NTR_MONTHS);
    *is_short = month == 0;
    return month ? month : scan_short_month(scan);
}

/* A month or weekday alone is lower case in Dutch; with a capital inside a sentence it is a name: April Lim. */
static bool is_plain_word(const ntr_scan *scan, size_t begin) {
    size_t next = begin;
    return !ntr_char_is_upper(ntr_utf8_next(scan->text, &next)) || ntr_scan_begins_sentence(scan->text, begin);
}

/* maandag, and dinsdagavond with its part of the day. */
static uint8_t scan_weekday(ntr_scan *scan, ntr_str *part) {
    const uint8_t whole = scan_calendar(scan, NTR_MONTHS, NTR_WEEKDAYS);
    const size_t begin = scan->at;
    const ntr_str word = whole ? NTR_STR("") : ntr_scan_letters(scan);
    const ntr_str folded = word.len ? ntr_scan_fold(scan, word) : NTR_STR("");
    const ntr_table *calendar = &scan->lexicon->calendar;
    for (uint8_t day = 1; folded.len && day <= NTR_WEEKDAYS; day++) {
        const ntr_str name = ntr_table_cell(calendar, NTR_MONTHS + day - 1u, 0);
        if (!begins_with(folded, name)) continue;
        ntr_scan rest = *scan;
        rest.text = folded;
        rest.at = name.len;
        if (ntr_scan_cue(&rest, NTR_CUE_WEEKDAY_PART, part) && rest.at == folded.len) return day;
    }
    if (!whole) scan->at = begin;
    return whole;
}

/* --- dates -------------------------------------------------------------------------------------------------------- */

static bool scan_joint(ntr_scan *scan, ntr_str *joint) {
    const size_t begin = scan->at;
    *joint = NTR_STR("to");
    if (ntr_scan_literal(scan, "-") || ntr_scan_literal(scan, "\xE2\x80\x93")) return true;
    const bool found = ntr_scan_space(scan) &&
                       (ntr_scan_cue(scan, NTR_CUE_TO, joint) || ntr_scan_cue(scan, NTR_CUE_PAIR, joint)) &&
                       ntr_scan_space(scan);
    return found || ntr_scan_fail(scan, begin);
}

/* " tot en met 24", or "op 22" in the night of the 21st. */
static void read_last_day(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_str joint = NTR_STR("to");
    const bool night = ntr_scan_space(scan) && ntr_scan_literal(scan, "op") && ntr_scan_space(scan);
    if (!night) scan->at = begin;
    if (night || scan_joint(scan, &joint)) {
        out->last_day = scan_day(scan);
        out->joint = joint;
    }
    if (out->last_day == 0) scan->at = begin;
}

static void read_year(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (ntr_scan_space(scan)) out->year = scan_year(scan);
    if (out->year == 0 || !ntr_scan_ends_free(scan, scan->at)) {
        out->year = 0;
        scan->at = begin;
    }
}

/* "mei t/m oktober"; between two months "en" is left to the reader of the next. */
static void read_last_month(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_str joint;
    if (out->day == 0 && out->year == 0 && ntr_scan_space(scan) && ntr_scan_cue(scan, NTR_CUE_TO, &joint) &&
        ntr_scan_space(scan)) {
        bool is_short;
        out->last_month = scan_month(scan, &is_short);
        out->joint = joint;
    }
    if (out->last_month == 0) scan->at = begin;
}

/* 5 mei 2023, 20 tot en met 24 november, sept. 2022, mei. */
static bool read_day_month(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    out->day = scan_day(scan);
    if (out->day) {
        (void)ntr_scan_literal(scan, "e"); /* de 5e mei */
        read_last_day(out, scan);
        if (!ntr_scan_space(scan)) return ntr_scan_fail(scan, begin);
    }
    bool is_short;
    out->month = scan_month(scan, &is_short);
    if (out->month == 0 || !ntr_scan_ends_free(scan, scan->at)) return ntr_scan_fail(scan, begin);
    read_last_month(out, scan);
    read_year(out, scan);
    /* "Jan." alone is a man. */
    if (out->day || out->year || (!is_short && is_plain_word(scan, begin))) return true;
    return ntr_scan_fail(scan, begin);
}

static bool is_leap(unsigned year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool exists(const ntr_date *date) {
    static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= lengths[date->month - 1] + (date->month == 2 && is_leap(date->year));
}

/* 3-5-2023, 03/05/2023, 3.5.2023: the same mark twice, day before month. */
static bool read_digits(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    *out = (ntr_date){.day = scan_day(scan)};
    const char mark = ntr_scan_one_of(scan, "-/.");
    if (out->day && mark) out->month = scan_day(scan);
    if (out->month && ntr_scan_one_of(scan, "-/.") == mark) out->year = scan_year(scan);
    return (out->year >= 1500 && out->year < 2200 && exists(out) && ntr_scan_ends_free(scan, scan->at)) ||
           ntr_scan_fail(scan, begin);
}

/* jaren '80, jaren tachtig: of the century that newspapers mean. */
static bool read_decade(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_number number;
    if (!ntr_scan_cue(scan, NTR_CUE_DECADE, NULL) || !ntr_scan_space(scan)) return ntr_scan_fail(scan, begin);
    if (!ntr_scan_literal(scan, "'"))
        (void)(ntr_scan_literal(scan, "\xE2\x80\x99") || ntr_scan_literal(scan, "\xE2\x80\x98"));
    if (!ntr_numeral_read(&number, scan) && !ntr_number_read(&number, scan->text, &scan->at, NTR_NOTATION_DUTCH))
        return ntr_scan_fail(scan, begin);
    if (number.count != 2 || number.decimals || number.half || number.digits[1] != '0' || number.digits[0] < '2' ||
        !ntr_scan_ends_free(scan, scan->at))
        return ntr_scan_fail(scan, begin);
    *out = (ntr_date){.year = (uint16_t)(1900 + (number.digits[0] - '0') * 10), .decade = true};
    return true;
}

/* Monday 12 June; a weekday alone; a day in digits may follow too. */
static bool read_with_weekday(ntr_date *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_str part = NTR_STR("");
    const uint8_t weekday = scan_weekday(scan, &part);
    if (weekday == 0 || !ntr_scan_ends_free(scan, scan->at)) return ntr_scan_fail(scan, begin);
    const size_t behind = scan->at;
    ntr_date date = {0};
    if (!ntr_scan_space(scan) || !(read_digits(&date, scan) || read_day_month(&date, scan)) || date.day == 0) {
        date = (ntr_date){0};
        scan->at = behind;
        if (!is_plain_word(scan, begin)) return ntr_scan_fail(scan, begin);
    }
    date.weekday = weekday;
    date.part = part;
    *out = date;
    return true;
}

bool ntr_date_read(ntr_date *out, ntr_scan *scan) {
    if (read_decade(out, scan) || read_with_weekday(out, scan) || read_digits(out, scan)) return true;
    *out = (ntr_date){0};
    return read_day_month(out, scan);
}

/* --- English ------------------------------------------------------------------------------------------------------ */

static void print_month(ntr_buffer *out, const ntr_lexicon *lexicon, uint8_t month) {
    ntr_buffer_append(out, ntr_table_cell(&lexicon->calendar, month - 1u, 1));
}

static void print_days(ntr_buffer *out, const ntr_date *date) {
    ntr_buffer_printf(out, "%u", date->day);
    if (date->last_day) ntr_buffer_printf(out, " %.*s %u", NTR_FMT(date->joint), date->last_day);
}

static void print_weekday(ntr_buffer *out, const ntr_date *date, const ntr_lexicon *lexicon, bool american) {
    ntr_buffer_append(out, ntr_table_cell(&lexicon->calendar, NTR_MONTHS + date->weekday - 1u, 1));
    if (date->part.len) ntr_buffer_printf(out, " %.*s", NTR_FMT(date->part));
    if (date->month) ntr_buffer_append(out, american ? NTR_STR(", ") : NTR_STR(" "));
}

void ntr_date_print(ntr_buffer *out, const ntr_date *date, const ntr_lexicon *lexicon, bool american) {
    if (date->decade) {
        ntr_buffer_printf(out, "%us", date->year);
        return;
    }
    if (date->weekday) print_weekday(out, date, lexicon, american);
    if (date->month == 0) return;
    if (date->day && !american) {
        print_days(out, date);
        ntr_buffer_append_char(out, ' ');
    }
    print_month(out, lexicon, date->month);
    if (date->last_month) {
        ntr_buffer_printf(out, " %.*s ", NTR_FMT(date->joint));
        print_month(out, lexicon, date->last_month);
    }
    if (date->day && american) {
        ntr_buffer_append_char(out, ' ');
        print_days(out, date);
    }
    if (date->year) ntr_buffer_printf(out, "%s %u", date->day && american ? "," : "", date->year);
}

void ntr_date_print_value(ntr_buffer *out, const ntr_date *date) {
    if (date->decade) {
        ntr_buffer_printf(out, "%us", date->year);
        return;
    }
    if (date->month == 0) {
        ntr_buffer_printf(out, "W%u", date->weekday);
        if (date->part.len) ntr_buffer_printf(out, ":%.*s", NTR_FMT(date->part));
        return;
    }
    if (date->year)
        ntr_buffer_printf(out, "%04u", date->year);
    else
        ntr_buffer_append_char(out, '-');
    ntr_buffer_printf(out, "-%02u", date->month);
    if (date->day) ntr_buffer_printf(out, "-%02u", date->day);
    if (date->last_day) ntr_buffer_printf(out, "/%02u", date->last_day);
    if (date->last_month) ntr_buffer_printf(out, "/%02u", date->last_month);
}
