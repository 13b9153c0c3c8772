#include "lang/nameword.h"

#include "base/arena.h"

enum {
    LISTED_SCORE = 850,     /* of the English form that a list gives */
    ALTERNATIVE_SCORE = 80, /* of each other form that a list gives */
    BESIDE_LIST = 20,       /* a form by rule is so many times less likely than without the list */
    BESIDE_SOURCE = 5,      /* and a form from another language than the likeliest */
    KEPT_SCORE = 1000,
    SURNAME_FOR_SOURCE = 450, /* of a listed last word */
    GIVEN_FOR_SOURCE = 250    /* of any other: given names wander, a Ukrainian may be called Artur */
};

/* --- splitting ---------------------------------------------------------------------------------------------------- */

static bool is_separator(int32_t c) {
    return ntr_char_is_space(c) || c == '-' || c == 0x2010 || c == 0x2011;
}

/* "A.", "A.P.": letters that each have a full stop behind them. */
static bool is_initial(ntr_str text) {
    bool stop = false;
    for (size_t i = 0; i < text.len;) {
        ntr_utf8_next(text, &i);
        stop = i < text.len && text.ptr[i] == '.';
        if (!stop) return false;
        i++;
    }
    return stop;
}

/* Given names stand first; a list of surnames knows the last word better. */
static const ntr_name_part *find_part(const ntr_name_rules *rules, ntr_str folded, bool last) {
    const ntr_name_part *given = ntr_name_part_find(rules, &rules->givens, folded);
    if (!last && given) return given;
    const ntr_name_part *surname = ntr_name_part_find(rules, &rules->surnames, folded);
    return surname ? surname : given;
}

static bool fill_word(ntr_name_word *word, const ntr_name_rules *rules, ntr_str text, ntr_str before,
                      ntr_arena *arena) {
    *word = (ntr_name_word){.text = text, .before = before, .shape = ntr_case_of(text), .initial = is_initial(text)};
    word->folded = ntr_fold(arena, text);
    if (!word->folded.ptr) return false;
    if (word->initial) return true;
    ntr_origin_weigh(&word->origin, rules, &rules->signals, word->folded);
    ntr_origin_weigh(&word->place, rules, &rules->place_signals, word->folded);
    word->looks = word->origin.evidence + word->place.evidence;
    return true;
}

bool ntr_name_split(ntr_name_word words[NTR_NAME_WORDS], size_t *count, const ntr_name_rules *rules, ntr_str name,
                    ntr_arena *arena) {
    *count = 0;
    size_t gap = 0;
    for (size_t i = 0; i < name.len;) {
        const size_t begin = i;
        if (is_separator(ntr_utf8_next(name, &i))) continue;
        size_t end = i;
        while (end < name.len && !is_separator(ntr_utf8_next(name, &i))) end = i;
        i = end;
        if (*count == NTR_NAME_WORDS) {
            *count = 0;
            return true;
        }
        if (!fill_word(&words[*count], rules, ntr_str_slice(name, begin, end), ntr_str_slice(name, gap, begin), arena))
            return false;
        ++*count;
        gap = end;
    }
    for (size_t i = 0; i < *count; i++) words[i].part = find_part(rules, words[i].folded, i > 0 && i + 1 == *count);
    return true;
}

/* --- where the words come from ------------------------------------------------------------------------------------ */

bool ntr_name_word_is_telling(const ntr_name_word *word) {
    return word->part && word->part->source != NTR_SOURCE_NONE;
}

int32_t ntr_name_words_for(const ntr_name_word *words, size_t count, const ntr_name_rules *rules, uint32_t source) {
    int32_t total = rules->sources[source].prior;
    for (size_t i = 0; i < count; i++) {
        total += words[i].origin.by_source[source];
        const bool listed = words[i].part && words[i].part->source == source;
        if (listed) total += i + 1 == count ? SURNAME_FOR_SOURCE : GIVEN_FOR_SOURCE;
    }
    return total;
}

/* --- forms -------------------------------------------------------------------------------------------------------- */

