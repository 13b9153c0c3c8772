/* The way out: a unit becomes a line in which placeholders stand for what an engine must not touch. */
#include "model/mask.h"

#include "ext/unicode.h"

/* --- line breaks and signs ---------------------------------------------------------------------------------------- */

/* The white space around the break at `at`, as far as `span` goes, and how many breaks it has. */
static ntr_span space_around(ntr_str text, ntr_span span, uint32_t at, unsigned *breaks) {
    size_t begin = at, end = at;
    *breaks = 0;
    for (size_t before = begin; before > span.begin; begin = before)
        if (!ntr_char_is_space(ntr_utf8_previous(text, &before))) break;
    for (size_t behind = end; behind < span.end; end = behind) {
        const int32_t c = ntr_utf8_next(text, &behind);
        if (!ntr_char_is_space(c)) break;
        *breaks += mask_is_break(c) && !(c == '\n' && behind >= 2 && text.ptr[behind - 2] == '\r');
    }
    return (ntr_span){(uint32_t)begin, (uint32_t)end};
}

/* Behind a full stop or a colon a line ends because something ends there: an address, a list, a verse. */
static bool ends_something(ntr_str text, uint32_t at) {
    size_t before = at;
    const int32_t c = at ? ntr_utf8_previous(text, &before) : -1;
    return c < 0 || c == 0x2026 || (c < 128 && strchr(".!?:;", (char)c));
}

static void put_break(masker *self, ntr_span space, bool wrap) {
    const ntr_str run = ntr_str_slice(self->unit->source, space.begin, space.end);
    if (!wrap) {
        mask_put_bare(self, NTR_SLOT_BREAK, run);
        return;
    }
    (void)mask_add_slot(self, NTR_SLOT_WRAP, run);
    ntr_buffer_append_char(&self->line, ' ');
    self->restored++; /* one space: what it becomes is put in last */
    self->end = END_OTHER;
}

/* What the engine uses for itself, and what no engine can be given: control characters, U+FFFF. */
static bool is_sign(const masker *self, int32_t c) {
    return (self->masks->style->stars && c == '*') || !ntr_char_is_xml(c);
}

/* The text of `span`, in which there is no code and nothing marked. */
static void put_plain(masker *self, ntr_span span) {
    const ntr_str text = self->unit->source;
    uint32_t done = span.begin;
    for (size_t at = span.begin; at < span.end;) {
        const uint32_t from = (uint32_t)at;
        const int32_t c = ntr_utf8_next(text, &at);
        if (is_sign(self, c) && !mask_is_break(c)) {
            mask_put_text(self, ntr_str_slice(text, done, from));
            mask_put_bare(self, NTR_SLOT_SIGN, ntr_str_slice(text, from, at));
        } else if (mask_is_break(c)) {
            unsigned breaks;
            const ntr_span space = space_around(text, (ntr_span){done, span.end}, from, &breaks);
            mask_put_text(self, ntr_str_slice(text, done, space.begin));
            const bool inside = space.begin > self->core.begin && space.end < self->core.end;
            put_break(self, space, breaks == 1 && inside && !ends_something(text, space.begin));
            at = space.end;
        } else {
            continue;
        }
        done = (uint32_t)at;
    }
    mask_put_text(self, ntr_str_slice(text, done, span.end));
}

