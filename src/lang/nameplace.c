#include "lang/nameplace.h"

enum {
    CONFIDENCE = 880,
    KEY_SIZE = 96,
    LEAST_LOOKS = -170 /* a single word that has less looks like a Dutch word or name (Poelie, Hoeben) */
};

/* --- comparing English spellings ---------------------------------------------------------------------------------- */

/* What remains of a spelling when ways to romanise differ no more: Chernivtsi, Chernovtsy → chrnvts. */
typedef struct key {
    char text[KEY_SIZE];
    size_t len;
} key;

/* One spelling of a sound, and what every system of romanisation shares. */
static const struct {
    const char *spelt, *shared;
} sounds[] = {{"shch", "S"}, {"sht", "S"}, {"dzh", "J"}, {"zh", "J"}, {"kh", "h"}, {"ch", "C"}, {"sh", "s"},
              {"ts", "c"},   {"ck", "k"},  {"ks", "x"},  {"ya", "a"}, {"ia", "a"}, {"yu", "u"}, {"iu", "u"},
              {"ye", "e"},   {"ie", "e"},  {"yo", "e"},  {"io", "e"}, {"yi", "i"}, {"iy", "i"}, {"yy", "i"},
              {"ii", "i"},   {"y", "i"},   {"j", "J"},   {"g", "h"},  {"w", "v"},  {"'", ""}};

static size_t sound_at(ntr_str text, size_t at) {
    const size_t count = sizeof sounds / sizeof sounds[0];
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(sounds[i].spelt);
        if (length <= text.len - at && memcmp(text.ptr + at, sounds[i].spelt, length) == 0) return i;
    }
    return count;
}

static bool append(key *to, char letter, bool vowels) {
    const bool doubled = to->len > 0 && to->text[to->len - 1] == letter;
    if (doubled || (!vowels && strchr("aeiou", letter))) return true;
    if (to->len == KEY_SIZE) return false;
    to->text[to->len++] = letter;
    return true;
}

/* The key of `text`, folded and without marks; false for a text too long. */
static bool make_key(key *out, ntr_str text, bool vowels) {
    out->len = 0;
    for (size_t at = 0; at < text.len;) {
        const size_t sound = sound_at(text, at);
        const bool plain = sound == sizeof sounds / sizeof sounds[0];
        const char letter = plain ? text.ptr[at] : sounds[sound].shared[0];
        if (letter != '\0' && !append(out, letter, vowels)) return false;
        at += plain ? 1 : strlen(sounds[sound].spelt);
    }
    return true;
}

static bool is_alike(ntr_str a, ntr_str b, bool vowels) {
    key first, second;
    return make_key(&first, a, vowels) && make_key(&second, b, vowels) && first.len == second.len &&
           memcmp(first.text, second.text, first.len) == 0;
}

/* --- asking ------------------------------------------------------------------------------------------------------- */

/* A text as English prints it: no marks, no signs for ь (Arkhangel’sk). `.ptr` NULL when memory ran out. */
static ntr_str plain_english(ntr_arena *arena, ntr_str text) {
    const ntr_str bare = ntr_unmark(arena, text);
    char *out = bare.ptr ? ntr_arena_alloc(arena, bare.len + 1) : NULL;
    if (!out) return NTR_STR_NONE;
    size_t used = 0;
    for (size_t i = 0; i < bare.len;) {
        const size_t begin = i;
        const int32_t c = ntr_utf8_next(bare, &i);
        if (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02B9 || c == 0x02BC) continue;
        memcpy(out + used, bare.ptr + begin, i - begin);
        used += i - begin;
    }
    return (ntr_str){out, used};
}

