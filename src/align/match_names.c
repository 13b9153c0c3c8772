/* Names that English transliterates in its own way: Tsjoepik – Chupik, Zjirinovski – Zhirinovsky. */
#include "align/lexical.h"
#include "lang/namer.h"

static const float TRUST_NAME = 0.85f;

enum { SHORTEST_NAME = 4 };

/* A word that is always capitalised in the target too, and no other spelling of the same letters. */
static bool pair_form(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *tgt, uint32_t name,
                      ntr_str english) {
    const ntr_str folded = ntr_fold(arena, english);
    if (!folded.ptr) return false;
    const uint32_t type = ntr_map_get(&tgt->by_form, folded);
    if (type == NTR_MAP_NONE || !tgt->types[type].capital) return true;
    return ntr_align_pairs_add(pairs, arena, name, type, TRUST_NAME);
}

/* The letters of a name alone seldom prove where it comes from; here it need not be proved, for the other text must
 * have the English form. */
static const ntr_name_hints benevolent = {.evidence = 300};

static ntr_status pair_name(ntr_align_pairs *pairs, ntr_arena *arena, ntr_namer *namer, const ntr_align_side *src,
                            const ntr_align_side *tgt, uint32_t name, ntr_error *err) {
    ntr_name_answer answer;
    const ntr_str capitalised = ntr_capitalise(arena, src->types[name].form);
    if (!capitalised.ptr) return ntr_error_memory(err);
    NTR_TRY(ntr_namer_tidy(namer, err));
    NTR_TRY(ntr_namer_convert(&answer, namer, capitalised, &benevolent, err));
    bool good = pair_form(pairs, arena, tgt, name, answer.en);
    for (uint32_t i = 0; good && i < answer.alternative_count; i++)
        good = pair_form(pairs, arena, tgt, name, answer.alternatives[i]);
    return good ? NTR_OK : ntr_error_memory(err);
}

static bool may_be_name(const ntr_align_type *type) {
    size_t at = 0;
    return type->capital && type->form.len >= SHORTEST_NAME && ntr_char_is_letter(ntr_utf8_next(type->form, &at));
}

static ntr_status pair_names(ntr_align_pairs *pairs, ntr_arena *arena, ntr_namer *namer, const ntr_align_side *src,
                             const ntr_align_side *tgt, ntr_error *err) {
    for (uint32_t s = 0; s < src->type_count; s++) {
        const bool same = ntr_map_get(&tgt->by_form, src->types[s].form) != NTR_MAP_NONE;
        if (!same && may_be_name(&src->types[s])) NTR_TRY(pair_name(pairs, arena, namer, src, tgt, s, err));
    }
    return NTR_OK;
}

ntr_status ntr_align_match_names(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                 const ntr_align_side *tgt, const ntr_lexicon *words, ntr_error *err) {
    ntr_namer *namer;
    NTR_TRY(ntr_namer_new(&namer, words, NULL, NTR_HOUSE_PRESS, false, err));
    const ntr_status status = pair_names(pairs, arena, namer, src, tgt, err);
    ntr_namer_free(namer);
    return status;
}
