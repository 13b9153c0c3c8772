/* Writes a glossary of COUNT entries as TSV to standard output, always the same: words built from syllables by rule, so
 * that there is neither a word list nor a licence. For benchmarks and tests of size.
 * Usage: make_glossary COUNT */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* xorshift64 (Marsaglia 2003): the same sequence on every machine. */
static uint32_t next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

static const char *pick(uint64_t *state, const char *const *items, uint32_t count) {
    return items[next(state) % count];
}

#define PICK(state, items) pick(state, items, sizeof(items) / sizeof *(items))

/* Open syllables and a closed one at the end, as Dutch has them: ka-ro-ment. */
static void put_word(uint64_t *state, uint32_t syllables) {
    static const char *const onsets[] = {"b", "d",  "f",   "g", "k",  "l", "m", "n", "p",  "r",
                                         "s", "st", "sch", "t", "tr", "v", "w", "z", "kl", "br"};
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "ie", "oe", "ei", "ui", "ë"};
    static const char *const codas[] = {"n", "t", "l", "r", "s", "nd", "ng", "st", "k", "ment", "heid", "ing"};
    for (uint32_t i = 0; i < syllables; i++) printf("%s%s", PICK(state, onsets), PICK(state, vowels));
    fputs(PICK(state, codas), stdout);
}

/* The number is in the word, so that no two entries are the same. */
static void put_entry(uint64_t *state, uint64_t number) {
    static const char *const parts_of_speech[] = {"noun", "noun", "noun", "verb", "adj"};
    static const char *const domains[] = {"law", "migration", "defence", "government", "economy", "health"};
    const char *pos = PICK(state, parts_of_speech);
    put_word(state, 1 + next(state) % 3);
    if (next(state) % 5 == 0) putchar(' ');
    for (uint64_t rest = number; rest > 0; rest /= 20) putchar("bdfgklmnprstvwzaeiou"[rest % 20]);
    putchar('\t');
    put_word(state, 2);
    if (next(state) % 3 == 0) putchar(' ');
    put_word(state, 1);
    printf("\t%s\t%s\tpreferred\t%s\tignore\t\n", pos, pos[0] == 'n' ? "c" : "", PICK(state, domains));
}

int main(int argc, char **argv) {
    const uint64_t count = argc == 2 ? strtoull(argv[1], NULL, 10) : 0;
    if (count == 0) {
        fputs("usage: make_glossary COUNT\n", stderr);
        return 2;
    }
    uint64_t state = UINT64_C(0x9E3779B97F4A7C15);
    puts("nl\ten\tpos\tgender\tstatus\tdomain\tcase\tnote");
    for (uint64_t i = 1; i <= count; i++) put_entry(&state, i);
    return fflush(stdout) == 0 ? 0 : 1;
}
