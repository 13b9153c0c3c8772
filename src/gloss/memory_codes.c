/* Inline codes as the memory keeps them: what of them counts is where they stand, what they are, and which belong
 * together; the ids that a file gave them do not. */
#include <stdlib.h>

#include "gloss/memory_store.h"
#include "model/codes.h"

static const char kinds[] = {'o', 'c', 'a'}; /* as ntr_code_kind */

static bool number_of(uint32_t *out, ntr_arena *arena, ntr_map *ids, ntr_str id) {
    *out = ntr_map_get(ids, id);
    if (*out != NTR_MAP_NONE) return true;
    *out = ids->count + 1;
    return ntr_map_put(ids, arena, id, *out);
}

bool memory_codes_write(ntr_buffer *out, ntr_arena *arena, ntr_map *ids, ntr_codes codes) {
    for (uint32_t i = 0; i < codes.count; i++) {
        const ntr_code *code = &codes.items[i];
        uint32_t number;
        if (!number_of(&number, arena, ids, code->id.ptr ? code->id : NTR_STR(""))) return false;
        ntr_buffer_printf(out, "%u %c %u %zu:", code->at, kinds[code->kind], number, code->data.len);
        ntr_buffer_append(out, code->data);
    }
    return !out->failed;
}

static bool take_number(size_t *out, ntr_str *rest, char end) {
    *out = 0;
    size_t i = 0;
    for (; i < rest->len && i < 10 && rest->ptr[i] >= '0' && rest->ptr[i] <= '9'; i++)
        *out = *out * 10 + (size_t)(rest->ptr[i] - '0');
    if (i == 0 || i == rest->len || rest->ptr[i] != end) return false;
    *rest = ntr_str_slice(*rest, i + 1, rest->len);
    return true;
}

static bool take_code(ntr_code *out, ntr_arena *arena, ntr_str *rest, size_t most) {
    size_t at, id, length;
    if (!take_number(&at, rest, ' ') || at > most || rest->len < 2) return false;
    const char *kind = memchr(kinds, rest->ptr[0], sizeof kinds);
    *rest = ntr_str_slice(*rest, 2, rest->len);
    if (!kind || !take_number(&id, rest, ' ') || !take_number(&length, rest, ':') || length > rest->len) return false;
    *out = (ntr_code){.at = (uint32_t)at,
                      .kind = (ntr_code_kind)(kind - kinds),
                      .id = ntr_arena_printf(arena, "%zu", id),
                      .data = ntr_arena_copy(arena, ntr_str_slice(*rest, 0, length))};
    *rest = ntr_str_slice(*rest, length, rest->len);
    return true;
}

bool memory_codes_read(ntr_codes *out, ntr_arena *arena, ntr_str text, size_t length) {
    NTR_LIST(ntr_code) list = {0};
    ntr_code code;
    *out = (ntr_codes){NULL, 0};
    for (uint32_t at = 0; text.len && take_code(&code, arena, &text, length) && code.at >= at; at = code.at) {
        ntr_code *added = NTR_PUSH(arena, &list);
        if (!added || !code.id.ptr || !code.data.ptr) return false;
        *added = code;
    }
    *out = (ntr_codes){list.items, list.count};
    return ntr_codes_match(arena, list.items, list.count);
}

uint64_t ntr_memory_hash(ntr_str source, ntr_codes codes) {
    uint64_t hash = memory_hash(MEMORY_HASH_START, source);
    for (uint32_t i = 0; i < codes.count; i++) {
        hash = memory_hash_point(hash, codes.items[i].at);
        hash = memory_hash_point(hash, (uint32_t)codes.items[i].kind);
        hash = memory_hash(hash, codes.items[i].data);
    }
    return hash > NTR_MEMORY_EDGE ? hash : hash + NTR_MEMORY_EDGE + 1;
}

uint64_t ntr_memory_hash_at(const ntr_bitext *bitext, uint32_t index) {
    if (index >= bitext->units.count) return NTR_MEMORY_EDGE;
    return ntr_memory_hash(bitext->units.items[index].source, bitext->units.items[index].source_codes);
}
