/* A first English for a candidate, from the terms that are parts of it: asielzoekers|centrum → asylum seeker centre. */
#include "mark/suggest.h"

/* Terms come sorted by start, longer ones first. */
static uint32_t first_within(const ntr_document *document, ntr_span span) {
    uint32_t low = 0, high = document->annots.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (document->annots.items[middle].span.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_link(ntr_str gap) {
    static const char *const links[] = {"", "s", "e", "en", "n", "er", "-", " "};
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (ntr_str_equal(gap, ntr_str_from(links[i]))) return true;
    return false;
}

static bool is_van(ntr_str gap) {
    static const char *const forms[] = {" van ", " van de ", " van het ", " van een "};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (ntr_str_equal(gap, ntr_str_from(forms[i]))) return true;
    return false;
}

/* What is not known between two known parts, or at an end. */
static void append_gap(ntr_buffer *out, ntr_str gap, bool at_end) {
    if (!is_link(gap) && !(is_van(gap) && out->len > 0 && !at_end)) {
        ntr_buffer_append(out, ntr_str_from(out->len > 0 ? " …" : "…"));
    } else if (is_van(gap)) {
        ntr_buffer_append(out, NTR_STR(" of"));
    }
}

ntr_str suggest_english(const suggest_search *on, ntr_span span) {
    const ntr_document *document = on->finder.document;
    ntr_buffer out = {0};
    uint32_t at = span.begin;
    bool known = false;
    for (uint32_t i = first_within(document, span); i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->span.begin >= span.end) break;
        if (annot->kind != NTR_TERM || annot->span.begin < at || annot->span.end > span.end) continue;
        if (ntr_annot_is_discouraged(annot) || annot->second.end > annot->second.begin) continue;
        append_gap(&out, ntr_document_slice(document, (ntr_span){at, annot->span.begin}), false);
        if (out.len > 0) ntr_buffer_append_char(&out, ' ');
        ntr_buffer_append(&out, annot->base);
        at = annot->span.end;
        known = true;
    }
    if (known) append_gap(&out, ntr_document_slice(document, (ntr_span){at, span.end}), true);
    const ntr_str copy =
        out.failed ? NTR_STR_NONE : ntr_arena_copy(on->to->arena, known ? ntr_buffer_str(&out) : NTR_STR(""));
    ntr_buffer_dispose(&out);
    return copy;
}
