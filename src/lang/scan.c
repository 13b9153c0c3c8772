#include "lang/scan.h"

#include "ext/unicode.h"

enum { KEY_BYTES = 64, KEY_WORDS = 4, SPACE_LIMIT = 8, SYMBOL_LETTERS = 4 };

/* In the order of ntr_cue. */
static const char *const cue_words[] = {
    "clock", "clock-maybe", "day-part",     "weekday-part", "half",   "quarter",    "before", "after",
    "to",    "pair",        "article",      "paragraph",    "point",  "with",       "of-the", "label",
    "year",  "bound",       "after-digits", "large",        "decade", "determiner", "item"};

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

static bool window_add(ntr_scan_window *window, ntr_str text, size_t begin, size_t end) {
    if (end - begin > (size_t)NTR_WINDOW_BYTES - window->length) return false;
    memcpy(window->bytes + window->length, text.ptr + begin, end - begin);
    window->length = (uint8_t)(window->length + (end - begin));
    return true;
}

static void window_fill(ntr_scan_window *window, ntr_str text, size_t at) {
    uint8_t words = 1;
    bool was_space = false;
    while (at < text.len && window->count < NTR_WINDOW_ENDS) {
        size_t next = at;
        const int32_t c = ntr_utf8_next(text, &next);
        const bool space = ntr_char_is_space(c);
        if (space && (was_space || ++words > KEY_WORDS)) return;
        if (space ? !window_add(window, NTR_STR(" "), 0, 1) : !window_add(window, text, at, next)) return;
        const bool inside = is_word_char(c) && is_word_char(char_at(text, next));
        const bool full_stop = c == '.' && next == text.len; /* it ends the sentence as well: om 20u. */
        if (!space && !inside && !full_stop) {
            window->ends[window->count].key = window->length;
            window->ends[window->count].words = words;
            window->ends[window->count++].text = next;
        }
        was_space = space;
        at = next;
    }
}

static const ntr_scan_window *window_at(ntr_scan *scan) {
    ntr_scan_window *window = &scan->window;
    if (window->text == scan->text.ptr && window->at == scan->at) return window;
    window->text = scan->text.ptr;
    window->at = scan->at;
    window->length = window->count = 0;
    window_fill(window, scan->text, scan->at);
    window->folded = ntr_scan_fold(scan, (ntr_str){window->bytes, window->length});
    if (window->folded.ptr == window->bytes) window->folded.ptr = NULL; /* scans are copied: no address of their own */
    return window;
}

/* The look-up key that ends at `end`. Small and large letters are mostly equally long; else it is made anew. */
static ntr_str window_key(ntr_scan *scan, const ntr_scan_window *window, size_t end) {
    const size_t length = window->ends[end].key;
    if (!window->folded.ptr) return (ntr_str){window->bytes, length};
    if (window->folded.len == window->length) return (ntr_str){window->folded.ptr, length};
    return ntr_scan_fold(scan, (ntr_str){window->bytes, length});
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
    const ntr_scan_window *window = window_at(scan);
    if (scan->failed) return NTR_MAP_NONE;
    for (size_t i = window->count; i-- > 0;) {
        if (window->ends[i].words > table->key_words) continue;
        const ntr_str key = {window->bytes, window->ends[i].key}, folded = window_key(scan, window, i);
        const uint32_t row = folded.ptr ? ntr_table_find(table, folded) : NTR_MAP_NONE;
        if (row == NTR_MAP_NONE || !fits_case(table, row, key, folded)) continue;
        scan->at = window->ends[i].text;
        return row;
    }
    return NTR_MAP_NONE;
}

/* --- cues --------------------------------------------------------------------------------------------------------- */

static uint32_t find_cue(const ntr_table *cues, ntr_str folded, ntr_cue cue) {
    const ntr_str class = ntr_str_from(cue_words[cue]);
    uint32_t at = folded.ptr ? ntr_table_first(cues, folded) : NTR_MAP_NONE;
    for (; at != NTR_MAP_NONE; at = ntr_table_next(cues, at)) {
        const uint32_t row = ntr_table_row(cues, at);
        if (ntr_str_equal(ntr_table_cell(cues, row, 1), class)) return row;
    }
    return NTR_MAP_NONE;
}

bool ntr_scan_cue(ntr_scan *scan, ntr_cue cue, ntr_str *en) {
    const ntr_table *cues = &scan->lexicon->words[NTR_WORDS_CUES];
    const ntr_scan_window *window = window_at(scan);
    if (scan->failed) return false;
    for (size_t i = window->count; i-- > 0;) {
        if (window->ends[i].words > cues->key_words) continue;
        const uint32_t row = find_cue(cues, window_key(scan, window, i), cue);
        if (row == NTR_MAP_NONE) continue;
        if (en) *en = ntr_table_cell(cues, row, 2);
        scan->at = window->ends[i].text;
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
