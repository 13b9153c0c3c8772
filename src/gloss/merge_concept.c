/* A concept of a terminology file against one entry. */
#include "gloss/merge.h"

static const concept_term *first_of(const concept *self, const char *lang) {
    for (uint32_t i = 0; i < self->terms.count; i++)
        if (ntr_lang_is(self->terms.items[i].lang, lang)) return &self->terms.items[i];
    return NULL;
}

merge_input merge_of_concept(const concept *said) {
    const concept_term *nl = first_of(said, "nl"), *en = first_of(said, "en");
    return (merge_input){.line = said->line,
                         .nl = nl ? nl->text : NTR_STR(""),
                         .en = en ? en->text : NTR_STR(""),
                         .uid = said->uid,
                         .changed = said->changed,
                         .problem = said->problem,
                         .concept = said};
}

/* How well the terms of one language fit: 2 or 4 with the part of speech for a Dutch one, 1 for an English one. */
static int fit_terms(const concept *self, const ntr_entry *entry, const char *lang) {
    int best = 0;
    for (uint32_t i = 0; i < self->terms.count; i++) {
        const concept_term *term = &self->terms.items[i];
        const ntr_entry_term *known =
            ntr_lang_is(term->lang, lang) ? ntr_entry_find_term(entry, lang, term->text) : NULL;
        const int fit = known ? 2 * merge_agreement(term->pos, known->pos) : 0;
        if (fit > best) best = fit;
    }
    return best;
}

int merge_fit_concept(const concept *self, const ntr_entry *entry, bool fresh) {
    if ((self->kind >= 0) != entry->is_name || (entry->is_name && self->kind != (int)entry->name_kind)) return 0;
    const int dutch = fit_terms(self, entry, "nl");
    const int domain = merge_agreement(self->domain, entry->domain);
    const bool english = fit_terms(self, entry, "en") > 0;
    const bool same_number = fresh && self->uid.len > 0 && ntr_str_equal(self->uid, entry->uid);
    if (fresh && !english && !same_number) return 0;
    return dutch && domain ? 8 * english + dutch + domain : 0;
}

static void fill_term(merge *m, ntr_entry_term *term, const concept_term *said) {
    merge_fill(m, &term->pos, said->pos, "part of speech");
    merge_fill(m, &term->gender, said->gender, "gender");
    merge_fill(m, &term->note, said->note, "note");
    if (said->case_rule < 0 || (ntr_case_rule)said->case_rule == term->case_rule) return;
    term->case_rule = (ntr_case_rule)said->case_rule;
    merge_tell(m, NTR_VERDICT_CHANGED, "case rule", NTR_STR_NONE);
}

static void merge_dutch_term(merge *m, const concept_term *said) {
    ntr_entry_term *nl = merge_dutch(m, said->text);
    if (!nl) return;
    if (said->status >= 0 && (ntr_term_status)said->status != nl->status) {
        nl->status = (ntr_term_status)said->status;
        merge_tell(m, NTR_VERDICT_CHANGED, "status of the Dutch", NTR_STR_NONE);
    }
    fill_term(m, nl, said);
}

/* Of several English terms without a status the first is meant to be preferred, unless another is, and the others are
 * synonyms. */
static void merge_english_term(merge *m, const concept_term *said, bool first) {
    const int status = said->status < 0 && !first ? NTR_TERM_ADMITTED : said->status;
    const bool known = ntr_entry_find_term(m->entry, "en", said->text) != NULL;
    ntr_entry_term *en = merge_english(m, said->text, known ? said->status : status);
    if (en) fill_term(m, en, said);
}

static void merge_other_term(merge *m, const concept_term *said) {
    ntr_entry_term *term = ntr_entry_find_term(m->entry, said->lang.code, said->text);
    const ntr_term_status status = said->status < 0 ? NTR_TERM_PREFERRED : (ntr_term_status)said->status;
    if (!term) {
        merge_tell(m, NTR_VERDICT_CHANGED, "term of another language", said->text);
        term = merge_add_term(m, said->lang, said->text, status);
    }
    if (term) fill_term(m, term, said);
}

/* The lists of an entry are shared with the one it was copied from, so a definition that changes is put into a new
 * list. */
void merge_definition(merge *m, const ntr_entry_section *said) {
    ntr_entry_section *sections = ntr_arena_array(m->arena, m->entry->sections.count + 1, sizeof *sections);
    m->failed = m->failed || !sections;
    if (!sections) return;
    uint32_t count = m->entry->sections.count, at = 0;
    if (count > 0) memcpy(sections, m->entry->sections.items, count * sizeof *sections);
    while (at < count && !ntr_lang_is(sections[at].lang, said->lang.code)) at++;
    if (at == count) sections[count++] = (ntr_entry_section){said->lang, NTR_STR("")};
    merge_fill(m, &sections[at].definition, said->definition, "definition");
    m->entry->sections.items = sections;
    m->entry->sections.count = m->entry->sections.capacity = count;
}

static void merge_terms(merge *m, const concept *self) {
    bool first = true;
    for (uint32_t i = 0; i < self->terms.count; i++)
        if (ntr_lang_is(self->terms.items[i].lang, "en") && self->terms.items[i].status == NTR_TERM_PREFERRED)
            first = false;
    for (uint32_t i = 0; i < self->terms.count; i++)
        if (ntr_lang_is(self->terms.items[i].lang, "nl")) merge_dutch_term(m, &self->terms.items[i]);
    for (uint32_t i = 0; i < self->terms.count; i++) {
        const concept_term *term = &self->terms.items[i];
        if (ntr_lang_is(term->lang, "en")) {
            merge_english_term(m, term, first);
            first = first && term->status >= 0;
        } else if (!ntr_lang_is(term->lang, "nl")) {
            merge_other_term(m, term);
        }
    }
}

void merge_concept(merge *m) {
    const concept *self = m->input->concept;
    if (m->entry->terms.count == 0) {
        m->entry->is_name = self->kind >= 0;
        m->entry->name_kind = self->kind >= 0 ? (ntr_name_kind)self->kind : NTR_NAME_PERSON;
    }
    merge_terms(m, self);
    merge_fill(m, &m->entry->domain, self->domain, "domain");
    merge_fill(m, &m->entry->note, self->note, "note of the entry");
    merge_fill(m, &m->entry->source, self->source, "reference");
    for (uint32_t i = 0; i < self->sections.count; i++) merge_definition(m, &self->sections.items[i]);
    if (self->origin.code[0] && !ntr_lang_is(m->entry->origin, self->origin.code)) {
        m->entry->origin = self->origin;
        merge_tell(m, NTR_VERDICT_CHANGED, "origin", NTR_STR_NONE);
    }
}
