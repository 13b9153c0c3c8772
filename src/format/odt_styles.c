/* Styles of OpenDocument: which kind of paragraph each makes, and how its spans look. */
#include "format/odt.h"

/* Properties that nobody sees in a Dutch text: its language, what an editor remembers, and what holds for other scripts
 * only. */
static bool is_unseen(const char *name) {
    static const char *const words[] = {"language", "country", "script", "rfc-language-tag", "rsid", NULL};
    return office_is_one_of(name, words) || strstr(name, "-asian") || strstr(name, "-complex");
}

/* What a translator calls a property: "b" for font-weight bold; nothing for most. */
static ntr_str word_for(const char *name, ntr_str value) {
    if (strcmp(name, "font-weight") == 0 && ntr_str_equal(value, NTR_STR("bold"))) return NTR_STR("b");
    if (strcmp(name, "font-style") == 0 && ntr_str_equal(value, NTR_STR("italic"))) return NTR_STR("i");
    if (strcmp(name, "text-underline-style") == 0) return NTR_STR("u");
    if (strcmp(name, "text-position") == 0)
        return value.len >= 3 && memcmp(value.ptr, "sub", 3) == 0 ? NTR_STR("sub") : NTR_STR("sup");
    return NTR_STR("");
}

/* What a style changes: two of the same key look the same. */
typedef struct look_maker {
    ntr_buffer key, label;
} look_maker;

static void add_property(void *self, const char *name, ntr_str value) {
    look_maker *maker = self;
    if (is_unseen(name)) return;
    const ntr_str word = word_for(name, value);
    ntr_buffer_printf(&maker->key, "%s=%.*s;", name, NTR_FMT(value));
    if (word.len) ntr_buffer_printf(&maker->label, "%s%.*s", maker->label.len ? "-" : "", NTR_FMT(word));
}

/* An automatic style looks as its properties say, one that was given a name as its name says. */
static bool read_look(office *self, office_style *style, const ntr_xml_node *node, bool automatic) {
    look_maker maker = {0};
    const ntr_str name = ntr_xml_node_value_of(node, automatic ? "parent-style-name" : "name");
    const ntr_xml_node *properties = automatic ? ntr_xml_node_child(node, "text-properties") : NULL;
    if (name.len) add_property(&maker, "style", name);
    if (properties) ntr_xml_node_each_attribute(properties, add_property, &maker);
    if (maker.label.len == 0) ntr_buffer_append(&maker.label, name.len ? name : NTR_STR("span"));
    const ntr_str key = maker.key.len ? ntr_buffer_str(&maker.key) : NTR_STR("");
    style->look = office_find_look(self, key, ntr_buffer_str(&maker.label));
    const bool good = !maker.key.failed && !maker.label.failed && style->look != OFFICE_NONE;
    ntr_buffer_dispose(&maker.key);
    ntr_buffer_dispose(&maker.label);
    return good;
}

static bool read_style(office *self, const ntr_xml_node *node, bool automatic) {
    const ntr_str family = ntr_xml_node_value_of(node, "family"), name = ntr_xml_node_value_of(node, "name");
    const bool paragraph = ntr_str_equal(family, NTR_STR("paragraph"));
    if (!name.len || (!paragraph && !ntr_str_equal(family, NTR_STR("text")))) return true;
    office_style *style = office_add_style(self, paragraph ? 'p' : 't', name);
    if (!style) return false;
    if (!paragraph) return read_look(self, style, node, automatic);
    const ntr_str parent = ntr_xml_node_value_of(node, "parent-style-name");
    if (parent.len) style->parent = ntr_arena_copy(self->arena, parent);
    return style->parent.ptr && office_know_style(self, style, name);
}

bool odt_read_styles(office *self, const ntr_xml_node *styles, bool automatic) {
    const ntr_xml_node *node = ntr_xml_node_child(styles, "style");
    for (; node; node = ntr_xml_node_sibling(node, "style"))
        if (!read_style(self, node, automatic)) return false;
    return true;
}

uint32_t odt_look_of(const office *self, const ntr_xml_node *span) {
    const ntr_str name = ntr_xml_node_value_of(span, "style-name");
    const office_style *style = name.len ? office_find_style(self, 't', name) : NULL;
    return style ? style->look : 0;
}

/* --- the language of what is English now -------------------------------------------------------------------------- */

static bool relabel_properties(const office *self, ntr_xml_node *node, bool *changed) {
    if (!office_is_dutch(ntr_xml_node_value_of(node, "language"))) return true;
    const ntr_str lang = ntr_str_from(self->target_lang);
    const char *dash = memchr(lang.ptr, '-', lang.len);
    const size_t length = dash ? (size_t)(dash - lang.ptr) : lang.len;
    *changed = true;
    return ntr_xml_node_change(node, "language", ntr_str_slice(lang, 0, length)) &&
           ntr_xml_node_change(node, "country", dash ? ntr_str_slice(lang, length + 1, lang.len) : NTR_STR("none"));
}

static bool relabel_styles(const office *self, ntr_xml_node *node, bool *changed) {
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is_text(child)) continue;
        if (ntr_xml_node_is(child, "text-properties") && !relabel_properties(self, child, changed)) return false;
        if (!relabel_styles(self, child, changed)) return false;
    }
    return true;
}

bool odt_relabel(office *self, ntr_xml_node *root, bool *changed) {
    for (ntr_xml_node *child = ntr_xml_node_first(root); child; child = ntr_xml_node_next(child)) {
        const bool styles = ntr_xml_node_is(child, "styles") || ntr_xml_node_is(child, "automatic-styles");
        if (styles && !relabel_styles(self, child, changed)) return false;
        if (ntr_xml_node_is(child, "meta") && !office_relabel_language(self, child, changed)) return false;
    }
    return true;
}
