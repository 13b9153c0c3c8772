/* What stands around a name and tells what it is: words before a place, quotation marks around a title, and the parts
 * of place names such as Wijk aan Zee. */
#include "ext/unicode.h"
#include "lang/beside.h"
#include "lang/original.h"
#include "mark/names.h"

enum { SITE_CONFIDENCE = 800, WHEREABOUTS_CONFIDENCE = 500 };

/* --- the piece before --------------------------------------------------------------------------------------------- */

bool name_is_behind(const name_finder *finder, const name_piece *piece, const char *role) {
    return piece->joined && piece > finder->pieces.items && piece[-1].segment == piece->segment &&
           name_has_role(finder, name_type(finder, piece - 1)->folded, role);
}

static bool is_title(const name_finder *finder, ntr_str folded) {
    return ntr_table_find(&finder->workspace->lexicon->words[NTR_WORDS_TITLES], folded) != NTR_MAP_NONE;
}

/* --- names that are ordinary words too ---------------------------------------------------------------------------- */

/* Whether quotation marks stand right before `first` and right behind `last`, or behind a sign that ends the title. */
static bool is_quoted(const name_finder *finder, const name_piece *first, const name_piece *last) {
    const ntr_str text = finder->document->text;
    size_t before = first->span.begin, behind = last->span.end;
    if (!ntr_char_is_quote(ntr_utf8_previous(text, &before))) return false;
    const int32_t next = ntr_utf8_next(text, &behind);
    return ntr_char_is_quote(next) || ((next == ',' || next == '.') && ntr_char_is_quote(ntr_utf8_next(text, &behind)));
}

bool name_is_supported(const name_finder *finder, const ntr_name *name, uint32_t at, uint32_t length) {
    const name_piece *first = &finder->pieces.items[at];
    if (!name->ambiguous) return true;
    switch (name->kind) {
    case NTR_NAME_WORK: return name_is_behind(finder, first, "work") || is_quoted(finder, first, first + length - 1);
    case NTR_NAME_PLACE: return name_is_behind(finder, first, "place") || name_is_behind(finder, first, "definite");
    case NTR_NAME_PERSON: return first->joined && at > 0 && is_title(finder, name_type(finder, first - 1)->folded);
    default: return true;
    }
}

/* --- the name in its own script ----------------------------------------------------------------------------------- */

/* Adds to `hints` what stands in brackets behind `span`. False when it is no name in another alphabet. */
static bool hint_original(ntr_name_hints *hints, const name_finder *finder, ntr_span span) {
    enum { REACH = 250 }; /* bytes: longer brackets tell something else */
    const ntr_str text = finder->document->text;
    const size_t reach = text.len - span.end > REACH ? span.end + REACH : text.len;
    const bool space = span.end < text.len && text.ptr[span.end] == ' ';
    const size_t open = span.end + space;
    if (open >= reach || text.ptr[open] != '(') return false;
    const char *close = memchr(text.ptr + open, ')', reach - open);
    if (!close) return false;
    ntr_beside beside;
    if (!ntr_beside_split(&beside, ntr_str_slice(text, span.begin, (size_t)(close - text.ptr) + 1))) return false;
    const char *source = ntr_beside_source(finder->workspace->lexicon, beside.label, finder->document->arena);
    if (source) hints->source = source;
    hints->original = beside.original;
    return true;
}

static ntr_status introduce(name_finder *finder, ntr_str text, const ntr_name_answer *answer, ntr_error *err) {
    ntr_arena *arena = finder->document->arena;
    ntr_name_answer *kept = NTR_PUSH(arena, &finder->introduced);
    if (!kept || !ntr_map_put(&finder->by_text, arena, text, finder->introduced.count - 1))
        return ntr_error_memory(err);
    *kept = *answer;
    return NTR_OK;
}

ntr_status name_convert(ntr_name_answer *out, name_finder *finder, ntr_span span, ntr_name_hints hints,
                        ntr_error *err) {
    const ntr_str text = ntr_document_slice(finder->document, span);
    const bool beside = hint_original(&hints, finder, span);
    const uint32_t known = beside ? NTR_MAP_NONE : ntr_map_get(&finder->by_text, text);
    if (known != NTR_MAP_NONE) {
        *out = finder->introduced.items[known];
        return NTR_OK;
    }
    const bool hinted = beside || hints.source || hints.evidence || hints.place;
    NTR_TRY(ntr_namer_convert(out, finder->namer, text, hinted ? &hints : NULL, err));
    return beside && ntr_str_equal(out->original, hints.original) ? introduce(finder, text, out, err) : NTR_OK;
}

