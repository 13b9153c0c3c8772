#include "gloss/columns.h"

#include <stdio.h>

#include "ext/file.h"
#include "ext/unicode.h"
#include "gloss/concept.h"
#include "model/data.h"

static const char *const names[COLUMN_COUNT] = {"nl",         "en",       "pos",    "gender",    "status",
                                                "domain",     "case",     "note",   "reference", "entry",
                                                "kind",       "original", "origin", "variants",  "alternatives",
                                                "definition", "changed",  "about",  "note:nl",   "forbidden"};

const char *column_word(column which) {
    return names[which];
}

enum { WORDS_FORMS, WORDS_WHAT, WORDS_VALUE };

ntr_status columns_init(columns *out, ntr_arena *arena, ntr_error *err) {
    *out = (columns){0};
    return ntr_table_read(&out->words, arena, ntr_data_find("words/exchange.tsv"), true, err);
}

ntr_str columns_word(const columns *self, ntr_arena *arena, const char *what, ntr_str said) {
    const ntr_str folded = ntr_fold(arena, said);
    if (!folded.ptr) return NTR_STR_NONE;
    const ntr_table *words = &self->words;
    for (uint32_t at = ntr_table_first(words, folded); at != NTR_MAP_NONE; at = ntr_table_next(words, at)) {
        const uint32_t row = ntr_table_row(words, at);
        if (ntr_str_equal(ntr_table_cell(words, row, WORDS_WHAT), ntr_str_from(what)))
            return ntr_table_cell(words, row, WORDS_VALUE);
    }
    return NTR_STR_NONE;
}

column column_from(ntr_str word) {
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (ntr_str_equal(word, ntr_str_from(names[i]))) return (column)i;
    return COLUMN_NONE;
}

bool columns_has(const columns *self, column which) {
    for (uint32_t i = 0; i < self->count; i++)
        if (self->at[i] == which) return true;
    return false;
}

/* The next part of a list with commas; `.ptr` NULL when none is left. */
static ntr_str take_part(ntr_str *rest) {
    if (!rest->ptr) return NTR_STR_NONE;
    const char *comma = rest->len ? memchr(rest->ptr, ',', rest->len) : NULL;
    const size_t length = comma ? (size_t)(comma - rest->ptr) : rest->len;
    const ntr_str part = ntr_str_slice(*rest, 0, length);
    *rest = comma ? ntr_str_slice(*rest, length + 1, rest->len) : NTR_STR_NONE;
    return part;
}

ntr_status columns_from_list(columns *out, ntr_arena *arena, const char *list, ntr_error *err) {
    ntr_str rest = ntr_str_from(list);
    out->count = 0;
    for (ntr_str part = take_part(&rest); part.ptr; part = take_part(&rest)) {
        const bool skipped = part.len == 0 || ntr_str_equal(part, NTR_STR("-"));
        const column which = skipped ? COLUMN_NONE : column_from(columns_word(out, arena, "column", part));
        if (!skipped && which == COLUMN_NONE)
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no column \"%.*s\"", NTR_FMT(part));
        if (which != COLUMN_NONE && columns_has(out, which))
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "the column %s is named twice", names[which]);
        if (out->count == SHEET_CELLS) return ntr_error_set(err, NTR_BAD_ARGUMENT, "more than 64 columns");
        out->at[out->count++] = which;
    }
    if (columns_has(out, COLUMN_NL) && columns_has(out, COLUMN_EN)) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_ARGUMENT, "the columns must name nl and en");
}

ntr_str columns_trim(ntr_str text) {
    size_t begin = 0, end = text.len;
    for (size_t next = 0; next < end && ntr_char_is_space(ntr_utf8_next(text, &next));) begin = next;
    for (size_t back = end; back > begin && ntr_char_is_space(ntr_utf8_previous(text, &back));) end = back;
    return ntr_str_slice(text, begin, end);
}

