/* Languages by script and, where several share one, by letters that only some of them have. */
#include "ext/unicode.h"
#include "mark/language.h"

/* ISO 15924 script → the language that Dutch papers quote in it. */
static const char *const by_script[][2] = {
    {"Arab", "ar"}, {"Grek", "el"}, {"Hebr", "he"}, {"Armn", "hy"}, {"Geor", "ka"}, {"Hang", "ko"}, {"Hira", "ja"},
    {"Kana", "ja"}, {"Hani", "zh"}, {"Thai", "th"}, {"Deva", "hi"}, {"Ethi", "am"}, {"Khmr", "km"}, {"Laoo", "lo"},
    {"Beng", "bn"}, {"Taml", "ta"}, {"Tibt", "bo"}, {"Mymr", "my"}, {"Sinh", "si"},
};

/* Letters that single a language out among those that share its script; the first that occurs in the order of this
 * table decides, so the rarer alphabets come first: Kazakh has ы too, and Belarusian і. */
static const struct letters {
    const char *lang;
    int32_t letters[10];
} by_letter[] = {
    {"kk", {0x4D9, 0x493, 0x49B, 0x4B1, 0x4BB}},                      /* ә ғ қ ұ һ */
    {"be", {0x45E, 0x40E}},                                           /* ў */
    {"mk", {0x453, 0x45C, 0x455, 0x403, 0x40C}},                      /* ѓ ќ ѕ */
    {"sr", {0x452, 0x45B, 0x402, 0x40B, 0x45F}},                      /* ђ ћ џ */
    {"uk", {0x457, 0x454, 0x456, 0x491, 0x407, 0x404, 0x406, 0x490}}, /* ї є і ґ */
    {"ru", {0x44B, 0x44D, 0x451, 0x42B, 0x42D, 0x401}},               /* ы э ё */
    {"ur", {0x679, 0x688, 0x691, 0x6D2, 0x6BE}},                      /* ٹ ڈ ڑ ے ھ */
    {"fa", {0x67E, 0x686, 0x698, 0x6AF, 0x6A9, 0x6CC}},               /* پ چ ژ گ ک ی */
};

static uint32_t letters_seen(ntr_str passage) {
    uint32_t seen = 0;
    for (size_t at = 0; at < passage.len;) {
        const int32_t c = ntr_utf8_next(passage, &at);
        if (c < 0x370) continue;
        for (uint32_t i = 0; i < sizeof by_letter / sizeof by_letter[0]; i++)
            for (size_t k = 0; k < 10; k++)
                if (by_letter[i].letters[k] == c) seen |= 1u << i;
    }
    return seen;
}

/* The script of most letters that are not Latin; Japanese shows by its kana, however many kanji stand beside them. */
static const char *script_of(ntr_str passage) {
    const char *script = "Zyyy";
    for (size_t at = 0; at < passage.len;) {
        const int32_t c = ntr_utf8_next(passage, &at);
        if (c < 0x370 || !ntr_char_is_letter(c)) continue;
        const char *own = ntr_char_script(c);
        if (strcmp(own, "Hira") == 0 || strcmp(own, "Kana") == 0) return own;
        if (strcmp(script, "Zyyy") == 0) script = own;
    }
    return script;
}

ntr_lang ntr_script_language(ntr_str passage) {
    const uint32_t seen = letters_seen(passage);
    for (uint32_t i = 0; i < sizeof by_letter / sizeof by_letter[0]; i++)
        if (seen & (1u << i)) return ntr_lang_from(by_letter[i].lang);
    const char *script = script_of(passage);
    for (size_t i = 0; i < sizeof by_script / sizeof by_script[0]; i++)
        if (strcmp(by_script[i][0], script) == 0) return ntr_lang_from(by_script[i][1]);
    return ntr_lang_from("und");
}
