#include "ext/unicode.h"

#include <stdlib.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* --- code points -------------------------------------------------------------------------------------------------- */

static ntr_status bad_byte(ntr_str text, size_t offset, ntr_error *err) {
    uint64_t line = 1, column = 1;
    for (size_t i = 0; i < offset;) {
        const int32_t c = ntr_utf8_next(text, &i);
        line += c == '\n';
        column = c == '\n' ? 1 : column + 1;
    }
    return ntr_error_set_at(err, NTR_BAD_ENCODING, line, column, "byte 0x%02X is not valid UTF-8",
                            (unsigned)(unsigned char)text.ptr[offset]);
}

ntr_status ntr_utf8_check(ntr_str text, ntr_error *err) {
    const uint8_t *bytes = (const uint8_t *)text.ptr;
    for (size_t i = 0; i < text.len;) {
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        const size_t start = i;
        UChar32 c;
        U8_NEXT(bytes, i, text.len, c);
        if (c < 0) return bad_byte(text, start, err);
    }
    return NTR_OK;
}

int32_t ntr_utf8_next(ntr_str text, size_t *offset) {
    if (*offset >= text.len) return -1;
    const uint8_t *bytes = (const uint8_t *)text.ptr;
    if (bytes[*offset] < 0x80) return bytes[(*offset)++];
    UChar32 c;
    size_t i = *offset;
    U8_NEXT_OR_FFFD(bytes, i, text.len, c);
    *offset = i;
    return c;
}

int32_t ntr_utf8_previous(ntr_str text, size_t *offset) {
    if (*offset == 0) return -1;
    size_t start = *offset - 1;
    while (start > 0 && !ntr_utf8_is_bound(text, start)) start--;
    *offset = start;
    return ntr_utf8_next(text, &start);
}

size_t ntr_utf8_count(ntr_str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) count += ((unsigned char)text.ptr[i] & 0xC0u) != 0x80u;
    return count;
}

ntr_span ntr_utf8_trim(ntr_str text, ntr_span span) {
    while (span.begin < span.end) {
        size_t next = span.begin;
        if (!ntr_char_is_space(ntr_utf8_next(text, &next))) break;
        span.begin = (uint32_t)next;
    }
    while (span.end > span.begin) {
        size_t start = span.end;
        if (!ntr_char_is_space(ntr_utf8_previous(text, &start))) break;
        span.end = (uint32_t)start;
    }
    return span;
}

void ntr_utf8_append(ntr_buffer *out, int32_t code_point) {
    char bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, code_point);
    ntr_buffer_append(out, (ntr_str){bytes, (size_t)length});
}

/* ASCII needs no table of properties, and most of Dutch is ASCII. */
static bool is_ascii_upper(int32_t c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_ascii_lower(int32_t c) {
    return c >= 'a' && c <= 'z';
}

bool ntr_char_is_letter(int32_t c) {
    if (c < 0x80) return is_ascii_upper(c) || is_ascii_lower(c);
    return u_isUAlphabetic(c);
}

bool ntr_char_is_upper(int32_t c) {
    if (c < 0x80) return is_ascii_upper(c);
    return u_isUUppercase(c) || u_istitle(c);
}

bool ntr_char_is_lower(int32_t c) {
    if (c < 0x80) return is_ascii_lower(c);
    return u_isULowercase(c);
}

bool ntr_char_is_digit(int32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return u_isdigit(c);
}

bool ntr_char_is_space(int32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B;
}

bool ntr_char_is_mark(int32_t c) {
    if (c < 0x80) return false;
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool ntr_char_is_emoji(int32_t c) {
    return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR);
}

bool ntr_char_is_picture(int32_t c) {
    return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION);
}

bool ntr_char_is_quote(int32_t c) {
    return u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK);
}

bool ntr_char_is_xml(int32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

const char *ntr_char_script(int32_t c) {
    UErrorCode code = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &code);
    const char *name = U_SUCCESS(code) ? uscript_getShortName(script) : NULL;
    return name ? name : "Zyyy";
}

/* --- case and normal forms ---------------------------------------------------------------------------------------- */

typedef enum mapping { TO_LOWER, TO_UPPER, TO_NFC } mapping;

static int32_t apply(mapping how, char *out, int32_t capacity, ntr_str text, UErrorCode *code) {
    if (how == TO_NFC) {
        const UNormalizer2 *nfc = unorm2_getNFCInstance(code);
        UChar stack[256], *wide = stack, *normal = NULL;
        int32_t length = 0, size = 0;
        if (text.len >= 256) wide = malloc(text.len * sizeof *wide);
        if (wide) normal = malloc((text.len * 3 + 1) * sizeof *normal);
        if (wide && normal) {
            u_strFromUTF8(wide, (int32_t)(text.len < 256 ? 256 : text.len), &length, text.ptr, (int32_t)text.len, code);
            length = unorm2_normalize(nfc, wide, length, normal, (int32_t)(text.len * 3 + 1), code);
            u_strToUTF8(out, capacity, &size, normal, length, code);
        } else {
            *code = U_MEMORY_ALLOCATION_ERROR;
        }
        if (wide != stack) free(wide);
        free(normal);
        return size;
    }
    UErrorCode opened = U_ZERO_ERROR;
    UCaseMap *map = ucasemap_open("", 0, &opened);
    if (!map) {
        *code = U_MEMORY_ALLOCATION_ERROR;
        return 0;
    }
    const int32_t size = how == TO_LOWER ? ucasemap_utf8ToLower(map, out, capacity, text.ptr, (int32_t)text.len, code) :
                                           ucasemap_utf8ToUpper(map, out, capacity, text.ptr, (int32_t)text.len, code);
    ucasemap_close(map);
    return size;
}

