/* Any bytes as a bilingual file: what is read can be written in every format, and read again from it; an XLIFF can be
 * filled with its own sources, through every engine's masks. */
#include <stdint.h>
#include <stdlib.h>

#include "ntrans/filling.h"
#include "ntrans/loss.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_all(const ntr_bitext *bitext) {
    const ntr_write_options plain = {0};
    const ntr_format *format;
    for (size_t i = 0; (format = ntr_format_at(i)); i++) {
        ntr_buffer out = {0};
        ntr_losses lost;
        ntr_error err = {0};
        if (format->write(&out, bitext, &plain, &err) != NTR_OK) abort();
        if (!format->one_way && ntr_losses_find(&lost, bitext, ntr_buffer_str(&out), &err) != NTR_OK) abort();
        if (!format->one_way && lost.units) abort();
        ntr_buffer_dispose(&out);
    }
}

/* `copied`: each target is its source. */
static void check_filled(const ntr_bitext *before, ntr_str written, bool copied) {
    ntr_bitext *after = NULL;
    if (ntr_format_read(&after, NULL, NTR_STR("fuzz"), written, NULL) != NTR_OK) abort();
    if (after->units.count != before->units.count) abort();
    for (uint32_t i = 0; i < after->units.count; i++) {
        const ntr_unit *unit = &after->units.items[i];
        if (!ntr_str_equal(unit->source, before->units.items[i].source)) abort();
        if (copied && unit->target.len && unit->translate && !ntr_str_equal(unit->target, unit->source)) abort();
    }
    ntr_bitext_free(after);
}

/* The sidecar too is written and read on the way. */
static void fill(ntr_filling *filling, const ntr_mt_style *style) {
    const ntr_fill_options options = {.overwrite_approved = true};
    const ntr_bitext *bitext = ntr_filling_bitext(filling);
    ntr_masks *masks = NULL;
    ntr_buffer out = {0};
    if (ntr_format_find("masks")->write(&out, bitext, &(ntr_write_options){.engine = style}, NULL) != NTR_OK) abort();
    if (ntr_masks_read(&masks, ntr_buffer_str(&out), NULL) != NTR_OK) abort();
    for (uint32_t i = 0; i < bitext->units.count; i++)
        if (ntr_filling_answer(filling, i, masks->list.items[i].line, masks, &options, NULL) != NTR_OK) abort();
    ntr_buffer_clear(&out);
    if (ntr_filling_write(filling, &out, NULL) != NTR_OK) abort();
    check_filled(bitext, ntr_buffer_str(&out), true);
    ntr_masks_free(masks);
    ntr_buffer_dispose(&out);
}

static void fill_back(ntr_str bytes) {
    for (size_t i = 0; ntr_mt_style_at(i); i++) {
        ntr_filling *filling = NULL;
        if (ntr_filling_open(&filling, NTR_STR("fuzz"), bytes, NULL) == NTR_OK) fill(filling, ntr_mt_style_at(i));
        ntr_filling_close(filling);
    }
}

/* Drafts into the tree: the same units come back, and the Dutch of each. */
static void draft_back(ntr_str bytes) {
    ntr_filling *filling = NULL;
    ntr_buffer out = {0};
    if (ntr_filling_open(&filling, NTR_STR("fuzz"), bytes, NULL) != NTR_OK) return;
    ntr_bitext *bitext = ntr_filling_bitext(filling);
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        ntr_unit *unit = &bitext->units.items[i];
        if (unit->target.len || unit->state != NTR_STATE_NEW) continue;
        unit->target = unit->source;
        unit->target_codes = unit->source_codes;
    }
    if (ntr_filling_draft(filling, NULL) != NTR_OK) abort();
    if (ntr_filling_write(filling, &out, NULL) != NTR_OK) abort();
    check_filled(bitext, ntr_buffer_str(&out), false);
    ntr_filling_close(filling);
    ntr_buffer_dispose(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ntr_bitext *bitext = NULL;
    ntr_error err = {0};
    const ntr_str bytes = {(const char *)data, size};
    const ntr_status status = ntr_format_read(&bitext, NULL, NTR_STR("fuzz"), bytes, &err);
    if (status == NTR_INTERNAL) abort();
    if (status == NTR_OK) write_all(bitext);
    if (status == NTR_OK) fill_back(bytes);
    if (status == NTR_OK) draft_back(bytes);
    ntr_bitext_free(bitext);
    return 0;
}
