#include "format/xliff2_modules.h"

#include <stdio.h>

void ntr_write_module_names(ntr_xml_writer *xml) {
    ntr_xml_attribute(xml, "xmlns:gls", NTR_STR("urn:oasis:names:tc:xliff:glossary:2.0"));
    ntr_xml_attribute(xml, "xmlns:mda", NTR_STR("urn:oasis:names:tc:xliff:metadata:2.0"));
    ntr_xml_attribute(xml, "xmlns:val", NTR_STR("urn:oasis:names:tc:xliff:validation:2.0"));
}

/* Opens the element of a module before the first that is written in it. */
static void begin_once(ntr_xml_writer *xml, bool *open, const char *element) {
    if (!*open) ntr_xml_begin(xml, element);
    *open = true;
}

/* --- glossary module: section 5.2 --------------------------------------------------------------------------------- */

/* A rendering that must not be used is no translation: it stands in the definition, which an entry must have then. */
static void write_rendering(ntr_xml_writer *xml, const ntr_annot *annot, ntr_str en) {
    if (!ntr_annot_is_discouraged(annot)) {
        ntr_xml_text_element(xml, "gls:translation", en);
        return;
    }
    ntr_xml_begin_text(xml, "gls:definition");
    ntr_xml_text(xml, ntr_str_from(ntr_term_status_word(annot->as.status)));
    ntr_xml_text(xml, NTR_STR(": "));
    ntr_xml_text(xml, en);
    ntr_xml_end(xml);
}

static void write_entry(ntr_xml_writer *xml, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot);
    ntr_xml_begin(xml, "gls:glossEntry");
    ntr_xml_attribute_printf(xml, "id", "g%u", ntr_mark_number(unit, annot));
    ntr_xml_attribute_printf(xml, "ref", "#m%u", ntr_mark_number(unit, annot));
    ntr_xml_text_element(xml, "gls:term", annot->lemma.len ? annot->lemma : nl);
    write_rendering(xml, annot, ntr_annot_base(annot, nl));
    ntr_xml_end(xml);
}

static void write_glossary(ntr_xml_writer *xml, const ntr_unit *unit) {
    ntr_mark_walk walk = {.unit = unit};
    ntr_mark_event event;
    bool open = false;
    while (ntr_mark_next(&walk, &event)) {
        if (!event.begins || event.annot->kind != NTR_TERM) continue;
        begin_once(xml, &open, "gls:glossary");
        write_entry(xml, unit, event.annot);
    }
    if (open) ntr_xml_end(xml);
}

/* --- metadata module: section 5.4 --------------------------------------------------------------------------------- */

static void write_meta(ntr_xml_writer *xml, const char *type, ntr_str text) {
    if (text.len == 0) return;
    ntr_xml_begin_text(xml, "mda:meta");
    ntr_xml_attribute(xml, "type", ntr_str_from(type));
    ntr_xml_text(xml, text);
    ntr_xml_end(xml);
}

/* The group of a name has the id of its mark. */
static void write_name(ntr_xml_writer *xml, const ntr_unit *unit, const ntr_annot *annot) {
    char confidence[8];
    snprintf(confidence, sizeof confidence, "%u", (unsigned)annot->confidence);
    ntr_xml_begin(xml, "mda:metaGroup");
    ntr_xml_attribute_printf(xml, "id", "m%u", ntr_mark_number(unit, annot));
    ntr_xml_attribute(xml, "category", NTR_STR("name"));
    ntr_xml_attribute(xml, "appliesTo", NTR_STR("source"));
    write_meta(xml, "en", ntr_annot_base(annot, ntr_unit_text(unit, annot)));
    write_meta(xml, "original", annot->original);
    write_meta(xml, "origin", ntr_str_from(annot->origin.code));
    for (uint32_t i = 0; i < annot->alternative_count; i++) write_meta(xml, "alternative", annot->alternatives[i]);
    write_meta(xml, "confidence", ntr_str_from(confidence));
    write_meta(xml, "why", annot->why);
    ntr_xml_end(xml);
}

static void write_metadata(ntr_xml_writer *xml, const ntr_unit *unit) {
    ntr_mark_walk walk = {.unit = unit};
    ntr_mark_event event;
    bool open = false;
    while (ntr_mark_next(&walk, &event)) {
        if (!event.begins || event.annot->kind != NTR_NAME) continue;
        begin_once(xml, &open, "mda:metadata");
        write_name(xml, unit, event.annot);
    }
    if (open) ntr_xml_end(xml);
}

/* --- validation module: section 5.7 ------------------------------------------------------------------------------- */

/* A name that English inflects (Russian, Russians) or that stays cannot be asked for to the letter. */
static bool must_be_there(const ntr_annot *annot) {
    if (annot->kind == NTR_PROTECTED) return annot->as.protected_as != NTR_PROTECTED_FOREIGN;
    if (annot->kind != NTR_NAME || !annot->target.ptr || annot->in_compound) return false;
    return annot->as.name != NTR_NAME_DEMONYM && annot->as.name != NTR_NAME_ADJECTIVE;
}

static void write_rule(ntr_xml_writer *xml, const char *what, ntr_str text) {
    ntr_xml_begin(xml, "val:rule");
    ntr_xml_attribute(xml, what, text);
    ntr_xml_end(xml);
}

static void write_validation(ntr_xml_writer *xml, const ntr_unit *unit) {
    bool open = false;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const bool wanted = must_be_there(annot), banned = ntr_annot_is_discouraged(annot);
        if (!wanted && !banned) continue;
        begin_once(xml, &open, "val:validation");
        write_rule(xml, wanted ? "isPresent" : "isNotPresent", ntr_annot_base(annot, ntr_unit_text(unit, annot)));
    }
    if (open) ntr_xml_end(xml);
}

void ntr_write_modules(ntr_xml_writer *xml, const ntr_unit *unit) {
    write_glossary(xml, unit);
    write_metadata(xml, unit);
    if (unit->translate) write_validation(xml, unit);
}
