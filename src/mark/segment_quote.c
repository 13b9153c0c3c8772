/* Quotation marks: which ones open and which close. Straight marks look alike, Dutch papers mix conventions (“…”, „…”,
 * ‘…’, «…», »…«), and the apostrophe of 's-Gravenhage is none of them. */
#include "ext/unicode.h"
#include "mark/segment.h"

typedef enum family { DOUBLE, SINGLE, ANGLE, SINGLE_ANGLE, FAMILIES } family;

/* One pass over a block: what stands around the mark, and the last mark of each family still open. */
typedef struct scan {
    ntr_quotes *quotes;
    ntr_str text;
    ntr_span block;
    uint32_t open[FAMILIES];
} scan;

enum {
    LEFT_SINGLE = 0x2018,
    RIGHT_SINGLE = 0x2019,
    LOW_SINGLE = 0x201A,
    LEFT_DOUBLE = 0x201C,
    RIGHT_DOUBLE = 0x201D,
    LOW_DOUBLE = 0x201E,
    LEFT_ANGLE = 0xAB,
    RIGHT_ANGLE = 0xBB,
    LEFT_SINGLE_ANGLE = 0x2039,
    RIGHT_SINGLE_ANGLE = 0x203A
};

static family family_of(int32_t c) {
    switch (c) {
    case '\'':
    case '`':
    case LEFT_SINGLE:
    case RIGHT_SINGLE:
    case LOW_SINGLE: return SINGLE;
    case LEFT_ANGLE:
    case RIGHT_ANGLE: return ANGLE;
    case LEFT_SINGLE_ANGLE:
    case RIGHT_SINGLE_ANGLE: return SINGLE_ANGLE;
    default: return DOUBLE;
    }
}

static bool is_mark(int32_t c) {
    return c == '"' || c == '\'' || c == '`' || c == LEFT_ANGLE || c == RIGHT_ANGLE ||
           (c >= LEFT_SINGLE && c <= LOW_DOUBLE && c != 0x201B) || c == LEFT_SINGLE_ANGLE || c == RIGHT_SINGLE_ANGLE;
}

static int32_t char_before(const scan *s, uint32_t at) {
    size_t offset = at;
    return at > s->block.begin ? ntr_utf8_previous(s->text, &offset) : -1;
}

static int32_t char_after(const scan *s, uint32_t at) {
    size_t offset = at;
    return at < s->block.end ? ntr_utf8_next(s->text, &offset) : -1;
}

static bool is_word(int32_t c) {
    return c >= 0 && (ntr_char_is_letter(c) || ntr_char_is_digit(c));
}

static bool is_blank(int32_t c) {
    return c < 0 || ntr_char_is_space(c);
}

static bool is_opener(int32_t c) {
    return c == '(' || c == '[' || c == '{' || c == '/' || c == '-' || c == 0x2013 || c == 0x2014 || is_mark(c);
}

static bool ends_clause(int32_t c) {
    return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == ':' || c == ')';
}

/* 's-Hertogenbosch, 't, 'n, 'k, 'm, 'r; the '80s are written '80, but .'80 is the number of a note. */
static bool is_clitic(const scan *s, ntr_span mark) {
    const int32_t letter = char_after(s, mark.end);
    if (letter < 0x80 && letter > 0 && strchr("stnkmrSTNKMR", letter)) {
        const int32_t next = char_after(s, mark.end + 1);
        return is_blank(next) || next == '-';
    }
    if (letter < '0' || letter > '9' || ends_clause(char_before(s, mark.begin)) || mark.end + 2 > s->block.end)
        return false;
    const char second = s->text.ptr[mark.end + 1 < s->block.end ? mark.end + 1 : mark.end];
    return second >= '0' && second <= '9' && !is_word(char_after(s, mark.end + 2));
}

/* Whether a mark of the family SINGLE is an apostrophe: inside a word, before a clitic, or behind a word (Hans' fiets)
 * while nothing is open. */
static bool is_apostrophe(const scan *s, ntr_span mark) {
    const int32_t before = char_before(s, mark.begin), after = char_after(s, mark.end);
    if (is_word(before) && is_word(after)) return true;
    if (!is_word(before) && is_clitic(s, mark)) return true;
    return is_word(before) && s->open[SINGLE] == NTR_QUOTE_ALONE;
}

