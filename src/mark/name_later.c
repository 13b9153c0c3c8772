/* What the rest of the document tells: a surname alone belongs to the person named in full before it; a word that looks
 * transcribed is a name; and one person has one English spelling. */
#include "ext/unicode.h"
#include "mark/names.h"

enum {
    SURNAME_CONFIDENCE_LOSS = 20,
    COMPANY = 100, /* evidence that other names from another alphabet are for a word */
    DOUBTFUL = 650 /* a name that stays with less confidence is worth showing with its other forms */
};

/* --- surnames ----------------------------------------------------------------------------------------------------- */

/* The person whom the last word `folded` means at byte `offset`: the latest of that surname, if named before. */
static const name_person *find_person(const name_finder *finder, ntr_str folded, uint32_t offset) {
    const uint32_t index = ntr_map_get(&finder->by_surname, folded);
    if (index == NTR_MAP_NONE) return NULL;
    const name_person *person = &finder->persons.items[index];
    return finder->document->annots.items[person->annot].span.begin < offset ? person : NULL;
}

/* "De Graaf": the particles of the surname stand before its last word. */
static bool particles_stand(const name_finder *finder, const name_piece *piece, uint32_t particles) {
    for (uint32_t i = 1; i <= particles; i++) {
        if (piece - i < finder->pieces.items || !piece[1 - (ptrdiff_t)i].joined) return false;
        if (!name_has_role(finder, name_type(finder, piece - i)->folded, "particle")) return false;
    }
    return true;
}

static ntr_status add_surname(name_finder *finder, const name_piece *piece, ntr_span span, const name_person *person,
                              bool genitive, bool in_compound, ntr_error *err) {
    ntr_annot annot = finder->document->annots.items[person->annot];
    const ntr_str before = {finder->document->text.ptr + span.begin, 0};
    annot.span = span;
    annot.in_compound = in_compound;
    annot.target = person->surname_en;
    annot.original = person->surname_original;
    annot.why = NTR_STR("person:surname");
    annot.alternatives = NULL;
    annot.alternative_count = 0;
    annot.confidence =
        annot.confidence > SURNAME_CONFIDENCE_LOSS ? (uint16_t)(annot.confidence - SURNAME_CONFIDENCE_LOSS) : 0;
    if (person->particles > 0 && !in_compound) {
        const name_piece *first = piece - person->particles;
        const ntr_str particles = {before.ptr - (span.begin - first->span.begin), span.begin - first->span.begin};
        annot.span.begin = first->span.begin;
        annot.target =
            ntr_arena_printf(finder->document->arena, "%.*s%.*s", NTR_FMT(particles), NTR_FMT(person->surname_en));
        if (!annot.target.ptr) return ntr_error_memory(err);
    }
    return name_add(finder, piece, annot, genitive, err);
}

static ntr_status match_surname(bool *found, name_finder *finder, name_piece *piece, ntr_error *err) {
    const ntr_word type = *name_type(finder, piece);
    size_t ending = 0;
    *found = false;
    const name_person *person = find_person(finder, type.folded, piece->span.begin);
    if (!person && (ending = name_genitive(type.folded)) > 0)
        person = find_person(finder, ntr_str_slice(type.folded, 0, type.folded.len - ending), piece->span.begin);
    if (!person || !particles_stand(finder, piece, person->particles)) return NTR_OK;
    if (piece->opens && name_is_word(finder, piece)) return NTR_OK;
    *found = piece->taken = true;
    return add_surname(finder, piece, piece->span, person, ending > 0, false, err);
}

/* --- words that look transcribed ---------------------------------------------------------------------------------- */

static bool is_place_context(const name_finder *finder, const name_piece *piece) {
    return piece->joined && piece > finder->pieces.items && piece[-1].segment == piece->segment &&
           name_has_role(finder, name_type(finder, piece - 1)->folded, "place");
}

/* Puts `text`, which stands at `span` in `piece`, into English on its own merits. */
static ntr_status match_alone(name_finder *finder, const name_piece *piece, ntr_span span, bool genitive,
                              bool in_compound, ntr_error *err) {
    const ntr_name_hints company = {COMPANY, NULL};
    ntr_span bare = span;
    if (genitive) bare.end -= (uint32_t)name_genitive(ntr_document_slice(finder->document, span));
    const ntr_str text = ntr_document_slice(finder->document, bare);
    ntr_name_answer answer;
    NTR_TRY(ntr_namer_convert(&answer, finder->namer, text, finder->transcribed ? &company : NULL, err));
    const bool doubtful = answer.alternative_count > 0 && answer.confidence < DOUBTFUL;
    if (ntr_str_equal(answer.en, text) && answer.origin.code[0] == '\0' && !doubtful) return NTR_OK;
    ntr_annot annot = name_from_answer(&answer, span);
    annot.as.name = is_place_context(finder, piece) ? NTR_NAME_PLACE : NTR_NAME_PERSON;
    annot.in_compound = in_compound;
    return name_add(finder, piece, annot, genitive, err);
}

