/* Dutch spelling of open and closed syllables, on folded words: what every inflection rule needs. */
#ifndef NTRANS_LANG_SPELLING_H
#define NTRANS_LANG_SPELLING_H

#include "ntrans/text.h"

/* Longer words are not inflected; Hunspell stops at 100 bytes too. */
enum { NTR_FORM_SIZE = 112 };

/* A word being built. Plain data; what does not fit makes it empty for good, and an empty form matches nothing. */
typedef struct ntr_form {
    char bytes[NTR_FORM_SIZE];
    size_t len;
} ntr_form;

/* The parts one behind the other; NTR_STR_NONE for those that are not wanted. */
ntr_form ntr_form_join(ntr_str first, ntr_str second, ntr_str third);

static inline ntr_str ntr_form_str(const ntr_form *form) {
    return (ntr_str){form->bytes, form->len};
}

static inline bool ntr_ends_with(ntr_str word, const char *ending) {
    const size_t length = strlen(ending);
    return word.len >= length && memcmp(word.ptr + word.len - length, ending, length) == 0;
}
bool ntr_starts_with(ntr_str word, const char *beginning);

/* Without its last `count` bytes; the caller knows that it has them. */
static inline ntr_str ntr_cut_end(ntr_str word, size_t count) {
    return (ntr_str){word.ptr, word.len - count};
}

/* Whether the character that ends at byte `end` is a vowel; y counts as one, so do é and ë. False at the start. */
bool ntr_vowel_before(ntr_str word, size_t end);

/* Vowel groups, ij as one: landbouw 2, ministerie 4. */
unsigned ntr_syllables(ntr_str word);

enum { NTR_STEM_LIMIT = 4 };

/* Spellings of a stem, likeliest first. */
typedef struct ntr_stems {
    ntr_form items[NTR_STEM_LIMIT];
    unsigned count;
} ntr_stems;

/* How a word is spelt before -e, -en, -er: maan → man, bal → ball, brief → briev, huis → huiz; where the stress decides
 * both: monnik → monnikk, monnik. Each is only a possibility: kans → kanz, kans. */
void ntr_stem_open(ntr_stems *out, ntr_str word);

/* The inverse: how what stands before -e, -en, -er is spelt alone: man → maan, man; ball → bal; briev → brief. */
void ntr_stem_close(ntr_stems *out, ntr_str stem);

#endif
