/* Language stage: which segments are not Dutch, and which passages in Dutch segments are not. A segment is taken for
 * Dutch unless its words speak against it, so names, headings and loan words stay Dutch. */
#include "mark/language.h"

#include "base/arena.h"
#include "ext/unicode.h"
#include "mark/segment.h"
#include "mark/stages.h"

static bool is_ours(const ntr_annot *annot) {
    return annot->kind == NTR_PROTECTED && annot->as.protected_as == NTR_PROTECTED_FOREIGN;
}

/* What the stage carries from segment to segment. */
typedef struct pass {
    ntr_document *document;
    ntr_workspace *workspace;
    ntr_arena *arena;
    ntr_quotes quotes;             /* of a segment */
    NTR_LIST(ntr_span) quotations; /* of a segment, without their marks */
    NTR_LIST(bool) silent;         /* per segment: no word in it speaks for Dutch */
    uint32_t annot;
    uint32_t annot_count; /* before the stage added its own */
} pass;

static void set_language(ntr_segment *segment, ntr_lang lang) {
    segment->lang = lang;
    segment->translate = ntr_lang_is(lang, "nl");
}

static ntr_status add_quotation(pass *p, uint32_t begin, uint32_t end, ntr_error *err) {
    if (begin >= end) return NTR_OK;
    const ntr_span inside = ntr_utf8_trim(p->document->text, (ntr_span){begin, end});
    ntr_span *span = NTR_PUSH(p->arena, &p->quotations);
    if (!span) return ntr_error_memory(err);
    *span = inside;
    return NTR_OK;
}

/* The inside of the quotations of the segment, also of one that began before it or goes on behind it. */
static ntr_status find_quotations(pass *p, const ntr_segment *segment, ntr_error *err) {
    NTR_TRY(ntr_quotes_find(&p->quotes, p->arena, p->document->text, segment->span, err));
    p->quotations.count = 0;
    uint32_t begin = segment->span.begin;
    bool open = false;
    for (uint32_t i = 0; i < p->quotes.list.count; i++) {
        const ntr_quote *quote = &p->quotes.list.items[i];
        open = !quote->closes;
        if (quote->closes) NTR_TRY(add_quotation(p, begin, quote->span.begin, err));
        begin = quote->span.end;
    }
    return open ? add_quotation(p, begin, segment->span.end, err) : NTR_OK;
}

/* The tokens of `segment` that lie in `span`, from *first to *end. `from` is where to begin looking. */
static void tokens_in(const ntr_document *document, const ntr_segment *segment, ntr_span span, uint32_t from,
                      uint32_t *first, uint32_t *end) {
    const uint32_t last = segment->first_token + segment->token_count;
    *first = from;
    while (*first < last && document->tokens.items[*first].span.begin < span.begin) ++*first;
    *end = *first;
    while (*end < last && document->tokens.items[*end].span.end <= span.end) ++*end;
}

/* Whether what stands outside the quotations is Dutch: De premier schreef: "We will never give up." */
static bool frames_in_dutch(pass *p, const ntr_segment *segment) {
    uint32_t from = segment->first_token, dutch = 0, english = 0;
    const uint32_t last = segment->first_token + segment->token_count;
    for (uint32_t i = 0; i <= p->quotations.count && p->quotations.count; i++) {
        uint32_t first = last, end = last, annot = p->document->annots.count;
        if (i < p->quotations.count) tokens_in(p->document, segment, p->quotations.items[i], from, &first, &end);
        ntr_evidence evidence;
        ntr_evidence_gather(&evidence, p->document, p->workspace, from, first, &annot);
        dutch += evidence.dutch;
        english += evidence.english;
        from = end;
    }
    return dutch >= 3 && dutch > english;
}

static ntr_status judge_segment(pass *p, ntr_segment *segment, ntr_error *err) {
    ntr_evidence evidence;
    ntr_evidence_gather_to_weigh(&evidence, p->document, p->workspace, segment->first_token,
                                 segment->first_token + segment->token_count, &p->annot);
    set_language(segment, ntr_evidence_weigh(&evidence, ntr_document_slice(p->document, segment->span)));
    if (!segment->translate) {
        NTR_TRY(find_quotations(p, segment, err));
        if (frames_in_dutch(p, segment)) set_language(segment, ntr_lang_from("nl"));
    }
    bool *silent = NTR_PUSH(p->arena, &p->silent);
    if (!silent) return ntr_error_memory(err);
    *silent = evidence.dutch == 0 && evidence.function == 0;
    return NTR_OK;
}

/* --- segments that say nothing themselves ------------------------------------------------------------------------- */

/* "Now." between English sentences is English: a segment without a Dutch word takes the language of its neighbour in
 * the same block. */
static void inherit(pass *p, uint32_t index, uint32_t neighbour) {
    ntr_segment *segment = &p->document->segments.items[index];
    const ntr_segment *from = &p->document->segments.items[neighbour];
    const bool open = segment->translate || ntr_lang_is(segment->lang, "und");
    if (segment->block == from->block && open && !from->translate && p->silent.items[index])
        set_language(segment, from->lang);
}

