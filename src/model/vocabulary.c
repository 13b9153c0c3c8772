#include "model/vocabulary.h"

ntr_vocabulary *ntr_vocabulary_new(void) {
    ntr_arena *arena = ntr_arena_new();
    ntr_vocabulary *vocabulary = arena ? ntr_arena_alloc(arena, sizeof *vocabulary) : NULL;
    if (vocabulary) {
        vocabulary->arena = arena;
    } else {
        ntr_arena_free(arena);
    }
    return vocabulary;
}

void ntr_vocabulary_free(ntr_vocabulary *vocabulary) {
    if (vocabulary) ntr_arena_free(vocabulary->arena);
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
    word->shape = ntr_case_of(copy);
    const uint32_t number = vocabulary->words.count - 1;
    return ntr_map_put(&vocabulary->by_form, vocabulary->arena, copy, number) ? number : NTR_MAP_NONE;
}
