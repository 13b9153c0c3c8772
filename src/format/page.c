#include "format/page.h"

#include "ext/unicode.h"
#include "format/formats.h"
#include "model/data.h"

/* Made of src/format/page at build. */
extern const ntr_data_file ntr_page_files[];

/* --- the frame ---------------------------------------------------------------------------------------------------- */

static size_t find(ntr_str text, ntr_str wanted) {
    size_t at = 0;
    while (at + wanted.len <= text.len && memcmp(text.ptr + at, wanted.ptr, wanted.len) != 0) at++;
    return at;
}

/* Appends the frame up to `mark`, and moves behind it. */
static void append_until(ntr_buffer *out, ntr_str *frame, ntr_str mark) {
    const size_t at = find(*frame, mark);
    ntr_buffer_append(out, ntr_str_slice(*frame, 0, at));
    *frame = ntr_str_slice(*frame, at + mark.len, frame->len);
}

static ntr_str frame(void) {
    return (ntr_str){(const char *)ntr_page_files[0].bytes, ntr_page_files[0].size};
}

static ntr_str base_name(ntr_str path) {
    size_t begin = path.len;
    while (begin > 0 && path.ptr[begin - 1] != '/') begin--;
    return ntr_str_slice(path, begin, path.len);
}

#define ROWS NTR_STR("<!--=rows-->")

void page_open(ntr_buffer *out, const page_head *head) {
    ntr_str rest = frame();
    append_until(out, &rest, NTR_STR("<!--=title-->"));
    page_value(out, base_name(head->name));
    append_until(out, &rest, NTR_STR("<!--=body-->"));
    ntr_buffer_printf(out, "<body class=\"%s\"", head->kind);
    page_attribute(out, "data-name", head->name);
    page_attribute(out, "data-source-lang", ntr_str_from(head->source_lang));
    page_attribute(out, "data-target-lang", ntr_str_from(head->target_lang));
    page_attribute(out, "data-xliff", head->xliff);
    ntr_buffer_printf(out, " data-doubtful=\"%u\">", head->doubtful);
    append_until(out, &rest, NTR_STR("<!--=name-->"));
    page_value(out, base_name(head->name));
    append_until(out, &rest, ROWS);
}

ntr_status page_xliff_frame(ntr_buffer *out, const ntr_bitext *bitext, ntr_error *err) {
    const ntr_write_options plain = {0};
    ntr_bitext without_units = *bitext;
    without_units.units.count = 0;
    return ntr_write_xliff(out, &without_units, &plain, err);
}

enum { GROUP = 40 };

void page_begin_row(ntr_buffer *out, uint32_t number) {
    if (number % GROUP != 0) return;
    if (number) ntr_buffer_append(out, NTR_STR("</div>\n"));
    ntr_buffer_append(out, NTR_STR("<div role=\"rowgroup\" class=\"group\">\n"));
}

void page_close(ntr_buffer *out, uint32_t count) {
    const ntr_str all = frame();
    if (count) ntr_buffer_append(out, NTR_STR("</div>\n"));
    ntr_buffer_append(out, ntr_str_slice(all, find(all, ROWS) + ROWS.len, all.len));
}

/* --- text --------------------------------------------------------------------------------------------------------- */

/* Invisible, or apt to mislead: controls, line and paragraph separators, what changes the direction, joins or breaks.
 * The joiners that Arabic and emoji need (U+200C, U+200D) are text. */
static bool is_hidden(int32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return c != '\t';
    if (c >= 0x2000 && c < 0x2070)
        return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || c >= 0x2060;
    return c == 0x061C || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || !ntr_char_is_xml(c);
}

static const char *escape_of(int32_t c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

/* Goes through the text: `special` appends what stands for a character and says true, or false where that stands for
 * itself. */
static void append_text(ntr_buffer *out, ntr_str text, bool (*special)(ntr_buffer *out, int32_t c)) {
    size_t done = 0;
    for (size_t i = 0; i < text.len;) {
        const size_t start = i;
        const int32_t c = ntr_utf8_next(text, &i);
        const bool plain = c >= ' ' && c < 0x7F && !escape_of(c);
        if (plain) continue;
        ntr_buffer_append(out, ntr_str_slice(text, done, start));
        done = special(out, c) ? i : start;
    }
    ntr_buffer_append(out, ntr_str_slice(text, done, text.len));
}

static bool append_special(ntr_buffer *out, int32_t c) {
    const char *escape = escape_of(c);
    if (escape) ntr_buffer_append(out, ntr_str_from(escape));
    if (escape) return true;
    if (c == 0xFFFD) ntr_utf8_append(out, c); /* also for bytes that are no UTF-8 */
    if (c == 0xFFFD) return true;
    if (!is_hidden(c)) return false;
    ntr_buffer_printf(out, "<span class=\"u\" data-u=\"%X\"></span>", (unsigned)c);
    return true;
}

void page_text(ntr_buffer *out, ntr_str text) {
    append_text(out, text, append_special);
}

/* A value keeps line ends and tabs; the other hidden characters only where a number can name them. */
static bool append_value_special(ntr_buffer *out, int32_t c) {
    const char *escape = escape_of(c);
    if (escape) ntr_buffer_append(out, ntr_str_from(escape));
    if (escape) return true;
    if (c == 0 || c == 0xFFFD || (c >= 0x80 && c < 0xA0)) {
        ntr_utf8_append(out, 0xFFFD);
    } else if (is_hidden(c) || c == '\t') {
        ntr_buffer_printf(out, "&#%d;", (int)c);
    } else {
        return false;
    }
    return true;
}

void page_value(ntr_buffer *out, ntr_str text) {
    append_text(out, text, append_value_special);
}

void page_attribute(ntr_buffer *out, const char *name, ntr_str value) {
    ntr_buffer_printf(out, " %s=\"", name);
    page_value(out, value);
    ntr_buffer_append_char(out, '"');
}
