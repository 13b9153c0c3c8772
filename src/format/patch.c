#include "format/patch.h"

static void append_text(ntr_buffer *out, const ntr_patch *patch, uint32_t block, ntr_str text) {
    if (!text.len) return;
    if (patch->append) {
        patch->append(out, patch->ways ? patch->ways[block] : 0, text);
    } else {
        ntr_buffer_append(out, text);
    }
}

static void append_woven(ntr_buffer *out, const ntr_patch *patch, uint32_t block, const ntr_woven *woven) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < woven->codes.count; i++) {
        const ntr_code *code = &woven->codes.items[i];
        append_text(out, patch, block, ntr_str_slice(woven->text, at, code->at));
        ntr_buffer_append(out, code->data);
        at = code->at;
    }
    append_text(out, patch, block, ntr_str_slice(woven->text, at, woven->text.len));
}

/* A document of which nothing changed keeps its language. */
static bool append_blocks(ntr_buffer *out, const ntr_patch *patch, const ntr_woven *woven, const char *lang) {
    uint32_t at = 0;
    bool changed = false;
    for (uint32_t i = 0; i < patch->document->blocks.count; i++) {
        if (woven[i].unchanged) continue;
        if (!changed && ntr_span_length(patch->lang) && patch->lang.end <= patch->places[i].begin) {
            ntr_buffer_append(out, ntr_str_slice(patch->decoded, 0, patch->lang.begin));
            ntr_buffer_append(out, ntr_str_from(lang));
            at = patch->lang.end;
        }
        changed = true;
        ntr_buffer_append(out, ntr_str_slice(patch->decoded, at, patch->places[i].begin));
        append_woven(out, patch, i, &woven[i]);
        at = patch->places[i].end;
    }
    ntr_buffer_append(out, ntr_str_slice(patch->decoded, at, patch->decoded.len));
    return changed;
}

static ntr_status encode(ntr_buffer *out, const ntr_patch *patch, ntr_str text, ntr_weave_report *report,
                         ntr_error *err) {
    const size_t before = out->len;
    ntr_error why = {0};
    const ntr_status status = ntr_encode(out, text, &patch->encoding, patch->references, &why);
    if (status == NTR_OK) return NTR_OK;
    if (status != NTR_BAD_ENCODING) {
        if (err) *err = why;
        return status;
    }
    out->len = before;
    NTR_TRY(ntr_weave_tell(report, NTR_STR(""), "encoding-changed", err, "%s; it is written as UTF-8", why.message));
    return ntr_encode(out, text, &(ntr_encoding){.name = "UTF-8"}, false, err);
}

ntr_status ntr_patch_write(ntr_buffer *out, const ntr_patch *patch, ntr_str bytes, const ntr_bitext *bitext,
                           const ntr_weave_options *options, ntr_weave_report *report, ntr_error *err) {
    ntr_woven *woven = NULL;
    ntr_buffer text = {0};
    NTR_TRY(ntr_weave(&woven, patch->document->arena, patch->document, bitext, options, report, err));
    const bool changed = append_blocks(&text, patch, woven, bitext->target_lang);
    ntr_status status = ntr_buffer_check(&text, err);
    if (!changed) ntr_buffer_append(out, bytes);
    if (changed && status == NTR_OK) status = encode(out, patch, ntr_buffer_str(&text), report, err);
    ntr_buffer_dispose(&text);
    return status == NTR_OK ? ntr_buffer_check(out, err) : status;
}
