#include "ntrans/document.h"

#include <stdlib.h>

#include "base/arena.h"
#include "ext/unicode.h"

ntr_status ntr_document_new(ntr_document **out, ntr_str name, ntr_str text, ntr_error *err) {
    *out = NULL;
    if (text.len > NTR_DOCUMENT_LIMIT)
        return ntr_error_set(err, NTR_TOO_LARGE, "%zu bytes are more than the limit of %u", text.len,
                             NTR_DOCUMENT_LIMIT);
    NTR_TRY(ntr_utf8_check(text, err));
    ntr_arena *arena;
    ntr_document *document = ntr_arena_new_owned(&arena, sizeof *document);
    if (document) {
        document->arena = arena;
        document->name = ntr_arena_copy(arena, name);
        document->text = ntr_arena_copy(arena, text);
        document->lang = ntr_lang_from("nl");
    }
    if (!document || !document->name.ptr || !document->text.ptr) {
        ntr_arena_free(arena);
        return ntr_error_memory(err);
    }
    *out = document;
    return NTR_OK;
}

void ntr_document_free(ntr_document *document) {
    if (document) ntr_arena_free(document->arena);
}

ntr_status ntr_document_add_block(ntr_document *document, ntr_span span, ntr_block_kind kind, ntr_error *err) {
    ntr_block *block = NTR_PUSH(document->arena, &document->blocks);
    if (!block) return ntr_error_memory(err);
    *block = (ntr_block){span, kind};
    return NTR_OK;
}

ntr_status ntr_document_add_code(ntr_document *document, const ntr_code *code, ntr_error *err) {
    const ntr_str id = ntr_arena_copy(document->arena, code->id), data = ntr_arena_copy(document->arena, code->data);
    ntr_code *added = id.ptr && data.ptr ? NTR_PUSH(document->arena, &document->codes) : NULL;
    if (!added) return ntr_error_memory(err);
    *added = *code;
    added->id = id;
    added->data = data;
    return NTR_OK;
}

ntr_status ntr_document_add_annot(ntr_document *document, const ntr_annot *annot, ntr_error *err) {
    ntr_annot *added = NTR_PUSH(document->arena, &document->annots);
    if (!added) return ntr_error_memory(err);
    *added = *annot;
    return NTR_OK;
}

ntr_status ntr_document_add_note(ntr_document *document, ntr_span span, const char *code, ntr_str text,
                                 ntr_error *err) {
    const ntr_str copy = ntr_arena_copy(document->arena, text);
    ntr_note *note = copy.ptr ? NTR_PUSH(document->arena, &document->notes) : NULL;
    if (!note) return ntr_error_memory(err);
    *note = (ntr_note){span, code, copy};
    return NTR_OK;
}

void ntr_document_drop_annots(ntr_document *document, bool (*drops)(const ntr_annot *annot)) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < document->annots.count; i++)
        if (!drops(&document->annots.items[i])) document->annots.items[kept++] = document->annots.items[i];
    document->annots.count = kept;
}

static bool comes_before(const ntr_annot *a, const ntr_annot *b) {
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin;
    return a->span.end > b->span.end;
}

/* Merge sort, because the order of equals is part of the contract and qsort does not keep it. */
static void merge_sort(ntr_annot *items, ntr_annot *spare, uint32_t count) {
    if (count < 2) return;
    const uint32_t half = count / 2;
    merge_sort(items, spare, half);
    merge_sort(items + half, spare, count - half);
    memcpy(spare, items, half * sizeof *items);
    uint32_t left = 0, right = half, at = 0;
    while (left < half)
        items[at++] = right < count && comes_before(&items[right], &spare[left]) ? items[right++] : spare[left++];
}

ntr_status ntr_document_sort_annots(ntr_document *document, ntr_error *err) {
    const uint32_t count = document->annots.count;
    if (count < 2) return NTR_OK;
    ntr_annot *spare = calloc(count, sizeof *spare);
    if (!spare) return ntr_error_memory(err);
    merge_sort(document->annots.items, spare, count);
    free(spare);
    return NTR_OK;
}

uint32_t ntr_document_segment_number(const ntr_document *document, uint32_t index) {
    uint32_t number = 0;
    while (number < index &&
           document->segments.items[index - number - 1].block == document->segments.items[index].block)
        number++;
    return number;
}

const char *ntr_block_kind_word(ntr_block_kind kind) {
    static const char *const words[] = {"paragraph", "heading", "list-item", "caption"};
    return words[kind];
}

