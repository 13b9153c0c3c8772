/* A paragraph taken apart: its pieces, and the text and marks that they make. */
#include "ext/unicode.h"
#include "format/office.h"

void office_line_dispose(office_line *line) {
    ntr_buffer_dispose(&line->raw);
    ntr_buffer_dispose(&line->text);
}

void office_line_clear(office_line *line) {
    ntr_buffer_clear(&line->raw);
    ntr_buffer_clear(&line->text);
    line->pieces.count = line->atoms.count = line->marks.count = line->anchors.count = 0;
    line->opens.count = line->closes.count = 0;
    line->base_look = 0;
    line->base_shape = OFFICE_NONE;
}

office_piece *office_line_add(office_line *line, office_kind kind) {
    office_piece *piece = line->raw.len < UINT32_MAX ? NTR_PUSH(line->arena, &line->pieces) : NULL;
    if (!piece) return NULL;
    piece->kind = kind;
    piece->begin = piece->end = (uint32_t)line->raw.len;
    piece->shape = piece->other = OFFICE_NONE;
    piece->atom = line->atoms.count;
    return piece;
}

office_piece *office_line_add_atom(office_line *line, office_kind kind, ntr_xml_node *node, ntr_xml_node *around) {
    office_piece *piece = office_line_add(line, kind);
    office_atom *atom = piece ? NTR_PUSH(line->arena, &line->atoms) : NULL;
    if (!atom) return NULL;
    *atom = (office_atom){node, around};
    piece->atom_count = 1;
    return piece;
}

static ntr_str text_of(const office_line *line, const office_piece *piece) {
    return ntr_str_slice(ntr_buffer_str(&line->raw), piece->begin, piece->end);
}

static bool is_blank(ntr_str text) {
    for (size_t i = 0; i < text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(text, &i))) return false;
    return true;
}

bool office_has_text(const office_line *line) {
    return !is_blank(ntr_buffer_str(&line->text));
}

/* --- which looks matter ------------------------------------------------------------------------------------------- */

/* Finds the CLOSE of each OPEN. They nest, for elements do. */
static bool pair_elements(office_line *line) {
    NTR_LIST(uint32_t) open = {0};
    for (uint32_t i = 0; i < line->pieces.count; i++) {
        office_piece *piece = &line->pieces.items[i];
        if (piece->kind == OFFICE_OPEN) {
            uint32_t *top = NTR_PUSH(line->arena, &open);
            if (!top) return false;
            *top = i;
        } else if (piece->kind == OFFICE_CLOSE) {
            line->pieces.items[open.items[--open.count]].other = i;
        }
    }
    return true;
}

/* A blank between two stretches of one look has that look too: nobody sees a bold space. */
static void join_blanks(office_line *line) {
    const office_piece *before = NULL;
    for (uint32_t i = 0; i + 1 < line->pieces.count; i++) {
        office_piece *piece = &line->pieces.items[i];
        const office_piece *behind = piece + 1;
        const bool between = before && piece->kind == OFFICE_TEXT && behind->kind == OFFICE_TEXT;
        if (between && before->look == behind->look && is_blank(text_of(line, piece))) {
            piece->look = before->look;
            piece->node = before->node;
        }
        before = piece->kind == OFFICE_TEXT ? piece : NULL;
    }
}

/* The look that most of the text between two pieces has; what lies in links does not count. */
static void find_base(office *self, office_line *line, uint32_t begin, uint32_t end, uint32_t *look, uint32_t *shape) {
    uint64_t most = 0;
    self->serial++;
    for (uint32_t i = begin; i < end; i++) {
        const office_piece *piece = &line->pieces.items[i];
        if (piece->kind == OFFICE_OPEN) i = piece->other;
        if (piece->kind != OFFICE_TEXT) continue;
        office_look *counted = &self->looks.items[piece->look];
        if (counted->serial != self->serial) counted->weight = 0;
        counted->serial = self->serial;
        counted->weight += piece->end - piece->begin;
        if (counted->weight <= most) continue;
        most = counted->weight;
        if (*look != piece->look || *shape == OFFICE_NONE) *shape = i;
        *look = piece->look;
    }
}

