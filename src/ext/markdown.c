#include "ext/markdown.h"

#include <md4c.h>

/* The blocks that are open, as far as it takes to say what a text is. */
typedef struct reading {
    ntr_str text;
    ntr_markdown_visit visit;
    void *self;
    unsigned items;    /* list items that are open */
    unsigned verbatim; /* code and HTML blocks */
} reading;

static int tell(reading *r, const ntr_markdown_event *event) {
    return r->visit(r->self, event) ? 0 : -1;
}

static ntr_markdown_block block_of(const reading *r, MD_BLOCKTYPE type) {
    if (r->verbatim) return NTR_MARKDOWN_VERBATIM;
    if (type == MD_BLOCK_H) return NTR_MARKDOWN_HEADING;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) return NTR_MARKDOWN_CELL;
    return r->items ? NTR_MARKDOWN_ITEM : NTR_MARKDOWN_PARAGRAPH;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *self) {
    reading *r = self;
    (void)detail;
    r->items += type == MD_BLOCK_LI;
    r->verbatim += type == MD_BLOCK_CODE || type == MD_BLOCK_HTML;
    return tell(r, &(ntr_markdown_event){.kind = NTR_MARKDOWN_BLOCK, .block = block_of(r, type)});
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *self) {
    reading *r = self;
    (void)detail;
    r->items -= type == MD_BLOCK_LI;
    r->verbatim -= type == MD_BLOCK_CODE || type == MD_BLOCK_HTML;
    return tell(r, &(ntr_markdown_event){.kind = NTR_MARKDOWN_BLOCK, .block = block_of(r, MD_BLOCK_P)});
}

static bool is_span(ntr_markdown_span *out, MD_SPANTYPE type) {
    static const struct {
        MD_SPANTYPE type;
        ntr_markdown_span span;
    } spans[] = {{MD_SPAN_EM, NTR_MARKDOWN_EM},      {MD_SPAN_STRONG, NTR_MARKDOWN_STRONG},
                 {MD_SPAN_DEL, NTR_MARKDOWN_STRUCK}, {MD_SPAN_A, NTR_MARKDOWN_LINK},
                 {MD_SPAN_IMG, NTR_MARKDOWN_IMAGE},  {MD_SPAN_CODE, NTR_MARKDOWN_CODE_SPAN}};
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        *out = spans[i].span;
        if (spans[i].type == type) return true;
    }
    return false;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *self) {
    ntr_markdown_event event = {.kind = NTR_MARKDOWN_BEGIN};
    (void)detail;
    return is_span(&event.span, type) ? tell(self, &event) : 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *self) {
    ntr_markdown_event event = {.kind = NTR_MARKDOWN_END};
    (void)detail;
    return is_span(&event.span, type) ? tell(self, &event) : 0;
}

static ntr_markdown_kind kind_of(MD_TEXTTYPE type) {
    switch (type) {
    case MD_TEXT_BR: return NTR_MARKDOWN_HARD;
    case MD_TEXT_SOFTBR: return NTR_MARKDOWN_SOFT;
    case MD_TEXT_ENTITY: return NTR_MARKDOWN_ENTITY;
    case MD_TEXT_CODE: return NTR_MARKDOWN_CODE;
    case MD_TEXT_HTML: return NTR_MARKDOWN_HTML;
    default: return NTR_MARKDOWN_TEXT;
    }
}

/* Most texts are slices of the source; line ends and the like are not. */
static ntr_span place_of(const reading *r, const char *text, size_t size) {
    const uintptr_t begin = (uintptr_t)r->text.ptr, at = (uintptr_t)text;
    if (at < begin || at + size > begin + r->text.len) return (ntr_span){0, 0};
    return (ntr_span){(uint32_t)(at - begin), (uint32_t)(at - begin + size)};
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
    const reading *r = self;
    if (r->verbatim) return 0;
    const ntr_markdown_event event = {.kind = kind_of(type), .place = place_of(r, text, size)};
    return tell(self, &event);
}

ntr_status ntr_markdown_read(ntr_str text, ntr_markdown_visit visit, void *self, ntr_error *err) {
    reading r = {.text = text, .visit = visit, .self = self};
    const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = take_text};
    return md_parse(text.ptr, (MD_SIZE)text.len, &parser, &r) == 0 ? NTR_OK : ntr_error_memory(err);
}
