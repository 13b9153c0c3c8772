/* Quantities: all that a language writes with numbers, read from Dutch into a value and printed in English. */
#ifndef NTRANS_LANG_QUANTITY_H
#define NTRANS_LANG_QUANTITY_H

#include "lang/amount.h"
#include "lang/date.h"
#include "lang/law.h"
#include "ntrans/annot.h"

/* One quantity that was read. Which member of `as` is meant follows from the kind: ARTICLE law, DATE date, TIME clock,
 * the others amount. Texts in it are borrowed from the scan's text, scratch memory and lexicon. */
typedef struct ntr_quantity {
    ntr_quantity_kind kind;
    size_t begin; /* bytes in the scan's text */
    size_t end;
    uint16_t confidence; /* 0–1000 */
    const char *rule;    /* what was seen: "time:24-hour"; static storage */
    union {
        ntr_amount amount;
        ntr_date date;
        ntr_clock_range clock;
        ntr_law_reference law;
    } as;
} ntr_quantity;

/* What may begin with a word. */
typedef enum ntr_quantity_readers {
    NTR_READS_LAW = 1 << 0,
    NTR_READS_DATE = 1 << 1,
    NTR_READS_CLOCK = 1 << 2,
    NTR_READS_AMOUNT = 1 << 3,
    NTR_READS_ALL = NTR_READS_LAW | NTR_READS_DATE | NTR_READS_CLOCK | NTR_READS_AMOUNT
} ntr_quantity_readers;

/* Which Dutch quantities may begin with `word` (folded): ntr_quantity_readers or-ed, a quick answer for a word type. */
unsigned ntr_quantity_readers_of(const ntr_lexicon *lexicon, ntr_arena *scratch, ntr_str folded);

/* Reads the Dutch quantity that begins at the scan's place, if it is one of those asked for; on success the scan stands
 * behind it. */
bool ntr_quantity_read_dutch(ntr_quantity *out, ntr_scan *scan, unsigned readers);

/* Writes it as British or American papers do. */
void ntr_quantity_print_english(ntr_buffer *out, const ntr_quantity *quantity, const ntr_lexicon *lexicon,
                                bool american);

/* Writes kind and value, "time 20:30": two quantities, of whatever language, are the same when this is. */
void ntr_quantity_print_value(ntr_buffer *out, const ntr_quantity *quantity, const ntr_lexicon *lexicon);

#endif
