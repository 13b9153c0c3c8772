#include "gloss/likeness.h"

#include "ext/unicode.h"

void likeness_dispose(likeness *self) {
    skeletons_dispose(&self->skeletons);
    ntr_arena_free(self->arena);
    *self = (likeness){0};
}

static ntr_status add(likeness *self, ntr_str folded, ntr_error *err) {
    ntr_str skeleton;
    NTR_TRY(skeleton_make(&skeleton, &self->skeletons, self->arena, folded, err));
    if (ntr_map_get(&self->by_skeleton, skeleton) != NTR_MAP_NONE) return NTR_OK;
    ntr_str *key = NTR_PUSH(self->arena, &self->keys);
    if (key) *key = ntr_arena_copy(self->arena, folded);
    const bool kept = key && key->ptr && ntr_map_put(&self->by_skeleton, self->arena, skeleton, self->keys.count - 1);
    return kept ? NTR_OK : ntr_error_memory(err);
}

static ntr_status add_all(likeness *self, ntr_query *query, ntr_error *err) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        NTR_TRY(add(self, ntr_query_text(query, 0), err));
    }
}

ntr_status likeness_fill(likeness *self, ntr_glossary *glossary, ntr_error *err) {
    ntr_query *query;
    self->arena = ntr_arena_new();
    if (!self->arena) return ntr_error_memory(err);
    NTR_TRY(ntr_query_new(&query, glossary->db, "SELECT folded FROM term WHERE lang = 'nl'", err));
    const ntr_status status = add_all(self, query, err);
    ntr_query_free(query);
    return status;
}

ntr_status likeness_find(ntr_str *out, likeness *self, ntr_str dutch, ntr_error *err) {
    ntr_str skeleton;
    const ntr_str folded = ntr_fold(self->arena, dutch);
    if (!folded.ptr) return ntr_error_memory(err);
    NTR_TRY(skeleton_make(&skeleton, &self->skeletons, self->arena, folded, err));
    const uint32_t at = ntr_map_get(&self->by_skeleton, skeleton);
    const bool other = at != NTR_MAP_NONE && !ntr_str_equal(self->keys.items[at], folded);
    *out = other ? self->keys.items[at] : NTR_STR_NONE;
    return NTR_OK;
}
