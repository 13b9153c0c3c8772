/* The codes of a translation: which of the source's they are, and an order that a document can have. */
#include "base/map.h"
#include "format/codes_text.h"
#include "format/fill.h"

/* The source's codes of one unit while a target's are found among them. Lists of codes that are called alike are
 * chains: the map has the first that is free, `next` the one behind each. */
typedef struct matcher {
    ntr_filling *filling;
    uint32_t unit;
    ntr_codes source;
    ntr_map by_id, by_data;
    uint32_t *next_by_id, *next_by_data;
    bool *used;
    fill_codes list;
    uint32_t furthest; /* index + 1 of the last code seen, in the order of the source */
    bool failed;       /* memory ran out */
} matcher;

static ntr_str name_of(matcher *self, const ntr_code *code) {
    ntr_buffer name = {0};
    ntr_append_code(&name, code);
    const ntr_str own = name.failed ? NTR_STR_NONE : ntr_arena_copy(self->filling->arena, ntr_buffer_str(&name));
    ntr_buffer_dispose(&name);
    if (!own.ptr) self->failed = true;
    return own;
}

static void slip(matcher *self, ntr_slip_kind kind, const ntr_code *code, const char *done) {
    if (!fill_slip(self->filling, self->unit, (ntr_slip){kind, name_of(self, code), done})) self->failed = true;
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

static ntr_str key_of(matcher *self, ntr_code_kind kind, ntr_str text) {
    const ntr_str key = ntr_arena_printf(self->filling->arena, "%c%.*s", "oca"[kind], NTR_FMT(text));
    if (!key.ptr) self->failed = true;
    return key;
}

/* Puts code `index` before those that are called the same. */
static void link_code(matcher *self, ntr_map *map, uint32_t *next, uint32_t index, ntr_str text) {
    const ntr_str key = key_of(self, self->source.items[index].kind, text);
    if (!key.ptr) return;
    next[index] = ntr_map_get(map, key);
    if (!ntr_map_put(map, self->filling->arena, key, index)) self->failed = true;
}

static bool know_codes(matcher *self) {
    ntr_arena *arena = self->filling->arena;
    const uint32_t count = self->source.count;
    self->next_by_id = ntr_arena_array(arena, (size_t)count + 1, sizeof *self->next_by_id);
    self->next_by_data = ntr_arena_array(arena, (size_t)count + 1, sizeof *self->next_by_data);
    self->used = ntr_arena_array(arena, (size_t)count + 1, sizeof *self->used);
    if (!self->next_by_id || !self->next_by_data || !self->used) return false;
    for (uint32_t i = count; i-- > 0 && !self->failed;) {
        const ntr_code *code = &self->source.items[i];
        link_code(self, &self->by_id, self->next_by_id, i, code->id);
        if (code->data.len) link_code(self, &self->by_data, self->next_by_data, i, code->data);
    }
    return !self->failed;
}

/* The first that is not used yet of those called so; the chain is shortened by those that are. */
static uint32_t first_free(matcher *self, ntr_map *map, const uint32_t *next, ntr_str key) {
    const uint32_t head = ntr_map_get(map, key);
    uint32_t index = head;
    while (index != NTR_MAP_NONE && self->used[index]) index = next[index];
    if (index != head && index != NTR_MAP_NONE && !ntr_map_put(map, self->filling->arena, key, index))
        self->failed = true;
    return index;
}

static uint32_t find_code(matcher *self, const ntr_code *code, bool *known) {
    const ntr_str id = key_of(self, code->kind, code->id), data = key_of(self, code->kind, code->data);
    *known = false;
    if (self->failed) return NTR_MAP_NONE;
    *known = ntr_map_get(&self->by_id, id) != NTR_MAP_NONE ||
             (code->data.len && ntr_map_get(&self->by_data, data) != NTR_MAP_NONE);
    const uint32_t index = first_free(self, &self->by_id, self->next_by_id, id);
    if (index != NTR_MAP_NONE || code->data.len == 0) return index;
    return first_free(self, &self->by_data, self->next_by_data, data);
}

static void add(matcher *self, uint32_t source, uint32_t at) {
    fill_code *code = NTR_PUSH(self->filling->arena, &self->list);
    if (!code) {
        self->failed = true;
        return;
    }
    *code = (fill_code){source, at};
    self->used[source] = true;
}

static void match(matcher *self, const ntr_code *code) {
    bool known;
    const uint32_t index = find_code(self, code, &known);
    if (index == NTR_MAP_NONE) {
        slip(self, known ? NTR_SLIP_DOUBLED : NTR_SLIP_STRAY, code, "left out");
        return;
    }
    if (index + 1 < self->furthest && code->kind != NTR_CODE_CLOSE) /* that one follows what it closes */
        slip(self, NTR_SLIP_MOVED, code, "left where it is");
    if (index + 1 > self->furthest) self->furthest = index + 1;
    add(self, index, code->at);
}

/* --- what was lost ------------------------------------------------------------------------------------------------ */

/* What begins the source begins the target; all else goes to its end, where a translator finds it. */
static void put_lost_back(matcher *self, const fill_text *text) {
    const fill_codes given = self->list;
    self->list = (fill_codes){0};
    for (uint32_t i = 0; i < self->source.count && self->source.items[i].at == 0; i++) {
        if (self->used[i] || self->source.items[i].kind == NTR_CODE_CLOSE) continue;
        slip(self, NTR_SLIP_LOST, &self->source.items[i], "put at the beginning");
        add(self, i, 0);
    }
    for (uint32_t i = 0; i < given.count; i++) add(self, given.items[i].source, given.items[i].at);
    for (uint32_t i = 0; i < self->source.count; i++) {
        if (self->used[i]) continue;
        slip(self, NTR_SLIP_LOST, &self->source.items[i], "put at the end");
        add(self, i, (uint32_t)text->text.len);
    }
}

/* --- an order that a document can have ---------------------------------------------------------------------------- */

static bool is_element(const matcher *self, uint32_t index) {
    const inline_reader *reader = &self->filling->reader;
    const inline_element *element = inline_element_of(reader, reader->nodes.items[index].element);
    return element && element->role == INLINE_PAIR;
}

/* Fills in, for both codes of each pair, which the other is; for all others themselves. */
static uint32_t *find_partners(matcher *self) {
    ntr_map open = {0};
    uint32_t *partners = ntr_arena_array(self->filling->arena, (size_t)self->source.count + 1, sizeof *partners);
    for (uint32_t i = 0; partners && i < self->source.count; i++) {
        const ntr_code *code = &self->source.items[i];
        partners[i] = i;
        if (code->isolated || code->kind == NTR_CODE_ALONE) continue;
        if (code->kind == NTR_CODE_OPEN) {
            if (!ntr_map_put(&open, self->filling->arena, code->id, i)) return NULL;
            continue;
        }
        const uint32_t begin = ntr_map_get(&open, code->id);
        if (begin == NTR_MAP_NONE || partners[begin] != begin) continue;
        partners[begin] = i;
        partners[i] = begin;
    }
    return partners;
}

/* What opens stands before what closes it. */
static void order_pairs(matcher *self, const uint32_t *partners) {
    uint32_t *place = ntr_arena_array(self->filling->arena, (size_t)self->source.count + 1, sizeof *place);
    if (!place) {
        self->failed = true;
        return;
    }
    for (uint32_t i = 0; i < self->list.count; i++) place[self->list.items[i].source] = i;
    for (uint32_t i = 0; i < self->source.count; i++) {
        if (self->source.items[i].kind != NTR_CODE_OPEN || partners[i] == i || place[i] < place[partners[i]]) continue;
        slip(self, NTR_SLIP_MOVED, &self->source.items[i], "put in order");
        self->list.items[place[i]].source = partners[i];
        self->list.items[place[partners[i]]].source = i;
    }
}

/* Elements around text must nest: one that ends before what began in it ends behind that. */
static void nest_elements(matcher *self, const uint32_t *partners) {
    const fill_codes given = self->list;
    NTR_LIST(uint32_t) open = {0};
    bool *ended = ntr_arena_array(self->filling->arena, (size_t)self->source.count + 1, sizeof *ended);
    self->list = (fill_codes){0};
    for (uint32_t i = 0; ended && i < given.count && !self->failed; i++) {
        const uint32_t source = given.items[i].source;
        if (!is_element(self, source)) {
            add(self, source, given.items[i].at);
        } else if (self->source.items[source].kind == NTR_CODE_OPEN) {
            uint32_t *top = NTR_PUSH(self->filling->arena, &open);
            if (top) *top = source;
            self->failed = self->failed || !top;
            add(self, source, given.items[i].at);
        } else {
            const uint32_t begin = partners[source];
            ended[begin] = true;
            if (open.count && open.items[open.count - 1] != begin)
                slip(self, NTR_SLIP_MOVED, &self->source.items[source], "put in order");
            for (; open.count && ended[open.items[open.count - 1]]; open.count--)
                add(self, partners[open.items[open.count - 1]], given.items[i].at);
        }
    }
    self->failed = self->failed || !ended;
}

/* --- the way in --------------------------------------------------------------------------------------------------- */

/* Reads the source anew: its codes and the elements of these are in the reader then. */
static bool read_source(matcher *self) {
    ntr_filling *filling = self->filling;
    const bilingual_place *place = &filling->places.items[self->unit];
    ntr_str text;
    if (filling->version2 && !inline_know_data(&filling->reader, ntr_xml_node_child(place->unit, "originalData")))
        return false;
    inline_read(&text, &self->source, &filling->reader, place->source);
    return text.ptr != NULL;
}

ntr_status fill_match_codes(fill_codes *out, ntr_filling *filling, uint32_t unit, const fill_text *text,
                            ntr_error *err) {
    matcher self = {.filling = filling, .unit = unit};
    *out = (fill_codes){0};
    if (filling->bitext->units.items[unit].source_codes.count == 0 && text->code_count == 0) return NTR_OK;
    if (!read_source(&self) || !know_codes(&self)) return ntr_error_memory(err);
    for (uint32_t i = 0; i < text->code_count && !self.failed; i++) match(&self, &text->codes[i]);
    put_lost_back(&self, text);
    const uint32_t *partners = find_partners(&self);
    if (!partners || self.failed) return ntr_error_memory(err);
    order_pairs(&self, partners);
    nest_elements(&self, partners);
    *out = self.list;
    return self.failed ? ntr_error_memory(err) : NTR_OK;
}

/* --- codes in plain text ------------------------------------------------------------------------------------------ */

enum { SHAPES = 16, LONGEST = 1024 }; /* nobody types longer ones */

/* The codes of a source as they stand in text: those that look alike are a chain. */
typedef struct shapes {
    ntr_map by_text;
    uint32_t *next;
    uint32_t lengths[SHAPES]; /* that occur, falling */
    uint32_t count;
    bool begins[256]; /* by first byte */
} shapes;

static void note_length(shapes *self, uint32_t length) {
    uint32_t at = 0;
    while (at < self->count && self->lengths[at] > length) at++;
    if ((at < self->count && self->lengths[at] == length) || self->count == SHAPES) return;
    memmove(&self->lengths[at + 1], &self->lengths[at], (self->count - at) * sizeof self->lengths[0]);
    self->lengths[at] = length;
    self->count++;
}

static bool know_shapes(shapes *self, ntr_arena *arena, ntr_codes codes) {
    ntr_buffer text = {0};
    self->next = ntr_arena_array(arena, (size_t)codes.count + 1, sizeof *self->next);
    bool good = self->next != NULL;
    for (uint32_t i = codes.count; good && i-- > 0;) {
        ntr_buffer_clear(&text);
        ntr_append_code(&text, &codes.items[i]);
        if (text.len == 0 || text.len > LONGEST) continue;
        const ntr_str key = ntr_arena_copy(arena, ntr_buffer_str(&text));
        good = key.ptr && !text.failed;
        if (!good) break;
        self->next[i] = ntr_map_get(&self->by_text, key);
        note_length(self, (uint32_t)key.len);
        self->begins[(unsigned char)key.ptr[0]] = true;
        good = ntr_map_put(&self->by_text, arena, key, i);
    }
    ntr_buffer_dispose(&text);
    return good;
}

/* The code that begins at `at`, taken off its chain; NTR_MAP_NONE when none does. `*length` is that of its text. */
static uint32_t take_shape(shapes *self, ntr_arena *arena, ntr_str text, size_t at, uint32_t *length) {
    for (uint32_t i = 0; i < self->count; i++) {
        *length = self->lengths[i];
        if (*length > text.len - at) continue;
        const ntr_str key = ntr_str_slice(text, at, at + *length);
        const uint32_t index = ntr_map_get(&self->by_text, key);
        if (index == NTR_MAP_NONE) continue;
        const ntr_str own = ntr_arena_copy(arena, key);
        if (own.ptr && ntr_map_put(&self->by_text, arena, own, self->next[index])) return index;
    }
    return NTR_MAP_NONE;
}

ntr_status fill_find_codes(fill_text *out, ntr_filling *filling, uint32_t unit, ntr_str text, ntr_error *err) {
    const ntr_codes source = filling->bitext->units.items[unit].source_codes;
    shapes known = {0};
    ntr_buffer plain = {0};
    NTR_LIST(ntr_code) codes = {0};
    bool good = know_shapes(&known, filling->arena, source);
    for (size_t at = 0; good && at < text.len;) {
        uint32_t length = 0;
        const bool may = known.begins[(unsigned char)text.ptr[at]];
        const uint32_t index = may ? take_shape(&known, filling->arena, text, at, &length) : NTR_MAP_NONE;
        if (index == NTR_MAP_NONE) {
            ntr_buffer_append_char(&plain, text.ptr[at++]);
            continue;
        }
        ntr_code *code = NTR_PUSH(filling->arena, &codes);
        good = code != NULL;
        if (good) *code = source.items[index];
        if (good) code->at = (uint32_t)plain.len;
        at += length;
    }
    const ntr_str own = plain.len ? ntr_arena_copy(filling->arena, ntr_buffer_str(&plain)) : NTR_STR("");
    good = good && !plain.failed && own.ptr;
    ntr_buffer_dispose(&plain);
    filling->report.restored += codes.count;
    *out = (fill_text){own, codes.items, codes.count, NTR_STATE_TRANSLATED, false};
    return good ? NTR_OK : ntr_error_memory(err);
}
