#include "format/inline.h"

#include <stdlib.h>

#include "ext/unicode.h"
#include "model/codes.h"

bool inline_know_data(inline_reader *reader, const ntr_xml_node *original) {
    reader->data_by_id = (ntr_map){0};
    reader->data.count = 0;
    const ntr_xml_node *data = original ? ntr_xml_node_child(original, "data") : NULL;
    for (; data; data = ntr_xml_node_sibling(data, "data")) {
        const ntr_str id = ntr_xml_node_get(data, "id");
        if (!id.ptr) continue;
        ntr_buffer_clear(reader->text);
        ntr_xml_node_append_text(reader->text, data);
        ntr_str *text = NTR_PUSH(reader->arena, &reader->data);
        if (!text) return false;
        *text = ntr_arena_copy(reader->arena, ntr_buffer_str(reader->text));
        if (!text->ptr || !ntr_map_put(&reader->data_by_id, reader->arena, id, reader->data.count - 1)) return false;
    }
    return true;
}

const inline_element *inline_element_of(const inline_reader *reader, const ntr_xml_node *node) {
    const inline_element *element = reader->elements;
    while (element->name && !ntr_xml_node_is(node, element->name)) element++;
    return element->name ? element : NULL;
}

static ntr_str id_of(const inline_element *element, const ntr_xml_node *node) {
    ntr_str id = element->pair ? ntr_xml_node_get(node, element->pair) : NTR_STR_NONE;
    if (!id.ptr && element->id) id = ntr_xml_node_get(node, element->id);
    return id.ptr ? id : NTR_STR("");
}

/* The content of the element, which native formats keep their code in. */
static ntr_str content_of(inline_reader *reader, const ntr_xml_node *node) {
    ntr_buffer content = {0};
    ntr_xml_node_append_text(&content, node);
    const ntr_str copy = content.failed ? NTR_STR_NONE : ntr_arena_copy(reader->arena, ntr_buffer_str(&content));
    ntr_buffer_dispose(&content);
    return copy;
}

static ntr_str data_of(inline_reader *reader, const inline_element *element, const ntr_xml_node *node,
                       ntr_code_kind kind) {
    if (!element->data) return element->role == INLINE_PAIR ? NTR_STR("") : content_of(reader, node);
    const ntr_str id =
        ntr_xml_node_get(node, kind == NTR_CODE_CLOSE && element->data_end ? element->data_end : element->data);
    const uint32_t at = id.ptr ? ntr_map_get(&reader->data_by_id, id) : NTR_MAP_NONE;
    return at == NTR_MAP_NONE ? NTR_STR("") : reader->data.items[at];
}

static void add_code(inline_reader *reader, const inline_element *element, const ntr_xml_node *node,
                     ntr_code_kind kind) {
    ntr_code *code = NTR_PUSH(reader->arena, &reader->codes);
    if (!code) {
        reader->text->failed = true;
        return;
    }
    const ntr_str id = ntr_arena_copy(reader->arena, id_of(element, node));
    *code = (ntr_code){
        .at = (uint32_t)reader->text->len, .kind = kind, .id = id, .data = data_of(reader, element, node, kind)};
    inline_node *kept = reader->keeps_nodes ? NTR_PUSH(reader->arena, &reader->nodes) : NULL;
    if (kept) kept->element = node;
    if (!id.ptr || !code->data.ptr || (reader->keeps_nodes && !kept)) reader->text->failed = true;
}

/* A character that XML cannot hold, written as a number: "0007" of <cp hex>, "U+0007" of our own <x> and <ph>. */
static bool append_point(ntr_buffer *out, ntr_str hex) {
    char digits[8];
    if (hex.len == 0 || hex.len >= sizeof digits) return false;
    memcpy(digits, hex.ptr, hex.len);
    digits[hex.len] = '\0';
    char *end;
    const unsigned long point = strtoul(digits, &end, 16);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (*end != '\0' || point == 0 || point > 0x10FFFF || surrogate) return false;
    ntr_utf8_append(out, (int32_t)point);
    return true;
}

