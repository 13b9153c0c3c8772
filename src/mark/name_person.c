/* Persons in running text: a run of capitalised pieces with particles and initials among them, and something that says
 * it is a person: a listed given name, initials, a title in front, letters of another alphabet. */
#include "ext/unicode.h"
#include "lang/origin.h"
#include "mark/names.h"

enum {
    RUN_LIMIT = 8,
    PARTICLE_LIMIT = 3,
    TITLE_EVIDENCE = 150,  /* that a name behind a title is transcribed: it is a name at least */
    ORIGIN_EVIDENCE = 250, /* that a name behind the name of a people with another alphabet is transcribed */
    SHORTEST_TITLE = 5,
    NAME_SHAPED = 600 /* confidence in what merely looks like a person */
};

/* --- runs --------------------------------------------------------------------------------------------------------- */

static const name_piece *piece_at(const name_finder *finder, uint32_t at) {
    return &finder->pieces.items[at];
}

static bool continues(const name_finder *finder, uint32_t at) {
    if (at >= finder->pieces.count) return false;
    const name_piece *piece = piece_at(finder, at);
    return piece->joined && !piece->blocked && !piece->taken && piece->segment == piece[-1].segment;
}

static bool is_particle(const name_finder *finder, const name_piece *piece) {
    return name_has_role(finder, name_type(finder, piece)->folded, "particle");
}

static bool is_given(const name_finder *finder, const name_piece *piece) {
    const ntr_name_rules *rules = &finder->workspace->lexicon->name_rules;
    return ntr_name_part_find(rules, &rules->givens, name_type(finder, piece)->folded) != NULL;
}

/* A capitalised piece that may be part of a person's name: no country, people or organisation. */
static bool is_name_word(name_finder *finder, uint32_t at) {
    const name_piece *piece = piece_at(finder, at);
    if (piece->initials) return true;
    if (!name_is_capitalised(finder, piece)) return false;
    if (finder->caps[piece->segment] && name_is_word(finder, piece)) return false;
    const ntr_name *listed = name_listed(finder, piece);
    return !listed || listed->kind == NTR_NAME_PLACE;
}

/* Whether a piece has the letters of a surname from another alphabet, to which no Dutch particle belongs. */
static bool is_transcribed_surname(const name_finder *finder, const name_piece *piece) {
    enum { PLAIN = 300 }; /* evidence: as much as an ending of Slavic surnames has */
    const ntr_name_rules *rules = &finder->workspace->lexicon->name_rules;
    ntr_origin origin;
    ntr_origin_weigh(&origin, rules, &rules->signals, name_type(finder, piece)->folded);
    return origin.evidence >= PLAIN && !is_given(finder, piece);
}

/* "mr. T.W. Sikkema te Utrecht", "Jan Van der Auwera van Oud-Heverlee", "Temoer Oemarov van het Carnegie-centrum":
 * behind a surname te and van say where somebody is from. */
static bool tells_home(name_finder *finder, uint32_t particle, bool surname) {
    const ntr_str folded = name_type(finder, piece_at(finder, particle))->folded;
    const name_piece *before = piece_at(finder, particle - 1);
    if (ntr_str_equal(folded, NTR_STR("te"))) return !before->initials && !is_given(finder, before);
    if (!ntr_str_equal(folded, NTR_STR("van"))) return false;
    return surname || is_transcribed_surname(finder, before);
}

/* The end of the run that begins with the name word at `at`; particles count only with a name word behind them. */
static uint32_t run_end(name_finder *finder, uint32_t at) {
    uint32_t end = at + 1;
    bool surname = false; /* particles have come, so the name is whole */
    while (end - at < RUN_LIMIT && continues(finder, end)) {
        uint32_t next = end;
        while (next - end < PARTICLE_LIMIT && continues(finder, next) && is_particle(finder, piece_at(finder, next)) &&
               !name_is_capitalised(finder, piece_at(finder, next)))
            next++;
        if (!continues(finder, next) || !is_name_word(finder, next)) break;
        if (next > end && tells_home(finder, end, surname)) break;
        surname = surname || next > end;
        end = next + 1;
    }
    while (end > at + 1 && piece_at(finder, end - 1)->initials) end--;
    return end;
}

