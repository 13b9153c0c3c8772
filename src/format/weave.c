/* Units into blocks: finds the Dutch of each in its block and puts the English there. What becomes of the codes is in
 * weave_codes.c. */
#include "format/weave.h"

#include "ext/unicode.h"
#include "format/weave_codes.h"
#include "model/codes.h"

/* What marks a unit without English: white square brackets, which no article has. */
#define MARK_OPEN NTR_STR("\xE2\x9F\xA6")
#define MARK_CLOSE NTR_STR("\xE2\x9F\xA7")

/* --- where a unit stands ------------------------------------------------------------------------------------------ */

static size_t skip_space(ntr_str text, size_t at) {
    for (size_t next = at; at < text.len && ntr_char_is_space(ntr_utf8_next(text, &next));) at = next;
    return at;
}

/* Where `source`, which stands at `begin` of `text`, ends; SIZE_MAX when it does not stand there. All white space is
 * the same: tools join lines. */
static size_t match(ntr_str text, size_t begin, ntr_str source) {
    size_t at = begin;
    for (size_t i = skip_space(source, 0); i < source.len;) {
        const size_t space = skip_space(source, i);
        if (space == source.len) break;
        const size_t behind = skip_space(text, at);
        if ((space > i) != (behind > at)) return SIZE_MAX;
        if (space > i) {
            i = space;
            at = behind;
        } else if (at < text.len && text.ptr[at] == source.ptr[i]) {
            i++;
            at++;
        } else {
            return SIZE_MAX;
        }
    }
    return at;
}

/* Where the Dutch of `unit` stands at the beginning of `rest`, space left out; false when it does not. */
static bool locate(ntr_span *out, const weaver *w, const ntr_unit *unit, ntr_span rest) {
    const ntr_str block = ntr_str_slice(w->original->text, 0, rest.end);
    const size_t begin = skip_space(block, rest.begin), end = match(block, begin, unit->source);
    if (end == SIZE_MAX) return false;
    *out = (ntr_span){(uint32_t)begin, (uint32_t)end};
    return true;
}

static ntr_status refuse(const weaver *w, const ntr_unit *unit) {
    return ntr_error_set(w->err, NTR_BAD_SYNTAX,
                         "segment %.*s: its Dutch is not what the document has there; ntrans update brings a "
                         "changed document and its segments together",
                         NTR_FMT(unit->id));
}

/* --- one unit ----------------------------------------------------------------------------------------------------- */

static bool append_source(weaver *w, ntr_span span, ntr_span codes, bool marked) {
    if (marked) ntr_buffer_append(&w->text, MARK_OPEN);
    const uint32_t begin = (uint32_t)w->text.len;
    for (uint32_t i = codes.begin; i < codes.end; i++)
        if (!weave_code(w, i, begin + w->original->codes.items[i].at - span.begin)) return false;
    ntr_buffer_append(&w->text, ntr_document_slice(w->original, span));
    if (marked) ntr_buffer_append(&w->text, MARK_CLOSE);
    return true;
}

static ntr_status append_target(weaver *w, const ntr_unit *unit, ntr_span codes) {
    const uint32_t begin = (uint32_t)w->text.len;
    ntr_buffer_append(&w->text, unit->target);
    return weave_target_codes(w, unit, codes, begin);
}

static ntr_status append_unit(weaver *w, const ntr_unit *unit, ntr_span span, ntr_span codes) {
    const bool missing = unit->target.len == 0 && unit->translate;
    const bool draft = !missing && unit->translate && unit->state == NTR_STATE_NEW;
    const bool marked = w->options->missing == NTR_MISSING_MARK && (missing || draft);
    w->report->units++;
    w->report->missing += missing;
    w->report->drafts += draft;
    if (missing && w->options->missing == NTR_MISSING_EMPTY) return weave_left_codes(w, unit, codes);
    if (unit->target.len && !marked) return append_target(w, unit, codes);
    return append_source(w, span, codes, marked) ? NTR_OK : ntr_error_memory(w->err);
}

/* --- one block ---------------------------------------------------------------------------------------------------- */

