/* Fields of Word (ECMA-376 part 1, 17.16): stretches between marks that begin, part and end them, in which first what
 * is computed stands ("PAGE"), then what was computed ("12"). They may lie in one another, and run over paragraphs. */
#include "format/docx.h"

enum { DEPTH = 64 }; /* fields that run on into the next paragraph, and begun things within one, at most */

static ntr_str first_word(ntr_str instruction) {
    size_t begin = 0;
    while (begin < instruction.len && instruction.ptr[begin] == ' ') begin++;
    size_t end = begin;
    while (end < instruction.len && instruction.ptr[end] != ' ' && instruction.ptr[end] != '\\') end++;
    return ntr_str_slice(instruction, begin, end);
}

bool docx_shows_text(ntr_str instruction) {
    static const char *const words[] = {"HYPERLINK", "TOC", "INDEX", "TOA"};
    const ntr_str word = first_word(instruction);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (ntr_str_equal(word, ntr_str_from(words[i]))) return true;
    return false;
}

ntr_str docx_field_label(ntr_str instruction) {
    const ntr_str word = first_word(instruction);
    if (ntr_str_equal(word, NTR_STR("HYPERLINK"))) return NTR_STR("a");
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < 'A' || word.ptr[i] > 'Z') return NTR_STR("field");
    return word.len ? word : NTR_STR("field");
}

/* --- what belongs together ---------------------------------------------------------------------------------------- */

/* A field that has begun in this paragraph, or an element around runs. */
typedef struct begun {
    uint32_t piece;
    uint32_t elements; /* OPEN pieces before it */
} begun;

typedef struct folder {
    office *self;
    office_line *line;
    begun open[DEPTH];
    uint32_t depth;
    uint32_t elements;
    bool overlaps; /* fields and elements do, or there are too many */
} folder;

static bool is_field(const folder *f, uint32_t depth) {
    return f->line->pieces.items[f->open[depth].piece].kind == OFFICE_FIELD;
}

static void begin(folder *f, uint32_t piece) {
    if (f->depth == DEPTH) {
        f->overlaps = true;
    } else {
        f->open[f->depth++] = (begun){piece, f->elements};
    }
}

/* What one that began in an earlier paragraph is told: `shows` that what it computes is over, else that it ends. */
static void tell_earlier(folder *f, bool shows) {
    office *self = f->self;
    if (self->open_fields == 0) return;
    const uint64_t bit = (uint64_t)1 << (self->open_fields - 1);
    self->in_instructions &= ~bit;
    if (!shows) self->open_fields--;
}

/* A field's own pieces, until its end is found, hold where its parts are: `shape` where it begins to show something,
 * `other` where it ends. One with elements in it shows text, whatever it is. */
static void end_field(folder *f, uint32_t piece) {
    const begun *top = &f->open[--f->depth];
    f->line->pieces.items[top->piece].other = piece;
    if (top->elements != f->elements) f->line->pieces.items[top->piece].breaks = true;
}

static void meet(folder *f, uint32_t index) {
    office_piece *piece = &f->line->pieces.items[index];
    const bool inside = f->depth > 0 && is_field(f, f->depth - 1);
    switch (piece->kind) {
    case OFFICE_FIELD: begin(f, index); break;
    case OFFICE_OPEN:
        f->elements++;
        begin(f, index);
        break;
    case OFFICE_CLOSE:
        if (f->depth == 0 || inside) {
            f->overlaps = true;
        } else {
            f->depth--;
        }
        break;
    case OFFICE_RESULT:
        if (inside) {
            f->line->pieces.items[f->open[f->depth - 1].piece].shape = index;
        } else {
            tell_earlier(f, true);
            f->overlaps = f->overlaps || f->depth > 0;
        }
        break;
    case OFFICE_FIELD_END:
        if (inside) {
            end_field(f, index);
        } else {
            tell_earlier(f, false);
            f->overlaps = f->overlaps || f->depth > 0;
        }
        break;
    default: break;
    }
}

