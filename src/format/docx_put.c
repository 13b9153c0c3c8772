/* Paragraphs of Word put together in English, and the language that the document says it is in. */
#include "ext/unicode.h"
#include "format/docx.h"

/* --- language ----------------------------------------------------------------------------------------------------- */

/* Whatever in `node` says that it is Dutch says the target language. */
static bool relabel_all(const office *self, ntr_xml_node *node, bool *changed) {
    const bool says = ntr_xml_node_is(node, "lang") || ntr_xml_node_is(node, "themeFontLang");
    if (says && office_is_dutch(ntr_xml_node_value_of(node, "val"))) {
        if (!ntr_xml_node_change(node, "val", ntr_str_from(self->target_lang))) return false;
        *changed = true;
    }
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        if (!ntr_xml_node_is_text(child) && !relabel_all(self, child, changed)) return false;
    return true;
}

/* Styles and settings as wholes; in parts with text only what was translated. */
bool docx_relabel(office *self, ntr_xml_node *root, bool *changed) {
    if (ntr_xml_node_is(root, "coreProperties")) return office_relabel_language(self, root, changed);
    if (ntr_xml_node_is(root, "styles") || ntr_xml_node_is(root, "settings")) return relabel_all(self, root, changed);
    return true;
}

/* --- runs --------------------------------------------------------------------------------------------------------- */

/* A new run that looks as `shape` (NULL: as the paragraph). */
static ntr_xml_node *add_run(const office *self, ntr_xml_node *parent, const ntr_xml_node *shape) {
    bool changed;
    ntr_xml_node *run = ntr_xml_node_add(parent, NULL, "r");
    const ntr_xml_node *properties = shape ? ntr_xml_node_child(shape, "rPr") : NULL;
    if (!run || !properties) return run;
    if (!ntr_xml_node_add_copy(run, properties)) return NULL;
    ntr_xml_node *copy = ntr_xml_node_child(run, "rPr"), *record = ntr_xml_node_child(copy, "rPrChange");
    if (record) ntr_xml_node_remove(record);
    return relabel_all(self, copy, &changed) ? run : NULL;
}

/* What WordprocessingML says with an element; NULL for all other characters. */
static const char *element_for(int32_t character) {
    switch (character) {
    case '\t': return "tab";
    case '\n': return "br";
    case 0x2011: return "noBreakHyphen";
    case 0xAD: return "softHyphen";
    default: return NULL;
    }
}

static bool add_text(ntr_xml_node *run, ntr_str text) {
    if (text.len == 0) return true;
    ntr_xml_node *node = ntr_xml_node_add(run, NULL, "t");
    return node && ntr_xml_node_set(node, "xml:space", NTR_STR("preserve")) && ntr_xml_node_add_text(node, text);
}

bool docx_put_text(office *self, ntr_xml_node *parent, ntr_str text, const ntr_xml_node *shape) {
    ntr_xml_node *run = add_run(self, parent, shape);
    size_t begin = 0;
    for (size_t i = 0, next = 0; run && i < text.len; i = next) {
        const char *element = element_for(ntr_utf8_next(text, &next));
        if (!element) continue;
        if (!add_text(run, ntr_str_slice(text, begin, i)) || !ntr_xml_node_add(run, NULL, element)) return false;
        begin = next;
    }
    return run && add_text(run, ntr_str_slice(text, begin, text.len));
}

bool docx_put_atoms(office *self, ntr_xml_node *parent, const office_atom *atoms, uint32_t count) {
    ntr_xml_node *run = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const office_atom *atom = &atoms[i];
        if (atom->around && (i == 0 || atom->around != atoms[i - 1].around)) run = add_run(self, parent, atom->around);
        if ((atom->around && !run) || !ntr_xml_node_move(atom->around ? run : parent, atom->node)) return false;
    }
    return true;
}

/* --- around runs -------------------------------------------------------------------------------------------------- */

/* Text bound to other data (w:dataBinding) is written over with that when Word opens the document. */
static void unbind(ntr_xml_node *properties) {
    ntr_xml_node *binding;
    while ((binding = ntr_xml_node_child(properties, "dataBinding"))) ntr_xml_node_remove(binding);
}

ntr_xml_node *docx_put_element(office *self, ntr_xml_node *parent, ntr_xml_node *node) {
    (void)self;
    ntr_xml_node *shell = ntr_xml_node_add_shell(parent, NULL, node), *content = ntr_xml_node_child(node, "sdtContent");
    if (!shell || !content) return shell;
    for (ntr_xml_node *next, *child = ntr_xml_node_first(node); child; child = next) {
        next = ntr_xml_node_next(child);
        if (child == content || ntr_xml_node_is_text(child)) continue;
        if (ntr_xml_node_is(child, "sdtPr")) unbind(child);
        if (!ntr_xml_node_move(shell, child)) return NULL;
        if (next == content) break;
    }
    return ntr_xml_node_add_shell(shell, NULL, content);
}

/* The controls around a paragraph that was translated. */
static void unbind_around(const ntr_xml_node *paragraph) {
    for (ntr_xml_node *node = ntr_xml_node_parent(paragraph); node; node = ntr_xml_node_parent(node)) {
        ntr_xml_node *properties = ntr_xml_node_is(node, "sdt") ? ntr_xml_node_child(node, "sdtPr") : NULL;
        if (properties) unbind(properties);
    }
}

bool docx_begin(office *self, ntr_xml_node *fresh, ntr_xml_node *paragraph) {
    bool changed;
    unbind_around(paragraph);
    ntr_xml_node *properties = ntr_xml_node_child(paragraph, "pPr");
    return !properties || (ntr_xml_node_move(fresh, properties) && relabel_all(self, properties, &changed));
}
