/* A Markdown text while it is read: private to reader_markdown.c and markdown_inline.c. */
#ifndef NTRANS_FORMAT_MARKDOWN_H
#define NTRANS_FORMAT_MARKDOWN_H

#include "ext/markdown.h"
#include "format/markup.h"

/* How the text of a block is written back. */
enum { MARKDOWN_LINE, MARKDOWN_CELL, MARKDOWN_RAW, MARKDOWN_RAW_CELL };

/* The state of one reading. */
typedef struct markdown {
    markup markup;
    uint32_t front; /* bytes of front matter */
    ntr_markdown_block block;
    bool raw;                            /* the paragraph at hand is its source as it stands */
    NTR_LIST(ntr_markdown_event) events; /* of the paragraph at hand; places in the whole text */
} markdown;

/* Puts the text and the codes of the paragraph at hand into the markup. Where what stands between its texts is not
 * understood, its source is the text. */
void markdown_take_paragraph(markdown *self);

/* Appends `text` so that nothing in it is read as mark-up. */
void markdown_append(ntr_buffer *out, uint32_t way, ntr_str text);

#endif
