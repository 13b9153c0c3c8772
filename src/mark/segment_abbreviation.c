/* Abbreviations: those of glossary/words/abbreviations.tsv and the user's, and those that the text itself shows. */
#include "ext/unicode.h"
#include "mark/segment.h"

/* --- the table ---------------------------------------------------------------------------------------------------- */

enum { FORM, CLASS, MEANING, NOTE, LANGUAGES };

static const ntr_table *table_of(const ntr_segmenter *s, ntr_words which) {
    return &s->workspace->lexicon->words[which];
}

static bool is_lower(ntr_str form) {
    const ntr_case shape = ntr_case_of(form);
    return shape == NTR_CASE_LOWER;
}

/* Whether a row of either table counts in `lang`; a user's own one always does. */
static bool counts_in(const ntr_str *cells, ntr_words which, ntr_lang lang) {
    if (which == NTR_WORDS_ABROAD) return ntr_cell_holds(cells[LANGUAGES], lang.code);
    return ntr_lang_is(lang, "nl") || ntr_cell_holds(cells[NOTE], "user");
}

/* The row for `form`, dot included, or NULL: the last one that is spelt so (a user's rows come last); for a capitalised
 * form of more than one letter also one in small letters: "Bijv." is bijv. at the start of a sentence, but "dan." is
 * not Dan. (Daniël), nor "P." p. */
static const ntr_str *find_in(const ntr_segmenter *s, ntr_words which, ntr_lang lang, ntr_str form, ntr_str folded) {
    const ntr_table *table = table_of(s, which);
    const ntr_str *exact = NULL, *small = NULL;
    for (uint32_t at = ntr_table_first(table, folded); at != NTR_MAP_NONE; at = ntr_table_next(table, at)) {
        const ntr_str *cells = ntr_table_cells(table, ntr_table_row(table, at));
        if (!counts_in(cells, which, lang)) continue;
        if (ntr_str_equal(cells[FORM], form)) exact = cells;
        if (form.len > 2 && is_lower(cells[FORM])) small = cells;
    }
    return exact ? exact : small;
}

static const ntr_str *find_row(const ntr_segmenter *s, ntr_lang lang, ntr_str form) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, form);
    if (!folded.ptr) return NULL;
    const ntr_str *row = find_in(s, NTR_WORDS_ABBREVIATIONS, lang, form, folded);
    return row || ntr_lang_is(lang, "nl") ? row : find_in(s, NTR_WORDS_ABROAD, lang, form, folded);
}

/* The text from `begin` up to and including the dot behind the word at the candidate. */
static ntr_str form_from(const ntr_segmenter *s, const ntr_candidate *c, const char *begin) {
    const size_t offset = (size_t)(begin - s->text.ptr);
    return ntr_str_slice(s->text, offset, c->begin + 1);
}

static const char *last_part(ntr_str word) {
    const char *part = word.ptr;
    for (size_t i = 0; i + 1 < word.len; i++)
        if (word.ptr[i] == '-') part = word.ptr + i + 1;
    return part;
}

/* Kerkpl., Hoofdstr., Stationswg.: the row of the longest ending that a capitalised word has. */
static const ntr_str *find_ending(const ntr_segmenter *s, const ntr_candidate *c) {
    enum { LEAST = 2, MOST = 4, WORD_LEAST = 2 };
    if (!ntr_lang_is(c->lang, "nl")) return NULL;
    size_t at = 0;
    if (!ntr_char_is_upper(ntr_utf8_next(c->before, &at))) return NULL;
    const ntr_table *table = table_of(s, NTR_WORDS_ABBREVIATIONS);
    for (size_t length = MOST; length >= LEAST; length--) {
        char form[MOST + 2] = "-";
        if (c->before.len < length + WORD_LEAST) continue;
        memcpy(form + 1, c->before.ptr + c->before.len - length, length + 1); /* and its dot */
        const uint32_t row = ntr_table_find(table, (ntr_str){form, length + 2});
        if (row != NTR_MAP_NONE) return ntr_table_cells(table, row);
    }
    return NULL;
}

/* am 3.| Oktober: where ordinals are written with a dot, the table has the row "0.". */
static const ntr_str *find_ordinal(const ntr_segmenter *s, const ntr_candidate *c) {
    enum { DIGITS_MOST = 2 };
    if (ntr_lang_is(c->lang, "nl") || c->before.len == 0 || c->before.len > DIGITS_MOST) return NULL;
    for (size_t i = 0; i < c->before.len; i++)
        if (!ntr_char_is_digit(c->before.ptr[i])) return NULL;
    return find_row(s, c->lang, NTR_STR("0."));
}

