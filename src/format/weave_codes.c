#include "format/weave_codes.h"

#include <stdio.h>

#include "model/codes.h"

/* --- what is told ------------------------------------------------------------------------------------------------- */

ntr_status ntr_weave_report_init(ntr_weave_report *report, ntr_error *err) {
    *report = (ntr_weave_report){.arena = ntr_arena_new()};
    return report->arena ? NTR_OK : ntr_error_memory(err);
}

void ntr_weave_report_dispose(ntr_weave_report *report) {
    if (report) ntr_arena_free(report->arena);
}

ntr_status ntr_weave_tell(ntr_weave_report *report, ntr_str unit, const char *code, ntr_error *err, const char *format,
                          ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ntr_weave_note *note = NTR_PUSH(report->arena, &report->notes);
    if (!note) return ntr_error_memory(err);
    note->unit = ntr_arena_copy(report->arena, unit);
    note->code = code;
    note->text = ntr_arena_copy(report->arena, ntr_str_from(text));
    return note->unit.ptr && note->text.ptr ? NTR_OK : ntr_error_memory(err);
}

/* What a reader sees of a code: the beginning of its data, whole characters. */
static ntr_str shown(const ntr_code *code) {
    enum { ENOUGH = 60 };
    ntr_str data = code->data.len ? code->data : code->id;
    if (data.len > ENOUGH) data.len = ENOUGH;
    while (data.len && ((unsigned char)data.ptr[data.len - 1] & 0x80u)) data.len--;
    return data;
}

/* --- the codes of a unit ------------------------------------------------------------------------------------------ */

bool weave_code(weaver *w, uint32_t code, uint32_t at) {
    ntr_code *placed = NTR_PUSH(w->arena, &w->codes);
    if (!placed) return false;
    *placed = w->original->codes.items[code];
    placed->at = at;
    w->used[code] = w->codes.count;
    return true;
}

/* A unit's codes by id: the first half of a pair, or one that stands alone. */
static bool map_ids(ntr_map *map, const weaver *w, ntr_span codes) {
    for (uint32_t i = codes.begin; i < codes.end; i++) {
        const ntr_code *code = &w->original->codes.items[i];
        const bool second = code->kind == NTR_CODE_CLOSE && w->partners[i] >= codes.begin && w->partners[i] < codes.end;
        if (!second && !ntr_map_put(map, w->arena, code->id, i)) return false;
    }
    return true;
}

/* The number of the code in the document that `code` of a target means, or NTR_CODE_NONE. Half a pair whose other half
 * is in another unit is known by its id alone: tools make what they can of it. */
static uint32_t find_code(const weaver *w, const ntr_map *map, ntr_span codes, const ntr_code *code) {
    uint32_t found = ntr_map_get(map, code->id);
    if (found == NTR_MAP_NONE) return NTR_CODE_NONE;
    const uint32_t other = w->partners[found];
    const bool pair = other >= codes.begin && other < codes.end;
    if (pair && code->kind == NTR_CODE_CLOSE) found = other;
    const ntr_code_kind kind = w->original->codes.items[found].kind;
    const bool half = kind != NTR_CODE_ALONE && !pair;
    return half || kind == code->kind ? found : NTR_CODE_NONE;
}

ntr_status weave_target_codes(weaver *w, const ntr_unit *unit, ntr_span codes, uint32_t begin) {
    ntr_map map = {0};
    if (unit->target_codes.count && !map_ids(&map, w, codes)) return ntr_error_memory(w->err);
    for (uint32_t i = 0; i < unit->target_codes.count; i++) {
        const ntr_code *code = &unit->target_codes.items[i];
        const uint32_t found = find_code(w, &map, codes, code);
        if (found == NTR_CODE_NONE || w->used[found]) {
            NTR_TRY(ntr_weave_tell(w->report, unit->id, found == NTR_CODE_NONE ? "code-unknown" : "code-twice", w->err,
                                   "code %.*s of the English is %s and was left out", NTR_FMT(shown(code)),
                                   found == NTR_CODE_NONE ? "not in the Dutch" : "there already"));
        } else if (!weave_code(w, found, begin + code->at)) {
            return ntr_error_memory(w->err);
        }
    }
    return weave_left_codes(w, unit, codes);
}

ntr_status weave_left_codes(weaver *w, const ntr_unit *unit, ntr_span codes) {
    for (uint32_t i = codes.begin; i < codes.end; i++) {
        const ntr_code *code = &w->original->codes.items[i];
        const bool alone = code->kind == NTR_CODE_ALONE;
        const bool pair = code->kind == NTR_CODE_OPEN && w->partners[i] < codes.end && !w->used[w->partners[i]];
        if (w->used[i]) continue;
        if (alone && !weave_code(w, i, (uint32_t)w->text.len)) return ntr_error_memory(w->err);
        if (unit->target.len == 0) continue;
        if (alone)
            NTR_TRY(ntr_weave_tell(w->report, unit->id, "code-added", w->err,
                                   "%.*s is not in the English and was put at its end", NTR_FMT(shown(code))));
        if (pair)
            NTR_TRY(ntr_weave_tell(w->report, unit->id, "code-missing", w->err, "%.*s is not in the English",
                                   NTR_FMT(shown(code))));
    }
    return NTR_OK;
}

