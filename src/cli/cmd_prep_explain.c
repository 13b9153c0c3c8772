/* What prep has to say about a text: its notes, and the reasons behind every cut and mark. */
#include <stdlib.h>

#include "cli/cmd_prep.h"
#include "ext/unicode.h"
#include "ntrans/segment.h"

/* --- notes ------------------------------------------------------------------------------------------------------ */

/* A place in a text: moves forward, so that many places cost one walk. */
typedef struct place {
    size_t offset; /* bytes */
    uint64_t line, column;
} place;

static void move_to(place *at, ntr_str text, size_t offset) {
    while (at->offset < offset && at->offset < text.len) {
        const int32_t c = ntr_utf8_next(text, &at->offset);
        at->line += c == '\n';
        at->column = c == '\n' ? 1 : at->column + 1;
    }
}

static int by_place(const void *left, const void *right) {
    const ntr_note *a = *(const ntr_note *const *)left, *b = *(const ntr_note *const *)right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    return (a > b) - (a < b);
}

/* Whether a segment from `*next` on holds the note; notes come in their order, so that segments are passed once. */
static bool is_carried(const ntr_document *document, const ntr_note *note, uint32_t *next) {
    const ntr_segment *segments = document->segments.items;
    if (ntr_span_length(note->span) == 0) return false; /* about the whole text */
    while (*next < document->segments.count && segments[*next].span.end <= note->span.begin) ++*next;
    return *next < document->segments.count && ntr_span_contains(segments[*next].span, note->span);
}

void prep_append_notes(ntr_buffer *out, const ntr_document *document, const char *name) {
    const uint32_t count = document->notes.count;
    const ntr_note **notes = calloc(count + 1u, sizeof *notes);
    if (!notes) {
        out->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) notes[i] = &document->notes.items[i];
    qsort(notes, count, sizeof *notes, by_place);
    place at = {0, 1, 1};
    uint32_t segment = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (is_carried(document, notes[i], &segment)) continue;
        move_to(&at, document->text, notes[i]->span.begin);
        ntr_buffer_printf(out, "%s:%llu:%llu: %.*s [%s]\n", name, (unsigned long long)at.line,
                          (unsigned long long)at.column, NTR_FMT(notes[i]->text), notes[i]->code);
    }
    free(notes);
}

/* --- reasons ---------------------------------------------------------------------------------------------------- */

/* Line ends would break the lines of the explanation. */
static void append_flat(ntr_buffer *out, ntr_str text) {
    for (size_t i = 0; i < text.len; i++) {
        const bool space = text.ptr[i] == '\n' || text.ptr[i] == '\r' || text.ptr[i] == '\t';
        ntr_buffer_append_char(out, space ? ' ' : text.ptr[i]);
    }
}

/* The bound `characters` before or behind `offset`, within the text. */
static size_t stretch(ntr_str text, size_t offset, int characters) {
    for (; characters < 0 && offset > 0; characters++) (void)ntr_utf8_previous(text, &offset);
    for (; characters > 0 && offset < text.len; characters--) (void)ntr_utf8_next(text, &offset);
    return offset;
}

static void append_cut(ntr_buffer *out, const ntr_document *document, const ntr_cut *cut) {
    enum { AROUND = 16 };
    const ntr_segment_rule *rule = ntr_segment_rule_find(cut->rule);
    const ntr_str text = document->text;
    const size_t begin = stretch(text, cut->offset, -AROUND), end = stretch(text, cut->offset, AROUND);
    ntr_buffer_append(out, cut->broke ? NTR_STR("cut       ") : NTR_STR("no cut    "));
    if (begin > 0) ntr_buffer_append(out, NTR_STR("…"));
    append_flat(out, ntr_str_slice(text, begin, cut->offset));
    ntr_buffer_append(out, NTR_STR("|"));
    append_flat(out, ntr_str_slice(text, cut->offset, end));
    if (end < text.len) ntr_buffer_append(out, NTR_STR("…"));
    ntr_buffer_printf(out, ": %s: %s", cut->rule, rule ? rule->reason : "");
    if (!ntr_lang_is(cut->lang, document->lang.code)) ntr_buffer_printf(out, " (by the rules of %s)", cut->lang.code);
    ntr_buffer_append_char(out, '\n');
}

void prep_append_cuts(ntr_buffer *out, const ntr_document *document, const char *name) {
    place at = {0, 1, 1};
    for (uint32_t i = 0; i < document->cuts.count; i++) {
        move_to(&at, document->text, document->cuts.items[i].offset);
        ntr_buffer_printf(out, "%s:%llu:%llu: ", name, (unsigned long long)at.line, (unsigned long long)at.column);
        append_cut(out, document, &document->cuts.items[i]);
    }
}

