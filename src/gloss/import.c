/* Delimited text into the glossary: every row gets a verdict, all in one transaction. */
#include <inttypes.h>

#include "ext/unicode.h"
#include "gloss/merge.h"
#include "gloss/store.h"

/* Memory that the entries being compared may take before it is given back. */
enum { SCRATCH_LIMIT = 8 * 1024 * 1024 };

/* An import under way. Rows of one entry mostly stand together, so a new entry is kept in memory until a row comes that
 * is not about it, and then stored once. */
typedef struct importer {
    ntr_import *out;
    ntr_glossary *glossary;
    const ntr_import_options *options;
    columns columns;
    ntr_arena *scratch;  /* rows and entries; given back now and then */
    ntr_entry pending;   /* a new entry that is not stored yet; no terms: none */
    uint64_t first_line; /* of the pending entry */
    int64_t last_before; /* the highest entry number before the import */
    ntr_error *err;
} importer;

static const char *const verdicts[NTR_VERDICT_COUNT] = {"new", "same", "changed", "conflict", "bad"};

const char *ntr_verdict_word(ntr_verdict verdict) {
    return verdicts[verdict];
}

void ntr_import_dispose(ntr_import *import) {
    if (!import) return;
    ntr_arena_free(import->arena);
    *import = (ntr_import){0};
}

/* --- the report -----------------------------------------------------------------------------------------------------
 */

static ntr_status record(importer *im, const import_row *row, ntr_verdict verdict, int64_t entry, ntr_str what) {
    im->out->counts[verdict]++;
    if (verdict == NTR_VERDICT_SAME) return NTR_OK;
    ntr_import_item *item = NTR_PUSH(im->out->arena, &im->out->items);
    if (!item) return ntr_error_memory(im->err);
    item->verdict = verdict;
    item->line = row->line;
    item->entry = entry;
    item->nl = ntr_arena_copy(im->out->arena, row->cells[COLUMN_NL]);
    item->en = ntr_arena_copy(im->out->arena, row->cells[COLUMN_EN]);
    item->what = ntr_arena_copy(im->out->arena, what);
    return item->nl.ptr && item->en.ptr && item->what.ptr ? NTR_OK : ntr_error_memory(im->err);
}

/* --- which entry a row is about --------------------------------------------------------------------------------------
 */

static ntr_status fit_each(ntr_entry *best, int *best_fit, importer *im, const import_row *row, ntr_query *query) {
    for (;;) {
        bool more, found;
        NTR_TRY(ntr_query_step(&more, query, im->err));
        if (!more) return NTR_OK;
        ntr_entry entry;
        NTR_TRY(store_load(&entry, &found, im->glossary, im->scratch, ntr_query_int(query, 0), im->err));
        const int fit = found ? merge_fit(row, &entry) : 0;
        if (fit <= *best_fit) continue;
        *best = entry;
        *best_fit = fit;
    }
}

/* By the number that an export gave it, else by its Dutch. `best->id` is 0 when there is none. */
static ntr_status find_entry(ntr_entry *best, importer *im, const import_row *row) {
    *best = (ntr_entry){0};
    ntr_query *query;
    bool found = false;
    const ntr_str uid = row->cells[COLUMN_ENTRY];
    if (uid.len > 0) {
        NTR_TRY(store_query(&query, im->glossary, SQL_ENTRY_BY_UID, im->err));
        ntr_query_set_text(query, 1, uid);
        NTR_TRY(ntr_query_step(&found, query, im->err));
        const int64_t id = found ? ntr_query_int(query, 0) : 0;
        ntr_query_reset(query);
        if (found) return store_load(best, &found, im->glossary, im->scratch, id, im->err);
    }
    const ntr_str folded = ntr_fold(im->scratch, row->cells[COLUMN_NL]);
    if (!folded.ptr) return ntr_error_memory(im->err);
    NTR_TRY(store_query(&query, im->glossary, SQL_BY_DUTCH, im->err));
    ntr_query_set_text(query, 1, folded);
    int fit = 0;
    const ntr_status status = fit_each(best, &fit, im, row, query);
    ntr_query_reset(query);
    return status;
}

