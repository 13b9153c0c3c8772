/* Plain text while it is read: its lines, and what kind of block some of them make. */
#ifndef NTRANS_FORMAT_PLAIN_H
#define NTRANS_FORMAT_PLAIN_H

#include "base/arena.h"
#include "model/table.h"
#include "ntrans/document.h"

/* One line without the space around it; `length` 0: a blank line. Lengths and indents in code points and bytes. */
typedef struct ntr_plain_line {
    ntr_span span;
    uint32_t length; /* code points */
    uint32_t indent; /* bytes of space before it */
    uint32_t marker; /* bytes of the list marker that begins it, 0 when there is none */
} ntr_plain_line;

/* The state of one reading; `text` is the document's. All lists live in `arena`, which the reader frees. */
typedef struct ntr_plain {
    ntr_str text;
    ntr_arena *arena;
    NTR_LIST(ntr_plain_line) lines;
    ntr_table captions; /* glossary/words/captions.tsv */
    uint32_t width;     /* at which lines seem to be wrapped, code points */
    bool wrapped;       /* line ends inside a paragraph are margins */
} ntr_plain;

/* Reads the words that begin a caption. */
ntr_status ntr_plain_open(ntr_plain *plain, ntr_error *err) NTR_MUST_CHECK;

/* The bytes of the list marker that begins `line`, with the space behind it: •, -, *, 1., 2.1., a., b), (iv). */
uint32_t ntr_plain_marker(ntr_str line);

/* What kind of block lines `first` to `last` make. */
ntr_block_kind ntr_plain_kind(const ntr_plain *plain, uint32_t first, uint32_t last);

#endif
