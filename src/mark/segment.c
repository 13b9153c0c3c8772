/* Segment stage: cuts each block where a rule says so, and keeps the record of every candidate. */
#include "mark/segment.h"

#include "ext/unicode.h"
#include "mark/stages.h"

/* --- helpers of the rules ----------------------------------------------------------------------------------------- */

static bool keeps_whole(const ntr_annot *annot) {
    return annot->kind == NTR_PROTECTED && annot->as.protected_as != NTR_PROTECTED_FOREIGN;
}

const ntr_annot *ntr_segmenter_protected(ntr_segmenter *s, uint32_t offset) {
    const ntr_document *document = s->document;
    while (s->annot < document->annots.count &&
           (document->annots.items[s->annot].span.end <= offset || !keeps_whole(&document->annots.items[s->annot])))
        s->annot++;
    if (s->annot == document->annots.count) return NULL;
    const ntr_annot *annot = &document->annots.items[s->annot];
    return annot->span.begin <= offset ? annot : NULL;
}

bool ntr_segmenter_has_text(ntr_segmenter *s, uint32_t end) {
    size_t at = s->looked;
    while (at < end) {
        const int32_t c = ntr_utf8_next(s->text, &at);
        if (ntr_char_is_letter(c) || ntr_char_is_digit(c)) return true;
        s->looked = (uint32_t)at;
    }
    return false;
}

ntr_str ntr_segmenter_fold(const ntr_segmenter *s, char buffer[NTR_FOLD_SIZE], ntr_str word) {
    if (word.len > NTR_FOLD_SIZE) return ntr_fold(s->arena, word);
    for (size_t i = 0; i < word.len; i++) {
        const char byte = word.ptr[i];
        if ((unsigned char)byte >= 0x80) return ntr_fold(s->arena, word);
        buffer[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    return (ntr_str){buffer, word.len};
}

/* --- segments and cuts -------------------------------------------------------------------------------------------- */

static ntr_status add_segment(ntr_document *document, uint32_t block, ntr_span span, ntr_error *err) {
    span = ntr_utf8_trim(document->text, span);
    if (span.begin == span.end) return NTR_OK;
    ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
    if (!segment) return ntr_error_memory(err);
    *segment = (ntr_segment){.span = span, .block = block, .lang = document->lang, .translate = true};
    return NTR_OK;
}

static ntr_status decide(ntr_segmenter *s, uint32_t block, ntr_candidate *c, ntr_error *err) {
    NTR_TRY(ntr_candidate_describe(s, c, err));
    const ntr_segment_rule *rule = ntr_segment_decide(s, c);
    if (!rule) return NTR_OK;
    ntr_cut *cut = NTR_PUSH(s->document->arena, &s->document->cuts);
    if (!cut) return ntr_error_memory(err);
    *cut = (ntr_cut){c->next, rule->breaks, rule->name, c->lang};
    if (!rule->breaks) {
        ntr_segmenter_count(s, c);
        return NTR_OK;
    }
    s->counted = 0;
    NTR_TRY(add_segment(s->document, block, (ntr_span){s->segment, c->end}, err));
    s->segment = s->looked = c->next;
    if (c->begins_item) ntr_segmenter_count(s, c);
    return NTR_OK;
}

/* A bound where no stop of ours stands: its candidate is the last character before the space. */
static ntr_candidate from_bound(const ntr_segmenter *s, uint32_t bound) {
    const ntr_span left = ntr_utf8_trim(s->text, (ntr_span){s->segment, bound});
    size_t last = left.end;
    if (last > s->segment) (void)ntr_utf8_previous(s->text, &last);
    return (ntr_candidate){.begin = (uint32_t)last,
                           .end = left.end,
                           .next = bound,
                           .closing = NTR_QUOTE_ALONE,
                           .spaced = bound > left.end};
}

/* Merges our candidates with the other bounds. One that lies between a stop of ours and what follows it is the same
 * candidate, seen less well. */
static ntr_status segment_block(ntr_segmenter *s, uint32_t block, ntr_error *err) {
    s->block = s->document->blocks.items[block].span;
    s->segment = s->looked = s->block.begin;
    s->quote = s->held = s->counted = 0;
    ntr_passages_begin(s);
    NTR_TRY(ntr_quotes_find(&s->quotes, s->arena, s->text, s->block, err));
    NTR_TRY(ntr_bounds_begin(s, err));
    uint32_t at = s->block.begin, bound = ntr_bounds_next(s);
    ntr_candidate own;
    bool more = ntr_candidate_next(s, &at, &own);
    while (more || bound < s->block.end) {
        if (more && own.begin < bound) {
            while (bound < s->block.end && bound <= own.next) bound = ntr_bounds_next(s);
            NTR_TRY(decide(s, block, &own, err));
            more = ntr_candidate_next(s, &at, &own);
        } else {
            ntr_candidate theirs = from_bound(s, bound);
            NTR_TRY(decide(s, block, &theirs, err));
            bound = ntr_bounds_next(s);
        }
    }
    return add_segment(s->document, block, (ntr_span){s->segment, s->block.end}, err);
}

ntr_status ntr_stage_segment(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    document->segments.count = document->cuts.count = 0;
    ntr_segmenter s = {.document = document, .workspace = workspace, .text = document->text, .arena = ntr_arena_new()};
    ntr_status status = s.arena ? ntr_abbreviations_learn(&s, err) : ntr_error_memory(err);
    for (uint32_t i = 0; status == NTR_OK && i < document->blocks.count; i++) status = segment_block(&s, i, err);
    ntr_arena_free(s.arena);
    return status;
}
