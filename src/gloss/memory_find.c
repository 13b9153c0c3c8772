/* Looking up: pairs whose source is the same, by its hash; then pairs whose source is alike, by the index. */
#include <math.h>
#include <stdlib.h>

#include "gloss/memory_score.h"
#include "gloss/memory_store.h"

/* Rows that are looked at for one source: a sentence that occurs more often is not looked through. */
enum { SAME_LIMIT = 200 };

/* One lookup. */
typedef struct lookup {
    ntr_memory *memory;
    const ntr_memory_query *query;
    ntr_hits *out;
    ntr_arena *arena; /* of its own */
    ntr_buffer codes; /* of the query, as the database has them */
    memory_text text;
    memory_pattern pattern;
    memory_text other; /* of the candidate at hand */
    unsigned least;    /* what a candidate must reach; it rises while better ones are found */
} lookup;

void ntr_hits_dispose(ntr_hits *hits) {
    if (!hits) return;
    ntr_arena_free(hits->arena);
    *hits = (ntr_hits){0};
}

/* --- order -------------------------------------------------------------------------------------------------------- */

static int later(int64_t a, int64_t b) {
    return a > b ? -1 : a < b;
}

static int compare_hits(const void *left, const void *right) {
    const ntr_hit *a = left, *b = right;
    if (a->score != b->score) return later(a->score, b->score);
    if (a->pair.state != b->pair.state) return later(a->pair.state, b->pair.state);
    if (a->pair.from.changed != b->pair.from.changed) return later(a->pair.from.changed, b->pair.from.changed);
    return later(a->pair.number, b->pair.number);
}

static bool same_english(const ntr_hit *a, const ntr_hit *b) {
    return ntr_str_equal(a->pair.target, b->pair.target) && a->pair.target_codes.count == b->pair.target_codes.count;
}

/* Sorts those from `first` on, and leaves the best of each English within the limit. */
static void keep_best(lookup *l, uint32_t first) {
    ntr_hit *hits = l->out->list.items;
    const uint32_t count = l->out->list.count;
    uint32_t kept = first;
    if (count > first + 1) qsort(hits + first, count - first, sizeof *hits, compare_hits);
    for (uint32_t i = first; i < count && kept < first + l->query->limit; i++) {
        bool known = false;
        for (uint32_t k = first; k < kept && !known; k++) known = same_english(&hits[k], &hits[i]);
        if (!known) hits[kept++] = hits[i];
    }
    l->out->list.count = kept;
}

static ntr_status add_hit(lookup *l, ntr_query *row, unsigned score, ntr_error *err) {
    ntr_hit *hit = NTR_PUSH(l->out->arena, &l->out->list);
    if (!hit || !memory_pair_read(&hit->pair, l->out->arena, row)) return ntr_error_memory(err);
    hit->score = score;
    return NTR_OK;
}

/* --- the same ----------------------------------------------------------------------------------------------------- */

static bool has_source(const lookup *l, ntr_query *row, int source, int codes) {
    return ntr_str_equal(ntr_query_text(row, source), l->query->source) &&
           ntr_str_equal(ntr_query_text(row, codes), ntr_buffer_str(&l->codes));
}

static ntr_status add_rows(lookup *l, ntr_query *query, unsigned score, ntr_error *err) {
    bool row;
    for (;;) {
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        if (!has_source(l, query, 1, 2)) continue;
        const ntr_status status = add_hit(l, query, score, err);
        if (status == NTR_OK) continue;
        ntr_query_reset(query);
        return status;
    }
}

/* Neighbours that are unknown, or none on either side, say nothing. */
static bool has_context(const ntr_memory_query *query) {
    return query->before && query->behind && (query->before > NTR_MEMORY_EDGE || query->behind > NTR_MEMORY_EDGE);
}