ntr_str ntr_name_dress(ntr_arena *arena, ntr_str text, ntr_case shape) {
    switch (shape) {
    case NTR_CASE_UPPER: return ntr_upper(arena, text);
    case NTR_CASE_TITLE:
    case NTR_CASE_MIXED: return ntr_capitalise(arena, text);
    default: return text;
    }
}

/* Adds a form where its score belongs, unless the word has it already. */
static ntr_status add_form(ntr_name_word *word, ntr_str en, ntr_str original, uint32_t score, ntr_arena *arena,
                           ntr_error *err) {
    const bool upper = word->shape == NTR_CASE_UPPER;
    ntr_name_form form = {upper ? ntr_upper(arena, en) : en, original, score};
    if (upper && original.ptr) form.original = ntr_upper(arena, original);
    if (!form.en.ptr) return ntr_error_memory(err);
    for (size_t i = 0; i < word->form_count; i++)
        if (ntr_str_equal(word->forms[i].en, form.en)) return NTR_OK;
    if (word->form_count == NTR_NAME_FORMS || en.len == 0) return NTR_OK;
    size_t place = word->form_count++;
    for (; place > 0 && word->forms[place - 1].score < score; place--) word->forms[place] = word->forms[place - 1];
    word->forms[place] = form;
    return NTR_OK;
}

/* Readings as they stand in a name: with capitals. */
static ntr_status read_word(ntr_translit readings[NTR_NAME_FORMS], size_t *count, const ntr_name_word *word,
                            const ntr_name_rules *rules, uint32_t source, ntr_house house, ntr_arena *arena,
                            ntr_error *err) {
    NTR_TRY(ntr_translit_word(readings, NTR_NAME_FORMS, count, rules, word->folded, source, house, word->in_place,
                              arena, err));
    const ntr_case shape = word->shape == NTR_CASE_UPPER ? NTR_CASE_TITLE : word->shape; /* add_form sees to it */
    for (size_t i = 0; i < *count; i++) {
        const bool same = ntr_str_equal(readings[i].english, word->folded); /* 'Abd keeps its capital */
        readings[i].english = same ? word->text : ntr_name_dress(arena, readings[i].english, shape);
        if (readings[i].original.ptr) readings[i].original = ntr_name_dress(arena, readings[i].original, shape);
        if (!readings[i].english.ptr) return ntr_error_memory(err);
    }
    return NTR_OK;
}

/* --- listed forms ------------------------------------------------------------------------------------------------- */

/* What a list says of a word of a name from `source`; NULL for nothing. A Bulgarian or a Serb is not written as a
 * Russian of the same name: Georgi, not Georgy. */
static const ntr_name_part *listed_part(const ntr_name_word *word, const ntr_name_rules *rules, uint32_t source) {
    const ntr_name_part *part = word->part;
    return part && (part->source == source || !rules->sources[source].own_names) ? part : NULL;
}

static bool is_listed(const ntr_name_part *part, ntr_str form) {
    if (ntr_str_equal(part->en, form)) return true;
    ntr_str rest = part->alternatives;
    for (ntr_str other = ntr_cell_part(&rest); other.len; other = ntr_cell_part(&rest))
        if (ntr_str_equal(other, form)) return true;
    return false;
}

/* The form of a listed name that a house wants: of the listed ones the one that its letter rules lead to, if any. */
static ntr_status house_form(ntr_str *out, const ntr_name_word *word, const ntr_name_part *part,
                             const ntr_name_rules *rules, ntr_house house, ntr_arena *arena, ntr_error *err) {
    ntr_translit readings[NTR_NAME_FORMS];
    size_t count = 0;
    *out = part->en;
    if (house != NTR_HOUSE_WIKIPEDIA || part->conventional) return NTR_OK;
    NTR_TRY(read_word(readings, &count, word, rules, part->source, house, arena, err));
    size_t i = 0;
    while (i < count && !is_listed(part, readings[i].english)) i++;
    if (i < count) *out = readings[i].english;
    return NTR_OK;
}

