#include "lang/namejudge.h"

enum {
    PRIOR_ONE_WORD = -350, /* before anything is seen, a name is not a transcription */
    PRIOR_MORE_WORDS = -400,
    LISTED_EVIDENCE = 450, /* of a listed name from a known language that English writes otherwise */
    HINT_FOR_SOURCE = 450, /* of what stands around: a Russian poet */
    DUTCH_SURNAME = -450,  /* of a last word that does not look like one of the language: Joeri Jonker is no Yuri */
    NEARLY = 100           /* a language so little behind the likeliest has its forms among the alternatives */
};

static bool is_hinted(const ntr_name_hints *hints, const ntr_name_source *source) {
    return hints && hints->source && strcmp(hints->source, source->code) == 0;
}

/* The likeliest language, and the next if it is nearly as likely. */
static void weigh_sources(ntr_name_verdict *verdict, const ntr_name_rules *rules, const ntr_name_hints *hints) {
    int32_t best = INT32_MIN, next = INT32_MIN;
    verdict->source = verdict->second = NTR_SOURCE_NONE;
    for (uint32_t s = 0; s < rules->source_count; s++) {
        int32_t total = ntr_name_words_for(verdict->name.words, verdict->name.count, rules, s);
        if (is_hinted(hints, &rules->sources[s])) total += HINT_FOR_SOURCE;
        if (total > best) {
            next = best;
            verdict->second = verdict->source;
            best = total;
            verdict->source = s;
        } else if (total > next) {
            next = total;
            verdict->second = s;
        }
    }
    if (next < best - NEARLY) verdict->second = NTR_SOURCE_NONE;
}

/* Of a listed name among other words: that it is a transcription and, spelt the same in English, that it might be. */
static int32_t listed_evidence(const ntr_name_rules *rules, const ntr_name_word *word) {
    if (!ntr_name_word_is_telling(word)) return 0;
    return ntr_str_equal(word->text, word->part->en) ? rules->sources[word->part->source].alike : LISTED_EVIDENCE;
}

/* Moebarak beside Hosni: letters that English has not, in a name that begins or ends with a listed one. */
static int32_t evidence_beside(const ntr_name_whole *name, const ntr_name_rules *rules) {
    int32_t most = 0;
    bool dutch = false;
    for (size_t i = 0; i < name->count; i++) {
        const ntr_name_word *word = &name->words[i];
        if (ntr_name_word_is_telling(word)) {
            const int32_t beside = rules->sources[word->part->source].beside;
            if (beside > most) most = beside;
        } else {
            dutch = dutch || word->origin.dutch;
        }
    }
    return dutch ? most : 0;
}

/* Oechta, Josjkar-Ola: one word, or words that hyphens join. */
static bool is_single(const ntr_name_whole *name) {
    for (size_t i = 1; i < name->count; i++)
        if (ntr_str_equal(name->words[i].before, NTR_STR(" "))) return false;
    return true;
}

/* What speaks for a place counts for a single word, which may be one, and where a word is of places only (Nizjnjaja
 * Toera) or the surroundings say so, unless a person's name is known in it. */
static void consider_place(ntr_name_verdict *verdict, const ntr_name_rules *rules, const ntr_name_hints *hints) {
    ntr_name_whole *name = &verdict->name;
    int32_t evidence = 0;
    bool place = hints && hints->place, dutch = false, known = false;
    for (size_t i = 0; i < name->count; i++) {
        const ntr_name_word *word = &name->words[i];
        evidence += word->place.evidence;
        dutch = dutch || word->origin.dutch || word->place.dutch;
        known = known || word->initial || word->part;
        place = place || word->place.place;
    }
    verdict->place = place && !known;
    const bool counts = evidence > 0 && dutch && !known && (place || is_single(name));
    for (size_t i = 0; i < name->count; i++) {
        name->words[i].in_place = verdict->place;
        if (counts) ntr_origin_add(&name->words[i].origin, rules, &name->words[i].place);
    }
}

/* A word that does not look like one of the language, in spite of the company it keeps, is not put into English. */
static bool is_alien(const ntr_name_word *word, const ntr_name_source *source) {
    return word->origin.evidence < source->floor && !ntr_name_word_is_telling(word);
}

static bool stays(const ntr_name_word *word, const ntr_name_source *source) {
    return word->initial || word->shape == NTR_CASE_LOWER || word->shape == NTR_CASE_NONE || is_alien(word, source) ||
           (word->origin.english && !word->origin.surely_dutch);
}

/* What a word says. In front of a surname, letters of a listed name that look Dutch prove nothing (Zalman, Mosje), only
 * that Dutch people are called so too. */
static int32_t evidence_of(const ntr_name_word *word, bool in_front) {
    const ntr_origin *origin = &word->origin;
    if (!in_front || origin->evidence >= 0 || !ntr_name_word_is_telling(word)) return origin->evidence;
    const int32_t others = origin->whole < 0 ? origin->whole : 0;
    return others > origin->evidence ? others : origin->evidence;
}

/* What the words say that the name is a transcription. One that does not look like the language speaks against it, most
 * of all as a surname; but not where a Russian is said to be one: the Russian writer Vasili Grossman. */
static int32_t weigh_words(const ntr_name_verdict *verdict, const ntr_name_rules *rules, bool hinted) {
    const ntr_name_whole *name = &verdict->name;
    int32_t evidence = evidence_beside(name, rules);
    for (size_t i = 0; i < name->count; i++) {
        const ntr_name_word *word = &name->words[i];
        const bool alien = is_alien(word, &rules->sources[verdict->source]);
        if (name->count > 1) evidence += listed_evidence(rules, word);
        if (name->count > 1 && alien && hinted) continue;
        evidence += evidence_of(word, i + 1 < name->count);
        if (name->count > 1 && alien && i + 1 == name->count) evidence += DUTCH_SURNAME;
    }
    return evidence;
}

void ntr_name_judge(ntr_name_verdict *verdict, const ntr_name_rules *rules, const ntr_name_hints *hints) {
    const ntr_name_whole *name = &verdict->name;
    bool english = false, dutch = false;
    consider_place(verdict, rules, hints);
    weigh_sources(verdict, rules, hints);
    for (size_t i = 0; i < name->count; i++) {
        english = english || name->words[i].origin.english;
        dutch = dutch || name->words[i].origin.surely_dutch;
    }
    verdict->english = english && !dutch;
    verdict->evidence = (name->count == 1 ? PRIOR_ONE_WORD : PRIOR_MORE_WORDS) + (hints ? hints->evidence : 0) +
                        weigh_words(verdict, rules, is_hinted(hints, &rules->sources[verdict->source]));
}

ntr_status ntr_name_fill(ntr_name_verdict *verdict, const ntr_name_rules *rules, ntr_house house, ntr_arena *arena,
                         ntr_error *err) {
    for (size_t i = 0; i < verdict->name.count; i++) {
        ntr_name_word *word = &verdict->name.words[i];
        if (stays(word, &rules->sources[verdict->source])) {
            ntr_name_word_keep(word);
            continue;
        }
        NTR_TRY(ntr_name_word_forms(word, rules, verdict->source, house, arena, err));
        if (verdict->second != NTR_SOURCE_NONE && !word->part)
            NTR_TRY(ntr_name_word_forms_too(word, rules, verdict->second, house, arena, err));
    }
    return NTR_OK;
}
