/* Names that the lexicon lists: of one piece or several, in the genitive, and in compounds. */
#include "ext/unicode.h"
#include "mark/names.h"

enum { SHORTEST_PART = 4, RARE = 700, ACRONYM_LONGEST = 8, ACRONYM_CONFIDENCE = 600 };

/* --- does a listed form stand here? ------------------------------------------------------------------------------- */

static bool starts_upper(ntr_str text) {
    size_t start = 0;
    return ntr_char_is_upper(ntr_utf8_next(text, &start));
}

/* An acronym (EU, NAVO) must stand as it is listed; a capital must be a capital (Aken, but not: aken); otherwise case
 * is free. */
static bool capitals_fit(ntr_str listed, ntr_str surface, bool caps) {
    if (ntr_str_equal(listed, surface)) return true;
    const ntr_case shape = ntr_case_of(listed);
    if (shape == NTR_CASE_UPPER) return false;
    const ntr_case here = ntr_case_of(surface);
    if (here == NTR_CASE_UPPER && shape != NTR_CASE_LOWER) return caps || surface.len >= SHORTEST_PART;
    return !starts_upper(listed) || starts_upper(surface);
}

static bool is_grammar(ntr_name_kind kind) {
    return kind == NTR_NAME_ADJECTIVE || kind == NTR_NAME_DEMONYM || kind == NTR_NAME_LANGUAGE;
}

/* What one form may be: the first fitting of each sort that is told apart by its place in the sentence. */
typedef struct listed_forms {
    const ntr_name *first, *language, *adjective;
} listed_forms;

/* Padua, Derry: a gazetteer knows the place by another name (Padova) too, but the English dictionary has it. */
static bool is_english(name_finder *finder, uint32_t word, const ntr_name *name) {
    return name->confidence < RARE && ntr_workspace_is_english(finder->workspace, word);
}

static void look_up(listed_forms *out, const ntr_lexicon *lexicon, ntr_str folded, ntr_str surface, bool caps,
                    bool genitive) {
    uint32_t item = ntr_index_find(&lexicon->names_by_form, folded);
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->names_by_form, item)) {
        const ntr_name *name = &lexicon->names.items[item];
        if (!capitals_fit(name->nl, surface, caps) || (genitive && is_grammar(name->kind))) continue;
        if (!out->first) out->first = name;
        if (name->kind == NTR_NAME_LANGUAGE && !out->language) out->language = name;
        if (name->kind == NTR_NAME_ADJECTIVE && !out->adjective) out->adjective = name;
    }
}

/* "het Oezbeeks" stands alone, "het Russisch leger" goes with a noun. */
static bool stands_alone(const name_finder *finder, const name_piece *piece) {
    const name_piece *next = piece + 1;
    if (next == finder->pieces.items + finder->pieces.count || next->segment != piece->segment || !next->joined)
        return true;
    return ntr_lexicon_is_function(finder->workspace->lexicon, name_type(finder, next)->folded, NULL);
}

static const ntr_name *choose(const name_finder *finder, const name_piece *piece, const listed_forms *forms) {
    if (forms->language && forms->adjective) return stands_alone(finder, piece) ? forms->language : forms->adjective;
    return forms->first;
}

/* A capital at the start of a sentence proves nothing for what is a word in lower case too (Even, Ga, Bergen). */
static bool may_be_word(name_finder *finder, const name_piece *piece, const ntr_name *name) {
    if (!piece->opens && name->confidence >= RARE) return false;
    return name_is_word(finder, piece);
}

/* Wei Yi, the chess player: right behind another name a language is none. */
static bool is_half_of_name(const name_finder *finder, const name_piece *piece, const ntr_name *name) {
    return name->kind == NTR_NAME_LANGUAGE && piece->joined && piece > finder->pieces.items && !piece[-1].opens &&
           name_is_capitalised(finder, piece - 1);
}

