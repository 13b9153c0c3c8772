/* What kind of block a run of lines is. Kinds help translator and writer; segmentation does not hang on them. */
#include "ext/unicode.h"
#include "format/plain.h"
#include "model/data.h"

ntr_status ntr_plain_open(ntr_plain *plain, ntr_error *err) {
    return ntr_table_read(&plain->captions, plain->arena, ntr_data_find("words/captions.tsv"), false, err);
}

/* --- list items --------------------------------------------------------------------------------------------------- */

static bool is_bullet(int32_t c) {
    static const int32_t bullets[] = {'-',    '*',    0x00B7, 0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25AA,
                                      0x25B6, 0x25BA, 0x25CB, 0x25CF, 0x25E6, 0x2713, 0x2714, 0x27A2, 0x27A4, 0xF0B7};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
        if (bullets[i] == c) return true;
    return false;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_roman(char byte) {
    return byte == 'i' || byte == 'v' || byte == 'x';
}

/* Up to three levels of up to three digits, a small letter, or a small Roman numeral: "12", "4.2.1", "b", "iv". A
 * capital is left out: "J. de Vries" is no item. */
static size_t enumerator(ntr_str line, size_t at) {
    size_t digits = 0, end = at;
    while (end < line.len && is_digit(line.ptr[end]) && digits < 3) {
        end++;
        digits++;
        if (end + 1 < line.len && line.ptr[end] == '.' && is_digit(line.ptr[end + 1])) {
            end++;
            digits = 0;
        }
    }
    if (end > at) return end;
    while (end < line.len && end < at + 4 && is_roman(line.ptr[end])) end++;
    if (end > at) return end;
    return at < line.len && line.ptr[at] >= 'a' && line.ptr[at] <= 'z' ? at + 1 : at;
}

static uint32_t with_space(ntr_str line, size_t end) {
    size_t next = end;
    if (end >= line.len || !ntr_char_is_space(ntr_utf8_next(line, &next))) return 0;
    while (next < line.len) {
        size_t after = next;
        if (!ntr_char_is_space(ntr_utf8_next(line, &after))) break;
        next = after;
    }
    return (uint32_t)next;
}

uint32_t ntr_plain_marker(ntr_str line) {
    size_t bullet = 0;
    if (line.len && is_bullet(ntr_utf8_next(line, &bullet))) return with_space(line, bullet);
    const bool bracket = line.len && line.ptr[0] == '(';
    const size_t begin = bracket, end = enumerator(line, begin);
    if (end == begin || end >= line.len) return 0;
    const char closer = line.ptr[end];
    if (closer == ')' || (!bracket && closer == '.')) return with_space(line, end + 1);
    return 0;
}

/* --- headings ----------------------------------------------------------------------------------------------------- */

enum { HEADING_MOST = 90, QUESTION_MOST = 60, CAPTION_MOST = 250, CREDIT_MOST = 60 };

static int32_t last_char(const ntr_plain *plain, ntr_span span) {
    size_t at = span.end;
    int32_t c = -1;
    while (at > span.begin) {
        c = ntr_utf8_previous(plain->text, &at);
        if (!ntr_char_is_quote(c)) break;
    }
    return c;
}

static bool has_stop(const ntr_plain *plain, ntr_span span) {
    const int32_t c = last_char(plain, span);
    return c == '.' || c == '!' || c == ',' || c == ';' || c == ':' || c == 0x2026;
}

/* The first letter, if there is one, is no small one; "'t Is stil" and "iPad" are exceptions nobody misses here. */
static bool begins_like_heading(const ntr_plain *plain, ntr_span span) {
    for (size_t i = span.begin; i < span.end;) {
        const int32_t c = ntr_utf8_next(plain->text, &i);
        if (ntr_char_is_letter(c)) return !ntr_char_is_lower(c);
    }
    return false;
}

static bool all_capitals(const ntr_plain *plain, ntr_span span) {
    return ntr_case_of(ntr_str_slice(plain->text, span.begin, span.end)) == NTR_CASE_UPPER;
}

static bool is_blank(const ntr_plain *plain, uint32_t line) {
    return line >= plain->lines.count || plain->lines.items[line].length == 0;
}

static bool text_follows(const ntr_plain *plain, uint32_t line) {
    while (++line < plain->lines.count)
        if (plain->lines.items[line].length) return true;
    return false;
}

static bool text_precedes(const ntr_plain *plain, uint32_t line) {
    while (line-- > 0)
        if (plain->lines.items[line].length) return true;
    return false;
}

/* A short line without a stop that stands alone between blank lines; the first line of the text when a much longer one
 * follows; a line in capitals above text. */
static bool is_heading(const ntr_plain *plain, uint32_t first, uint32_t last) {
    const ntr_plain_line *line = &plain->lines.items[first];
    const bool question = last_char(plain, line->span) == '?';
    if (first != last || line->length > (question ? QUESTION_MOST : HEADING_MOST)) return false;
    if (has_stop(plain, line->span) || !begins_like_heading(plain, line->span)) return false;
    const bool above = first == 0 || is_blank(plain, first - 1);
    if (is_blank(plain, first + 1)) return above && text_follows(plain, first);
    if (!above) return false;
    return all_capitals(plain, line->span) ||
           (!line->marker && !text_precedes(plain, first) && line[1].length > 2 * line->length);
}

/* --- captions ----------------------------------------------------------------------------------------------------- */

/* The first word, up to a space or colon, is one that begins captions; `*end` is set behind it. */
static bool begins_caption(const ntr_plain *plain, ntr_span span, size_t *end) {
    enum { WORD_MOST = 24 };
    *end = span.begin;
    while (*end < span.end && *end - span.begin < WORD_MOST && plain->text.ptr[*end] != ' ' &&
           plain->text.ptr[*end] != ':')
        ++*end;
    const ntr_str folded = ntr_fold(plain->arena, ntr_str_slice(plain->text, span.begin, *end));
    return folded.ptr && ntr_table_find(&plain->captions, folded) != NTR_MAP_NONE;
}

/* "Foto: …", "Figuur 2: …" */
static bool is_labelled(const ntr_plain *plain, size_t at, ntr_span span) {
    while (at < span.end && (plain->text.ptr[at] == ' ' || is_digit(plain->text.ptr[at]))) at++;
    return at < span.end && plain->text.ptr[at] == ':';
}

/* A dash, bar or copyright sign near the end that the maker's name follows: "… - NOS", "… © Wim Lauwers". */
static bool has_credit(const ntr_plain *plain, ntr_span span, bool dash_counts) {
    size_t at = span.end;
    for (int i = 0; i < CREDIT_MOST && at > span.begin; i++) {
        const int32_t c = ntr_utf8_previous(plain->text, &at);
        if (c == 0xA9) return true;
        const bool dash = c == '-' || c == '|' || c == 0x2013 || c == 0x2014;
        if (dash && at > span.begin && plain->text.ptr[at - 1] == ' ') return dash_counts;
    }
    return false;
}

static bool is_caption(const ntr_plain *plain, ntr_span span, uint32_t length) {
    size_t word_end;
    const bool word = begins_caption(plain, span, &word_end);
    if (word && is_labelled(plain, word_end, span)) return true;
    return length <= CAPTION_MOST && last_char(plain, span) != '.' && has_credit(plain, span, word);
}

ntr_block_kind ntr_plain_kind(const ntr_plain *plain, uint32_t first, uint32_t last) {
    const ntr_span span = {plain->lines.items[first].span.begin, plain->lines.items[last].span.end};
    if (is_caption(plain, span, plain->lines.items[first].length)) return NTR_CAPTION;
    if (is_heading(plain, first, last)) return NTR_HEADING;
    return plain->lines.items[first].marker ? NTR_LIST_ITEM : NTR_PARAGRAPH;
}
