#include "model/lexicon.h"

#include "ext/unicode.h"

enum { TERM_BITS = 16, FORM_BITS = 11 }; /* of outlines: a big glossary, and tables of some hundred forms */

ntr_lexicon *ntr_lexicon_new(void) {
    ntr_arena *arena;
    ntr_lexicon *lexicon = ntr_arena_new_owned(&arena, sizeof *lexicon);
    if (!lexicon) return NULL;
    lexicon->arena = arena;
    lexicon->phrases.gap = NTR_MAP_NONE;
    lexicon->term_words.bits = TERM_BITS;
    lexicon->verb_forms.outline.bits = FORM_BITS;
    lexicon->plural_forms.outline.bits = FORM_BITS;
    lexicon->compared_forms.outline.bits = FORM_BITS;
    return lexicon;
}

void ntr_lexicon_free(ntr_lexicon *lexicon) {
    if (lexicon) ntr_arena_free(lexicon->arena);
}

/* A new item goes to the head of its chain: no walk, so a thousand entries with one first word cost no more. */
static bool index_put(ntr_index *index, ntr_arena *arena, ntr_str folded, uint32_t item) {
    while (index->next.count <= item) {
        uint32_t *next = NTR_PUSH(arena, &index->next);
        if (!next) return false;
        *next = NTR_MAP_NONE;
    }
    return ntr_map_exchange(&index->next.items[item], &index->first, arena, folded, item);
}

static bool forms_put(ntr_forms *forms, ntr_arena *arena, ntr_str form, uint32_t row) {
    const ntr_str folded = ntr_fold(arena, form);
    uint32_t *added = folded.ptr ? NTR_PUSH(arena, &forms->rows) : NULL;
    if (!added) return false;
    *added = row;
    return ntr_outline_add(&forms->outline, arena, folded) &&
           index_put(&forms->refs, arena, folded, forms->rows.count - 1);
}

static bool has_ge(ntr_str form) {
    return form.len > 4 && memcmp(form.ptr, "ge", 2) == 0;
}

/* Prefixed verbs have the participle without ge-: genomen, ondernomen. */
static bool index_cells(ntr_forms *forms, const ntr_table *table, ntr_arena *arena, uint32_t row) {
    for (uint32_t column = 1; column < table->columns; column++) {
        ntr_str rest = ntr_table_cell(table, row, column);
        for (ntr_str part = ntr_cell_part(&rest); part.ptr; part = ntr_cell_part(&rest)) {
            if (part.len == 0) continue;
            if (!forms_put(forms, arena, part, row)) return false;
            if (has_ge(part) && !forms_put(forms, arena, ntr_str_slice(part, 2, part.len), row)) return false;
        }
    }
    return true;
}

static bool index_table(ntr_forms *forms, ntr_lexicon *lexicon, ntr_words words) {
    const ntr_table *table = &lexicon->words[words];
    for (uint32_t row = 0; row < ntr_table_rows(table); row++)
        if (!index_cells(forms, table, lexicon->arena, row)) return false;
    return true;
}

ntr_status ntr_lexicon_index_words(ntr_lexicon *lexicon, ntr_error *err) {
    const bool done = index_table(&lexicon->verb_forms, lexicon, NTR_WORDS_VERBS) &&
                      index_table(&lexicon->plural_forms, lexicon, NTR_WORDS_PLURALS) &&
                      index_table(&lexicon->compared_forms, lexicon, NTR_WORDS_COMPARISONS);
    return done ? NTR_OK : ntr_error_memory(err);
}

enum { PARTICLE_LONGEST = 12, REST_LEAST = 4 };

ntr_str ntr_lexicon_particle(const ntr_lexicon *lexicon, ntr_str folded) {
    if (folded.len < REST_LEAST + 2 || folded.ptr[folded.len - 1] != 'n') return NTR_STR_NONE;
    const size_t longest = folded.len - REST_LEAST;
    for (size_t length = longest < PARTICLE_LONGEST ? longest : PARTICLE_LONGEST; length >= 2; length--) {
        const ntr_str particle = {folded.ptr, length};
        if (ntr_table_find(&lexicon->words[NTR_WORDS_PARTICLES], particle) != NTR_MAP_NONE) return particle;
    }
    return NTR_STR_NONE;
}