/* Whether a name is listed under the key of a type, or under that without a genitive ending. */
static bool may_be_listed(const name_finder *finder, ntr_word *type) {
    const ntr_index *names = &finder->workspace->lexicon->names_by_form;
    if (type->listed == NTR_NOT_ASKED) {
        const ntr_str folded = type->folded, bare = ntr_str_slice(folded, 0, folded.len - name_genitive(folded));
        const bool listed =
            ntr_index_find(names, folded) != NTR_MAP_NONE || ntr_index_find(names, bare) != NTR_MAP_NONE;
        type->listed = listed ? NTR_KNOWN : NTR_UNKNOWN;
    }
    return type->listed == NTR_KNOWN;
}

/* The listed name that `piece` is; `*genitive` receives the length of its genitive ending, which the name lacks. */
static const ntr_name *find_piece(size_t *genitive, name_finder *finder, const name_piece *piece) {
    ntr_word *type = name_type(finder, piece);
    const bool caps = finder->caps[piece->segment];
    const ntr_str text = type->form, folded = type->folded;
    listed_forms forms = {0};
    *genitive = 0;
    if (type->kind != NTR_WORD || piece->initials || !may_be_listed(finder, type)) return NULL;
    look_up(&forms, finder->workspace->lexicon, folded, text, caps, false);
    const size_t ending = forms.first ? 0 : name_genitive(text), folded_ending = ending ? name_genitive(folded) : 0;
    if (ending && folded_ending) {
        look_up(&forms, finder->workspace->lexicon, ntr_str_slice(folded, 0, folded.len - folded_ending),
                ntr_str_slice(text, 0, text.len - ending), caps, true);
        *genitive = ending;
    }
    const ntr_name *name = forms.first ? choose(finder, piece, &forms) : NULL;
    if (!name || !name_is_supported(finder, name, (uint32_t)(piece - finder->pieces.items), 1)) return NULL;
    if (is_english(finder, piece->word, name)) return NULL;
    return may_be_word(finder, piece, name) || is_half_of_name(finder, piece, name) ? NULL : name;
}

