#include "model/succession.h"

#include <stdlib.h>

#include "base/map.h"
#include "ext/unicode.h"

/* Among so many old units a changed one is looked for, and so many words of each count. */
enum { NEAR = 40, WORDS_MOST = 200, ALIKE_LEAST = 50 };

typedef struct finder {
    ntr_arena *arena;
    const ntr_bitext *bitext, *old;
    uint32_t count, old_count;
    ntr_map texts;      /* source → its number */
    uint32_t *text;     /* of each new unit, its number */
    uint32_t *old_text; /* of each old unit */
    uint32_t text_count;
    ntr_succession *heirs;
    bool *taken; /* per old unit */
} finder;

/* --- sources as numbers ------------------------------------------------------------------------------------------- */

static bool number_texts(uint32_t *out, finder *f, const ntr_bitext *bitext) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_str source = bitext->units.items[i].source;
        out[i] = ntr_map_get(&f->texts, source);
        if (out[i] != NTR_MAP_NONE) continue;
        out[i] = f->text_count++;
        if (!ntr_map_put(&f->texts, f->arena, source.ptr ? source : NTR_STR(""), out[i])) return false;
    }
    return true;
}

/* Where each text stands when it stands once, else NTR_UNIT_NONE. */
static uint32_t *find_single(finder *f, const uint32_t *texts, uint32_t count) {
    uint32_t *places = ntr_arena_array(f->arena, (size_t)f->text_count + 1, sizeof *places);
    bool *seen = ntr_arena_array(f->arena, (size_t)f->text_count + 1, sizeof *seen);
    if (!places || !seen) return NULL;
    for (uint32_t i = 0; i < count; i++) {
        places[texts[i]] = seen[texts[i]] ? NTR_UNIT_NONE : i;
        seen[texts[i]] = true;
    }
    for (uint32_t t = 0; t < f->text_count; t++)
        if (!seen[t]) places[t] = NTR_UNIT_NONE;
    return places;
}

static void inherit(finder *f, uint32_t unit, uint32_t from, ntr_heir as) {
    f->heirs[unit] = (ntr_succession){from, as, 0};
    f->taken[from] = true;
}

/* --- anchors ------------------------------------------------------------------------------------------------------ */

/* The longest run of single sentences that keep their order (patience sorting): `tails[k]` is the new unit that ends
 * the best run of length k + 1, `before[i]` the one before unit i in its run. */
static bool find_anchors(finder *f) {
    const uint32_t *single = find_single(f, f->text, f->count), *old_single = find_single(f, f->old_text, f->old_count);
    uint32_t *tails = ntr_arena_array(f->arena, (size_t)f->count + 1, sizeof *tails);
    uint32_t *before = ntr_arena_array(f->arena, (size_t)f->count + 1, sizeof *before);
    uint32_t length = 0;
    if (!single || !old_single || !tails || !before) return false;
    for (uint32_t i = 0; i < f->count; i++) {
        const uint32_t place = old_single[f->text[i]];
        if (single[f->text[i]] != i || place == NTR_UNIT_NONE) continue;
        uint32_t low = 0, high = length;
        while (low < high) {
            const uint32_t middle = low + (high - low) / 2;
            if (old_single[f->text[tails[middle]]] < place)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low ? tails[low - 1] : NTR_UNIT_NONE;
        tails[low] = i;
        if (low == length) length++;
    }
    for (uint32_t i = length ? tails[length - 1] : NTR_UNIT_NONE; i != NTR_UNIT_NONE; i = before[i])
        inherit(f, i, old_single[f->text[i]], NTR_HEIR_SAME);
    return true;
}

/* The same sentences right before and behind those that are joined. */
static void spread(finder *f) {
    for (uint32_t i = 0; i + 1 < f->count; i++) {
        const uint32_t from = f->heirs[i].from;
        if (from == NTR_UNIT_NONE || from + 1 >= f->old_count || f->taken[from + 1]) continue;
        if (f->heirs[i + 1].from == NTR_UNIT_NONE && f->text[i + 1] == f->old_text[from + 1])
            inherit(f, i + 1, from + 1, NTR_HEIR_SAME);
    }
    for (uint32_t i = f->count; i-- > 1;) {
        const uint32_t from = f->heirs[i].from;
        if (from == NTR_UNIT_NONE || from == 0 || f->taken[from - 1]) continue;
        if (f->heirs[i - 1].from == NTR_UNIT_NONE && f->text[i - 1] == f->old_text[from - 1])
            inherit(f, i - 1, from - 1, NTR_HEIR_SAME);
    }
}

/* Where texts begin alike there need be no anchor. */
static void join_beginnings(finder *f) {
    for (uint32_t i = 0; i < f->count && i < f->old_count && f->text[i] == f->old_text[i]; i++)
        if (f->heirs[i].from == NTR_UNIT_NONE && !f->taken[i]) inherit(f, i, i, NTR_HEIR_SAME);
}

/* The same sentence wherever it stood: of several the first that is left. */
static bool join_moved(finder *f) {
    uint32_t *first = ntr_arena_array(f->arena, (size_t)f->text_count + 1, sizeof *first);
    uint32_t *next = ntr_arena_array(f->arena, (size_t)f->old_count + 1, sizeof *next);
    if (!first || !next) return false;
    for (uint32_t t = 0; t < f->text_count; t++) first[t] = NTR_UNIT_NONE;
    for (uint32_t k = f->old_count; k-- > 0;) {
        if (f->taken[k]) continue;
        next[k] = first[f->old_text[k]];
        first[f->old_text[k]] = k;
    }
    for (uint32_t i = 0; i < f->count; i++) {
        const uint32_t from = first[f->text[i]];
        if (f->heirs[i].from != NTR_UNIT_NONE || from == NTR_UNIT_NONE) continue;
        first[f->text[i]] = next[from];
        inherit(f, i, from, NTR_HEIR_MOVED);
    }
    return true;
}

/* --- likeness ----------------------------------------------------------------------------------------------------- */

/* The hashes of the words of a text, sorted. */
typedef struct words {
    uint32_t items[WORDS_MOST];
    uint32_t count;
} words;

static int by_value(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

static void read_words(words *out, ntr_str text) {
    out->count = 0;
    for (size_t at = 0; at < text.len && out->count < WORDS_MOST;) {
        const size_t begin = at;
        size_t end = at;
        for (size_t next = at; next < text.len; end = next) {
            const int32_t c = ntr_utf8_next(text, &next);
            if (!ntr_char_is_letter(c) && !ntr_char_is_digit(c)) break;
        }
        if (end > begin) out->items[out->count++] = ntr_hash(ntr_str_slice(text, begin, end));
        at = end;
        if (end == begin) (void)ntr_utf8_next(text, &at);
    }
    qsort(out->items, out->count, sizeof out->items[0], by_value);
}

/* The words that both have, twice, over all words: in per cent, 99 at most. */
static unsigned likeness(const words *a, const words *b) {
    uint32_t both = 0;
    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->items[i] == b->items[k]) {
            both++;
            i++;
            k++;
        } else if (a->items[i] < b->items[k]) {
            i++;
        } else {
            k++;
        }
    }
    const uint32_t all = a->count + b->count;
    const uint32_t score = all ? 200 * both / all : 0;
    return score > 99 ? 99 : score;
}

