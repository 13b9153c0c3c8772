/* Tokens → pieces, and what a piece by itself tells. */
#include <stdlib.h>

#include "ext/unicode.h"
#include "mark/names.h"

/* --- what a piece tells ------------------------------------------------------------------------------------------- */

bool name_has_role(const name_finder *finder, ntr_str folded, const char *role) {
    return ntr_lexicon_has_role(finder->workspace->lexicon, folded, role);
}

/* al-Assad: the article in front of the hyphen is small. */
static bool has_article(const name_finder *finder, ntr_str folded) {
    const char *hyphen = folded.len ? memchr(folded.ptr, '-', folded.len) : NULL;
    return hyphen && name_has_role(finder, ntr_str_slice(folded, 0, (size_t)(hyphen - folded.ptr)), "article");
}

bool name_is_capitalised(const name_finder *finder, const name_piece *piece) {
    const ntr_word *type = name_type(finder, piece);
    if (type->kind != NTR_WORD) return false;
    switch (type->shape) {
    case NTR_CASE_TITLE: return true;
    case NTR_CASE_UPPER: return finder->caps[piece->segment];
    case NTR_CASE_MIXED: {
        size_t start = 0;
        return ntr_char_is_upper(ntr_utf8_next(type->form, &start)) || has_article(finder, type->folded);
    }
    default: return false;
    }
}

bool name_is_word(name_finder *finder, const name_piece *piece) {
    const uint32_t lower = ntr_vocabulary_intern(finder->workspace->vocabulary, name_type(finder, piece)->folded);
    return lower != NTR_MAP_NONE && ntr_workspace_is_dutch(finder->workspace, lower);
}

size_t name_genitive(ntr_str text) {
    static const char *const apostrophes[] = {"'s", "\xE2\x80\x99s"};
    for (size_t i = 0; i < 2; i++) {
        const size_t length = strlen(apostrophes[i]);
        if (text.len > length && memcmp(text.ptr + text.len - length, apostrophes[i], length) == 0) return length;
    }
    return text.len > 3 && text.ptr[text.len - 1] == 's' ? 1 : 0;
}

/* --- cutting ------------------------------------------------------------------------------------------------------ */

static int compare_begins(const void *a, const void *b) {
    const ntr_span *left = a, *right = b;
    return left->begin < right->begin ? -1 : left->begin > right->begin;
}

/* The protected spans, sorted. `*spans` is NULL when there are none. */
static ntr_status protected_spans(ntr_span **spans, uint32_t *count, const name_finder *finder, ntr_error *err) {
    const ntr_document *document = finder->document;
    *count = 0;
    *spans = NULL;
    if (document->annots.count == 0) return NTR_OK;
    *spans = ntr_arena_array(finder->scratch, document->annots.count, sizeof **spans);
    if (!*spans) return ntr_error_memory(err);
    for (uint32_t i = 0; i < document->annots.count; i++)
        if (document->annots.items[i].kind == NTR_PROTECTED) (*spans)[(*count)++] = document->annots.items[i].span;
    qsort(*spans, *count, sizeof **spans, compare_begins);
    return NTR_OK;
}

static bool is_hyphen(const name_finder *finder, const ntr_token *token) {
    const ntr_str text = ntr_document_slice(finder->document, token->span);
    return ntr_str_equal(text, NTR_STR("-")) || ntr_str_equal(text, NTR_STR("\xE2\x80\x91"));
}

static bool is_stop(const name_finder *finder, const ntr_token *token) {
    return ntr_str_equal(ntr_document_slice(finder->document, token->span), NTR_STR("."));
}

/* "A", "A.P": single capital letters. The full stop behind is a token of its own. */
static bool is_initials(ntr_str text) {
    for (size_t i = 0; i < text.len;) {
        if (!ntr_char_is_upper(ntr_utf8_next(text, &i))) return false;
        if (i < text.len && text.ptr[i++] != '.') return false;
    }
    return text.len > 0;
}

/* The number of tokens of the piece that begins at token `at`: words that hyphens join. */
static uint32_t piece_length(const name_finder *finder, uint32_t at, uint32_t end) {
    const ntr_token *tokens = finder->document->tokens.items;
    uint32_t last = at;
    while (last + 2 < end && is_hyphen(finder, &tokens[last + 1]) && tokens[last + 2].kind != NTR_PUNCTUATION &&
           tokens[last].span.end == tokens[last + 1].span.begin &&
           tokens[last + 1].span.end == tokens[last + 2].span.begin)
        last += 2;
    return last - at + 1;
}