/* --- what says that it is a person -------------------------------------------------------------------------------- */

static bool is_title(const name_finder *finder, ntr_str folded) {
    return ntr_table_find(&finder->workspace->lexicon->words[NTR_WORDS_TITLES], folded) != NTR_MAP_NONE;
}

/* president, oud-president, Ruslandcorrespondent, mensenrechtenactivist: a title, or a compound that ends in one. */
static bool is_title_word(const name_finder *finder, const name_piece *piece) {
    const ntr_str folded = name_type(finder, piece)->folded;
    if (is_title(finder, folded)) return true;
    for (size_t i = 1; i + SHORTEST_TITLE <= folded.len; i++)
        if (ntr_utf8_is_bound(folded, i) && is_title(finder, ntr_str_slice(folded, i, folded.len))) return true;
    return false;
}

static bool has_title_before(const name_finder *finder, uint32_t at) {
    const name_piece *piece = piece_at(finder, at);
    if (at == 0 || !piece->joined || piece[-1].segment != piece->segment || piece[-1].initials) return false;
    return is_title_word(finder, piece - 1);
}

/* Kremlinwoordvoerder Dmitri Peskov, Poetin-adviseur Joeri Oesjakov: a capital that a title has for another reason. */
static bool introduces(name_finder *finder, uint32_t at) {
    const name_piece *piece = piece_at(finder, at);
    return !piece->initials && continues(finder, at + 1) && is_name_word(finder, at + 1) && !is_given(finder, piece) &&
           is_title_word(finder, piece);
}

/* Handelstop Centraal-Azië: a place that English calls otherwise is the name here. */
static bool is_other_place(name_finder *finder, const name_piece *piece) {
    const ntr_name *listed = name_listed(finder, piece);
    return listed && !ntr_str_equal(listed->en, listed->nl);
}

/* No word of the run is an ordinary word of either language (Human Rights Watch, Tweede Kamer). */
static bool is_all_names(name_finder *finder, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end; i++) {
        const name_piece *piece = piece_at(finder, i);
        if (piece->initials || !name_is_capitalised(finder, piece)) continue;
        if (is_other_place(finder, piece)) return false;
        const uint32_t lower = ntr_vocabulary_intern(finder->workspace->vocabulary, name_type(finder, piece)->folded);
        if (lower == NTR_MAP_NONE || ntr_workspace_is_dutch(finder->workspace, lower) ||
            ntr_workspace_is_english(finder->workspace, lower))
            return false;
    }
    return true;
}

/* Radio Free Europe, Human Rights Watch: every word is English, most are plain words, and one is not Dutch. */
static bool is_english_phrase(name_finder *finder, uint32_t at, uint32_t end) {
    bool foreign = false;
    uint32_t plain = 0;
    for (uint32_t i = at; i < end; i++) {
        const ntr_str folded = name_type(finder, piece_at(finder, i))->folded;
        const uint32_t lower = ntr_vocabulary_intern(finder->workspace->vocabulary, folded);
        if (lower == NTR_MAP_NONE || piece_at(finder, i)->initials) return false;
        const bool word = ntr_workspace_is_english(finder->workspace, lower);
        const uint32_t as_written = piece_at(finder, i)->word;
        if (!word && !ntr_workspace_is_english(finder->workspace, as_written)) return false;
        plain += word;
        foreign = foreign || !ntr_workspace_is_dutch(finder->workspace, as_written);
    }
    return foreign && plain * 2 > end - at;
}

/* A people's name shortly before says where a person is from: de Russische activist Valentina Tsjoepik, de Georgiër
 * Baadoer Dzjobava. */
