/* Filling the memory from bitexts. */
#include "ext/file.h"
#include "ext/unicode.h"
#include "gloss/memory_store.h"

enum { SCRATCH_LIMIT = 4 * 1024 * 1024 };

/* --- names -------------------------------------------------------------------------------------------------------- */

static ntr_status row_of(int64_t *out, ntr_memory *memory, memory_name *last, memory_sql add, memory_sql find,
                         ntr_str name, ntr_error *err) {
    *out = last->row;
    if (last->row && ntr_str_equal(ntr_buffer_str(&last->text), name)) return NTR_OK;
    ntr_query *query;
    bool row;
    NTR_TRY(memory_query(&query, memory, add, err));
    ntr_query_set_text(query, 1, name);
    NTR_TRY(ntr_query_run(query, err));
    NTR_TRY(memory_query(&query, memory, find, err));
    ntr_query_set_text(query, 1, name);
    NTR_TRY(ntr_query_step(&row, query, err));
    *out = last->row = row ? ntr_query_int(query, 0) : 0;
    ntr_query_reset(query);
    ntr_buffer_clear(&last->text);
    ntr_buffer_append(&last->text, name);
    return ntr_buffer_check(&last->text, err);
}

static ntr_status author_of(int64_t *out, ntr_memory *memory, const ntr_provenance *from,
                            const ntr_memory_options *options, ntr_error *err) {
    ntr_str name = from->author.len ? from->author :
                   options->author  ? ntr_str_from(options->author) :
                                      ntr_file_user(memory->scratch);
    if (!name.ptr) return ntr_error_memory(err);
    return row_of(out, memory, &memory->author, MEMORY_AUTHOR_ADD, MEMORY_AUTHOR_FIND, name, err);
}

/* --- the index ---------------------------------------------------------------------------------------------------- */

static ntr_status tidy(ntr_memory *memory, ntr_error *err) {
    if (memory->scratch && ntr_arena_size(memory->scratch) < SCRATCH_LIMIT) return NTR_OK;
    ntr_arena_free(memory->scratch);
    memory->scratch = ntr_arena_new();
    return memory->scratch ? NTR_OK : ntr_error_memory(err);
}

ntr_status memory_index(ntr_memory *memory, int64_t number, ntr_str source, ntr_error *err) {
    enum { POSTINGS_LIMIT = 256 * 1024 * 1024 };
    memory_text text = {0};
    memory_grams grams;
    NTR_TRY(tidy(memory, err));
    if (!memory_text_make(&text, memory->scratch, source)) return ntr_error_memory(err);
    if (text.count > MEMORY_POINTS_LIMIT) return NTR_OK;
    if (!memory_grams_make(&grams, memory->scratch, &text)) return ntr_error_memory(err);
    NTR_TRY(memory_postings_add(&memory->postings, number, &grams, memory_class_of(text.count), err));
    if (memory->postings.bytes < POSTINGS_LIMIT) return NTR_OK;
    return memory_postings_write(&memory->postings, memory->db, err);
}

/* --- one pair ----------------------------------------------------------------------------------------------------- */

/* A unit on its way into the memory. */
typedef struct candidate {
    const ntr_bitext *bitext;
    const ntr_unit *unit;
    ntr_provenance from;
    uint64_t source_hash, target_hash;
} candidate;

static void bind_hashes(ntr_query *query, const candidate *c) {
    ntr_query_set_int(query, 1, (int64_t)c->source_hash);
    ntr_query_set_int(query, 2, (int64_t)c->target_hash);
}

/* Looks among the rows of a query for the pair itself; hashes may deceive. */
static ntr_status find_row(ntr_pair *out, bool *found, ntr_memory *memory, ntr_query *query, const candidate *c,
                           ntr_error *err) {
    bool row;
    *found = false;
    for (;;) {
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        if (!ntr_str_equal(ntr_query_text(query, 1), c->unit->source) ||
            !ntr_str_equal(ntr_query_text(query, 2), ntr_buffer_str(&memory->source_codes)) ||
            !ntr_str_equal(ntr_query_text(query, 3), c->unit->target) ||
            !ntr_str_equal(ntr_query_text(query, 4), ntr_buffer_str(&memory->target_codes)))
            continue;
        *found = memory_pair_read(out, memory->scratch, query);
        ntr_query_reset(query);
        return *found ? NTR_OK : ntr_error_memory(err);
    }
}

