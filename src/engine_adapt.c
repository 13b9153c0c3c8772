#include "engine_adapt.h"

#include "base/arena.h"
#include "ext/unicode.h"
#include "ntrans/buffer.h"

/* --- what may differ ---------------------------------------------------------------------------------------------- */

/* A name or a quantity in a Dutch text. */
typedef struct item {
    ntr_span span;
    ntr_str english;
    bool is_name;
} item;

typedef NTR_LIST(item) items;

static bool is_digit(ntr_str text, size_t at) {
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

/* The end of the number that begins at `at`: 1.234,5 and 20:30 are one each. */
static uint32_t number_end(ntr_str text, uint32_t at) {
    while (is_digit(text, at) ||
           (at < text.len && text.ptr[at] && strchr(".,:", text.ptr[at]) && is_digit(text, at + 1)))
        at++;
    return at;
}

/* A number in English notation: dots and commas change places. */
static ntr_str english_number(ntr_arena *arena, ntr_str text) {
    const ntr_str copy = ntr_arena_copy(arena, text);
    char *out = copy.ptr ? ntr_arena_alloc(arena, text.len + 1) : NULL;
    for (size_t i = 0; out && i < text.len; i++)
        out[i] = text.ptr[i] == '.' ? ',' : text.ptr[i] == ',' ? '.' : text.ptr[i];
    return (ntr_str){out, out ? text.len : 0};
}

static bool add_numbers(items *out, ntr_arena *arena, ntr_str text, uint32_t at, uint32_t end) {
    while (at < end) {
        if (!is_digit(text, at)) {
            at++;
            continue;
        }
        const uint32_t behind = number_end(text, at);
        item *added = NTR_PUSH(arena, out);
        if (!added) return false;
        *added = (item){{at, behind}, english_number(arena, ntr_str_slice(text, at, behind)), false};
        if (!added->english.ptr) return false;
        at = behind;
    }
    return true;
}

/* Names and quantities that the stages marked, and the other numbers, from left to right. */
static bool list_items(items *out, ntr_arena *arena, const ntr_unit *unit) {
    uint32_t at = 0;
    *out = (items){0};
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const bool meant = annot->kind == NTR_NAME || annot->kind == NTR_QUANTITY;
        if (!meant || annot->in_compound || annot->span.begin < at || ntr_span_length(annot->span) == 0) continue;
        if (!add_numbers(out, arena, unit->source, at, annot->span.begin)) return false;
        item *added = NTR_PUSH(arena, out);
        if (!added) return false;
        *added = (item){annot->span, ntr_annot_english(annot, ntr_unit_text(unit, annot)), annot->kind == NTR_NAME};
        at = annot->span.end;
    }
    return add_numbers(out, arena, unit->source, at, (uint32_t)unit->source.len);
}

/* Whether two texts are the same outside their items, and these are of one kind. */
static bool same_outside(ntr_str old, const items *olds, ntr_str new, const items *news) {
    uint32_t old_at = 0, new_at = 0;
    if (olds->count != news->count || olds->count == 0) return false;
    for (uint32_t i = 0; i < olds->count; i++) {
        const item *a = &olds->items[i], *b = &news->items[i];
        if (a->is_name != b->is_name ||
            !ntr_str_equal(ntr_str_slice(old, old_at, a->span.begin), ntr_str_slice(new, new_at, b->span.begin)))
            return false;
        old_at = a->span.end;
        new_at = b->span.end;
    }
    return ntr_str_equal(ntr_str_slice(old, old_at, old.len), ntr_str_slice(new, new_at, new.len));
}

/* --- what is replaced --------------------------------------------------------------------------------------------- */

typedef struct change {
    ntr_str from, to;
} change;

/* One match being fitted. */
typedef struct fitter {
    ntr_arena *arena; /* of the bitext */
    ntr_match *match;
    NTR_LIST(change) changes;
    NTR_LIST(ntr_str) kept; /* English of items that stay */
    bool failed;            /* memory ran out */
} fitter;

static bool is_wordlike(int32_t c) {
    return c >= 0 && (ntr_char_is_letter(c) || ntr_char_is_mark(c) || ntr_char_is_digit(c));
}

