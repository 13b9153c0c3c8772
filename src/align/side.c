#include "align/side.h"

#include <math.h>

/* What reading one side needs besides: the vocabulary spares folding a spelling twice. */
typedef struct reader {
    ntr_align_side *side;
    ntr_arena *arena;
    ntr_breaker *words;
    ntr_map by_spelling;              /* a spelling → its type, or NO_TYPE */
    NTR_LIST(ntr_align_type) types;   /* `first_posting` counts occurrences while reading */
    NTR_LIST(uint32_t) last_sentence; /* per type: the last sentence it stood in, plus 1 */
} reader;

#define NO_TYPE (UINT32_MAX - 1)

static const char *const quotes[] = {"\u201c", "\u201d", "\u201e", "\u201f", "\u00ab", "\u00bb", "\u2039", "\u203a"};

/* What a spelling counts as: one form for all quotation marks („Ja”, “Yes”). */
static ntr_str form_of(ntr_arena *arena, ntr_str spelling) {
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (ntr_str_equal(spelling, ntr_str_from(quotes[i]))) return NTR_STR("\"");
    const ntr_str folded = ntr_fold(arena, spelling);
    return folded.ptr == spelling.ptr ? ntr_arena_copy(arena, spelling) : folded;
}

static bool is_space(ntr_str text) {
    for (size_t at = 0; at < text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(text, &at))) return false;
    return true;
}

static uint32_t add_type(reader *r, ntr_str form) {
    const uint32_t number = r->types.count;
    ntr_align_type *type = NTR_PUSH(r->arena, &r->types);
    if (!type || !NTR_PUSH(r->arena, &r->last_sentence)) return NTR_MAP_NONE;
    *type = (ntr_align_type){.form = form, .capital = true};
    return ntr_map_put(&r->side->by_form, r->arena, form, number) ? number : NTR_MAP_NONE;
}

/* The type of a spelling, made when new; NO_TYPE for space, NTR_MAP_NONE when memory ran out. */
static uint32_t type_of(reader *r, ntr_str spelling) {
    uint32_t type = ntr_map_get(&r->by_spelling, spelling);
    if (type != NTR_MAP_NONE) return type;
    type = NO_TYPE;
    if (!is_space(spelling)) {
        const ntr_str form = form_of(r->arena, spelling);
        if (!form.ptr) return NTR_MAP_NONE;
        type = ntr_map_get(&r->side->by_form, form);
        if (type == NTR_MAP_NONE) type = add_type(r, form);
        if (type == NTR_MAP_NONE) return type;
        const ntr_case shape = ntr_case_of(spelling);
        if (shape == NTR_CASE_LOWER || shape == NTR_CASE_NONE) r->types.items[type].capital = false;
    }
    const ntr_str key = ntr_arena_copy(r->arena, spelling);
    return key.ptr && ntr_map_put(&r->by_spelling, r->arena, key, type) ? type : NTR_MAP_NONE;
}

static bool add_token(reader *r, uint32_t sentence, ntr_str spelling) {
    const uint32_t type = type_of(r, spelling);
    if (type == NO_TYPE) return true;
    if (type == NTR_MAP_NONE) return false;
    if (r->last_sentence.items[type] == sentence + 1) return true;
    r->last_sentence.items[type] = sentence + 1;
    r->types.items[type].first_posting++;
    uint32_t *token = NTR_PUSH(r->arena, &r->side->tokens);
    if (token) *token = type;
    return token != NULL;
}

/* The end mark, seen through closing quotation marks and brackets. */
static ntr_align_end end_of(ntr_str text) {
    for (size_t at = text.len; at > 0;) {
        switch (ntr_utf8_previous(text, &at)) {
        case '.':
        case 0x2026: return NTR_END_STOP;
        case '?': return NTR_END_QUESTION;
        case '!': return NTR_END_CRY;
        case ',':
        case ':':
        case ';': return NTR_END_OPEN;
        case ' ':
        case '"':
        case '\'':
        case ')':
        case ']':
        case 0x201C:
        case 0x201D:
        case 0x2019:
        case 0xBB: break;
        default: return NTR_END_NONE;
        }
    }
    return NTR_END_NONE;
}

static ntr_status read_sentence(reader *r, uint32_t number, ntr_str text, ntr_error *err) {
    ntr_align_sentence *sentence = &r->side->sentences[number];
    sentence->length = (uint32_t)ntr_utf8_count(text);
    sentence->log_length = (float)log1p(sentence->length);
    sentence[1].before = sentence->before + sentence->length;
    sentence->first_token = r->side->tokens.count;
    sentence->end = end_of(text);
    NTR_TRY(ntr_breaker_set(r->words, text, err));
    size_t begin = 0;
    for (size_t end; (end = ntr_breaker_next(r->words)) != SIZE_MAX; begin = end)
        if (!add_token(r, number, ntr_str_slice(text, begin, end))) return ntr_error_memory(err);
    return NTR_OK;
}

/* Turns the counts of the types into where their postings start, and fills the postings in. */
static bool index_types(reader *r) {
    ntr_align_side *side = r->side;
    if (!NTR_PUSH(r->arena, &r->types)) return false; /* the item behind the last */
    side->type_count = r->types.count - 1;
    side->types = r->types.items;
    side->postings = ntr_arena_array(r->arena, side->tokens.count + 1, sizeof *side->postings);
    uint32_t *next = ntr_arena_array(r->arena, side->type_count + 1, sizeof *next);
    if (!side->postings || !next) return false;
    uint32_t start = 0;
    for (uint32_t t = 0; t <= side->type_count; t++) {
        const uint32_t spread = side->types[t].first_posting;
        side->types[t].first_posting = next[t] = start;
        start += spread;
    }
    for (uint32_t s = 0; s < side->count; s++)
        for (uint32_t k = side->sentences[s].first_token; k < side->sentences[s + 1].first_token; k++)
            side->postings[next[side->tokens.items[k]]++] = s;
    return true;
}

ntr_status ntr_align_side_read(ntr_align_side *side, ntr_arena *arena, ntr_breaker *words, const ntr_str *sentences,
                               size_t count, ntr_error *err) {
    *side = (ntr_align_side){.count = (uint32_t)count};
    reader r = {.side = side, .arena = arena, .words = words};
    side->sentences = ntr_arena_array(arena, count + 1, sizeof *side->sentences);
    if (!side->sentences) return ntr_error_memory(err);
    for (uint32_t i = 0; i < side->count; i++) NTR_TRY(read_sentence(&r, i, sentences[i], err));
    side->sentences[count].first_token = side->tokens.count;
    return index_types(&r) ? NTR_OK : ntr_error_memory(err);
}
