/* Files into the glossary: every row or concept gets a verdict, all in one transaction. */
#include <inttypes.h>

#include "ext/unicode.h"
#include "ext/xml_reader.h"
#include "gloss/dutch.h"
#include "gloss/merge.h"
#include "gloss/rows.h"
#include "gloss/store.h"

/* Memory that the entries being compared may take before it is given back, and new entries from which on it pays to
 * build the index of Dutch terms anew. */
enum { SCRATCH_LIMIT = 8 * 1024 * 1024, MANY = 10000 };

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
    uint64_t ordinal;    /* of the row or concept at hand */
    uint32_t decided;    /* the first of the decided items that may be about it */
    ntr_choice choice;   /* what becomes of it */
    dutch_terms dutch;   /* of the glossary as it stands by now */
    ntr_str index;       /* SQL of the index that is away while much is added; `.ptr` NULL: it is there */
    uint64_t stored;     /* new entries */
    ntr_error *err;
} importer;

static const char *const verdicts[NTR_VERDICT_COUNT] = {"new", "same", "changed", "conflict", "near", "bad"};

const char *ntr_verdict_word(ntr_verdict verdict) {
    return verdicts[verdict];
}

void ntr_import_dispose(ntr_import *import) {
    if (!import) return;
    ntr_arena_free(import->arena);
    *import = (ntr_import){0};
}

/* --- the report --------------------------------------------------------------------------------------------------- */

/* What looks like a new entry may be an old one in another spelling. */
static ntr_status look_alike(importer *im, const merge_input *in, ntr_verdict *verdict, ntr_str *what) {
    if (*verdict != NTR_VERDICT_NEW) return NTR_OK;
    ntr_str like;
    const ntr_str folded = ntr_fold(im->scratch, in->nl);
    if (!folded.ptr) return ntr_error_memory(im->err);
    NTR_TRY(dutch_like(&like, &im->dutch, im->scratch, folded, im->err));
    if (!like.ptr) return NTR_OK;
    *verdict = NTR_VERDICT_NEAR;
    *what = ntr_arena_printf(im->out->arena, "the glossary has \"%.*s\"", NTR_FMT(like));
    return what->ptr ? NTR_OK : ntr_error_memory(im->err);
}

static ntr_status record(importer *im, const merge_input *in, ntr_verdict verdict, int64_t entry, ntr_str what) {
    const uint64_t ordinal = im->ordinal++;
    im->out->counts[verdict]++;
    if (verdict == NTR_VERDICT_SAME) return NTR_OK;
    ntr_import_item *item = NTR_PUSH(im->out->arena, &im->out->items);
    if (!item) return ntr_error_memory(im->err);
    item->verdict = verdict;
    item->ordinal = ordinal;
    item->line = in->line;
    item->choice = im->choice;
    item->entry = entry;
    item->nl = ntr_arena_copy(im->out->arena, in->nl);
    item->en = ntr_arena_copy(im->out->arena, in->en);
    item->what = ntr_arena_copy(im->out->arena, what);
    return item->nl.ptr && item->en.ptr && item->what.ptr ? NTR_OK : ntr_error_memory(im->err);
}

/* --- which entry a row is about ----------------------------------------------------------------------------------- */

/* Of entries that fit equally well the first is taken. */
static ntr_status find_by_dutch(ntr_entry *best, int *best_fit, importer *im, const merge_input *in, ntr_str dutch) {
    const ntr_str folded = ntr_fold(im->scratch, dutch);
    if (!folded.ptr) return ntr_error_memory(im->err);
    for (uint32_t i = dutch_first(&im->dutch, folded); i != NTR_MAP_NONE; i = im->dutch.entries.items[i].next) {
        ntr_entry entry;
        bool found;
        NTR_TRY(store_load(&entry, &found, im->glossary, im->scratch, im->dutch.entries.items[i].entry, im->err));
        const int fit = found ? merge_fit(in, &entry, entry.id > im->last_before) : 0;
        if (fit <= *best_fit) continue;
        *best = entry;
        *best_fit = fit;
    }
    return NTR_OK;
}

