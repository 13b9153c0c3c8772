/* The review page: what its two writers share. The page itself is in src/format/page: a frame, a style sheet and a
 * script, which page/assemble.cmake makes one file of. */
#ifndef NTRANS_FORMAT_PAGE_H
#define NTRANS_FORMAT_PAGE_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"

/* What the page is about. */
typedef struct page_head {
    const char *kind; /* "units" or "beads" */
    ntr_str name;     /* of the document */
    const char *source_lang;
    const char *target_lang;
    unsigned doubtful; /* beads: scores below are */
    ntr_str xliff;     /* an XLIFF file of the document without units, which the script puts in */
} page_head;

/* Appends that file for a bitext, whose units it leaves aside. */
ntr_status page_xliff_frame(ntr_buffer *out, const ntr_bitext *bitext, ntr_error *err) NTR_MUST_CHECK;

/* Append the page up to its rows, and what stands behind all `count` of them. */
void page_open(ntr_buffer *out, const page_head *head);
void page_close(ntr_buffer *out, uint32_t count);

/* To be called before row `number`, from 0: rows stand in groups, which a browser draws only when they come into view.
 */
void page_begin_row(ntr_buffer *out, uint32_t number);

/* Appends text. Nothing in it means anything to a browser; characters that are not seen, mislead (U+202E) or that HTML
 * would alter (CR, NUL) stand as empty elements that name them: <span class="u" data-u="202E"></span>. */
void page_text(ntr_buffer *out, ntr_str text);

/* Appends ` name="value"`. */
void page_attribute(ntr_buffer *out, const char *name, ntr_str value);
/* Appends text to a value that the caller opens and closes. */
void page_value(ntr_buffer *out, ntr_str text);

/* An element around a stretch of text. */
typedef struct page_mark {
    ntr_span span;
    ntr_span tag; /* its start tag, in the buffer `tags` of page_marks */
    uint32_t order;
} page_mark;

/* The marks of one text, gathered before it is written. A caller's struct: {0} with an arena set. */
typedef struct page_marks {
    struct ntr_arena *arena;
    ntr_buffer tags;
    NTR_LIST(page_mark) list;
} page_marks;

void page_marks_clear(page_marks *marks);
/* Begins a mark: the caller appends its start tag, from "<mark" to ">", to `marks->tags` next. */
void page_marks_add(page_marks *marks, ntr_span span);

/* Appends the text with codes and marks. Marks that cross are cut at the end of the outer one; those nested deeper than
 * eight are left out. */
void page_marked_text(ntr_buffer *out, ntr_str text, ntr_codes codes, page_marks *marks);

#endif
