#include "gloss/memory_gram.h"

#include <stdlib.h>

#include "ntrans/buffer.h"

/* --- grams -------------------------------------------------------------------------------------------------------- */

enum { EDGE = 5, LONG_WORD = 10, SHORT_TEXT = 24, SHORT_GRAM = 3 };

enum { GRAM_BITS = 42 };

static uint64_t gram_of(char kind, const uint32_t *points, uint32_t count) {
    uint64_t hash = memory_hash_point(MEMORY_HASH_START, (uint32_t)kind);
    for (uint32_t i = 0; i < count; i++) hash = memory_hash_point(hash, points[i]);
    return (hash ^ hash >> GRAM_BITS) & ((UINT64_C(1) << GRAM_BITS) - 1);
}

static int compare(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static void keep_each_once(memory_grams *grams) {
    uint32_t kept = 0;
    if (grams->count > 1) qsort(grams->items, grams->count, sizeof *grams->items, compare);
    for (uint32_t i = 0; i < grams->count; i++)
        if (kept == 0 || grams->items[kept - 1] != grams->items[i]) grams->items[kept++] = grams->items[i];
    grams->count = kept;
}

bool memory_grams_make(memory_grams *out, ntr_arena *arena, const memory_text *text) {
    const bool is_short = text->count < SHORT_TEXT;
    *out = (memory_grams){0};
    out->items =
        ntr_arena_array(arena, (size_t)text->word_count * 2 + (is_short ? SHORT_TEXT : 0) + 1, sizeof *out->items);
    if (!out->items) return false;
    for (uint32_t i = 0; i < text->word_count; i++) {
        const memory_word *word = &text->words[i];
        const uint32_t *points = text->points + word->begin;
        if (word->length == 1 && points[0] == '0') continue; /* a number is like any other */
        out->items[out->count++] = gram_of('w', points, word->length < EDGE ? word->length : EDGE);
        if (word->length >= LONG_WORD) out->items[out->count++] = gram_of('e', points + word->length - EDGE, EDGE);
    }
    for (uint32_t i = 0; is_short && i + SHORT_GRAM <= text->count; i++)
        out->items[out->count++] = gram_of('t', text->points + i, SHORT_GRAM);
    keep_each_once(out);
    return true;
}

unsigned memory_class_of(uint32_t points) {
    static const uint32_t ends[] = {6, 8, 12, 16, 23, 32, 46, 64, 91, 128, 182, 256, 363, 512, 725};
    unsigned class = 0;
    while (class < sizeof ends / sizeof ends[0] && points >= ends[class]) class ++;
    return class;
}

/* --- gathering ---------------------------------------------------------------------------------------------------- */

/* The numbers of one gram: the first apart, for only in writing it is known which stands before it. */
struct memory_posting {
    uint64_t gram;
    int64_t first, last;
    unsigned first_class;
    uint32_t count;
    ntr_buffer rest;
};

void memory_postings_dispose(memory_postings *postings) {
    for (uint32_t i = 0; i < postings->count; i++) ntr_buffer_dispose(&postings->items[i].rest);
    free(postings->items);
    free(postings->slots);
    *postings = (memory_postings){0};
}

/* Seven bits a byte, the lowest first; the high bit says that more follow. */
static void append_number(ntr_buffer *out, int64_t distance, unsigned length_class) {
    uint64_t value = (uint64_t)distance << 4 | length_class;
    for (; value >= 0x80; value >>= 7) ntr_buffer_append_char(out, (char)(value | 0x80));
    ntr_buffer_append_char(out, (char)value);
}

static uint32_t *slot_of(const memory_postings *postings, uint64_t gram) {
    uint32_t at = (uint32_t)(gram * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (postings->slot_count - 1);
    while (postings->slots[at] && postings->items[postings->slots[at] - 1].gram != gram)
        at = (at + 1) & (postings->slot_count - 1);
    return &postings->slots[at];
}

/* Room for one more; the slots are at most half full. */
static bool grow(memory_postings *postings) {
    if (postings->count < postings->capacity) return true;
    const uint32_t capacity = postings->capacity ? postings->capacity * 2 : 1024;
    struct memory_posting *items = realloc(postings->items, capacity * sizeof *items);
    if (!items) return false;
    postings->items = items;
    uint32_t *slots = calloc((size_t)capacity * 2, sizeof *slots);
    if (!slots) return false;
    free(postings->slots);
    postings->slots = slots;
    postings->slot_count = capacity * 2;
    postings->capacity = capacity;
    for (uint32_t i = 0; i < postings->count; i++) *slot_of(postings, items[i].gram) = i + 1;
    return true;
}

static bool add(memory_postings *postings, int64_t id, uint64_t gram, unsigned length_class) {
    if (!grow(postings)) return false;
    uint32_t *slot = slot_of(postings, gram);
    if (!*slot) {
        postings->items[postings->count++] =
            (struct memory_posting){.gram = gram, .first = id, .last = id, .first_class = length_class, .count = 1};
        *slot = postings->count;
        postings->bytes += sizeof *postings->items;
        return true;
    }
    struct memory_posting *posting = &postings->items[*slot - 1];
    const size_t before = posting->rest.len;
    append_number(&posting->rest, id - posting->last, length_class);
    posting->last = id;
    posting->count++;
    postings->bytes += posting->rest.len - before;
    return !posting->rest.failed;
}

ntr_status memory_postings_add(memory_postings *postings, int64_t id, const memory_grams *grams, unsigned length_class,
                               ntr_error *err) {
    for (uint32_t i = 0; i < grams->count; i++)
        if (!add(postings, id, grams->items[i], length_class)) return ntr_error_memory(err);
    return NTR_OK;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

/* A row that is longer is left alone, and another begun, so that adding a pair never writes much. */
enum { ROW_LIMIT = 16 * 1024 };

typedef struct writer {
    ntr_query *find, *put;
    ntr_buffer ids;
} writer;

static ntr_status open_writer(writer *out, ntr_db *db, ntr_error *err) {
    NTR_TRY(ntr_query_new(&out->find, db,
                          "SELECT key, count, last, ids FROM memory_gram WHERE key BETWEEN ?1 AND ?2 "
                          "ORDER BY key DESC LIMIT 1",
                          err));
    return ntr_query_new(&out->put, db,
                         "INSERT OR REPLACE INTO memory_gram (key, count, last, ids) "
                         "VALUES (?1, ?2, ?3, ?4)",
                         err);
}

static ntr_status write_posting(writer *w, const struct memory_posting *posting, ntr_error *err) {
    int64_t key = memory_gram_first(posting->gram), count = 0, last = 0;
    bool row;
    ntr_buffer_clear(&w->ids);
    ntr_query_set_int(w->find, 1, key);
    ntr_query_set_int(w->find, 2, memory_gram_last(posting->gram));
    NTR_TRY(ntr_query_step(&row, w->find, err));
    if (row) {
        const ntr_str ids = ntr_query_text(w->find, 3);
        const bool full = ids.len >= ROW_LIMIT;
        key = ntr_query_int(w->find, 0) + full;
        count = full ? 0 : ntr_query_int(w->find, 1);
        last = full ? 0 : ntr_query_int(w->find, 2);
        if (!full) ntr_buffer_append(&w->ids, ids);
        ntr_query_reset(w->find);
    }
    append_number(&w->ids, posting->first - last, posting->first_class);
    ntr_buffer_append(&w->ids, ntr_buffer_str(&posting->rest));
    NTR_TRY(ntr_buffer_check(&w->ids, err));
    ntr_query_set_int(w->put, 1, key);
    ntr_query_set_int(w->put, 2, count + posting->count);
    ntr_query_set_int(w->put, 3, posting->last);
    ntr_query_set_bytes(w->put, 4, ntr_buffer_str(&w->ids));
    return ntr_query_run(w->put, err);
}

static int compare_grams(const void *left, const void *right) {
    const struct memory_posting *a = left, *b = right;
    return a->gram < b->gram ? -1 : a->gram > b->gram;
}

ntr_status memory_postings_write(memory_postings *postings, ntr_db *db, ntr_error *err) {
    writer w = {0};
    ntr_status status = open_writer(&w, db, err);
    /* In the order of the table, so that each of its pages is written once. */
    if (postings->count > 1) qsort(postings->items, postings->count, sizeof *postings->items, compare_grams);
    for (uint32_t i = 0; status == NTR_OK && i < postings->count; i++)
        status = write_posting(&w, &postings->items[i], err);
    ntr_query_free(w.find);
    ntr_query_free(w.put);
    ntr_buffer_dispose(&w.ids);
    memory_postings_dispose(postings);
    return status;
}
