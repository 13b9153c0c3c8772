/* The pieces of a line: text, placeholders, codes. */
#include "ext/unicode.h"
#include "model/mask.h"

static bool has_tags(const masker *self) {
    return self->masks->style->alone != NULL;
}

/* --- plain text --------------------------------------------------------------------------------------------------- */

static void append_escaped(ntr_buffer *out, ntr_str text) {
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&': ntr_buffer_append(out, NTR_STR("&amp;")); break;
        case '<': ntr_buffer_append(out, NTR_STR("&lt;")); break;
        case '>': ntr_buffer_append(out, NTR_STR("&gt;")); break;
        case '"': ntr_buffer_append(out, NTR_STR("&quot;")); break;
        default: ntr_buffer_append_char(out, text.ptr[i]); break;
        }
    }
}

bool mask_is_break(int32_t c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

void mask_put_text(masker *self, ntr_str text) {
    size_t first = 0, last = text.len;
    if (text.len == 0) return;
    if (!has_tags(self) && self->end == END_PLACEHOLDER && mask_is_word(ntr_utf8_next(text, &first))) {
        self->slots.items[self->slots.count - 1].space_behind = true;
        ntr_buffer_append_char(&self->line, ' ');
    }
    if (has_tags(self)) {
        append_escaped(&self->line, text);
    } else {
        ntr_buffer_append(&self->line, text);
    }
    self->restored += (uint32_t)ntr_utf8_count(text);
    self->end = mask_is_word(ntr_utf8_previous(text, &last)) ? END_WORD : END_OTHER;
}

/* --- placeholders ------------------------------------------------------------------------------------------------- */

ntr_slot *mask_add_slot(masker *self, ntr_slot_kind kind, ntr_str text) {
    ntr_slot *slot = NTR_PUSH(self->masks->arena, &self->slots);
    const ntr_str own = text.len ? ntr_arena_copy(self->masks->arena, text) : NTR_STR("");
    if (!slot || !own.ptr) {
        self->line.failed = true;
        return NULL;
    }
    *slot = (ntr_slot){.kind = kind, .text = own, .at = self->restored};
    return slot;
}

/* A word such as QX1, apart from what stands before it. What comes behind asks for itself. */
static void append_word(masker *self, ntr_slot *slot) {
    const bool wide = slot->kind == NTR_SLOT_BREAK && self->line.len && self->line.ptr[self->line.len - 1] != ' ';
    if (self->end != END_OTHER || wide) {
        slot->space_before = true;
        ntr_buffer_append_char(&self->line, ' ');
    }
    ntr_buffer_printf(&self->line, "%.*s%u", NTR_FMT(self->masks->word), (unsigned)slot->number);
    self->end = END_PLACEHOLDER;
}

static void append_alone(masker *self, ntr_slot *slot) {
    ntr_buffer_printf(&self->line, "<%s id=\"%u\"/>", self->masks->style->alone, (unsigned)slot->number);
    self->end = END_OTHER;
}

void mask_put_bare(masker *self, ntr_slot_kind kind, ntr_str text) {
    ntr_slot *slot = mask_add_slot(self, kind, text);
    if (!slot) return;
    slot->number = ++self->numbers;
    (has_tags(self) ? append_alone : append_word)(self, slot);
    self->restored += (uint32_t)ntr_utf8_count(text);
}

/* The content of an element, in which there may be no line break either, nor what XML cannot hold. */
static void append_content(masker *self, ntr_str text) {
    for (size_t at = 0, from = 0; at < text.len; from = at) {
        const int32_t c = ntr_utf8_next(text, &at);
        ntr_str shown = ntr_str_slice(text, from, at);
        if (!ntr_char_is_xml(c)) shown = NTR_STR("\xEF\xBF\xBD");
        if (mask_is_break(c)) shown = NTR_STR(" ");
        append_escaped(&self->line, shown);
    }
}

static void append_kept(masker *self, ntr_slot *slot) {
    const ntr_mt_style *style = self->masks->style;
    ntr_buffer_printf(&self->line, "<%s%s id=\"%u\">", style->keep, style->keep_with, (unsigned)slot->number);
    append_content(self, slot->text);
    ntr_buffer_printf(&self->line, "</%s>", style->keep);
    self->end = END_OTHER;
}

/* The engine replaces the element by its attribute: nothing of it comes back. */
static void append_dictionary(masker *self, const ntr_slot *slot, ntr_str dutch) {
    const char *element = self->masks->style->dictionary;
    ntr_buffer_printf(&self->line, "<%s translation=\"", element);
    append_content(self, slot->text);
    ntr_buffer_printf(&self->line, "\">");
    append_content(self, dutch);
    ntr_buffer_printf(&self->line, "</%s>", element);
    self->end = END_OTHER;
}

static bool ends_in_stop(ntr_str text) {
    return text.len && text.ptr[text.len - 1] == '.';
}

void mask_put_english(masker *self, ntr_slot_kind kind, ntr_str dutch, ntr_str english) {
    ntr_slot *slot = mask_add_slot(self, kind, english);
    if (!slot) return;
    slot->stops = ends_in_stop(english) && !ends_in_stop(dutch);
    if (kind == NTR_SLOT_TERM && self->masks->style->dictionary) {
        append_dictionary(self, slot, dutch);
    } else {
        slot->number = ++self->numbers;
        (has_tags(self) ? append_kept : append_word)(self, slot);
    }
    self->restored += (uint32_t)ntr_utf8_count(english);
}

/* --- codes -------------------------------------------------------------------------------------------------------- */

bool mask_find_nested(masker *self) {
    const ntr_codes codes = self->unit->source_codes;
    self->nested = codes.count ? ntr_arena_array(self->masks->arena, codes.count, sizeof *self->nested) : NULL;
    self->open.count = 0;
    for (uint32_t i = 0; self->nested && i < codes.count; i++) {
        const ntr_code *code = &codes.items[i];
        if (code->isolated || code->kind == NTR_CODE_ALONE) continue;
        if (code->kind == NTR_CODE_OPEN) {
            uint32_t *open = NTR_PUSH(self->masks->arena, &self->open);
            if (!open) return false;
            *open = i;
            continue;
        }
        const uint32_t last = self->open.count ? self->open.items[self->open.count - 1] : i;
        if (last == i || !ntr_str_equal(codes.items[last].id, code->id)) continue;
        self->nested[last] = self->nested[i] = true;
        self->open.count--;
    }
    self->open.count = 0;
    return self->nested || codes.count == 0;
}

static void open_pair(masker *self, ntr_slot *slot) {
    uint32_t *open = NTR_PUSH(self->masks->arena, &self->open);
    if (!open) {
        self->line.failed = true;
        return;
    }
    *open = self->slots.count - 1;
    slot->number = ++self->numbers;
    ntr_buffer_printf(&self->line, "<%s id=\"%u\">", self->masks->style->pair, (unsigned)slot->number);
    self->end = END_OTHER;
}

static void close_pair(masker *self, ntr_slot *slot) {
    slot->number = self->slots.items[self->open.items[--self->open.count]].number;
    ntr_buffer_printf(&self->line, "</%s>", self->masks->style->pair);
    self->end = END_OTHER;
}

void mask_put_code(masker *self, uint32_t index) {
    const ntr_code *code = &self->unit->source_codes.items[index];
    ntr_slot *slot = mask_add_slot(self, (ntr_slot_kind)(NTR_SLOT_CODE_OPEN + (int)code->kind), code->data);
    if (!slot) return;
    slot->code = ntr_arena_copy(self->masks->arena, code->id);
    if (!slot->code.ptr) self->line.failed = true;
    if (has_tags(self) && self->nested[index] && code->kind == NTR_CODE_OPEN) {
        open_pair(self, slot);
    } else if (has_tags(self) && self->nested[index]) {
        close_pair(self, slot);
    } else {
        slot->number = ++self->numbers;
        (has_tags(self) ? append_alone : append_word)(self, slot);
    }
}
