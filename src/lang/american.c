#include "lang/american.h"

#include "ext/unicode.h"
#include "lang/scan.h"

/* Title and upper case go over to the new spelling. */
static bool append_in_case(ntr_buffer *out, ntr_arena *scratch, ntr_str american, ntr_case shape) {
    ntr_str text = american;
    if (shape == NTR_CASE_UPPER) text = ntr_upper(scratch, american);
    if (shape == NTR_CASE_TITLE) text = ntr_capitalise(scratch, american);
    ntr_buffer_append(out, text);
    return text.ptr != NULL;
}

bool ntr_american_append(ntr_buffer *out, const ntr_lexicon *lexicon, ntr_arena *scratch, ntr_str british) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_AMERICAN];
    ntr_scan scan = {.lexicon = lexicon, .scratch = scratch, .text = british};
    while (scan.at < british.len) {
        const size_t begin = scan.at;
        const uint32_t row = ntr_scan_phrase(&scan, table);
        if (row != NTR_MAP_NONE) {
            const ntr_case shape = ntr_case_of(ntr_scan_slice(&scan, begin));
            if (!append_in_case(out, scratch, ntr_table_cell(table, row, 1), shape)) return false;
            continue;
        }
        if (ntr_scan_letters(&scan).len == 0) ntr_utf8_next(british, &scan.at);
        ntr_buffer_append(out, ntr_scan_slice(&scan, begin));
    }
    return !scan.failed;
}
