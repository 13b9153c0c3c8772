/* Numerals: numbers in Dutch words, and amounts in digits with a word behind them. */
#ifndef NTRANS_LANG_NUMERAL_H
#define NTRANS_LANG_NUMERAL_H

#include "lang/number.h"
#include "lang/scan.h"

/* Reads a number in words: twee, tweeëntwintig, honderdvijftig, tweeënhalf, anderhalf, enkele honderden. Numerals that
 * are also other words (een, acht) are read too: it is for the caller to see that something stands behind them. */
bool ntr_numeral_read(ntr_number *out, ntr_scan *scan);

/* Reads a number in digits or in words, with miljoen or another power of ten behind it: 2,5 miljard, 3 mln., vijf
 * miljoen. */
bool ntr_numeral_read_amount(ntr_number *out, ntr_scan *scan);

/* Reads an ordinal in words: eerste, tweede, achtste, twintigste. */
bool ntr_numeral_read_ordinal(ntr_number *out, ntr_scan *scan);

/* Writes an amount in English: 1,234.5 million; twenty-two; 250; thousands (without "of", see ntr_numeral_counts). */
void ntr_numeral_print(ntr_buffer *out, const ntr_number *number);

/* Whether the English words are followed by what is counted with "of": thousands of people. */
bool ntr_numeral_wants_of(const ntr_number *number);

/* "st", "nd", "rd" or "th". */
const char *ntr_numeral_suffix(const ntr_number *number);

#endif
