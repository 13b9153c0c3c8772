/* Message catalogues of gettext (.mo files): what Debian's libgeonames-common and iso-codes say things are called. */
#ifndef NTRANS_EXT_CATALOG_H
#define NTRANS_EXT_CATALOG_H

#include "ntrans/error.h"
#include "ntrans/text.h"

/* One catalogue: messages sorted by identifier, each with its text in one language. The bytes are trusted in nothing:
 * lengths and offsets are looked at whenever a message is, so that a damaged file has fewer messages and does no harm.
 * Read-only once open; threads may share it. */
typedef struct ntr_catalog ntr_catalog;

/* Reads the file at `path`; one of no catalogue: NTR_BAD_SYNTAX, else as ntr_file_read. Caller frees with
 * ntr_catalog_close. */
ntr_status ntr_catalog_open(ntr_catalog **out, const char *path, ntr_error *err) NTR_MUST_CHECK;

/* As ntr_catalog_open, of bytes that are copied. */
ntr_status ntr_catalog_read(ntr_catalog **out, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;

void ntr_catalog_close(ntr_catalog *catalog);

/* How many messages it claims to have: at most what its size has room for. */
uint32_t ntr_catalog_count(const ntr_catalog *catalog);

/* Message `index`, borrowed from the catalogue. False for what cannot be used: a message that does not lie within the
 * file, is not UTF-8, has several texts (plurals), or is the header. */
bool ntr_catalog_at(ntr_str *id, ntr_str *text, const ntr_catalog *catalog, uint32_t index);

/* The text of message `id`; `.ptr` NULL when there is none. */
ntr_str ntr_catalog_find(const ntr_catalog *catalog, ntr_str id);

#endif
