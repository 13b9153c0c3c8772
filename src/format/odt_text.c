/* Paragraphs of OpenDocument: taken apart, and put together in English. White space is as ODF 1.3, part 3, 6.1.2 says:
 * several blanks count as one, so that further ones are elements (text:s). */
#include "format/odt.h"

bool odt_is(const ntr_xml_node *node, const char *name) {
    return ntr_xml_node_is(node, name) && strcmp(ntr_xml_node_namespace(node), ODT_TEXT) == 0;
}

/* --- taken apart -------------------------------------------------------------------------------------------------- */

/* What the text at hand stands in. */
typedef struct setting {
    uint32_t look;
    ntr_xml_node *span; /* the innermost span that shows, or NULL */
} setting;

static bool take_all(office *self, office_line *line, ntr_xml_node *node, setting in);

static office_piece *add_text(office_line *line, setting in) {
    office_piece *piece = office_line_add(line, OFFICE_TEXT);
    if (!piece) return NULL;
    piece->look = in.look;
    piece->node = in.span;
    return piece;
}

static bool take_text(office *self, office_line *line, ntr_str text, setting in) {
    office_piece *piece = add_text(line, in);
    if (!piece) return false;
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space || !self->space) ntr_buffer_append_char(&line->raw, space ? ' ' : c);
        self->space = space;
    }
    piece->end = (uint32_t)line->raw.len;
    return !line->raw.failed;
}

static bool take_alone(office *self, office_line *line, ntr_xml_node *node, setting in, const char *label,
                       bool breaks) {
    office_piece *piece = office_line_add_atom(line, OFFICE_ALONE, node, in.span);
    if (!piece) return false;
    piece->label = ntr_str_from(label);
    piece->breaks = breaks;
    self->space = false;
    return true;
}

/* <text:s text:c="3"/>: so many blanks, also where one stands before them; more than anyone types are no text. */
static bool take_blanks(office *self, office_line *line, ntr_xml_node *node, setting in) {
    enum { MOST = 200 };
    const ntr_str count = ntr_xml_node_value_of(node, "c");
    unsigned blanks = 0;
    for (size_t i = 0; i < count.len && blanks <= MOST; i++)
        blanks = count.ptr[i] >= '0' && count.ptr[i] <= '9' ? blanks * 10 + (unsigned)(count.ptr[i] - '0') : MOST + 1;
    if (blanks > MOST) return take_alone(self, line, node, in, "s", true);
    office_piece *piece = add_text(line, in);
    if (!piece) return false;
    if (count.len == 0) blanks = 1;
    while (blanks-- > 0) ntr_buffer_append_char(&line->raw, ' ');
    piece->end = (uint32_t)line->raw.len;
    self->space = false;
    return !line->raw.failed;
}

static bool take_span(office *self, office_line *line, ntr_xml_node *node, setting in) {
    const uint32_t look = odt_look_of(self, node);
    if (look == 0) return take_all(self, line, node, in);
    if (in.look == 0) return take_all(self, line, node, (setting){look, node});
    const office_look outer = self->looks.items[in.look], own = self->looks.items[look];
    ntr_buffer key = {0}, label = {0};
    ntr_buffer_printf(&key, "%.*s/%.*s", NTR_FMT(outer.key), NTR_FMT(own.key));
    ntr_buffer_printf(&label, "%.*s-%.*s", NTR_FMT(outer.label), NTR_FMT(own.label));
    const bool failed = key.failed || label.failed;
    const uint32_t both = failed ? OFFICE_NONE : office_find_look(self, ntr_buffer_str(&key), ntr_buffer_str(&label));
    ntr_buffer_dispose(&key);
    ntr_buffer_dispose(&label);
    return both != OFFICE_NONE && take_all(self, line, node, (setting){both, node});
}

/* A link, or text with metadata. */
static bool take_element(office *self, office_line *line, ntr_xml_node *node, setting in) {
    office_piece *open = office_line_add(line, OFFICE_OPEN);
    if (!open) return false;
    open->node = node;
    open->label = ntr_str_from(ntr_xml_node_name(node));
    return take_all(self, line, node, in) && office_line_add(line, OFFICE_CLOSE);
}

