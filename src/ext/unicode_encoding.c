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

typedef struct converters {
    UConverter *from, *to;
} converters;

static void close_converters(converters *c) {
    ucnv_close(c->from);
    ucnv_close(c->to);
}

/* Both stop at what they cannot convert. */
static ntr_status open_converters(converters *c, const char *from, const char *to, ntr_error *err) {
    UErrorCode code = U_ZERO_ERROR;
    c->from = ucnv_open(from, &code);
    const bool known = U_SUCCESS(code);
    c->to = ucnv_open(to, &code);
    if (U_SUCCESS(code)) ucnv_setToUCallBack(c->from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    if (U_SUCCESS(code)) ucnv_setFromUCallBack(c->to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    if (U_SUCCESS(code)) return NTR_OK;
    close_converters(c);
    return ntr_error_set(err, NTR_BAD_ARGUMENT, "unknown encoding \"%s\"", known ? to : from);
}

static UErrorCode run_converters(ntr_buffer *out, const converters *c, ntr_str text) {
    enum { CHUNK = 8192 };
    const char *source = text.ptr, *end = text.ptr + text.len;
    UChar pivot[CHUNK], *pivot_source = pivot, *pivot_target = pivot;
    UErrorCode code;
    bool reset = true;
    do {
        char chunk[CHUNK], *target = chunk;
        code = U_ZERO_ERROR;
        ucnv_convertEx(c->to, c->from, &target, chunk + CHUNK, &source, end, pivot, &pivot_source, &pivot_target,
                       pivot + CHUNK, reset, true, &code);
        reset = false;
        ntr_buffer_append(out, (ntr_str){chunk, (size_t)(target - chunk)});
    } while (code == U_BUFFER_OVERFLOW_ERROR && !out->failed);
    return code;
}

static ntr_status convert(ntr_buffer *out, ntr_str text, const char *encoding, ntr_error *err) {
    converters c;
    NTR_TRY(open_converters(&c, encoding, "UTF-8", err));
    const UErrorCode code = run_converters(out, &c, text);
    close_converters(&c);
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

static bool is_utf8(const char *encoding) {
    return ucnv_compareNames(encoding, "UTF-8") == 0;
}

ntr_status ntr_decode_as(ntr_buffer *out, ntr_encoding *encoding, ntr_str bytes, const char *named, ntr_error *err) {
    const struct bom *bom = find_bom(bytes);
    const ntr_str rest = bom ? ntr_str_slice(bytes, bom->bytes.len, bytes.len) : bytes;
    *encoding = (ntr_encoding){.name = !named && bom ? bom->encoding : named, .bom = bom != NULL};
    if (!encoding->name) {
        NTR_TRY(refuse_nul(rest, err));
        if (is_ascii(rest) || holds_utf8(rest)) encoding->name = "UTF-8";
    }
    encoding->guessed = !encoding->name;
    if (encoding->guessed) encoding->name = detect(rest);
    return is_utf8(encoding->name) ? take_utf8(out, rest, err) : convert(out, rest, encoding->name, err);
}

ntr_status ntr_decode(ntr_buffer *out, const char **guessed, ntr_str bytes, const char *encoding, ntr_error *err) {
    ntr_encoding found;
    const ntr_status status = ntr_decode_as(out, &found, bytes, encoding, err);
    *guessed = found.guessed ? found.name : NULL;
    return status;
}

static void append_bom(ntr_buffer *out, const ntr_encoding *encoding) {
    for (size_t i = 0; encoding->bom && i < sizeof boms / sizeof boms[0]; i++)
        if (ucnv_compareNames(boms[i].encoding, encoding->name) == 0) ntr_buffer_append(out, boms[i].bytes);
}

ntr_status ntr_encode(ntr_buffer *out, ntr_str text, const ntr_encoding *encoding, bool references, ntr_error *err) {
    converters c;
    append_bom(out, encoding);
    if (is_utf8(encoding->name)) {
        ntr_buffer_append(out, text);
        return ntr_buffer_check(out, err);
    }
    NTR_TRY(open_converters(&c, "UTF-8", encoding->name, err));
    UErrorCode code = U_ZERO_ERROR;
    if (references) ucnv_setFromUCallBack(c.to, UCNV_FROM_U_CALLBACK_ESCAPE, UCNV_ESCAPE_XML_DEC, NULL, NULL, &code);
    if (U_SUCCESS(code)) code = run_converters(out, &c, text);
    close_converters(&c);
    if (U_FAILURE(code))
        return ntr_error_set(err, NTR_BAD_ENCODING, "the text has characters that %s does not", encoding->name);
    return ntr_buffer_check(out, err);
}