/* The cuts from where the segment begins up to where the next one does; `*next` moves on. */
static void append_cuts(ntr_buffer *out, const ntr_document *document, uint32_t segment, uint32_t *next) {
    const ntr_segment *segments = document->segments.items;
    const bool last = segment + 1 == document->segments.count;
    const bool block_ends = last || segments[segment + 1].block != segments[segment].block;
    const size_t end = last ? document->text.len : segments[segment + 1].span.begin;
    bool cut_seen = false;
    for (; *next < document->cuts.count && document->cuts.items[*next].offset <= end; (*next)++) {
        ntr_buffer_append(out, NTR_STR("  "));
        append_cut(out, document, &document->cuts.items[*next]);
        cut_seen = cut_seen || document->cuts.items[*next].broke;
    }
    if (!cut_seen && block_ends)
        ntr_buffer_printf(out, "  cut       end of the %s\n",
                          ntr_block_kind_word(document->blocks.items[segments[segment].block].kind));
}

static void append_literal(ntr_buffer *out, const char *text) {
    ntr_buffer_append(out, ntr_str_from(text));
}

/* What the annotation says beyond its first words: forms that differ from what is there already. */
static void append_origin(ntr_buffer *out, const ntr_annot *annot, ntr_str source) {
    const ntr_str english = ntr_annot_english(annot, source);
    if (annot->entry) ntr_buffer_printf(out, "; entry %lld", (long long)annot->entry);
    if (annot->lemma.ptr && !ntr_str_equal(annot->lemma, source))
        ntr_buffer_printf(out, "; from \"%.*s\"", NTR_FMT(annot->lemma));
    if (annot->target.ptr && annot->base.ptr && !ntr_str_equal(annot->base, english))
        ntr_buffer_printf(out, "; base form \"%.*s\"", NTR_FMT(annot->base));
    if (annot->in_compound) append_literal(out, "; in a compound");
    if (annot->original.ptr) ntr_buffer_printf(out, "; original %.*s", NTR_FMT(annot->original));
    if (annot->origin.code[0]) ntr_buffer_printf(out, " (%s)", annot->origin.code);
    for (uint32_t i = 0; i < annot->alternative_count; i++)
        ntr_buffer_printf(out, "%s%.*s", i ? ", " : "; or: ", NTR_FMT(annot->alternatives[i]));
}

static bool is_discouraged(const ntr_annot *annot) {
    return annot->kind == NTR_TERM &&
           (annot->as.status == NTR_TERM_DEPRECATED || annot->as.status == NTR_TERM_FORBIDDEN);
}

static void append_english(ntr_buffer *out, const ntr_annot *annot, ntr_str source) {
    const ntr_str english = ntr_annot_english(annot, source);
    if (!annot->target.ptr && annot->base.ptr) { /* known, but not put into the draft: a part of a compound */
        append_literal(out, " = ");
        append_flat(out, annot->base);
    } else if (annot->kind == NTR_PROTECTED || ntr_str_equal(english, source)) {
        append_literal(out, " unchanged");
    } else {
        append_literal(out, is_discouraged(annot) ? " ↛ " : " → ");
        append_flat(out, english);
    }
}

static void append_annot(ntr_buffer *out, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str source = ntr_str_slice(unit->source, annot->span.begin, annot->span.end);
    ntr_buffer_printf(out, "  %-9s ", ntr_annot_kind_word(annot->kind));
    append_flat(out, source);
    if (ntr_span_length(annot->second)) {
        append_literal(out, " … ");
        append_flat(out, ntr_str_slice(unit->source, annot->second.begin, annot->second.end));
    }
    append_english(out, annot, source);
    ntr_buffer_printf(out, " (%s): %.*s, %u/1000", ntr_annot_subkind_word(annot),
                      NTR_FMT(annot->why.ptr ? annot->why : NTR_STR("no reason given")), annot->confidence);
    append_origin(out, annot, source);
    append_literal(out, "\n");
}

static void append_unit(ntr_buffer *out, const ntr_unit *unit) {
    for (uint32_t i = 0; i < unit->annot_count; i++) append_annot(out, unit, &unit->annots[i]);
    for (uint32_t i = 0; i < unit->note_count; i++)
        ntr_buffer_printf(out, "  note      %.*s [%s]\n", NTR_FMT(unit->notes[i].text), unit->notes[i].code);
}

void prep_append_reasons(ntr_buffer *out, const ntr_document *document, const ntr_bitext *bitext) {
    uint32_t next_cut = 0;
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        ntr_buffer_printf(out, "%.*s ", NTR_FMT(unit->id));
        append_flat(out, unit->source);
        ntr_buffer_append_char(out, '\n');
        if (!unit->translate) ntr_buffer_printf(out, "  not for translation: language %s\n", unit->lang.code);
        append_cuts(out, document, i, &next_cut);
        append_unit(out, unit);
    }
}
