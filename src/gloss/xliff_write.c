/* XLIFF 2.1 out: the glossary module (5.4), in one unit without text to translate. An entry for each Dutch form, with
 * all its English; what the module has no place for stands in attributes of our own namespace, which it allows. */
#include "gloss/export.h"

static ntr_status begin(exporter *ex) {
    ntr_xml_begin(ex->xml, "xliff");
    ntr_xml_attribute(ex->xml, "xmlns", NTR_STR("urn:oasis:names:tc:xliff:document:2.0"));
    ntr_xml_attribute(ex->xml, "xmlns:gls", NTR_STR("urn:oasis:names:tc:xliff:glossary:2.0"));
    ntr_xml_attribute(ex->xml, "xmlns:ntr", NTR_STR("urn:ntrans:glossary:1"));
    ntr_xml_attribute(ex->xml, "version", NTR_STR("2.1"));
    ntr_xml_attribute(ex->xml, "srcLang", NTR_STR("nl"));
    ntr_xml_attribute(ex->xml, "trgLang", NTR_STR("en"));
    ntr_xml_begin(ex->xml, "file");
    ntr_xml_attribute(ex->xml, "id", NTR_STR("glossary"));
    ntr_xml_begin(ex->xml, "unit");
    ntr_xml_attribute(ex->xml, "id", NTR_STR("terms"));
    ntr_xml_attribute(ex->xml, "translate", NTR_STR("no"));
    ntr_xml_begin(ex->xml, "gls:glossary");
    return NTR_OK;
}

/* A unit must have a segment. */
static void end(exporter *ex) {
    ntr_xml_end(ex->xml);
    ntr_xml_begin(ex->xml, "segment");
    ntr_xml_text_element(ex->xml, "source", NTR_STR(""));
    for (int i = 0; i < 4; i++) ntr_xml_end(ex->xml);
}

static void put_attribute(exporter *ex, const char *name, ntr_str value) {
    if (value.len > 0) ntr_xml_attribute(ex->xml, name, value);
}

static void put_term(exporter *ex, const char *element, const ntr_entry *entry, const ntr_entry_term *term) {
    ntr_xml_begin_text(ex->xml, element);
    put_attribute(ex, "source", entry->source);
    put_attribute(ex, "ntr:status", ntr_str_from(ntr_term_status_word(term->status)));
    put_attribute(ex, "ntr:pos", term->pos);
    put_attribute(ex, "ntr:gender", term->gender);
    if (term->case_rule != NTR_CASE_IGNORE)
        put_attribute(ex, "ntr:case", ntr_str_from(ntr_case_rule_word(term->case_rule)));
    put_attribute(ex, "ntr:note", term->note);
    ntr_xml_text(ex->xml, term->text);
    ntr_xml_end(ex->xml);
}

/* Ids are NMTOKENs, each used once: the number in front tells those of one entry apart. */
static void put_form(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl) {
    const ntr_entry_term *en;
    const ntr_str definition = export_definition(entry, "nl");
    ntr_xml_begin(ex->xml, "gls:glossEntry");
    ntr_xml_attribute_printf(ex->xml, "id", "e%llu-%.*s", (unsigned long long)++ex->number, NTR_FMT(entry->uid));
    put_attribute(ex, "ntr:domain", entry->domain);
    put_attribute(ex, "ntr:note", entry->note);
    if (entry->is_name) put_attribute(ex, "ntr:kind", ntr_str_from(ntr_name_kind_word(entry->name_kind)));
    put_attribute(ex, "ntr:origin", ntr_str_from(entry->origin.code));
    put_term(ex, "gls:term", entry, nl);
    for (uint32_t i = 0; (en = export_next(entry, "en", &i));) put_term(ex, "gls:translation", entry, en);
    if (definition.len > 0) ntr_xml_text_element(ex->xml, "gls:definition", definition);
    ntr_xml_end(ex->xml);
}

static void put_entry(exporter *ex, const ntr_entry *entry) {
    const ntr_entry_term *nl;
    for (uint32_t i = 0; (nl = export_next(entry, "nl", &i));) put_form(ex, entry, nl);
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        if (!ntr_lang_is(term->lang, "nl") && !ntr_lang_is(term->lang, "en"))
            export_lose(ex, entry, term->text, NTR_STR(""), "a term of another language");
    }
    if (export_definition(entry, "en").len > 0)
        export_lose(ex, entry, NTR_STR(""), export_definition(entry, "en"), "the English definition");
}

const export_writer xliff_writer = {begin, put_entry, end};
