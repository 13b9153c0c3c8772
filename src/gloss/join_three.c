/* Three-way: what two changed since their common ancestor, in one. */
#include "gloss/join.h"

/* --- notes are sets of parts -------------------------------------------------------------------------------------- */

static const ntr_str between = {" | ", 3};

ntr_str join_note_part(ntr_str *rest) {
    if (!rest->ptr || rest->len == 0) return NTR_STR_NONE;
    size_t end = 0;
    while (end < rest->len &&
           !(end + between.len <= rest->len && memcmp(rest->ptr + end, between.ptr, between.len) == 0))
        end++;
    const ntr_str part = ntr_str_slice(*rest, 0, end);
    *rest = ntr_str_slice(*rest, end < rest->len ? end + between.len : end, rest->len);
    return part;
}

static bool has_part(ntr_str note, ntr_str wanted) {
    for (ntr_str part = join_note_part(&note); part.ptr; part = join_note_part(&note))
        if (ntr_str_equal(part, wanted)) return true;
    return false;
}

ntr_str join_note_add(ntr_arena *arena, ntr_str note, ntr_str part) {
    if (!note.ptr || part.len == 0 || has_part(note, part)) return note;
    return note.len == 0 ? part : ntr_arena_printf(arena, "%.*s | %.*s", NTR_FMT(note), NTR_FMT(part));
}

/* A part that the base has must still be on both sides; one that it has not, on one. */
static ntr_str add_parts(join_three *three, ntr_str note, ntr_str from, ntr_str base, ntr_str other) {
    for (ntr_str part = join_note_part(&from); part.ptr; part = join_note_part(&from))
        if (!has_part(base, part) || has_part(other, part)) note = join_note_add(three->arena, note, part);
    return note;
}

/* --- fields ------------------------------------------------------------------------------------------------------- */

static bool comes_later(ntr_str a, ntr_str b) {
    const size_t shorter = a.len < b.len ? a.len : b.len;
    const int difference = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return difference != 0 ? difference > 0 : a.len > b.len;
}

/* What was given up goes into the note, so that nobody's work is lost; not where someone decided. */
void join_tell(join_three *three, const char *field, ntr_str holds, ntr_str loses) {
    three->conflict = true;
    if (three->what.len) ntr_buffer_append(&three->what, NTR_STR("; "));
    ntr_buffer_printf(&three->what, "%s: \"%.*s\"", field, NTR_FMT(holds));
    if (loses.len) ntr_buffer_printf(&three->what, " or \"%.*s\"", NTR_FMT(loses));
    if (three->prefer != NTR_JOIN_BOTH || loses.len == 0) return;
    ntr_str *part = NTR_PUSH(three->arena, &three->note_parts);
    if (part) *part = ntr_arena_printf(three->arena, "conflict: %s %.*s", field, NTR_FMT(loses));
    three->failed = three->failed || !part || !part->ptr;
}

ntr_str join_field(join_three *three, const char *field, ntr_str base, ntr_str mine, ntr_str theirs) {
    if (ntr_str_equal(mine, theirs) || ntr_str_equal(theirs, base)) return mine;
    if (ntr_str_equal(mine, base)) return theirs;
    const bool take_mine = three->prefer == NTR_JOIN_BOTH ? comes_later(mine, theirs) : three->prefer == NTR_JOIN_MINE;
    join_tell(three, field, take_mine ? mine : theirs, take_mine ? theirs : mine);
    return take_mine ? mine : theirs;
}

static ntr_str kind_of(const ntr_entry *entry) {
    return ntr_str_from(entry->is_name ? ntr_name_kind_word(entry->name_kind) : "term");
}

static void join_kind(join_three *three, const ntr_entry *base) {
    const ntr_str word = join_field(three, "kind", base->terms.count ? kind_of(base) : NTR_STR(""),
                                    kind_of(three->mine), kind_of(three->theirs));
    const int kind = ntr_name_kind_from(word);
    three->out.is_name = kind >= 0;
    three->out.name_kind = kind >= 0 ? (ntr_name_kind)kind : NTR_NAME_PERSON;
}