static const char *source_before(name_finder *finder, uint32_t at) {
    const ntr_name_rules *rules = &finder->workspace->lexicon->name_rules;
    for (uint32_t back = 1; back <= 2 && back <= at; back++) {
        const name_piece *piece = piece_at(finder, at - back);
        if (piece->segment != piece_at(finder, at)->segment) break;
        const ntr_name *listed = name_listed(finder, piece);
        if (!listed || (listed->kind != NTR_NAME_ADJECTIVE && listed->kind != NTR_NAME_DEMONYM)) continue;
        for (uint32_t s = 0; s < rules->source_count; s++)
            if (ntr_str_equal(listed->en, rules->sources[s].name)) return rules->sources[s].code;
    }
    return NULL;
}

/* --- the genitive ------------------------------------------------------------------------------------------------- */

static bool is_listed_surname(const name_finder *finder, ntr_str folded) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    return ntr_index_find(&lexicon->persons_by_last, folded) != NTR_MAP_NONE ||
           ntr_name_part_find(&lexicon->name_rules, &lexicon->name_rules.surnames, folded) != NULL;
}

size_t name_person_genitive(const name_finder *finder, const name_piece *piece, bool alone) {
    const ntr_word *type = name_type(finder, piece);
    const size_t ending = name_genitive(type->form), folded_ending = name_genitive(type->folded);
    if (!ending || piece->initials) return 0;
    if (ending > 1) return ending;
    const ntr_str form = ntr_str_slice(type->form, 0, type->form.len - ending);
    const ntr_str folded = ntr_str_slice(type->folded, 0, type->folded.len - folded_ending);
    if (ntr_index_find(&finder->workspace->lexicon->persons_by_last, type->folded) != NTR_MAP_NONE) return 0;
    if (ntr_map_get(&finder->forms, form) != NTR_MAP_NONE) return ending;
    return alone && is_listed_surname(finder, folded) ? ending : 0;
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

static ntr_str last_word(ntr_str text) {
    size_t begin = text.len;
    while (begin > 0 && text.ptr[begin - 1] != ' ') begin--;
    return ntr_str_slice(text, begin, text.len);
}

ntr_status name_enter(ntr_map *surnames, const name_finder *finder, uint32_t number, ntr_error *err) {
    ntr_arena *arena = finder->document->arena;
    const ntr_str surname = finder->persons.items[number].surname;
    const ntr_str bare = ntr_namer_bare(finder->workspace->lexicon, surname);
    const bool good = ntr_map_put(surnames, arena, surname, number) &&
                      (ntr_str_equal(bare, surname) || ntr_map_put(surnames, arena, bare, number));
    return good ? NTR_OK : ntr_error_memory(err);
}

ntr_status name_remember(name_finder *finder, uint32_t at, uint32_t length, ntr_error *err) {
    const uint32_t index = finder->document->annots.count - 1;
    const ntr_annot *annot = &finder->document->annots.items[index];
    const name_piece *last = piece_at(finder, at + length - 1);
    if (length < 2) return NTR_OK;
    name_person *person = NTR_PUSH(finder->document->arena, &finder->persons);
    if (!person) return ntr_error_memory(err);
    *person = (name_person){.annot = index,
                            .surname_en = last_word(annot->base),
                            .surname_original = annot->original.ptr ? last_word(annot->original) : NTR_STR_NONE};
    while (person->particles + 2 < length && is_particle(finder, last - 1 - person->particles)) person->particles++;
    const size_t ending = name_person_genitive(finder, last, false);
    const ntr_str folded = name_type(finder, last)->folded;
    person->surname = ntr_str_slice(folded, 0, folded.len - (ending ? name_genitive(folded) : 0));
    return name_enter(&finder->all_surnames, finder, finder->persons.count - 1, err);
}

/* A stretch of capitalised pieces, and what says that it is a person. */
typedef struct name_run {
    uint32_t at, end;
    bool title;   /* stands before it */
    bool sure;    /* by a title, initials or a listed given name */
    bool several; /* pieces */
} name_run;

static ntr_status add_run(name_finder *finder, const name_run *run, const ntr_name_answer *answer, ntr_name_kind kind,
                          size_t genitive, ntr_error *err) {
    const name_piece *first = piece_at(finder, run->at);
    ntr_annot annot = name_from_answer(answer, (ntr_span){first->span.begin, piece_at(finder, run->end - 1)->span.end});
    annot.as.name = kind;
    NTR_TRY(name_add(finder, first, annot, genitive ? NAME_GENITIVE : NAME_BARE, err));
    return kind == NTR_NAME_PERSON ? name_remember(finder, run->at, run->end - run->at, err) : NTR_OK;
}

/* minister van Buitenlandse Zaken Ararat Mirzojan: words that have capitals for another reason, then a given name. */
static bool stands_before_given(name_finder *finder, uint32_t at) {
    uint32_t next = at;
    while (name_is_word(finder, piece_at(finder, next)) && !is_given(finder, piece_at(finder, next))) {
        if (!continues(finder, ++next) || next - at == RUN_LIMIT || !is_name_word(finder, next)) return false;
    }
    return next > at && is_given(finder, piece_at(finder, next));
}

/* Whether a run can begin at `at`. A word that a sentence begins with is no name for its capital alone. */
static bool may_begin(name_finder *finder, uint32_t at) {
    const name_piece *first = piece_at(finder, at);
    if (first->blocked || first->taken || !is_name_word(finder, at) || introduces(finder, at)) return false;
    if (!first->initials && stands_before_given(finder, at)) return false;
    return !first->opens || first->initials || is_given(finder, first) || !name_is_word(finder, first);
}

static void survey(name_run *run, name_finder *finder, uint32_t at) {
    const name_piece *first = piece_at(finder, at);
    run->at = at;
    run->end = run_end(finder, at);
    run->several = run->end - at > 1;
    run->title = has_title_before(finder, at) && (run->several || !name_listed(finder, first));
    run->sure = run->title || (run->several && (first->initials || is_given(finder, first)));
}

static ntr_status convert_run(ntr_name_answer *out, bool *changed, name_finder *finder, const name_run *run,
                              size_t genitive, ntr_error *err) {
    const ntr_span span = {piece_at(finder, run->at)->span.begin,
                           piece_at(finder, run->end - 1)->span.end - (uint32_t)genitive};
    const ntr_str text = ntr_document_slice(finder->document, span);
    ntr_name_hints hints = {.evidence = run->title ? TITLE_EVIDENCE : 0, .source = source_before(finder, run->at)};
    if (hints.source) hints.evidence += ORIGIN_EVIDENCE;
    NTR_TRY(name_convert(out, finder, span, hints, err));
    *changed = !ntr_str_equal(out->en, text);
    return NTR_OK;
}

ntr_status name_match_person(uint32_t *length, name_finder *finder, uint32_t at, bool sure_only, ntr_error *err) {
    *length = 0;
    if (!may_begin(finder, at)) return NTR_OK;
    name_run run;
    survey(&run, finder, at);
    if (run.sure != sure_only || (!run.several && !run.title)) return NTR_OK;
    const size_t genitive = name_person_genitive(finder, piece_at(finder, run.end - 1), !run.several);
    ntr_name_kind kind = NTR_NAME_PERSON;
    ntr_name_answer answer;
    bool changed;
    NTR_TRY(convert_run(&answer, &changed, finder, &run, genitive, err));
    if (!run.sure && changed && answer.kind == NTR_NAME_PLACE) kind = NTR_NAME_PLACE; /* Nizjnjaja Toera */
    if (!run.sure && !changed) {
        if (answer.confidence > NAME_SHAPED) answer.confidence = NAME_SHAPED;
        if (is_english_phrase(finder, at, run.end))
            kind = NTR_NAME_ORGANISATION;
        else if (!is_all_names(finder, at, run.end))
            return NTR_OK;
    }
    *length = run.end - at;
    return add_run(finder, &run, &answer, kind, genitive, err);
}
