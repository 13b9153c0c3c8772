/* Protect stage: what must reach English untouched. One pass cuts the text at space; a run whose bytes hint at nothing
 * (most words) costs one look-up a byte. */
#include "mark/protect.h"

#include "base/arena.h"
#include "ext/unicode.h"
#include "mark/stages.h"

enum {
    HINT_SPACE = 1, /* ends a run */
    HINT_NET = 2,   /* . @ # : */
    HINT_EMOJI = 4, /* lead bytes of emoji, and of the marks that turn a character into one */
};

static unsigned char hint_of(unsigned char byte) {
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return HINT_SPACE;
    if (byte == '.' || byte == '@' || byte == '#' || byte == ':') return HINT_NET;
    return byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xF0 ? HINT_EMOJI : 0;
}

typedef struct hints {
    unsigned char of[256];
} hints;

static void fill_hints(hints *table) {
    for (int byte = 0; byte < 256; byte++) table->of[byte] = hint_of((unsigned char)byte);
}

static bool is_ours(const ntr_annot *annot) {
    return annot->kind == NTR_PROTECTED && annot->as.protected_as != NTR_PROTECTED_FOREIGN;
}

static ntr_status add(ntr_document *document, const ntr_protected *found, ntr_error *err) {
    const ntr_annot annot = {.span = {(uint32_t)found->begin, (uint32_t)found->end},
                             .kind = NTR_PROTECTED,
                             .as.protected_as = found->kind,
                             .confidence = 1000,
                             .why = ntr_str_from(found->rule)};
    return ntr_document_add_annot(document, &annot, err);
}

static ntr_status protect_run(ntr_document *document, const ntr_lexicon *lexicon, ntr_span run, int hint,
                              ntr_error *err) {
    const ntr_str text = document->text;
    for (size_t at = run.begin; (hint & HINT_NET) && at < run.end;) {
        const ntr_protected found = ntr_protect_net(lexicon, text, &at, run.end);
        if (found.end) NTR_TRY(add(document, &found, err));
    }
    for (size_t at = run.begin; (hint & HINT_EMOJI) && at < run.end;) {
        const ntr_protected found = ntr_protect_emoji(text, &at, run.end);
        if (found.end) NTR_TRY(add(document, &found, err));
    }
    return NTR_OK;
}

ntr_status ntr_stage_protect(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    ntr_document_drop_annots(document, is_ours);
    const ntr_str text = document->text;
    hints table;
    fill_hints(&table);
    for (size_t at = 0; at < text.len;) {
        if (table.of[(unsigned char)text.ptr[at]] == HINT_SPACE) {
            at++;
            continue;
        }
        const ntr_protected legal = ntr_protect_legal(text, at);
        if (legal.end) {
            NTR_TRY(add(document, &legal, err));
            at = legal.end;
            continue;
        }
        const size_t begin = at;
        int hint = 0;
        for (unsigned char h; at < text.len && (h = table.of[(unsigned char)text.ptr[at]]) != HINT_SPACE; at++)
            hint |= h;
        if (hint)
            NTR_TRY(protect_run(document, workspace->lexicon, (ntr_span){(uint32_t)begin, (uint32_t)at}, hint, err));
    }
    return ntr_document_sort_annots(document, err);
}
