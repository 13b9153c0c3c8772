/* Cognates: words that look alike in both languages once the regular differences of spelling are taken away. */
#include <stdlib.h>

#include "align/lexical.h"
#include "lang/spelling.h"

enum { SHORTEST = 4, LONGEST = 40, BUCKETS = 1 << 15, FULLEST = 300 };

/* Buckets with more than FULLEST words tell nothing, and would cost quadratic time.
 *
 * Dice's coefficient of letter pairs from which two words count as cognates, and the trust there and at 1. */
static const float LEAST_DICE = 0.62f, LEAST_TRUST = 0.35f, MOST_TRUST = 0.8f;

/* One sound in the spelling of one language. */
typedef struct spelling {
    const char *letters;
    const char *sound;
    bool at_end; /* only at the end of a word */
} spelling;

/* The first that fits is taken, so longer ones stand before shorter ones. */
static const spelling dutch[] = {
    {"ische", "ik", true},                      /* historische – historic */
    {"isch", "ik", true},                       /* historisch – historic */
    {"iteit", "iti", true},                     /* universiteit – university */
    {"tie", "tion", true},                      /* natie – nation */
    {"sie", "sion", true},                      /* passie – passion */
    {"lijk", "li", true},                       /* vriendelijk – friendly */
    {"ij", "i", false},                         /* wijn – wine */
    {"sch", "sh", false},                       /* schip – ship */
    {"oe", "u", false},                         /* boek – book */
    {"ie", "i", false},                         /* vriend – friend, kolonie – colony */
    {"ph", "f", false},     {"th", "t", false}, /* theorie – theory */
    {"c", "k", false},                          /* actief – active */
    {"v", "f", false},                          /* vol – full */
    {"z", "s", false},                          /* zee – sea */
    {"y", "i", false},      {"x", "ks", false}, {"q", "k", false}, {"e", "", true},
};

static const spelling english[] = {
    {"ical", "ik", true},                                                                 /* historical */
    {"ic", "ik", true},   {"ity", "iti", true}, {"ly", "li", true}, {"sch", "sh", false}, /* school */
    {"oo", "u", false},   {"ou", "u", false},                                             /* group – groep */
    {"ea", "e", false},   {"ie", "i", false},   {"ph", "f", false}, {"th", "t", false},
    {"c", "k", false},    {"v", "f", false},    {"z", "s", false},  {"y", "i", false},
    {"x", "ks", false},   {"q", "k", false},    {"e", "", true},
};

/* A word reduced to its sounds: its pairs of them, ascending, each once. */
typedef struct skeleton {
    uint32_t type;
    uint8_t first; /* sound */
    uint8_t count;
    uint16_t bigrams[LONGEST];
} skeleton;

typedef struct skeletons {
    NTR_LIST(skeleton) list;
} skeletons;

static const spelling *spelling_at(const spelling *rules, size_t count, ntr_str word, size_t at) {
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(rules[i].letters);
        if (at + length > word.len || memcmp(word.ptr + at, rules[i].letters, length) != 0) continue;
        if (!rules[i].at_end || (at > 0 && at + length == word.len)) return &rules[i];
    }
    return NULL;
}

/* Double letters count once: bakker – baker. */
static void append_sound(char *out, size_t *length, char sound) {
    if (*length > 0 && (out[*length - 1] == sound || *length >= LONGEST)) return;
    out[(*length)++] = sound;
}

static size_t sounds_of(char out[LONGEST], ntr_str word, const spelling *rules, size_t count) {
    size_t length = 0;
    for (size_t at = 0; at < word.len;) {
        const spelling *rule = spelling_at(rules, count, word, at);
        if (!rule) {
            append_sound(out, &length, word.ptr[at++]);
            continue;
        }
        for (const char *sound = rule->sound; *sound; sound++) append_sound(out, &length, *sound);
        at += strlen(rule->letters);
    }
    return length;
}

static int compare_bigrams(const void *left, const void *right) {
    return (int)*(const uint16_t *)left - (int)*(const uint16_t *)right;
}

