/* XLIFF 2.0 to 2.2 in: each segment of a unit becomes one of ours. Section numbers are those of XLIFF 2.1. */
#include <stdlib.h>

#include "format/bilingual.h"
#include "format/formats.h"

/* Section 4.2.3 */
const inline_element xliff2_elements[] = {
    {"cp", INLINE_POINT, NULL, NULL, NULL, NULL},
    {"ph", INLINE_ALONE, NULL, "id", "dataRef", NULL},
    {"pc", INLINE_PAIR, NULL, "id", "dataRefStart", "dataRefEnd"},
    {"sc", INLINE_OPEN, NULL, "id", "dataRef", NULL},
    {"ec", INLINE_CLOSE, "startRef", "id", "dataRef", NULL},
    {"mrk", INLINE_MARK, NULL, NULL, NULL, NULL},
    {"sm", INLINE_NONE, NULL, NULL, NULL, NULL},
    {"em", INLINE_NONE, NULL, NULL, NULL, NULL},
    {NULL, INLINE_NONE, NULL, NULL, NULL, NULL},
};

static ntr_state state_of(const ntr_xml_node *segment, bool translated) {
    const ntr_str word = ntr_xml_node_get(segment, "state");
    return ntr_state_from(word, word.ptr || !translated ? NTR_STATE_NEW : NTR_STATE_TRANSLATED);
}

/* "ntrans:heading" */
static ntr_str own_word(ntr_str type) {
    const ntr_str prefix = NTR_STR("ntrans:");
    if (type.len <= prefix.len || memcmp(type.ptr, prefix.ptr, prefix.len) != 0) return NTR_STR("");
    return ntr_str_slice(type, prefix.len, type.len);
}

static void read_notes(bilingual *self, const ntr_xml_node *unit) {
    const ntr_xml_node *notes = ntr_xml_node_child(unit, "notes");
    const ntr_xml_node *note = notes ? ntr_xml_node_child(notes, "note") : NULL;
    for (; note; note = ntr_xml_node_sibling(note, "note"))
        bilingual_note_element(self, ntr_xml_node_get(note, "category"), note);
}

/* --- translation candidates module: section 5.1 ------------------------------------------------------------------- */

static unsigned score_of(const ntr_xml_node *candidate) {
    const ntr_str similarity = ntr_xml_node_get(candidate, "similarity");
    const unsigned read = bilingual_percent(similarity.ptr ? similarity : ntr_xml_node_get(candidate, "matchQuality"));
    const unsigned percent = read < NTR_SCORE_SAME ? read : NTR_SCORE_SAME;
    const bool context = ntr_str_equal(ntr_xml_node_get(candidate, "type"), NTR_STR("icm"));
    return context && percent == NTR_SCORE_SAME ? NTR_SCORE_CONTEXT : percent;
}

/* The metadata that write_replaced in writer_xliff2.c writes. */
static void read_replaced(bilingual *self, ntr_match *match, const ntr_xml_node *candidate) {
    const ntr_xml_node *metadata = ntr_xml_node_child(candidate, "metadata");
    const ntr_xml_node *group = metadata ? ntr_xml_node_child(metadata, "metaGroup") : NULL;
    const ntr_xml_node *meta = group ? ntr_xml_node_child(group, "meta") : NULL;
    if (!meta || !ntr_str_equal(ntr_xml_node_get(meta, "type"), NTR_STR("replaced"))) return;
    ntr_buffer text = {0};
    ntr_xml_node_append_text(&text, meta);
    match->replaced = bilingual_copy(self, ntr_buffer_str(&text));
    if (text.failed) bilingual_fail(self);
    ntr_buffer_dispose(&text);
}

static void read_match(bilingual *self, const ntr_xml_node *candidate) {
    const ntr_xml_node *source = ntr_xml_node_child(candidate, "source"),
                       *target = ntr_xml_node_child(candidate, "target");
    if (!target || ntr_str_equal(ntr_xml_node_get(candidate, "reference"), NTR_STR("yes"))) return;
    ntr_match *match = bilingual_match(self, score_of(candidate), ntr_xml_node_get(candidate, "origin"));
    if (!match) return;
    if (!inline_know_data(&self->inline_reader, ntr_xml_node_child(candidate, "originalData"))) bilingual_fail(self);
    if (source) inline_read(&match->source, &match->source_codes, &self->inline_reader, source);
    inline_read(&match->target, &match->target_codes, &self->inline_reader, target);
    read_replaced(self, match, candidate);
}

/* Those of the unit's only segment; of one that was cut, those that name the segment. */
static bool is_about(const ntr_xml_node *candidate, const ntr_xml_node *unit, const ntr_xml_node *segment) {
    if (!ntr_xml_node_sibling(ntr_xml_node_child(unit, "segment"), "segment")) return true;
    const ntr_str ref = ntr_xml_node_get(candidate, "ref"), id = ntr_xml_node_get(segment, "id");
    return ref.len == id.len + 1 && id.len && memcmp(ref.ptr + 1, id.ptr, id.len) == 0;
}

