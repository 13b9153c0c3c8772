/* TSV: a header, then one line a segment. Tab, line feed, carriage return and backslash are written \t \n \r \\. */
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

static void append_remarks(ntr_buffer *out, ntr_remarks *remarks, const ntr_unit *unit) {
    ntr_remark remark;
    bool first = true;
    for (ntr_remarks_start(remarks, unit); ntr_remarks_next(remarks, &remark);) {
        if (!first) ntr_buffer_append(out, NTR_STR(" | "));
        first = false;
        ntr_buffer_printf(out, "%s: ", remark.category);
        append_cell(out, remark.text);
    }
}

static void append_coded_cell(ntr_buffer *out, ntr_str text, ntr_codes codes) {
    ntr_buffer flat = {0};
    ntr_append_coded(&flat, text, codes);
    append_cell(out, ntr_buffer_str(&flat));
    if (flat.failed) out->failed = true;
    ntr_buffer_dispose(&flat);
}

/* A unit without a target has no state: that tells it from one whose target is empty. */
static void write_unit(ntr_buffer *out, ntr_remarks *remarks, const ntr_unit *unit) {
    append_cell(out, unit->id);
    ntr_buffer_append_char(out, '\t');
    append_coded_cell(out, unit->source, unit->source_codes);
    ntr_buffer_append_char(out, '\t');
    append_coded_cell(out, unit->target, unit->target_codes);
    ntr_buffer_printf(out, "\t%s\t%s\t%s\t", unit->target.ptr ? ntr_state_word(unit->state) : "", unit->lang.code,
                      unit->translate ? "yes" : "no");
    append_remarks(out, remarks, unit);
    ntr_buffer_append_char(out, '\n');
}

ntr_status ntr_write_tsv(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    (void)options;
    ntr_remarks remarks;
    ntr_remarks_init(&remarks);
    ntr_buffer_append(out, NTR_STR("id\tsource\ttarget\tstate\tlang\ttranslate\tnotes\n"));
    for (uint32_t i = 0; i < bitext->units.count; i++) write_unit(out, &remarks, &bitext->units.items[i]);
    const ntr_status status = ntr_remarks_check(&remarks, err);
    ntr_remarks_dispose(&remarks);
    return status != NTR_OK ? status : ntr_buffer_check(out, err);
}
