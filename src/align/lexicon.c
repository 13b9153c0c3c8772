#include "align/lexicon.h"

#include "ext/unicode.h"
#include "lang/inflect.h"

ntr_status ntr_align_lexicon_new(ntr_align_lexicon **out, const ntr_lexicon *words, ntr_error *err) {
    *out = NULL;
    ntr_arena *arena;
    ntr_align_lexicon *lexicon = ntr_arena_new_owned(&arena, sizeof *lexicon);
    if (!lexicon) return ntr_error_memory(err);
    lexicon->arena = arena;
    lexicon->words = words;
    ntr_status status = NTR_OK;
    for (uint32_t i = 0; i < words->terms.count && status == NTR_OK; i++)
        status = ntr_align_lexicon_add(lexicon, words->terms.items[i].nl, words->terms.items[i].en, err);
    for (uint32_t i = 0; i < words->names.count && status == NTR_OK; i++)
        status = ntr_align_lexicon_add(lexicon, words->names.items[i].nl, words->names.items[i].en, err);
    if (status != NTR_OK) {
        ntr_align_lexicon_free(lexicon);
        return status;
    }
    *out = lexicon;
    return NTR_OK;
}

void ntr_align_lexicon_free(ntr_align_lexicon *lexicon) {
    if (lexicon) ntr_arena_free(lexicon->arena);
}

/* --- filling ------------------------------------------------------------------------------------------------------ */

static uint32_t english_number(ntr_align_lexicon *lexicon, ntr_str word) {
    uint32_t number = ntr_map_get(&lexicon->by_english, word);
    if (number != NTR_MAP_NONE) return number;
    number = lexicon->english_count;
    if (!ntr_map_put(&lexicon->by_english, lexicon->arena, word, number)) return NTR_MAP_NONE;
    lexicon->english_count++;
    return number;
}

/* Both words live in the lexicon's arena. */
static bool add_pair(ntr_align_lexicon *lexicon, ntr_str dutch, ntr_str english) {
    const uint32_t number = english_number(lexicon, english);
    if (number == NTR_MAP_NONE) return false;
    const uint32_t first = ntr_map_get(&lexicon->by_dutch, dutch);
    for (uint32_t e = first; e != NTR_MAP_NONE; e = lexicon->entries.items[e].next)
        if (lexicon->entries.items[e].english == number) return true;
    const uint32_t index = lexicon->entries.count;
    ntr_align_entry *entry = NTR_PUSH(lexicon->arena, &lexicon->entries);
    if (!entry) return false;
    *entry = (ntr_align_entry){number, first};
    return ntr_map_put(&lexicon->by_dutch, lexicon->arena, dutch, index);
}

enum { MOST_WORDS = 8, SHORTEST_CONTENT = 4 };

/* The words of `text` that carry meaning: all when there is one, else those of four letters or more. */
static size_t content_words(ntr_str words[MOST_WORDS], ntr_str text) {
    size_t count = 0;
    for (size_t begin = 0, end; begin < text.len; begin = end + 1) {
        for (end = begin; end < text.len && text.ptr[end] != ' '; end++) {
        }
        const bool whole = begin == 0 && end == text.len;
        if (count < MOST_WORDS && end > begin && (whole || end - begin >= SHORTEST_CONTENT))
            words[count++] = ntr_str_slice(text, begin, end);
    }
    return count;
}

ntr_status ntr_align_lexicon_add(ntr_align_lexicon *lexicon, ntr_str dutch, ntr_str english, ntr_error *err) {
    const ntr_str nl = ntr_fold(lexicon->arena, dutch), en = ntr_fold(lexicon->arena, english);
    const ntr_str own_nl = nl.ptr ? ntr_arena_copy(lexicon->arena, nl) : nl;
    const ntr_str own_en = en.ptr ? ntr_arena_copy(lexicon->arena, en) : en;
    if (!own_nl.ptr || !own_en.ptr) return ntr_error_memory(err);
    ntr_str from[MOST_WORDS], to[MOST_WORDS];
    const size_t from_count = content_words(from, own_nl), to_count = content_words(to, own_en);
    for (size_t i = 0; i < from_count; i++) {
        for (size_t j = 0; j < to_count; j++) {
            if (from_count == to_count && i != j) continue; /* as many words: they stand in the same order */
            if (!add_pair(lexicon, from[i], to[j])) return ntr_error_memory(err);
        }
    }
    return NTR_OK;
}

/* --- looking up --------------------------------------------------------------------------------------------------- */

uint32_t ntr_align_lexicon_english(const ntr_align_lexicon *lexicon, ntr_str word) {
    return ntr_map_get(&lexicon->by_english, word);
}