static void fill_skeleton(skeleton *out, const char *sounds, size_t length) {
    out->first = (uint8_t)sounds[0];
    uint16_t all[LONGEST];
    for (size_t i = 0; i < length; i++)
        all[i] = (uint16_t)((i ? (unsigned char)sounds[i - 1] : 0u) << 8 | (unsigned char)sounds[i]);
    qsort(all, length, sizeof all[0], compare_bigrams);
    for (size_t i = 0; i < length; i++)
        if (i == 0 || all[i] != all[i - 1]) out->bigrams[out->count++] = all[i];
}

static bool is_plain(ntr_str form) {
    for (size_t i = 0; i < form.len; i++)
        if ((unsigned char)form.ptr[i] >= 0x80) return false;
    return true;
}

static ntr_status read_skeletons(skeletons *out, ntr_arena *arena, ntr_transliterator *plain,
                                 const ntr_align_side *side, const spelling *rules, size_t count, ntr_error *err) {
    for (uint32_t t = 0; t < side->type_count; t++) {
        ntr_str form = side->types[t].form;
        if (form.len < SHORTEST || form.len > LONGEST) continue;
        if (!is_plain(form)) form = ntr_transliterate(plain, arena, form);
        if (!form.ptr) return ntr_error_memory(err);
        char sounds[LONGEST];
        const size_t length = form.ptr[0] >= 'a' && form.ptr[0] <= 'z' ? sounds_of(sounds, form, rules, count) : 0;
        if (length + 1 < SHORTEST) continue;
        skeleton *word = NTR_PUSH(arena, &out->list);
        if (!word) return ntr_error_memory(err);
        word->type = t;
        fill_skeleton(word, sounds, length);
    }
    return NTR_OK;
}

/* Where words that begin alike and share a letter pair stand together. */
static uint32_t bucket_of(const skeleton *s, uint16_t bigram) {
    return (((uint32_t)s->first << 16 | bigram) * 2654435761u) >> 17;
}

/* The target's skeletons by bucket: those of bucket b are items[first[b]] to items[first[b + 1] - 1]. */
typedef struct buckets {
    uint32_t *first;
    uint32_t *items;
} buckets;

static bool fill_buckets(buckets *out, ntr_arena *arena, const skeletons *from) {
    size_t total = 0;
    for (uint32_t i = 0; i < from->list.count; i++) total += from->list.items[i].count;
    out->first = ntr_arena_array(arena, BUCKETS + 2, sizeof *out->first);
    out->items = ntr_arena_array(arena, total + 1, sizeof *out->items);
    if (!out->first || !out->items) return false;
    uint32_t *next = out->first + 1; /* while filling, item b tells where bucket b goes on */
    for (uint32_t i = 0; i < from->list.count; i++)
        for (uint8_t k = 0; k < from->list.items[i].count; k++)
            next[bucket_of(&from->list.items[i], from->list.items[i].bigrams[k])]++;
    uint32_t start = 0;
    for (uint32_t b = 0; b <= BUCKETS; b++) {
        const uint32_t count = next[b];
        next[b] = start;
        start += count;
    }
    for (uint32_t i = 0; i < from->list.count; i++)
        for (uint8_t k = 0; k < from->list.items[i].count; k++)
            out->items[next[bucket_of(&from->list.items[i], from->list.items[i].bigrams[k])]++] = i;
    return true;
}

static float dice(const skeleton *a, const skeleton *b) {
    unsigned shared = 0;
    for (unsigned i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->bigrams[i] == b->bigrams[j])
            shared++, i++, j++;
        else if (a->bigrams[i] < b->bigrams[j])
            i++;
        else
            j++;
    }
    return 2.0f * (float)shared / (float)(a->count + b->count);
}

/* How full the bucket of a word's letter pair is. */
static uint32_t bucket_size(const buckets *index, const skeleton *word, uint8_t k) {
    const uint32_t bucket = bucket_of(word, word->bigrams[k]);
    return index->first[bucket + 1] - index->first[bucket];
}