static bool is_anchor(const ntr_xml_node *node) {
    static const char *const points[] = {
        "annotation", "bookmark", "reference-mark", "toc-mark", "user-index-mark", "alphabetical-index-mark",
        "change",     NULL};
    const ntr_str name = ntr_str_from(ntr_xml_node_name(node));
    return office_ends_with(name, "-start") || office_ends_with(name, "-end") || office_is_one_of(name.ptr, points);
}

static bool take_anchor(office_line *line, ntr_xml_node *node) {
    const bool ends = office_ends_with(ntr_str_from(ntr_xml_node_name(node)), "-end");
    return office_line_add_atom(line, ends ? OFFICE_TO : OFFICE_FROM, node, NULL);
}

static bool take_child(office *self, office_line *line, ntr_xml_node *node, setting in) {
    if (ntr_xml_node_is_text(node)) return take_text(self, line, ntr_xml_node_value(node), in);
    if (odt_is(node, "span")) return take_span(self, line, node, in);
    if (odt_is(node, "s")) return take_blanks(self, line, node, in);
    if (odt_is(node, "tab")) return take_alone(self, line, node, in, "tab", true);
    if (odt_is(node, "line-break")) return take_alone(self, line, node, in, "br", true);
    if (odt_is(node, "soft-page-break")) return true;
    if (odt_is(node, "a") || odt_is(node, "meta")) return take_element(self, line, node, in);
    if (is_anchor(node)) return take_anchor(line, node);
    const bool image = strcmp(ntr_xml_node_name(node), "frame") == 0;
    return take_alone(self, line, node, in, image ? "image" : ntr_xml_node_name(node), false);
}

static bool take_all(office *self, office_line *line, ntr_xml_node *node, setting in) {
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child))
        if (!take_child(self, line, child, in)) return false;
    return true;
}

bool odt_take(office *self, office_line *line, ntr_xml_node *paragraph) {
    self->space = true;
    return take_all(self, line, paragraph, (setting){0, NULL});
}

/* --- put together ------------------------------------------------------------------------------------------------- */

bool odt_begin(office *self, ntr_xml_node *fresh, ntr_xml_node *paragraph) {
    (void)fresh, (void)paragraph;
    self->space = true;
    return true;
}

/* The next span outwards that shows, within the paragraph. */
static ntr_xml_node *outer_span(const office *self, const ntr_xml_node *span) {
    ntr_xml_node *node = ntr_xml_node_parent(span);
    while (node && !odt_is(node, "p") && !odt_is(node, "h")) {
        if (odt_is(node, "span") && odt_look_of(self, node) != 0) return node;
        node = ntr_xml_node_parent(node);
    }
    return NULL;
}

/* Copies of a span and of those around it; the innermost is given back. NULL when memory ran out. */
static ntr_xml_node *put_spans(const office *self, ntr_xml_node *parent, const ntr_xml_node *span) {
    if (!span) return parent;
    ntr_xml_node *around = put_spans(self, parent, outer_span(self, span));
    return around ? ntr_xml_node_add_shell(around, NULL, span) : NULL;
}

/* Something that ODF says with an element: a further blank, a tab, a line end. */
static bool put_special(ntr_xml_node *parent, char c) {
    ntr_xml_node *node = ntr_xml_node_add(parent, NULL, c == '\t' ? "tab" : c == '\n' ? "line-break" : "s");
    return node != NULL;
}

bool odt_put_text(office *self, ntr_xml_node *parent, ntr_str text, const ntr_xml_node *shape) {
    ntr_xml_node *around = put_spans(self, parent, shape);
    size_t begin = 0;
    for (size_t i = 0; around && i < text.len; i++) {
        const char c = text.ptr[i];
        const bool special = c == '\t' || c == '\n' || (c == ' ' && self->space);
        self->space = c == ' ' || special;
        if (!special) continue;
        if (!ntr_xml_node_add_text(around, ntr_str_slice(text, begin, i)) || !put_special(around, c)) return false;
        begin = i + 1;
    }
    return around && ntr_xml_node_add_text(around, ntr_str_slice(text, begin, text.len));
}

bool odt_put_atoms(office *self, ntr_xml_node *parent, const office_atom *atoms, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        ntr_xml_node *around = put_spans(self, parent, atoms[i].around);
        if (!around || !ntr_xml_node_move(around, atoms[i].node)) return false;
    }
    return true;
}

ntr_xml_node *odt_put_element(office *self, ntr_xml_node *parent, ntr_xml_node *node) {
    (void)self;
    return ntr_xml_node_add_shell(parent, NULL, node);
}
