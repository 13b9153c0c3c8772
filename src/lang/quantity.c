#include "lang/quantity.h"

#include "ext/unicode.h"

enum { SURE = 950, LIKELY = 850, POSSIBLE = 700, THOUSANDTHS = 3 };

/* --- what may begin one ------------------------------------------------------------------------------------------- */

static bool is_weekday_compound(const ntr_lexicon *lexicon, ntr_str folded) {
    for (uint32_t i = NTR_MONTHS; i < NTR_MONTHS + NTR_WEEKDAYS; i++) {
        const ntr_str day = ntr_table_cell(&lexicon->calendar, i, 0);
        if (folded.len > day.len && memcmp(folded.ptr, day.ptr, day.len) == 0) return true;
    }
    return false;
}

/* The first letters of a month; a short word may then be its abbreviation. */
static bool is_short_month(const ntr_lexicon *lexicon, ntr_str folded) {
    if (ntr_str_equal(folded, NTR_STR("mrt"))) return true;
    for (uint32_t i = 0; folded.len >= 3 && i < NTR_MONTHS; i++) {
        const ntr_str month = ntr_table_cell(&lexicon->calendar, i, 0);
        if (folded.len < month.len && memcmp(folded.ptr, month.ptr, folded.len) == 0) return true;
    }
    return false;
}

/* What the cues of that key begin. */
static unsigned readers_of_cue(const ntr_lexicon *lexicon, ntr_str folded) {
    static const struct {
        const char *class;
        unsigned readers;
    } classes[] = {{"article", NTR_READS_LAW},
                   {"half", NTR_READS_CLOCK},
                   {"quarter", NTR_READS_CLOCK},
                   {"decade", NTR_READS_DATE}};
    const ntr_table *cues = &lexicon->words[NTR_WORDS_CUES];
    unsigned readers = 0;
    for (uint32_t at = ntr_table_first(cues, folded); at != NTR_MAP_NONE; at = ntr_table_next(cues, at))
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
            if (ntr_str_equal(ntr_table_cell(cues, ntr_table_row(cues, at), 1), ntr_str_from(classes[i].class)))
                readers |= classes[i].readers;
    return readers;
}

/* Words whose sign is a token of its own: art., US$. */
static unsigned readers_with_sign(const ntr_lexicon *lexicon, ntr_arena *scratch, ntr_str folded) {
    const ntr_str pointed = ntr_arena_printf(scratch, "%.*s.", NTR_FMT(folded));
    const ntr_str dollar = ntr_arena_printf(scratch, "%.*s$", NTR_FMT(folded));
    if (!pointed.ptr || !dollar.ptr) return NTR_READS_ALL; /* memory ran out: the readers will say so */
    const bool money = ntr_table_find(&lexicon->words[NTR_WORDS_CURRENCIES], dollar) != NTR_MAP_NONE;
    return readers_of_cue(lexicon, pointed) | (money ? NTR_READS_AMOUNT : 0u);
}

/* Numerals, and the first words of those of several words: enkele (honderden), een paar. */
static bool begins_a_numeral(const ntr_lexicon *lexicon, ntr_arena *scratch, ntr_str folded) {
    ntr_scan scan = {.lexicon = lexicon, .scratch = scratch, .text = folded};
    ntr_number number;
    return ntr_numeral_read(&number, &scan) || ntr_str_equal(folded, NTR_STR("enkele")) ||
           ntr_str_equal(folded, NTR_STR("paar"));
}

static bool begins_a_date(const ntr_lexicon *lexicon, ntr_str folded) {
    return ntr_table_find(&lexicon->calendar, folded) != NTR_MAP_NONE || is_short_month(lexicon, folded) ||
           is_weekday_compound(lexicon, folded);
}

