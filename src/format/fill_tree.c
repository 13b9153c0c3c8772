/* Targets in the tree of an XLIFF: all else stays as it was read. */
#include "ext/unicode.h"
#include "format/fill.h"

/* --- content ------------------------------------------------------------------------------------------------------ */

/* A target's content being put down: `at` is the element that takes the next piece. */
typedef struct putter {
    ntr_filling *filling;
    NTR_LIST(ntr_xml_node *) open; /* elements around text, the innermost last */
    unsigned points;
    bool failed;
} putter;

static void enter(putter *self, ntr_xml_node *node) {
    ntr_xml_node **top = node ? NTR_PUSH(self->filling->arena, &self->open) : NULL;
    if (top) *top = node;
    self->failed = self->failed || !top;
}

/* A character that XML cannot hold, as the writers of both versions have it. */
static void put_point(putter *self, ntr_xml_node *into, int32_t c) {
    const bool version2 = self->filling->version2;
    ntr_xml_node *node = ntr_xml_node_add(into, NULL, version2 ? "cp" : "x");
    ntr_buffer value = {0};
    ntr_buffer_printf(&value, version2 ? "%04X" : "U+%04X", (unsigned)c);
    bool good = node && !value.failed;
    if (good) good = ntr_xml_node_set(node, version2 ? "hex" : "equiv-text", ntr_buffer_str(&value));
    ntr_buffer_clear(&value);
    ntr_buffer_printf(&value, "u%u", ++self->points);
    if (good && !version2)
        good = ntr_xml_node_set(node, "id", ntr_buffer_str(&value)) &&
               ntr_xml_node_set(node, "ctype", NTR_STR("x-code-point"));
    ntr_buffer_dispose(&value);
    self->failed = self->failed || !good;
}

static void put_text(putter *self, ntr_str text) {
    ntr_xml_node *into = self->open.items[self->open.count - 1];
    size_t done = 0;
    for (size_t at = 0; at < text.len && !self->failed;) {
        const size_t from = at;
        const int32_t c = ntr_utf8_next(text, &at);
        if (ntr_char_is_xml(c)) continue;
        self->failed = !ntr_xml_node_add_text(into, ntr_str_slice(text, done, from));
        put_point(self, into, c);
        done = at;
    }
    if (!self->failed) self->failed = !ntr_xml_node_add_text(into, ntr_str_slice(text, done, text.len));
}

static void put_code(putter *self, ntr_code_kind kind, const ntr_xml_node *element) {
    const inline_element *is = inline_element_of(&self->filling->reader, element);
    ntr_xml_node *into = self->open.items[self->open.count - 1];
    if (!is || is->role != INLINE_PAIR) {
        self->failed = self->failed || !ntr_xml_node_add_copy(into, element);
    } else if (kind == NTR_CODE_OPEN) {
        enter(self, ntr_xml_node_add_shell(into, NULL, element));
    } else if (self->open.count > 1) {
        self->open.count--;
    }
}

static bool put_content(ntr_filling *filling, ntr_xml_node *target, const fill_text *text, const fill_codes *codes) {
    putter self = {.filling = filling};
    uint32_t at = 0;
    ntr_xml_node_clear(target);
    enter(&self, target);
    for (uint32_t i = 0; i < codes->count && !self.failed; i++) {
        const fill_code *code = &codes->items[i];
        if (code->at > at) put_text(&self, ntr_str_slice(text->text, at, code->at));
        if (code->at > at) at = code->at;
        put_code(&self, filling->reader.codes.items[code->source].kind,
                 filling->reader.nodes.items[code->source].element);
    }
    if (!self.failed) put_text(&self, ntr_str_slice(text->text, at, text->text.len));
    return !self.failed;
}

/* --- the elements around it --------------------------------------------------------------------------------------- */

static bool set_missing(ntr_filling *filling, const ntr_xml_node *node, const char *attribute) {
    if (ntr_xml_node_get(node, attribute).len) return true;
    return ntr_xml_node_set(ntr_xml_tree_own(filling->tree, node), attribute,
                            ntr_str_from(filling->bitext->target_lang));
}

/* Where there is a target, its language must be named: on the root of XLIFF 2, on each <file> of 1.2. */
static bool name_language(ntr_filling *filling) {
    const ntr_xml_node *root = ntr_xml_tree_root(filling->tree), *file = ntr_xml_node_child(root, "file");
    if (filling->named) return true;
    filling->named = true;
    if (filling->version2) return set_missing(filling, root, "trgLang");
    bool good = true;
    for (; good && file; file = ntr_xml_node_sibling(file, "file"))
        good = set_missing(filling, file, "target-language");
    return good;
}

/* What stands around and between the segments of `from`, and a place for each. A tree is 256 elements deep at most. */
static bool add_frame(ntr_xml_node *into, const ntr_xml_node *from, const ntr_xml_node **segment,
                      const ntr_xml_node *root) {
    for (const ntr_xml_node *node = ntr_xml_node_first(from); node; node = ntr_xml_node_next(node)) {
        const bool text = ntr_xml_node_is_text(node);
        if (text && !ntr_xml_node_add_text(into, ntr_xml_node_value(node))) return false;
        if (text) continue;
        ntr_xml_node *shell = ntr_xml_node_add_shell(into, NULL, node);
        if (!shell) return false;
        if (node == *segment) {
            *segment = xliff_next_segment(root, node);
        } else if (!add_frame(shell, node, segment, root)) {
            return false;
        }
    }
    return true;
}

