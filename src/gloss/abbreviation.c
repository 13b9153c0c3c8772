/* Abbreviations that users add for the segmenter, and the lexicon's rows of them. */
#include "ext/unicode.h"
#include "gloss/fill.h"
#include "gloss/store.h"
#include "model/data.h"

enum { FORM, CLASS, MEANING, NOTE, COLUMNS };

/* What the segmenter looks up: a word of FORM_MOST bytes, or two of which the first has at most FIRST_MOST and the
 * second SECOND_MOST, dots included (v. Chr.). */
enum { FORM_MOST = 40, FIRST_MOST = 3, SECOND_MOST = 7 };

/* --- what may be one ---------------------------------------------------------------------------------------------- */

static bool is_class(ntr_str word) {
    return ntr_str_equal(word, NTR_STR("never")) || ntr_str_equal(word, NTR_STR("number")) ||
           ntr_str_equal(word, NTR_STR("maybe"));
}

static bool may_stand(int32_t c) {
    return ntr_char_is_letter(c) || ntr_char_is_digit(c) || ntr_char_is_mark(c) || c == '.' || c == '-' || c == '\'' ||
           c == '&' || c == ' ';
}

static bool has_only_word_characters(ntr_str form) {
    size_t at = form.ptr[0] == '-'; /* the end of a word: -str. */
    bool fits = ntr_char_is_letter(ntr_utf8_next(form, &at));
    while (fits && at < form.len) fits = may_stand(ntr_utf8_next(form, &at));
    return fits;
}

static bool has_known_length(ntr_str form) {
    const char *space = memchr(form.ptr, ' ', form.len);
    if (!space) return form.len <= FORM_MOST;
    const size_t first = (size_t)(space - form.ptr), second = form.len - first - 1;
    return first <= FIRST_MOST && second > 1 && second <= SECOND_MOST && !memchr(space + 1, ' ', second);
}

static ntr_status check(const ntr_glossary_abbreviation *abbreviation, ntr_error *err) {
    const ntr_str form = abbreviation->form;
    ntr_error ignored;
    if (ntr_utf8_check(form, &ignored) != NTR_OK || ntr_utf8_check(abbreviation->meaning, &ignored) != NTR_OK)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "an abbreviation must be UTF-8");
    if (form.len < 2 || form.ptr[form.len - 1] != '.')
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "an abbreviation ends with its dot: \"%.*s.\"", NTR_FMT(form));
    if (!has_only_word_characters(form) || !has_known_length(form))
        return ntr_error_set(err, NTR_BAD_ARGUMENT,
                             "\"%.*s\" is no abbreviation: that is one word of at most %d bytes, or a short one and "
                             "another (v. Chr.)",
                             NTR_FMT(form), FORM_MOST);
    if (!is_class(abbreviation->class_word))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "the class is never, number or maybe");
    for (size_t i = 0; i < abbreviation->meaning.len; i++)
        if ((unsigned char)abbreviation->meaning.ptr[i] < ' ' || abbreviation->meaning.len > NTR_TERM_LIMIT)
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "the meaning is one line of at most %d bytes", NTR_TERM_LIMIT);
    return NTR_OK;
}

/* --- changing ----------------------------------------------------------------------------------------------------- */

/* Writes into the history what it was. */
static ntr_status keep_old(ntr_glossary *glossary, ntr_str form, ntr_error *err) {
    int64_t set;
    ntr_query *query;
    NTR_TRY(store_set(&set, glossary, err));
    NTR_TRY(store_query(&query, glossary, SQL_ABBREVIATION_LOG, err));
    ntr_query_set_int(query, 1, set);
    ntr_query_set_text(query, 2, form);
    return ntr_query_run(query, err);
}

