#include "ntrans/bitext.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "ext/unicode.h"
#include "model/annots.h"
#include "model/codes.h"
#include "ntrans/buffer.h"

ntr_status ntr_bitext_new(ntr_bitext **out, ntr_str name, const char *source_lang, const char *target_lang,
                          ntr_error *err) {
    *out = NULL;
    ntr_arena *arena;
    ntr_bitext *bitext = ntr_arena_new_owned(&arena, sizeof *bitext);
    if (bitext) bitext->name = ntr_arena_copy(arena, name);
    if (!bitext || !bitext->name.ptr) {
        ntr_arena_free(arena);
        return ntr_error_memory(err);
    }
    bitext->arena = arena;
    snprintf(bitext->source_lang, sizeof bitext->source_lang, "%s", source_lang);
    snprintf(bitext->target_lang, sizeof bitext->target_lang, "%s", target_lang);
    *out = bitext;
    return NTR_OK;
}

void ntr_bitext_free(ntr_bitext *bitext) {
    if (bitext) ntr_arena_free(bitext->arena);
}

bool ntr_unit_is_meant(const ntr_unit *unit) {
    const ntr_span all = {0, (uint32_t)unit->source.len};
    return unit->translate && ntr_span_length(ntr_utf8_trim(unit->source, all)) > 0;
}

bool ntr_unit_is_translated(const ntr_unit *unit) {
    return unit->state > NTR_STATE_NEW && unit->target.len > 0;
}

const char *ntr_state_word(ntr_state state) {
    static const char *const words[] = {"new", "translated", "reviewed", "final"};
    return words[state];
}

ntr_state ntr_state_from(ntr_str word, ntr_state otherwise) {
    for (ntr_state state = NTR_STATE_NEW; state <= NTR_STATE_FINAL; state++)
        if (ntr_str_equal(word, ntr_str_from(ntr_state_word(state)))) return state;
    return otherwise;
}

/* --- from a document ---------------------------------------------------------------------------------------------- */

static ntr_span shift(ntr_span span, uint32_t base) {
    return (ntr_span){span.begin - base, span.end - base};
}

static bool copy_annot(ntr_arena *arena, ntr_annot *out, const ntr_annot *annot, ntr_span segment) {
    *out = *annot;
    out->span = shift(annot->span, segment.begin);
    const bool has_second = ntr_span_length(annot->second) > 0 && ntr_span_contains(segment, annot->second);
    out->second = has_second ? shift(annot->second, segment.begin) : (ntr_span){0, 0};
    return ntr_annot_own(arena, out);
}

/* What makes units of segments. Segments come in order, so its cursors into the sorted marks only move on. */
typedef struct unit_maker {
    const ntr_document *document;
    ntr_target target;
    uint32_t next_annot;
    const ntr_note **notes; /* the document's, sorted by start; it has them in the order of the stages */
    uint32_t next_note;
    const uint32_t *partners; /* of the document's codes: see ntr_codes_pair_all */
    uint32_t next_code;
    ntr_buffer draft;
    NTR_LIST(ntr_span) seconds; /* of the segment at hand */
    NTR_LIST(ntr_code) moved;   /* its codes at their places in the draft */
} unit_maker;

static bool copy_codes(ntr_arena *arena, ntr_unit *unit, unit_maker *maker, ntr_span segment) {
    const ntr_codes all = {maker->document->codes.items, maker->document->codes.count};
    const ntr_span own = ntr_codes_within(all, maker->partners, maker->next_code, segment);
    const uint32_t count = ntr_span_length(own);
    maker->next_code = own.end;
    if (count == 0) return true;
    ntr_code *codes = ntr_arena_array(arena, count, sizeof *codes);
    if (!codes) return false;
    for (uint32_t i = 0; i < count; i++) {
        codes[i] = all.items[own.begin + i];
        codes[i].at -= segment.begin;
        codes[i].id = ntr_arena_copy(arena, codes[i].id);
        codes[i].data = ntr_arena_copy(arena, codes[i].data);
        if (!codes[i].id.ptr || !codes[i].data.ptr) return false;
    }
    unit->source_codes = (ntr_codes){codes, count};
    return ntr_codes_match(arena, codes, count);
}

