/* What an entry is and was in one glossary. */
#include "gloss/join.h"

static const ntr_str gone = {"-", 1};

/* --- digests ------------------------------------------------------------------------------------------------------ */

static int compare(ntr_str a, ntr_str b) {
    const size_t shorter = a.len < b.len ? a.len : b.len;
    const int difference = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return difference != 0 ? difference : (a.len > b.len) - (a.len < b.len);
}

typedef struct lines {
    NTR_LIST(ntr_str) list;
} lines;

/* In the order of their bytes; an entry has a handful. */
static bool add_line(lines *all, ntr_arena *arena, ntr_str line) {
    if (!line.ptr || !NTR_PUSH(arena, &all->list)) return false;
    uint32_t at = all->list.count - 1;
    for (; at > 0 && compare(line, all->list.items[at - 1]) < 0; at--) all->list.items[at] = all->list.items[at - 1];
    all->list.items[at] = line;
    return true;
}

static bool add_terms(lines *all, ntr_arena *arena, const ntr_entry *entry) {
    bool good = true;
    for (uint32_t i = 0; good && i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        good = add_line(all, arena,
                        ntr_arena_printf(arena, "term\t%s\t%.*s\t%.*s\t%.*s\t%s\t%s\t%.*s", term->lang.code,
                                         NTR_FMT(term->text), NTR_FMT(term->pos), NTR_FMT(term->gender),
                                         ntr_term_status_word(term->status), ntr_case_rule_word(term->case_rule),
                                         NTR_FMT(term->note)));
    }
    return good;
}

static bool add_note(lines *all, ntr_arena *arena, ntr_str note) {
    bool good = true;
    for (ntr_str part = join_note_part(&note); good && part.ptr; part = join_note_part(&note))
        good = add_line(all, arena, ntr_arena_printf(arena, "note\t%.*s", NTR_FMT(part)));
    return good;
}

static bool add_sections(lines *all, ntr_arena *arena, const ntr_entry *entry) {
    bool good = true;
    for (uint32_t i = 0; good && i < entry->sections.count; i++)
        good = add_line(all, arena,
                        ntr_arena_printf(arena, "section\t%s\t%.*s", entry->sections.items[i].lang.code,
                                         NTR_FMT(entry->sections.items[i].definition)));
    return good;
}

ntr_str join_digest(ntr_arena *arena, const ntr_entry *entry) {
    lines all = {0};
    const char *kind = entry->is_name ? ntr_name_kind_word(entry->name_kind) : "term";
    const ntr_str head = ntr_arena_printf(arena, "entry\t%s\t%.*s\t%s\t%.*s", kind, NTR_FMT(entry->domain),
                                          entry->origin.code, NTR_FMT(entry->source));
    const bool good = add_line(&all, arena, head) && add_terms(&all, arena, entry) &&
                      add_note(&all, arena, entry->note) && add_sections(&all, arena, entry);
    ntr_buffer text = {0};
    for (uint32_t i = 0; i < all.list.count; i++) {
        ntr_buffer_append(&text, all.list.items[i]);
        ntr_buffer_append_char(&text, '\n');
    }
    const ntr_str digest = good && !text.failed ? store_uid_from(arena, ntr_buffer_str(&text)) : NTR_STR_NONE;
    ntr_buffer_dispose(&text);
    return digest;
}

/* --- the past ----------------------------------------------------------------------------------------------------- */

static ntr_status add_past(join_side *side, ntr_arena *arena, ntr_str digest, ntr_error *err) {
    if (!digest.ptr) return ntr_error_memory(err);
    if (join_rests_on(side, digest) || ntr_str_equal(digest, side->digest)) return NTR_OK;
    ntr_str *listed = NTR_PUSH(arena, &side->past_digests);
    if (!listed || !ntr_map_put(&side->past, arena, digest, 0)) return ntr_error_memory(err);
    *listed = digest;
    return NTR_OK;
}

static ntr_status add_version(join_side *side, ntr_arena *arena, ntr_str record, ntr_error *err) {
    join_version *version = NTR_PUSH(arena, &side->versions);
    if (!version) return ntr_error_memory(err);
    NTR_TRY(store_record_read(&version->entry, arena, record, err));
    version->digest = join_digest(arena, &version->entry);
    return add_past(side, arena, version->digest, err);
}

/* That there was nothing before the first change is no removal. */
static ntr_status read_befores(join_side *side, ntr_query *query, ntr_arena *arena, ntr_error *err) {
    for (bool first = true;; first = false) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        if (!ntr_query_is_null(query, 0))
            NTR_TRY(add_version(side, arena, ntr_query_text(query, 0), err));
        else if (!first)
            NTR_TRY(add_past(side, arena, gone, err));
    }
}

static ntr_status read_seen(join_side *side, ntr_query *query, ntr_arena *arena, ntr_error *err) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        NTR_TRY(add_past(side, arena, ntr_arena_copy(arena, ntr_query_text(query, 0)), err));
    }
}

static ntr_status read_past(join_side *side, ntr_glossary *glossary, ntr_arena *arena, ntr_str uid, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_BEFORES, err));
    ntr_query_set_int(query, 1, side->id);
    ntr_status status = read_befores(side, query, arena, err);
    ntr_query_reset(query);
    if (status != NTR_OK) return status;
    NTR_TRY(store_query(&query, glossary, SQL_SEEN_GET, err));
    ntr_query_set_text(query, 1, uid);
    status = read_seen(side, query, arena, err);
    ntr_query_reset(query);
    return status;
}

/* --- now ---------------------------------------------------------------------------------------------------------- */

static ntr_status read_removal(join_side *side, ntr_glossary *glossary, ntr_arena *arena, ntr_str uid, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_REMOVED_GET, err));
    ntr_query_set_text(query, 1, uid);
    NTR_TRY(ntr_query_step(&side->removed, query, err));
    if (!side->removed) return NTR_OK;
    side->id = ntr_query_int(query, 0);
    side->stamp = (ntr_stamp){ntr_query_int(query, 1), ntr_arena_copy(arena, ntr_query_text(query, 2))};
    side->digest = gone;
    ntr_query_reset(query);
    return side->stamp.by.ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_entry(join_side *side, ntr_glossary *glossary, ntr_arena *arena, ntr_str uid, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_ENTRY_BY_UID, err));
    ntr_query_set_text(query, 1, uid);
    NTR_TRY(ntr_query_step(&side->present, query, err));
    side->id = side->present ? ntr_query_int(query, 0) : 0;
    ntr_query_reset(query);
    if (!side->present) return read_removal(side, glossary, arena, uid, err);
    NTR_TRY(store_load(&side->entry, &side->present, glossary, arena, side->id, err));
    side->stamp = side->entry.changed;
    side->digest = join_digest(arena, &side->entry);
    return side->digest.ptr ? NTR_OK : ntr_error_memory(err);
}

ntr_status join_load(join_side *out, ntr_glossary *glossary, ntr_arena *arena, ntr_str uid, bool past, ntr_error *err) {
    *out = (join_side){.digest = NTR_STR("")};
    NTR_TRY(read_entry(out, glossary, arena, uid, err));
    return past && out->id ? read_past(out, glossary, arena, uid, err) : NTR_OK;
}

bool join_is_newer(ntr_stamp a, ntr_str a_digest, ntr_stamp b, ntr_str b_digest) {
    if (a.at != b.at) return a.at > b.at;
    const int by_name = compare(a.by, b.by);
    return by_name != 0 ? by_name > 0 : compare(a_digest, b_digest) > 0;
}
