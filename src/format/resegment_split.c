/* Splitting: the unit is doubled, and each of the two loses what the other keeps. */
#include <stdio.h>
#include <stdlib.h>

#include "format/resegment.h"

typedef struct splitter {
    resegmenter file;
    ntr_xml_node *first, *second;
} splitter;

/* --- where -------------------------------------------------------------------------------------------------------- */

/* Whether an element holds text of the segment; others hold the native form of a code, or nothing. */
static bool holds_text(const ntr_xml_node *node) {
    return ntr_xml_node_is(node, "mrk") || ntr_xml_node_is(node, "g") || ntr_xml_node_is(node, "pc");
}

/* A tree is at most 256 elements deep. */
static void flatten(ntr_buffer *out, const ntr_xml_node *node) {
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is_text(child))
            ntr_buffer_append(out, ntr_xml_node_value(child));
        else if (holds_text(child))
            flatten(out, child);
    }
}

static size_t length_of(const ntr_xml_node *child) {
    if (ntr_xml_node_is_text(child)) return ntr_xml_node_value(child).len;
    ntr_buffer text = {0};
    if (holds_text(child)) flatten(&text, child);
    const size_t length = text.len;
    ntr_buffer_dispose(&text);
    return length;
}

static unsigned count_places(size_t *last, ntr_str text, const char *words) {
    const size_t length = strlen(words);
    unsigned count = 0;
    for (size_t i = 0; length && i + length <= text.len; i++) {
        if (memcmp(text.ptr + i, words, length) != 0) continue;
        *last = i;
        count++;
    }
    return count;
}

/* The place before `words` in the text of `node`, in bytes. */
static ntr_status find_place(size_t *out, const ntr_xml_node *node, const char *words, ntr_error *err) {
    ntr_buffer text = {0};
    flatten(&text, node);
    const unsigned count = count_places(out, ntr_buffer_str(&text), words);
    ntr_status status = ntr_buffer_check(&text, err);
    ntr_buffer_dispose(&text);
    if (status == NTR_OK && count == 0)
        status =
            ntr_error_set(err, NTR_BAD_ARGUMENT, "\"%s\" does not stand in the %s", words, ntr_xml_node_name(node));
    if (status == NTR_OK && count > 1)
        status = ntr_error_set(err, NTR_BAD_ARGUMENT, "\"%s\" stands in the %s %u times: give more words", words,
                               ntr_xml_node_name(node), count);
    if (status == NTR_OK && *out == 0)
        status = ntr_error_set(err, NTR_BAD_ARGUMENT, "nothing stands before \"%s\"", words);
    return status;
}

/* --- cutting one text --------------------------------------------------------------------------------------------- */

static ntr_str trimmed(ntr_str text, bool at_end) {
    while (text.len && strchr(" \t\r\n", text.ptr[at_end ? text.len - 1 : 0]) && text.ptr[at_end ? text.len - 1 : 0])
        text = at_end ? ntr_str_slice(text, 0, text.len - 1) : ntr_str_slice(text, 1, text.len);
    return text;
}

/* Cuts a run of text at `at` of it; space at the cut goes. */
static bool cut_run(ntr_xml_node *run, size_t at, bool head) {
    const ntr_str value = ntr_xml_node_value(run);
    const ntr_str part = head ? ntr_str_slice(value, 0, at) : ntr_str_slice(value, at, value.len);
    char *copy = malloc(part.len + 1);
    if (!copy) return false;
    memcpy(copy, part.ptr, part.len);
    const bool good = ntr_xml_node_set_value(run, trimmed((ntr_str){copy, part.len}, head));
    free(copy);
    return good;
}

/* Keeps of `node` what stands before `place` (head) or from it on. Codes right at the place go with what they stand
 * behind. */
