/* Several glossaries at once. */
#include "ext/file.h"
#include "gloss/fill.h"
#include "gloss/store.h"

static ntr_status open_one(ntr_glossaries *out, const char *path, ntr_glossary_mode mode, ntr_error *err) {
    ntr_glossary *glossary;
    NTR_TRY(ntr_glossary_open(&glossary, path, mode, err));
    ntr_glossary **added = NTR_PUSH(out->arena, &out->list);
    if (added) {
        *added = glossary;
        return NTR_OK;
    }
    ntr_glossary_close(glossary);
    return ntr_error_memory(err);
}

static ntr_status open_list(ntr_glossaries *out, ntr_str rest, ntr_glossary_mode mode, ntr_error *err) {
    while (rest.len > 0) {
        const ntr_str path = ntr_arena_copy(out->arena, ntr_file_first_path(rest));
        if (!path.ptr) return ntr_error_memory(err);
        rest = ntr_str_slice(rest, path.len < rest.len ? path.len + 1 : path.len, rest.len);
        if (path.len > 0) NTR_TRY(open_one(out, path.ptr, mode, err));
    }
    return NTR_OK;
}

ntr_status ntr_glossaries_open(ntr_glossaries *out, const char *paths, ntr_glossary_mode mode, ntr_error *err) {
    *out = (ntr_glossaries){.arena = ntr_arena_new()};
    if (!out->arena) return ntr_error_memory(err);
    const ntr_str list = paths ? ntr_str_from(paths) : ntr_file_glossary_list(out->arena);
    ntr_status status = open_list(out, list, mode, err);
    if (status == NTR_OK && out->list.count == 0) status = open_one(out, NULL, mode, err);
    if (status != NTR_OK) ntr_glossaries_close(out);
    return status;
}

void ntr_glossaries_close(ntr_glossaries *glossaries) {
    for (uint32_t i = 0; i < glossaries->list.count; i++) ntr_glossary_close(glossaries->list.items[i]);
    ntr_arena_free(glossaries->arena);
    *glossaries = (ntr_glossaries){0};
}
