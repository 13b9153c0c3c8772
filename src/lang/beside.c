/* What stands beside a name proves both the language and the letters: Чупик is read letter by letter against Tsjoepik,
 * and only the readings of the lattice that agree with it count. */
#include "lang/beside.h"

#include "lang/nameword.h"
#include "lang/original.h"

enum {
    CONFIDENCE = 940,
    LEAST_LETTERS = 2, /* that must agree: one consonant proves nothing */
    DUTCH_WORD = -300 /* evidence: the name itself is Dutch, and the other is its transcription (Шурд Куман) */
};

/* A Dutch name and the words of the original, and how the one is read from the other. */
typedef struct pair {
    const ntr_name_rules *rules;
    ntr_house house;
    ntr_arena *arena;
    ntr_name_word words[NTR_NAME_WORDS];
    size_t count;
    ntr_str originals[NTR_NAME_WORDS]; /* folded */
    size_t original_count;
    ntr_str english[NTR_NAME_WORDS]; /* by the source tried last */
} pair;

/* --- the words of the original ------------------------------------------------------------------------------------ */

static bool split_original(pair *p, ntr_str original) {
    size_t begin = 0;
    for (size_t i = 0; i <= original.len; i++) {
        if (i < original.len && original.ptr[i] != ' ' && original.ptr[i] != '-') continue;
        if (i > begin && p->original_count < NTR_NAME_WORDS) {
            const ntr_str folded = ntr_fold(p->arena, ntr_str_slice(original, begin, i));
            if (!folded.ptr) return false;
            p->originals[p->original_count++] = folded;
        }
        begin = i + 1;
    }
    return true;
}

/* القذافي without its article. */
static ntr_str without_article(ntr_str original) {
    const ntr_str article = NTR_STR("\xD8\xA7\xD9\x84"); /* ال */
    if (original.len <= 2 * article.len || memcmp(original.ptr, article.ptr, article.len) != 0) return original;
    return ntr_str_slice(original, article.len, original.len);
}

/* --- one source --------------------------------------------------------------------------------------------------- */

/* Particles and initials are not read: van, al-, ibn. */
static bool is_read(const ntr_name_word *word) {
    return !word->initial && word->shape != NTR_CASE_LOWER && word->shape != NTR_CASE_NONE;
}

static bool is_dutch(const ntr_name_word *word) {
    return !ntr_name_word_is_telling(word) && word->origin.evidence <= DUTCH_WORD;
}

/* The English of a word that is read from `original`; .ptr NULL when it is not. */
static ntr_status read_word(ntr_str *english, const pair *p, const ntr_name_word *word, ntr_str original,
                            uint32_t source, ntr_error *err) {
    ntr_translit reading[1];
    size_t count = 0;
    *english = NTR_STR_NONE;
    NTR_TRY(
        ntr_translit_original(reading, 1, &count, p->rules, word->folded, original, source, p->house, p->arena, err));
    if (count == 0) return NTR_OK;
    const bool listed = word->part && word->part->source == source && p->house != NTR_HOUSE_BGN;
    *english = listed ? word->part->en : ntr_name_dress(p->arena, reading[0].english, word->shape);
    if (listed && word->shape == NTR_CASE_UPPER) *english = ntr_upper(p->arena, *english);
    return english->ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_either(ntr_str *english, const pair *p, const ntr_name_word *word, ntr_str original,
                              uint32_t source, ntr_error *err) {
    NTR_TRY(read_word(english, p, word, original, source, err));
    const ntr_str bare = without_article(original);
    if (english->ptr || bare.len == original.len) return NTR_OK;
    return read_word(english, p, word, bare, source, err);
}

/* Reads the words in order; words of the original may be left over, a patronymic or an article. */
static ntr_status fits(bool *all, pair *p, uint32_t source, ntr_error *err) {
    size_t next = 0, read = 0, letters = 0;
    *all = false;
    for (size_t w = 0; w < p->count; w++) {
        p->english[w] = p->words[w].text;
        if (!is_read(&p->words[w])) continue;
        if (is_dutch(&p->words[w])) return NTR_OK;
        ntr_str english = NTR_STR_NONE;
        for (; next < p->original_count && !english.ptr; next++) {
            NTR_TRY(read_either(&english, p, &p->words[w], p->originals[next], source, err));
            if (english.ptr) letters += ntr_original_weight(p->originals[next]);
        }
        if (!english.ptr) return NTR_OK;
        p->english[w] = english;
        read++;
    }
    *all = read > 0 && letters >= LEAST_LETTERS;
    return NTR_OK;
}

/* --- the answer --------------------------------------------------------------------------------------------------- */

static ntr_str join(const pair *p, ntr_buffer *work) {
    for (size_t w = 0; w < p->count; w++) {
        ntr_buffer_append(work, p->words[w].before);
        ntr_buffer_append(work, p->english[w]);
    }
    return work->failed ? NTR_STR_NONE : ntr_arena_copy(p->arena, ntr_buffer_str(work));
}

static ntr_status give(ntr_name_answer *out, const pair *p, ntr_str original, uint32_t source, ntr_error *err) {
    const char *code = p->rules->sources[source].code;
    ntr_buffer work = {0};
    *out = (ntr_name_answer){.en = join(p, &work),
                             .original = original,
                             .origin = ntr_lang_from(code),
                             .kind = NTR_NAME_PERSON,
                             .confidence = CONFIDENCE,
                             .why = ntr_arena_printf(p->arena, "original:%s", code)};
    ntr_buffer_dispose(&work);
    return out->en.ptr && out->why.ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status read_pair(ntr_name_answer *out, bool *found, pair *p, ntr_str original, const char *source,
                            ntr_error *err) {
    int32_t best = INT32_MIN;
    for (uint32_t s = 0; s < p->rules->source_count; s++) {
        const int32_t likely = ntr_name_words_for(p->words, p->count, p->rules, s);
        if (likely <= best || (source && strcmp(source, p->rules->sources[s].code) != 0)) continue;
        bool all = false;
        NTR_TRY(fits(&all, p, s, err));
        if (!all) continue;
        NTR_TRY(give(out, p, original, s, err));
        best = likely;
        *found = true;
    }
    return NTR_OK;
}

ntr_status ntr_beside_read(ntr_name_answer *out, bool *found, const ntr_name_rules *rules, ntr_str name,
                           ntr_str original, const char *source, ntr_house house, ntr_arena *arena, ntr_error *err) {
    pair p = {.rules = rules, .house = house, .arena = arena};
    *found = false;
    if (!ntr_name_split(p.words, &p.count, rules, name, arena) || !split_original(&p, original))
        return ntr_error_memory(err);
    return read_pair(out, found, &p, original, source, err);
}

const char *ntr_beside_source(const ntr_lexicon *lexicon, ntr_str label, ntr_arena *arena) {
    const ntr_name_rules *rules = &lexicon->name_rules;
    const ntr_str folded = label.ptr ? ntr_fold(arena, label) : NTR_STR_NONE;
    if (!folded.ptr) return NULL;
    uint32_t item = ntr_index_find(&lexicon->names_by_form, folded);
    for (; item != NTR_MAP_NONE; item = ntr_index_next(&lexicon->names_by_form, item))
        for (uint32_t s = 0; s < rules->source_count; s++)
            if (ntr_str_equal(lexicon->names.items[item].en, rules->sources[s].name)) return rules->sources[s].code;
    return NULL;
}
