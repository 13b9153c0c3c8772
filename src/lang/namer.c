/* The namer. A name is judged as a whole: each word's letters and the lists of given names and surnames are weighed
 * together, for one letter pair in a surname proves nothing (Koeman) and a given name neither (Tanja). */
#include "lang/namer.h"

#include <stdlib.h>

#include "lang/nameword.h"

enum {
    PRIOR_ONE_WORD = -350, /* before anything is seen, a name is not a transcription */
    PRIOR_MORE_WORDS = -400,
    LISTED_EVIDENCE = 450, /* of a listed name from a known language that English writes otherwise */
    LISTED_FOR_SOURCE = 450,
    DUTCH_WORD = -300,     /* a word below this stays, whatever the others say */
    WORTH_OFFERING = -300, /* above this a name that stays shows what else it might be */
    ANSWER_LIMIT = 200000, /* answers remembered */
    ALTERNATIVE_LIMIT = 8,
    FAR_BELOW = 150 /* so many times less likely than the best, a form is not worth showing */
};

struct ntr_namer {
    const ntr_lexicon *lexicon;
    ntr_house house;
    bool authority;
    ntr_arena *arena;
    NTR_LIST(ntr_name_answer) answers;
    ntr_map by_name;
};

/* A name under consideration. */
typedef struct verdict {
    ntr_name_word words[NTR_NAME_WORDS];
    size_t count;
    int32_t evidence;
    uint32_t source;
    bool english; /* spelt in English already */
} verdict;

/* --- life --------------------------------------------------------------------------------------------------------- */

ntr_status ntr_namer_new(ntr_namer **out, const ntr_lexicon *lexicon, ntr_house house, bool authority, ntr_error *err) {
    ntr_namer *namer = calloc(1, sizeof *namer);
    *out = namer;
    if (namer) namer->arena = ntr_arena_new();
    if (!namer || !namer->arena) {
        ntr_namer_free(namer);
        *out = NULL;
        return ntr_error_memory(err);
    }
    namer->lexicon = lexicon;
    namer->house = house;
    namer->authority = authority;
    return NTR_OK;
}

void ntr_namer_free(ntr_namer *namer) {
    if (!namer) return;
    ntr_arena_free(namer->arena);
    free(namer);
}

ntr_status ntr_namer_tidy(ntr_namer *namer, ntr_error *err) {
    if (namer->answers.count < ANSWER_LIMIT) return NTR_OK;
    ntr_namer *fresh = NULL;
    NTR_TRY(ntr_namer_new(&fresh, namer->lexicon, namer->house, namer->authority, err));
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

/* The listed name whose capitals agree with `name`, else the surest. */
static const ntr_name *find_listed(const ntr_lexicon *lexicon, ntr_str name, ntr_str folded) {
    const ntr_name *best = NULL;
    uint32_t item = ntr_index_find(&lexicon->names_by_form, folded);
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->names_by_form, item)) {
        const ntr_name *listed = &lexicon->names.items[item];
        const bool exact = ntr_str_equal(listed->nl, name);
        const bool acronym = ntr_case_of(listed->nl) == NTR_CASE_UPPER;
        if (listed->ambiguous || is_grammar(listed->kind) || (acronym && !exact) ||
            (!exact && ntr_case_of(name) == NTR_CASE_LOWER))
            continue;
        if (!best ||
            listed->confidence + (exact ? 1000 : 0) > best->confidence + (ntr_str_equal(best->nl, name) ? 1000 : 0))
            best = listed;
    }
    return best;
}

static ntr_status split_alternatives(ntr_name_answer *out, ntr_arena *arena, ntr_str cell, ntr_error *err) {
    ntr_str *list = ntr_arena_array(arena, ALTERNATIVE_LIMIT, sizeof *list);
    if (!list) return ntr_error_memory(err);
    ntr_str rest = cell;
    for (ntr_str part = ntr_cell_part(&rest); part.len && out->alternative_count < ALTERNATIVE_LIMIT;
         part = ntr_cell_part(&rest))
        if (!ntr_str_equal(part, out->en)) list[out->alternative_count++] = part;
    out->alternatives = list;
    return NTR_OK;
}

