/* Joining: what the second unit holds goes to the end of the first. */
#include "format/resegment.h"

#include <stdio.h>

typedef struct joiner {
    resegmenter file;
    ntr_xml_node *first, *second;
} joiner;

/* --- whether ------------------------------------------------------------------------------------------------------ */

/* The length of "p3" in an id of ours, p3s2; 0 for that of another tool. */
static size_t paragraph_of(ntr_str id) {
    size_t i = 1;
    if (id.len < 4 || id.ptr[0] != 'p') return 0;
    while (i < id.len && id.ptr[i] >= '0' && id.ptr[i] <= '9') i++;
    return i > 1 && i < id.len && id.ptr[i] == 's' ? i : 0;
}

static bool share_paragraph(ntr_str a, ntr_str b) {
    const size_t length = paragraph_of(a);
    return length == paragraph_of(b) && memcmp(a.ptr, b.ptr, length) == 0;
}

static ntr_status check(const joiner *j, ntr_error *err) {
    const ntr_str a = ntr_xml_node_get(j->first, "id"), b = ntr_xml_node_get(j->second, "id");
    if (ntr_xml_node_sibling(j->first, ntr_xml_node_name(j->first)) != j->second)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%.*s does not come right behind %.*s", NTR_FMT(b), NTR_FMT(a));
    if (!share_paragraph(a, b))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "%.*s and %.*s are of two paragraphs", NTR_FMT(a), NTR_FMT(b));
    return NTR_OK;
}

/* --- ids: those of the second that the first has too get another -------------------------------------------------- */

static const char *const id_names[] = {"id", "mid", "startRef", "dataRef", "dataRefStart", "dataRefEnd", "ref"};

enum { ID_NAMES = sizeof id_names / sizeof id_names[0], ID_MOST = 64 };

/* Whether an element in `node` has that id: marks, data and modules; codes keep theirs, which are the document's. */
static bool holds_id(const ntr_xml_node *node, ntr_str id) {
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is_text(child)) continue;
        if (ntr_str_equal(ntr_xml_node_get(child, "id"), id) || ntr_str_equal(ntr_xml_node_get(child, "mid"), id))
            return true;
        if (holds_id(child, id)) return true;
    }
    return false;
}

static bool rename_attribute(const joiner *j, ntr_xml_node *node, const char *name) {
    char renamed[ID_MOST];
    const ntr_str value = ntr_xml_node_get(node, name);
    const size_t mark = strcmp(name, "ref") == 0 && value.len && value.ptr[0] == '#';
    if (value.len <= mark || value.len + 2 >= sizeof renamed) return true;
    if (!holds_id(j->first, ntr_str_slice(value, mark, value.len))) return true;
    const int length = snprintf(renamed, sizeof renamed, "%.*sb", NTR_FMT(value));
    return ntr_xml_node_set(node, name, (ntr_str){renamed, (size_t)length});
}

/* A tree is at most 256 elements deep. */
static bool rename_ids(const joiner *j, ntr_xml_node *node) {
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is_text(child)) continue;
        for (int i = 0; i < ID_NAMES; i++)
            if (!rename_attribute(j, child, id_names[i])) return false;
        if (!rename_ids(j, child)) return false;
    }
    return true;
}

/* --- what goes over ----------------------------------------------------------------------------------------------- */

static bool append_children(ntr_xml_node *to, const ntr_xml_node *from) {
    for (const ntr_xml_node *child = ntr_xml_node_first(from); child; child = ntr_xml_node_next(child))
        if (!ntr_xml_node_add_copy(to, child)) return false;
    return true;
}

static bool append_text(ntr_xml_node *to, const ntr_xml_node *from) {
    if (!ntr_xml_node_first(from)) return true;
    if (ntr_xml_node_first(to) && !ntr_xml_node_add_text(to, NTR_STR(" "))) return false;
    return append_children(to, from);
}

