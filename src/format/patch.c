#include "format/patch.h"

/* Something other than a block of its own that is written in the middle of the original. */
typedef struct splice {
    ntr_span place;
    uint32_t block; /* inner; LANGUAGE: the language of the document */
} splice;

#define LANGUAGE UINT32_MAX

/* A document being written. */
typedef struct patcher {
    const ntr_patch *patch;
    const ntr_woven *woven;
    ntr_buffer *out;
    const char *lang;
    const splice *splices; /* in their order */
    uint32_t splice_count;
} patcher;

static void append_text(patcher *self, uint32_t block, ntr_str text) {
    const ntr_patch *patch = self->patch;
    if (patch->append) {
        patch->append(self->out, patch->ways ? patch->ways[block] : 0, text);
    } else {
        ntr_buffer_append(self->out, text);
    }
}

/* The first splice from `at` on. */
static uint32_t find_splice(const patcher *self, uint32_t at) {
    uint32_t low = 0, high = self->splice_count;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (self->splices[middle].place.begin < at) low = middle + 1;
        if (self->splices[middle].place.begin >= at) high = middle;
    }
    return low;
}

/* The original from `span`, with what is spliced into it. */
static void append_raw(patcher *self, ntr_span span) {
    const ntr_str decoded = self->patch->decoded;
    for (uint32_t i = find_splice(self, span.begin); i < self->splice_count; i++) {
        const splice *next = &self->splices[i];
        if (next->place.end > span.end) break;
        ntr_buffer_append(self->out, ntr_str_slice(decoded, span.begin, next->place.begin));
        if (next->block == LANGUAGE) ntr_buffer_append(self->out, ntr_str_from(self->lang));
        if (next->block != LANGUAGE) append_text(self, next->block, self->woven[next->block].text);
        span.begin = next->place.end;
    }
    ntr_buffer_append(self->out, ntr_str_slice(decoded, span.begin, span.end));
}

/* Whether nothing but white space stands behind its last line end: a hard line break of Markdown. */
static bool ends_in_line(ntr_str data) {
    size_t end = data.len;
    while (end && (data.ptr[end - 1] == ' ' || data.ptr[end - 1] == '\t')) end--;
    return end && (data.ptr[end - 1] == '\n' || data.ptr[end - 1] == '\r');
}

/* The code, and the space behind it for which the line end that begins `text` stands; what is left of `text`. */
static ntr_str append_code(patcher *self, const ntr_code *code, ntr_str text) {
    const ntr_patch *patch = self->patch;
    if (!patch->code_data) {
        ntr_buffer_append(self->out, code->data);
        return text;
    }
    const uint32_t begin = (uint32_t)(code->data.ptr - patch->decoded.ptr), end = begin + (uint32_t)code->data.len;
    append_raw(self, (ntr_span){begin, end});
    if (text.len && text.ptr[0] == ' ' && code->data.len && ends_in_line(code->data))
        return ntr_str_slice(text, 1, text.len); /* what the text has for the end of the line */
    if (!patch->breaks || !text.len || text.ptr[0] != '\n') return text;
    uint32_t behind = end;
    while (behind < patch->decoded.len && strchr(" \t\r\n", patch->decoded.ptr[behind]) && patch->decoded.ptr[behind])
        behind++;
    ntr_buffer_append(self->out, ntr_str_slice(patch->decoded, end, behind));
    return ntr_str_slice(text, 1, text.len);
}

static void append_woven(patcher *self, uint32_t block) {
    const ntr_woven *woven = &self->woven[block];
    const ntr_codes codes = woven->codes;
    append_text(self, block, ntr_str_slice(woven->text, 0, codes.count ? codes.items[0].at : woven->text.len));
    for (uint32_t i = 0; i < codes.count; i++) {
        const size_t end = i + 1 < codes.count ? codes.items[i + 1].at : woven->text.len;
        const ntr_str text = append_code(self, &codes.items[i], ntr_str_slice(woven->text, codes.items[i].at, end));
        append_text(self, block, text);
    }
}

/* A document of which nothing changed keeps its language. False when memory ran out. */
static bool find_splices(patcher *self, bool *changed) {
    const ntr_patch *patch = self->patch;
    const uint32_t count = patch->document->blocks.count;
    splice *splices = ntr_arena_array(patch->document->arena, (size_t)count + 1, sizeof *splices);
    *changed = false;
    if (!splices) return false;
    for (uint32_t i = 0; i < count; i++) *changed = *changed || !self->woven[i].unchanged;
    bool named = !*changed || ntr_span_length(patch->lang) == 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!patch->inner || !patch->inner[i] || self->woven[i].unchanged) continue;
        if (!named && patch->places[i].begin > patch->lang.begin) {
            splices[self->splice_count++] = (splice){patch->lang, LANGUAGE};
            named = true;
        }
        splices[self->splice_count++] = (splice){patch->places[i], i};
    }
    if (!named) splices[self->splice_count++] = (splice){patch->lang, LANGUAGE};
    self->splices = splices;
    return true;
}

static void append_blocks(patcher *self) {
    const ntr_patch *patch = self->patch;
    uint32_t at = 0;
    for (uint32_t i = 0; i < patch->document->blocks.count; i++) {
        if (self->woven[i].unchanged || (patch->inner && patch->inner[i])) continue;
        append_raw(self, (ntr_span){at, patch->places[i].begin});
        append_woven(self, i);
        at = patch->places[i].end;
    }
    append_raw(self, (ntr_span){at, (uint32_t)patch->decoded.len});
}

/* From now on the codes are the original's own bytes. */
static void place_codes(const ntr_patch *patch) {
    for (uint32_t i = 0; patch->code_data && i < patch->document->codes.count; i++)
        patch->document->codes.items[i].data = patch->code_data[i];
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
    bool changed;
    place_codes(patch);
    NTR_TRY(ntr_weave(&woven, patch->document->arena, patch->document, bitext, options, report, err));
    patcher self = {.patch = patch, .woven = woven, .out = &text, .lang = bitext->target_lang};
    if (!find_splices(&self, &changed)) return ntr_error_memory(err);
    if (!changed) {
        ntr_buffer_append(out, bytes);
        return ntr_buffer_check(out, err);
    }
    append_blocks(&self);
    ntr_status status = ntr_buffer_check(&text, err);
    if (status == NTR_OK) status = encode(out, patch, ntr_buffer_str(&text), report, err);
    ntr_buffer_dispose(&text);
    return status == NTR_OK ? ntr_buffer_check(out, err) : status;
}