static ntr_status answer_listed(ntr_name_answer *out, ntr_namer *namer, const ntr_name *listed, ntr_error *err) {
    *out = (ntr_name_answer){.en = listed->en,
                             .original = listed->original.len ? listed->original : NTR_STR_NONE,
                             .origin = listed->origin,
                             .kind = listed->kind,
                             .confidence = listed->confidence,
                             .why = listed->why};
    return split_alternatives(out, namer->arena, listed->alternatives, err);
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
    const ntr_table *table = &lexicon->words[NTR_WORDS_CONTEXT];
    uint32_t link = ntr_table_first(table, (ntr_str){article, length});
    for (; link != NTR_MAP_NONE; link = ntr_table_next(table, link))
        if (ntr_str_equal(ntr_table_cell(table, ntr_table_row(table, link), 1), NTR_STR("article")))
            return ntr_str_slice(surname, length + 1, surname.len);
    return surname;
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

/* --- the verdict -------------------------------------------------------------------------------------------------- */

/* Whether the listed form differs from the Dutch one, or at least belongs to a language that is transcribed. */
static bool is_telling(const ntr_name_part *part) {
    return part && part->source != NTR_SOURCE_NONE;
}

static void weigh_sources(verdict *v, const ntr_name_rules *rules, const ntr_name_hints *hints) {
    int32_t best = INT32_MIN;
    for (uint32_t s = 0; s < rules->source_count; s++) {
        int32_t total = rules->sources[s].prior;
        for (size_t i = 0; i < v->count; i++) {
            total += v->words[i].origin.by_source[s];
            if (v->words[i].part && v->words[i].part->source == s) total += LISTED_FOR_SOURCE;
        }
        if (hints && hints->source && strcmp(hints->source, rules->sources[s].code) == 0) total += LISTED_FOR_SOURCE;
        if (total > best) {
            best = total;
            v->source = s;
        }
    }
}

/* Of a listed name among other words: that it is a transcription and, spelt the same in English, that it might be. */
static int32_t listed_evidence(const ntr_name_rules *rules, const ntr_name_word *word) {
    if (!is_telling(word->part)) return 0;
    return ntr_str_equal(word->text, word->part->en) ? rules->sources[word->part->source].alike : LISTED_EVIDENCE;
}

/* Moebarak beside Hosni: letters that English has not, in a name that begins or ends with a listed one. */
static int32_t evidence_beside(const verdict *v, const ntr_name_rules *rules) {
    int32_t most = 0;
    bool dutch = false;
    for (size_t i = 0; i < v->count; i++) {
        const ntr_name_word *word = &v->words[i];
        dutch = dutch || (word->origin.dutch && !is_telling(word->part));
        const int32_t beside = is_telling(word->part) ? rules->sources[word->part->source].beside : 0;
        if (beside > most) most = beside;
    }
    return dutch ? most : 0;
}

static void judge(verdict *v, const ntr_name_rules *rules, const ntr_name_hints *hints) {
    bool english = false, dutch = false;
    v->evidence = (v->count == 1 ? PRIOR_ONE_WORD : PRIOR_MORE_WORDS) + (hints ? hints->evidence : 0);
    for (size_t i = 0; i < v->count; i++) {
        const ntr_name_word *word = &v->words[i];
        v->evidence += word->origin.evidence;
        if (v->count > 1) v->evidence += listed_evidence(rules, word);
        english = english || word->origin.english;
        dutch = dutch || word->origin.dutch;
    }
    v->evidence += evidence_beside(v, rules);
    v->english = english && !dutch;
    weigh_sources(v, rules, hints);
}

static bool stays(const ntr_name_word *word) {
    return word->initial || word->shape == NTR_CASE_LOWER || word->shape == NTR_CASE_NONE ||
           (word->origin.evidence < DUTCH_WORD && !is_telling(word->part)) ||
           (word->origin.english && !word->origin.dutch);
}

static ntr_status fill_forms(verdict *v, ntr_namer *namer, ntr_error *err) {
    for (size_t i = 0; i < v->count; i++) {
        ntr_name_word *word = &v->words[i];
        if (stays(word))
            ntr_name_word_keep(word);
        else
            NTR_TRY(ntr_name_word_forms(word, &namer->lexicon->name_rules, v->source, namer->house, namer->arena, err));
    }
    return NTR_OK;
}

/* --- putting the words together ----------------------------------------------------------------------------------- */

/* One choice of a form for every word, and the product of their scores. */
typedef struct tuple {
    uint8_t form[NTR_NAME_WORDS];
    double score;
} tuple;

/* The likeliest tuples, best first: ways are added word by word, and only the best survive. */
static size_t rank(tuple best[ALTERNATIVE_LIMIT + 1], const verdict *v) {
    size_t count = 1;
    best[0] = (tuple){.score = 1};
    for (size_t w = 0; w < v->count; w++) {
        tuple next[ALTERNATIVE_LIMIT + 1];
        size_t made = 0;
        for (size_t i = 0; i < count; i++)
            for (size_t f = 0; f < v->words[w].form_count; f++) {
                tuple t = best[i];
                t.form[w] = (uint8_t)f;
                t.score *= v->words[w].forms[f].score / 1000.0;
                size_t place = made;
                while (place > 0 && next[place - 1].score < t.score) place--;
                if (place > ALTERNATIVE_LIMIT) continue;
                if (made <= ALTERNATIVE_LIMIT) made++;
                memmove(&next[place + 1], &next[place], (made - 1 - place) * sizeof *next);
                next[place] = t;
            }
        memcpy(best, next, made * sizeof *next);
        count = made;
    }
    return count;
}

static ntr_str join_english(const verdict *v, const tuple *choice, ntr_arena *arena, ntr_buffer *work) {
    ntr_buffer_clear(work);
    for (size_t w = 0; w < v->count; w++) {
        ntr_buffer_append(work, v->words[w].before);
        ntr_buffer_append(work, v->words[w].forms[choice->form[w]].en);
    }
    return work->failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(work));
}

