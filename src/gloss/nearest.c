/* The nearest spellings of a text: for who types recht-bank, or abeidsmigrant. */
#include "ext/unicode.h"
#include "gloss/store.h"

/* Longer texts are no slips of typing. */
enum { LETTERS_LIMIT = 64 };

/* Code points, for letters with diacritics are letters too. */
typedef struct letters {
    int32_t items[LETTERS_LIMIT];
    unsigned count; /* LETTERS_LIMIT + 1: too many */
} letters;

static letters letters_of(ntr_str text) {
    letters out = {.count = 0};
    for (size_t at = 0; at < text.len && out.count <= LETTERS_LIMIT;) {
        const int32_t c = ntr_utf8_next(text, &at);
        if (out.count < LETTERS_LIMIT) out.items[out.count] = c;
        out.count++;
    }
    return out;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Insertions, deletions, substitutions and exchanges of neighbours (optimal string alignment), or `most` + 1 where
 * there are more. Only a band of the table is filled, for what lies off it costs too much already. */
static unsigned distance(const letters *a, const letters *b, unsigned most) {
    unsigned rows[3][LETTERS_LIMIT + 1];
    if (a->count > b->count + most || b->count > a->count + most) return most + 1;
    for (unsigned j = 0; j <= b->count; j++) rows[0][j] = j;
    for (unsigned i = 1; i <= a->count; i++) {
        unsigned *now = rows[i % 3], best = now[0] = i;
        const unsigned *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        for (unsigned j = 1; j <= b->count; j++) {
            const bool same = a->items[i - 1] == b->items[j - 1];
            now[j] = least(before[j - 1] + !same, least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a->items[i - 1] == b->items[j - 2] && a->items[i - 2] == b->items[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > most) return most + 1;
    }
    return a->count ? rows[a->count % 3][b->count] : b->count;
}

/* An entry and how far its nearest form is. */
typedef struct candidate {
    int64_t entry;
    unsigned distance;
} candidate;

typedef struct search {
    letters wanted;
    unsigned most;
    candidate *best; /* sorted: nearest first */
    uint32_t count, limit;
} search;

static void offer(search *s, int64_t entry, unsigned away) {
    uint32_t at = 0;
    while (at < s->count &&
           (s->best[at].distance < away || (s->best[at].distance == away && s->best[at].entry < entry)))
        if (s->best[at++].entry == entry) return;
    if (at == s->limit) return;
    uint32_t end = at;
    while (end < s->count && s->best[end].entry != entry) end++;
    if (end == s->count && s->count < s->limit) s->count++;
    if (end >= s->limit) end = s->limit - 1;
    memmove(&s->best[at + 1], &s->best[at], (end - at) * sizeof *s->best);
    s->best[at] = (candidate){entry, away};
}

/* All forms of about that length are looked at. */
static ntr_status look(search *s, ntr_query *query, ntr_error *err) {
    const unsigned count = s->wanted.count;
    ntr_query_set_int(query, 1, count > s->most ? count - s->most : 1);
    ntr_query_set_int(query, 2, least(count + s->most, LETTERS_LIMIT));
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        const letters form = letters_of(ntr_query_text(query, 1));
        const unsigned away = distance(&s->wanted, &form, s->most);
        if (away <= s->most) offer(s, ntr_query_int(query, 0), away);
    }
}

static ntr_status search_all(search *s, ntr_glossary *glossary, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(ntr_query_new(&query, glossary->db,
                          "SELECT entry, folded FROM term WHERE (lang = 'nl' OR lang = 'en') AND length(folded) "
                          "BETWEEN ?1 AND ?2",
                          err));
    const ntr_status status = look(s, query, err);
    ntr_query_free(query);
    return status;
}

static ntr_status find_nearest(ntr_entries *out, search *s, ntr_glossary *glossary, ntr_error *err) {
    NTR_TRY(search_all(s, glossary, err));
    for (uint32_t i = 0; i < s->count; i++) {
        bool found;
        NTR_TRY(store_result(&found, out, glossary, s->best[i].entry, err));
    }
    return NTR_OK;
}

ntr_status ntr_glossary_nearest(ntr_entries *out, ntr_glossary *glossary, ntr_str text, uint32_t limit,
                                ntr_error *err) {
    if (ntr_utf8_check(text, NULL) != NTR_OK) return ntr_error_set(err, NTR_BAD_ARGUMENT, "not valid UTF-8");
    ntr_arena *arena = ntr_arena_new();
    const ntr_str folded = arena ? ntr_fold(arena, text) : NTR_STR_NONE;
    search s = {.limit = limit};
    if (folded.ptr) s.wanted = letters_of(folded);
    s.most = (s.wanted.count + 1) / 4;
    s.best = arena ? ntr_arena_array(arena, limit, sizeof *s.best) : NULL;
    ntr_status status = folded.ptr && s.best ? NTR_OK : ntr_error_memory(err);
    const bool sought = s.most > 0 && limit > 0 && s.wanted.count <= LETTERS_LIMIT;
    if (status == NTR_OK && sought) status = find_nearest(out, &s, glossary, err);
    ntr_arena_free(arena);
    return status;
}
