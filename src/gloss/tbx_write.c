/* TBX out: version 2 (martif, ISO 30042:2008) and version 3 (ISO 30042:2019, dialect TBX-Basic) in both styles. What
 * TBX has no word for stands in a note that begins with "ntrans:", so that other programs show it and ours reads it. */
#include <inttypes.h>
#include <stdio.h>

#include "ext/file.h"
#include "gloss/export.h"

#define PERSON_ID "p-%" PRIu32

typedef enum tbx_style { TBX_2, TBX_DCA, TBX_DCT } tbx_style;

static tbx_style style_of(const exporter *ex) {
    return ex->options->format == NTR_EXCHANGE_TBX  ? TBX_2 :
           ex->options->format == NTR_EXCHANGE_TBX3 ? TBX_DCA :
                                                      TBX_DCT;
}

/* The name of an element, which differs between the versions. */
static const char *name_of(const exporter *ex, const char *version_2, const char *version_3) {
    return style_of(ex) == TBX_2 ? version_2 : version_3;
}

/* Categories of the module min; the others that we write are in the module basic (tbxinfo.net, TBX-Basic). */
static const char *module_of(const char *category) {
    static const char *const minimal[] = {"administrativeStatus", "partOfSpeech", "subjectField"};
    for (size_t i = 0; i < sizeof minimal / sizeof minimal[0]; i++)
        if (strcmp(category, minimal[i]) == 0) return "min";
    return "basic";
}

/* A data category: <descrip type="subjectField"> or, in the style DCT, <min:subjectField>. */
static void put(exporter *ex, const char *element, const char *category, ntr_str value) {
    char name[64];
    if (value.len == 0) return;
    if (style_of(ex) == TBX_DCT) {
        snprintf(name, sizeof name, "%s:%s", module_of(category), category);
        ntr_xml_text_element(ex->xml, name, value);
        return;
    }
    ntr_xml_begin_text(ex->xml, element);
    ntr_xml_attribute(ex->xml, "type", ntr_str_from(category));
    ntr_xml_text(ex->xml, value);
    ntr_xml_end(ex->xml);
}

static void put_note(exporter *ex, ntr_str note) {
    if (note.len > 0) ntr_xml_text_element(ex->xml, "note", note);
}

/* --- header ------------------------------------------------------------------------------------------------------- */

static void put_paragraph(exporter *ex, const char *around, const char *type, const char *text) {
    ntr_xml_begin(ex->xml, around);
    ntr_xml_begin_text(ex->xml, "p");
    if (type) ntr_xml_attribute(ex->xml, "type", ntr_str_from(type));
    ntr_xml_text(ex->xml, ntr_str_from(text));
    ntr_xml_end(ex->xml);
    ntr_xml_end(ex->xml);
}

static void put_header(exporter *ex) {
    ntr_xml_begin(ex->xml, name_of(ex, "martifHeader", "tbxHeader"));
    ntr_xml_begin(ex->xml, "fileDesc");
    ntr_xml_begin(ex->xml, "titleStmt");
    ntr_xml_text_element(ex->xml, "title", NTR_STR("Dutch-English glossary"));
    ntr_xml_end(ex->xml);
    put_paragraph(ex, "sourceDesc", NULL, "Exported by ntrans " NTRANS_VERSION);
    ntr_xml_end(ex->xml);
    if (style_of(ex) == TBX_2)
        put_paragraph(ex, "encodingDesc", "XCSURI", "http://www.lisa.org/fileadmin/standards/tbx/TBXXCSV02.XCS");
    ntr_xml_end(ex->xml);
}

static ntr_status begin(exporter *ex) {
    const tbx_style style = style_of(ex);
    ntr_xml_begin(ex->xml, name_of(ex, "martif", "tbx"));
    ntr_xml_attribute(ex->xml, "type", style == TBX_2 ? NTR_STR("TBX") : NTR_STR("TBX-Basic"));
    if (style != TBX_2) ntr_xml_attribute(ex->xml, "style", style == TBX_DCA ? NTR_STR("dca") : NTR_STR("dct"));
    ntr_xml_attribute(ex->xml, "xml:lang", NTR_STR("en"));
    if (style != TBX_2) ntr_xml_attribute(ex->xml, "xmlns", NTR_STR("urn:iso:std:iso:30042:ed-2"));
    if (style == TBX_DCT) {
        ntr_xml_attribute(ex->xml, "xmlns:min", NTR_STR("http://www.tbxinfo.net/ns/min"));
        ntr_xml_attribute(ex->xml, "xmlns:basic", NTR_STR("http://www.tbxinfo.net/ns/basic"));
    }
    put_header(ex);
    ntr_xml_begin(ex->xml, "text");
    ntr_xml_begin(ex->xml, "body");
    return NTR_OK;
}

