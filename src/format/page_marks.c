/* Text with codes and marks in it, as one run of HTML. */
#include <stdlib.h>

#include "base/arena.h"
#include "format/page.h"

enum { DEEPEST = 8 };

void page_marks_clear(page_marks *marks) {
    ntr_buffer_clear(&marks->tags);
    marks->list.count = 0;
}

void page_marks_add(page_marks *marks, ntr_span span) {
    const uint32_t begin = (uint32_t)marks->tags.len;
    if (marks->list.count) marks->list.items[marks->list.count - 1].tag.end = begin;
    page_mark *mark = NTR_PUSH(marks->arena, &marks->list);
    if (!mark) {
        marks->tags.failed = true;
        return;
    }
    *mark = (page_mark){span, {begin, begin}, marks->list.count};
}

/* By place, the longer first, then as they were added. */
static int compare(const void *left, const void *right) {
    const page_mark *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* --- codes -------------------------------------------------------------------------------------------------------- */

/* What a chip shows: the name of a tag, "/b" of </b>; of other mark-up its beginning; without data the id. */
static ntr_str label_of(const ntr_code *code) {
    enum { LONGEST = 12 };
    ntr_str label = code->data.len ? code->data : code->id;
    if (label.len > 1 && label.ptr[0] == '<') label = ntr_str_slice(label, 1, label.len);
    size_t end = label.len && label.ptr[0] == '/' ? 1 : 0;
    while (end < label.len && end < LONGEST && !strchr(" \t\r\n/>", label.ptr[end])) end++;
    while (end < label.len && end > 0 && ((unsigned char)label.ptr[end] & 0xC0u) == 0x80u) end--;
    return ntr_str_slice(label, 0, end);
}

static void append_code(ntr_buffer *out, const ntr_code *code) {
    ntr_buffer_printf(out, "<span class=\"c\" role=\"img\" data-k=\"%s\"", ntr_code_kind_word(code->kind));
    page_attribute(out, "data-i", code->id);
    page_attribute(out, "data-w", label_of(code));
    if (code->isolated) ntr_buffer_append(out, NTR_STR(" data-x"));
    if (code->data.len) page_attribute(out, "data-d", code->data);
    ntr_buffer_append(out, NTR_STR(" aria-label=\"code "));
    page_value(out, code->data.len ? code->data : code->id);
    ntr_buffer_append(out, NTR_STR("\"></span>"));
}

/* --- the run ------------------------------------------------------------------------------------------------------ */

/* How far the text is written, and what is open there. */
typedef struct run {
    ntr_buffer *out;
    ntr_str text;
    ntr_codes codes;
    const page_marks *marks;
    uint32_t at, next_code, next_mark;
    uint32_t ends[DEEPEST]; /* of the marks that are open */
    unsigned open;
} run;

static void close_marks(run *r) {
    for (; r->open && r->ends[r->open - 1] <= r->at; r->open--) ntr_buffer_append(r->out, NTR_STR("</mark>"));
}

static void write_codes(run *r) {
    const bool end = r->at >= r->text.len;
    for (; r->next_code < r->codes.count && (end || r->codes.items[r->next_code].at <= r->at); r->next_code++)
        append_code(r->out, &r->codes.items[r->next_code]);
}

static void open_marks(run *r) {
    for (; r->next_mark < r->marks->list.count; r->next_mark++) {
        const page_mark *mark = &r->marks->list.items[r->next_mark];
        uint32_t end = mark->span.end;
        if (mark->span.begin > r->at) return;
        if (end > r->text.len) end = (uint32_t)r->text.len;
        if (r->open && end > r->ends[r->open - 1]) end = r->ends[r->open - 1];
        if (mark->span.begin < r->at || end <= r->at || r->open == DEEPEST) continue;
        ntr_buffer_append(r->out, ntr_str_slice(ntr_buffer_str(&r->marks->tags), mark->tag.begin, mark->tag.end));
        r->ends[r->open++] = end;
    }
}

static uint32_t next_stop(const run *r) {
    uint32_t stop = (uint32_t)r->text.len;
    if (r->open && r->ends[r->open - 1] < stop) stop = r->ends[r->open - 1];
    if (r->next_code < r->codes.count && r->codes.items[r->next_code].at < stop) stop = r->codes.items[r->next_code].at;
    if (r->next_mark < r->marks->list.count && r->marks->list.items[r->next_mark].span.begin < stop)
        stop = r->marks->list.items[r->next_mark].span.begin;
    return stop;
}

void page_marked_text(ntr_buffer *out, ntr_str text, ntr_codes codes, page_marks *marks) {
    run r = {.out = out, .text = text, .codes = codes, .marks = marks};
    if (marks->tags.failed) out->failed = true;
    if (out->failed) return;
    if (marks->list.count) {
        marks->list.items[marks->list.count - 1].tag.end = (uint32_t)marks->tags.len;
        qsort(marks->list.items, marks->list.count, sizeof *marks->list.items, compare);
    }
    for (;;) {
        close_marks(&r);
        write_codes(&r);
        open_marks(&r);
        if (r.at >= text.len) return;
        const uint32_t stop = next_stop(&r);
        page_text(out, ntr_str_slice(text, r.at, stop));
        r.at = stop;
    }
}
