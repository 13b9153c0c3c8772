#include "ntrans/update.h"

#include "base/arena.h"
#include "base/map.h"
#include "model/annots.h"
#include "model/codes.h"
#include "model/succession.h"

typedef struct updater {
    ntr_arena *arena; /* the bitext's */
    ntr_bitext *bitext;
    const ntr_bitext *old;
    const ntr_succession *heirs;
    ntr_map ids; /* those that are given away */
} updater;

/* The codes of a block are numbered anew when one before them came or went: the one that stands where `id` stood. */
static ntr_str id_now(const ntr_unit *unit, const ntr_unit *old, ntr_str id) {
    if (unit->source_codes.count != old->source_codes.count) return id;
    for (uint32_t i = 0; i < old->source_codes.count; i++)
        if (ntr_str_equal(old->source_codes.items[i].id, id)) return unit->source_codes.items[i].id;
    return id;
}

/* The English of an old unit becomes the unit's. */
static bool take_target(updater *u, ntr_unit *unit, const ntr_unit *old) {
    const uint32_t count = old->target_codes.count;
    ntr_code *items = ntr_arena_array(u->arena, (size_t)count + 1, sizeof *items);
    if (!items) return false;
    for (uint32_t i = 0; i < count; i++) {
        items[i] = old->target_codes.items[i];
        items[i].id = id_now(unit, old, items[i].id);
    }
    unit->target = old->target;
    return ntr_text_own(u->arena, &unit->target) &&
           ntr_codes_copy(&unit->target_codes, u->arena, (ntr_codes){items, count});
}

static bool is_persons(const ntr_note *note) {
    return strcmp(note->code, "note") == 0;
}

/* What somebody wrote down about the old unit goes on; what the program found was found anew. */
static bool take_notes(updater *u, ntr_unit *unit, const ntr_unit *old) {
    ntr_note *notes = ntr_arena_array(u->arena, (size_t)unit->note_count + old->note_count + 1, sizeof *notes);
    if (!notes) return false;
    for (uint32_t i = 0; i < unit->note_count; i++) notes[i] = unit->notes[i];
    unit->notes = notes;
    for (uint32_t i = 0; i < old->note_count; i++) {
        if (!is_persons(&old->notes[i])) continue;
        ntr_note *note = &notes[unit->note_count++];
        *note = (ntr_note){.code = "note", .text = old->notes[i].text};
        if (!ntr_text_own(u->arena, &note->text)) return false;
    }
    return true;
}

static bool take_match(updater *u, ntr_unit *unit, const ntr_unit *old, unsigned score) {
    ntr_match *match = ntr_arena_alloc(u->arena, sizeof *match);
    if (!match) return false;
    *match = (ntr_match){.score = score,
                         .source = old->source,
                         .target = old->target,
                         .origin = NTR_STR("earlier version"),
                         .replaced = NTR_STR("")};
    unit->matches = match;
    unit->match_count = 1;
    return ntr_text_own(u->arena, &match->source) && ntr_text_own(u->arena, &match->target) &&
           ntr_codes_copy(&match->source_codes, u->arena, old->source_codes) &&
           ntr_codes_copy(&match->target_codes, u->arena, old->target_codes);
}

static bool keep(updater *u, ntr_unit *unit, const ntr_unit *old, bool moved) {
    unit->state = moved && old->state > NTR_STATE_TRANSLATED ? NTR_STATE_TRANSLATED : old->state;
    unit->translate = old->translate;
    return take_target(u, unit, old) && take_notes(u, unit, old);
}

/* A draft that nobody touched is not worth proposing: the new one is better. */
static bool propose(updater *u, ntr_unit *unit, const ntr_unit *old, unsigned score) {
    if (old->target.len == 0 || old->state == NTR_STATE_NEW) return true;
    unit->pretranslated = score;
    return take_target(u, unit, old) && take_match(u, unit, old, score) && take_notes(u, unit, old);
}

/* --- ids ---------------------------------------------------------------------------------------------------------- */

static bool give_id(updater *u, uint32_t index, ntr_str id) {
    u->bitext->units.items[index].id = id;
    return ntr_text_own(u->arena, &u->bitext->units.items[index].id) &&
           ntr_map_put(&u->ids, u->arena, u->bitext->units.items[index].id, index);
}

static bool keeps_id(const ntr_succession *heir) {
    return heir->as == NTR_HEIR_SAME || heir->as == NTR_HEIR_MOVED;
}

/* p3s2, which another unit has, becomes p3s2-2. */
static bool give_free_id(updater *u, uint32_t index) {
    const ntr_str own = u->bitext->units.items[index].id;
    ntr_str id = own;
    for (unsigned n = 2; id.ptr && ntr_map_get(&u->ids, id) != NTR_MAP_NONE; n++)
        id = ntr_arena_printf(u->arena, "%.*s-%u", NTR_FMT(own), n);
    return id.ptr && give_id(u, index, id);
}

/* Those that go on first: theirs are known to the tools that have the old file. */
static bool give_ids(updater *u) {
    for (uint32_t i = 0; i < u->bitext->units.count; i++)
        if (keeps_id(&u->heirs[i]) && !give_id(u, i, u->old->units.items[u->heirs[i].from].id)) return false;
    for (uint32_t i = 0; i < u->bitext->units.count; i++)
        if (!keeps_id(&u->heirs[i]) && !give_free_id(u, i)) return false;
    return true;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static bool update_unit(ntr_update *out, updater *u, uint32_t index) {
    ntr_unit *unit = &u->bitext->units.items[index];
    const ntr_succession *heir = &u->heirs[index];
    const ntr_unit *old = heir->as == NTR_HEIR_NONE ? NULL : &u->old->units.items[heir->from];
    switch (heir->as) {
    case NTR_HEIR_SAME: out->kept++; return keep(u, unit, old, false);
    case NTR_HEIR_MOVED: out->moved++; return keep(u, unit, old, true);
    case NTR_HEIR_ALIKE: out->changed++; return propose(u, unit, old, heir->score);
    case NTR_HEIR_NONE: out->fresh++; return true;
    }
    return true;
}

static bool list_removed(ntr_update *out, updater *u, ntr_arena *scratch) {
    bool *heired = ntr_arena_array(scratch, (size_t)u->old->units.count + 1, sizeof *heired);
    if (!heired) return false;
    for (uint32_t i = 0; i < u->bitext->units.count; i++)
        if (u->heirs[i].as != NTR_HEIR_NONE) heired[u->heirs[i].from] = true;
    for (uint32_t k = 0; k < u->old->units.count; k++) {
        if (heired[k]) continue;
        uint32_t *removed = NTR_PUSH(u->arena, &out->removed);
        if (!removed) return false;
        *removed = k;
    }
    return true;
}

ntr_status ntr_bitext_update(ntr_update *out, ntr_bitext *bitext, const ntr_bitext *old, ntr_error *err) {
    ntr_arena *scratch = ntr_arena_new();
    updater u = {.arena = bitext->arena, .bitext = bitext, .old = old};
    *out = (ntr_update){0};
    u.heirs = scratch ? ntr_succession_find(scratch, bitext, old) : NULL;
    bool good = u.heirs && give_ids(&u) && list_removed(out, &u, scratch);
    for (uint32_t i = 0; good && i < bitext->units.count; i++) good = update_unit(out, &u, i);
    ntr_arena_free(scratch);
    return good ? NTR_OK : ntr_error_memory(err);
}