/* Those that did not end run on. */
static void carry_over(folder *f) {
    for (uint32_t i = 0; i < f->depth; i++) {
        office *self = f->self;
        if (!is_field(f, i) || self->open_fields == DEPTH) continue;
        if (f->line->pieces.items[f->open[i].piece].shape == OFFICE_NONE) {
            self->in_instructions |= (uint64_t)1 << self->open_fields;
            f->overlaps = true; /* what it computes runs on: no text stands here that could be told from it */
        }
        self->open_fields++;
    }
}

/* --- pieces in their place ---------------------------------------------------------------------------------------- */

static bool has_elements(const office_line *line, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i <= last; i++) {
        const office_kind kind = line->pieces.items[i].kind;
        if (kind == OFFICE_OPEN || kind == OFFICE_CLOSE) return true;
    }
    return false;
}

/* The pieces from `first` to `last` as one, with all their atoms. */
static office_piece joined(const office_line *line, uint32_t first, uint32_t last, office_kind kind, ntr_str label) {
    office_piece piece = line->pieces.items[first];
    const office_piece *end = &line->pieces.items[last];
    piece.kind = kind;
    piece.breaks = false;
    piece.shape = piece.other = OFFICE_NONE;
    piece.node = NULL;
    piece.label = label;
    piece.atom_count = end->atom + end->atom_count - piece.atom;
    return piece;
}

/* Puts the field that begins at `index` at `*to`, and gives the last piece that is done with; OFFICE_NONE when its
 * instruction holds elements. */
static uint32_t fold_field(folder *f, uint32_t index, uint32_t *to) {
    office_piece *pieces = f->line->pieces.items;
    const office_piece field = pieces[index];
    const bool ends = field.other != OFFICE_NONE, shows = field.shape != OFFICE_NONE;
    const uint32_t last = shows ? field.shape : ends ? field.other : index;
    const ntr_str instruction = ntr_str_slice(ntr_buffer_str(&f->line->raw), field.begin, pieces[last].begin);
    const bool pair = ends && shows && (field.breaks || docx_shows_text(instruction));
    const ntr_str label = docx_field_label(instruction);
    const uint32_t end = ends && !pair ? field.other : last;
    if (has_elements(f->line, index, end)) return OFFICE_NONE;
    if (pair) pieces[field.other].label = label;
    pieces[(*to)++] = joined(f->line, index, end, pair ? OFFICE_OPEN : OFFICE_ALONE, label);
    return end;
}

/* An end: of a pair that fold_field began, or of a field of an earlier paragraph. */
static office_piece fold_end(const folder *f, uint32_t index) {
    const office_piece *piece = &f->line->pieces.items[index];
    return joined(f->line, index, index, piece->label.ptr ? OFFICE_CLOSE : OFFICE_ALONE, NTR_STR("field"));
}

static bool fold_all(folder *f) {
    office_line *line = f->line;
    uint32_t to = 0;
    for (uint32_t i = 0; i < line->pieces.count; i++) {
        const office_kind kind = line->pieces.items[i].kind;
        if (kind == OFFICE_FIELD) {
            i = fold_field(f, i, &to);
            if (i == OFFICE_NONE) return false;
        } else if (kind == OFFICE_RESULT || kind == OFFICE_FIELD_END) {
            line->pieces.items[to++] = fold_end(f, i);
        } else if (kind == OFFICE_INSTRUCTION) {
            line->pieces.items[to++] = joined(line, i, i, OFFICE_ALONE, NTR_STR("field"));
        } else {
            line->pieces.items[to++] = line->pieces.items[i];
        }
    }
    line->pieces.count = to;
    return true;
}

static bool has_fields(const office_line *line) {
    for (uint32_t i = 0; i < line->pieces.count; i++)
        if (line->pieces.items[i].kind >= OFFICE_FIELD) return true;
    return false;
}

void docx_fold_fields(office *self, office_line *line) {
    folder f = {.self = self, .line = line, .overlaps = self->in_instructions != 0};
    if (!f.overlaps && !has_fields(line)) return;
    for (uint32_t i = 0; i < line->pieces.count; i++) meet(&f, i);
    carry_over(&f);
    if (!f.overlaps && fold_all(&f)) return;
    self->left += line->raw.len > 0;
    office_line_clear(line);
}
