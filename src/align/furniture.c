#include "align/furniture.h"

#include "base/map.h"
#include "ext/unicode.h"
#include "model/data.h"
#include "model/table.h"
#include "ntrans/buffer.h"

/* Longer lines are text; a page holds at least so many sentences beside its heads and feet; lines that stand there less
 * often prove nothing; a head and a foot together have no more lines than RUN_MOST. */
enum { LONGEST = 100, PAGE_LEAST = 4, OFTEN = 3, NUMBERS = 3, RUN_MOST = 8 };

typedef enum kind {
    KIND_TEXT,
    KIND_COUNTER, /* a number counts up, and is set off as page numbers are */
    KIND_BARE,    /* nothing but a number that counts up */
    KIND_SAME     /* the same each time */
} kind;

/* Lines that differ in their numbers only. */
typedef struct group {
    uint32_t count;
    uint32_t first;
    uint32_t last;            /* the latest of them */
    uint32_t values[NUMBERS]; /* of the latest */
    bool rises[NUMBERS];      /* each went up by one or two from line to line */
    bool same;                /* no number ever changed */
    bool sign;                /* a page word or a sign sets a number off */
    bool bare;                /* digits only */
    uint32_t beside;          /* how many of them have a neighbour that is furniture */
    kind kind;
} group;

typedef struct finder {
    ntr_arena *arena;
    const ntr_str *sentences;
    size_t count;
    ntr_table words;
    ntr_map by_mask;
    NTR_LIST(group) groups;
    uint32_t *group_of; /* per sentence; NTR_MAP_NONE: too long, or empty */
    ntr_buffer mask;
} finder;

/* What a line is but for its numbers, and these. */
typedef struct line {
    uint32_t values[NUMBERS];
    uint32_t numbers;
    bool sign;
    bool letters;
} line;

/* --- reading a line ----------------------------------------------------------------------------------------------- */

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static size_t read_number(line *out, ntr_str text, size_t at) {
    uint32_t value = 0;
    for (; at < text.len && is_digit(text.ptr[at]); at++)
        if (value < 1000000) value = value * 10 + (uint32_t)(text.ptr[at] - '0');
    if (out->numbers < NUMBERS) out->values[out->numbers] = value;
    out->numbers++;
    return at;
}

static size_t read_word(line *out, finder *f, ntr_str text, size_t at) {
    size_t end = at;
    for (size_t next = at; next < text.len && ntr_char_is_letter(ntr_utf8_next(text, &next));) end = next;
    const ntr_str folded = ntr_fold(f->arena, ntr_str_slice(text, at, end));
    ntr_buffer_append(&f->mask, folded);
    out->letters = true;
    if (folded.ptr && ntr_table_find(&f->words, folded) != NTR_MAP_NONE) out->sign = true;
    return end;
}

/* "- 3 -", "3/12", "Jaarverslag | 3", "• 3": but a stop or a bracket makes it the number of an item. */
static bool sets_off(int32_t c) {
    return c == '-' || c == '/' || c == '|' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0xB7;
}

/* Whether the line begins and ends so: "- 3 -"; a bar needs no second one. */
static bool is_set_off(ntr_str text) {
    size_t begin = 0, end = text.len;
    const int32_t first = ntr_utf8_next(text, &begin), last = ntr_utf8_previous(text, &end);
    return sets_off(first) && sets_off(last) && begin < end;
}

static void read_line(line *out, finder *f, ntr_str text) {
    *out = (line){.sign = is_set_off(text)};
    ntr_buffer_clear(&f->mask);
    for (size_t at = 0; at < text.len;) {
        size_t next = at;
        const int32_t c = ntr_utf8_next(text, &next);
        if (is_digit(text.ptr[at])) {
            at = read_number(out, text, at);
            ntr_buffer_append_char(&f->mask, '#');
        } else if (ntr_char_is_letter(c)) {
            at = read_word(out, f, text, at);
        } else {
            if (c == '|') out->sign = true;
            if (!ntr_char_is_space(c)) ntr_buffer_append(&f->mask, ntr_str_slice(text, at, next));
            at = next;
        }
    }
}

/* --- groups ------------------------------------------------------------------------------------------------------- */

static void add_to_group(group *g, const line *read, uint32_t sentence) {
    for (uint32_t n = 0; n < NUMBERS; n++) {
        const uint32_t value = n < read->numbers ? read->values[n] : 0;
        if (g->count && value != g->values[n]) g->same = false;
        if (g->count && (value <= g->values[n] || value > g->values[n] + 2)) g->rises[n] = false;
        g->values[n] = value;
    }
    g->last = sentence;
    g->count++;
}

