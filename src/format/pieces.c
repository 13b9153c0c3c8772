/* Bilingual files in pieces, so that they may be larger than memory would hold as a whole. */
#include "format/formats.h"

/* As far as can be seen without parsing; in UTF-16 it is not seen, and the file is read whole. */
static bool is_tmx(ntr_str bytes) {
    enum { HEAD = 4096 };
    const ntr_str name = NTR_STR("<tmx");
    const size_t end = bytes.len < HEAD ? bytes.len : HEAD;
    for (size_t i = 0; ntr_is_xml(bytes) && i + name.len <= end; i++)
        if (memcmp(bytes.ptr + i, name.ptr, name.len) == 0) return true;
    return false;
}

/* The length of the whole lines at the front of `text` that make a piece. */
static size_t piece_length(ntr_str text) {
    enum { PIECE = 8 * 1024 * 1024 };
    if (text.len <= PIECE) return text.len;
    const char *end = memchr(text.ptr + PIECE, '\n', text.len - PIECE);
    return end ? (size_t)(end - text.ptr) + 1 : text.len;
}

static uint64_t count_lines(ntr_str text) {
    uint64_t lines = 0;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
    return lines;
}

static ntr_status read_jsonl_pieces(ntr_str name, ntr_str bytes, ntr_bitext_take take, void *self, ntr_error *err) {
    for (uint64_t lines = 0; bytes.len;) {
        const ntr_str piece = ntr_str_slice(bytes, 0, piece_length(bytes));
        ntr_bitext *bitext = NULL;
        ntr_status status = ntr_read_jsonl(&bitext, name, piece, err);
        if (status == NTR_EMPTY && lines > 0) return NTR_OK; /* empty lines at the end */
        if (status != NTR_OK && err && err->line) err->line += lines;
        if (status == NTR_OK) status = take(self, bitext, ntr_format_find("jsonl"), err);
        ntr_bitext_free(bitext);
        NTR_TRY(status);
        lines += count_lines(piece);
        bytes = ntr_str_slice(bytes, piece.len, bytes.len);
    }
    return NTR_OK;
}

ntr_status ntr_format_read_pieces(ntr_str name, ntr_str bytes, ntr_bitext_take take, void *self, ntr_error *err) {
    ntr_bitext *bitext = NULL;
    const ntr_format *format = NULL;
    if (is_tmx(bytes)) return ntr_read_tmx_pieces(name, bytes, take, self, err);
    if (bytes.len && bytes.ptr[0] == '{') return read_jsonl_pieces(name, bytes, take, self, err);
    if (bytes.len > NTR_FORMAT_LIMIT)
        return ntr_error_set(err, NTR_TOO_LARGE, "more than %u MiB; only TMX and JSON Lines may be larger",
                             NTR_FORMAT_LIMIT / 1024 / 1024);
    ntr_status status = ntr_format_read(&bitext, &format, name, bytes, err);
    if (status == NTR_OK) status = take(self, bitext, format, err);
    ntr_bitext_free(bitext);
    return status;
}
