/* JSON Lines in: what writer_jsonl.c writes; of another's only "source" must be there. */
#include <stdlib.h>

#include "ext/file.h"
#include "ext/json.h"
#include "ext/unicode.h"
#include "format/bilingual.h"
#include "format/formats.h"
#include "model/codes.h"

/* Turns code points into byte offsets, walking on from the last one asked for. */
typedef struct cursor {
    ntr_str text;
    size_t offset;
    int64_t point;
} cursor;

/* One line being read. */
typedef struct line_reader {
    bilingual *self;
    ntr_unit *unit;
    cursor source;
    NTR_LIST(ntr_annot) annots;
} line_reader;

static ntr_str copy_of(line_reader *on, const ntr_json *object, const char *key) {
    const ntr_str text = ntr_json_find(object, key);
    return text.ptr ? bilingual_copy(on->self, text) : NTR_STR_NONE;
}

/* The byte offset of a code point; beyond the end: the end. */
static uint32_t offset_of(cursor *at, int64_t point) {
    for (; at->point < point && at->offset < at->text.len; at->point++) (void)ntr_utf8_next(at->text, &at->offset);
    for (; at->point > point && at->offset > 0; at->point--) (void)ntr_utf8_previous(at->text, &at->offset);
    return (uint32_t)at->offset;
}

static ntr_annot *add_annot(line_reader *on, const ntr_json *object, ntr_annot_kind kind) {
    ntr_annot *annot = NTR_PUSH(on->self->bitext->arena, &on->annots);
    if (!annot) {
        bilingual_fail(on->self);
        return NULL;
    }
    const int64_t start = ntr_json_find_number(object, "start"), end = ntr_json_find_number(object, "end");
    annot->span.begin = offset_of(&on->source, start);
    annot->span.end = offset_of(&on->source, end > start ? end : start);
    annot->kind = kind;
    annot->target = copy_of(on, object, "en");
    annot->why = copy_of(on, object, "why");
    return annot;
}

static void read_alternatives(line_reader *on, ntr_annot *annot, const ntr_json *list) {
    const size_t count = ntr_json_count(list);
    ntr_str *texts = count ? ntr_arena_array(on->self->bitext->arena, count, sizeof *texts) : NULL;
    if (!texts) return;
    for (size_t i = 0; i < count; i++) texts[i] = bilingual_copy(on->self, ntr_json_text(ntr_json_item(list, i)));
    annot->alternatives = texts;
    annot->alternative_count = (uint32_t)count;
}

static void read_name(line_reader *on, const ntr_json *object) {
    const int kind = ntr_name_kind_from(ntr_json_find(object, "kind"));
    ntr_annot *annot = kind < 0 ? NULL : add_annot(on, object, NTR_NAME);
    if (!annot) return;
    const ntr_str origin = ntr_json_find(object, "origin");
    const int64_t confidence = ntr_json_find_number(object, "confidence");
    annot->as.name = (ntr_name_kind)kind;
    annot->original = copy_of(on, object, "original");
    if (origin.len > 0 && origin.len < sizeof annot->origin.code) memcpy(annot->origin.code, origin.ptr, origin.len);
    annot->confidence = (uint16_t)(confidence < 0 ? 0 : confidence > 1000 ? 1000 : confidence);
    read_alternatives(on, annot, ntr_json_member(object, "alt"));
}

static void read_term(line_reader *on, const ntr_json *object) {
    const int status = ntr_term_status_from(ntr_json_find(object, "status"));
    ntr_annot *annot = status < 0 ? NULL : add_annot(on, object, NTR_TERM);
    if (!annot) return;
    annot->as.status = (ntr_term_status)status;
    annot->base = annot->target;
    annot->lemma = copy_of(on, object, "lemma");
    annot->entry = ntr_json_find_number(object, "entry");
    annot->in_compound = ntr_json_find_bool(object, "in_compound", false);
}

