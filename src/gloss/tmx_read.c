/* TMX 1.4 in, as a glossary: each translation unit is a Dutch term and its English. What ntrans knows beside the terms
 * it writes as properties: x-status, x-pos, x-gender, x-case, x-domain, x-source, x-kind, x-origin. */
#include "gloss/concept.h"

static ntr_status read_definition(concept *out, const concept_term *term, ntr_arena *arena, ntr_str text,
                                  ntr_error *err) {
    ntr_entry_section *section = NTR_PUSH(arena, &out->sections);
    if (!section) return ntr_error_memory(err);
    *section = (ntr_entry_section){term->lang, text};
    return NTR_OK;
}

/* Puts what a property says of a term, or of the unit (`term` NULL), where it belongs; others say nothing to us. */
static void read_property(concept *out, concept_term *term, const concept_reader *reader, ntr_arena *arena,
                          ntr_str type, ntr_str text) {
    const struct {
        const char *type;
        ntr_str *field;
        const char *what; /* whose words the text is in; NULL: free text */
    } fields[] = {
        {"x-domain", &out->domain, NULL},
        {"x-source", &out->source, NULL},
        {"x-pos", term ? &term->pos : NULL, "pos"},
        {"x-gender", term ? &term->gender : NULL, "gender"},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (!fields[i].field || !ntr_str_equal(type, ntr_str_from(fields[i].type))) continue;
        const ntr_str word = fields[i].what ? columns_word(reader->words, arena, fields[i].what, text) : text;
        if (word.ptr) *fields[i].field = word;
    }
    if (term && ntr_str_equal(type, NTR_STR("x-status")))
        term->status = ntr_term_status_from(columns_word(reader->words, arena, "status", text));
    if (term && ntr_str_equal(type, NTR_STR("x-case")))
        term->case_rule = ntr_case_rule_from(columns_word(reader->words, arena, "case", text));
    if (!term && ntr_str_equal(type, NTR_STR("x-kind"))) out->kind = ntr_name_kind_from(text);
    if (!term && ntr_str_equal(type, NTR_STR("x-origin"))) out->origin = concept_lang(text);
}

/* The reader stands behind the START of a <tuv>; the names of its attributes differ between versions of TMX. */
static ntr_status begin_variant(concept_term **term, concept *out, concept_reader *reader, ntr_arena *arena,
                                ntr_error *err) {
    *term = concept_add_term(out, arena);
    if (!*term) return ntr_error_memory(err);
    (*term)->lang = concept_lang(ntr_xml_value_of(reader->xml, "lang"));
    return NTR_OK;
}

static ntr_status read_element(concept *out, concept_term **term, concept_reader *reader, const ntr_xml_event *start,
                               ntr_arena *arena, ntr_error *err) {
    if (strcmp(start->name, "tuv") == 0) return begin_variant(term, out, reader, arena, err);
    ntr_str text;
    const ntr_str type = ntr_arena_copy(arena, ntr_xml_value_of(reader->xml, "type"));
    if (!type.ptr) return ntr_error_memory(err);
    NTR_TRY(concept_text(&text, reader, start, arena, err));
    if (strcmp(start->name, "seg") == 0 && *term) (*term)->text = text;
    if (*term && ntr_str_equal(type, NTR_STR("x-definition"))) return read_definition(out, *term, arena, text, err);
    if (strcmp(start->name, "prop") == 0) read_property(out, *term, reader, arena, type, text);
    if (strcmp(start->name, "note") != 0 || text.len == 0) return NTR_OK;
    ntr_str *note = *term ? &(*term)->note : &out->note;
    *note = concept_join(arena, *note, text);
    return note->ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_unit(concept *out, concept_reader *reader, ntr_arena *arena, ntr_error *err) {
    *out = (concept){.kind = -1, .line = ntr_xml_line(reader->xml)};
    out->uid = ntr_arena_copy(arena, concept_uid(ntr_xml_value_of(reader->xml, "tuid")));
    if (!out->uid.ptr) return ntr_error_memory(err);
    concept_term *term = NULL;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, reader->xml, err));
        if (event.kind == NTR_XML_END && strcmp(event.name, "tu") == 0) break;
        if (event.kind == NTR_XML_END && strcmp(event.name, "tuv") == 0) term = NULL;
        if (event.kind == NTR_XML_START) NTR_TRY(read_element(out, &term, reader, &event, arena, err));
    }
    concept_check(out);
    return NTR_OK;
}

ntr_status tmx_next(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err) {
    *more = false;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, reader->xml, err));
        if (event.kind == NTR_XML_DONE) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "tu") != 0) continue;
        *more = true;
        return read_unit(out, reader, arena, err);
    }
}
