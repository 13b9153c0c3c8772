/* Name stage. First what is listed and what is plainly a person, the longest match first; then surnames alone, which
 * belong to the person named before; then words that look transcribed, now that the company they keep is known. */
#include "ext/unicode.h"
#include "lang/english.h"
#include "mark/names.h"
#include "mark/stages.h"
#include "model/annots.h"

/* --- marks -------------------------------------------------------------------------------------------------------- */

ntr_annot name_from_answer(const ntr_name_answer *answer, ntr_span span) {
    return (ntr_annot){.span = span,
                       .kind = NTR_NAME,
                       .as.name = answer->kind,
                       .confidence = answer->confidence,
                       .target = answer->en,
                       .why = answer->why,
                       .original = answer->original,
                       .origin = answer->origin,
                       .alternatives = answer->alternatives,
                       .alternative_count = answer->alternative_count};
}

/* KIEV/MOSKOU, at the head of an article: in capitals, though it is not listed so. */
static bool is_shouted(const name_finder *finder, const ntr_annot *annot) {
    return annot->lemma.ptr && ntr_case_of(annot->lemma) != NTR_CASE_UPPER &&
           ntr_case_of(ntr_document_slice(finder->document, annot->span)) == NTR_CASE_UPPER;
}

static ntr_str with_ending(const name_finder *finder, ntr_str english, name_ending ending) {
    ntr_arena *arena = finder->document->arena;
    switch (ending) {
    case NAME_GENITIVE: return ntr_arena_printf(arena, "%.*s's", NTR_FMT(english));
    case NAME_FAMILY: return ntr_english_family(arena, english);
    default: return english;
    }
}

/* het Nederland van nu, een modern Nederland, Schakend Nederland. */
static bool is_determined(const name_finder *finder, const name_piece *at) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    if (!at->joined || at == finder->pieces.items) return false;
    const ntr_str before = name_type(finder, at - 1)->folded;
    if (ntr_lexicon_is_function(lexicon, before, "det")) return true;
    if (!at[-1].opens && name_is_capitalised(finder, at - 1)) return true;
    return at[-1].joined && !ntr_lexicon_is_function(lexicon, before, NULL) &&
           ntr_lexicon_is_function(lexicon, name_type(finder, at - 2)->folded, "det");
}

/* Nederland → the Netherlands, for such a country, unless something determines it already. */
static bool wants_article(const name_finder *finder, const name_piece *at, const ntr_annot *annot) {
    const bool whole = annot->span.begin == at->span.begin && annot->span.end == at->span.end;
    if (annot->as.name != NTR_NAME_COUNTRY || !whole) return false;
    return name_has_role(finder, name_type(finder, at)->folded, "articled") && !is_determined(finder, at);
}

/* heel Nederland → all of the Netherlands: the mark begins with the word before the place. */
static void add_whole(const name_finder *finder, const name_piece *at, ntr_annot *annot) {
    const bool place = annot->as.name == NTR_NAME_COUNTRY || annot->as.name == NTR_NAME_PLACE;
    if (!place || annot->span.begin != at->span.begin || !name_is_behind(finder, at, "whole")) return;
    const char *all = name_type(finder, at - 1)->shape == NTR_CASE_LOWER ? "all" : "All";
    annot->span.begin = at[-1].span.begin;
    annot->base = annot->target = ntr_arena_printf(finder->document->arena, "%s of %.*s", all, NTR_FMT(annot->target));
}

ntr_status name_add(name_finder *finder, const name_piece *at, ntr_annot annot, name_ending ending, ntr_error *err) {
    ntr_arena *arena = finder->document->arena;
    if (!ntr_annot_own(arena, &annot)) return ntr_error_memory(err);
    if (finder->caps[at->segment] || is_shouted(finder, &annot)) annot.target = ntr_upper(arena, annot.target);
    annot.base = annot.target;
    if (annot.target.ptr && wants_article(finder, at, &annot))
        annot.target = ntr_arena_printf(arena, "the %.*s", NTR_FMT(annot.target));
    if (annot.target.ptr && ending == NAME_BARE) add_whole(finder, at, &annot);
    if (annot.target.ptr) annot.target = with_ending(finder, annot.target, ending);
    if (!annot.target.ptr) return ntr_error_memory(err);
    if (annot.origin.code[0]) finder->transcribed++;
    return ntr_document_add_annot(finder->document, &annot, err);
}

/* --- the stage ---------------------------------------------------------------------------------------------------- */

static bool is_name(const ntr_annot *annot) {
    return annot->kind == NTR_NAME;
}

static void take(name_finder *finder, uint32_t at, uint32_t length) {
    for (uint32_t i = at; i < at + length; i++) finder->pieces.items[i].taken = true;
}

static ntr_status match_at(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) {
    NTR_TRY(name_match_phrase(length, finder, at, err));
    if (*length > 0) return NTR_OK;
    NTR_TRY(name_match_ruler(length, finder, at, err));
    if (*length > 0) return NTR_OK;
    NTR_TRY(name_match_site(length, finder, at, err));
    if (*length > 0) return NTR_OK;
    NTR_TRY(name_match_generic(length, finder, at, err));
    if (*length > 0) return NTR_OK;
    NTR_TRY(name_match_person(length, finder, at, true, err));
    if (*length > 0) return NTR_OK;
    NTR_TRY(name_match_piece(finder, at, err));
    if (finder->pieces.items[at].taken) return NTR_OK;
    return name_match_person(length, finder, at, false, err);
}

static ntr_status find_all(name_finder *finder, ntr_error *err) {
    for (uint32_t at = 0; at < finder->pieces.count;) {
        uint32_t length = 0;
        if (!finder->pieces.items[at].blocked) NTR_TRY(match_at(&length, finder, at, err));
        take(finder, at, length);
        at += length > 0 ? length : 1;
    }
    NTR_TRY(name_match_later(finder, err));
    return name_unify(finder, err);
}

/* The house that was asked for, else the glossary's, else the press. */
static ntr_house house_of(const ntr_workspace *workspace) {
    if (workspace->options->house != NTR_HOUSE_NONE) return workspace->options->house;
    return workspace->lexicon->house != NTR_HOUSE_NONE ? workspace->lexicon->house : NTR_HOUSE_PRESS;
}

static ntr_status run(name_finder *finder, ntr_error *err) {
    ntr_workspace *workspace = finder->workspace;
    finder->caps = ntr_arena_array(finder->scratch, finder->document->segments.count, sizeof *finder->caps);
    if (!finder->caps) return ntr_error_memory(err);
    NTR_TRY(ntr_namer_new(&finder->namer, workspace->lexicon, workspace->gazetteer, house_of(workspace),
                          !workspace->options->rules_only, err));
    NTR_TRY(name_cut_pieces(finder, err));
    return find_all(finder, err);
}

ntr_status ntr_stage_name(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    ntr_document_drop_annots(document, is_name);
    if (document->tokens.count == 0) return NTR_OK;
    NTR_TRY(ntr_workspace_open_dictionaries(workspace, err));
    name_finder finder = {.document = document, .workspace = workspace, .scratch = ntr_arena_new()};
    const ntr_status status = finder.scratch ? run(&finder, err) : ntr_error_memory(err);
    ntr_buffer_dispose(&finder.head);
    ntr_namer_free(finder.namer);
    ntr_arena_free(finder.scratch);
    return status;
}
