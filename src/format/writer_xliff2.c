/* XLIFF 2.1: one segment a unit; names, terms and what stays untouched marked inside the source; terms also in the
 * glossary module. Section numbers are those of the OASIS standard XLIFF 2.1. */
#include "format/formats.h"
#include "format/original_text.h"
#include "format/xliff2_modules.h"
#include "format/xliff_parts.h"
#include "format/xml_document.h"

/* <cp>, section 4.2.3.1. */
static void write_point(ntr_xml_writer *xml, int32_t code_point, unsigned number) {
    (void)number;
    ntr_xml_begin(xml, "cp");
    ntr_xml_attribute_printf(xml, "hex", "%04X", (unsigned)code_point);
    ntr_xml_end(xml);
}

/* --- codes: sections 4.2.3.2 and 4.2.2.10 ------------------------------------------------------------------------- */

/* Ids are of the type NMTOKEN; those of other formats may hold anything. */
static void write_id(ntr_xml_writer *xml, const char *name, ntr_str id) {
    char token[128];
    size_t length = 0;
    for (; length < id.len && length + 1 < sizeof token; length++) {
        const char c = id.ptr[length];
        const bool good =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("._-:", c);
        token[length] = good && c ? c : '_';
    }
    ntr_xml_attribute(xml, name, (ntr_str){token, length});
}

static void write_original(ntr_xml_writer *xml, ntr_codes codes, char side) {
    for (uint32_t i = 0; i < codes.count; i++) {
        if (codes.items[i].data.len == 0) continue;
        ntr_xml_begin_text(xml, "data");
        ntr_xml_attribute_printf(xml, "id", "%c%u", side, i + 1);
        ntr_xml_text(xml, codes.items[i].data);
        ntr_xml_end(xml);
    }
}

static bool has_data(ntr_codes codes) {
    for (uint32_t i = 0; i < codes.count; i++)
        if (codes.items[i].data.len) return true;
    return false;
}

static void write_original_data(ntr_xml_writer *xml, ntr_codes source, ntr_codes target) {
    if (!has_data(source) && !has_data(target)) return;
    ntr_xml_begin(xml, "originalData");
    write_original(xml, source, 's');
    write_original(xml, target, 't');
    ntr_xml_end(xml);
}

/* <sc> and <ec> rather than <pc>: marks may begin inside a pair and end behind it. */
static void write_code(ntr_xml_writer *xml, const ntr_code *code, uint32_t number, char side) {
    static const char *const names[] = {"sc", "ec", "ph"}; /* as ntr_code_kind */
    const bool close = code->kind == NTR_CODE_CLOSE && !code->isolated;
    ntr_xml_begin(xml, names[code->kind]);
    write_id(xml, close ? "startRef" : "id", code->id);
    if (code->isolated) ntr_xml_attribute(xml, "isolated", NTR_STR("yes"));
    if (code->data.len) ntr_xml_attribute_printf(xml, "dataRef", "%c%u", side, number + 1);
    ntr_xml_end(xml);
}

static void write_source_code(ntr_xml_writer *xml, const ntr_code *code, uint32_t number) {
    write_code(xml, code, number, 's');
}

