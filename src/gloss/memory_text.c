#include "gloss/memory_text.h"

#include "ext/unicode.h"

#define PRIME UINT64_C(0x100000001B3)

uint64_t memory_hash(uint64_t hash, ntr_str bytes) {
    for (size_t i = 0; i < bytes.len; i++) hash = (hash ^ (unsigned char)bytes.ptr[i]) * PRIME;
    return hash;
}

uint64_t memory_hash_point(uint64_t hash, uint32_t point) {
    for (int shift = 0; shift < 24; shift += 8) hash = (hash ^ (point >> shift & 0xFF)) * PRIME;
    return hash;
}

/* A text being made. */
typedef struct maker {
    memory_text *out;
    ntr_str folded;
    size_t at;
    bool in_word;
} maker;

static bool is_digit(int32_t c) {
    return c >= 0 && (c < 0x80 ? c >= '0' && c <= '9' : ntr_char_is_digit(c));
}

static bool is_word(int32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return ntr_char_is_letter(c) || ntr_char_is_mark(c);
}

static void add_to_word(maker *m, uint32_t point) {
    memory_text *out = m->out;
    if (!m->in_word && out->count) out->points[out->count++] = ' ';
    if (!m->in_word) out->words[out->word_count++] = (memory_word){out->count, 0, MEMORY_HASH_START};
    memory_word *word = &out->words[out->word_count - 1];
    m->in_word = true;
    out->points[out->count++] = point;
    word->length++;
    word->hash = memory_hash_point(word->hash, point);
}

/* 1.234,5 and 20:30 are one number each. */
static void read_number(maker *m, int32_t c) {
    size_t next = m->at;
    for (;;) {
        m->out->numbers = memory_hash_point(m->out->numbers, (uint32_t)c);
        m->at = next;
        c = ntr_utf8_next(m->folded, &next);
        if (is_digit(c)) continue;
        size_t behind = next;
        if ((c != '.' && c != ',' && c != ':') || !is_digit(ntr_utf8_next(m->folded, &behind))) break;
    }
    m->out->numbers = memory_hash_point(m->out->numbers, ' ');
    add_to_word(m, '0');
}

/* Each point comes from a byte at least, and a word is parted from the next by another. */
static bool make_room(memory_text *out, ntr_arena *arena, size_t bytes) {
    if (bytes < out->room) return true;
    const size_t room = bytes + bytes / 2 + 64;
    out->points = ntr_arena_array(arena, room, sizeof *out->points);
    out->words = ntr_arena_array(arena, room / 2 + 1, sizeof *out->words);
    out->room = out->points && out->words ? room : 0;
    return out->room > 0;
}

bool memory_text_make(memory_text *out, ntr_arena *arena, ntr_str source) {
    maker m = {.out = out, .folded = ntr_fold(arena, source)};
    if ((!m.folded.ptr && source.len) || !make_room(out, arena, m.folded.len)) return false;
    out->count = out->word_count = 0;
    out->numbers = out->marks = MEMORY_HASH_START;
    while (m.at < m.folded.len) {
        const int32_t c = ntr_utf8_next(m.folded, &m.at);
        if (is_digit(c)) {
            read_number(&m, c);
        } else if (is_word(c)) {
            add_to_word(&m, (uint32_t)c);
        } else {
            m.in_word = false;
            if (!ntr_char_is_space(c)) out->marks = memory_hash_point(out->marks, (uint32_t)c);
        }
    }
    return true;
}