static void read_protected(line_reader *on, const ntr_json *object) {
    const int kind = ntr_protected_kind_from(ntr_json_find(object, "kind"));
    ntr_annot *annot = kind < 0 ? NULL : add_annot(on, object, NTR_PROTECTED);
    if (annot) annot->as.protected_as = (ntr_protected_kind)kind;
}

static void read_note(line_reader *on, const ntr_json *object) {
    const ntr_str code = ntr_json_find(object, "code");
    if (code.len == 0) return;
    ntr_note *note = NTR_PUSH(on->self->bitext->arena, &on->self->notes);
    if (!note) {
        bilingual_fail(on->self);
        return;
    }
    *note = (ntr_note){.code = bilingual_copy(on->self, code).ptr,
                       .text = bilingual_copy(on->self, ntr_json_find(object, "text"))};
}

static void read_list(line_reader *on, const ntr_json *line, const char *key,
                      void (*read)(line_reader *on, const ntr_json *object)) {
    const ntr_json *list = ntr_json_member(line, key);
    for (size_t i = 0; i < ntr_json_count(list); i++) read(on, ntr_json_item(list, i));
}

static int by_place(const void *left, const void *right) {
    const ntr_annot *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    return a->span.end > b->span.end ? -1 : a->span.end < b->span.end;
}

static void read_annots(line_reader *on, const ntr_json *line) {
    read_list(on, line, "protected", read_protected);
    read_list(on, line, "names", read_name);
    read_list(on, line, "terms", read_term);
    if (on->annots.count) qsort(on->annots.items, on->annots.count, sizeof *on->annots.items, by_place);
    on->unit->annots = on->annots.items;
    on->unit->annot_count = on->annots.count;
}

static ntr_codes read_codes(line_reader *on, const ntr_json *list, ntr_str text) {
    const size_t count = ntr_json_count(list);
    cursor at = {.text = text};
    ntr_code *codes = count ? ntr_arena_array(on->self->bitext->arena, count, sizeof *codes) : NULL;
    if (!codes) return (ntr_codes){NULL, 0};
    for (size_t i = 0; i < count; i++) {
        const ntr_json *object = ntr_json_item(list, i);
        const ntr_str kind = ntr_json_find(object, "kind");
        codes[i] = (ntr_code){.at = offset_of(&at, ntr_json_find_number(object, "at")),
                              .kind = NTR_CODE_ALONE,
                              .id = bilingual_copy(on->self, ntr_json_find(object, "id")),
                              .data = bilingual_copy(on->self, ntr_json_find(object, "data"))};
        for (ntr_code_kind k = NTR_CODE_OPEN; k <= NTR_CODE_CLOSE; k++)
            if (ntr_str_equal(kind, ntr_str_from(ntr_code_kind_word(k)))) codes[i].kind = k;
    }
    if (!ntr_codes_match(on->self->bitext->arena, codes, (uint32_t)count)) bilingual_fail(on->self);
    return (ntr_codes){codes, (uint32_t)count};
}

static void read_matches(bilingual *self, line_reader *on, const ntr_json *list) {
    for (size_t i = 0; i < ntr_json_count(list); i++) {
        const ntr_json *object = ntr_json_item(list, i);
        const int64_t score = ntr_json_find_number(object, "score");
        ntr_match *match = bilingual_match(self, score < 0 || score > NTR_SCORE_CONTEXT ? 0 : (unsigned)score,
                                           ntr_json_find(object, "origin"));
        if (!match) return;
        match->source = bilingual_copy(self, ntr_json_find(object, "source"));
        match->target = bilingual_copy(self, ntr_json_find(object, "target"));
        match->replaced = bilingual_copy(self, ntr_json_find(object, "replaced"));
        match->source_codes = read_codes(on, ntr_json_member(object, "source_codes"), match->source);
        match->target_codes = read_codes(on, ntr_json_member(object, "target_codes"), match->target);
    }
}

