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

/* A word that says what a place is (oblast, rivier) is no name. */
static bool is_capital(ntr_str word) {
    size_t at = 0;
    return word.len && ntr_char_is_upper(ntr_utf8_next(word, &at));
}

/* Kassym-Jomart Tokajev, oblast Charkov: of a name of several words one may be left in Dutch; `*where` receives its
 * place. */
static bool has_part_left(checker *self, const ntr_annot *annot, ntr_str nl, ntr_span *where) {
    enum { LEAST = 4 };
    check_words words = {0};
    const bool place = annot->as.name == NTR_NAME_PLACE;
    if (!place && annot->as.name != NTR_NAME_PERSON) return false;
    check_split(self, &words, nl);
    for (uint32_t i = 0; i < words.list.count; i++) {
        const ntr_word *word = check_type(self, &words.list.items[i]);
        if (word->kind != NTR_WORD || word->form.len < LEAST || (place && !is_capital(word->form))) continue;
        if (check_contains(ntr_annot_english(annot, nl), word->form) || is_english(self, word->form)) continue;
        if (check_has_words(self, word->form, where)) return true;
    }
    return false;
}

void check_name_dutch(checker *self) {
    const ntr_unit *unit = self->unit;
    ntr_span where;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (annot->kind != NTR_NAME || !is_dutch_only(self, annot)) continue;
        const ntr_str nl = ntr_unit_text(unit, annot);
        if (!check_has_words(self, nl, &where) && !has_part_left(self, annot, nl, &where)) continue;
        if (is_english(self, nl) || check_is_kept(self, annot->span)) continue;
        check_report(self, where, "“%.*s” is the Dutch form of “%.*s”", NTR_FMT(nl),
                     NTR_FMT(ntr_annot_base(annot, nl)));
    }
}

/* --- one name, two spellings -------------------------------------------------------------------------------------- */

/* Tokayev of Kassym-Jomart Tokayev: what later mentions keep. */
static ntr_str last_word(ntr_str name) {
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ') at--;
    return ntr_str_slice(name, at, name.len);
}

/* Tokayev and Tokaev, Darwish and Darwich: all but two letters in one place agree. Kovalchuks are several Kovalchuks.
 */
static bool is_near(ntr_str a, ntr_str b) {
    enum { LEAST = 5, MOST_OTHER = 2 };
    const size_t longer = a.len > b.len ? a.len : b.len, shorter = a.len > b.len ? b.len : a.len;
    size_t begin = 0, end = 0;
    if (shorter < LEAST) return false;
    while (begin < shorter && a.ptr[begin] == b.ptr[begin]) begin++;
    while (end < shorter - begin && a.ptr[a.len - 1 - end] == b.ptr[b.len - 1 - end]) end++;
    const bool plural = longer == shorter + 1 && begin == shorter && (a.len > b.len ? a : b).ptr[shorter] == 's';
    return begin > 0 && !plural && begin + end < longer && begin + end + MOST_OTHER >= longer;
}

/* The word of the English that is nearly the name, and does not stand in the Dutch; `.ptr` NULL: none. */
static ntr_str nearly(checker *self, ntr_str name) {
    for (uint32_t i = 0; i < self->target.list.count; i++) {
        const ntr_str form = check_type(self, &self->target.list.items[i])->form;
        const size_t owner = form.len > 2 && memcmp(form.ptr + form.len - 2, "'s", 2) == 0 ? 2 : 0;
        const ntr_str word = ntr_str_slice(form, 0, form.len - owner);
        if (is_near(word, name) && !check_contains(self->unit->source, word)) return word;
    }
    return NTR_STR_NONE;
}

/* How the English spells a name; `.ptr` NULL: it says it otherwise, or not at all. Of persons their last word counts.
 */
static ntr_str form_used(checker *self, const ntr_annot *annot, ntr_str base) {
    const bool person = annot->as.name == NTR_NAME_PERSON;
    if (check_has_words(self, base, NULL)) return base;
    for (uint32_t i = 0; i < annot->alternative_count; i++) {
        const ntr_str other = person ? last_word(annot->alternatives[i]) : annot->alternatives[i];
        if (check_has_words(self, other, NULL)) return other;
    }
    return person ? nearly(self, base) : NTR_STR_NONE;
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
        if (annot->kind != NTR_NAME || annot->in_compound) continue;
        const ntr_str whole = ntr_annot_base(annot, ntr_unit_text(unit, annot));
        const ntr_str base = annot->as.name == NTR_NAME_PERSON ? last_word(whole) : whole;
        const ntr_str form = form_used(self, annot, base);
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