/* By the number that an export gave it, else by its Dutch. `best->id` is 0 when there is none. */
static ntr_status find_entry(ntr_entry *best, importer *im, const merge_input *in) {
    *best = (ntr_entry){0};
    ntr_query *query;
    bool found = false;
    if (in->uid.len > 0) {
        NTR_TRY(store_query(&query, im->glossary, SQL_ENTRY_BY_UID, im->err));
        ntr_query_set_text(query, 1, in->uid);
        NTR_TRY(ntr_query_step(&found, query, im->err));
        const int64_t id = found ? ntr_query_int(query, 0) : 0;
        ntr_query_reset(query);
        if (found) return store_load(best, &found, im->glossary, im->scratch, id, im->err);
    }
    int fit = 0;
    if (in->row) return find_by_dutch(best, &fit, im, in, in->nl);
    for (uint32_t i = 0; i < in->concept->terms.count; i++)
        if (ntr_lang_is(in->concept->terms.items[i].lang, "nl"))
            NTR_TRY(find_by_dutch(best, &fit, im, in, in->concept->terms.items[i].text));
    return NTR_OK;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* Later rows are to find the entry by its Dutch. */
static ntr_status remember(importer *im, const ntr_entry *entry) {
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        if (!ntr_lang_is(entry->terms.items[i].lang, "nl")) continue;
        const ntr_str folded = ntr_fold(im->scratch, entry->terms.items[i].text);
        if (!folded.ptr || !dutch_add(&im->dutch, folded, entry->id)) return ntr_error_memory(im->err);
    }
    return NTR_OK;
}

/* Keys that come in no order cost an index far more one by one than sorted; what is sought stands in im->dutch. */
static ntr_status put_index_away(importer *im) {
    ntr_query *query;
    bool row;
    NTR_TRY(
        ntr_query_new(&query, im->glossary->db, "SELECT sql FROM sqlite_schema WHERE name = 'term_dutch'", im->err));
    ntr_status status = ntr_query_step(&row, query, im->err);
    if (row) im->index = ntr_arena_copy(im->out->arena, ntr_query_text(query, 0));
    if (row && !im->index.ptr) status = ntr_error_memory(im->err);
    ntr_query_free(query);
    if (status != NTR_OK || !row) return status;
    return ntr_db_exec(im->glossary->db, "DROP INDEX term_dutch", im->err);
}

static ntr_status bring_index_back(const importer *im) {
    return im->index.ptr ? ntr_db_exec(im->glossary->db, im->index.ptr, im->err) : NTR_OK;
}

static ntr_status flush(importer *im) {
    if (im->pending.terms.count == 0) return NTR_OK;
    if (im->stored++ == MANY) NTR_TRY(put_index_away(im));
    NTR_TRY(store_insert(im->glossary, &im->pending, true, im->err));
    NTR_TRY(remember(im, &im->pending));
    im->pending = (ntr_entry){0};
    return NTR_OK;
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
    ntr_verdict verdict = m->verdict;
    ntr_str what = ntr_buffer_str(&m->what);
    *good = verdict == NTR_VERDICT_SAME || ntr_entry_check(m->entry, &problem) == NTR_OK;
    if (!*good) return record(im, m->input, NTR_VERDICT_BAD, 0, ntr_str_from(problem.message));
    NTR_TRY(look_alike(im, m->input, &verdict, &what));
    NTR_TRY(record(im, m->input, verdict, m->entry->id, what));
    *good = verdict != NTR_VERDICT_NEAR || im->choice != NTR_CHOICE_MINE;
    return NTR_OK;
}

/* What is to become of a conflict with `old`, or of a near-duplicate (NULL): as the user decided for this very row,
 * else as was said for all. What is new is added unless the user decided otherwise. Whether the user did. */
static bool choose(importer *im, const ntr_entry *old, const merge_input *in) {
    const ntr_import_options *options = im->options;
    const bool newer = options->prefer == NTR_PREFER_NEWER && old && in->changed > old->changed.at;
    im->choice = !old || newer || options->prefer == NTR_PREFER_THEIRS ? NTR_CHOICE_THEIRS : NTR_CHOICE_MINE;
    while (im->decided < options->decided_count && options->decided[im->decided].ordinal < im->ordinal) im->decided++;
    if (im->decided == options->decided_count) return false;
    const ntr_import_item *item = &options->decided[im->decided];
    if (item->ordinal == im->ordinal) im->choice = item->choice;
    return item->ordinal == im->ordinal;
}

static ntr_status merge_pending(importer *im, const merge_input *in) {
    ntr_entry next;
    if (!copy_entry(&next, im->scratch, &im->pending)) return ntr_error_memory(im->err);
    /* Of rows of one file that contradict each other the first stays. */
    const bool told = choose(im, NULL, in) || im->options->prefer == NTR_PREFER_THEIRS;
    const ntr_choice choice = told ? im->choice : NTR_CHOICE_MINE;
    merge m = {.arena = im->scratch, .entry = &next, .input = in, .fresh = true, .choice = choice};
    merge_run(&m);
    if (m.verdict == NTR_VERDICT_CONFLICT) im->choice = choice;
    bool good = false;
    ntr_status status = m.failed ? ntr_error_memory(im->err) : record_checked(im, &m, &good);
    ntr_buffer_dispose(&m.what);
    if (status == NTR_OK && good) im->pending = next;
    return status;
}

