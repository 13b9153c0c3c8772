#include "format/resegment.h"

ntr_status resegment_open(resegmenter *self, ntr_str bytes, ntr_error *err) {
    *self = (resegmenter){0};
    NTR_TRY(ntr_xml_tree_read(&self->tree, bytes, err));
    const ntr_xml_node *root = ntr_xml_tree_root(self->tree);
    const ntr_str version = ntr_xml_node_get(root, "version");
    self->first = version.len && version.ptr[0] == '1';
    if (ntr_xml_node_is(root, "xliff")) return NTR_OK;
    ntr_xml_tree_free(self->tree);
    return ntr_error_set(err, NTR_BAD_SYNTAX, "this is no XLIFF file; ntrans convert makes one");
}

ntr_status resegment_close(resegmenter *self, ntr_buffer *out, ntr_status status, ntr_error *err) {
    if (status == NTR_OK) status = ntr_xml_tree_write(self->tree, out, err);
    ntr_xml_tree_free(self->tree);
    return status;
}

/* --- units -------------------------------------------------------------------------------------------------------- */

/* Groups nest; a tree is at most 256 elements deep. */
static ntr_xml_node *find_in(ntr_xml_node *parent, const char *element, ntr_str id) {
    for (ntr_xml_node *node = ntr_xml_node_first(parent); node; node = ntr_xml_node_next(node)) {
        if (ntr_xml_node_is_text(node)) continue;
        if (ntr_xml_node_is(node, element)) {
            if (ntr_str_equal(ntr_xml_node_get(node, "id"), id)) return node;
            continue;
        }
        const bool holds =
            ntr_xml_node_is(node, "file") || ntr_xml_node_is(node, "body") || ntr_xml_node_is(node, "group");
        ntr_xml_node *found = holds ? find_in(node, element, id) : NULL;
        if (found) return found;
    }
    return NULL;
}

static ntr_xml_node *find_unit(const resegmenter *self, const char *id) {
    return find_in(ntr_xml_tree_root(self->tree), self->first ? "trans-unit" : "unit", ntr_str_from(id));
}

bool resegment_has(const resegmenter *self, const char *id) {
    return find_unit(self, id) != NULL;
}

static bool is_cut(const resegmenter *self, const ntr_xml_node *unit) {
    if (self->first) return ntr_xml_node_child(unit, "seg-source") != NULL;
    const ntr_xml_node *segment = ntr_xml_node_child(unit, "segment");
    return !segment || ntr_xml_node_sibling(segment, "segment") || ntr_xml_node_child(unit, "ignorable");
}

ntr_status resegment_find(ntr_xml_node **out, const resegmenter *self, const char *id, ntr_error *err) {
    *out = find_unit(self, id);
    if (!*out) return ntr_error_set(err, NTR_NOT_FOUND, "there is no segment %s", id);
    if (is_cut(self, *out))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%s was cut into segments by another tool: join or split it there",
                             id);
    if (resegment_text(self, *out, "source")) return NTR_OK;
    return ntr_error_set(err, NTR_BAD_SYNTAX, "%s has no source", id);
}

ntr_xml_node *resegment_text(const resegmenter *self, ntr_xml_node *unit, const char *name) {
    ntr_xml_node *holder = self->first ? unit : ntr_xml_node_child(unit, "segment");
    return holder ? ntr_xml_node_child(holder, name) : NULL;
}

void resegment_drop_matches(const resegmenter *self, ntr_xml_node *unit) {
    const char *name = self->first ? "alt-trans" : "matches";
    for (ntr_xml_node *node; (node = ntr_xml_node_child(unit, name));) ntr_xml_node_remove(node);
}

/* --- states: an attribute of <target> in 1.2, of <segment> in 2.x ------------------------------------------------- */

static ntr_xml_node *state_holder(const resegmenter *self, ntr_xml_node *unit) {
    return ntr_xml_node_child(unit, self->first ? "target" : "segment");
}

ntr_str resegment_state(const resegmenter *self, ntr_xml_node *unit) {
    const ntr_xml_node *holder = state_holder(self, unit);
    return holder ? ntr_xml_node_get(holder, "state") : NTR_STR_NONE;
}

bool resegment_set_state(const resegmenter *self, ntr_xml_node *unit, ntr_str state) {
    ntr_xml_node *holder = state_holder(self, unit);
    const bool approved = self->first && ntr_xml_node_get(unit, "approved").ptr;
    if (approved && !ntr_xml_node_set(unit, "approved", NTR_STR("no"))) return false;
    return !holder || ntr_xml_node_set(holder, "state", state);
}
