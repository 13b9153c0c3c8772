#include "lang/date.h"
#include "lang/numeral.h"

static uint8_t digits_value(ntr_str digits) {
    unsigned value = 0;
    for (size_t i = 0; i < digits.len; i++) value = value * 10 + (unsigned)(digits.ptr[i] - '0');
    return (uint8_t)value;
}

/* --- one time ----------------------------------------------------------------------------------------------------- */

/* How much a time says by itself. */
typedef enum strength {
    NOTHING,
    HOUR,   /* 9: needs "uur" and a word that says it is no length */
    MINUTE, /* 20.30: needs "uur", or om */
    SURE    /* 8u30, half drie */
} strength;

static bool scan_two_digits(ntr_scan *scan, uint8_t *out, uint8_t limit) {
    const size_t begin = scan->at;
    if (ntr_scan_digits(scan, 2) != 2) return false;
    *out = digits_value(ntr_scan_slice(scan, begin));
    return *out < limit || ntr_scan_fail(scan, begin);
}

static bool scan_uur(ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_scan_space(scan);
    if ((!ntr_scan_literal(scan, "uur") && !ntr_scan_literal(scan, "u")) || !ntr_scan_ends_free(scan, scan->at))
        return ntr_scan_fail(scan, begin);
    /* the point of an abbreviation, unless it ends the sentence */
    if (scan->text.ptr[scan->at - 1] == 'u' && scan->at + 1 < scan->text.len) (void)ntr_scan_literal(scan, ".");
    return true;
}

/* 20.30, 20:30, 9, and as Belgians write them 8u30 and 20u. */
static strength read_digits(ntr_clock *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (ntr_scan_digits(scan, 2) == 0) return NOTHING;
    *out = (ntr_clock){.hour = digits_value(ntr_scan_slice(scan, begin))};
    const size_t behind_hour = scan->at;
    const char mark = ntr_scan_one_of(scan, ".:u");
    if (out->hour <= 24 && mark && scan_two_digits(scan, &out->minute, 60) && (out->hour < 24 || out->minute == 0)) {
        out->half = out->hour < 12 ? NTR_AM : NTR_PM;
        return mark == 'u' ? SURE : MINUTE;
    }
    scan->at = behind_hour;
    if (out->hour > 24) {
        scan->at = begin;
        return NOTHING;
    }
    out->half = out->hour > 12 || out->hour == 0 ? NTR_PM : NTR_HALF_UNKNOWN;
    if (out->hour == 0) out->half = NTR_AM;
    return HOUR;
}

/* A numeral from one to twelve. */
static bool read_hour_word(uint8_t *hour, bool *doubtful, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_number number;
    if (!ntr_numeral_read(&number, scan)) return false;
    *doubtful = number.doubtful;
    *hour = number.count > 0 && number.count < 3 && number.decimals == 0 && !number.half ?
                digits_value((ntr_str){number.digits, number.count}) :
                0;
    return (*hour >= 1 && *hour <= 12) || ntr_scan_fail(scan, begin);
}

/* half drie is 2:30. */
static bool read_half(ntr_clock *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    uint8_t hour;
    bool doubtful;
    if (!ntr_scan_cue(scan, NTR_CUE_HALF, NULL) || !ntr_scan_space(scan) || !read_hour_word(&hour, &doubtful, scan))
        return ntr_scan_fail(scan, begin);
    *out = (ntr_clock){.hour = hour == 1 ? 12 : (uint8_t)(hour - 1), .minute = 30, .in_words = true};
    return true;
}

static void move_minutes(ntr_clock *clock, int minutes) {
    const int total = (clock->hour * 60 + clock->minute + minutes + 12 * 60) % (12 * 60);
    clock->hour = (uint8_t)(total / 60 == 0 ? 12 : total / 60);
    clock->minute = (uint8_t)(total % 60);
}

