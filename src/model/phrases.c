#include "model/phrases.h"

ntr_str ntr_phrase_word(ntr_str *rest) {
    const char *space = rest->len ? memchr(rest->ptr, ' ', rest->len) : NULL;
    const size_t length = space ? (size_t)(space - rest->ptr) : rest->len;
    const ntr_str word = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, space ? length + 1 : length, rest->len);
    return word;
}

bool ntr_phrase_is_gap(ntr_str word) {
    return ntr_str_equal(word, NTR_STR("...")) || ntr_str_equal(word, NTR_STR("…"));
}

typedef struct edge_key {
    uint32_t node, word;
} edge_key;

uint32_t ntr_phrases_step(const ntr_phrases *phrases, uint32_t node, uint32_t word) {
    if (node == NTR_PHRASES_ROOT) return word < phrases->begin.count ? phrases->begin.items[word] : NTR_MAP_NONE;
    const edge_key key = {node, word};
    return ntr_map_get(&phrases->edges, (ntr_str){(const char *)&key, sizeof key});
}

/* The number of the word, new when it is met first; NTR_MAP_NONE when memory ran out. */
static uint32_t number_of(ntr_phrases *phrases, ntr_arena *arena, ntr_str word) {
    const bool gap = ntr_phrase_is_gap(word);
    const uint32_t known = gap ? phrases->gap : ntr_phrases_word(phrases, word);
    if (known != NTR_MAP_NONE) return known;
    const uint32_t number = phrases->begin.count;
    uint32_t *begin = NTR_PUSH(arena, &phrases->begin);
    if (!begin || !ntr_map_put(&phrases->words, arena, word, number)) return NTR_MAP_NONE;
    *begin = NTR_MAP_NONE;
    if (gap) phrases->gap = number;
    return number;
}

static uint32_t add_node(ntr_phrases *phrases, ntr_arena *arena) {
    uint32_t *end = NTR_PUSH(arena, &phrases->ends);
    if (!end) return NTR_MAP_NONE;
    *end = NTR_MAP_NONE;
    return phrases->ends.count - 1;
}

static bool put_edge(ntr_phrases *phrases, ntr_arena *arena, edge_key edge, uint32_t to) {
    if (edge.node == NTR_PHRASES_ROOT) {
        phrases->begin.items[edge.word] = to;
        return true;
    }
    edge_key *key = ntr_arena_alloc(arena, sizeof *key);
    if (!key) return false;
    *key = edge;
    return ntr_map_put(&phrases->edges, arena, (ntr_str){(const char *)key, sizeof *key}, to);
}

static uint32_t node_behind(ntr_phrases *phrases, ntr_arena *arena, uint32_t node, ntr_str text) {
    const uint32_t word = number_of(phrases, arena, text);
    if (word == NTR_MAP_NONE) return NTR_MAP_NONE;
    const uint32_t known = ntr_phrases_step(phrases, node, word);
    if (known != NTR_MAP_NONE) return known;
    const uint32_t to = add_node(phrases, arena);
    return to != NTR_MAP_NONE && put_edge(phrases, arena, (edge_key){node, word}, to) ? to : NTR_MAP_NONE;
}

static uint32_t count_words(ntr_str folded) {
    uint32_t count = 1;
    for (size_t i = 0; i < folded.len; i++) count += folded.ptr[i] == ' ';
    return count;
}

bool ntr_phrases_add(ntr_phrases *phrases, ntr_arena *arena, ntr_str folded, uint32_t item) {
    if (phrases->ends.count == 0 && add_node(phrases, arena) != NTR_PHRASES_ROOT) return false;
    if (count_words(folded) > NTR_PHRASE_WORDS_LIMIT) return true;
    uint32_t node = NTR_PHRASES_ROOT;
    for (ntr_str rest = folded; rest.len > 0 && node != NTR_MAP_NONE;)
        node = node_behind(phrases, arena, node, ntr_phrase_word(&rest));
    if (node == NTR_MAP_NONE) return false;
    phrases->ends.items[node] = item;
    return true;
}