static ntr_status read_sentence(finder *f, uint32_t sentence, ntr_error *err) {
    const ntr_span whole = {0, (uint32_t)f->sentences[sentence].len};
    f->group_of[sentence] = NTR_MAP_NONE;
    if (whole.end > LONGEST) return NTR_OK;
    const ntr_span inside = ntr_utf8_trim(f->sentences[sentence], whole);
    if (ntr_span_length(inside) == 0) return NTR_OK;
    line read;
    read_line(&read, f, ntr_str_slice(f->sentences[sentence], inside.begin, inside.end));
    NTR_TRY(ntr_buffer_check(&f->mask, err));
    uint32_t number = ntr_map_get(&f->by_mask, ntr_buffer_str(&f->mask));
    if (number == NTR_MAP_NONE) {
        const ntr_str key = ntr_arena_copy(f->arena, ntr_buffer_str(&f->mask));
        group *g = NTR_PUSH(f->arena, &f->groups);
        number = f->groups.count - 1;
        if (!key.ptr || !g || !ntr_map_put(&f->by_mask, f->arena, key, number)) return ntr_error_memory(err);
        *g = (group){.first = sentence, .rises = {true, true, true}, .same = true, .sign = read.sign};
        g->bare = read.numbers == 1 && f->mask.len == 1;
    }
    f->group_of[sentence] = number;
    add_to_group(&f->groups.items[number], &read, sentence);
    return NTR_OK;
}

static kind kind_of(const group *g) {
    if (g->count < OFTEN || (g->last - g->first) < (g->count - 1) * (PAGE_LEAST + 1)) return KIND_TEXT;
    const bool rises = g->rises[0] || g->rises[1] || g->rises[2];
    if (rises && g->sign) return KIND_COUNTER;
    if (rises && g->bare) return KIND_BARE;
    return g->same && !g->bare ? KIND_SAME : KIND_TEXT;
}

static const group *group_at(const finder *f, uint32_t sentence) {
    if (sentence >= f->count || f->group_of[sentence] == NTR_MAP_NONE) return NULL;
    return &f->groups.items[f->group_of[sentence]];
}

/* Whether a line of one of two kinds stands right before or behind. */
static bool stands_beside(const finder *f, uint32_t sentence, kind one, kind other) {
    for (int side = 0; side < 2; side++) {
        if (side == 0 && sentence == 0) continue;
        const group *g = group_at(f, side ? sentence + 1 : sentence - 1);
        if (g && (g->kind == one || g->kind == other)) return true;
    }
    return false;
}

/* What is the same each time needs numbers beside it to be furniture, and bare numbers what is the same. */
static void count_neighbours(finder *f) {
    for (uint32_t s = 0; s < f->count; s++) {
        if (f->group_of[s] == NTR_MAP_NONE) continue;
        group *g = &f->groups.items[f->group_of[s]];
        if (g->kind == KIND_SAME) g->beside += stands_beside(f, s, KIND_COUNTER, KIND_BARE);
        if (g->kind == KIND_BARE) g->beside += stands_beside(f, s, KIND_SAME, KIND_SAME);
    }
}

/* A text's first or last page may lack the one or the other. */
static bool is_furniture(const group *g) {
    if (g->kind == KIND_COUNTER) return true;
    return g->kind != KIND_TEXT && g->beside + 1 >= g->count;
}

/* More such lines in a row than a page can have are a table or a list. */
static void keep_long_runs(ntr_furniture *out, size_t count) {
    for (size_t begin = 0, end; begin < count; begin = end + 1) {
        for (end = begin; end < count && out->aside[end];) end++;
        if (end - begin <= RUN_MOST) continue;
        memset(out->aside + begin, 0, end - begin);
        out->count -= (uint32_t)(end - begin);
    }
}

static ntr_status find(ntr_furniture *out, finder *f, ntr_error *err) {
    NTR_TRY(ntr_table_read(&f->words, f->arena, ntr_data_find("words/pages.tsv"), false, err));
    for (uint32_t s = 0; s < f->count; s++) NTR_TRY(read_sentence(f, s, err));
    for (uint32_t g = 0; g < f->groups.count; g++) f->groups.items[g].kind = kind_of(&f->groups.items[g]);
    count_neighbours(f);
    for (uint32_t s = 0; s < f->count; s++) {
        const group *g = group_at(f, s);
        out->aside[s] = g && is_furniture(g);
        out->count += out->aside[s];
    }
    keep_long_runs(out, f->count);
    return NTR_OK;
}

ntr_status ntr_furniture_find(ntr_furniture *out, ntr_arena *arena, const ntr_str *sentences, size_t count,
                              ntr_error *err) {
    *out = (ntr_furniture){.aside = ntr_arena_array(arena, count, sizeof *out->aside)};
    finder f = {.arena = ntr_arena_new(), .sentences = sentences, .count = count};
    if (f.arena) f.group_of = ntr_arena_array(f.arena, count, sizeof *f.group_of);
    const bool memory = (out->aside && f.group_of) || count == 0;
    const ntr_status status = memory && f.arena ? find(out, &f, err) : ntr_error_memory(err);
    ntr_buffer_dispose(&f.mask);
    ntr_arena_free(f.arena);
    return status;
}
