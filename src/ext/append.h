/* The operating system: a file that grows line by line, so that what is done is kept whatever happens next. */
#ifndef NTRANS_EXT_APPEND_H
#define NTRANS_EXT_APPEND_H

#include "ntrans/error.h"
#include "ntrans/text.h"

/* An open file. */
typedef struct ntr_appender ntr_appender;

/* Opens `path` for writing behind what it holds. NTR_IO, NTR_NOT_FOUND, and NTR_BUSY when another process appends to
 * it. Caller ends with ntr_append_close. */
ntr_status ntr_append_open(ntr_appender **out, const char *path, ntr_error *err) NTR_MUST_CHECK;

/* Keeps the first `length` bytes of the file only. NTR_IO. */
ntr_status ntr_append_cut(ntr_appender *appender, size_t length, ntr_error *err) NTR_MUST_CHECK;

/* Writes `text` at once: it is the system's from then on. NTR_IO. */
ntr_status ntr_append(ntr_appender *appender, ntr_str text, ntr_error *err) NTR_MUST_CHECK;

/* Closes the file, and with `remove` takes it away. NULL does nothing. */
void ntr_append_close(ntr_appender *appender, bool remove);

#endif
