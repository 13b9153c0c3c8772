#include "model/vocabulary.h"

ntr_vocabulary *ntr_vocabulary_new(void) {
    ntr_arena *arena;
    ntr_vocabulary *vocabulary = ntr_arena_new_owned(&arena, sizeof *vocabulary);
    if (vocabulary) vocabulary->arena = arena;
    return vocabulary;
}

void ntr_vocabulary_free(ntr_vocabulary *vocabulary) {
    if (vocabulary) ntr_arena_free(vocabulary->arena);
}

/* A letter makes a word, else a digit makes a number. */
static ntr_token_kind kind_of(ntr_str form) {
    bool digit = false;
    for (size_t i = 0; i < form.len;) {
        const int32_t c = ntr_utf8_next(form, &i);
        if (ntr_char_is_letter(c)) return NTR_WORD;
        digit = digit || ntr_char_is_digit(c);
    }
    return digit ? NTR_NUMBER : NTR_PUNCTUATION;
}

uint32_t ntr_vocabulary_intern(ntr_vocabulary *vocabulary, ntr_str form) {
    const uint32_t known = ntr_map_get(&vocabulary->by_form, form);
    if (known != NTR_MAP_NONE) return known;
    const ntr_str copy = ntr_arena_copy(vocabulary->arena, form);
    const ntr_str folded = copy.ptr ? ntr_fold(vocabulary->arena, copy) : NTR_STR_NONE;
    ntr_word *word = folded.ptr ? NTR_PUSH(vocabulary->arena, &vocabulary->words) : NULL;
    if (!word) return NTR_MAP_NONE;
    word->form = copy;
    word->folded = folded;
    word->kind = kind_of(copy);
    word->shape = ntr_case_of(copy);
    const uint32_t number = vocabulary->words.count - 1;
    return ntr_map_put(&vocabulary->by_form, vocabulary->arena, copy, number) ? number : NTR_MAP_NONE;
}
