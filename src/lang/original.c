#include "lang/original.h"

#include <string.h>

#include "ext/unicode.h"

/* --- letters ------------------------------------------------------------------------------------------------------ */

/* Letters that are written in two ways: with and without dots or accents, or otherwise at the end of a word. */
static int32_t plain(int32_t letter) {
    static const struct {
        int32_t from, to;
    } pairs[] = {
        {0x0451, 0x0435},                                                       /* ё */
        {0x03AC, 0x03B1}, {0x03AD, 0x03B5}, {0x03AE, 0x03B7}, {0x03AF, 0x03B9}, /* ά έ ή ί */
        {0x03CC, 0x03BF}, {0x03CD, 0x03C5}, {0x03CE, 0x03C9}, {0x03C2, 0x03C3}, /* ό ύ ώ ς */
        {0x03CA, 0x03B9}, {0x03CB, 0x03C5}, {0x0390, 0x03B9}, {0x03B0, 0x03C5}, /* ϊ ϋ ΐ ΰ */
        {0x05DA, 0x05DB}, {0x05DD, 0x05DE}, {0x05DF, 0x05E0}, {0x05E3, 0x05E4}, /* ך ם ן ף */
        {0x05E5, 0x05E6}, {0x06A9, 0x0643},                                     /* ץ ک */
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i].from == letter) return pairs[i].to;
    return letter;
}

/* Soft and hard signs, apostrophes; in Arabic and Hebrew what may be a vowel or is not heard in Dutch. */
static bool is_silent(int32_t c) {
    static const int32_t silent[] = {
        0x044A, 0x044C, 0x0027, 0x2019, 0x02BC, 0x05F3, 0x200C, 0x0640,                 /* ъ ь ' ’ ʼ ׳, joiners */
        0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0629, 0x0639, 0x0647, /* ء آ أ ؤ إ ئ ا ة ع ه */
        0x0648, 0x0649, 0x064A, 0x06CC, 0x06C0,                                         /* و ى ي ی ۀ */
        0x05D0, 0x05D4, 0x05D5, 0x05D9, 0x05E2,                                         /* א ה ו י ע */
    };
    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++)
        if (silent[i] == c) return true;
    return ntr_char_is_mark(c);
}

/* The next letter that counts, and `*at` behind it; -1 at the end. */
static int32_t next_letter(ntr_str text, size_t *at) {
    int32_t c;
    do c = ntr_utf8_next(text, at);
    while (c >= 0 && is_silent(c));
    return c < 0 ? c : plain(c);
}

bool ntr_original_read(uint8_t *at, ntr_str original, ntr_str letters) {
    size_t from = *at;
    for (size_t i = 0;;) {
        const int32_t wanted = next_letter(letters, &i);
        if (wanted < 0) break;
        if (next_letter(original, &from) != wanted) return false;
    }
    if (from > UINT8_MAX) return false;
    *at = (uint8_t)from;
    return true;
}

bool ntr_original_ends(ntr_str original, size_t at) {
    return next_letter(original, &at) < 0;
}

size_t ntr_original_weight(ntr_str original) {
    size_t weight = 0;
    for (size_t at = 0; next_letter(original, &at) >= 0;) weight++;
    return weight;
}

/* --- what stands in brackets -------------------------------------------------------------------------------------- */

/* The alphabets that Dutch transcribes. */
static bool is_original(int32_t c) {
    static const char *const scripts[] = {"Cyrl", "Grek", "Armn", "Geor", "Arab", "Hebr"};
    if (c < 0x370 || !ntr_char_is_letter(c)) return false;
    const char *script = ntr_char_script(c);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (strcmp(script, scripts[i]) == 0) return true;
    return false;
}

/* Characters that may stand inside a name of several words. */
static bool is_joint(int32_t c) {
    return c == ' ' || c == 0xA0 || c == '-' || c == '.' || (c > 0 && is_silent(c));
}

/* The first words of another alphabet in `text`. */
static ntr_span find_words(ntr_str text) {
    ntr_span words = {0, 0};
    for (size_t i = 0; i < text.len;) {
        const size_t begin = i;
        const int32_t c = ntr_utf8_next(text, &i);
        if (is_original(c)) {
            if (words.end == 0) words.begin = (uint32_t)begin;
            words.end = (uint32_t)i;
        } else if (words.end > 0 && !is_joint(c)) {
            break;
        }
    }
    return words;
}

/* "Russisch: " → Russisch. */
static ntr_str find_label(ntr_str before) {
    const char *colon = before.len ? memchr(before.ptr, ':', before.len) : NULL;
    if (!colon) return NTR_STR_NONE;
    const size_t end = (size_t)(colon - before.ptr);
    size_t begin = end;
    while (begin > 0 && before.ptr[begin - 1] != ' ') begin--;
    return begin < end ? ntr_str_slice(before, begin, end) : NTR_STR_NONE;
}

bool ntr_beside_split(ntr_beside *out, ntr_str text) {
    const char *open = text.len ? memchr(text.ptr, '(', text.len) : NULL;
    if (!open) return false;
    const size_t at = (size_t)(open - text.ptr);
    const char *close = memchr(open, ')', text.len - at);
    if (!close) return false;
    const ntr_str inside = ntr_str_slice(text, at + 1, (size_t)(close - text.ptr));
    const ntr_span words = find_words(inside);
    const ntr_span name = ntr_utf8_trim(text, (ntr_span){0, (uint32_t)at});
    if (words.end == 0 || name.begin == name.end) return false;
    *out = (ntr_beside){.name = ntr_str_slice(text, name.begin, name.end),
                        .label = find_label(ntr_str_slice(inside, 0, words.begin)),
                        .original = ntr_str_slice(inside, words.begin, words.end),
                        .tail = ntr_str_slice(text, name.end, text.len)};
    return true;
}