/* What lies between two units, and the codes that are in neither: up to number `code`. */
static ntr_status append_gap(weaver *w, ntr_span gap, uint32_t code) {
    const uint32_t begin = (uint32_t)w->text.len;
    for (; w->next_code < code; w->next_code++)
        if (!weave_code(w, w->next_code, begin + w->original->codes.items[w->next_code].at - gap.begin))
            return ntr_error_memory(w->err);
    ntr_buffer_append(&w->text, ntr_document_slice(w->original, gap));
    return NTR_OK;
}

static uint32_t codes_up_to(const weaver *w, uint32_t offset) {
    uint32_t code = w->next_code;
    while (code < w->original->codes.count && w->original->codes.items[code].at <= offset) code++;
    return code;
}

static bool is_blank(ntr_str text) {
    return skip_space(text, 0) == text.len;
}

/* The units that come next make block number `block`, as far as their Dutch stands there. One that does not is looked
 * for in the next block. */
static ntr_status weave_units(weaver *w, uint32_t block) {
    const ntr_codes codes = {w->original->codes.items, w->original->codes.count};
    ntr_span rest = w->original->blocks.items[block].span;
    bool begun = false;
    for (; w->next_unit < w->bitext->units.count; w->next_unit++) {
        const ntr_unit *unit = &w->bitext->units.items[w->next_unit];
        ntr_span span;
        if (is_blank(unit->source)) continue;
        if (!locate(&span, w, unit, rest)) break;
        const ntr_span own = ntr_codes_within(codes, w->partners, w->next_code, span);
        NTR_TRY(append_gap(w, (ntr_span){rest.begin, span.begin}, own.begin));
        NTR_TRY(append_unit(w, unit, span, own));
        w->next_code = own.end;
        rest.begin = span.end;
        begun = true;
    }
    if (!is_blank(ntr_document_slice(w->original, rest)))
        NTR_TRY(ntr_weave_tell(w->report, NTR_STR(""), "block-missing", w->err,
                               "%sparagraph p%u has no segments any more and stays as it is",
                               begun ? "the end of " : "", block));
    return append_gap(w, rest, codes_up_to(w, rest.end));
}

static ntr_status weave_block(ntr_woven *out, weaver *w, uint32_t block) {
    ntr_buffer_clear(&w->text);
    w->codes.count = 0;
    w->codes.items = NULL;
    w->codes.capacity = 0;
    w->first_code = w->next_code;
    NTR_TRY(weave_units(w, block));
    NTR_TRY(ntr_buffer_check(&w->text, w->err));
    NTR_TRY(weave_nest(w));
    out->text = ntr_arena_copy(w->arena, ntr_buffer_str(&w->text));
    if (!out->text.ptr) return ntr_error_memory(w->err);
    out->codes = (ntr_codes){w->codes.items, w->codes.count};
    out->unchanged = weave_is_same(w, out, w->original->blocks.items[block].span);
    return NTR_OK;
}

static ntr_status weave_all(ntr_woven *out, weaver *w) {
    for (uint32_t block = 0; block < w->original->blocks.count; block++) NTR_TRY(weave_block(&out[block], w, block));
    while (w->next_unit < w->bitext->units.count && is_blank(w->bitext->units.items[w->next_unit].source))
        w->next_unit++;
    return w->next_unit == w->bitext->units.count ? NTR_OK : refuse(w, &w->bitext->units.items[w->next_unit]);
}

ntr_status ntr_weave(ntr_woven **out, ntr_arena *arena, const ntr_document *original, const ntr_bitext *bitext,
                     const ntr_weave_options *options, ntr_weave_report *report, ntr_error *err) {
    weaver w = {
        .arena = arena, .original = original, .bitext = bitext, .options = options, .report = report, .err = err};
    *out = ntr_arena_array(arena, (size_t)original->blocks.count + 1, sizeof **out);
    w.partners = ntr_codes_pair_all(arena, original);
    w.used = ntr_arena_array(arena, (size_t)original->codes.count + 1, sizeof *w.used);
    const bool ready = *out && w.partners && w.used;
    const ntr_status status = ready ? weave_all(*out, &w) : ntr_error_memory(err);
    ntr_buffer_dispose(&w.text);
    return status;
}