static bool copy_annots(ntr_arena *arena, ntr_unit *unit, unit_maker *maker, ntr_span segment) {
    const uint32_t count = maker->document->annots.count;
    const ntr_annot *annots = maker->document->annots.items;
    uint32_t at = maker->next_annot;
    while (at < count && annots[at].span.begin < segment.begin) at++;
    uint32_t end = at;
    while (end < count && annots[end].span.begin < segment.end) end++;
    maker->next_annot = end;
    if (end == at) return true;
    ntr_annot *copies = ntr_arena_array(arena, end - at, sizeof *copies);
    if (!copies) return false;
    for (; at < end; at++) {
        if (!ntr_span_contains(segment, annots[at].span)) continue;
        if (!copy_annot(arena, &copies[unit->annot_count++], &annots[at], segment)) return false;
    }
    unit->annots = copies;
    return true;
}

static bool copy_notes(ntr_arena *arena, ntr_unit *unit, unit_maker *maker, ntr_span segment) {
    const uint32_t count = maker->document->notes.count;
    NTR_LIST(ntr_note) notes = {0};
    for (; maker->next_note < count && maker->notes[maker->next_note]->span.begin < segment.end; maker->next_note++) {
        const ntr_note *note = maker->notes[maker->next_note];
        if (!ntr_span_contains(segment, note->span)) continue;
        ntr_note *copy = NTR_PUSH(arena, &notes);
        if (!copy) return false;
        *copy = (ntr_note){shift(note->span, segment.begin), note->code, note->text};
        if (!ntr_text_own(arena, &copy->text)) return false;
    }
    unit->notes = notes.items;
    unit->note_count = notes.count;
    return true;
}

static int compare_notes(const void *left, const void *right) {
    const ntr_note *a = *(const ntr_note *const *)left, *b = *(const ntr_note *const *)right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    return a < b ? -1 : a > b; /* both point into one list: equals stay in its order */
}

static bool sort_notes(ntr_arena *arena, unit_maker *maker) {
    const uint32_t count = maker->document->notes.count;
    if (count == 0) return true;
    maker->notes = ntr_arena_array(arena, count, sizeof *maker->notes);
    if (!maker->notes) return false;
    for (uint32_t i = 0; i < count; i++) maker->notes[i] = &maker->document->notes.items[i];
    qsort(maker->notes, count, sizeof *maker->notes, compare_notes);
    return true;
}

/* --- drafts ------------------------------------------------------------------------------------------------------- */

/* Whether the letters of `span` end where a word or a hyphen ends them, with a hyphen on one side at least. */
static bool is_hyphenated(ntr_str text, ntr_span span) {
    size_t before = span.begin, behind = span.end;
    const int32_t left = ntr_utf8_previous(text, &before), right = ntr_utf8_next(text, &behind);
    return (left == '-' || right == '-') && !ntr_char_is_letter(left) && !ntr_char_is_letter(right);
}

/* A part of a compound keeps its Dutch, for the rest of the word is Dutch too (arbeidsmigrantenprobleem); only a name
 * that a hyphen sets apart stands by itself (Poetin-aanhanger → Putin-aanhanger). */
static bool is_replaced(const ntr_unit *unit, const ntr_annot *annot) {
    if (!annot->target.ptr || annot->kind == NTR_PROTECTED) return false;
    return !annot->in_compound || (annot->kind == NTR_NAME && is_hyphenated(unit->source, annot->span));
}

/* Whether it says what a draft has in its place. A name does also where it stays as it is (Radio Free Europe); a term
 * without English for the draft leaves the word to what lies in it. */
static bool decides(const ntr_unit *unit, const ntr_annot *annot) {
    if (is_replaced(unit, annot) || annot->kind == NTR_PROTECTED) return true;
    return annot->kind == NTR_NAME && !annot->in_compound;
}

static int compare_spans(const void *left, const void *right) {
    const ntr_span *a = left, *b = right;
    return a->begin < b->begin ? -1 : a->begin > b->begin;
}

/* The outermost annotation decides for all that lies in it: inside a protected passage or a name that stays as it is
 * (Radio Free Europe) nothing changes. English that must not be used does not count: the preferred term of its entry
 * stands beside it. The next that decides, from `*next` on and behind `at`, or NULL. */
static const ntr_annot *next_deciding(const ntr_unit *unit, uint32_t at, uint32_t *next) {
    while (*next < unit->annot_count) {
        const ntr_annot *annot = &unit->annots[(*next)++];
        if (annot->span.begin >= at && decides(unit, annot) && !ntr_annot_is_discouraged(annot)) return annot;
    }
    return NULL;
}