static ntr_str first_word(ntr_str folded) {
    const char *space = folded.len ? memchr(folded.ptr, ' ', folded.len) : NULL;
    return space ? ntr_str_slice(folded, 0, (size_t)(space - folded.ptr)) : NTR_STR_NONE;
}

/* By the first word alone hundreds of names in De would stand in one chain, and all be looked at behind each "de". */
static bool index_head(ntr_lexicon *lexicon, ntr_str folded, uint32_t item) {
    const ntr_str first = first_word(folded);
    return !first.ptr ||
           index_put(&lexicon->names_by_head, lexicon->arena, ntr_str_slice(folded, 0, first.len + 2), item);
}

static bool outline_words(ntr_lexicon *lexicon, ntr_str folded) {
    for (ntr_str rest = folded; rest.len > 0;)
        if (!ntr_outline_add(&lexicon->term_words, lexicon->arena, ntr_phrase_word(&rest))) return false;
    return true;
}

static bool index_phrase(ntr_lexicon *lexicon, ntr_str folded, uint32_t item) {
    return !first_word(folded).ptr || ntr_phrases_add(&lexicon->phrases, lexicon->arena, folded, item);
}

static bool index_rest(ntr_lexicon *lexicon, ntr_str folded, uint32_t item) {
    const ntr_str particle = ntr_lexicon_particle(lexicon, folded);
    if (particle.len == 0 || memchr(folded.ptr, ' ', folded.len)) return true;
    const ntr_str rest = ntr_str_slice(folded, particle.len, folded.len);
    return ntr_outline_add(&lexicon->term_words, lexicon->arena, rest) &&
           index_put(&lexicon->terms_by_rest, lexicon->arena, rest, item);
}

/* Poetin → Vladimir Poetin: a person is mostly called by the last word of the name. */
static bool index_last(ntr_lexicon *lexicon, uint32_t item) {
    const ntr_name *name = &lexicon->names.items[item];
    size_t begin = name->nl.len;
    while (begin > 0 && name->nl.ptr[begin - 1] != ' ') begin--;
    if (name->kind != NTR_NAME_PERSON || begin == 0) return true;
    const ntr_str folded = ntr_fold(lexicon->arena, ntr_str_slice(name->nl, begin, name->nl.len));
    return folded.ptr && index_put(&lexicon->persons_by_last, lexicon->arena, folded, item);
}

static bool copy_into(ntr_arena *arena, ntr_str *text) {
    *text = text->len ? ntr_arena_copy(arena, *text) : NTR_STR("");
    return text->ptr != NULL;
}

/* As copy_into, unless the item before has the same text: a hundred thousand terms have a dozen domains. */
static bool copy_or_share(ntr_arena *arena, ntr_str *text, const ntr_str *before) {
    if (!before || !ntr_str_equal(*text, *before)) return copy_into(arena, text);
    *text = *before;
    return true;
}

/* Moves a text into `block`, behind what is there. */
static void place(ntr_str *text, char **block) {
    if (text->len) memcpy(*block, text->ptr, text->len);
    text->ptr = *block;
    *block += text->len;
}

/* One piece of memory for the texts of a term, and none for a key that is the text itself, as most are. */
static bool copy_texts(ntr_arena *arena, ntr_term *term) {
    const bool has_key = term->folded.ptr != NULL, same = has_key && ntr_str_equal(term->folded, term->nl);
    const size_t key_size = has_key && !same ? term->folded.len : 0;
    char *block = ntr_arena_alloc(arena, term->nl.len + term->en.len + term->note.len + key_size + 1);
    if (!block) return false;
    place(&term->nl, &block);
    place(&term->en, &block);
    place(&term->note, &block);
    if (same)
        term->folded = term->nl;
    else if (has_key)
        place(&term->folded, &block);
    else
        term->folded = ntr_fold(arena, term->nl);
    return term->folded.ptr != NULL;
}