/* The column of the first row that says `said`; SHEET_CELLS: none. */
static uint32_t find_header(ntr_arena *arena, const sheet_row *first, ntr_str said) {
    const ntr_str wanted = ntr_fold(arena, said);
    for (uint32_t i = 0; wanted.ptr && i < first->count; i++)
        if (ntr_str_equal(ntr_fold(arena, columns_trim(first->cells[i])), wanted)) return i;
    return SHEET_CELLS;
}

/* A letter as a spreadsheet has it (A, AB), or a number from 1; SHEET_CELLS: neither, or too far to the right. */
static uint32_t column_place(ntr_str said) {
    uint32_t place = 0;
    const bool number = said.len > 0 && said.ptr[0] >= '0' && said.ptr[0] <= '9';
    for (size_t i = 0; i < said.len; i++) {
        const char c = said.ptr[i];
        const uint32_t lower = (uint32_t)(c | 0x20);
        if (number && c >= '0' && c <= '9')
            place = place * 10 + (uint32_t)(c - '0');
        else if (!number && lower >= 'a' && lower <= 'z')
            place = place * 26 + (lower - 'a') + 1;
        else
            return SHEET_CELLS;
        if (place > SHEET_CELLS) return SHEET_CELLS;
    }
    return place > 0 ? place - 1 : SHEET_CELLS;
}

static ntr_status choose(columns *out, bool *by_header, ntr_arena *arena, ntr_str part, const sheet_row *first,
                         ntr_error *err) {
    const char *equals = part.len ? memchr(part.ptr, '=', part.len) : NULL;
    if (!equals) return ntr_error_set(err, NTR_BAD_ARGUMENT, "\"%.*s\" says no column, as in nl=B", NTR_FMT(part));
    const ntr_str what = columns_trim(ntr_str_slice(part, 0, (size_t)(equals - part.ptr)));
    const ntr_str where = columns_trim(ntr_str_slice(part, (size_t)(equals - part.ptr) + 1, part.len));
    const column which = column_from(columns_word(out, arena, "column", what));
    uint32_t place = find_header(arena, first, where);
    if (place < SHEET_CELLS) *by_header = true;
    if (place == SHEET_CELLS) place = column_place(where);
    if (which == COLUMN_NONE) return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no column \"%.*s\"", NTR_FMT(what));
    if (columns_has(out, which))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "the column %s is named twice", names[which]);
    if (place == SHEET_CELLS)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "the file has no column \"%.*s\"", NTR_FMT(where));
    out->at[place] = which;
    return NTR_OK;
}

ntr_status columns_from_choice(columns *out, bool *by_header, ntr_arena *arena, const char *list,
                               const sheet_row *first, ntr_error *err) {
    ntr_str rest = ntr_str_from(list);
    *by_header = false;
    out->count = SHEET_CELLS;
    for (uint32_t i = 0; i < SHEET_CELLS; i++) out->at[i] = COLUMN_NONE;
    for (ntr_str part = take_part(&rest); part.ptr; part = take_part(&rest))
        NTR_TRY(choose(out, by_header, arena, part, first, err));
    if (columns_has(out, COLUMN_NL) && columns_has(out, COLUMN_EN)) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_ARGUMENT, "the columns must name nl and en");
}

