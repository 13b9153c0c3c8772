/* Formats: how a bitext is written and read. */
#ifndef NTRANS_FORMAT_H
#define NTRANS_FORMAT_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/mt.h"
#include "ntrans/severity.h"

/* Something found in a unit, as the review page shows it. */
typedef struct ntr_remark_on_unit {
    uint32_t unit;   /* index in the bitext */
    ntr_span target; /* bytes of the unit's target that it is about; empty when it is about the whole */
    const char *code;
    ntr_severity severity;
    ntr_str text; /* a sentence */
} ntr_remark_on_unit;

/* What a writer may be told. Plain data; {0} is a good default. */
typedef struct ntr_write_options {
    const char *doc; /* JSON Lines: value of "doc", with several inputs; NULL: left out */
    bool annotate;   /* XLIFF 1.2: names, terms and protected spans are marked in the text too (2.1 always does) */
    const ntr_mt_style *engine; /* text for an engine: which; NULL: the first of the table */
    ntr_mt_terms terms;
    const ntr_remark_on_unit *findings; /* html: sorted by unit */
    size_t finding_count;
} ntr_write_options;

/* Gives a writer the next piece of what it writes, borrowed until the next call: at least one, and NULL behind the
 * last. It may empty the buffer that is written into. */
typedef ntr_status (*ntr_bitext_give)(const ntr_bitext **piece, void *self, ntr_error *err);

/* One output format. All texts are static. */
typedef struct ntr_format {
    const char *name;    /* as in --to: "xliff" */
    const char *suffix;  /* of the file: ".nl-en.xlf" */
    const char *purpose; /* in a sentence */
    ntr_status (*write)(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err);
    /* The same for what comes in pieces, so that memory does not hold all; the file is that of one bitext with all
     * their units. NULL: the format needs them at once. */
    ntr_status (*write_pieces)(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                               ntr_error *err);
    const char *sidecar; /* name of the format that is written beside it, to a path with `beside` added; or NULL */
    const char *beside;
    bool one_way; /* ntr_format_read does not read it back */
} ntr_format;

/* The formats in the order of the table; NULL behind the last. */
const ntr_format *ntr_format_at(size_t index);

/* The format of that name, or NULL. */
const ntr_format *ntr_format_find(const char *name);

/* What is given the pieces of a file: bitexts that are freed afterwards. */
typedef ntr_status (*ntr_bitext_take)(void *self, const ntr_bitext *bitext, const ntr_format *format, ntr_error *err);

/* Reads a bilingual file, as ntr_format_read does, and hands it out in pieces: TMX and JSON Lines, which may be large
 * (up to 2 GiB), some thousand units at a time, so that memory does not grow with their units; other formats whole.
 * Ends with the first error, also of `take`. */
ntr_status ntr_format_read_pieces(ntr_str name, ntr_str bytes, ntr_bitext_take take, void *self,
                                  ntr_error *err) NTR_MUST_CHECK;

/* Whether the content begins as one of the bilingual formats does; other text is lines. */
bool ntr_format_is_bilingual(ntr_str bytes);

/* Larger bilingual files are refused. */
#define NTR_FORMAT_LIMIT (256u * 1024u * 1024u)

/* Reads a bilingual file of any of the formats; which one is seen from its content, and `*found` (may be NULL) receives
 * it. Whatever tool wrote it: groups, several files and segments in a unit become plain units. `name` is the document's
 * where the file names none. NTR_BAD_SYNTAX, NTR_BAD_ENCODING, NTR_TOO_LARGE; NTR_EMPTY when it holds no unit. Caller
 * frees with ntr_bitext_free. */
ntr_status ntr_format_read(ntr_bitext **out, const ntr_format **found, ntr_str name, ntr_str bytes,
                           ntr_error *err) NTR_MUST_CHECK;

/* Reads a table, TSV or CSV, whose columns `columns` chooses: "nl=B,en=Target,id=1", each by its header, its letter or
 * its number. Where one is chosen by its header the first row is a header, else it is a segment. As ntr_format_read;
 * NTR_BAD_SYNTAX also when the choice is none or finds no such column. */
ntr_status ntr_format_read_table(ntr_bitext **out, ntr_str name, ntr_str bytes, const char *columns,
                                 ntr_error *err) NTR_MUST_CHECK;

#endif
