/* Word and OpenDocument texts in: every paragraph that says something is a block. */
#include <stdlib.h>

#include "format/office.h"

/* What is read, before the document can be made of it: that takes its text whole. */
typedef struct gatherer {
    office self;
    office_line line;
    ntr_buffer text;
    NTR_LIST(ntr_block) blocks;
    NTR_LIST(ntr_code) codes;
} gatherer;

static ntr_str label_of(const gatherer *g, const office_mark *mark) {
    const office_piece *piece = &g->line.pieces.items[mark->piece];
    return mark->is_look ? g->self.looks.items[piece->look].label : piece->label;
}

/* What a translator sees of a code: <b>, </b>, <tab/>. */
static bool add_code(gatherer *g, const office_mark *mark, uint32_t begin) {
    ntr_code *code = NTR_PUSH(g->self.arena, &g->codes);
    if (!code) return false;
    const office_mark *first = &g->line.marks.items[g->line.opens.items[mark->id - 1]];
    const ntr_str label = label_of(g, first);
    const char *before = mark->kind == NTR_CODE_CLOSE ? "</" : "<", *behind = mark->kind == NTR_CODE_ALONE ? "/>" : ">";
    *code = (ntr_code){.at = begin + mark->at, .kind = mark->kind};
    code->id = ntr_arena_printf(g->self.arena, "%u", mark->id);
    code->data = ntr_arena_printf(g->self.arena, "%s%.*s%s", before, NTR_FMT(label), behind);
    return code->id.ptr && code->data.ptr;
}

static ntr_status add_block(gatherer *g, ntr_block_kind kind, ntr_error *err) {
    if (g->text.len) ntr_buffer_append(&g->text, NTR_STR("\n\n"));
    const uint32_t begin = (uint32_t)g->text.len;
    ntr_buffer_append(&g->text, ntr_buffer_str(&g->line.text));
    if (g->text.len > NTR_DOCUMENT_LIMIT)
        return ntr_error_set(err, NTR_TOO_LARGE, "more than %u bytes of text", NTR_DOCUMENT_LIMIT);
    ntr_block *block = NTR_PUSH(g->self.arena, &g->blocks);
    if (!block) return ntr_error_memory(err);
    *block = (ntr_block){{begin, (uint32_t)g->text.len}, kind};
    for (uint32_t i = 0; i < g->line.marks.count; i++)
        if (!add_code(g, &g->line.marks.items[i], begin)) return ntr_error_memory(err);
    return NTR_OK;
}

static ntr_status gather_part(gatherer *g, ntr_str name, ntr_error *err) {
    office *self = &g->self;
    NTR_TRY(office_read_part(self, name, err));
    if (!self->format->walk(self, ntr_xml_tree_root(self->tree))) return ntr_error_memory(err);
    for (uint32_t i = 0; i < self->paragraphs.count; i++) {
        NTR_TRY(office_take(self, &g->line, &self->paragraphs.items[i], err));
        if (office_has_text(&g->line)) NTR_TRY(add_block(g, self->paragraphs.items[i].kind, err));
    }
    return NTR_OK;
}

static ntr_status gather(gatherer *g, const office_format *format, ntr_str name, ntr_str bytes, ntr_error *err) {
    NTR_TRY(office_open(&g->self, format, name, bytes, err));
    g->line.arena = g->self.arena;
    for (uint32_t i = 0; i < g->self.parts.count; i++)
        if (g->self.parts.items[i].is_text) NTR_TRY(gather_part(g, g->self.parts.items[i].name, err));
    if (g->blocks.count == 0) return ntr_error_set(err, NTR_EMPTY, "no text: the document has no words");
    return ntr_buffer_check(&g->text, err);
}

static ntr_status add_note(ntr_document *document, const char *code, ntr_str text, ntr_error *err) {
    return ntr_document_add_note(document, (ntr_span){0, 0}, code, text, err);
}

static ntr_status add_notes(ntr_document *document, const office *self, ntr_error *err) {
    if (self->has_changes)
        NTR_TRY(add_note(document, "tracked-changes",
                         NTR_STR("tracked changes are read as if they were accepted; paragraphs that are translated "
                                 "lose the record of them"),
                         err));
    if (self->has_macros)
        NTR_TRY(add_note(document, "macros", NTR_STR("the document has macros, which stay as they are"), err));
    if (self->left == 0) return NTR_OK;
    const ntr_str said =
        ntr_arena_printf(document->arena, "paragraphs left as they are, for their fields overlap: %u", self->left);
    return said.ptr ? add_note(document, "left-untouched", said, err) : ntr_error_memory(err);
}

static ntr_status fill_document(ntr_document *document, const gatherer *g, ntr_error *err) {
    for (uint32_t i = 0; i < g->blocks.count; i++)
        NTR_TRY(ntr_document_add_block(document, g->blocks.items[i].span, g->blocks.items[i].kind, err));
    for (uint32_t i = 0; i < g->codes.count; i++) NTR_TRY(ntr_document_add_code(document, &g->codes.items[i], err));
    return add_notes(document, &g->self, err);
}

ntr_status office_read(ntr_document **out, const office_format *format, ntr_str name, ntr_str bytes, ntr_error *err) {
    *out = NULL;
    gatherer *g = calloc(1, sizeof *g);
    if (!g) return ntr_error_memory(err);
    ntr_status status = gather(g, format, name, bytes, err);
    if (status == NTR_OK) status = ntr_document_new(out, name, ntr_buffer_str(&g->text), err);
    if (status == NTR_OK) status = fill_document(*out, g, err);
    if (status != NTR_OK) {
        ntr_document_free(*out);
        *out = NULL;
    }
    ntr_buffer_dispose(&g->text);
    office_line_dispose(&g->line);
    office_close(&g->self);
    free(g);
    return status;
}