static void inherit_all(pass *p) {
    const uint32_t count = p->document->segments.count;
    for (uint32_t i = 1; i < count; i++) inherit(p, i, i - 1);
    for (uint32_t i = count; i > 1; i--) inherit(p, i - 2, i - 1);
}

/* --- passages in Dutch segments ----------------------------------------------------------------------------------- */

static ntr_str reason(pass *p, ntr_lang lang) {
    return ntr_arena_printf(p->document->arena, "foreign:%s", lang.code);
}

static ntr_status add_passage(pass *p, ntr_span span, ntr_lang lang, ntr_error *err) {
    const ntr_str why = reason(p, lang);
    if (!why.ptr) return ntr_error_memory(err);
    const ntr_annot annot = {.span = span,
                             .kind = NTR_PROTECTED,
                             .as.protected_as = NTR_PROTECTED_FOREIGN,
                             .confidence = 900,
                             .why = why,
                             .origin = lang};
    return ntr_document_add_annot(p->document, &annot, err);
}

/* One quotation: foreign as a whole, or not at all. Short ones (names of papers, songs) say too little. */
static ntr_status judge_passage(pass *p, const ntr_segment *segment, ntr_span span, uint32_t *token, ntr_error *err) {
    uint32_t end, annot = p->annot_count; /* protected spans inside count as words: cheap, and harmless here */
    ntr_evidence evidence;
    tokens_in(p->document, segment, span, *token, token, &end);
    ntr_evidence_gather_to_weigh(&evidence, p->document, p->workspace, *token, end, &annot);
    if (evidence.words < 3 && evidence.other_letters == 0) return NTR_OK;
    const ntr_lang lang = ntr_evidence_weigh(&evidence, ntr_document_slice(p->document, span));
    *token = end;
    return ntr_lang_is(lang, "nl") ? NTR_OK : add_passage(p, span, lang, err);
}

static ntr_status judge_quotations(pass *p, const ntr_segment *segment, ntr_error *err) {
    NTR_TRY(find_quotations(p, segment, err));
    uint32_t token = segment->first_token;
    for (uint32_t i = 0; i < p->quotations.count; i++)
        NTR_TRY(judge_passage(p, segment, p->quotations.items[i], &token, err));
    return NTR_OK;
}

static bool is_other_script(const pass *p, const ntr_token *token) {
    size_t at = 0;
    const int32_t c = ntr_utf8_next(ntr_document_slice(p->document, token->span), &at);
    return c >= 0x370 && ntr_char_is_letter(c) && strcmp(ntr_char_script(c), "Latn") != 0;
}

/* Words of another script in a Dutch sentence, (Чупик): each run of them, outside the quotations found above. */
static ntr_status judge_scripts(pass *p, const ntr_segment *segment, uint32_t own, ntr_error *err) {
    const uint32_t last = segment->first_token + segment->token_count;
    for (uint32_t i = segment->first_token; i < last; i++) {
        if (!is_other_script(p, &p->document->tokens.items[i])) continue;
        ntr_span run = p->document->tokens.items[i].span;
        for (; i + 1 < last; i++) {
            const ntr_token *next = &p->document->tokens.items[i + 1];
            if (next->kind == NTR_PUNCTUATION) break;
            if (!is_other_script(p, next)) break;
            run.end = next->span.end;
        }
        while (own < p->document->annots.count && p->document->annots.items[own].span.end <= run.begin) own++;
        if (own < p->document->annots.count && ntr_span_overlaps(p->document->annots.items[own].span, run)) continue;
        NTR_TRY(add_passage(p, run, ntr_script_language(ntr_document_slice(p->document, run)), err));
        own = p->document->annots.count;
    }
    return NTR_OK;
}

static ntr_status judge_passages(pass *p, ntr_error *err) {
    for (uint32_t i = 0; i < p->document->segments.count; i++) {
        const ntr_segment *segment = &p->document->segments.items[i];
        if (!segment->translate) continue;
        const uint32_t own = p->document->annots.count;
        NTR_TRY(judge_quotations(p, segment, err));
        NTR_TRY(judge_scripts(p, segment, own, err));
    }
    return NTR_OK;
}

static ntr_status run(pass *p, ntr_error *err) {
    for (uint32_t i = 0; i < p->document->segments.count; i++)
        NTR_TRY(judge_segment(p, &p->document->segments.items[i], err));
    inherit_all(p);
    p->annot_count = p->document->annots.count;
    return judge_passages(p, err);
}

ntr_status ntr_stage_language(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    ntr_document_drop_annots(document, is_ours);
    NTR_TRY(ntr_document_sort_annots(document, err));
    NTR_TRY(ntr_workspace_open_dictionaries(workspace, err));
    pass p = {.document = document, .workspace = workspace, .arena = ntr_arena_new()};
    const ntr_status status = p.arena ? run(&p, err) : ntr_error_memory(err);
    ntr_arena_free(p.arena);
    return status == NTR_OK ? ntr_document_sort_annots(document, err) : status;
}
