#include "format/markdown.h"

#include "format/html_token.h"

#define NOWHERE UINT32_MAX

/* A paragraph being read: `at` is where the last text or code ended; what has begun and not been seen in the source
 * waits for the text behind it, for it stands directly before that. */
typedef struct paragraph {
    markdown *markdown;
    ntr_str text;
    uint32_t at; /* NOWHERE: nothing has been seen yet */
    ntr_markdown_span waiting[32];
    uint32_t waiting_count;
    bool soft, hard;  /* a line end waits too */
    ntr_span code;    /* the text of the code span at hand */
    uint32_t address; /* where an <address> began, NOWHERE outside */
} paragraph;

static char char_at(const paragraph *p, uint32_t at) {
    return at < p->text.len ? p->text.ptr[at] : '\0';
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* --- what begins -------------------------------------------------------------------------------------------------- */

/* The length of the mark that begins `span` and ends at `end`; 0 when it is not there. */
static uint32_t begin_length(const paragraph *p, ntr_markdown_span span, uint32_t end) {
    const char last = end ? p->text.ptr[end - 1] : '\0', before = end > 1 ? p->text.ptr[end - 2] : '\0';
    const bool star = last == '*' || last == '_';
    switch (span) {
    case NTR_MARKDOWN_EM: return star;
    case NTR_MARKDOWN_STRONG: return star && before == last ? 2 : 0;
    case NTR_MARKDOWN_STRUCK: return last != '~' ? 0 : before == '~' ? 2 : 1;
    case NTR_MARKDOWN_LINK: return last == '[';
    case NTR_MARKDOWN_IMAGE: return last == '[' && before == '!' ? 2 : 0;
    case NTR_MARKDOWN_CODE_SPAN: return 0;
    }
    return 0;
}

/* What may stand between two lines of a paragraph: their ends, spaces, and the marks of quotations. */
static bool is_line_break(const paragraph *p, ntr_span gap) {
    bool newline = false;
    for (uint32_t i = gap.begin; i < gap.end; i++) {
        const char c = p->text.ptr[i];
        if (!is_space(c) && c != '>' && !(c == '\\' && !newline)) return false;
        newline = newline || c == '\n' || c == '\r';
    }
    return newline;
}

/* Goes on to `place`, where a text or a code begins: puts what waits before it. */
static bool go_to(paragraph *p, ntr_span place) {
    markup *into = &p->markdown->markup;
    uint32_t begins[32], begin = place.begin;
    for (uint32_t i = p->waiting_count; i-- > 0;) {
        const uint32_t length = begin_length(p, p->waiting[i], begin);
        if (length == 0) return false;
        begins[i] = begin;
        begin -= length;
    }
    const bool known = p->at != NOWHERE, breaks = p->soft || p->hard;
    if (known && begin < p->at) return false;
    const ntr_span gap = {known ? p->at : begin, begin};
    if (breaks ? !known || !is_line_break(p, gap) : ntr_span_length(gap) > 0) return false;
    if (p->hard) markup_alone(into, gap);
    if (breaks) markup_flow(into, NTR_STR(" "), gap);
    for (uint32_t i = 0; i < p->waiting_count; begin = begins[i++])
        markup_begin(into, p->waiting[i], (ntr_span){begin, begins[i]});
    p->waiting_count = 0;
    p->soft = p->hard = false;
    return true;
}

/* --- what ends ---------------------------------------------------------------------------------------------------- */

static uint32_t skip_space(const paragraph *p, uint32_t at) {
    while (is_space(char_at(p, at))) at++;
    return at;
}

/* Behind the character `close` that is not escaped; NOWHERE where there is none in reach. */
static uint32_t skip_to(const paragraph *p, uint32_t at, char close) {
    enum { REACH = 4096 };
    for (const uint32_t end = at + REACH; at < p->text.len && at < end; at++) {
        if (p->text.ptr[at] == '\\')
            at++;
        else if (p->text.ptr[at] == close)
            return at + 1;
    }
    return NOWHERE;
}

static uint32_t skip_destination(const paragraph *p, uint32_t at) {
    unsigned depth = 0;
    if (char_at(p, at) == '<') return skip_to(p, at + 1, '>');
    for (; at < p->text.len && !is_space(p->text.ptr[at]); at++) {
        const char c = p->text.ptr[at];
        if (c == '\\' && at + 1 < p->text.len) at++;
        if (c == '(') depth++;
        if (c == ')' && depth-- == 0) break;
    }
    return at;
}

/* The end of "](where "title")", "][label]" or "]", which stands at `at`: CommonMark 6.3. */
static uint32_t link_end(const paragraph *p, uint32_t at) {
    if (char_at(p, at) != ']') return NOWHERE;
    if (char_at(p, at + 1) == '[') return skip_to(p, at + 2, ']');
    if (char_at(p, at + 1) != '(') return at + 1;
    uint32_t end = skip_destination(p, skip_space(p, at + 2));
    if (end == NOWHERE) return at + 1;
    end = skip_space(p, end);
    const char quote = char_at(p, end);
    if (quote == '"' || quote == '\'') end = skip_to(p, end + 1, quote);
    if (quote == '(') end = skip_to(p, end + 1, ')');
    if (end == NOWHERE) return at + 1;
    end = skip_space(p, end);
    return char_at(p, end) == ')' ? end + 1 : at + 1;
}

/* Where the mark that ends `span` and begins at `at` ends; NOWHERE when it is not there. */
static uint32_t end_of(const paragraph *p, ntr_markdown_span span, uint32_t at) {
    const char first = char_at(p, at), next = char_at(p, at + 1);
    const bool star = first == '*' || first == '_';
    switch (span) {
    case NTR_MARKDOWN_EM: return star ? at + 1 : NOWHERE;
    case NTR_MARKDOWN_STRONG: return star && next == first ? at + 2 : NOWHERE;
    case NTR_MARKDOWN_STRUCK: return first != '~' ? NOWHERE : at + 1 + (next == '~');
    case NTR_MARKDOWN_LINK:
    case NTR_MARKDOWN_IMAGE: return link_end(p, at);
    case NTR_MARKDOWN_CODE_SPAN: return NOWHERE;
    }
    return NOWHERE;
}

/* From the text of a code span to its backticks on both sides, a space before and behind it left out. */
static bool take_code_span(paragraph *p) {
    uint32_t begin = p->code.begin, end = p->code.end, ticks = 0;
    if (begin >= end) return false;
    if (char_at(p, begin) != '`' && begin && is_space(p->text.ptr[begin - 1])) begin--;
    if (begin && p->text.ptr[begin - 1] != '`' && is_space(p->text.ptr[begin - 1])) return false;
    for (; begin && p->text.ptr[begin - 1] == '`'; ticks++) begin--;
    if (is_space(char_at(p, end))) end++;
    for (uint32_t i = 0; i < ticks; i++)
        if (char_at(p, end++) != '`') return false;
    if (ticks == 0 || char_at(p, end) == '`' || !go_to(p, (ntr_span){begin, end})) return false;
    markup_alone(&p->markdown->markup, (ntr_span){begin, end});
    p->markdown->markup.shown = true;
    p->at = end;
    return true;
}

/* A link or picture without text: ![](a.png). One that begins the paragraph is no part of it. */
static bool take_empty(paragraph *p, ntr_markdown_span span) {
    const uint32_t length = span == NTR_MARKDOWN_IMAGE ? 2 : 1;
    if (p->waiting_count != 1 || (span != NTR_MARKDOWN_IMAGE && span != NTR_MARKDOWN_LINK)) return false;
    p->waiting_count = 0;
    if (p->at == NOWHERE) return true;
    uint32_t begin = p->at;
    while ((p->soft || p->hard) && (is_space(char_at(p, begin)) || strchr(">\\", char_at(p, begin))) &&
           char_at(p, begin))
        begin++;
    const uint32_t end = begin_length(p, span, begin + length) ? link_end(p, begin + length) : NOWHERE;
    if (end == NOWHERE || !go_to(p, (ntr_span){begin, end})) return false;
    markup_alone(&p->markdown->markup, (ntr_span){begin, end});
    p->markdown->markup.shown = true;
    p->at = end;
    return true;
}

static bool take_end(paragraph *p, ntr_markdown_span span) {
    if (span == NTR_MARKDOWN_CODE_SPAN) return take_code_span(p);
    if (p->waiting_count) return take_empty(p, span);
    if (p->soft || p->hard || p->at == NOWHERE) return false;
    if (p->address != NOWHERE) {
        if (char_at(p, p->at) != '>') return false;
        markup_alone(&p->markdown->markup, (ntr_span){p->address, p->at + 1});
        p->markdown->markup.shown = true;
        p->address = NOWHERE;
        p->at++;
        return true;
    }
    const uint32_t end = end_of(p, span, p->at);
    if (end == NOWHERE) return false;
    markup_end(&p->markdown->markup, span, (ntr_span){p->at, end});
    p->at = end;
    return true;
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

/* <https://…>: the whole is one code. */
static bool is_address(const paragraph *p, ntr_span place) {
    return p->waiting_count && p->waiting[p->waiting_count - 1] == NTR_MARKDOWN_LINK && place.begin &&
           p->text.ptr[place.begin - 1] == '<';
}

static bool take_text(paragraph *p, ntr_span place) {
    ntr_span whole = place;
    if (p->address != NOWHERE) {
        p->at = place.end;
        return true;
    }
    if (is_address(p, place)) {
        p->waiting_count--;
        p->address = place.begin - 1;
        if (!go_to(p, (ntr_span){p->address, place.end})) return false;
        p->at = place.end;
        return true;
    }
    const bool gap = p->at == NOWHERE || p->at < place.begin;
    if (gap && place.begin && p->text.ptr[place.begin - 1] == '\\') whole.begin--; /* \* is a star */
    if (!go_to(p, whole)) return false;
    markup_flow(&p->markdown->markup, markup_slice(&p->markdown->markup, place), whole);
    p->at = place.end;
    return true;
}

static bool take_entity(paragraph *p, ntr_span place) {
    int32_t point = -1;
    ntr_buffer character = {0};
    if (!go_to(p, place)) return false;
    html_reference(&point, p->text, place.begin);
    if (point < 0) {
        markup_alone(&p->markdown->markup, place);
        p->markdown->markup.shown = true;
    } else {
        ntr_utf8_append(&character, point);
        markup_flow(&p->markdown->markup, ntr_buffer_str(&character), place);
    }
    ntr_buffer_dispose(&character);
    p->at = place.end;
    return true;
}

static bool take_tag(paragraph *p, ntr_span place) {
    html_tokens tokens = {.text = ntr_str_slice(p->text, 0, place.end), .at = place.begin};
    html_token token = {0};
    markup *into = &p->markdown->markup;
    if (!go_to(p, place)) return false;
    const bool whole = html_next(&token, &tokens) && token.place.end == place.end;
    const bool alone = !whole || token.kind == HTML_OTHER || p->text.ptr[place.end - 2] == '/' ||
                       html_is(p->text, token.name, "br") || html_is(p->text, token.name, "img");
    const uint32_t what = html_hash(p->text, token.name) | 16u; /* no ntr_markdown_span */
    if (alone) {
        markup_alone(into, place);
    } else if (token.kind == HTML_BEGIN) {
        markup_begin(into, what, place);
    } else {
        markup_end(into, what, place);
    }
    p->at = place.end;
    return true;
}

static bool take_event(paragraph *p, const ntr_markdown_event *event) {
    const bool there = ntr_span_length(event->place) > 0;
    switch (event->kind) {
    case NTR_MARKDOWN_BEGIN:
        p->code = (ntr_span){NOWHERE, 0};
        if (event->span == NTR_MARKDOWN_CODE_SPAN) return true;
        if (p->waiting_count == sizeof p->waiting / sizeof p->waiting[0]) return false;
        p->waiting[p->waiting_count++] = event->span;
        return true;
    case NTR_MARKDOWN_END: return take_end(p, event->span);
    case NTR_MARKDOWN_TEXT: return there && take_text(p, event->place);
    case NTR_MARKDOWN_ENTITY: return there && take_entity(p, event->place);
    case NTR_MARKDOWN_HTML: return there && take_tag(p, event->place);
    case NTR_MARKDOWN_CODE:
        if (there && p->code.begin == NOWHERE) p->code.begin = event->place.begin;
        if (there) p->code.end = event->place.end;
        return true;
    case NTR_MARKDOWN_SOFT: p->soft = true; return true;
    case NTR_MARKDOWN_HARD: p->hard = true; return true;
    case NTR_MARKDOWN_BLOCK: break;
    }
    return false;
}

/* The end of the line, or of the cell. */
static bool ends_raw(ntr_str text, uint32_t at, bool cell) {
    const char c = text.ptr[at];
    return c == '\n' || c == '\r' || (cell && c == '|' && (at == 0 || text.ptr[at - 1] != '\\'));
}

/* The source of the paragraph as text, mark-up and all. */
static void take_raw(markdown *self) {
    const ntr_str text = ntr_buffer_str(&self->markup.decoded);
    ntr_span place = {NOWHERE, 0};
    for (uint32_t i = 0; i < self->events.count; i++) {
        const ntr_markdown_event *event = &self->events.items[i];
        if (ntr_span_length(event->place) == 0) continue;
        if (place.begin == NOWHERE) place.begin = event->place.begin;
        place.end = event->place.end;
    }
    if (place.begin == NOWHERE) return;
    while (place.begin && strchr("*_~[!<`\\", text.ptr[place.begin - 1])) place.begin--;
    while (place.end < text.len && !ends_raw(text, place.end, self->block == NTR_MARKDOWN_CELL)) place.end++;
    markup_flow(&self->markup, markup_slice(&self->markup, place), place);
    self->raw = true;
}

void markdown_take_paragraph(markdown *self) {
    paragraph p = {.markdown = self, .text = ntr_buffer_str(&self->markup.decoded), .at = NOWHERE, .address = NOWHERE};
    for (uint32_t i = 0; i < self->events.count; i++) {
        if (take_event(&p, &self->events.items[i])) continue;
        markup_cancel(&self->markup);
        take_raw(self);
        return;
    }
}

/* --- writing back ------------------------------------------------------------------------------------------------- */

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ((unsigned char)c & 0x80u);
}

/* Whether what is appended next begins a line, or the inside of a list item or quotation. */
static bool begins_line(const ntr_buffer *out) {
    enum { REACH = 64 };
    for (size_t i = out->len; i > 0 && out->len - i < REACH; i--) {
        const char c = out->ptr[i - 1];
        if (c == '\n' || c == '\r') return true;
        if (!c || !strchr(" \t>#*+-.)0123456789[]x", c)) return false;
    }
    return out->len < REACH;
}

/* Whether the character at `at` would begin a heading, a list or a quotation there. */
static bool is_line_mark(ntr_str text, size_t at) {
    const char c = text.ptr[at];
    size_t digits = 0;
    if (c == '#' || c == '>' || c == '+' || c == '-' || c == '=' || c == '~') return at == 0;
    while (digits < at && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
    return (c == '.' || c == ')') && digits == at && at > 0 && at < 10;
}

static bool is_mark(ntr_str text, size_t at, uint32_t way) {
    const char c = text.ptr[at], before = at ? text.ptr[at - 1] : ' ',
               next = at + 1 < text.len ? text.ptr[at + 1] : ' ';
    int32_t point;
    switch (c) {
    case '`': return true;
    case '\\': return !is_word(next) && !is_space(next);
    case '*':
    case '~': return !(is_space(before) && is_space(next));
    case '_': return !(is_space(before) && is_space(next)) && !(is_word(before) && is_word(next));
    case ']': return next == '(' || next == '[';
    case '<': return next == '/' || next == '!' || next == '?' || (is_word(next) && !(next >= '0' && next <= '9'));
    case '&': return html_reference(&point, text, (uint32_t)at) > 0;
    case '|': return way == MARKDOWN_CELL;
    default: return false;
    }
}

void markdown_append(ntr_buffer *out, uint32_t way, ntr_str text) {
    const bool line = begins_line(out);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool raw = way == MARKDOWN_RAW || way == MARKDOWN_RAW_CELL;
        if (way == MARKDOWN_RAW_CELL && ends_raw(text, (uint32_t)i, true) && c == '|')
            ntr_buffer_append_char(out, '\\');
        if (!raw && (is_mark(text, i, way) || (line && is_line_mark(text, i)))) ntr_buffer_append_char(out, '\\');
        ntr_buffer_append_char(out, c == '\n' || c == '\r' ? ' ' : c);
    }
}