/* `.ptr` NULL when the original of any word is unknown. */
static ntr_str join_original(const verdict *v, const tuple *choice, ntr_arena *arena, ntr_buffer *work) {
    ntr_buffer_clear(work);
    for (size_t w = 0; w < v->count; w++) {
        const ntr_str original = v->words[w].forms[choice->form[w]].original;
        if (!original.ptr) return NTR_STR_NONE;
        ntr_buffer_append(work, v->words[w].before);
        ntr_buffer_append(work, original);
    }
    return work->failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(work));
}

/* "given:ru", "rule:ru:tsj:oe": what changed the first word that changed, and the letters of all. */
static ntr_str reason(const verdict *v, const ntr_name_rules *rules, ntr_arena *arena, ntr_buffer *work) {
    const char *code = rules->sources[v->source].code;
    ntr_buffer_clear(work);
    for (size_t w = 0; w < v->count; w++) {
        const ntr_name_word *word = &v->words[w];
        if (ntr_str_equal(word->forms[0].en, word->text) || word->letters.ptr) continue;
        ntr_buffer_printf(work, "list:%s", code);
        break;
    }
    bool rule = false;
    for (size_t w = 0; w < v->count; w++) {
        if (v->words[w].letters.len == 0) continue;
        if (!rule) ntr_buffer_printf(work, "%srule:%s", work->len ? "+" : "", code);
        rule = true;
        ntr_buffer_printf(work, ":%.*s", NTR_FMT(v->words[w].letters));
    }
    if (work->len == 0) ntr_buffer_printf(work, "alike:%s", code);
    return work->failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(work));
}

static uint16_t confidence_of(const verdict *v, const tuple *best) {
    enum { SURE = 500, FLOOR = 550, SPAN = 400 };
    const int32_t weight = v->evidence > SURE ? SURE : v->evidence < 0 ? 0 : v->evidence;
    const double origin = FLOOR + (double)weight * SPAN / SURE;
    return (uint16_t)(origin * (0.5 + 0.5 * best->score));
}

