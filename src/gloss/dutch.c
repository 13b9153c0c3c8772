#include "gloss/dutch.h"

void dutch_dispose(dutch_terms *self) {
    ntr_arena_free(self->arena);
    *self = (dutch_terms){0};
}

uint32_t dutch_first(const dutch_terms *self, ntr_str folded) {
    return ntr_map_get(&self->by_key, folded);
}

static bool add_first(dutch_terms *self, ntr_str folded) {
    const ntr_str key = ntr_arena_copy(self->arena, folded);
    return key.ptr && ntr_map_put(&self->by_key, self->arena, key, self->entries.count - 1);
}

bool dutch_add(dutch_terms *self, ntr_str folded, int64_t entry) {
    const uint32_t first = dutch_first(self, folded);
    for (uint32_t i = first; i != NTR_MAP_NONE; i = self->entries.items[i].next)
        if (self->entries.items[i].entry == entry) return true;
    const uint32_t at = self->entries.count;
    dutch_entry *added = NTR_PUSH(self->arena, &self->entries);
    if (!added) return false;
    *added = (dutch_entry){entry, NTR_MAP_NONE, at};
    if (first == NTR_MAP_NONE) return add_first(self, folded);
    self->entries.items[self->entries.items[first].last].next = at;
    self->entries.items[first].last = at;
    return true;
}

static ntr_status add_spelling(dutch_terms *self, ntr_str folded, ntr_error *err) {
    const ntr_str skeleton = skeleton_make(self->arena, folded);
    if (!skeleton.ptr) return ntr_error_memory(err);
    if (ntr_map_get(&self->by_skeleton, skeleton) != NTR_MAP_NONE) return NTR_OK;
    ntr_str *spelling = NTR_PUSH(self->arena, &self->spellings);
    if (spelling) *spelling = ntr_arena_copy(self->arena, folded);
    const bool kept =
        spelling && spelling->ptr && ntr_map_put(&self->by_skeleton, self->arena, skeleton, self->spellings.count - 1);
    return kept ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_terms(dutch_terms *self, ntr_query *query, ntr_error *err) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        const ntr_str folded = ntr_query_text(query, 0);
        if (!dutch_add(self, folded, ntr_query_int(query, 1))) return ntr_error_memory(err);
        NTR_TRY(add_spelling(self, folded, err));
    }
}

/* The index of Dutch terms gives both columns without a look at the table. */
ntr_status dutch_fill(dutch_terms *self, ntr_glossary *glossary, ntr_error *err) {
    ntr_query *query;
    self->arena = ntr_arena_new();
    if (!self->arena) return ntr_error_memory(err);
    NTR_TRY(ntr_query_new(&query, glossary->db,
                          "SELECT folded, entry FROM term WHERE lang = 'nl' ORDER BY folded, entry", err));
    const ntr_status status = read_terms(self, query, err);
    ntr_query_free(query);
    return status;
}

ntr_status dutch_like(ntr_str *out, const dutch_terms *self, ntr_arena *scratch, ntr_str folded, ntr_error *err) {
    const ntr_str skeleton = skeleton_make(scratch, folded);
    if (!skeleton.ptr) return ntr_error_memory(err);
    const uint32_t at = ntr_map_get(&self->by_skeleton, skeleton);
    const bool other = at != NTR_MAP_NONE && !ntr_str_equal(self->spellings.items[at], folded);
    *out = other ? self->spellings.items[at] : NTR_STR_NONE;
    return NTR_OK;
}
