/* MD4C: the structure of CommonMark texts, as a row of events. */
#ifndef NTRANS_EXT_MARKDOWN_H
#define NTRANS_EXT_MARKDOWN_H

#include "ntrans/error.h"
#include "ntrans/text.h"

typedef enum ntr_markdown_kind {
    NTR_MARKDOWN_BLOCK, /* a block begins or ends: what came before is a paragraph of its own */
    NTR_MARKDOWN_BEGIN, /* of a span */
    NTR_MARKDOWN_END,
    NTR_MARKDOWN_TEXT,
    NTR_MARKDOWN_ENTITY, /* &eacute; */
    NTR_MARKDOWN_CODE,   /* text of a code span */
    NTR_MARKDOWN_HTML,   /* a tag */
    NTR_MARKDOWN_SOFT,   /* a line end inside a paragraph */
    NTR_MARKDOWN_HARD    /* one that is shown */
} ntr_markdown_kind;

typedef enum ntr_markdown_span {
    NTR_MARKDOWN_EM,
    NTR_MARKDOWN_STRONG,
    NTR_MARKDOWN_STRUCK,
    NTR_MARKDOWN_LINK,
    NTR_MARKDOWN_IMAGE,
    NTR_MARKDOWN_CODE_SPAN
} ntr_markdown_span;

/* What a paragraph is: of the event BLOCK, what comes behind it. */
typedef enum ntr_markdown_block {
    NTR_MARKDOWN_PARAGRAPH,
    NTR_MARKDOWN_HEADING,
    NTR_MARKDOWN_ITEM,
    NTR_MARKDOWN_CELL,
    NTR_MARKDOWN_VERBATIM /* code, raw HTML: its text comes as no event */
} ntr_markdown_block;

typedef struct ntr_markdown_event {
    ntr_markdown_kind kind;
    ntr_markdown_span span;   /* BEGIN, END */
    ntr_markdown_block block; /* BLOCK */
    ntr_span place;           /* of texts, in the source; empty where it does not stand there so */
} ntr_markdown_event;

/* False stops the reading: memory ran out. */
typedef bool (*ntr_markdown_visit)(void *self, const ntr_markdown_event *event);

/* Reads CommonMark with tables, task lists and struck-out text. Any text is Markdown: only NTR_NO_MEMORY. */
ntr_status ntr_markdown_read(ntr_str text, ntr_markdown_visit visit, void *self, ntr_error *err) NTR_MUST_CHECK;

#endif