/* The pair with the same neighbours; one whose neighbours are unknown is any that there is, and takes the neighbours
 * of the first that knows them. */
static ntr_status find_same(ntr_pair *out, bool *found, ntr_memory *memory, const candidate *c, ntr_error *err) {
    const bool unknown = c->from.before == 0 && c->from.behind == 0;
    ntr_query *query;
    NTR_TRY(memory_query(&query, memory, unknown ? MEMORY_SAME_ANYWHERE : MEMORY_SAME_PAIR, err));
    bind_hashes(query, c);
    if (!unknown) ntr_query_set_int(query, 3, (int64_t)c->from.before);
    if (!unknown) ntr_query_set_int(query, 4, (int64_t)c->from.behind);
    NTR_TRY(find_row(out, found, memory, query, c, err));
    if (*found || unknown) return NTR_OK;
    bind_hashes(query, c);
    ntr_query_set_int(query, 3, 0);
    ntr_query_set_int(query, 4, 0);
    return find_row(out, found, memory, query, c, err);
}

static ntr_status update(ntr_memory *memory, const ntr_pair *pair, const candidate *c, bool *changed, ntr_error *err) {
    ntr_query *query;
    const bool later = c->unit->state > pair->state;
    const bool placed = pair->from.before == 0 && pair->from.behind == 0 && (c->from.before || c->from.behind);
    *changed = later || placed;
    if (!*changed) return NTR_OK;
    NTR_TRY(memory_query(&query, memory, MEMORY_PAIR_UPDATE, err));
    ntr_query_set_int(query, 1, pair->number);
    ntr_query_set_int(query, 2, later ? (int64_t)c->unit->state : (int64_t)pair->state);
    ntr_query_set_int(query, 3, (int64_t)(placed ? c->from.before : pair->from.before));
    ntr_query_set_int(query, 4, (int64_t)(placed ? c->from.behind : pair->from.behind));
    ntr_query_set_int(query, 5, memory->now);
    return ntr_query_run(query, err);
}

static ntr_status insert(ntr_memory *memory, const candidate *c, const ntr_memory_options *options, ntr_error *err) {
    ntr_query *query;
    int64_t author, document;
    const int64_t created = c->from.created ? c->from.created : memory->now;
    NTR_TRY(author_of(&author, memory, &c->from, options, err));
    NTR_TRY(
        row_of(&document, memory, &memory->document, MEMORY_DOCUMENT_ADD, MEMORY_DOCUMENT_FIND, c->from.document, err));
    NTR_TRY(memory_query(&query, memory, MEMORY_PAIR_ADD, err));
    bind_hashes(query, c);
    ntr_query_set_int(query, 3, (int64_t)c->from.before);
    ntr_query_set_int(query, 4, (int64_t)c->from.behind);
    ntr_query_set_int(query, 5, c->unit->state);
    ntr_query_set_int(query, 6, c->from.confidence);
    ntr_query_set_text(query, 7, c->from.origin);
    ntr_query_set_int(query, 8, document);
    ntr_query_set_int(query, 9, created);
    ntr_query_set_int(query, 10, author);
    ntr_query_set_int(query, 11, c->from.changed ? c->from.changed : created);
    ntr_query_set_text(query, 12, c->from.source_lang.len ? c->from.source_lang : ntr_str_from(c->bitext->source_lang));
    ntr_query_set_text(query, 13, c->from.target_lang.len ? c->from.target_lang : ntr_str_from(c->bitext->target_lang));
    ntr_query_set_text(query, 14, c->unit->source);
    ntr_query_set_text(query, 15, ntr_buffer_str(&memory->source_codes));
    ntr_query_set_text(query, 16, c->unit->target);
    ntr_query_set_text(query, 17, ntr_buffer_str(&memory->target_codes));
    NTR_TRY(ntr_query_run(query, err));
    return memory_index(memory, ntr_db_last_id(memory->db), c->unit->source, err);
}