/* Puts the letter pairs of `word` in `order`, rarest first. */
static void order_by_rarity(uint8_t order[LONGEST], const buckets *index, const skeleton *word) {
    for (uint8_t k = 0; k < word->count; k++) {
        const uint32_t size = bucket_size(index, word, k);
        uint8_t at = k;
        for (; at > 0 && bucket_size(index, word, order[at - 1]) > size; at--) order[at] = order[at - 1];
        order[at] = k;
    }
}

/* A word with a Dice coefficient of d or more has at least d / (2 - d) as many letter pairs, and shares as great a part
 * of those of the other: so it shares one of those looked at, whichever it lacks. */
static uint8_t pairs_to_look_at(const skeleton *word) {
    return (uint8_t)(word->count - (uint8_t)((float)word->count * LEAST_DICE / (2.0f - LEAST_DICE)));
}

static bool pair_if_alike(ntr_align_pairs *pairs, ntr_arena *arena, const skeleton *word, const skeleton *other) {
    const float likeness = other->first == word->first ? dice(word, other) : 0.0f;
    if (likeness < LEAST_DICE) return true;
    const float share = (likeness - LEAST_DICE) / (1.0f - LEAST_DICE);
    return ntr_align_pairs_add(pairs, arena, word->type, other->type, LEAST_TRUST + share * (MOST_TRUST - LEAST_TRUST));
}

/* Pairs one word with those it is like. `seen` tells for each of those the last word that looked at it, plus 1. */
static bool pair_cognates(ntr_align_pairs *pairs, ntr_arena *arena, const skeleton *word, const skeletons *others,
                          const buckets *index, uint32_t *seen, uint32_t stamp) {
    uint8_t order[LONGEST];
    order_by_rarity(order, index, word);
    const uint8_t looks = pairs_to_look_at(word);
    for (uint8_t k = 0; k < looks && bucket_size(index, word, order[k]) <= FULLEST; k++) {
        const uint32_t bucket = bucket_of(word, word->bigrams[order[k]]);
        for (uint32_t at = index->first[bucket]; at < index->first[bucket + 1]; at++) {
            const uint32_t i = index->items[at];
            if (seen[i] == stamp) continue;
            seen[i] = stamp;
            if (!pair_if_alike(pairs, arena, word, &others->list.items[i])) return false;
        }
    }
    return true;
}

static ntr_status match(ntr_align_pairs *pairs, ntr_arena *out, ntr_arena *arena, ntr_transliterator *plain,
                        const ntr_align_side *src, const ntr_align_side *tgt, ntr_error *err) {
    skeletons left = {{0}}, right = {{0}};
    NTR_TRY(read_skeletons(&left, arena, plain, src, dutch, sizeof dutch / sizeof dutch[0], err));
    NTR_TRY(read_skeletons(&right, arena, plain, tgt, english, sizeof english / sizeof english[0], err));
    buckets index;
    uint32_t *seen = ntr_arena_array(arena, right.list.count + 1, sizeof *seen);
    if (!seen || !fill_buckets(&index, arena, &right)) return ntr_error_memory(err);
    for (uint32_t i = 0; i < left.list.count; i++)
        if (!pair_cognates(pairs, out, &left.list.items[i], &right, &index, seen, i + 1)) return ntr_error_memory(err);
    return NTR_OK;
}

ntr_status ntr_align_match_cognates(ntr_align_pairs *pairs, ntr_arena *arena, const ntr_align_side *src,
                                    const ntr_align_side *tgt, ntr_error *err) {
    ntr_transliterator *plain;
    NTR_TRY(ntr_transliterator_open(&plain, "Any-Latin; Latin-ASCII; Lower", err));
    ntr_arena *scratch = ntr_arena_new();
    const ntr_status status = scratch ? match(pairs, arena, scratch, plain, src, tgt, err) : ntr_error_memory(err);
    ntr_arena_free(scratch);
    ntr_transliterator_close(plain);
    return status;
}