/* Straight marks, and curly ones that stand the wrong way round, by the space around them. */
static bool closes_by_place(const scan *s, ntr_span mark, bool open) {
    const int32_t before = char_before(s, mark.begin), after = char_after(s, mark.end);
    if (is_blank(before)) return open && (is_blank(after) || ends_clause(after));
    if (is_blank(after)) return true;
    if (is_opener(before) && is_word(after)) return open && is_mark(before) && !is_word(after);
    return open || !is_word(after);
}

static bool closes(const scan *s, int32_t c, ntr_span mark) {
    const bool open = s->open[family_of(c)] != NTR_QUOTE_ALONE;
    switch (c) {
    case LOW_DOUBLE:
    case LOW_SINGLE:
    case LEFT_SINGLE_ANGLE: return false;
    case LEFT_DOUBLE: /* closes „Berliner“ quotations, when the way it leans fits */
    case LEFT_SINGLE: return open && !is_blank(char_before(s, mark.begin)) && !is_word(char_after(s, mark.end));
    case RIGHT_DOUBLE:
    case RIGHT_SINGLE:
    case RIGHT_SINGLE_ANGLE: return open || closes_by_place(s, mark, open);
    case LEFT_ANGLE: return open && closes_by_place(s, mark, open) && !is_word(char_after(s, mark.end));
    case RIGHT_ANGLE: return open || closes_by_place(s, mark, open);
    case '`': return false;
    default: return closes_by_place(s, mark, open);
    }
}

static bool closes_doubled(const scan *s, int32_t c, ntr_span mark) {
    return c == '\'' && closes_by_place(s, mark, s->open[DOUBLE] != NTR_QUOTE_ALONE);
}

static ntr_status add(scan *s, ntr_arena *arena, family kind, ntr_span mark, bool closing, ntr_error *err) {
    ntr_quote *quote = NTR_PUSH(arena, &s->quotes->list);
    if (!quote) return ntr_error_memory(err);
    const uint32_t index = s->quotes->list.count - 1, open = s->open[kind];
    *quote = (ntr_quote){mark, closing, NTR_QUOTE_ALONE};
    if (closing && open != NTR_QUOTE_ALONE) {
        quote->partner = open;
        s->quotes->list.items[open].partner = index;
    }
    s->open[kind] = closing ? NTR_QUOTE_ALONE : index;
    return NTR_OK;
}

/* Two marks in a row stand for a double one in typescript: ''Ja.'' ``Nee.'' ,,Misschien.'' */
static bool is_doubled(const scan *s, ntr_span mark) {
    const char byte = s->text.ptr[mark.begin];
    if ((byte != '\'' && byte != '`' && byte != ',') || mark.end >= s->block.end || s->text.ptr[mark.end] != byte)
        return false;
    return byte != ',' || !is_word(char_before(s, mark.begin));
}

/* Bytes that a quotation mark begins with. */
static const bool may_be_mark[256] = {
    ['"'] = true, ['\''] = true, ['`'] = true, [','] = true, [0xC2] = true, [0xE2] = true};

static uint32_t skip_to_mark(ntr_str text, uint32_t at, uint32_t end) {
    while (at < end && !may_be_mark[(unsigned char)text.ptr[at]]) at++;
    return at;
}

ntr_status ntr_quotes_find(ntr_quotes *quotes, ntr_arena *arena, ntr_str text, ntr_span block, ntr_error *err) {
    quotes->list.count = 0;
    scan s = {.quotes = quotes, .text = text, .block = block};
    for (int i = 0; i < FAMILIES; i++) s.open[i] = NTR_QUOTE_ALONE;
    for (uint32_t at = block.begin; (at = skip_to_mark(text, at, block.end)) < block.end;) {
        if (text.ptr[at] == ',' && (at + 1 == block.end || text.ptr[at + 1] != ',')) {
            at++;
            continue;
        }
        size_t end = at;
        const int32_t c = ntr_utf8_next(text, &end);
        ntr_span mark = {at, (uint32_t)end};
        const bool doubled = is_doubled(&s, mark);
        at = mark.end += doubled;
        if (!doubled && !is_mark(c)) continue;
        const family kind = doubled ? DOUBLE : family_of(c);
        if (kind == SINGLE && is_apostrophe(&s, mark)) continue;
        NTR_TRY(add(&s, arena, kind, mark, doubled ? closes_doubled(&s, c, mark) : closes(&s, c, mark), err));
    }
    return NTR_OK;
}