/* As put_plain, with the codes in it, and those at its end. */
static void put_stretch(masker *self, ntr_span span) {
    uint32_t done = span.begin;
    for (; self->next_code < self->unit->source_codes.count; self->next_code++) {
        const uint32_t at = self->unit->source_codes.items[self->next_code].at;
        if (at > span.end) break;
        put_plain(self, (ntr_span){done, at > done ? at : done});
        if (at > done) done = at;
        mask_put_code(self, self->next_code);
    }
    put_plain(self, (ntr_span){done, span.end});
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

/* A part of a longer word stays: the rest of the word is Dutch too. */
static bool stands_alone(ntr_str text, ntr_span span) {
    size_t before = span.begin, behind = span.end;
    const bool left = span.begin > 0 && mask_is_word(ntr_utf8_previous(text, &before));
    return !left && !(span.end < text.len && mask_is_word(ntr_utf8_next(text, &behind)));
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool has_digit(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (is_digit(text.ptr[i])) return true;
    return false;
}

/* 1.234,5 */
static bool has_dutch_digits(ntr_str text) {
    for (size_t i = 0; i + 2 < text.len; i++)
        if (is_digit(text.ptr[i]) && strchr(".,", text.ptr[i + 1]) && is_digit(text.ptr[i + 2])) return true;
    return false;
}

/* What is written in figures and in another way in English. A unit alone (11 jaar) any engine can translate. */
static bool is_converted(const ntr_annot *annot, ntr_str dutch) {
    if (!annot->target.ptr || ntr_str_equal(annot->target, dutch)) return false;
    return annot->as.quantity == NTR_QUANTITY_MEASURE ? has_dutch_digits(dutch) : has_digit(dutch);
}

/* Peoples, languages and adjectives (Oekraïense) agree with the words around them, which the engine can do. */
static bool is_proper(ntr_name_kind kind) {
    return kind != NTR_NAME_LANGUAGE && kind != NTR_NAME_DEMONYM && kind != NTR_NAME_ADJECTIVE;
}

static bool wants_mask(const masker *self, const ntr_annot *annot) {
    const ntr_str dutch = ntr_unit_text(self->unit, annot);
    if (ntr_span_length(annot->span) == 0) return false;
    if (annot->kind == NTR_PROTECTED) return true;
    if (ntr_span_length(annot->second) || !stands_alone(self->unit->source, annot->span)) return false;
    switch (annot->kind) {
    case NTR_NAME: return is_proper(annot->as.name);
    case NTR_TERM: return self->terms && annot->target.ptr && !annot->in_compound && !ntr_annot_is_discouraged(annot);
    case NTR_QUANTITY: return is_converted(annot, dutch);
    case NTR_PROTECTED: break;
    }
    return false;
}

static bool has_code_inside(const masker *self, ntr_span span) {
    for (uint32_t i = self->next_code; i < self->unit->source_codes.count; i++) {
        const uint32_t at = self->unit->source_codes.items[i].at;
        if (at >= span.end) return false;
        if (at > span.begin) return true;
    }
    return false;
}

static ntr_slot_kind slot_of(ntr_annot_kind kind) {
    switch (kind) {
    case NTR_PROTECTED: return NTR_SLOT_PROTECTED;
    case NTR_NAME: return NTR_SLOT_NAME;
    case NTR_TERM: return NTR_SLOT_TERM;
    case NTR_QUANTITY: break;
    }
    return NTR_SLOT_QUANTITY;
}

/* A protected passage with codes in it goes in pieces. */
static void put_protected(masker *self, ntr_span span) {
    const ntr_str text = self->unit->source;
    uint32_t done = span.begin;
    for (; self->next_code < self->unit->source_codes.count; self->next_code++) {
        const uint32_t at = self->unit->source_codes.items[self->next_code].at;
        if (at >= span.end) break;
        const ntr_str piece = ntr_str_slice(text, done, at > done ? at : done);
        if (piece.len) mask_put_english(self, NTR_SLOT_PROTECTED, piece, piece);
        if (at > done) done = at;
        mask_put_code(self, self->next_code);
    }
    const ntr_str rest = ntr_str_slice(text, done, span.end);
    mask_put_english(self, NTR_SLOT_PROTECTED, rest, rest);
}

/* The outermost mark that is masked decides for all that lies in it. */
static void put_unit(masker *self) {
    const ntr_unit *unit = self->unit;
    const ntr_span core = self->core;
    uint32_t at = core.begin;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (annot->span.begin < at || annot->span.end > core.end || !wants_mask(self, annot)) continue;
        if (annot->kind != NTR_PROTECTED && has_code_inside(self, annot->span)) continue;
        put_stretch(self, (ntr_span){at, annot->span.begin});
        const ntr_str dutch = ntr_unit_text(unit, annot);
        if (annot->kind == NTR_PROTECTED) {
            put_protected(self, annot->span);
        } else {
            mask_put_english(self, slot_of(annot->kind), dutch, ntr_annot_english(annot, dutch));
        }
        at = annot->span.end;
    }
    put_stretch(self, (ntr_span){at, core.end});
}

/* --- units -------------------------------------------------------------------------------------------------------- */

/* The unit without the space at its edges, as far as no code stands in that. */
static ntr_span core_of(const ntr_unit *unit) {
    ntr_span core = {0, (uint32_t)unit->source.len};
    if (!unit->translate) return core;
    core = ntr_utf8_trim(unit->source, core);
    const ntr_codes codes = unit->source_codes;
    if (codes.count && codes.items[0].at < core.begin) core.begin = codes.items[0].at;
    if (codes.count && codes.items[codes.count - 1].at > core.end) core.end = codes.items[codes.count - 1].at;
    return core;
}

static void restart(masker *self, const ntr_unit *unit, ntr_span core) {
    ntr_buffer_clear(&self->line);
    self->unit = unit;
    self->core = core;
    self->slots.items = NULL;
    self->slots.count = self->slots.capacity = 0;
    self->open.count = 0;
    self->numbers = self->next_code = self->restored = 0;
    self->end = END_OTHER;
}

static void mask_unit(masker *self, const ntr_unit *unit) {
    ntr_arena *arena = self->masks->arena;
    const ntr_span core = core_of(unit);
    restart(self, unit, core);
    if (!mask_find_nested(self)) self->line.failed = true;
    if (self->line.failed) return;
    if (unit->translate) {
        put_unit(self);
    } else {
        mask_put_bare(self, NTR_SLOT_SEGMENT, unit->source);
    }
    ntr_mask *mask = NTR_PUSH(arena, &self->masks->list);
    if (!mask || self->line.failed) {
        self->line.failed = true;
        return;
    }
    *mask = (ntr_mask){.id = ntr_arena_copy(arena, unit->id),
                       .source = ntr_arena_copy(arena, unit->source),
                       .translate = unit->translate,
                       .line = ntr_arena_copy(arena, ntr_buffer_str(&self->line)),
                       .slots = self->slots.items,
                       .slot_count = self->slots.count,
                       .length = self->restored};
    mask->lead = ntr_str_slice(mask->source, 0, core.begin);
    mask->trail = ntr_str_slice(mask->source, core.end, unit->source.len);
    if (!mask->id.ptr || !mask->source.ptr || !mask->line.ptr) self->line.failed = true;
}

static ntr_status mask_all(ntr_masks *masks, const ntr_bitext *bitext, ntr_mt_terms terms, ntr_error *err) {
    masks->word = mask_find_word(masks->arena, bitext);
    if (!masks->word.ptr) return ntr_error_memory(err);
    masker self = {.masks = masks};
    self.terms = terms == NTR_MT_TERMS_AUTO ? masks->style->terms : terms == NTR_MT_TERMS_MARK;
    for (uint32_t i = 0; i < bitext->units.count && !self.line.failed; i++) mask_unit(&self, &bitext->units.items[i]);
    const ntr_status status = ntr_buffer_check(&self.line, err);
    ntr_buffer_dispose(&self.line);
    return status;
}

ntr_status ntr_masks_make(ntr_masks **out, const ntr_bitext *bitext, const ntr_mt_style *style, ntr_mt_terms terms,
                          ntr_error *err) {
    *out = NULL;
    ntr_arena *arena;
    ntr_masks *masks = ntr_arena_new_owned(&arena, sizeof *masks);
    ntr_status status = NTR_NO_MEMORY;
    if (masks) {
        *masks = (ntr_masks){.arena = arena, .style = style};
        status = mask_all(masks, bitext, terms, err);
    } else {
        (void)ntr_error_memory(err);
    }
    if (status == NTR_OK) {
        *out = masks;
    } else {
        ntr_arena_free(arena);
    }
    return status;
}

/* `what` at `at`, in whatever case. */
static bool stands_at(ntr_str text, size_t at, ntr_str what) {
    if (what.len > text.len - at) return false;
    for (size_t i = 0; i < what.len; i++)
        if (mask_fold((unsigned char)text.ptr[at + i]) != mask_fold((unsigned char)what.ptr[i])) return false;
    return true;
}

bool ntr_masks_occur(const ntr_masks *masks, ntr_str text) {
    const ntr_mt_style *style = masks->style;
    const ntr_str names[] = {ntr_str_from(style->alone), ntr_str_from(style->pair), ntr_str_from(style->keep)};
    for (size_t at = 0; at < text.len; at++) {
        if (!style->alone && stands_at(text, at, masks->word)) return true;
        for (size_t i = 0; style->alone && text.ptr[at] == '<' && i < 3; i++)
            if (stands_at(text, at + 1, names[i])) return true;
    }
    return false;
}

void ntr_masks_free(ntr_masks *masks) {
    if (masks) ntr_arena_free(masks->arena);
}
