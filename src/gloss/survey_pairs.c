/* Entries beside each other: contradictions, duplicates, near-duplicates. */
#include <inttypes.h>

#include "gloss/survey.h"
#include "lang/english.h"
#include "lang/evidence.h"

/* More entries of one key are as wrong as these, and looking at all pairs of thousands would take for ever. */
enum { PAIRS_LIMIT = 32 };

/* Two Dutch terms of different entries, the older one first. */
typedef struct pair {
    const survey_term *old, *new;
    const survey_entry *old_entry, *new_entry;
} pair;

static pair pair_of(const survey *s, uint32_t old, uint32_t new) {
    const survey_term *terms = s->terms.items;
    const survey_entry *entries = s->entries.items;
    return (pair){&terms[old], &terms[new], &entries[terms[old].entry], &entries[terms[new].entry]};
}

static bool agree(ntr_str a, ntr_str b) {
    return a.len == 0 || b.len == 0 || ntr_str_equal(a, b);
}

static bool is_one_word_class(const pair *p) {
    return ntr_str_equal(p->old_entry->kind, p->new_entry->kind) && agree(p->old->form.pos, p->new->form.pos);
}

/* The same in a text: NS and ns are not, where one of them says so. */
static bool is_same_form(const pair *p) {
    const bool blind = p->old->form.case_rule == NTR_CASE_IGNORE && p->new->form.case_rule == NTR_CASE_IGNORE;
    return blind || ntr_str_equal(p->old->form.text, p->new->form.text);
}

/* English that one entry uses and the other warns of; NULL when there is none. */
static const survey_term *warned_of(const survey *s, const survey_entry *uses, const survey_entry *warns) {
    for (uint32_t i = 0; i < uses->count; i++) {
        const survey_term *used = &s->terms.items[uses->first + i];
        if (!survey_is(used, "en") || used->form.status > NTR_TERM_ADMITTED) continue;
        for (uint32_t j = 0; j < warns->count; j++) {
            const survey_term *warned = &s->terms.items[warns->first + j];
            if (survey_is(warned, "en") && warned->form.status > NTR_TERM_ADMITTED &&
                ntr_str_equal(used->form.text, warned->form.text))
                return warned;
        }
    }
    return NULL;
}

static ntr_status tell_warned(survey *s, const pair *p) {
    const survey_term *warned = warned_of(s, p->new_entry, p->old_entry);
    if (!warned) warned = warned_of(s, p->old_entry, p->new_entry);
    if (!warned) return NTR_OK;
    return ntr_findings_add(s->out, "contradiction", NTR_SEVERITY_ERROR, p->new_entry->id, s->err,
                            "for \"%.*s\", \"%.*s\" is used here or in entry %" PRId64 " and %s in the other",
                            NTR_FMT(p->new->form.text), NTR_FMT(warned->form.text), p->old_entry->id,
                            ntr_term_status_word(warned->form.status));
}

static ntr_status judge_same(survey *s, const pair *p) {
    const survey_term *old = survey_english(s, p->old_entry), *new = survey_english(s, p->new_entry);
    if (!is_one_word_class(p) || !is_same_form(p) || !ntr_str_equal(p->old_entry->domain, p->new_entry->domain))
        return NTR_OK;
    if (!old || !new) return tell_warned(s, p);
    if (ntr_str_equal(old->form.text, new->form.text))
        return ntr_findings_add(s->out, "duplicate", NTR_SEVERITY_WARNING, p->new_entry->id, s->err,
                                "\"%.*s\" → \"%.*s\" is entry %" PRId64 " already", NTR_FMT(p->new->form.text),
                                NTR_FMT(new->form.text), p->old_entry->id);
    return ntr_findings_add(s->out, "contradiction", NTR_SEVERITY_ERROR, p->new_entry->id, s->err,
                            "\"%.*s\" is \"%.*s\" here and \"%.*s\" in entry %" PRId64, NTR_FMT(p->new->form.text),
                            NTR_FMT(new->form.text), NTR_FMT(old->form.text), p->old_entry->id);
}

/* Different spellings of a Dutch word with different English are mostly different words. Of a name each spelling is
 * listed that papers have. */
