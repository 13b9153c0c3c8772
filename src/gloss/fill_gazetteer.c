/* Gazetteers: what the catalogues of Debian's libgeonames-common and iso-codes call a thing in Dutch and in English.
 * They were not made for this: an English text may say more than the Dutch one (Batna → Batna City), so only pairs that
 * are two spellings of one name are taken, and of a Dutch form that means several things none. */
#include "ext/catalog.h"
#include "ext/file.h"
#include "ext/unicode.h"
#include "gloss/fill.h"

/* Below the limit from which a listed name is believed although its form is a Dutch word too. */
enum { PLACE = 690, COUNTRY = 900, LANGUAGE = 600 };

typedef struct gazetteer_fill {
    ntr_lexicon *lexicon;
    ntr_arena *arena; /* for the time of filling */
    ntr_error *err;
} gazetteer_fill;

/* Opens a catalogue; one that is missing or damaged is none. */
static ntr_status open_catalog(ntr_catalog **out, const gazetteer_fill *fill, const char *language,
                               const char *domain) {
    const ntr_str path = ntr_file_catalog(fill->arena, language, domain);
    ntr_error ignored = {0};
    *out = NULL;
    if (!path.ptr) return ntr_error_memory(fill->err);
    const ntr_status status = ntr_catalog_open(out, path.ptr, &ignored);
    return status == NTR_NO_MEMORY ? ntr_error_memory(fill->err) : NTR_OK;
}

static ntr_status add(const gazetteer_fill *fill, ntr_str nl, ntr_str en, ntr_name_kind kind, uint16_t confidence,
                      ntr_str why) {
    const ntr_name name = {.nl = nl, .en = en, .kind = kind, .why = why, .confidence = confidence};
    return ntr_lexicon_add_name(fill->lexicon, &name, fill->err);
}

/* --- what a pair is worth ----------------------------------------------------------------------------------------- */

static bool has_any(ntr_str text, const char *bytes) {
    for (size_t i = 0; i < text.len; i++)
        if (strchr(bytes, text.ptr[i])) return true;
    return false;
}

static bool is_ascii(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80) return false;
    return true;
}

/* Takes the next word, up to a space or hyphen, off the front of `*rest`; empty at the end. */
static ntr_str take_word(ntr_str *rest) {
    size_t begin = 0;
    while (begin < rest->len && strchr(" -", rest->ptr[begin])) begin++;
    size_t end = begin;
    while (end < rest->len && !strchr(" -", rest->ptr[end])) end++;
    const ntr_str word = ntr_str_slice(*rest, begin, end);
    *rest = ntr_str_slice(*rest, end, rest->len);
    return word;
}

static size_t count_words(ntr_str text) {
    size_t count = 0;
    while (take_word(&text).len > 0) count++;
    return count;
}

static bool has_word(ntr_str text, ntr_str wanted) {
    for (ntr_str word = take_word(&text); word.len > 0; word = take_word(&text))
        if (ntr_str_equal(word, wanted)) return true;
    return false;
}

/* Whether every word of `part` is one of `whole` too: Batna, Batna City. */
static bool is_part(ntr_str part, ntr_str whole) {
    for (ntr_str word = take_word(&part); word.len > 0; word = take_word(&part))
        if (!has_word(whole, word)) return false;
    return true;
}

/* The key that tells whether two spellings differ in more than capitals and marks; `.ptr` NULL without memory. */
static ntr_str bare_key(ntr_arena *arena, ntr_str text) {
    const ntr_str bare = ntr_unmark(arena, text);
    return bare.ptr ? ntr_fold(arena, bare) : NTR_STR_NONE;
}

/* --- GeoNames ----------------------------------------------------------------------------------------------------- */

/* A place in both languages; its Dutch form may be that of several. */
typedef struct place {
    ntr_str id, nl, en;
    bool ambiguous;
} place;

typedef struct places {
    NTR_LIST(place) list;
    ntr_map by_nl; /* Dutch form → first place */
} places;

/* GeoNames numbers its places; "NL" is a country and "RU.85" one of its parts. */
static bool is_division(ntr_str id) {
    return memchr(id.ptr, '.', id.len) != NULL;
}

static bool is_country(ntr_str id) {
    return id.len == 2;
}

/* Whether the English may be used: it differs in more than capitals and marks (Cádiz, Cadiz), is no romanisation
 * (Al ‘Arīsh) and no two names (Biel/Bienne), and of a division says no more than the Dutch (Silezië, but Silesian
 * Voivodeship). */
static ntr_status weigh(bool *usable, ntr_arena *arena, const place *at, ntr_error *err) {
    *usable = false;
    if (at->ambiguous || ntr_str_equal(at->nl, at->en)) return NTR_OK;
    if (has_any(at->nl, "(),;/_") || has_any(at->en, "(),;/_\xE2")) return NTR_OK;
    if (is_division(at->id) && (count_words(at->en) > count_words(at->nl) || !is_ascii(at->en))) return NTR_OK;
    const ntr_str nl = bare_key(arena, at->nl), en = bare_key(arena, at->en);
    if (!nl.ptr || !en.ptr) return ntr_error_memory(err);
    *usable = !is_part(nl, en) && !is_part(en, nl);
    return NTR_OK;
}

