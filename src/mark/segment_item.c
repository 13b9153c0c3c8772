/* Numbers that count up: the moves of a game (1. e4 e5 2. Pf3), and the items of a list that stands in one line:
 * 1. Opening 2. Notulen; a) brood b) kaas; • melk • boter. */
#include "ext/unicode.h"
#include "mark/segment_rules.h"

/* The number before the dot or bracket, of three digits at most, or that of the letter before a bracket; 0 when neither
 * stands there. */
static uint32_t number_before(const ntr_candidate *c) {
    uint32_t number = 0;
    if (!ntr_candidate_owns_dot(c) && c->stop != NTR_STOP_ITEM) return 0;
    if (c->stop == NTR_STOP_ITEM && c->before.len == 1 && c->before.ptr[0] >= 'a' && c->before.ptr[0] <= 'z')
        return (uint32_t)(c->before.ptr[0] - 'a' + 1);
    if (c->before.len > 3 || !ntr_word_is_digits(c->before)) return 0;
    for (size_t i = 0; i < c->before.len; i++) number = number * 10 + (uint32_t)(c->before.ptr[i] - '0');
    return number;
}

static bool is_bracketed(const ntr_candidate *c) {
    return c->stop == NTR_STOP_ITEM || c->bracket;
}

static uint32_t begin_of(const ntr_segmenter *s, ntr_str word) {
    return (uint32_t)(word.ptr - s->text.ptr);
}

void ntr_segmenter_count(ntr_segmenter *s, const ntr_candidate *c) {
    const uint32_t number = number_before(c);
    if (number == 0) return;
    s->counted = number;
    s->counted_bracket = is_bracketed(c);
    s->counts_inside = ntr_segmenter_has_text(s, begin_of(s, c->before));
}

/* Pf3, Lb5: letters and digits. */
static bool is_move(ntr_str word) {
    return ntr_word_is_capitalised(word) && word.len > 1 && ntr_char_is_digit(word.ptr[word.len - 1]);
}

bool ntr_rule_is_count(ntr_segmenter *s, const ntr_candidate *c) {
    const uint32_t number = number_before(c);
    if (number < 2 || s->counted == 0 || number <= s->counted) return false;
    const int32_t before = ntr_segmenter_char_before(s, begin_of(s, c->before));
    const bool next = number == s->counted + 1, parted = before == ',' || before == ';';
    if (parted) return next || !ntr_candidate_begins_sentence(c); /* 12. Tadic 1-0, 54.| Berghuis 1-1 */
    if (!next) return false;
    if (is_move(c->after)) return true;
    return s->counts_inside && !ntr_candidate_begins_sentence(c);
}

/* --- items in a line ---------------------------------------------------------------------------------------------- */

static bool is_bullet(int32_t c) {
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25A0 || c == 0x25AA || c == 0x25CF || c == 0x25E6;
}

static int32_t char_at(const ntr_segmenter *s, uint32_t at) {
    size_t offset = at;
    return at < s->block.end ? ntr_utf8_next(s->text, &offset) : -1;
}

/* The end of what stands before `begin`, without space. */
static uint32_t trimmed(const ntr_segmenter *s, uint32_t begin) {
    return ntr_utf8_trim(s->text, (ntr_span){s->segment, begin}).end;
}

/* Where the item of the marker at `c` begins, at a bullet before it if there is one; 0 when it begins none. It counts
 * on from the marker that the segment begins with; a dot before a function word may end a sentence (1. Dat volgt uit
 * artikel 2.| De rechter), unless a bullet stands before the number. */
static uint32_t item_begin(ntr_segmenter *s, const ntr_candidate *c) {
    const uint32_t number = number_before(c), begin = c->before.ptr ? begin_of(s, c->before) : 0;
    if (number < 2 || number != s->counted + 1 || s->counts_inside || is_bracketed(c) != s->counted_bracket) return 0;
    const uint32_t end = trimmed(s, begin);
    size_t last = end;
    const int32_t before = end > s->segment && end < begin ? ntr_utf8_previous(s->text, &last) : -1;
    if (is_bullet(before)) return (uint32_t)last;
    if (!ntr_char_is_letter(before) && before != ')') return 0;
    if (is_bracketed(c)) return begin;
    return c->capital && !is_move(c->after) && !ntr_candidate_begins_sentence(c) ? begin : 0;
}

void ntr_item_find(ntr_segmenter *s, ntr_candidate *c) {
    const uint32_t begin = c->begins_item ? 0 : item_begin(s, c);
    if (begin <= s->segment) return;
    c->begins_item = true;
    c->next = begin;
    c->end = trimmed(s, begin);
}

bool ntr_rule_is_item(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->begins_item;
}

/* Whether a bracket near before `at` is still open: (zie punt| 2). */
static bool is_open(const ntr_segmenter *s, uint32_t at) {
    enum { BACK_MOST = 96 };
    for (uint32_t i = at; i > s->segment && at - i < BACK_MOST; i--) {
        const char byte = s->text.ptr[i - 1];
        if (byte == '(' || byte == ')') return byte == '(';
    }
    return false;
}

/* A bracket behind a number or letter that begins the segment, or counts on: 1) brood 2) kaas. */
static bool take_bracket(ntr_segmenter *s, uint32_t at, ntr_candidate *out) {
    const uint32_t behind = at + 1;
    uint32_t begin = at;
    while (begin > s->segment && at - begin < 3 && ntr_char_is_digit(s->text.ptr[begin - 1])) begin--;
    if (begin == at && begin > s->segment && ntr_char_is_lower(s->text.ptr[begin - 1])) begin--;
    if (begin == at || behind >= s->block.end || s->text.ptr[behind] != ' ') return false;
    if (begin > s->segment && s->text.ptr[begin - 1] != ' ') return false;
    *out =
        (ntr_candidate){.begin = at, .end = behind, .stop = NTR_STOP_ITEM, .closing = NTR_QUOTE_ALONE, .spaced = true};
    out->before = ntr_str_slice(s->text, begin, at);
    if (!ntr_segmenter_has_text(s, begin)) return true;
    return number_before(out) == s->counted + 1 && !is_open(s, begin);
}

/* A bullet between spaces in a segment that begins with one. */
static bool take_bullet(ntr_segmenter *s, uint32_t at, ntr_candidate *out) {
    const int32_t sign = char_at(s, at);
    if (!is_bullet(sign) || at <= s->segment + 1 || char_at(s, s->segment) != sign) return false;
    if (s->text.ptr[at - 1] != ' ' || !ntr_segmenter_has_text(s, at)) return false;
    *out = (ntr_candidate){.begin = at,
                           .end = trimmed(s, at),
                           .next = at,
                           .stop = NTR_STOP_ITEM,
                           .closing = NTR_QUOTE_ALONE,
                           .spaced = true,
                           .begins_item = true};
    return true;
}

bool ntr_item_take(ntr_segmenter *s, uint32_t at, ntr_candidate *out) {
    if (s->text.ptr[at] == ')') return take_bracket(s, at, out);
    return (unsigned char)s->text.ptr[at] == 0xE2 && take_bullet(s, at, out);
}