unsigned ntr_quantity_readers_of(const ntr_lexicon *lexicon, ntr_arena *scratch, ntr_str folded) {
    if (folded.len == 0) return 0;
    if (folded.ptr[0] >= '0' && folded.ptr[0] <= '9') return NTR_READS_DATE | NTR_READS_CLOCK | NTR_READS_AMOUNT;
    unsigned readers = readers_of_cue(lexicon, folded) | readers_with_sign(lexicon, scratch, folded);
    if (begins_a_date(lexicon, folded)) readers |= NTR_READS_DATE;
    if (begins_a_numeral(lexicon, scratch, folded)) readers |= NTR_READS_CLOCK | NTR_READS_AMOUNT;
    if (ntr_table_find(&lexicon->words[NTR_WORDS_CURRENCIES], folded) != NTR_MAP_NONE) readers |= NTR_READS_AMOUNT;
    return readers;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static const char *number_rule(const ntr_number *number) {
    if (number->in_words) return "number:words";
    if (number->exponent) return "number:magnitude";
    if (number->grouped && number->decimals) return "number:thousands-decimal";
    return number->grouped ? "number:thousands" : "number:decimal";
}

static void describe_amount(ntr_quantity *out) {
    const ntr_amount *amount = &out->as.amount;
    out->kind = amount->ordinal                  ? NTR_QUANTITY_ORDINAL :
                amount->currency != NTR_MAP_NONE ? NTR_QUANTITY_CURRENCY :
                amount->unit != NTR_MAP_NONE     ? NTR_QUANTITY_MEASURE :
                                                   NTR_QUANTITY_NUMBER;
    static const char *const rules[] = {[NTR_QUANTITY_ORDINAL] = "ordinal:digits",
                                        [NTR_QUANTITY_CURRENCY] = "currency:sum",
                                        [NTR_QUANTITY_MEASURE] = "measure:unit"};
    out->rule = out->kind == NTR_QUANTITY_NUMBER ? number_rule(&amount->value) : rules[out->kind];
    /* 1,234 is one and a bit in Dutch; who writes English figures in Dutch means a thousand. */
    const bool doubtful = amount->value.decimals == THOUSANDTHS && !amount->value.grouped &&
                          amount->value.digits[0] != '0' && !amount->value.exponent;
    out->confidence = doubtful ? POSSIBLE : amount->value.in_words ? LIKELY : SURE;
}

static void describe_date(ntr_quantity *out) {
    const ntr_date *date = &out->as.date;
    out->kind = NTR_QUANTITY_DATE;
    out->rule = date->decade             ? "date:decade" :
                date->month && date->day ? "date:day" :
                date->month              ? "date:month" :
                                           "date:weekday";
    out->confidence = date->day || date->year || date->decade ? SURE : LIKELY;
}

static void describe_clock(ntr_quantity *out) {
    const ntr_clock *clock = &out->as.clock.first;
    out->kind = NTR_QUANTITY_TIME;
    out->rule = clock->half != NTR_HALF_UNKNOWN ? "time:24-hour" : clock->in_words ? "time:words" : "time:hour";
    out->confidence = clock->half != NTR_HALF_UNKNOWN ? SURE : LIKELY;
}

bool ntr_quantity_read_dutch(ntr_quantity *out, ntr_scan *scan, unsigned readers) {
    out->begin = scan->at;
    if (!ntr_scan_begins_free(scan, scan->at)) return false;
    if ((readers & NTR_READS_LAW) && ntr_law_read(&out->as.law, scan)) {
        out->kind = NTR_QUANTITY_ARTICLE;
        out->rule = out->as.law.law == NTR_MAP_NONE ? "article" : "article:law";
        out->confidence = SURE;
    } else if ((readers & NTR_READS_DATE) && ntr_date_read(&out->as.date, scan)) {
        describe_date(out);
    } else if ((readers & NTR_READS_CLOCK) && ntr_clock_read(&out->as.clock, scan)) {
        describe_clock(out);
    } else if ((readers & NTR_READS_AMOUNT) && ntr_amount_read(&out->as.amount, scan)) {
        describe_amount(out);
    } else {
        return false;
    }
    out->end = scan->at;
    return true;
}

/* --- printing ----------------------------------------------------------------------------------------------------- */

void ntr_quantity_print_english(ntr_buffer *out, const ntr_quantity *quantity, const ntr_lexicon *lexicon,
                                bool american) {
    switch (quantity->kind) {
    case NTR_QUANTITY_ARTICLE: ntr_law_print(out, &quantity->as.law, lexicon); break;
    case NTR_QUANTITY_DATE: ntr_date_print(out, &quantity->as.date, lexicon, american); break;
    case NTR_QUANTITY_TIME: ntr_clock_print(out, &quantity->as.clock); break;
    default: ntr_amount_print(out, &quantity->as.amount, lexicon, american);
    }
}

void ntr_quantity_print_value(ntr_buffer *out, const ntr_quantity *quantity, const ntr_lexicon *lexicon) {
    ntr_buffer_printf(out, "%s ", ntr_quantity_kind_word(quantity->kind));
    switch (quantity->kind) {
    case NTR_QUANTITY_ARTICLE: ntr_law_print_value(out, &quantity->as.law, lexicon); break;
    case NTR_QUANTITY_DATE: ntr_date_print_value(out, &quantity->as.date); break;
    case NTR_QUANTITY_TIME: ntr_clock_print_value(out, &quantity->as.clock); break;
    default: ntr_amount_print_value(out, &quantity->as.amount, lexicon);
    }
}