ntr_block_kind ntr_block_kind_from(ntr_str word) {
    for (ntr_block_kind kind = NTR_HEADING; kind <= NTR_CAPTION; kind++)
        if (ntr_str_equal(word, ntr_str_from(ntr_block_kind_word(kind)))) return kind;
    return NTR_PARAGRAPH;
}

/* --- invariants ------------------------------------------------------------------------------------------------- */

static bool on_bounds(const ntr_document *document, ntr_span span) {
    return span.begin <= span.end && span.end <= document->text.len && ntr_utf8_is_bound(document->text, span.begin) &&
           ntr_utf8_is_bound(document->text, span.end);
}

static ntr_status broken(ntr_error *err, const char *rule, uint32_t index) {
    return ntr_error_set(err, NTR_INTERNAL, "invariant broken: %s (number %u)", rule, index);
}

static ntr_status check_blocks(const ntr_document *document, ntr_error *err) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < document->blocks.count; i++) {
        const ntr_span span = document->blocks.items[i].span;
        if (!on_bounds(document, span)) return broken(err, "a block on character bounds", i);
        if (span.begin < end) return broken(err, "blocks in order and apart", i);
        end = span.end;
    }
    return NTR_OK;
}

static ntr_status check_segments(const ntr_document *document, ntr_error *err) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_segment *segment = &document->segments.items[i];
        if (!on_bounds(document, segment->span)) return broken(err, "a segment on character bounds", i);
        if (segment->span.begin < end) return broken(err, "segments in order and apart", i);
        if (segment->block >= document->blocks.count ||
            !ntr_span_contains(document->blocks.items[segment->block].span, segment->span))
            return broken(err, "a segment inside its block", i);
        if ((uint64_t)segment->first_token + segment->token_count > document->tokens.count)
            return broken(err, "a segment's tokens exist", i);
        for (uint32_t t = 0; t < segment->token_count; t++)
            if (!ntr_span_contains(segment->span, document->tokens.items[segment->first_token + t].span))
                return broken(err, "a token inside its segment", segment->first_token + t);
        end = segment->span.end;
    }
    return NTR_OK;
}

static ntr_status check_codes(const ntr_document *document, ntr_error *err) {
    uint32_t at = 0, block = 0;
    for (uint32_t i = 0; i < document->codes.count; i++) {
        const ntr_code *code = &document->codes.items[i];
        if (!ntr_utf8_is_bound(document->text, code->at)) return broken(err, "a code on a character bound", i);
        if (code->at < at) return broken(err, "codes in order", i);
        while (block < document->blocks.count && document->blocks.items[block].span.end < code->at) block++;
        if (block == document->blocks.count || document->blocks.items[block].span.begin > code->at)
            return broken(err, "a code inside a block", i);
        at = code->at;
    }
    return NTR_OK;
}

static ntr_status check_tokens(const ntr_document *document, ntr_error *err) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < document->tokens.count; i++) {
        const ntr_span span = document->tokens.items[i].span;
        if (!on_bounds(document, span)) return broken(err, "a token on character bounds", i);
        if (span.begin < end) return broken(err, "tokens in order and apart", i);
        end = span.end;
    }
    return NTR_OK;
}

/* Nesting is tested with the ends of the annotations still open, innermost last. Deeper nesting than the stack holds
 * does not occur: a resolved annotation holds at most the parts of a compound. */
static ntr_status check_annots(const ntr_document *document, ntr_error *err) {
    enum { DEPTH = 32 };
    uint32_t open[DEPTH], depth = 0, begin = 0;
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (!on_bounds(document, annot->span) || !on_bounds(document, annot->second))
            return broken(err, "an annotation on character bounds", i);
        if (!document->resolved) continue;
        if (annot->span.begin < begin) return broken(err, "annotations in order", i);
        begin = annot->span.begin;
        while (depth && open[depth - 1] <= annot->span.begin) depth--;
        if (depth && annot->span.end > open[depth - 1]) return broken(err, "annotations nest or are apart", i);
        if (depth == DEPTH) return broken(err, "annotations nest no deeper than 32", i);
        open[depth++] = annot->span.end;
    }
    return NTR_OK;
}

ntr_status ntr_document_check(const ntr_document *document, ntr_error *err) {
    NTR_TRY(check_blocks(document, err));
    NTR_TRY(check_codes(document, err));
    NTR_TRY(check_segments(document, err));
    NTR_TRY(check_tokens(document, err));
    return check_annots(document, err);
}
