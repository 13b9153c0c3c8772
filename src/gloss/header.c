/* Which column is which, by the header that a file has. */
#include "ext/unicode.h"
#include "gloss/columns.h"

/* "Target 2", "EN_3", "Engels (2)" without the number that tells it from others of its kind. */
static ntr_str without_number(ntr_str said) {
    size_t end = said.len;
    while (end > 0 && memchr("0123456789 _.()#-", said.ptr[end - 1], 17)) end--;
    return ntr_str_slice(said, 0, end);
}

/* What a header cell says of `what`, in our words; `.ptr` NULL: nothing that we know. */
static ntr_str word_for(const columns *self, ntr_arena *arena, const char *what, ntr_str said) {
    const ntr_str word = columns_word(self, arena, what, said);
    return word.ptr ? word : columns_word(self, arena, what, without_number(said));
}

/* What becomes of a column where there may be one of its kind already: further columns of terms are synonyms. */
static column further(const columns *self, column which) {
    const bool many = which == COLUMN_VARIANTS || which == COLUMN_ALTERNATIVES || which == COLUMN_NOTE;
    if (which == COLUMN_NONE || many || !columns_has(self, which)) return which;
    return which == COLUMN_NL ? COLUMN_VARIANTS : which == COLUMN_EN ? COLUMN_ALTERNATIVES : COLUMN_NONE;
}

/* Matecat has notes behind each language. Of several columns of notes, one behind the Dutch is about the Dutch, one
 * behind the English about that, and further ones are left out. */
static void part_notes(columns *self) {
    uint32_t notes = 0;
    for (uint32_t i = 0; i < self->count; i++) notes += self->at[i] == COLUMN_NOTE;
    bool dutch = false, english = false, behind_dutch = false;
    for (uint32_t i = 0; notes > 1 && i < self->count; i++) {
        const column which = self->at[i];
        if (which == COLUMN_NL || which == COLUMN_EN) behind_dutch = which == COLUMN_NL;
        if (which != COLUMN_NOTE) continue;
        bool *taken = behind_dutch ? &dutch : &english;
        self->at[i] = *taken ? COLUMN_NONE : behind_dutch ? COLUMN_DUTCH_NOTE : COLUMN_NOTE;
        *taken = true;
    }
}

/* "Source language" may head the terms of a language, but where others do it says of each row which language it is. */
static void fill_from_languages(columns *self, ntr_arena *arena, const sheet_row *row) {
    for (uint32_t i = 0; i < self->count; i++) {
        if (self->at[i] != COLUMN_NONE) continue;
        const column which = column_from(columns_word(self, arena, "language", columns_trim(row->cells[i])));
        if (which != COLUMN_NONE && !columns_has(self, which)) self->at[i] = which;
    }
}

/* Nobody should find out later that a column was not read. */
static void list_left_out(columns *self, ntr_arena *arena, const sheet_row *row) {
    self->left_out = NTR_STR("");
    for (uint32_t i = 0; i < self->count; i++) {
        const ntr_str said = columns_trim(row->cells[i]);
        bool told = false;
        for (uint32_t j = 0; j < i; j++) told = told || ntr_str_equal(said, columns_trim(row->cells[j]));
        if (self->at[i] != COLUMN_NONE || said.len == 0 || told) continue;
        const bool more = self->left_out.len > 0;
        self->left_out =
            ntr_arena_printf(arena, "%.*s%s%.*s", NTR_FMT(self->left_out), more ? ", " : "", NTR_FMT(said));
    }
}

bool columns_from_header(columns *out, ntr_arena *arena, const sheet_row *row) {
    out->count = 0;
    if (columns_is_directed(row)) return false;
    for (uint32_t i = 0; i < row->count; i++) {
        const column which = column_from(word_for(out, arena, "column", columns_trim(row->cells[i])));
        const column at = further(out, which);
        out->at[out->count++] = at;
    }
    fill_from_languages(out, arena, row);
    part_notes(out);
    list_left_out(out, arena, row);
    return columns_has(out, COLUMN_NL) && columns_has(out, COLUMN_EN);
}
