#include "check/check.h"

#include "check/run.h"

#include <stdarg.h>
#include <stdio.h>

#include "ext/unicode.h"

/* To add a rule, write it, declare it in check.h, and put it here. */
static const struct rule {
    ntr_check_rule about;
    void (*run)(checker *self);
} rules[] = {
    {{"untranslated", NTR_SEVERITY_ERROR, "a segment without English, still a draft, or the same as the Dutch"},
     check_untranslated},
    {{"code", NTR_SEVERITY_ERROR, "inline mark-up that was lost, added or put in another order"}, check_codes},
    {{"protected", NTR_SEVERITY_ERROR, "a link, handle, file name or the like that is not there unaltered"},
     check_protected},
    {{"number-missing", NTR_SEVERITY_ERROR, "a number, date or time of the Dutch that the English has not"},
     check_number_missing},
    {{"number-extra", NTR_SEVERITY_ERROR, "a number of the English that the Dutch has not"}, check_number_extra},
    {{"number-notation", NTR_SEVERITY_ERROR, "a number written the Dutch way: 1.234,5"}, check_number_notation},
    {{"term-forbidden", NTR_SEVERITY_ERROR, "English that the glossary says not to use"}, check_term_forbidden},
    {{"term-missing", NTR_SEVERITY_WARNING, "a noun of the glossary whose English is not there in any form"},
     check_term_missing},
    {{"name-dutch", NTR_SEVERITY_ERROR, "a name left in its Dutch form"}, check_name_dutch},
    {{"name-two-ways", NTR_SEVERITY_WARNING, "a name spelt in two ways"}, check_name_two_ways},
    {{"dutch-left", NTR_SEVERITY_WARNING, "a Dutch word left in the English"}, check_dutch_left},
    {{"two-translations", NTR_SEVERITY_WARNING, "the same Dutch with other English before"}, check_two_translations},
    {{"brackets", NTR_SEVERITY_WARNING, "brackets or quotation marks that do not close"}, check_brackets},
    {{"end-mark", NTR_SEVERITY_WARNING, "a sentence that ends in another way than the Dutch"}, check_end_mark},
    {{"doubled", NTR_SEVERITY_WARNING, "a word that stands twice"}, check_doubled},
    {{"spacing", NTR_SEVERITY_WARNING, "space too much or too little"}, check_spacing},
    {{"length", NTR_SEVERITY_WARNING, "English much longer or shorter than the Dutch"}, check_length},
};

enum { RULES = sizeof rules / sizeof rules[0] };

const ntr_check_rule *ntr_check_rule_at(size_t index) {
    return index < RULES ? &rules[index].about : NULL;
}

void ntr_check_findings_free(ntr_check_findings *findings) {
    if (findings) ntr_arena_free(findings->arena);
}

void check_report(checker *self, ntr_span target, const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ntr_check_finding *finding = length < 0 ? NULL : NTR_PUSH(self->arena, &self->findings->list);
    if (!finding) {
        self->failed = true;
        return;
    }
    ntr_str said = {text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1};
    while (said.len && !ntr_utf8_is_bound(ntr_str_from(text), said.len)) said.len--;
    *finding = (ntr_check_finding){self->rule, self->number, target, ntr_arena_copy(self->arena, said)};
    if (!finding->text.ptr) self->failed = true;
}

/* --- one unit ----------------------------------------------------------------------------------------------------- */

static bool says_word(ntr_str text, size_t at, const char *word) {
    const size_t length = strlen(word);
    if (at + length > text.len || memcmp(text.ptr + at, word, length) != 0) return false;
    return at + length == text.len || !strchr("abcdefghijklmnopqrstuvwxyz-", text.ptr[at + length]);
}

static bool is_silenced(const ntr_unit *unit, const char *code) {
    static const char lead[] = "ignore ";
    for (uint32_t i = 0; i < unit->note_count; i++) {
        const ntr_str text = unit->notes[i].text;
        for (size_t at = 0; at + sizeof lead - 1 <= text.len; at++)
            if (memcmp(text.ptr + at, lead, sizeof lead - 1) == 0 && says_word(text, at + sizeof lead - 1, code))
                return true;
    }
    return false;
}

/* A segment that is carried over as it is has nothing to be checked but that it is as it was. */
static bool is_carried(const ntr_unit *unit) {
    return !unit->translate;
}

static bool is_work(const ntr_unit *unit) {
    return unit->target.len > 0 && unit->state != NTR_STATE_NEW;
}

/* What is not translated has nothing else to be looked at. */
static void check_unit(checker *self) {
    const uint32_t before = self->findings->list.count;
    self->source.list.count = self->target.list.count = 0;
    check_split(self, &self->source, self->unit->source);
    if (self->unit->target.len) check_split(self, &self->target, self->unit->target);
    for (size_t i = 0; i < RULES && !self->failed; i++) {
        self->rule = &rules[i].about;
        if (i > 0 && (!is_work(self->unit) || (i == 1 && self->findings->list.count > before))) break;
        if (!is_silenced(self->unit, self->rule->code)) rules[i].run(self);
    }
}

static ntr_status check_all(checker *self, ntr_error *err) {
    NTR_TRY(ntr_workspace_open_dictionaries(self->workspace, err));
    NTR_TRY(ntr_workspace_open_english(self->workspace, err));
    for (uint32_t i = 0; i < self->bitext->units.count && !self->failed; i++) {
        self->unit = &self->bitext->units.items[i];
        self->number = i;
        if (!is_carried(self->unit)) check_unit(self);
    }
    return self->failed ? ntr_error_memory(err) : NTR_OK;
}

ntr_status ntr_check_bitext(ntr_check_findings **out, const ntr_bitext *bitext, ntr_workspace *workspace,
                            ntr_error *err) {
    ntr_arena *arena;
    *out = ntr_arena_new_owned(&arena, sizeof **out);
    if (!*out) return ntr_error_memory(err);
    (*out)->arena = arena;
    checker self = {.findings = *out, .bitext = bitext, .workspace = workspace, .arena = arena};
    const ntr_status status = check_all(&self, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_check_findings_free(*out);
    *out = NULL;
    return status;
}
