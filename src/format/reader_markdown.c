/* Reader of Markdown: paragraphs, headings, list items and table cells are blocks; emphasis, links and pictures become
 * pairs of codes, code and tags codes that stand alone; fences, raw HTML, link definitions and front matter are not for
 * translation. MD4C tells what is text and where it stands; what stands between two texts is their mark-up, and is read
 * again here (markdown_inline.c), because it has to be written back. */
#include "base/arena.h"
#include "format/decode.h"
#include "format/formats.h"
#include "format/html_token.h"
#include "format/markdown.h"

/* The length of the front matter: "---", lines of YAML, "---". 0 when there is none. */
static uint32_t front_matter(ntr_str text) {
    uint32_t at = 0;
    for (unsigned line = 0; at < text.len; line++) {
        const char *newline = memchr(text.ptr + at, '\n', text.len - at);
        const uint32_t end = newline ? (uint32_t)(newline - text.ptr) : (uint32_t)text.len;
        uint32_t length = end - at;
        while (length && (text.ptr[at + length - 1] == '\r' || text.ptr[at + length - 1] == ' ')) length--;
        const bool bar =
            length == 3 && (memcmp(text.ptr + at, "---", 3) == 0 || (line && memcmp(text.ptr + at, "...", 3) == 0));
        if (line == 0 && !bar) return 0;
        at = end + (newline != NULL);
        if (line > 0 && bar) return at;
    }
    return 0;
}

static ntr_block_kind kind_of(ntr_markdown_block block) {
    switch (block) {
    case NTR_MARKDOWN_HEADING: return NTR_HEADING;
    case NTR_MARKDOWN_ITEM: return NTR_LIST_ITEM;
    default: return NTR_PARAGRAPH;
    }
}

static uint32_t way_of(const markdown *m) {
    if (m->block == NTR_MARKDOWN_CELL) return m->raw ? MARKDOWN_RAW_CELL : MARKDOWN_CELL;
    return m->raw ? MARKDOWN_RAW : MARKDOWN_LINE;
}

/* The events of a paragraph are kept until it ends, for what they mean shows at its end. */
static bool take_event(void *self, const ntr_markdown_event *event) {
    markdown *m = self;
    if (event->kind != NTR_MARKDOWN_BLOCK) {
        ntr_markdown_event *kept = NTR_PUSH(m->markup.arena, &m->events);
        if (kept) *kept = *event;
        if (kept) kept->place = (ntr_span){event->place.begin + m->front, event->place.end + m->front};
        return kept != NULL;
    }
    if (m->events.count) markdown_take_paragraph(m);
    markup_block *block = markup_end_block(&m->markup, kind_of(m->block));
    if (block) block->way = way_of(m);
    m->raw = false;
    m->events.count = 0;
    m->block = event->block;
    return !m->markup.text.failed;
}

static ntr_status read_text(markdown *m, ntr_patch *patch, ntr_str name, ntr_str bytes, const ntr_options *options,
                            ntr_error *err) {
    NTR_TRY(markup_open_bytes(&m->markup, bytes, options->encoding, err));
    const ntr_str text = ntr_buffer_str(&m->markup.decoded);
    m->front = front_matter(text);
    if (text.len > m->front) NTR_TRY(ntr_markdown_read(ntr_str_slice(text, m->front, text.len), take_event, m, err));
    return markup_make(patch, &m->markup, name, err);
}

ntr_status ntr_read_markdown(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                             ntr_error *err) {
    markdown m = {0};
    ntr_patch patch = {0};
    const ntr_status status = read_text(&m, &patch, name, bytes, options, err);
    *out = patch.document;
    markup_dispose(&m.markup);
    return status;
}

ntr_status ntr_export_markdown(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                               const ntr_weave_options *weave, ntr_weave_report *report, ntr_error *err) {
    markdown m = {0};
    ntr_patch patch = {0};
    ntr_status status = read_text(&m, &patch, bitext->name, bytes, options, err);
    patch.append = markdown_append;
    if (status == NTR_OK) status = ntr_patch_write(out, &patch, bytes, bitext, weave, report, err);
    ntr_document_free(patch.document);
    markup_dispose(&m.markup);
    return status;
}

/* --- what is Markdown --------------------------------------------------------------------------------------------- */

static bool begins(ntr_str line, const char *with) {
    const size_t length = strlen(with);
    return line.len >= length && memcmp(line.ptr, with, length) == 0;
}

static bool is_heading(ntr_str line) {
    size_t level = 0;
    while (level < line.len && line.ptr[level] == '#') level++;
    return level >= 1 && level <= 6 && level + 1 < line.len && line.ptr[level] == ' ' && line.ptr[level + 1] != ' ';
}

/* "[word](where" or "![word](where", where being an address, a path or a place in the text */
static bool holds_link(ntr_str line) {
    const char *open = line.len ? memchr(line.ptr, '[', line.len) : NULL;
    if (!open) return false;
    for (size_t i = (size_t)(open - line.ptr) + 2; i + 3 < line.len; i++)
        if (line.ptr[i] == ']' && line.ptr[i + 1] == '(' && line.ptr[i + 2] != ' ')
            return memchr(line.ptr + i + 2, ')', line.len - i - 2) != NULL;
    return false;
}

static bool holds_strong(ntr_str line) {
    unsigned marks = 0;
    for (size_t i = 0; i + 2 < line.len; i++)
        if (line.ptr[i] == '*' && line.ptr[i + 1] == '*') marks++;
    return marks >= 2;
}

static bool is_table_rule(ntr_str line) {
    if (line.len < 5 || !memchr(line.ptr, '|', line.len) || !memchr(line.ptr, '-', line.len)) return false;
    for (size_t i = 0; i < line.len; i++)
        if (!strchr("|-: \t\r", line.ptr[i]) || !line.ptr[i]) return false;
    return true;
}

/* Only what clearly is: plain text has a list or a lone "#" too. Links, fences, tables and front matter say it alone;
 * headings and strong words need company. */
bool ntr_is_markdown(ntr_str bytes) {
    enum { ENOUGH = 2 };
    char head[NTR_ASCII_HEAD];
    const ntr_str text = ntr_ascii_head(head, bytes);
    unsigned headings = 0, strong = 0, sure = front_matter(text) > 0;
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        const char *newline = memchr(text.ptr + at, '\n', text.len - at);
        end = newline ? (size_t)(newline - text.ptr) : text.len;
        const ntr_str line = ntr_str_slice(text, at, end);
        headings += is_heading(line);
        strong += holds_strong(line);
        sure += begins(line, "```") || holds_link(line) || is_table_rule(line);
    }
    return sure || headings >= ENOUGH || (headings && strong);
}