static bool index_reserve(ntr_index *index, ntr_arena *arena, uint32_t count) {
    return ntr_list_reserve(arena, &index->next, sizeof *index->next.items, count);
}

ntr_status ntr_lexicon_reserve(ntr_lexicon *lexicon, uint32_t terms, ntr_error *err) {
    ntr_arena *arena = lexicon->arena;
    if (terms > UINT32_MAX / 8 - lexicon->terms.count) return ntr_error_memory(err);
    const uint32_t count = lexicon->terms.count + terms;
    const bool room = ntr_list_reserve(arena, &lexicon->terms, sizeof *lexicon->terms.items, count) &&
                      ntr_map_reserve(&lexicon->terms_by_form.first, arena, count) &&
                      index_reserve(&lexicon->terms_by_form, arena, count) &&
                      index_reserve(&lexicon->terms_by_rest, arena, count);
    return room ? NTR_OK : ntr_error_memory(err);
}

ntr_status ntr_lexicon_add_term(ntr_lexicon *lexicon, const ntr_term *term, ntr_error *err) {
    ntr_arena *arena = lexicon->arena;
    ntr_term *added = NTR_PUSH(arena, &lexicon->terms);
    if (!added) return ntr_error_memory(err);
    *added = *term;
    const uint32_t item = lexicon->terms.count - 1;
    const ntr_term *before = item ? added - 1 : NULL;
    const bool copied = copy_texts(arena, added) && copy_or_share(arena, &added->pos, before ? &before->pos : NULL) &&
                        copy_or_share(arena, &added->domain, before ? &before->domain : NULL);
    if (!copied || !index_put(&lexicon->terms_by_form, arena, added->folded, item) ||
        !outline_words(lexicon, added->folded) || !index_phrase(lexicon, added->folded, item) ||
        !index_rest(lexicon, added->folded, item))
        return ntr_error_memory(err);
    return NTR_OK;
}

ntr_status ntr_lexicon_add_name(ntr_lexicon *lexicon, const ntr_name *name, ntr_error *err) {
    ntr_arena *arena = lexicon->arena;
    ntr_name *added = NTR_PUSH(arena, &lexicon->names);
    if (!added) return ntr_error_memory(err);
    *added = *name;
    const bool copied = copy_into(arena, &added->nl) && copy_into(arena, &added->en) &&
                        copy_into(arena, &added->original) && copy_into(arena, &added->alternatives) &&
                        copy_into(arena, &added->why);
    const ntr_str folded = copied ? ntr_fold(arena, added->nl) : NTR_STR_NONE;
    const uint32_t item = lexicon->names.count - 1;
    const bool indexed = folded.ptr && index_put(&lexicon->names_by_form, arena, folded, item) &&
                         index_head(lexicon, folded, item) && index_last(lexicon, item);
    return indexed ? NTR_OK : ntr_error_memory(err);
}

uint32_t ntr_index_find(const ntr_index *index, ntr_str folded) {
    return ntr_map_get(&index->first, folded);
}

uint32_t ntr_index_next(const ntr_index *index, uint32_t item) {
    return index->next.items[item];
}

/* Whether one of the rows of `folded` has `value` in its second column; any row will do when that is NULL. */
static bool has_value(const ntr_table *table, ntr_str folded, const char *value) {
    for (uint32_t at = ntr_table_first(table, folded); at != NTR_MAP_NONE; at = ntr_table_next(table, at))
        if (!value || ntr_str_equal(ntr_table_cell(table, ntr_table_row(table, at), 1), ntr_str_from(value)))
            return true;
    return false;
}

bool ntr_lexicon_is_function(const ntr_lexicon *lexicon, ntr_str folded, const char *pos) {
    return has_value(&lexicon->words[NTR_WORDS_FUNCTION], folded, pos);
}

bool ntr_lexicon_has_role(const ntr_lexicon *lexicon, ntr_str folded, const char *role) {
    return has_value(&lexicon->words[NTR_WORDS_CONTEXT], folded, role);
}
