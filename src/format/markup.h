/* What readers of formats with mark-up share: they walk through the decoded original from left to right, and here grow
 * the text of its blocks, their codes, and the places where the blocks stand. */
#ifndef NTRANS_FORMAT_MARKUP_H
#define NTRANS_FORMAT_MARKUP_H

#include "format/patch.h"

/* One block. `text` counts bytes of what was read so far, not yet of the document. */
typedef struct markup_block {
    ntr_span text;
    ntr_span place; /* its inside in the decoded original: from its first text or code up to its last */
    ntr_block_kind kind;
    uint32_t first_code, code_count;
    uint32_t way; /* how its text is written back: the reader's own */
    bool dropped; /* not for translation after all */
    bool inner;   /* its place may lie in that of another block: the value of an attribute */
} markup_block;

/* A pair that has begun in the block at hand. */
typedef struct markup_open {
    uint32_t code; /* index in `codes` */
    uint32_t what; /* the reader's own: which element */
} markup_open;

/* A caller's struct: markup_open_bytes, markup_dispose. Failure of memory sticks in `text`. */
typedef struct markup {
    ntr_arena *arena;
    ntr_buffer decoded;
    ntr_encoding encoding;
    ntr_buffer text;
    NTR_LIST(markup_block) blocks;
    NTR_LIST(ntr_code) codes;   /* `at` as the spans of blocks; data are slices of `decoded` */
    NTR_LIST(markup_open) open; /* innermost last */
    markup_block block;         /* at hand */
    uint32_t ids;               /* given in it so far */
    bool touched;               /* it has text or codes */
    bool shown;                 /* the reader says that the code last added is seen: space behind it counts */
} markup;

/* Decodes `bytes`; errors are those of ntr_decode. */
ntr_status markup_open_bytes(markup *self, ntr_str bytes, const char *encoding, ntr_error *err) NTR_MUST_CHECK;
void markup_dispose(markup *self);

static inline ntr_str markup_slice(const markup *self, ntr_span span) {
    return ntr_str_slice(ntr_buffer_str(&self->decoded), span.begin, span.end);
}

/* Whether the block at hand has any text. */
bool markup_has_text(const markup *self);
/* The last byte of its text, or a space where there is none yet. */
char markup_last(const markup *self);

/* `text` for the block at hand, which stands at `place` of the original. */
void markup_text(markup *self, ntr_str text, ntr_span place);
/* The same; each run of white space (HTML's: no-break spaces are none) becomes one space, none at the start. */
void markup_flow(markup *self, ntr_str text, ntr_span place);

/* A code that stands alone, at `place`. */
void markup_alone(markup *self, ntr_span place);
/* The beginning of a pair, and the end of the innermost that began with the same `what`; pairs inside it that have not
 * ended never do. An end without a beginning stands alone. */
void markup_begin(markup *self, uint32_t what, ntr_span place);
void markup_end(markup *self, uint32_t what, ntr_span place);

/* Forgets the block at hand. */
void markup_cancel(markup *self);

/* Ends the block at hand; without text it is none. Halves of pairs become codes that stand alone. Gives the block, to
 * be looked at before the next, or NULL. */
markup_block *markup_end_block(markup *self, ntr_block_kind kind);

/* Makes the document of the blocks that were not dropped, a blank line between them, and what ntr_patch_write needs,
 * which lives as long as both. NTR_EMPTY when there is none. */
ntr_status markup_make(ntr_patch *out, markup *self, ntr_str name, ntr_error *err) NTR_MUST_CHECK;

#endif
