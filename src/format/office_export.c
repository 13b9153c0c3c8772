/* The English of a bitext into the archive that it came from. */
#include "format/office.h"
#include "format/weave.h"

/* One export. */
typedef struct exporter {
    office self;
    office_line line, twin;
    const ntr_woven *woven; /* one a block */
    uint32_t block;         /* the next one */
    NTR_LIST(ntr_zip_change) changes;
} exporter;

/* The same paragraph once more for older programs: only where it is the same indeed. */
static ntr_status put_twin(exporter *x, ntr_xml_node *twin, const ntr_woven *woven, ntr_error *err) {
    office *self = &x->self;
    const uint32_t open_fields = self->open_fields;
    const uint64_t in_instructions = self->in_instructions;
    NTR_TRY(office_take(self, &x->twin, &(office_paragraph){.node = twin}, err));
    self->open_fields = open_fields;
    self->in_instructions = in_instructions;
    if (x->twin.marks.count != x->line.marks.count ||
        !ntr_str_equal(ntr_buffer_str(&x->twin.text), ntr_buffer_str(&x->line.text)))
        return NTR_OK;
    return office_put(self, &x->twin, twin, woven->text, woven->codes) ? NTR_OK : ntr_error_memory(err);
}

static ntr_status put_paragraph(exporter *x, const office_paragraph *paragraph, bool *changed, ntr_error *err) {
    NTR_TRY(office_take(&x->self, &x->line, paragraph, err));
    if (!office_has_text(&x->line)) return NTR_OK;
    const ntr_woven *woven = &x->woven[x->block++];
    if (woven->unchanged) return NTR_OK;
    *changed = true;
    if (paragraph->value) return office_put_value(paragraph, woven->text) ? NTR_OK : ntr_error_memory(err);
    if (paragraph->twin) NTR_TRY(put_twin(x, paragraph->twin, woven, err));
    return office_put(&x->self, &x->line, paragraph->node, woven->text, woven->codes) ? NTR_OK : ntr_error_memory(err);
}

static ntr_status put_paragraphs(exporter *x, bool *changed, ntr_error *err) {
    office *self = &x->self;
    if (!self->format->walk(self, ntr_xml_tree_root(self->tree))) return ntr_error_memory(err);
    for (uint32_t i = 0; i < self->paragraphs.count; i++)
        NTR_TRY(put_paragraph(x, &self->paragraphs.items[i], changed, err));
    return NTR_OK;
}

static ntr_status keep_change(exporter *x, ntr_str name, ntr_error *err) {
    ntr_buffer_clear(&x->self.bytes);
    NTR_TRY(ntr_xml_tree_write(x->self.tree, &x->self.bytes, err));
    const ntr_str bytes = ntr_arena_copy(x->self.arena, ntr_buffer_str(&x->self.bytes));
    ntr_zip_change *change = bytes.ptr ? NTR_PUSH(x->self.arena, &x->changes) : NULL;
    if (!change) return ntr_error_memory(err);
    *change = (ntr_zip_change){name.ptr, bytes};
    return NTR_OK;
}

static ntr_status export_part(exporter *x, const office_part *part, ntr_error *err) {
    bool changed = false;
    NTR_TRY(office_read_part(&x->self, part->name, err));
    if (part->is_text) NTR_TRY(put_paragraphs(x, &changed, err));
    if (!x->self.format->relabel(&x->self, ntr_xml_tree_root(x->self.tree), &changed)) return ntr_error_memory(err);
    return changed ? keep_change(x, part->name, err) : NTR_OK;
}

static ntr_status export_parts(exporter *x, const office_format *format, ntr_str bytes, const ntr_bitext *bitext,
                               ntr_error *err) {
    NTR_TRY(office_open(&x->self, format, bitext->name, bytes, err));
    x->self.target_lang = bitext->target_lang;
    x->line.arena = x->twin.arena = x->self.arena;
    for (uint32_t i = 0; i < x->self.parts.count; i++) NTR_TRY(export_part(x, &x->self.parts.items[i], err));
    return NTR_OK;
}

static bool is_unchanged(const ntr_woven *woven, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!woven[i].unchanged) return false;
    return true;
}

static ntr_status export_woven(ntr_buffer *out, const office_format *format, ntr_str bytes, const ntr_bitext *bitext,
                               const ntr_woven *woven, ntr_error *err) {
    exporter x = {.woven = woven};
    ntr_status status = export_parts(&x, format, bytes, bitext, err);
    if (status == NTR_OK) status = ntr_zip_rewrite(out, bytes, x.changes.items, x.changes.count, err);
    office_line_dispose(&x.line);
    office_line_dispose(&x.twin);
    office_close(&x.self);
    return status;
}

ntr_status office_export(ntr_buffer *out, const office_format *format, ntr_str bytes, const ntr_bitext *bitext,
                         const ntr_weave_options *options, ntr_weave_report *report, ntr_error *err) {
    ntr_document *original = NULL;
    ntr_woven *woven = NULL;
    NTR_TRY(office_read(&original, format, bitext->name, bytes, err));
    ntr_status status = ntr_weave(&woven, original->arena, original, bitext, options, report, err);
    if (status == NTR_OK && is_unchanged(woven, original->blocks.count)) {
        ntr_buffer_append(out, bytes);
        status = ntr_buffer_check(out, err);
    } else if (status == NTR_OK) {
        status = export_woven(out, format, bytes, bitext, woven, err);
    }
    ntr_document_free(original);
    return status;
}