static void find_bases(office *self, office_line *line) {
    find_base(self, line, 0, line->pieces.count, &line->base_look, &line->base_shape);
    for (uint32_t i = 0; i < line->pieces.count; i++) {
        office_piece *piece = &line->pieces.items[i];
        if (piece->kind == OFFICE_OPEN) find_base(self, line, i + 1, piece->other, &piece->look, &piece->shape);
    }
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

/* The state of one arrangement. */
typedef struct arranger {
    office_line *line;
    NTR_LIST(uint32_t) around;      /* OPEN pieces that have begun */
    uint32_t base;                  /* look of what is no pair here */
    uint32_t look_id;               /* of the pair around text of another look that has begun, or 0 */
    uint32_t look;                  /* that look */
    uint32_t next_text, next_solid; /* pieces that were found already */
} arranger;

static office_mark *add_mark(office_line *line, ntr_code_kind kind, uint32_t id, uint32_t piece) {
    office_mark *mark = NTR_PUSH(line->arena, &line->marks);
    if (mark) *mark = (office_mark){.kind = kind, .id = id, .at = (uint32_t)line->text.len, .piece = piece};
    return mark;
}

/* A mark with an id of its own. */
static office_mark *add_first(office_line *line, ntr_code_kind kind, uint32_t piece) {
    uint32_t *open = NTR_PUSH(line->arena, &line->opens), *close = NTR_PUSH(line->arena, &line->closes);
    if (!open || !close) return NULL;
    *open = line->marks.count;
    *close = OFFICE_NONE;
    return add_mark(line, kind, line->opens.count, piece);
}

static office_mark *add_second(office_line *line, uint32_t id, uint32_t piece) {
    line->closes.items[id - 1] = line->marks.count;
    return add_mark(line, NTR_CODE_CLOSE, id, piece);
}

static bool end_look(arranger *a) {
    if (a->look_id == 0) return true;
    const uint32_t id = a->look_id, piece = a->line->marks.items[a->line->opens.items[id - 1]].piece;
    a->look_id = 0;
    office_mark *mark = add_second(a->line, id, piece);
    if (mark) mark->is_look = true;
    return mark != NULL;
}

static bool put_look(arranger *a, uint32_t index) {
    const office_piece *piece = &a->line->pieces.items[index];
    if (a->look_id && a->look != piece->look && !end_look(a)) return false;
    if (a->look_id || piece->look == a->base) return true;
    office_mark *mark = add_first(a->line, NTR_CODE_OPEN, index);
    if (!mark) return false;
    mark->is_look = true;
    a->look_id = mark->id;
    a->look = piece->look;
    return true;
}

static bool put_text(arranger *a, uint32_t index) {
    const office_piece *piece = &a->line->pieces.items[index];
    if (piece->begin == piece->end) return true;
    if (!put_look(a, index)) return false;
    ntr_buffer_append(&a->line->text, text_of(a->line, piece));
    return !a->line->text.failed;
}

static bool is_solid(const office_piece *piece) {
    const bool text = piece->kind == OFFICE_TEXT && piece->begin < piece->end;
    return text || piece->kind == OFFICE_OPEN || piece->kind == OFFICE_CLOSE;
}

/* The first piece behind `index` with text in it; with `solid` also one where an element begins or ends. What was found
 * is kept in `*found`, so that each piece is looked at once. NULL where there is none. */
static const office_piece *following(const office_line *line, uint32_t index, bool solid, uint32_t *found) {
    if (*found <= index) *found = index + 1;
    for (; *found < line->pieces.count; ++*found) {
        const office_piece *piece = &line->pieces.items[*found];
        if (is_solid(piece) && (solid || piece->kind == OFFICE_TEXT)) return piece;
    }
    return NULL;
}

/* Whether words would run together over a tab or line break. */
static bool needs_blank(arranger *a, uint32_t index) {
    size_t end = a->line->text.len, begin = 0;
    if (end == 0 || ntr_char_is_space(ntr_utf8_previous(ntr_buffer_str(&a->line->text), &end))) return false;
    const office_piece *next = following(a->line, index, false, &a->next_text);
    return next && !ntr_char_is_space(ntr_utf8_next(text_of(a->line, next), &begin));
}

static bool put_alone(arranger *a, uint32_t index) {
    office_mark *mark = add_first(a->line, NTR_CODE_ALONE, index);
    if (!mark) return false;
    mark->padded = a->line->pieces.items[index].breaks && needs_blank(a, index);
    if (mark->padded) ntr_buffer_append_char(&a->line->text, ' ');
    return !a->line->text.failed;
}

static bool put_anchor(arranger *a, uint32_t index) {
    office_anchor *anchor = NTR_PUSH(a->line->arena, &a->line->anchors);
    if (!anchor) return false;
    *anchor = (office_anchor){index, a->line->marks.count};
    return true;
}

static bool put_open(arranger *a, uint32_t index) {
    uint32_t *around = NTR_PUSH(a->line->arena, &a->around);
    office_mark *mark = around ? add_first(a->line, NTR_CODE_OPEN, index) : NULL;
    if (!mark) return false;
    *around = index;
    a->base = a->line->pieces.items[index].look;
    a->line->pieces.items[a->line->pieces.items[index].other].look = mark->id; /* for its CLOSE */
    return true;
}

static bool put_close(arranger *a, uint32_t index) {
    office_mark *mark = add_second(a->line, a->line->pieces.items[index].look, index);
    a->around.count--;
    a->base = a->around.count ? a->line->pieces.items[a->around.items[a->around.count - 1]].look : a->line->base_look;
    return mark != NULL;
}

/* A look goes on over a picture or a bookmark when text of the same look follows. */
static bool look_goes_on(arranger *a, uint32_t index) {
    const office_kind kind = a->line->pieces.items[index].kind;
    if (kind == OFFICE_OPEN || kind == OFFICE_CLOSE) return false;
    const office_piece *next = following(a->line, index, true, &a->next_solid);
    return next && next->kind == OFFICE_TEXT && next->look == a->look;
}

static bool put_piece(arranger *a, uint32_t index) {
    const office_kind kind = a->line->pieces.items[index].kind;
    if (kind == OFFICE_TEXT) return put_text(a, index);
    if (a->look_id && !look_goes_on(a, index) && !end_look(a)) return false;
    if (kind == OFFICE_OPEN) return put_open(a, index);
    if (kind == OFFICE_CLOSE) return put_close(a, index);
    return kind == OFFICE_ALONE ? put_alone(a, index) : put_anchor(a, index);
}

bool office_arrange(office *self, office_line *line) {
    if (!pair_elements(line)) return false;
    join_blanks(line);
    find_bases(self, line);
    arranger a = {.line = line, .base = line->base_look};
    for (uint32_t i = 0; i < line->pieces.count; i++)
        if (!put_piece(&a, i)) return false;
    return end_look(&a);
}
