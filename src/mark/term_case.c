#include "ext/unicode.h"
#include "mark/term.h"

/* Whether the first characters differ only in that `form` has a capital. */
static bool only_capitalised(ntr_str nl, ntr_str form, size_t *after_nl, size_t *after_form) {
    *after_nl = *after_form = 0;
    const int32_t wanted = ntr_utf8_next(nl, after_nl), found = ntr_utf8_next(form, after_form);
    return wanted == found || (ntr_char_is_lower(wanted) && ntr_char_is_upper(found));
}

/* What both have in common when capitals do not count must have the same capitals: NS but not Ns; NS'er passes. A word
 * in lower case may have a capital at its start, where a sentence may begin. */
bool term_case_allows(ntr_case_rule rule, ntr_str nl, ntr_str form) {
    if (rule == NTR_CASE_IGNORE) return true;
    size_t i = 0, j = 0;
    if (rule == NTR_CASE_EXACT && !only_capitalised(nl, form, &i, &j)) return false;
    while (i < nl.len && j < form.len) {
        const int32_t wanted = ntr_utf8_next(nl, &i), found = ntr_utf8_next(form, &j);
        if (wanted == found) continue;
        const bool same_letter = ntr_char_is_upper(wanted) != ntr_char_is_upper(found) && wanted < 0x80 &&
                                 found < 0x80 && (wanted | 0x20) == (found | 0x20);
        return !same_letter; /* else the stem ends here: lid, leden */
    }
    return true;
}
