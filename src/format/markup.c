#include "format/markup.h"

#include <stdio.h>

#include "format/decode.h"

#define GAP NTR_STR("\n\n")

ntr_status markup_open_bytes(markup *self, ntr_str bytes, const char *encoding, ntr_error *err) {
    *self = (markup){.arena = ntr_arena_new()};
    if (!self->arena) return ntr_error_memory(err);
    return ntr_decode_as(&self->decoded, &self->encoding, bytes, encoding, err);
}

void markup_dispose(markup *self) {
    if (!self) return;
    ntr_buffer_dispose(&self->decoded);
    ntr_buffer_dispose(&self->text);
    ntr_arena_free(self->arena);
}

/* --- text --------------------------------------------------------------------------------------------------------- */

bool markup_has_text(const markup *self) {
    return self->text.len > self->block.text.begin;
}

char markup_last(const markup *self) {
    return markup_has_text(self) ? self->text.ptr[self->text.len - 1] : ' ';
}

static void touch(markup *self, ntr_span place) {
    if (!self->touched) self->block.place.begin = place.begin;
    self->block.place.end = place.end;
    self->touched = true;
}

void markup_text(markup *self, ntr_str text, ntr_span place) {
    if (text.len == 0) return;
    touch(self, place);
    ntr_buffer_append(&self->text, text);
    self->shown = false;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Space at the end of a block is not part of it, so it does not move the end of its place. */
static void flow_space(markup *self) {
    if (self->shown || (markup_has_text(self) && !is_space(markup_last(self))))
        ntr_buffer_append(&self->text, NTR_STR(" "));
    self->shown = false;
}

void markup_flow(markup *self, ntr_str text, ntr_span place) {
    const bool same = text.len == ntr_span_length(place); /* it stands there as it is */
    for (size_t i = 0, end; i < text.len; i = end) {
        const bool space = is_space(text.ptr[i]);
        for (end = i; end < text.len && is_space(text.ptr[end]) == space;) end++;
        const ntr_span part = {place.begin + (uint32_t)i, place.begin + (uint32_t)end};
        if (space) {
            flow_space(self);
        } else {
            markup_text(self, ntr_str_slice(text, i, end), same ? part : place);
        }
    }
}

/* --- codes -------------------------------------------------------------------------------------------------------- */

/* Its index in the list; UINT32_MAX when memory ran out. */
static uint32_t add_code(markup *self, ntr_code_kind kind, ntr_str id, ntr_span place) {
    ntr_code *code = id.ptr ? NTR_PUSH(self->arena, &self->codes) : NULL;
    if (!code) {
        self->text.failed = true;
        return UINT32_MAX;
    }
    touch(self, place);
    *code = (ntr_code){.at = (uint32_t)self->text.len, .kind = kind, .id = id, .data = markup_slice(self, place)};
    return self->codes.count - 1;
}

static ntr_str new_id(markup *self) {
    return ntr_arena_printf(self->arena, "%u", ++self->ids);
}

void markup_alone(markup *self, ntr_span place) {
    add_code(self, NTR_CODE_ALONE, new_id(self), place);
}

void markup_begin(markup *self, uint32_t what, ntr_span place) {
    const uint32_t code = add_code(self, NTR_CODE_OPEN, new_id(self), place);
    markup_open *open = code == UINT32_MAX ? NULL : NTR_PUSH(self->arena, &self->open);
    if (!open) {
        self->text.failed = true;
        return;
    }
    *open = (markup_open){code, what};
}

/* The open pairs from number `depth` on have no end. */
static void give_up(markup *self, uint32_t depth) {
    while (self->open.count > depth) self->codes.items[self->open.items[--self->open.count].code].kind = NTR_CODE_ALONE;
}

/* How far the innermost `what` is looked for: deeper than people nest, and bounded, so that ends without beginnings
 * cost no more than they are long. */
enum { REACH = 64 };

void markup_end(markup *self, uint32_t what, ntr_span place) {
    const uint32_t least = self->open.count > REACH ? self->open.count - REACH : 0;
    uint32_t depth = self->open.count;
    while (depth > least && self->open.items[depth - 1].what != what) depth--;
    if (depth == least) {
        markup_alone(self, place);
        return;
    }
    give_up(self, depth);
    const ntr_str id = self->codes.items[self->open.items[depth - 1].code].id;
    self->open.count = depth - 1;
    add_code(self, NTR_CODE_CLOSE, id, place);
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

static bool is_blank(ntr_str text) {
    for (size_t i = 0; i < text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(text, &i))) return false;
    return true;
}

/* Takes the space off its end; codes there stand at its new end. */
static void trim(markup *self, uint32_t first_code) {
    while (markup_has_text(self) && is_space(markup_last(self))) self->text.len--;
    for (uint32_t i = self->codes.count; i > first_code && self->codes.items[i - 1].at > self->text.len; i--)
        self->codes.items[i - 1].at = (uint32_t)self->text.len;
}

static void start_block(markup *self) {
    const uint32_t begin = (uint32_t)self->text.len;
    self->block = (markup_block){.text = {begin, begin}, .first_code = self->codes.count};
    self->ids = 0;
    self->touched = self->shown = false;
}

void markup_cancel(markup *self) {
    self->codes.count = self->block.first_code;
    self->text.len = self->block.text.begin;
    self->open.count = 0;
    start_block(self);
}

markup_block *markup_end_block(markup *self, ntr_block_kind kind) {
    markup_block *added;
    if (self->text.failed) return NULL;
    give_up(self, 0);
    trim(self, self->block.first_code);
    const ntr_str text = ntr_str_slice(ntr_buffer_str(&self->text), self->block.text.begin, self->text.len);
    if (is_blank(text)) {
        markup_cancel(self);
        return NULL;
    }
    added = NTR_PUSH(self->arena, &self->blocks);
    if (!added) {
        self->text.failed = true;
        return NULL;
    }
    *added = self->block;
    added->kind = kind;
    added->text.end = (uint32_t)self->text.len;
    added->code_count = self->codes.count - added->first_code;
    start_block(self);
    return added;
}

/* --- the document ------------------------------------------------------------------------------------------------- */

static void join_blocks(ntr_buffer *out, const markup *self) {
    for (uint32_t i = 0; i < self->blocks.count; i++) {
        const markup_block *block = &self->blocks.items[i];
        if (block->dropped) continue;
        if (out->len) ntr_buffer_append(out, GAP);
        ntr_buffer_append(out, ntr_str_slice(ntr_buffer_str(&self->text), block->text.begin, block->text.end));
    }
}

/* `data` gets what the codes stand for, as slices of the original. */
static ntr_status add_block(ntr_document *document, const markup *self, const markup_block *block, uint32_t begin,
                            ntr_str *data, ntr_error *err) {
    NTR_TRY(
        ntr_document_add_block(document, (ntr_span){begin, begin + ntr_span_length(block->text)}, block->kind, err));
    for (uint32_t i = 0; i < block->code_count; i++) {
        ntr_code code = self->codes.items[block->first_code + i];
        data[document->codes.count] = code.data;
        code.at = begin + code.at - block->text.begin;
        NTR_TRY(ntr_document_add_code(document, &code, err));
    }
    return NTR_OK;
}

static ntr_status add_blocks(ntr_patch *out, const markup *self, ntr_error *err) {
    ntr_span *places = ntr_arena_array(self->arena, (size_t)self->blocks.count + 1, sizeof *places);
    uint32_t *ways = ntr_arena_array(self->arena, (size_t)self->blocks.count + 1, sizeof *ways);
    bool *inner = ntr_arena_array(self->arena, (size_t)self->blocks.count + 1, sizeof *inner);
    ntr_str *data = ntr_arena_array(self->arena, (size_t)self->codes.count + 1, sizeof *data);
    uint32_t begin = 0, count = 0;
    if (!places || !ways || !inner || !data) return ntr_error_memory(err);
    for (uint32_t i = 0; i < self->blocks.count; i++) {
        const markup_block *block = &self->blocks.items[i];
        if (block->dropped) continue;
        NTR_TRY(add_block(out->document, self, block, begin, data, err));
        begin += ntr_span_length(block->text) + (uint32_t)GAP.len;
        places[count] = block->place;
        inner[count] = block->inner;
        ways[count++] = block->way;
    }
    out->places = places;
    out->ways = ways;
    out->inner = inner;
    out->code_data = data;
    return NTR_OK;
}

ntr_status markup_make(ntr_patch *out, markup *self, ntr_str name, ntr_error *err) {
    ntr_buffer text = {0};
    *out = (ntr_patch){.decoded = ntr_buffer_str(&self->decoded), .encoding = self->encoding};
    join_blocks(&text, self);
    ntr_status status = ntr_buffer_check(&self->text, err);
    if (status == NTR_OK) status = ntr_buffer_check(&text, err);
    if (status == NTR_OK && text.len == 0)
        status = ntr_error_set(err, NTR_EMPTY, "no text: empty, or nothing but mark-up and space");
    if (status == NTR_OK) status = ntr_document_new(&out->document, name, ntr_buffer_str(&text), err);
    ntr_buffer_dispose(&text);
    if (status != NTR_OK) return status;
    status = ntr_note_guess(out->document, &self->encoding, err);
    if (status == NTR_OK) status = add_blocks(out, self, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_document_free(out->document);
    out->document = NULL;
    return status;
}
