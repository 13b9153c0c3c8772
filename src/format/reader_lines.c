/* Reader of text that is segmented already: one segment a line. */
#include "base/arena.h"
#include "ext/unicode.h"
#include "format/formats.h"

/* Without the space at both ends. */
static ntr_span trim(ntr_str text, ntr_span line) {
    size_t begin = line.begin, end = line.end;
    for (size_t next = begin; next < end; begin = next)
        if (!ntr_char_is_space(ntr_utf8_next(text, &next))) break;
    for (size_t next = end; next > begin; end = next)
        if (!ntr_char_is_space(ntr_utf8_previous(text, &next))) break;
    return (ntr_span){(uint32_t)begin, (uint32_t)end};
}

static ntr_status add_line(ntr_document *document, ntr_span line, ntr_error *err) {
    const ntr_span span = trim(document->text, line);
    if (span.begin >= span.end) return NTR_OK;
    NTR_TRY(ntr_document_add_block(document, span, NTR_PARAGRAPH, err));
    ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
    if (!segment) return ntr_error_memory(err);
    *segment = (ntr_segment){
        .span = span, .block = document->blocks.count - 1, .lang = ntr_lang_from("nl"), .translate = true};
    return NTR_OK;
}

static ntr_status find_lines(ntr_document *document, ntr_error *err) {
    const ntr_str text = document->text;
    for (uint32_t begin = 0; begin < text.len;) {
        const char *newline = memchr(text.ptr + begin, '\n', text.len - begin);
        const uint32_t end = newline ? (uint32_t)(newline - text.ptr) : (uint32_t)text.len;
        NTR_TRY(add_line(document, (ntr_span){begin, end}, err));
        begin = end + 1;
    }
    return document->segments.count ? NTR_OK : ntr_error_set(err, NTR_EMPTY, "no text: empty, or nothing but space");
}

ntr_status ntr_read_lines(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    *out = NULL;
    ntr_buffer decoded = {0};
    const char *guessed = NULL;
    ntr_status status = ntr_decode(&decoded, &guessed, bytes, options->encoding, err);
    if (status == NTR_OK) status = ntr_document_new(out, name, ntr_buffer_str(&decoded), err);
    ntr_buffer_dispose(&decoded);
    if (status == NTR_OK) status = find_lines(*out, err);
    if (status != NTR_OK) {
        ntr_document_free(*out);
        *out = NULL;
    }
    return status;
}