/* Version 3 wants those who are responsible behind the concepts, and pointers to them. */
static void put_people(exporter *ex) {
    if (ex->people.count == 0) return;
    ntr_xml_begin(ex->xml, "back");
    ntr_xml_begin(ex->xml, "refObjectSec");
    ntr_xml_attribute(ex->xml, "type", NTR_STR("respPerson"));
    for (uint32_t i = 0; i < ex->people.count; i++) {
        ntr_xml_begin(ex->xml, "refObject");
        ntr_xml_attribute_printf(ex->xml, "id", PERSON_ID, i);
        ntr_xml_begin_text(ex->xml, "item");
        ntr_xml_attribute(ex->xml, "type", NTR_STR("fn"));
        ntr_xml_text(ex->xml, ex->people.items[i]);
        ntr_xml_end(ex->xml);
        ntr_xml_end(ex->xml);
    }
    ntr_xml_end(ex->xml);
    ntr_xml_end(ex->xml);
}

static void end(exporter *ex) {
    ntr_xml_end(ex->xml);
    put_people(ex);
    ntr_xml_end(ex->xml);
    ntr_xml_end(ex->xml);
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

/* Version 3 knows no proper nouns; a note says then what it is. */
static ntr_str pos_word(const exporter *ex, ntr_str pos) {
    if (ntr_str_equal(pos, NTR_STR("adj"))) return NTR_STR("adjective");
    if (ntr_str_equal(pos, NTR_STR("adv"))) return NTR_STR("adverb");
    if (ntr_str_equal(pos, NTR_STR("name"))) return style_of(ex) == TBX_2 ? NTR_STR("properNoun") : NTR_STR("noun");
    return ntr_str_equal(pos, NTR_STR("phrase")) ? NTR_STR("") : pos;
}

static ntr_str gender_word(const exporter *ex, ntr_str gender) {
    if (ntr_str_equal(gender, NTR_STR("m"))) return NTR_STR("masculine");
    if (ntr_str_equal(gender, NTR_STR("f"))) return NTR_STR("feminine");
    if (ntr_str_equal(gender, NTR_STR("n"))) return NTR_STR("neuter");
    if (gender.len == 0) return gender;
    return style_of(ex) == TBX_2 ? NTR_STR("otherGender") : NTR_STR("other");
}

/* Forbidden is deprecated and more: TBX has no stronger word. */
static ntr_str status_word(ntr_term_status status) {
    switch (status) {
    case NTR_TERM_PREFERRED: return NTR_STR("preferredTerm-admn-sts");
    case NTR_TERM_ADMITTED: return NTR_STR("admittedTerm-admn-sts");
    case NTR_TERM_DEPRECATED:
    case NTR_TERM_FORBIDDEN: break;
    }
    return NTR_STR("deprecatedTerm-admn-sts");
}

static void put_term(exporter *ex, const ntr_entry_term *term) {
    const bool phrase = ntr_str_equal(term->pos, NTR_STR("phrase")), acronym = term->case_rule == NTR_CASE_ACRONYM;
    const ntr_str phrase_word = style_of(ex) == TBX_2 ? NTR_STR("phraseologicalUnit") : NTR_STR("phrase");
    ntr_xml_begin(ex->xml, name_of(ex, "tig", "termSec"));
    ntr_xml_text_element(ex->xml, "term", term->text);
    put(ex, "termNote", "termType", phrase ? phrase_word : acronym ? NTR_STR("acronym") : NTR_STR(""));
    put(ex, "termNote", "partOfSpeech", pos_word(ex, term->pos));
    put(ex, "termNote", "grammaticalGender", gender_word(ex, term->gender));
    put(ex, "termNote", "administrativeStatus", status_word(term->status));
    put_note(ex, term->note);
    if (term->status == NTR_TERM_FORBIDDEN) put_note(ex, NTR_STR("ntrans: status=forbidden"));
    if (term->case_rule == NTR_CASE_EXACT) put_note(ex, NTR_STR("ntrans: case=exact"));
    if (phrase && acronym) put_note(ex, NTR_STR("ntrans: case=acronym"));
    if (style_of(ex) != TBX_2 && ntr_str_equal(term->pos, NTR_STR("name"))) put_note(ex, NTR_STR("ntrans: pos=name"));
    ntr_xml_end(ex->xml);
}

/* Terms stand in the order of their languages, so each language is one run of them. */
static uint32_t put_language(exporter *ex, const ntr_entry *entry, uint32_t from) {
    const ntr_lang lang = entry->terms.items[from].lang;
    ntr_xml_begin(ex->xml, name_of(ex, "langSet", "langSec"));
    ntr_xml_attribute(ex->xml, "xml:lang", ntr_str_from(lang.code));
    put(ex, "descrip", "definition", export_definition(entry, lang.code));
    uint32_t i = from;
    for (; i < entry->terms.count && ntr_lang_is(entry->terms.items[i].lang, lang.code); i++)
        put_term(ex, &entry->terms.items[i]);
    ntr_xml_end(ex->xml);
    return i;
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

/* The place of somebody among the people of the file. */
static uint32_t person(exporter *ex, ntr_str by) {
    uint32_t at = ntr_map_get(&ex->people_at, by);
    if (at != NTR_MAP_NONE) return at;
    at = ex->people.count;
    ntr_str *added = NTR_PUSH(ex->arena, &ex->people);
    const ntr_str name = ntr_arena_copy(ex->arena, by);
    ex->failed = ex->failed || !added || !name.ptr || !ntr_map_put(&ex->people_at, ex->arena, name, at);
    if (added) *added = name;
    return at;
}

static void put_responsible(exporter *ex, ntr_str by) {
    const bool dct = style_of(ex) == TBX_DCT;
    if (by.len == 0) return;
    if (style_of(ex) == TBX_2) {
        put(ex, "transacNote", "responsibility", by);
        return;
    }
    ntr_xml_begin_text(ex->xml, dct ? "basic:responsibility" : "transacNote");
    if (!dct) ntr_xml_attribute(ex->xml, "type", NTR_STR("responsibility"));
    ntr_xml_attribute_printf(ex->xml, "target", PERSON_ID, person(ex, by));
    ntr_xml_text(ex->xml, by);
    ntr_xml_end(ex->xml);
}

/* When it was made, and last changed, and by whom. */
static void put_stamp(exporter *ex, const char *what, const ntr_stamp *stamp) {
    char date[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(date, stamp->at);
    ntr_xml_begin(ex->xml, "transacGrp");
    put(ex, "transac", "transactionType", ntr_str_from(what));
    ntr_xml_text_element(ex->xml, "date", (ntr_str){date, 10});
    put_responsible(ex, stamp->by);
    ntr_xml_end(ex->xml);
}

static void put_own_note(exporter *ex, const ntr_entry *entry) {
    if (!entry->is_name) return;
    const char *origin = entry->origin.code;
    const ntr_str note = ntr_arena_printf(ex->arena, "ntrans: kind=%s%s%s", ntr_name_kind_word(entry->name_kind),
                                          origin[0] ? "; origin=" : "", origin);
    ex->failed = ex->failed || !note.ptr;
    put_note(ex, note);
}

static void put_entry(exporter *ex, const ntr_entry *entry) {
    ntr_xml_begin(ex->xml, name_of(ex, "termEntry", "conceptEntry"));
    export_put_id(ex, "id", entry);
    put(ex, "descrip", "subjectField", entry->domain);
    put(ex, "admin", "source", entry->source);
    put_stamp(ex, "origination", &entry->created);
    if (entry->changed.at != entry->created.at) put_stamp(ex, "modification", &entry->changed);
    put_note(ex, entry->note);
    put_own_note(ex, entry);
    for (uint32_t i = 0; i < entry->terms.count;) i = put_language(ex, entry, i);
    ntr_xml_end(ex->xml);
}

const export_writer tbx_writer = {begin, put_entry, end};
