#include "model/unmask.h"

#include <stdlib.h>

#include "ext/unicode.h"

/* --- slips -------------------------------------------------------------------------------------------------------- */

void unmask_slip(unmasker *self, ntr_slip_kind kind, ntr_str what, const char *done) {
    ntr_slip *slip = NTR_PUSH(self->arena, &self->out->slips);
    const ntr_str own = ntr_arena_copy(self->arena, what);
    if (!slip || !own.ptr) {
        self->text.failed = true;
        return;
    }
    *slip = (ntr_slip){kind, own, done};
}

static bool is_code(const ntr_slot *slot) {
    return slot->kind >= NTR_SLOT_CODE_OPEN && slot->kind <= NTR_SLOT_CODE_ALONE;
}

ntr_str unmask_name(const unmasker *self, const ntr_slot *slot) {
    if (slot->kind == NTR_SLOT_BREAK) return NTR_STR("a line break");
    if (!is_code(slot) || slot->text.len) return slot->text;
    const ntr_str name =
        ntr_arena_printf(self->arena, "<%s%.*s>", slot->kind == NTR_SLOT_CODE_CLOSE ? "/" : "", NTR_FMT(slot->code));
    return name.ptr ? name : slot->code;
}

/* --- pieces ------------------------------------------------------------------------------------------------------- */

void unmask_plain(unmasker *self, ntr_str text) {
    if (text.len && self->drop_space && text.ptr[0] == ' ') text = ntr_str_slice(text, 1, text.len);
    self->drop_space = self->drop_space && text.len == 0;
    const bool stop = text.len && text.ptr[0] == '.', ellipsis = text.len > 1 && text.ptr[1] == '.';
    if (self->drop_stop && stop && !ellipsis) text = ntr_str_slice(text, 1, text.len);
    if (text.len == 0) return;
    self->drop_stop = false;
    for (size_t at = 0; at < text.len; self->points++) {
        unmask_space *space = text.ptr[at] == ' ' ? NTR_PUSH(self->arena, &self->spaces) : NULL;
        if (space) *space = (unmask_space){(uint32_t)(self->text.len + at), self->points};
        (void)ntr_utf8_next(text, &at);
    }
    ntr_buffer_append(&self->text, text);
    self->ends_in_space = text.ptr[text.len - 1] == ' ';
}

static void take_space_back(unmasker *self) {
    if (!self->ends_in_space || self->text.len == 0 || self->spaces.count == 0) return;
    self->text.len--;
    self->points--;
    self->spaces.count--;
}

static void add_code(unmasker *self, const ntr_slot *slot) {
    ntr_code *code = NTR_PUSH(self->arena, &self->codes);
    if (!code) {
        self->text.failed = true;
        return;
    }
    *code = (ntr_code){.at = (uint32_t)self->text.len,
                       .kind = (ntr_code_kind)(slot->kind - NTR_SLOT_CODE_OPEN),
                       .id = slot->code,
                       .data = slot->text};
}

/* Lost, doubled and moved codes are the concern of who puts them into a document: text may come without placeholders.
 */
static void note_text(unmasker *self, const ntr_slot *slot, uint32_t index) {
    if (self->seen[index] == 2) unmask_slip(self, NTR_SLIP_DOUBLED, unmask_name(self, slot), "kept in both places");
    if (self->seen[index] == 1 && index + 1 < self->furthest)
        unmask_slip(self, NTR_SLIP_MOVED, unmask_name(self, slot), "left where it is");
}

void unmask_slot(unmasker *self, uint32_t index, bool exact) {
    const ntr_slot *slot = &self->mask->slots[index];
    self->out->restored += self->seen[index]++ == 0;
    if (slot->space_before) take_space_back(self);
    if (!exact) unmask_slip(self, NTR_SLIP_ALTERED, unmask_name(self, slot), "read all the same");
    if (is_code(slot)) {
        add_code(self, slot);
    } else {
        note_text(self, slot, index);
        ntr_buffer_append(&self->text, slot->text);
        self->points += (uint32_t)ntr_utf8_count(slot->text);
    }
    if (index + 1 > self->furthest) self->furthest = index + 1;
    self->ends_in_space = false;
    self->drop_space = slot->space_behind;
    self->drop_stop = slot->stops;
}

/* --- what did not come back --------------------------------------------------------------------------------------- */

/* Of a dictionary's entry nothing but its English comes back, in whatever case. */
static bool has_entry(unmasker *self, const ntr_slot *slot, ntr_str *lower) {
    if (!lower->ptr) *lower = ntr_lower(self->arena, ntr_buffer_str(&self->text));
    const ntr_str wanted = ntr_lower(self->arena, slot->text);
    if (!lower->ptr || !wanted.ptr) self->text.failed = true;
    if (self->text.failed || wanted.len > lower->len) return false;
    for (size_t i = 0; i + wanted.len <= lower->len; i++)
        if (memcmp(lower->ptr + i, wanted.ptr, wanted.len) == 0) return true;
    return false;
}

