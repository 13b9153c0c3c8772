/* Finding entries: exactly, by beginning, by words. */
#include "base/map.h"
#include "ext/unicode.h"
#include "gloss/store.h"

/* One search: results are added once, until there are enough. */
typedef struct finder {
    ntr_entries *out;
    ntr_glossary *glossary;
    uint32_t limit;
} finder;

static bool is_listed(const finder *f, int64_t id) {
    for (uint32_t i = 0; i < f->out->list.count; i++)
        if (f->out->list.items[i].id == id) return true;
    return false;
}

static ntr_status take(finder *f, ntr_query *query, ntr_error *err) {
    ntr_status status = NTR_OK;
    while (status == NTR_OK && f->out->list.count < f->limit) {
        bool row, found;
        status = ntr_query_step(&row, query, err);
        if (status != NTR_OK || !row) break;
        const int64_t id = ntr_query_int(query, 0);
        if (!is_listed(f, id)) status = store_result(&found, f->out, f->glossary, id, err);
    }
    ntr_query_reset(query);
    return status;
}

static ntr_status find_exact(finder *f, ntr_str folded, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, f->glossary, SQL_BY_DUTCH, err));
    ntr_query_set_text(query, 1, folded);
    return take(f, query, err);
}

/* All keys that begin with `folded` lie from it up to it followed by the last code point there is. */
static ntr_status find_prefix(finder *f, ntr_arena *arena, ntr_str folded, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, f->glossary, SQL_BY_PREFIX, err));
    const ntr_str end = ntr_arena_printf(arena, "%.*s\xF4\x8F\xBF\xBF", NTR_FMT(folded));
    if (!end.ptr) return ntr_error_memory(err);
    ntr_query_set_text(query, 1, folded);
    ntr_query_set_text(query, 2, end);
    ntr_query_set_int(query, 3, f->limit);
    return take(f, query, err);
}

/* FTS5's query language from a user's words: each as a quoted string, so that nothing in it is an operator, and as the
 * beginning of a word unless `whole`. Empty when there is no word. */
static void append_words(ntr_buffer *out, ntr_str text, bool whole) {
    bool inside = false;
    for (size_t i = 0; i < text.len;) {
        const size_t start = i;
        const int32_t c = ntr_utf8_next(text, &i);
        const bool part = ntr_char_is_letter(c) || ntr_char_is_digit(c) || ntr_char_is_mark(c);
        if (part && !inside) ntr_buffer_append(out, NTR_STR("\""));
        if (part) ntr_buffer_append(out, ntr_str_slice(text, start, i));
        if (!part && inside) ntr_buffer_append(out, whole ? NTR_STR("\" ") : NTR_STR("\"* "));
        inside = part;
    }
    if (inside) ntr_buffer_append(out, whole ? NTR_STR("\"") : NTR_STR("\"*"));
}

static ntr_status find_words(finder *f, ntr_str text, bool whole, ntr_error *err) {
    ntr_buffer words = {0};
    append_words(&words, text, whole);
    ntr_query *query;
    ntr_status status = ntr_buffer_check(&words, err);
    if (status == NTR_OK && words.len > 0) status = store_query(&query, f->glossary, SQL_SEARCH_WORDS, err);
    if (status == NTR_OK && words.len > 0) {
        ntr_query_set_text(query, 1, ntr_buffer_str(&words));
        ntr_query_set_int(query, 2, f->limit);
        status = take(f, query, err);
    }
    ntr_buffer_dispose(&words);
    return status;
}

static ntr_status find_all(finder *f, ntr_arena *arena, ntr_str text, ntr_error *err) {
    const ntr_str folded = ntr_fold(arena, text);
    if (!folded.ptr) return ntr_error_memory(err);
    NTR_TRY(find_exact(f, folded, err));
    NTR_TRY(find_prefix(f, arena, folded, err));
    NTR_TRY(find_words(f, text, true, err));
    return find_words(f, text, false, err);
}

ntr_status ntr_glossary_find(ntr_entries *out, ntr_glossary *glossary, ntr_str text, uint32_t limit, ntr_error *err) {
    if (ntr_utf8_check(text, NULL) != NTR_OK) return ntr_error_set(err, NTR_BAD_ARGUMENT, "not valid UTF-8");
    if (text.len > NTR_TERM_LIMIT) return ntr_error_set(err, NTR_BAD_ARGUMENT, "longer than any term can be");
    if (text.len == 0) return NTR_OK;
    ntr_arena *arena = ntr_arena_new();
    if (!arena) return ntr_error_memory(err);
    finder f = {.out = out, .glossary = glossary, .limit = limit};
    const ntr_status status = find_all(&f, arena, text, err);
    ntr_arena_free(arena);
    return status;
}
