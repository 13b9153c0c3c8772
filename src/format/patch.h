/* Writing back a text format: the decoded original with other text in some places. */
#ifndef NTRANS_FORMAT_PATCH_H
#define NTRANS_FORMAT_PATCH_H

#include "ext/unicode.h"
#include "format/weave.h"

/* What a text format knows of the document that it read. Offsets count bytes of `decoded`. */
typedef struct ntr_patch {
    ntr_document *document;
    ntr_str decoded; /* the whole original */
    ntr_encoding encoding;
    const ntr_span *places;   /* where the inside of each block stands */
    const uint32_t *ways;     /* how the text of each is written, for `append`; NULL: there is one way */
    const bool *inner;        /* which stand inside others, or between them: those are apart and in order; NULL: none */
    const ntr_str *code_data; /* what each code of the document stands for, as a slice of `decoded` */
    /* Appends `text` as the format writes it; NULL: as it is. */
    void (*append)(ntr_buffer *out, uint32_t way, ntr_str text);
    ntr_span lang;   /* where the language of the document stands, before all blocks; empty: nowhere */
    bool breaks;     /* a line end behind a code stands for what space the original has there, if any: <br> */
    bool references; /* what the encoding cannot hold may stand as &#8364; */
} ntr_patch;

/* Appends the document in its encoding with the English of `bitext`. `bytes` are those it was read from: they are
 * copied where no block changes. What an encoding cannot hold makes it UTF-8, and `report` says so. */
ntr_status ntr_patch_write(ntr_buffer *out, const ntr_patch *patch, ntr_str bytes, const ntr_bitext *bitext,
                           const ntr_weave_options *options, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

#endif
