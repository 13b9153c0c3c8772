#include "model/codes.h"

#include "model/annots.h"

#include "base/map.h"

const char *ntr_code_kind_word(ntr_code_kind kind) {
    static const char *const words[] = {"open", "close", "alone"};
    return words[kind];
}

static bool give_id(ntr_arena *arena, ntr_code *code, uint32_t number) {
    if (code->id.len == 0) code->id = ntr_arena_printf(arena, "c%u", number);
    return code->id.ptr != NULL;
}

bool ntr_codes_pair(uint32_t *partners, ntr_arena *arena, const ntr_code *codes, uint32_t count) {
    ntr_map open = {0}; /* id → index of the code that waits for its end */
    for (uint32_t i = 0; i < count; i++) {
        partners[i] = NTR_CODE_NONE;
        if (codes[i].kind == NTR_CODE_OPEN && !ntr_map_put(&open, arena, codes[i].id, i)) return false;
        if (codes[i].kind != NTR_CODE_CLOSE) continue;
        const uint32_t begin = ntr_map_get(&open, codes[i].id);
        if (begin == NTR_MAP_NONE || partners[begin] != NTR_CODE_NONE) continue;
        partners[begin] = i;
        partners[i] = begin;
    }
    return true;
}

bool ntr_codes_match(ntr_arena *arena, ntr_code *codes, uint32_t count) {
    if (count == 0) return true;
    uint32_t *partners = ntr_arena_array(arena, count, sizeof *partners);
    if (!partners) return false;
    for (uint32_t i = 0; i < count; i++)
        if (!give_id(arena, &codes[i], i + 1)) return false;
    if (!ntr_codes_pair(partners, arena, codes, count)) return false;
    for (uint32_t i = 0; i < count; i++)
        codes[i].isolated = codes[i].kind != NTR_CODE_ALONE && partners[i] == NTR_CODE_NONE;
    return true;
}

uint32_t *ntr_codes_pair_all(ntr_arena *arena, const ntr_document *document) {
    const ntr_code *codes = document->codes.items;
    const uint32_t count = document->codes.count;
    uint32_t *partners = ntr_arena_array(arena, (size_t)count + 1, sizeof *partners), first = 0;
    for (uint32_t i = 0; partners && i < document->blocks.count && first < count; i++) {
        uint32_t last = first;
        while (last < count && codes[last].at <= document->blocks.items[i].span.end) last++;
        if (last > first && !ntr_codes_pair(partners + first, arena, codes + first, last - first)) return NULL;
        for (uint32_t c = first; c < last; c++) partners[c] += partners[c] == NTR_CODE_NONE ? 0 : first;
        first = last;
    }
    return partners;
}

bool ntr_codes_copy(ntr_codes *out, ntr_arena *arena, ntr_codes codes) {
    ntr_code *items = ntr_arena_array(arena, (size_t)codes.count + 1, sizeof *items);
    if (!items) return false;
    for (uint32_t i = 0; i < codes.count; i++) {
        items[i] = codes.items[i];
        if (!ntr_text_own(arena, &items[i].id) || !ntr_text_own(arena, &items[i].data)) return false;
    }
    *out = (ntr_codes){items, codes.count};
    return true;
}

ntr_span ntr_codes_within(ntr_codes codes, const uint32_t *partners, uint32_t from, ntr_span span) {
    uint32_t first = from;
    while (first < codes.count && codes.items[first].at < span.begin) first++;
    uint32_t next = first, last;
    while (first < codes.count && codes.items[first].at == span.begin) first++;
    last = first;
    bool begun = false;
    for (; next < codes.count && codes.items[next].at <= span.end; next++) {
        const uint32_t at = codes.items[next].at, partner = partners[next];
        const uint32_t other = partner == NTR_CODE_NONE ? span.begin : codes.items[partner].at;
        const bool belongs = (at > span.begin && at < span.end) || (other > span.begin && other < span.end);
        if (belongs && !begun) first = next;
        begun = begun || belongs;
        if (belongs) last = next + 1;
    }
    return (ntr_span){first, last};
}
