#include "ext/lines.h"

#include <errno.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

/* Reads once: what is there is enough. */
static ntr_status read_more(ntr_lines *lines, ntr_error *err) {
    char chunk[CHUNK];
    ssize_t got;
    do {
        got = read(lines->file, chunk, sizeof chunk);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return ntr_error_set(err, NTR_IO, "cannot read: %s", strerror(errno));
    lines->ended = got == 0;
    ntr_buffer_append(&lines->buffer, (ntr_str){chunk, (size_t)got});
    return ntr_buffer_check(&lines->buffer, err);
}

/* What has been handed out makes room; moved once per read, so that many short lines cost no more than one long. */
static void drop_read(ntr_lines *lines) {
    const size_t left = lines->buffer.len - lines->begin;
    if (left && lines->begin) memmove(lines->buffer.ptr, lines->buffer.ptr + lines->begin, left);
    lines->buffer.len = left;
    lines->begin = 0;
}

/* The length of the line that begins at `begin`, or SIZE_MAX while its end has not been read; `*searched` bytes of it
 * hold no line end. */
static size_t line_length(const ntr_lines *lines, size_t *searched) {
    const ntr_str rest = ntr_str_slice(ntr_buffer_str(&lines->buffer), lines->begin, lines->buffer.len);
    const char *end = rest.len > *searched ? memchr(rest.ptr + *searched, '\n', rest.len - *searched) : NULL;
    *searched = rest.len;
    if (end) return (size_t)(end - rest.ptr);
    return lines->ended ? rest.len : SIZE_MAX;
}

static ntr_str take(ntr_lines *lines, size_t length) {
    ntr_str line = {lines->buffer.ptr + lines->begin, length};
    lines->begin += length + (lines->begin + length < lines->buffer.len);
    lines->number++;
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    return line;
}

ntr_status ntr_lines_next(ntr_str *out, ntr_lines *lines, ntr_error *err) {
    *out = NTR_STR_NONE;
    size_t searched = 0, length;
    bool too_long = false;
    while ((length = line_length(lines, &searched)) == SIZE_MAX) {
        if (searched > lines->limit) {
            too_long = true;
            lines->begin = lines->buffer.len;
            searched = 0;
        }
        drop_read(lines);
        NTR_TRY(read_more(lines, err));
    }
    if (lines->ended && lines->begin == lines->buffer.len && !too_long) return NTR_OK;
    too_long = too_long || length > lines->limit;
    const ntr_str line = take(lines, length);
    if (too_long)
        return ntr_error_set_at(err, NTR_TOO_LARGE, lines->number, 0, "a line of more than %zu bytes", lines->limit);
    *out = line;
    return NTR_OK;
}

void ntr_lines_dispose(ntr_lines *lines) {
    if (lines) ntr_buffer_dispose(&lines->buffer);
}