/* Asks for one reading, `original` in the language of `source`, with its English by the letters. */
static ntr_status ask(bool *found, ntr_name_answer *out, const ntr_name_place *with, const ntr_name_verdict *verdict,
                      uint32_t source, ntr_str original, ntr_str english, ntr_error *err) {
    const char *language = with->rules->sources[source].code;
    ntr_gazetteer_places places;
    NTR_TRY(ntr_gazetteer_find(&places, with->gazetteer, language, original, err));
    for (size_t i = 0; i < places.count && !*found; i++) {
        const ntr_str en = plain_english(with->arena, places.items[i].en);
        const ntr_str left = en.ptr ? ntr_fold(with->arena, en) : NTR_STR_NONE, right = ntr_fold(with->arena, english);
        if (!left.ptr || !right.ptr) return ntr_error_memory(err);
        *found = is_alike(left, right, true) || (verdict->evidence > 0 && is_alike(left, right, false));
        if (!*found) continue;
        *out = (ntr_name_answer){.en = en, .original = original, .kind = NTR_NAME_PLACE, .confidence = CONFIDENCE};
        out->origin = ntr_lang_from(language);
        out->why = ntr_arena_printf(with->arena, "geonames:%.*s", NTR_FMT(places.items[i].id));
        if (!out->why.ptr) return ntr_error_memory(err);
    }
    return NTR_OK;
}

/* Every form of a single word; of several words the likeliest. */
static ntr_status ask_forms(bool *found, ntr_name_answer *out, const ntr_name_place *with, ntr_name_verdict *verdict,
                            uint32_t source, ntr_error *err) {
    ntr_name_whole *name = &verdict->name;
    for (size_t i = 0; i < name->count; i++) {
        name->words[i].in_place = true;
        NTR_TRY(ntr_name_word_forms(&name->words[i], with->rules, source, with->house, with->arena, err));
    }
    if (name->count > 1) {
        const ntr_str original = ntr_name_original(name, with->arena), english = ntr_name_english(name, with->arena);
        return original.ptr && english.ptr ? ask(found, out, with, verdict, source, original, english, err) : NTR_OK;
    }
    for (size_t f = 0; f < name->words[0].form_count && !*found; f++) {
        const ntr_name_form *form = &name->words[0].forms[f];
        if (form->original.ptr) NTR_TRY(ask(found, out, with, verdict, source, form->original, form->en, err));
    }
    return NTR_OK;
}

/* х, which may be all that Dutch writes otherwise: Buchara. */
static bool has_ch(ntr_str folded) {
    for (size_t i = 0; i + 1 < folded.len; i++)
        if (folded.ptr[i] == 'c' && folded.ptr[i + 1] == 'h') return true;
    return false;
}

/* Letters that Dutch writes otherwise than English; no word that is known as a person's; and, for there are places
 * everywhere, none that looks thoroughly Dutch unless its surroundings say that it is a place. */
static bool is_worth_asking(const ntr_name_verdict *verdict) {
    const ntr_name_whole *name = &verdict->name;
    bool dutch = false;
    if (name->count == 1 && !verdict->place && name->words[0].looks < LEAST_LOOKS) return false;
    for (size_t i = 0; i < name->count; i++) {
        const ntr_name_word *word = &name->words[i];
        if (word->part || word->initial || word->shape == NTR_CASE_LOWER) return false;
        dutch = dutch || word->origin.dutch || has_ch(word->folded);
    }
    return dutch && !verdict->english;
}

ntr_status ntr_name_place_find(bool *found, ntr_name_answer *out, ntr_name_verdict *verdict, const ntr_name_place *with,
                               ntr_error *err) {
    /* GeoNames has most places of the former Soviet Union in Russian, and those at home by their own names. */
    const uint32_t sources[] = {verdict->source, ntr_name_source_find(with->rules, NTR_STR("ru")),
                                ntr_name_source_find(with->rules, NTR_STR("uk")),
                                ntr_name_source_find(with->rules, NTR_STR("bg"))};
    *found = false;
    if (!is_worth_asking(verdict)) return NTR_OK;
    for (size_t i = 0; i < sizeof sources / sizeof sources[0] && !*found; i++) {
        if (sources[i] == NTR_SOURCE_NONE || (i > 0 && sources[i] == verdict->source)) continue;
        NTR_TRY(ask_forms(found, out, with, verdict, sources[i], err));
    }
    for (size_t i = 0; i < verdict->name.count; i++) verdict->name.words[i].in_place = verdict->place;
    return NTR_OK;
}
