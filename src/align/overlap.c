#include "align/overlap.h"

/* One direction at work: the words of `from` looked for in `to`. */
typedef struct searcher {
    ntr_align_overlap *overlap;
    const ntr_align_stretch *stretch;
    const ntr_align_side *from;
    const ntr_align_side *to;
    const ntr_align_relation *relation;
    ntr_align_weight *weights; /* of the sentences of `from` */
    bool back;                 /* from target to source */
} searcher;

/* The first posting of `type` that is not before sentence `least`. */
static uint32_t first_posting_from(const ntr_align_side *side, uint32_t type, uint32_t least) {
    uint32_t low = side->types[type].first_posting, high = side->types[type + 1].first_posting;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (side->postings[middle] < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The sentences of `to` from `least` up to and including `most` in which the word has a match. */
static uint32_t find_matches(const searcher *s, uint32_t type, uint32_t least, uint32_t most) {
    ntr_align_overlap *o = s->overlap;
    uint32_t count = 0;
    o->search++;
    for (uint32_t k = s->relation->words[type].first_link; k < s->relation->words[type + 1].first_link; k++) {
        const uint32_t other = s->relation->links[k], end = s->to->types[other + 1].first_posting;
        for (uint32_t at = first_posting_from(s->to, other, least); at < end && s->to->postings[at] <= most; at++) {
            const uint32_t sentence = s->to->postings[at];
            if (o->stamps[sentence] == o->search) continue;
            o->stamps[sentence] = o->search;
            o->found[count++] = sentence;
        }
    }
    return count;
}

static float *covered_at(const searcher *s, uint32_t from, uint32_t to) {
    const uint32_t i = s->back ? to : from, j = s->back ? from : to;
    ntr_align_cell *cell = &s->overlap->cells[ntr_align_stretch_cell(s->stretch, i, j)];
    return s->back ? cell->tgt : cell->src;
}

static void search_word(const searcher *s, uint32_t sentence, uint32_t type, uint32_t least, uint32_t most) {
    const ntr_align_overlap *o = s->overlap;
    const ntr_align_word *word = &s->relation->words[type];
    const float loss = (float)o->params->loss * word->loss, weight = (float)o->params->gain * word->gain + loss;
    s->weights[sentence].matchable += weight;
    s->weights[sentence].loss += loss;
    const uint32_t count = find_matches(s, type, least, most);
    for (uint32_t k = 0; k < count; k++) {
        float *covered = covered_at(s, sentence, o->found[k]);
        for (uint32_t d = 0; d < NTR_BEAD_MOST; d++) {
            if (d > 0 && o->found[k] >= d && o->stamps[o->found[k] - d] == o->search) break;
            covered[d] += weight;
        }
    }
}

static void search_sentence(const searcher *s, uint32_t sentence, uint32_t least, uint32_t most) {
    s->weights[sentence] = (ntr_align_weight){0.0f, 0.0f};
    for (uint32_t k = s->from->sentences[sentence].first_token; k < s->from->sentences[sentence + 1].first_token; k++) {
        const uint32_t type = s->from->tokens.items[k];
        if (s->relation->words[type].gain > 0.0f) search_word(s, sentence, type, least, most);
    }
}

static void search_forward(const searcher *s) {
    for (uint32_t i = s->stretch->first; i <= s->stretch->last && i < s->from->count; i++)
        search_sentence(s, i, ntr_align_stretch_lo(s->stretch, i), ntr_align_stretch_hi(s->stretch, i));
}

/* The rows that have column j follow each other, and neither end of them ever moves back. */
static void search_back(const searcher *s) {
    const ntr_align_stretch *stretch = s->stretch;
    uint32_t least = stretch->first, most = least;
    const uint32_t end = ntr_align_stretch_hi(stretch, stretch->last);
    for (uint32_t j = ntr_align_stretch_lo(stretch, least); j <= end && j < s->from->count; j++) {
        while (ntr_align_stretch_hi(stretch, least) < j) least++;
        if (most < least) most = least;
        while (most < stretch->last && ntr_align_stretch_lo(stretch, most + 1) <= j) most++;
        search_sentence(s, j, least, most);
    }
}

ntr_status ntr_align_overlap_prepare(ntr_align_overlap *overlap, ntr_arena *arena, const ntr_align_params *params,
                                     const ntr_align_side *src, const ntr_align_side *tgt,
                                     const ntr_align_relation *forward, const ntr_align_relation *backward,
                                     ntr_error *err) {
    const uint32_t most = (src->count > tgt->count ? src->count : tgt->count) + 1u;
    *overlap = (ntr_align_overlap){.params = params, .src = src, .tgt = tgt, .forward = forward, .backward = backward};
    overlap->src_weights = ntr_arena_array(arena, src->count + 1u, sizeof *overlap->src_weights);
    overlap->tgt_weights = ntr_arena_array(arena, tgt->count + 1u, sizeof *overlap->tgt_weights);
    overlap->stamps = ntr_arena_array(arena, most, sizeof *overlap->stamps);
    overlap->found = ntr_arena_array(arena, most, sizeof *overlap->found);
    const bool good = overlap->src_weights && overlap->tgt_weights && overlap->stamps && overlap->found;
    return good ? NTR_OK : ntr_error_memory(err);
}

ntr_status ntr_align_overlap_fill(ntr_align_overlap *overlap, ntr_arena *scratch, const ntr_align_stretch *stretch,
                                  ntr_error *err) {
    overlap->cells = ntr_arena_array(scratch, ntr_align_stretch_cells(stretch), sizeof *overlap->cells);
    if (!overlap->cells) return ntr_error_memory(err);
    const searcher forward = {overlap, stretch, overlap->src, overlap->tgt, overlap->forward, overlap->src_weights,
                              false};
    const searcher back = {overlap, stretch, overlap->tgt, overlap->src, overlap->backward, overlap->tgt_weights, true};
    search_forward(&forward);
    search_back(&back);
    return NTR_OK;
}
