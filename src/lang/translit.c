/* A beam search over the lattice of letter correspondences. Every position in the Dutch word holds the few cheapest
 * ways to read the letters before it; a rule leads from one position to a later one and adds its cost. Read at the
 * last position, the ways are the readings of the word: Kasjanov is Каша́нов (sj = ш) or, dearer, Касьянов (s + ja).
 * Where the original is known, only the ways that read it letter by letter are followed. */
#include "lang/translit.h"

#include "ext/unicode.h"
#include "lang/original.h"

enum {
    BEAM = 12, /* ways kept at a position */
    SLOTS = NTR_TRANSLIT_WORD_LIMIT + 1,
    UNREAD_COST = 12, /* of a character that no rule reads: it is kept as it is */
    HALVINGS = 30     /* likelihoods are powers of two down from 2^HALVINGS */
};

#define RULE_COPY UINT32_MAX

/* One way to read the letters up to a position: its last rule, and the way that it goes on from. */
typedef struct way {
    uint32_t cost;
    uint32_t rule;
    uint8_t from;  /* position */
    uint8_t index; /* among the ways there */
    uint8_t read;  /* bytes of the known original */
} way;

typedef struct lattice {
    const ntr_name_rules *rules;
    ntr_str word;
    uint32_t bit;     /* of the source language */
    ntr_str original; /* .ptr NULL when unknown */
    bool place;
    way ways[SLOTS][BEAM];
    uint8_t count[SLOTS];
} lattice;

/* --- contexts ----------------------------------------------------------------------------------------------------- */

static bool is_vowel(char letter) {
    return letter != '\0' && strchr("aeiouy", letter) != NULL;
}

/* Whether the letter at `at` (which may lie outside the word) fits one character of a context. */
static bool letter_fits(ntr_str word, ptrdiff_t at, char wanted) {
    const bool outside = at < 0 || (size_t)at >= word.len;
    if (wanted == '#' || outside) return wanted == '#' && outside;
    const char letter = word.ptr[at];
    switch (wanted) {
    case 'V': return is_vowel(letter) || (unsigned char)letter >= 0x80; /* ë, ï, ö: Dutch marks vowels only */
    case 'C': return !is_vowel(letter) && (unsigned char)letter < 0x80;
    case 'K': return !is_vowel(letter) && (unsigned char)letter < 0x80 && letter != 's' && letter != 'z';
    default: return letter == wanted;
    }
}

/* Whether any of the |-separated alternatives (after "!": none of them) stands at `at`, which is where its first
 * character must be; with `ends` where its last character must be. */
static bool side_fits(ntr_str word, ptrdiff_t at, ntr_str side, bool ends) {
    if (side.len == 0) return true;
    if (side.ptr[0] == '!') return !side_fits(word, at, ntr_str_slice(side, 1, side.len), ends);
    for (ntr_str rest = side, part = ntr_cell_part(&rest); part.ptr; part = ntr_cell_part(&rest)) {
        const ptrdiff_t start = ends ? at - (ptrdiff_t)part.len + 1 : at;
        size_t i = 0;
        while (i < part.len && letter_fits(word, start + (ptrdiff_t)i, part.ptr[i])) i++;
        if (i == part.len) return true;
    }
    return false;
}

static bool rule_fits(const lattice *net, const ntr_letter_rule *rule, size_t at) {
    return (rule->languages & net->bit) && side_fits(net->word, (ptrdiff_t)at - 1, rule->left, true) &&
           side_fits(net->word, (ptrdiff_t)(at + rule->nl.len), rule->right, false);
}

/* --- search ------------------------------------------------------------------------------------------------------- */

/* Keeps the ways at a position sorted by cost, equal ones in the order in which they came; the dearest falls out. */
static void offer(lattice *net, size_t at, way candidate) {
    way *ways = net->ways[at];
    size_t place = net->count[at];
    while (place > 0 && ways[place - 1].cost > candidate.cost) place--;
    if (place == BEAM) return;
    if (net->count[at] < BEAM) net->count[at]++;
    memmove(&ways[place + 1], &ways[place], (net->count[at] - 1 - place) * sizeof *ways);
    ways[place] = candidate;
}

/* Offers `next` for each stretch of the original that its rule can have come from. Consonants that Arabic and Hebrew
 * write once may be double in Dutch (Moeammar). */
