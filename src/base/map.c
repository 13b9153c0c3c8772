#include "base/map.h"

enum { FIRST_CAPACITY = 16 };

/* Eight bytes a step: words are short, and a multiplication a byte was a tenth of tokenising. */
uint32_t ntr_hash(ntr_str text) {
    uint64_t hash = 0x9E3779B97F4A7C15u ^ text.len, part;
    size_t at = 0;
    for (; at + sizeof part <= text.len; at += sizeof part) {
        memcpy(&part, text.ptr + at, sizeof part);
        hash = (hash ^ part) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    part = 0;
    if (at < text.len) memcpy(&part, text.ptr + at, text.len - at);
    hash = (hash ^ part) * 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(hash ^ hash >> 32);
}

/* The slot that holds `key`, or the free one where it would go. The map is never full, so one is always found. */
static ntr_map_slot *find(ntr_map_slot *slots, uint32_t capacity, ntr_str key, uint32_t hash) {
    for (uint32_t i = hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
        ntr_map_slot *slot = &slots[i];
        if (!slot->key.ptr || (slot->hash == hash && ntr_str_equal(slot->key, key))) return slot;
    }
}

uint32_t ntr_map_get(const ntr_map *map, ntr_str key) {
    if (map->count == 0) return NTR_MAP_NONE;
    const ntr_map_slot *slot = find(map->slots, map->capacity, key, ntr_hash(key));
    return slot->key.ptr ? slot->value : NTR_MAP_NONE;
}

static bool resize(ntr_map *map, ntr_arena *arena, uint32_t capacity) {
    ntr_map_slot *slots = ntr_arena_array(arena, capacity, sizeof *slots);
    if (!slots) return false;
    for (uint32_t i = 0; i < map->capacity; i++) {
        const ntr_map_slot *old = &map->slots[i];
        if (old->key.ptr) *find(slots, capacity, old->key, old->hash) = *old;
    }
    map->slots = slots;
    map->capacity = capacity;
    return true;
}

static bool grow(ntr_map *map, ntr_arena *arena) {
    if (map->capacity > UINT32_MAX / 4) return false;
    return resize(map, arena, map->capacity ? map->capacity * 2 : FIRST_CAPACITY);
}

bool ntr_map_reserve(ntr_map *map, ntr_arena *arena, uint32_t count) {
    if (count > UINT32_MAX / 4) return false;
    uint32_t capacity = map->capacity ? map->capacity : FIRST_CAPACITY;
    while (count * 4ull > capacity * 3ull) capacity *= 2;
    return capacity == map->capacity || resize(map, arena, capacity);
}

bool ntr_map_put(ntr_map *map, ntr_arena *arena, ntr_str key, uint32_t value) {
    if ((map->count + 1) * 4ull > map->capacity * 3ull && !grow(map, arena)) return false;
    const uint32_t hash = ntr_hash(key);
    ntr_map_slot *slot = find(map->slots, map->capacity, key, hash);
    if (!slot->key.ptr) map->count++;
    *slot = (ntr_map_slot){key, hash, value};
    return true;
}