const ntr_name *name_listed(name_finder *finder, const name_piece *piece) {
    size_t genitive;
    const ntr_name *name = find_piece(&genitive, finder, piece);
    return name && name->kind != NTR_NAME_PERSON ? name : NULL;
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

static ntr_status add_listed(name_finder *finder, const name_piece *at, ntr_span span, const ntr_name *name,
                             name_ending ending, bool in_compound, ntr_error *err) {
    ntr_arena *arena = finder->document->arena;
    ntr_annot annot = {.span = span,
                       .kind = NTR_NAME,
                       .as.name = name->kind,
                       .confidence = name->confidence,
                       .in_compound = in_compound,
                       .target = name->en,
                       .lemma = name->nl,
                       .why = name->why,
                       .original = name->original.len ? name->original : NTR_STR_NONE,
                       .origin = name->origin};
    NTR_LIST(ntr_str) others = {0};
    ntr_str rest = name->alternatives;
    for (ntr_str other = ntr_cell_part(&rest); other.len; other = ntr_cell_part(&rest)) {
        ntr_str *slot = NTR_PUSH(arena, &others);
        if (!slot) return ntr_error_memory(err);
        *slot = other;
    }
    annot.alternatives = others.items;
    annot.alternative_count = others.count;
    return name_add(finder, at, annot, ending, err);
}

/* --- phrases ------------------------------------------------------------------------------------------------------ */

static char small(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

/* Whether a word of a listed form and a piece are the same but for case; `*ending` is the genitive that the piece has
 * beyond. Letters beyond ASCII must be in the same case. */
static bool same_word(ntr_str listed, ntr_str surface, bool last, size_t *ending) {
    *ending = 0;
    if (surface.len < listed.len) return false;
    for (size_t i = 0; i < listed.len; i++)
        if (small(listed.ptr[i]) != small(surface.ptr[i])) return false;
    if (surface.len == listed.len) return true;
    *ending = surface.len - listed.len;
    return last && name_genitive(surface) == *ending;
}

static ntr_str take_word(ntr_str *rest) {
    const char *space = rest->len ? memchr(rest->ptr, ' ', rest->len) : NULL;
    const size_t length = space ? (size_t)(space - rest->ptr) : rest->len;
    const ntr_str word = {rest->ptr, length};
    *rest = space ? ntr_str_slice(*rest, length + 1, rest->len) : (ntr_str){rest->ptr + length, 0};
    return word;
}

/* "Koning Filip" is listed; in a sentence the title is small. */
static bool is_small_title(const name_finder *finder, const ntr_name *name, ntr_str word, ntr_str surface) {
    if (name->kind != NTR_NAME_PERSON || starts_upper(surface) || surface.len != word.len) return false;
    const ntr_str folded = ntr_fold(finder->document->arena, word);
    return folded.ptr && ntr_table_find(&finder->workspace->lexicon->words[NTR_WORDS_TITLES], folded) != NTR_MAP_NONE;
}

/* IV, XVII: a number; higher ones (CD, MC) are rare. */
static bool is_roman(ntr_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("IVX", text.ptr[i])) return false;
    return true;
}

/* The first of the names that may begin with the piece at `at` and the one behind it, see names_by_head. */
static ntr_status find_head(uint32_t *item, name_finder *finder, uint32_t at, ntr_error *err) {
    const name_piece *next = &finder->pieces.items[at + 1];
    *item = NTR_MAP_NONE;
    if (at + 1 == finder->pieces.count || !next->joined || next->segment != next[-1].segment) return NTR_OK;
    ntr_buffer *head = &finder->head;
    ntr_buffer_clear(head);
    ntr_buffer_append(head, name_type(finder, next - 1)->folded);
    ntr_buffer_append_char(head, ' ');
    ntr_buffer_append_char(head, name_type(finder, next)->folded.ptr[0]);
    NTR_TRY(ntr_buffer_check(head, err));
    *item = ntr_index_find(&finder->workspace->lexicon->names_by_head, ntr_buffer_str(head));
    return NTR_OK;
}

/* The number of pieces from `at` that spell `name`, or 0. */
static uint32_t phrase_length(const name_finder *finder, uint32_t at, const ntr_name *name, size_t *ending) {
    ntr_str rest = name->nl;
    for (uint32_t length = 0; rest.len > 0; length++) {
        const name_piece *piece = &finder->pieces.items[at + length];
        if (at + length == finder->pieces.count || piece->blocked) return 0;
        if (length > 0 && (!piece->joined || piece->segment != piece[-1].segment)) return 0;
        const ntr_str word = take_word(&rest), surface = name_text(finder, piece);
        if (!same_word(word, surface, rest.len == 0, ending)) return 0;
        const bool title = length == 0 && is_small_title(finder, name, word, surface);
        if (!title && !capitals_fit(word, ntr_str_slice(surface, 0, word.len), true)) return 0; /* DEN HAAG (ANP) */
        if (rest.len == 0) return length + 1;
    }
    return 0;
}

/* Keizer Karel V: the listed keizer Karel is not all of the name. */
static bool has_number_behind(const name_finder *finder, const ntr_name *name, uint32_t end) {
    if (name->kind != NTR_NAME_PERSON || end >= finder->pieces.count) return false;
    const name_piece *next = &finder->pieces.items[end];
    const ntr_str text = name_type(finder, next)->form;
    return next->joined && next->segment == next[-1].segment && text.len > 0 && is_roman(text);
}

ntr_status name_match_phrase(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const ntr_name *best = NULL;
    name_ending form = NAME_BARE;
    *length = 0;
    uint32_t item;
    NTR_TRY(find_head(&item, finder, at, err));
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->names_by_head, item)) {
        const ntr_name *name = &lexicon->names.items[item];
        if (name->kind == NTR_NAME_PERSON && finder->workspace->options->rules_only) continue;
        size_t ending = 0;
        const uint32_t found = phrase_length(finder, at, name, &ending);
        if (found <= *length || !name_is_supported(finder, name, at, found)) continue;
        if (has_number_behind(finder, name, at + found)) continue;
        *length = found;
        best = name;
        form = ending > 0 ? NAME_GENITIVE : NAME_BARE;
    }
    if (!best) return NTR_OK;
    const name_piece *first = &finder->pieces.items[at], *last = first + *length - 1;
    NTR_TRY(add_listed(finder, first, (ntr_span){first->span.begin, last->span.end}, best, form, false, err));
    return best->kind == NTR_NAME_PERSON ? name_remember(finder, at, *length, err) : NTR_OK;
}

/* --- acronyms ---------------------------------------------------------------------------------------------------- */