static ntr_status find_same(lookup *l, ntr_error *err) {
    const int64_t hash = (int64_t)ntr_memory_hash(l->query->source, l->query->codes);
    ntr_query *query;
    if (has_context(l->query)) {
        NTR_TRY(memory_query(&query, l->memory, MEMORY_SAME_CONTEXT, err));
        ntr_query_set_int(query, 1, hash);
        ntr_query_set_int(query, 2, (int64_t)l->query->before);
        ntr_query_set_int(query, 3, (int64_t)l->query->behind);
        ntr_query_set_int(query, 4, SAME_LIMIT);
        NTR_TRY(add_rows(l, query, NTR_SCORE_CONTEXT, err));
    }
    if (l->query->least > NTR_SCORE_SAME) return NTR_OK;
    NTR_TRY(memory_query(&query, l->memory, MEMORY_SAME_SOURCE, err));
    ntr_query_set_int(query, 1, hash);
    ntr_query_set_int(query, 2, SAME_LIMIT);
    return add_rows(l, query, NTR_SCORE_SAME, err);
}

/* --- candidates: pairs that share grams --------------------------------------------------------------------------- */

/* Numbers of pairs that are read for one lookup before the grams of many pairs are left out, and pairs that are
 * compared. */
enum { POSTINGS_ENOUGH = 60000, POSTINGS_MOST = 1000000, COMPARED = 250 };

typedef struct gram {
    uint64_t gram;
    int64_t count; /* pairs that have it */
} gram;

static int compare_grams(const void *left, const void *right) {
    const gram *a = left, *b = right;
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    return a->gram < b->gram ? -1 : a->gram > b->gram;
}

static ntr_status count_grams(gram **out, uint32_t *count, lookup *l, ntr_error *err) {
    memory_grams grams;
    ntr_query *query;
    bool row;
    *count = 0;
    *out = NULL;
    if (!memory_grams_make(&grams, l->arena, &l->text)) return ntr_error_memory(err);
    if (!(*out = ntr_arena_array(l->arena, grams.count + 1, sizeof **out))) return ntr_error_memory(err);
    NTR_TRY(memory_query(&query, l->memory, MEMORY_GRAM_COUNT, err));
    for (uint32_t i = 0; i < grams.count; i++) {
        ntr_query_set_int(query, 1, memory_gram_first(grams.items[i]));
        ntr_query_set_int(query, 2, memory_gram_last(grams.items[i]));
        NTR_TRY(ntr_query_step(&row, query, err));
        const int64_t pairs = row ? ntr_query_int(query, 0) : 0;
        ntr_query_reset(query);
        if (pairs > 0) (*out)[(*count)++] = (gram){grams.items[i], pairs};
    }
    if (*count > 1) qsort(*out, *count, sizeof **out, compare_grams);
    return NTR_OK;
}

static ntr_status prepare_tally(ntr_memory *memory, ntr_error *err) {
    int64_t most;
    memory_tally *tally = &memory->tally;
    NTR_TRY(ntr_db_number(&most, memory->db, "SELECT max(id) FROM memory", err));
    tally->touched.items = NULL;
    tally->touched.count = tally->touched.capacity = 0;
    if (most < tally->size) return NTR_OK;
    free(tally->weights);
    tally->size = most + 1;
    tally->weights = calloc((size_t)tally->size, sizeof *tally->weights);
    if (tally->weights) return NTR_OK;
    tally->size = 0;
    return ntr_error_memory(err);
}

/* A rare gram says more than a frequent one. */
static uint16_t weight_of(const gram *g, int64_t pairs) {
    if (g->count > pairs) return 1; /* most of them removed */
    return (uint16_t)(1 + 16 * log2((double)(pairs + 1) / (double)g->count));
}

/* Counts the pairs of one row of the index whose length can fit. */
static ntr_status tally_row(lookup *l, ntr_str ids, uint16_t weight, ntr_error *err) {
    memory_tally *tally = &l->memory->tally;
    memory_posting_at at = {0, 0};
    const unsigned class = memory_class_of(l->text.count);
    while (memory_posting_next(&at, &ids)) {
        if (at.length_class + 1 < class || at.length_class > class + 1) continue;
        if (at.id < 0 || at.id >= tally->size) continue; /* added meanwhile, or damaged */
        uint16_t *sum = &tally->weights[at.id];
        if (*sum == 0) {
            int64_t *touched = NTR_PUSH(l->arena, &tally->touched);
            if (!touched) return ntr_error_memory(err);
            *touched = at.id;
        }
        *sum = *sum > UINT16_MAX - weight ? UINT16_MAX : (uint16_t)(*sum + weight);
    }
    return NTR_OK;
}

