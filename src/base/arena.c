#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define ONE_MALLOC_PER_REQUEST 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_MALLOC_PER_REQUEST 1
#endif
#endif
#ifndef ONE_MALLOC_PER_REQUEST
#define ONE_MALLOC_PER_REQUEST 0
#endif

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

/* A request larger than LARGEST_CHUNK has a chunk of its own, which therefore can grow where it is. (In sanitizer
 * builds all have, so that they see who uses items of a list that has moved since.) */
typedef struct chunk {
    struct chunk *previous, *next;
    size_t used;
    size_t size;
    _Alignas(max_align_t) unsigned char bytes[];
} chunk;

struct ntr_arena {
    chunk *last;
    size_t next_size;
    size_t total;
};

ntr_arena *ntr_arena_new(void) {
    ntr_arena *arena = calloc(1, sizeof *arena);
    if (arena) arena->next_size = FIRST_CHUNK;
    return arena;
}

void ntr_arena_free(ntr_arena *arena) {
    if (!arena) return;
    for (chunk *c = arena->last; c;) {
        chunk *previous = c->previous;
        free(c);
        c = previous;
    }
    free(arena);
}

/* Puts the chunk at the end or, where it is full from the start, before it: the last one has room still. */
static void link_chunk(ntr_arena *arena, chunk *c, bool full) {
    c->next = full ? arena->last : NULL;
    c->previous = c->next ? c->next->previous : arena->last;
    if (c->previous) c->previous->next = c;
    if (c->next)
        c->next->previous = c;
    else
        arena->last = c;
}

static chunk *add_chunk(ntr_arena *arena, size_t size) {
    if (size > SIZE_MAX - sizeof(chunk)) return NULL;
    chunk *c = calloc(1, sizeof *c + size);
    if (!c) return NULL;
    c->size = size;
    link_chunk(arena, c, size > LARGEST_CHUNK);
    arena->total += sizeof *c + size;
    return c;
}

static chunk *chunk_for(ntr_arena *arena, size_t size) {
    if (ONE_MALLOC_PER_REQUEST) return add_chunk(arena, size);
    if (arena->last && arena->last->size - arena->last->used >= size) return arena->last;
    const size_t chunk_size = size > arena->next_size ? size : arena->next_size;
    if (arena->next_size < LARGEST_CHUNK) arena->next_size *= 2;
    return add_chunk(arena, chunk_size);
}

void *ntr_arena_alloc(ntr_arena *arena, size_t size) {
    const size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX - align) return NULL;
    const size_t rounded = ONE_MALLOC_PER_REQUEST ? size : (size + align - 1) / align * align;
    chunk *c = chunk_for(arena, rounded);
    if (!c) return NULL;
    void *memory = c->bytes + c->used;
    c->used += rounded;
    return memory;
}

void *ntr_arena_new_owned(ntr_arena **out, size_t size) {
    ntr_arena *arena = ntr_arena_new();
    void *owner = arena ? ntr_arena_alloc(arena, size) : NULL;
    if (!owner) ntr_arena_free(arena);
    *out = owner ? arena : NULL;
    return owner;
}

void *ntr_arena_array(ntr_arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) return NULL;
    return ntr_arena_alloc(arena, count * size);
}

ntr_str ntr_arena_copy(ntr_arena *arena, ntr_str text) {
    char *copy = ntr_arena_alloc(arena, text.len + 1);
    if (!copy) return NTR_STR_NONE;
    if (text.len) memcpy(copy, text.ptr, text.len);
    return (ntr_str){copy, text.len};
}

ntr_str ntr_arena_printf(ntr_arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) return NTR_STR_NONE;
    char *text = ntr_arena_alloc(arena, (size_t)length + 1);
    if (!text) return NTR_STR_NONE;
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return (ntr_str){text, (size_t)length};
}

size_t ntr_arena_size(const ntr_arena *arena) {
    return arena->total;
}

bool ntr_list_grow(ntr_arena *arena, void *list, size_t item_size) {
    NTR_LIST(unsigned char) head; /* the shape every list begins with; copied so that no type is aliased */
    memcpy(&head, list, sizeof head);
    if (head.capacity > UINT32_MAX / 2) return false;
    return ntr_list_reserve(arena, list, item_size, head.capacity ? head.capacity * 2 : 8);
}

/* Memory of a chunk of its own, grown: the system mostly moves its pages and copies nothing. What is added is not
 * zeroed. NULL when memory ran out. */
static void *grow_chunk(ntr_arena *arena, void *memory, size_t size) {
    if (size > SIZE_MAX - sizeof(chunk)) return NULL;
    chunk *c = (chunk *)(void *)((unsigned char *)memory - offsetof(chunk, bytes));
    const bool last = arena->last == c;
    chunk *grown = realloc(c, sizeof *c + size);
    if (!grown) return NULL;
    arena->total += size - grown->size;
    grown->size = grown->used = size;
    if (grown->previous) grown->previous->next = grown;
    if (grown->next) grown->next->previous = grown;
    if (last) arena->last = grown;
    return grown->bytes;
}

static bool has_own_chunk(size_t size) {
    return size > (ONE_MALLOC_PER_REQUEST ? 0 : LARGEST_CHUNK);
}

bool ntr_list_reserve(ntr_arena *arena, void *list, size_t item_size, uint32_t capacity) {
    NTR_LIST(unsigned char) head;
    memcpy(&head, list, sizeof head);
    if (capacity <= head.capacity) return true;
    const bool grows = has_own_chunk(head.capacity * item_size) && capacity <= SIZE_MAX / 2 / item_size;
    unsigned char *items =
        grows ? grow_chunk(arena, head.items, capacity * item_size) : ntr_arena_array(arena, capacity, item_size);
    if (!items) return false;
    if (head.count && !grows) memcpy(items, head.items, head.count * item_size);
    head.items = items;
    head.capacity = capacity;
    memcpy(list, &head, sizeof head);
    return true;
}
