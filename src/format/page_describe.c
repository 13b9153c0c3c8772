#include "format/page_describe.h"

#include <inttypes.h>

#include "format/page.h"

bool page_is_changed_name(const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot);
    return annot->kind == NTR_NAME && !ntr_str_equal(nl, ntr_annot_english(annot, nl));
}

bool page_is_unsure(const ntr_annot *annot) {
    return annot->kind == NTR_NAME && annot->confidence < PAGE_UNSURE;
}

bool page_is_warning(const ntr_note *note) {
    return strcmp(note->code, "term-forbidden") == 0 || strcmp(note->code, "term-deprecated") == 0;
}

const char *page_class(const ntr_unit *unit, const ntr_annot *annot) {
    switch (annot->kind) {
    case NTR_NAME:
        if (page_is_changed_name(unit, annot)) return page_is_unsure(annot) ? "name unsure" : "name";
        return page_is_unsure(annot) ? "kept unsure" : "kept";
    case NTR_TERM:
        if (ntr_annot_is_discouraged(annot)) return "avoid";
        return annot->in_compound ? "term part" : "term";
    case NTR_QUANTITY: return "quantity";
    case NTR_PROTECTED: return "protected";
    }
    return "";
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static void begin_line(ntr_buffer *out, const char *what) {
    ntr_buffer_printf(out, "\n%s", what);
}

static void append_line(ntr_buffer *out, const char *what, ntr_str text) {
    if (text.len == 0) return;
    begin_line(out, what);
    page_value(out, text);
}

static void append_change(ntr_buffer *out, const char *what, ntr_str nl, const char *arrow, ntr_str en) {
    ntr_buffer_printf(out, "%s: ", what);
    page_value(out, nl);
    if (ntr_str_equal(nl, en)) {
        ntr_buffer_append(out, NTR_STR(", unchanged"));
        return;
    }
    ntr_buffer_printf(out, " %s ", arrow);
    page_value(out, en);
}

static void describe_name(ntr_buffer *out, ntr_str nl, const ntr_annot *annot) {
    append_change(out, ntr_name_kind_word(annot->as.name), nl, "→", ntr_annot_english(annot, nl));
    append_line(out, "original: ", annot->original);
    if (annot->origin.code[0]) append_line(out, "language: ", ntr_str_from(annot->origin.code));
    for (uint32_t i = 0; i < annot->alternative_count; i++) append_line(out, "or: ", annot->alternatives[i]);
    append_line(out, "why: ", annot->why);
    begin_line(out, page_is_unsure(annot) ? "unsure: " : "sure: ");
    ntr_buffer_printf(out, "%u %%", (annot->confidence + 5u) / 10);
}

static void describe_term(ntr_buffer *out, ntr_str nl, const ntr_annot *annot) {
    const bool avoid = ntr_annot_is_discouraged(annot);
    append_change(out, avoid ? "not to be used" : "term", nl, avoid ? "↛" : "→", ntr_annot_base(annot, nl));
    append_line(out, "status: ", ntr_str_from(ntr_term_status_word(annot->as.status)));
    if (!ntr_str_equal(annot->lemma, nl)) append_line(out, "listed as: ", annot->lemma);
    if (annot->entry) {
        begin_line(out, "entry: ");
        ntr_buffer_printf(out, "%" PRId64, annot->entry);
    }
}

void page_describe(ntr_buffer *out, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot);
    switch (annot->kind) {
    case NTR_NAME: describe_name(out, nl, annot); return;
    case NTR_TERM: describe_term(out, nl, annot); return;
    case NTR_QUANTITY:
        append_change(out, ntr_quantity_kind_word(annot->as.quantity), nl, "→", ntr_annot_english(annot, nl));
        append_line(out, "why: ", annot->why);
        return;
    case NTR_PROTECTED:
        ntr_buffer_printf(out, "%s: stays untouched", ntr_protected_kind_word(annot->as.protected_as));
        append_line(out, "why: ", annot->why);
        return;
    }
}

void page_describe_note(ntr_buffer *out, const ntr_note *note) {
    if (page_is_warning(note)) {
        ntr_buffer_append(out, NTR_STR("not to be used: "));
    } else {
        ntr_buffer_printf(out, "%s: ", note->code);
    }
    page_value(out, note->text);
}
