/* Candidates: every stop that space or an opening mark follows. ICU's iterator misses some of them (a stop before a
 * small letter, a digit or a detached quotation mark), and a rule that keeps quiet cannot be explained. */
#include "ext/unicode.h"
#include "mark/segment.h"

enum { WORD_MOST = 40, LOOK_BACK_MOST = 96, ELLIPSIS = 0x2026 };

static int32_t peek(const ntr_segmenter *s, uint32_t at) {
    if (at < s->block.end && (unsigned char)s->text.ptr[at] < 0x80) return s->text.ptr[at];
    size_t offset = at;
    return at < s->block.end ? ntr_utf8_next(s->text, &offset) : -1;
}

static uint32_t past(const ntr_segmenter *s, uint32_t at) {
    if ((unsigned char)s->text.ptr[at] < 0x80) return at + 1;
    size_t offset = at;
    (void)ntr_utf8_next(s->text, &offset);
    return (uint32_t)offset;
}

static bool is_stop(int32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ELLIPSIS || c == 0x203C || c == 0x203D ||
           (c >= 0x2047 && c <= 0x2049);
}

static uint32_t skip_space(const ntr_segmenter *s, uint32_t at) {
    while (at < s->block.end && ntr_char_is_space(peek(s, at))) at = past(s, at);
    return at;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static bool is_word_char(int32_t c) {
    if (c < 0) return false;
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
               c == '@' || c == '#' || c == '_' || c == '&';
    return ntr_char_is_letter(c) || ntr_char_is_digit(c) || ntr_char_is_mark(c) || c == 0x2019 || c == 0xB0;
}

/* The word that ends at `end`, inner dots included; empty when it is longer than any word of interest. `*begin` is
 * where it begins. */
static ntr_str word_before(const ntr_segmenter *s, uint32_t end, uint32_t *begin) {
    size_t at = end;
    while (at > s->segment && end - at < WORD_MOST) {
        size_t start = at;
        const int32_t c = ntr_utf8_previous(s->text, &start);
        if (!is_word_char(c) && c != '.') break;
        at = start;
    }
    while (at < end && !ntr_char_is_letter(peek(s, (uint32_t)at)) && !ntr_char_is_digit(peek(s, (uint32_t)at)))
        at = past(s, (uint32_t)at);
    *begin = (uint32_t)at;
    return end - at >= WORD_MOST ? NTR_STR_NONE : ntr_str_slice(s->text, at, end);
}

/* --- the stop and what belongs to it ------------------------------------------------------------------------------ */

/* Dots with single spaces between them make an ellipsis too: "En toen . . . niets." */
static uint32_t spaced_dots(const ntr_segmenter *s, uint32_t at) {
    while (at + 1 < s->block.end && s->text.ptr[at] == ' ' && s->text.ptr[at + 1] == '.' &&
           (at + 2 >= s->block.end || s->text.ptr[at + 2] == ' ' || s->text.ptr[at + 2] == '.'))
        at += 2;
    return at;
}

/* The run of stops at `at`: its end, and what kind of stop it makes. */
static uint32_t read_stop(const ntr_segmenter *s, uint32_t at, ntr_stop *kind) {
    uint32_t dots = 0;
    bool mark = false, long_dots = false;
    const uint32_t begin = at;
    for (int32_t c; is_stop(c = peek(s, at)); at = past(s, at)) {
        dots += c == '.';
        long_dots = long_dots || c == ELLIPSIS;
        mark = mark || (c != '.' && c != ELLIPSIS);
    }
    if (dots && !mark) {
        const uint32_t spaced = spaced_dots(s, at);
        if (spaced > at) dots = 2;
        at = spaced;
    }
    *kind = mark ? NTR_STOP_MARK : long_dots || dots > 1 ? NTR_STOP_ELLIPSIS : NTR_STOP_DOT;
    return at > begin ? at : begin;
}

/* The closing quotation mark that begins at `at`, or NTR_QUOTE_ALONE. Marks behind the cursor are near: the loop ends
 * at the first one past `at`. */
static uint32_t closing_quote(const ntr_segmenter *s, uint32_t at) {
    for (uint32_t i = s->quote; i < s->quotes.list.count && s->quotes.list.items[i].span.begin <= at; i++)
        if (s->quotes.list.items[i].span.begin == at && s->quotes.list.items[i].closes) return i;
    return NTR_QUOTE_ALONE;
}

static bool is_opening_quote(const ntr_segmenter *s, uint32_t at, uint32_t *end) {
    for (uint32_t i = s->quote; i < s->quotes.list.count && s->quotes.list.items[i].span.begin <= at; i++) {
        const ntr_quote *quote = &s->quotes.list.items[i];
        if (quote->span.begin != at || quote->closes) continue;
        *end = quote->span.end;
        return true;
    }
    return false;
}

/* The end of the emoji at `at`, else `at`. */
static uint32_t emoji_end(const ntr_segmenter *s, uint32_t at) {
    const ntr_document *document = s->document;
    for (uint32_t i = s->annot; i < document->annots.count && document->annots.items[i].span.begin <= at; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind == NTR_PROTECTED && annot->as.protected_as == NTR_PROTECTED_EMOJI && annot->span.begin == at)
            return annot->span.end;
    }
    return at;
}

