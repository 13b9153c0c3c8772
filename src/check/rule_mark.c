/* Rules on what must come through: inline mark-up and protected passages. */
#include "check/check.h"

static const ntr_span WHOLE = {0, 0};

/* --- codes -------------------------------------------------------------------------------------------------------- */

static bool same_code(const ntr_code *a, const ntr_code *b) {
    return a->kind == b->kind && ntr_str_equal(a->id, b->id);
}

/* Pairs each code of `from` with one of `to`, and reports those that have none. `used` marks what is taken. */
static void report_alone(checker *self, ntr_codes from, ntr_codes to, bool *used, const char *what) {
    for (uint32_t i = 0; i < to.count; i++) used[i] = false;
    for (uint32_t i = 0; i < from.count; i++) {
        uint32_t k = i < to.count && !used[i] && same_code(&from.items[i], &to.items[i]) ? i : 0;
        while (k < to.count && (used[k] || !same_code(&from.items[i], &to.items[k]))) k++;
        if (k < to.count) {
            used[k] = true;
            continue;
        }
        const ntr_code *code = &from.items[i];
        check_report(self, WHOLE, "inline code %.*s%s%.*s is %s", NTR_FMT(code->id), code->data.len ? " " : "",
                     NTR_FMT(code->data), what);
    }
}

static bool closes_before_opening(ntr_codes codes) {
    for (uint32_t i = 0; i < codes.count; i++)
        if (codes.items[i].kind == NTR_CODE_CLOSE && codes.items[i].isolated) return true;
    return false;
}

void check_codes(checker *self) {
    const ntr_codes source = self->unit->source_codes, target = self->unit->target_codes;
    const uint32_t most = source.count > target.count ? source.count : target.count;
    if (most == 0) return;
    bool *used = ntr_arena_array(self->arena, most, sizeof *used);
    if (!used) {
        self->failed = true;
        return;
    }
    report_alone(self, source, target, used, "missing");
    report_alone(self, target, source, used, "too many");
    if (source.count == target.count && closes_before_opening(target) && !closes_before_opening(source))
        check_report(self, WHOLE, "an inline code is closed before it is opened");
}

/* --- protected passages ------------------------------------------------------------------------------------------- */

static uint32_t count_of(ntr_str text, ntr_str part) {
    uint32_t count = 0;
    for (size_t i = 0; part.len && i + part.len <= text.len; i++)
        if (text.ptr[i] == part.ptr[0] && memcmp(text.ptr + i, part.ptr, part.len) == 0) {
            count++;
            i += part.len - 1;
        }
    return count;
}

/* Passages in another language may be translated after all, and legal sources have English names. */
static bool must_stay(const ntr_annot *annot) {
    return annot->kind == NTR_PROTECTED && annot->as.protected_as != NTR_PROTECTED_FOREIGN &&
           annot->as.protected_as != NTR_PROTECTED_LEGAL;
}

static bool is_first(const ntr_unit *unit, uint32_t index) {
    for (uint32_t i = 0; i < index; i++)
        if (must_stay(&unit->annots[i]) &&
            ntr_str_equal(ntr_unit_text(unit, &unit->annots[i]), ntr_unit_text(unit, &unit->annots[index])))
            return false;
    return true;
}

void check_protected(checker *self) {
    const ntr_unit *unit = self->unit;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        if (!must_stay(&unit->annots[i]) || !is_first(unit, i)) continue;
        const ntr_str text = ntr_unit_text(unit, &unit->annots[i]);
        const uint32_t wanted = count_of(unit->source, text), found = count_of(unit->target, text);
        const char *kind = ntr_protected_kind_word(unit->annots[i].as.protected_as);
        if (found == 0)
            check_report(self, WHOLE, "the %s %.*s is missing or altered", kind, NTR_FMT(text));
        else if (found < wanted)
            check_report(self, WHOLE, "the %s %.*s stands %u times, not %u", kind, NTR_FMT(text), (unsigned)found,
                         (unsigned)wanted);
    }
}
