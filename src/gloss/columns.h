/* The columns of an exchange file: which is which, and what their cells say. */
#ifndef NTRANS_GLOSS_COLUMNS_H
#define NTRANS_GLOSS_COLUMNS_H

#include "ext/sheet.h"
#include "model/table.h"
#include "ntrans/glossary.h"

/* In the order in which a file without a header has them; the first eight are those of glossary/terms. */
typedef enum column {
    COLUMN_NL,
    COLUMN_EN,
    COLUMN_POS,
    COLUMN_GENDER,
    COLUMN_STATUS,
    COLUMN_DOMAIN,
    COLUMN_CASE,
    COLUMN_NOTE,
    COLUMN_REFERENCE,
    COLUMN_ENTRY,
    COLUMN_KIND,
    COLUMN_ORIGINAL,
    COLUMN_ORIGIN,
    COLUMN_VARIANTS,
    COLUMN_ALTERNATIVES,
    COLUMN_DEFINITION, /* of the Dutch */
    COLUMN_CHANGED,    /* when the entry was changed last: 2026-11-22, or to the second */
    COLUMN_ABOUT,      /* a note on the entry; COLUMN_NOTE is one on the English */
    COLUMN_DUTCH_NOTE, /* one on the Dutch */
    COLUMN_FORBIDDEN,  /* whether the English is, as Matecat has it: "yes" or not */
    COLUMN_COUNT,
    COLUMN_NONE = COLUMN_COUNT /* left out */
} column;

const char *column_word(column which);

/* Which column stands where in a file. */
typedef struct columns {
    ntr_table words; /* words/exchange.tsv */
    column at[SHEET_CELLS];
    uint32_t count;
    bool by_order;    /* nobody said which is which */
    bool kept;        /* Dutch without English is a name that stays as it is */
    ntr_str left_out; /* what a header calls the columns that we have no use for: "Client, Context" */
} columns;

/* The column that we call `word`; COLUMN_NONE when we have none such. */
column column_from(ntr_str word);

bool columns_has(const columns *self, column which);

/* Without blanks at its ends. */
ntr_str columns_trim(ntr_str text);

/* Our word for what a cell says about `what` ("pos", "status" …), in `arena`; `.ptr` NULL when it is unknown. */
ntr_str columns_word(const columns *self, ntr_arena *arena, const char *what, ntr_str said);

/* A text as a cell is cleaned: blanks at its ends taken off, on one line, NFC. A slice of `cell` where nothing had to
 * be done; `.ptr` NULL when memory ran out. */
ntr_str columns_clean(ntr_arena *arena, ntr_str cell);

/* Seconds since 1970 of 2026-11-22, or of 2026-11-22T10:00:00Z; 0 when it is neither. */
int64_t columns_date(ntr_str text);

/* Whether it is a UUID as an export writes it: 36 hexadecimal digits and hyphens. */
bool columns_is_uid(ntr_str text);

/* Reads the words that headers and cells may say; must come first. */
ntr_status columns_init(columns *out, ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

/* Takes the columns from a list as a user gives it: "nl,en,-,note". NTR_BAD_ARGUMENT. */
ntr_status columns_from_list(columns *out, ntr_arena *arena, const char *list, ntr_error *err) NTR_MUST_CHECK;

/* Takes them from a choice: "nl=B,en=Target term,note=5". What stands behind "=" is looked for in the first row (then
 * `*by_header` is true), else it is a letter or a number from 1. NTR_BAD_ARGUMENT. */
ntr_status columns_from_choice(columns *out, bool *by_header, ntr_arena *arena, const char *list,
                               const sheet_row *first, ntr_error *err) NTR_MUST_CHECK;

/* Takes them from a header, when `row` is one: it names a Dutch and an English column. Further columns of a language
 * are synonyms. */
bool columns_from_header(columns *out, ntr_arena *arena, const sheet_row *row);

/* Whether the row says itself from which language into which it goes, as DeepL's files of many languages do: "kwijl,
 * drool, NL, EN". */
bool columns_is_directed(const sheet_row *row);

/* Takes them as they come when there is neither. */
void columns_by_order(columns *out);

/* One row in our own words; empty where the file says nothing. */
typedef struct import_row {
    uint64_t line;
    ntr_str cells[COLUMN_COUNT];
    ntr_str problem; /* why it is bad; `.ptr` NULL: it is not */
} import_row;

/* Cleans the cells (blanks, control characters, NFC) and puts parts of speech, statuses and so on in our own words.
 * False for a row to be passed over: an empty one, or a comment ("# …"). */
bool columns_read(import_row *out, const columns *self, ntr_arena *arena, const sheet_row *row);

#endif
