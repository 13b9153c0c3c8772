/* Emoji sequences as Unicode Technical Standard 51 defines them (ED-8a, ED-13 to ED-17). */
#include "ext/unicode.h"
#include "mark/protect.h"

enum {
    KEYCAP = 0x20E3,
    JOINER = 0x200D,
    TEXT_STYLE = 0xFE0E,
    PICTURE_STYLE = 0xFE0F,
    TONE_FIRST = 0x1F3FB,
    TONE_LAST = 0x1F3FF,
    FLAG_FIRST = 0x1F1E6,
    FLAG_LAST = 0x1F1FF,
    TAG_FIRST = 0xE0020,
    TAG_LAST = 0xE007F
};

static int32_t peek(ntr_str text, size_t at, size_t end) {
    return at < end ? ntr_utf8_next(text, &at) : -1;
}

static bool take(ntr_str text, size_t *at, size_t end, int32_t first, int32_t last) {
    const int32_t c = peek(text, *at, end);
    if (c < first || c > last) return false;
    (void)ntr_utf8_next(text, at);
    return true;
}

/* 3️⃣: a digit, # or *, usually the picture style, and the key. */
static size_t keycap(ntr_str text, size_t at, size_t end) {
    const char byte = text.ptr[at];
    if (!(byte >= '0' && byte <= '9') && byte != '#' && byte != '*') return 0;
    at++;
    (void)take(text, &at, end, PICTURE_STYLE, PICTURE_STYLE);
    return take(text, &at, end, KEYCAP, KEYCAP) ? at : 0;
}

/* One picture with its modifiers: 👍🏽, ❤️, 🏴 with the tags of a region. */
static size_t element(ntr_str text, size_t at, size_t end) {
    const int32_t base = peek(text, at, end);
    if (base < 0x80 || !ntr_char_is_emoji(base)) return 0;
    (void)ntr_utf8_next(text, &at);
    if (base >= FLAG_FIRST && base <= FLAG_LAST) return take(text, &at, end, FLAG_FIRST, FLAG_LAST) ? at : 0;
    if (take(text, &at, end, TEXT_STYLE, TEXT_STYLE)) return 0;
    const bool styled =
        take(text, &at, end, PICTURE_STYLE, PICTURE_STYLE) || take(text, &at, end, TONE_FIRST, TONE_LAST);
    if (!styled && !ntr_char_is_picture(base)) return 0;
    while (take(text, &at, end, TAG_FIRST, TAG_LAST)) continue;
    return at;
}

/* Elements joined: 👩🏽‍🚀, 👨‍👩‍👧. Behind a joiner a sign may stand without the picture style:
 * 👩‍⚕.
 */
static size_t sequence(ntr_str text, size_t at, size_t end) {
    size_t reached = element(text, at, end);
    while (reached) {
        size_t next = reached;
        if (!take(text, &next, end, JOINER, JOINER)) break;
        const size_t joined = element(text, next, end);
        const int32_t sign = peek(text, next, end);
        if (joined) {
            reached = joined;
        } else if (sign >= 0x80 && ntr_char_is_emoji(sign)) {
            (void)ntr_utf8_next(text, &next);
            reached = next;
        } else {
            break;
        }
    }
    return reached;
}

ntr_protected ntr_protect_emoji(ntr_str text, size_t *at, size_t end) {
    while (*at < end) {
        const size_t begin = *at, key = keycap(text, begin, end), reached = key ? key : sequence(text, begin, end);
        if (reached) {
            *at = reached;
            return (ntr_protected){begin, reached, NTR_PROTECTED_EMOJI, key ? "emoji:keycap" : "emoji"};
        }
        (void)ntr_utf8_next(text, at);
    }
    return (ntr_protected){0};
}
