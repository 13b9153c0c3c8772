#include "format/masks.h"

#include "base/arena.h"
#include "ext/json.h"
#include "ntrans/filling.h"

enum { VERSION = 1 };

/* As ntr_slot_kind. */
static const char *const kinds[] = {"protected", "name", "term",  "quantity", "break",  "wrap",
                                    "sign",      "open", "close", "alone",    "segment"};

/* --- out ---------------------------------------------------------------------------------------------------------- */

static void write_slot(ntr_json_writer *json, const ntr_slot *slot) {
    ntr_json_begin_object(json, NULL);
    if (slot->number) ntr_json_number(json, "n", slot->number);
    ntr_json_string(json, "kind", ntr_str_from(kinds[slot->kind]));
    ntr_json_string(json, "text", slot->text);
    if (slot->code.len) ntr_json_string(json, "code", slot->code);
    if (slot->space_before) ntr_json_bool(json, "space_before", true);
    if (slot->space_behind) ntr_json_bool(json, "space_behind", true);
    if (slot->stops) ntr_json_bool(json, "stops", true);
    if (slot->kind == NTR_SLOT_WRAP) ntr_json_number(json, "at", slot->at);
    ntr_json_end_object(json);
}

static void write_mask(ntr_json_writer *json, const ntr_mask *mask) {
    ntr_json_begin_object(json, NULL);
    ntr_json_string(json, "id", mask->id);
    ntr_json_string(json, "source", mask->source);
    if (!mask->translate) ntr_json_bool(json, "translate", false);
    ntr_json_string(json, "line", mask->line);
    if (mask->lead.len) ntr_json_number(json, "lead", (int64_t)mask->lead.len);
    if (mask->trail.len) ntr_json_number(json, "trail", (int64_t)mask->trail.len);
    ntr_json_number(json, "length", mask->length);
    ntr_json_begin_array(json, "slots");
    for (uint32_t i = 0; i < mask->slot_count; i++) write_slot(json, &mask->slots[i]);
    ntr_json_end_array(json);
    ntr_json_end_object(json);
}

ntr_status masks_write(ntr_buffer *out, const ntr_masks *masks, ntr_error *err) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_string(&json, "ntrans", NTR_STR("masks"));
    ntr_json_number(&json, "version", VERSION);
    ntr_json_string(&json, "engine", ntr_str_from(masks->style->name));
    ntr_json_string(&json, "word", masks->word);
    ntr_json_begin_array(&json, "segments");
    for (uint32_t i = 0; i < masks->list.count; i++) {
        ntr_buffer_append(out, i ? NTR_STR(",\n") : NTR_STR("\n"));
        json.needs_comma = false; /* it stands there already, before the line end */
        write_mask(&json, &masks->list.items[i]);
    }
    ntr_buffer_append_char(out, '\n');
    ntr_json_end_array(&json);
    ntr_json_end_object(&json);
    ntr_buffer_append_char(out, '\n');
    return ntr_buffer_check(out, err);
}

/* --- in ----------------------------------------------------------------------------------------------------------- */

/* A sidecar being read. What is wrong with it sticks in `status`. */
typedef struct masks_reader {
    ntr_masks *masks;
    ntr_status status;
    ntr_error *err;
} masks_reader;

static void refuse(masks_reader *self, uint32_t segment, const char *what) {
    if (self->status == NTR_OK)
        self->status = ntr_error_set(self->err, NTR_BAD_SYNTAX, "segment %u of the masks: %s", segment + 1, what);
}

static ntr_str own(masks_reader *self, ntr_str text) {
    const ntr_str copy = text.len ? ntr_arena_copy(self->masks->arena, text) : NTR_STR("");
    if (!copy.ptr && self->status == NTR_OK) self->status = ntr_error_memory(self->err);
    return copy;
}

static int kind_from(ntr_str word) {
    for (int i = 0; i < (int)(sizeof kinds / sizeof kinds[0]); i++)
        if (ntr_str_equal(word, ntr_str_from(kinds[i]))) return i;
    return -1;
}

/* The number under `key` where it is from 0 to `most`, else `most`. */
static uint32_t number_of(const ntr_json *object, const char *key, uint32_t most) {
    const int64_t value = ntr_json_find_number(object, key);
    return value >= 0 && value < (int64_t)most ? (uint32_t)value : most;
}

static void read_slot(masks_reader *self, ntr_slot *out, const ntr_json *object, uint32_t segment) {
    const int kind = kind_from(ntr_json_find(object, "kind"));
    if (kind < 0) {
        refuse(self, segment, "a slot without a kind that is known");
        return;
    }
    *out = (ntr_slot){.kind = (ntr_slot_kind)kind,
                      .number = number_of(object, "n", UINT32_MAX),
                      .text = own(self, ntr_json_find(object, "text")),
                      .code = own(self, ntr_json_find(object, "code")),
                      .space_before = ntr_json_find_bool(object, "space_before", false),
                      .space_behind = ntr_json_find_bool(object, "space_behind", false),
                      .stops = ntr_json_find_bool(object, "stops", false),
                      .at = number_of(object, "at", UINT32_MAX)};
}

