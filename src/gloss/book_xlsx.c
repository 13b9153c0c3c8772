/* XLSX in (ECMA-376, part 1, 18): shared and inline strings, merged cells, sheets by name or number. */
#include <stdlib.h>

#include "gloss/book.h"

/* --- parts -------------------------------------------------------------------------------------------------------- */

/* A part that a relation leads to, in `arena`: targets are relative to the folder of the part that has them. */
static ntr_str resolve(ntr_arena *arena, const char *folder, ntr_str target) {
    if (target.len > 0 && target.ptr[0] == '/') return ntr_arena_copy(arena, ntr_str_slice(target, 1, target.len));
    return ntr_arena_printf(arena, "%s%.*s", folder, NTR_FMT(target));
}

static bool ends_with(ntr_str text, ntr_str end) {
    return text.len >= end.len && ntr_str_equal(ntr_str_slice(text, text.len - end.len, text.len), end);
}

/* Looks a relation up in `relations` by its id, or by the end of its type. "" when there is none. */
static ntr_status find_relation(ntr_str *out, book *self, const char *relations, const char *folder, ntr_str id,
                                const char *type, ntr_error *err) {
    *out = NTR_STR("");
    NTR_TRY(book_read_part(self, relations, err));
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_DONE) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "Relationship") != 0) continue;
        const bool hit = type ? ends_with(ntr_xml_value_of(self->xml, "Type"), ntr_str_from(type)) :
                                ntr_str_equal(ntr_xml_value_of(self->xml, "Id"), id);
        if (!hit) continue;
        *out = resolve(self->arena, folder, ntr_xml_value_of(self->xml, "Target"));
        return out->ptr ? NTR_OK : ntr_error_memory(err);
    }
}

/* The relation of the sheet that is wanted; `names` gathers what there is. */
static ntr_status find_sheet(ntr_str *id, book *self, const char *wanted, ntr_buffer *names, ntr_error *err) {
    uint32_t number = 0;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_DONE) return book_no_sheet(wanted, names, err);
        if (event.kind != NTR_XML_START || strcmp(event.name, "sheet") != 0) continue;
        const ntr_str name = ntr_xml_value_of(self->xml, "name");
        if (names->len > 0) ntr_buffer_append(names, NTR_STR(", "));
        ntr_buffer_append(names, name);
        if (!book_is_wanted(wanted, name, ++number)) continue;
        *id = ntr_arena_copy(self->arena, ntr_xml_value_of(self->xml, "id"));
        return id->ptr ? NTR_OK : ntr_error_memory(err);
    }
}

/* --- shared strings ----------------------------------------------------------------------------------------------- */

/* The text of an <si> or <is> whose START was just read: that of its <t>, those of phonetic hints (<rPh>) left out. */
static ntr_status read_string(ntr_str *out, book *self, const ntr_xml_event *start, ntr_arena *arena, ntr_error *err) {
    ntr_buffer_clear(&self->text);
    unsigned hint = 0, text = 0;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        const bool begins = event.kind == NTR_XML_START, ends = event.kind == NTR_XML_END;
        if (ends && event.depth == start->depth) break;
        if (begins && strcmp(event.name, "rPh") == 0) hint = event.depth;
        if (begins && strcmp(event.name, "t") == 0) text = event.depth;
        if (ends && event.depth == hint) hint = 0;
        if (ends && event.depth == text) text = 0;
        if (event.kind == NTR_XML_TEXT && text && !hint) ntr_buffer_append(&self->text, event.text);
    }
    NTR_TRY(ntr_buffer_check(&self->text, err));
    *out = ntr_arena_copy(arena, ntr_buffer_str(&self->text));
    return out->ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_strings(book *self, const char *part, ntr_error *err) {
    NTR_TRY(book_read_part(self, part, err));
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_DONE) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "si") != 0) continue;
        ntr_str *string = NTR_PUSH(self->arena, &self->strings);
        if (!string) return ntr_error_memory(err);
        NTR_TRY(read_string(string, self, &event, self->arena, err));
    }
}

