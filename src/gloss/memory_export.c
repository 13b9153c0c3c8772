/* The memory as a bitext, for any format. */
#include <stdio.h>

#include "gloss/memory_store.h"

/* A tag of its own only where it is not that of all. */
static ntr_str own_tag(ntr_str tag, const char *usual) {
    return ntr_str_equal(tag, ntr_str_from(usual)) ? NTR_STR("") : tag;
}

static ntr_status add_unit(ntr_bitext *bitext, const ntr_pair *pair, uint32_t number, ntr_error *err) {
    ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
    ntr_provenance *from = ntr_arena_alloc(bitext->arena, sizeof *from);
    if (!unit || !from) return ntr_error_memory(err);
    *from = pair->from;
    from->source_lang = own_tag(pair->source_lang, bitext->source_lang);
    from->target_lang = own_tag(pair->target_lang, bitext->target_lang);
    *unit = (ntr_unit){.id = ntr_arena_printf(bitext->arena, "u%u", number + 1),
                       .para = number,
                       .source = pair->source,
                       .target = pair->target,
                       .source_codes = pair->source_codes,
                       .target_codes = pair->target_codes,
                       .lang = ntr_lang_from("nl"),
                       .translate = true,
                       .state = pair->state,
                       .provenance = from};
    return unit->id.ptr ? NTR_OK : ntr_error_memory(err);
}

/* en of en-GB and en-US. */
static void take_common(char out[NTR_TAG_SIZE], ntr_str least, ntr_str most) {
    size_t length = least.len;
    if (!ntr_str_equal(least, most)) {
        const char *hyphen = memchr(least.ptr, '-', least.len);
        length = hyphen ? (size_t)(hyphen - least.ptr) : least.len;
    }
    if (length) snprintf(out, NTR_TAG_SIZE, "%.*s", (int)length, least.ptr);
}

static ntr_status find_languages(ntr_memory_place *place, ntr_memory *memory, const ntr_pair_filter *filter,
                                 ntr_error *err) {
    ntr_query *query;
    bool row;
    if (place->source_lang[0]) return NTR_OK;
    snprintf(place->source_lang, sizeof place->source_lang, "nl");
    snprintf(place->target_lang, sizeof place->target_lang, "en");
    NTR_TRY(memory_query(&query, memory, MEMORY_LANGUAGES, err));
    memory_set_filter(query, filter);
    NTR_TRY(ntr_query_step(&row, query, err));
    if (row) take_common(place->source_lang, ntr_query_text(query, 0), ntr_query_text(query, 1));
    if (row) take_common(place->target_lang, ntr_query_text(query, 2), ntr_query_text(query, 3));
    ntr_query_reset(query);
    return NTR_OK;
}

/* Page by page, so that each pair is in memory once. */
static ntr_status add_pairs(ntr_bitext *bitext, ntr_memory_place *place, ntr_memory *memory,
                            const ntr_pair_filter *filter, ntr_error *err) {
    enum { PAGE = 1000 };
    ntr_pair_filter page = *filter;
    for (ntr_pairs pairs = {.arena = bitext->arena};; pairs.list.count = 0) {
        const uint32_t left = filter->limit ? filter->limit - bitext->units.count : PAGE;
        page.after = place->after;
        page.limit = left < PAGE ? left : PAGE;
        NTR_TRY(ntr_memory_list(&pairs, memory, &page, err));
        for (uint32_t i = 0; i < pairs.list.count; i++) {
            const ntr_pair *pair = &pairs.list.items[i];
            NTR_TRY(add_unit(bitext, pair, place->count++, err));
            place->after = pair->number;
        }
        if (pairs.list.count < page.limit || bitext->units.count == filter->limit) return NTR_OK;
    }
}

ntr_status ntr_memory_export(ntr_bitext **out, ntr_memory_place *place, ntr_memory *memory,
                             const ntr_pair_filter *filter, ntr_error *err) {
    NTR_TRY(find_languages(place, memory, filter, err));
    NTR_TRY(ntr_bitext_new(out, NTR_STR("memory"), place->source_lang, place->target_lang, err));
    const ntr_status status = add_pairs(*out, place, memory, filter, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_bitext_free(*out);
    *out = NULL;
    return status;
}