static void write_target_code(ntr_xml_writer *xml, const ntr_code *code, uint32_t number) {
    write_code(xml, code, number, 't');
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

/* Term annotation: section 4.7.3.2; what must stay untouched: 4.7.3.1; names are custom annotations: 4.7.3.4. */
static void begin_mark(ntr_xml_writer *xml, const ntr_unit *unit, const ntr_annot *annot) {
    ntr_xml_begin(xml, "mrk");
    ntr_xml_attribute_printf(xml, "id", "m%u", ntr_mark_number(unit, annot));
    switch (annot->kind) {
    case NTR_TERM: ntr_xml_attribute(xml, "type", NTR_STR("term")); break;
    case NTR_NAME:
        ntr_xml_attribute_printf(xml, "type", "ntrans:%s", ntr_name_kind_word(annot->as.name));
        ntr_xml_attribute(xml, "value", ntr_annot_english(annot, ntr_unit_text(unit, annot)));
        break;
    case NTR_PROTECTED:
        ntr_xml_attribute(xml, "translate", NTR_STR("no"));
        ntr_xml_attribute_printf(xml, "type", "ntrans:%s", ntr_protected_kind_word(annot->as.protected_as));
        break;
    case NTR_QUANTITY: break; /* not marked: see can_open */
    }
}

static void write_source(ntr_xml_writer *xml, const ntr_unit *unit) {
    ntr_inline_writer text = {xml, unit->source, unit->source_codes, write_source_code, write_point, 0, 0};
    ntr_xml_begin_text(xml, "source");
    ntr_write_marked(&text, unit, begin_mark);
    ntr_xml_end(xml);
}

/* --- translation candidates module: section 5.1 ------------------------------------------------------------------- */

/* What the matches of a unit are about: its only segment, by this id. */
#define SEGMENT_ID "seg"

/* The module has no place for what was replaced, so it stands in metadata: section 5.4. */
static void write_replaced(ntr_xml_writer *xml, ntr_str replaced) {
    if (replaced.len == 0) return;
    ntr_xml_begin(xml, "mda:metadata");
    ntr_xml_attribute(xml, "xmlns:mda", NTR_STR("urn:oasis:names:tc:xliff:metadata:2.0"));
    ntr_xml_begin(xml, "mda:metaGroup");
    ntr_xml_attribute(xml, "category", NTR_STR("ntrans"));
    ntr_xml_begin_text(xml, "mda:meta");
    ntr_xml_attribute(xml, "type", NTR_STR("replaced"));
    ntr_xml_text(xml, replaced);
    ntr_xml_end(xml);
    ntr_xml_end(xml);
    ntr_xml_end(xml);
}

static void write_match(ntr_xml_writer *xml, const ntr_match *match, const char *segment) {
    const bool context = match->score > NTR_SCORE_SAME;
    ntr_xml_begin(xml, "mtc:match");
    ntr_xml_attribute_printf(xml, "ref", "#%s", segment);
    ntr_xml_attribute(xml, "type", context ? NTR_STR("icm") : NTR_STR("tm"));
    ntr_xml_attribute_printf(xml, "similarity", "%u", context ? (unsigned)NTR_SCORE_SAME : match->score);
    if (match->origin.len) ntr_xml_attribute(xml, "origin", match->origin);
    write_replaced(xml, match->replaced);
    write_original_data(xml, match->source_codes, match->target_codes);
    ntr_xml_begin_text(xml, "source");
    ntr_write_inline_all(
        &(ntr_inline_writer){xml, match->source, match->source_codes, write_source_code, write_point, 0, 0});
    ntr_xml_end(xml);
    ntr_xml_begin_text(xml, "target");
    ntr_write_inline_all(
        &(ntr_inline_writer){xml, match->target, match->target_codes, write_target_code, write_point, 0, 0});
    ntr_xml_end(xml);
    ntr_xml_end(xml);
}

void xliff2_write_matches(ntr_xml_writer *xml, const ntr_unit *unit, const char *segment) {
    if (unit->match_count == 0) return;
    ntr_xml_begin(xml, "mtc:matches");
    ntr_xml_attribute(xml, "xmlns:mtc", NTR_STR("urn:oasis:names:tc:xliff:matches:2.0"));
    for (uint32_t i = 0; i < unit->match_count; i++) write_match(xml, &unit->matches[i], segment);
    ntr_xml_end(xml);
}

/* --- units -------------------------------------------------------------------------------------------------------- */

void xliff2_write_remark(ntr_xml_writer *xml, const ntr_remark *remark) {
    ntr_xml_begin_text(xml, "note");
    ntr_xml_attribute(xml, "appliesTo", NTR_STR("source"));
    ntr_xml_attribute(xml, "category", ntr_str_from(remark->category));
    ntr_xml_text(xml, remark->text);
    ntr_xml_end(xml);
}

static void write_notes(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_unit *unit) {
    ntr_remark remark;
    bool open = false;
    for (ntr_remarks_start(remarks, unit); ntr_remarks_next(remarks, &remark);) {
        if (!open) ntr_xml_begin(xml, "notes");
        open = true;
        xliff2_write_remark(xml, &remark);
    }
    if (open) ntr_xml_end(xml);
}

/* A segment without a target can be in no other state than the first. */
static const char *state_of(const ntr_unit *unit) {
    return unit->state == NTR_STATE_NEW || !unit->target.ptr ? "initial" : ntr_state_word(unit->state);
}

static void write_segment(ntr_xml_writer *xml, const ntr_unit *unit) {
    ntr_xml_begin(xml, "segment");
    if (unit->match_count) ntr_xml_attribute(xml, "id", NTR_STR(SEGMENT_ID));
    ntr_xml_attribute(xml, "state", ntr_str_from(state_of(unit)));
    if (unit->pretranslated && unit->target.ptr)
        ntr_xml_attribute_printf(xml, "subState", "ntrans:match-%u", unit->pretranslated);
    write_source(xml, unit);
    if (unit->target.ptr) {
        ntr_xml_begin_text(xml, "target");
        ntr_write_inline_all(
            &(ntr_inline_writer){xml, unit->target, unit->target_codes, write_target_code, write_point, 0, 0});
        ntr_xml_end(xml);
    }
    ntr_xml_end(xml);
}

static void write_unit(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_unit *unit) {
    ntr_xml_begin(xml, "unit");
    write_id(xml, "id", unit->id);
    if (unit->block != NTR_PARAGRAPH)
        ntr_xml_attribute_printf(xml, "type", "ntrans:%s", ntr_block_kind_word(unit->block));
    if (!unit->translate) ntr_xml_attribute(xml, "translate", NTR_STR("no"));
    ntr_write_modules(xml, unit);
    xliff2_write_matches(xml, unit, SEGMENT_ID);
    write_notes(xml, remarks, unit);
    write_original_data(xml, unit->source_codes, unit->target_codes);
    write_segment(xml, unit);
    ntr_xml_end(xml);
}

/* Metadata module: section 5.4. */
static void write_property(void *self, const char *name, ntr_str value) {
    ntr_xml_begin_text(self, "mda:meta");
    ntr_xml_attribute(self, "type", ntr_str_from(name));
    ntr_xml_text(self, value);
    ntr_xml_end(self);
}

/* The document itself serves as skeleton: the English goes back into it, see ntrans-export(1). */
static void write_skeleton(ntr_xml_writer *xml, const ntr_bitext *bitext) {
    ntr_xml_begin(xml, "skeleton");
    ntr_xml_attribute(xml, "href", original_href(bitext->arena, bitext->original.path));
    ntr_xml_end(xml);
    ntr_xml_begin(xml, "mda:metadata");
    ntr_xml_attribute(xml, "xmlns:mda", NTR_STR("urn:oasis:names:tc:xliff:metadata:2.0"));
    ntr_xml_begin(xml, "mda:metaGroup");
    ntr_xml_attribute(xml, "category", NTR_STR("ntrans:original"));
    original_each(&bitext->original, write_property, xml);
    ntr_xml_end(xml);
    ntr_xml_end(xml);
}

/* Ids say where a segment stands in the document (p3s2), so tools must not cut the units anew. */
static void write_file(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext) {
    ntr_xml_begin(xml, "file");
    ntr_xml_attribute(xml, "id", NTR_STR("f1"));
    ntr_xml_attribute(xml, "original", bitext->name);
    ntr_xml_attribute(xml, "canResegment", NTR_STR("no"));
    ntr_xml_attribute(xml, "xml:space", NTR_STR("preserve"));
    if (bitext->original.format.len) write_skeleton(xml, bitext);
    for (uint32_t i = 0; i < bitext->units.count; i++) write_unit(xml, remarks, &bitext->units.items[i]);
    ntr_xml_end(xml);
}

static void write_document(ntr_xml_writer *xml, ntr_remarks *remarks, const ntr_bitext *bitext,
                           const ntr_write_options *options) {
    (void)options;
    ntr_xml_begin(xml, "xliff");
    ntr_xml_attribute(xml, "xmlns", NTR_STR("urn:oasis:names:tc:xliff:document:2.0"));
    ntr_write_module_names(xml);
    ntr_xml_attribute(xml, "version", NTR_STR("2.1"));
    ntr_xml_attribute(xml, "srcLang", ntr_str_from(bitext->source_lang));
    ntr_xml_attribute(xml, "trgLang", ntr_str_from(bitext->target_lang));
    write_file(xml, remarks, bitext);
    ntr_xml_end(xml);
}

ntr_status ntr_write_xliff2(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                            ntr_error *err) {
    if (bitext->units.count == 0) return ntr_error_set(err, NTR_EMPTY, "XLIFF 2 cannot hold a text without segments");
    return ntr_write_xml(out, bitext, write_document, options, err);
}
