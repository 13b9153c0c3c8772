#include "format/fill.h"

#include "ext/unicode.h"
#include "format/codes_text.h"
#include "format/formats.h"

/* --- opening ------------------------------------------------------------------------------------------------------ */

static ntr_status read_tree(ntr_filling *self, ntr_str name, ntr_str bytes, ntr_error *err) {
    if (!ntr_is_xml(bytes))
        return ntr_error_set(err, NTR_BAD_SYNTAX, "this is no XLIFF: targets are filled in XLIFF 1.2 and 2.x");
    NTR_TRY(ntr_xml_tree_read(&self->tree, bytes, err));
    const ntr_xml_node *root = ntr_xml_tree_root(self->tree);
    if (!ntr_xml_node_is(root, "xliff"))
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, ntr_xml_node_line(root), 0,
                                "<%s> is no XLIFF: targets are filled in XLIFF 1.2 and 2.x", ntr_xml_node_name(root));
    const ntr_str version = ntr_xml_node_get(root, "version");
    self->version2 = version.len == 0 || version.ptr[0] != '1';
    NTR_TRY((self->version2 ? xliff2_read : xliff_read)(&self->bitext, &self->places, root, name, err));
    const size_t size = self->bitext->units.count * sizeof *self->as_read;
    self->as_read = ntr_arena_alloc(self->arena, size);
    if (!self->as_read) return ntr_error_memory(err);
    memcpy(self->as_read, self->bitext->units.items, size);
    return NTR_OK;
}

ntr_status ntr_filling_open(ntr_filling **out, ntr_str name, ntr_str bytes, ntr_error *err) {
    ntr_arena *arena;
    ntr_filling *self = ntr_arena_new_owned(&arena, sizeof *self);
    *out = NULL;
    if (!self) return ntr_error_memory(err);
    self->arena = arena;
    const ntr_status status = read_tree(self, name, bytes, err);
    if (status == NTR_OK) {
        self->reader = (inline_reader){.arena = self->arena,
                                       .elements = self->version2 ? xliff2_elements : xliff_elements,
                                       .text = &self->text,
                                       .keeps_nodes = true};
        *out = self;
    } else {
        ntr_filling_close(self);
    }
    return status;
}

void ntr_filling_close(ntr_filling *filling) {
    if (!filling) return;
    ntr_bitext_free(filling->bitext);
    ntr_xml_tree_free(filling->tree);
    ntr_buffer_dispose(&filling->text);
    ntr_arena_free(filling->arena);
}

ntr_bitext *ntr_filling_bitext(ntr_filling *filling) {
    return filling->bitext;
}

const ntr_format *ntr_filling_format(const ntr_filling *filling) {
    return ntr_format_find(filling->version2 ? "xliff2" : "xliff");
}

const ntr_fill_report *ntr_filling_report(const ntr_filling *filling) {
    return &filling->report;
}

/* <skl><external-file href> of XLIFF 1.2, <skeleton href> of 2.x: the path to the original, which the caller moves. */
static bool place_original(ntr_filling *filling) {
    const ntr_original *original = &filling->bitext->original;
    const ntr_xml_node *file = ntr_xml_node_child(ntr_xml_tree_root(filling->tree), "file"), *holder = NULL;
    if (!original->format.len || !original->path.len) return true;
    if (filling->version2) {
        holder = ntr_xml_node_child(file, "skeleton");
    } else {
        const ntr_xml_node *header = ntr_xml_node_child(file, "header");
        const ntr_xml_node *skeleton = header ? ntr_xml_node_child(header, "skl") : NULL;
        holder = skeleton ? ntr_xml_node_child(skeleton, "external-file") : NULL;
    }
    return !holder || ntr_xml_node_set(ntr_xml_tree_own(filling->tree, holder), "href", original->path);
}

ntr_status ntr_filling_write(ntr_filling *filling, ntr_buffer *out, ntr_error *err) {
    if (!place_original(filling)) return ntr_error_memory(err);
    return ntr_xml_tree_write(filling->tree, out, err);
}

/* --- one unit ----------------------------------------------------------------------------------------------------- */

bool fill_slip(ntr_filling *filling, uint32_t unit, ntr_slip slip) {
    ntr_fill_slip *own = NTR_PUSH(filling->arena, &filling->report.slips);
    if (!own) return false;
    *own = (ntr_fill_slip){unit, slip};
    filling->report.lost += slip.kind == NTR_SLIP_LOST;
    return true;
}

static bool same_codes(ntr_codes a, const fill_text *b) {
    if (a.count != b->code_count) return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (a.items[i].at != b->codes[i].at || a.items[i].kind != b->codes[i].kind ||
            !ntr_str_equal(a.items[i].id, b->codes[i].id))
            return false;
    return true;
}

static bool is_same(const ntr_unit *unit, const fill_text *text) {
    return unit->state == text->state && ntr_str_equal(unit->target, text->text) &&
           same_codes(unit->target_codes, text);
}

