/* XLIFF 1.2 in: ours and that of other tools, with groups, several files, and units that were cut into segments. */
#include "format/bilingual.h"
#include "format/formats.h"

const inline_element xliff_elements[] = {
    {"g", INLINE_PAIR, NULL, "id", NULL, NULL},    {"x", INLINE_ALONE, NULL, "id", NULL, NULL},
    {"bx", INLINE_OPEN, "rid", "id", NULL, NULL},  {"ex", INLINE_CLOSE, "rid", "id", NULL, NULL},
    {"bpt", INLINE_OPEN, "rid", "id", NULL, NULL}, {"ept", INLINE_CLOSE, "rid", "id", NULL, NULL},
    {"ph", INLINE_ALONE, NULL, "id", NULL, NULL},  {"it", INLINE_HALF, NULL, "id", NULL, NULL},
    {"mrk", INLINE_MARK, NULL, NULL, NULL, NULL},  {NULL, INLINE_NONE, NULL, NULL, NULL, NULL},
};

typedef struct word_value {
    const char *word;
    int value;
} word_value;

static int value_of(const word_value *table, ntr_str word, int otherwise) {
    for (; table->word; table++)
        if (ntr_str_equal(word, ntr_str_from(table->word))) return table->value;
    return otherwise;
}

/* Whether a person has seen it decides: what needs translation, or a second look at its form, is new. Of a unit that
 * was cut, `content` is the segment's part of the target: where it is empty there is nothing to be seen yet. */
static ntr_state state_of(const ntr_xml_node *unit, const ntr_xml_node *target, const ntr_xml_node *content) {
    static const word_value states[] = {
        {"new", NTR_STATE_NEW},
        {"needs-translation", NTR_STATE_NEW},
        {"needs-adaptation", NTR_STATE_NEW},
        {"needs-l10n", NTR_STATE_NEW},
        {"translated", NTR_STATE_TRANSLATED},
        {"needs-review-translation", NTR_STATE_TRANSLATED},
        {"needs-review-adaptation", NTR_STATE_TRANSLATED},
        {"needs-review-l10n", NTR_STATE_TRANSLATED},
        {"signed-off", NTR_STATE_REVIEWED},
        {"final", NTR_STATE_FINAL},
        {NULL, 0},
    };
    const bool empty = !content || !ntr_xml_node_first(content);
    const bool approved = ntr_str_equal(ntr_xml_node_get(unit, "approved"), NTR_STR("yes"));
    const ntr_str word = target ? ntr_xml_node_get(target, "state") : NTR_STR_NONE;
    const bool begun = empty && target != content;
    const ntr_state said = (ntr_state)value_of(states, word, empty ? NTR_STATE_NEW : NTR_STATE_TRANSLATED);
    const ntr_state state = begun && said < NTR_STATE_REVIEWED ? NTR_STATE_NEW : said;
    return approved && state < NTR_STATE_REVIEWED ? NTR_STATE_REVIEWED : state;
}

static ntr_block_kind block_of(const ntr_xml_node *unit) {
    static const word_value kinds[] = {
        {"heading", NTR_HEADING}, {"listitem", NTR_LIST_ITEM}, {"caption", NTR_CAPTION}, {NULL, 0}};
    return (ntr_block_kind)value_of(kinds, ntr_xml_node_get(unit, "restype"), NTR_PARAGRAPH);
}

/* What kind of match the target is that a tool put there. */
static unsigned pretranslated_of(const ntr_xml_node *unit, const ntr_xml_node *target) {
    const ntr_str word = target ? ntr_xml_node_get(target, "state-qualifier") : NTR_STR_NONE;
    if (ntr_str_equal(word, NTR_STR("exact-match"))) return NTR_SCORE_SAME;
    if (!ntr_str_equal(word, NTR_STR("fuzzy-match"))) return 0;
    const ntr_xml_node *alternative = ntr_xml_node_child(unit, "alt-trans");
    const unsigned percent = alternative ? bilingual_percent(ntr_xml_node_get(alternative, "match-quality")) : 0;
    return percent && percent < NTR_SCORE_SAME ? percent : 1;
}

