/* Reader of plain text: decodes, finds the lines, joins those that a fixed width has wrapped, and says what kind of
 * block each makes (plain_block.c). */
#include "base/arena.h"
#include "ext/unicode.h"
#include "format/decode.h"
#include "format/formats.h"
#include "format/patch.h"
#include "format/plain.h"

/* --- lines -------------------------------------------------------------------------------------------------------- */

/* The length of the line end at `offset`, 0 where there is none: LF, CR LF, CR, form feed, vertical tab, and Unicode's
 * next line, line separator and paragraph separator. */
static uint32_t line_end(ntr_str text, uint32_t offset) {
    const unsigned char *byte = (const unsigned char *)text.ptr + offset;
    const size_t left = text.len - offset;
    if (byte[0] == '\r') return left > 1 && byte[1] == '\n' ? 2 : 1;
    if (byte[0] == '\n' || byte[0] == '\f' || byte[0] == '\v') return 1;
    if (left > 1 && byte[0] == 0xC2 && byte[1] == 0x85) return 2;
    if (left > 2 && byte[0] == 0xE2 && byte[1] == 0x80 && (byte[2] == 0xA8 || byte[2] == 0xA9)) return 3;
    return 0;
}

static bool may_end_line(char byte) {
    return (byte >= '\n' && byte <= '\r') || byte == '\xC2' || byte == '\xE2';
}

static ntr_status add_line(ntr_plain *plain, ntr_span whole, ntr_error *err) {
    ntr_plain_line *line = NTR_PUSH(plain->arena, &plain->lines);
    if (!line) return ntr_error_memory(err);
    line->span = ntr_utf8_trim(plain->text, whole);
    line->indent = line->span.begin - whole.begin;
    line->length = (uint32_t)ntr_utf8_count(ntr_str_slice(plain->text, line->span.begin, line->span.end));
    line->marker = ntr_plain_marker(ntr_str_slice(plain->text, line->span.begin, line->span.end));
    return NTR_OK;
}

static ntr_status find_lines(ntr_plain *plain, ntr_error *err) {
    const ntr_str text = plain->text;
    uint32_t begin = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        const uint32_t length = may_end_line(text.ptr[i]) ? line_end(text, i) : 0;
        if (length == 0) continue;
        NTR_TRY(add_line(plain, (ntr_span){begin, i}, err));
        begin = i + length;
        i = begin - 1;
    }
    return add_line(plain, (ntr_span){begin, (uint32_t)text.len}, err);
}

/* --- hard-wrapped text -------------------------------------------------------------------------------------------- */

/* Whether lines `at` and `at` + 1 might be two lines of one paragraph. */
static bool is_pair(const ntr_plain *plain, uint32_t at) {
    if (at + 1 >= plain->lines.count) return false;
    const ntr_plain_line *line = &plain->lines.items[at], *next = line + 1;
    if (!line->length || !next->length || next->marker) return false;
    return line->marker || next->indent < line->indent + 2;
}

static uint32_t first_word(const ntr_plain *plain, const ntr_plain_line *line) {
    uint32_t length = 0;
    for (size_t i = line->span.begin; i < line->span.end; length++)
        if (ntr_char_is_space(ntr_utf8_next(plain->text, &i))) break;
    return length;
}

/* Whether line `at` had no room for the word that begins the next one. */
static bool is_full(const ntr_plain *plain, uint32_t at) {
    const ntr_plain_line *line = &plain->lines.items[at];
    return line->indent + line->length + 1 + first_word(plain, line + 1) > plain->width;
}

static bool ends_sentence(const ntr_plain *plain, const ntr_plain_line *line) {
    size_t at = line->span.end;
    for (int32_t c; at > line->span.begin && (c = ntr_utf8_previous(plain->text, &at)) >= 0;) {
        if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026) return true;
        if (!ntr_char_is_quote(c) && c != ')' && c != ']') return false;
    }
    return false;
}

static bool begins_lower(const ntr_plain *plain, const ntr_plain_line *line) {
    size_t at = line->span.begin;
    return ntr_char_is_lower(ntr_utf8_next(plain->text, &at));
}

enum { WIDTH_LEAST = 25, WIDTH_MOST = 120, PAIRS_LEAST = 3 };

/* The width that all but one in twenty of the lines with a successor keep to; a URL may stick out. */
static uint32_t find_width(const ntr_plain *plain, uint32_t *pairs) {
    uint32_t lengths[WIDTH_MOST + 2] = {0}, seen = 0, width = 0;
    *pairs = 0;
    for (uint32_t i = 0; i < plain->lines.count; i++) {
        if (!is_pair(plain, i)) continue;
        const uint32_t length = plain->lines.items[i].indent + plain->lines.items[i].length;
        lengths[length < WIDTH_MOST + 1 ? length : WIDTH_MOST + 1]++;
        ++*pairs;
    }
    while (width < WIDTH_MOST + 1 && (seen += lengths[width]) * 20 < *pairs * 19) width++;
    return width;
}

