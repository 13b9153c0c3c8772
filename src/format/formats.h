/* The readers and writers behind the table in format.c: one file each. */
#ifndef NTRANS_FORMAT_FORMATS_H
#define NTRANS_FORMAT_FORMATS_H

#include "ntrans/document.h"
#include "ntrans/format.h"
#include "ntrans/options.h"

/* Decodes plain text and finds its blocks: paragraphs, headings, list items, captions. */
ntr_status ntr_read_plain(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                          ntr_error *err) NTR_MUST_CHECK;

/* Decodes text that holds one segment a line: each line with something on it is a block and a segment, without the
 * space around it. */
ntr_status ntr_read_lines(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                          ntr_error *err) NTR_MUST_CHECK;

/* Append the whole of `bitext` to `out`. NTR_NO_MEMORY; XLIFF 2 also NTR_EMPTY, for it wants at least one unit. */
ntr_status ntr_write_xliff(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_xliff2(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                            ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_tmx(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_tsv(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                         ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_write_jsonl(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) NTR_MUST_CHECK;

#endif