/* The end of a note's number at `at`, [12] or ¹², else `at`. */
static uint32_t note_end(const ntr_segmenter *s, uint32_t at) {
    uint32_t end = at;
    for (int32_t c; (c = peek(s, end)) == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);)
        end = past(s, end);
    if (end > at || peek(s, at) != '[') return end;
    for (end = at + 1; end < s->block.end && end < at + 4 && s->text.ptr[end] >= '0' && s->text.ptr[end] <= '9';) end++;
    return end > at + 1 && peek(s, end) == ']' ? end + 1 : at;
}

static uint32_t digits_end(const ntr_segmenter *s, uint32_t at) {
    while (at < s->block.end && s->text.ptr[at] >= '0' && s->text.ptr[at] <= '9') at++;
    return at;
}

/* Whether space and then a capital or an opening quotation mark follow at `at`. */
static bool begins_anew(const ntr_segmenter *s, uint32_t at) {
    uint32_t ignored;
    const uint32_t next = skip_space(s, at);
    return next > at && (ntr_char_is_upper(peek(s, next)) || is_opening_quote(s, next, &ignored));
}

static bool is_small_ascii(char byte) {
    return byte >= 'a' && byte <= 'z';
}

/* The end of a note's number that stands as plain digits behind a word or a quotation (bekend.3 De bron), where
 * art.3 De wet and 2.0 are none; else `c->end`. */
static uint32_t plain_note_end(const ntr_segmenter *s, const ntr_candidate *c) {
    enum { DIGITS_MOST = 3 };
    const uint32_t end = digits_end(s, c->end);
    if (end == c->end || end - c->end > DIGITS_MOST || c->bracket || !begins_anew(s, end)) return c->end;
    if (c->quote) return end;
    const char *stop = s->text.ptr + c->begin;
    if (c->begin < s->segment + 2 || !is_small_ascii(stop[-1]) || !is_small_ascii(stop[-2])) return c->end;
    uint32_t ignored;
    ntr_candidate word = *c;
    word.lang = s->document->lang;
    word.before = word_before(s, c->begin, &ignored);
    ntr_abbreviation_look_up(s, &word);
    return word.abbreviation == NTR_ABBREVIATION_NONE ? end : c->end;
}

/* The end of the source in brackets behind a quotation, 'Zijn of niet zijn.' (Shakespeare), else `c->end`; (Ze was
 * ziek.) is a sentence of its own. */
static uint32_t source_end(const ntr_segmenter *s, const ntr_candidate *c) {
    enum { SOURCE_MOST = 80 };
    uint32_t at = skip_space(s, c->end);
    if (!c->quote || c->bracket || at == c->end || peek(s, at) != '(') return c->end;
    const uint32_t limit = at + SOURCE_MOST < s->block.end ? at + SOURCE_MOST : s->block.end;
    for (at++; at < limit && s->text.ptr[at] != ')'; at++)
        if (s->text.ptr[at] == '!' || s->text.ptr[at] == '?' || s->text.ptr[at] == '(') return c->end;
    if (at >= limit || is_stop(s->text.ptr[at - 1])) return c->end;
    return is_stop(peek(s, at + 1)) || begins_anew(s, at + 1) ? at + 1 : c->end;
}

/* Takes a note's number or a source; false when there is none. */
static bool take_note(const ntr_segmenter *s, ntr_candidate *c) {
    uint32_t end = note_end(s, c->end);
    if (end == c->end) end = plain_note_end(s, c);
    if (end == c->end) end = source_end(s, c);
    const bool taken = end > c->end;
    c->end = end;
    return taken;
}

/* Takes one thing that closes the sentence at `c->end`, also behind space where only a closing mark or an emoji can
 * stand there; false when there is none. */
