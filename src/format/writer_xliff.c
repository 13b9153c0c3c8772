/* XLIFF 1.2, strict and flat: one segment a trans-unit, what ntrans knows of it in notes. The form that CAT tools read
 * best: no groups, and marks inside the text only when asked for. */
#include "format/formats.h"
#include "format/marks.h"
#include "format/original_text.h"
#include "format/xliff_parts.h"
#include "format/xml_document.h"

/* What the header calls us. */
#define TOOL NTR_STR("ntrans")

/* The native code is the content of <bpt>, <ept>, <ph> and <it>; where it is not known <bx>, <ex> and <x> stand. */
static const char *element_of(const ntr_code *code) {
    if (code->data.len && code->isolated) return "it";
    switch (code->kind) {
    case NTR_CODE_OPEN: return code->data.len ? "bpt" : "bx";
    case NTR_CODE_CLOSE: return code->data.len ? "ept" : "ex";
    case NTR_CODE_ALONE: break;
    }
    return code->data.len ? "ph" : "x";
}

static void write_code(ntr_xml_writer *xml, const ntr_code *code, uint32_t number) {
    (void)number;
    ntr_xml_begin(xml, element_of(code));
    ntr_xml_attribute(xml, "id", code->id);
    if (code->data.len && code->isolated)
        ntr_xml_attribute(xml, "pos", code->kind == NTR_CODE_OPEN ? NTR_STR("open") : NTR_STR("close"));
    ntr_xml_text(xml, code->data);
    ntr_xml_end(xml);
}

static void write_point(ntr_xml_writer *xml, int32_t code_point, unsigned number) {
    ntr_xml_begin(xml, "x");
    ntr_xml_attribute_printf(xml, "id", "u%u", number);
    ntr_xml_attribute(xml, "ctype", NTR_STR("x-code-point"));
    ntr_xml_attribute_printf(xml, "equiv-text", "U+%04X", (unsigned)code_point);
    ntr_xml_end(xml);
}

/* The word of the block's kind among the values of restype; NULL for a plain paragraph. */
static const char *restype_of(ntr_block_kind block) {
    switch (block) {
    case NTR_PARAGRAPH: return NULL;
    case NTR_HEADING: return "heading";
    case NTR_LIST_ITEM: return "listitem";
    case NTR_CAPTION: return "caption";
    }
    return NULL;
}

static const char *state_of(ntr_state state) {
    switch (state) {
    case NTR_STATE_NEW: return "new";
    case NTR_STATE_TRANSLATED: return "translated";
    case NTR_STATE_REVIEWED: return "signed-off";
    case NTR_STATE_FINAL: return "final";
    }
    return "new";
}

/* How much a target out of a translation memory was alike. */
ntr_str xliff_qualifier(unsigned score) {
    return score >= NTR_SCORE_SAME ? NTR_STR("exact-match") : NTR_STR("fuzzy-match");
}

static void write_content(ntr_xml_writer *xml, ntr_str text, ntr_codes codes) {
    ntr_write_inline_all(&(ntr_inline_writer){xml, text, codes, write_code, write_point, 0, 0});
    ntr_xml_end(xml);
}

static void write_source(ntr_xml_writer *xml, const ntr_bitext *bitext, ntr_str text, ntr_codes codes) {
    ntr_xml_begin_text(xml, "source");
    ntr_xml_attribute(xml, "xml:lang", ntr_str_from(bitext->source_lang));
    write_content(xml, text, codes);
}

/* The type of the mark around an annotation: "x-ntrans-person", "x-ntrans-url"; for terms the standard has a word. */
static void begin_mark(ntr_xml_writer *xml, const ntr_unit *unit, const ntr_annot *annot) {
    ntr_xml_begin(xml, "mrk");
    if (annot->kind == NTR_TERM) {
        ntr_xml_attribute(xml, "mtype", NTR_STR("term"));
    } else {
        ntr_xml_attribute_printf(xml, "mtype", "x-ntrans-%s", ntr_annot_subkind_word(annot));
    }
    ntr_xml_attribute_printf(xml, "mid", "m%u", ntr_mark_number(unit, annot));
    if (annot->target.ptr) ntr_xml_attribute(xml, "comment", annot->target);
}