static ntr_status tally_gram(lookup *l, const gram *g, ntr_error *err) {
    ntr_query *query;
    const uint16_t weight = weight_of(g, l->memory->tally.size);
    NTR_TRY(memory_query(&query, l->memory, MEMORY_GRAM_IDS, err));
    ntr_query_set_int(query, 1, memory_gram_first(g->gram));
    ntr_query_set_int(query, 2, memory_gram_last(g->gram));
    for (bool row;;) {
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        const ntr_status status = tally_row(l, ntr_query_text(query, 0), weight, err);
        if (status == NTR_OK) continue;
        ntr_query_reset(query);
        return status;
    }
}

/* From the rarest gram on. A text that is alike shares about half of them, so that after half of them and some each
 * that can be good has been met; where the rest are in very many pairs, they are not read. */
static ntr_status tally_grams(lookup *l, const gram *grams, uint32_t count, ntr_error *err) {
    int64_t read = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bool enough = read + grams[i].count > POSTINGS_ENOUGH && i > count / 2 + 1;
        if (enough || (i > 0 && read + grams[i].count > POSTINGS_MOST)) break;
        NTR_TRY(tally_gram(l, &grams[i], err));
        read += grams[i].count;
    }
    return NTR_OK;
}

/* The least weight that the best COMPARED candidates have. */
static uint16_t cut_weight(const memory_tally *tally) {
    enum { STEP = 16, STEPS = UINT16_MAX / STEP + 1 };
    uint32_t counts[STEPS] = {0}, sum = 0;
    for (uint32_t i = 0; i < tally->touched.count; i++) counts[tally->weights[tally->touched.items[i]] / STEP]++;
    for (uint32_t step = STEPS; step-- > 0;) {
        sum += counts[step];
        if (sum > COMPARED) return (uint16_t)((step + (sum > counts[step])) * STEP);
    }
    return 1;
}

typedef struct contender {
    int64_t number;
    uint16_t weight;
} contender;

static int compare_contenders(const void *left, const void *right) {
    const contender *a = left, *b = right;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return a->number < b->number ? 1 : a->number > b->number ? -1 : 0;
}