static void follow_original(lattice *net, size_t to, way next) {
    if (next.rule == RULE_COPY) return;
    const ntr_str cell = net->rules->letters.items[next.rule].original;
    const uint8_t read = next.read;
    if (cell.len == 0 || cell.ptr[0] != '?') {
        if (ntr_original_read(&next.read, net->original, cell)) offer(net, to, next);
        return;
    }
    bool fits = false;
    ntr_str rest = ntr_str_slice(cell, 1, cell.len);
    for (ntr_str part = ntr_cell_part(&rest); part.ptr && !fits; part = ntr_cell_part(&rest)) {
        next.read = read;
        fits = ntr_original_read(&next.read, net->original, part);
        if (fits) offer(net, to, next);
    }
    next.read = read;
    const bool twice = next.from > 0 && net->word.ptr[next.from] == net->word.ptr[next.from - 1];
    if (!fits && twice) offer(net, to, next);
}

static void follow(lattice *net, size_t at, size_t length, uint32_t rule, uint32_t cost) {
    for (uint8_t i = 0; i < net->count[at]; i++) {
        const way *from = &net->ways[at][i];
        const way next = {from->cost + cost, rule, (uint8_t)at, i, from->read};
        if (net->original.ptr)
            follow_original(net, at + length, next);
        else
            offer(net, at + length, next);
    }
}

/* Follows the rules for the `length` letters at `at`; false when none fits. Those for places come first. */
static bool follow_letters(lattice *net, size_t at, size_t length) {
    const ntr_name_rules *rules = net->rules;
    bool read = false, special = false;
    uint32_t rule = ntr_map_get(&rules->letters_by_nl, ntr_str_slice(net->word, at, at + length));
    for (; rule != NTR_MAP_NONE; rule = rules->next_letter.items[rule]) {
        const ntr_letter_rule *letters = &rules->letters.items[rule];
        if ((letters->place ? !net->place : special) || !rule_fits(net, letters, at)) continue;
        special = special || letters->place;
        follow(net, at, length, rule, letters->cost);
        read = true;
    }
    return read;
}

static void extend(lattice *net, size_t at) {
    bool read = false;
    for (size_t length = net->rules->longest_letters; length > 0; length--)
        if (at + length <= net->word.len && follow_letters(net, at, length)) read = true;
    size_t end = at;
    ntr_utf8_next(net->word, &end);
    if (!read) follow(net, at, end - at, RULE_COPY, UNREAD_COST);
}

static void search(lattice *net) {
    net->ways[0][0] = (way){0, RULE_COPY, 0, 0, 0};
    net->count[0] = 1;
    for (size_t at = 0; at < net->word.len; at++)
        if (net->count[at]) extend(net, at);
}

/* --- reading the ways --------------------------------------------------------------------------------------------- */

/* Texts of one way while they are put together, the first letters first. */
typedef struct texts {
    ntr_buffer english, original, letters;
    bool original_known;
} texts;

static void append_step(texts *out, const lattice *net, const way *step, size_t end, ntr_house house) {
    const ntr_str nl = ntr_str_slice(net->word, step->from, end);
    if (step->rule == RULE_COPY) {
        ntr_buffer_append(&out->english, nl);
        out->original_known = false;
        return;
    }
    const ntr_letter_rule *rule = &net->rules->letters.items[step->rule];
    ntr_buffer_append(&out->english, rule->english[house]);
    if (rule->original.len > 0 && rule->original.ptr[0] == '?')
        out->original_known = false;
    else
        ntr_buffer_append(&out->original, rule->original);
    if (ntr_str_equal(rule->english[house], nl)) return;
    if (out->letters.len) ntr_buffer_append_char(&out->letters, ':');
    ntr_buffer_append(&out->letters, nl);
}

static void read_way(texts *out, const lattice *net, const way *last, ntr_house house) {
    const way *path[SLOTS];
    size_t ends[SLOTS], steps = 0, end = net->word.len;
    for (const way *step = last; end > 0; steps++) {
        path[steps] = step;
        ends[steps] = end;
        end = step->from;
        step = &net->ways[step->from][step->index];
    }
    ntr_buffer_clear(&out->english);
    ntr_buffer_clear(&out->original);
    ntr_buffer_clear(&out->letters);
    out->original_known = true;
    while (steps-- > 0) append_step(out, net, path[steps], ends[steps], house);
}

