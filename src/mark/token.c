/* Token stage: words, numbers and punctuation by ICU's word breaks (UAX #29). */
#include "base/arena.h"
#include "ext/unicode.h"
#include "mark/stages.h"

/* ICU gives white space as runs of its own, so the first character tells, and is nearly always ASCII. */
static bool is_space(ntr_str text) {
    if ((unsigned char)text.ptr[0] < 0x80) return (unsigned char)text.ptr[0] <= ' ' && ntr_char_is_space(text.ptr[0]);
    for (size_t i = 0; i < text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(text, &i))) return false;
    return true;
}

static ntr_status add_token(ntr_document *document, ntr_workspace *workspace, ntr_span span, ntr_error *err) {
    const ntr_str text = ntr_document_slice(document, span);
    if (is_space(text)) return NTR_OK;
    ntr_token *token = NTR_PUSH(document->arena, &document->tokens);
    const uint32_t word = token ? ntr_vocabulary_intern(workspace->vocabulary, text) : NTR_MAP_NONE;
    if (word == NTR_MAP_NONE) return ntr_error_memory(err);
    *token = (ntr_token){span, workspace->vocabulary->words.items[word].kind, word};
    return NTR_OK;
}

static ntr_status tokenise(ntr_document *document, ntr_workspace *workspace, ntr_segment *segment, ntr_error *err) {
    const uint32_t base = segment->span.begin;
    NTR_TRY(ntr_breaker_set(workspace->word_breaks, ntr_document_slice(document, segment->span), err));
    segment->first_token = document->tokens.count;
    size_t begin = 0;
    for (size_t end; (end = ntr_breaker_next(workspace->word_breaks)) != SIZE_MAX; begin = end) {
        const ntr_span span = {base + (uint32_t)begin, base + (uint32_t)end};
        NTR_TRY(add_token(document, workspace, span, err));
    }
    segment->token_count = document->tokens.count - segment->first_token;
    return NTR_OK;
}

ntr_status ntr_stage_token(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    document->tokens.count = 0;
    for (uint32_t i = 0; i < document->segments.count; i++)
        NTR_TRY(tokenise(document, workspace, &document->segments.items[i], err));
    return NTR_OK;
}