static bool is_point(inline_reader *reader, const ntr_xml_node *node) {
    const char *const attributes[] = {"ctype", "type"};
    for (size_t i = 0; i < 2; i++) {
        if (!ntr_str_equal(ntr_xml_node_get(node, attributes[i]), NTR_STR("x-code-point"))) continue;
        const ntr_str shown = ntr_xml_node_get(node, "equiv-text");
        const ntr_str name = shown.ptr ? shown : content_of(reader, node);
        return name.len > 2 && append_point(reader->text, ntr_str_slice(name, 2, name.len));
    }
    return false;
}

/* Of <it pos="open">: XLIFF 1.2 says open and close, TMX begin and end. */
static ntr_code_kind half_of(const ntr_xml_node *node) {
    const ntr_str pos = ntr_xml_node_get(node, "pos");
    if (ntr_str_equal(pos, NTR_STR("open")) || ntr_str_equal(pos, NTR_STR("begin"))) return NTR_CODE_OPEN;
    if (ntr_str_equal(pos, NTR_STR("close")) || ntr_str_equal(pos, NTR_STR("end"))) return NTR_CODE_CLOSE;
    return NTR_CODE_ALONE;
}

static void read_children(inline_reader *reader, const ntr_xml_node *node);

/* What the format does not know is a mark where it holds text, and a code where it is empty. */
static void read_unknown(inline_reader *reader, const ntr_xml_node *node) {
    static const inline_element unknown = {"", INLINE_ALONE, NULL, "id", NULL, NULL};
    if (ntr_xml_node_first(node)) {
        read_children(reader, node);
    } else {
        add_code(reader, &unknown, node, NTR_CODE_ALONE);
    }
}

static void read_mark(inline_reader *reader, const ntr_xml_node *node) {
    const size_t begin = reader->text->len;
    read_children(reader, node);
    inline_mark *mark = NTR_PUSH(reader->arena, &reader->marks);
    if (mark) {
        *mark = (inline_mark){{(uint32_t)begin, (uint32_t)reader->text->len}, node};
    } else {
        reader->text->failed = true;
    }
}

static void read_element(inline_reader *reader, const ntr_xml_node *node) {
    const inline_element *element = inline_element_of(reader, node);
    if (!element) {
        read_unknown(reader, node);
        return;
    }
    switch (element->role) {
    case INLINE_MARK: read_mark(reader, node); break;
    case INLINE_PAIR:
        add_code(reader, element, node, NTR_CODE_OPEN);
        read_children(reader, node);
        add_code(reader, element, node, NTR_CODE_CLOSE);
        break;
    case INLINE_OPEN: add_code(reader, element, node, NTR_CODE_OPEN); break;
    case INLINE_CLOSE: add_code(reader, element, node, NTR_CODE_CLOSE); break;
    case INLINE_HALF: add_code(reader, element, node, half_of(node)); break;
    case INLINE_ALONE:
        if (!is_point(reader, node)) add_code(reader, element, node, NTR_CODE_ALONE);
        break;
    case INLINE_POINT:
        if (!append_point(reader->text, ntr_xml_node_get(node, "hex"))) ntr_utf8_append(reader->text, 0xFFFD);
        break;
    case INLINE_NONE: break;
    }
}

/* Recursion is bounded: a tree is at most 256 elements deep. */
static void read_children(inline_reader *reader, const ntr_xml_node *node) {
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is_text(child)) {
            ntr_buffer_append(reader->text, ntr_xml_node_value(child));
        } else {
            read_element(reader, child);
        }
    }
}

void inline_read(ntr_str *text, ntr_codes *codes, inline_reader *reader, const ntr_xml_node *node) {
    reader->codes.items = NULL;
    reader->codes.count = reader->codes.capacity = 0;
    reader->marks.count = 0;
    reader->nodes.count = 0;
    ntr_buffer_clear(reader->text);
    read_children(reader, node);
    *text = reader->text->failed ? NTR_STR_NONE : ntr_arena_copy(reader->arena, ntr_buffer_str(reader->text));
    if (!ntr_codes_match(reader->arena, reader->codes.items, reader->codes.count)) *text = NTR_STR_NONE;
    *codes = (ntr_codes){reader->codes.items, reader->codes.count};
}
