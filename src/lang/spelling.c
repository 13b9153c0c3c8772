#include "lang/spelling.h"

ntr_form ntr_form_join(ntr_str first, ntr_str second, ntr_str third) {
    ntr_form form;
    form.len = 0;
    if (first.len >= NTR_FORM_SIZE || second.len >= NTR_FORM_SIZE || third.len >= NTR_FORM_SIZE ||
        first.len + second.len + third.len >= NTR_FORM_SIZE)
        return form;
    const ntr_str parts[] = {first, second, third};
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].len) memcpy(form.bytes + form.len, parts[i].ptr, parts[i].len);
        form.len += parts[i].len;
    }
    return form;
}

bool ntr_starts_with(ntr_str word, const char *beginning) {
    const size_t length = strlen(beginning);
    return word.len >= length && memcmp(word.ptr, beginning, length) == 0;
}

/* U+00E0–U+00FF in UTF-8 are C3 A0–C3 BF: all vowels but ç, ð, ñ, ÷, þ. */
static bool accented_vowel(unsigned char second) {
    return second >= 0xA0 && second != 0xA7 && second != 0xB0 && second != 0xB1 && second != 0xB7 && second != 0xBE;
}

bool ntr_vowel_before(ntr_str word, size_t end) {
    if (end == 0) return false;
    const unsigned char last = (unsigned char)word.ptr[end - 1];
    if (last < 0x80) return last != 0 && strchr("aeiouy", last) != NULL;
    return end >= 2 && (unsigned char)word.ptr[end - 2] == 0xC3 && accented_vowel(last);
}

static size_t previous(ntr_str word, size_t end) {
    do end--;
    while (end > 0 && ((unsigned char)word.ptr[end] & 0xC0) == 0x80);
    return end;
}

unsigned ntr_syllables(ntr_str word) {
    unsigned count = 0;
    bool vowel = false;
    for (size_t end = word.len; end > 0; end = previous(word, end)) {
        const bool j = word.ptr[end - 1] == 'j' && end >= 2 && word.ptr[end - 2] == 'i';
        const bool now = j || ntr_vowel_before(word, end);
        if (now && !vowel) count++;
        vowel = now;
    }
    return count;
}

static char voiced(char c) {
    return (char)(c == 'f' ? 'v' : c == 's' ? 'z' : c);
}

static char unvoiced(char c) {
    return (char)(c == 'v' ? 'f' : c == 'z' ? 's' : c);
}

static void add(ntr_stems *out, ntr_str head, const char *tail) {
    if (out->count == NTR_STEM_LIMIT) return;
    const ntr_form form = ntr_form_join(head, ntr_str_from(tail), NTR_STR_NONE);
    if (form.len > 0) out->items[out->count++] = form;
}

/* Consonants that are doubled behind a short vowel; j, h, v, w, x, z and q never are in a closed syllable. */
static bool doubles(char c) {
    return c != 0 && strchr("bcdfgklmnprst", c) != NULL;
}

static bool consonant(char c) {
    return c != 0 && strchr("bcdfghjklmnpqrstvwxz", c) != NULL;
}

/* Two letters for one vowel: ie in dier, but not ia in speciaal. */
static bool is_digraph(char first, char second) {
    static const char *const pairs[] = {"aa", "ee", "oo", "uu", "ie", "oe", "eu",
                                        "ou", "au", "ui", "ei", "ij", "ai", "oi"};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == first && pairs[i][1] == second) return true;
    return false;
}

/* One vowel letter before the last consonant, as in bal, speciál and reünie, but not in maan or trein. */
static bool short_syllable(ntr_str word) {
    if (word.len < 2) return false;
    const size_t vowel = word.len - 1;
    if (!ntr_vowel_before(word, vowel)) return false;
    return vowel < 2 || !is_digraph(word.ptr[vowel - 2], word.ptr[vowel - 1]);
}

static bool long_syllable(ntr_str word) {
    if (word.len < 3) return false;
    const char a = word.ptr[word.len - 3], b = word.ptr[word.len - 2];
    return a == b && strchr("aeou", b) != NULL && consonant(word.ptr[word.len - 1]);
}

/* Behind these an f or s at the end may stand for v or z: brief, huis, golf, hals. */
static bool may_voice(ntr_str word) {
    if (word.len < 3) return false;
    const char last = word.ptr[word.len - 1], before = word.ptr[word.len - 2];
    if (last != 'f' && last != 's') return false;
    return strchr("lrnm", before) != NULL || ntr_vowel_before(word, word.len - 1) || before == 'j';
}

void ntr_stem_open(ntr_stems *out, ntr_str word) {
    out->count = 0;
    if (word.len == 0) return;
    const char last = word.ptr[word.len - 1];
    if (long_syllable(word)) {
        const bool hiatus = word.len > 3 && word.ptr[word.len - 4] == 'i' && word.ptr[word.len - 3] == 'e';
        const ntr_form head = hiatus ? ntr_form_join(ntr_cut_end(word, 3), NTR_STR("ë"), NTR_STR_NONE) : /* Israëliër */
                                       ntr_form_join(ntr_cut_end(word, 2), NTR_STR_NONE, NTR_STR_NONE);
        add(out, ntr_form_str(&head), (char[]){voiced(last), 0});
        if (voiced(last) != last) add(out, ntr_form_str(&head), (char[]){last, 0});
        return;
    }
    if (doubles(last) && short_syllable(word)) {
        add(out, word, (char[]){last, 0});
        if (ntr_syllables(word) > 1) add(out, word, "");
        return;
    }
    if (may_voice(word)) add(out, ntr_cut_end(word, 1), (char[]){voiced(last), 0});
    add(out, word, "");
}

void ntr_stem_close(ntr_stems *out, ntr_str stem) {
    out->count = 0;
    if (stem.len == 0) return;
    const char last = stem.ptr[stem.len - 1], plain = unvoiced(last);
    const ntr_str head = ntr_cut_end(stem, 1);
    if (head.len >= 1 && head.ptr[head.len - 1] == last && doubles(last)) add(out, head, "");
    if (consonant(last) && head.len >= 1 && short_syllable(stem)) {
        const char vowel = head.ptr[head.len - 1];
        if (vowel != 0 && strchr("aeou", vowel)) add(out, head, (char[]){vowel, plain, 0});
        if (ntr_ends_with(head, "ë")) {
            const ntr_form open = ntr_form_join(ntr_cut_end(head, strlen("ë")), NTR_STR("ee"), NTR_STR_NONE);
            add(out, ntr_form_str(&open), (char[]){plain, 0});
        }
    }
    if (plain != last) add(out, head, (char[]){plain, 0});
    add(out, stem, "");
}
