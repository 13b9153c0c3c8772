/* Rules on names: in English, and each in one way. */
#include "check/check.h"
#include "ext/unicode.h"

/* A Dutch form that English has too (Maria, Paris Saint-Germain) is not left over; nor is one that is an English word.
 */
static bool is_dutch_only(checker *self, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(self->unit, annot);
    const ntr_str en = ntr_annot_english(annot, nl);
    if (ntr_str_equal(nl, en) || annot->in_compound) return false;
    const ntr_str a = ntr_fold(self->arena, nl), b = ntr_fold(self->arena, en);
    if (!a.ptr || !b.ptr) self->failed = true;
    if (self->failed || ntr_str_equal(a, b)) return false;
    for (uint32_t i = 0; i < annot->alternative_count; i++)
        if (ntr_str_equal(annot->alternatives[i], nl)) return false;
    return true;
}

/* Names of which every word is an ordinary English word too say nothing: Den Haag does, China does not. */
static bool is_english(checker *self, ntr_str name) {
    check_words words = {0};
    check_split(self, &words, name);
    for (uint32_t i = 0; i < words.list.count; i++)
        if (check_type(self, &words.list.items[i])->kind == NTR_WORD &&
            !ntr_workspace_is_english(self->workspace, words.list.items[i].type))
            return false;
    return true;
}

void check_name_dutch(checker *self) {
    const ntr_unit *unit = self->unit;
    ntr_span where;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (annot->kind != NTR_NAME || !is_dutch_only(self, annot)) continue;
        const ntr_str nl = ntr_unit_text(unit, annot);
        if (!check_has_words(self, nl, &where) || is_english(self, nl)) continue;
        check_report(self, where, "“%.*s” is the Dutch form of “%.*s”", NTR_FMT(nl),
                     NTR_FMT(ntr_annot_base(annot, nl)));
    }
}

/* --- one name, two spellings -------------------------------------------------------------------------------------- */

/* What of the forms of a name the English has; `.ptr` NULL: none, or the name is said otherwise. */
static ntr_str form_used(checker *self, const ntr_annot *annot) {
    const ntr_str base = ntr_annot_base(annot, ntr_unit_text(self->unit, annot));
    if (check_has_words(self, base, NULL)) return base;
    for (uint32_t i = 0; i < annot->alternative_count; i++)
        if (check_has_words(self, annot->alternatives[i], NULL)) return annot->alternatives[i];
    return NTR_STR_NONE;
}

static void remember(checker *self, ntr_str base, ntr_str form) {
    check_name *name = NTR_PUSH(self->arena, &self->names);
    if (!name || !ntr_map_put(&self->name_numbers, self->arena, base, self->names.count - 1)) {
        self->failed = true;
        return;
    }
    *name = (check_name){base, form, self->number};
}

void check_name_two_ways(checker *self) {
    const ntr_unit *unit = self->unit;
    for (uint32_t i = 0; i < unit->annot_count && !self->failed; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (annot->kind != NTR_NAME || annot->in_compound || annot->alternative_count == 0) continue;
        const ntr_str base = ntr_annot_base(annot, ntr_unit_text(unit, annot)), form = form_used(self, annot);
        if (!form.ptr) continue;
        const uint32_t number = ntr_map_get(&self->name_numbers, base);
        if (number == NTR_MAP_NONE) {
            remember(self, base, form);
        } else if (!ntr_str_equal(self->names.items[number].form, form)) {
            const ntr_str id = self->bitext->units.items[self->names.items[number].unit].id;
            check_report(self, (ntr_span){0, 0}, "“%.*s” here, “%.*s” in %.*s", NTR_FMT(form),
                         NTR_FMT(self->names.items[number].form), NTR_FMT(id));
        }
    }
}
