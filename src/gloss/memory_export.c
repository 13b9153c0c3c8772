/* The memory as a bitext, for any format. */
#include <stdio.h>

#include "gloss/memory_store.h"

static ntr_status add_unit(ntr_bitext *bitext, const ntr_pair *pair, ntr_error *err) {
    ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
    ntr_provenance *from = ntr_arena_alloc(bitext->arena, sizeof *from);
    if (!unit || !from) return ntr_error_memory(err);
    *from = pair->from;
    *unit = (ntr_unit){.id = ntr_arena_printf(bitext->arena, "u%u", bitext->units.count),
                       .para = bitext->units.count - 1,
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

static void take_languages(ntr_bitext *bitext, const ntr_pair *pair) {
    snprintf(bitext->source_lang, sizeof bitext->source_lang, "%.*s", NTR_FMT(pair->source_lang));
    snprintf(bitext->target_lang, sizeof bitext->target_lang, "%.*s", NTR_FMT(pair->target_lang));
}

/* Page by page, so that each pair is in memory once. */
static ntr_status add_pairs(ntr_bitext *bitext, ntr_memory *memory, const ntr_pair_filter *filter, ntr_error *err) {
    enum { PAGE = 1000 };
    ntr_pair_filter page = *filter;
    page.limit = PAGE;
    for (ntr_pairs pairs = {.arena = bitext->arena};; pairs.list.count = 0) {
        NTR_TRY(ntr_memory_list(&pairs, memory, &page, err));
        for (uint32_t i = 0; i < pairs.list.count; i++) {
            const ntr_pair *pair = &pairs.list.items[i];
            if (bitext->units.count == 0) take_languages(bitext, pair);
            NTR_TRY(add_unit(bitext, pair, err));
            page.after = pair->number;
            if (filter->limit && bitext->units.count == filter->limit) return NTR_OK;
        }
        if (pairs.list.count < PAGE) return NTR_OK;
    }
}

ntr_status ntr_memory_export(ntr_bitext **out, ntr_memory *memory, const ntr_pair_filter *filter, ntr_error *err) {
    NTR_TRY(ntr_bitext_new(out, NTR_STR("memory"), "nl", "en", err));
    const ntr_status status = add_pairs(*out, memory, filter, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_bitext_free(*out);
    *out = NULL;
    return status;
}