static void write_unit_source(ntr_xml_writer *xml, const ntr_bitext *bitext, const ntr_unit *unit, bool annotate) {
    ntr_inline_writer text = {xml, unit->source, unit->source_codes, write_code, write_point, 0, 0};
    if (!annotate) {
        write_source(xml, bitext, unit->source, unit->source_codes);
        return;
    }
    ntr_xml_begin_text(xml, "source");
    ntr_xml_attribute(xml, "xml:lang", ntr_str_from(bitext->source_lang));
    ntr_write_marked(&text, unit, begin_mark);
    ntr_xml_end(xml);
}

static void write_target(ntr_xml_writer *xml, const ntr_bitext *bitext, const ntr_unit *unit) {
    if (!unit->target.ptr) return;
    ntr_xml_begin_text(xml, "target");
    ntr_xml_attribute(xml, "xml:lang", ntr_str_from(bitext->target_lang));
    ntr_xml_attribute(xml, "state", ntr_str_from(state_of(unit->state)));
    if (unit->pretranslated) ntr_xml_attribute(xml, "state-qualifier", xliff_qualifier(unit->pretranslated));
    write_content(xml, unit->target, unit->target_codes);
}

/* A match between the same neighbours counts as 101%, as CAT tools have it. */
void xliff_write_match(ntr_xml_writer *xml, const ntr_bitext *bitext, const ntr_match *match, ntr_str tool) {
    ntr_xml_begin(xml, "alt-trans");
    ntr_xml_attribute_printf(xml, "match-quality", "%u%%", match->score);
    if (tool.len) ntr_xml_attribute(xml, "tool-id", tool);
    if (match->origin.len) ntr_xml_attribute(xml, "origin", match->origin);
    ntr_xml_attribute(xml, "xml:space", NTR_STR("preserve"));
    write_source(xml, bitext, match->source, match->source_codes);
    ntr_xml_begin_text(xml, "target");
    ntr_xml_attribute(xml, "xml:lang", ntr_str_from(bitext->target_lang));
    ntr_xml_attribute(xml, "state-qualifier", xliff_qualifier(match->score));
    write_content(xml, match->target, match->target_codes);
    if (match->replaced.len) {
        ntr_xml_begin_text(xml, "note");
        ntr_xml_attribute(xml, "from", NTR_STR("ntrans"));
        ntr_xml_text(xml, NTR_STR("replaced: "));
        ntr_xml_text(xml, match->replaced);
        ntr_xml_end(xml);
    }
    ntr_xml_end(xml);
}

void xliff_write_remark(ntr_xml_writer *xml, const ntr_remark *remark) {
    ntr_xml_begin_text(xml, "note");
    ntr_xml_attribute(xml, "from", NTR_STR("ntrans"));
    ntr_xml_attribute(xml, "annotates", NTR_STR("source"));
    ntr_xml_text(xml, ntr_str_from(remark->category));
    ntr_xml_text(xml, NTR_STR(": "));
    ntr_xml_text(xml, remark->text);
    ntr_xml_end(xml);
}

static void write_notes(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_unit *unit) {
    ntr_remark remark;
    for (ntr_remarks_start(remarks, unit); ntr_remarks_next(remarks, &remark);) xliff_write_remark(xml, &remark);
}

