/* Text for an engine: one segment a line, what must stay masked; and the sidecar that knows what was masked. */
#include "format/formats.h"
#include "format/masks.h"

static ntr_status make_masks(ntr_masks **out, const ntr_bitext *bitext, const ntr_write_options *options,
                             ntr_error *err) {
    const ntr_mt_style *style = options->engine ? options->engine : ntr_mt_style_at(0);
    return ntr_masks_make(out, bitext, style, options->terms, err);
}

ntr_status ntr_write_mt(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    ntr_masks *masks = NULL;
    NTR_TRY(make_masks(&masks, bitext, options, err));
    for (uint32_t i = 0; i < masks->list.count; i++) {
        ntr_buffer_append(out, masks->list.items[i].line);
        ntr_buffer_append_char(out, '\n');
    }
    ntr_masks_free(masks);
    return ntr_buffer_check(out, err);
}

ntr_status ntr_write_masks(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) {
    ntr_masks *masks = NULL;
    NTR_TRY(make_masks(&masks, bitext, options, err));
    const ntr_status status = masks_write(out, masks, err);
    ntr_masks_free(masks);
    return status;
}
