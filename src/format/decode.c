#include "format/decode.h"

#include "base/arena.h"

ntr_status ntr_note_guess(ntr_document *document, const ntr_encoding *encoding, ntr_error *err) {
    if (!encoding->guessed) return NTR_OK;
    const ntr_str said =
        ntr_arena_printf(document->arena, "not UTF-8, read as %s; --encoding NAME overrides", encoding->name);
    if (!said.ptr) return ntr_error_memory(err);
    return ntr_document_add_note(document, (ntr_span){0, 0}, "encoding-guessed", said, err);
}

ntr_status ntr_document_decode(ntr_document **out, ntr_encoding *encoding, ntr_str name, ntr_str bytes,
                               const char *named, ntr_error *err) {
    ntr_buffer decoded = {0};
    *out = NULL;
    ntr_status status = ntr_decode_as(&decoded, encoding, bytes, named, err);
    if (status == NTR_OK) status = ntr_document_new(out, name, ntr_buffer_str(&decoded), err);
    ntr_buffer_dispose(&decoded);
    if (status != NTR_OK) return status;
    status = ntr_note_guess(*out, encoding, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_document_free(*out);
    *out = NULL;
    return status;
}

ntr_str ntr_ascii_head(char out[NTR_ASCII_HEAD], ntr_str bytes) {
    size_t length = 0;
    for (size_t i = 0; i < bytes.len && i < NTR_ASCII_HEAD; i++) {
        const unsigned char byte = (unsigned char)bytes.ptr[i];
        const bool mark = i < 3 && byte >= 0x80; /* of the byte order */
        if (byte && !mark) out[length++] = byte < 0x80 ? (char)byte : 'x';
    }
    return (ntr_str){out, length};
}