void columns_by_order(columns *out) {
    out->by_order = true;
    out->count = COLUMN_COUNT;
    for (uint32_t i = 0; i < COLUMN_COUNT; i++) out->at[i] = (column)i;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static bool is_control(char byte) {
    return (unsigned char)byte < 0x20 || byte == 0x7F;
}

static bool is_plain(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (is_control(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80) return false;
    return true;
}

/* Runs of control characters and line ends become one space: a term is one line. */
static ntr_str on_one_line(ntr_arena *arena, ntr_str text) {
    char *out = ntr_arena_alloc(arena, text.len + 1);
    if (!out) return NTR_STR_NONE;
    size_t used = 0;
    for (size_t i = 0; i < text.len; i++) {
        const bool control = is_control(text.ptr[i]);
        if (control && used > 0 && out[used - 1] == ' ') continue;
        out[used++] = control ? ' ' : text.ptr[i];
    }
    return (ntr_str){out, used};
}

ntr_str columns_clean(ntr_arena *arena, ntr_str cell) {
    ntr_str text = columns_trim(cell);
    if (is_plain(text)) return text;
    text = on_one_line(arena, text);
    return text.ptr ? columns_trim(ntr_nfc(arena, text)) : text;
}

static void complain(import_row *row, ntr_arena *arena, const char *what, ntr_str said) {
    row->problem = ntr_arena_printf(arena, "unknown %s \"%.*s\"", what, NTR_FMT(said));
    if (!row->problem.ptr) row->problem = NTR_STR("out of memory");
}

int64_t columns_date(ntr_str text) {
    char full[NTR_CLOCK_TEXT_SIZE];
    int64_t at = 0;
    if (text.len == 10) {
        snprintf(full, sizeof full, "%.*sT00:00:00Z", NTR_FMT(text));
        text = ntr_str_from(full);
    }
    return ntr_clock_parse(&at, text) ? at : 0;
}

bool columns_is_uid(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!memchr("0123456789abcdef-", text.ptr[i], 17)) return false;
    return text.len == 36;
}

static void translate_words(import_row *row, const columns *self, ntr_arena *arena) {
    static const struct {
        column which;
        const char *what;
        const char *called;
    } closed[] = {
        {COLUMN_POS, "pos", "part of speech"}, {COLUMN_GENDER, "gender", "gender"},
        {COLUMN_STATUS, "status", "status"},   {COLUMN_CASE, "case", "case rule"},
        {COLUMN_KIND, "kind", "kind"},         {COLUMN_FORBIDDEN, "flag", "yes or no"},
    };
    for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++) {
        ntr_str *cell = &row->cells[closed[i].which];
        if (cell->len == 0) continue;
        const ntr_str word = columns_word(self, arena, closed[i].what, *cell);
        if (!word.ptr) complain(row, arena, closed[i].called, *cell);
        *cell = word.ptr ? word : NTR_STR("");
    }
    if (ntr_str_equal(row->cells[COLUMN_FORBIDDEN], NTR_STR("yes"))) row->cells[COLUMN_STATUS] = NTR_STR("forbidden");
    ntr_str *uid = &row->cells[COLUMN_ENTRY];
    if (uid->len > 0 && !columns_is_uid(*uid)) {
        complain(row, arena, "entry", *uid);
        *uid = NTR_STR("");
    }
    const ntr_str changed = row->cells[COLUMN_CHANGED];
    if (changed.len > 0 && columns_date(changed) == 0) complain(row, arena, "date", changed);
    ntr_str *origin = &row->cells[COLUMN_ORIGIN];
    if (origin->len > 3 || origin->len == 1) {
        complain(row, arena, "language code", *origin);
        *origin = NTR_STR("");
    }
}

/* A name that stays as it is: De Telegraaf. As long as it has a capital the same letters without one are another word.
 */
static void keep_as_it_is(import_row *row, ntr_arena *arena) {
    const ntr_str nl = row->cells[COLUMN_NL];
    if (nl.len == 0 || row->cells[COLUMN_EN].len > 0) return;
    row->cells[COLUMN_EN] = nl;
    if (row->cells[COLUMN_POS].len == 0) row->cells[COLUMN_POS] = NTR_STR("name");
    const ntr_str lower = ntr_lower(arena, nl);
    if (row->cells[COLUMN_CASE].len == 0 && lower.ptr && !ntr_str_equal(lower, nl))
        row->cells[COLUMN_CASE] = NTR_STR("exact");
}

/* Whether it is the code of a language: NL, en-GB. */
static bool is_language(ntr_str text) {
    return concept_lang(text).code[0] && (text.len == 2 || (text.len == 5 && text.ptr[2] == '-'));
}

bool columns_is_directed(const sheet_row *row) {
    return row->count == 4 && is_language(row->cells[2]) && is_language(row->cells[3]);
}

