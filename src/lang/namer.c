/* The namer. A name is judged as a whole: each word's letters and the lists of given names and surnames are weighed
 * together, for one letter pair in a surname proves nothing (Koeman) and a given name neither (Tanja). */
#include "lang/namer.h"

#include <stdlib.h>

#include "lang/beside.h"
#include "lang/namegeneric.h"
#include "lang/namejudge.h"
#include "lang/nameplace.h"
#include "lang/nameruler.h"
#include "lang/original.h"

enum {
    SURE = 500,            /* above this evidence a name needs no second thought */
    WORTH_OFFERING = -300, /* above this a name that stays shows what else it might be */
    CERTAIN = 1000,        /* confidence in what a user entered */
    ANSWER_LIMIT = 200000  /* answers remembered */
};

struct ntr_namer {
    const ntr_lexicon *lexicon;
    ntr_gazetteer *gazetteer;
    ntr_gazetteer *own; /* the same, where it was not lent */
    ntr_house house;
    bool authority;
    ntr_arena *arena;
    NTR_LIST(ntr_name_answer) answers;
    ntr_map by_name;
};

/* --- life --------------------------------------------------------------------------------------------------------- */

ntr_status ntr_namer_new(ntr_namer **out, const ntr_lexicon *lexicon, ntr_gazetteer *gazetteer, ntr_house house,
                         bool authority, ntr_error *err) {
    ntr_namer *namer = calloc(1, sizeof *namer);
    *out = namer;
    if (namer) namer->arena = ntr_arena_new();
    if (namer && !gazetteer) gazetteer = namer->own = ntr_gazetteer_new();
    if (!namer || !namer->arena || !gazetteer) {
        ntr_namer_free(namer);
        *out = NULL;
        return ntr_error_memory(err);
    }
    namer->lexicon = lexicon;
    namer->gazetteer = gazetteer;
    namer->house = house;
    namer->authority = authority;
    return NTR_OK;
}

void ntr_namer_free(ntr_namer *namer) {
    if (!namer) return;
    ntr_gazetteer_free(namer->own);
    ntr_arena_free(namer->arena);
    free(namer);
}

ntr_status ntr_namer_tidy(ntr_namer *namer, ntr_error *err) {
    if (namer->answers.count < ANSWER_LIMIT) return NTR_OK;
    ntr_namer *fresh = NULL;
    NTR_TRY(ntr_namer_new(&fresh, namer->lexicon, namer->gazetteer, namer->house, namer->authority, err));
    fresh->own = namer->own;
    ntr_arena_free(namer->arena);
    *namer = *fresh;
    free(fresh);
    return NTR_OK;
}

/* --- the authority ------------------------------------------------------------------------------------------------ */

/* Words that a name in a list is not, though it may look the same: the surname De Rus, Vlaming. */
static bool is_grammar(ntr_name_kind kind) {
    return kind == NTR_NAME_ADJECTIVE || kind == NTR_NAME_DEMONYM || kind == NTR_NAME_LANGUAGE || kind == NTR_NAME_WORK;
}

/* Marx, whom everybody knows, though a gazetteer has a town of that name. */
static bool is_rare_namesake(const ntr_lexicon *lexicon, const ntr_name *listed, ntr_str folded) {
    enum { RARE = 700 }; /* a gazetteer is less sure of what few know */
    return listed->confidence < RARE && ntr_index_find(&lexicon->persons_by_last, folded) != NTR_MAP_NONE;
}

/* The listed name whose capitals agree with `name`, else the surest. */
static const ntr_name *find_listed(const ntr_lexicon *lexicon, ntr_str name, ntr_str folded) {
    const ntr_name *best = NULL;
    uint32_t item = ntr_index_find(&lexicon->names_by_form, folded);
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->names_by_form, item)) {
        const ntr_name *listed = &lexicon->names.items[item];
        const bool exact = ntr_str_equal(listed->nl, name);
        const bool acronym = ntr_case_of(listed->nl) == NTR_CASE_UPPER;
        if (listed->ambiguous || is_rare_namesake(lexicon, listed, folded)) continue;
        if (is_grammar(listed->kind) || (acronym && !exact) || (!exact && ntr_case_of(name) == NTR_CASE_LOWER))
            continue;
        if (!best ||
            listed->confidence + (exact ? 1000 : 0) > best->confidence + (ntr_str_equal(best->nl, name) ? 1000 : 0))
            best = listed;
    }
    return best;
}