/* 9999 ZZ, 1,4 MB, BW: a postcode, a unit, a statute. */
static bool is_other_sign(const name_finder *finder, const name_piece *piece, const ntr_word *type) {
    const bool counted =
        piece->joined && piece > finder->pieces.items && name_type(finder, piece - 1)->kind == NTR_NUMBER;
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    return counted || is_roman(type->form) ||
           ntr_table_find(&lexicon->words[NTR_WORDS_LAWS], type->folded) != NTR_MAP_NONE;
}

/* NOS, KNVB: capitals only, and no Dutch word in lower case (TV). What it is called in
 * English the lexicon would have said. */
static bool is_acronym(name_finder *finder, const name_piece *piece, uint32_t word) {
    const ntr_word type = finder->workspace->vocabulary->words.items[word];
    if (finder->caps[piece->segment] || type.shape != NTR_CASE_UPPER || type.form.len > ACRONYM_LONGEST) return false;
    for (size_t i = 0; i < type.form.len;)
        if (!ntr_char_is_upper(ntr_utf8_next(type.form, &i))) return false;
    if (is_other_sign(finder, piece, &type)) return false;
    const uint32_t lower = ntr_vocabulary_intern(finder->workspace->vocabulary, type.folded);
    return lower != NTR_MAP_NONE && !ntr_workspace_is_dutch(finder->workspace, lower);
}

static ntr_status add_acronym(name_finder *finder, const name_piece *piece, ntr_span span, ntr_error *err) {
    const ntr_annot annot = {.span = span,
                             .kind = NTR_NAME,
                             .as.name = NTR_NAME_ORGANISATION,
                             .confidence = ACRONYM_CONFIDENCE,
                             .target = ntr_document_slice(finder->document, span),
                             .why = NTR_STR("shape:acronym")};
    return name_add(finder, piece, annot, NAME_BARE, err);
}

/* --- words that a hyphen joins ------------------------------------------------------------------------------------ */

static bool is_listed_word(const name_finder *finder, const ntr_word *type) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    return ntr_index_find(&lexicon->names_by_form, type->folded) != NTR_MAP_NONE ||
           ntr_index_find(&lexicon->persons_by_last, type->folded) != NTR_MAP_NONE;
}

static bool is_small_word(name_finder *finder, const ntr_word *type) {
    const uint32_t lower = ntr_vocabulary_intern(finder->workspace->vocabulary, type->folded);
    return lower != NTR_MAP_NONE && ntr_workspace_is_dutch(finder->workspace, lower);
}

bool name_is_apart(name_finder *finder, const name_piece *piece, uint32_t index) {
    if (finder->caps[piece->segment]) return false;
    for (uint32_t i = piece->first_token; i < piece->first_token + piece->token_count; i++) {
        const ntr_word *type = ntr_workspace_word(finder->workspace, &finder->document->tokens.items[i]);
        if (type->kind != NTR_WORD || type->shape == NTR_CASE_LOWER) continue;
        if (i == piece->first_token && i != index && piece->opens && is_small_word(finder, type)) continue;
        if (i == index && type->shape == NTR_CASE_UPPER) return true;
        if (i != index && type->shape != NTR_CASE_UPPER && !is_listed_word(finder, type)) return false;
    }
    return true;
}

/* --- compounds ---------------------------------------------------------------------------------------------------- */

static ntr_status is_dutch_part(bool *dutch, name_finder *finder, ntr_str folded, ntr_error *err) {
    const uint32_t word = ntr_vocabulary_intern(finder->workspace->vocabulary, folded);
    if (word == NTR_MAP_NONE) return ntr_error_memory(err);
    *dutch = ntr_workspace_is_dutch(finder->workspace, word);
    return NTR_OK;
}

/* Ruslandcorrespondent, Oekraïneoorlog: a listed name in front of a Dutch word. Only where the name changes, for else
 * nothing is gained. */
