#include "lang/scan.h"

#include "ext/unicode.h"

enum { KEY_BYTES = 64, KEY_WORDS = 6, KEY_ENDS = 24, SPACE_LIMIT = 8, SYMBOL_LETTERS = 4 };

/* In the order of ntr_cue. */
static const char *const cue_words[] = {
    "clock", "clock-maybe", "day-part",     "weekday-part", "half",   "quarter",   "before", "after",
    "to",    "pair",        "article",      "paragraph",    "point",  "with",      "of-the", "label",
    "year",  "bound",       "after-digits", "large",        "decade", "determiner"};

static bool is_word_char(int32_t c) {
    return ntr_char_is_letter(c) || ntr_char_is_digit(c) || ntr_char_is_mark(c);
}

static int32_t char_at(ntr_str text, size_t offset) {
    return ntr_utf8_next(text, &offset);
}

bool ntr_scan_space(ntr_scan *scan) {
    const size_t begin = scan->at;
    for (int i = 0; i < SPACE_LIMIT; i++) {
        size_t next = scan->at;
        if (!ntr_char_is_space(ntr_utf8_next(scan->text, &next))) break;
        scan->at = next;
    }
    return scan->at > begin;
}

bool ntr_scan_literal(ntr_scan *scan, const char *literal) {
    const size_t length = strlen(literal);
    if (scan->text.len - scan->at < length || memcmp(scan->text.ptr + scan->at, literal, length) != 0) return false;
    scan->at += length;
    return true;
}

char ntr_scan_one_of(ntr_scan *scan, const char *set) {
    const char c = scan->at < scan->text.len ? scan->text.ptr[scan->at] : '\0';
    if (c == '\0' || !strchr(set, c)) return '\0';
    scan->at++;
    return c;
}

size_t ntr_scan_digits(ntr_scan *scan, size_t most) {
    const size_t begin = scan->at;
    while (scan->at - begin <= most && ntr_scan_one_of(scan, "0123456789")) {
    }
    const size_t count = scan->at - begin;
    if (count <= most) return count;
    scan->at = begin;
    return 0;
}

ntr_str ntr_scan_fold(ntr_scan *scan, ntr_str word) {
    const ntr_str folded = ntr_fold(scan->scratch, word);
    if (!folded.ptr) scan->failed = true;
    return folded;
}

/* --- phrases ------------------------------------------------------------------------------------------------------ */

/* The text from a place on with every run of white space as one space, and the places where a key may end. */
typedef struct window {
    char bytes[KEY_BYTES];
    size_t length;
    size_t count;
    struct {
        size_t key;  /* length of the key */
        size_t text; /* where it ends in the text */
    } ends[KEY_ENDS];
} window;

static bool window_add(window *out, ntr_str text, size_t begin, size_t end) {
    if (end - begin > KEY_BYTES - out->length) return false;
    memcpy(out->bytes + out->length, text.ptr + begin, end - begin);
    out->length += end - begin;
    return true;
}

static void window_open(window *out, ntr_str text, size_t at) {
    out->length = out->count = 0;
    int words = 0;
    bool was_space = false;
    while (at < text.len && out->count < KEY_ENDS) {
        size_t next = at;
        const int32_t c = ntr_utf8_next(text, &next);
        const bool space = ntr_char_is_space(c);
        if (space && (was_space || ++words == KEY_WORDS)) return;
        if (space ? !window_add(out, NTR_STR(" "), 0, 1) : !window_add(out, text, at, next)) return;
        const bool inside = is_word_char(c) && is_word_char(char_at(text, next));
        const bool full_stop = c == '.' && next == text.len; /* it ends the sentence as well: om 20u. */
        if (!space && !inside && !full_stop) {
            out->ends[out->count].key = out->length;
            out->ends[out->count++].text = next;
        }
        was_space = space;
        at = next;
    }
}

/* Words may be capitalised at the start of a sentence; symbols (mW, MW, m, EUR) mean what they are spelt like. */
static bool fits_case(const ntr_table *table, uint32_t row, ntr_str key, ntr_str folded) {
    if (ntr_str_equal(key, folded)) {
        ntr_str rest = ntr_table_cell(table, row, 0);
        for (ntr_str form = ntr_cell_part(&rest); form.ptr; form = ntr_cell_part(&rest))
            if (ntr_str_equal(form, key)) return true;
        return key.len >= SYMBOL_LETTERS;
    }
    ntr_str rest = ntr_table_cell(table, row, 0);
    for (ntr_str form = ntr_cell_part(&rest); form.ptr; form = ntr_cell_part(&rest))
        if (ntr_str_equal(form, key) || (form.len >= SYMBOL_LETTERS && ntr_str_equal(form, folded))) return true;
    return false;
}

uint32_t ntr_scan_phrase(ntr_scan *scan, const ntr_table *table) {
    window w;
    window_open(&w, scan->text, scan->at);
    for (size_t i = w.count; i-- > 0;) {
        const ntr_str key = {w.bytes, w.ends[i].key};
        const ntr_str folded = ntr_scan_fold(scan, key);
        if (!folded.ptr) return NTR_MAP_NONE;
        const uint32_t row = ntr_table_find(table, folded);
        if (row == NTR_MAP_NONE || !fits_case(table, row, key, folded)) continue;
        scan->at = w.ends[i].text;
        return row;
    }
    return NTR_MAP_NONE;
}

