/* zlib: gzip files, and the checksum in them. */
#ifndef NTRANS_EXT_GZIP_H
#define NTRANS_EXT_GZIP_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"

/* Unpacks gzip bytes (dictzip's are) behind what `out` holds. Damaged or cut short: NTR_BAD_SYNTAX; more than `limit`
 * bytes: NTR_TOO_LARGE. */
ntr_status ntr_gunzip(ntr_buffer *out, ntr_str bytes, size_t limit, ntr_error *err) NTR_MUST_CHECK;

/* The CRC-32 of gzip and zip. */
uint32_t ntr_crc32(ntr_str bytes);

#endif