/* --- rows -----------------------------------------------------------------------------------------------------------
 */

static ntr_status flush(importer *im) {
    if (im->pending.terms.count == 0) return NTR_OK;
    const ntr_status status = store_insert(im->glossary, &im->pending, true, im->err);
    im->pending = (ntr_entry){0};
    return status;
}

/* A copy whose terms may be changed without changing those of the entry. */
static bool copy_entry(ntr_entry *out, ntr_arena *arena, const ntr_entry *entry) {
    *out = *entry;
    out->terms.items = ntr_arena_array(arena, entry->terms.count, sizeof *out->terms.items);
    out->terms.capacity = entry->terms.count;
    if (out->terms.items && entry->terms.count)
        memcpy(out->terms.items, entry->terms.items, entry->terms.count * sizeof *out->terms.items);
    return out->terms.items != NULL;
}

/* A row whose entry could not be stored is a bad row: its text is too long, say. */
static ntr_status record_checked(importer *im, const merge *m, bool *good) {
    ntr_error problem = {0};
    *good = m->verdict == NTR_VERDICT_SAME || ntr_entry_check(m->entry, &problem) == NTR_OK;
    if (*good) return record(im, m->row, m->verdict, m->entry->id, ntr_buffer_str(&m->what));
    return record(im, m->row, NTR_VERDICT_BAD, 0, ntr_str_from(problem.message));
}

static ntr_status merge_pending(importer *im, const import_row *row) {
    ntr_entry next;
    if (!copy_entry(&next, im->scratch, &im->pending)) return ntr_error_memory(im->err);
    merge m = {.arena = im->scratch, .entry = &next, .row = row, .fresh = true};
    merge_row(&m);
    bool good = false;
    ntr_status status = m.failed ? ntr_error_memory(im->err) : record_checked(im, &m, &good);
    ntr_buffer_dispose(&m.what);
    if (status == NTR_OK && good) im->pending = next;
    return status;
}

static ntr_status merge_stored(importer *im, const ntr_entry *old, const import_row *row) {
    ntr_entry next;
    if (!copy_entry(&next, im->scratch, old)) return ntr_error_memory(im->err);
    const bool theirs = im->options->prefer == NTR_PREFER_THEIRS;
    merge m = {.arena = im->scratch, .entry = &next, .row = row, .fresh = old->id > im->last_before, .theirs = theirs};
    merge_row(&m);
    bool good = false;
    ntr_status status = m.failed ? ntr_error_memory(im->err) : record_checked(im, &m, &good);
    const bool writes = m.verdict == NTR_VERDICT_CHANGED || (m.verdict == NTR_VERDICT_CONFLICT && theirs);
    if (status == NTR_OK && good && writes) status = store_replace(im->glossary, old, &next, true, im->err);
    ntr_buffer_dispose(&m.what);
    return status;
}

/* The defaults that the user gave for the whole file. */
static void apply_defaults(const importer *im, import_row *row) {
    if (im->options->kind && row->cells[COLUMN_KIND].len == 0)
        row->cells[COLUMN_KIND] = ntr_str_from(im->options->kind);
    if (im->options->domain && row->cells[COLUMN_DOMAIN].len == 0)
        row->cells[COLUMN_DOMAIN] = ntr_str_from(im->options->domain);
}

static ntr_status take_row(importer *im, import_row *row) {
    apply_defaults(im, row);
    if (row->problem.ptr) return record(im, row, NTR_VERDICT_BAD, 0, row->problem);
    const bool same_uid = row->cells[COLUMN_ENTRY].len == 0 || ntr_str_equal(row->cells[COLUMN_ENTRY], im->pending.uid);
    if (im->pending.terms.count > 0 && same_uid && merge_fit(row, &im->pending) > 0) return merge_pending(im, row);
    NTR_TRY(flush(im));
    ntr_entry old;
    NTR_TRY(find_entry(&old, im, row));
    if (old.id) return merge_stored(im, &old, row);
    im->pending = (ntr_entry){.uid = row->cells[COLUMN_ENTRY]};
    return merge_pending(im, row);
}