/* --- places ------------------------------------------------------------------------------------------------------- */

static ntr_status add_place(name_finder *finder, const name_piece *first, const name_piece *last, uint16_t confidence,
                            const char *why, ntr_error *err) {
    const ntr_span span = {first->span.begin, last->span.end};
    const ntr_annot annot = {.span = span,
                             .kind = NTR_NAME,
                             .as.name = NTR_NAME_PLACE,
                             .confidence = confidence,
                             .target = ntr_document_slice(finder->document, span),
                             .why = ntr_str_from(why)};
    return name_add(finder, first, annot, NAME_BARE, err);
}

bool name_follows(const name_finder *finder, uint32_t at) {
    if (at >= finder->pieces.count) return false;
    const name_piece *piece = &finder->pieces.items[at];
    return piece->joined && !piece->blocked && piece->segment == piece[-1].segment;
}

static bool has_role_at(const name_finder *finder, uint32_t at, const char *role) {
    return name_follows(finder, at) &&
           name_has_role(finder, name_type(finder, &finder->pieces.items[at])->folded, role);
}

ntr_status name_match_site(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) {
    const name_piece *first = &finder->pieces.items[at];
    *length = 0;
    if (first->initials || !name_is_capitalised(finder, first) || !has_role_at(finder, at + 1, "link")) return NTR_OK;
    const uint32_t site = at + 2 + has_role_at(finder, at + 2, "definite");
    if (!has_role_at(finder, site, "site") || !name_is_capitalised(finder, &finder->pieces.items[site])) return NTR_OK;
    const ntr_name *listed = name_listed(finder, first);
    if (listed && !ntr_str_equal(listed->en, listed->nl)) return NTR_OK;
    *length = site - at + 1;
    return add_place(finder, first, &finder->pieces.items[site], SITE_CONFIDENCE, "pattern:site", err);
}

/* The piece behind the name that a generic word, or two, at `at` may have: oblast Nizjni Novgorod, rivier de Dnjestr;
 * or behind the generic word of an adjective: Charkovse oblast. */
static uint32_t generic_end(const name_finder *finder, uint32_t at) {
    uint32_t end = at + 1;
    if (name_follows(finder, end) && !name_is_capitalised(finder, &finder->pieces.items[end])) end++;
    const uint32_t name = end;
    while (name_follows(finder, end) && name_is_capitalised(finder, &finder->pieces.items[end])) end++;
    return end > name || name_is_capitalised(finder, &finder->pieces.items[at]) ? end : at + 1;
}

static bool has_hyphen(ntr_str text) {
    return text.len > 0 && memchr(text.ptr, '-', text.len);
}

ntr_status name_match_generic(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const name_piece *first = &finder->pieces.items[at];
    const uint32_t longest = generic_end(finder, at);
    *length = 0;
    if (longest == at + 1 && !has_hyphen(name_text(finder, first))) return NTR_OK;
    if (first->initials || name_listed(finder, first)) return NTR_OK;
    for (uint32_t end = longest; end > at && *length == 0; end--) {
        const name_piece *last = &finder->pieces.items[end - 1];
        const ntr_span span = {first->span.begin, last->span.end};
        if (end > at + 1 && ntr_lexicon_is_function(lexicon, name_type(finder, first)->folded, NULL)) continue;
        ntr_name_answer answer;
        bool found;
        NTR_TRY(ntr_namer_generic(&answer, &found, finder->namer, ntr_document_slice(finder->document, span), err));
        if (!found) continue;
        *length = end - at;
        return name_add(finder, first, name_from_answer(&answer, span), NAME_BARE, err);
    }
    return NTR_OK;
}

ntr_status name_match_whereabouts(name_finder *finder, const name_piece *piece, ntr_error *err) {
    const uint32_t next = (uint32_t)(piece - finder->pieces.items) + 1;
    if (piece->opens || !name_is_behind(finder, piece, "place") || name_is_behind(finder, piece, "near")) return NTR_OK;
    if (name_is_word(finder, piece)) return NTR_OK;
    if (name_follows(finder, next) && name_is_capitalised(finder, &finder->pieces.items[next])) return NTR_OK;
    return add_place(finder, piece, piece, WHEREABOUTS_CONFIDENCE, "context:place", err);
}
