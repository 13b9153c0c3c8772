/* Scan: reading Dutch notation from left to right, with look-up in the word tables. */
#ifndef NTRANS_LANG_SCAN_H
#define NTRANS_LANG_SCAN_H

#include "model/lexicon.h"

enum { NTR_WINDOW_BYTES = 64, NTR_WINDOW_ENDS = 24 };

/* The text from one place on, with every run of white space as one space, and the places where a key may end there. It
 * is kept, for many tables are asked about the same place. Private to the scan. */
typedef struct ntr_scan_window {
    const char *text; /* what it was made of; NULL when it was not */
    size_t at;
    char bytes[NTR_WINDOW_BYTES];
    uint8_t length;
    uint8_t count;  /* of ends */
    ntr_str folded; /* the key of all of it where that is not `bytes` itself (.ptr NULL) */
    struct {
        uint8_t key; /* length in `bytes` */
        uint8_t words;
        size_t text; /* where it ends in the text */
    } ends[NTR_WINDOW_ENDS];
} ntr_scan_window;

/* A place in a text from which the readers of numbers, dates, times and laws read on. A reader either moves `at` behind
 * what it has read and succeeds, or fails and leaves `at` where it was. Every reader looks at a bounded number of
 * bytes, so that trying all of them at every word stays linear. Plain data; nothing is owned. */
typedef struct ntr_scan {
    const ntr_lexicon *lexicon;
    ntr_arena *scratch; /* for look-up keys in lower case */
    ntr_str text;       /* a segment, so that what stands before `at` can be asked for */
    size_t at;          /* bytes */
    bool failed;        /* memory ran out: nothing more is found */
    ntr_scan_window window;
} ntr_scan;

/* What a small word says of the number beside it: the classes of words/cues.tsv. */
typedef enum ntr_cue {
    NTR_CUE_CLOCK,        /* before N uur, a time of the day: om 9 uur */
    NTR_CUE_CLOCK_MAYBE,  /* before N uur, a time or a length: na drie uur */
    NTR_CUE_DAY_PART,     /* behind a time: 's ochtends; en: a.m., p.m. or night */
    NTR_CUE_WEEKDAY_PART, /* the end of dinsdagavond */
    NTR_CUE_HALF,         /* half drie is half past two */
    NTR_CUE_QUARTER,
    NTR_CUE_BEFORE,       /* kwart voor drie */
    NTR_CUE_AFTER,        /* kwart over drie */
    NTR_CUE_TO,           /* between the ends of a range */
    NTR_CUE_PAIR,         /* en, of */
    NTR_CUE_ARTICLE,      /* artikel, art. */
    NTR_CUE_PARAGRAPH,    /* lid */
    NTR_CUE_POINT,        /* onder, sub */
    NTR_CUE_WITH,         /* jo. */
    NTR_CUE_OF_THE,       /* van het */
    NTR_CUE_LABEL,        /* the number behind it is a name, not an amount: nr. 256.891 */
    NTR_CUE_YEAR,         /* the four digits behind it are a year: in 2019 won hij */
    NTR_CUE_BOUND,        /* a numeral that is also another word (een, acht): only with a unit */
    NTR_CUE_AFTER_DIGITS, /* a unit only behind digits: twee ton may be money */
    NTR_CUE_LARGE,        /* money only for large sums: twee pond may be a weight */
    NTR_CUE_DECADE,       /* jaren tachtig */
    NTR_CUE_DETERMINER,   /* de honderd dagen: the hundred days, not a hundred */
    NTR_CUE_ITEM          /* heads a numbered part of a text: Stap 1. */
} ntr_cue;

/* Moves over white space, no-break spaces and a line end in wrapped text among it; false where there is none. */
bool ntr_scan_space(ntr_scan *scan);

/* Moves over `literal`, byte for byte. */
bool ntr_scan_literal(ntr_scan *scan, const char *literal);

/* Moves over one of the bytes in `set`, which it gives back; 0 where there is none. */
char ntr_scan_one_of(ntr_scan *scan, const char *set);

/* Moves over the digits 0–9; gives their number, 0 where there are none or more than `most`. */
size_t ntr_scan_digits(ntr_scan *scan, size_t most);

/* Moves over the longest words that are a key of `table` (up to four words), and gives the row. Keys with capitals,
 * digits or signs, and short ones, must stand as in the table (MW is not mw). NTR_MAP_NONE where there is none. */
uint32_t ntr_scan_phrase(ntr_scan *scan, const ntr_table *table);

/* As ntr_scan_phrase for words/cues.tsv and one class; `en` (may be NULL) receives the English. */
bool ntr_scan_cue(ntr_scan *scan, ntr_cue cue, ntr_str *en);

/* Whether `word` is a cue of that class. */
bool ntr_scan_is_cue(ntr_scan *scan, ntr_str word, ntr_cue cue);

/* Whether the word before `offset`, with a space between, is a cue of that class. Moves nothing. */
bool ntr_scan_cue_before(ntr_scan *scan, size_t offset, ntr_cue cue);

/* The word before `offset` (letters, digits, marks and dots, with a space between); empty where there is none. */
ntr_str ntr_scan_word_before(const ntr_scan *scan, size_t offset);

/* The letters at `at`, with accents and apostrophes inside, at most 64 bytes; empty where there are none or more. */
ntr_str ntr_scan_letters(ntr_scan *scan);

/* The look-up key of a word, in `scratch`. */
ntr_str ntr_scan_fold(ntr_scan *scan, ntr_str word);

/* Whether what begins (ends) at `offset` stands free: is no part of a longer word, code, version or telephone number.
 */
bool ntr_scan_begins_free(const ntr_scan *scan, size_t offset);
bool ntr_scan_ends_free(const ntr_scan *scan, size_t offset);

/* Whether a capital at `offset` says nothing, because every word has one there: at the start of `text`, and behind the
 * end of a sentence, a colon, a bullet or the opening quote of speech. */
bool ntr_scan_begins_sentence(ntr_str text, size_t offset);

static inline ntr_str ntr_scan_slice(const ntr_scan *scan, size_t begin) {
    return ntr_str_slice(scan->text, begin, scan->at);
}

/* Puts the scan back; for the failing end of a reader. */
static inline bool ntr_scan_fail(ntr_scan *scan, size_t begin) {
    scan->at = begin;
    return false;
}

#endif
