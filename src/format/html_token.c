#include "format/html_token.h"

#include "ext/html.h"
#include "ext/unicode.h"

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool html_is(ntr_str text, ntr_span span, const char *word) {
    uint32_t i = span.begin;
    for (; i < span.end && *word; i++, word++)
        if (lower(text.ptr[i]) != *word) return false;
    return i == span.end && !*word;
}

bool html_same(ntr_str text, ntr_span a, ntr_span b) {
    if (ntr_span_length(a) != ntr_span_length(b)) return false;
    for (uint32_t i = 0; i < ntr_span_length(a); i++)
        if (lower(text.ptr[a.begin + i]) != lower(text.ptr[b.begin + i])) return false;
    return true;
}

/* FNV-1a. */
uint32_t html_hash(ntr_str text, ntr_span name) {
    uint32_t hash = 2166136261u;
    for (uint32_t i = name.begin; i < name.end; i++) hash = (hash ^ (unsigned char)lower(text.ptr[i])) * 16777619u;
    return hash;
}

/* --- tags --------------------------------------------------------------------------------------------------------- */

/* Where the tag that begins at `at` ends: behind its ">", passing over quoted values. UINT32_MAX: it is cut off. */
static uint32_t tag_end(ntr_str text, uint32_t at) {
    bool value = false; /* an attribute's value may begin here */
    while (at < text.len && text.ptr[at] != '>') {
        const char c = text.ptr[at++];
        if (value && (c == '"' || c == '\'')) {
            const char *end = at < text.len ? memchr(text.ptr + at, c, text.len - at) : NULL;
            if (!end) return UINT32_MAX;
            at = (uint32_t)(end - text.ptr) + 1;
            value = false;
        } else if (!is_space(c)) {
            value = c == '=';
        }
    }
    return at < text.len ? at + 1 : UINT32_MAX;
}

static bool take_tag(html_token *out, html_tokens *self) {
    const ntr_str text = self->text;
    const bool end = text.ptr[self->at + 1] == '/';
    const uint32_t name = self->at + 1 + end;
    if (name >= text.len || !is_letter(text.ptr[name])) return false;
    uint32_t behind = name;
    while (behind < text.len && !is_space(text.ptr[behind]) && text.ptr[behind] != '/' && text.ptr[behind] != '>')
        behind++;
    const uint32_t close = tag_end(text, behind);
    if (close == UINT32_MAX) {
        *out = (html_token){.kind = HTML_OTHER, .place = {self->at, (uint32_t)text.len}};
    } else {
        *out = (html_token){.kind = end ? HTML_END : HTML_BEGIN,
                            .place = {self->at, close},
                            .name = {name, behind},
                            .attributes = {behind, close - 1}};
    }
    return true;
}

static bool begins(ntr_str text, uint32_t at, ntr_str with) {
    return text.len - at >= with.len && memcmp(text.ptr + at, with.ptr, with.len) == 0;
}

/* Where a comment ends that began before `at`: behind "-->". */
static uint32_t comment_end(ntr_str text, uint32_t at) {
    while (at < text.len) {
        const char *end = memchr(text.ptr + at, '>', text.len - at);
        if (!end) break;
        at = (uint32_t)(end - text.ptr) + 1;
        if (end - text.ptr >= 2 && end[-1] == '-' && end[-2] == '-') return at;
    }
    return (uint32_t)text.len;
}

/* Comments, doctypes, CDATA, processing instructions, and end tags without a name. */
static bool take_other(html_token *out, html_tokens *self) {
    const ntr_str text = self->text;
    const char next = text.ptr[self->at + 1];
    if (next != '!' && next != '?' && next != '/') return false;
    const bool comment = begins(text, self->at, NTR_STR("<!--"));
    uint32_t end = self->at + 2;
    if (comment) {
        end = comment_end(text, end + 2);
    } else {
        const char *close = end < text.len ? memchr(text.ptr + end, '>', text.len - end) : NULL;
        end = close ? (uint32_t)(close - text.ptr) + 1 : (uint32_t)text.len;
    }
    *out = (html_token){.kind = HTML_OTHER, .place = {self->at, end}};
    return true;
}

/* --- text --------------------------------------------------------------------------------------------------------- */

