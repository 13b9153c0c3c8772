/* Delimited text: CSV by RFC 4180, with comma or semicolon, and TSV. */
#ifndef NTRANS_EXT_SHEET_H
#define NTRANS_EXT_SHEET_H

#include "base/arena.h"
#include "ntrans/buffer.h"

enum { SHEET_CELLS = 64 };

/* One row. Cells are slices of the text, or in the arena where quotes were doubled. */
typedef struct sheet_row {
    uint64_t line; /* on which it begins, from 1 */
    uint32_t count;
    ntr_str cells[SHEET_CELLS];
    bool guarded;        /* what looks like a formula has an apostrophe in front, see sheet_append */
    const char *problem; /* why it cannot be read; NULL: it can. Static storage */
} sheet_row;

/* A text being read row by row. Lines end in LF, CR LF or CR. With comma or semicolon a cell in quotes may hold all
 * three, with TAB it ends with its line: a quote there is mostly just a quote. */
typedef struct sheet {
    ntr_str text;
    size_t at;
    uint64_t line;
    char separator;
} sheet;

/* Over `text`, which is borrowed, and has no BOM. `separator` 0: found out from the first rows, or from a first line
 * "sep=;" as Excel writes it. */
sheet sheet_open(ntr_str text, char separator);

/* Reads the next row; false after the last. An empty line is a row with one empty cell. NTR_NO_MEMORY is reported by
 * `problem`, as everything else. */
bool sheet_next(sheet_row *row, sheet *s, ntr_arena *arena);

/* Appends a row in quotes where it needs them, ended by `end`. With `guard` a cell that a spreadsheet would run as a
 * formula (=1+1) gets an apostrophe in front, see sheet_unguard. */
void sheet_append(ntr_buffer *out, const ntr_str *cells, uint32_t count, char separator, const char *end, bool guard);

/* Takes away the apostrophe that sheet_append put in front of what looks like a formula. */
ntr_str sheet_unguard(ntr_str cell);

#endif