/* The target of a unit of XLIFF 1.2 that was cut, which is empty: each segment of the unit gets its place in it. */
static bool add_cut_target(ntr_filling *filling, uint32_t unit, ntr_xml_node *target) {
    const bilingual_places *places = &filling->places;
    const ntr_xml_node *of = places->items[unit].unit, *source = ntr_xml_node_child(of, "seg-source");
    const ntr_xml_node *segment = xliff_next_segment(source, NULL);
    if (!add_frame(target, source, &segment, source)) return false;
    while (unit > 0 && places->items[unit - 1].unit == of) unit--;
    for (segment = NULL; unit < places->count && places->items[unit].unit == of; unit++) {
        segment = xliff_next_segment(target, segment);
        places->items[unit].target = segment;
    }
    return true;
}

static ntr_xml_node *segment_of_cut(ntr_filling *filling, uint32_t unit) {
    const bilingual_place *place = &filling->places.items[unit];
    ntr_xml_node *of = ntr_xml_tree_own(filling->tree, place->unit), *target = ntr_xml_node_child(of, "target");
    if (!target) target = ntr_xml_node_add(of, ntr_xml_node_child(of, "seg-source"), "target");
    if (!target) return NULL;
    if (ntr_xml_node_first(target)) return ntr_xml_node_add_shell(target, NULL, place->segment);
    return add_cut_target(filling, unit, target) ? ntr_xml_tree_own(filling->tree, place->target) : NULL;
}

/* The element that takes the content. */
static ntr_xml_node *target_of(ntr_filling *filling, uint32_t unit) {
    const bilingual_place *place = &filling->places.items[unit];
    if (place->target) return ntr_xml_tree_own(filling->tree, place->target);
    if (!name_language(filling)) return NULL;
    if (!filling->version2 && place->segment) return segment_of_cut(filling, unit);
    ntr_xml_node *parent = ntr_xml_tree_own(filling->tree, place->segment ? place->segment : place->unit);
    ntr_xml_node *sources = ntr_xml_node_child(parent, "seg-source");
    return ntr_xml_node_add(parent, sources ? sources : ntr_xml_tree_own(filling->tree, place->source), "target");
}

/* --- states ------------------------------------------------------------------------------------------------------- */

/* A target where something was lost is translated, and somebody must look at it. */
static const char *state_word(const ntr_filling *filling, const fill_text *text) {
    if (text->state == NTR_STATE_NEW) return filling->version2 ? "initial" : "new";
    if (filling->version2) return ntr_state_word(text->state);
    switch (text->state) {
    case NTR_STATE_REVIEWED: return "signed-off";
    case NTR_STATE_FINAL: return "final";
    default: return text->lost_text ? "needs-review-translation" : "translated";
    }
}

/* Segments are filled one after another, so what was seen to be full need not be looked at again. */
static bool has_empty_segment(ntr_filling *filling, const ntr_xml_node *unit, const ntr_xml_node *target) {
    if (filling->cut != unit) filling->first_empty = xliff_next_segment(target, NULL);
    filling->cut = unit;
    while (filling->first_empty && ntr_xml_node_first(filling->first_empty))
        filling->first_empty = xliff_next_segment(target, filling->first_empty);
    return filling->first_empty != NULL;
}

/* XLIFF 1.2: the state is the target's; of a unit that was cut it is that of all its segments. */
static bool set_state(ntr_filling *filling, const bilingual_place *place, const fill_text *text) {
    ntr_xml_node *unit = ntr_xml_tree_own(filling->tree, place->unit), *target = ntr_xml_node_child(unit, "target");
    const bool approved = text->state >= NTR_STATE_REVIEWED;
    if (place->segment && has_empty_segment(filling, unit, target)) return true;
    ntr_xml_node_unset(target, "state-qualifier");
    if ((approved || ntr_xml_node_get(unit, "approved").ptr) &&
        !ntr_xml_node_set(unit, "approved", approved ? NTR_STR("yes") : NTR_STR("no")))
        return false;
    return ntr_xml_node_set(target, "state", ntr_str_from(state_word(filling, text)));
}

static bool set_state2(ntr_filling *filling, const bilingual_place *place, const fill_text *text) {
    ntr_xml_node *segment = ntr_xml_tree_own(filling->tree, place->segment);
    ntr_xml_node_unset(segment, "subState");
    return ntr_xml_node_set(segment, "state", ntr_str_from(state_word(filling, text))) &&
           (!text->lost_text || ntr_xml_node_set(segment, "subState", NTR_STR("ntrans:needs-review")));
}

ntr_status fill_put(ntr_filling *filling, uint32_t unit, const fill_text *text, const fill_codes *codes,
                    ntr_error *err) {
    bilingual_place *place = &filling->places.items[unit];
    ntr_xml_node *target = target_of(filling, unit);
    if (!target || !put_content(filling, target, text, codes)) return ntr_error_memory(err);
    place->target = target;
    return (filling->version2 ? set_state2 : set_state)(filling, place, text) ? NTR_OK : ntr_error_memory(err);
}
