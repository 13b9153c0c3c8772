#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "ext/unicode.h"

enum { PART_LIMIT = 32 }; /* UTF-16 units: no character decomposes into as many */

/* Appends what `c` is made of but its marks: ā → a, й → и. */
static void append_bare(ntr_buffer *out, const UNormalizer2 *normalizer, int32_t c) {
    UChar parts[PART_LIMIT];
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length = unorm2_getDecomposition(normalizer, c, parts, PART_LIMIT, &code);
    if (U_FAILURE(code) || length < 0) {
        if (!ntr_char_is_mark(c)) ntr_utf8_append(out, c);
        return;
    }
    for (int32_t i = 0; i < length;) {
        UChar32 part;
        U16_NEXT(parts, i, length, part);
        if (!ntr_char_is_mark(part)) ntr_utf8_append(out, part);
    }
}

ntr_str ntr_unmark(ntr_arena *arena, ntr_str text) {
    size_t ascii = 0;
    while (ascii < text.len && (unsigned char)text.ptr[ascii] < 0x80) ascii++;
    if (ascii == text.len) return text;
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&code);
    if (U_FAILURE(code)) return NTR_STR_NONE;
    ntr_buffer out = {0};
    for (size_t i = 0; i < text.len;) append_bare(&out, normalizer, ntr_utf8_next(text, &i));
    const ntr_str bare = out.failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(&out));
    ntr_buffer_dispose(&out);
    return bare;
}
