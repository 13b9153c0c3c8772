/* Rows of cells, whatever file they come from: delimited text, UTX, a sheet of a workbook. */
#ifndef NTRANS_GLOSS_ROWS_H
#define NTRANS_GLOSS_ROWS_H

#include "ext/sheet.h"
#include "gloss/book.h"

/* A file being read row by row. Initialise with {0}, end with rows_close. */
typedef struct rows {
    ntr_buffer bytes; /* of delimited text, decoded */
    sheet text;
    book *book; /* NULL: it is text */
    bool utx;   /* it is UTX, of the languages below */
    ntr_lang utx_source, utx_target;
    uint32_t utx_id; /* the column of concept ids, which are ours or nobody's; SHEET_CELLS: none */
} rows;

/* Over `bytes`, which is borrowed; what they are is found in them. `encoding` and `*guessed`: see ntr_decode; `wanted`:
 * see book_open. NTR_EMPTY, and what those may fail with. */
ntr_status rows_open(rows *out, const char **guessed, ntr_str bytes, const char *encoding, const char *wanted,
                     ntr_error *err) NTR_MUST_CHECK;
void rows_close(rows *self);

/* The next row. */
ntr_status rows_next(bool *more, sheet_row *row, rows *self, ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

/* Whether a text is UTX, and its next row: the header in our words, then the terms. */
bool utx_is(ntr_str text);
bool utx_next(sheet_row *row, rows *self, ntr_arena *arena);

#endif
