/* Bounds that no stop of ours makes: line ends, and the full stops of other scripts. ICU knows the latter, but reading
 * a text with it costs more than all rules together, so it is asked only where a block may hold such a stop. */
#include "ext/unicode.h"
#include "mark/segment.h"

/* Lead bytes of characters among which are full stops of other scripts (Sentence_Terminal): Armenian and what comes
 * behind it. Greek and Cyrillic have ours. */
static bool is_far(unsigned char lead) {
    return lead >= 0xD4;
}

/* Whether the character at `at`, of a far lead byte, may be a full stop. General punctuation, symbols, Latin with two
 * accents, emoji and their selectors are none, or one that ntr_candidate_next knows. */
static bool may_be_stop(ntr_str text, uint32_t at, uint32_t end) {
    const unsigned char lead = (unsigned char)text.ptr[at];
    const unsigned char second = at + 1 < end ? (unsigned char)text.ptr[at + 1] : 0;
    const unsigned char third = at + 2 < end ? (unsigned char)text.ptr[at + 2] : 0;
    switch (lead) {
    case 0xE1: return second < 0xB8;                                      /* U+1E00–1FFF: ẞ, ễ, ancient Greek */
    case 0xE2: return second > 0xAF || (second == 0x80 && third == 0xA4); /* U+2C00 on; U+2024 one dot leader */
    case 0xEF: return second != 0xB8 || third > 0x8F;                     /* U+FE00–FE0F */
    case 0xF0: return second != 0x9F;                                     /* U+1F000–1FFFF */
    default: return true;
    }
}

/* Eight bytes a step where all are ASCII. */
bool ntr_text_may_hold_far_stop(ntr_str text, ntr_span span) {
    const uint64_t high = 0x8080808080808080u;
    for (uint32_t at = span.begin; at < span.end; at++) {
        for (uint64_t bytes; at + sizeof bytes <= span.end; at += (uint32_t)sizeof bytes) {
            memcpy(&bytes, text.ptr + at, sizeof bytes);
            if (bytes & high) break;
        }
        if (at < span.end && is_far((unsigned char)text.ptr[at]) && may_be_stop(text, at, span.end)) return true;
    }
    return false;
}

/* --- line ends ---------------------------------------------------------------------------------------------------- */

static const bool may_end_line[256] = {['\n'] = true, ['\r'] = true, [0xC2] = true, [0xE2] = true};

/* The length of the line end at `at` (LF, CR, CR LF, U+0085, U+2028, U+2029), or 0. */
static uint32_t line_end(ntr_str text, uint32_t at, uint32_t end) {
    const char *bytes = text.ptr + at;
    const uint32_t left = end - at;
    if (bytes[0] == '\r') return left > 1 && bytes[1] == '\n' ? 2 : 1;
    if (bytes[0] == '\n') return 1;
    if (left > 1 && memcmp(bytes, "\xC2\x85", 2) == 0) return 2;
    return left > 2 && (memcmp(bytes, "\xE2\x80\xA8", 3) == 0 || memcmp(bytes, "\xE2\x80\xA9", 3) == 0) ? 3 : 0;
}

static uint32_t next_line(ntr_segmenter *s) {
    const ntr_str text = s->text;
    uint32_t at = s->line;
    for (; at < s->block.end; at++) {
        if (!may_end_line[(unsigned char)text.ptr[at]]) continue;
        const uint32_t length = line_end(text, at, s->block.end);
        if (length == 0) continue;
        at += length;
        break;
    }
    return s->line = at;
}

/* --- both --------------------------------------------------------------------------------------------------------- */

ntr_status ntr_bounds_begin(ntr_segmenter *s, ntr_error *err) {
    s->line = s->block.begin;
    s->far = ntr_text_may_hold_far_stop(s->text, s->block);
    return s->far ? ntr_breaker_set(s->workspace->sentences, ntr_document_slice(s->document, s->block), err) : NTR_OK;
}

uint32_t ntr_bounds_next(ntr_segmenter *s) {
    if (!s->far) return next_line(s);
    const size_t bound = ntr_breaker_next(s->workspace->sentences);
    return bound >= ntr_span_length(s->block) ? s->block.end : s->block.begin + (uint32_t)bound;
}
