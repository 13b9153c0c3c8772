/* Rules on terms: the English that the glossary wants is there, and what it forbids is not. */
#include "check/check.h"
#include "ext/unicode.h"

/* The lines of the glossary that say what stands for a Dutch term. */
typedef struct term_lines {
    const ntr_lexicon *lexicon;
    uint32_t next;
} term_lines;

static term_lines lines_of(checker *self, const ntr_annot *annot) {
    const ntr_lexicon *lexicon = self->workspace->lexicon;
    const ntr_str lemma = annot->lemma.ptr ? annot->lemma : ntr_unit_text(self->unit, annot);
    const ntr_str folded = ntr_fold(self->arena, lemma);
    if (!folded.ptr) self->failed = true;
    return (term_lines){lexicon, folded.ptr ? ntr_index_find(&lexicon->terms_by_form, folded) : NTR_MAP_NONE};
}

static const ntr_term *next_line(term_lines *lines) {
    if (lines->next == NTR_MAP_NONE) return NULL;
    const ntr_term *term = &lines->lexicon->terms.items[lines->next];
    lines->next = ntr_index_next(&lines->lexicon->terms_by_form, lines->next);
    return term;
}

/* Of the lines only those of the entry that was found in the text. */
static const ntr_term *next_of_entry(term_lines *lines, const ntr_annot *annot) {
    const ntr_term *term;
    while ((term = next_line(lines)))
        if (term->entry == annot->entry) break;
    return term;
}

static bool is_asked(const ntr_annot *annot) {
    return annot->kind == NTR_TERM && !annot->in_compound && !ntr_annot_is_discouraged(annot);
}

/* A term that stands several times is asked once. */
static bool is_first(const ntr_unit *unit, uint32_t index) {
    for (uint32_t i = 0; i < index; i++)
        if (is_asked(&unit->annots[i]) && unit->annots[i].entry == unit->annots[index].entry &&
            ntr_str_equal(ntr_annot_base(&unit->annots[i], NTR_STR("")),
                          ntr_annot_base(&unit->annots[index], NTR_STR(""))))
            return false;
    return true;
}

/* --- missing ------------------------------------------------------------------------------------------------------ */

/* Verbs, adjectives and small words are turned in too many ways to be missed; nouns, phrases and names are not. */
static bool is_noun(const ntr_term *term) {
    return ntr_str_equal(term->pos, NTR_STR("noun")) || ntr_str_equal(term->pos, NTR_STR("name")) ||
           (term->pos.len == 0 && memchr(term->nl.ptr, ' ', term->nl.len));
}

/* Whether any English that may be used is there, also that of another entry for the same Dutch: wegens witwassen, for
 * laundering. `*wanted` receives the first of the entry that was found, `.ptr` NULL where it is none that is asked for.
 */
static bool has_good_english(checker *self, const ntr_annot *annot, ntr_str *wanted) {
    const ntr_term *term;
    *wanted = NTR_STR_NONE;
    for (term_lines lines = lines_of(self, annot); (term = next_line(&lines));) {
        if (term->status >= NTR_TERM_DEPRECATED) continue;
        if (check_has_phrase(self, term->en, NULL) || check_has_apart(self, term->en)) return true;
        if (term->entry != annot->entry || !is_noun(term)) continue;
        if (!wanted->ptr || term->status == NTR_TERM_PREFERRED) *wanted = term->en;
    }
    return false;
}

/* Whether what lies inside is said with it: minister in minister van Defensie, artikel in artikel 5:34 Awb (which a
 * translator may call a section). */
static bool speaks_for_parts(const ntr_annot *annot) {
    return annot->kind != NTR_QUANTITY || annot->as.quantity == NTR_QUANTITY_ARTICLE;
}

static bool is_inside(const ntr_unit *unit, uint32_t index) {
    for (uint32_t i = 0; i < index; i++)
        if (unit->annots[i].span.end >= unit->annots[index].span.end && speaks_for_parts(&unit->annots[i])) return true;
    return false;
}

void check_term_missing(checker *self) {
    const ntr_unit *unit = self->unit;
    ntr_str wanted;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (!is_asked(annot) || is_inside(unit, i) || !is_first(unit, i)) continue;
        if (has_good_english(self, annot, &wanted) || !wanted.ptr || check_is_kept(self, annot->span)) continue;
        check_report(self, (ntr_span){0, 0}, "“%.*s” is not “%.*s” here", NTR_FMT(ntr_unit_text(unit, annot)),
                     NTR_FMT(wanted));
    }
}

/* --- forbidden ---------------------------------------------------------------------------------------------------- */

void check_term_forbidden(checker *self) {
    const ntr_unit *unit = self->unit;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const ntr_term *term, *good = NULL;
        ntr_span where;
        if (!is_asked(annot) || !is_first(unit, i)) continue;
        for (term_lines lines = lines_of(self, annot); (term = next_of_entry(&lines, annot));)
            if (term->status == NTR_TERM_PREFERRED) good = term;
        for (term_lines lines = lines_of(self, annot); (term = next_of_entry(&lines, annot));) {
            if (term->status < NTR_TERM_DEPRECATED || !check_has_phrase(self, term->en, &where)) continue;
            check_report(self, where, "“%.*s” is %s for “%.*s”%s%.*s%s", NTR_FMT(term->en),
                         ntr_term_status_word(term->status), NTR_FMT(ntr_unit_text(unit, annot)), good ? ": use “" : "",
                         NTR_FMT(good ? good->en : NTR_STR("")), good ? "”" : "");
        }
    }
}
