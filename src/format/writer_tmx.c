/* TMX 1.4b: translation memory. The state of each unit is a property, so that a draft is not taken for a translation;
 * dates only where a unit came out of a memory, so that the same text gives the same file. */
#include <inttypes.h>
#include <stdio.h>

#include "ext/file.h"
#include "format/formats.h"
#include "format/remarks.h"
#include "format/xml_document.h"

static const char *element_of(const ntr_code *code) {
    if (code->isolated) return "it";
    return code->kind == NTR_CODE_OPEN ? "bpt" : code->kind == NTR_CODE_CLOSE ? "ept" : "ph";
}

/* TMX pairs <bpt> and <ept> by `i` within a text, and <ph> and <it> by `x` across the two. */
static void write_code(ntr_xml_writer *xml, const ntr_code *code, uint32_t number) {
    (void)number;
    const bool pair = code->kind != NTR_CODE_ALONE && !code->isolated;
    ntr_xml_begin(xml, element_of(code));
    if (code->isolated) ntr_xml_attribute(xml, "pos", code->kind == NTR_CODE_OPEN ? NTR_STR("begin") : NTR_STR("end"));
    ntr_xml_attribute(xml, pair ? "i" : "x", code->id);
    ntr_xml_text(xml, code->data);
    ntr_xml_end(xml);
}

static void write_point(ntr_xml_writer *xml, int32_t code_point, unsigned number) {
    ntr_xml_begin(xml, "ph");
    ntr_xml_attribute_printf(xml, "x", "u%u", number);
    ntr_xml_attribute(xml, "type", NTR_STR("x-code-point"));
    char name[16];
    snprintf(name, sizeof name, "U+%04X", (unsigned)code_point);
    ntr_xml_text(xml, ntr_str_from(name));
    ntr_xml_end(xml);
}

static void write_property(ntr_xml_writer *xml, const char *type, const char *value) {
    ntr_xml_begin_text(xml, "prop");
    ntr_xml_attribute(xml, "type", ntr_str_from(type));
    ntr_xml_text(xml, ntr_str_from(value));
    ntr_xml_end(xml);
}

/* "20240501T123000Z", as TMX wants its dates (ISO 8601 without marks between). */
static void write_date(ntr_xml_writer *xml, const char *name, int64_t at) {
    char text[NTR_CLOCK_TEXT_SIZE], *out = text;
    if (at == 0) return;
    ntr_clock_text(text, at);
    for (const char *c = text; *c; c++)
        if (*c != '-' && *c != ':') *out++ = *c;
    *out = '\0';
    ntr_xml_attribute(xml, name, ntr_str_from(text));
}

static void write_dates(ntr_xml_writer *xml, const ntr_provenance *from) {
    if (!from) return;
    write_date(xml, "creationdate", from->created);
    if (from->author.len) ntr_xml_attribute(xml, "creationid", from->author);
    write_date(xml, "changedate", from->changed);
}

static void write_text_property(ntr_xml_writer *xml, const char *type, ntr_str value) {
    if (value.len == 0) return;
    ntr_xml_begin_text(xml, "prop");
    ntr_xml_attribute(xml, "type", ntr_str_from(type));
    ntr_xml_text(xml, value);
    ntr_xml_end(xml);
}

static void write_provenance(ntr_xml_writer *xml, const ntr_provenance *from) {
    char text[24];
    if (!from) return;
    write_text_property(xml, "x-origin", from->origin);
    write_text_property(xml, "x-document", from->document);
    snprintf(text, sizeof text, "%016" PRIx64, from->before);
    if (from->before) write_property(xml, "x-before", text);
    snprintf(text, sizeof text, "%016" PRIx64, from->behind);
    if (from->behind) write_property(xml, "x-behind", text);
    snprintf(text, sizeof text, "%u", from->confidence);
    if (from->confidence) write_property(xml, "x-confidence", text);
}

