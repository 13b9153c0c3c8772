#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include "ext/unicode.h"

static const struct bom {
    const char *encoding;
    ntr_str bytes;
} boms[] = {
    {"UTF-8", {"\xEF\xBB\xBF", 3}},    {"UTF-32LE", {"\xFF\xFE\0\0", 4}}, /* before UTF-16LE, whose mark it begins with
                                                                           */
    {"UTF-32BE", {"\0\0\xFE\xFF", 4}}, {"UTF-16LE", {"\xFF\xFE", 2}},     {"UTF-16BE", {"\xFE\xFF", 2}},
};

static const struct bom *find_bom(ntr_str bytes) {
    for (size_t i = 0; i < sizeof boms / sizeof boms[0]; i++)
        if (bytes.len >= boms[i].bytes.len && memcmp(bytes.ptr, boms[i].bytes.ptr, boms[i].bytes.len) == 0)
            return &boms[i];
    return NULL;
}

/* Any valid multi-byte sequence: other encodings of Dutch hardly ever hold one by chance. */
static bool holds_utf8(ntr_str text) {
    for (size_t i = 0; i < text.len;) {
        if ((unsigned char)text.ptr[i] < 0x80) {
            i++;
            continue;
        }
        const uint8_t *bytes = (const uint8_t *)text.ptr;
        UChar32 c;
        U8_NEXT(bytes, i, text.len, c);
        if (c >= 0) return true;
    }
    return false;
}

static bool is_ascii(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80) return false;
    return true;
}

static ntr_status refuse_nul(ntr_str text, ntr_error *err) {
    const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;
    if (!nul) return NTR_OK;
    return ntr_error_set(err, NTR_BINARY, "binary data, not text: a NUL byte at offset %zu", (size_t)(nul - text.ptr));
}

static ntr_status take_utf8(ntr_buffer *out, ntr_str text, ntr_error *err) {
    NTR_TRY(refuse_nul(text, err));
    NTR_TRY(ntr_utf8_check(text, err));
    ntr_buffer_append(out, text);
    return ntr_buffer_check(out, err);
}

/* The byte where the converter stopped, as a place in the text decoded so far. */
static ntr_status bad_bytes(ntr_str decoded, const char *encoding, ntr_error *err) {
    uint64_t line = 1, column = 1;
    for (size_t i = 0; i < decoded.len;) {
        const int32_t c = ntr_utf8_next(decoded, &i);
        line += c == '\n';
        column = c == '\n' ? 1 : column + 1;
    }
    return ntr_error_set_at(err, NTR_BAD_ENCODING, line, column, "bytes that are not valid %s", encoding);
}

static ntr_status convert(ntr_buffer *out, ntr_str text, const char *encoding, ntr_error *err) {
    enum { CHUNK = 8192 };
    UErrorCode code = U_ZERO_ERROR;
    UConverter *from = ucnv_open(encoding, &code);
    UConverter *to = ucnv_open("UTF-8", &code);
    if (U_SUCCESS(code)) ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    if (U_FAILURE(code)) {
        ucnv_close(from);
        ucnv_close(to);
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "unknown encoding \"%s\"", encoding);
    }
    const char *source = text.ptr, *end = text.ptr + text.len;
    UChar pivot[CHUNK], *pivot_source = pivot, *pivot_target = pivot;
    bool reset = true;
    do {
        char chunk[CHUNK], *target = chunk;
        code = U_ZERO_ERROR;
        ucnv_convertEx(to, from, &target, chunk + CHUNK, &source, end, pivot, &pivot_source, &pivot_target,
                       pivot + CHUNK, reset, true, &code);
        reset = false;
        ntr_buffer_append(out, (ntr_str){chunk, (size_t)(target - chunk)});
    } while (code == U_BUFFER_OVERFLOW_ERROR && !out->failed);
    ucnv_close(from);
    ucnv_close(to);
    NTR_TRY(ntr_buffer_check(out, err));
    if (U_FAILURE(code)) return bad_bytes(ntr_buffer_str(out), encoding, err);
    return refuse_nul(ntr_buffer_str(out), err);
}

/* ICU's best guess among encodings of Western text; windows-1252 where it has none, for that never fails. Its names are
 * borrowed from ICU's tables and so are static. */
static const char *detect(ntr_str text) {
    enum { ENOUGH = 64 * 1024 };
    const char *name = NULL;
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    ucsdet_setText(detector, text.ptr, (int32_t)(text.len < ENOUGH ? text.len : ENOUGH), &code);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    if (U_SUCCESS(code) && match) name = ucsdet_getName(match, &code);
    const char *known = name && U_SUCCESS(code) ? ucnv_getAlias(name, 0, &code) : NULL;
    ucsdet_close(detector);
    return U_SUCCESS(code) && known ? known : "windows-1252";
}

ntr_status ntr_decode(ntr_buffer *out, const char **guessed, ntr_str bytes, const char *encoding, ntr_error *err) {
    *guessed = NULL;
    const struct bom *bom = find_bom(bytes);
    const ntr_str rest = bom ? ntr_str_slice(bytes, bom->bytes.len, bytes.len) : bytes;
    if (!encoding && bom) encoding = bom->encoding;
    if (!encoding) {
        NTR_TRY(refuse_nul(rest, err));
        if (is_ascii(rest) || holds_utf8(rest)) encoding = "UTF-8";
    }
    if (!encoding) encoding = *guessed = detect(rest);
    if (ucnv_compareNames(encoding, "UTF-8") == 0) return take_utf8(out, rest, err);
    return convert(out, rest, encoding, err);
}
