#include "lang/nameruler.h"

#include "ext/unicode.h"

/* The columns of glossary/names/rulers.tsv. */
enum { RULER_NL, RULER_EN, RULER_USE };

enum { LONGEST_NAME = 2 /* words: Frans Jozef */ };

/* A name that is taken apart, from the left. */
typedef struct ruler_reader {
    const ntr_table *table;
    ntr_str rest; /* what is still to be read, in its own letters */
    ntr_arena *arena;
    ntr_buffer english;
} ruler_reader;

static bool starts_upper(ntr_str text) {
    size_t start = 0;
    return ntr_char_is_upper(ntr_utf8_next(text, &start));
}

/* The first `count` words of `text`; all of it when there are fewer. */
static ntr_str first_words(ntr_str text, size_t count) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ' ' && --count == 0) return ntr_str_slice(text, 0, i);
    return text;
}

/* The row of `words`, which must be for `use`, or NTR_MAP_NONE. */
static uint32_t find(ruler_reader *reader, ntr_str words, const char *use) {
    const ntr_str folded = ntr_fold(reader->arena, words);
    if (!folded.ptr) reader->english.failed = true;
    const uint32_t row = folded.ptr ? ntr_table_find(reader->table, folded) : NTR_MAP_NONE;
    if (row == NTR_MAP_NONE) return row;
    return ntr_str_equal(ntr_table_cell(reader->table, row, RULER_USE), ntr_str_from(use)) ? row : NTR_MAP_NONE;
}

static void write(ruler_reader *reader, ntr_str english) {
    ntr_buffer_printf(&reader->english, "%s%.*s", reader->english.len ? " " : "", NTR_FMT(english));
}

/* Reads `words`, with which the rest begins, when the table has them for `use`. */
static bool take(ruler_reader *reader, ntr_str words, const char *use) {
    const uint32_t row = find(reader, words, use);
    if (row == NTR_MAP_NONE) return false;
    write(reader, ntr_table_cell(reader->table, row, RULER_EN));
    const size_t used = words.len < reader->rest.len ? words.len + 1 : words.len;
    reader->rest = ntr_str_slice(reader->rest, used, reader->rest.len);
    return true;
}

/* Frans Jozef, else Frans. `*common` receives whether many others are called so. */
static bool take_name(ruler_reader *reader, bool *common) {
    *common = false;
    if (!starts_upper(reader->rest)) return false;
    for (size_t count = LONGEST_NAME; count > 0; count--) {
        const ntr_str words = first_words(reader->rest, count);
        if (take(reader, words, "name")) return true;
        *common = take(reader, words, "common");
        if (*common) return true;
    }
    return false;
}

/* II, XVI; with `high` only numbers above III. */
static bool is_number(ntr_str text, bool high) {
    size_t ones = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("IVX", text.ptr[i])) return false;
        ones += text.ptr[i] == 'I';
    }
    return text.len > 0 && (!high || ones < text.len);
}

/* Whether the whole is a ruler's name; its English is then written. */
static bool read_ruler(ruler_reader *reader) {
    bool common;
    const bool sole = take(reader, first_words(reader->rest, 1), "sole");
    const bool title = sole || take(reader, first_words(reader->rest, 1), "title");
    if (!take_name(reader, &common)) return false;
    if (reader->rest.len == 0) return sole;
    if (!is_number(reader->rest, common && !title)) return take(reader, reader->rest, "byname");
    write(reader, reader->rest);
    return true;
}

ntr_status ntr_ruler_answer(ntr_name_answer *out, bool *found, const ntr_lexicon *lexicon, ntr_str name,
                            ntr_arena *arena, ntr_error *err) {
    enum { CONFIDENCE = 900 };
    ruler_reader reader = {.table = &lexicon->words[NTR_WORDS_RULERS], .rest = name, .arena = arena};
    *found = read_ruler(&reader);
    const ntr_str english =
        *found && !reader.english.failed ? ntr_arena_copy(arena, ntr_buffer_str(&reader.english)) : NTR_STR_NONE;
    const bool failed = reader.english.failed || (*found && !english.ptr);
    ntr_buffer_dispose(&reader.english);
    if (failed) return ntr_error_memory(err);
    if (*found)
        *out = (ntr_name_answer){.en = english,
                                 .original = NTR_STR_NONE,
                                 .kind = NTR_NAME_PERSON,
                                 .confidence = CONFIDENCE,
                                 .why = NTR_STR("rule:ruler")};
    return NTR_OK;
}
