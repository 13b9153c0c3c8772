/* What the rest of the document tells: a surname alone belongs to the person named in full before it; a word that looks
 * transcribed is a name; and one person has one English spelling. */
#include "ext/unicode.h"
#include "mark/names.h"

enum {
    SURNAME_CONFIDENCE_LOSS = 20,
    GIVEN_NAME = 350, /* evidence that a given name, listed as transcribed, is for itself in such company */
    COMPANY = 100,    /* evidence that other names from another alphabet are for a word */
    DOUBTFUL = 650    /* a name that stays with less confidence is worth showing with its other forms */
};

/* --- surnames ----------------------------------------------------------------------------------------------------- */

/* The person whom the last word `folded` of `piece` means: the latest of that surname who is named before. A headline
 * in capitals may have it first. */
static const name_person *find_person(const name_finder *finder, ntr_str folded, const name_piece *piece) {
    uint32_t index = ntr_map_get(&finder->surnames, folded);
    if (index == NTR_MAP_NONE && finder->caps[piece->segment]) index = ntr_map_get(&finder->all_surnames, folded);
    return index == NTR_MAP_NONE ? NULL : &finder->persons.items[index];
}

/* Enters the persons that are named before `piece`. */
static ntr_status enter_persons(name_finder *finder, const name_piece *piece, ntr_error *err) {
    for (; finder->entered < finder->persons.count; finder->entered++) {
        const name_person *next = &finder->persons.items[finder->entered];
        if (finder->document->annots.items[next->annot].span.begin >= piece->span.begin) break;
        NTR_TRY(name_enter(&finder->surnames, finder, finder->entered, err));
    }
    return NTR_OK;
}

/* "De Graaf": the particles of the surname stand before its last word. */
static bool particles_stand(const name_finder *finder, const name_piece *piece, uint32_t particles) {
    for (uint32_t i = 1; i <= particles; i++) {
        if (piece - i < finder->pieces.items || !piece[1 - (ptrdiff_t)i].joined) return false;
        if (!name_has_role(finder, name_type(finder, piece - i)->folded, "particle")) return false;
    }
    return true;
}

/* de Kovaltsjoeks, alle Poetins: behind such a word the s is a plural, the family's name. */
static name_ending ending_of(const name_finder *finder, const name_piece *piece, size_t ending, uint32_t particles) {
    if (ending == 0) return NAME_BARE;
    const bool follows = piece->joined && piece > finder->pieces.items && particles == 0;
    const ntr_str before = follows ? name_type(finder, piece - 1)->folded : NTR_STR("");
    const bool plural = ending == 1 && follows && name_has_role(finder, before, "plural");
    return plural ? NAME_FAMILY : NAME_GENITIVE;
}

static ntr_status add_surname(name_finder *finder, const name_piece *piece, ntr_span span, const name_person *person,
                              name_ending ending, ntr_error *err) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    ntr_annot annot = finder->document->annots.items[person->annot];
    annot.span = span;
    annot.target = person->surname_en;
    const ntr_str surface = ntr_document_slice(finder->document, span);
    if (ntr_str_equal(ntr_namer_bare(lexicon, surface), surface)) annot.target = ntr_namer_bare(lexicon, annot.target);
    annot.original = person->surname_original;
    annot.why = NTR_STR("person:surname");
    annot.alternatives = NULL;
    annot.alternative_count = 0;
    annot.confidence =
        annot.confidence > SURNAME_CONFIDENCE_LOSS ? (uint16_t)(annot.confidence - SURNAME_CONFIDENCE_LOSS) : 0;
    if (person->particles > 0 && span.begin == piece->span.begin && span.end == piece->span.end) {
        const name_piece *first = piece - person->particles;
        const ntr_str particles = ntr_document_slice(finder->document, (ntr_span){first->span.begin, span.begin});
        annot.span.begin = first->span.begin;
        annot.target =
            ntr_arena_printf(finder->document->arena, "%.*s%.*s", NTR_FMT(particles), NTR_FMT(person->surname_en));
        if (!annot.target.ptr) return ntr_error_memory(err);
    }
    return name_add(finder, piece, annot, ending, err);
}

static ntr_status match_surname(bool *found, name_finder *finder, name_piece *piece, ntr_error *err) {
    const ntr_word type = *name_type(finder, piece);
    size_t ending = 0;
    *found = false;
    const name_person *person = find_person(finder, type.folded, piece);
    if (!person && (ending = name_genitive(type.folded)) > 0)
        person = find_person(finder, ntr_str_slice(type.folded, 0, type.folded.len - ending), piece);
    if (!person || !particles_stand(finder, piece, person->particles)) return NTR_OK;
    if (piece->opens && name_is_word(finder, piece)) return NTR_OK;
    *found = piece->taken = true;
    const name_ending means = ending_of(finder, piece, ending, person->particles);
    return add_surname(finder, piece, piece->span, person, means, err);
}

/* --- words that look transcribed ---------------------------------------------------------------------------------- */

/* Buurvrouw Goelnara, in an article about Kyrgyzstan: a given name alone that English writes otherwise. */
static bool is_changed_given(const name_finder *finder, ntr_str folded) {
    const ntr_name_rules *rules = &finder->workspace->lexicon->name_rules;
    const ntr_name_part *part = ntr_name_part_find(rules, &rules->givens, folded);
    if (!part || part->source == NTR_SOURCE_NONE) return false;
    const ntr_str english = ntr_fold(finder->document->arena, part->en);
    return english.ptr && !ntr_str_equal(english, folded);
}

