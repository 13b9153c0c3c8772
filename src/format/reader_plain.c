/* Reader of plain text: decodes, and finds the blocks. */
#include "ext/unicode.h"
#include "format/formats.h"

static ntr_status find_blocks(ntr_document *document, ntr_error *err) {
    const ntr_str text = document->text;
    for (uint32_t begin = 0; begin < text.len;) {
        const char *newline = memchr(text.ptr + begin, '\n', text.len - begin);
        const uint32_t end = newline ? (uint32_t)(newline - text.ptr) : (uint32_t)text.len;
        bool blank = true;
        for (size_t i = begin; blank && i < end;) blank = ntr_char_is_space(ntr_utf8_next(text, &i));
        if (!blank) NTR_TRY(ntr_document_add_block(document, (ntr_span){begin, end}, NTR_PARAGRAPH, err));
        begin = end + 1;
    }
    return document->blocks.count ? NTR_OK : ntr_error_set(err, NTR_EMPTY, "no text: empty, or nothing but space");
}

ntr_status ntr_read_plain(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    *out = NULL;
    ntr_buffer decoded = {0};
    const char *guessed = NULL;
    ntr_status status = ntr_decode(&decoded, &guessed, bytes, options->encoding, err);
    if (status == NTR_OK) status = ntr_document_new(out, name, ntr_buffer_str(&decoded), err);
    ntr_buffer_dispose(&decoded);
    if (status == NTR_OK) status = find_blocks(*out, err);
    if (status != NTR_OK) {
        ntr_document_free(*out);
        *out = NULL;
    }
    return status;
}