static void read_matches(bilingual *self, const ntr_xml_node *unit, const ntr_xml_node *segment) {
    const ntr_xml_node *matches = ntr_xml_node_child(unit, "matches");
    if (!matches) return;
    const ntr_xml_node *candidate = ntr_xml_node_child(matches, "match");
    for (; candidate; candidate = ntr_xml_node_sibling(candidate, "match"))
        if (is_about(candidate, unit, segment)) read_match(self, candidate);
    if (!inline_know_data(&self->inline_reader, ntr_xml_node_child(unit, "originalData"))) bilingual_fail(self);
}

/* "ntrans:match-87", ours */
static unsigned pretranslated_of(const ntr_xml_node *segment) {
    const ntr_str state = ntr_xml_node_get(segment, "subState"), prefix = NTR_STR("ntrans:match-");
    if (state.len <= prefix.len || memcmp(state.ptr, prefix.ptr, prefix.len) != 0) return 0;
    const unsigned score = (unsigned)strtoul(state.ptr + prefix.len, NULL, 10);
    return score <= NTR_SCORE_CONTEXT ? score : 0;
}

/* --- segments ----------------------------------------------------------------------------------------------------- */

static void read_segment(bilingual *self, ntr_str id, const ntr_xml_node *of, const ntr_xml_node *segment,
                         bool translate) {
    const ntr_xml_node *source = ntr_xml_node_child(segment, "source"), *target = ntr_xml_node_child(segment, "target");
    ntr_unit *unit = source ? bilingual_add(self, id) : NULL;
    if (!unit) return;
    bilingual_put(self, (bilingual_place){of, segment, source, target});
    inline_read(&unit->source, &unit->source_codes, &self->inline_reader, source);
    bilingual_protect(self, unit, "type", "ntrans:");
    if (target) inline_read(&unit->target, &unit->target_codes, &self->inline_reader, target);
    unit->translate = translate;
    unit->block = ntr_block_kind_from(own_word(ntr_xml_node_get(of, "type")));
    unit->state = state_of(segment, target && unit->target.len);
    unit->pretranslated = pretranslated_of(segment);
    read_notes(self, of);
    read_matches(self, of, segment);
    bilingual_end(self);
}

/* The id of a segment: that of its unit where it is the only one, else with its own behind it. */
static ntr_str segment_id(bilingual *self, const ntr_xml_node *unit, const ntr_xml_node *segment) {
    const ntr_str id = ntr_xml_node_get(unit, "id"), own = ntr_xml_node_get(segment, "id");
    const ntr_xml_node *first = ntr_xml_node_child(unit, "segment");
    if (!ntr_xml_node_sibling(first, "segment")) return id;
    const ntr_str joined = ntr_arena_printf(self->bitext->arena, "%.*s.%.*s", NTR_FMT(id), NTR_FMT(own));
    if (!joined.ptr) bilingual_fail(self);
    return joined;
}

static void read_unit(bilingual *self, const ntr_xml_node *unit, bool translate) {
    if (!inline_know_data(&self->inline_reader, ntr_xml_node_child(unit, "originalData"))) bilingual_fail(self);
    const ntr_xml_node *segment = ntr_xml_node_child(unit, "segment");
    for (; segment; segment = ntr_xml_node_sibling(segment, "segment"))
        read_segment(self, segment_id(self, unit, segment), unit, segment, translate);
}

static void read_original(bilingual *self, const ntr_xml_node *file) {
    const ntr_xml_node *skeleton = ntr_xml_node_child(file, "skeleton"), *meta;
    const ntr_xml_node *metadata = ntr_xml_node_child(file, "metadata");
    const ntr_xml_node *group = metadata ? ntr_xml_node_child(metadata, "metaGroup") : NULL;
    while (group && !ntr_str_equal(ntr_xml_node_get(group, "category"), NTR_STR("ntrans:original")))
        group = ntr_xml_node_sibling(group, "metaGroup");
    if (!skeleton || !group) return;
    bilingual_take_skeleton(self, ntr_xml_node_get(skeleton, "href"));
    for (meta = ntr_xml_node_child(group, "meta"); meta; meta = ntr_xml_node_sibling(meta, "meta"))
        bilingual_take_property(self, ntr_xml_node_get(meta, "type"), meta);
}

ntr_status xliff2_read(ntr_bitext **out, bilingual_places *places, const ntr_xml_node *root, ntr_str name,
                       ntr_error *err) {
    bilingual self;
    *out = NULL;
    const ntr_xml_node *file = ntr_xml_node_child(root, "file");
    const ntr_str original = file ? ntr_xml_node_get(file, "original") : NTR_STR_NONE;
    NTR_TRY(bilingual_open(&self, original.len ? original : name, err));
    self.inline_reader.elements = xliff2_elements;
    self.inline_reader.text = &self.text;
    self.bitext->extensions = ntr_xml_node_count_foreign(root, "urn:oasis:names:tc:xliff:");
    bilingual_take_languages(&self, ntr_xml_node_get(root, "srcLang"), ntr_xml_node_get(root, "trgLang"));
    if (file) read_original(&self, file);
    for (; file; file = ntr_xml_node_sibling(file, "file"))
        bilingual_read_group(&self, file, "unit", read_unit, bilingual_may_translate(file, true));
    if (places) *places = self.places;
    return bilingual_close(&self, out, NTR_OK, "unit", err);
}

ntr_status ntr_read_xliff2(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) {
    return xliff2_read(out, NULL, root, name, err);
}