ntr_status fill_unit(ntr_filling *filling, uint32_t unit, const fill_text *text, const ntr_fill_options *options,
                     ntr_error *err) {
    const ntr_unit *of = &filling->bitext->units.items[unit];
    fill_codes codes = {0};
    if (!of->translate) return NTR_OK;
    if (is_same(of, text)) {
        filling->report.same++;
        return NTR_OK;
    }
    if (of->state >= NTR_STATE_REVIEWED && !options->overwrite_approved) {
        filling->report.approved++;
        return NTR_OK;
    }
    NTR_TRY(fill_match_codes(&codes, filling, unit, text, err));
    NTR_TRY(fill_put(filling, unit, text, &codes, err));
    filling->report.filled++;
    return NTR_OK;
}

static ntr_status take_masked(fill_text *out, ntr_filling *filling, uint32_t unit, ntr_str answer,
                              const ntr_masks *masks, ntr_error *err) {
    ntr_unmasked back;
    NTR_TRY(ntr_unmask(&back, filling->arena, masks, &masks->list.items[unit], answer, err));
    *out = (fill_text){back.text, back.codes.items, back.codes.count, NTR_STATE_TRANSLATED, false};
    filling->report.restored += back.restored;
    for (uint32_t i = 0; i < back.slips.count; i++) {
        out->lost_text = out->lost_text || back.slips.items[i].kind == NTR_SLIP_LOST;
        if (!fill_slip(filling, unit, back.slips.items[i])) return ntr_error_memory(err);
    }
    return NTR_OK;
}

static bool is_blank(ntr_str text) {
    const ntr_span rest = ntr_utf8_trim(text, (ntr_span){0, (uint32_t)text.len});
    return ntr_span_length(rest) == 0;
}

ntr_status ntr_filling_answer(ntr_filling *filling, uint32_t unit, ntr_str answer, const ntr_masks *masks,
                              const ntr_fill_options *options, ntr_error *err) {
    const ntr_unit *of = &filling->bitext->units.items[unit];
    fill_text text;
    if (!of->translate) return NTR_OK;
    if (is_blank(answer) && !is_blank(of->source)) {
        filling->report.empty++;
        return NTR_OK;
    }
    if (of->state >= NTR_STATE_REVIEWED && !options->overwrite_approved) {
        filling->report.approved++;
        return NTR_OK;
    }
    if (masks) {
        NTR_TRY(take_masked(&text, filling, unit, answer, masks, err));
    } else {
        NTR_TRY(fill_find_codes(&text, filling, unit, answer, err));
    }
    return fill_unit(filling, unit, &text, options, err);
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static uint32_t count_lines(ntr_str text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) count += text.ptr[i] == '\n';
    return count + (text.len > 0 && text.ptr[text.len - 1] != '\n');
}

/* Takes the first line off `rest`, without its end. */
static ntr_str take_line(ntr_str *rest) {
    const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
    size_t length = end ? (size_t)(end - rest->ptr) : rest->len;
    ntr_str line = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, end ? length + 1 : length, rest->len);
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    return line;
}

static uint32_t count_translatable(const ntr_bitext *bitext) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < bitext->units.count; i++) count += bitext->units.items[i].translate;
    return count;
}

static ntr_status check_masks(const ntr_bitext *bitext, const ntr_masks *masks, ntr_error *err) {
    if (masks->list.count != bitext->units.count)
        return ntr_error_set(err, NTR_BAD_SYNTAX, "the masks are of another text: they have %u segments, the file %u",
                             (unsigned)masks->list.count, (unsigned)bitext->units.count);
    for (uint32_t i = 0; i < bitext->units.count; i++)
        if (!ntr_str_equal(masks->list.items[i].source, bitext->units.items[i].source))
            return ntr_error_set(err, NTR_BAD_SYNTAX, "the masks are of another text: segment %.*s has another source",
                                 NTR_FMT(bitext->units.items[i].id));
    return NTR_OK;
}

/* Whether the lines are those of the segments for translation alone. */
static ntr_status check_count(bool *only_translatable, const ntr_bitext *bitext, uint32_t lines, bool masked,
                              ntr_error *err) {
    const uint32_t all = bitext->units.count, wanted = count_translatable(bitext);
    *only_translatable = lines != all;
    if (lines == all || (lines == wanted && !masked)) return NTR_OK;
    if (wanted == all)
        return ntr_error_set(err, NTR_BAD_SYNTAX, "%u lines for %u segments: nothing was filled", (unsigned)lines,
                             (unsigned)all);
    return ntr_error_set(err, NTR_BAD_SYNTAX,
                         "%u lines for %u segments (%u of them for translation): nothing was filled", (unsigned)lines,
                         (unsigned)all, (unsigned)wanted);
}

ntr_status ntr_filling_lines(ntr_filling *filling, ntr_str lines, const ntr_masks *masks,
                             const ntr_fill_options *options, ntr_error *err) {
    const ntr_bitext *bitext = filling->bitext;
    bool only_translatable;
    ntr_str rest;
    NTR_TRY(bilingual_decode(&rest, lines, err));
    if (masks) NTR_TRY(check_masks(bitext, masks, err));
    NTR_TRY(check_count(&only_translatable, bitext, count_lines(rest), masks != NULL, err));
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        if (only_translatable && !bitext->units.items[i].translate) continue;
        NTR_TRY(ntr_filling_answer(filling, i, take_line(&rest), masks, options, err));
    }
    return NTR_OK;
}