static ntr_status merge_stored(importer *im, const ntr_entry *old, const merge_input *in) {
    ntr_entry next;
    if (!copy_entry(&next, im->scratch, old)) return ntr_error_memory(im->err);
    (void)choose(im, old, in);
    merge m = {
        .arena = im->scratch, .entry = &next, .input = in, .fresh = old->id > im->last_before, .choice = im->choice};
    merge_run(&m);
    bool good = false;
    ntr_status status = m.failed ? ntr_error_memory(im->err) : record_checked(im, &m, &good);
    const bool writes =
        m.verdict == NTR_VERDICT_CHANGED || (m.verdict == NTR_VERDICT_CONFLICT && im->choice != NTR_CHOICE_MINE);
    if (status == NTR_OK && good && writes) status = store_replace(im->glossary, old, &next, true, im->err);
    if (status == NTR_OK && good && writes) status = remember(im, &next);
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

/* Why nothing can become of the row, whatever the glossary has; `.ptr` NULL: something can. */
static ntr_str problem_of(const importer *im, const merge_input *in) {
    if (in->problem.ptr || (in->nl.len <= NTR_TERM_LIMIT && in->en.len <= NTR_TERM_LIMIT)) return in->problem;
    const ntr_str why = ntr_arena_printf(im->scratch, "the term is longer than %d bytes", NTR_TERM_LIMIT);
    return why.ptr ? why : NTR_STR("out of memory");
}

static ntr_status take(importer *im, const merge_input *in) {
    const ntr_str problem = problem_of(im, in);
    if (problem.ptr) return record(im, in, NTR_VERDICT_BAD, 0, problem);
    const bool same = in->uid.len > 0 ? ntr_str_equal(in->uid, im->pending.uid) : merge_fit(in, &im->pending, true) > 0;
    if (im->pending.terms.count > 0 && same) return merge_pending(im, in);
    NTR_TRY(flush(im));
    ntr_entry old;
    NTR_TRY(find_entry(&old, im, in));
    if (old.id) return merge_stored(im, &old, in);
    im->pending = (ntr_entry){.uid = in->uid};
    return merge_pending(im, in);
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

static ntr_status take_row(importer *im, const sheet_row *cells) {
    import_row row;
    if (!columns_read(&row, &im->columns, im->scratch, cells)) return NTR_OK;
    apply_defaults(im, &row);
    const merge_input in = merge_of_row(&row);
    return take(im, &in);
}

/* The defaults of the whole file for a concept. */
static void apply_concept_defaults(const importer *im, concept *said) {
    if (im->options->kind && said->kind < 0) said->kind = ntr_name_kind_from(ntr_str_from(im->options->kind));
    if (im->options->domain && said->domain.len == 0) said->domain = ntr_str_from(im->options->domain);
}

/* XLIFF 1.2 has no place for terms but notes, as ntrans writes them. */
static ntr_status no_concepts(importer *im, const concept_reader *reader) {
    const bool old = reader->next == xliff_next && !reader->source_lang.code[0];
    return ntr_error_set(
        im->err, NTR_EMPTY, "there are no terms in it%s",
        old ? "; those in the notes of an XLIFF 1.2 are read from XLIFF 2: ntrans convert --to xliff2" : "");
}

static ntr_status take_concepts(importer *im, concept_reader *reader) {
    for (uint64_t count = 0;; count++) {
        concept said;
        bool more;
        NTR_TRY(reader->next(&said, &more, reader, im->scratch, im->err));
        if (!more && count == 0) return no_concepts(im, reader);
        if (!more) return flush(im);
        apply_concept_defaults(im, &said);
        const merge_input in = merge_of_concept(&said);
        NTR_TRY(take(im, &in));
        NTR_TRY(renew_scratch(im));
    }
}

/* --- the whole file ----------------------------------------------------------------------------------------------- */

/* The columns as the user says, else as the first row says, else as they come. */
static ntr_status find_columns(importer *im, const sheet_row *first) {
    ntr_arena *arena = im->out->arena;
    const char *told = im->options->columns;
    const bool header = columns_from_header(&im->columns, arena, first);
    im->out->header = header || im->options->header;
    if (told && strchr(told, '=')) {
        bool by_header;
        NTR_TRY(columns_from_choice(&im->columns, &by_header, arena, told, first, im->err));
        im->out->header = im->out->header || by_header;
        return NTR_OK;
    }
    if (told) return columns_from_list(&im->columns, arena, told, im->err);
    if (header) im->out->left_out = im->columns.left_out;
    if (header) return NTR_OK;
    if (im->options->header) return ntr_error_set(im->err, NTR_BAD_SYNTAX, "the header names no Dutch or no English");
    columns_by_order(&im->columns);
    return NTR_OK;
}

static ntr_status take_rows(importer *im, rows *from) {
    sheet_row cells;
    bool more;
    NTR_TRY(rows_next(&more, &cells, from, im->out->arena, im->err));
    if (!more) return ntr_error_set(im->err, NTR_EMPTY, "there is nothing in it");
    NTR_TRY(find_columns(im, &cells));
    if (!im->out->header) NTR_TRY(take_row(im, &cells));
    for (;;) {
        NTR_TRY(renew_scratch(im));
        NTR_TRY(rows_next(&more, &cells, from, im->scratch, im->err));
        if (!more && im->ordinal == 0 && !im->out->header)
            return ntr_error_set(im->err, NTR_EMPTY, "there are no terms in it");
        if (!more) return flush(im);
        NTR_TRY(take_row(im, &cells));
    }
}

static ntr_status bad_rows(const importer *im) {
    const uint64_t bad = im->out->counts[NTR_VERDICT_BAD];
    if (bad == 0) return NTR_OK;
    return ntr_error_set(im->err, NTR_BAD_SYNTAX, "%" PRIu64 " row%s cannot be read; nothing was imported", bad,
                         bad == 1 ? "" : "s");
}

static ntr_status import_rows(importer *im, ntr_str bytes) {
    rows from = {0};
    ntr_status status = rows_open(&from, &im->out->guessed, bytes, im->options->encoding, im->options->sheet, im->err);
    im->out->separator = from.text.separator;
    if (status == NTR_OK) status = take_rows(im, &from);
    rows_close(&from);
    return status;
}

static ntr_status import_xml(importer *im, ntr_str bytes) {
    concept_reader reader;
    ntr_status status = concept_reader_open(&reader, bytes, &im->columns, im->err);
    if (status == NTR_OK) status = take_concepts(im, &reader);
    concept_reader_close(&reader);
    return status;
}

/* All in one set of changes, which a bad row or a dry run drops. */
static ntr_status import_in_set(importer *im, ntr_str name, ntr_str bytes) {
    im->out->arena = ntr_arena_new();
    im->scratch = ntr_arena_new();
    ntr_str what = im->scratch ? ntr_arena_printf(im->scratch, "import %.*s", NTR_FMT(name)) : NTR_STR_NONE;
    if (!im->out->arena || !what.ptr) return ntr_error_memory(im->err);
    NTR_TRY(store_begin(im->glossary, NULL, what, im->err));
    ntr_status status = ntr_db_number(&im->last_before, im->glossary->db, "SELECT max(id) FROM entry", im->err);
    if (status == NTR_OK) status = dutch_fill(&im->dutch, im->glossary, im->err);
    if (status == NTR_OK) status = columns_init(&im->columns, im->out->arena, im->err);
    im->columns.kept = im->options->kept;
    /* What the file is, is found in it: its name says nothing. */
    if (status == NTR_OK) status = ntr_xml_is_likely(bytes) ? import_xml(im, bytes) : import_rows(im, bytes);
    if (status == NTR_OK) status = bad_rows(im);
    if (status == NTR_OK) status = bring_index_back(im);
    if (status != NTR_OK || !im->options->dry_run) return store_end(im->glossary, status, im->err);
    store_abandon(im->glossary);
    return NTR_OK;
}

ntr_status ntr_glossary_import(ntr_import *out, ntr_glossary *glossary, ntr_str name, ntr_str bytes,
                               const ntr_import_options *options, ntr_error *err) {
    *out = (ntr_import){0};
    if (options->kind && ntr_name_kind_from(ntr_str_from(options->kind)) < 0)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no kind of name \"%s\"", options->kind);
    importer im = {.out = out, .glossary = glossary, .options = options, .err = err};
    const ntr_status status = import_in_set(&im, name, bytes);
    dutch_dispose(&im.dutch);
    ntr_arena_free(im.scratch);
    return status;
}