static void read_slots(masks_reader *self, ntr_mask *mask, const ntr_json *array, uint32_t segment) {
    const size_t count = ntr_json_count(array);
    ntr_slot *slots = count ? ntr_arena_array(self->masks->arena, count, sizeof *slots) : NULL;
    if (count && !slots) self->status = ntr_error_memory(self->err);
    for (size_t i = 0; i < count && self->status == NTR_OK; i++)
        read_slot(self, &slots[i], ntr_json_item(array, i), segment);
    mask->slots = slots;
    mask->slot_count = (uint32_t)count;
}

/* Space at the edges is a slice of the source, and is checked to be one. */
static void read_edges(masks_reader *self, ntr_mask *mask, const ntr_json *object, uint32_t segment) {
    const size_t length = mask->source.len;
    const int64_t lead = ntr_json_find_number(object, "lead"), trail = ntr_json_find_number(object, "trail");
    if (lead < 0 || trail < 0 || (uint64_t)lead > length || (uint64_t)trail > length - (uint64_t)lead) {
        refuse(self, segment, "edges longer than the source");
        return;
    }
    mask->lead = ntr_str_slice(mask->source, 0, (size_t)lead);
    mask->trail = ntr_str_slice(mask->source, length - (size_t)trail, length);
}

static void read_mask(masks_reader *self, const ntr_json *object, uint32_t segment) {
    ntr_mask *mask = NTR_PUSH(self->masks->arena, &self->masks->list);
    if (!mask) {
        self->status = ntr_error_memory(self->err);
        return;
    }
    const ntr_str source = ntr_json_find(object, "source");
    if (!source.ptr) refuse(self, segment, "no source");
    *mask = (ntr_mask){.id = own(self, ntr_json_find(object, "id")),
                       .source = own(self, source),
                       .translate = ntr_json_find_bool(object, "translate", true),
                       .line = own(self, ntr_json_find(object, "line")),
                       .length = number_of(object, "length", UINT32_MAX)};
    read_edges(self, mask, object, segment);
    read_slots(self, mask, ntr_json_member(object, "slots"), segment);
}

static ntr_status read_header(masks_reader *self, const ntr_json *object) {
    if (!ntr_str_equal(ntr_json_find(object, "ntrans"), NTR_STR("masks")))
        return ntr_error_set(self->err, NTR_BAD_SYNTAX, "these are no masks that ntrans wrote");
    const int64_t version = ntr_json_find_number(object, "version");
    if (version < 1 || version > VERSION)
        return ntr_error_set(self->err, NTR_BAD_SYNTAX, "masks of version %lld; this ntrans knows version %d",
                             (long long)version, VERSION);
    for (size_t i = 0; !self->masks->style && ntr_mt_style_at(i); i++)
        if (ntr_str_equal(ntr_json_find(object, "engine"), ntr_str_from(ntr_mt_style_at(i)->name)))
            self->masks->style = ntr_mt_style_at(i);
    if (!self->masks->style) return ntr_error_set(self->err, NTR_BAD_SYNTAX, "masks of an engine that is not known");
    self->masks->word = own(self, ntr_json_find(object, "word"));
    if (self->masks->word.len == 0) return ntr_error_set(self->err, NTR_BAD_SYNTAX, "masks without their word");
    return self->status;
}

static ntr_status read_object(masks_reader *self, const ntr_json *object) {
    NTR_TRY(read_header(self, object));
    const ntr_json *segments = ntr_json_member(object, "segments");
    for (size_t i = 0; i < ntr_json_count(segments) && self->status == NTR_OK; i++)
        read_mask(self, ntr_json_item(segments, i), (uint32_t)i);
    return self->status;
}

ntr_status ntr_masks_read(ntr_masks **out, ntr_str bytes, ntr_error *err) {
    ntr_json *object = NULL;
    *out = NULL;
    NTR_TRY(ntr_json_parse(&object, bytes, err));
    ntr_arena *arena;
    ntr_masks *masks = ntr_arena_new_owned(&arena, sizeof *masks);
    masks_reader self = {.masks = masks, .err = err};
    if (masks) masks->arena = arena;
    const ntr_status status = masks ? read_object(&self, object) : ntr_error_memory(err);
    if (status == NTR_OK) {
        *out = masks;
    } else {
        ntr_arena_free(arena);
    }
    ntr_json_free(object);
    return status;
}
