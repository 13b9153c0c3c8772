/* What the dictionary has been asked is remembered for the life of the vocabulary: one word in a language is asked
 * about thousands of times as a part of others. */
#include "mark/term.h"

enum { KEY_SIZE = 2 * NTR_FORM_SIZE + 4 };

/* What is asked: a letter for the kind of question and up to two words. */
typedef struct question {
    char bytes[KEY_SIZE];
    size_t len; /* 0: too long to remember */
} question;

static question ask(char kind, ntr_str first, ntr_str second) {
    question key;
    key.len = 0;
    if (first.len + second.len + 2 > KEY_SIZE) return key;
    key.bytes[key.len++] = kind;
    if (first.len) memcpy(key.bytes + key.len, first.ptr, first.len);
    key.len += first.len;
    key.bytes[key.len++] = '\n';
    if (second.len) memcpy(key.bytes + key.len, second.ptr, second.len);
    key.len += second.len;
    return key;
}

unsigned term_roles(term_finder *finder, int64_t unit) {
    if (unit < 0 || unit >= finder->units.count || finder->units.items[unit].punctuation) return 0;
    ntr_word *word = term_word(finder, (uint32_t)unit);
    if (!word->roles_known) {
        word->roles = ntr_role_of(finder->workspace->lexicon, word->folded);
        word->roles_known = true;
    }
    return word->roles;
}

static uint32_t recall(const term_finder *finder, const question *key) {
    if (key->len == 0) return NTR_MAP_NONE;
    return ntr_map_get(&finder->workspace->vocabulary->answers, (ntr_str){key->bytes, key->len});
}

/* Failure to remember costs time, not truth. */
static uint32_t keep(term_finder *finder, const question *key, uint32_t answer) {
    ntr_vocabulary *vocabulary = finder->workspace->vocabulary;
    if (key->len == 0) return answer;
    const ntr_str copy = ntr_arena_copy(vocabulary->arena, (ntr_str){key->bytes, key->len});
    if (copy.ptr && !ntr_map_put(&vocabulary->answers, vocabulary->arena, copy, answer)) return answer;
    return answer;
}

/* The last part of a hyphenated word says what the whole is: Zuid-Amerikaanse. */
static ntr_str last_part(ntr_str folded) {
    for (size_t begin = folded.len; begin > 0; begin--)
        if (folded.ptr[begin - 1] == '-' && begin < folded.len) return ntr_str_slice(folded, begin, folded.len);
    return folded;
}

/* What the dictionary has not got has no class by it, which is known of most types already. */
static unsigned find_classes(term_finder *finder, uint32_t type) {
    const ntr_lexicon *lexicon = finder->workspace->lexicon;
    const ntr_str folded = finder->workspace->vocabulary->words.items[type].folded, last = last_part(folded);
    if (last.len == folded.len && !ntr_workspace_is_dutch(finder->workspace, type))
        return ntr_evidence_table_classes(lexicon, folded);
    return ntr_evidence_form_classes(finder->workspace->dutch, lexicon, last);
}

unsigned term_type_classes(term_finder *finder, uint32_t type) {
    ntr_word *word = &finder->workspace->vocabulary->words.items[type];
    if (!word->classes_known) {
        word->classes = find_classes(finder, type);
        word->classes_known = true;
    }
    return word->classes;
}

static unsigned classes_from_pos(ntr_str pos) {
    if (ntr_str_equal(pos, NTR_STR("noun")) || ntr_str_equal(pos, NTR_STR("name"))) return NTR_NOUN;
    if (ntr_str_equal(pos, NTR_STR("adj"))) return NTR_ADJ;
    if (ntr_str_equal(pos, NTR_STR("verb"))) return NTR_VERB;
    return 0;
}

unsigned term_base_classes(term_finder *finder, ntr_str base) {
    const question key = ask('c', base, NTR_STR_NONE);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return known;
    return keep(finder, &key, ntr_evidence_base_classes(finder->workspace->dutch, finder->workspace->lexicon, base));
}

unsigned term_classes(term_finder *finder, const ntr_term *term) {
    return term->pos.len > 0 ? classes_from_pos(term->pos) : term_base_classes(finder, term->folded);
}

unsigned term_features(term_finder *finder, ntr_str base, ntr_str form, unsigned classes) {
    const question key = ask((char)('0' + classes), base, form);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return known;
    const char *rule;
    return keep(
        finder, &key,
        ntr_evidence_features(finder->workspace->dutch, finder->workspace->lexicon, base, form, classes, &rule));
}

bool term_opens(term_finder *finder, ntr_str first) {
    const question key = ask('s', first, NTR_STR_NONE);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return known != 0;
    return keep(finder, &key, ntr_compound_opens(finder->workspace->dutch, finder->workspace->lexicon, first)) != 0;
}

ntr_opening term_opening(term_finder *finder, ntr_str first) {
    if (term_opens(finder, first)) return NTR_OPENING_STRONG;
    const question key = ask('o', first, NTR_STR_NONE);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return (ntr_opening)known;
    return (ntr_opening)keep(finder, &key,
                             ntr_compound_weak_opening(finder->workspace->dutch, finder->workspace->lexicon, first));
}

bool term_is_entry(term_finder *finder, ntr_str word) {
    const question key = ask('e', word, NTR_STR_NONE);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return known != 0;
    return keep(finder, &key, ntr_evidence_is_entry(finder->workspace->dutch, word)) != 0;
}

bool term_closes(term_finder *finder, ntr_str rest) {
    const question key = ask('r', rest, NTR_STR_NONE);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return known != 0;
    return keep(finder, &key, ntr_compound_closes(finder->workspace->dutch, finder->workspace->lexicon, rest)) != 0;
}

bool term_is_whole(term_finder *finder, ntr_str word) {
    const question key = ask('w', word, NTR_STR_NONE);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return known != 0;
    return keep(finder, &key, ntr_compound_is_whole(finder->workspace->lexicon, word)) != 0;
}

ntr_link term_link(term_finder *finder, ntr_str base, ntr_str form) {
    const question key = ask('l', base, form);
    const uint32_t known = recall(finder, &key);
    if (known != NTR_MAP_NONE) return (ntr_link)known;
    return (ntr_link)keep(finder, &key, ntr_evidence_link(finder->workspace->dutch, form, base, NTR_NOUN));
}