/* --- the codes of a block ----------------------------------------------------------------------------------------- */

/* For each code of the block its number in the document. */
static uint32_t *number_codes(const weaver *w) {
    uint32_t *numbers = ntr_arena_array(w->arena, (size_t)w->codes.count + 1, sizeof *numbers);
    for (uint32_t i = w->first_code; numbers && i < w->next_code; i++)
        if (w->used[i]) numbers[w->used[i] - 1] = i;
    return numbers;
}

static bool is_whole(const weaver *w, uint32_t number) {
    const ntr_code *code = &w->original->codes.items[number];
    const uint32_t other = w->partners[number];
    if (code->kind == NTR_CODE_ALONE || other == NTR_CODE_NONE) return true;
    if (w->used[other] == 0) return false;
    return (code->kind == NTR_CODE_OPEN) == (w->used[number] < w->used[other]);
}

/* Pairs that have begun, innermost last. */
typedef struct nesting {
    uint32_t *open; /* numbers of codes */
    uint32_t depth;
    bool *ended;        /* by depth: its end has come, but something inside is still open */
    uint32_t *depth_of; /* number less first_code → depth */
    uint32_t kept;
} nesting;

static ntr_status end_pair(weaver *w, nesting *n, uint32_t number, uint32_t at) {
    const uint32_t begin = w->partners[number], depth = n->depth_of[begin - w->first_code];
    n->ended[depth] = true;
    if (depth + 1 < n->depth)
        NTR_TRY(ntr_weave_tell(w->report, NTR_STR(""), "code-moved", w->err,
                               "the end of %.*s was moved: pairs must lie in one another",
                               NTR_FMT(shown(&w->original->codes.items[begin]))));
    while (n->depth && n->ended[n->depth - 1]) {
        ntr_code *code = &w->codes.items[n->kept++];
        *code = w->original->codes.items[w->partners[n->open[--n->depth]]];
        code->at = at;
    }
    return NTR_OK;
}

static ntr_status nest_code(weaver *w, nesting *n, uint32_t number, const ntr_code *code) {
    if (!is_whole(w, number))
        return ntr_weave_tell(w->report, NTR_STR(""), "code-half", w->err,
                              "%.*s has lost its other half and was left out", NTR_FMT(shown(code)));
    const uint32_t at = code->at;
    const bool paired = w->partners[number] != NTR_CODE_NONE;
    if (paired && code->kind == NTR_CODE_CLOSE) return end_pair(w, n, number, at);
    if (paired && code->kind == NTR_CODE_OPEN) {
        n->depth_of[number - w->first_code] = n->depth;
        n->ended[n->depth] = false;
        n->open[n->depth++] = number;
    }
    w->codes.items[n->kept++] = *code;
    return NTR_OK;
}

/* In place: no more codes are written than were read, for an end is written when it or a later one is read. */
ntr_status weave_nest(weaver *w) {
    const uint32_t count = w->codes.count;
    if (count == 0) return NTR_OK;
    const uint32_t *numbers = number_codes(w);
    nesting n = {.open = ntr_arena_array(w->arena, count, sizeof *n.open),
                 .ended = ntr_arena_array(w->arena, count, sizeof *n.ended),
                 .depth_of = ntr_arena_array(w->arena, w->next_code - w->first_code, sizeof *n.depth_of)};
    if (!numbers || !n.open || !n.ended || !n.depth_of) return ntr_error_memory(w->err);
    for (uint32_t i = 0; i < count; i++) {
        const ntr_code code = w->codes.items[i];
        NTR_TRY(nest_code(w, &n, numbers[i], &code));
    }
    w->codes.count = n.kept;
    return NTR_OK;
}

bool weave_is_same(const weaver *w, const ntr_woven *woven, ntr_span block) {
    if (!ntr_str_equal(woven->text, ntr_document_slice(w->original, block))) return false;
    if (woven->codes.count != w->next_code - w->first_code) return false;
    for (uint32_t i = 0; i < woven->codes.count; i++) {
        const ntr_code *a = &woven->codes.items[i], *b = &w->original->codes.items[w->first_code + i];
        if (a->at != b->at - block.begin || a->kind != b->kind || !ntr_str_equal(a->id, b->id)) return false;
    }
    return true;
}
