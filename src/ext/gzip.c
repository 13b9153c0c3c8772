#include "ext/gzip.h"

#include <limits.h>

#define ZLIB_CONST
#include <zlib.h>

static ntr_status unpack(ntr_buffer *out, z_stream *stream, size_t limit, ntr_error *err) {
    char chunk[16384];
    const size_t before = out->len;
    int code = Z_OK;
    while (code == Z_OK) {
        stream->next_out = (Bytef *)chunk;
        stream->avail_out = sizeof chunk;
        code = inflate(stream, Z_NO_FLUSH);
        ntr_buffer_append(out, (ntr_str){chunk, sizeof chunk - stream->avail_out});
        if (out->len - before > limit)
            return ntr_error_set(err, NTR_TOO_LARGE, "unpacks to more than %zu bytes", limit);
    }
    if (code == Z_MEM_ERROR) return ntr_error_memory(err);
    if (code != Z_STREAM_END) return ntr_error_set(err, NTR_BAD_SYNTAX, "not a whole gzip file");
    return ntr_buffer_check(out, err);
}

ntr_status ntr_gunzip(ntr_buffer *out, ntr_str bytes, size_t limit, ntr_error *err) {
    enum { GZIP_ONLY = 16 }; /* added to the window size, see zlib.h */
    z_stream stream = {.next_in = (const Bytef *)bytes.ptr};
    if (bytes.len > UINT_MAX) return ntr_error_set(err, NTR_TOO_LARGE, "more than %u bytes", UINT_MAX);
    stream.avail_in = (uInt)bytes.len;
    if (inflateInit2(&stream, MAX_WBITS + GZIP_ONLY) != Z_OK) return ntr_error_memory(err);
    const ntr_status status = unpack(out, &stream, limit, err);
    inflateEnd(&stream);
    return status;
}

uint32_t ntr_crc32(ntr_str bytes) {
    return bytes.len ? (uint32_t)crc32_z(0, (const Bytef *)bytes.ptr, bytes.len) : 0;
}