/* Whether `form` is among the further English forms of a listed name. */
static bool has_form(const ntr_name *listed, ntr_str form) {
    ntr_str rest = listed->alternatives;
    for (ntr_str part = ntr_cell_part(&rest); part.len; part = ntr_cell_part(&rest))
        if (ntr_str_equal(part, form)) return true;
    return false;
}

static ntr_status offer_listed(ntr_name_answer *out, ntr_namer *namer, const ntr_name *listed, ntr_error *err) {
    NTR_TRY(ntr_name_offer(out, listed->en, namer->arena, err));
    ntr_str rest = listed->alternatives;
    for (ntr_str part = ntr_cell_part(&rest); part.len; part = ntr_cell_part(&rest))
        NTR_TRY(ntr_name_offer(out, part, namer->arena, err));
    return NTR_OK;
}

/* A listed person whose name is transcribed. Where the listed forms hold the one that the house wants, that is the
 * answer; and the forms that the rules have are offered too, for those who bear the name may spell it so. */
static ntr_status answer_transcribed(ntr_name_answer *out, ntr_namer *namer, const ntr_name *listed, ntr_error *err) {
    const ntr_name_rules *rules = &namer->lexicon->name_rules;
    const ntr_name_hints hints = {.evidence = SURE, .source = listed->origin.code};
    ntr_name_verdict verdict = {.evidence = 0};
    if (!ntr_name_split(verdict.name.words, &verdict.name.count, rules, listed->nl, namer->arena))
        return ntr_error_memory(err);
    if (verdict.name.count == 0 || rules->source_count == 0) return offer_listed(out, namer, listed, err);
    ntr_name_judge(&verdict, rules, &hints);
    NTR_TRY(ntr_name_fill(&verdict, rules, namer->house, namer->arena, err));
    const ntr_str by_rule = ntr_name_english(&verdict.name, namer->arena);
    if (!by_rule.ptr) return ntr_error_memory(err);
    const bool other_house = namer->house == NTR_HOUSE_BGN || namer->house == NTR_HOUSE_WIKIPEDIA;
    if (other_house && has_form(listed, by_rule)) out->en = by_rule;
    NTR_TRY(offer_listed(out, namer, listed, err));
    return ntr_name_alternatives(out, &verdict.name, namer->lexicon, namer->arena, err);
}

static ntr_status answer_listed(ntr_name_answer *out, ntr_namer *namer, const ntr_name *listed, ntr_error *err) {
    *out = (ntr_name_answer){.en = listed->en,
                             .original = listed->original.len ? listed->original : NTR_STR_NONE,
                             .origin = listed->origin,
                             .kind = listed->kind,
                             .confidence = listed->confidence,
                             .why = listed->why};
    const bool transcribed = listed->kind == NTR_NAME_PERSON && listed->origin.code[0] != '\0';
    if (transcribed && listed->confidence < CERTAIN) return answer_transcribed(out, namer, listed, err);
    return offer_listed(out, namer, listed, err);
}

static ntr_str last_word(ntr_str text) {
    size_t begin = text.len;
    while (begin > 0 && text.ptr[begin - 1] != ' ') begin--;
    return ntr_str_slice(text, begin, text.len);
}

ntr_str ntr_namer_bare(const ntr_lexicon *lexicon, ntr_str surname) {
    const char *hyphen = surname.len ? memchr(surname.ptr, '-', surname.len) : NULL;
    const size_t length = hyphen ? (size_t)(hyphen - surname.ptr) : 0;
    char article[8];
    if (length == 0 || length >= sizeof article) return surname;
    for (size_t i = 0; i < length; i++) article[i] = (char)(surname.ptr[i] | 0x20);
    const bool is_article = ntr_lexicon_has_role(lexicon, (ntr_str){article, length}, "article");
    return is_article ? ntr_str_slice(surname, length + 1, surname.len) : surname;
}

/* A surname alone, when every listed person who bears it has it alike in English (Poetin → Putin) and writes it in
 * another alphabet; for the English of others (Hugo de Groot is Hugo Grotius) says nothing of their namesakes. */
static const ntr_name *find_surname(const ntr_lexicon *lexicon, ntr_str folded) {
    const ntr_name *found = NULL;
    uint32_t item = ntr_index_find(&lexicon->persons_by_last, folded);
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->persons_by_last, item)) {
        const ntr_name *listed = &lexicon->names.items[item];
        if (found && found->confidence > listed->confidence) continue; /* what a user entered wins */
        if (!listed->origin.code[0]) return NULL;
        if (found && !ntr_str_equal(last_word(found->en), last_word(listed->en))) return NULL;
        found = listed;
    }
    return found;
}

