#include "gloss/concept.h"

#include "ext/unicode.h"

/* To add an XML format, put its root element here. */
static const struct {
    const char *root;
    ntr_status (*next)(concept *out, bool *more, concept_reader *reader, ntr_arena *arena, ntr_error *err);
} formats[] = {
    {"martif", tbx_next}, /* TBX 2 */
    {"tbx", tbx_next},    /* TBX 3 */
    {"tmx", tmx_next},
    {"xliff", xliff_next},
};

static ntr_status choose_format(concept_reader *reader, const ntr_xml_event *root, ntr_error *err) {
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(root->name, formats[i].root) != 0) continue;
        reader->next = formats[i].next;
        reader->source_lang = concept_lang(ntr_xml_value_of(reader->xml, "srcLang"));
        reader->target_lang = concept_lang(ntr_xml_value_of(reader->xml, "trgLang"));
        return NTR_OK;
    }
    return ntr_error_set_at(err, NTR_BAD_SYNTAX, ntr_xml_line(reader->xml), 0,
                            "the root element is <%.40s>, which is none of TBX, TMX and XLIFF", root->name);
}

ntr_status concept_reader_open(concept_reader *out, ntr_str bytes, const columns *words, ntr_error *err) {
    *out = (concept_reader){.words = words};
    NTR_TRY(ntr_xml_reader_open(&out->xml, bytes, err));
    ntr_xml_event root;
    do {
        NTR_TRY(ntr_xml_next(&root, out->xml, err));
    } while (root.kind == NTR_XML_TEXT);
    return choose_format(out, &root, err);
}

void concept_reader_close(concept_reader *reader) {
    ntr_xml_reader_close(reader->xml);
    ntr_buffer_dispose(&reader->text);
    *reader = (concept_reader){0};
}

/* --- what the readers share --------------------------------------------------------------------------------------- */

/* ISO 639-2 codes of languages that ISO 639-1 has shorter ones for, as far as glossaries of Dutch meet them. */
static const char *const long_codes[][2] = {{"nld", "nl"}, {"dut", "nl"}, {"eng", "en"}, {"deu", "de"}, {"ger", "de"},
                                            {"fra", "fr"}, {"fre", "fr"}, {"rus", "ru"}, {"ukr", "uk"}};

ntr_lang concept_lang(ntr_str tag) {
    ntr_lang lang = {""};
    size_t length = 0;
    while (length < tag.len && tag.ptr[length] != '-' && tag.ptr[length] != '_') length++;
    if (length < 2 || length >= sizeof lang.code) return lang;
    for (size_t i = 0; i < length; i++) {
        const char letter = tag.ptr[i];
        const bool upper = letter >= 'A' && letter <= 'Z', lower = letter >= 'a' && letter <= 'z';
        if (!upper && !lower) return (ntr_lang){""};
        lang.code[i] = upper ? (char)(letter + ('a' - 'A')) : letter;
    }
    for (size_t i = 0; i < sizeof long_codes / sizeof long_codes[0]; i++)
        if (ntr_lang_is(lang, long_codes[i][0])) return ntr_lang_from(long_codes[i][1]);
    return lang;
}

ntr_str concept_clean(ntr_arena *arena, ntr_str text) {
    const ntr_str cleaned = columns_clean(arena, text);
    /* What was clean is a slice of the buffer, which is soon used again. */
    return cleaned.ptr ? ntr_arena_copy(arena, cleaned) : text.len == 0 ? NTR_STR("") : cleaned;
}

/* Elements in a text that hold codes of a program, in TMX and TBX. */
static bool is_code(const char *name) {
    static const char *const names[] = {"bpt", "ept", "ph", "it", "ut", "sc", "ec"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

ntr_status concept_text(ntr_str *out, concept_reader *reader, const ntr_xml_event *start, ntr_arena *arena,
                        ntr_error *err) {
    ntr_buffer *text = &reader->text;
    unsigned code = 0; /* the depth of the one we are in; 0: none */
    ntr_buffer_clear(text);
    for (ntr_xml_event event;;) {
        NTR_TRY(ntr_xml_next(&event, reader->xml, err));
        if (event.kind == NTR_XML_START && code == 0 && is_code(event.name)) code = event.depth;
        if (event.kind == NTR_XML_END && event.depth == code) code = 0;
        if (event.kind == NTR_XML_TEXT && code == 0) ntr_buffer_append(text, event.text);
        if (event.kind == NTR_XML_END && event.depth == start->depth) break;
    }
    NTR_TRY(ntr_buffer_check(text, err));
    *out = concept_clean(arena, ntr_buffer_str(text));
    return out->ptr ? NTR_OK : ntr_error_memory(err);
}

ntr_str concept_join(ntr_arena *arena, ntr_str old, ntr_str further) {
    if (old.len == 0) return further;
    return ntr_arena_printf(arena, "%.*s; %.*s", NTR_FMT(old), NTR_FMT(further));
}

ntr_str concept_uid(ntr_str id) {
    enum { UID_LENGTH = 36 };
    if (id.len < UID_LENGTH) return NTR_STR("");
    const ntr_str end = ntr_str_slice(id, id.len - UID_LENGTH, id.len);
    return columns_is_uid(end) ? end : NTR_STR("");
}

concept_term *concept_add_term(concept *out, ntr_arena *arena) {
    concept_term *term = NTR_PUSH(arena, &out->terms);
    if (!term) return NULL;
    term->status = term->case_rule = -1;
    term->text = NTR_STR("");
    return term;
}

/* Terms of no language, or without text, are as good as not there. */
static void drop_empty_terms(concept *self) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < self->terms.count; i++) {
        const concept_term *term = &self->terms.items[i];
        if (term->text.len > 0 && term->lang.code[0]) self->terms.items[kept++] = *term;
    }
    self->terms.count = kept;
}

static bool has_lang(const concept *self, const char *lang) {
    for (uint32_t i = 0; i < self->terms.count; i++)
        if (ntr_lang_is(self->terms.items[i].lang, lang)) return true;
    return false;
}

void concept_check(concept *self) {
    drop_empty_terms(self);
    if (!has_lang(self, "nl"))
        self->problem = NTR_STR("the Dutch is missing");
    else if (!has_lang(self, "en"))
        self->problem = NTR_STR("the English is missing");
}
