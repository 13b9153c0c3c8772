/* What is wrong with one entry alone. */
#include <inttypes.h>

#include "ext/unicode.h"
#include "gloss/survey.h"
#include "lang/english.h"
#include "lang/evidence.h"

static ntr_status tell(survey *s, const survey_entry *entry, const char *code, ntr_severity severity,
                       const survey_term *term, const char *what) {
    return ntr_findings_add(s->out, code, severity, entry->id, s->err, "\"%.*s\" %s", NTR_FMT(term->form.text), what);
}

/* --- letters ----------------------------------------------------------------------------------------------------- */

static bool has_letter_or_digit(ntr_str text) {
    for (size_t i = 0; i < text.len;) {
        const int32_t c = ntr_utf8_next(text, &i);
        if (ntr_char_is_letter(c) || ntr_char_is_digit(c)) return true;
    }
    return false;
}

/* A space at an end, or two in a row: the words then do not stand as the text has them. */
static bool has_stray_blank(ntr_str text) {
    bool before = true;
    for (size_t i = 0; i < text.len;) {
        const bool blank = ntr_char_is_space(ntr_utf8_next(text, &i));
        if (blank && before) return true;
        before = blank;
    }
    return before;
}

/* PAS with any capitals is the word pas too. */
static bool is_hidden_acronym(const survey *s, const survey_term *term) {
    if (!survey_is(term, "nl") || term->form.case_rule != NTR_CASE_IGNORE) return false;
    size_t letters = 0;
    for (size_t i = 0; i < term->form.text.len; letters++)
        if (!ntr_char_is_upper(ntr_utf8_next(term->form.text, &i))) return false;
    return letters > 1 && ntr_spell_knows(s->dutch, term->form.folded);
}

static ntr_status look_at_letters(survey *s, const survey_entry *entry, const survey_term *term) {
    if (has_stray_blank(term->form.text))
        NTR_TRY(tell(s, entry, "blank", NTR_SEVERITY_WARNING, term, "has a blank too many"));
    if (!has_letter_or_digit(term->form.text))
        return tell(s, entry, "never-matches", NTR_SEVERITY_ERROR, term, "has neither letter nor digit");
    if (survey_is_term(entry) && is_hidden_acronym(s, term))
        return ntr_findings_add(s->out, "case-rule", NTR_SEVERITY_WARNING, entry->id, s->err,
                                "\"%.*s\" matches the word \"%.*s\" too; edit it with --case acronym",
                                NTR_FMT(term->form.text), NTR_FMT(term->form.folded));
    const bool acronym = survey_is(term, "nl") && term->form.case_rule == NTR_CASE_ACRONYM;
    if (!acronym || !ntr_str_equal(term->form.text, term->form.folded)) return NTR_OK;
    return tell(s, entry, "case-rule", NTR_SEVERITY_WARNING, term, "is to match as an acronym and has no capital");
}

/* --- the base form ----------------------------------------------------------------------------------------------- */

typedef struct base_search {
    survey *s;
    ntr_str form;
    ntr_str found; /* `.ptr` NULL: none yet */
    bool failed;
} base_search;

/* Only where the dictionary derives the plural from it, and has no entry for the plural itself (hersenen, kosten). */
static bool try_base(void *self, ntr_str base) {
    base_search *search = self;
    survey *s = search->s;
    if (ntr_str_equal(base, search->form)) return true;
    ntr_relation relation;
    ntr_inflect_relate(&relation, s->lexicon, base, search->form);
    if (!(relation.features & NTR_PLURAL) || relation.noun_trust == NTR_TRUST_CHANCE) return true;
    if (ntr_evidence_link(s->dutch, search->form, base, NTR_NOUN) != NTR_LINK_YES) return true;
    search->found = ntr_arena_copy(s->arena, base);
    search->failed = !search->found.ptr;
    return false;
}

/* What is meant as a plural says so in the note of its English: troepen, troops. */
static bool is_plural_by_choice(const survey *s, const survey_entry *entry) {
    const ntr_str word = NTR_STR("plural"),
                  note = survey_english(s, entry) ? survey_english(s, entry)->form.note : word;
    return note.len >= word.len && memcmp(note.ptr, word.ptr, word.len) == 0;
}

static ntr_status look_at_base(survey *s, const survey_entry *entry, const survey_term *term) {
    if (!ntr_str_equal(term->form.pos, NTR_STR("noun")) || term->form.case_rule == NTR_CASE_ACRONYM) return NTR_OK;
    base_search search = {.s = s, .form = term->form.folded};
    ntr_inflect_bases(s->lexicon, term->form.folded, try_base, &search);
    if (search.failed) return ntr_error_memory(s->err);
    if (!search.found.ptr || is_plural_by_choice(s, entry)) return NTR_OK;
    return ntr_findings_add(s->out, "not-base", NTR_SEVERITY_WARNING, entry->id, s->err,
                            "\"%.*s\" is a plural; entered as \"%.*s\" both numbers are found",
                            NTR_FMT(term->form.text), NTR_FMT(search.found));
}

/* --- the whole entry --------------------------------------------------------------------------------------------- */

static ntr_status look_at_dutch(survey *s, const survey_entry *entry, const survey_term *term) {
    if (!survey_is_term(entry)) return NTR_OK;
    if (term->form.pos.len == 0) NTR_TRY(tell(s, entry, "no-pos", NTR_SEVERITY_NOTE, term, "has no part of speech"));
    return look_at_base(s, entry, term);
}

static ntr_status look_at_english(survey *s, const survey_entry *entry) {
    const survey_term *preferred = NULL, *warned = NULL;
    for (uint32_t i = 0; i < entry->count; i++) {
        const survey_term *term = &s->terms.items[entry->first + i];
        if (!survey_is(term, "en")) continue;
        if (term->form.status > NTR_TERM_ADMITTED && !warned) warned = term;
        if (term->form.status != NTR_TERM_PREFERRED) continue;
        if (preferred)
            NTR_TRY(ntr_findings_add(s->out, "two-preferred", NTR_SEVERITY_WARNING, entry->id, s->err,
                                     "\"%.*s\" and \"%.*s\" are both preferred", NTR_FMT(preferred->form.text),
                                     NTR_FMT(term->form.text)));
        preferred = preferred ? preferred : term;
    }
    if (!warned || survey_english(s, entry)) return NTR_OK;
    return ntr_findings_add(s->out, "no-replacement", NTR_SEVERITY_ERROR, entry->id, s->err,
                            "\"%.*s\" is %s, and nothing says what to use instead", NTR_FMT(warned->form.text),
                            ntr_term_status_word(warned->form.status));
}

ntr_status survey_alone(survey *s) {
    for (uint32_t i = 0; i < s->entries.count; i++) {
        const survey_entry *entry = &s->entries.items[i];
        for (uint32_t j = 0; j < entry->count; j++) {
            const survey_term *term = &s->terms.items[entry->first + j];
            NTR_TRY(look_at_letters(s, entry, term));
            if (survey_is(term, "nl")) NTR_TRY(look_at_dutch(s, entry, term));
        }
        NTR_TRY(look_at_english(s, entry));
    }
    return NTR_OK;
}
