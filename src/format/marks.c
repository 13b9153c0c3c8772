#include "format/marks.h"

static bool can_open(const ntr_mark_walk *walk, const ntr_annot *annot) {
    if (annot->kind == NTR_QUANTITY || ntr_span_length(annot->span) == 0) return false;
    return walk->depth == 0 ||
           (walk->depth < NTR_MARK_DEPTH && ntr_span_contains(walk->open[walk->depth - 1]->span, annot->span));
}

bool ntr_mark_next(ntr_mark_walk *walk, ntr_mark_event *out) {
    const ntr_unit *unit = walk->unit;
    for (; walk->next < unit->annot_count; walk->next++) {
        const ntr_annot *annot = &unit->annots[walk->next];
        if (walk->depth && walk->open[walk->depth - 1]->span.end <= annot->span.begin) break;
        if (!can_open(walk, annot)) continue;
        walk->open[walk->depth++] = annot;
        walk->next++;
        *out = (ntr_mark_event){annot, annot->span.begin, true};
        return true;
    }
    if (walk->depth == 0) return false;
    const ntr_annot *annot = walk->open[--walk->depth];
    *out = (ntr_mark_event){annot, annot->span.end, false};
    return true;
}

unsigned ntr_mark_number(const ntr_unit *unit, const ntr_annot *annot) {
    return (unsigned)(annot - unit->annots) + 1;
}

void ntr_write_marked(ntr_inline_writer *text, const ntr_unit *unit,
                      void (*begin)(ntr_xml_writer *xml, const ntr_unit *unit, const ntr_annot *annot)) {
    ntr_mark_walk walk = {.unit = unit};
    ntr_mark_event event;
    uint32_t at = 0;
    while (ntr_mark_next(&walk, &event)) {
        ntr_write_inline(text, (ntr_span){at, event.offset});
        at = event.offset;
        if (event.begins) {
            begin(text->xml, unit, event.annot);
        } else {
            ntr_xml_end(text->xml);
        }
    }
    ntr_write_inline(text, (ntr_span){at, (uint32_t)unit->source.len});
}