static bool keep(ntr_translit *reading, const texts *from, ntr_arena *arena) {
    reading->english = ntr_arena_copy(arena, ntr_buffer_str(&from->english));
    reading->letters = ntr_arena_copy(arena, ntr_buffer_str(&from->letters));
    reading->original =
        from->original_known ? ntr_arena_copy(arena, ntr_buffer_str(&from->original)) : (ntr_str){NULL, 0};
    return reading->english.ptr && reading->letters.ptr && (!from->original_known || reading->original.ptr);
}

/* Ways with the same English share one reading, which has the original of the likeliest and the likelihood of all. */
static ntr_status collect(ntr_translit *out, uint64_t *likelihoods, size_t capacity, size_t *count, const lattice *net,
                          ntr_house house, ntr_arena *arena, texts *work, ntr_error *err) {
    const way *ways = net->ways[net->word.len];
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < net->count[net->word.len]; i++) {
        if (net->original.ptr && !ntr_original_ends(net->original, ways[i].read)) continue;
        if (least == UINT32_MAX) least = ways[i].cost;
        const uint32_t above = ways[i].cost - least;
        const uint64_t likelihood = above > HALVINGS ? 0 : UINT64_C(1) << (HALVINGS - above);
        read_way(work, net, &ways[i], house);
        NTR_TRY(ntr_buffer_check(&work->english, err));
        size_t same = 0;
        while (same < *count && !ntr_str_equal(out[same].english, ntr_buffer_str(&work->english))) same++;
        if (same == capacity) continue;
        if (same == *count) {
            if (!keep(&out[same], work, arena)) return ntr_error_memory(err);
            likelihoods[same] = 0;
            ++*count;
        }
        likelihoods[same] += likelihood;
    }
    return NTR_OK;
}

static void score(ntr_translit *out, const uint64_t *likelihoods, size_t count) {
    uint64_t total = 0;
    for (size_t i = 0; i < count; i++) total += likelihoods[i];
    for (size_t i = 0; i < count; i++) out[i].score = (uint16_t)(likelihoods[i] * 1000 / total);
    for (size_t i = 1; i < count; i++) /* few and nearly sorted */
        for (size_t j = i; j > 0 && out[j].score > out[j - 1].score; j--) {
            const ntr_translit moved = out[j];
            out[j] = out[j - 1];
            out[j - 1] = moved;
        }
}

static ntr_status read_all(ntr_translit *out, size_t capacity, size_t *count, lattice *net, ntr_house house,
                           ntr_arena *arena, ntr_error *err) {
    uint64_t likelihoods[BEAM];
    texts work = {0};
    memset(net->count, 0, sizeof net->count);
    search(net);
    if (capacity > BEAM) capacity = BEAM;
    const ntr_status status = collect(out, likelihoods, capacity, count, net, house, arena, &work, err);
    ntr_buffer_dispose(&work.english);
    ntr_buffer_dispose(&work.original);
    ntr_buffer_dispose(&work.letters);
    if (status == NTR_OK && *count > 0) score(out, likelihoods, *count);
    return status;
}

static bool is_readable(ntr_str word, const ntr_name_rules *rules, uint32_t source) {
    return word.len > 0 && word.len <= NTR_TRANSLIT_WORD_LIMIT && source < rules->source_count;
}

ntr_status ntr_translit_word(ntr_translit *out, size_t capacity, size_t *count, const ntr_name_rules *rules,
                             ntr_str word, uint32_t source, ntr_house house, bool place, ntr_arena *arena,
                             ntr_error *err) {
    *count = 0;
    if (!is_readable(word, rules, source)) return NTR_OK;
    lattice net; /* large, and cleared as far as it is used */
    net.rules = rules;
    net.word = word;
    net.original = NTR_STR_NONE;
    net.bit = 1u << source;
    net.place = place;
    return read_all(out, capacity, count, &net, house, arena, err);
}

ntr_status ntr_translit_original(ntr_translit *out, size_t capacity, size_t *count, const ntr_name_rules *rules,
                                 ntr_str word, ntr_str original, uint32_t source, ntr_house house, ntr_arena *arena,
                                 ntr_error *err) {
    *count = 0;
    if (!is_readable(word, rules, source) || original.len > UINT8_MAX) return NTR_OK;
    lattice net;
    net.rules = rules;
    net.word = word;
    net.original = original;
    net.bit = 1u << source;
    net.place = false;
    return read_all(out, capacity, count, &net, house, arena, err);
}