/* rivier, stad: a compound with such a word is a place (Tsjoe-rivier); and so is what has an article (de Tsjoe). */
static bool is_place(const name_finder *finder, const name_piece *piece) {
    const ntr_token *last = &finder->document->tokens.items[piece->first_token + piece->token_count - 1];
    const bool compound = piece->token_count > 1 && !piece->initials;
    return name_is_behind(finder, piece, "place") || name_is_behind(finder, piece, "definite") ||
           (compound && name_has_role(finder, ntr_workspace_word(finder->workspace, last)->folded, "place"));
}

/* Puts `text`, which stands at `span` in `piece`, into English on its own merits. */
static ntr_status match_alone(name_finder *finder, const name_piece *piece, ntr_span span, name_ending ending,
                              ntr_error *err) {
    const bool place = ending != NAME_FAMILY && is_place(finder, piece);
    ntr_name_hints company = {.evidence = finder->transcribed ? COMPANY : 0, .place = place};
    ntr_span bare = span;
    if (ending != NAME_BARE) bare.end -= (uint32_t)name_genitive(ntr_document_slice(finder->document, span));
    const ntr_str text = ntr_document_slice(finder->document, bare);
    const ntr_str folded = ntr_fold(finder->document->arena, text);
    if (!folded.ptr) return ntr_error_memory(err);
    if (finder->transcribed && is_changed_given(finder, folded)) company.evidence += GIVEN_NAME;
    ntr_name_answer answer;
    NTR_TRY(name_convert(&answer, finder, bare, company, err));
    const bool doubtful = answer.alternative_count > 0 && answer.confidence < DOUBTFUL;
    if (ntr_str_equal(answer.en, text) && answer.origin.code[0] == '\0' && !doubtful) return NTR_OK;
    ntr_annot annot = name_from_answer(&answer, span);
    if (place) annot.as.name = NTR_NAME_PLACE;
    return name_add(finder, piece, annot, ending, err);
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
        if (!name_is_apart(finder, piece, piece->first_token + i)) continue;
        const name_person *person = find_person(finder, type.folded, piece);
        if (person) {
            NTR_TRY(add_surname(finder, piece, token->span, person, NAME_BARE, err));
        } else if (is_unknown(finder, token->word)) {
            NTR_TRY(match_alone(finder, piece, token->span, NAME_BARE, err));
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

/* Chomsky, Chopin: what the English dictionary has is in English already, unless a listed person bears it. */
static bool is_english(name_finder *finder, const name_piece *piece, size_t ending) {
    const ntr_str form = name_text(finder, piece), bare = ntr_str_slice(form, 0, form.len - ending);
    const uint32_t word = ntr_vocabulary_intern(finder->workspace->vocabulary, bare);
    if (word == NTR_MAP_NONE || !ntr_workspace_is_english(finder->workspace, word)) return false;
    const ntr_str folded = finder->workspace->vocabulary->words.items[word].folded;
    return ntr_index_find(&finder->workspace->lexicon->persons_by_last, folded) == NTR_MAP_NONE;
}

/* A name by its letters, or by what is known of its parts. */
static ntr_status match_unknown(name_finder *finder, const name_piece *piece, ntr_error *err) {
    if (piece->token_count > 1 && !is_double_name(finder, piece)) return match_parts(finder, piece, err);
    const size_t ending = name_person_genitive(finder, piece, true);
    if (name_is_word(finder, piece) || (!ending && !is_unknown(finder, piece->word))) return NTR_OK;
    if (is_english(finder, piece, ending)) return NTR_OK;
    return match_alone(finder, piece, piece->span, ending_of(finder, piece, ending, 0), err);
}

static ntr_status match_rest(name_finder *finder, name_piece *piece, ntr_error *err) {
    bool found = false;
    if (piece->taken || piece->blocked || piece->initials) return NTR_OK;
    NTR_TRY(enter_persons(finder, piece, err));
    if (!name_is_capitalised(finder, piece)) return NTR_OK;
    NTR_TRY(match_surname(&found, finder, piece, err));
    if (found) return NTR_OK;
    const uint32_t before = finder->document->annots.count;
    NTR_TRY(match_unknown(finder, piece, err));
    return finder->document->annots.count > before ? NTR_OK : name_match_whereabouts(finder, piece, err);
}

ntr_status name_match_later(name_finder *finder, ntr_error *err) {
    for (uint32_t i = 0; i < finder->pieces.count; i++) NTR_TRY(match_rest(finder, &finder->pieces.items[i], err));
    return NTR_OK;
}

/* --- one person, one spelling ------------------------------------------------------------------------------------- */

/* Al-Assad and Assad, or ZELENSKY at the head of an article, are no other spelling. */
static bool is_same_spelling(const name_finder *finder, ntr_str best, ntr_str other) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    return (ntr_case_of(best) == NTR_CASE_UPPER) != (ntr_case_of(other) == NTR_CASE_UPPER) ||
           ntr_str_equal(ntr_namer_bare(lexicon, best), ntr_namer_bare(lexicon, other));
}

/* Marks with the same original (Зеленский) take the English of the surest: Zelenski and Zelensky are one man. Each
 * keeps its ending. */
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
        if (is_same_spelling(finder, best->base, annot->base)) continue;
        const ntr_str ending = ntr_str_slice(annot->target, annot->base.len, annot->target.len);
        annot->base = best->base;
        annot->target = ntr_arena_printf(document->arena, "%.*s%.*s", NTR_FMT(best->base), NTR_FMT(ending));
        if (!annot->target.ptr) return ntr_error_memory(err);
    }
    return NTR_OK;
}
