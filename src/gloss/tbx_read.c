/* TBX in: version 2 (martif, ISO 30042:2008, with tig and ntig) and version 3 (tbx, ISO 30042:2019, both styles). All
 * of them say the same with other elements: a data category is named by the attribute `type` or, in the style DCT, by
 * the element itself. So what is read is a category, its text, and whether it stands at the concept, at a language or
 * at a term. */
#include "gloss/concept.h"

typedef enum tbx_level { AT_CONCEPT, AT_LANGUAGE, AT_TERM } tbx_level;

/* A concept being read. */
typedef struct tbx_state {
    concept *out;
    concept_reader *reader;
    ntr_arena *arena;
    tbx_level level;
    ntr_lang lang;     /* of the language section */
    char category[48]; /* of the element being read */
    bool failed;
} tbx_state;

static bool is_any(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

static bool is_concept(const char *name) {
    static const char *const names[] = {"termEntry", "conceptEntry", NULL};
    return is_any(name, names);
}

static bool is_language(const char *name) {
    static const char *const names[] = {"langSet", "langSec", NULL};
    return is_any(name, names);
}

static bool is_term(const char *name) {
    static const char *const names[] = {"tig", "ntig", "termSec", NULL};
    return is_any(name, names);
}

/* Elements that only hold others. */
static bool is_group(const char *name) {
    static const char *const names[] = {"termGrp",    "termNoteGrp",  "descripGrp",  "adminGrp",
                                        "transacGrp", "termCompList", "termCompGrp", NULL};
    return is_any(name, names);
}

/* --- data categories ---------------------------------------------------------------------------------------------- */

static concept_term *this_term(const tbx_state *state) {
    return state->level == AT_TERM && state->out->terms.count > 0 ?
               &state->out->terms.items[state->out->terms.count - 1] :
               NULL;
}

static void join(tbx_state *state, ntr_str *field, ntr_str text) {
    const ntr_str joined = concept_join(state->arena, *field, text);
    state->failed = state->failed || !joined.ptr;
    if (joined.ptr) *field = joined;
}

static void add_note(tbx_state *state, ntr_str text) {
    concept_term *term = this_term(state);
    join(state, term ? &term->note : &state->out->note, text);
}

/* What ntrans says beside TBX: "ntrans: status=forbidden; case=exact". */
static bool read_own_note(tbx_state *state, ntr_str text) {
    static const char mark[] = "ntrans: ";
    if (text.len < sizeof mark || memcmp(text.ptr, mark, sizeof mark - 1) != 0) return false;
    concept_term *term = this_term(state);
    ntr_str rest = ntr_str_slice(text, sizeof mark - 1, text.len);
    while (rest.len > 0) {
        const char *end = memchr(rest.ptr, ';', rest.len);
        const ntr_str part = ntr_str_slice(rest, 0, end ? (size_t)(end - rest.ptr) : rest.len);
        rest = ntr_str_slice(rest, end ? part.len + 1 : part.len, rest.len);
        while (rest.len > 0 && rest.ptr[0] == ' ') rest = ntr_str_slice(rest, 1, rest.len);
        const char *equals = part.len ? memchr(part.ptr, '=', part.len) : NULL;
        if (!equals) continue;
        const ntr_str key = ntr_str_slice(part, 0, (size_t)(equals - part.ptr));
        const ntr_str value = ntr_str_slice(part, key.len + 1, part.len);
        if (term && ntr_str_equal(key, NTR_STR("status"))) term->status = ntr_term_status_from(value);
        if (term && ntr_str_equal(key, NTR_STR("case"))) term->case_rule = ntr_case_rule_from(value);
        if (term && ntr_str_equal(key, NTR_STR("pos")))
            term->pos = columns_word(state->reader->words, state->arena, "pos", value);
        if (!term && ntr_str_equal(key, NTR_STR("kind"))) state->out->kind = ntr_name_kind_from(value);
        if (!term && ntr_str_equal(key, NTR_STR("origin"))) state->out->origin = concept_lang(value);
    }
    return true;
}

static void read_term(tbx_state *state, ntr_str text) {
    concept_term *term = this_term(state);
    if (term && term->text.len == 0) term->text = text;
}

/* A definition belongs to a language: one that stands at the concept goes to Dutch. */
static void read_definition(tbx_state *state, ntr_str text) {
    const ntr_lang lang = state->level == AT_CONCEPT ? ntr_lang_from("nl") : state->lang;
    for (uint32_t i = 0; i < state->out->sections.count; i++) {
        ntr_entry_section *section = &state->out->sections.items[i];
        if (!ntr_lang_is(section->lang, lang.code)) continue;
        join(state, &section->definition, text);
        return;
    }
    ntr_entry_section *section = NTR_PUSH(state->arena, &state->out->sections);
    state->failed = state->failed || !section;
    if (section) *section = (ntr_entry_section){lang, text};
}

static void read_note(tbx_state *state, ntr_str text) {
    if (!read_own_note(state, text)) add_note(state, text);
}

static void read_domain(tbx_state *state, ntr_str text) {
    join(state, &state->out->domain, text);
}

static void read_source(tbx_state *state, ntr_str text) {
    join(state, &state->out->source, text);
}

/* What a category says that ntrans has no field for stays as a note: "context: …". */
static void keep_as_note(tbx_state *state, ntr_str text) {
    const ntr_str note = ntr_arena_printf(state->arena, "%s: %.*s", state->category, NTR_FMT(text));
    state->failed = state->failed || !note.ptr;
    if (note.ptr) add_note(state, note);
}

/* Our word for what the file says; "" and a note when there is none. */
static ntr_str word_for(tbx_state *state, const char *what, ntr_str text) {
    const ntr_str word = columns_word(state->reader->words, state->arena, what, text);
    if (word.ptr) return word;
    keep_as_note(state, text);
    return NTR_STR("");
}

static void read_status(tbx_state *state, ntr_str text) {
    concept_term *term = this_term(state);
    const ntr_str word = word_for(state, "status", text);
    if (term && word.len > 0 && term->status != NTR_TERM_FORBIDDEN) term->status = ntr_term_status_from(word);
}

static void read_pos(tbx_state *state, ntr_str text) {
    concept_term *term = this_term(state);
    if (ntr_str_equal(text, NTR_STR("other"))) return;
    const ntr_str word = word_for(state, "pos", text);
    if (term && word.len > 0) term->pos = word;
}

static void read_gender(tbx_state *state, ntr_str text) {
    concept_term *term = this_term(state);
    const ntr_str word = word_for(state, "gender", text);
    if (term && word.len > 0) term->gender = word;
}

/* An acronym is matched as one; a phrase is one; the other types of term say nothing that we keep apart. */
static void read_type(tbx_state *state, ntr_str text) {
    concept_term *term = this_term(state);
    const ntr_str rule = columns_word(state->reader->words, state->arena, "case", text);
    const ntr_str pos = columns_word(state->reader->words, state->arena, "pos", text);
    if (term && rule.len > 0) {
        term->case_rule = ntr_case_rule_from(rule);
    } else if (term && pos.len > 0) {
        term->pos = pos;
    } else if (!ntr_str_equal(text, NTR_STR("fullForm"))) {
        keep_as_note(state, text);
    }
}

static void read_date(tbx_state *state, ntr_str text) {
    const int64_t at = columns_date(text);
    if (at > state->out->changed) state->out->changed = at;
}

static void pass_over(tbx_state *state, ntr_str text) {
    (void)state;
    (void)text;
}

static void (*reader_of(const char *category))(tbx_state *state, ntr_str text) {
    static const struct {
        const char *category;
        void (*read)(tbx_state *state, ntr_str text);
    } readers[] = {
        {"term", read_term},
        {"definition", read_definition},
        {"note", read_note},
        {"subjectField", read_domain},
        {"source", read_source},
        {"administrativeStatus", read_status},
        {"normativeAuthorization", read_status},
        {"partOfSpeech", read_pos},
        {"grammaticalGender", read_gender},
        {"termType", read_type},
        {"date", read_date},
        {"transactionType", pass_over},
        {"responsibility", pass_over},
    };
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
        if (strcmp(category, readers[i].category) == 0) return readers[i].read;
    return keep_as_note;
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

static void name_category(tbx_state *state, const ntr_xml_event *start) {
    static const char *const typed[] = {"descrip",     "admin",       "termNote", "transac", "adminNote",
                                        "transacNote", "descripNote", "ref",      "xref",    NULL};
    ntr_str type = is_any(start->name, typed) ? ntr_xml_value_of(state->reader->xml, "type") : NTR_STR_NONE;
    if (type.len == 0) type = ntr_str_from(start->name);
    if (type.len >= sizeof state->category) type.len = sizeof state->category - 1;
    memcpy(state->category, type.ptr, type.len);
    state->category[type.len] = '\0';
}

static ntr_status read_category(tbx_state *state, const ntr_xml_event *start, ntr_error *err) {
    name_category(state, start);
    ntr_str text;
    NTR_TRY(concept_text(&text, state->reader, start, state->arena, err));
    if (text.len > 0) reader_of(state->category)(state, text);
    return state->failed ? ntr_error_memory(err) : NTR_OK;
}

static ntr_status begin_element(tbx_state *state, const ntr_xml_event *start, ntr_error *err) {
    if (is_group(start->name)) return NTR_OK;
    if (is_language(start->name)) {
        state->level = AT_LANGUAGE;
        state->lang = concept_lang(ntr_xml_value_of(state->reader->xml, "lang"));
        return NTR_OK;
    }
    if (!is_term(start->name)) return read_category(state, start, err);
    state->level = AT_TERM;
    concept_term *term = concept_add_term(state->out, state->arena);
    if (!term) return ntr_error_memory(err);
    term->lang = state->lang;
    return NTR_OK;
}

static void end_element(tbx_state *state, const ntr_xml_event *end) {
    if (is_term(end->name)) state->level = AT_LANGUAGE;
    if (is_language(end->name)) state->level = AT_CONCEPT;
}

static ntr_status read_concept(tbx_state *state, ntr_error *err) {
    ntr_xml_reader *xml = state->reader->xml;
    state->out->line = ntr_xml_line(xml);
    state->out->uid = ntr_arena_copy(state->arena, concept_uid(ntr_xml_value_of(xml, "id")));
    if (!state->out->uid.ptr) return ntr_error_memory(err);
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, xml, err));
        if (event.kind == NTR_XML_END && is_concept(event.name)) break;
        if (event.kind == NTR_XML_START) NTR_TRY(begin_element(state, &event, err));
        if (event.kind == NTR_XML_END) end_element(state, &event);
    }
    concept_check(state->out);
    return NTR_OK;
}

ntr_status tbx_next(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err) {
    *more = false;
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, reader->xml, err));
        if (event.kind == NTR_XML_DONE) return NTR_OK;
        if (event.kind != NTR_XML_START || !is_concept(event.name)) continue;
        *more = true;
        *out = (concept){.kind = -1};
        tbx_state state = {.out = out, .reader = reader, .arena = arena};
        return read_concept(&state, err);
    }
}
