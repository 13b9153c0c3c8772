/* Numbers in digits: their value apart from how a language writes them. */
#ifndef NTRANS_LANG_NUMBER_H
#define NTRANS_LANG_NUMBER_H

#include "ntrans/buffer.h"
#include "ntrans/text.h"

enum { NTR_NUMBER_DIGITS = 24 };

/* A decimal number, digit for digit, never rounded. 1.234,50 miljoen is the digits 123450, of which 2 are decimals,
 * times ten to the power of 6. Plain data; the texts are borrowed from
 * the lexicon or from the memory of the scan that read it. */
typedef struct ntr_number {
    char digits[NTR_NUMBER_DIGITS]; /* '0'–'9', without a NUL */
    uint8_t count;                  /* of digits; 0 when the words name no exact number (duizenden) */
    uint8_t decimals;               /* how many of them stand behind the decimal mark */
    uint8_t exponent;               /* of the word behind the digits: 6 for miljoen */
    bool grouped;                   /* written with thousands set apart */
    bool half;                      /* ½ stands behind the digits */
    bool in_words;                  /* written in words */
    bool doubtful;                  /* in a word that is also another one: een, acht */
    ntr_str words;                  /* the English of it, when it was written in words that have one; else empty */
    ntr_str magnitude;              /* English of the word behind the digits ("million"); empty when none */
} ntr_number;

/* The marks of a language. */
typedef struct ntr_notation {
    char thousands;
    char decimal;
} ntr_notation;

#define NTR_NOTATION_DUTCH ((ntr_notation){'.', ','})
#define NTR_NOTATION_ENGLISH ((ntr_notation){',', '.'})

/* Reads a number in digits at `*at`, which moves behind it; false, and nothing moves, where what stands there is none
 * in this notation or may be something else: 1.50, 3.14 and 192.168.1.10 are no Dutch numbers. Besides the mark, a
 * no-break or thin space may set thousands apart (ISO 80000-1). */
bool ntr_number_read(ntr_number *out, ntr_str text, size_t *at, ntr_notation notation);

/* A number from its value. */
ntr_number ntr_number_from(uint64_t value);

/* Writes the digits as the notation wants them, thousands set apart where they were, without words. */
void ntr_number_print(ntr_buffer *out, const ntr_number *number, ntr_notation notation);

/* The whole number's size in digits: 4 for 1.500,25 and for 1500. */
static inline unsigned ntr_number_whole_digits(const ntr_number *number) {
    return (unsigned)number->count - number->decimals;
}

/* Whether both are the same number, however written: 1.234,50 and 1234,5; 2,5 miljoen and 2.500.000. */
bool ntr_number_equal(const ntr_number *a, const ntr_number *b);

/* Whether it is exactly one. */
bool ntr_number_is_one(const ntr_number *number);

/* The value in plain digits with a point, "1234.5": equal numbers print equally. Empty for one that is not exact. */
void ntr_number_print_value(ntr_buffer *out, const ntr_number *number);

#endif
