#include "align/lexical.h"

#include <math.h>
#include <stdlib.h>

/* How often the counterpart stands in the sentence that translates, when words are linked so: counted in hand-checked
 * alignments of manuals. What a text teaches replaces them (align/learn.h). */
static const float TRUST_NUMBER = 0.9f, TRUST_SAME = 0.8f, TRUST_SAME_SHORT = 0.5f, TRUST_MARK = 0.75f;
static const float TRUST_LISTED = 0.55f, TRUST_COMPOUND = 0.45f;

bool ntr_align_pairs_add(ntr_align_pairs *pairs, ntr_arena *arena, uint32_t src, uint32_t tgt, float trust) {
    ntr_align_pair *pair = NTR_PUSH(arena, &pairs->list);
    if (!pair) return false;
    *pair = (ntr_align_pair){src, tgt, trust};
    return true;
}

/* --- same forms --------------------------------------------------------------------------------------------------- */

static float trust_in_same(ntr_str form) {
    size_t at = 0;
    const int32_t first = ntr_utf8_next(form, &at);
    if (ntr_char_is_digit(first)) return TRUST_NUMBER;
    if (!ntr_char_is_letter(first)) return TRUST_MARK;
    return form.len > 3 ? TRUST_SAME : TRUST_SAME_SHORT; /* in, of, was are words of both languages */
}

/* The digits of a number without the marks that group them; `.ptr` NULL when the form is no number or has none. */
static ntr_str digits_of(ntr_arena *arena, ntr_str form) {
    if (form.len < 2 || form.len > 64 || form.ptr[0] < '0' || form.ptr[0] > '9') return NTR_STR_NONE;
    char digits[64];
    size_t count = 0;
    for (size_t i = 0; i < form.len; i++) {
        const char c = form.ptr[i];
        if (c >= '0' && c <= '9')
            digits[count++] = c;
        else if (c != '.' && c != ',')
            return NTR_STR_NONE;
    }
    return count == form.len ? form : ntr_arena_copy(arena, (ntr_str){digits, count});
}

static bool match_numbers(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                          const ntr_align_side *tgt) {
    ntr_map by_digits = {0}; /* of the target → its type; the last of several */
    for (uint32_t t = 0; t < tgt->type_count; t++) {
        const ntr_str digits = digits_of(arena, tgt->types[t].form);
        if (digits.ptr && !ntr_map_put(&by_digits, arena, digits, t)) return false;
    }
    for (uint32_t s = 0; s < src->type_count; s++) {
        const ntr_str digits = digits_of(arena, src->types[s].form);
        const uint32_t t = digits.ptr ? ntr_map_get(&by_digits, digits) : NTR_MAP_NONE;
        if (t != NTR_MAP_NONE && !ntr_align_pairs_add(pairs, arena, s, t, TRUST_NUMBER)) return false;
    }
    return true;
}

ntr_status ntr_align_match_forms(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                 const ntr_align_side *tgt, ntr_error *err) {
    for (uint32_t s = 0; s < src->type_count; s++) {
        const ntr_str form = src->types[s].form;
        const uint32_t t = ntr_map_get(&tgt->by_form, form);
        if (t != NTR_MAP_NONE && !ntr_align_pairs_add(pairs, arena, s, t, trust_in_same(form)))
            return ntr_error_memory(err);
    }
    return match_numbers(pairs, arena, src, tgt) ? NTR_OK : ntr_error_memory(err);
}

/* --- the lexicon -------------------------------------------------------------------------------------------------- */

typedef struct matcher {
    ntr_align_pairs *pairs;
    ntr_arena *arena;
    const ntr_align_side *tgt;
    uint32_t *first;          /* per English word of the lexicon: the first of its types in the text, chained */
    NTR_LIST(uint32_t) types; /* of the chains */
    NTR_LIST(uint32_t) next;
    uint32_t type; /* of the side being walked */
    float trust;
} matcher;

static bool chain_type(void *self, uint32_t english) {
    matcher *m = self;
    uint32_t *type = NTR_PUSH(m->arena, &m->types);
    uint32_t *next = type ? NTR_PUSH(m->arena, &m->next) : NULL;
    if (!next) return false;
    *type = m->type;
    *next = m->first[english];
    m->first[english] = m->types.count - 1;
    return true;
}

static bool pair_types(void *self, uint32_t english) {
    matcher *m = self;
    for (uint32_t at = m->first[english]; at != NTR_MAP_NONE; at = m->next.items[at])
        if (!ntr_align_pairs_add(m->pairs, m->arena, m->type, m->types.items[at], m->trust)) return false;
    return true;
}

static bool is_word(ntr_str form) {
    size_t at = 0;
    return ntr_char_is_letter(ntr_utf8_next(form, &at));
}

