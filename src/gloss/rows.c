#include "gloss/rows.h"

#include "ext/unicode.h"

/* The container of Microsoft's older formats, and of encrypted newer ones ([MS-CFB] 2.2). */
static bool is_compound_file(ntr_str bytes) {
    return bytes.len >= 8 && memcmp(bytes.ptr, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static ntr_status open_text(rows *out, const char **guessed, ntr_str bytes, const char *encoding, ntr_error *err) {
    NTR_TRY(ntr_decode(&out->bytes, guessed, bytes, encoding, err));
    const ntr_str text = ntr_buffer_str(&out->bytes);
    if (text.len == 0) return ntr_error_set(err, NTR_EMPTY, "there is nothing in it");
    out->utx = utx_is(text);
    out->text = sheet_open(text, out->utx ? '\t' : 0);
    return NTR_OK;
}

ntr_status rows_open(rows *out, const char **guessed, ntr_str bytes, const char *encoding, const char *wanted,
                     ntr_error *err) {
    *out = (rows){0};
    if (is_compound_file(bytes))
        return ntr_error_set(
            err, NTR_BAD_SYNTAX,
            "an Excel file that is encrypted, or older than .xlsx; save it as .xlsx without a password");
    if (ntr_zip_is_likely(bytes)) return book_open(&out->book, bytes, wanted, err);
    if (wanted) return ntr_error_set(err, NTR_BAD_ARGUMENT, "it is no workbook, and has no sheet \"%.60s\"", wanted);
    return open_text(out, guessed, bytes, encoding, err);
}

void rows_close(rows *self) {
    book_close(self->book);
    ntr_buffer_dispose(&self->bytes);
    *self = (rows){0};
}

ntr_status rows_next(bool *more, sheet_row *row, rows *self, ntr_arena *arena, ntr_error *err) {
    if (self->book) return book_next(more, row, self->book, arena, err);
    *more = self->utx ? utx_next(row, self, arena) : sheet_next(row, &self->text, arena);
    return NTR_OK;
}