static ntr_status match_solid(name_finder *finder, const name_piece *piece, const ntr_token *token, ntr_error *err) {
    const ntr_word type = *ntr_workspace_word(finder->workspace, token);
    if (type.kind != NTR_WORD || !starts_upper(type.form) || type.form.len != type.folded.len) return NTR_OK;
    for (size_t length = type.form.len; length-- > SHORTEST_PART;) {
        if (!ntr_utf8_is_bound(type.form, length) || type.form.len - length < SHORTEST_PART) continue;
        const ntr_str front = ntr_str_slice(type.folded, 0, length),
                      rest = ntr_str_slice(type.folded, length, type.folded.len);
        listed_forms forms = {0};
        look_up(&forms, finder->workspace->lexicon, front, ntr_str_slice(type.form, 0, length), false, false);
        if (!forms.first || ntr_str_equal(forms.first->en, forms.first->nl)) continue;
        /* Perscontact, Noordpool: a Dutch word, which is the name of some people or of a far place too */
        const bool doubtful = forms.first->confidence < RARE || forms.first->kind == NTR_NAME_DEMONYM;
        bool word = false, compound = false;
        if (doubtful) NTR_TRY(is_dutch_part(&word, finder, front, err));
        if (!word) NTR_TRY(is_dutch_part(&compound, finder, rest, err));
        if (!compound) continue;
        const ntr_span span = {token->span.begin, token->span.begin + (uint32_t)length};
        return add_listed(finder, piece, span, forms.first, NAME_BARE, true, err);
    }
    return NTR_OK;
}

/* Noord-Frankrijk: some far place is called Noord, but here it is the Dutch word. */
static bool is_common_part(name_finder *finder, uint32_t word, const ntr_name *name) {
    if (is_english(finder, word, name)) return true;
    const ntr_word type = finder->workspace->vocabulary->words.items[word];
    return name->confidence < RARE && is_small_word(finder, &type);
}

/* One word of a hyphenated piece: Poetin-aanhanger, EEU-landen, pro-Russische. */
static ntr_status match_part(name_finder *finder, const name_piece *piece, uint32_t token_index, ntr_error *err) {
    const ntr_token *token = &finder->document->tokens.items[token_index];
    const ntr_word type = *ntr_workspace_word(finder->workspace, token);
    listed_forms forms = {0};
    if (type.kind == NTR_WORD)
        look_up(&forms, finder->workspace->lexicon, type.folded, type.form, finder->caps[piece->segment], false);
    if (forms.first && is_common_part(finder, token->word, forms.first)) return NTR_OK;
    if (!forms.first && is_acronym(finder, piece, token->word)) return add_acronym(finder, piece, token->span, err);
    if (!forms.first) return match_solid(finder, piece, token, err);
    if (!name_is_apart(finder, piece, token_index)) return NTR_OK;
    const ntr_name *name = forms.adjective ? forms.adjective : forms.first;
    return add_listed(finder, piece, token->span, name, NAME_BARE, false, err);
}

/* Borisov, behind Boris Borisov, is the man and not the town, unless he stands where a place does (in Borisov). */
static bool is_person_before(const name_finder *finder, const name_piece *piece, const ntr_name *name) {
    return name->kind == NTR_NAME_PLACE && !name_is_behind(finder, piece, "place") &&
           ntr_map_get(&finder->all_surnames, name_type(finder, piece)->folded) != NTR_MAP_NONE;
}

ntr_status name_match_piece(name_finder *finder, uint32_t at, ntr_error *err) {
    name_piece *piece = &finder->pieces.items[at];
    size_t genitive = 0;
    const ntr_name *name = find_piece(&genitive, finder, piece);
    if (name && is_person_before(finder, piece, name)) return NTR_OK;
    if (name) {
        piece->taken = true;
        return add_listed(finder, piece, piece->span, name, genitive ? NAME_GENITIVE : NAME_BARE, false, err);
    }
    if (piece->initials) return NTR_OK;
    if (is_acronym(finder, piece, piece->word)) {
        piece->taken = true;
        return add_acronym(finder, piece, piece->span, err);
    }
    const uint32_t before = finder->document->annots.count;
    if (piece->token_count == 1) {
        NTR_TRY(match_solid(finder, piece, &finder->document->tokens.items[piece->first_token], err));
    } else {
        for (uint32_t i = 0; i < piece->token_count; i++)
            NTR_TRY(match_part(finder, piece, piece->first_token + i, err));
    }
    piece = &finder->pieces.items[at];
    piece->taken = finder->document->annots.count > before;
    return NTR_OK;
}
