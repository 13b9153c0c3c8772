#include "cli/repeats.h"

#include <stdlib.h>

static uint64_t *slot_of(uint64_t *slots, uint32_t capacity, uint64_t hash) {
    uint32_t at = (uint32_t)(hash >> 17) & (capacity - 1);
    while (slots[at] && slots[at] != hash) at = (at + 1) & (capacity - 1);
    return &slots[at];
}

/* At most half full. */
static bool grow(cli_repeats *repeats) {
    if (repeats->count * 2 < repeats->capacity) return true;
    const uint32_t capacity = repeats->capacity ? repeats->capacity * 2 : 1024;
    uint64_t *slots = calloc(capacity, sizeof *slots);
    if (!slots) return false;
    for (uint32_t i = 0; i < repeats->capacity; i++)
        if (repeats->slots[i]) *slot_of(slots, capacity, repeats->slots[i]) = repeats->slots[i];
    free(repeats->slots);
    repeats->slots = slots;
    repeats->capacity = capacity;
    return true;
}

bool cli_repeats_meet(cli_repeats *repeats, uint64_t hash) {
    repeats->failed = repeats->failed || !grow(repeats);
    if (repeats->failed) return false;
    uint64_t *slot = slot_of(repeats->slots, repeats->capacity, hash);
    if (*slot) return true;
    *slot = hash;
    repeats->count++;
    return false;
}

void cli_repeats_dispose(cli_repeats *repeats) {
    free(repeats->slots);
    *repeats = (cli_repeats){0};
}