/* --- merged cells ------------------------------------------------------------------------------------------------- */

/* Reads "AB12" off the front of `*rest`; false when it does not begin so. Columns from 0, rows from 1. */
static bool take_place(uint32_t *column, uint64_t *row, ntr_str *rest) {
    size_t i = 0;
    *column = 0;
    *row = 0;
    for (; i < rest->len && rest->ptr[i] >= 'A' && rest->ptr[i] <= 'Z' && i < 3; i++)
        *column = *column * 26 + (uint32_t)(rest->ptr[i] - 'A') + 1;
    const size_t letters = i;
    for (; i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9' && i - letters < 8; i++)
        *row = *row * 10 + (uint64_t)(rest->ptr[i] - '0');
    if (letters == 0 || i == letters) return false;
    --*column;
    *rest = ntr_str_slice(*rest, i, rest->len);
    return true;
}

static ntr_status add_merge(book *self, ntr_str range, ntr_error *err) {
    book_merge merge = {0};
    uint32_t last_column;
    if (!take_place(&merge.column, &merge.first_row, &range) || range.len == 0 || range.ptr[0] != ':') return NTR_OK;
    range = ntr_str_slice(range, 1, range.len);
    if (!take_place(&last_column, &merge.last_row, &range) || merge.last_row <= merge.first_row) return NTR_OK;
    book_merge *added = NTR_PUSH(self->arena, &self->merges);
    if (!added) return ntr_error_memory(err);
    *added = merge;
    return NTR_OK;
}

static int by_first_row(const void *a, const void *b) {
    const book_merge *first = a, *second = b;
    if (first->first_row != second->first_row) return first->first_row < second->first_row ? -1 : 1;
    return first->column < second->column ? -1 : first->column > second->column;
}

/* They stand behind the cells, so the sheet is read twice. */
static ntr_status read_merges(book *self, ntr_error *err) {
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_DONE) break;
        if (event.kind == NTR_XML_START && strcmp(event.name, "mergeCell") == 0)
            NTR_TRY(add_merge(self, ntr_xml_value_of(self->xml, "ref"), err));
    }
    if (self->merges.count > 1) qsort(self->merges.items, self->merges.count, sizeof *self->merges.items, by_first_row);
    return NTR_OK;
}

static void begin_merges(book *self, const sheet_row *row) {
    for (; self->merge_at < self->merges.count; self->merge_at++) {
        const book_merge *merge = &self->merges.items[self->merge_at];
        if (merge->first_row > self->row) break;
        if (merge->first_row == self->row && merge->column < row->count)
            book_hold_cell(self, merge->column, row->cells[merge->column], merge->last_row);
    }
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static uint64_t number_from(ntr_str text) {
    uint64_t number = 0;
    for (size_t i = 0; i < text.len && i < 10; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return 0;
        number = number * 10 + (uint64_t)(text.ptr[i] - '0');
    }
    return number;
}

/* The text of the element whose START was just read. */
static ntr_status read_value(ntr_str *out, book *self, const ntr_xml_event *start, ntr_arena *arena, ntr_error *err) {
    ntr_buffer_clear(&self->text);
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_END && event.depth == start->depth) break;
        if (event.kind == NTR_XML_TEXT) ntr_buffer_append(&self->text, event.text);
    }
    NTR_TRY(ntr_buffer_check(&self->text, err));
    *out = ntr_arena_copy(arena, ntr_buffer_str(&self->text));
    return out->ptr ? NTR_OK : ntr_error_memory(err);
}

/* A cell: <v> holds its value, or the number of a shared string; <is> a string of its own. A formula (<f>) is passed
 * over: its result stands in <v>. */
static ntr_status read_cell(ntr_str *out, book *self, const ntr_xml_event *start, ntr_arena *arena, ntr_error *err) {
    const bool shared = ntr_str_equal(ntr_xml_value_of(self->xml, "t"), NTR_STR("s"));
    *out = NTR_STR("");
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_END && event.depth == start->depth) return NTR_OK;
        if (event.kind != NTR_XML_START) continue;
        if (strcmp(event.name, "is") == 0) NTR_TRY(read_string(out, self, &event, arena, err));
        if (strcmp(event.name, "v") != 0) continue;
        NTR_TRY(read_value(out, self, &event, arena, err));
        if (!shared) continue;
        const uint64_t index = number_from(*out);
        *out = index < self->strings.count ? self->strings.items[index] : NTR_STR("");
    }
}

