/* Dates and times of the day. */
#ifndef NTRANS_LANG_DATE_H
#define NTRANS_LANG_DATE_H

#include "lang/scan.h"
#include "ntrans/buffer.h"

/* A date or a part of one; 0 (or an empty text) for what is not said. A range has its end in `last_day` or
 * `last_month`. `year` of a decade is its first. Texts are English, borrowed from the lexicon. */
typedef struct ntr_date {
    uint16_t year;
    uint8_t month;   /* 1–12 */
    uint8_t day;     /* 1–31 */
    uint8_t weekday; /* 1–7, 1 is Monday */
    uint8_t last_day;
    uint8_t last_month;
    bool decade;
    ntr_str joint; /* between the ends of a range: "to", "and" */
    ntr_str part;  /* of the day, behind the weekday: "evening" */
} ntr_date;

/* Reads 5 mei 2023, maandag 12 juni, 20 tot en met 24 november, sept. 2022, mei, dinsdagavond, 3-5-2023, jaren '80. A
 * date in digits is day, month, year with four digits; others (3-5, 03-05-23, 2022-12) are left alone. Month
 * abbreviations are their first letters, three at least, or what CLDR has. */
bool ntr_date_read(ntr_date *out, ntr_scan *scan);

/* Writes 5 May 2023 or, american, May 5, 2023. */
void ntr_date_print(ntr_buffer *out, const ntr_date *date, const ntr_lexicon *lexicon, bool american);

/* Writes the value: 2023-05-05, --05-05, 2023-05, W1 for Monday, with /end for ranges: equal dates print equally. */
void ntr_date_print_value(ntr_buffer *out, const ntr_date *date);

typedef enum ntr_half_day { NTR_HALF_UNKNOWN, NTR_AM, NTR_PM } ntr_half_day;

/* A time of the day. `hour` is 0–24 when `half` is known, else 1–12 and nobody says which half of the day is meant (om
 * zeven uur). */
typedef struct ntr_clock {
    uint8_t hour;
    uint8_t minute;
    ntr_half_day half;
    bool in_words; /* half drie, kwart voor zeven, zeven uur */
} ntr_clock;

/* One time, or two with "to" or "and" between them. */
typedef struct ntr_clock_range {
    ntr_clock first;
    ntr_clock last;
    ntr_str joint; /* English between them; empty for one time */
} ntr_clock_range;

/* Reads 20.30 uur, 20:30, 8u30, 14 tot 16 uur, half twee 's middags, kwart voor zeven, and N uur where what stands
 * before it says that it is no length of time: om 9 uur. */
bool ntr_clock_read(ntr_clock_range *out, ntr_scan *scan);

/* Writes 8:30 p.m., 12 noon, midnight, 9 o'clock, half past one. */
void ntr_clock_print(ntr_buffer *out, const ntr_clock_range *range);

/* Writes the value: 20:30, or ?1:30 where the half of the day is not known. */
void ntr_clock_print_value(ntr_buffer *out, const ntr_clock_range *range);

#endif