typedef struct lookup {
    const ntr_align_lexicon *lexicon;
    ntr_align_visit visit; /* NULL: it only wants to know whether there is something */
    void *self;
    bool found;
} lookup;

static bool show_entries(void *self, ntr_str base) {
    lookup *l = self;
    for (uint32_t e = ntr_map_get(&l->lexicon->by_dutch, base); e != NTR_MAP_NONE;) {
        const ntr_align_entry *entry = &l->lexicon->entries.items[e];
        l->found = true;
        if (!l->visit) return false;
        if (!l->visit(l->self, entry->english)) return false;
        e = entry->next;
    }
    return true;
}

static bool is_listed(const ntr_align_lexicon *lexicon, ntr_str base) {
    return ntr_map_get(&lexicon->by_dutch, base) != NTR_MAP_NONE;
}

enum { SHORTEST_COMPOUND = 8, SHORTEST_PART = 4, LONGEST_COMPOUND = 60 };

/* The base of a modifier with its linking letters: regering|s, arbeid(s), gast|en; empty when it is none. */
static ntr_str modifier_base(const ntr_align_lexicon *lexicon, ntr_str modifier) {
    static const char *const links[] = {"", "s", "en", "e", "-"};
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        const size_t length = strlen(links[i]);
        if (modifier.len < length + SHORTEST_PART || !ntr_ends_with(modifier, links[i])) continue;
        const ntr_str base = ntr_cut_end(modifier, length);
        if (is_listed(lexicon, base)) return base;
    }
    return NTR_STR_NONE;
}

/* dienst|plicht, regerings|beleid: the first division with a listed modifier and a listed head. */
static bool translate_compound(lookup *l, ntr_str word) {
    for (size_t cut = SHORTEST_PART; cut + SHORTEST_PART <= word.len; cut++) {
        const ntr_str modifier = modifier_base(l->lexicon, ntr_str_slice(word, 0, cut));
        if (!modifier.ptr) continue;
        const ntr_str head = ntr_str_slice(word, cut, word.len);
        lookup probe = {.lexicon = l->lexicon};
        ntr_inflect_bases(l->lexicon->words, head, show_entries, &probe);
        if (!probe.found) continue;
        return show_entries(l, modifier) && ntr_inflect_bases(l->lexicon->words, head, show_entries, l);
    }
    return true;
}

bool ntr_align_lexicon_translate(const ntr_align_lexicon *lexicon, ntr_str word, ntr_align_visit visit, void *self,
                                 bool *compound) {
    lookup l = {.lexicon = lexicon, .visit = visit, .self = self};
    *compound = false;
    if (!ntr_inflect_bases(lexicon->words, word, show_entries, &l)) return false;
    if (l.found || word.len < SHORTEST_COMPOUND || word.len > LONGEST_COMPOUND) return true;
    *compound = true;
    return translate_compound(&l, word);
}

/* English endings, what takes their place, and the letters that must precede: cities → city, boxes → box, making →
 * make. A doubled consonant before -ed, -ing, -er is undone too: planned → plan. */
static const struct ending {
    const char *ending;
    const char *base;
    bool undouble;
} endings[] = {
    {"'s", "", false},   {"s", "", false},   {"es", "", false},   {"ies", "y", false},
    {"ed", "", true},    {"ed", "e", false}, {"ied", "y", false}, {"ing", "", true},
    {"ing", "e", false}, {"er", "", true},   {"er", "e", false},  {"est", "", true},
    {"est", "e", false}, {"ly", "", false},  {"ier", "y", false}, {"ily", "y", false},
};

static bool show_english(const ntr_align_lexicon *lexicon, ntr_str base, ntr_align_visit visit, void *self) {
    const uint32_t number = ntr_align_lexicon_english(lexicon, base);
    return number == NTR_MAP_NONE || visit(self, number);
}

bool ntr_align_lexicon_bases(const ntr_align_lexicon *lexicon, ntr_str word, ntr_align_visit visit, void *self) {
    if (!show_english(lexicon, word, visit, self)) return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const size_t length = strlen(endings[i].ending);
        if (word.len < length + 2 || !ntr_ends_with(word, endings[i].ending)) continue;
        const ntr_str stem = ntr_cut_end(word, length);
        const ntr_form base = ntr_form_join(stem, ntr_str_from(endings[i].base), NTR_STR_NONE);
        if (!show_english(lexicon, ntr_form_str(&base), visit, self)) return false;
        const bool doubled = stem.len > 2 && stem.ptr[stem.len - 1] == stem.ptr[stem.len - 2];
        if (endings[i].undouble && doubled && !show_english(lexicon, ntr_cut_end(stem, 1), visit, self)) return false;
    }
    return true;
}