static void write_unit(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext, const ntr_unit *unit,
                       bool annotate) {
    const char *restype = restype_of(unit->block);
    ntr_xml_begin(xml, "trans-unit");
    ntr_xml_attribute(xml, "id", unit->id);
    if (!unit->translate) ntr_xml_attribute(xml, "translate", NTR_STR("no"));
    if (unit->state >= NTR_STATE_REVIEWED) ntr_xml_attribute(xml, "approved", NTR_STR("yes"));
    if (restype) ntr_xml_attribute(xml, "restype", ntr_str_from(restype));
    ntr_xml_attribute(xml, "xml:space", NTR_STR("preserve"));
    write_unit_source(xml, bitext, unit, annotate);
    write_target(xml, bitext, unit);
    for (uint32_t i = 0; i < unit->match_count; i++) xliff_write_match(xml, bitext, &unit->matches[i], TOOL);
    write_notes(xml, remarks, unit);
    ntr_xml_end(xml);
}

/* The document itself serves as skeleton: the English goes back into it, see ntrans-export(1). */
static void write_skeleton(ntr_xml_writer *xml, const ntr_bitext *bitext) {
    ntr_xml_begin(xml, "skl");
    ntr_xml_begin(xml, "external-file");
    ntr_xml_attribute(xml, "href", original_href(bitext->arena, bitext->original.path));
    ntr_xml_attribute_printf(xml, "crc", "%08x", (unsigned)bitext->original.crc);
    ntr_xml_end(xml);
    ntr_xml_end(xml);
}

static void write_reading(ntr_xml_writer *xml, const ntr_bitext *bitext) {
    ntr_buffer text = {0};
    original_append(&text, &bitext->original);
    ntr_xml_begin_text(xml, "note");
    ntr_xml_attribute(xml, "from", NTR_STR("ntrans"));
    ntr_xml_text(xml, ntr_buffer_str(&text));
    ntr_xml_end(xml);
    ntr_buffer_dispose(&text);
}

static void write_header(ntr_xml_writer *xml, const ntr_bitext *bitext) {
    const bool known = bitext->original.format.len > 0;
    ntr_xml_begin(xml, "header");
    if (known) write_skeleton(xml, bitext);
    ntr_xml_begin(xml, "tool");
    ntr_xml_attribute(xml, "tool-id", TOOL);
    ntr_xml_attribute(xml, "tool-name", NTR_STR("ntrans"));
    ntr_xml_attribute(xml, "tool-version", NTR_STR(NTRANS_VERSION));
    ntr_xml_end(xml);
    if (known) write_reading(xml, bitext);
    ntr_xml_end(xml);
}

static void write_datatype(ntr_xml_writer *xml, ntr_str format) {
    if (!format.len || ntr_str_equal(format, NTR_STR("plain"))) {
        ntr_xml_attribute(xml, "datatype", NTR_STR("plaintext"));
    } else if (ntr_str_equal(format, NTR_STR("html"))) {
        ntr_xml_attribute(xml, "datatype", format);
    } else {
        ntr_xml_attribute_printf(xml, "datatype", "x-%.*s", NTR_FMT(format));
    }
}

static void write_file(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext,
                       const ntr_write_options *options) {
    ntr_xml_begin(xml, "file");
    ntr_xml_attribute(xml, "original", bitext->name);
    ntr_xml_attribute(xml, "source-language", ntr_str_from(bitext->source_lang));
    ntr_xml_attribute(xml, "target-language", ntr_str_from(bitext->target_lang));
    write_datatype(xml, bitext->original.format);
    ntr_xml_attribute(xml, "tool-id", TOOL);
    write_header(xml, bitext);
    ntr_xml_begin(xml, "body");
    for (uint32_t i = 0; i < bitext->units.count; i++)
        write_unit(xml, remarks, bitext, &bitext->units.items[i], options->annotate);
    ntr_xml_end(xml);
    ntr_xml_end(xml);
}

static void write_document(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext,
                           const ntr_write_options *options) {
    ntr_xml_begin(xml, "xliff");
    ntr_xml_attribute(xml, "xmlns", NTR_STR("urn:oasis:names:tc:xliff:document:1.2"));
    ntr_xml_attribute(xml, "version", NTR_STR("1.2"));
    write_file(xml, remarks, bitext, options);
    ntr_xml_end(xml);
}

ntr_status ntr_write_xliff(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) {
    return ntr_write_xml(out, bitext, write_document, options, err);
}