/* Whether the lexicon has the form from a better source. Also as a surname: the town on the Volga is called Marks, but
 * whoever writes Marx means the man. */
static ntr_status is_listed(bool *listed, const gazetteer_fill *fill, ntr_str nl) {
    const ntr_lexicon *lexicon = fill->lexicon;
    const ntr_str folded = ntr_fold(fill->arena, nl);
    if (!folded.ptr) return ntr_error_memory(fill->err);
    *listed = ntr_index_find(&lexicon->persons_by_last, folded) != NTR_MAP_NONE ||
              ntr_index_find(&lexicon->names_by_form, folded) != NTR_MAP_NONE;
    return NTR_OK;
}

static ntr_status note_place(places *all, const gazetteer_fill *fill, ntr_str id, ntr_str nl, ntr_str en) {
    const uint32_t known = ntr_map_get(&all->by_nl, nl);
    if (known != NTR_MAP_NONE) {
        place *first = &all->list.items[known];
        first->ambiguous = first->ambiguous || !ntr_str_equal(first->en, en);
        return NTR_OK;
    }
    place *added = NTR_PUSH(fill->arena, &all->list);
    if (!added || !ntr_map_put(&all->by_nl, fill->arena, nl, all->list.count - 1)) return ntr_error_memory(fill->err);
    *added = (place){id, nl, en, false};
    return NTR_OK;
}

static ntr_status add_place(const gazetteer_fill *fill, const place *at) {
    bool usable = false, listed = false;
    NTR_TRY(weigh(&usable, fill->arena, at, fill->err));
    NTR_TRY(is_listed(&listed, fill, at->nl));
    if (!usable || listed) return NTR_OK;
    const ntr_str why = ntr_arena_printf(fill->arena, "geonames:%.*s", NTR_FMT(at->id));
    if (!why.ptr) return ntr_error_memory(fill->err);
    return add(fill, at->nl, at->en, NTR_NAME_PLACE, PLACE, why);
}

static ntr_status add_places(const gazetteer_fill *fill, const ntr_catalog *dutch, const ntr_catalog *english) {
    places all = {0};
    if (!ntr_map_reserve(&all.by_nl, fill->arena, ntr_catalog_count(dutch))) return ntr_error_memory(fill->err);
    for (uint32_t i = 0; i < ntr_catalog_count(dutch); i++) {
        ntr_str id, nl;
        if (!ntr_catalog_at(&id, &nl, dutch, i) || is_country(id)) continue;
        const ntr_str en = ntr_catalog_find(english, id);
        if (en.ptr) NTR_TRY(note_place(&all, fill, id, nl, en));
    }
    for (uint32_t i = 0; i < all.list.count; i++) NTR_TRY(add_place(fill, &all.list.items[i]));
    return NTR_OK;
}

static ntr_status fill_places(const gazetteer_fill *fill) {
    ntr_catalog *dutch = NULL, *english = NULL;
    ntr_status status = open_catalog(&dutch, fill, "nl", "geonames");
    if (status == NTR_OK && dutch) status = open_catalog(&english, fill, "en", "geonames");
    if (status == NTR_OK && english) status = add_places(fill, dutch, english);
    ntr_catalog_close(english);
    ntr_catalog_close(dutch);
    return status;
}

/* --- ISO: the identifiers are English ----------------------------------------------------------------------------- */

static ntr_status add_iso(const gazetteer_fill *fill, const ntr_catalog *dutch, ntr_name_kind kind) {
    const bool country = kind == NTR_NAME_COUNTRY;
    for (uint32_t i = 0; i < ntr_catalog_count(dutch); i++) {
        ntr_str en, nl;
        if (!ntr_catalog_at(&en, &nl, dutch, i) || ntr_str_equal(en, nl)) continue;
        if (has_any(nl, "(),;/") || has_any(en, "(),;/")) continue;
        if (country && count_words(nl) == 1) continue; /* CLDR's are newer */
        const ntr_str why = country ? NTR_STR("iso:3166") : NTR_STR("iso:639");
        NTR_TRY(add(fill, nl, en, kind, country ? COUNTRY : LANGUAGE, why));
    }
    return NTR_OK;
}

static ntr_status fill_iso(const gazetteer_fill *fill, const char *domain, ntr_name_kind kind) {
    ntr_catalog *dutch = NULL;
    NTR_TRY(open_catalog(&dutch, fill, "nl", domain));
    const ntr_status status = dutch ? add_iso(fill, dutch, kind) : NTR_OK;
    ntr_catalog_close(dutch);
    return status;
}

ntr_status ntr_fill_gazetteer(ntr_lexicon *lexicon, ntr_error *err) {
    const gazetteer_fill fill = {lexicon, ntr_arena_new(), err};
    ntr_status status = fill.arena ? fill_iso(&fill, "iso_639-3", NTR_NAME_LANGUAGE) : ntr_error_memory(err);
    if (status == NTR_OK) status = fill_iso(&fill, "iso_3166-1", NTR_NAME_COUNTRY);
    if (status == NTR_OK) status = fill_places(&fill);
    ntr_arena_free(fill.arena);
    return status;
}