static void find_lost(unmasker *self) {
    ntr_str lower = NTR_STR_NONE;
    for (uint32_t i = 0; i < self->mask->slot_count && !self->text.failed; i++) {
        const ntr_slot *slot = &self->mask->slots[i];
        if (self->seen[i] || is_code(slot) || slot->kind == NTR_SLOT_WRAP) continue;
        if (slot->number) {
            unmask_slip(self, NTR_SLIP_LOST, unmask_name(self, slot), "left out");
        } else if (slot->text.len && !has_entry(self, slot, &lower)) {
            unmask_slip(self, NTR_SLIP_LOST, unmask_name(self, slot), "left to the engine's own words");
        }
    }
}

/* --- line breaks of a wrapped text -------------------------------------------------------------------------------- */

/* The space nearest to where the break stood, in proportion, from `*next` on; NULL when there is none left. */
static const unmask_space *nearest_space(const unmasker *self, const ntr_slot *wrap, uint32_t *next) {
    const uint64_t length = self->mask->length ? self->mask->length : 1;
    const int64_t wanted = (int64_t)((uint64_t)wrap->at * self->points / length);
    const unmask_space *spaces = self->spaces.items;
    if (*next >= self->spaces.count) return NULL;
    while (*next + 1 < self->spaces.count &&
           llabs((int64_t)spaces[*next + 1].point - wanted) <= llabs((int64_t)spaces[*next].point - wanted))
        ++*next;
    return &spaces[(*next)++];
}

/* Appends a stretch of the answer and moves its codes; `*code` is the next. */
static void append_wrapped(unmasker *self, ntr_buffer *out, uint32_t from, uint32_t upto, uint32_t *code) {
    const uint32_t base = (uint32_t)out->len;
    for (; *code < self->codes.count && self->codes.items[*code].at <= upto; ++*code)
        self->codes.items[*code].at += base - from;
    ntr_buffer_append(out, ntr_str_slice(ntr_buffer_str(&self->text), from, upto));
}

/* The answer with edges and line breaks; codes stand in it where they stood. */
static void assemble(unmasker *self, ntr_buffer *out) {
    uint32_t from = 0, code = 0, next = 0;
    ntr_buffer_append(out, self->mask->lead);
    for (uint32_t i = 0; i < self->mask->slot_count; i++) {
        const ntr_slot *slot = &self->mask->slots[i];
        const unmask_space *space = slot->kind == NTR_SLOT_WRAP ? nearest_space(self, slot, &next) : NULL;
        if (!space) continue;
        append_wrapped(self, out, from, space->at, &code);
        ntr_buffer_append(out, slot->text);
        from = space->at + 1;
    }
    append_wrapped(self, out, from, (uint32_t)self->text.len, &code);
    ntr_buffer_append(out, self->mask->trail);
}

/* --- all of it ---------------------------------------------------------------------------------------------------- */

static bool know_numbers(unmasker *self) {
    const uint32_t count = self->mask->slot_count;
    self->first = ntr_arena_array(self->arena, (size_t)count + 1, sizeof *self->first);
    self->second = ntr_arena_array(self->arena, (size_t)count + 1, sizeof *self->second);
    self->seen = ntr_arena_array(self->arena, (size_t)count + 1, sizeof *self->seen);
    if (!self->first || !self->second || !self->seen) return false;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t number = self->mask->slots[i].number;
        if (number == 0 || number > count) continue;
        if (number > self->numbers) self->numbers = number;
        *(self->first[number] ? &self->second[number] : &self->first[number]) = i + 1;
    }
    return true;
}

/* The answer without space that engines put at its edges; where the line itself has some there, it is meant. */
static ntr_span core_of(ntr_str answer, ntr_str line) {
    const ntr_span meant = ntr_utf8_trim(line, (ntr_span){0, (uint32_t)line.len});
    ntr_span core = ntr_utf8_trim(answer, (ntr_span){0, (uint32_t)answer.len});
    if (meant.begin > 0) core.begin = 0;
    if (meant.end < line.len) core.end = (uint32_t)answer.len;
    return core;
}

ntr_status ntr_unmask(ntr_unmasked *out, ntr_arena *arena, const ntr_masks *masks, const ntr_mask *mask, ntr_str answer,
                      ntr_error *err) {
    unmasker self = {.arena = arena, .masks = masks, .mask = mask, .out = out};
    ntr_buffer whole = {0};
    const ntr_span core = core_of(answer, mask->line);
    *out = (ntr_unmasked){0};
    if (!know_numbers(&self)) return ntr_error_memory(err);
    (masks->style->alone ? unmask_tags : unmask_words)(&self, ntr_str_slice(answer, core.begin, core.end));
    find_lost(&self);
    assemble(&self, &whole);
    ntr_status status = ntr_buffer_check(&self.text, err);
    if (status == NTR_OK) status = ntr_buffer_check(&whole, err);
    if (status == NTR_OK) {
        out->text = whole.len ? ntr_arena_copy(arena, ntr_buffer_str(&whole)) : NTR_STR("");
        out->codes = (ntr_codes){self.codes.items, self.codes.count};
        if (!out->text.ptr) status = ntr_error_memory(err);
    }
    ntr_buffer_dispose(&self.text);
    ntr_buffer_dispose(&whole);
    return status;
}
