/* Map: from a text to a number, by hashing. */
#ifndef NTRANS_BASE_MAP_H
#define NTRANS_BASE_MAP_H

#include <stdint.h>

#include "base/arena.h"
#include "ntrans/text.h"

#define NTR_MAP_NONE UINT32_MAX

typedef struct ntr_map_slot {
    ntr_str key; /* borrowed */
    uint32_t hash;
    uint32_t value;
} ntr_map_slot;

/* Open addressing with linear probing, at most three quarters full. The slots live in the arena given to every put;
 * keys are borrowed and must live as long. Initialise with {0}. Values are the caller's: usually an index.
 * Most questions are answered no, and the tags say so: a byte of the hash per slot, which stay in the cache of the
 * processor where the slots of a hundred thousand keys do not. */
typedef struct ntr_map {
    ntr_map_slot *slots;
    uint8_t *tags;     /* beside the slots; 0: free */
    uint32_t capacity; /* a power of two */
    uint32_t count;
} ntr_map;

/* A 32-bit hash of the bytes, by multiply and xor-shift (the finaliser of MurmurHash3). It differs between machines of
 * different byte order: for memory, not for files. */
uint32_t ntr_hash(ntr_str text);

/* Makes room for `count` keys at once, so that putting them moves nothing. False when memory ran out. */
bool ntr_map_reserve(ntr_map *map, ntr_arena *arena, uint32_t count);

/* The value under `key`, or NTR_MAP_NONE. */
uint32_t ntr_map_get(const ntr_map *map, ntr_str key);

/* As ntr_map_put; `*before` is what was under `key`, or NTR_MAP_NONE. */
bool ntr_map_exchange(uint32_t *before, ntr_map *map, ntr_arena *arena, ntr_str key, uint32_t value);

/* Puts or replaces; `key.ptr` must not be NULL. False when memory ran out (the map is as before). */
bool ntr_map_put(ntr_map *map, ntr_arena *arena, ntr_str key, uint32_t value);

#endif