/* The parts that stand apart of what the draft replaces: the English says them once (valt … aan → attacks …). */
static bool find_seconds(ntr_arena *arena, unit_maker *maker, const ntr_unit *unit) {
    const ntr_annot *annot;
    maker->seconds.count = 0;
    for (uint32_t at = 0, next = 0; (annot = next_deciding(unit, at, &next)); at = annot->span.end) {
        if (ntr_span_length(annot->second) == 0 || !is_replaced(unit, annot)) continue;
        ntr_span *second = NTR_PUSH(arena, &maker->seconds);
        if (!second) return false;
        *second = annot->second;
    }
    if (maker->seconds.count > 1)
        qsort(maker->seconds.items, maker->seconds.count, sizeof *maker->seconds.items, compare_spans);
    return true;
}

/* The next code of the unit that has no place in the draft yet and stands before `end`, or NULL. */
static const ntr_code *next_code(const unit_maker *maker, const ntr_unit *unit, uint32_t end) {
    const uint32_t next = maker->moved.count;
    if (next == unit->source_codes.count || unit->source_codes.items[next].at >= end) return NULL;
    return &unit->source_codes.items[next];
}

/* Puts a code into the draft, `behind` bytes behind what is there. Room was made for all. */
static void place_code(unit_maker *maker, const ntr_code *code, uint32_t behind) {
    ntr_code *moved = &maker->moved.items[maker->moved.count++];
    *moved = *code;
    moved->at = (uint32_t)maker->draft.len + behind;
}

/* Copies the source from `at` to `end` with the codes up to there; those of what was left out before come first. */
static void append_coded(unit_maker *maker, const ntr_unit *unit, uint32_t at, uint32_t end) {
    for (const ntr_code *code; (code = next_code(maker, unit, end + 1));)
        place_code(maker, code, code->at > at ? code->at - at : 0);
    ntr_buffer_append(&maker->draft, ntr_str_slice(unit->source, at, end));
}

/* English in place of the source up to `end`: what opens inside goes before it, the rest behind it, and so does what
 * opens when something that began further left has closed already, for pairs must nest. */
static void append_english(unit_maker *maker, const ntr_unit *unit, ntr_str english, uint32_t end) {
    const ntr_code *code;
    while ((code = next_code(maker, unit, end)) && code->kind == NTR_CODE_OPEN) place_code(maker, code, 0);
    ntr_buffer_append(&maker->draft, english);
    while ((code = next_code(maker, unit, end))) place_code(maker, code, 0);
}

/* Copies the source from `at` to `end`, leaving out the seconds in between and the space before each. */
static void append_source(unit_maker *maker, const ntr_unit *unit, uint32_t at, uint32_t end, uint32_t *next_second) {
    for (; *next_second < maker->seconds.count && maker->seconds.items[*next_second].begin < end; ++*next_second) {
        const ntr_span second = maker->seconds.items[*next_second];
        if (second.begin < at || second.end > end) continue;
        const bool space = second.begin > at && unit->source.ptr[second.begin - 1] == ' ';
        append_coded(maker, unit, at, second.begin - space);
        at = second.end;
    }
    append_coded(maker, unit, at, end);
}

/* A sentence that ends in an English abbreviation has one stop: "om 17.00 uur." → "om 5 p.m." */
static uint32_t behind(const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str source = unit->source, target = annot->target;
    const uint32_t end = annot->span.end;
    if (!is_replaced(unit, annot) || target.len == 0 || target.ptr[target.len - 1] != '.') return end;
    const bool stop = end < source.len && source.ptr[end] == '.';
    const bool ellipsis = end + 1 < source.len && source.ptr[end + 1] == '.';
    return stop && !ellipsis ? end + 1 : end;
}

static void append_draft(unit_maker *maker, const ntr_unit *unit) {
    const ntr_annot *annot;
    uint32_t at = 0, next_second = 0;
    for (uint32_t next = 0; (annot = next_deciding(unit, at, &next)); at = behind(unit, annot)) {
        append_source(maker, unit, at, annot->span.begin, &next_second);
        if (is_replaced(unit, annot)) {
            append_english(maker, unit, annot->target, annot->span.end);
        } else {
            append_coded(maker, unit, annot->span.begin, annot->span.end);
        }
    }
    append_source(maker, unit, at, (uint32_t)unit->source.len, &next_second);
}

