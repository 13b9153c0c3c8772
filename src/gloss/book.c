#include "gloss/book.h"

#include <stdlib.h>

void book_close(book *self) {
    if (!self) return;
    ntr_xml_reader_close(self->xml);
    ntr_zip_close(self->zip);
    ntr_buffer_dispose(&self->part);
    ntr_buffer_dispose(&self->text);
    ntr_arena_free(self->arena);
    free(self);
}

static ntr_status open_as(book *self, ntr_str bytes, const char *wanted, ntr_error *err) {
    NTR_TRY(ntr_zip_open(&self->zip, bytes, err));
    if (ntr_zip_has(self->zip, "[Content_Types].xml")) return xlsx_open(self, wanted, err);
    if (ntr_zip_has(self->zip, "content.xml")) return ods_open(self, wanted, err);
    return ntr_error_set(err, NTR_BAD_SYNTAX, "a zip archive that is no workbook (.xlsx, .ods)");
}

ntr_status book_open(book **out, ntr_str bytes, const char *wanted, ntr_error *err) {
    *out = NULL;
    book *self = calloc(1, sizeof *self);
    if (!self) return ntr_error_memory(err);
    self->arena = ntr_arena_new();
    const ntr_status status = self->arena ? open_as(self, bytes, wanted, err) : ntr_error_memory(err);
    if (status != NTR_OK) {
        book_close(self);
        return status;
    }
    *out = self;
    return NTR_OK;
}

ntr_status book_next(bool *more, sheet_row *row, book *self, ntr_arena *arena, ntr_error *err) {
    *row = (sheet_row){0};
    return self->next(more, row, self, arena, err);
}

ntr_status book_read_part(book *self, const char *name, ntr_error *err) {
    ntr_xml_reader_close(self->xml);
    self->xml = NULL;
    ntr_buffer_clear(&self->part);
    NTR_TRY(ntr_zip_read(&self->part, self->zip, name, BOOK_PART_LIMIT, err));
    return ntr_xml_reader_open(&self->xml, ntr_buffer_str(&self->part), err);
}

bool book_is_wanted(const char *wanted, ntr_str name, uint32_t number) {
    if (!wanted) return number == 1;
    if (ntr_str_equal(name, ntr_str_from(wanted))) return true;
    char *end = NULL;
    const unsigned long place = strtoul(wanted, &end, 10);
    return wanted[0] != '\0' && *end == '\0' && place == number;
}

ntr_status book_no_sheet(const char *wanted, const ntr_buffer *names, ntr_error *err) {
    if (names->len == 0) return ntr_error_set(err, NTR_EMPTY, "the workbook has no sheets");
    return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no sheet \"%.60s\"; there are: %.*s", wanted ? wanted : "1",
                         names->len > 300 ? 300 : (int)names->len, names->ptr);
}

void book_put(sheet_row *row, uint32_t column, ntr_str text) {
    if (text.len == 0) return;
    if (column >= SHEET_CELLS) {
        row->problem = "more than 64 columns";
        return;
    }
    while (row->count <= column) row->cells[row->count++] = NTR_STR("");
    row->cells[column] = text;
}

void book_hold_cell(book *self, uint32_t column, ntr_str text, uint64_t until) {
    if (column < SHEET_CELLS) self->holds[column] = (book_hold){text, until};
}

void book_show_held(const book *self, sheet_row *row) {
    for (uint32_t i = 0; i < SHEET_CELLS; i++)
        if (self->holds[i].until >= self->row && (i >= row->count || row->cells[i].len == 0))
            book_put(row, i, self->holds[i].text);
}