static ntr_status put(ntr_glossary *glossary, const ntr_glossary_abbreviation *abbreviation, ntr_error *err) {
    int64_t author;
    ntr_query *query;
    NTR_TRY(keep_old(glossary, abbreviation->form, err));
    NTR_TRY(store_author(&author, glossary, glossary->stamp.by, err));
    NTR_TRY(store_query(&query, glossary, SQL_ABBREVIATION_PUT, err));
    ntr_query_set_text(query, 1, abbreviation->form);
    ntr_query_set_text(query, 2, abbreviation->class_word);
    ntr_query_set_text(query, 3, abbreviation->meaning);
    ntr_query_set_int(query, 4, glossary->stamp.at);
    ntr_query_set_int(query, 5, author);
    return ntr_query_run(query, err);
}

/* The text is what the history calls the set. */
static ntr_status begin(ntr_glossary *glossary, const char *what, ntr_str form, ntr_error *err) {
    ntr_buffer text = {0};
    ntr_buffer_printf(&text, "%s abbreviation %.*s", what, NTR_FMT(form));
    ntr_status status = ntr_buffer_check(&text, err);
    if (status == NTR_OK) status = store_begin(glossary, NULL, ntr_buffer_str(&text), err);
    ntr_buffer_dispose(&text);
    return status;
}

ntr_status ntr_glossary_abbreviation_put(ntr_glossary *glossary, const ntr_glossary_abbreviation *abbreviation,
                                         ntr_error *err) {
    NTR_TRY(check(abbreviation, err));
    NTR_TRY(begin(glossary, "add", abbreviation->form, err));
    return store_end(glossary, put(glossary, abbreviation, err), err);
}

static ntr_status drop(ntr_glossary *glossary, ntr_str form, ntr_error *err) {
    bool row;
    ntr_query *query;
    NTR_TRY(keep_old(glossary, form, err));
    NTR_TRY(store_query(&query, glossary, SQL_ABBREVIATION_REMOVE, err));
    ntr_query_set_text(query, 1, form);
    NTR_TRY(ntr_query_step(&row, query, err));
    ntr_query_reset(query);
    if (row) return NTR_OK;
    return ntr_error_set(err, NTR_NOT_FOUND, "no user added an abbreviation \"%.*s\"", NTR_FMT(form));
}

ntr_status ntr_glossary_abbreviation_remove(ntr_glossary *glossary, ntr_str form, ntr_error *err) {
    NTR_TRY(begin(glossary, "remove", form, err));
    return store_end(glossary, drop(glossary, form, err), err);
}

