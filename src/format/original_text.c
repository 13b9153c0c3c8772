#include "format/original_text.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const wraps[] = {"auto", "yes", "no"}; /* as ntr_wrapped */

void original_each(const ntr_original *original, original_visit visit, void *self) {
    char number[24];
    visit(self, "format", original->format);
    snprintf(number, sizeof number, "%llu", (unsigned long long)original->size);
    visit(self, "size", ntr_str_from(number));
    snprintf(number, sizeof number, "%08x", (unsigned)original->crc);
    visit(self, "crc", ntr_str_from(number));
    if (original->encoding.len) visit(self, "encoding", original->encoding);
    if (original->wrapped != NTR_WRAPPED_AUTO) visit(self, "wrapped", ntr_str_from(wraps[original->wrapped]));
    if (original->main_only) visit(self, "main", NTR_STR("yes"));
}

static uint64_t number_of(ntr_str text) {
    uint64_t number = 0;
    for (size_t i = 0; i < text.len && i < 15 && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        number = number * 10 + (uint64_t)(text.ptr[i] - '0');
    return number;
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Eight hexadecimal digits; 0 for another text. */
static uint32_t crc_from(ntr_str text) {
    uint32_t crc = 0;
    if (text.len != 8) return 0;
    for (size_t i = 0; i < text.len; i++) {
        const int digit = digit_of(text.ptr[i]);
        if (digit < 0) return 0;
        crc = crc << 4 | (uint32_t)digit;
    }
    return crc;
}

bool original_take(ntr_original *original, ntr_arena *arena, ntr_str name, ntr_str value) {
    ntr_str *text = NULL;
    if (ntr_str_equal(name, NTR_STR("format"))) text = &original->format;
    if (ntr_str_equal(name, NTR_STR("encoding"))) text = &original->encoding;
    if (text) *text = ntr_arena_copy(arena, value);
    if (ntr_str_equal(name, NTR_STR("size"))) original->size = number_of(value);
    if (ntr_str_equal(name, NTR_STR("crc"))) original->crc = crc_from(value);
    if (ntr_str_equal(name, NTR_STR("main"))) original->main_only = ntr_str_equal(value, NTR_STR("yes"));
    for (int i = 0; ntr_str_equal(name, NTR_STR("wrapped")) && i < 3; i++)
        if (ntr_str_equal(value, ntr_str_from(wraps[i]))) original->wrapped = (ntr_wrapped)i;
    return !text || text->ptr;
}

/* --- as a note ---------------------------------------------------------------------------------------------------- */

#define PREFIX NTR_STR("original:")

static void append_pair(void *self, const char *name, ntr_str value) {
    ntr_buffer_printf(self, " %s=%.*s", name, NTR_FMT(value));
}

void original_append(ntr_buffer *out, const ntr_original *original) {
    ntr_buffer_append(out, PREFIX);
    original_each(original, append_pair, out);
}

bool original_parse(ntr_original *original, ntr_arena *arena, ntr_str text) {
    if (text.len < PREFIX.len || memcmp(text.ptr, PREFIX.ptr, PREFIX.len) != 0) return true;
    for (size_t at = PREFIX.len; at < text.len;) {
        size_t end = ++at;
        while (end < text.len && text.ptr[end] != ' ') end++;
        const ntr_str pair = ntr_str_slice(text, at < end ? at : end, end);
        const char *equals = pair.len ? memchr(pair.ptr, '=', pair.len) : NULL;
        const size_t name = equals ? (size_t)(equals - pair.ptr) : 0;
        if (equals &&
            !original_take(original, arena, ntr_str_slice(pair, 0, name), ntr_str_slice(pair, name + 1, pair.len)))
            return false;
        at = end;
    }
    return true;
}

/* --- the path ----------------------------------------------------------------------------------------------------- */

/* Unreserved characters and the slash. */
static bool stands_for_itself(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

ntr_str original_href(ntr_arena *arena, ntr_str path) {
    ntr_buffer href = {0};
    for (size_t i = 0; i < path.len; i++) {
        if (stands_for_itself(path.ptr[i])) {
            ntr_buffer_append_char(&href, path.ptr[i]);
        } else {
            ntr_buffer_printf(&href, "%%%02X", (unsigned)(unsigned char)path.ptr[i]);
        }
    }
    const ntr_str copy = href.failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(&href));
    ntr_buffer_dispose(&href);
    return copy;
}

ntr_str original_path(ntr_arena *arena, ntr_str href) {
    char *out = ntr_arena_alloc(arena, href.len + 1);
    if (!out) return NTR_STR_NONE;
    size_t length = 0;
    for (size_t i = 0; i < href.len; i++) {
        const int high = href.ptr[i] == '%' && i + 2 < href.len ? digit_of(href.ptr[i + 1]) : -1;
        const int low = high >= 0 ? digit_of(href.ptr[i + 2]) : -1;
        const bool escape = low >= 0 && (high || low);
        out[length++] = escape ? (char)(high * 16 + low) : href.ptr[i];
        if (escape) i += 2;
    }
    return (ntr_str){out, length};
}
