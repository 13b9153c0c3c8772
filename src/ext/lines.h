/* Lines of a stream that need not end: each is handed out as soon as it is there. */
#ifndef NTRANS_EXT_LINES_H
#define NTRANS_EXT_LINES_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* A caller's struct: initialise with {.file = number, .limit = bytes}, end with ntr_lines_dispose (which does not close
 * the file). Memory grows with the longest line, never with the stream. */
typedef struct ntr_lines {
    int file;
    size_t limit;      /* bytes of a line, its end not counted */
    uint64_t number;   /* of the line last handed out, from 1 */
    ntr_buffer buffer; /* read, and not yet handed out from `begin` on */
    size_t begin;
    bool ended;
} ntr_lines;

/* The next line without its line end (LF or CRLF), borrowed until the next call; `.ptr` NULL behind the last. A line
 * longer than the limit is skipped: NTR_TOO_LARGE, with its number, and the one after it may be asked for. NTR_IO when
 * reading fails. */
ntr_status ntr_lines_next(ntr_str *out, ntr_lines *lines, ntr_error *err) NTR_MUST_CHECK;
void ntr_lines_dispose(ntr_lines *lines);

#endif
