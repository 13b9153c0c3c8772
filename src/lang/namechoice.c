#include "lang/namechoice.h"

enum {
    FAR_BELOW = 64, /* so many times less likely than the best, a form is not worth showing */
    NOT_FAR = 12,   /* and up to so many times, it may be shown together with other such forms */
    SHORTEST_STEM = 2,
    NOTHING = NTR_NAME_WORDS /* no word of the name */
};

/* Which form each word has. All zero: the likeliest. */
typedef struct choice {
    uint8_t form[NTR_NAME_WORDS];
} choice;

/* --- joining ------------------------------------------------------------------------------------------------------ */

/* Without the word `left_out`, if it is not NOTHING. */
static ntr_str join(const ntr_name_whole *name, const choice *made, size_t left_out, ntr_arena *arena) {
    ntr_buffer work = {0};
    for (size_t w = 0; w < name->count; w++) {
        if (w == left_out) continue;
        ntr_buffer_append(&work, name->words[w].before);
        ntr_buffer_append(&work, name->words[w].forms[made->form[w]].en);
    }
    const ntr_str joined = work.failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(&work));
    ntr_buffer_dispose(&work);
    return joined;
}

ntr_str ntr_name_english(const ntr_name_whole *name, ntr_arena *arena) {
    const choice likeliest = {{0}};
    return join(name, &likeliest, NOTHING, arena);
}

ntr_str ntr_name_original(const ntr_name_whole *name, ntr_arena *arena) {
    for (size_t w = 0; w < name->count; w++)
        if (!name->words[w].forms[0].original.ptr) return NTR_STR_NONE;
    ntr_buffer work = {0};
    for (size_t w = 0; w < name->count; w++) {
        ntr_buffer_append(&work, name->words[w].before);
        ntr_buffer_append(&work, name->words[w].forms[0].original);
    }
    const ntr_str joined = work.failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(&work));
    ntr_buffer_dispose(&work);
    return joined;
}

double ntr_name_likelihood(const ntr_name_whole *name) {
    double all = 1;
    for (size_t w = 0; w < name->count; w++) all *= name->words[w].forms[0].score / 1000.0;
    return all;
}

/* --- alternatives ------------------------------------------------------------------------------------------------- */

ntr_status ntr_name_offer(ntr_name_answer *answer, ntr_str form, ntr_arena *arena, ntr_error *err) {
    if (answer->alternative_count >= NTR_NAME_ALTERNATIVES || ntr_str_equal(form, answer->en)) return NTR_OK;
    for (uint32_t i = 0; i < answer->alternative_count; i++)
        if (ntr_str_equal(answer->alternatives[i], form)) return NTR_OK;
    ntr_str *list = ntr_arena_array(arena, answer->alternative_count + 1u, sizeof *list);
    if (!list) return ntr_error_memory(err);
    for (uint32_t i = 0; i < answer->alternative_count; i++) list[i] = answer->alternatives[i];
    list[answer->alternative_count++] = form;
    answer->alternatives = list;
    return NTR_OK;
}

static ntr_status offer_choice(ntr_name_answer *answer, const ntr_name_whole *name, const choice *made, size_t left_out,
                               ntr_arena *arena, ntr_error *err) {
    const ntr_str form = join(name, made, left_out, arena);
    return form.ptr ? ntr_name_offer(answer, form, arena, err) : ntr_error_memory(err);
}

/* How many forms of a word are at most `times` less likely than the first. */
static size_t forms_within(const ntr_name_word *word, uint32_t times) {
    size_t count = 1;
    while (count < word->form_count && (uint64_t)word->forms[count].score * times >= word->forms[0].score) count++;
    return count;
}

/* The word whose second form costs the least likelihood, or NOTHING. */
static size_t closest_call(const ntr_name_whole *name) {
    size_t best = NOTHING;
    double least = 0;
    for (size_t w = 0; w < name->count; w++) {
        const ntr_name_word *word = &name->words[w];
        if (forms_within(word, FAR_BELOW) < 2) continue;
        const double ratio = (double)word->forms[1].score / word->forms[0].score;
        if (ratio <= least) continue;
        least = ratio;
        best = w;
    }
    return best;
}

/* The word between given name and surname that is made of the father's name (Ivanovitsj, Petrivna), or NOTHING. */
static size_t patronymic_of(const ntr_name_whole *name, const ntr_lexicon *lexicon) {
    if (name->count != 3) return NOTHING;
    const ntr_str word = name->words[1].folded;
    char ending[NTR_TRANSLIT_WORD_LIMIT] = {'-'};
    for (size_t at = SHORTEST_STEM; at < word.len && word.len - at < sizeof ending; at++) {
        memcpy(ending + 1, word.ptr + at, word.len - at);
        if (ntr_lexicon_has_role(lexicon, (ntr_str){ending, word.len - at + 1}, "patronymic")) return 1;
    }
    return NOTHING;
}

/* The choice that shows, of every word, the form of rank `rank`, or its likeliest where it has no such form; forms that
 * `shown` says are shown already do not count. False when no word has one. */
static bool next_unshown(choice *made, uint8_t shown[NTR_NAME_WORDS], const ntr_name_whole *name) {
    bool any = false;
    for (size_t w = 0; w < name->count; w++) {
        const bool more = shown[w] + 1u < forms_within(&name->words[w], NOT_FAR);
        made->form[w] = more ? ++shown[w] : 0;
        any = any || more;
    }
    return any;
}

static ntr_status offer_single_changes(ntr_name_answer *answer, const ntr_name_whole *name, ntr_arena *arena,
                                       ntr_error *err) {
    for (uint8_t f = 1; f < NTR_NAME_FORMS; f++)
        for (size_t w = 0; w < name->count; w++) {
            if (f >= forms_within(&name->words[w], FAR_BELOW)) continue;
            choice made = {{0}};
            made.form[w] = f;
            NTR_TRY(offer_choice(answer, name, &made, NOTHING, arena, err));
        }
    return NTR_OK;
}

ntr_status ntr_name_alternatives(ntr_name_answer *answer, const ntr_name_whole *name, const ntr_lexicon *lexicon,
                                 ntr_arena *arena, ntr_error *err) {
    uint8_t shown[NTR_NAME_WORDS] = {0};
    choice made = {{0}};
    NTR_TRY(offer_choice(answer, name, &made, NOTHING, arena, err));
    const size_t patronymic = patronymic_of(name, lexicon), closest = closest_call(name);
    if (patronymic != NOTHING) NTR_TRY(offer_choice(answer, name, &made, patronymic, arena, err));
    if (closest != NOTHING) {
        made.form[closest] = shown[closest] = 1;
        NTR_TRY(offer_choice(answer, name, &made, NOTHING, arena, err));
    }
    while (answer->alternative_count < NTR_NAME_ALTERNATIVES && next_unshown(&made, shown, name))
        NTR_TRY(offer_choice(answer, name, &made, NOTHING, arena, err));
    return offer_single_changes(answer, name, arena, err);
}