static ntr_status cut(ntr_xml_node *node, size_t place, bool head, ntr_error *err) {
    size_t at = 0;
    for (ntr_xml_node *child = ntr_xml_node_first(node), *next; child; child = next) {
        next = ntr_xml_node_next(child);
        const size_t begin = at, end = at + length_of(child);
        at = end;
        const bool before = end <= place, across = begin < place && place < end;
        if (across && !ntr_xml_node_is_text(child))
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "the place lies inside <%s>: choose another",
                                 ntr_xml_node_name(child));
        if (across && !cut_run(child, place - begin, head)) return ntr_error_memory(err);
        if (!across && before != head) ntr_xml_node_remove(child);
    }
    return NTR_OK;
}

/* Space that a run before the cut ended in, when an element stood right at it. */
static bool trim_end(ntr_xml_node *node) {
    ntr_xml_node *last = NULL;
    for (ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) last = child;
    return !last || !ntr_xml_node_is_text(last) || cut_run(last, ntr_xml_node_value(last).len, true);
}

static ntr_status cut_both(splitter *s, const char *name, const char *words, ntr_error *err) {
    ntr_xml_node *head = resegment_text(&s->file, s->first, name), *tail = resegment_text(&s->file, s->second, name);
    size_t place = 0;
    if (!head || !tail) return ntr_error_set(err, NTR_BAD_ARGUMENT, "the segment has no %s", name);
    NTR_TRY(find_place(&place, head, words, err));
    NTR_TRY(cut(head, place, true, err));
    NTR_TRY(cut(tail, place, false, err));
    return trim_end(head) ? NTR_OK : ntr_error_memory(err);
}

/* --- what belongs to one half only -------------------------------------------------------------------------------- */

static size_t find(ntr_str text, const char *what) {
    const size_t length = strlen(what);
    for (size_t i = 0; i + length <= text.len; i++)
        if (memcmp(text.ptr + i, what, length) == 0) return i;
    return text.len;
}

static bool contains(ntr_str text, ntr_str part) {
    for (size_t i = 0; part.len && i + part.len <= text.len; i++)
        if (memcmp(text.ptr + i, part.ptr, part.len) == 0) return true;
    return false;
}

/* The Dutch that a remark of ours on a name or a term is about; empty for any other note. */
static ntr_str subject_of(ntr_str note, ntr_str category) {
    static const char *const marks[] = {" → ", " ↛ ", " unchanged ("};
    static const char *const prefixes[] = {"name: ", "term: "};
    for (int i = 0; i < 2; i++)
        if (find(note, prefixes[i]) == 0) {
            category = ntr_str_slice(note, 0, 4);
            note = ntr_str_slice(note, strlen(prefixes[i]), note.len);
        }
    if (!ntr_str_equal(category, NTR_STR("name")) && !ntr_str_equal(category, NTR_STR("term"))) return NTR_STR("");
    size_t end = note.len;
    for (int i = 0; i < 3; i++)
        if (find(note, marks[i]) < end) end = find(note, marks[i]);
    return end < note.len ? ntr_str_slice(note, 0, end) : NTR_STR("");
}

static void drop_notes(ntr_xml_node *holder, ntr_str source) {
    for (ntr_xml_node *note = ntr_xml_node_child(holder, "note"), *next; note; note = next) {
        ntr_buffer text = {0};
        next = ntr_xml_node_sibling(note, "note");
        ntr_xml_node_append_text(&text, note);
        const ntr_str subject = subject_of(ntr_buffer_str(&text), ntr_xml_node_get(note, "category"));
        if (subject.len && !contains(source, subject)) ntr_xml_node_remove(note);
        ntr_buffer_dispose(&text);
    }
}

static bool has_mark(const ntr_xml_node *node, ntr_str id) {
    for (const ntr_xml_node *child = ntr_xml_node_first(node); child; child = ntr_xml_node_next(child)) {
        if (ntr_xml_node_is_text(child)) continue;
        if (ntr_xml_node_is(child, "mrk") && ntr_str_equal(ntr_xml_node_get(child, "id"), id)) return true;
        if (has_mark(child, id)) return true;
    }
    return false;
}