/* Of the old units from `begin` to `end` that are left, the one most like unit `i`. */
static void join_alike(finder *f, uint32_t i, uint32_t begin, uint32_t end) {
    words mine, theirs;
    ntr_succession best = {NTR_UNIT_NONE, NTR_HEIR_ALIKE, ALIKE_LEAST - 1};
    read_words(&mine, f->bitext->units.items[i].source);
    for (uint32_t k = begin, seen = 0; k < end && seen < NEAR; k++) {
        if (f->taken[k]) continue;
        seen++;
        read_words(&theirs, f->old->units.items[k].source);
        const unsigned score = likeness(&mine, &theirs);
        if (score > best.score) best = (ntr_succession){k, NTR_HEIR_ALIKE, score};
    }
    if (best.from == NTR_UNIT_NONE) return;
    f->heirs[i] = best;
    f->taken[best.from] = true;
}

/* Where the old units end among which the heirs of a gap are looked for: before the next that keeps its place. */
static uint32_t *find_ends(finder *f) {
    uint32_t *ends = ntr_arena_array(f->arena, (size_t)f->count + 1, sizeof *ends);
    uint32_t end = f->old_count;
    for (uint32_t i = f->count; ends && i-- > 0;) {
        if (f->heirs[i].as == NTR_HEIR_SAME) end = f->heirs[i].from;
        ends[i] = end;
    }
    return ends;
}

static bool join_changed(finder *f) {
    const uint32_t *ends = find_ends(f);
    if (!ends) return false;
    for (uint32_t i = 0, begin = 0; i < f->count; i++) {
        if (f->heirs[i].as == NTR_HEIR_SAME) begin = f->heirs[i].from + 1;
        while (begin < ends[i] && f->taken[begin]) begin++;
        if (f->heirs[i].as == NTR_HEIR_NONE) join_alike(f, i, begin, ends[i]);
    }
    return true;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static bool prepare(finder *f) {
    f->heirs = ntr_arena_array(f->arena, (size_t)f->count + 1, sizeof *f->heirs);
    f->taken = ntr_arena_array(f->arena, (size_t)f->old_count + 1, sizeof *f->taken);
    f->text = ntr_arena_array(f->arena, (size_t)f->count + 1, sizeof *f->text);
    f->old_text = ntr_arena_array(f->arena, (size_t)f->old_count + 1, sizeof *f->old_text);
    if (!f->heirs || !f->taken || !f->text || !f->old_text) return false;
    for (uint32_t i = 0; i < f->count; i++) f->heirs[i].from = NTR_UNIT_NONE;
    return number_texts(f->text, f, f->bitext) && number_texts(f->old_text, f, f->old);
}

ntr_succession *ntr_succession_find(ntr_arena *arena, const ntr_bitext *bitext, const ntr_bitext *old) {
    finder f = {
        .arena = arena, .bitext = bitext, .old = old, .count = bitext->units.count, .old_count = old->units.count};
    if (!prepare(&f) || !find_anchors(&f)) return NULL;
    join_beginnings(&f);
    spread(&f);
    if (!join_moved(&f) || !join_changed(&f)) return NULL;
    return f.heirs;
}
