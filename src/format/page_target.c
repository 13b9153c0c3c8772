/* The script does the same when a target was edited (page/text.js, markTarget): whoever changes one changes both. */
#include "format/page_target.h"

#include "ext/unicode.h"
#include "format/page_describe.h"

/* How far from the last one found the next may stand, in bytes: a bound on the time, not on any sentence. */
enum { REACH = 2000 };

static bool is_whole(ntr_str text, ntr_span span) {
    size_t before = span.begin, behind = span.end;
    return !ntr_char_is_letter(ntr_utf8_previous(text, &before)) && !ntr_char_is_letter(ntr_utf8_next(text, &behind));
}

/* The first place from `from` on where `wanted` stands as whole words; empty when there is none. */
static ntr_span find_from(ntr_str text, ntr_str wanted, size_t from) {
    for (size_t at = from; at + wanted.len <= text.len && at < from + REACH; at++) {
        const ntr_span span = {(uint32_t)at, (uint32_t)(at + wanted.len)};
        if (text.ptr[at] != wanted.ptr[0] || memcmp(text.ptr + at, wanted.ptr, wanted.len) != 0) continue;
        if (is_whole(text, span)) return span;
    }
    return (ntr_span){0, 0};
}

static bool has_counterpart(const ntr_annot *annot) {
    if (annot->kind == NTR_TERM) return annot->target.ptr && !annot->in_compound && !ntr_annot_is_discouraged(annot);
    return annot->kind != NTR_PROTECTED || annot->as.protected_as != NTR_PROTECTED_FOREIGN;
}

/* Translations change the order of words, so what does not follow may stand before. */
void page_mark_target(page_marks *marks, const ntr_unit *unit) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const ntr_str english = ntr_annot_english(annot, ntr_unit_text(unit, annot));
        if (!has_counterpart(annot) || english.len == 0) continue;
        ntr_span found = find_from(unit->target, english, at);
        if (ntr_span_length(found) == 0 && at > 0) found = find_from(unit->target, english, 0);
        if (ntr_span_length(found) == 0) continue;
        page_marks_add(marks, found);
        ntr_buffer_printf(&marks->tags, "<mark class=\"%s\">", page_class(unit, annot));
        at = found.end;
    }
}