/* --- cues --------------------------------------------------------------------------------------------------------- */

static uint32_t find_cue(const ntr_table *cues, ntr_str folded, ntr_cue cue) {
    const ntr_str class = ntr_str_from(cue_words[cue]);
    uint32_t row = folded.ptr ? ntr_table_find(cues, folded) : NTR_MAP_NONE;
    while (row != NTR_MAP_NONE && !ntr_str_equal(ntr_table_cell(cues, row, 1), class)) row = ntr_table_next(cues, row);
    return row;
}

bool ntr_scan_cue(ntr_scan *scan, ntr_cue cue, ntr_str *en) {
    const ntr_table *cues = &scan->lexicon->words[NTR_WORDS_CUES];
    window w;
    window_open(&w, scan->text, scan->at);
    for (size_t i = w.count; i-- > 0;) {
        const uint32_t row = find_cue(cues, ntr_scan_fold(scan, (ntr_str){w.bytes, w.ends[i].key}), cue);
        if (row == NTR_MAP_NONE) continue;
        if (en) *en = ntr_table_cell(cues, row, 2);
        scan->at = w.ends[i].text;
        return true;
    }
    return false;
}

bool ntr_scan_is_cue(ntr_scan *scan, ntr_str word, ntr_cue cue) {
    if (word.len == 0 || word.len > KEY_BYTES) return false;
    return find_cue(&scan->lexicon->words[NTR_WORDS_CUES], ntr_scan_fold(scan, word), cue) != NTR_MAP_NONE;
}

ntr_str ntr_scan_word_before(const ntr_scan *scan, size_t offset) {
    size_t end = offset;
    for (size_t i = 0, start = end; i < SPACE_LIMIT && ntr_char_is_space(ntr_utf8_previous(scan->text, &start)); i++)
        end = start;
    if (end == offset) return NTR_STR("");
    size_t begin = end;
    for (size_t start = begin; start > 0 && end - start < KEY_BYTES; begin = start) {
        const int32_t c = ntr_utf8_previous(scan->text, &start);
        if (!is_word_char(c) && !strchr(".'-/", c < 0x80 ? (char)c : ' ')) break;
    }
    return ntr_str_slice(scan->text, begin, end);
}

bool ntr_scan_cue_before(ntr_scan *scan, size_t offset, ntr_cue cue) {
    return ntr_scan_is_cue(scan, ntr_scan_word_before(scan, offset), cue);
}

ntr_str ntr_scan_letters(ntr_scan *scan) {
    const size_t begin = scan->at;
    while (scan->at - begin <= KEY_BYTES) {
        size_t next = scan->at;
        const int32_t c = ntr_utf8_next(scan->text, &next);
        if (c < 0 || !(ntr_char_is_letter(c) || ntr_char_is_mark(c))) return ntr_scan_slice(scan, begin);
        scan->at = next;
    }
    scan->at = begin;
    return NTR_STR("");
}

/* --- borders ------------------------------------------------------------------------------------------------------ */

/* Signs that tie digits to what stands on their other side: 192.168.1.10, 06-12345678, 2016/17, B.12, 3:1. */
static bool ties(int32_t c) {
    return (c > 0 && c < 0x80 && strchr("-./:,_@&=+*'\\", c)) || c == 0x2019 || c == 0x2013 || c == 0x2011;
}

/* Signs that belong to the number beside them, so that without them it is not whole: #12, 5‰, 3°, ½. */
static bool clings(int32_t c) {
    return c > 0 && (strchr("#@_\\%$^", c < 0x80 ? c : ' ') || c == 0xB0 || c == 0x2030 || c == 0x20AC || c == 0xA3 ||
                     c == 0xA5 || c == 0xBC || c == 0xBD || c == 0xBE || c == 0xB2 || c == 0xB3);
}

bool ntr_scan_begins_free(const ntr_scan *scan, size_t offset) {
    size_t before = offset;
    const int32_t c = ntr_utf8_previous(scan->text, &before);
    if (c < 0 || ntr_char_is_space(c)) return true;
    if (is_word_char(c) || clings(c) || c == '+') return false;
    return !ties(c) || !is_word_char(ntr_utf8_previous(scan->text, &before));
}

bool ntr_scan_ends_free(const ntr_scan *scan, size_t offset) {
    size_t behind = offset;
    const int32_t c = ntr_utf8_next(scan->text, &behind);
    if (c < 0 || ntr_char_is_space(c)) return true;
    if (is_word_char(c) || clings(c)) return false;
    return !ties(c) || !is_word_char(char_at(scan->text, behind));
}

/* Quotation marks and opening brackets, which stand between the end of a sentence and the next word. */
static bool opens(int32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB ||
           c == 0x2039 || c == 0x203A;
}

static bool ends_sentence(int32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == '-' || c == 0x2013 || c == 0x2014 ||
           c == 0x2022 || c == '*' || c == '|';
}

bool ntr_scan_begins_sentence(ntr_str text, size_t offset) {
    enum { LIMIT = 16 };
    int32_t c = ntr_utf8_previous(text, &offset);
    bool apart = c < 0;
    for (int i = 0; i < LIMIT && (ntr_char_is_space(c) || opens(c)); i++) {
        apart = true;
        c = ntr_utf8_previous(text, &offset);
    }
    return c < 0 || (apart && (ends_sentence(c) || ntr_char_is_emoji(c)));
}