static void read_provenance(bilingual *self, const ntr_json *object) {
    ntr_provenance *from = object ? bilingual_provenance(self) : NULL;
    if (!from) return;
    const int64_t confidence = ntr_json_find_number(object, "confidence");
    from->origin = bilingual_copy(self, ntr_json_find(object, "origin"));
    from->document = bilingual_copy(self, ntr_json_find(object, "document"));
    from->author = bilingual_copy(self, ntr_json_find(object, "author"));
    if (!ntr_clock_parse(&from->created, ntr_json_find(object, "created"))) from->created = 0;
    if (!ntr_clock_parse(&from->changed, ntr_json_find(object, "changed"))) from->changed = 0;
    from->before = bilingual_hash(ntr_json_find(object, "before"));
    from->behind = bilingual_hash(ntr_json_find(object, "behind"));
    from->confidence = confidence < 0 || confidence > 1000 ? 0 : (unsigned)confidence;
    const ntr_str source = ntr_json_find(object, "source_lang"), target = ntr_json_find(object, "target_lang");
    if (self->bitext->units.count == 1) bilingual_take_languages(self, source, target);
    bilingual_own_languages(self, source, target);
}

static ntr_status read_line(bilingual *self, const ntr_json *line, uint64_t number, ntr_error *err) {
    const ntr_str source = ntr_json_find(line, "source"), lang = ntr_json_find(line, "lang");
    if (!source.ptr) return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0, "the object has no \"source\"");
    line_reader on = {.self = self, .unit = bilingual_add(self, ntr_json_find(line, "id"))};
    if (!on.unit) return ntr_error_memory(err);
    on.unit->source = on.source.text = bilingual_copy(self, source);
    on.unit->target = copy_of(&on, line, "target");
    on.unit->source_codes = read_codes(&on, ntr_json_member(line, "source_codes"), on.unit->source);
    on.unit->target_codes = read_codes(&on, ntr_json_member(line, "target_codes"), on.unit->target);
    on.unit->translate = ntr_json_find_bool(line, "translate", true);
    on.unit->block = ntr_block_kind_from(ntr_json_find(line, "block"));
    on.unit->state = ntr_state_from(ntr_json_find(line, "state"), NTR_STATE_NEW);
    bilingual_take_unit_language(on.unit, lang);
    read_annots(&on, line);
    read_list(&on, line, "notes", read_note);
    read_matches(self, &on, ntr_json_member(line, "matches"));
    const int64_t pretranslated = ntr_json_find_number(line, "pretranslated");
    if (pretranslated > 0 && pretranslated <= NTR_SCORE_CONTEXT) on.unit->pretranslated = (unsigned)pretranslated;
    read_provenance(self, ntr_json_member(line, "provenance"));
    bilingual_end(self);
    return NTR_OK;
}

static ntr_status read_lines(bilingual *self, ntr_str text, ntr_error *err) {
    for (uint64_t number = 1; text.len; number++) {
        const char *end = memchr(text.ptr, '\n', text.len);
        const size_t length = end ? (size_t)(end - text.ptr) : text.len;
        const ntr_str line = ntr_str_slice(text, 0, length);
        const ntr_span content = ntr_utf8_trim(line, (ntr_span){0, (uint32_t)line.len});
        text = ntr_str_slice(text, length + (end != NULL), text.len);
        if (ntr_span_length(content) == 0) continue;
        ntr_json *object = NULL;
        if (ntr_json_parse(&object, line, err) != NTR_OK) {
            err->line = number;
            return err->status;
        }
        const ntr_status status = read_line(self, object, number, err);
        ntr_json_free(object);
        NTR_TRY(status);
    }
    return NTR_OK;
}

ntr_status ntr_read_jsonl(ntr_bitext **out, ntr_str name, ntr_str bytes, ntr_error *err) {
    bilingual self;
    ntr_str text;
    *out = NULL;
    NTR_TRY(bilingual_decode(&text, bytes, err));
    NTR_TRY(bilingual_open(&self, name, err));
    const ntr_status status = read_lines(&self, text, err);
    return bilingual_close(&self, out, status, "segment", err);
}