ntr_status store_abbreviations_take_back(ntr_glossary *glossary, int64_t number, ntr_error *err) {
    int64_t set, author;
    ntr_query *log, *clear, *put_back;
    NTR_TRY(store_set(&set, glossary, err));
    NTR_TRY(store_author(&author, glossary, glossary->stamp.by, err));
    NTR_TRY(store_query(&log, glossary, SQL_ABBREVIATIONS_LOG, err));
    ntr_query_set_int(log, 1, set);
    ntr_query_set_int(log, 2, number);
    NTR_TRY(ntr_query_run(log, err));
    NTR_TRY(store_query(&clear, glossary, SQL_ABBREVIATIONS_DROP, err));
    ntr_query_set_int(clear, 1, number);
    NTR_TRY(ntr_query_run(clear, err));
    NTR_TRY(store_query(&put_back, glossary, SQL_ABBREVIATIONS_PUT_BACK, err));
    ntr_query_set_int(put_back, 1, number);
    ntr_query_set_int(put_back, 2, glossary->stamp.at);
    ntr_query_set_int(put_back, 3, author);
    return ntr_query_run(put_back, err);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

void ntr_glossary_abbreviations_dispose(ntr_glossary_abbreviations *abbreviations) {
    ntr_arena_free(abbreviations->arena);
    *abbreviations = (ntr_glossary_abbreviations){0};
}

static ntr_status add_row(ntr_glossary_abbreviations *out, const ntr_glossary_abbreviation *row, ntr_error *err) {
    ntr_glossary_abbreviation *added = NTR_PUSH(out->arena, &out->list);
    if (!added) return ntr_error_memory(err);
    *added = *row;
    return NTR_OK;
}

static ntr_status list_own(ntr_glossary_abbreviations *out, ntr_glossary *glossary, ntr_error *err) {
    ntr_query *query;
    NTR_TRY(store_query(&query, glossary, SQL_ABBREVIATIONS, err));
    for (bool row;;) {
        NTR_TRY(ntr_query_step(&row, query, err));
        if (!row) return NTR_OK;
        const ntr_glossary_abbreviation own = {.form = ntr_arena_copy(out->arena, ntr_query_text(query, FORM)),
                                               .class_word = ntr_arena_copy(out->arena, ntr_query_text(query, CLASS)),
                                               .meaning = ntr_arena_copy(out->arena, ntr_query_text(query, MEANING)),
                                               .own = true};
        if (!own.form.ptr || !own.class_word.ptr || !own.meaning.ptr) return ntr_error_memory(err);
        NTR_TRY(add_row(out, &own, err));
    }
}

static bool is_own(const ntr_glossary_abbreviations *own, ntr_str form) {
    for (uint32_t i = 0; i < own->list.count; i++)
        if (ntr_str_equal(own->list.items[i].form, form)) return true;
    return false;
}

static ntr_status list_built_in(ntr_glossary_abbreviations *out, const ntr_glossary_abbreviations *own,
                                ntr_error *err) {
    ntr_table table = {0};
    NTR_TRY(ntr_table_read(&table, out->arena, ntr_data_find("words/abbreviations.tsv"), false, err));
    for (uint32_t row = 0; row < ntr_table_rows(&table); row++) {
        const ntr_glossary_abbreviation built_in = {.form = ntr_table_cell(&table, row, FORM),
                                                    .class_word = ntr_table_cell(&table, row, CLASS),
                                                    .meaning = ntr_table_cell(&table, row, MEANING)};
        if (!is_own(own, built_in.form)) NTR_TRY(add_row(out, &built_in, err));
    }
    return NTR_OK;
}

ntr_status ntr_glossary_abbreviations_list(ntr_glossary_abbreviations *out, ntr_glossary *glossary, bool own,
                                           ntr_error *err) {
    if (!out->arena) out->arena = ntr_arena_new();
    if (!out->arena) return ntr_error_memory(err);
    ntr_glossary_abbreviations mine = {.arena = out->arena};
    NTR_TRY(list_own(&mine, glossary, err));
    if (!own) NTR_TRY(list_built_in(out, &mine, err));
    for (uint32_t i = 0; i < mine.list.count; i++) NTR_TRY(add_row(out, &mine.list.items[i], err));
    return NTR_OK;
}

static ntr_status fill_own(ntr_lexicon *lexicon, const ntr_glossary_abbreviations *own, ntr_error *err) {
    for (uint32_t i = 0; i < own->list.count; i++) {
        const ntr_glossary_abbreviation *row = &own->list.items[i];
        const ntr_str cells[COLUMNS] = {[FORM] = ntr_arena_copy(lexicon->arena, row->form),
                                        [CLASS] = ntr_arena_copy(lexicon->arena, row->class_word),
                                        [MEANING] = ntr_arena_copy(lexicon->arena, row->meaning),
                                        [NOTE] = NTR_STR("user")};
        if (!cells[FORM].ptr || !cells[CLASS].ptr || !cells[MEANING].ptr) return ntr_error_memory(err);
        NTR_TRY(ntr_table_add(&lexicon->words[NTR_WORDS_ABBREVIATIONS], lexicon->arena, cells, false, err));
    }
    return NTR_OK;
}

ntr_status ntr_fill_abbreviations(ntr_lexicon *lexicon, ntr_glossary *glossary, ntr_error *err) {
    ntr_glossary_abbreviations own = {0};
    ntr_status status = ntr_glossary_abbreviations_list(&own, glossary, true, err);
    if (status == NTR_OK) status = fill_own(lexicon, &own, err);
    ntr_glossary_abbreviations_dispose(&own);
    return status;
}
