#include "base/map.h"

enum { FIRST_CAPACITY = 16 };

static uint64_t load(const char *at, size_t size) {
    uint64_t part = 0;
    memcpy(&part, at, size);
    return part;
}

/* The last bytes, at most eight, each at least once; loads of a fixed size need no call. */
static uint64_t load_tail(const char *at, size_t size) {
    if (size == 8) return load(at, 8);
    if (size >= 4) return load(at, 4) | load(at + size - 4, 4) << 32;
    if (size >= 2) return load(at, 2) | load(at + size - 2, 2) << 16;
    return size ? (unsigned char)*at : 0;
}

/* Eight bytes a step: words are short, and a multiplication a byte was a tenth of tokenising. */
uint32_t ntr_hash(ntr_str text) {
    uint64_t hash = 0x9E3779B97F4A7C15u ^ text.len;
    size_t at = 0;
    for (; at + 8 < text.len; at += 8) {
        hash = (hash ^ load(text.ptr + at, 8)) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    hash = (hash ^ load_tail(text.ptr + at, text.len - at)) * 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(hash ^ hash >> 32);
}

/* What a tag holds of a hash: bits that the place of the slot does not depend on, and never 0. */
static uint8_t tag_of(uint32_t hash) {
    return (uint8_t)(hash >> 24 | 1);
}

/* The slot that holds `key`, or the free one where it would go. The map is never full, so one is always found. */
static uint32_t find(const ntr_map *map, ntr_str key, uint32_t hash) {
    const uint8_t tag = tag_of(hash);
    for (uint32_t i = hash & (map->capacity - 1);; i = (i + 1) & (map->capacity - 1)) {
        if (map->tags[i] == 0) return i;
        const ntr_map_slot *slot = &map->slots[i];
        if (map->tags[i] == tag && slot->hash == hash && ntr_str_equal(slot->key, key)) return i;
    }
}

uint32_t ntr_map_get(const ntr_map *map, ntr_str key) {
    if (map->count == 0) return NTR_MAP_NONE;
    const uint32_t at = find(map, key, ntr_hash(key));
    return map->tags[at] ? map->slots[at].value : NTR_MAP_NONE;
}

/* Gives what was under the key before, or NTR_MAP_NONE. */
static uint32_t put(ntr_map *map, const ntr_map_slot *slot) {
    const uint32_t at = find(map, slot->key, slot->hash);
    const uint32_t before = map->tags[at] ? map->slots[at].value : NTR_MAP_NONE;
    map->count += map->tags[at] == 0;
    map->tags[at] = tag_of(slot->hash);
    map->slots[at] = *slot;
    return before;
}

static bool resize(ntr_map *map, ntr_arena *arena, uint32_t capacity) {
    ntr_map larger = {.slots = ntr_arena_array(arena, capacity, sizeof *larger.slots),
                      .tags = ntr_arena_array(arena, capacity, 1),
                      .capacity = capacity};
    if (!larger.slots || !larger.tags) return false;
    for (uint32_t i = 0; i < map->capacity; i++)
        if (map->tags[i]) put(&larger, &map->slots[i]);
    *map = larger;
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

bool ntr_map_exchange(uint32_t *before, ntr_map *map, ntr_arena *arena, ntr_str key, uint32_t value) {
    if ((map->count + 1) * 4ull > map->capacity * 3ull && !grow(map, arena)) return false;
    *before = put(map, &(ntr_map_slot){key, ntr_hash(key), value});
    return true;
}

bool ntr_map_put(ntr_map *map, ntr_arena *arena, ntr_str key, uint32_t value) {
    uint32_t before;
    return ntr_map_exchange(&before, map, arena, key, value);
}
