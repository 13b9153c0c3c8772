#include "ntrans/bitext.h"

#include <stdio.h>

#include "base/arena.h"
#include "ntrans/buffer.h"

ntr_status ntr_bitext_new(ntr_bitext **out, ntr_str name, const char *source_lang, const char *target_lang,
                          ntr_error *err) {
    *out = NULL;
    ntr_arena *arena = ntr_arena_new();
    ntr_bitext *bitext = arena ? ntr_arena_alloc(arena, sizeof *bitext) : NULL;
    if (bitext) bitext->name = ntr_arena_copy(arena, name);
    if (!bitext || !bitext->name.ptr) {
        ntr_arena_free(arena);
        return ntr_error_memory(err);
    }
    bitext->arena = arena;
    snprintf(bitext->source_lang, sizeof bitext->source_lang, "%s", source_lang);
    snprintf(bitext->target_lang, sizeof bitext->target_lang, "%s", target_lang);
    *out = bitext;
    return NTR_OK;
}

void ntr_bitext_free(ntr_bitext *bitext) {
    if (bitext) ntr_arena_free(bitext->arena);
}

const char *ntr_state_word(ntr_state state) {
    static const char *const words[] = {"new", "translated", "reviewed", "final"};
    return words[state];
}

/* --- from a document ---------------------------------------------------------------------------------------------- */

/* `.ptr` NULL stays so; it means "none" in an annotation. */
static bool copy_text(ntr_arena *arena, ntr_str *text) {
    if (!text->ptr) return true;
    *text = ntr_arena_copy(arena, *text);
    return text->ptr != NULL;
}

static bool copy_alternatives(ntr_arena *arena, ntr_annot *annot) {
    if (annot->alternative_count == 0) return true;
    ntr_str *copies = ntr_arena_array(arena, annot->alternative_count, sizeof *copies);
    if (!copies) return false;
    for (uint32_t i = 0; i < annot->alternative_count; i++) {
        copies[i] = annot->alternatives[i];
        if (!copy_text(arena, &copies[i])) return false;
    }
    annot->alternatives = copies;
    return true;
}

static ntr_span shift(ntr_span span, uint32_t base) {
    return span.end > span.begin ? (ntr_span){span.begin - base, span.end - base} : (ntr_span){0, 0};
}

static bool copy_annot(ntr_arena *arena, ntr_annot *out, const ntr_annot *annot, uint32_t base) {
    *out = *annot;
    out->span = shift(annot->span, base);
    out->second = shift(annot->second, base);
    return copy_text(arena, &out->target) && copy_text(arena, &out->base) && copy_text(arena, &out->lemma) &&
           copy_text(arena, &out->why) && copy_text(arena, &out->original) && copy_alternatives(arena, out);
}

/* Where the marks of the next segment begin in the sorted lists; segments come in order, so this only moves on. */
typedef struct cursor {
    uint32_t annot;
    uint32_t note;
} cursor;

static bool copy_annots(ntr_arena *arena, ntr_unit *unit, const ntr_document *document, ntr_span span, cursor *at) {
    const uint32_t count = document->annots.count;
    const ntr_annot *annots = document->annots.items;
    while (at->annot < count && annots[at->annot].span.begin < span.begin) at->annot++;
    uint32_t end = at->annot;
    while (end < count && annots[end].span.begin < span.end) end++;
    ntr_annot *copies = ntr_arena_array(arena, end - at->annot, sizeof *copies);
    if (!copies) return false;
    for (; at->annot < end; at->annot++) {
        if (!ntr_span_contains(span, annots[at->annot].span)) continue;
        if (!copy_annot(arena, &copies[unit->annot_count++], &annots[at->annot], span.begin)) return false;
    }
    unit->annots = copies;
    return true;
}

/* Notes are few and come in the order of the stages, so each segment looks at all of them. */
static bool copy_notes(ntr_arena *arena, ntr_unit *unit, const ntr_document *document, ntr_span span) {
    NTR_LIST(ntr_note) notes = {0};
    for (uint32_t i = 0; i < document->notes.count; i++) {
        const ntr_note *note = &document->notes.items[i];
        if (note->span.begin < span.begin || note->span.begin >= span.end || note->span.end > span.end) continue;
        ntr_note *copy = NTR_PUSH(arena, &notes);
        if (!copy) return false;
        *copy = (ntr_note){shift(note->span, span.begin), note->code, note->text};
        if (!copy_text(arena, &copy->text)) return false;
    }
    unit->notes = notes.items;
    unit->note_count = notes.count;
    return true;
}

/* What the draft puts in place of its Dutch: the outermost annotation that has English of its own. */
static bool is_replaced(const ntr_annot *annot) {
    return annot->target.ptr && !annot->in_compound;
}

static void append_draft(ntr_buffer *out, const ntr_unit *unit) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (annot->span.begin < at || !is_replaced(annot)) continue;
        ntr_buffer_append(out, ntr_str_slice(unit->source, at, annot->span.begin));
        ntr_buffer_append(out, annot->target);
        at = annot->span.end;
    }
    ntr_buffer_append(out, ntr_str_slice(unit->source, at, unit->source.len));
}

static bool make_target(ntr_arena *arena, ntr_unit *unit, ntr_target target, ntr_buffer *scratch) {
    switch (target) {
    case NTR_TARGET_NONE: return true;
    case NTR_TARGET_EMPTY: unit->target = NTR_STR(""); return true;
    case NTR_TARGET_COPY: unit->target = unit->source; return true;
    case NTR_TARGET_DRAFT: break;
    }
    if (!unit->translate) {
        unit->target = unit->source;
        return true;
    }
    ntr_buffer_clear(scratch);
    append_draft(scratch, unit);
    if (scratch->failed) return false;
    unit->target = ntr_arena_copy(arena, ntr_buffer_str(scratch));
    return unit->target.ptr != NULL;
}

static bool add_unit(ntr_bitext *bitext, const ntr_document *document, uint32_t index, uint32_t number, cursor *at,
                     ntr_target target, ntr_buffer *scratch) {
    ntr_arena *arena = bitext->arena;
    const ntr_segment *segment = &document->segments.items[index];
    ntr_unit *unit = NTR_PUSH(arena, &bitext->units);
    if (!unit) return false;
    unit->id = ntr_arena_printf(arena, "p%us%u", segment->block, number);
    unit->para = segment->block;
    unit->block = document->blocks.items[segment->block].kind;
    unit->source = ntr_arena_copy(arena, ntr_document_slice(document, segment->span));
    unit->lang = segment->lang;
    unit->translate = segment->translate;
    return unit->id.ptr && unit->source.ptr && copy_annots(arena, unit, document, segment->span, at) &&
           copy_notes(arena, unit, document, segment->span) && make_target(arena, unit, target, scratch);
}

ntr_status ntr_bitext_from_document(ntr_bitext **out, const ntr_document *document, ntr_target target,
                                    const char *source_lang, const char *target_lang, ntr_error *err) {
    NTR_TRY(ntr_bitext_new(out, document->name, source_lang, target_lang, err));
    ntr_buffer scratch = {0};
    cursor at = {0};
    bool good = true;
    uint32_t number = 0;
    for (uint32_t i = 0; good && i < document->segments.count; i++) {
        const bool same = i > 0 && document->segments.items[i - 1].block == document->segments.items[i].block;
        number = same ? number + 1 : 0;
        good = add_unit(*out, document, i, number, &at, target, &scratch);
    }
    ntr_buffer_dispose(&scratch);
    if (good) return NTR_OK;
    ntr_bitext_free(*out);
    *out = NULL;
    return ntr_error_memory(err);
}
