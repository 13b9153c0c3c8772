#include "ext/sheet.h"

#include "ext/unicode.h"

static bool is_line_end(char byte) {
    return byte == '\n' || byte == '\r';
}

static bool ends_cell(const sheet *s, size_t at) {
    return at == s->text.len || s->text.ptr[at] == s->separator || is_line_end(s->text.ptr[at]);
}

/* The end of a quoted cell that opens at `at`: the place of its closing quote; the end of the text when there is none
 * (with TAB: of the line). `*doubled` says that there are quotes to be undone, `*lines` how many lines it spans. */
static size_t find_closing(const sheet *s, size_t at, bool *doubled, uint64_t *lines) {
    const ntr_str text = s->text;
    *doubled = false;
    *lines = 0;
    for (size_t i = at + 1; i < text.len; i++) {
        if (is_line_end(text.ptr[i]) && s->separator == '\t') return text.len;
        *lines += text.ptr[i] == '\n' || (text.ptr[i] == '\r' && !(i + 1 < text.len && text.ptr[i + 1] == '\n'));
        if (text.ptr[i] != '"') continue;
        if (i + 1 == text.len || text.ptr[i + 1] != '"') return i;
        *doubled = true;
        i++;
    }
    return text.len;
}

static ntr_str undouble(ntr_arena *arena, ntr_str text) {
    char *out = ntr_arena_alloc(arena, text.len + 1);
    if (!out) return NTR_STR_NONE;
    size_t used = 0;
    for (size_t i = 0; i < text.len; i++) {
        out[used++] = text.ptr[i];
        if (text.ptr[i] == '"') i++;
    }
    return (ntr_str){out, used};
}

static size_t plain_end(const sheet *s) {
    size_t at = s->at;
    while (!ends_cell(s, at)) at++;
    return at;
}

static void add_cell(sheet_row *row, ntr_str cell) {
    if (row->count < SHEET_CELLS) {
        row->cells[row->count++] = cell;
    } else {
        row->problem = "more than 64 columns";
    }
}

static void read_plain(sheet_row *row, sheet *s) {
    const size_t end = plain_end(s);
    add_cell(row, ntr_str_slice(s->text, s->at, end));
    s->at = end;
}

static void read_quoted(sheet_row *row, sheet *s, ntr_arena *arena) {
    bool doubled;
    uint64_t lines;
    const size_t open = s->at, close = find_closing(s, open, &doubled, &lines);
    const bool closed = close < s->text.len && ends_cell(s, close + 1);
    if (!closed && s->separator == '\t') {
        read_plain(row, s);
        return;
    }
    const ntr_str inside = ntr_str_slice(s->text, open + 1, close);
    const ntr_str cell = doubled ? undouble(arena, inside) : inside;
    if (!cell.ptr) row->problem = "out of memory";
    if (close == s->text.len)
        row->problem = "a quoted cell is never closed";
    else if (!closed)
        row->problem = "text behind the closing quote of a cell";
    add_cell(row, cell);
    s->line += lines;
    s->at = close < s->text.len ? close + 1 : close;
    s->at = plain_end(s); /* past what stands behind the quote */
}

/* Past the end of a line, whichever form it has. */
static void skip_line_end(sheet *s) {
    if (s->at == s->text.len) return;
    if (s->text.ptr[s->at] == '\r' && s->at + 1 < s->text.len && s->text.ptr[s->at + 1] == '\n') s->at++;
    s->at++;
    s->line++;
}

bool sheet_next(sheet_row *row, sheet *s, ntr_arena *arena) {
    if (s->at == s->text.len) return false;
    row->line = s->line;
    row->count = 0;
    row->guarded = true;
    row->problem = NULL;
    for (;;) {
        if (s->at < s->text.len && s->text.ptr[s->at] == '"') {
            read_quoted(row, s, arena);
        } else {
            read_plain(row, s);
        }
        if (s->at == s->text.len || s->text.ptr[s->at] != s->separator) break;
        s->at++;
    }
    skip_line_end(s);
    return true;
}