/* Those that share most, best first; of very many that share as much, the newest. */
static bool choose(contender **out, uint32_t *count, lookup *l) {
    const memory_tally *tally = &l->memory->tally;
    const uint16_t cut = cut_weight(tally);
    *count = 0;
    *out = ntr_arena_array(l->arena, tally->touched.count + 1, sizeof **out);
    for (uint32_t i = 0; *out && i < tally->touched.count; i++) {
        const int64_t number = tally->touched.items[i];
        if (tally->weights[number] >= cut) (*out)[(*count)++] = (contender){number, tally->weights[number]};
    }
    if (*count > 1) qsort(*out, *count, sizeof **out, compare_contenders);
    if (*count > COMPARED) *count = COMPARED;
    return *out != NULL;
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

typedef struct scored {
    int64_t number;
    unsigned score;
} scored;

static int compare_scored(const void *left, const void *right) {
    const scored *a = left, *b = right;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return later(a->number, b->number);
}

/* The score of a pair with the query; 0 when it is too low, or the same and so known already. */
static ntr_status score_pair(unsigned *out, lookup *l, int64_t number, ntr_error *err) {
    ntr_query *query;
    bool row;
    *out = 0;
    NTR_TRY(memory_query(&query, l->memory, MEMORY_PAIR_TEXT, err));
    ntr_query_set_int(query, 1, number);
    NTR_TRY(ntr_query_step(&row, query, err));
    if (!row) return NTR_OK; /* removed */
    const bool codes_differ = !ntr_str_equal(ntr_query_text(query, 1), ntr_buffer_str(&l->codes));
    bool good = true;
    if (!has_source(l, query, 0, 1)) {
        good = memory_text_make(&l->other, l->arena, ntr_query_text(query, 0));
        if (good && l->other.count <= MEMORY_POINTS_LIMIT)
            *out = memory_score(&l->pattern, &l->other, codes_differ, l->least);
    }
    ntr_query_reset(query);
    return good ? NTR_OK : ntr_error_memory(err);
}

/* Puts a score among the best, and lets the bar rise when there are as many as are wanted. */
static void place(lookup *l, scored *best, uint32_t *count, uint32_t most, scored found) {
    uint32_t at = *count < most ? (*count)++ : most;
    if (at == most && compare_scored(&found, &best[most - 1]) > 0) return;
    if (at == most) at--;
    for (; at > 0 && compare_scored(&found, &best[at - 1]) < 0; at--) best[at] = best[at - 1];
    best[at] = found;
    if (*count == most && best[most - 1].score > l->least) l->least = best[most - 1].score;
}

/* The best, and some beyond the limit, for the same English is given once. */
static ntr_status score_candidates(scored **out, uint32_t *count, lookup *l, ntr_error *err) {
    enum { SPARE = 8, MOST = 1000 };
    const uint32_t most = (l->query->limit < MOST ? l->query->limit : MOST) + SPARE;
    contender *contenders;
    uint32_t contender_count;
    *count = 0;
    *out = ntr_arena_array(l->arena, most + 1, sizeof **out);
    if (!*out || !choose(&contenders, &contender_count, l)) return ntr_error_memory(err);
    for (uint32_t i = 0; i < contender_count; i++) {
        scored found = {.number = contenders[i].number};
        NTR_TRY(score_pair(&found.score, l, found.number, err));
        if (found.score > 0) place(l, *out, count, most, found);
    }
    return NTR_OK;
}

static ntr_status add_scored(lookup *l, const scored *best, uint32_t count, ntr_error *err) {
    ntr_query *query;
    bool row;
    NTR_TRY(memory_query(&query, l->memory, MEMORY_PAIR_GET, err));
    for (uint32_t i = 0; i < count; i++) {
        ntr_query_set_int(query, 1, best[i].number);
        NTR_TRY(ntr_query_step(&row, query, err));
        const ntr_status status = row ? add_hit(l, query, best[i].score, err) : NTR_OK;
        ntr_query_reset(query);
        NTR_TRY(status);
    }
    return NTR_OK;
}

static ntr_status find_alike(lookup *l, ntr_error *err) {
    gram *grams;
    scored *best = NULL;
    uint32_t gram_count, count = 0;
    if (!memory_text_make(&l->text, l->arena, l->query->source)) return ntr_error_memory(err);
    if (l->text.word_count == 0 || l->text.count > MEMORY_POINTS_LIMIT) return NTR_OK;
    if (!memory_pattern_make(&l->pattern, l->arena, &l->text)) return ntr_error_memory(err);
    NTR_TRY(count_grams(&grams, &gram_count, l, err));
    NTR_TRY(prepare_tally(l->memory, err));
    ntr_status status = tally_grams(l, grams, gram_count, err);
    if (status == NTR_OK) status = score_candidates(&best, &count, l, err);
    memory_tally *tally = &l->memory->tally;
    for (uint32_t i = 0; i < tally->touched.count; i++) tally->weights[tally->touched.items[i]] = 0;
    return status == NTR_OK ? add_scored(l, best, count, err) : status;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static ntr_status find(lookup *l, ntr_error *err) {
    ntr_map ids = {0};
    const uint32_t first = l->out->list.count;
    if (!memory_codes_write(&l->codes, l->arena, &ids, l->query->codes)) return ntr_error_memory(err);
    NTR_TRY(find_same(l, err));
    const bool same = l->out->list.count > first;
    l->least = l->query->least;
    if (l->query->least < NTR_SCORE_SAME && (!same || l->query->all)) NTR_TRY(find_alike(l, err));
    keep_best(l, first);
    return NTR_OK;
}

/* All in one transaction, unless one is open: else each of the statements would begin its own. */
static ntr_status find_at_once(lookup *l, ntr_error *err) {
    const bool own = !ntr_db_is_busy(l->memory->db);
    if (own) NTR_TRY(ntr_db_exec(l->memory->db, "BEGIN", err));
    const ntr_status status = find(l, err);
    if (own) ntr_db_rollback(l->memory->db);
    return status;
}

ntr_status ntr_memory_find(ntr_hits *out, ntr_memory *memory, const ntr_memory_query *query, ntr_error *err) {
    if (!out->arena && !(out->arena = ntr_arena_new())) return ntr_error_memory(err);
    lookup l = {.memory = memory, .query = query, .out = out, .arena = ntr_arena_new()};
    if (!l.arena) return ntr_error_memory(err);
    const ntr_status status = find_at_once(&l, err);
    ntr_buffer_dispose(&l.codes);
    ntr_arena_free(l.arena);
    return status;
}
