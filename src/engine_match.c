/* The engine's part in using a translation memory: proposals for the units of a bitext, targets out of them, and
 * repetitions. */
#include "base/map.h"
#include "engine.h"
#include "engine_adapt.h"

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

/* Whether a target of the one can stand in the other as it is. */
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

/* The id in the unit that stands in the place of an id of the memory, which count from 1. */
static ntr_str id_in(const ntr_unit *unit, ntr_str id) {
    uint32_t wanted = 0, seen = 0;
    for (size_t i = 0; i < id.len; i++) wanted = wanted * 10 + (uint32_t)(id.ptr[i] - '0');
    for (uint32_t i = 0; i < unit->source_codes.count; i++) {
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++)
            known = ntr_str_equal(unit->source_codes.items[k].id, unit->source_codes.items[i].id);
        if (!known && ++seen == wanted) return unit->source_codes.items[i].id;
    }
    return id;
}

/* Whether the codes of two sources are of the same kinds in the same order, so that one stands for the other. */
static bool same_kinds(ntr_codes a, ntr_codes b) {
    for (uint32_t i = 0; i < a.count && i < b.count; i++)
        if (a.items[i].kind != b.items[i].kind) return false;
    return a.count == b.count;
}

/* The unit writes as <i> what the memory has as <b>: the proposal is for the unit. */
static void take_data(ntr_code *code, const ntr_unit *unit) {
    for (uint32_t i = 0; i < unit->source_codes.count; i++) {
        const ntr_code *own = &unit->source_codes.items[i];
        if (own->kind == code->kind && ntr_str_equal(own->id, code->id)) code->data = own->data;
    }
}

/* Codes of the memory under the ids of the unit and, with `own_data`, as the unit writes them. */
static bool rename_codes(ntr_codes *codes, ntr_arena *arena, const ntr_unit *unit, bool own_data) {
    enum { MOST = 100 }; /* of a unit with more, ids stay those of the memory: finding them is quadratic */
    if (codes->count == 0 || codes->count > MOST || unit->source_codes.count > MOST) return true;
    ntr_code *renamed = ntr_arena_array(arena, codes->count, sizeof *renamed);
    if (!renamed) return false;
    for (uint32_t i = 0; i < codes->count; i++) {
        renamed[i] = codes->items[i];
        renamed[i].id = id_in(unit, renamed[i].id);
        if (own_data) take_data(&renamed[i], unit);
    }
    codes->items = renamed;
    return true;
}

static bool take_hits(ntr_arena *arena, ntr_unit *unit, const ntr_hits *hits) {
    ntr_match *matches = hits->list.count ? ntr_arena_array(arena, hits->list.count, sizeof *matches) : NULL;
    if (!matches) return hits->list.count == 0;
    for (uint32_t i = 0; i < hits->list.count; i++) {
        const ntr_pair *pair = &hits->list.items[i].pair;
        matches[i] = (ntr_match){.score = hits->list.items[i].score,
                                 .source = pair->source,
                                 .source_codes = pair->source_codes,
                                 .target = pair->target,
                                 .target_codes = pair->target_codes,
                                 .origin = pair->from.document,
                                 .replaced = NTR_STR("")};
        const bool fit = same_kinds(pair->source_codes, unit->source_codes);
        if (!rename_codes(&matches[i].source_codes, arena, unit, false) ||
            !rename_codes(&matches[i].target_codes, arena, unit, fit))
            return false;
    }
    unit->matches = matches;
    unit->match_count = hits->list.count;
    return true;
}

/* What repeats is looked for between its own neighbours only; the rest it shares with the first. */
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
 * unit does not have are left out. */
static void pretranslate(matcher *m, ntr_unit *unit) {
    const ntr_match *best = unit->match_count ? &unit->matches[0] : NULL;
    if (!best || m->options->pretranslate == 0 || best->score < m->options->pretranslate) return;
    unit->target = best->target;
    unit->target_codes = (ntr_codes){NULL, 0};
    if (same_kinds(best->source_codes, unit->source_codes)) unit->target_codes = best->target_codes;
    unit->pretranslated = best->score;
    unit->state = best->score >= NTR_SCORE_SAME ? NTR_STATE_TRANSLATED : NTR_STATE_NEW;
}

/* The proposals and the target of the first, with the codes in it. */
static void repeat(ntr_unit *unit, const ntr_unit *first) {
    if (unit->match_count == 0) {
        unit->matches = first->matches;
        unit->match_count = first->match_count;
    }
    unit->target = first->target;
    unit->target_codes = first->target_codes;
    unit->pretranslated = first->pretranslated;
    unit->state = first->state;
}

static void make_targets(matcher *m) {
    ntr_unit *units = m->bitext->units.items;
    for (uint32_t i = 0; i < m->bitext->units.count; i++) {
        const bool own = units[i].match_count > 0;
        if (m->firsts[i] != NO_UNIT) repeat(&units[i], &units[m->firsts[i]]);
        if (m->firsts[i] == NO_UNIT || own) pretranslate(m, &units[i]);
        m->counts->matched += units[i].match_count > 0;
        m->counts->pretranslated += units[i].pretranslated > 0;
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
