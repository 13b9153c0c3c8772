/* TMX 1.4b out: a unit for each Dutch form with each English one that may be used. Programs offer what a memory holds,
 * so what must not be written stays out. */
#include "gloss/export.h"

static void put_property(exporter *ex, const char *type, ntr_str value) {
    if (value.len == 0) return;
    ntr_xml_begin_text(ex->xml, "prop");
    ntr_xml_attribute(ex->xml, "type", ntr_str_from(type));
    ntr_xml_text(ex->xml, value);
    ntr_xml_end(ex->xml);
}

static ntr_status begin(exporter *ex) {
    ntr_xml_begin(ex->xml, "tmx");
    ntr_xml_attribute(ex->xml, "version", NTR_STR("1.4"));
    ntr_xml_begin(ex->xml, "header");
    ntr_xml_attribute(ex->xml, "creationtool", NTR_STR("ntrans"));
    ntr_xml_attribute(ex->xml, "creationtoolversion", NTR_STR(NTRANS_VERSION));
    ntr_xml_attribute(ex->xml, "segtype", NTR_STR("phrase"));
    ntr_xml_attribute(ex->xml, "o-tmf", NTR_STR("ntrans"));
    ntr_xml_attribute(ex->xml, "adminlang", NTR_STR("en"));
    ntr_xml_attribute(ex->xml, "srclang", NTR_STR("nl"));
    ntr_xml_attribute(ex->xml, "datatype", NTR_STR("plaintext"));
    ntr_xml_end(ex->xml);
    ntr_xml_begin(ex->xml, "body");
    return NTR_OK;
}

static void end(exporter *ex) {
    ntr_xml_end(ex->xml);
    ntr_xml_end(ex->xml);
}

static void put_term(exporter *ex, const ntr_entry *entry, const ntr_entry_term *term) {
    ntr_xml_begin(ex->xml, "tuv");
    ntr_xml_attribute(ex->xml, "xml:lang", ntr_str_from(term->lang.code));
    if (term->note.len > 0) ntr_xml_text_element(ex->xml, "note", term->note);
    put_property(ex, "x-status", ntr_str_from(ntr_term_status_word(term->status)));
    put_property(ex, "x-pos", term->pos);
    put_property(ex, "x-gender", term->gender);
    if (term->case_rule != NTR_CASE_IGNORE)
        put_property(ex, "x-case", ntr_str_from(ntr_case_rule_word(term->case_rule)));
    put_property(ex, "x-definition", export_definition(entry, term->lang.code));
    ntr_xml_text_element(ex->xml, "seg", term->text);
    ntr_xml_end(ex->xml);
}

/* The originals of a name go with every pair of it. */
static void put_pair(exporter *ex, const ntr_entry *entry, const ntr_entry_term *nl, const ntr_entry_term *en) {
    ntr_xml_begin(ex->xml, "tu");
    ntr_xml_attribute_printf(ex->xml, "tuid", "%llu-%.*s", (unsigned long long)++ex->number, NTR_FMT(entry->uid));
    if (entry->note.len > 0) ntr_xml_text_element(ex->xml, "note", entry->note);
    put_property(ex, "x-domain", entry->domain);
    put_property(ex, "x-source", entry->source);
    if (entry->is_name) put_property(ex, "x-kind", ntr_str_from(ntr_name_kind_word(entry->name_kind)));
    put_property(ex, "x-origin", ntr_str_from(entry->origin.code));
    put_term(ex, entry, nl);
    put_term(ex, entry, en);
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        if (!ntr_lang_is(term->lang, "nl") && !ntr_lang_is(term->lang, "en")) put_term(ex, entry, term);
    }
    ntr_xml_end(ex->xml);
}

static void put_entry(exporter *ex, const ntr_entry *entry) {
    const ntr_entry_term *nl, *en;
    for (uint32_t i = 0; (nl = export_next(entry, "nl", &i));) {
        for (uint32_t j = 0; (en = export_next(entry, "en", &j));) {
            if (export_is_discouraged(en))
                export_lose(ex, entry, nl->text, en->text, "a memory would offer what must not be written");
            else
                put_pair(ex, entry, nl, en);
        }
    }
}

const export_writer tmx_writer = {begin, put_entry, end};
