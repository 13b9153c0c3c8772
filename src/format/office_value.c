/* Texts of Word and OpenDocument that are no paragraphs: what describes a picture, and the document. */
#include "ext/unicode.h"
#include "format/office.h"

/* Appends the value; an attribute that is not there is empty. */
static void append_value(ntr_buffer *out, const ntr_xml_node *node, const char *value) {
    if (*value) {
        const ntr_str text = ntr_xml_node_value_of(node, value);
        if (text.ptr) ntr_buffer_append(out, text);
    } else {
        ntr_xml_node_append_text(out, node);
    }
}

static bool is_same(const ntr_xml_node *a, const ntr_xml_node *b, const char *value) {
    const ntr_str left = ntr_xml_node_value_of(a, value), right = ntr_xml_node_value_of(b, value);
    return left.ptr && right.ptr && ntr_str_equal(left, right);
}

bool office_add_value(office *self, ntr_xml_node *node, ntr_xml_node *twin, const char *value, ntr_block_kind kind) {
    if (!office_add_paragraph(self, node, kind)) return false;
    office_paragraph *added = &self->paragraphs.items[self->paragraphs.count - 1];
    added->value = value;
    if (twin && is_same(node, twin, value)) added->twin = twin;
    return true;
}

bool office_add_properties(office *self, ntr_xml_node *around) {
    static const char *const names[] = {"title", "subject", "description"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ntr_xml_node *node = ntr_xml_node_child(around, names[i]);
        const ntr_block_kind kind = i == 0 ? NTR_HEADING : NTR_PARAGRAPH;
        if (node && !office_add_value(self, node, NULL, OFFICE_CONTENT, kind)) return false;
    }
    return true;
}

/* Line ends and tabs of an attribute are blanks already; those of an element are made so. */
bool office_take_value(office_line *line, const office_paragraph *paragraph) {
    append_value(&line->text, paragraph->node, paragraph->value);
    for (size_t i = 0; !line->text.failed && i < line->text.len; i++)
        if (strchr("\t\r\n", line->text.ptr[i]) && line->text.ptr[i]) line->text.ptr[i] = ' ';
    return !line->text.failed;
}

static bool put(ntr_xml_node *node, const char *value, ntr_str text) {
    if (*value) return ntr_xml_node_change(node, value, text);
    ntr_xml_node_clear(node);
    return ntr_xml_node_add_text(node, text);
}

/* Characters that XML cannot hold are left out: a translation may have come from anywhere. */
bool office_put_value(const office_paragraph *paragraph, ntr_str text) {
    ntr_buffer clean = {0};
    for (size_t i = 0, next = 0; i < text.len; i = next)
        if (ntr_char_is_xml(ntr_utf8_next(text, &next))) ntr_buffer_append(&clean, ntr_str_slice(text, i, next));
    const ntr_str said = clean.len ? ntr_buffer_str(&clean) : NTR_STR("");
    const bool good = !clean.failed && put(paragraph->node, paragraph->value, said) &&
                      (!paragraph->twin || put(paragraph->twin, paragraph->value, said));
    ntr_buffer_dispose(&clean);
    return good;
}