/* Entries of a module that belong to a mark which is in the other half; a module without entries goes. */
static void drop_entries(ntr_xml_node *unit, const char *module, const char *entry, const char *attribute,
                         const ntr_xml_node *source) {
    ntr_xml_node *holder = ntr_xml_node_child(unit, module);
    if (!holder) return;
    for (ntr_xml_node *node = ntr_xml_node_child(holder, entry), *next; node; node = next) {
        next = ntr_xml_node_sibling(node, entry);
        const ntr_str value = ntr_xml_node_get(node, attribute);
        const size_t mark = value.len && value.ptr[0] == '#';
        if (value.len && !has_mark(source, ntr_str_slice(value, mark, value.len))) ntr_xml_node_remove(node);
    }
    if (!ntr_xml_node_child(holder, entry)) ntr_xml_node_remove(holder);
}

/* Rules of validation name English that may now be in the other half. */
static void drop_others(const splitter *s, ntr_xml_node *unit) {
    ntr_buffer text = {0};
    ntr_xml_node *source = resegment_text(&s->file, unit, "source");
    ntr_xml_node *notes = s->file.first ? unit : ntr_xml_node_child(unit, "notes");
    ntr_xml_node *rules = ntr_xml_node_child(unit, "validation");
    flatten(&text, source);
    if (notes) drop_notes(notes, ntr_buffer_str(&text));
    ntr_buffer_dispose(&text);
    if (notes && notes != unit && !ntr_xml_node_child(notes, "note")) ntr_xml_node_remove(notes);
    if (s->file.first) return;
    drop_entries(unit, "glossary", "glossEntry", "ref", source);
    drop_entries(unit, "metadata", "metaGroup", "id", source);
    if (rules) ntr_xml_node_remove(rules);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static ntr_status give_id(splitter *s, char new_id[64], const char *id, ntr_error *err) {
    for (unsigned n = 2;; n++) {
        const int length = snprintf(new_id, 64, "%s-%u", id, n);
        if (length < 0 || length >= 64)
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "%s is too long an id to split", id);
        if (!resegment_has(&s->file, new_id)) break;
    }
    return ntr_xml_node_set(s->second, "id", ntr_str_from(new_id)) ? NTR_OK : ntr_error_memory(err);
}

static ntr_status split_targets(splitter *s, const ntr_split *where, ntr_error *err) {
    ntr_xml_node *second = resegment_text(&s->file, s->second, "target");
    const ntr_str fresh = s->file.first ? NTR_STR("new") : NTR_STR("initial");
    if (where->target) return cut_both(s, "target", where->target, err);
    const bool states =
        resegment_set_state(&s->file, s->first, fresh) && resegment_set_state(&s->file, s->second, fresh);
    if (second) ntr_xml_node_remove(second);
    return states ? NTR_OK : ntr_error_memory(err);
}

static ntr_status split(splitter *s, char new_id[64], const char *id, const ntr_split *where, ntr_error *err) {
    NTR_TRY(resegment_find(&s->first, &s->file, id, err));
    resegment_drop_matches(&s->file, s->first);
    s->second = ntr_xml_node_double(s->first);
    if (!s->second) return ntr_error_memory(err);
    NTR_TRY(give_id(s, new_id, id, err));
    NTR_TRY(cut_both(s, "source", where->source, err));
    NTR_TRY(split_targets(s, where, err));
    drop_others(s, s->first);
    drop_others(s, s->second);
    return NTR_OK;
}

ntr_status ntr_resegment_split(ntr_buffer *out, char new_id[64], ntr_str bytes, const char *id, const ntr_split *where,
                               ntr_error *err) {
    splitter s;
    NTR_TRY(resegment_open(&s.file, bytes, err));
    return resegment_close(&s.file, out, split(&s, new_id, id, where, err), err);
}
