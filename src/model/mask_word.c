/* The word that placeholders begin with. */
#include "ext/unicode.h"
#include "model/mask.h"

enum { LETTERS = sizeof MASK_LETTERS - 1, LONGEST = 11 }; /* 6·5^10 words are more than a text has places */

int32_t mask_fold(int32_t c) {
    if (c >= 0xFF21 && c <= 0xFF3A) return c - 0xFF21 + 'A';
    if (c >= 0xFF41 && c <= 0xFF5A) return c - 0xFF41 + 'A';
    return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

bool mask_is_separator(int32_t c) {
    return c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2013) || (ntr_char_is_space(c) && c != '\n' && c != '\r');
}

bool mask_is_word(int32_t c) {
    return c == '_' || ntr_char_is_letter(c) || ntr_char_is_digit(c) || ntr_char_is_mark(c);
}

/* The words of one length that a bitext has: a bit each, numbered as numbers of base six. */
typedef struct word_set {
    unsigned char *bits;
    size_t size;     /* words: LETTERS to the power of `length` */
    unsigned length; /* letters of a word */
} word_set;

static void note_words(word_set *set, ntr_str text) {
    size_t number = 0, at = 0;
    unsigned run = 0;
    for (int32_t c; (c = ntr_utf8_next(text, &at)) >= 0;) {
        if (mask_is_separator(c)) continue;
        const int32_t folded = mask_fold(c);
        const char *letter = folded > 0 && folded < 128 ? strchr(MASK_LETTERS, (char)folded) : NULL;
        run = letter ? run + 1 : 0;
        if (!letter) continue;
        number = (number * LETTERS + (size_t)(letter - MASK_LETTERS)) % set->size;
        if (run >= set->length) set->bits[number / 8] |= (unsigned char)(1u << number % 8);
    }
}

/* Spells a number, and says whether it is good: no letter twice in a row, which engines are wont to shorten. */
static bool spell(char out[LONGEST + 1], const word_set *set, size_t number) {
    out[set->length] = '\0';
    for (unsigned i = set->length; i-- > 0; number /= LETTERS) out[i] = MASK_LETTERS[number % LETTERS];
    for (unsigned i = 1; i < set->length; i++)
        if (out[i] == out[i - 1]) return false;
    return true;
}

static bool find_absent(char out[LONGEST + 1], const word_set *set) {
    for (size_t number = 0; number < set->size; number++)
        if (!(set->bits[number / 8] >> number % 8 & 1) && spell(out, set, number)) return true;
    return false;
}

/* Looks at the whole text once for each length, so the time is linear whatever the text. */
ntr_str mask_find_word(ntr_arena *arena, const ntr_bitext *bitext) {
    char word[LONGEST + 1] = "";
    ntr_arena *scratch = ntr_arena_new();
    word_set set = {.size = LETTERS};
    bool found = false;
    for (set.length = 2; scratch && !found && set.length <= LONGEST; set.length++) {
        set.size *= LETTERS;
        set.bits = ntr_arena_alloc(scratch, set.size / 8 + 1);
        if (!set.bits) break;
        for (uint32_t i = 0; i < bitext->units.count; i++) note_words(&set, bitext->units.items[i].source);
        found = find_absent(word, &set);
    }
    ntr_arena_free(scratch);
    return found ? ntr_arena_copy(arena, ntr_str_from(word)) : NTR_STR_NONE;
}
