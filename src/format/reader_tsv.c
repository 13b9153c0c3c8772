/* Tables in, TSV and CSV: ours, or any with a header that names its columns (source, nl, Dutch; target, en, English),
 * or without one: source, target. In our TSV tab, line feed, carriage return and backslash stand as \t \n \r \\. */
#include "ext/sheet.h"
#include "format/bilingual.h"
#include "format/formats.h"

typedef enum column { ID, SOURCE, TARGET, STATE, LANG, TRANSLATE, NOTES, COLUMNS } column;

enum { CELLS = 64 };

/* Which cell of a row holds what; CELLS: none does. */
typedef struct layout {
    uint32_t at[COLUMNS];
    bool ours;  /* notes are remarks of ours, and cells of TSV hold escapes */
    bool comma; /* CSV */
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
    if (columns->comma) return bilingual_copy(self, columns->ours ? sheet_unguard(cell) : cell);
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
    bilingual_take_unit_language(unit, lang);
    unit->translate = !equals_word(read_cell(self, columns, TRANSLATE, cells, count), "no");
    const ntr_str notes = read_cell(self, columns, NOTES, cells, count);
    if (columns->ours) {
        read_notes(self, notes);
    } else if (notes.len) {
        bilingual_note(self, NTR_STR("note"), notes);
    }
    bilingual_end(self);
}

/* --- which columns ------------------------------------------------------------------------------------------------ */

/* "B" → 1, "2" → 1; CELLS when it is neither. */
static uint32_t index_of(ntr_str place) {
    if (place.len == 1) {
        const char c = place.ptr[0];
        if (c >= 'A' && c <= 'Z') return (uint32_t)(c - 'A');
        if (c >= 'a' && c <= 'z') return (uint32_t)(c - 'a');
    }
    uint32_t number = 0;
    for (size_t i = 0; i < place.len && number <= CELLS; i++) {
        if (place.ptr[i] < '0' || place.ptr[i] > '9') return CELLS;
        number = number * 10 + (uint32_t)(place.ptr[i] - '0');
    }
    return number >= 1 && number <= CELLS ? number - 1 : CELLS;
}

static uint32_t header_of(ntr_str place, const ntr_str *cells, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (ntr_str_equal(cells[i], place)) return i;
    return CELLS;
}

/* One choice, "en=Target", against the first row; `*named` is set when it names a header. */
static ntr_status choose(layout *out, bool *named, ntr_str choice, const ntr_str *cells, uint32_t count,
                         ntr_error *err) {
    const char *equals = choice.len ? memchr(choice.ptr, '=', choice.len) : NULL;
    const size_t at = equals ? (size_t)(equals - choice.ptr) : 0;
    const column is = equals ? column_of(ntr_str_slice(choice, 0, at)) : COLUMNS;
    if (is == COLUMNS)
        return ntr_error_set(err, NTR_BAD_SYNTAX, "%.*s: no choice of a column, such as nl=B, en=Target or id=1",
                             NTR_FMT(choice));
    const ntr_str place = ntr_str_slice(choice, at + 1, choice.len);
    out->at[is] = header_of(place, cells, count);
    *named = *named || out->at[is] < CELLS;
    if (out->at[is] == CELLS) out->at[is] = index_of(place);
    if (out->at[is] < count) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_SYNTAX, "the table has no column %.*s", NTR_FMT(place));
}

static ntr_status choose_all(layout *out, bool *named, const char *columns, const ntr_str *cells, uint32_t count,
                             ntr_error *err) {
    ntr_str rest = ntr_str_from(columns);
    for (uint32_t i = 0; i < COLUMNS; i++) out->at[i] = CELLS;
    while (rest.len) {
        const char *comma = memchr(rest.ptr, ',', rest.len);
        const size_t length = comma ? (size_t)(comma - rest.ptr) : rest.len;
        NTR_TRY(choose(out, named, ntr_str_slice(rest, 0, length), cells, count, err));
        rest = ntr_str_slice(rest, length + (comma != NULL), rest.len);
    }
    if (out->at[SOURCE] < CELLS && out->at[TARGET] < CELLS) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_SYNTAX, "which columns? Both sides must be chosen, as in nl=B,en=Target");
}