static void read_direction(import_row *row, ntr_arena *arena, const sheet_row *cells) {
    const ntr_lang from = concept_lang(cells->cells[2]), into = concept_lang(cells->cells[3]);
    if (ntr_lang_is(from, "en") && ntr_lang_is(into, "nl")) {
        const ntr_str english = row->cells[COLUMN_NL];
        row->cells[COLUMN_NL] = row->cells[COLUMN_EN];
        row->cells[COLUMN_EN] = english;
    } else if (!ntr_lang_is(from, "nl") || !ntr_lang_is(into, "en")) {
        row->problem = ntr_arena_printf(arena, "from %s to %s, not between Dutch and English", from.code, into.code);
    }
    row->cells[COLUMN_POS] = row->cells[COLUMN_GENDER] = NTR_STR("");
}

/* Where no header says what the columns are, short rows may be another program's: behind Dutch and English OmegaT has
 * a comment, and DeepL the two languages. */
static void read_short_row(import_row *row, const columns *self, ntr_arena *arena, const sheet_row *cells) {
    ntr_str *third = &row->cells[COLUMN_POS];
    if (columns_is_directed(cells)) {
        read_direction(row, arena, cells);
    } else if (cells->count == 3 && third->len > 0 && !columns_word(self, arena, "pos", *third).ptr) {
        row->cells[COLUMN_NOTE] = *third;
        *third = NTR_STR("");
    }
}

/* Whether something stands where no column is. */
static bool has_too_many(const columns *self, const sheet_row *row) {
    for (uint32_t i = self->count; i < row->count; i++)
        if (columns_trim(row->cells[i]).len > 0) return true;
    return false;
}

static bool is_comment(const sheet_row *row) {
    const ntr_str first = row->cells[0];
    return first.len > 0 && first.ptr[0] == '#' && (first.len == 1 || first.ptr[1] == ' ');
}

/* Puts a cell where it belongs; of further forms there may be several columns. */
static bool put_cell(import_row *out, ntr_arena *arena, column which, ntr_str cell) {
    if (which == COLUMN_NONE) return true;
    ntr_str *place = &out->cells[which];
    const bool many = (which == COLUMN_VARIANTS || which == COLUMN_ALTERNATIVES) && place->len > 0;
    if (many && cell.len == 0) return true;
    *place = many ? ntr_arena_printf(arena, "%.*s|%.*s", NTR_FMT(*place), NTR_FMT(cell)) : cell;
    return place->ptr != NULL;
}

bool columns_read(import_row *out, const columns *self, ntr_arena *arena, const sheet_row *row) {
    *out = (import_row){.line = row->line};
    bool empty = true, failed = false;
    for (uint32_t i = 0; i < row->count && i < self->count; i++) {
        const ntr_str trimmed = columns_trim(row->cells[i]);
        const ntr_str cell = columns_clean(arena, row->guarded ? sheet_unguard(trimmed) : trimmed);
        failed = failed || !cell.ptr || !put_cell(out, arena, self->at[i], cell);
        empty = empty && cell.len == 0;
    }
    if (row->problem) {
        out->problem = ntr_str_from(row->problem);
        return true;
    }
    if (is_comment(row) || (empty && !has_too_many(self, row) && !failed)) return false;
    if (self->by_order) read_short_row(out, self, arena, row);
    if (!out->problem.ptr) translate_words(out, self, arena);
    if (self->kept) keep_as_it_is(out, arena);
    if (failed)
        out->problem = NTR_STR("out of memory");
    else if (out->problem.ptr)
        return true;
    else if (has_too_many(self, row))
        out->problem = NTR_STR("more cells than there are columns");
    else if (out->cells[COLUMN_NL].len == 0)
        out->problem = NTR_STR("the Dutch is missing");
    else if (out->cells[COLUMN_EN].len == 0)
        out->problem = NTR_STR("the English is missing");
    return true;
}
