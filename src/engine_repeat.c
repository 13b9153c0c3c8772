/* The engine's part in repetitions: what somebody has translated once goes to all units with the same source. */
#include "base/map.h"
#include "engine.h"
#include "engine_codes.h"
#include "model/annots.h"
#include "model/codes.h"
#include "ntrans/memory.h"

/* A unit that is translated, for others with its source. Texts and codes in the arena of the repeats. */
typedef struct donor {
    uint64_t hash; /* of the source and its codes; also the key that the map borrows */
    ntr_str source, target, origin;
    ntr_codes source_codes, target_codes;
} donor;

struct ntr_repeats {
    ntr_arena *arena;
    ntr_map by_hash; /* the bytes of the hash → index into donors */
    NTR_LIST(donor *) donors;
};

ntr_status ntr_repeats_new(ntr_repeats **out, ntr_error *err) {
    ntr_arena *arena;
    *out = ntr_arena_new_owned(&arena, sizeof **out);
    if (!*out) return ntr_error_memory(err);
    (*out)->arena = arena;
    return NTR_OK;
}

void ntr_repeats_free(ntr_repeats *repeats) {
    if (repeats) ntr_arena_free(repeats->arena);
}

static ntr_str key_of(const uint64_t *hash) {
    return (ntr_str){(const char *)hash, sizeof *hash};
}

static const donor *find_donor(const ntr_repeats *repeats, uint64_t hash) {
    const uint32_t at = ntr_map_get(&repeats->by_hash, key_of(&hash));
    return at == NTR_MAP_NONE ? NULL : repeats->donors.items[at];
}

static bool keep_donor(ntr_repeats *repeats, const ntr_bitext *bitext, const ntr_unit *unit, uint64_t hash) {
    donor **slot = NTR_PUSH(repeats->arena, &repeats->donors);
    donor *kept = slot ? ntr_arena_alloc(repeats->arena, sizeof *kept) : NULL;
    if (!kept) return false;
    *slot = kept;
    *kept = (donor){.hash = hash, .source = unit->source, .target = unit->target, .origin = bitext->name};
    return ntr_text_own(repeats->arena, &kept->source) && ntr_text_own(repeats->arena, &kept->target) &&
           ntr_text_own(repeats->arena, &kept->origin) &&
           ntr_codes_copy(&kept->source_codes, repeats->arena, unit->source_codes) &&
           ntr_codes_copy(&kept->target_codes, repeats->arena, unit->target_codes) &&
           ntr_map_put(&repeats->by_hash, repeats->arena, key_of(&kept->hash), repeats->donors.count - 1);
}

static ntr_status learn(ntr_repeats *repeats, const ntr_bitext *bitext, ntr_error *err) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        if (!ntr_unit_is_meant(unit) || !ntr_unit_is_translated(unit)) continue;
        const uint64_t hash = ntr_memory_hash(unit->source, unit->source_codes);
        if (!find_donor(repeats, hash) && !keep_donor(repeats, bitext, unit, hash)) return ntr_error_memory(err);
    }
    return NTR_OK;
}

/* Where the proposal goes: behind those that are the same in context too. UINT32_MAX: it is there already. */
static uint32_t place_of(const ntr_unit *unit, const donor *from) {
    uint32_t place = 0;
    for (uint32_t i = 0; i < unit->match_count && unit->matches[i].score >= NTR_SCORE_SAME; i++) {
        if (ntr_str_equal(unit->matches[i].target, from->target)) return UINT32_MAX;
        place += unit->matches[i].score > NTR_SCORE_SAME;
    }
    return place;
}

static bool propose(ntr_arena *arena, ntr_unit *unit, const donor *from) {
    const uint32_t place = place_of(unit, from);
    if (place == UINT32_MAX) return true;
    ntr_match *matches = ntr_arena_array(arena, (size_t)unit->match_count + 1, sizeof *matches);
    if (!matches) return false;
    for (uint32_t i = 0; i < unit->match_count; i++) matches[i + (i >= place)] = unit->matches[i];
    matches[place] = (ntr_match){.score = NTR_SCORE_SAME,
                                 .source = unit->source,
                                 .source_codes = unit->source_codes,
                                 .target = unit->target,
                                 .target_codes = unit->target_codes,
                                 .origin = from->origin,
                                 .replaced = NTR_STR("")};
    unit->matches = matches;
    unit->match_count++;
    return ntr_text_own(arena, &matches[place].origin);
}

/* Somebody has translated it, but nobody has looked at it here: the state is no later than that. */
static bool give(ntr_arena *arena, ntr_unit *unit, const donor *from) {
    ntr_codes codes = from->target_codes;
    unit->target = from->target;
    unit->state = NTR_STATE_TRANSLATED;
    unit->pretranslated = NTR_SCORE_SAME;
    return ntr_text_own(arena, &unit->target) && ntr_codes_rename(&codes, arena, unit, &from->source_codes, true) &&
           ntr_codes_copy(&unit->target_codes, arena, codes) && propose(arena, unit, from);
}

ntr_status ntr_repeats_spread(uint32_t *given, ntr_repeats *repeats, ntr_bitext *bitext, ntr_error *err) {
    *given = 0;
    NTR_TRY(learn(repeats, bitext, err));
    if (repeats->donors.count == 0) return NTR_OK;
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        ntr_unit *unit = &bitext->units.items[i];
        if (!ntr_unit_is_meant(unit) || ntr_unit_is_translated(unit)) continue;
        const donor *from = find_donor(repeats, ntr_memory_hash(unit->source, unit->source_codes));
        if (!from || !ntr_str_equal(from->source, unit->source)) continue; /* hashes may deceive */
        if (!give(bitext->arena, unit, from)) return ntr_error_memory(err);
        ++*given;
    }
    return NTR_OK;
}
