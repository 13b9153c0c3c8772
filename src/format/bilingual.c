#include "format/bilingual.h"

#include <stdio.h>
#include <stdlib.h>

#include "ext/unicode.h"
#include "format/original_text.h"
#include "format/recall.h"
#include "model/annots.h"

ntr_status bilingual_open(bilingual *self, ntr_str name, ntr_error *err) {
    *self = (bilingual){0};
    NTR_TRY(ntr_bitext_new(&self->bitext, name, "nl", "en", err));
    self->inline_reader = (inline_reader){.arena = self->bitext->arena};
    return NTR_OK;
}

ntr_status bilingual_close(bilingual *self, ntr_bitext **out, ntr_status status, const char *wanted, ntr_error *err) {
    if (status == NTR_OK) status = ntr_buffer_check(&self->text, err);
    if (status == NTR_OK && self->bitext->units.count == 0)
        status = ntr_error_set(err, NTR_EMPTY, "the file holds no %s", wanted);
    if (status != NTR_OK) {
        ntr_bitext_free(self->bitext);
        self->bitext = NULL;
    }
    *out = self->bitext;
    ntr_buffer_dispose(&self->text);
    return status;
}

void bilingual_fail(bilingual *self) {
    self->text.failed = true;
}

/* --- languages ---------------------------------------------------------------------------------------------------- */