/* de VS.| Zij bleef: capitals make another word than vs., unless all is in capitals: DHR.| JANSEN. */
static bool is_acronym(const ntr_candidate *c, const ntr_str *row) {
    if (ntr_case_of(c->before) != NTR_CASE_UPPER || memchr(c->before.ptr, '.', c->before.len)) return false;
    const ntr_case next = ntr_case_of(c->after);
    return is_lower(row[FORM]) && (next == NTR_CASE_TITLE || next == NTR_CASE_MIXED) && c->after.len > 1;
}

static const ntr_str *find_candidate(const ntr_segmenter *s, const ntr_candidate *c) {
    const ntr_str *row = NULL;
    if (c->earlier.len && c->earlier.len < 4 && c->earlier.ptr < c->before.ptr) /* v. Chr., et al. */
        row = find_row(s, c->lang, form_from(s, c, c->earlier.ptr));
    if (!row) row = find_row(s, c->lang, form_from(s, c, c->before.ptr));
    if (row && is_acronym(c, row)) row = NULL;
    if (!row) row = find_ending(s, c);
    return row ? row : find_ordinal(s, c);
}

static ntr_abbreviation class_from(ntr_str word) {
    if (ntr_str_equal(word, NTR_STR("never"))) return NTR_ABBREVIATION_NEVER;
    if (ntr_str_equal(word, NTR_STR("number"))) return NTR_ABBREVIATION_NUMBER;
    return NTR_ABBREVIATION_MAYBE;
}

static void classify(ntr_candidate *c, const ntr_str *row) {
    c->abbreviation = class_from(row[CLASS]);
    c->note = row[NOTE];
}

/* Yahoo!| Nederland: a name that is written with a mark. */
static bool owns_mark(const ntr_candidate *c) {
    return c->stop == NTR_STOP_MARK && c->before.len && !c->quote && !c->bracket && c->end == c->begin + 1;
}

void ntr_abbreviation_look_up(const ntr_segmenter *s, ntr_candidate *c) {
    if (owns_mark(c)) {
        const ntr_str *name = find_row(s, c->lang, form_from(s, c, c->before.ptr));
        if (name) classify(c, name);
    }
    if (!ntr_candidate_owns_dot(c)) return;
    const ntr_str *row = find_candidate(s, c);
    if (row) {
        classify(c, row);
        return;
    }
    const char *part = last_part(c->before);
    row = part > c->before.ptr ? find_row(s, c->lang, form_from(s, c, part)) : NULL;
    if (!row) return;
    classify(c, row);
    /* oud-min., oud-burg.: behind a hyphen min. is no word that ends sentences */
    if (c->abbreviation == NTR_ABBREVIATION_MAYBE && ntr_cell_holds(c->note, "title"))
        c->abbreviation = NTR_ABBREVIATION_NEVER;
}

bool ntr_abbreviation_is_address(const ntr_segmenter *s, const ntr_candidate *c) {
    const size_t begin = (size_t)(c->after.ptr - s->text.ptr), end = begin + c->after.len;
    if (!ntr_char_is_upper(c->first) || end >= s->block.end || s->text.ptr[end] != '.') return false;
    const ntr_str *row = find_row(s, c->lang, ntr_str_slice(s->text, begin, end + 1));
    return row && ntr_cell_holds(row[NOTE], "person");
}

bool ntr_abbreviation_anywhere(const ntr_segmenter *s, const ntr_candidate *c) {
    char buffer[NTR_FOLD_SIZE];
    if (!ntr_candidate_owns_dot(c)) return false;
    const ntr_str folded = ntr_segmenter_fold(s, buffer, form_from(s, c, c->before.ptr));
    return folded.ptr && (ntr_table_find(table_of(s, NTR_WORDS_ABBREVIATIONS), folded) != NTR_MAP_NONE ||
                          ntr_table_find(table_of(s, NTR_WORDS_ABROAD), folded) != NTR_MAP_NONE);
}

bool ntr_abbreviation_inside(const ntr_segmenter *s, const ntr_candidate *c) {
    if (c->before.len == 0 || c->after.len == 0 || c->after.len > 6) return false;
    const size_t begin = (size_t)(c->before.ptr - s->text.ptr);
    const size_t end = (size_t)(c->after.ptr - s->text.ptr) + c->after.len;
    if (end - begin > NTR_FOLD_SIZE || end >= s->block.end || s->text.ptr[end] != '.') return false;
    return find_row(s, c->lang, ntr_str_slice(s->text, begin, end + 1)) != NULL;
}

