/* XLIFF 2 in: the glossary module (XLIFF 2.1, 5.4). A glossEntry has one term and its translations; what ntrans knows
 * beside them stands in attributes of its own namespace. */
#include "gloss/concept.h"

/* The value of an attribute, in `arena`; "" when it is not there. */
static ntr_str value_of(const concept_reader *reader, ntr_arena *arena, const char *name) {
    return concept_clean(arena, ntr_xml_value_of(reader->xml, name));
}

static ntr_status read_term(concept *out, concept_reader *reader, const ntr_xml_event *start, ntr_lang lang,
                            ntr_arena *arena, ntr_error *err) {
    concept_term *term = concept_add_term(out, arena);
    if (!term) return ntr_error_memory(err);
    term->lang = lang;
    term->pos = columns_word(reader->words, arena, "pos", value_of(reader, arena, "pos"));
    term->gender = columns_word(reader->words, arena, "gender", value_of(reader, arena, "gender"));
    term->note = value_of(reader, arena, "note");
    term->status = ntr_term_status_from(value_of(reader, arena, "status"));
    term->case_rule = ntr_case_rule_from(value_of(reader, arena, "case"));
    const ntr_str source = value_of(reader, arena, "source");
    if (out->source.len == 0) out->source = source;
    return concept_text(&term->text, reader, start, arena, err);
}

static ntr_status read_definition(concept *out, concept_reader *reader, const ntr_xml_event *start, ntr_arena *arena,
                                  ntr_error *err) {
    const ntr_lang said = concept_lang(ntr_xml_value_of(reader->xml, "lang"));
    ntr_entry_section *section = NTR_PUSH(arena, &out->sections);
    if (!section) return ntr_error_memory(err);
    section->lang = said.code[0] ? said : reader->source_lang;
    NTR_TRY(concept_text(&section->definition, reader, start, arena, err));
    if (section->definition.len == 0 || !section->lang.code[0]) out->sections.count--;
    return NTR_OK;
}

static ntr_status read_element(concept *out, concept_reader *reader, const ntr_xml_event *start, ntr_arena *arena,
                               ntr_error *err) {
    if (strcmp(start->name, "term") == 0) return read_term(out, reader, start, reader->source_lang, arena, err);
    if (strcmp(start->name, "translation") == 0) return read_term(out, reader, start, reader->target_lang, arena, err);
    if (strcmp(start->name, "definition") == 0) return read_definition(out, reader, start, arena, err);
    return NTR_OK;
}

static ntr_status read_entry(concept *out, concept_reader *reader, ntr_arena *arena, ntr_error *err) {
    *out = (concept){.line = ntr_xml_line(reader->xml)};
    out->kind = ntr_name_kind_from(value_of(reader, arena, "kind"));
    out->origin = concept_lang(ntr_xml_value_of(reader->xml, "origin"));
    out->uid = ntr_arena_copy(arena, concept_uid(ntr_xml_value_of(reader->xml, "id")));
    out->domain = value_of(reader, arena, "domain");
    out->note = value_of(reader, arena, "note");
    if (!out->uid.ptr || !out->domain.ptr || !out->note.ptr) return ntr_error_memory(err);
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, reader->xml, err));
        if (event.kind == NTR_XML_END && strcmp(event.name, "glossEntry") == 0) break;
        if (event.kind == NTR_XML_START) NTR_TRY(read_element(out, reader, &event, arena, err));
    }
    concept_check(out);
    return NTR_OK;
}

ntr_status xliff_next(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err) {
    *more = false;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, reader->xml, err));
        if (event.kind == NTR_XML_DONE) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "glossEntry") != 0) continue;
        *more = true;
        return read_entry(out, reader, arena, err);
    }
}