static char cased(char c, bool upper) {
    if (upper) return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* EN-US and en_US are en-US: the case that RFC 5646, section 2.1.1, recommends. */
static void take_language(char out[NTR_TAG_SIZE], ntr_str lang) {
    if (lang.len == 0 || lang.len >= NTR_TAG_SIZE) return;
    size_t begin = 0; /* of the subtag */
    for (size_t i = 0; i <= lang.len; i++) {
        const bool ends = i == lang.len || lang.ptr[i] == '-' || lang.ptr[i] == '_';
        if (!ends) continue;
        const bool region = begin > 0 && i - begin == 2;
        for (size_t k = begin; k < i; k++) out[k] = cased(lang.ptr[k], region);
        out[i] = i < lang.len ? '-' : '\0';
        begin = i + 1;
    }
}

void bilingual_take_languages(bilingual *self, ntr_str source, ntr_str target) {
    take_language(self->bitext->source_lang, source);
    take_language(self->bitext->target_lang, target);
}

/* Copies a tag into the bitext, unless it is that of all. */
static void take_own(bilingual *self, ntr_str *out, const char *usual, ntr_str tag) {
    char own[NTR_TAG_SIZE] = "";
    take_language(own, tag);
    if (own[0] == '\0' || strcmp(own, usual) == 0) return;
    *out = bilingual_copy(self, ntr_str_from(own));
}

void bilingual_own_languages(bilingual *self, ntr_str source, ntr_str target) {
    ntr_str own_source = NTR_STR(""), own_target = NTR_STR("");
    take_own(self, &own_source, self->bitext->source_lang, source);
    take_own(self, &own_target, self->bitext->target_lang, target);
    ntr_provenance *from = own_source.len || own_target.len ? bilingual_provenance(self) : NULL;
    if (!from) return;
    from->source_lang = own_source;
    from->target_lang = own_target;
}

/* nl of nl-BE */
static ntr_lang base_language(const char *tag) {
    char code[12];
    snprintf(code, sizeof code, "%s", tag);
    code[strcspn(code, "-_")] = '\0';
    for (char *c = code; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    return ntr_lang_from(code);
}

void bilingual_take_unit_language(ntr_unit *unit, ntr_str code) {
    char own[sizeof unit->lang.code];
    if (code.len == 0 || code.len >= sizeof own) return;
    for (size_t i = 0; i < code.len; i++)
        if (!((code.ptr[i] >= 'a' && code.ptr[i] <= 'z') || (code.ptr[i] >= 'A' && code.ptr[i] <= 'Z'))) return;
    snprintf(own, sizeof own, "%.*s", NTR_FMT(code));
    unit->lang = ntr_lang_from(own);
}

/* --- the original ------------------------------------------------------------------------------------------------- */

void bilingual_take_skeleton(bilingual *self, ntr_str href) {
    self->bitext->original.path = original_path(self->bitext->arena, href);
    if (!self->bitext->original.path.ptr) bilingual_fail(self);
}

void bilingual_take_reading(bilingual *self, const ntr_xml_node *note) {
    ntr_buffer text = {0};
    ntr_xml_node_append_text(&text, note);
    if (text.failed || !original_parse(&self->bitext->original, self->bitext->arena, ntr_buffer_str(&text)))
        bilingual_fail(self);
    ntr_buffer_dispose(&text);
}

void bilingual_take_property(bilingual *self, ntr_str name, const ntr_xml_node *value) {
    ntr_buffer text = {0};
    ntr_xml_node_append_text(&text, value);
    if (text.failed || !original_take(&self->bitext->original, self->bitext->arena, name, ntr_buffer_str(&text)))
        bilingual_fail(self);
    ntr_buffer_dispose(&text);
}

/* --- units -------------------------------------------------------------------------------------------------------- */

ntr_str bilingual_copy(bilingual *self, ntr_str text) {
    const ntr_str copy = text.len ? ntr_arena_copy(self->bitext->arena, text) : NTR_STR("");
    if (!copy.ptr) bilingual_fail(self);
    return copy;
}

/* The first id free: the one given, else a number. */
static ntr_str free_id(bilingual *self, ntr_str id) {
    ntr_arena *arena = self->bitext->arena;
    ntr_str free = id.len ? ntr_arena_copy(arena, id) : NTR_STR("");
    for (uint32_t number = self->bitext->units.count;
         free.ptr && (free.len == 0 || ntr_map_get(&self->ids, free) != NTR_MAP_NONE); number++)
        free = ntr_arena_printf(arena, "%.*s%su%u", NTR_FMT(id), id.len ? "-" : "", number);
    return free;
}

/* The paragraph of an id of ours, p3s2; otherwise each unit is one. */
static uint32_t para_of(ntr_str id, uint32_t otherwise) {
    uint32_t para = 0;
    size_t i = 1;
    if (id.len < 4 || id.ptr[0] != 'p') return otherwise;
    for (; i < id.len && id.ptr[i] >= '0' && id.ptr[i] <= '9' && i < 9; i++)
        para = para * 10 + (uint32_t)(id.ptr[i] - '0');
    return i > 1 && i < id.len && id.ptr[i] == 's' ? para : otherwise;
}

ntr_unit *bilingual_add(bilingual *self, ntr_str id) {
    ntr_bitext *bitext = self->bitext;
    const uint32_t index = bitext->units.count;
    const ntr_str own = free_id(self, id);
    ntr_unit *unit = own.ptr ? NTR_PUSH(bitext->arena, &bitext->units) : NULL;
    if (!unit || !ntr_map_put(&self->ids, bitext->arena, own, index)) {
        bilingual_fail(self);
        return NULL;
    }
    *unit = (ntr_unit){.id = own, .para = para_of(own, index), .source = NTR_STR(""), .translate = true};
    unit->lang = base_language(bitext->source_lang);
    self->notes.items = NULL;
    self->notes.count = self->notes.capacity = 0;
    self->matches.items = NULL;
    self->matches.count = self->matches.capacity = 0;
    self->provenance = NULL;
    return unit;
}

void bilingual_put(bilingual *self, bilingual_place place) {
    bilingual_place *own = NTR_PUSH(self->bitext->arena, &self->places);
    if (own) {
        *own = place;
    } else {
        bilingual_fail(self);
    }
}

void bilingual_end(bilingual *self) {
    ntr_unit *unit = &self->bitext->units.items[self->bitext->units.count - 1];
    unit->notes = self->notes.items;
    unit->note_count = self->notes.count;
    unit->matches = self->matches.items;
    unit->match_count = self->matches.count;
    unit->provenance = self->provenance;
    if (!ntr_recall(self->bitext->arena, unit)) bilingual_fail(self);
}

/* --- notes -------------------------------------------------------------------------------------------------------- */

static bool begins(ntr_str text, const char *with) {
    const size_t length = strlen(with);
    return text.len >= length && memcmp(text.ptr, with, length) == 0;
}

/* "en, not for translation" */
static void take_language_remark(bilingual *self, ntr_str text) {
    ntr_unit *unit = &self->bitext->units.items[self->bitext->units.count - 1];
    const char *comma = text.len ? memchr(text.ptr, ',', text.len) : NULL;
    if (!comma) return;
    bilingual_take_unit_language(unit, ntr_str_slice(text, 0, (size_t)(comma - text.ptr)));
    unit->translate = false;
}

/* Takes "CODE: " from the front of a finding. */
static ntr_str take_code(ntr_str *text) {
    const char *colon = text->len ? memchr(text->ptr, ':', text->len) : NULL;
    if (!colon || memchr(text->ptr, ' ', (size_t)(colon - text->ptr))) return NTR_STR("note");
    const ntr_str code = {text->ptr, (size_t)(colon - text->ptr)};
    const size_t rest = code.len + 1 + (code.len + 1 < text->len && colon[1] == ' ');
    *text = ntr_str_slice(*text, rest, text->len);
    return code;
}

/* Takes the category from the front of a remark of ours. */
static ntr_str take_category(ntr_str *text) {
    static const char *const categories[] = {"name: ", "term: ", "finding: ", "language: ", "note: "};
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++) {
        const size_t length = strlen(categories[i]);
        if (!begins(*text, categories[i])) continue;
        *text = ntr_str_slice(*text, length, text->len);
        return (ntr_str){categories[i], length - 2};
    }
    return NTR_STR("note");
}

void bilingual_note(bilingual *self, ntr_str category, ntr_str text) {
    if (category.len == 0) category = take_category(&text);
    if (ntr_str_equal(category, NTR_STR("language"))) {
        take_language_remark(self, text);
        return;
    }
    const ntr_str code = ntr_str_equal(category, NTR_STR("finding")) ? take_code(&text) : category;
    ntr_note *note = NTR_PUSH(self->bitext->arena, &self->notes);
    if (!note) {
        bilingual_fail(self);
        return;
    }
    *note = (ntr_note){.code = bilingual_copy(self, code).ptr, .text = bilingual_copy(self, text)};
}

void bilingual_note_element(bilingual *self, ntr_str category, const ntr_xml_node *element) {
    ntr_buffer text = {0};
    ntr_xml_node_append_text(&text, element);
    bilingual_note(self, category, ntr_buffer_str(&text));
    if (text.failed) bilingual_fail(self);
    ntr_buffer_dispose(&text);
}

/* --- matches and provenance --------------------------------------------------------------------------------------- */

ntr_match *bilingual_match(bilingual *self, unsigned score, ntr_str origin) {
    ntr_match *match = NTR_PUSH(self->bitext->arena, &self->matches);
    if (!match) {
        bilingual_fail(self);
        return NULL;
    }
    *match = (ntr_match){.score = score,
                         .source = NTR_STR(""),
                         .target = NTR_STR(""),
                         .origin = bilingual_copy(self, origin),
                         .replaced = NTR_STR("")};
    return match;
}

void bilingual_match_note(bilingual *self, ntr_match *match, const ntr_xml_node *note) {
    static const char prefix[] = "replaced: ";
    ntr_buffer text = {0};
    ntr_xml_node_append_text(&text, note);
    const ntr_str all = ntr_buffer_str(&text);
    if (begins(all, prefix)) match->replaced = bilingual_copy(self, ntr_str_slice(all, sizeof prefix - 1, all.len));
    if (text.failed) bilingual_fail(self);
    ntr_buffer_dispose(&text);
}

unsigned bilingual_percent(ntr_str text) {
    unsigned percent = 0;
    for (size_t i = 0; i < text.len && i < 3 && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        percent = percent * 10 + (unsigned)(text.ptr[i] - '0');
    return percent <= NTR_SCORE_CONTEXT ? percent : NTR_SCORE_SAME;
}

uint64_t bilingual_hash(ntr_str text) {
    enum { DIGITS = 16 };
    char digits[DIGITS + 1] = {0};
    char *end;
    if (text.len != DIGITS) return 0;
    memcpy(digits, text.ptr, DIGITS);
    const uint64_t hash = strtoull(digits, &end, 16);
    return *end ? 0 : hash;
}

ntr_provenance *bilingual_provenance(bilingual *self) {
    if (!self->provenance) self->provenance = ntr_arena_alloc(self->bitext->arena, sizeof *self->provenance);
    if (!self->provenance) bilingual_fail(self);
    return self->provenance;
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

static int protected_kind(ntr_str word, const char *prefix) {
    return begins(word, prefix) ? ntr_protected_kind_from(ntr_str_slice(word, strlen(prefix), word.len)) : -1;
}

void bilingual_protect(bilingual *self, ntr_unit *unit, const char *attribute, const char *prefix) {
    NTR_LIST(ntr_annot) annots = {0};
    for (uint32_t i = 0; i < self->inline_reader.marks.count; i++) {
        const inline_mark *mark = &self->inline_reader.marks.items[i];
        const int kind = protected_kind(ntr_xml_node_get(mark->node, attribute), prefix);
        if (kind < 0) continue;
        ntr_annot *annot = NTR_PUSH(self->bitext->arena, &annots);
        if (!annot) {
            bilingual_fail(self);
            return;
        }
        *annot = (ntr_annot){.span = mark->span, .kind = NTR_PROTECTED};
        annot->as.protected_as = (ntr_protected_kind)kind;
    }
    unit->annots = annots.items;
    unit->annot_count = annots.count;
}

/* --- groups ------------------------------------------------------------------------------------------------------- */

bool bilingual_may_translate(const ntr_xml_node *node, bool inherited) {
    const ntr_str said = ntr_xml_node_get(node, "translate");
    return said.ptr ? !ntr_str_equal(said, NTR_STR("no")) : inherited;
}

/* Groups nest; a tree is at most 256 elements deep. */
void bilingual_read_group(bilingual *self, const ntr_xml_node *group, const char *unit, bilingual_unit_reader read,
                          bool inherited) {
    for (const ntr_xml_node *node = ntr_xml_node_first(group); node; node = ntr_xml_node_next(node)) {
        if (ntr_xml_node_is_text(node)) continue;
        const bool translate = bilingual_may_translate(node, inherited);
        if (ntr_xml_node_is(node, "group")) bilingual_read_group(self, node, unit, read, translate);
        if (ntr_xml_node_is(node, unit)) read(self, node, translate);
    }
}

/* --- bytes -------------------------------------------------------------------------------------------------------- */

ntr_status bilingual_decode(ntr_str *out, ntr_str bytes, ntr_error *err) {
    *out = begins(bytes, "\xEF\xBB\xBF") ? ntr_str_slice(bytes, 3, bytes.len) : bytes;
    if (out->len && memchr(out->ptr, '\0', out->len)) return ntr_error_set(err, NTR_BINARY, "the file holds NUL bytes");
    return ntr_utf8_check(*out, err);
}
