#include "model/annots.h"

static const char *const annot_kinds[] = {"protected", "name", "term", "quantity"};
static const char *const protected_kinds[] = {"url", "email", "handle", "hashtag", "emoji", "file", "legal", "foreign"};
static const char *const name_kinds[] = {"person",  "place",     "country",      "language",
                                         "demonym", "adjective", "organisation", "work"};
static const char *const statuses[] = {"preferred", "admitted", "deprecated", "forbidden"};
static const char *const case_rules[] = {"ignore", "exact", "acronym"};
static const char *const quantity_kinds[] = {"number", "ordinal", "date", "time", "currency", "measure", "article"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int index_of(const char *const *words, size_t count, ntr_str word) {
    for (size_t i = 0; i < count; i++)
        if (ntr_str_equal(ntr_str_from(words[i]), word)) return (int)i;
    return -1;
}

const char *ntr_annot_kind_word(ntr_annot_kind kind) {
    return annot_kinds[kind];
}

const char *ntr_protected_kind_word(ntr_protected_kind kind) {
    return protected_kinds[kind];
}

const char *ntr_name_kind_word(ntr_name_kind kind) {
    return name_kinds[kind];
}

const char *ntr_term_status_word(ntr_term_status status) {
    return statuses[status];
}

const char *ntr_case_rule_word(ntr_case_rule rule) {
    return case_rules[rule];
}

const char *ntr_quantity_kind_word(ntr_quantity_kind kind) {
    return quantity_kinds[kind];
}

const char *ntr_annot_subkind_word(const ntr_annot *annot) {
    switch (annot->kind) {
    case NTR_PROTECTED: return ntr_protected_kind_word(annot->as.protected_as);
    case NTR_NAME: return ntr_name_kind_word(annot->as.name);
    case NTR_TERM: return ntr_term_status_word(annot->as.status);
    default: return ntr_quantity_kind_word(annot->as.quantity);
    }
}

int ntr_name_kind_from(ntr_str word) {
    return index_of(name_kinds, COUNT(name_kinds), word);
}

int ntr_protected_kind_from(ntr_str word) {
    return index_of(protected_kinds, COUNT(protected_kinds), word);
}

int ntr_term_status_from(ntr_str word) {
    return index_of(statuses, COUNT(statuses), word);
}

int ntr_case_rule_from(ntr_str word) {
    return index_of(case_rules, COUNT(case_rules), word);
}

bool ntr_text_own(ntr_arena *arena, ntr_str *text) {
    if (!text->ptr) return true;
    *text = ntr_arena_copy(arena, *text);
    return text->ptr != NULL;
}

static bool own_alternatives(ntr_arena *arena, ntr_annot *annot) {
    if (annot->alternative_count == 0) return true;
    ntr_str *copies = ntr_arena_array(arena, annot->alternative_count, sizeof *copies);
    if (!copies) return false;
    for (uint32_t i = 0; i < annot->alternative_count; i++) {
        copies[i] = annot->alternatives[i];
        if (!ntr_text_own(arena, &copies[i])) return false;
    }
    annot->alternatives = copies;
    return true;
}

bool ntr_annot_own(ntr_arena *arena, ntr_annot *annot) {
    return ntr_text_own(arena, &annot->target) && ntr_text_own(arena, &annot->base) &&
           ntr_text_own(arena, &annot->lemma) && ntr_text_own(arena, &annot->why) &&
           ntr_text_own(arena, &annot->original) && own_alternatives(arena, annot);
}
