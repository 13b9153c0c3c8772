/* Quantity stage: numbers, dates, times, sums, measures and legal references, put into English. */
#include <stdlib.h>

#include "base/arena.h"
#include "lang/quantity.h"
#include "mark/stages.h"

/* One segment at work. `taken` is where the last mark ended, so that marks are apart. */
typedef struct quantity_finder {
    ntr_document *document;
    ntr_workspace *workspace;
    const ntr_segment *segment;
    ntr_scan scan;
    ntr_buffer english;
    size_t taken;        /* bytes in the segment */
    uint32_t next_guard; /* the next protected span; they come in order */
    NTR_LIST(ntr_span) guards;
} quantity_finder;

static bool is_quantity(const ntr_annot *annot) {
    return annot->kind == NTR_QUANTITY;
}

static int compare_spans(const void *left, const void *right) {
    const ntr_span *a = left, *b = right;
    if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

static bool collect_guards(quantity_finder *finder) {
    const ntr_document *document = finder->document;
    for (uint32_t i = 0; i < document->annots.count; i++) {
        if (document->annots.items[i].kind != NTR_PROTECTED) continue;
        ntr_span *guard = NTR_PUSH(document->arena, &finder->guards);
        if (!guard) return false;
        *guard = document->annots.items[i].span;
    }
    if (finder->guards.count > 1)
        qsort(finder->guards.items, finder->guards.count, sizeof *finder->guards.items, compare_spans);
    return true;
}

/* Whether a protected span touches `span`. Spans are asked for in order, so that the cursor only moves on. */
static bool is_guarded(quantity_finder *finder, ntr_span span) {
    while (finder->next_guard < finder->guards.count && finder->guards.items[finder->next_guard].end <= span.begin)
        finder->next_guard++;
    return finder->next_guard < finder->guards.count &&
           ntr_span_overlaps(finder->guards.items[finder->next_guard], span);
}

/* Asked once per word type. */
static unsigned readers_of(quantity_finder *finder, const ntr_token *token) {
    ntr_vocabulary *vocabulary = finder->workspace->vocabulary;
    ntr_word *word = ntr_workspace_word(finder->workspace, token);
    if (!word->readers_known)
        word->readers = (uint8_t)ntr_quantity_readers_of(finder->scan.lexicon, vocabulary->arena, word->folded);
    word->readers_known = true;
    return word->readers;
}

static ntr_status add_mark(quantity_finder *finder, const ntr_quantity *quantity, ntr_error *err) {
    const ntr_str source = ntr_str_slice(finder->scan.text, quantity->begin, quantity->end);
    ntr_buffer_clear(&finder->english);
    ntr_quantity_print_english(&finder->english, quantity, finder->scan.lexicon,
                               ntr_options_american(finder->workspace->options));
    NTR_TRY(ntr_buffer_check(&finder->english, err));
    if (ntr_str_equal(ntr_buffer_str(&finder->english), source)) return NTR_OK;
    const uint32_t base = finder->segment->span.begin;
    const ntr_annot annot = {.span = {base + (uint32_t)quantity->begin, base + (uint32_t)quantity->end},
                             .kind = NTR_QUANTITY,
                             .as.quantity = quantity->kind,
                             .confidence = quantity->confidence,
                             .target = ntr_arena_copy(finder->document->arena, ntr_buffer_str(&finder->english)),
                             .why = ntr_str_from(quantity->rule)};
    return annot.target.ptr ? ntr_document_add_annot(finder->document, &annot, err) : ntr_error_memory(err);
}

static ntr_status try_token(quantity_finder *finder, const ntr_token *token, ntr_error *err) {
    const uint32_t base = finder->segment->span.begin;
    const size_t at = token->span.begin - base;
    ntr_quantity quantity;
    const unsigned readers = at < finder->taken ? 0 : readers_of(finder, token);
    finder->scan.at = at;
    if (readers == 0 || !ntr_quantity_read_dutch(&quantity, &finder->scan, readers)) return NTR_OK;
    if (is_guarded(finder, (ntr_span){base + (uint32_t)quantity.begin, base + (uint32_t)quantity.end})) return NTR_OK;
    finder->taken = quantity.end;
    return add_mark(finder, &quantity, err);
}

static ntr_status search_segment(quantity_finder *finder, ntr_error *err) {
    const ntr_segment *segment = finder->segment;
    finder->scan.text = ntr_document_slice(finder->document, segment->span);
    finder->taken = 0;
    for (uint32_t i = 0; i < segment->token_count; i++)
        NTR_TRY(try_token(finder, &finder->document->tokens.items[segment->first_token + i], err));
    return finder->scan.failed ? ntr_error_memory(err) : NTR_OK;
}

ntr_status ntr_stage_quantity(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    ntr_document_drop_annots(document, is_quantity);
    document->resolved = false;
    quantity_finder finder = {.document = document,
                              .workspace = workspace,
                              .scan = {.lexicon = workspace->lexicon, .scratch = document->arena}};
    ntr_status status = collect_guards(&finder) ? NTR_OK : ntr_error_memory(err);
    for (uint32_t i = 0; status == NTR_OK && i < document->segments.count; i++) {
        finder.segment = &document->segments.items[i];
        if (finder.segment->translate) status = search_segment(&finder, err);
    }
    ntr_buffer_dispose(&finder.english);
    return status;
}