static ntr_status answer_surname(ntr_name_answer *out, ntr_namer *namer, const ntr_name *person, ntr_str name,
                                 ntr_error *err) {
    enum { SURNAME_LOSS = 100 };
    const bool upper = ntr_case_of(name) == NTR_CASE_UPPER;
    *out = (ntr_name_answer){.en = last_word(person->en), .origin = person->origin, .kind = NTR_NAME_PERSON};
    if (upper) out->en = ntr_upper(namer->arena, out->en);
    if (ntr_str_equal(ntr_namer_bare(namer->lexicon, name), name)) out->en = ntr_namer_bare(namer->lexicon, out->en);
    out->original = person->original.len ? last_word(person->original) : NTR_STR_NONE;
    out->confidence = person->confidence > SURNAME_LOSS ? (uint16_t)(person->confidence - SURNAME_LOSS) : 0;
    out->why = ntr_arena_printf(namer->arena, "%.*s:surname", NTR_FMT(person->why));
    return out->en.ptr && out->why.ptr ? NTR_OK : ntr_error_memory(err);
}

/* --- saying why --------------------------------------------------------------------------------------------------- */

/* "given:ru", "rule:ru:tsj:oe": what changed the first word that changed, and the letters of all. */
static ntr_str reason(const ntr_name_verdict *v, const ntr_name_rules *rules, ntr_arena *arena, ntr_buffer *work) {
    const char *code = rules->sources[v->source].code;
    ntr_buffer_clear(work);
    for (size_t w = 0; w < v->name.count; w++) {
        const ntr_name_word *word = &v->name.words[w];
        if (ntr_str_equal(word->forms[0].en, word->text) || word->letters.ptr) continue;
        ntr_buffer_printf(work, "list:%s", code);
        break;
    }
    bool rule = false;
    for (size_t w = 0; w < v->name.count; w++) {
        const ntr_str letters = v->name.words[w].letters;
        if (letters.len == 0) continue;
        if (!rule) ntr_buffer_printf(work, "%srule:%s", work->len ? "+" : "", code);
        rule = true;
        ntr_buffer_printf(work, ":%.*s", NTR_FMT(letters));
    }
    if (work->len == 0) ntr_buffer_printf(work, "alike:%s", code);
    return work->failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(work));
}