static bool take_closer(ntr_segmenter *s, ntr_candidate *c) {
    const int32_t sign = peek(s, c->end);
    if (sign == ')' || sign == ']' || sign == '}') {
        c->bracket = true;
        c->end++;
        return true;
    }
    if (is_stop(sign)) {
        ntr_stop more;
        c->end = read_stop(s, c->end, &more);
        c->stop = more == NTR_STOP_DOT ? NTR_STOP_FULL : more;
        c->bracket = false;
        return true;
    }
    const uint32_t spaced = skip_space(s, c->end), quote = closing_quote(s, spaced);
    if (quote != NTR_QUOTE_ALONE) {
        c->quote = true;
        c->closing = quote;
        c->end = s->quotes.list.items[quote].span.end;
        s->quote = quote + 1;
        return true;
    }
    if (take_note(s, c)) return true;
    const uint32_t emoji = emoji_end(s, spaced);
    if (emoji == spaced) return false;
    c->end = emoji;
    (void)ntr_segmenter_protected(s, emoji);
    return true;
}

/* --- what stands around it ---------------------------------------------------------------------------------------- */

static uint32_t back_over_space(const ntr_segmenter *s, uint32_t end) {
    size_t at = end;
    while (at > s->segment && end - at < LOOK_BACK_MOST) {
        size_t start = at;
        if (!ntr_char_is_space(ntr_utf8_previous(s->text, &start))) break;
        at = start;
    }
    return (uint32_t)at;
}

static ntr_str word_at(const ntr_segmenter *s, uint32_t *at) {
    const uint32_t begin = *at;
    while (*at < s->block.end && *at - begin < WORD_MOST && is_word_char(peek(s, *at))) *at = past(s, *at);
    return ntr_str_slice(s->text, begin, *at);
}

static bool is_dash(int32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014;
}

/* Behind opening marks, and a dash with the space behind it. */
static uint32_t skip_openers(const ntr_segmenter *s, uint32_t at, ntr_candidate *out) {
    for (uint32_t end, limit = at + LOOK_BACK_MOST; at < s->block.end && at < limit; at = end) {
        const int32_t c = peek(s, at);
        if (is_opening_quote(s, at, &end)) {
            out->opens = true;
            end = skip_space(s, end);
            continue;
        }
        end = past(s, at);
        if (c == '(' || c == '[' || c == '{' || c == 0xBF || c == 0xA1) continue;
        if (is_dash(c) && ntr_char_is_space(peek(s, end))) {
            out->dash = true;
            end = skip_space(s, end);
            continue;
        }
        if (c == ELLIPSIS || c == '.') continue; /* "Kom. ...En toen?" */
        break;
    }
    return at;
}

/* 's Ochtends, 't Was, 'n Man: the capital stands behind the clitic. `*word` moves to it. */
static bool has_clitic(const ntr_segmenter *s, uint32_t *word) {
    const int32_t sign = peek(s, *word);
    if (sign != '\'' && sign != 0x2019 && sign != 0x2018) return false;
    const uint32_t letter = past(s, *word);
    const int32_t c = peek(s, letter);
    if (c <= 0 || c >= 0x80 || !strchr("stnkmrST", c)) return false;
    const uint32_t next = past(s, letter);
    if (!ntr_char_is_space(peek(s, next)) && peek(s, next) != '-') return false;
    *word = past(s, next);
    return true;
}

/* b) Gesprek, 2) Brood: the capital stands behind the marker of an item. `*word` moves to it. */
static bool has_marker(const ntr_segmenter *s, uint32_t *word) {
    uint32_t at = *word;
    const int32_t c = peek(s, at);
    if (ntr_char_is_lower(c)) at = past(s, at);
    while (at < *word + 2 && ntr_char_is_digit(peek(s, at))) at++;
    if (at == *word || peek(s, at) != ')') return false;
    const uint32_t next = skip_space(s, at + 1);
    if (next == at + 1 || !ntr_char_is_upper(peek(s, next))) return false;
    *word = next;
    return true;
}

/* Whether an address, handle or the like begins at `at`: its letters say nothing about where a sentence begins. */
static bool begins_protected(const ntr_segmenter *s, uint32_t at) {
    const ntr_document *document = s->document;
    uint32_t i = s->annot;
    while (i < document->annots.count && document->annots.items[i].span.begin < at) i++;
    return i < document->annots.count && document->annots.items[i].span.begin == at &&
           document->annots.items[i].kind == NTR_PROTECTED;
}

/* iPhone, eBay: a name that begins small says nothing about where a sentence begins. */
static bool is_camel(ntr_str word) {
    size_t at = 0;
    return ntr_char_is_lower(ntr_utf8_next(word, &at)) && ntr_char_is_upper(ntr_utf8_next(word, &at));
}