/* `own` is the language of the unit, or empty: that of the others. */
static void write_variant(ntr_xml_writer *xml, const char *lang, ntr_str own, ntr_str text, ntr_codes codes) {
    ntr_xml_begin(xml, "tuv");
    ntr_xml_attribute(xml, "xml:lang", own.len ? own : ntr_str_from(lang));
    ntr_xml_begin_text(xml, "seg");
    ntr_write_inline_all(&(ntr_inline_writer){xml, text, codes, write_code, write_point, 0, 0});
    ntr_xml_end(xml);
    ntr_xml_end(xml);
}

static void write_unit(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext, const ntr_unit *unit) {
    ntr_remark remark;
    ntr_xml_begin(xml, "tu");
    ntr_xml_attribute(xml, "tuid", unit->id);
    write_dates(xml, unit->provenance);
    write_property(xml, "x-state", ntr_state_word(unit->state));
    if (!unit->translate) write_property(xml, "x-translate", "no");
    write_provenance(xml, unit->provenance);
    for (ntr_remarks_start(remarks, unit); ntr_remarks_next(remarks, &remark);) {
        ntr_xml_begin_text(xml, "note");
        ntr_xml_text(xml, ntr_str_from(remark.category));
        ntr_xml_text(xml, NTR_STR(": "));
        ntr_xml_text(xml, remark.text);
        ntr_xml_end(xml);
    }
    const ntr_provenance *from = unit->provenance;
    const ntr_str source_lang = from ? from->source_lang : NTR_STR(""),
                  target_lang = from ? from->target_lang : NTR_STR("");
    write_variant(xml, bitext->source_lang, source_lang, unit->source, unit->source_codes);
    if (unit->target.ptr) write_variant(xml, bitext->target_lang, target_lang, unit->target, unit->target_codes);
    ntr_xml_end(xml);
}

static void write_header(ntr_xml_writer *xml, const ntr_bitext *bitext) {
    ntr_xml_begin(xml, "header");
    ntr_xml_attribute(xml, "creationtool", NTR_STR("ntrans"));
    ntr_xml_attribute(xml, "creationtoolversion", NTR_STR(NTRANS_VERSION));
    ntr_xml_attribute(xml, "segtype", NTR_STR("sentence"));
    ntr_xml_attribute(xml, "o-tmf", NTR_STR("ntrans"));
    ntr_xml_attribute(xml, "adminlang", NTR_STR("en"));
    ntr_xml_attribute(xml, "srclang", ntr_str_from(bitext->source_lang));
    ntr_xml_attribute(xml, "datatype", NTR_STR("plaintext"));
    ntr_xml_end(xml);
}

static ntr_status write_body(ntr_xml_writer *xml, ntr_remarks *remarks, ntr_bitext_give give, void *self,
                             ntr_error *err) {
    const ntr_bitext *piece;
    NTR_TRY(give(&piece, self, err));
    ntr_xml_begin(xml, "tmx");
    ntr_xml_attribute(xml, "version", NTR_STR("1.4"));
    write_header(xml, piece);
    ntr_xml_begin(xml, "body");
    while (piece) {
        for (uint32_t i = 0; i < piece->units.count; i++) write_unit(xml, remarks, piece, &piece->units.items[i]);
        NTR_TRY(give(&piece, self, err));
    }
    ntr_xml_end(xml);
    ntr_xml_end(xml);
    return ntr_remarks_check(remarks, err);
}

ntr_status ntr_write_tmx_pieces(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                                ntr_error *err) {
    (void)options;
    ntr_xml_writer *xml = NULL;
    ntr_remarks remarks;
    NTR_TRY(ntr_xml_writer_open(&xml, out, err));
    ntr_remarks_init(&remarks);
    const ntr_status status = write_body(xml, &remarks, give, self, err);
    ntr_remarks_dispose(&remarks);
    const ntr_status written = ntr_xml_writer_close(xml, status == NTR_OK ? err : NULL);
    return status != NTR_OK ? status : written;
}

ntr_status ntr_write_tmx(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    return ntr_write_tmx_pieces(out, ntr_give_whole, &bitext, options, err);
}
