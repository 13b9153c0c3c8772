/* PO (GNU gettext): the id is the context, remarks are extracted comments, and a draft is fuzzy, so that no tool takes
 * it for a translation. Codes stand in the text as the document has them. */
#include "format/codes_text.h"
#include "format/formats.h"
#include "format/remarks.h"

static void append_escaped(ntr_buffer *out, char byte) {
    switch (byte) {
    case '\n': ntr_buffer_append(out, NTR_STR("\\n")); break;
    case '\t': ntr_buffer_append(out, NTR_STR("\\t")); break;
    case '\r': ntr_buffer_append(out, NTR_STR("\\r")); break;
    case '"': ntr_buffer_append(out, NTR_STR("\\\"")); break;
    case '\\': ntr_buffer_append(out, NTR_STR("\\\\")); break;
    default: ntr_buffer_append_char(out, byte);
    }
}

/* A text of several lines begins with an empty string and has a string a line. */
static void write_string(ntr_buffer *out, const char *keyword, ntr_str text) {
    const bool lines = text.len && memchr(text.ptr, '\n', text.len - 1);
    ntr_buffer_printf(out, "%s \"%s", keyword, lines ? "\"\n\"" : "");
    for (size_t i = 0; i < text.len; i++) {
        append_escaped(out, text.ptr[i]);
        if (lines && text.ptr[i] == '\n' && i + 1 < text.len) ntr_buffer_append(out, NTR_STR("\"\n\""));
    }
    ntr_buffer_append(out, NTR_STR("\"\n"));
}

static void write_coded(ntr_buffer *out, const char *keyword, ntr_str text, ntr_codes codes) {
    ntr_buffer flat = {0};
    ntr_append_coded(&flat, text, codes);
    write_string(out, keyword, ntr_buffer_str(&flat));
    if (flat.failed) out->failed = true;
    ntr_buffer_dispose(&flat);
}

static void write_header(ntr_buffer *out, const ntr_bitext *bitext) {
    const char *lang = bitext->target_lang, *region = strchr(lang, '-'); /* en_GB */
    const int length = region ? (int)(region - lang) : (int)strlen(lang);
    ntr_buffer_printf(out,
                      "msgid \"\"\nmsgstr \"\"\n"
                      "\"Project-Id-Version: ntrans\\n\"\n"
                      "\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"\n"
                      "\"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n\"\n"
                      "\"Language-Team: LANGUAGE <LL@li.org>\\n\"\n"
                      "\"Language: %.*s%s%s\\n\"\n"
                      "\"MIME-Version: 1.0\\n\"\n"
                      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                      "\"Content-Transfer-Encoding: 8bit\\n\"\n",
                      length, lang, region ? "_" : "", region ? region + 1 : "");
}

static void write_unit(ntr_buffer *out, ntr_remarks *remarks, const ntr_unit *unit) {
    ntr_remark remark;
    ntr_buffer_append_char(out, '\n');
    for (ntr_remarks_start(remarks, unit); ntr_remarks_next(remarks, &remark);)
        ntr_buffer_printf(out, "#. %s: %.*s\n", remark.category, NTR_FMT(remark.text));
    if (unit->state == NTR_STATE_NEW && unit->target.len && unit->translate)
        ntr_buffer_append(out, NTR_STR("#, fuzzy\n"));
    write_string(out, "msgctxt", unit->id);
    write_coded(out, "msgid", unit->source, unit->source_codes);
    write_coded(out, "msgstr", unit->target, unit->target_codes);
}

ntr_status ntr_write_po(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    (void)options;
    ntr_remarks remarks;
    ntr_remarks_init(&remarks);
    write_header(out, bitext);
    for (uint32_t i = 0; i < bitext->units.count; i++) write_unit(out, &remarks, &bitext->units.items[i]);
    const ntr_status status = ntr_remarks_check(&remarks, err);
    ntr_remarks_dispose(&remarks);
    return status != NTR_OK ? status : ntr_buffer_check(out, err);
}
