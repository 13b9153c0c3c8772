/* Workbooks: XLSX (ECMA-376) and ODS (ODF 1.3), in and out. */
#ifndef NTRANS_GLOSS_BOOK_H
#define NTRANS_GLOSS_BOOK_H

#include "base/arena.h"
#include "ext/sheet.h"
#include "ext/xml_reader.h"
#include "ext/zip.h"

enum { BOOK_PART_LIMIT = 512 * 1024 * 1024 }; /* bytes of a part of a workbook, unpacked */

/* The cell that a merged range shows, until its last row: terms that share their Dutch often share its cell. */
typedef struct book_hold {
    ntr_str text;
    uint64_t until; /* a row from 1; 0: nothing is held */
} book_hold;

/* A range of merged cells; columns from 0, rows from 1. */
typedef struct book_merge {
    uint64_t first_row, last_row;
    uint32_t column;
} book_merge;

/* One sheet of a workbook being read row by row. Opaque to all but the files book*.c. */
typedef struct book book;
struct book {
    ntr_arena *arena; /* shared strings, merged cells */
    ntr_zip *zip;
    ntr_buffer part; /* the XML of the sheet */
    ntr_buffer text; /* of a cell */
    ntr_xml_reader *xml;
    NTR_LIST(ntr_str) strings;   /* of XLSX: cells say which */
    NTR_LIST(book_merge) merges; /* of XLSX, by their first row */
    uint32_t merge_at;           /* those before begin above the present row */
    book_hold holds[SHEET_CELLS];
    uint64_t row; /* the last one read, from 1 */
    ntr_status (*next)(bool *more, sheet_row *row, book *self, ntr_arena *arena, ntr_error *err);
};

/* Over a zip archive, which is borrowed. `wanted` is a name or a number from 1; NULL: the first. NTR_BAD_SYNTAX when it
 * is no workbook, or encrypted; NTR_NOT_FOUND with the names when it has no such sheet. Caller ends with book_close. */
ntr_status book_open(book **out, ntr_str bytes, const char *wanted, ntr_error *err) NTR_MUST_CHECK;
void book_close(book *self);

/* The next row that has a cell; `row->line` is its number. Cells are in `arena`, merged ones repeated downwards. */
ntr_status book_next(bool *more, sheet_row *row, book *self, ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

/* --- for the readers ---------------------------------------------------------------------------------------------- */

ntr_status xlsx_open(book *self, const char *wanted, ntr_error *err) NTR_MUST_CHECK;
ntr_status ods_open(book *self, const char *wanted, ntr_error *err) NTR_MUST_CHECK;

/* Reads the part `name` and opens it as XML; what was open before is closed. */
ntr_status book_read_part(book *self, const char *name, ntr_error *err) NTR_MUST_CHECK;

/* Whether the sheet of that name and number (from 1) is the one that is wanted. */
bool book_is_wanted(const char *wanted, ntr_str name, uint32_t number);
ntr_status book_no_sheet(const char *wanted, const ntr_buffer *names, ntr_error *err) NTR_MUST_CHECK;

/* Puts a cell into its column; empty ones need not be put. */
void book_put(sheet_row *row, uint32_t column, ntr_str text);

/* Holds the cell for the rows of its merged range, and shows what is held in the columns that are empty. */
void book_hold_cell(book *self, uint32_t column, ntr_str text, uint64_t until);
void book_show_held(const book *self, sheet_row *row);

/* --- out ---------------------------------------------------------------------------------------------------------- */

/* A workbook of one sheet being written. */
typedef struct book_writer book_writer;

/* `title` names the sheet. Caller ends with book_writer_close. */
ntr_status book_writer_open(book_writer **out, bool ods, ntr_str title, ntr_error *err) NTR_MUST_CHECK;
/* A row of at most 26 cells. */
void book_writer_add(book_writer *self, const ntr_str *cells, uint32_t count);
/* Appends the workbook to `out` (NULL: drops it). NULL is NTR_OK. */
ntr_status book_writer_close(ntr_buffer *out, book_writer *self, ntr_error *err) NTR_MUST_CHECK;

#endif
