/* Numbers that tell an entry from all others in the world (UUIDs, RFC 9562). */
#include "gloss/store.h"

static ntr_str text_of(ntr_arena *arena, const unsigned char bytes[16]) {
    static const char digits[] = "0123456789abcdef";
    char text[36];
    for (int i = 0, at = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text[at++] = '-';
        text[at++] = digits[bytes[i] >> 4];
        text[at++] = digits[bytes[i] & 15];
    }
    return ntr_arena_copy(arena, (ntr_str){text, sizeof text});
}

static ntr_str versioned(ntr_arena *arena, unsigned char bytes[16], unsigned version) {
    bytes[6] = (unsigned char)(version << 4 | (bytes[6] & 0x0F));
    bytes[8] = (unsigned char)(0x80 | (bytes[8] & 0x3F));
    return text_of(arena, bytes);
}

enum { COUNTER_BYTES = 4, COUNTER_AT = 8 };

/* Version 7 (5.7): 48 bits of milliseconds, 12 of which we make no use, then a counter that begins at random (6.2,
 * method 2) and randomness. They ascend, so an import appends to the index instead of scattering over it. */
ntr_str store_uid_new(ntr_arena *arena, int64_t seconds, uint64_t *counter) {
    unsigned char bytes[16];
    ntr_db_random(bytes, sizeof bytes);
    const uint64_t ms = (uint64_t)seconds * 1000;
    for (int i = 0; i < 6; i++) bytes[i] = (unsigned char)(ms >> (40 - 8 * i));
    if (*counter == 0)
        for (int i = 0; i < COUNTER_BYTES; i++) *counter = *counter << 8 | bytes[COUNTER_AT + i];
    *counter = (*counter + 1) & 0x3FFFFFFF;
    bytes[6] = bytes[7] = 0;
    for (int i = 0; i < COUNTER_BYTES; i++)
        bytes[COUNTER_AT + i] = (unsigned char)(*counter >> (8 * (COUNTER_BYTES - 1 - i)));
    return versioned(arena, bytes, 7);
}

/* FNV-1a with 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), from a basis of choice. */
static uint64_t hash64(ntr_str text, uint64_t hash) {
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * UINT64_C(0x100000001B3);
    return hash;
}

/* Version 8 (5.8), for what each copy of ntrans must number alike: two hashes of the text. */
ntr_str store_uid_from(ntr_arena *arena, ntr_str text) {
    const uint64_t halves[2] = {hash64(text, UINT64_C(0xCBF29CE484222325)), hash64(text, UINT64_C(0x6E7472616E73))};
    unsigned char bytes[16];
    for (int i = 0; i < 16; i++) bytes[i] = (unsigned char)(halves[i / 8] >> (56 - 8 * (i % 8)));
    return versioned(arena, bytes, 8);
}
