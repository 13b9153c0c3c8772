#include "model/gazetteer.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "ext/catalog.h"
#include "ext/file.h"

enum { LANGUAGE_LIMIT = 32 };

/* The names of places in one language. Messages with the same text are chained. */
typedef struct names {
    ntr_lang language;
    ntr_catalog *catalog; /* NULL: none is installed */
    ntr_map by_name;      /* name → message */
    uint32_t *next;       /* per message: the next with the same name, or NTR_MAP_NONE */
} names;

struct ntr_gazetteer {
    ntr_arena *arena;
    bool opened;          /* the English names were looked for */
    ntr_catalog *english; /* NULL: not installed */
    names languages[LANGUAGE_LIMIT];
    size_t count;
};

ntr_gazetteer *ntr_gazetteer_new(void) {
    ntr_gazetteer *gazetteer = calloc(1, sizeof *gazetteer);
    if (gazetteer) gazetteer->arena = ntr_arena_new();
    if (gazetteer && gazetteer->arena) return gazetteer;
    free(gazetteer);
    return NULL;
}

void ntr_gazetteer_free(ntr_gazetteer *gazetteer) {
    if (!gazetteer) return;
    for (size_t i = 0; i < gazetteer->count; i++) ntr_catalog_close(gazetteer->languages[i].catalog);
    ntr_catalog_close(gazetteer->english);
    ntr_arena_free(gazetteer->arena);
    free(gazetteer);
}

/* A catalogue that is missing or damaged is none. */
static ntr_status open_catalog(ntr_catalog **out, ntr_arena *arena, const char *language, ntr_error *err) {
    const ntr_str path = ntr_file_catalog(arena, language, "geonames");
    ntr_error ignored = {0};
    *out = NULL;
    if (!path.ptr || ntr_catalog_open(out, path.ptr, &ignored) == NTR_NO_MEMORY) return ntr_error_memory(err);
    return NTR_OK;
}

/* From the last message to the first, so that chains run in the order of the catalogue. */
static ntr_status index_names(names *of, ntr_arena *arena, ntr_error *err) {
    const uint32_t count = ntr_catalog_count(of->catalog);
    of->next = ntr_arena_array(arena, count, sizeof *of->next);
    if (!of->next || !ntr_map_reserve(&of->by_name, arena, count)) return ntr_error_memory(err);
    for (uint32_t i = count; i-- > 0;) {
        ntr_str id, name;
        if (!ntr_catalog_at(&id, &name, of->catalog, i)) continue;
        of->next[i] = ntr_map_get(&of->by_name, name);
        if (!ntr_map_put(&of->by_name, arena, name, i)) return ntr_error_memory(err);
    }
    return NTR_OK;
}

static ntr_status open_language(names **out, ntr_gazetteer *gazetteer, const char *language, ntr_error *err) {
    *out = NULL;
    for (size_t i = 0; i < gazetteer->count; i++)
        if (ntr_lang_is(gazetteer->languages[i].language, language)) *out = &gazetteer->languages[i];
    if (*out || gazetteer->count == LANGUAGE_LIMIT) return NTR_OK;
    names *added = &gazetteer->languages[gazetteer->count];
    NTR_TRY(open_catalog(&added->catalog, gazetteer->arena, language, err));
    added->language = ntr_lang_from(language);
    gazetteer->count++;
    *out = added;
    return added->catalog ? index_names(added, gazetteer->arena, err) : NTR_OK;
}

ntr_status ntr_gazetteer_find(ntr_gazetteer_places *out, ntr_gazetteer *gazetteer, const char *language, ntr_str name,
                              ntr_error *err) {
    *out = (ntr_gazetteer_places){.count = 0};
    if (!gazetteer->opened) NTR_TRY(open_catalog(&gazetteer->english, gazetteer->arena, "en", err));
    gazetteer->opened = true;
    if (!gazetteer->english) return NTR_OK;
    names *in;
    NTR_TRY(open_language(&in, gazetteer, language, err));
    if (!in || !in->catalog) return NTR_OK;
    uint32_t message = ntr_map_get(&in->by_name, name);
    for (; message != NTR_MAP_NONE && out->count < NTR_GAZETTEER_LIMIT; message = in->next[message]) {
        ntr_str id, native;
        if (!ntr_catalog_at(&id, &native, in->catalog, message)) continue;
        const ntr_str en = ntr_catalog_find(gazetteer->english, id);
        if (!en.ptr) continue;
        out->items[out->count].id = id;
        out->items[out->count].en = en;
        out->count++;
    }
    return NTR_OK;
}
