/* Rules about signs: what is no end of a sentence at all, brackets, titles, ellipses, quotation marks. */
#include "ext/unicode.h"
#include "mark/segment_rules.h"

/* --- what is no candidate at all ---------------------------------------------------------------------------------- */

bool ntr_rule_is_protected(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->cover != NULL;
}

bool ntr_rule_is_line_end(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop != NTR_STOP_NONE) return false;
    for (uint32_t i = c->end; i < c->next; i++) {
        const char byte = s->text.ptr[i];
        if (byte == '\n' || byte == '\r' || byte == '\v' || byte == '\f' || byte == '\xC2' || byte == '\xE2')
            return true;
    }
    return false;
}

/* A bound that only ICU sees: behind a stop of another script it counts. */
bool ntr_rule_is_foreign_stop(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop != NTR_STOP_NONE) return false;
    size_t at = c->begin;
    const int32_t stop = ntr_utf8_next(s->text, &at);
    return stop >= 0x80 && !ntr_char_is_letter(stop) && !ntr_char_is_quote(stop) && stop != 0x2026;
}

bool ntr_rule_is_unspaced(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    if (c->spaced || c->quote || c->bracket || c->opens) return false;
    return !c->function;
}

bool ntr_rule_is_in_quotation(ntr_segmenter *s, const ntr_candidate *c) {
    if (!s->workspace->options->quotes_whole) return false;
    for (uint32_t i = s->held; i < s->quotes.list.count && s->quotes.list.items[i].span.begin < c->begin;
         i = ++s->held) {
        const ntr_quote *quote = &s->quotes.list.items[i];
        if (quote->closes || quote->partner == NTR_QUOTE_ALONE) continue;
        const ntr_quote *partner = &s->quotes.list.items[quote->partner];
        if (partner->span.begin >= c->begin) return partner->span.begin >= c->end;
    }
    return false;
}

/* Wij hebben: 1.| Brood; 2.| Kaas. Behind a colon a list begins with its first item: Leeftijd: 34.| Hij woont hier. */
static bool begins_item(const ntr_segmenter *s, const ntr_candidate *c, uint32_t begin) {
    if (begin == s->block.begin || s->text.ptr[begin - 1] != ' ') return false;
    const int32_t before = ntr_segmenter_char_before(s, begin);
    if (before == ';') return true;
    return before == ':' && c->before.len == 1 && strchr("1aAiI", c->before.ptr[0]);
}

/* Stap 1.| Kies een product: a word that heads numbered parts, and its number, with nothing else before the stop. */
static bool is_label(ntr_segmenter *s, const ntr_candidate *c) {
    return !c->bracket && c->before.len <= 2 && ntr_word_is_digits(c->before) && ntr_word_is_capitalised(c->earlier) &&
           ntr_word_heads_item(s, c->earlier) && !ntr_segmenter_has_text(s, (uint32_t)(c->earlier.ptr - s->text.ptr));
}

bool ntr_rule_is_marker(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop == NTR_STOP_ITEM) return true;
    if (!ntr_candidate_owns_dot(c)) return false;
    if (is_label(s, c)) return true;
    const uint32_t begin = (uint32_t)(c->before.ptr - s->text.ptr);
    const bool starts = !ntr_segmenter_has_text(s, begin);
    if (!starts && (c->bracket || !begins_item(s, c, begin))) return false;
    if (c->before.len == 1) return true;
    size_t digits = 0;
    for (size_t i = 0; i < c->before.len; i++) {
        if (c->before.ptr[i] == '.')
            digits = 0;
        else if (c->before.ptr[i] < '0' || c->before.ptr[i] > '9')
            return ntr_word_is_roman(c->before);
        else if (++digits > 3)
            return false;
    }
    return true;
}

/* --- signs that end nothing --------------------------------------------------------------------------------------- */

bool ntr_rule_is_opening_dots(ntr_segmenter *s, const ntr_candidate *c) {
    return !ntr_segmenter_has_text(s, c->begin);
}

bool ntr_rule_is_omission(ntr_segmenter *s, const ntr_candidate *c) {
    if (!c->bracket || c->begin == s->block.begin) return false;
    const char before = s->text.ptr[c->begin - 1];
    if (before != '(' && before != '[') return false;
    return !ntr_candidate_begins_sentence(c) || !ntr_char_is_letter(ntr_segmenter_char_before(s, c->begin - 1));
}

bool ntr_rule_is_small(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->small && !c->clitic;
}

bool ntr_rule_is_connected(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    switch (c->lead) {
    case '&':
    case '+':
    case '=':
    case '/':
    case ',':
    case ';':
    case ':':
    case ')':
    case ']':
    case '}':
    case '%': return !c->opens;
    default: return false;
    }
}

/* --- brackets and titles ------------------------------------------------------------------------------------------ */

/* Whether the mark at `open` stands in mid-sentence: in this segment, behind a word, not behind a stop. */
static bool opens_inside(const ntr_segmenter *s, uint32_t open, bool after_signs) {
    if (open <= s->segment) return false;
    const int32_t before = ntr_segmenter_char_before(s, open);
    if (ntr_char_is_letter(before) || ntr_char_is_digit(before)) return true;
    return after_signs &&
           (before == ',' || before == ':' || before == ';' || ntr_char_is_quote(before) || before == '%');
}

bool ntr_rule_is_aside(ntr_segmenter *s, const ntr_candidate *c) {
    enum { BACK_MOST = 400 };
    if (!c->bracket) return false;
    if (c->stop == NTR_STOP_ELLIPSIS && ntr_candidate_begins_sentence(c)) return false;
    int depth = 1;
    for (uint32_t i = c->begin; i > s->segment && c->begin - i < BACK_MOST; i--) {
        const char byte = s->text.ptr[i - 1];
        if (byte == ')' || byte == ']') depth++;
        if ((byte == '(' || byte == '[') && --depth == 0) return opens_inside(s, i - 1, true);
    }
    return false;
}

bool ntr_rule_is_title(ntr_segmenter *s, const ntr_candidate *c) {
    if (!c->quote || c->stop != NTR_STOP_MARK || ntr_candidate_begins_sentence(c)) return false;
    const uint32_t partner = s->quotes.list.items[c->closing].partner;
    return partner != NTR_QUOTE_ALONE && opens_inside(s, s->quotes.list.items[partner].span.begin, false);
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

bool ntr_rule_runs_on(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->stop == NTR_STOP_ELLIPSIS && !c->quote && !c->bracket && ntr_char_is_digit(c->first);
}

/* 12. 30 uur: a time with a space too many. */
bool ntr_rule_is_time(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return ntr_candidate_owns_dot(c) && c->before.len <= 2 && ntr_word_is_digits(c->before) && c->after.len == 2 &&
           ntr_word_is_digits(c->after) && ntr_str_equal(c->later, NTR_STR("uur"));
}

bool ntr_rule_is_ellipsis(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->stop == NTR_STOP_ELLIPSIS;
}

bool ntr_rule_is_quoted(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->quote;
}

bool ntr_rule_always(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s, (void)c;
    return true;
}
