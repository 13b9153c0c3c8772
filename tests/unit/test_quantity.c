#include "support/test.h"

#include "gloss/fill.h"
#include "lang/quantity.h"

static ntr_lexicon *lexicon;

static int open_lexicon(void **state) {
    (void)state;
    ntr_error err = {0};
    lexicon = ntr_lexicon_new();
    return !lexicon || ntr_fill_words(lexicon, &err) != NTR_OK;
}

static int close_lexicon(void **state) {
    (void)state;
    ntr_lexicon_free(lexicon);
    return 0;
}

/* Reads the quantity at the start of `text` and compares where it ends, its value and its English. */
static void assert_quantity(const char *text, const char *source, const char *value, const char *english) {
    ntr_arena *scratch = ntr_arena_new();
    ntr_scan scan = {.lexicon = lexicon, .scratch = scratch, .text = ntr_str_from(text)};
    ntr_quantity quantity;
    ntr_buffer out = {0};
    assert_true(ntr_quantity_read_dutch(&quantity, &scan, NTR_READS_ALL));
    assert_str(ntr_str_slice(scan.text, quantity.begin, quantity.end), source);
    ntr_quantity_print_value(&out, &quantity, lexicon);
    assert_str(ntr_buffer_str(&out), value);
    ntr_buffer_clear(&out);
    ntr_quantity_print_english(&out, &quantity, lexicon, false);
    assert_str(ntr_buffer_str(&out), english);
    ntr_buffer_dispose(&out);
    ntr_arena_free(scratch);
}

static void gives_values_apart_from_their_printing(void **state) {
    (void)state;
    assert_quantity("1.234,50 kilo", "1.234,50 kilo", "measure 1234.5 kilo", "1,234.50 kilos");
    assert_quantity("20.30 uur.", "20.30 uur", "time 20:30", "8:30 p.m.");
    assert_quantity("half twee", "half twee", "time ?1:30", "half past one");
    assert_quantity("5 mei 2023", "5 mei 2023", "date 2023-05-05", "5 May 2023");
    assert_quantity("5 mei", "5 mei", "date --05-05", "5 May");
    assert_quantity("dinsdagavond", "dinsdagavond", "date W2:evening", "Tuesday evening");
    assert_quantity("\u20AC 3,50", "\u20AC 3,50", "currency 3.5 EUR", "\u20AC3.50");
    assert_quantity("2,5 miljard dollar", "2,5 miljard dollar", "currency 2500000000 USD", "$2.5 billion");
    assert_quantity("10 tot 12 procent", "10 tot 12 procent", "measure 10/12 per cent", "10 to 12 per cent");
    assert_quantity("19e eeuw", "19e eeuw", "ordinal 19 ordinal century", "19th century");
    assert_quantity("art. 6:162 lid 2 BW", "art. 6:162 lid 2 BW", "article 6:162(2) Dutch Civil Code",
                    "Article 6:162(2) of the Dutch Civil Code");
}

static void the_same_value_however_written(void **state) {
    (void)state;
    assert_quantity("tien euro", "tien euro", "currency 10 EUR", "\u20AC10");
    assert_quantity("EUR 10", "EUR 10", "currency 10 EUR", "\u20AC10");
    assert_quantity("3-5-2023", "3-5-2023", "date 2023-05-03", "3 May 2023");
    assert_quantity("3 mei 2023", "3 mei 2023", "date 2023-05-03", "3 May 2023");
    assert_quantity("30 duizend", "30 duizend", "number 30000", "30,000");
    assert_quantity("dertigduizend", "dertigduizend", "number 30000", "30,000");
    assert_quantity("een half miljoen", "een half miljoen", "number 500000", "half a million");
}

/* Whatever the bytes, a reader stays inside the text and ends on a character's bound. */
static void stays_inside_any_text(void **state) {
    (void)state;
    static const char *const pieces[] = {"12",   ".",     ",",      "345", " ",       "\u20AC", "uur",    "mei",
                                         "art.", " lid ", "-",      "e",   "miljoen", "'s",     "\u00BD", "half ",
                                         "tot ", "2023",  "\u00EB", "(",   "BW",      "een ",   "%",      "\n"};
    enum { PIECES = sizeof pieces / sizeof pieces[0], TEXTS = 20000, LENGTH = 12 };
    uint32_t seed = 1;
    for (int i = 0; i < TEXTS; i++) {
        ntr_buffer text = {0};
        for (int j = 0; j < LENGTH; j++) {
            seed = seed * 1664525u + 1013904223u;
            ntr_buffer_append(&text, ntr_str_from(pieces[(seed >> 16) % PIECES]));
        }
        ntr_arena *scratch = ntr_arena_new();
        ntr_scan scan = {.lexicon = lexicon, .scratch = scratch, .text = ntr_buffer_str(&text)};
        ntr_quantity quantity;
        const bool read = ntr_quantity_read_dutch(&quantity, &scan, NTR_READS_ALL);
        assert_true(scan.at <= text.len);
        if (read) assert_true(quantity.end > quantity.begin && quantity.end == scan.at);
        if (!read) assert_int_equal(scan.at, 0);
        ntr_buffer_dispose(&text);
        ntr_arena_free(scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_values_apart_from_their_printing),
        cmocka_unit_test(the_same_value_however_written),
        cmocka_unit_test(stays_inside_any_text),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
