/* Arena: memory that is taken bit by bit and given back at once. */
#ifndef NTRANS_BASE_ARENA_H
#define NTRANS_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "ntrans/error.h"
#include "ntrans/text.h"

/* One arena belongs to one document, lexicon or bitext, and dies with it: nothing in it is freed alone. In sanitizer
 * builds every request is a malloc of its own, so that a stray write is seen. Not for use by two threads at once. */
typedef struct ntr_arena ntr_arena;

/* Caller frees with ntr_arena_free. NULL when memory ran out. */
ntr_arena *ntr_arena_new(void);
void ntr_arena_free(ntr_arena *arena);

/* A new arena and `size` zeroed bytes in it, for the object that owns it: freeing the arena frees the object. Both NULL
 * when memory ran out. */
void *ntr_arena_new_owned(ntr_arena **out, size_t size);

/* `size` zeroed bytes, aligned for any type; they live as long as the arena. NULL when memory ran out. */
void *ntr_arena_alloc(ntr_arena *arena, size_t size);

/* `count` zeroed items of `size` bytes; NULL when memory ran out or the product overflows. */
void *ntr_arena_array(ntr_arena *arena, size_t count, size_t size);

/* A copy with a NUL behind it that is not counted; it lives as long as the arena. `.ptr` is NULL when memory ran out.
 */
ntr_str ntr_arena_copy(ntr_arena *arena, ntr_str text);

/* printf into the arena. `.ptr` is NULL when memory ran out. */
ntr_str ntr_arena_printf(ntr_arena *arena, const char *format, ...) NTR_PRINTF(2, 3);

/* Bytes taken from the system so far. */
size_t ntr_arena_size(const ntr_arena *arena);

/* A growing list in an arena is any struct that begins with these three members:
 *     struct { T *items; uint32_t count; uint32_t capacity; }
 * NTR_PUSH gives the address of a new zeroed item at its end, or NULL when memory ran out (the list is as before).
 * Items move when the list grows: hold indices, not pointers. */
#define NTR_PUSH(arena, list)                                                                                          \
    (((list)->count < (list)->capacity || ntr_list_grow((arena), (list), sizeof *(list)->items)) ?                     \
         memset(&(list)->items[(list)->count++], 0, sizeof *(list)->items) :                                           \
         NULL)

/* Makes room for at least one more item of `item_size` bytes. */
bool ntr_list_grow(ntr_arena *arena, void *list, size_t item_size);

/* Makes room for `capacity` items in all, so that adding them moves nothing; what lies behind the items is not zeroed.
 * A long list grows where it is: what it leaves behind elsewhere would be as long again. False when memory ran out. */
bool ntr_list_reserve(ntr_arena *arena, void *list, size_t item_size, uint32_t capacity);

#endif