/* One side without English makes the other half a translation. */
static bool join_targets(const joiner *j) {
    ntr_xml_node *to = resegment_text(&j->file, j->first, "target"),
                 *from = resegment_text(&j->file, j->second, "target");
    ntr_xml_node *source = resegment_text(&j->file, j->first, "source");
    if (!from) return true;
    if (!to) {
        ntr_xml_node *holder = j->file.first ? j->first : ntr_xml_node_child(j->first, "segment");
        to = ntr_xml_node_add(holder, source, "target");
        if (!to) return false;
    }
    return append_text(to, from);
}

static bool same_text(const ntr_xml_node *a, const ntr_xml_node *b) {
    ntr_buffer left = {0}, right = {0};
    ntr_xml_node_append_text(&left, a);
    ntr_xml_node_append_text(&right, b);
    const bool same = ntr_str_equal(ntr_buffer_str(&left), ntr_buffer_str(&right));
    ntr_buffer_dispose(&left);
    ntr_buffer_dispose(&right);
    return same;
}

static bool has_note(const ntr_xml_node *holder, const ntr_xml_node *note) {
    const ntr_xml_node *other = ntr_xml_node_child(holder, "note");
    for (; other; other = ntr_xml_node_sibling(other, "note"))
        if (same_text(other, note)) return true;
    return false;
}

static bool append_notes(ntr_xml_node *to, const ntr_xml_node *from) {
    const ntr_xml_node *note = ntr_xml_node_child(from, "note");
    for (; note; note = ntr_xml_node_sibling(note, "note"))
        if (!has_note(to, note) && !ntr_xml_node_add_copy(to, note)) return false;
    return true;
}

/* Notes, original data and modules of a unit of XLIFF 2. */
static bool join_container(const joiner *j, const ntr_xml_node *from) {
    ntr_xml_node *to = ntr_xml_node_child(j->first, ntr_xml_node_name(from));
    if (ntr_xml_node_is(from, "notes") && to) return append_notes(to, from);
    if (!to) to = ntr_xml_node_add_shell(j->first, NULL, from);
    return to && append_children(to, from);
}

static bool join_containers(const joiner *j) {
    static const char *const last[] = {"notes", "originalData", "segment"}; /* behind the modules, in this order */
    if (j->file.first) return append_notes(j->first, j->second);
    const ntr_xml_node *child = ntr_xml_node_first(j->second);
    for (; child; child = ntr_xml_node_next(child))
        if (!ntr_xml_node_is_text(child) && !ntr_xml_node_is(child, "segment") && !join_container(j, child))
            return false;
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
        ntr_xml_node *container = ntr_xml_node_child(j->first, last[i]);
        if (container && !ntr_xml_node_move(j->first, container)) return false;
    }
    return true;
}

/* What is not as far in both is new again. */
static bool join_states(const joiner *j) {
    const ntr_str a = resegment_state(&j->file, j->first), b = resegment_state(&j->file, j->second);
    const ntr_str approved = ntr_xml_node_get(j->second, "approved");
    const bool as_far = ntr_str_equal(a, b) && ntr_str_equal(ntr_xml_node_get(j->first, "approved"), approved);
    return as_far || resegment_set_state(&j->file, j->first, j->file.first ? NTR_STR("new") : NTR_STR("initial"));
}

static bool join(joiner *j) {
    resegment_drop_matches(&j->file, j->first);
    resegment_drop_matches(&j->file, j->second);
    if (!join_states(j) || !rename_ids(j, j->second)) return false;
    if (!append_text(resegment_text(&j->file, j->first, "source"), resegment_text(&j->file, j->second, "source")))
        return false;
    if (!join_targets(j) || !join_containers(j)) return false;
    ntr_xml_node_remove(j->second);
    return true;
}

ntr_status ntr_resegment_join(ntr_buffer *out, ntr_str bytes, const char *first, const char *second, ntr_error *err) {
    joiner j;
    NTR_TRY(resegment_open(&j.file, bytes, err));
    ntr_status status = resegment_find(&j.first, &j.file, first, err);
    if (status == NTR_OK) status = resegment_find(&j.second, &j.file, second, err);
    if (status == NTR_OK) status = check(&j, err);
    if (status == NTR_OK && !join(&j)) status = ntr_error_memory(err);
    return resegment_close(&j.file, out, status, err);
}
