/* Text without ownership: a borrowed run of bytes, and a span inside one. */
#ifndef NTRANS_TEXT_H
#define NTRANS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed run of UTF-8 bytes, not ended by a NUL. It owns nothing and lives as long as what it points into. */
typedef struct ntr_str {
    const char *ptr;
    size_t len; /* bytes */
} ntr_str;

/* A half-open range of bytes, [begin, end), in the text of one document. Inputs are bounded, so 32 bits do. */
typedef struct ntr_span {
    uint32_t begin;
    uint32_t end;
} ntr_span;

/* An ISO 639 language code, NUL-terminated: "nl", "en", "und" when unknown, "" when none is meant. */
typedef struct ntr_lang {
    char code[4];
} ntr_lang;

#define NTR_STR(literal) ((ntr_str){(literal), sizeof(literal) - 1})
#define NTR_STR_NONE ((ntr_str){NULL, 0})
/* For printf: printf("%.*s", NTR_FMT(text)). */
#define NTR_FMT(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* A growing list: the shape that lists in documents, lexicons and bitexts have. Read items[0] to items[count - 1]. */
#define NTR_LIST(T)                                                                                                    \
    struct {                                                                                                           \
        T *items;                                                                                                      \
        uint32_t count;                                                                                                \
        uint32_t capacity;                                                                                             \
    }

static inline ntr_str ntr_str_from(const char *text) {
    return (ntr_str){text, text ? strlen(text) : 0};
}

static inline bool ntr_str_equal(ntr_str a, ntr_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The bytes of `text` from `begin` up to `end`; both must lie within it. */
static inline ntr_str ntr_str_slice(ntr_str text, size_t begin, size_t end) {
    return text.ptr ? (ntr_str){text.ptr + begin, end - begin} : NTR_STR_NONE;
}

static inline uint32_t ntr_span_length(ntr_span span) {
    return span.end - span.begin;
}

static inline bool ntr_span_contains(ntr_span outer, ntr_span inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

static inline bool ntr_span_overlaps(ntr_span a, ntr_span b) {
    return a.begin < b.end && b.begin < a.end;
}

/* The language of a code of at most three letters; a longer or empty one gives "und". */
static inline ntr_lang ntr_lang_from(const char *code) {
    ntr_lang lang = {"und"};
    const size_t len = code ? strlen(code) : 0;
    if (len > 0 && len < sizeof lang.code) memcpy(lang.code, code, len + 1);
    return lang;
}

static inline bool ntr_lang_is(ntr_lang lang, const char *code) {
    return strcmp(lang.code, code) == 0;
}

#endif