/* Looks at the first row: `*is_header` says that it holds no segment. */
static ntr_status lay_out(layout *out, bool *is_header, const char *columns, const ntr_str *cells, uint32_t count,
                          ntr_error *err) {
    const bool comma = out->comma;
    ntr_status status = NTR_OK;
    *is_header = false;
    if (columns) {
        status = choose_all(out, is_header, columns, cells, count, err);
    } else if (take_header(out, cells, count)) {
        *is_header = true;
    }
    out->comma = comma;
    return status;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static bool is_blank(ntr_str line) {
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != ' ' && line.ptr[i] != '\t') return false;
    return true;
}

/* A table being read. */
typedef struct table {
    bilingual *self;
    const char *chosen; /* columns, or NULL */
    layout columns;
    bool begun; /* the first row is behind us */
} table;

static ntr_status take_row(table *t, const ntr_str *cells, uint32_t count, uint64_t line, ntr_error *err) {
    bool is_header = false;
    if (!t->begun) NTR_TRY(lay_out(&t->columns, &is_header, t->chosen, cells, count, err));
    t->begun = true;
    if (is_header) return NTR_OK;
    if (count <= t->columns.at[SOURCE])
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, line, 0, "the row has %u cells: no source", (unsigned)count);
    read_row(t->self, &t->columns, cells, count);
    return NTR_OK;
}

static ntr_status read_tabs(table *t, ntr_str text, ntr_error *err) {
    ntr_str cells[CELLS];
    for (uint64_t number = 1; text.len; number++) {
        const ntr_str line = next_line(&text);
        if (is_blank(line)) continue;
        NTR_TRY(take_row(t, cells, split(cells, line), number, err));
    }
    return NTR_OK;
}

static ntr_status read_commas(table *t, ntr_str text, ntr_error *err) {
    sheet rows = sheet_open(text, 0);
    for (sheet_row row; sheet_next(&row, &rows, t->self->bitext->arena);) {
        if (row.problem) return ntr_error_set_at(err, NTR_BAD_SYNTAX, row.line, 0, "%s", row.problem);
        if (row.count == 1 && is_blank(row.cells[0])) continue;
        NTR_TRY(take_row(t, row.cells, row.count, row.line, err));
    }
    return NTR_OK;
}

bool ntr_is_tsv(ntr_str head) {
    ntr_str cells[CELLS], rest = head;
    layout columns;
    return take_header(&columns, cells, split(cells, next_line(&rest)));
}

bool ntr_is_csv(ntr_str head) {
    ntr_arena *arena = ntr_arena_new();
    layout columns;
    sheet rows = sheet_open(head, 0);
    sheet_row row;
    const bool is = arena && sheet_next(&row, &rows, arena) && take_header(&columns, row.cells, row.count);
    ntr_arena_free(arena);
    return is;
}

static ntr_status read_table(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns, bool comma,
                             ntr_error *err) {
    bilingual self;
    ntr_str text;
    *out = NULL;
    NTR_TRY(bilingual_decode(&text, bytes, err));
    NTR_TRY(bilingual_open(&self, name, err));
    table t = {.self = &self, .chosen = columns, .columns = without_header()};
    t.columns.comma = comma;
    const ntr_status status = comma ? read_commas(&t, text, err) : read_tabs(&t, text, err);
    return bilingual_close(&self, out, status, "row", err);
}

ntr_status ntr_read_tsv(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns, ntr_error *err) {
    return read_table(out, name, bytes, columns, false, err);
}

ntr_status ntr_read_csv(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns, ntr_error *err) {
    return read_table(out, name, bytes, columns, true, err);
}