/* The original of a listed name, in a name from `source`: none from a language with other letters, for Эдуард is not
 * what Georgians call Edoeard. */
static ntr_str listed_original(const ntr_name_part *part, const ntr_name_rules *rules, uint32_t source) {
    if (part->original.len == 0 || part->source == NTR_SOURCE_NONE) return NTR_STR_NONE;
    const bool same = ntr_str_equal(rules->sources[part->source].group, rules->sources[source].group);
    return same ? part->original : NTR_STR_NONE;
}

static ntr_status add_listed(ntr_name_word *word, const ntr_name_part *part, const ntr_name_rules *rules,
                             uint32_t source, ntr_house house, ntr_arena *arena, ntr_error *err) {
    const ntr_str original = listed_original(part, rules, source);
    ntr_str wanted;
    NTR_TRY(house_form(&wanted, word, part, rules, house, arena, err));
    NTR_TRY(add_form(word, wanted, original, LISTED_SCORE, arena, err));
    NTR_TRY(add_form(word, part->en, original, ALTERNATIVE_SCORE, arena, err));
    ntr_str rest = part->alternatives;
    for (ntr_str form = ntr_cell_part(&rest); form.len; form = ntr_cell_part(&rest))
        NTR_TRY(add_form(word, form, original, ALTERNATIVE_SCORE, arena, err));
    return NTR_OK;
}

/* --- all forms ---------------------------------------------------------------------------------------------------- */

ntr_status ntr_name_word_forms(ntr_name_word *word, const ntr_name_rules *rules, uint32_t source, ntr_house house,
                               ntr_arena *arena, ntr_error *err) {
    ntr_translit readings[NTR_NAME_FORMS];
    size_t count = 0;
    word->form_count = 0;
    NTR_TRY(read_word(readings, &count, word, rules, source, house, arena, err));
    const ntr_name_part *part = house == NTR_HOUSE_BGN ? NULL : listed_part(word, rules, source);
    if (part) NTR_TRY(add_listed(word, part, rules, source, house, arena, err));
    for (size_t i = 0; i < count; i++) {
        const uint32_t score = part ? readings[i].score / BESIDE_LIST : readings[i].score;
        NTR_TRY(add_form(word, readings[i].english, readings[i].original, score, arena, err));
    }
    word->letters = part || count == 0 ? NTR_STR_NONE : readings[0].letters;
    if (word->form_count == 0) ntr_name_word_keep(word);
    return NTR_OK;
}

ntr_status ntr_name_word_forms_too(ntr_name_word *word, const ntr_name_rules *rules, uint32_t source, ntr_house house,
                                   ntr_arena *arena, ntr_error *err) {
    ntr_translit readings[NTR_NAME_FORMS];
    size_t count = 0;
    const uint32_t best = word->forms[0].score;
    NTR_TRY(read_word(readings, &count, word, rules, source, house, arena, err));
    for (size_t i = 0; i < count; i++) {
        const uint32_t score = readings[i].score / BESIDE_SOURCE;
        NTR_TRY(add_form(word, readings[i].english, readings[i].original, score < best ? score : best, arena, err));
    }
    return NTR_OK;
}

void ntr_name_word_keep(ntr_name_word *word) {
    word->forms[0] = (ntr_name_form){word->text, NTR_STR_NONE, KEPT_SCORE};
    word->form_count = 1;
    word->letters = NTR_STR_NONE;
}

bool ntr_name_word_in_use(bool *in_use, const ntr_name_word *word, ntr_arena *arena) {
    const ntr_name_part *part = word->part;
    *in_use = false;
    if (!part) return true;
    ntr_str rest = part->alternatives;
    for (ntr_str form = ntr_cell_part(&rest); form.len && !*in_use; form = ntr_cell_part(&rest)) {
        const ntr_str folded = ntr_fold(arena, form);
        if (!folded.ptr) return false;
        *in_use = ntr_str_equal(folded, word->folded);
    }
    return true;
}