static ntr_status read_row(sheet_row *row, book *self, const ntr_xml_event *start, ntr_arena *arena, ntr_error *err) {
    const uint64_t said = number_from(ntr_xml_value_of(self->xml, "r"));
    self->row = said > self->row ? said : self->row + 1;
    row->line = self->row;
    for (uint32_t column = 0;; column++) {
        ntr_xml_event event;
        do {
            NTR_TRY(ntr_xml_next(&event, self->xml, err));
            if (event.kind == NTR_XML_END && event.depth == start->depth) return NTR_OK;
        } while (event.kind != NTR_XML_START || strcmp(event.name, "c") != 0);
        ntr_str place = ntr_xml_value_of(self->xml, "r"), text;
        uint32_t at;
        uint64_t row_of_place;
        if (take_place(&at, &row_of_place, &place)) column = at;
        NTR_TRY(read_cell(&text, self, &event, arena, err));
        book_put(row, column, text);
    }
}

static ntr_status xlsx_next(bool *more, sheet_row *row, book *self, ntr_arena *arena, ntr_error *err) {
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        *more = event.kind != NTR_XML_DONE;
        if (!*more) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "row") != 0) continue;
        NTR_TRY(read_row(row, self, &event, arena, err));
        begin_merges(self, row);
        book_show_held(self, row);
        if (row->count > 0 || row->problem) return NTR_OK;
    }
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

/* "xl/workbook.xml": the folder with its slash, and where its relations stand. */
static ntr_status split_path(ntr_str *folder, ntr_str *relations, ntr_arena *arena, ntr_str path, ntr_error *err) {
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/') slash--;
    *folder = ntr_arena_copy(arena, ntr_str_slice(path, 0, slash));
    if (!folder->ptr) return ntr_error_memory(err);
    *relations =
        ntr_arena_printf(arena, "%s_rels/%.*s.rels", folder->ptr, NTR_FMT(ntr_str_slice(path, slash, path.len)));
    return relations->ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status open_sheet(book *self, const char *wanted, ntr_str workbook, ntr_buffer *names, ntr_error *err) {
    ntr_str folder, relations, id, strings, part;
    NTR_TRY(split_path(&folder, &relations, self->arena, workbook, err));
    NTR_TRY(book_read_part(self, workbook.ptr, err));
    NTR_TRY(find_sheet(&id, self, wanted, names, err));
    NTR_TRY(find_relation(&strings, self, relations.ptr, folder.ptr, id, "/sharedStrings", err));
    NTR_TRY(find_relation(&part, self, relations.ptr, folder.ptr, id, NULL, err));
    if (part.len == 0) return ntr_error_set(err, NTR_BAD_SYNTAX, "the workbook does not say where its sheet is");
    if (strings.len > 0) NTR_TRY(read_strings(self, strings.ptr, err));
    NTR_TRY(book_read_part(self, part.ptr, err));
    NTR_TRY(read_merges(self, err));
    self->next = xlsx_next;
    return book_read_part(self, part.ptr, err);
}

ntr_status xlsx_open(book *self, const char *wanted, ntr_error *err) {
    ntr_str workbook;
    NTR_TRY(find_relation(&workbook, self, "_rels/.rels", "", NTR_STR_NONE, "/officeDocument", err));
    if (workbook.len == 0 || !ntr_zip_has(self->zip, workbook.ptr))
        return ntr_error_set(err, NTR_BAD_SYNTAX, "a zip archive that is no workbook (.xlsx, .ods)");
    ntr_buffer names = {0};
    const ntr_status status = open_sheet(self, wanted, workbook, &names, err);
    ntr_buffer_dispose(&names);
    return status;
}
