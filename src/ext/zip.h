/* libzip: archives in memory, from whoever sends them. */
#ifndef NTRANS_EXT_ZIP_H
#define NTRANS_EXT_ZIP_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* An archive being read. One with more than NTR_ZIP_ENTRIES files is refused, and so is a file that unpacks to more
 * than NTR_ZIP_RATIO times its size once that is more than NTR_ZIP_SMALL bytes: no honest document does. */
typedef struct ntr_zip ntr_zip;

enum { NTR_ZIP_ENTRIES = 10000, NTR_ZIP_RATIO = 250, NTR_ZIP_SMALL = 8 * 1024 * 1024 };

/* Whether the bytes begin as an archive does. */
bool ntr_zip_is_likely(ntr_str bytes);

/* Over `bytes`, which is borrowed. NTR_BAD_SYNTAX when it is no archive, or not the whole of one; NTR_TOO_LARGE. Caller
 * ends with ntr_zip_close. */
ntr_status ntr_zip_open(ntr_zip **out, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;
void ntr_zip_close(ntr_zip *zip);

/* The names of the files in it, in their order; valid as long as the archive is open. */
size_t ntr_zip_count(const ntr_zip *zip);
const char *ntr_zip_name(const ntr_zip *zip, size_t index);
bool ntr_zip_has(const ntr_zip *zip, const char *name);

/* Appends what the file `name` unpacks to, at most `limit` bytes, whatever the archive says of its size. NTR_NOT_FOUND;
 * NTR_BAD_SYNTAX when it is encrypted or damaged; NTR_TOO_LARGE. The error names the file. */
ntr_status ntr_zip_read(ntr_buffer *out, const ntr_zip *zip, const char *name, size_t limit,
                        ntr_error *err) NTR_MUST_CHECK;

/* An archive being made: the same files give the same bytes. */
typedef struct ntr_zip_writer ntr_zip_writer;

ntr_status ntr_zip_writer_open(ntr_zip_writer **out, ntr_error *err) NTR_MUST_CHECK;
/* Adds a file, packed unless `stored`; `bytes` is copied. */
ntr_status ntr_zip_add(ntr_zip_writer *writer, const char *name, ntr_str bytes, bool stored,
                       ntr_error *err) NTR_MUST_CHECK;
/* Appends the archive to `out` (NULL: drops it) and frees the writer. NULL is NTR_OK. */
ntr_status ntr_zip_writer_close(ntr_buffer *out, ntr_zip_writer *writer, ntr_error *err) NTR_MUST_CHECK;

/* One file of an archive with other content. */
typedef struct ntr_zip_change {
    const char *name;
    ntr_str bytes;
} ntr_zip_change;

/* Appends the archive `bytes` with some of its files changed. The others are as they were, packed bytes included, in
 * their order. NTR_NOT_FOUND, NTR_BAD_SYNTAX. */
ntr_status ntr_zip_rewrite(ntr_buffer *out, ntr_str bytes, const ntr_zip_change *changes, size_t count,
                           ntr_error *err) NTR_MUST_CHECK;

#endif