static ntr_status renew_scratch(importer *im) {
    if (ntr_arena_size(im->scratch) < SCRATCH_LIMIT) return NTR_OK;
    NTR_TRY(flush(im));
    ntr_arena *fresh = ntr_arena_new();
    if (!fresh) return ntr_error_memory(im->err);
    ntr_arena_free(im->scratch);
    im->scratch = fresh;
    return NTR_OK;
}

static ntr_status take_rows(importer *im, sheet *s) {
    sheet_row cells;
    import_row row;
    for (bool first = true; sheet_next(&cells, s, im->scratch); first = false) {
        if (first && im->out->header) continue;
        if (columns_read(&row, &im->columns, im->scratch, &cells)) NTR_TRY(take_row(im, &row));
        NTR_TRY(renew_scratch(im));
    }
    return flush(im);
}

/* --- the whole file -------------------------------------------------------------------------------------------------
 */

/* The columns as the user says, else as the first row says, else as they come. */
static ntr_status find_columns(importer *im, sheet s) {
    ntr_arena *arena = im->out->arena;
    NTR_TRY(columns_init(&im->columns, arena, im->err));
    sheet_row first;
    const bool any = sheet_next(&first, &s, arena);
    const bool header = any && columns_from_header(&im->columns, arena, &first);
    im->out->header = header || im->options->header;
    if (im->options->columns) return columns_from_list(&im->columns, arena, im->options->columns, im->err);
    if (header) return NTR_OK;
    if (im->options->header) return ntr_error_set(im->err, NTR_BAD_SYNTAX, "the header names no Dutch or no English");
    columns_by_order(&im->columns);
    return NTR_OK;
}

static ntr_status bad_rows(const importer *im) {
    const uint64_t bad = im->out->counts[NTR_VERDICT_BAD];
    if (bad == 0) return NTR_OK;
    return ntr_error_set(im->err, NTR_BAD_SYNTAX, "%" PRIu64 " row%s cannot be read; nothing was imported", bad,
                         bad == 1 ? "" : "s");
}

static ntr_status import_rows(importer *im, ntr_str text) {
    sheet s = sheet_open(text, 0);
    im->out->separator = s.separator;
    NTR_TRY(find_columns(im, s));
    NTR_TRY(ntr_db_number(&im->last_before, im->glossary->db, "SELECT max(id) FROM entry", im->err));
    NTR_TRY(take_rows(im, &s));
    return bad_rows(im);
}

static ntr_status import_text(importer *im, ntr_str name, ntr_str text) {
    im->out->arena = ntr_arena_new();
    im->scratch = ntr_arena_new();
    ntr_str what = im->scratch ? ntr_arena_printf(im->scratch, "import %.*s", NTR_FMT(name)) : NTR_STR_NONE;
    if (!im->out->arena || !what.ptr) return ntr_error_memory(im->err);
    NTR_TRY(store_begin(im->glossary, NULL, what, im->err));
    const ntr_status status = import_rows(im, text);
    if (status != NTR_OK || !im->options->dry_run) return store_end(im->glossary, status, im->err);
    store_abandon(im->glossary);
    return NTR_OK;
}

ntr_status ntr_glossary_import(ntr_import *out, ntr_glossary *glossary, ntr_str name, ntr_str bytes,
                               const ntr_import_options *options, ntr_error *err) {
    *out = (ntr_import){0};
    if (options->kind && ntr_name_kind_from(ntr_str_from(options->kind)) < 0)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no kind of name \"%s\"", options->kind);
    ntr_buffer text = {0};
    importer im = {.out = out, .glossary = glossary, .options = options, .err = err};
    ntr_status status = ntr_decode(&text, &out->guessed, bytes, options->encoding, err);
    if (status == NTR_OK && text.len == 0) status = ntr_error_set(err, NTR_EMPTY, "there is nothing in it");
    if (status == NTR_OK) status = import_text(&im, name, ntr_buffer_str(&text));
    ntr_arena_free(im.scratch);
    ntr_buffer_dispose(&text);
    return status;
}
