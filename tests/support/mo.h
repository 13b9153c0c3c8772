/* Makes message catalogues (.mo) for tests. */
#ifndef NTRANS_TESTS_MO_H
#define NTRANS_TESTS_MO_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct mo_message {
    const char *id, *text;
} mo_message;

static inline void mo_put(char *bytes, size_t at, size_t number, bool big_endian) {
    for (unsigned i = 0; i < 4; i++)
        bytes[at + i] = (char)(unsigned char)((uint32_t)number >> (big_endian ? 24 - 8 * i : 8 * i));
}

/* Sets `text` at `*end` and entry `entry` that leads there. */
static inline void mo_put_text(char *bytes, size_t *end, size_t entry, const char *text, bool big_endian) {
    mo_put(bytes, entry, strlen(text), big_endian);
    mo_put(bytes, entry + 4, *end, big_endian);
    memcpy(bytes + *end, text, strlen(text) + 1);
    *end += strlen(text) + 1;
}

/* A catalogue of messages, which must be sorted by identifier, in `bytes`, which must be large enough: its size. */
static inline size_t mo_make(char *bytes, size_t capacity, const mo_message *messages, size_t count, bool big_endian) {
    enum { HEADER = 20, ENTRY = 8 };
    const size_t ids = HEADER, texts = HEADER + ENTRY * count;
    size_t end = texts + ENTRY * count;
    memset(bytes, 0, capacity);
    mo_put(bytes, 0, 0x950412DEu, big_endian);
    mo_put(bytes, 8, count, big_endian);
    mo_put(bytes, 12, ids, big_endian);
    mo_put(bytes, 16, texts, big_endian);
    for (size_t i = 0; i < count; i++) mo_put_text(bytes, &end, ids + ENTRY * i, messages[i].id, big_endian);
    for (size_t i = 0; i < count; i++) mo_put_text(bytes, &end, texts + ENTRY * i, messages[i].text, big_endian);
    return end;
}

#endif