/* kwart voor zeven, kwart over acht, vijf voor half drie, tien over vier. */
static bool read_offset(ntr_clock *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    uint8_t minutes = 15, hour;
    bool doubtful;
    if (!ntr_scan_cue(scan, NTR_CUE_QUARTER, NULL) && !read_hour_word(&minutes, &doubtful, scan))
        return ntr_scan_fail(scan, begin);
    if (minutes != 15 && minutes != 5 && minutes != 10) return ntr_scan_fail(scan, begin);
    if (!ntr_scan_space(scan)) return ntr_scan_fail(scan, begin);
    const bool before = ntr_scan_cue(scan, NTR_CUE_BEFORE, NULL);
    if ((!before && !ntr_scan_cue(scan, NTR_CUE_AFTER, NULL)) || !ntr_scan_space(scan))
        return ntr_scan_fail(scan, begin);
    *out = (ntr_clock){.in_words = true};
    if (read_half(out, scan)) {
        move_minutes(out, before ? -minutes : minutes);
        return true;
    }
    /* "tien voor twaalf": ten for twelve? Only the quarter says by itself that a time is meant. */
    if (minutes != 15 || !read_hour_word(&hour, &doubtful, scan)) return ntr_scan_fail(scan, begin);
    out->hour = hour;
    move_minutes(out, before ? -minutes : minutes);
    return true;
}

static strength read_words(ntr_clock *out, ntr_scan *scan) {
    if (read_half(out, scan) || read_offset(out, scan)) return SURE;
    uint8_t hour;
    const size_t begin = scan->at;
    bool doubtful;
    if (!read_hour_word(&hour, &doubtful, scan)) return NOTHING;
    if (doubtful && hour == 1) { /* "een uur" is an hour; the time is written "één uur" */
        scan->at = begin;
        return NOTHING;
    }
    *out = (ntr_clock){.hour = hour, .in_words = true};
    return HOUR;
}

static strength read_one(ntr_clock *out, ntr_scan *scan) {
    const bool digits = scan->at < scan->text.len && scan->text.ptr[scan->at] >= '0' && scan->text.ptr[scan->at] <= '9';
    return digits ? read_digits(out, scan) : read_words(out, scan);
}

/* 's nachts is after midnight up to six, and before it from nine. */
static void settle_half(ntr_clock *clock, ntr_str part) {
    if (clock->half != NTR_HALF_UNKNOWN || part.len == 0) return;
    const unsigned hour = clock->hour % 12;
    const bool pm = ntr_str_equal(part, NTR_STR("night")) ? hour > 6 : ntr_str_equal(part, NTR_STR("p.m."));
    clock->half = pm ? NTR_PM : NTR_AM;
    clock->hour = (uint8_t)(hour + (pm ? 12 : 0));
    clock->in_words = false;
}

static bool read_day_part(ntr_str *part, ntr_scan *scan) {
    const size_t begin = scan->at;
    *part = NTR_STR("");
    return (ntr_scan_space(scan) && ntr_scan_cue(scan, NTR_CUE_DAY_PART, part)) || ntr_scan_fail(scan, begin);
}

/* --- ranges and what stands around -------------------------------------------------------------------------------- */

static bool read_joint(ntr_str *joint, ntr_scan *scan) {
    const size_t begin = scan->at;
    *joint = NTR_STR("to");
    if (ntr_scan_literal(scan, "-") || ntr_scan_literal(scan, "\xE2\x80\x93")) return true;
    const bool found = ntr_scan_space(scan) &&
                       (ntr_scan_literal(scan, "-") || ntr_scan_literal(scan, "\xE2\x80\x93") ||
                        ntr_scan_cue(scan, NTR_CUE_TO, joint) || ntr_scan_cue(scan, NTR_CUE_PAIR, joint)) &&
                       ntr_scan_space(scan);
    return found || ntr_scan_fail(scan, begin);
}

/* A second time counts only with "uur" behind it or when both have minutes: 9 tot 17 uur, not 9 tot 17. */
static bool read_second(ntr_clock_range *out, ntr_scan *scan, bool *uur) {
    const size_t begin = scan->at;
    ntr_str joint;
    ntr_clock last;
    if (!read_joint(&joint, scan) || read_one(&last, scan) == NOTHING || !scan_uur(scan))
        return ntr_scan_fail(scan, begin);
    *uur = true;
    out->last = last;
    out->joint = joint;
    return true;
}

/* A bare hour is read on the clock of 24 beside one that can only be so: 9 tot 17 uur. */
static void settle_range(ntr_clock_range *range) {
    if (range->joint.len == 0) return;
    ntr_clock *first = &range->first, *last = &range->last;
    if (first->half == NTR_HALF_UNKNOWN && last->half != NTR_HALF_UNKNOWN)
        first->half = first->hour < 12 ? NTR_AM : NTR_PM;
    if (last->half == NTR_HALF_UNKNOWN && first->half != NTR_HALF_UNKNOWN)
        last->half = last->hour < 12 ? NTR_AM : NTR_PM;
}

