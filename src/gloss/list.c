/* A plain list of terms, used for once instead of the database. */
#include "ext/unicode.h"
#include "gloss/fill.h"

static ntr_str take_line(ntr_str *rest) {
    const char *end = memchr(rest->ptr, '\n', rest->len);
    const size_t length = end ? (size_t)(end - rest->ptr) : rest->len;
    const ntr_str line = {rest->ptr, length > 0 && rest->ptr[length - 1] == '\r' ? length - 1 : length};
    *rest = ntr_str_slice(*rest, end ? length + 1 : length, rest->len);
    return line;
}

static ntr_str take_cell(ntr_str *line) {
    const char *tab = line->len ? memchr(line->ptr, '\t', line->len) : NULL;
    const size_t length = tab ? (size_t)(tab - line->ptr) : line->len;
    const ntr_str cell = ntr_str_slice(*line, 0, length);
    *line = ntr_str_slice(*line, tab ? length + 1 : length, line->len);
    return cell;
}

static bool is_pos(ntr_str word) {
    static const char *const words[] = {"", "noun", "verb", "adj", "adv", "phrase", "name"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (ntr_str_equal(word, ntr_str_from(words[i]))) return true;
    return false;
}

static ntr_status add_line(ntr_lexicon *lexicon, ntr_str line, uint64_t number, ntr_error *err) {
    const ntr_str empty = NTR_STR("");
    ntr_term term = {.entry = (int64_t)number, .domain = empty, .note = empty};
    term.nl = take_cell(&line);
    term.en = take_cell(&line);
    term.pos = line.len ? take_cell(&line) : empty;
    if (term.nl.len == 0 || term.en.len == 0)
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0, "a term wants source TAB target");
    if (!is_pos(term.pos))
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0,
                                "\"%.*s\" is no part of speech (noun, verb, adj, adv, phrase, name)",
                                NTR_FMT(term.pos));
    term.case_rule = ntr_case_of(term.nl) == NTR_CASE_UPPER ? NTR_CASE_ACRONYM : NTR_CASE_IGNORE;
    return ntr_lexicon_add_term(lexicon, &term, err);
}

ntr_status ntr_fill_list(ntr_lexicon *lexicon, ntr_str list, ntr_error *err) {
    static const char bom[] = "\xEF\xBB\xBF";
    NTR_TRY(ntr_utf8_check(list, err));
    if (list.len >= 3 && memcmp(list.ptr, bom, 3) == 0) list = ntr_str_slice(list, 3, list.len);
    for (uint64_t number = 1; list.len > 0; number++) {
        const ntr_str line = take_line(&list);
        const bool comment = line.len >= 2 && memcmp(line.ptr, "# ", 2) == 0;
        if (line.len > 0 && !comment) NTR_TRY(add_line(lexicon, line, number, err));
    }
    return NTR_OK;
}
