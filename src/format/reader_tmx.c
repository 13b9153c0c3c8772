/* TMX 1.1 to 1.4 in: of each translation unit the Dutch and the English. */
#include "format/bilingual.h"
#include "format/formats.h"

static const inline_element elements[] = {
    {"bpt", INLINE_OPEN, NULL, "i", NULL, NULL}, {"ept", INLINE_CLOSE, NULL, "i", NULL, NULL},
    {"ph", INLINE_ALONE, NULL, "x", NULL, NULL}, {"it", INLINE_ALONE, NULL, "x", NULL, NULL},
    {"ut", INLINE_ALONE, NULL, "x", NULL, NULL}, {"hi", INLINE_PLAIN, NULL, NULL, NULL, NULL},
    {NULL, INLINE_NONE, NULL, NULL, NULL, NULL},
};

/* "nl", "NL-nl", "nl_BE" are Dutch. */
static bool is_language(ntr_str tag, const char *language) {
    const size_t length = strlen(language);
    if (tag.len < length) return false;
    for (size_t i = 0; i < length; i++)
        if ((tag.ptr[i] | 0x20) != language[i]) return false;
    return tag.len == length || tag.ptr[length] == '-' || tag.ptr[length] == '_';
}

static ntr_str language_of(const ntr_xml_node *variant) {
    const ntr_str tag = ntr_xml_node_get(variant, "xml:lang");
    return tag.ptr ? tag : ntr_xml_node_get(variant, "lang"); /* before TMX 1.4 */
}

/* The first variant in the language that has a text. */
static const ntr_xml_node *find_variant(const ntr_xml_node *tu, const char *language, ntr_str *tag) {
    for (const ntr_xml_node *tuv = ntr_xml_node_child(tu, "tuv"); tuv; tuv = ntr_xml_node_sibling(tuv, "tuv")) {
        *tag = language_of(tuv);
        const ntr_xml_node *seg = ntr_xml_node_child(tuv, "seg");
        if (seg && tag->ptr && is_language(*tag, language)) return seg;
    }
    return NULL;
}

static void read_property(bilingual *self, ntr_unit *unit, const ntr_xml_node *property) {
    const ntr_str type = ntr_xml_node_get(property, "type");
    ntr_buffer value = {0};
    ntr_xml_node_append_text(&value, property);
    if (ntr_str_equal(type, NTR_STR("x-state"))) unit->state = ntr_state_from(ntr_buffer_str(&value), unit->state);
    if (ntr_str_equal(type, NTR_STR("x-translate")))
        unit->translate = !ntr_str_equal(ntr_buffer_str(&value), NTR_STR("no"));
    if (value.failed) bilingual_fail(self);
    ntr_buffer_dispose(&value);
}

static void read_unit(bilingual *self, const ntr_xml_node *tu) {
    ntr_str source_tag = NTR_STR_NONE, target_tag = NTR_STR_NONE;
    const ntr_xml_node *source = find_variant(tu, "nl", &source_tag);
    const ntr_xml_node *target = find_variant(tu, "en", &target_tag);
    if (!source) return;
    if (self->bitext->units.count == 0) bilingual_take_languages(self, source_tag, target ? target_tag : NTR_STR_NONE);
    ntr_unit *unit = bilingual_add(self, ntr_xml_node_get(tu, "tuid"));
    if (!unit) return;
    inline_read(&unit->source, &unit->source_codes, &self->inline_reader, source);
    if (target) inline_read(&unit->target, &unit->target_codes, &self->inline_reader, target);
    unit->state = target ? NTR_STATE_TRANSLATED : NTR_STATE_NEW;
    for (const ntr_xml_node *node = ntr_xml_node_first(tu); node; node = ntr_xml_node_next(node)) {
        if (ntr_xml_node_is(node, "prop")) read_property(self, unit, node);
        if (ntr_xml_node_is(node, "note")) bilingual_note_element(self, NTR_STR(""), node);
    }
    bilingual_end(self);
}

ntr_status ntr_read_tmx(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) {
    bilingual self;
    *out = NULL;
    NTR_TRY(bilingual_open(&self, name, err));
    self.inline_reader.elements = elements;
    self.inline_reader.text = &self.text;
    const ntr_xml_node *body = ntr_xml_node_child(root, "body");
    const ntr_xml_node *tu = body ? ntr_xml_node_child(body, "tu") : NULL;
    for (; tu; tu = ntr_xml_node_sibling(tu, "tu")) read_unit(&self, tu);
    return bilingual_close(&self, out, NTR_OK, "translation unit with Dutch (nl) in it", err);
}
