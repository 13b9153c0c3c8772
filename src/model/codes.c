#include "model/codes.h"

#include "base/map.h"

static bool give_id(ntr_arena *arena, ntr_code *code, uint32_t number) {
    if (code->id.len == 0) code->id = ntr_arena_printf(arena, "c%u", number);
    return code->id.ptr != NULL;
}

bool ntr_codes_match(ntr_arena *arena, ntr_code *codes, uint32_t count) {
    ntr_map open = {0}; /* id → index of the code that waits for its end */
    for (uint32_t i = 0; i < count; i++) {
        if (!give_id(arena, &codes[i], i + 1)) return false;
        codes[i].isolated = codes[i].kind != NTR_CODE_ALONE;
        if (codes[i].kind == NTR_CODE_OPEN && !ntr_map_put(&open, arena, codes[i].id, i)) return false;
        if (codes[i].kind != NTR_CODE_CLOSE) continue;
        const uint32_t begin = ntr_map_get(&open, codes[i].id);
        if (begin == NTR_MAP_NONE || !codes[begin].isolated) continue;
        codes[begin].isolated = codes[i].isolated = false;
    }
    return true;
}