/* Whether `what` stands at `at` as a whole: the 12 in "112" or "12.5" is none. */
static bool stands_at(ntr_str text, size_t at, ntr_str what) {
    size_t before = at, behind = at + what.len;
    if (what.len == 0 || behind > text.len || memcmp(text.ptr + at, what.ptr, what.len) != 0) return false;
    if (behind + 1 < text.len && strchr(".,:", text.ptr[behind]) && is_digit(text, behind + 1) &&
        is_digit(what, what.len - 1))
        return false;
    if (at >= 2 && text.ptr[at - 1] && strchr(".,:", text.ptr[at - 1]) && is_digit(text, at - 2) && is_digit(what, 0))
        return false;
    return !is_wordlike(ntr_utf8_previous(text, &before)) && !is_wordlike(ntr_utf8_next(text, &behind));
}

static bool stands_in(ntr_str text, ntr_str what) {
    for (size_t at = 0; at + what.len <= text.len; at++)
        if (ntr_utf8_is_bound(text, at) && stands_at(text, at, what)) return true;
    return false;
}

static bool add_change(fitter *f, ntr_str from, ntr_str to) {
    if (!stands_in(f->match->target, from)) return false;
    change *added = NTR_PUSH(f->arena, &f->changes);
    if (!added)
        f->failed = true;
    else
        *added = (change){from, to};
    return added != NULL;
}

static bool keep(fitter *f, ntr_str english) {
    ntr_str *added = NTR_PUSH(f->arena, &f->kept);
    if (!added)
        f->failed = true;
    else
        *added = english;
    return added != NULL;
}

/* "12 uur" and "15 uur", whose English (noon, 3 p.m.) is not in the proposal: the numbers themselves may be. */
static bool change_numbers(fitter *f, ntr_str old, ntr_str new) {
    items olds = {0}, news = {0};
    if (!add_numbers(&olds, f->arena, old, 0, (uint32_t)old.len) ||
        !add_numbers(&news, f->arena, new, 0, (uint32_t) new.len)) {
        f->failed = true;
        return false;
    }
    if (!same_outside(old, &olds, new, &news)) return false;
    for (uint32_t i = 0; i < olds.count; i++) {
        const ntr_str from = olds.items[i].english, to = news.items[i].english;
        if (ntr_str_equal(from, to) ? !keep(f, from) : !add_change(f, from, to)) return false;
    }
    return true;
}

static bool change_item(fitter *f, const ntr_unit *old, const item *a, const ntr_unit *new, const item *b) {
    const ntr_str from = ntr_str_slice(old->source, a->span.begin, a->span.end),
                  to = ntr_str_slice(new->source, b->span.begin, b->span.end);
    if (ntr_str_equal(from, to)) return keep(f, a->english);
    if (ntr_str_equal(a->english, b->english)) return true; /* two spellings of one name */
    return add_change(f, a->english, b->english) || (!a->is_name && !f->failed && change_numbers(f, from, to));
}

/* Whether each English to be replaced has one other, and does not stand for something that stays as well. */
static bool is_clear(const fitter *f) {
    for (uint32_t i = 0; i < f->changes.count; i++) {
        for (uint32_t k = 0; k < i; k++)
            if (ntr_str_equal(f->changes.items[i].from, f->changes.items[k].from) &&
                !ntr_str_equal(f->changes.items[i].to, f->changes.items[k].to))
                return false;
        for (uint32_t k = 0; k < f->kept.count; k++)
            if (ntr_str_equal(f->changes.items[i].from, f->kept.items[k])) return false;
    }
    return f->changes.count > 0;
}

/* --- the new English ---------------------------------------------------------------------------------------------- */

/* The longest change that begins at `at`. */
static const change *change_at(const fitter *f, size_t at) {
    const change *found = NULL;
    for (uint32_t i = 0; i < f->changes.count; i++) {
        const change *c = &f->changes.items[i];
        if (stands_at(f->match->target, at, c->from) && (!found || c->from.len > found->from.len)) found = c;
    }
    return found;
}

/* Writes the target with its changes, and moves its codes along. */
static bool rewrite(fitter *f, ntr_buffer *out, ntr_code *codes) {
    const ntr_str target = f->match->target;
    const ntr_codes old = f->match->target_codes;
    uint32_t next = 0;
    for (size_t at = 0; at <= target.len;) {
        for (; next < old.count && old.items[next].at <= at; next++) codes[next].at = (uint32_t)out->len;
        const change *c = at < target.len && ntr_utf8_is_bound(target, at) ? change_at(f, at) : NULL;
        if (c)
            ntr_buffer_append(out, c->to);
        else if (at < target.len)
            ntr_buffer_append_char(out, target.ptr[at]);
        at += c ? c->from.len : 1;
    }
    for (; next < old.count; next++) codes[next].at = (uint32_t)out->len;
    return !out->failed;
}