static ntr_status judge_alike(survey *s, const pair *p) {
    const survey_term *old = survey_english(s, p->old_entry), *new = survey_english(s, p->new_entry);
    if (!survey_is_term(p->new_entry) || !is_one_word_class(p)) return NTR_OK;
    if (!agree(p->old_entry->domain, p->new_entry->domain)) return NTR_OK;
    if (!old || !new || !ntr_str_equal(old->skeleton, new->skeleton)) return NTR_OK;
    return ntr_findings_add(s->out, "near-duplicate", NTR_SEVERITY_WARNING, p->new_entry->id, s->err,
                            "\"%.*s\" is spelt \"%.*s\" in entry %" PRId64, NTR_FMT(p->new->form.text),
                            NTR_FMT(p->old->form.text), p->old_entry->id);
}

static ntr_status judge_word(survey *s, uint32_t term) {
    const survey_term *terms = s->terms.items;
    unsigned left = PAIRS_LIMIT;
    for (uint32_t old = terms[term].same; old != NTR_MAP_NONE && left > 0; old = terms[old].same, left--) {
        const pair p = pair_of(s, old, term);
        if (p.old_entry != p.new_entry) NTR_TRY(judge_same(s, &p));
    }
    left = PAIRS_LIMIT;
    for (uint32_t old = terms[term].alike; old != NTR_MAP_NONE && left > 0; old = terms[old].alike, left--) {
        const pair p = pair_of(s, old, term);
        const bool other = p.old_entry != p.new_entry && !ntr_str_equal(p.old->form.folded, p.new->form.folded);
        if (other) NTR_TRY(judge_alike(s, &p));
    }
    return NTR_OK;
}

/* --- an entry for the singular and one for the plural ------------------------------------------------------------- */

typedef struct plural_search {
    survey *s;
    uint32_t plural; /* term */
    ntr_status status;
} plural_search;

/* Whether the English is in the same two numbers: migrant worker, migrant workers; or the same (sheep). */
static ntr_status is_english_plural(bool *yes, survey *s, const pair *p) {
    const survey_term *one = survey_english(s, p->old_entry), *many = survey_english(s, p->new_entry);
    *yes = false;
    if (!one || !many) return NTR_OK;
    const ntr_str plural = ntr_english_plural(s->arena, s->lexicon, one->form.folded);
    if (!plural.ptr) return ntr_error_memory(s->err);
    *yes = ntr_str_equal(plural, many->form.folded) || ntr_str_equal(one->form.folded, many->form.folded);
    return NTR_OK;
}

static ntr_status judge_number(survey *s, const pair *p) {
    bool plural;
    NTR_TRY(is_english_plural(&plural, s, p));
    if (!plural || !agree(p->old_entry->domain, p->new_entry->domain)) return NTR_OK;
    return ntr_findings_add(s->out, "near-duplicate", NTR_SEVERITY_WARNING, p->new_entry->id, s->err,
                            "\"%.*s\" is the plural of \"%.*s\", entry %" PRId64, NTR_FMT(p->new->form.text),
                            NTR_FMT(p->old->form.text), p->old_entry->id);
}

static bool try_singular(void *self, ntr_str base) {
    plural_search *search = self;
    survey *s = search->s;
    const uint32_t singular = ntr_map_get(&s->by_key, base);
    if (singular == NTR_MAP_NONE || s->terms.items[singular].entry == s->terms.items[search->plural].entry) return true;
    const pair p = pair_of(s, singular, search->plural);
    ntr_relation relation;
    ntr_inflect_relate(&relation, s->lexicon, base, p.new->form.folded);
    const bool plural = (relation.features & NTR_PLURAL) && relation.noun_trust < NTR_TRUST_CHANCE;
    if (plural && survey_is_term(p.old_entry) && is_one_word_class(&p)) search->status = judge_number(s, &p);
    return search->status == NTR_OK;
}

static bool may_be_noun(const survey_term *term) {
    return term->form.pos.len == 0 || ntr_str_equal(term->form.pos, NTR_STR("noun"));
}

static ntr_status judge_plural(survey *s, uint32_t term) {
    plural_search search = {.s = s, .plural = term};
    ntr_inflect_bases(s->lexicon, s->terms.items[term].form.folded, try_singular, &search);
    return search.status;
}

ntr_status survey_pairs(survey *s) {
    for (uint32_t i = 0; i < s->terms.count; i++) {
        const survey_term *term = &s->terms.items[i];
        if (!survey_is(term, "nl")) continue;
        NTR_TRY(judge_word(s, i));
        if (survey_is_term(&s->entries.items[term->entry]) && may_be_noun(term)) NTR_TRY(judge_plural(s, i));
    }
    return NTR_OK;
}
