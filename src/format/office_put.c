/* A translation into the place of its paragraph: text in the look of the code that it stands in, things that stand
 * alone where the translation has them, and anchors as near as they were. */
#include "ext/unicode.h"
#include "format/office.h"

/* What the text being written stands in. */
typedef struct level {
    ntr_xml_node *parent;
    const ntr_xml_node *shape; /* what its look is taken from, or NULL */
} level;

typedef struct putter {
    office *self;
    const office_line *line;
    NTR_LIST(level) levels;
    uint32_t anchor; /* the next one to be put */
    bool in_order;   /* the marks stand as in the original */
} putter;

static const ntr_xml_node *shape_of(const office_line *line, uint32_t piece) {
    return piece == OFFICE_NONE ? NULL : line->pieces.items[piece].node;
}

static level top(const putter *p) {
    return p->levels.items[p->levels.count - 1];
}

static bool push(putter *p, ntr_xml_node *parent, const ntr_xml_node *shape) {
    level *added = parent ? NTR_PUSH(p->line->arena, &p->levels) : NULL;
    if (added) *added = (level){parent, shape};
    return added != NULL;
}

static bool put_atoms(putter *p, uint32_t piece) {
    const office_piece *of = &p->line->pieces.items[piece];
    return of->atom_count == 0 ||
           p->self->format->put_atoms(p->self, top(p).parent, &p->line->atoms.items[of->atom], of->atom_count);
}

/* --- anchors ------------------------------------------------------------------------------------------------------ */

static bool put_anchor(putter *p, const office_anchor *anchor) {
    return put_atoms(p, anchor->piece);
}

static bool is_start(const putter *p, const office_anchor *anchor) {
    return p->line->pieces.items[anchor->piece].kind == OFFICE_FROM;
}

/* Anchors between mark number `behind` (counted from 1; 0: the paragraph's beginning) and the next: what they begin
 * begins at the one, what they end ends at the other, for where the words between went nobody knows. */
static bool put_anchors(putter *p, uint32_t behind, bool starts) {
    const office_anchor *items = p->line->anchors.items;
    const uint32_t count = p->line->anchors.count;
    uint32_t i = p->anchor;
    for (; i < count && items[i].behind == behind; i++)
        if (is_start(p, &items[i]) == starts && !put_anchor(p, &items[i])) return false;
    if (!starts) p->anchor = i;
    return true;
}

/* Where the marks stand in another order, anchors take in the whole paragraph. */
static bool put_all_anchors(putter *p, bool starts) {
    for (uint32_t i = 0; i < p->line->anchors.count; i++)
        if (is_start(p, &p->line->anchors.items[i]) == starts && !put_anchor(p, &p->line->anchors.items[i]))
            return false;
    return true;
}

/* --- codes -------------------------------------------------------------------------------------------------------- */

/* The index of the mark that a code stands for: ids are numbers, for office_add_codes gave them. */
static uint32_t mark_of(const office_line *line, const ntr_code *code) {
    uint32_t id = 0;
    for (size_t i = 0; i < code->id.len && id <= line->opens.count; i++)
        id = id * 10 + (uint32_t)(code->id.ptr[i] - '0');
    if (id == 0 || id > line->opens.count) return OFFICE_NONE;
    return code->kind == NTR_CODE_CLOSE ? line->closes.items[id - 1] : line->opens.items[id - 1];
}

static bool has_order(const office_line *line, ntr_codes codes) {
    if (codes.count != line->marks.count) return false;
    for (uint32_t i = 0; i < codes.count; i++)
        if (mark_of(line, &codes.items[i]) != i) return false;
    return true;
}

static bool put_open(putter *p, const office_mark *mark) {
    const office_piece *piece = &p->line->pieces.items[mark->piece];
    ntr_xml_node *parent = top(p).parent;
    if (mark->is_look) return push(p, parent, piece->node);
    if (piece->node) parent = p->self->format->put_element(p->self, parent, piece->node);
    return push(p, parent, shape_of(p->line, piece->shape)) && put_atoms(p, mark->piece);
}

static bool put_close(putter *p, const office_mark *mark) {
    const bool good = mark->is_look || put_atoms(p, mark->piece);
    if (p->levels.count > 1) p->levels.count--;
    return good;
}

static bool put_mark(putter *p, const office_mark *mark) {
    if (mark->kind == NTR_CODE_OPEN) return put_open(p, mark);
    if (mark->kind == NTR_CODE_CLOSE) return put_close(p, mark);
    return put_atoms(p, mark->piece);
}

static bool put_piece(putter *p, ntr_str text) {
    return text.len == 0 || p->self->format->put_text(p->self, top(p).parent, text, top(p).shape);
}

/* Characters that XML cannot hold are left out: a translation may have come from anywhere. */
static bool put_text(putter *p, ntr_str text) {
    size_t begin = 0;
    for (size_t i = 0, next = 0; i < text.len; i = next) {
        if (ntr_char_is_xml(ntr_utf8_next(text, &next))) continue;
        if (!put_piece(p, ntr_str_slice(text, begin, i))) return false;
        begin = next;
    }
    return put_piece(p, ntr_str_slice(text, begin, text.len));
}

/* The blank that was put behind a tab so that words stay apart is not the document's. */
static uint32_t behind_padding(const office_mark *mark, ntr_str text, uint32_t at) {
    return mark->padded && at < text.len && text.ptr[at] == ' ' ? at + 1 : at;
}

static bool put_content(putter *p, ntr_str text, ntr_codes codes) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < codes.count; i++) {
        const ntr_code *code = &codes.items[i];
        const uint32_t index = mark_of(p->line, code), begin = code->at > at ? code->at : at;
        if (index == OFFICE_NONE) continue;
        const office_mark *mark = &p->line->marks.items[index];
        if (!put_text(p, ntr_str_slice(text, at, begin)) || (p->in_order && !put_anchors(p, i, false)) ||
            !put_mark(p, mark) || (p->in_order && !put_anchors(p, i + 1, true)))
            return false;
        at = behind_padding(mark, text, begin);
    }
    return put_text(p, ntr_str_slice(text, at, text.len));
}

static bool put_all(putter *p, ntr_xml_node *fresh, ntr_str text, ntr_codes codes) {
    if (!push(p, fresh, shape_of(p->line, p->line->base_shape))) return false;
    if (!p->in_order) return put_all_anchors(p, true) && put_content(p, text, codes) && put_all_anchors(p, false);
    return put_anchors(p, 0, true) && put_content(p, text, codes) && put_anchors(p, codes.count, false);
}

bool office_put(office *self, const office_line *line, ntr_xml_node *paragraph, ntr_str text, ntr_codes codes) {
    putter p = {.self = self, .line = line, .in_order = has_order(line, codes)};
    ntr_xml_node *fresh = ntr_xml_node_add_shell(ntr_xml_node_parent(paragraph), paragraph, paragraph);
    if (!fresh || !self->format->begin(self, fresh, paragraph) || !put_all(&p, fresh, text, codes)) return false;
    ntr_xml_node_remove(paragraph);
    return true;
}