/* The draft's codes, in an array of their own. */
static bool take_moved(ntr_arena *arena, ntr_unit *unit, const unit_maker *maker) {
    const uint32_t count = maker->moved.count;
    if (count == 0) return true;
    ntr_code *codes = ntr_arena_array(arena, count, sizeof *codes);
    if (!codes) return false;
    memcpy(codes, maker->moved.items, count * sizeof *codes);
    unit->target_codes = (ntr_codes){codes, count};
    return true;
}

static bool make_draft(ntr_arena *arena, ntr_unit *unit, unit_maker *maker) {
    ntr_buffer_clear(&maker->draft);
    maker->moved.count = 0;
    if (!find_seconds(arena, maker, unit)) return false;
    if (!ntr_list_reserve(arena, &maker->moved, sizeof *maker->moved.items, unit->source_codes.count)) return false;
    append_draft(maker, unit);
    if (maker->draft.failed || !take_moved(arena, unit, maker)) return false;
    unit->target = ntr_arena_copy(arena, ntr_buffer_str(&maker->draft));
    return unit->target.ptr != NULL;
}

static bool make_target(ntr_arena *arena, ntr_unit *unit, unit_maker *maker) {
    switch (maker->target) {
    case NTR_TARGET_NONE: return true;
    case NTR_TARGET_EMPTY: unit->target = NTR_STR(""); return true;
    case NTR_TARGET_COPY: break;
    case NTR_TARGET_DRAFT:
        if (unit->translate) return make_draft(arena, unit, maker);
        break;
    }
    unit->target = unit->source;
    unit->target_codes = unit->source_codes;
    return true;
}

/* --- units -------------------------------------------------------------------------------------------------------- */

static bool add_unit(ntr_bitext *bitext, unit_maker *maker, uint32_t index, uint32_t number) {
    ntr_arena *arena = bitext->arena;
    const ntr_document *document = maker->document;
    const ntr_segment *segment = &document->segments.items[index];
    ntr_unit *unit = NTR_PUSH(arena, &bitext->units);
    if (!unit) return false;
    unit->id = ntr_arena_printf(arena, "p%us%u", segment->block, number);
    unit->para = segment->block;
    unit->block = document->blocks.items[segment->block].kind;
    unit->source = ntr_arena_copy(arena, ntr_document_slice(document, segment->span));
    unit->lang = segment->lang;
    unit->translate = segment->translate;
    return unit->id.ptr && unit->source.ptr && copy_codes(arena, unit, maker, segment->span) &&
           copy_annots(arena, unit, maker, segment->span) && copy_notes(arena, unit, maker, segment->span) &&
           make_target(arena, unit, maker);
}

static bool copy_original(ntr_bitext *bitext, const ntr_document *document) {
    ntr_original *original = &bitext->original;
    *original = document->original;
    return ntr_text_own(bitext->arena, &original->path) && ntr_text_own(bitext->arena, &original->format) &&
           ntr_text_own(bitext->arena, &original->encoding);
}

static bool add_units(ntr_bitext *bitext, unit_maker *maker) {
    const ntr_segment *segments = maker->document->segments.items;
    uint32_t number = 0;
    for (uint32_t i = 0; i < maker->document->segments.count; i++) {
        const bool same_block = i > 0 && segments[i - 1].block == segments[i].block;
        number = same_block ? number + 1 : 0;
        if (!add_unit(bitext, maker, i, number)) return false;
    }
    return true;
}

ntr_status ntr_bitext_from_document(ntr_bitext **out, const ntr_document *document, ntr_target target,
                                    const char *source_lang, const char *target_lang, ntr_error *err) {
    NTR_TRY(ntr_bitext_new(out, document->name, source_lang, target_lang, err));
    unit_maker maker = {.document = document, .target = target};
    maker.partners = ntr_codes_pair_all((*out)->arena, document);
    const bool good =
        maker.partners && copy_original(*out, document) && sort_notes((*out)->arena, &maker) && add_units(*out, &maker);
    ntr_buffer_dispose(&maker.draft);
    if (good) return NTR_OK;
    ntr_bitext_free(*out);
    *out = NULL;
    return ntr_error_memory(err);
}
