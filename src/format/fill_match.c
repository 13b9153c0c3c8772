/* A bilingual translation, unit by unit: which segment each belongs to. */
#include "base/map.h"
#include "format/codes_text.h"
#include "format/fill.h"

/* The segments by id and by source; those with one source are a chain, in the order of the document. */
typedef struct index {
    ntr_filling *filling;
    ntr_map by_id, by_source;
    uint32_t *next;   /* behind each the next with the same source, NTR_MAP_NONE behind the last */
    uint32_t *taken;  /* by the first of a source: the one given last */
    uint32_t *sample; /* by the first of a source: a unit of the translation that has it, + 1 */
    ntr_buffer text;  /* scratch; failure of memory sticks in it */
} index;

/* A source as formats with codes have it, and as those without: equal when nothing but the way of writing differs. */
static ntr_str coded(index *self, ntr_str text, ntr_codes codes) {
    if (codes.count == 0) return text;
    ntr_buffer_clear(&self->text);
    ntr_append_coded(&self->text, text, codes);
    const ntr_str own = ntr_arena_copy(self->filling->arena, ntr_buffer_str(&self->text));
    if (!own.ptr) self->text.failed = true;
    return own.ptr ? own : text;
}

static bool know_units(index *self) {
    const ntr_bitext *bitext = self->filling->bitext;
    ntr_arena *arena = self->filling->arena;
    self->next = ntr_arena_array(arena, bitext->units.count, sizeof *self->next);
    self->taken = ntr_arena_array(arena, bitext->units.count, sizeof *self->taken);
    self->sample = ntr_arena_array(arena, bitext->units.count, sizeof *self->sample);
    if (!self->next || !self->taken || !self->sample) return false;
    for (uint32_t i = bitext->units.count; i-- > 0;) {
        const ntr_unit *unit = &bitext->units.items[i];
        const ntr_str source = coded(self, unit->source, unit->source_codes);
        self->taken[i] = NTR_MAP_NONE;
        self->next[i] = ntr_map_get(&self->by_source, source);
        if (!ntr_map_put(&self->by_id, arena, unit->id, i)) return false;
        if (!ntr_map_put(&self->by_source, arena, source, i)) return false;
    }
    return !self->text.failed;
}

static bool same_source(index *self, const ntr_unit *a, const ntr_unit *b) {
    if (ntr_str_equal(a->source, b->source)) return true;
    return ntr_str_equal(coded(self, a->source, a->source_codes), coded(self, b->source, b->source_codes));
}

static uint32_t first_of_source(index *self, const ntr_unit *unit) {
    return ntr_map_get(&self->by_source, coded(self, unit->source, unit->source_codes));
}

/* The segment that a unit of a translation belongs to, or NTR_MAP_NONE. Of several with one source the next in turn:
 * what is said twice may be translated twice. */
static uint32_t find_segment(index *self, const ntr_unit *unit) {
    const uint32_t by_id = ntr_map_get(&self->by_id, unit->id);
    if (by_id != NTR_MAP_NONE && same_source(self, &self->filling->bitext->units.items[by_id], unit)) return by_id;
    const uint32_t first = first_of_source(self, unit);
    if (first == NTR_MAP_NONE) return NTR_MAP_NONE;
    const uint32_t last = self->taken[first], next = last == NTR_MAP_NONE ? first : self->next[last];
    if (next != NTR_MAP_NONE) self->taken[first] = next;
    return next == NTR_MAP_NONE ? last : next;
}

/* A draft that came back as it went; one that was changed is a translation, whatever its state: a spreadsheet knows
 * none.
 */
static bool is_untouched(const ntr_unit *unit, const ntr_unit *segment) {
    return unit->state == NTR_STATE_NEW && ntr_str_equal(unit->target, segment->target);
}

static ntr_status take_unit(ntr_filling *filling, uint32_t segment, const ntr_unit *unit,
                            const ntr_fill_options *options, ntr_error *err) {
    fill_text text = {unit->target, unit->target_codes.items, unit->target_codes.count, unit->state, false};
    const bool coded_text = filling->bitext->units.items[segment].source_codes.count && text.code_count == 0;
    if (coded_text) NTR_TRY(fill_find_codes(&text, filling, segment, unit->target, err));
    if (!coded_text) filling->report.restored += text.code_count;
    text.state = unit->state == NTR_STATE_NEW ? NTR_STATE_TRANSLATED : unit->state;
    return fill_unit(filling, segment, &text, options, err);
}

/* Segments that have one source, of which the translation has only one, get the same. */
static ntr_status spread(index *self, const bool *given, const ntr_bitext *translation, const ntr_fill_options *options,
                         ntr_error *err) {
    const ntr_bitext *bitext = self->filling->bitext;
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        if (given[i] || !unit->translate) continue;
        const uint32_t sample = self->sample[first_of_source(self, unit)];
        if (sample) NTR_TRY(take_unit(self->filling, i, &translation->units.items[sample - 1], options, err));
        self->filling->report.empty += sample == 0;
    }
    return NTR_OK;
}

static ntr_status fill_all(index *self, const ntr_bitext *translation, const ntr_fill_options *options,
                           ntr_error *err) {
    const ntr_bitext *bitext = self->filling->bitext;
    bool *given = ntr_arena_array(self->filling->arena, bitext->units.count, sizeof *given);
    if (!given || !know_units(self)) return ntr_error_memory(err);
    for (uint32_t i = 0; i < translation->units.count; i++) {
        const ntr_unit *unit = &translation->units.items[i];
        if (unit->target.len == 0) continue;
        const uint32_t segment = find_segment(self, unit);
        if (segment == NTR_MAP_NONE) {
            self->filling->report.unknown++;
            continue;
        }
        if (is_untouched(unit, &bitext->units.items[segment])) continue;
        NTR_TRY(take_unit(self->filling, segment, unit, options, err));
        uint32_t *sample = &self->sample[first_of_source(self, &bitext->units.items[segment])];
        if (*sample == 0) *sample = i + 1;
        given[segment] = true;
    }
    NTR_TRY(spread(self, given, translation, options, err));
    return ntr_buffer_check(&self->text, err);
}

ntr_status ntr_filling_bitext_in(ntr_filling *filling, const ntr_bitext *translation, const ntr_fill_options *options,
                                 ntr_error *err) {
    index self = {.filling = filling};
    const ntr_status status = fill_all(&self, translation, options, err);
    ntr_buffer_dispose(&self.text);
    return status;
}
