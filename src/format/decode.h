/* What readers of documents do first. */
#ifndef NTRANS_FORMAT_DECODE_H
#define NTRANS_FORMAT_DECODE_H

#include "ext/unicode.h"
#include "ntrans/document.h"

/* Notes that an encoding was guessed, if it was. */
ntr_status ntr_note_guess(ntr_document *document, const ntr_encoding *encoding, ntr_error *err) NTR_MUST_CHECK;

/* A document whose text is `bytes`, decoded as ntr_decode_as does it. Caller frees with ntr_document_free. */
ntr_status ntr_document_decode(ntr_document **out, ntr_encoding *encoding, ntr_str name, ntr_str bytes,
                               const char *named, ntr_error *err) NTR_MUST_CHECK;

/* The ASCII in the first bytes, whichever encoding they are in, x for other characters: enough to see a format by. */
enum { NTR_ASCII_HEAD = 4096 };
ntr_str ntr_ascii_head(char out[NTR_ASCII_HEAD], ntr_str bytes);

#endif
