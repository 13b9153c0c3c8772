#include "format/remarks.h"

#include <inttypes.h>

/* A remark is one line, whatever lines its words stood on. */
static void append_line(ntr_buffer *line, ntr_str text) {
    bool space = false;
    for (size_t i = 0; i < text.len; i++) {
        const bool was_space = space;
        space = strchr(" \t\r\n", text.ptr[i]) && text.ptr[i];
        if (!space) ntr_buffer_append_char(line, text.ptr[i]);
        if (space && !was_space) ntr_buffer_append_char(line, ' ');
    }
}

/* Opens the bracket at the first detail, and parts it from the one before at the others. */
static void begin_detail(ntr_buffer *line, bool *open) {
    ntr_buffer_append(line, *open ? NTR_STR("; ") : NTR_STR(" ("));
    *open = true;
}

static void append_detail(ntr_buffer *line, bool *open, ntr_str text) {
    if (text.len == 0) return;
    begin_detail(line, open);
    ntr_buffer_append(line, text);
}

static void append_original(ntr_buffer *line, bool *open, const ntr_annot *annot) {
    append_detail(line, open, annot->original);
    if (!annot->origin.code[0]) return;
    if (annot->original.len) {
        ntr_buffer_printf(line, ", %s", annot->origin.code);
    } else {
        append_detail(line, open, ntr_str_from(annot->origin.code));
    }
}

static void append_alternatives(ntr_buffer *line, bool *open, const ntr_annot *annot) {
    for (uint32_t i = 0; i < annot->alternative_count; i++) {
        if (i == 0) {
            append_detail(line, open, NTR_STR("also "));
        } else {
            ntr_buffer_append(line, NTR_STR(", "));
        }
        ntr_buffer_append(line, annot->alternatives[i]);
    }
}

/* Poetins → Putin's: the name is Putin. */
static void append_base(ntr_buffer *line, bool *open, const ntr_annot *annot, ntr_str en) {
    if (!annot->base.ptr || ntr_str_equal(annot->base, en)) return;
    begin_detail(line, open);
    ntr_buffer_append(line, NTR_STR("name "));
    append_line(line, annot->base);
}

static void append_name(ntr_buffer *line, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot), en = ntr_annot_english(annot, nl);
    bool open = false;
    append_line(line, nl);
    if (ntr_str_equal(nl, en)) {
        ntr_buffer_append(line, NTR_STR(" unchanged"));
    } else {
        ntr_buffer_append(line, NTR_STR(" → "));
        append_line(line, en);
    }
    append_detail(line, &open, ntr_str_from(ntr_name_kind_word(annot->as.name)));
    append_base(line, &open, annot, en);
    append_original(line, &open, annot);
    append_alternatives(line, &open, annot);
    append_detail(line, &open, annot->why);
    begin_detail(line, &open);
    ntr_buffer_printf(line, "confidence %u)", (unsigned)annot->confidence);
}

static void append_term(ntr_buffer *line, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot);
    const ntr_str en = ntr_annot_base(annot, nl);
    bool open = false;
    append_line(line, nl);
    ntr_buffer_append(line, ntr_annot_is_discouraged(annot) ? NTR_STR(" ↛ ") : NTR_STR(" → "));
    append_line(line, en);
    append_detail(line, &open, ntr_str_from(ntr_term_status_word(annot->as.status)));
    if (annot->lemma.len && !ntr_str_equal(annot->lemma, nl)) append_detail(line, &open, annot->lemma);
    if (annot->in_compound) append_detail(line, &open, NTR_STR("in compound"));
    if (annot->entry) {
        begin_detail(line, &open);
        ntr_buffer_printf(line, "entry %" PRId64, annot->entry);
    }
    ntr_buffer_append_char(line, ')');
}

const char *ntr_remark_append(ntr_buffer *line, const ntr_unit *unit, const ntr_annot *annot) {
    switch (annot->kind) {
    case NTR_NAME: append_name(line, unit, annot); return "name";
    case NTR_TERM: append_term(line, unit, annot); return "term";
    case NTR_PROTECTED: /* the text speaks for itself */
    case NTR_QUANTITY: return NULL;
    }
    return NULL;
}

static const char *append_language(ntr_buffer *line, const ntr_unit *unit) {
    if (unit->translate) return NULL;
    ntr_buffer_printf(line, "%s, not for translation", unit->lang.code);
    return "language";
}

/* A note that was read from a file is a remark of ours again, or somebody else's. */
static const char *category_of(const ntr_note *note) {
    static const char *const categories[] = {"name", "term", "note"};
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++)
        if (strcmp(note->code, categories[i]) == 0) return categories[i];
    return NULL;
}

static const char *append_note(ntr_buffer *line, const ntr_note *note) {
    const char *category = category_of(note);
    if (category) {
        append_line(line, note->text);
        return category;
    }
    ntr_buffer_printf(line, "%s: ", note->code);
    append_line(line, note->text);
    return "finding";
}

/* The remarks of a unit are numbered: 0 is on the unit itself, then come its annotations, then its notes. */
static const char *append_remark(ntr_buffer *line, const ntr_unit *unit, uint32_t number) {
    if (number == 0) return append_language(line, unit);
    if (number <= unit->annot_count) return ntr_remark_append(line, unit, &unit->annots[number - 1]);
    return append_note(line, &unit->notes[number - 1 - unit->annot_count]);
}

static bool remember(ntr_remarks *remarks, ntr_str line) {
    const ntr_str key = ntr_arena_copy(remarks->arena, line);
    uint32_t *last_unit = key.ptr ? NTR_PUSH(remarks->arena, &remarks->last_units) : NULL;
    if (!last_unit) return false;
    *last_unit = remarks->unit_number;
    return ntr_map_put(&remarks->known, remarks->arena, key, remarks->last_units.count - 1);
}

/* Whether the line is new to this unit; it then counts as said. */
static bool is_new(ntr_remarks *remarks) {
    const ntr_str line = ntr_buffer_str(&remarks->line);
    const uint32_t index = ntr_map_get(&remarks->known, line);
    if (index == NTR_MAP_NONE) {
        if (!remember(remarks, line)) remarks->line.failed = true;
        return true;
    }
    const bool fresh = remarks->last_units.items[index] != remarks->unit_number;
    remarks->last_units.items[index] = remarks->unit_number;
    return fresh;
}

void ntr_remarks_init(ntr_remarks *remarks) {
    *remarks = (ntr_remarks){.arena = ntr_arena_new()};
    remarks->line.failed = !remarks->arena;
}

void ntr_remarks_dispose(ntr_remarks *remarks) {
    if (!remarks) return;
    ntr_arena_free(remarks->arena);
    ntr_buffer_dispose(&remarks->line);
}

void ntr_remarks_start(ntr_remarks *remarks, const ntr_unit *unit) {
    remarks->unit = unit;
    remarks->unit_number++;
    remarks->next = 0;
}

bool ntr_remarks_next(ntr_remarks *remarks, ntr_remark *out) {
    const uint32_t count = 1 + remarks->unit->annot_count + remarks->unit->note_count;
    while (remarks->next < count) {
        ntr_buffer_clear(&remarks->line);
        out->category = append_remark(&remarks->line, remarks->unit, remarks->next++);
        if (!out->category || remarks->line.failed || !is_new(remarks)) continue;
        out->text = ntr_buffer_str(&remarks->line);
        return true;
    }
    return false;
}

ntr_status ntr_remarks_check(const ntr_remarks *remarks, ntr_error *err) {
    return ntr_buffer_check(&remarks->line, err);
}
