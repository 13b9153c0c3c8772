/* The engine's part in using a translation memory: proposals for the units of a bitext, and targets out of them. */
#include "base/map.h"
#include "engine.h"
#include "engine_adapt.h"
#include "engine_codes.h"

#define NO_UNIT UINT32_MAX

/* A bitext being matched. */
typedef struct matcher {
    ntr_bitext *bitext;
    ntr_memory *memory; /* NULL: none */
    const ntr_match_options *options;
    ntr_arena *arena; /* of its own */
    ntr_map sources;  /* source → the first unit with it */
    uint32_t *firsts; /* for each unit the one that it repeats, or NO_UNIT */
    ntr_match_counts *counts;
} matcher;

/* --- repetitions -------------------------------------------------------------------------------------------------- */

/* Whether proposals for the one can stand beside the other as they are. */
static bool same_ids(ntr_codes a, ntr_codes b) {
    for (uint32_t i = 0; i < a.count && i < b.count; i++)
        if (!ntr_str_equal(a.items[i].id, b.items[i].id)) return false;
    return a.count == b.count;
}

static ntr_status find_firsts(matcher *m, ntr_error *err) {
    const uint32_t count = m->bitext->units.count;
    m->firsts = ntr_arena_array(m->arena, (size_t)count + 1, sizeof *m->firsts);
    if (!m->firsts) return ntr_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        const ntr_unit *unit = &m->bitext->units.items[i];
        const uint32_t first = ntr_unit_is_meant(unit) ? ntr_map_get(&m->sources, unit->source) : NTR_MAP_NONE;
        m->firsts[i] = NO_UNIT;
        if (first == NTR_MAP_NONE) {
            if (ntr_unit_is_meant(unit) && !ntr_map_put(&m->sources, m->arena, unit->source, i))
                return ntr_error_memory(err);
            continue;
        }
        const ntr_unit *other = &m->bitext->units.items[first];
        if (ntr_memory_hash(unit->source, unit->source_codes) != ntr_memory_hash(other->source, other->source_codes))
            continue; /* with other codes */
        m->counts->repetitions++;
        if (same_ids(unit->source_codes, other->source_codes)) m->firsts[i] = first;
    }
    return NTR_OK;
}

/* --- looking up --------------------------------------------------------------------------------------------------- */

static bool make_match(ntr_match *out, ntr_arena *arena, const ntr_unit *unit, const ntr_hit *hit) {
    const ntr_pair *pair = &hit->pair;
    const bool fit = ntr_codes_same_kinds(pair->source_codes, unit->source_codes);
    *out = (ntr_match){.score = hit->score,
                       .source = pair->source,
                       .source_codes = pair->source_codes,
                       .target = pair->target,
                       .target_codes = pair->target_codes,
                       .origin = pair->from.document,
                       .replaced = NTR_STR("")};
    return ntr_codes_rename(&out->source_codes, arena, unit, NULL, false) &&
           ntr_codes_rename(&out->target_codes, arena, unit, NULL, fit);
}

/* Proposals that the unit came with stay, behind those of the memory with the same score. */
static bool take_hits(ntr_arena *arena, ntr_unit *unit, const ntr_hits *hits) {
    if (hits->list.count == 0) return true;
    ntr_match *matches = ntr_arena_array(arena, (size_t)hits->list.count + unit->match_count, sizeof *matches);
    uint32_t count = 0, own = 0;
    if (!matches) return false;
    for (uint32_t i = 0; i < hits->list.count; i++) {
        while (own < unit->match_count && unit->matches[own].score > hits->list.items[i].score)
            matches[count++] = unit->matches[own++];
        if (!make_match(&matches[count++], arena, unit, &hits->list.items[i])) return false;
    }
    while (own < unit->match_count) matches[count++] = unit->matches[own++];
    unit->matches = matches;
    unit->match_count = count;
    return true;
}

/* What repeats is looked for between its own neighbours only; where nothing is, it has the proposals of the first. */
static ntr_status look_up(matcher *m, uint32_t index, ntr_error *err) {
    ntr_unit *unit = &m->bitext->units.items[index];
    const ntr_memory_query query = {.source = unit->source,
                                    .codes = unit->source_codes,
                                    .before = ntr_memory_hash_at(m->bitext, index - 1),
                                    .behind = ntr_memory_hash_at(m->bitext, index + 1),
                                    .least = m->firsts[index] == NO_UNIT ? m->options->least : NTR_SCORE_CONTEXT,
                                    .limit = m->options->limit};
    ntr_hits hits = {.arena = m->bitext->arena};
    if (query.limit == 0) return NTR_OK;
    NTR_TRY(ntr_memory_find(&hits, m->memory, &query, err));
    return take_hits(m->bitext->arena, unit, &hits) ? NTR_OK : ntr_error_memory(err);
}

static ntr_status look_up_all(matcher *m, ntr_error *err) {
    for (uint32_t i = 0; m->memory && i < m->bitext->units.count; i++)
        if (ntr_unit_is_meant(&m->bitext->units.items[i])) NTR_TRY(look_up(m, i, err));
    return NTR_OK;
}

/* --- targets ------------------------------------------------------------------------------------------------------ */

/* What is the same counts as translated, for somebody has translated it; what is alike still has to be. Codes that the
 * unit does not have are left out. A unit that came with a translation keeps it. */
static bool pretranslate(const ntr_match_options *options, ntr_unit *unit) {
    const ntr_match *best = unit->match_count ? &unit->matches[0] : NULL;
    if (!best || options->pretranslate == 0 || best->score < options->pretranslate) return false;
    if (ntr_unit_is_translated(unit)) return false;
    unit->target = best->target;
    unit->target_codes = (ntr_codes){NULL, 0};
    if (ntr_codes_same_kinds(best->source_codes, unit->source_codes)) unit->target_codes = best->target_codes;
    unit->pretranslated = best->score;
    unit->state = best->score >= NTR_SCORE_SAME ? NTR_STATE_TRANSLATED : NTR_STATE_NEW;
    return true;
}

static void make_targets(matcher *m) {
    ntr_unit *units = m->bitext->units.items;
    for (uint32_t i = 0; i < m->bitext->units.count; i++) {
        const ntr_unit *first = m->firsts[i] == NO_UNIT ? NULL : &units[m->firsts[i]];
        if (first && units[i].match_count == 0) {
            units[i].matches = first->matches;
            units[i].match_count = first->match_count;
        }
        m->counts->matched += units[i].match_count > 0;
        m->counts->pretranslated += pretranslate(m->options, &units[i]);
    }
}

static ntr_status match(matcher *m, ntr_worker *worker, ntr_error *err) {
    NTR_TRY(find_firsts(m, err));
    NTR_TRY(look_up_all(m, err));
    NTR_TRY(ntr_worker_adapt(worker, m->bitext, err));
    make_targets(m);
    return NTR_OK;
}

ntr_status ntr_worker_match(ntr_match_counts *counts, ntr_worker *worker, ntr_bitext *bitext, ntr_memory *memory,
                            const ntr_match_options *options, ntr_error *err) {
    matcher m = {.bitext = bitext, .memory = memory, .options = options, .counts = counts, .arena = ntr_arena_new()};
    *counts = (ntr_match_counts){0};
    const ntr_status status = m.arena ? match(&m, worker, err) : ntr_error_memory(err);
    ntr_arena_free(m.arena);
    return status;
}
