/* Rules on words: Dutch ones left over, and the same Dutch translated otherwise. */
#include "check/check.h"
#include "ext/unicode.h"

static bool is_marked(const ntr_unit *unit, ntr_span span) {
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const bool stays = annot->kind == NTR_PROTECTED || annot->kind == NTR_NAME;
        if (stays && ntr_span_overlaps(annot->span, span)) return true;
    }
    return false;
}

/* Whether the word stands in the Dutch, in small letters, and is no name there. */
static bool is_of_source(checker *self, const ntr_word *word) {
    for (uint32_t i = 0; i < self->source.list.count; i++) {
        const check_word *other = &self->source.list.items[i];
        if (ntr_str_equal(check_type(self, other)->form, word->form) && !is_marked(self->unit, other->span))
            return true;
    }
    return false;
}

/* 38.400 som, 290.000 tenge: the English that is proposed has the word too. */
static bool is_proposed(const checker *self, ntr_str form) {
    for (uint32_t i = 0; i < self->unit->annot_count; i++) {
        const ntr_annot *annot = &self->unit->annots[i];
        if (annot->kind == NTR_QUANTITY && check_contains(ntr_annot_english(annot, NTR_STR("")), form)) return true;
    }
    return false;
}

/* quoting 'taalmaatje': in quotation marks of its own in both texts, it is cited */
static bool is_cited(const checker *self, ntr_span span) {
    const ntr_str target = self->unit->target;
    size_t before = span.begin, behind = span.end;
    if (before == 0 || behind >= target.len) return false;
    if (!ntr_char_is_quote(ntr_utf8_previous(target, &before)) || !ntr_char_is_quote(ntr_utf8_next(target, &behind)))
        return false;
    return check_contains(self->unit->source, ntr_str_slice(target, before, behind));
}

/* avant-garde: with what a hyphen joins to it, the word is English. */
static bool is_part_of_english(checker *self, uint32_t at) {
    const check_words *words = &self->target;
    if (at < 2) return false;
    const ntr_span joint = words->list.items[at - 1].span, first = words->list.items[at - 2].span;
    const ntr_span last = words->list.items[at].span;
    if (first.end != joint.begin || joint.end != last.begin || self->unit->target.ptr[joint.begin] != '-') return false;
    const ntr_str form = ntr_str_slice(self->unit->target, first.begin, last.end);
    const uint32_t type = ntr_vocabulary_intern(self->workspace->vocabulary, form);
    if (type == NTR_MAP_NONE) self->failed = true;
    return !self->failed && ntr_workspace_is_english(self->workspace, type);
}

/* An English sentence may hold a Dutch word on purpose (the polder, the burgemeester in quotation marks): a warning. */
void check_dutch_left(checker *self) {
    enum { LEAST = 3 };
    if (ntr_str_equal(self->unit->source, self->unit->target)) return; /* untranslated, or in a third language */
    for (uint32_t i = 0; i < self->target.list.count; i++) {
        const check_word *at = &self->target.list.items[i];
        const ntr_word word = *check_type(self, at);
        if (word.kind != NTR_WORD || word.shape != NTR_CASE_LOWER || word.form.len < LEAST) continue;
        if (!is_of_source(self, &word) || ntr_workspace_is_english(self->workspace, at->type)) continue;
        if (is_proposed(self, word.form) || is_cited(self, at->span) || is_part_of_english(self, i)) continue;
        if (ntr_workspace_is_dutch(self->workspace, at->type))
            check_report(self, at->span, "“%.*s” is Dutch", NTR_FMT(word.form));
    }
}

/* --- the same Dutch ----------------------------------------------------------------------------------------------- */

/* A word or two mean different things in different places (Ja. Inderdaad.): only what is longer is compared. */
void check_two_translations(checker *self) {
    enum { LEAST_WORDS = 3 };
    if (self->source.list.count < LEAST_WORDS) return;
    const ntr_str key = ntr_fold(self->arena, self->unit->source);
    const uint32_t first = key.ptr ? ntr_map_get(&self->first_units, key) : NTR_MAP_NONE;
    if (!key.ptr || (first == NTR_MAP_NONE && !ntr_map_put(&self->first_units, self->arena, key, self->number))) {
        self->failed = true;
        return;
    }
    if (first == NTR_MAP_NONE) return;
    const ntr_unit *other = &self->bitext->units.items[first];
    if (!ntr_str_equal(other->target, self->unit->target))
        check_report(self, (ntr_span){0, 0}, "%.*s has the same Dutch and other English", NTR_FMT(other->id));
}
