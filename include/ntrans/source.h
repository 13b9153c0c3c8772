/* Sources: the formats that documents come in, and how the English goes back into them. */
#ifndef NTRANS_SOURCE_H
#define NTRANS_SOURCE_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"
#include "ntrans/document.h"
#include "ntrans/error.h"
#include "ntrans/options.h"

/* What stands in the English document for a unit that has no English yet. */
typedef enum ntr_missing {
    NTR_MISSING_SOURCE, /* the Dutch */
    NTR_MISSING_EMPTY,  /* nothing */
    NTR_MISSING_MARK    /* the Dutch between signs that an editor finds: ⟦…⟧; a draft that nobody looked at too */
} ntr_missing;

/* Plain data; {0} is a good default. */
typedef struct ntr_weave_options {
    ntr_missing missing;
} ntr_weave_options;

/* Something that an export did to a unit and its reader should know: a code that was dropped, added, or moved. */
typedef struct ntr_weave_note {
    ntr_str unit;     /* its id; empty: of the whole document */
    const char *code; /* static storage, kebab-case: "code-unknown" */
    ntr_str text;
} ntr_weave_note;

/* What an export has to tell. A caller's struct: ntr_weave_report_init, ntr_weave_report_dispose. */
typedef struct ntr_weave_report {
    struct ntr_arena *arena;
    NTR_LIST(ntr_weave_note) notes;
    uint32_t units;
    uint32_t missing; /* units without English */
    uint32_t drafts;  /* units whose English is still in state new */
} ntr_weave_report;

ntr_status ntr_weave_report_init(ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;
void ntr_weave_report_dispose(ntr_weave_report *report);

/* One format of documents. All texts are static. */
typedef struct ntr_source {
    const char *name;     /* as in --from: "html" */
    const char *suffixes; /* that such files usually have, for people to read: ".html .htm" */
    const char *purpose;  /* in a sentence */
    /* Whether `bytes` are of this format, by what they hold. */
    bool (*is)(ntr_str bytes);
    /* Makes a document of them: text, blocks, codes. Errors are those of ntr_source_read. */
    ntr_status (*read)(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err);
    /* Appends the document with the English of `bitext` in its blocks. `bytes` are the original's and `options` those
     * that it was read with. */
    ntr_status (*write)(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                        const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err);
} ntr_source;

/* The formats in the order in which they are tried; the last takes any text. NULL behind it. */
const ntr_source *ntr_source_at(size_t index);
/* The format of that name, or NULL. */
const ntr_source *ntr_source_find(const char *name);

/* Decodes `bytes` and finds the blocks, in the format that options->from names or else the first that knows them.
 * NTR_EMPTY when there is no text, NTR_BINARY, NTR_BAD_ENCODING, NTR_BAD_SYNTAX, NTR_TOO_LARGE; NTR_BAD_ARGUMENT for a
 * format or encoding that is not known. `name` is what messages call it. Caller frees with ntr_document_free. */
ntr_status ntr_source_read(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options,
                           ntr_error *err) NTR_MUST_CHECK;

/* Appends the English document to `out`: `bytes`, the original of `bitext`, with the English in its blocks and all else
 * as it was. Blocks whose English is the Dutch, codes and all, keep their bytes. NTR_BAD_SYNTAX when the bitext does
 * not tell what it was made of, or of something else than `bytes`, or when a unit's Dutch is not in its block; else as
 * ntr_source_read. */
ntr_status ntr_source_export(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_weave_options *options,
                             ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

#endif
