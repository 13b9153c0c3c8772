/* Formats: how a bitext is written. */
#ifndef NTRANS_FORMAT_H
#define NTRANS_FORMAT_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"

/* What a writer may be told. Plain data; {0} is a good default. */
typedef struct ntr_write_options {
    const char *doc; /* JSON Lines: value of "doc", with several inputs; NULL: left out */
} ntr_write_options;

/* One output format. All texts are static. */
typedef struct ntr_format {
    const char *name;    /* as in --to: "xliff" */
    const char *suffix;  /* of the file: ".nl-en.xlf" */
    const char *purpose; /* in a sentence */
    ntr_status (*write)(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err);
} ntr_format;

/* The formats in the order of the table; NULL behind the last. */
const ntr_format *ntr_format_at(size_t index);

/* The format of that name, or NULL. */
const ntr_format *ntr_format_find(const char *name);

#endif