static bool is_function(const ntr_segmenter *s, const ntr_candidate *c) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, c->after);
    return folded.len && ntr_segmenter_is_function(s, c->lang, folded);
}

/* Whether the rules of another language might decide otherwise: not where a plain word ends a sentence. */
static bool is_doubtful(const ntr_segmenter *s, const ntr_candidate *c) {
    enum { SHORT = 2 };
    if (c->bracket || !c->spaced || (c->quote && c->stop == NTR_STOP_MARK)) return true;
    if (!ntr_candidate_owns_dot(c)) return false;
    return c->before.len <= SHORT || memchr(c->before.ptr, '.', c->before.len) || ntr_abbreviation_anywhere(s, c);
}

ntr_status ntr_candidate_describe(ntr_segmenter *s, ntr_candidate *c, ntr_error *err) {
    uint32_t begin, word = skip_openers(s, c->next, c);
    c->before = word_before(s, c->begin, &begin);
    if (c->before.len) {
        uint32_t ignored;
        c->earlier = word_before(s, back_over_space(s, begin), &ignored);
    }
    c->lead = peek(s, c->next);
    c->item = has_marker(s, &word);
    c->clitic = has_clitic(s, &word);
    c->first = peek(s, word);
    c->after = word_at(s, &word);
    uint32_t later = skip_space(s, word);
    if (later > word) c->later = word_at(s, &later);
    c->small = ntr_char_is_lower(c->first) && !is_camel(c->after) && !begins_protected(s, c->next);
    c->capital = ntr_char_is_upper(c->first) || (ntr_char_is_lower(c->first) && !c->small);
    c->lang = s->document->lang;
    if (c->small) { /* nothing more is asked then */
        ntr_item_find(s, c);
        return NTR_OK;
    }
    if (is_doubtful(s, c)) NTR_TRY(ntr_passage_language(&c->lang, s, c->begin, err));
    c->function = is_function(s, c);
    c->address = ntr_abbreviation_is_address(s, c);
    ntr_abbreviation_look_up(s, c);
    ntr_item_find(s, c);
    return NTR_OK;
}

/* --- finding them ------------------------------------------------------------------------------------------------- */

/* A stop without space behind it ends a sentence where a closing mark stands between ("Weg."Hij liep), an opening mark
 * follows, or two small letters precede and a capitalised word follows (gegaan.Het was). */
static bool counts_unspaced(const ntr_segmenter *s, const ntr_candidate *c) {
    uint32_t ignored;
    const int32_t next = peek(s, c->end);
    if (c->quote || c->bracket) return ntr_char_is_upper(next);
    if (is_opening_quote(s, c->end, &ignored)) return true;
    if (!ntr_char_is_upper(next) || c->begin < s->segment + 2) return false;
    const char last = s->text.ptr[c->begin - 1], other = s->text.ptr[c->begin - 2];
    return last >= 'a' && last <= 'z' && other >= 'a' && other <= 'z' && ntr_char_is_lower(peek(s, past(s, c->end)));
}

static bool complete(ntr_segmenter *s, ntr_candidate *c) {
    while (take_closer(s, c)) continue;
    c->next = skip_space(s, c->end);
    c->spaced = c->next > c->end;
    if (c->next >= s->block.end) return false;
    return c->spaced || counts_unspaced(s, c);
}

/* Bytes that a stop begins with. */
static const bool may_stop[256] = {['.'] = true, ['!'] = true, ['?'] = true, [')'] = true, [0xE2] = true};

static uint32_t skip_to_stop(ntr_str text, uint32_t at, uint32_t end) {
    while (at < end && !may_stop[(unsigned char)text.ptr[at]]) at++;
    return at;
}

bool ntr_candidate_next(ntr_segmenter *s, uint32_t *at, ntr_candidate *out) {
    while ((*at = skip_to_stop(s->text, *at, s->block.end)) < s->block.end) {
        *out = (ntr_candidate){.begin = *at, .closing = NTR_QUOTE_ALONE};
        out->end = read_stop(s, *at, &out->stop);
        if (out->end == *at) {
            const uint32_t sign = *at;
            *at = past(s, *at);
            if (!ntr_item_take(s, sign, out)) continue;
            out->cover = ntr_segmenter_protected(s, sign);
            if (!out->begins_item) out->next = skip_space(s, out->end);
            if (out->next < s->block.end) return true;
            continue;
        }
        while (s->quote < s->quotes.list.count && s->quotes.list.items[s->quote].span.end <= *at) s->quote++;
        out->cover = ntr_segmenter_protected(s, *at);
        const bool ends = complete(s, out);
        *at = out->end;
        if (ends) return true;
    }
    return false;
}
