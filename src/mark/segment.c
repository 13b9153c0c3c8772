/* Segment stage: ICU's sentence breaks (UAX #29) within each block. */
#include "base/arena.h"
#include "ext/unicode.h"
#include "mark/stages.h"

static ntr_span trim(ntr_str text, ntr_span span) {
    while (span.begin < span.end) {
        size_t next = span.begin;
        if (!ntr_char_is_space(ntr_utf8_next(text, &next))) break;
        span.begin = (uint32_t)next;
    }
    while (span.end > span.begin) {
        size_t start = span.end;
        if (!ntr_char_is_space(ntr_utf8_previous(text, &start))) break;
        span.end = (uint32_t)start;
    }
    return span;
}

static ntr_status add_segment(ntr_document *document, uint32_t block, ntr_span span, ntr_error *err) {
    span = trim(document->text, span);
    if (span.begin == span.end) return NTR_OK;
    ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
    if (!segment) return ntr_error_memory(err);
    *segment = (ntr_segment){.span = span, .block = block, .lang = ntr_lang_from("nl"), .translate = true};
    return NTR_OK;
}

static ntr_status segment_block(ntr_document *document, ntr_workspace *workspace, uint32_t block, ntr_error *err) {
    const ntr_span span = document->blocks.items[block].span;
    NTR_TRY(ntr_breaker_set(workspace->sentences, ntr_document_slice(document, span), err));
    uint32_t begin = span.begin;
    for (size_t bound; (bound = ntr_breaker_next(workspace->sentences)) != SIZE_MAX;) {
        const uint32_t end = span.begin + (uint32_t)bound;
        ntr_cut *cut = NTR_PUSH(document->arena, &document->cuts);
        if (!cut) return ntr_error_memory(err);
        *cut = (ntr_cut){end, true, "icu"};
        NTR_TRY(add_segment(document, block, (ntr_span){begin, end}, err));
        begin = end;
    }
    return NTR_OK;
}

ntr_status ntr_stage_segment(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    document->segments.count = document->cuts.count = 0;
    for (uint32_t i = 0; i < document->blocks.count; i++) NTR_TRY(segment_block(document, workspace, i, err));
    return NTR_OK;
}