static ntr_status add_piece(name_finder *finder, uint32_t at, uint32_t count, uint32_t end, ntr_error *err) {
    const ntr_token *tokens = finder->document->tokens.items;
    name_piece *piece = NTR_PUSH(finder->scratch, &finder->pieces);
    if (!piece) return ntr_error_memory(err);
    *piece = (name_piece){.span = {tokens[at].span.begin, tokens[at + count - 1].span.end},
                          .word = tokens[at].word,
                          .first_token = at,
                          .token_count = count};
    const ntr_str text = ntr_document_slice(finder->document, piece->span);
    if (count > 1) piece->word = ntr_vocabulary_intern(finder->workspace->vocabulary, text);
    if (piece->word == NTR_MAP_NONE) return ntr_error_memory(err);
    const ntr_token *next = at + count < end ? &tokens[at + count] : NULL;
    if (next && next->span.begin == piece->span.end && is_stop(finder, next) && is_initials(text)) {
        piece->initials = true;
        piece->span.end = next->span.end;
        piece->token_count++;
    }
    return NTR_OK;
}

/* Opening quotes and the like do not part a sentence from its first word; a colon or a stop before a quote opens one.
 */
static bool opens_after(ntr_str punctuation) {
    return punctuation.len > 0 && strchr(":.?!\"'([", punctuation.ptr[0]) != NULL;
}

static ntr_status cut_segment(name_finder *finder, uint32_t index, ntr_error *err) {
    const ntr_segment *segment = &finder->document->segments.items[index];
    const uint32_t end = segment->first_token + segment->token_count;
    bool opens = true, joined = false;
    for (uint32_t at = segment->first_token; at < end;) {
        const ntr_token *token = &finder->document->tokens.items[at];
        if (token->kind == NTR_PUNCTUATION) {
            const ntr_str text = ntr_document_slice(finder->document, token->span);
            opens = opens || opens_after(text) || (unsigned char)text.ptr[0] >= 0x80;
            joined = false;
            at++;
            continue;
        }
        NTR_TRY(add_piece(finder, at, piece_length(finder, at, end), end, err));
        name_piece *piece = &finder->pieces.items[finder->pieces.count - 1];
        piece->segment = index;
        piece->opens = opens;
        piece->joined = joined;
        piece->blocked = !segment->translate;
        opens = false;
        joined = true;
        at += piece->token_count;
    }
    return NTR_OK;
}

/* A headline in capitals: at least two words, and every letter that has a case is a capital. */
static void note_capitals(name_finder *finder, uint32_t index) {
    const ntr_segment *segment = &finder->document->segments.items[index];
    uint32_t upper = 0;
    for (uint32_t i = 0; i < segment->token_count; i++) {
        const ntr_token *token = &finder->document->tokens.items[segment->first_token + i];
        const ntr_case shape = ntr_workspace_word(finder->workspace, token)->shape;
        if (shape == NTR_CASE_LOWER || shape == NTR_CASE_MIXED) return;
        const bool one_letter = ntr_span_length(token->span) == 1;
        if (shape == NTR_CASE_TITLE && !one_letter) return;
        upper += shape == NTR_CASE_UPPER;
    }
    finder->caps[index] = upper >= 2;
}

static void block_protected(name_finder *finder, const ntr_span *spans, uint32_t count) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < finder->pieces.count; i++) {
        name_piece *piece = &finder->pieces.items[i];
        while (next < count && spans[next].end <= piece->span.begin) next++;
        if (next < count && ntr_span_overlaps(spans[next], piece->span)) piece->blocked = true;
    }
}

static ntr_status note_forms(name_finder *finder, ntr_error *err) {
    for (uint32_t i = 0; i < finder->pieces.count; i++) {
        const name_piece *piece = &finder->pieces.items[i];
        if (piece->blocked || !name_is_capitalised(finder, piece)) continue;
        const ntr_str form = name_type(finder, piece)->form;
        if (ntr_map_get(&finder->forms, form) == NTR_MAP_NONE && !ntr_map_put(&finder->forms, finder->scratch, form, i))
            return ntr_error_memory(err);
    }
    return NTR_OK;
}

ntr_status name_cut_pieces(name_finder *finder, ntr_error *err) {
    ntr_span *spans = NULL;
    uint32_t count = 0;
    NTR_TRY(protected_spans(&spans, &count, finder, err));
    for (uint32_t i = 0; i < finder->document->segments.count; i++) {
        NTR_TRY(cut_segment(finder, i, err));
        note_capitals(finder, i);
    }
    block_protected(finder, spans, count);
    return note_forms(finder, err);
}
