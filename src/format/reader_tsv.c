/* TSV in: ours, or any with a header that names its columns (source, nl, Dutch; target, en, English), or without one:
 * source TAB target. Tab, line feed, carriage return and backslash stand as \t \n \r \\. */
#include "format/bilingual.h"
#include "format/formats.h"

typedef enum column { ID, SOURCE, TARGET, STATE, LANG, TRANSLATE, NOTES, COLUMNS } column;

enum { CELLS = 64 };

/* Which cell of a row holds what; CELLS: none does. */
typedef struct layout {
    uint32_t at[COLUMNS];
    bool ours; /* cells hold escapes, and notes are remarks of ours */
} layout;

static ntr_str next_line(ntr_str *rest) {
    const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
    const size_t length = end ? (size_t)(end - rest->ptr) : rest->len;
    ntr_str line = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, length + (end != NULL), rest->len);
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    return line;
}

/* Cells beyond the most that is read belong to the last. */
static uint32_t split(ntr_str cells[CELLS], ntr_str line) {
    uint32_t count = 0;
    size_t begin = 0;
    for (size_t i = 0; i <= line.len && count < CELLS; i++) {
        const bool last = count == CELLS - 1;
        if (i < line.len && (line.ptr[i] != '\t' || last)) continue;
        cells[count++] = ntr_str_slice(line, begin, i);
        begin = i + 1;
    }
    return count;
}

static bool equals_word(ntr_str cell, const char *word) {
    if (cell.len != strlen(word)) return false;
    for (size_t i = 0; i < cell.len; i++) {
        const char c = cell.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != word[i]) return false;
    }
    return true;
}

static column column_of(ntr_str cell) {
    static const struct {
        const char *word;
        column is;
    } words[] = {
        {"id", ID},        {"source", SOURCE}, {"nl", SOURCE},     {"dutch", SOURCE},   {"nederlands", SOURCE},
        {"bron", SOURCE},  {"target", TARGET}, {"en", TARGET},     {"english", TARGET}, {"engels", TARGET},
        {"doel", TARGET},  {"state", STATE},   {"status", STATE},  {"lang", LANG},      {"translate", TRANSLATE},
        {"notes", NOTES},  {"note", NOTES},    {"comment", NOTES}, {"nl-nl", SOURCE},   {"nl-be", SOURCE},
        {"en-gb", TARGET}, {"en-us", TARGET}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (equals_word(cell, words[i].word)) return words[i].is;
    return COLUMNS;
}

/* Whether the row is a header: it names both sides. */
static bool take_header(layout *out, const ntr_str *cells, uint32_t count) {
    layout found = {.ours = count == COLUMNS};
    for (uint32_t i = 0; i < COLUMNS; i++) found.at[i] = CELLS;
    for (uint32_t i = 0; i < count; i++) {
        const column is = column_of(cells[i]);
        found.ours = found.ours && is == (column)i;
        if (is < COLUMNS && found.at[is] == CELLS) found.at[is] = i;
    }
    if (found.at[SOURCE] == CELLS || found.at[TARGET] == CELLS) return false;
    *out = found;
    return true;
}

static layout without_header(void) {
    layout plain = {.ours = false};
    for (uint32_t i = 0; i < COLUMNS; i++) plain.at[i] = CELLS;
    plain.at[SOURCE] = 0;
    plain.at[TARGET] = 1;
    return plain;
}

static char escaped(char byte) {
    switch (byte) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    default: return byte;
    }
}

static ntr_str read_cell(bilingual *self, const layout *columns, column which, const ntr_str *cells, uint32_t count) {
    const uint32_t at = columns->at[which];
    if (at >= count) return NTR_STR("");
    const ntr_str cell = cells[at];
    if (!columns->ours) return bilingual_copy(self, cell);
    ntr_buffer_clear(&self->text);
    for (size_t i = 0; i < cell.len; i++) {
        const bool escape = cell.ptr[i] == '\\' && i + 1 < cell.len;
        ntr_buffer_append_char(&self->text, escape ? escaped(cell.ptr[++i]) : cell.ptr[i]);
    }
    return bilingual_copy(self, ntr_buffer_str(&self->text));
}

/* Remarks of ours stand one behind the other, parted by " | ". */
static void read_notes(bilingual *self, ntr_str notes) {
    for (size_t begin = 0, i = 0; i <= notes.len; i++) {
        const bool bar = i + 3 <= notes.len && memcmp(notes.ptr + i, " | ", 3) == 0;
        if (i < notes.len && !bar) continue;
        if (i > begin) bilingual_note(self, NTR_STR(""), ntr_str_slice(notes, begin, i));
        begin = i + 3;
        i += bar ? 2 : 0;
    }
}

static void read_row(bilingual *self, const layout *columns, const ntr_str *cells, uint32_t count) {
    ntr_unit *unit = bilingual_add(self, read_cell(self, columns, ID, cells, count));
    if (!unit) return;
    const ntr_str lang = read_cell(self, columns, LANG, cells, count);
    const ntr_str state = read_cell(self, columns, STATE, cells, count);
    unit->source = read_cell(self, columns, SOURCE, cells, count);
    unit->target = read_cell(self, columns, TARGET, cells, count);
    if (columns->ours && state.len == 0) unit->target = NTR_STR_NONE; /* that tells it from an empty one */
    unit->state = ntr_state_from(state, unit->target.len ? NTR_STATE_TRANSLATED : NTR_STATE_NEW);
    if (lang.len > 0 && lang.len < sizeof unit->lang.code) unit->lang = ntr_lang_from(lang.ptr);
    unit->translate = !equals_word(read_cell(self, columns, TRANSLATE, cells, count), "no");
    const ntr_str notes = read_cell(self, columns, NOTES, cells, count);
    if (columns->ours) {
        read_notes(self, notes);
    } else if (notes.len) {
        bilingual_note(self, NTR_STR("note"), notes);
    }
    bilingual_end(self);
}

static bool is_blank(ntr_str line) {
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != ' ' && line.ptr[i] != '\t') return false;
    return true;
}

static ntr_status read_rows(bilingual *self, ntr_str text, ntr_error *err) {
    ntr_str cells[CELLS];
    layout columns = without_header();
    for (uint64_t number = 1; text.len; number++) {
        const ntr_str line = next_line(&text);
        if (is_blank(line)) continue;
        const uint32_t count = split(cells, line);
        if (number == 1 && take_header(&columns, cells, count)) continue;
        if (count <= columns.at[SOURCE])
            return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0, "the row has %u cells: no source", (unsigned)count);
        read_row(self, &columns, cells, count);
    }
    return NTR_OK;
}

bool ntr_is_tsv(ntr_str head) {
    ntr_str cells[CELLS], rest = head;
    layout columns;
    return take_header(&columns, cells, split(cells, next_line(&rest)));
}

ntr_status ntr_read_tsv(ntr_bitext **out, ntr_str name, ntr_str bytes, ntr_error *err) {
    bilingual self;
    ntr_str text;
    *out = NULL;
    NTR_TRY(bilingual_decode(&text, bytes, err));
    NTR_TRY(bilingual_open(&self, name, err));
    const ntr_status status = read_rows(&self, text, err);
    return bilingual_close(&self, out, status, "row", err);
}