static bool tell(fitter *f) {
    ntr_buffer text = {0};
    for (uint32_t i = 0; i < f->changes.count; i++) {
        bool told = false;
        for (uint32_t k = 0; k < i && !told; k++)
            told = ntr_str_equal(f->changes.items[i].from, f->changes.items[k].from);
        if (told) continue;
        if (text.len) ntr_buffer_append(&text, NTR_STR("; "));
        ntr_buffer_printf(&text, "%.*s → %.*s", NTR_FMT(f->changes.items[i].from), NTR_FMT(f->changes.items[i].to));
    }
    f->match->replaced = text.failed ? NTR_STR_NONE : ntr_arena_copy(f->arena, ntr_buffer_str(&text));
    ntr_buffer_dispose(&text);
    return f->match->replaced.ptr != NULL;
}

static bool apply(fitter *f) {
    const ntr_codes old = f->match->target_codes;
    ntr_code *codes = old.count ? ntr_arena_array(f->arena, old.count, sizeof *codes) : NULL;
    ntr_buffer out = {0};
    if (old.count && !codes) return false;
    if (codes) memcpy(codes, old.items, old.count * sizeof *codes);
    ntr_str target = NTR_STR_NONE;
    if (rewrite(f, &out, codes)) target = ntr_arena_copy(f->arena, ntr_buffer_str(&out));
    ntr_buffer_dispose(&out);
    if (!target.ptr || !tell(f)) return false;
    f->match->target = target;
    f->match->target_codes = (ntr_codes){codes, old.count};
    return true;
}

/* --- one match, and all ------------------------------------------------------------------------------------------- */

/* `old` holds the match's Dutch with its marks. */
static ntr_status fit(ntr_bitext *bitext, ntr_match *match, const ntr_unit *old, const ntr_unit *new, ntr_error *err) {
    fitter f = {.arena = bitext->arena, .match = match};
    items olds, news;
    if (!list_items(&olds, f.arena, old) || !list_items(&news, f.arena, new)) return ntr_error_memory(err);
    if (!same_outside(old->source, &olds, new->source, &news)) return NTR_OK;
    bool good = true;
    for (uint32_t i = 0; good && i < olds.count; i++) good = change_item(&f, old, &olds.items[i], new, &news.items[i]);
    if (good && is_clear(&f)) f.failed = !apply(&f);
    return f.failed ? ntr_error_memory(err) : NTR_OK;
}

/* Only the best two of a unit: marking their Dutch costs as much as marking the unit's own. */
enum { FITTED = 2 };

static bool is_fitted(const ntr_unit *unit, uint32_t index) {
    return index < FITTED && index < unit->match_count && unit->matches[index].score < NTR_SCORE_SAME;
}

static ntr_status gather(ntr_bitext *olds, const ntr_bitext *bitext, ntr_error *err) {
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        for (uint32_t k = 0; k < FITTED; k++) {
            if (!is_fitted(unit, k)) continue;
            ntr_unit *old = NTR_PUSH(olds->arena, &olds->units);
            if (!old) return ntr_error_memory(err);
            *old = (ntr_unit){.id = unit->id, .source = unit->matches[k].source, .lang = unit->lang, .translate = true};
        }
    }
    return NTR_OK;
}

/* Matches are ours to change where they came from a lookup: no unit shares them yet. */
static ntr_status fit_all(ntr_bitext *bitext, const ntr_bitext *olds, ntr_error *err) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        ntr_unit *unit = &bitext->units.items[i];
        ntr_match *matches = NULL;
        for (uint32_t k = 0; k < FITTED; k++) {
            if (!is_fitted(unit, k)) continue;
            if (!matches && !(matches = ntr_arena_array(bitext->arena, unit->match_count, sizeof *matches)))
                return ntr_error_memory(err);
            if (unit->matches != matches) memcpy(matches, unit->matches, unit->match_count * sizeof *matches);
            unit->matches = matches;
            NTR_TRY(fit(bitext, &matches[k], &olds->units.items[next++], unit, err));
        }
    }
    return NTR_OK;
}

ntr_status ntr_worker_adapt(ntr_worker *worker, ntr_bitext *bitext, ntr_error *err) {
    ntr_bitext *olds = NULL;
    NTR_TRY(ntr_bitext_new(&olds, bitext->name, "nl", bitext->target_lang, err));
    ntr_status status = gather(olds, bitext, err);
    if (status == NTR_OK && olds->units.count) status = ntr_worker_mark(worker, olds, false, err);
    if (status == NTR_OK && olds->units.count) status = fit_all(bitext, olds, err);
    ntr_bitext_free(olds);
    return status;
}
