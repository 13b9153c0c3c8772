/* A colleague's glossary brought into one's own, entry by entry. */
#include <inttypes.h>

#include "ext/unicode.h"
#include "gloss/join.h"

/* Memory that entries being compared may take before it is given back. */
enum { SCRATCH_LIMIT = 8 * 1024 * 1024 };

/* A merge under way. */
typedef struct joiner {
    ntr_join *out;
    ntr_glossary *glossary, *other;
    const ntr_join_options *options;
    ntr_map decided; /* uid → index in options->decided */
    ntr_arena *scratch;
    ntr_str uid; /* of the entry at hand */
    join_side mine, theirs;
    ntr_error *err;
} joiner;

const char *ntr_join_verdict_word(ntr_join_verdict verdict) {
    static const char *const words[] = {"same", "kept", "new", "taken", "removed", "joined", "conflict"};
    return words[verdict];
}

void ntr_join_dispose(ntr_join *join) {
    if (!join) return;
    ntr_arena_free(join->arena);
    *join = (ntr_join){0};
}

/* --- the report --------------------------------------------------------------------------------------------------- */

static ntr_str first_form(const ntr_entry *entry, const char *lang) {
    for (uint32_t i = 0; i < entry->terms.count; i++)
        if (ntr_lang_is(entry->terms.items[i].lang, lang)) return entry->terms.items[i].text;
    return NTR_STR("");
}

static ntr_status record(joiner *j, ntr_join_verdict verdict, const ntr_entry *entry, ntr_str what,
                         ntr_join_prefer prefer) {
    j->out->counts[verdict]++;
    if (verdict <= NTR_JOIN_KEPT) return NTR_OK;
    ntr_arena *arena = j->out->arena;
    ntr_join_item *item = NTR_PUSH(arena, &j->out->items);
    if (!item) return ntr_error_memory(j->err);
    *item = (ntr_join_item){.verdict = verdict,
                            .entry = j->mine.id,
                            .uid = ntr_arena_copy(arena, j->uid),
                            .nl = ntr_arena_copy(arena, first_form(entry, "nl")),
                            .en = ntr_arena_copy(arena, first_form(entry, "en")),
                            .what = ntr_arena_copy(arena, what),
                            .prefer = prefer};
    return item->uid.ptr && item->nl.ptr && item->en.ptr && item->what.ptr ? NTR_OK : ntr_error_memory(j->err);
}

/* --- what to do with one entry ------------------------------------------------------------------------------------ */

static bool theirs_is_newer(const joiner *j) {
    return join_is_newer(j->theirs.stamp, j->theirs.digest, j->mine.stamp, j->mine.digest);
}

/* What was decided for this entry, else for all; "newer" is said as the side that it is. */
static ntr_join_prefer preferred(const joiner *j) {
    const uint32_t decided = ntr_map_get(&j->decided, j->uid);
    const ntr_join_prefer prefer = decided == NTR_MAP_NONE ? j->options->prefer : j->options->decided[decided].prefer;
    if (prefer != NTR_JOIN_NEWER) return prefer;
    return theirs_is_newer(j) ? NTR_JOIN_THEIRS : NTR_JOIN_MINE;
}

/* Under our number, where it has one here. What says the same as ours is no change. */
static ntr_status put(joiner *j, ntr_entry *entry) {
    entry->id = j->mine.id;
    const ntr_str digest = join_digest(j->scratch, entry);
    if (!digest.ptr) return ntr_error_memory(j->err);
    if (ntr_str_equal(digest, j->mine.digest)) return NTR_OK;
    return store_put_back(j->glossary, j->mine.present ? &j->mine.entry : NULL, entry, j->err);
}

static ntr_status take_theirs(joiner *j) {
    if (j->theirs.removed) {
        NTR_TRY(store_delete(j->glossary, &j->mine.entry, true, j->err));
        return record(j, NTR_JOIN_REMOVED, &j->mine.entry, NTR_STR(""), NTR_JOIN_THEIRS);
    }
    const ntr_join_verdict verdict = j->mine.present ? NTR_JOIN_TAKEN : NTR_JOIN_NEW;
    NTR_TRY(put(j, &j->theirs.entry));
    return record(j, verdict, &j->theirs.entry, NTR_STR(""), NTR_JOIN_THEIRS);
}

static ntr_status keep_mine(joiner *j) {
    return record(j, NTR_JOIN_KEPT, &j->mine.entry, NTR_STR(""), NTR_JOIN_MINE);
}

/* --- both changed it ---------------------------------------------------------------------------------------------- */

