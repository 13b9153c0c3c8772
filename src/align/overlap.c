#include "align/overlap.h"

/* One direction at work: the words of `from` looked for in `to`. */
typedef struct searcher {
    ntr_align_overlap *overlap;
    const ntr_align_corridor *corridor;
    const ntr_align_side *from;
    const ntr_align_side *to;
    const ntr_align_relation *relation;
    const ntr_align_params *params;
    ntr_align_weight *weights; /* of the sentences of `from` */
    uint64_t *stamps;          /* per sentence of `to`: the last search that found something there */
    uint64_t search;           /* number of this one */
    uint32_t *found;           /* sentences of `to` that this search found */
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
static uint32_t find_matches(searcher *s, uint32_t type, uint32_t least, uint32_t most) {
    uint32_t count = 0;
    s->search++;
    for (uint32_t k = s->relation->words[type].first_link; k < s->relation->words[type + 1].first_link; k++) {
        const uint32_t other = s->relation->links[k], end = s->to->types[other + 1].first_posting;
        for (uint32_t at = first_posting_from(s->to, other, least); at < end && s->to->postings[at] <= most; at++) {
            const uint32_t sentence = s->to->postings[at];
            if (s->stamps[sentence] == s->search) continue;
            s->stamps[sentence] = s->search;
            s->found[count++] = sentence;
        }
    }
    return count;
}

static float *covered_at(const searcher *s, uint32_t from, uint32_t to) {
    const uint32_t i = s->back ? to : from, j = s->back ? from : to;
    ntr_align_cell *cell = &s->overlap->cells[ntr_align_corridor_cell(s->corridor, i, j)];
    return s->back ? cell->tgt : cell->src;
}

static void search_word(searcher *s, uint32_t sentence, uint32_t type, uint32_t least, uint32_t most) {
    const ntr_align_word *word = &s->relation->words[type];
    const float loss = (float)s->params->loss * word->loss, weight = (float)s->params->gain * word->gain + loss;
    s->weights[sentence].matchable += weight;
    s->weights[sentence].loss += loss;
    const uint32_t count = find_matches(s, type, least, most);
    for (uint32_t k = 0; k < count; k++) {
        float *covered = covered_at(s, sentence, s->found[k]);
        for (uint32_t d = 0; d < NTR_BEAD_MOST; d++) {
            if (d > 0 && s->found[k] >= d && s->stamps[s->found[k] - d] == s->search) break;
            covered[d] += weight;
        }
    }
}

static void search_sentence(searcher *s, uint32_t sentence, uint32_t least, uint32_t most) {
    for (uint32_t k = s->from->sentences[sentence].first_token; k < s->from->sentences[sentence + 1].first_token; k++) {
        const uint32_t type = s->from->tokens.items[k];
        if (s->relation->words[type].gain > 0.0f) search_word(s, sentence, type, least, most);
    }
}

static void search_forward(searcher *s) {
    for (uint32_t i = 0; i < s->from->count; i++) search_sentence(s, i, s->corridor->lo[i], s->corridor->hi[i]);
}

/* The rows that have column j follow each other, and neither end of them ever moves back. */
static void search_back(searcher *s) {
    uint32_t least = 0, most = 0;
    for (uint32_t j = 0; j < s->from->count; j++) {
        while (s->corridor->hi[least] < j) least++;
        if (most < least) most = least;
        while (most + 1 < s->corridor->rows && s->corridor->lo[most + 1] <= j) most++;
        search_sentence(s, j, least, most);
    }
}

ntr_status ntr_align_overlap_find(ntr_align_overlap *overlap, ntr_arena *arena, const ntr_align_corridor *corridor,
                                  const ntr_align_side *src, const ntr_align_side *tgt,
                                  const ntr_align_relation *forward, const ntr_align_relation *backward,
                                  const ntr_align_params *params, ntr_error *err) {
    const uint32_t most = (src->count > tgt->count ? src->count : tgt->count) + 1u;
    overlap->cells = ntr_arena_array(arena, corridor->start[corridor->rows], sizeof *overlap->cells);
    overlap->src = ntr_arena_array(arena, src->count + 1u, sizeof *overlap->src);
    overlap->tgt = ntr_arena_array(arena, tgt->count + 1u, sizeof *overlap->tgt);
    searcher s = {.overlap = overlap, .corridor = corridor, .params = params};
    s.stamps = ntr_arena_array(arena, most, sizeof *s.stamps);
    s.found = ntr_arena_array(arena, most, sizeof *s.found);
    if (!overlap->cells || !overlap->src || !overlap->tgt || !s.stamps || !s.found) return ntr_error_memory(err);
    s.from = src, s.to = tgt, s.relation = forward, s.weights = overlap->src;
    search_forward(&s);
    s.from = tgt, s.to = src, s.relation = backward, s.weights = overlap->tgt, s.back = true;
    search_back(&s);
    return NTR_OK;
}
