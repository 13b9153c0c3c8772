/* TSV: a header, then one line a segment. Tab, line feed, carriage return and backslash are written \t \n \r \\.
 * CSV: the same columns by RFC 4180, for spreadsheets; what they would take for a formula has an apostrophe in front.
 */
#include "ext/sheet.h"
#include "format/codes_text.h"
#include "format/formats.h"
#include "format/remarks.h"

static const char *escape_of(char byte) {
    switch (byte) {
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\\': return "\\\\";
    default: return NULL;
    }
}

static void append_cell(ntr_buffer *out, ntr_str text) {
    size_t done = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *escape = escape_of(text.ptr[i]);
        if (!escape) continue;
        ntr_buffer_append(out, ntr_str_slice(text, done, i));
        ntr_buffer_append(out, ntr_str_from(escape));
        done = i + 1;
    }
    ntr_buffer_append(out, ntr_str_slice(text, done, text.len));
}

static const ntr_str header[] = {{"id", 2},   {"source", 6},    {"target", 6}, {"state", 5},
                                 {"lang", 4}, {"translate", 9}, {"notes", 5}};

enum { COLUMNS = sizeof header / sizeof header[0] };

/* A table being written. The cells of a row that are made for it stand in `scratch`, one behind the other. */
typedef struct table {
    ntr_buffer *out;
    ntr_remarks remarks;
    ntr_buffer scratch;
    bool comma; /* CSV */
} table;

static void append_row(table *t, const ntr_str cells[COLUMNS]) {
    if (t->comma) {
        sheet_append(t->out, cells, COLUMNS, ',', "\r\n", true);
        return;
    }
    for (int i = 0; i < COLUMNS; i++) {
        if (i) ntr_buffer_append_char(t->out, '\t');
        append_cell(t->out, cells[i]);
    }
    ntr_buffer_append_char(t->out, '\n');
}

static void append_remarks(table *t, const ntr_unit *unit) {
    ntr_remark remark;
    const size_t begin = t->scratch.len;
    for (ntr_remarks_start(&t->remarks, unit); ntr_remarks_next(&t->remarks, &remark);) {
        if (t->scratch.len > begin) ntr_buffer_append(&t->scratch, NTR_STR(" | "));
        ntr_buffer_printf(&t->scratch, "%s: ", remark.category);
        ntr_buffer_append(&t->scratch, remark.text);
    }
}

/* A unit without a target has no state: that tells it from one whose target is empty. */
static void write_unit(table *t, const ntr_unit *unit) {
    ntr_buffer_clear(&t->scratch);
    ntr_append_coded(&t->scratch, unit->source, unit->source_codes);
    const size_t source = t->scratch.len;
    ntr_append_coded(&t->scratch, unit->target, unit->target_codes);
    const size_t target = t->scratch.len;
    append_remarks(t, unit);
    const ntr_str made = ntr_buffer_str(&t->scratch);
    const ntr_str cells[COLUMNS] = {
        unit->id,
        ntr_str_slice(made, 0, source),
        ntr_str_slice(made, source, target),
        ntr_str_from(unit->target.ptr ? ntr_state_word(unit->state) : ""),
        ntr_str_from(unit->lang.code),
        ntr_str_from(unit->translate ? "yes" : "no"),
        ntr_str_slice(made, target, made.len),
    };
    append_row(t, cells);
}

static ntr_status write_rows(table *t, ntr_bitext_give give, void *self, ntr_error *err) {
    append_row(t, header);
    for (const ntr_bitext *piece;;) {
        NTR_TRY(give(&piece, self, err));
        if (!piece) break;
        for (uint32_t i = 0; i < piece->units.count; i++) write_unit(t, &piece->units.items[i]);
    }
    NTR_TRY(ntr_remarks_check(&t->remarks, err));
    NTR_TRY(ntr_buffer_check(&t->scratch, err));
    return ntr_buffer_check(t->out, err);
}

static ntr_status write_table(ntr_buffer *out, ntr_bitext_give give, void *self, bool comma, ntr_error *err) {
    table t = {.out = out, .comma = comma};
    ntr_remarks_init(&t.remarks);
    const ntr_status status = write_rows(&t, give, self, err);
    ntr_remarks_dispose(&t.remarks);
    ntr_buffer_dispose(&t.scratch);
    return status;
}

ntr_status ntr_write_tsv_pieces(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                                ntr_error *err) {
    (void)options;
    return write_table(out, give, self, false, err);
}

ntr_status ntr_write_tsv(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    return ntr_write_tsv_pieces(out, ntr_give_whole, &bitext, options, err);
}

ntr_status ntr_write_csv(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    (void)options;
    return write_table(out, ntr_give_whole, &bitext, true, err);
}