static ntr_str mapped(ntr_arena *arena, ntr_str text, mapping how) {
    const size_t capacity = text.len * 3 + 1; /* no mapping of UTF-8 to UTF-8 grows by more */
    if (capacity > INT32_MAX) return NTR_STR_NONE;
    char *out = ntr_arena_alloc(arena, capacity);
    if (!out) return NTR_STR_NONE;
    UErrorCode code = U_ZERO_ERROR;
    const int32_t size = apply(how, out, (int32_t)capacity, text, &code);
    return U_SUCCESS(code) ? (ntr_str){out, (size_t)size} : NTR_STR_NONE;
}

ntr_str ntr_lower(ntr_arena *arena, ntr_str text) {
    return mapped(arena, text, TO_LOWER);
}

ntr_str ntr_upper(ntr_arena *arena, ntr_str text) {
    return mapped(arena, text, TO_UPPER);
}

ntr_str ntr_nfc(ntr_arena *arena, ntr_str text) {
    return mapped(arena, text, TO_NFC);
}

static bool is_plain_lower(ntr_str text) {
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char byte = (unsigned char)text.ptr[i];
        if (byte >= 0x80 || (byte >= 'A' && byte <= 'Z')) return false;
    }
    return true;
}

/* ASCII needs no ICU, and most Dutch words are ASCII. */
static ntr_str fold_ascii(ntr_arena *arena, ntr_str text) {
    char *out = ntr_arena_alloc(arena, text.len + 1);
    if (!out) return NTR_STR_NONE;
    for (size_t i = 0; i < text.len; i++) {
        const char byte = text.ptr[i];
        out[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
    }
    return (ntr_str){out, text.len};
}

static bool is_ascii(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80) return false;
    return true;
}

enum { SOFT_HYPHEN = 0xAD, RIGHT_QUOTE = 0x2019, MODIFIER_APOSTROPHE = 0x02BC };

/* Typographic apostrophes become ', soft hyphens go; in place, for both only shorten. */
static ntr_str simplify(ntr_str text, char *out) {
    size_t used = 0;
    for (size_t i = 0; i < text.len;) {
        const size_t start = i;
        const int32_t c = ntr_utf8_next(text, &i);
        if (c == SOFT_HYPHEN) continue;
        if (c == RIGHT_QUOTE || c == MODIFIER_APOSTROPHE) {
            out[used++] = '\'';
            continue;
        }
        memmove(out + used, text.ptr + start, i - start);
        used += i - start;
    }
    return (ntr_str){out, used};
}

ntr_str ntr_fold(ntr_arena *arena, ntr_str text) {
    if (is_plain_lower(text)) return text;
    if (is_ascii(text)) return fold_ascii(arena, text);
    ntr_str normal = ntr_nfc(arena, text);
    if (normal.ptr) normal = ntr_lower(arena, normal);
    char *out = normal.ptr ? ntr_arena_alloc(arena, normal.len + 1) : NULL;
    return out ? simplify(normal, out) : NTR_STR_NONE;
}

ntr_str ntr_capitalise(ntr_arena *arena, ntr_str text) {
    size_t first = 0;
    const int32_t c = ntr_utf8_next(text, &first);
    if (c < 0 || ntr_char_is_upper(c) || u_totitle(c) == c) return text;
    char *out = ntr_arena_alloc(arena, text.len + U8_MAX_LENGTH);
    if (!out) return NTR_STR_NONE;
    size_t used = 0;
    U8_APPEND_UNSAFE(out, used, u_totitle(c));
    memcpy(out + used, text.ptr + first, text.len - first);
    return (ntr_str){out, used + text.len - first};
}

ntr_case ntr_case_of(ntr_str word) {
    size_t upper = 0, lower = 0;
    bool first_upper = false;
    for (size_t i = 0; i < word.len;) {
        const int32_t c = ntr_utf8_next(word, &i);
        if (ntr_char_is_upper(c)) {
            if (upper + lower == 0) first_upper = true;
            upper++;
        } else if (ntr_char_is_lower(c)) {
            lower++;
        }
    }
    if (upper + lower == 0) return NTR_CASE_NONE;
    if (upper == 0) return NTR_CASE_LOWER;
    if (upper == 1 && first_upper) return NTR_CASE_TITLE;
    return lower == 0 ? NTR_CASE_UPPER : NTR_CASE_MIXED;
}
