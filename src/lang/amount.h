/* Amounts: numbers with what they count or measure behind or before them. */
#ifndef NTRANS_LANG_AMOUNT_H
#define NTRANS_LANG_AMOUNT_H

#include "lang/numeral.h"

/* A number, an ordinal, a measure or a sum of money, or a range of them. */
typedef struct ntr_amount {
    ntr_number value;
    ntr_number last;   /* the end of a range; meant only where `joint` is not empty */
    ntr_str joint;     /* between value and last: "to", "or" */
    uint32_t unit;     /* row of NTR_WORDS_UNITS, or NTR_MAP_NONE */
    uint32_t currency; /* row of NTR_WORDS_CURRENCIES, or NTR_MAP_NONE */
    bool glued;        /* no space before the unit: 20°C */
    bool ordinal;
    bool article; /* English wants "a" before it: honderd mensen, a hundred people */
    bool of;      /* what is counted follows: thousands of people */
} ntr_amount;

/* Reads 1.234,5; 2,5 miljard; 10 tot 12 procent; 25 km/u; € 3.200,50; 3 miljoen euro; 85.000 som; twee jaar; 2.318e;
 * 19e eeuw. What may be a year, a telephone or file number, a version or a score is left alone. */
bool ntr_amount_read(ntr_amount *out, ntr_scan *scan);

/* Writes it in English, with American spelling or not. */
void ntr_amount_print(ntr_buffer *out, const ntr_amount *amount, const ntr_lexicon *lexicon, bool american);

/* Writes the value: "1234.5", "1234.5 km", "3200.5 EUR", "3 ordinal", with / in ranges: equal amounts print equally. */
void ntr_amount_print_value(ntr_buffer *out, const ntr_amount *amount, const ntr_lexicon *lexicon);

#endif
