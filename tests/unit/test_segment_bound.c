/* Where ICU is not asked for bounds it would have had none to tell: no character of ours passes for a far one. */
#include "support/test.h"

#include <unicode/uchar.h>

#include "ext/unicode.h"
#include "mark/segment.h"

/* Those that ntr_candidate_next knows. */
static bool is_known(int32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x203C || c == 0x203D || (c >= 0x2047 && c <= 0x2049);
}

static bool may_hold(int32_t c) {
    ntr_buffer text = {0};
    ntr_buffer_append(&text, NTR_STR("Een zin van tekst "));
    ntr_utf8_append(&text, c);
    ntr_buffer_append(&text, NTR_STR(" Nog een"));
    const bool held = ntr_text_may_hold_far_stop(ntr_buffer_str(&text), (ntr_span){0, (uint32_t)text.len});
    ntr_buffer_dispose(&text);
    return held;
}

static void each_full_stop_of_another_script_is_seen(void **unused) {
    (void)unused;
    int stops = 0;
    for (int32_t c = 0x80; c <= 0x10FFFF; c++) {
        if (!u_hasBinaryProperty(c, UCHAR_S_TERM) || is_known(c)) continue;
        stops++;
        if (!may_hold(c)) fail_msg("U+%04X may end a sentence and is not seen", (unsigned)c);
    }
    assert_true(stops > 100);
    assert_true(may_hold(0x2024) && may_hold(0xFE52) && may_hold(0xFF0E)); /* dots: ATerm */
}

static void what_dutch_text_holds_needs_no_icu(void **unused) {
    (void)unused;
    static const int32_t usual[] = {'.',    0xEB,   0x20AC, 0x2018, 0x201D,  0x2026, 0x2013,  0xBB, 0x159,
                                    0x301,  0x1EBF, 0x416,  0x3B1,  0x1F44D, 0xFE0F, 0x200D,  0xA0, 0x2022,
                                    0x2122, 0x2192, 0x2713, 0x200B, 0x2028,  0xBD,   0x1F1F3, 0x0};
    for (size_t i = 0; usual[i]; i++)
        if (may_hold(usual[i])) fail_msg("U+%04X", (unsigned)usual[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_full_stop_of_another_script_is_seen),
                                       cmocka_unit_test(what_dutch_text_holds_needs_no_icu)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
