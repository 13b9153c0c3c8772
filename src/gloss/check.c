/* An entry by itself: what it must be to be stored, the terms it has. */
#include "ext/unicode.h"
#include "ntrans/glossary.h"

static ntr_status check_text(ntr_str text, size_t limit, const char *what, ntr_error *err) {
    if (text.len > limit) return ntr_error_set(err, NTR_BAD_ARGUMENT, "the %s is longer than %zu bytes", what, limit);
    if (ntr_utf8_check(text, NULL) != NTR_OK)
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "the %s is not valid UTF-8", what);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "the %s holds a control character", what);
    return NTR_OK;
}

static bool is_one_of(ntr_str word, const char *const *words) {
    for (; *words; words++)
        if (ntr_str_equal(word, ntr_str_from(*words))) return true;
    return false;
}

static bool is_blank(ntr_str text) {
    for (size_t i = 0; i < text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(text, &i))) return false;
    return true;
}

static ntr_status check_term(const ntr_entry_term *term, ntr_error *err) {
    static const char *const parts_of_speech[] = {"", "noun", "verb", "adj", "adv", "phrase", "name", NULL};
    static const char *const genders[] = {"", "m", "f", "n", "c", NULL};
    NTR_TRY(check_text(term->text, NTR_TERM_LIMIT, "term", err));
    NTR_TRY(check_text(term->note, NTR_NOTE_LIMIT, "note", err));
    if (is_blank(term->text)) return ntr_error_set(err, NTR_BAD_ARGUMENT, "a term is empty");
    if (!is_one_of(term->pos, parts_of_speech))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "unknown part of speech \"%.*s\"", NTR_FMT(term->pos));
    if (!is_one_of(term->gender, genders))
        return ntr_error_set(err, NTR_BAD_ARGUMENT, "unknown gender \"%.*s\"", NTR_FMT(term->gender));
    return NTR_OK;
}

static ntr_status check_twice(const ntr_entry *entry, uint32_t index, ntr_error *err) {
    const ntr_entry_term *term = &entry->terms.items[index];
    for (uint32_t i = 0; i < index; i++)
        if (ntr_lang_is(entry->terms.items[i].lang, term->lang.code) &&
            ntr_str_equal(entry->terms.items[i].text, term->text))
            return ntr_error_set(err, NTR_BAD_ARGUMENT, "\"%.*s\" stands twice in one entry", NTR_FMT(term->text));
    return NTR_OK;
}

static bool has_language(const ntr_entry *entry, const char *code) {
    for (uint32_t i = 0; i < entry->terms.count; i++)
        if (ntr_lang_is(entry->terms.items[i].lang, code)) return true;
    return false;
}

ntr_status ntr_entry_check(const ntr_entry *entry, ntr_error *err) {
    if (!has_language(entry, "nl")) return ntr_error_set(err, NTR_BAD_ARGUMENT, "the Dutch is missing");
    if (!has_language(entry, "en")) return ntr_error_set(err, NTR_BAD_ARGUMENT, "the English is missing");
    NTR_TRY(check_text(entry->domain, NTR_TERM_LIMIT, "domain", err));
    NTR_TRY(check_text(entry->note, NTR_NOTE_LIMIT, "note", err));
    NTR_TRY(check_text(entry->source, NTR_NOTE_LIMIT, "source", err));
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        NTR_TRY(check_term(&entry->terms.items[i], err));
        NTR_TRY(check_twice(entry, i, err));
    }
    for (uint32_t i = 0; i < entry->sections.count; i++)
        NTR_TRY(check_text(entry->sections.items[i].definition, NTR_NOTE_LIMIT, "definition", err));
    return NTR_OK;
}

ntr_entry_term *ntr_entry_find_term(const ntr_entry *entry, const char *lang, ntr_str text) {
    for (uint32_t i = 0; entry && i < entry->terms.count; i++) {
        ntr_entry_term *term = &entry->terms.items[i];
        if ((!lang || ntr_lang_is(term->lang, lang)) && ntr_str_equal(term->text, text)) return term;
    }
    return NULL;
}

bool ntr_entry_term_agrees(const ntr_entry_term *a, const ntr_entry_term *b) {
    return a->status == b->status && a->case_rule == b->case_rule && ntr_str_equal(a->pos, b->pos) &&
           ntr_str_equal(a->gender, b->gender) && ntr_str_equal(a->note, b->note);
}
