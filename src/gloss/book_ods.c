/* ODS in (ODF 1.3, part 3, 9): repeated, spanning and covered cells; annotations are not text of a cell. */
#include <stdlib.h>

#include "gloss/book.h"

static ntr_status check_manifest(book *self, ntr_error *err) {
    if (!ntr_zip_has(self->zip, "META-INF/manifest.xml")) return NTR_OK;
    NTR_TRY(book_read_part(self, "META-INF/manifest.xml", err));
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_DONE) return NTR_OK;
        if (event.kind == NTR_XML_START && strcmp(event.name, "encryption-data") == 0)
            return ntr_error_set(err, NTR_BAD_SYNTAX, "the workbook is encrypted; save it without a password");
    }
}

/* Up to the START of the table that is wanted. */
static ntr_status find_table(book *self, const char *wanted, ntr_buffer *names, ntr_error *err) {
    uint32_t number = 0;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_DONE) return book_no_sheet(wanted, names, err);
        if (event.kind != NTR_XML_START || strcmp(event.name, "table") != 0) continue;
        const ntr_str name = ntr_xml_value_of(self->xml, "name");
        if (names->len > 0) ntr_buffer_append(names, NTR_STR(", "));
        ntr_buffer_append(names, name);
        if (book_is_wanted(wanted, name, ++number)) return NTR_OK;
    }
}

/* A count such as number-columns-repeated; 1 where it is not there. */
static uint64_t count_of(const book *self, const char *attribute) {
    const ntr_str text = ntr_xml_value_of(self->xml, attribute);
    uint64_t count = 0;
    for (size_t i = 0; i < text.len && i < 8 && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        count = count * 10 + (uint64_t)(text.ptr[i] - '0');
    return count ? count : 1;
}

static void append_spaces(book *self) {
    for (uint64_t i = count_of(self, "c"); i > 0 && self->text.len < 100000; i--)
        ntr_buffer_append_char(&self->text, ' ');
}

/* The text of a cell whose START was just read: its paragraphs, joined by line ends. */
static ntr_status read_cell(book *self, const ntr_xml_event *start, ntr_error *err) {
    ntr_buffer_clear(&self->text);
    unsigned note = 0, paragraph = 0;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        const bool ends = event.kind == NTR_XML_END;
        if (ends && event.depth == start->depth) return ntr_buffer_check(&self->text, err);
        if (ends && event.depth == note) note = 0;
        if (ends && event.depth == paragraph) paragraph = 0;
        if (event.kind == NTR_XML_TEXT && paragraph && !note) ntr_buffer_append(&self->text, event.text);
        if (event.kind != NTR_XML_START || note) continue;
        if (strcmp(event.name, "annotation") == 0) note = event.depth;
        if (strcmp(event.name, "s") == 0) append_spaces(self);
        if (strcmp(event.name, "tab") == 0 || strcmp(event.name, "line-break") == 0)
            ntr_buffer_append_char(&self->text, '\n');
        if (strcmp(event.name, "p") != 0) continue;
        paragraph = event.depth;
        if (self->text.len > 0) ntr_buffer_append_char(&self->text, '\n');
    }
}

static ntr_status read_row(sheet_row *row, book *self, const ntr_xml_event *start, ntr_arena *arena, ntr_error *err) {
    const uint64_t repeated = count_of(self, "number-rows-repeated");
    row->line = ++self->row;
    for (uint64_t column = 0;;) {
        ntr_xml_event event;
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        if (event.kind == NTR_XML_END && event.depth == start->depth) break;
        const bool covered = strcmp(event.name, "covered-table-cell") == 0;
        if (event.kind != NTR_XML_START || (!covered && strcmp(event.name, "table-cell") != 0)) continue;
        const uint64_t times = count_of(self, "number-columns-repeated"), rows = count_of(self, "number-rows-spanned");
        NTR_TRY(read_cell(self, &event, err));
        const ntr_str text = ntr_arena_copy(arena, ntr_buffer_str(&self->text));
        if (!text.ptr) return ntr_error_memory(err);
        for (uint64_t i = 0; !covered && text.len > 0 && i < times && i <= SHEET_CELLS; i++)
            book_put(row, (uint32_t)(column + i), text);
        if (rows > 1) book_hold_cell(self, (uint32_t)column, text, self->row + rows - 1);
        column = column + times < UINT32_MAX ? column + times : UINT32_MAX;
    }
    book_show_held(self, row);
    self->row += repeated - 1; /* the same row again says nothing new */
    return NTR_OK;
}

static ntr_status ods_next(bool *more, sheet_row *row, book *self, ntr_arena *arena, ntr_error *err) {
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, self->xml, err));
        *more = event.kind != NTR_XML_DONE && !(event.kind == NTR_XML_END && strcmp(event.name, "table") == 0);
        if (!*more) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "table-row") != 0) continue;
        NTR_TRY(read_row(row, self, &event, arena, err));
        if (row->count > 0 || row->problem) return NTR_OK;
    }
}

ntr_status ods_open(book *self, const char *wanted, ntr_error *err) {
    NTR_TRY(check_manifest(self, err));
    NTR_TRY(book_read_part(self, "content.xml", err));
    ntr_buffer names = {0};
    const ntr_status status = find_table(self, wanted, &names, err);
    ntr_buffer_dispose(&names);
    self->next = ods_next;
    return status;
}