/* What the Dutch dictionary knows is no unknown name: neither a word nor one of the Dutch names it lists, unless it is
 * listed as a person's. */
static bool is_unknown(name_finder *finder, uint32_t word) {
    const ntr_word type = finder->workspace->vocabulary->words.items[word];
    if (ntr_index_find(&finder->workspace->lexicon->persons_by_last, type.folded) != NTR_MAP_NONE) return true;
    return !ntr_workspace_is_dutch(finder->workspace, word);
}

/* Poetin-aanhanger: a surname in front of a hyphen. */
static ntr_status match_parts(name_finder *finder, const name_piece *piece, ntr_error *err) {
    for (uint32_t i = 0; i < piece->token_count; i++) {
        const ntr_token *token = &finder->document->tokens.items[piece->first_token + i];
        const ntr_word type = *ntr_workspace_word(finder->workspace, token);
        if (type.kind != NTR_WORD || type.shape != NTR_CASE_TITLE) continue;
        const name_person *person = find_person(finder, type.folded, piece->span.begin);
        if (person) {
            NTR_TRY(add_surname(finder, piece, token->span, person, false, true, err));
        } else if (is_unknown(finder, token->word)) {
            NTR_TRY(match_alone(finder, piece, token->span, false, true, err));
        }
    }
    return NTR_OK;
}

/* Rimski-Korsakov: a surname of two words, neither of them known. */
static bool is_double_name(name_finder *finder, const name_piece *piece) {
    for (uint32_t i = 0; i < piece->token_count; i++) {
        const ntr_token *token = &finder->document->tokens.items[piece->first_token + i];
        if (token->kind == NTR_PUNCTUATION) continue;
        if (ntr_workspace_word(finder->workspace, token)->shape != NTR_CASE_TITLE) return false;
        if (!is_unknown(finder, token->word)) return false;
    }
    return true;
}

static ntr_status match_rest(name_finder *finder, name_piece *piece, ntr_error *err) {
    bool found = false;
    if (piece->taken || piece->blocked || piece->initials) return NTR_OK;
    if (!name_is_capitalised(finder, piece)) return NTR_OK;
    NTR_TRY(match_surname(&found, finder, piece, err));
    if (found) return NTR_OK;
    if (piece->token_count > 1 && !is_double_name(finder, piece)) return match_parts(finder, piece, err);
    if (name_is_word(finder, piece) || !is_unknown(finder, piece->word)) return NTR_OK;
    return match_alone(finder, piece, piece->span, name_person_genitive(finder, piece, true) > 0, false, err);
}

ntr_status name_match_later(name_finder *finder, ntr_error *err) {
    for (uint32_t i = 0; i < finder->pieces.count; i++) NTR_TRY(match_rest(finder, &finder->pieces.items[i], err));
    return NTR_OK;
}

/* --- one person, one spelling ------------------------------------------------------------------------------------- */

/* Marks with the same original (Зеленский) take the English of the surest: Zelenski and Zelensky are one man. Those in
 * the genitive keep their ending by being left alone unless they agree. */
ntr_status name_unify(name_finder *finder, ntr_error *err) {
    ntr_document *document = finder->document;
    ntr_map surest = {0};
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_NAME || annot->as.name != NTR_NAME_PERSON || !annot->original.ptr) continue;
        const uint32_t known = ntr_map_get(&surest, annot->original);
        if (known != NTR_MAP_NONE && document->annots.items[known].confidence >= annot->confidence) continue;
        if (!ntr_map_put(&surest, document->arena, annot->original, i)) return ntr_error_memory(err);
    }
    for (uint32_t i = 0; i < document->annots.count; i++) {
        ntr_annot *annot = &document->annots.items[i];
        if (annot->kind != NTR_NAME || annot->as.name != NTR_NAME_PERSON || !annot->original.ptr) continue;
        const ntr_annot *best = &document->annots.items[ntr_map_get(&surest, annot->original)];
        if (ntr_str_equal(best->base, annot->base)) continue;
        const bool genitive = annot->target.len > annot->base.len;
        annot->base = best->base;
        annot->target = genitive ? ntr_arena_printf(document->arena, "%.*s's", NTR_FMT(best->base)) : best->base;
        if (!annot->target.ptr) return ntr_error_memory(err);
    }
    return NTR_OK;
}