/* Text is hard-wrapped when its lines are full, run on in mid-sentence, and often begin with a small letter: the lines
 * of a poem are not full, those of a list or an address do not run on. */
static bool looks_wrapped(const ntr_plain *plain, uint32_t pairs) {
    if (pairs < PAIRS_LEAST || plain->width < WIDTH_LEAST || plain->width > WIDTH_MOST) return false;
    uint32_t full = 0, open = 0, lower = 0;
    for (uint32_t i = 0; i < plain->lines.count; i++) {
        if (!is_pair(plain, i)) continue;
        full += is_full(plain, i);
        open += !ends_sentence(plain, &plain->lines.items[i]);
        lower += begins_lower(plain, &plain->lines.items[i + 1]);
    }
    return full * 20 >= pairs * 17 && open * 2 >= pairs && lower * 10 >= pairs * 3;
}

static ntr_status decide_wrapping(ntr_plain *plain, ntr_document *document, ntr_wrapped wanted, ntr_error *err) {
    uint32_t pairs = 0;
    plain->width = find_width(plain, &pairs);
    plain->wrapped = wanted == NTR_WRAPPED_YES || (wanted == NTR_WRAPPED_AUTO && looks_wrapped(plain, pairs));
    if (!plain->wrapped || wanted == NTR_WRAPPED_YES) return NTR_OK;
    const ntr_str said = ntr_arena_printf(plain->arena,
                                          "lines look wrapped at %u characters and were joined; "
                                          "--wrapped no keeps them apart",
                                          plain->width);
    if (!said.ptr) return ntr_error_memory(err);
    return ntr_document_add_note(document, (ntr_span){0, 0}, "lines-joined", said, err);
}

/* Whether line `at` + 1 goes on with the paragraph that line `at` belongs to and that began at line `first`. A new
 * paragraph may show by an indent, by a short line before it that ends a sentence, or by a short heading above it. */
static bool goes_on(const ntr_plain *plain, uint32_t first, uint32_t at) {
    if (!plain->wrapped || !is_pair(plain, at)) return false;
    const ntr_plain_line *line = &plain->lines.items[at], *next = line + 1;
    if (is_full(plain, at) || begins_lower(plain, next)) return true;
    return !ends_sentence(plain, line) && at > first;
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

static ntr_status find_blocks(ntr_plain *plain, ntr_document *document, ntr_error *err) {
    for (uint32_t first = 0, last; first < plain->lines.count; first = last + 1) {
        last = first;
        if (plain->lines.items[first].length == 0) continue;
        while (goes_on(plain, first, last)) last++;
        const ntr_span span = {plain->lines.items[first].span.begin, plain->lines.items[last].span.end};
        NTR_TRY(ntr_document_add_block(document, span, ntr_plain_kind(plain, first, last), err));
    }
    return document->blocks.count ? NTR_OK : ntr_error_set(err, NTR_EMPTY, "no text: empty, or nothing but space");
}

static ntr_status find_structure(ntr_document *document, ntr_wrapped wanted, ntr_error *err) {
    ntr_plain plain = {.text = document->text, .arena = ntr_arena_new()};
    ntr_status status = plain.arena ? ntr_plain_open(&plain, err) : ntr_error_memory(err);
    if (status == NTR_OK) status = find_lines(&plain, err);
    if (status == NTR_OK) status = decide_wrapping(&plain, document, wanted, err);
    if (status == NTR_OK) status = find_blocks(&plain, document, err);
    ntr_arena_free(plain.arena);
    return status;
}

static ntr_status read_plain(ntr_document **out, ntr_encoding *encoding, ntr_str name, ntr_str bytes,
                             const ntr_options *options, ntr_error *err) {
    NTR_TRY(ntr_document_decode(out, encoding, name, bytes, options->encoding, err));
    const ntr_status status = find_structure(*out, options->wrapped, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_document_free(*out);
    *out = NULL;
    return status;
}

bool ntr_is_plain(ntr_str bytes) {
    (void)bytes;
    return true;
}

ntr_status ntr_read_plain(ntr_document **out, ntr_str name, ntr_str bytes, const ntr_options *options, ntr_error *err) {
    ntr_encoding encoding;
    return read_plain(out, &encoding, name, bytes, options, err);
}

/* --- writing back ------------------------------------------------------------------------------------------------- */

ntr_status ntr_export_plain(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext, const ntr_options *options,
                            const ntr_weave_options *export, ntr_weave_report *report, ntr_error *err) {
    ntr_patch patch = {0};
    NTR_TRY(read_plain(&patch.document, &patch.encoding, bitext->name, bytes, options, err));
    const ntr_document *document = patch.document;
    ntr_span *places = ntr_arena_array(document->arena, (size_t)document->blocks.count + 1, sizeof *places);
    for (uint32_t i = 0; places && i < document->blocks.count; i++) places[i] = document->blocks.items[i].span;
    patch.decoded = document->text;
    patch.places = places;
    const ntr_status status =
        places ? ntr_patch_write(out, &patch, bytes, bitext, export, report, err) : ntr_error_memory(err);
    ntr_document_free(patch.document);
    return status;
}