/* --- definitions -------------------------------------------------------------------------------------------------- */

static ntr_str definition_in(const ntr_entry *entry, ntr_lang lang) {
    for (uint32_t i = 0; i < entry->sections.count; i++)
        if (ntr_lang_is(entry->sections.items[i].lang, lang.code)) return entry->sections.items[i].definition;
    return NTR_STR("");
}

static void join_sections(join_three *three, const ntr_entry *base, const ntr_entry *from) {
    for (uint32_t i = 0; i < from->sections.count; i++) {
        const ntr_lang lang = from->sections.items[i].lang;
        if (definition_in(&three->out, lang).len > 0) continue;
        if (from == three->theirs && definition_in(three->mine, lang).len > 0) continue; /* settled already */
        const ntr_str text = join_field(three, "definition", definition_in(base, lang),
                                        definition_in(three->mine, lang), definition_in(three->theirs, lang));
        ntr_entry_section *section = text.len ? NTR_PUSH(three->arena, &three->out.sections) : NULL;
        if (section) *section = (ntr_entry_section){lang, text};
        three->failed = three->failed || (text.len && !section);
    }
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void sort_parts(join_three *three) {
    ntr_str *items = three->note_parts.items;
    for (uint32_t i = 1; i < three->note_parts.count; i++)
        for (uint32_t at = i; at > 0 && comes_later(items[at - 1], items[at]); at--) {
            const ntr_str swapped = items[at];
            items[at] = items[at - 1];
            items[at - 1] = swapped;
        }
}

static void join_notes(join_three *three, const ntr_entry *base) {
    const ntr_str mine = three->mine->note, theirs = three->theirs->note;
    ntr_str note = mine;
    if (ntr_str_equal(mine, base->note)) note = theirs;
    if (!ntr_str_equal(mine, base->note) && !ntr_str_equal(theirs, base->note) && !ntr_str_equal(mine, theirs)) {
        const bool first = comes_later(theirs, mine);
        note = add_parts(three, NTR_STR(""), first ? mine : theirs, base->note, first ? theirs : mine);
        note = add_parts(three, note, first ? theirs : mine, base->note, first ? mine : theirs);
    }
    sort_parts(three);
    for (uint32_t i = 0; i < three->note_parts.count; i++)
        note = join_note_add(three->arena, note, three->note_parts.items[i]);
    three->out.note = note;
    three->failed = three->failed || !note.ptr;
}

void join_entries(join_three *three) {
    const ntr_entry none = {.domain = NTR_STR(""), .source = NTR_STR(""), .note = NTR_STR("")};
    const ntr_entry *base = three->base ? three->base : &none, *mine = three->mine, *theirs = three->theirs;
    three->out = *mine;
    three->out.terms.items = NULL;
    three->out.terms.count = three->out.terms.capacity = 0;
    three->out.sections.items = NULL;
    three->out.sections.count = three->out.sections.capacity = 0;
    join_kind(three, base);
    three->out.domain = join_field(three, "domain", base->domain, mine->domain, theirs->domain);
    three->out.source = join_field(three, "reference", base->source, mine->source, theirs->source);
    const ntr_str origin = join_field(three, "origin", ntr_str_from(base->origin.code), ntr_str_from(mine->origin.code),
                                      ntr_str_from(theirs->origin.code));
    three->out.origin = origin.ptr == theirs->origin.code ? theirs->origin : mine->origin;
    join_terms(three);
    join_sections(three, base, mine);
    join_sections(three, base, theirs);
    join_notes(three, base);
    if (join_is_newer(theirs->changed, NTR_STR(""), mine->changed, NTR_STR(""))) three->out.changed = theirs->changed;
    three->out.revision = (mine->revision > theirs->revision ? mine->revision : theirs->revision) + 1;
    three->failed = three->failed || three->what.failed;
}