/* The newest content that both rest on, of those that one of them can still show: by its stamp, which both have. */
static const ntr_entry *common_ancestor(const joiner *j) {
    const join_version *best = NULL;
    const join_side *const sides[] = {&j->mine, &j->theirs};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->versions.count; i++) {
            const join_version *version = &sides[side]->versions.items[i];
            if (!join_rests_on(&j->mine, version->digest) || !join_rests_on(&j->theirs, version->digest)) continue;
            if (!best || join_is_newer(version->entry.changed, version->digest, best->entry.changed, best->digest))
                best = version;
        }
    return best ? &best->entry : NULL;
}

static ntr_status join_contents(joiner *j) {
    join_three three = {.arena = j->scratch,
                        .base = common_ancestor(j),
                        .mine = &j->mine.entry,
                        .theirs = &j->theirs.entry,
                        .prefer = preferred(j)};
    join_entries(&three);
    ntr_status status = three.failed ? ntr_error_memory(j->err) : put(j, &three.out);
    if (status == NTR_OK)
        status = record(j, three.conflict ? NTR_JOIN_CONFLICT : NTR_JOIN_JOINED, &three.out,
                        ntr_buffer_str(&three.what), three.prefer);
    ntr_buffer_dispose(&three.what);
    return status;
}

/* Not by whom: two may have removed it, and the note must be the same whoever merges first. */
static const ntr_str removed_note = {"conflict: removed by a colleague", 32};

/* One removed what the other changed: it stays, and a note tells, unless someone decided otherwise. */
static ntr_status join_removal(joiner *j) {
    const ntr_join_prefer prefer = preferred(j);
    const join_side *alive = j->mine.present ? &j->mine : &j->theirs, *gone = j->mine.present ? &j->theirs : &j->mine;
    const bool removes = prefer == (j->mine.present ? NTR_JOIN_THEIRS : NTR_JOIN_MINE);
    const ntr_str what = ntr_arena_printf(j->scratch, "removed by %.*s, and changed by %.*s", NTR_FMT(gone->stamp.by),
                                          NTR_FMT(alive->stamp.by));
    if (!what.ptr) return ntr_error_memory(j->err);
    ntr_entry entry = alive->entry;
    if (removes && j->mine.present) NTR_TRY(store_delete(j->glossary, &j->mine.entry, true, j->err));
    if (!removes && (prefer == NTR_JOIN_BOTH || j->mine.removed)) {
        if (prefer == NTR_JOIN_BOTH) entry.note = join_note_add(j->scratch, entry.note, removed_note);
        if (!entry.note.ptr) return ntr_error_memory(j->err);
        NTR_TRY(put(j, &entry));
    }
    return record(j, NTR_JOIN_CONFLICT, &entry, what, prefer);
}

/* --- which of these it is ----------------------------------------------------------------------------------------- */

/* Two who imported the same list have the same entries under two uids: one of a pair is enough, and it is the same one
 * for both. */
static ntr_status find_twin(join_side *twin, joiner *j) {
    ntr_query *query;
    const ntr_str folded = ntr_fold(j->scratch, first_form(&j->theirs.entry, "nl"));
    if (!folded.ptr) return ntr_error_memory(j->err);
    NTR_TRY(store_query(&query, j->glossary, SQL_BY_DUTCH, j->err));
    ntr_query_set_text(query, 1, folded);
    ntr_status status = NTR_OK;
    *twin = (join_side){0};
    for (bool row = true, found; status == NTR_OK && row && !twin->present;) {
        status = ntr_query_step(&row, query, j->err);
        if (status != NTR_OK || !row) break;
        status = store_load(&twin->entry, &found, j->glossary, j->scratch, ntr_query_int(query, 0), j->err);
        if (status == NTR_OK && found) twin->digest = join_digest(j->scratch, &twin->entry);
        twin->present = status == NTR_OK && found && ntr_str_equal(twin->digest, j->theirs.digest);
    }
    ntr_query_reset(query);
    join_side there;
    if (status != NTR_OK || !twin->present) return status;
    NTR_TRY(join_load(&there, j->other, j->scratch, twin->entry.uid, false, j->err));
    twin->present = !there.id && !join_is_built_in(twin);
    return NTR_OK;
}

static ntr_status meet_unknown(joiner *j) {
    if (j->theirs.removed) return record(j, NTR_JOIN_SAME, &j->theirs.entry, NTR_STR(""), NTR_JOIN_BOTH);
    join_side twin;
    NTR_TRY(find_twin(&twin, j));
    const ntr_str uid = twin.present ? twin.entry.uid : NTR_STR("");
    if (!twin.present) return take_theirs(j);
    if (memcmp(uid.ptr, j->uid.ptr, uid.len < j->uid.len ? uid.len : j->uid.len) < 0)
        return record(j, NTR_JOIN_SAME, &twin.entry, NTR_STR(""), NTR_JOIN_BOTH);
    NTR_TRY(store_delete(j->glossary, &twin.entry, true, j->err));
    return take_theirs(j);
}

/* Each has seen what the other has, as when one went back to it: the later one holds. */
static ntr_status meet_seen(joiner *j) {
    return theirs_is_newer(j) ? take_theirs(j) : keep_mine(j);
}