static ntr_status add_alternatives(ntr_name_answer *out, const verdict *v, const tuple *best, size_t count,
                                   ntr_arena *arena, ntr_buffer *work, ntr_error *err) {
    ntr_str *list = ntr_arena_array(arena, ALTERNATIVE_LIMIT + 1, sizeof *list);
    if (!list) return ntr_error_memory(err);
    out->alternatives = list;
    for (size_t i = 0; i < count && out->alternative_count < ALTERNATIVE_LIMIT; i++) {
        const ntr_str en = join_english(v, &best[i], arena, work);
        if (!en.ptr) return ntr_error_memory(err);
        if (best[i].score * FAR_BELOW < best[0].score) break;
        if (!ntr_str_equal(en, out->en)) list[out->alternative_count++] = en;
    }
    return NTR_OK;
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

static void answer_kept(ntr_name_answer *out, ntr_str name, const char *why, uint16_t confidence) {
    *out = (ntr_name_answer){.en = name, .original = NTR_STR_NONE, .confidence = confidence, .why = ntr_str_from(why)};
}

static ntr_status answer_converted(ntr_name_answer *out, ntr_namer *namer, verdict *v, ntr_str name, ntr_buffer *work,
                                   ntr_error *err) {
    tuple best[ALTERNATIVE_LIMIT + 2];
    const ntr_name_rules *rules = &namer->lexicon->name_rules;
    NTR_TRY(fill_forms(v, namer, err));
    const size_t count = rank(best, v);
    if (v->evidence <= 0) {
        answer_kept(out, name, "keep:unsure", (uint16_t)(500 - v->evidence));
        return add_alternatives(out, v, best, count, namer->arena, work, err);
    }
    out->en = join_english(v, &best[0], namer->arena, work);
    out->original = join_original(v, &best[0], namer->arena, work);
    out->origin = ntr_lang_from(rules->sources[v->source].code);
    out->why = reason(v, rules, namer->arena, work);
    out->confidence = confidence_of(v, &best[0]);
    if (!out->en.ptr || !out->why.ptr) return ntr_error_memory(err);
    return add_alternatives(out, v, best, count, namer->arena, work, err);
}

static ntr_status answer_by_rules(ntr_name_answer *out, ntr_namer *namer, ntr_str name, const ntr_name_hints *hints,
                                  ntr_error *err) {
    const ntr_name_rules *rules = &namer->lexicon->name_rules;
    verdict v = {.evidence = 0};
    if (!ntr_name_split(v.words, &v.count, rules, name, namer->arena)) return ntr_error_memory(err);
    *out = (ntr_name_answer){.kind = NTR_NAME_PERSON};
    answer_kept(out, name, "keep:dutch", 900);
    if (v.count == 0 || rules->source_count == 0) return NTR_OK;
    judge(&v, rules, hints);
    if (v.english) {
        answer_kept(out, name, "keep:english", 900);
        return NTR_OK;
    }
    if (v.evidence <= WORTH_OFFERING) return NTR_OK;
    ntr_buffer work = {0};
    const ntr_status status = answer_converted(out, namer, &v, name, &work, err);
    ntr_buffer_dispose(&work);
    return status;
}

static ntr_status answer(ntr_name_answer *out, ntr_namer *namer, ntr_str name, const ntr_name_hints *hints,
                         ntr_error *err) {
    if (namer->authority) {
        const ntr_str folded = ntr_fold(namer->arena, name);
        if (!folded.ptr) return ntr_error_memory(err);
        const ntr_name *listed = find_listed(namer->lexicon, name, folded);
        if (listed) return answer_listed(out, namer, listed, err);
        const ntr_name *person = find_surname(namer->lexicon, folded);
        if (person && ntr_case_of(name) != NTR_CASE_LOWER) return answer_surname(out, namer, person, name, err);
    }
    return answer_by_rules(out, namer, name, hints, err);
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
    NTR_TRY(answer(out, namer, kept, hints, err));
    if (hints) return NTR_OK;
    ntr_name_answer *remembered = NTR_PUSH(namer->arena, &namer->answers);
    if (!remembered || !ntr_map_put(&namer->by_name, namer->arena, kept, namer->answers.count - 1))
        return ntr_error_memory(err);
    *remembered = *out;
    return NTR_OK;
}