static ntr_status write_codes(ntr_memory *memory, const ntr_unit *unit, ntr_error *err) {
    ntr_map ids = {0};
    NTR_TRY(tidy(memory, err));
    ntr_buffer_clear(&memory->source_codes);
    ntr_buffer_clear(&memory->target_codes);
    const bool good = memory_codes_write(&memory->source_codes, memory->scratch, &ids, unit->source_codes) &&
                      memory_codes_write(&memory->target_codes, memory->scratch, &ids, unit->target_codes);
    return good ? NTR_OK : ntr_error_memory(err);
}

static ntr_status take(ntr_memory_counts *counts, ntr_memory *memory, candidate *c, const ntr_memory_options *options,
                       ntr_error *err) {
    ntr_pair pair;
    bool found, changed;
    NTR_TRY(write_codes(memory, c->unit, err));
    c->source_hash = ntr_memory_hash(c->unit->source, c->unit->source_codes);
    c->target_hash = ntr_memory_hash(c->unit->target, c->unit->target_codes);
    NTR_TRY(find_same(&pair, &found, memory, c, err));
    if (!found) {
        counts->added++;
        return insert(memory, c, options, err);
    }
    NTR_TRY(update(memory, &pair, c, &changed, err));
    counts->changed += changed;
    counts->same += !changed;
    return NTR_OK;
}

/* --- what a unit says of itself ----------------------------------------------------------------------------------- */

static unsigned confidence_of(const ntr_unit *unit) {
    if (unit->provenance && unit->provenance->confidence) return unit->provenance->confidence;
    for (uint32_t i = 0; i < unit->note_count; i++) {
        const ntr_str text = unit->notes[i].text;
        unsigned value = 0;
        if (strcmp(unit->notes[i].code, "confidence") != 0 || text.len == 0 || text.len > 4) continue;
        for (size_t k = 0; k < text.len && text.ptr[k] >= '0' && text.ptr[k] <= '9'; k++)
            value = value * 10 + (unsigned)(text.ptr[k] - '0');
        return value <= 1000 ? value : 0;
    }
    return 0;
}

static ntr_str origin_of(ntr_str said, const ntr_memory_options *options, unsigned confidence) {
    static const char *const origins[] = {"file", "tool", "align", "fill"};
    for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++)
        if (ntr_str_equal(said, ntr_str_from(origins[i]))) return said;
    if (confidence) return NTR_STR("align");
    return options->origin ? ntr_str_from(options->origin) : NTR_STR("file");
}

/* What came out of a memory (it names its document) knows its neighbours, if any; those in the file are others. */
static ntr_provenance provenance_of(const ntr_bitext *bitext, uint32_t index, const ntr_memory_options *options) {
    const ntr_unit *unit = &bitext->units.items[index];
    ntr_provenance from = unit->provenance ? *unit->provenance : (ntr_provenance){0};
    from.confidence = confidence_of(unit);
    from.origin = origin_of(from.origin, options, from.confidence);
    if (from.document.len) return from;
    from.document = bitext->name;
    if (options->ordered) from.before = ntr_memory_hash_at(bitext, index - 1);
    if (options->ordered) from.behind = ntr_memory_hash_at(bitext, index + 1);
    return from;
}

static bool is_blank(ntr_str text) {
    return ntr_span_length(ntr_utf8_trim(text, (ntr_span){0, (uint32_t)text.len})) == 0;
}

ntr_status ntr_memory_add(ntr_memory_counts *counts, ntr_memory *memory, const ntr_bitext *bitext,
                          const ntr_memory_options *options, ntr_error *err) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        candidate c = {.bitext = bitext, .unit = &bitext->units.items[i], .from = provenance_of(bitext, i, options)};
        const bool doubtful = c.from.confidence && c.from.confidence < options->confidence;
        if (!ntr_unit_is_meant(c.unit) || is_blank(c.unit->target)) {
            counts->empty++;
        } else if (c.unit->state < options->least) {
            counts->unready++;
        } else if (doubtful) {
            counts->doubtful++;
        } else {
            NTR_TRY(take(counts, memory, &c, options, err));
        }
    }
    return NTR_OK;
}