static ntr_status meet(joiner *j) {
    if (!j->mine.id) return meet_unknown(j);
    if (ntr_str_equal(j->mine.digest, j->theirs.digest))
        return record(j, NTR_JOIN_SAME, &j->mine.entry, NTR_STR(""), NTR_JOIN_BOTH);
    const bool ours_rests = join_rests_on(&j->mine, j->theirs.digest);
    const bool theirs_rests = join_is_built_in(&j->mine) || join_rests_on(&j->theirs, j->mine.digest);
    if (ours_rests && theirs_rests) return meet_seen(j);
    if (ours_rests) return keep_mine(j);
    if (theirs_rests) return take_theirs(j);
    return j->mine.present && j->theirs.present ? join_contents(j) : join_removal(j);
}

/* All that theirs rests on is known here from now on. */
static ntr_status remember_digest(joiner *j, ntr_str digest) {
    ntr_query *query;
    if (join_rests_on(&j->mine, digest)) return NTR_OK;
    NTR_TRY(store_query(&query, j->glossary, SQL_SEEN_ADD, j->err));
    ntr_query_set_text(query, 1, j->uid);
    ntr_query_set_text(query, 2, digest);
    return ntr_query_run(query, j->err);
}

static ntr_status remember(joiner *j) {
    for (uint32_t i = 0; i < j->theirs.past_digests.count; i++)
        NTR_TRY(remember_digest(j, j->theirs.past_digests.items[i]));
    return ntr_str_equal(j->mine.digest, j->theirs.digest) ? NTR_OK : remember_digest(j, j->theirs.digest);
}

static ntr_status join_entry(joiner *j) {
    NTR_TRY(join_load(&j->theirs, j->other, j->scratch, j->uid, true, j->err));
    if (!j->theirs.id) return NTR_OK;
    NTR_TRY(join_load(&j->mine, j->glossary, j->scratch, j->uid, true, j->err));
    NTR_TRY(meet(j));
    return remember(j);
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

static ntr_status renew_scratch(joiner *j) {
    if (j->scratch && ntr_arena_size(j->scratch) < SCRATCH_LIMIT) return NTR_OK;
    ntr_arena_free(j->scratch);
    j->scratch = ntr_arena_new();
    return j->scratch ? NTR_OK : ntr_error_memory(j->err);
}

/* What nobody changed since it came with ntrans is each one's own. */
static const char touched[] = "SELECT uid FROM entry WHERE built_in = '' OR revision > 0 UNION SELECT uid FROM removed "
                              "ORDER BY uid";

static ntr_status join_each(joiner *j, ntr_query *query) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, j->err));
        if (!row) return NTR_OK;
        NTR_TRY(renew_scratch(j));
        j->uid = ntr_arena_copy(j->scratch, ntr_query_text(query, 0));
        if (!j->uid.ptr) return ntr_error_memory(j->err);
        NTR_TRY(join_entry(j));
    }
}

static ntr_status join_all(joiner *j) {
    ntr_query *query;
    NTR_TRY(ntr_query_new(&query, j->other->db, touched, j->err));
    const ntr_status status = join_each(j, query);
    ntr_query_free(query);
    return status;
}

static ntr_status prepare(joiner *j) {
    j->out->arena = ntr_arena_new();
    if (!j->out->arena) return ntr_error_memory(j->err);
    for (uint32_t i = 0; i < j->options->decided_count; i++)
        if (!ntr_map_put(&j->decided, j->out->arena, j->options->decided[i].uid, i)) return ntr_error_memory(j->err);
    return NTR_OK;
}

/* Theirs is read as it stands at one moment. */
static ntr_status run(joiner *j, ntr_str name) {
    NTR_TRY(prepare(j));
    const ntr_str what = ntr_arena_printf(j->out->arena, "merge %.*s", NTR_FMT(name));
    if (!what.ptr) return ntr_error_memory(j->err);
    NTR_TRY(ntr_db_exec(j->other->db, "BEGIN", j->err));
    ntr_status status = store_begin(j->glossary, NULL, what, j->err);
    if (status == NTR_OK) {
        status = join_all(j);
        if (status == NTR_OK && j->options->dry_run)
            store_abandon(j->glossary);
        else
            status = store_end(j->glossary, status, j->err);
    }
    ntr_db_rollback(j->other->db);
    return status;
}

ntr_status ntr_glossary_join(ntr_join *out, ntr_glossary *glossary, ntr_glossary *other, ntr_str name,
                             const ntr_join_options *options, ntr_error *err) {
    *out = (ntr_join){0};
    joiner j = {.out = out, .glossary = glossary, .other = other, .options = options, .err = err};
    const ntr_status status = run(&j, name);
    ntr_arena_free(j.scratch);
    return status;
}