static bool match_listed(matcher *m, const ntr_align_side *src, const ntr_align_lexicon *lexicon) {
    m->first = ntr_arena_array(m->arena, lexicon->english_count + 1, sizeof *m->first);
    if (!m->first) return false;
    for (uint32_t i = 0; i < lexicon->english_count; i++) m->first[i] = NTR_MAP_NONE;
    for (m->type = 0; m->type < m->tgt->type_count; m->type++)
        if (is_word(m->tgt->types[m->type].form) &&
            !ntr_align_lexicon_bases(lexicon, m->tgt->types[m->type].form, chain_type, m))
            return false;
    for (m->type = 0; m->type < src->type_count; m->type++) {
        if (!is_word(src->types[m->type].form)) continue;
        bool compound;
        const uint32_t before = m->pairs->list.count;
        m->trust = TRUST_LISTED;
        if (!ntr_align_lexicon_translate(lexicon, src->types[m->type].form, pair_types, m, &compound)) return false;
        if (!compound) continue;
        for (uint32_t i = before; i < m->pairs->list.count; i++) m->pairs->list.items[i].trust = TRUST_COMPOUND;
    }
    return true;
}

ntr_status ntr_align_match_lexicon(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                   const ntr_align_side *tgt, const ntr_align_lexicon *lexicon, ntr_error *err) {
    matcher m = {.pairs = pairs, .arena = arena, .tgt = tgt};
    return match_listed(&m, src, lexicon) ? NTR_OK : ntr_error_memory(err);
}

/* --- both directions ---------------------------------------------------------------------------------------------- */

static int compare_pairs(const void *left, const void *right) {
    const ntr_align_pair *a = left, *b = right;
    if (a->src != b->src) return a->src < b->src ? -1 : 1;
    if (a->tgt != b->tgt) return a->tgt < b->tgt ? -1 : 1;
    return a->trust > b->trust ? -1 : a->trust < b->trust;
}

static void drop_doubles(ntr_align_pairs *pairs) {
    ntr_align_pair *items = pairs->list.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < pairs->list.count; i++)
        if (kept == 0 || items[kept - 1].src != items[i].src || items[kept - 1].tgt != items[i].tgt)
            items[kept++] = items[i];
    pairs->list.count = kept;
}

/* Counting sort of the pairs by the type of one side. */
static bool relate(ntr_align_relation *out, ntr_arena *arena, const ntr_align_pairs *pairs, uint32_t types, bool back) {
    out->words = ntr_arena_array(arena, types + 2u, sizeof *out->words);
    out->links = ntr_arena_array(arena, pairs->list.count + 1u, sizeof *out->links);
    if (!out->words || !out->links) return false;
    ntr_align_word *shifted = out->words + 1; /* while filling, item t tells where t + 1 is to go on */
    for (uint32_t i = 0; i < pairs->list.count; i++) {
        const ntr_align_pair *pair = &pairs->list.items[i];
        shifted[back ? pair->tgt : pair->src].first_link++;
    }
    uint32_t start = 0;
    for (uint32_t t = 0; t <= types; t++) {
        const uint32_t count = shifted[t].first_link;
        shifted[t].first_link = start;
        start += count;
    }
    for (uint32_t i = 0; i < pairs->list.count; i++) {
        const ntr_align_pair *pair = &pairs->list.items[i];
        const uint32_t from = back ? pair->tgt : pair->src;
        out->links[shifted[from].first_link++] = back ? pair->src : pair->tgt;
        if (out->words[from].trust < pair->trust) out->words[from].trust = pair->trust;
    }
    return true;
}

ntr_status ntr_align_relate(ntr_align_relation *forward, ntr_align_relation *backward, ntr_arena *arena,
                            ntr_align_pairs *pairs, const ntr_align_side *src, const ntr_align_side *tgt,
                            ntr_error *err) {
    if (pairs->list.count) qsort(pairs->list.items, pairs->list.count, sizeof *pairs->list.items, compare_pairs);
    drop_doubles(pairs);
    const bool good =
        relate(forward, arena, pairs, src->type_count, false) && relate(backward, arena, pairs, tgt->type_count, true);
    return good ? NTR_OK : ntr_error_memory(err);
}

/* A word that matches by chance in one sentence of q gains ln(trust / q) by a match. Rarer than one in CHANCE_FLOOR
 * counts as that, for the rivals of a bead are its neighbours, not the whole text; so a long text weighs as a short
 * one. */
static const double CHANCE_FLOOR = 500.0, LEAST_GAIN = 0.15;

void ntr_align_weigh(ntr_align_relation *relation, const ntr_align_side *from, const ntr_align_side *to) {
    for (uint32_t t = 0; t < from->type_count; t++) {
        ntr_align_word *word = &relation->words[t];
        word->gain = word->loss = 0.0f;
        double spread = 0.5;
        for (uint32_t k = word->first_link; k < word[1].first_link; k++)
            spread += ntr_align_side_spread(to, relation->links[k]);
        double chance = spread / (to->count + 1.0);
        if (chance < 1.0 / CHANCE_FLOOR) chance = 1.0 / CHANCE_FLOOR;
        if (word->first_link == word[1].first_link || chance >= word->trust) continue;
        const double gain = log(word->trust / chance);
        if (gain < LEAST_GAIN) continue;
        word->gain = (float)gain;
        word->loss = (float)log((1.0 - chance) / (1.0 - word->trust));
    }
}