/* <alt-trans>, unless it says that it is none: an earlier version, or one that was rejected. */
static void read_match(bilingual *self, const ntr_xml_node *alternative) {
    const ntr_str type = ntr_xml_node_get(alternative, "alttranstype");
    const ntr_xml_node *target = ntr_xml_node_child(alternative, "target");
    if (!target || (type.len && !ntr_str_equal(type, NTR_STR("proposal")))) return;
    ntr_match *match = bilingual_match(self, bilingual_percent(ntr_xml_node_get(alternative, "match-quality")),
                                       ntr_xml_node_get(alternative, "origin"));
    if (!match) return;
    const ntr_xml_node *source = ntr_xml_node_child(alternative, "source");
    if (source) inline_read(&match->source, &match->source_codes, &self->inline_reader, source);
    inline_read(&match->target, &match->target_codes, &self->inline_reader, target);
    const ntr_xml_node *note = ntr_xml_node_child(alternative, "note");
    if (note) bilingual_match_note(self, match, note);
}

/* One segment: `source` and `target` are the elements whose content it is; `target` may be NULL. */
static void add_segment(bilingual *self, ntr_str id, const ntr_xml_node *trans_unit, const ntr_xml_node *source,
                        const ntr_xml_node *target, bool translate) {
    ntr_unit *unit = bilingual_add(self, id);
    if (!unit) return;
    const bool cut = !ntr_xml_node_is(source, "source");
    bilingual_put(self, (bilingual_place){trans_unit, cut ? source : NULL, source, target});
    inline_read(&unit->source, &unit->source_codes, &self->inline_reader, source);
    bilingual_protect(self, unit, "mtype", "x-ntrans-");
    if (target) inline_read(&unit->target, &unit->target_codes, &self->inline_reader, target);
    unit->translate = translate;
    unit->block = block_of(trans_unit);
    unit->state = state_of(trans_unit, ntr_xml_node_child(trans_unit, "target"), target);
    for (const ntr_xml_node *note = ntr_xml_node_child(trans_unit, "note"); note;
         note = ntr_xml_node_sibling(note, "note"))
        bilingual_note_element(self, NTR_STR(""), note);
    unit->pretranslated = pretranslated_of(trans_unit, ntr_xml_node_child(trans_unit, "target"));
    const ntr_xml_node *alternative = source == ntr_xml_node_child(trans_unit, "source") ?
                                          ntr_xml_node_child(trans_unit, "alt-trans") :
                                          NULL; /* of a unit that was cut they are about the whole */
    for (; alternative; alternative = ntr_xml_node_sibling(alternative, "alt-trans")) read_match(self, alternative);
    bilingual_end(self);
}

/* --- units that were cut: <seg-source> with <mrk mtype="seg"> ----------------------------------------------------- */

static bool is_segment(const ntr_xml_node *node) {
    return ntr_xml_node_is(node, "mrk") && ntr_str_equal(ntr_xml_node_get(node, "mtype"), NTR_STR("seg"));
}

/* The next node inside `root` in the order of the document, with what is in it unless `over`. */
static const ntr_xml_node *behind(const ntr_xml_node *root, const ntr_xml_node *node, bool over) {
    const ntr_xml_node *inside = over ? NULL : ntr_xml_node_first(node);
    if (inside) return inside;
    while (node != root && !ntr_xml_node_next(node)) node = ntr_xml_node_parent(node);
    return node == root ? NULL : ntr_xml_node_next(node);
}

const ntr_xml_node *xliff_next_segment(const ntr_xml_node *root, const ntr_xml_node *segment) {
    const ntr_xml_node *node = segment ? behind(root, segment, true) : ntr_xml_node_first(root);
    while (node && !is_segment(node)) node = behind(root, node, false);
    return node;
}

static bool is_cut(const ntr_xml_node *trans_unit) {
    const ntr_xml_node *source = ntr_xml_node_child(trans_unit, "seg-source"),
                       *target = ntr_xml_node_child(trans_unit, "target");
    if (!source || !xliff_next_segment(source, NULL)) return false;
    return !target || !ntr_xml_node_first(target) || xliff_next_segment(target, NULL);
}

/* The segments of a target by their "mid"; of several the first. */
typedef struct segment_map {
    ntr_map by_mid;
    NTR_LIST(const ntr_xml_node *) segments;
} segment_map;