static uint16_t confidence_of(const ntr_name_verdict *v) {
    enum { FLOOR = 550, SPAN = 400 };
    const int32_t weight = v->evidence > SURE ? SURE : v->evidence < 0 ? 0 : v->evidence;
    const double origin = FLOOR + (double)weight * SPAN / SURE;
    return (uint16_t)(origin * (0.5 + 0.5 * ntr_name_likelihood(&v->name)));
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

static void answer_kept(ntr_name_answer *out, ntr_str name, const char *why, uint16_t confidence) {
    *out = (ntr_name_answer){.en = name, .original = NTR_STR_NONE, .confidence = confidence, .why = ntr_str_from(why)};
}

/* Whether the name may be in English already: what the rules would change of it is an English spelling in use, though
 * not the commonest (Dmitri Volkogonov), and nothing else tells that it was transcribed for the Dutch. */
static bool is_in_use(bool *in_use, const ntr_name_whole *name, ntr_arena *arena) {
    *in_use = true;
    for (size_t w = 0; w < name->count && *in_use; w++) {
        const ntr_name_word *word = &name->words[w];
        if (ntr_str_equal(word->forms[0].en, word->text)) continue;
        if (!ntr_name_word_in_use(in_use, word, arena)) return false;
    }
    return true;
}

static ntr_status answer_converted(ntr_name_answer *out, ntr_namer *namer, const ntr_name_verdict *v, ntr_str name,
                                   ntr_buffer *work, ntr_error *err) {
    const ntr_name_rules *rules = &namer->lexicon->name_rules;
    bool in_use = false;
    if (namer->house == NTR_HOUSE_NONE && !is_in_use(&in_use, &v->name, namer->arena)) return ntr_error_memory(err);
    out->en = ntr_name_english(&v->name, namer->arena);
    out->original = ntr_name_original(&v->name, namer->arena);
    out->origin = ntr_lang_from(rules->sources[v->source].code);
    out->why = reason(v, rules, namer->arena, work);
    out->confidence = confidence_of(v);
    if (!out->en.ptr || !out->why.ptr) return ntr_error_memory(err);
    if (in_use && !ntr_str_equal(out->en, name)) {
        out->en = name;
        out->why = NTR_STR("keep:in-use");
    }
    NTR_TRY(ntr_name_alternatives(out, &v->name, namer->lexicon, namer->arena, err));
    return v->evidence < SURE ? ntr_name_offer(out, name, namer->arena, err) : NTR_OK;
}

static ntr_status answer_judged(ntr_name_answer *out, ntr_namer *namer, ntr_name_verdict *v, ntr_str name,
                                ntr_error *err) {
    NTR_TRY(ntr_name_fill(v, &namer->lexicon->name_rules, namer->house, namer->arena, err));
    if (v->evidence <= 0) {
        answer_kept(out, name, "keep:unsure", (uint16_t)(500 - v->evidence));
        return ntr_name_alternatives(out, &v->name, namer->lexicon, namer->arena, err);
    }
    ntr_buffer work = {0};
    const ntr_status status = answer_converted(out, namer, v, name, &work, err);
    ntr_buffer_dispose(&work);
    if (v->place) out->kind = NTR_NAME_PLACE;
    return status;
}

static ntr_status answer_by_rules(ntr_name_answer *out, ntr_namer *namer, ntr_str name, const ntr_name_hints *hints,
                                  ntr_error *err) {
    const ntr_name_rules *rules = &namer->lexicon->name_rules;
    ntr_name_verdict v = {.evidence = 0};
    if (!ntr_name_split(v.name.words, &v.name.count, rules, name, namer->arena)) return ntr_error_memory(err);
    *out = (ntr_name_answer){.kind = NTR_NAME_PERSON};
    answer_kept(out, name, "keep:dutch", 900);
    if (v.name.count == 0 || rules->source_count == 0) return NTR_OK;
    ntr_name_judge(&v, rules, hints);
    if (v.english) answer_kept(out, name, "keep:english", 900);
    const ntr_name_place with = {namer->gazetteer, rules, namer->house, namer->arena};
    bool found = false;
    NTR_TRY(ntr_name_place_find(&found, out, &v, &with, err));
    if (found) return NTR_OK;
    if (v.english || v.evidence <= WORTH_OFFERING) return NTR_OK;
    return answer_judged(out, namer, &v, name, err);
}

/* What the lists say of a name. */
static ntr_status answer_known(ntr_name_answer *out, bool *found, ntr_namer *namer, ntr_str name, ntr_error *err) {
    *found = false;
    if (!namer->authority) return NTR_OK;
    const ntr_str folded = ntr_fold(namer->arena, name);
    if (!folded.ptr) return ntr_error_memory(err);
    const ntr_name *listed = find_listed(namer->lexicon, name, folded);
    const ntr_name *person = listed ? NULL : find_surname(namer->lexicon, folded);
    *found = listed || (person && ntr_case_of(name) != NTR_CASE_LOWER);
    if (!*found) return NTR_OK;
    return listed ? answer_listed(out, namer, listed, err) : answer_surname(out, namer, person, name, err);
}

/* Whether the name beside a generic word is a place of the sort that the word wants. */
static bool fits_generic(const ntr_generic *generic, const ntr_name_answer *inner, bool listed) {
    if (generic->of == NTR_GENERIC_ANY || inner->kind == NTR_NAME_COUNTRY || inner->kind == NTR_NAME_ADJECTIVE)
        return true;
    if (inner->kind != NTR_NAME_PLACE) return false;
    return generic->of == NTR_GENERIC_LISTED ? listed : !ntr_str_equal(inner->en, generic->name);
}

/* Oost-Oekraïense: the adjective of a people, of which lists of names do not know more. */
static ntr_status answer_adjective(ntr_name_answer *out, bool *found, ntr_namer *namer, ntr_str folded,
                                   ntr_error *err) {
    const ntr_lexicon *lexicon = namer->lexicon;
    uint32_t item = ntr_index_find(&lexicon->names_by_form, folded);
    while (item != NTR_MAP_NONE && lexicon->names.items[item].kind != NTR_NAME_ADJECTIVE)
        item = ntr_index_next(&lexicon->names_by_form, item);
    *found = item != NTR_MAP_NONE;
    return *found ? answer_listed(out, namer, &lexicon->names.items[item], err) : NTR_OK;
}

/* What the name inside is. `*listed` receives whether a list says so. */
static ntr_status answer_inner(ntr_name_answer *out, bool *listed, ntr_namer *namer, const ntr_generic *generic,
                               ntr_str folded, ntr_error *err) {
    enum { SUCH_PLACES = 300 }; /* evidence: only countries whose names are transcribed have an oblast */
    const ntr_name_hints hints = {.evidence = generic->of == NTR_GENERIC_ANY ? SUCH_PLACES : 0, .place = true};
    NTR_TRY(answer_known(out, listed, namer, generic->name, err));
    if (!*listed) NTR_TRY(answer_adjective(out, listed, namer, folded, err));
    return *listed ? NTR_OK : answer_by_rules(out, namer, generic->name, &hints, err);
}

ntr_status ntr_namer_generic(ntr_name_answer *out, bool *found, ntr_namer *namer, ntr_str name, ntr_error *err) {
    ntr_generic generic;
    ntr_name_answer inner;
    bool listed;
    *found = false;
    if (!ntr_generic_split(&generic, namer->lexicon, name)) return NTR_OK;
    const ntr_str folded = ntr_fold(namer->arena, generic.name);
    if (!folded.ptr) return ntr_error_memory(err);
    /* Midden-Nederland is the name of courts and companies too; in prose English would want an article. */
    if (ntr_lexicon_has_role(namer->lexicon, folded, "articled")) return NTR_OK;
    NTR_TRY(answer_inner(&inner, &listed, namer, &generic, folded, err));
    *found = fits_generic(&generic, &inner, listed);
    return *found ? ntr_generic_answer(out, &generic, &inner, namer->arena, err) : NTR_OK;
}

ntr_status ntr_namer_ruler(ntr_name_answer *out, bool *found, ntr_namer *namer, ntr_str name, ntr_error *err) {
    return ntr_ruler_answer(out, found, namer->lexicon, name, namer->arena, err);
}

static ntr_status answer(ntr_name_answer *out, ntr_namer *namer, ntr_str name, const ntr_name_hints *hints,
                         ntr_error *err) {
    bool found = false;
    NTR_TRY(answer_known(out, &found, namer, name, err));
    if (!found) NTR_TRY(ntr_namer_generic(out, &found, namer, name, err));
    found = found && out->kind != NTR_NAME_ADJECTIVE; /* which is no name by itself */
    if (!found) NTR_TRY(ntr_namer_ruler(out, &found, namer, name, err));
    if (!found && hints && hints->original.ptr)
        NTR_TRY(ntr_beside_read(out, &found, &namer->lexicon->name_rules, name, hints->original, hints->source,
                                namer->house, namer->arena, err));
    return found ? NTR_OK : answer_by_rules(out, namer, name, hints, err);
}

/* "Dmitri Tsjoepik (Дмитрий Чупик)": the name by itself, then what stands behind it. */
static ntr_status answer_beside(ntr_name_answer *out, ntr_namer *namer, const ntr_beside *beside, ntr_error *err) {
    const ntr_name_hints hints = {.source = ntr_beside_source(namer->lexicon, beside->label, namer->arena),
                                  .original = beside->original};
    NTR_TRY(answer(out, namer, beside->name, &hints, err));
    out->en = ntr_arena_printf(namer->arena, "%.*s%.*s", NTR_FMT(out->en), NTR_FMT(beside->tail));
    return out->en.ptr ? NTR_OK : ntr_error_memory(err);
}

ntr_status ntr_namer_convert(ntr_name_answer *out, ntr_namer *namer, ntr_str name, const ntr_name_hints *hints,
                             ntr_error *err) {
    if (!hints) {
        const uint32_t known = ntr_map_get(&namer->by_name, name);
        if (known != NTR_MAP_NONE) {
            *out = namer->answers.items[known];
            return NTR_OK;
        }
    }
    const ntr_str kept = ntr_arena_copy(namer->arena, name);
    if (!kept.ptr) return ntr_error_memory(err);
    ntr_beside beside;
    if (!hints && ntr_beside_split(&beside, kept))
        NTR_TRY(answer_beside(out, namer, &beside, err));
    else
        NTR_TRY(answer(out, namer, kept, hints, err));
    if (hints) return NTR_OK;
    ntr_name_answer *remembered = NTR_PUSH(namer->arena, &namer->answers);
    if (!remembered || !ntr_map_put(&namer->by_name, namer->arena, kept, namer->answers.count - 1))
        return ntr_error_memory(err);
    *remembered = *out;
    return NTR_OK;
}
