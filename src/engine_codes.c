#include "engine_codes.h"

/* Where the n-th id of a text stands first; NULL: there are fewer. */
static const ntr_code *find_numbered(ntr_codes codes, uint32_t number) {
    uint32_t seen = 0;
    for (uint32_t i = 0; i < codes.count; i++) {
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++) known = ntr_str_equal(codes.items[k].id, codes.items[i].id);
        if (!known && ++seen == number) return &codes.items[i];
    }
    return NULL;
}

/* Which of the ids of a text this one is, counted from 1 in the order in which they stand; 0: none of them. */
static uint32_t number_of(ntr_codes codes, ntr_str id) {
    const ntr_code *code;
    for (uint32_t number = 1; (code = find_numbered(codes, number)); number++)
        if (ntr_str_equal(code->id, id)) return number;
    return 0;
}

bool ntr_codes_same_kinds(ntr_codes a, ntr_codes b) {
    for (uint32_t i = 0; i < a.count && i < b.count; i++)
        if (a.items[i].kind != b.items[i].kind) return false;
    return a.count == b.count;
}

static uint32_t read_number(ntr_str id) {
    uint32_t number = 0;
    for (size_t i = 0; i < id.len; i++) number = number * 10 + (uint32_t)(id.ptr[i] - '0');
    return number;
}

/* The unit writes as <i> what the other has as <b>. */
static void take_data(ntr_code *code, const ntr_unit *unit) {
    for (uint32_t i = 0; i < unit->source_codes.count; i++) {
        const ntr_code *own = &unit->source_codes.items[i];
        if (own->kind == code->kind && ntr_str_equal(own->id, code->id)) code->data = own->data;
    }
}

bool ntr_codes_rename(ntr_codes *codes, ntr_arena *arena, const ntr_unit *unit, const ntr_codes *source,
                      bool own_data) {
    enum { MOST = 100 }; /* of a unit with more, ids stay as they are: finding them takes the square of their count */
    if (codes->count == 0 || codes->count > MOST || unit->source_codes.count > MOST) return true;
    ntr_code *renamed = ntr_arena_array(arena, codes->count, sizeof *renamed);
    if (!renamed) return false;
    for (uint32_t i = 0; i < codes->count; i++) {
        renamed[i] = codes->items[i];
        const uint32_t number = source ? number_of(*source, renamed[i].id) : read_number(renamed[i].id);
        const ntr_code *own = number ? find_numbered(unit->source_codes, number) : NULL;
        if (own) renamed[i].id = own->id;
        if (own_data) take_data(&renamed[i], unit);
    }
    codes->items = renamed;
    return true;
}