/* --- what the text shows ------------------------------------------------------------------------------------------ */

enum { LEARN_LEAST = 2, LEARN_MOST = 6, SHOWN_ENOUGH = 2, BRACKETS_MOST = 16 };

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_letter(char byte) {
    return is_small(byte) || (byte >= 'A' && byte <= 'Z');
}

static bool is_known(const ntr_segmenter *s, ntr_str word) {
    return ntr_lexicon_is_function(s->workspace->lexicon, word, NULL);
}

static ntr_status count(ntr_segmenter *s, ntr_str word, uint32_t weight, ntr_error *err) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, word);
    if (!folded.ptr || is_known(s, folded)) return NTR_OK;
    const uint32_t seen = ntr_map_get(&s->learnt, folded);
    if (seen != NTR_MAP_NONE && seen >= SHOWN_ENOUGH) return NTR_OK;
    const ntr_str key = ntr_arena_copy(s->arena, folded);
    if (seen != NTR_MAP_NONE) weight += seen;
    if (!key.ptr || !ntr_map_put(&s->learnt, s->arena, key, weight)) return ntr_error_memory(err);
    return NTR_OK;
}

/* The run of ASCII letters that ends at `end`, when no letter, digit, dot or other byte of a word stands before it. */
static ntr_str letters_before(ntr_str text, size_t end) {
    size_t begin = end;
    while (begin > 0 && end - begin <= LEARN_MOST && is_letter(text.ptr[begin - 1])) begin--;
    if (end - begin < LEARN_LEAST || end - begin > LEARN_MOST) return NTR_STR_NONE;
    const unsigned char before = begin ? (unsigned char)text.ptr[begin - 1] : ' ';
    const bool bound = before == ' ' || before == '(' || before == '\n' || before == '\'' || before == '"';
    return bound ? ntr_str_slice(text, begin, end) : NTR_STR_NONE;
}

/* Organisatie X (O.X.): what stands in the brackets, its dot left out, when its first letter begins one of the words
 * before the bracket. */
static ntr_str in_brackets(ntr_str text, size_t dot) {
    size_t begin = dot;
    while (begin > 0 && dot - begin < BRACKETS_MOST && (is_letter(text.ptr[begin - 1]) || text.ptr[begin - 1] == '.'))
        begin--;
    if (begin < 2 || begin == dot || text.ptr[begin - 1] != '(' || text.ptr[begin - 2] != ' ') return NTR_STR_NONE;
    const char first = text.ptr[begin];
    for (size_t i = begin - 2, words = 0; i > 0 && begin - i < 100 && words < 6; i--) {
        if (text.ptr[i - 1] != ' ' && i > 1) continue;
        words++;
        if ((text.ptr[i] | 0x20) == (first | 0x20)) return ntr_str_slice(text, begin, dot);
    }
    return NTR_STR_NONE;
}

/* A dot before a comma or a small letter ends no sentence, so the short word before it is an abbreviation, if it
 * happens twice: "de gesch. en", "de gesch., die". */
static ntr_status learn_dot(ntr_segmenter *s, size_t dot, ntr_error *err) {
    const ntr_str text = s->text;
    const char next = text.ptr[dot + 1];
    if (next == ')') {
        const ntr_str shown = in_brackets(text, dot);
        return shown.ptr ? count(s, shown, SHOWN_ENOUGH, err) : NTR_OK;
    }
    const bool runs_on =
        next == ',' || next == ';' || (next == ' ' && dot + 3 < text.len && is_small(text.ptr[dot + 2]));
    if (!runs_on) return NTR_OK;
    const ntr_str word = letters_before(text, dot);
    return word.ptr ? count(s, word, 1, err) : NTR_OK;
}

ntr_status ntr_abbreviations_learn(ntr_segmenter *s, ntr_error *err) {
    const char *end = s->text.ptr + s->text.len;
    for (const char *at = s->text.ptr; at + 1 < end && (at = memchr(at, '.', (size_t)(end - at - 1))); at++)
        NTR_TRY(learn_dot(s, (size_t)(at - s->text.ptr), err));
    return NTR_OK;
}

bool ntr_abbreviation_learnt(const ntr_segmenter *s, ntr_str word) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, word);
    const uint32_t seen = folded.ptr ? ntr_map_get(&s->learnt, folded) : NTR_MAP_NONE;
    return seen != NTR_MAP_NONE && seen >= SHOWN_ENOUGH;
}