/* Elements that hold no tags; of title and textarea the text has references. */
static bool holds_raw_text(ntr_str text, ntr_span name) {
    static const char *const names[] = {"script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (html_is(text, name, names[i])) return true;
    return false;
}

/* Whether the end tag of the element `name` stands at `at`. */
static bool is_end_of(ntr_str text, uint32_t at, ntr_span name) {
    const uint32_t length = ntr_span_length(name);
    if (text.len - at < length + 3u || text.ptr[at + 1] != '/') return false;
    if (!html_same(text, (ntr_span){at + 2, at + 2 + length}, name)) return false;
    const char behind = text.ptr[at + 2 + length];
    return is_space(behind) || behind == '/' || behind == '>';
}

static uint32_t raw_end(ntr_str text, uint32_t at, ntr_span name) {
    while (at < text.len) {
        const char *tag = memchr(text.ptr + at, '<', text.len - at);
        if (!tag) break;
        at = (uint32_t)(tag - text.ptr);
        if (is_end_of(text, at, name)) return at;
        at++;
    }
    return (uint32_t)text.len;
}

/* Up to the next "<" that begins something; the one at `at` does not. */
static uint32_t text_end(ntr_str text, uint32_t at) {
    while (++at < text.len) {
        const char *tag = memchr(text.ptr + at, '<', text.len - at);
        if (!tag) break;
        at = (uint32_t)(tag - text.ptr);
        const char next = at + 1 < text.len ? tag[1] : ' ';
        if (is_letter(next) || next == '/' || next == '!' || next == '?') return at;
    }
    return (uint32_t)text.len;
}

bool html_next(html_token *out, html_tokens *self) {
    const ntr_str text = self->text;
    const uint32_t at = self->at;
    if (at >= text.len) return false;
    const ntr_span within = self->raw;
    const uint32_t raw = ntr_span_length(within) ? raw_end(text, at, within) : at;
    self->raw = (ntr_span){0, 0};
    if (raw > at) {
        *out = (html_token){.kind = HTML_TEXT, .place = {at, raw}, .raw = true};
    } else if (text.ptr[at] != '<' || at + 1 == text.len || !(take_tag(out, self) || take_other(out, self))) {
        *out = (html_token){.kind = HTML_TEXT, .place = {at, text_end(text, at)}};
    }
    if (out->kind == HTML_BEGIN && holds_raw_text(text, out->name)) self->raw = out->name;
    self->at = out->place.end;
    return true;
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

static uint32_t skip_space(ntr_str text, uint32_t at, uint32_t end) {
    while (at < end && (is_space(text.ptr[at]) || text.ptr[at] == '/')) at++;
    return at;
}

static void take_value(html_attribute *out, ntr_str text, uint32_t *at, uint32_t end) {
    uint32_t begin = *at;
    while (begin < end && is_space(text.ptr[begin])) begin++;
    const char quote = begin < end ? text.ptr[begin] : '\0';
    uint32_t behind = begin;
    if (quote == '"' || quote == '\'') {
        out->quote = quote;
        behind = ++begin;
        while (behind < end && text.ptr[behind] != quote) behind++;
        *at = behind < end ? behind + 1 : end;
    } else {
        while (behind < end && !is_space(text.ptr[behind])) behind++;
        *at = behind;
    }
    out->value = (ntr_span){begin, behind};
}

bool html_next_attribute(html_attribute *out, ntr_str text, ntr_span attributes, uint32_t *at) {
    const uint32_t end = attributes.end, begin = skip_space(text, *at, end);
    uint32_t behind = begin;
    if (begin >= end) return false;
    while (behind < end && !is_space(text.ptr[behind]) && text.ptr[behind] != '/' &&
           (text.ptr[behind] != '=' || behind == begin))
        behind++;
    *out = (html_attribute){.name = {begin, behind}};
    *at = behind;
    while (*at < end && is_space(text.ptr[*at])) ++*at;
    if (*at < end && text.ptr[*at] == '=') {
        ++*at;
        take_value(out, text, at, end);
    }
    return true;
}

/* --- character references: 13.2.5.72 and on ----------------------------------------------------------------------- */

/* What stood in windows-1252 at 0x80 to 0x9F is what people mean by &#128; to &#159;: the table of 13.2.5.80. */
static int32_t mend_point(uint32_t point) {
    static const uint16_t western[] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (point >= 0x80 && point < 0xA0) return western[point - 0x80];
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return 0xFFFD;
    return (int32_t)point;
}

static int digit_of(char c, bool hex) {
    if (is_digit(c)) return c - '0';
    c = lower(c);
    return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static uint32_t numeric_reference(int32_t *code_point, ntr_str text, uint32_t at) {
    const bool hex = at + 2 < text.len && lower(text.ptr[at + 2]) == 'x';
    const uint32_t first = at + 2 + hex;
    uint32_t end = first, point = 0;
    for (int digit; end < text.len && (digit = digit_of(text.ptr[end], hex)) >= 0; end++)
        if (point <= 0x10FFFF) point = point * (hex ? 16 : 10) + (uint32_t)digit;
    if (end == first) return 0;
    *code_point = mend_point(point);
    return end - at + (end < text.len && text.ptr[end] == ';');
}

uint32_t html_reference(int32_t *code_point, ntr_str text, uint32_t at) {
    enum { LONGEST = 32 };
    if (at + 1 < text.len && text.ptr[at + 1] == '#') return numeric_reference(code_point, text, at);
    uint32_t end = at + 1;
    while (end < text.len && end - at <= LONGEST && (is_letter(text.ptr[end]) || is_digit(text.ptr[end]))) end++;
    if (end == at + 1 || end >= text.len || text.ptr[end] != ';') return 0;
    *code_point = ntr_html_entity(ntr_str_slice(text, at + 1, end));
    return end + 1 - at;
}

bool html_escape(ntr_buffer *out, char c) {
    if (c == '&') ntr_buffer_append(out, NTR_STR("&amp;"));
    if (c == '<') ntr_buffer_append(out, NTR_STR("&lt;"));
    if (c == '>') ntr_buffer_append(out, NTR_STR("&gt;"));
    return c == '&' || c == '<' || c == '>';
}

void html_decode(ntr_buffer *out, ntr_str text) {
    uint32_t done = 0, at = 0;
    while (at < text.len) {
        int32_t point = -1;
        const uint32_t length = text.ptr[at] == '&' ? html_reference(&point, text, at) : 0;
        at += length ? length : 1;
        if (length == 0 || point < 0) continue;
        ntr_buffer_append(out, ntr_str_slice(text, done, at - length));
        ntr_utf8_append(out, point);
        done = at;
    }
    ntr_buffer_append(out, ntr_str_slice(text, done, text.len));
}