/* Whether what was read is a time and no length, number or price. */
static bool is_time(ntr_scan *scan, size_t begin, strength first, bool uur, bool day_part, bool range) {
    if (first == SURE || day_part) return true;
    const bool cue = ntr_scan_cue_before(scan, begin, NTR_CUE_CLOCK);
    if (first == MINUTE) return uur || cue;
    return uur && (cue || range);
}

bool ntr_clock_read(ntr_clock_range *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    *out = (ntr_clock_range){.joint = NTR_STR("")};
    const strength first = read_one(&out->first, scan);
    if (first == NOTHING) return false;
    bool uur = scan_uur(scan);
    const bool range = !uur && first != SURE && read_second(out, scan, &uur);
    ntr_str part;
    const bool day_part = (uur || first != HOUR) && read_day_part(&part, scan);
    /* Two bare hours on the clock of twelve: 2 tot 3 uur may be a length. */
    const bool sure_range = range && (out->first.minute || out->last.minute || out->first.half || out->last.half);
    if (!is_time(scan, begin, first, uur, day_part, sure_range) || !ntr_scan_ends_free(scan, scan->at))
        return ntr_scan_fail(scan, begin);
    if (day_part) {
        settle_half(&out->first, part);
        if (range) settle_half(&out->last, part);
    }
    settle_range(out);
    return true;
}

/* --- English ------------------------------------------------------------------------------------------------------ */

static const char *hour_word(unsigned hour) {
    static const char *const words[] = {"twelve", "one",   "two",   "three", "four", "five",
                                        "six",    "seven", "eight", "nine",  "ten",  "eleven"};
    return words[hour % 12];
}

static void print_in_words(ntr_buffer *out, const ntr_clock *clock) {
    switch (clock->minute) {
    case 0: ntr_buffer_printf(out, "%s o'clock", hour_word(clock->hour)); break;
    case 15: ntr_buffer_printf(out, "a quarter past %s", hour_word(clock->hour)); break;
    case 30: ntr_buffer_printf(out, "half past %s", hour_word(clock->hour)); break;
    case 45: ntr_buffer_printf(out, "a quarter to %s", hour_word(clock->hour + 1u)); break;
    default: ntr_buffer_printf(out, "%u:%02u", clock->hour, clock->minute);
    }
}

static void print_clock(ntr_buffer *out, const ntr_clock *clock) {
    if (clock->half == NTR_HALF_UNKNOWN) {
        if (clock->in_words)
            print_in_words(out, clock);
        else
            ntr_buffer_printf(out, "%u o'clock", clock->hour);
        return;
    }
    if (clock->minute == 0 && clock->hour % 12 == 0) {
        ntr_buffer_append(out, clock->hour == 12 ? NTR_STR("12 noon") : NTR_STR("midnight"));
        return;
    }
    ntr_buffer_printf(out, "%u", clock->hour % 12 ? clock->hour % 12u : 12u);
    if (clock->minute) ntr_buffer_printf(out, ":%02u", clock->minute);
    ntr_buffer_append(out, clock->half == NTR_AM ? NTR_STR(" a.m.") : NTR_STR(" p.m."));
}

void ntr_clock_print(ntr_buffer *out, const ntr_clock_range *range) {
    print_clock(out, &range->first);
    if (range->joint.len == 0) return;
    ntr_buffer_printf(out, " %.*s ", NTR_FMT(range->joint));
    print_clock(out, &range->last);
}

static void print_value(ntr_buffer *out, const ntr_clock *clock) {
    if (clock->half == NTR_HALF_UNKNOWN)
        ntr_buffer_printf(out, "?%u:%02u", clock->hour % 12u, clock->minute);
    else
        ntr_buffer_printf(out, "%02u:%02u", clock->hour % 24u, clock->minute);
}

void ntr_clock_print_value(ntr_buffer *out, const ntr_clock_range *range) {
    print_value(out, &range->first);
    if (range->joint.len == 0) return;
    ntr_buffer_append_char(out, '/');
    print_value(out, &range->last);
}