/* --- which separator ---------------------------------------------------------------------------------------------- */

enum { SAMPLE_ROWS = 40, SAMPLE_BYTES = 64 * 1024 };

/* An empty line, or a remark such as OmegaT puts on top ("# Glossary in tab-separated format"), says nothing. */
static bool tells_nothing(const sheet_row *row) {
    const ntr_str first = row->cells[0];
    return first.len == 0 ? row->count == 1 : first.ptr[0] == '#' && (first.len == 1 || first.ptr[1] == ' ');
}

/* How many of the first rows have as many cells as the first of them, when that is more than one. */
static uint32_t agreement(ntr_str text, char separator) {
    ntr_arena *arena = ntr_arena_new();
    sheet s = {.text = text, .line = 1, .separator = separator};
    if (s.text.len > SAMPLE_BYTES) s.text.len = SAMPLE_BYTES;
    sheet_row row;
    uint32_t width = 0, agree = 0;
    for (int i = 0; arena && i < SAMPLE_ROWS && sheet_next(&row, &s, arena); i++) {
        if (tells_nothing(&row)) continue;
        if (width == 0) width = row.count;
        agree += row.count == width && width > 1 && !row.problem;
    }
    ntr_arena_free(arena);
    return agree;
}

/* The first of equals: a TAB is hardly ever text, a semicolon is so less often than a comma. */
static char guess_separator(ntr_str text) {
    static const char candidates[] = {'\t', ';', ','};
    char best = ',';
    uint32_t most = 0;
    for (size_t i = 0; i < sizeof candidates; i++) {
        const uint32_t agree = agreement(text, candidates[i]);
        if (agree <= most) continue;
        most = agree;
        best = candidates[i];
    }
    return best;
}

sheet sheet_open(ntr_str text, char separator) {
    sheet s = {.text = text, .line = 1, .separator = separator};
    const bool told = text.len > 5 && memcmp(text.ptr, "sep=", 4) == 0 && is_line_end(text.ptr[5]);
    if (told) {
        if (!separator) s.separator = text.ptr[4];
        s.at = 5;
        skip_line_end(&s);
    }
    if (!s.separator) s.separator = guess_separator(text);
    return s;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

/* Whether the cell, apart from apostrophes in front, begins as a formula does (OWASP, CSV injection). */
static bool looks_like_formula(ntr_str cell, size_t from) {
    size_t i = from;
    while (i < cell.len && cell.ptr[i] == '\'') i++;
    return i < cell.len && memchr("=+-@\t\r", cell.ptr[i], 6);
}

ntr_str sheet_unguard(ntr_str cell) {
    return cell.len > 1 && cell.ptr[0] == '\'' && looks_like_formula(cell, 1) ? ntr_str_slice(cell, 1, cell.len) : cell;
}

static bool needs_quotes(ntr_str cell, char separator) {
    for (size_t i = 0; i < cell.len; i++) {
        const char byte = cell.ptr[i];
        if (byte == separator || is_line_end(byte) || (byte == '"' && (separator != '\t' || i == 0))) return true;
    }
    return false;
}

static void append_quoted(ntr_buffer *out, ntr_str cell, bool guard) {
    ntr_buffer_append_char(out, '"');
    if (guard) ntr_buffer_append_char(out, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"') ntr_buffer_append_char(out, '"');
        ntr_buffer_append_char(out, cell.ptr[i]);
    }
    ntr_buffer_append_char(out, '"');
}

void sheet_append(ntr_buffer *out, const ntr_str *cells, uint32_t count, char separator, const char *end, bool guard) {
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) ntr_buffer_append_char(out, separator);
        const bool guarded = guard && looks_like_formula(cells[i], 0);
        if (needs_quotes(cells[i], separator)) {
            append_quoted(out, cells[i], guarded);
        } else {
            if (guarded) ntr_buffer_append_char(out, '\'');
            ntr_buffer_append(out, cells[i]);
        }
    }
    ntr_buffer_append(out, ntr_str_from(end));
}