static bool map_segments(segment_map *map, ntr_arena *arena, const ntr_xml_node *target) {
    const ntr_xml_node *segment = target ? xliff_next_segment(target, NULL) : NULL;
    for (; segment; segment = xliff_next_segment(target, segment)) {
        const ntr_xml_node **own = NTR_PUSH(arena, &map->segments);
        const ntr_str mid = ntr_xml_node_get(segment, "mid");
        if (!own) return false;
        *own = segment;
        if (mid.ptr && ntr_map_get(&map->by_mid, mid) == NTR_MAP_NONE &&
            !ntr_map_put(&map->by_mid, arena, mid, map->segments.count - 1))
            return false;
    }
    return true;
}

static void add_segments(bilingual *self, ntr_str id, const ntr_xml_node *trans_unit, bool translate) {
    const ntr_xml_node *source = ntr_xml_node_child(trans_unit, "seg-source"), *segment = NULL;
    segment_map targets = {0};
    if (!map_segments(&targets, self->bitext->arena, ntr_xml_node_child(trans_unit, "target"))) bilingual_fail(self);
    while ((segment = xliff_next_segment(source, segment))) {
        const ntr_str mid = ntr_xml_node_get(segment, "mid");
        const ntr_str own = ntr_arena_printf(self->bitext->arena, "%.*s.%.*s", NTR_FMT(id), NTR_FMT(mid));
        const uint32_t found = mid.ptr ? ntr_map_get(&targets.by_mid, mid) : NTR_MAP_NONE;
        if (!own.ptr) bilingual_fail(self);
        add_segment(self, own, trans_unit, segment, found == NTR_MAP_NONE ? NULL : targets.segments.items[found],
                    translate);
    }
}

/* --- the document ------------------------------------------------------------------------------------------------- */

static void read_unit(bilingual *self, const ntr_xml_node *trans_unit, bool translate) {
    const ntr_xml_node *source = ntr_xml_node_child(trans_unit, "source");
    const ntr_str id = ntr_xml_node_get(trans_unit, "id");
    if (!source) return;
    if (is_cut(trans_unit)) {
        add_segments(self, id, trans_unit, translate);
    } else {
        add_segment(self, id, trans_unit, source, ntr_xml_node_child(trans_unit, "target"), translate);
    }
}

static void read_header(bilingual *self, const ntr_xml_node *file) {
    const ntr_xml_node *header = ntr_xml_node_child(file, "header");
    const ntr_xml_node *skeleton = header ? ntr_xml_node_child(header, "skl") : NULL;
    const ntr_xml_node *external = skeleton ? ntr_xml_node_child(skeleton, "external-file") : NULL;
    if (!external) return;
    bilingual_take_skeleton(self, ntr_xml_node_get(external, "href"));
    for (const ntr_xml_node *note = ntr_xml_node_child(header, "note"); note; note = ntr_xml_node_sibling(note, "note"))
        bilingual_take_reading(self, note);
}

ntr_status xliff_read(ntr_bitext **out, bilingual_places *places, const ntr_xml_node *root, ntr_str name,
                      ntr_error *err) {
    bilingual self;
    *out = NULL;
    const ntr_xml_node *file = ntr_xml_node_child(root, "file");
    const ntr_str original = file ? ntr_xml_node_get(file, "original") : NTR_STR_NONE;
    NTR_TRY(bilingual_open(&self, original.len ? original : name, err));
    self.inline_reader.elements = xliff_elements;
    self.inline_reader.text = &self.text;
    self.bitext->extensions = ntr_xml_node_count_foreign(root, "urn:oasis:names:tc:xliff:document:");
    if (file) read_header(&self, file);
    for (; file; file = ntr_xml_node_sibling(file, "file")) {
        bilingual_take_languages(&self, ntr_xml_node_get(file, "source-language"),
                                 ntr_xml_node_get(file, "target-language"));
        const ntr_xml_node *body = ntr_xml_node_child(file, "body");
        if (body) bilingual_read_group(&self, body, "trans-unit", read_unit, bilingual_may_translate(file, true));
    }
    if (places) *places = self.places;
    return bilingual_close(&self, out, NTR_OK, "trans-unit", err);
}

ntr_status ntr_read_xliff(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) {
    return xliff_read(out, NULL, root, name, err);
}
