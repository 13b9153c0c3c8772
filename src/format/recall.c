#include "format/recall.h"

#include <stdlib.h>

#include "ext/unicode.h"
#include "format/remarks.h"

/* A unit that tells of more is not one of ours. */
enum { NOTES_MOST = 1000, MARKS_MOST = 4096 };

typedef struct recaller {
    ntr_arena *arena;
    ntr_unit *unit;
    NTR_LIST(ntr_annot) annots;
    ntr_buffer line;
    bool failed; /* memory ran out */
} recaller;

/* --- reading a remark --------------------------------------------------------------------------------------------- */

static bool begins(ntr_str text, const char *with) {
    const size_t length = strlen(with);
    return text.len >= length && memcmp(text.ptr, with, length) == 0;
}

static ntr_str behind(ntr_str text, size_t length) {
    return ntr_str_slice(text, length, text.len);
}

/* Where `what` stands in `text` for the first time, or its length. */
static size_t find(ntr_str text, const char *what) {
    const size_t length = strlen(what);
    for (size_t i = 0; i + length <= text.len; i++)
        if (memcmp(text.ptr + i, what, length) == 0) return i;
    return text.len;
}

/* Cuts `text` at `mark`: what stands before it is returned, `text` keeps what stands behind. */
static ntr_str cut(ntr_str *text, const char *mark) {
    const size_t at = find(*text, mark);
    const ntr_str head = ntr_str_slice(*text, 0, at);
    *text = at < text->len ? behind(*text, at + strlen(mark)) : NTR_STR("");
    return head;
}

/* Cuts the details off: the bracket at the end that begins with a word of the annotation's kind. */
static bool cut_details(ntr_str *text, ntr_str *details, int (*word)(ntr_str)) {
    if (text->len == 0 || text->ptr[text->len - 1] != ')') return false;
    for (size_t i = text->len; i-- > 1;) {
        if (text->ptr[i] != '(' || text->ptr[i - 1] != ' ') continue;
        ntr_str rest = ntr_str_slice(*text, i + 1, text->len - 1);
        *details = rest;
        if (word(cut(&rest, "; ")) < 0) continue;
        *text = ntr_str_slice(*text, 0, i - 1);
        return true;
    }
    return false;
}

/* "ru", "sr" */
static bool is_language(ntr_str text) {
    if (text.len < 2 || text.len > 3) return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 'a' || text.ptr[i] > 'z') return false;
    return true;
}

static void take_language(ntr_annot *annot, ntr_str code) {
    memcpy(annot->origin.code, code.ptr, code.len);
}

/* "Чупик, ru", "Чупик" or "ru" */
static bool take_original(ntr_annot *annot, ntr_str detail) {
    if (is_language(detail)) {
        take_language(annot, detail);
        return true;
    }
    for (size_t i = detail.len; i-- > 2;) {
        if (detail.ptr[i] != ' ' || detail.ptr[i - 1] != ',') continue;
        if (!is_language(behind(detail, i + 1))) return false;
        take_language(annot, behind(detail, i + 1));
        annot->original = ntr_str_slice(detail, 0, i - 1);
        return true;
    }
    size_t at = 0;
    if (strcmp(ntr_char_script(ntr_utf8_next(detail, &at)), "Latn") == 0) return false;
    annot->original = detail;
    return true;
}

static bool take_alternatives(recaller *r, ntr_annot *annot, ntr_str list) {
    uint32_t count = 1;
    for (size_t i = 0; i + 1 < list.len; i++) count += list.ptr[i] == ',' && list.ptr[i + 1] == ' ';
    ntr_str *items = ntr_arena_array(r->arena, count, sizeof *items);
    if (!items) return false;
    for (uint32_t i = 0; i < count; i++) items[i] = cut(&list, ", ");
    annot->alternatives = items;
    annot->alternative_count = count;
    return true;
}

/* A number of digits only, as far as 18 of them go; -1 for anything else. */
static int64_t number_of(ntr_str text) {
    int64_t number = 0;
    if (text.len == 0 || text.len > 18) return -1;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return -1;
        number = number * 10 + (text.ptr[i] - '0');
    }
    return number;
}

static void take_name_detail(recaller *r, ntr_annot *annot, ntr_str detail) {
    if (begins(detail, "name ")) {
        annot->base = behind(detail, 5);
    } else if (begins(detail, "also ")) {
        if (!take_alternatives(r, annot, behind(detail, 5))) r->failed = true;
    } else if (begins(detail, "confidence ")) {
        const int64_t number = number_of(behind(detail, 11));
        annot->confidence = (uint16_t)(number >= 0 && number <= 1000 ? number : 0);
    } else if (annot->original.ptr || annot->alternative_count || !take_original(annot, detail)) {
        annot->why = detail;
    }
}

static void take_term_detail(ntr_annot *annot, ntr_str detail) {
    if (ntr_str_equal(detail, NTR_STR("in compound"))) {
        annot->in_compound = true;
    } else if (begins(detail, "entry ") && number_of(behind(detail, 6)) > 0) {
        annot->entry = number_of(behind(detail, 6));
    } else {
        annot->lemma = detail;
    }
}

/* "Tsjoepik → Chupik (person; Чупик, ru; rule:ru:tsj; confidence 870)" */
static bool read_name(recaller *r, ntr_annot *annot, ntr_str *nl, ntr_str text) {
    ntr_str details;
    if (!cut_details(&text, &details, ntr_name_kind_from)) return false;
    *annot = (ntr_annot){.kind = NTR_NAME};
    annot->as.name = (ntr_name_kind)ntr_name_kind_from(cut(&details, "; "));
    while (details.len) take_name_detail(r, annot, cut(&details, "; "));
    const bool unchanged = find(text, " → ") == text.len;
    *nl = cut(&text, unchanged ? " unchanged" : " → ");
    if (!unchanged) annot->target = text;
    return true;
}

/* "arbeidsmigranten → migrant worker (preferred; arbeidsmigrant; entry 12)"; ↛ leads to what must not be used. */
static bool read_term(ntr_annot *annot, ntr_str *nl, ntr_str text) {
    ntr_str details;
    if (!cut_details(&text, &details, ntr_term_status_from)) return false;
    *annot = (ntr_annot){.kind = NTR_TERM};
    annot->as.status = (ntr_term_status)ntr_term_status_from(cut(&details, "; "));
    while (details.len) take_term_detail(annot, cut(&details, "; "));
    *nl = cut(&text, ntr_annot_is_discouraged(annot) ? " ↛ " : " → ");
    annot->target = annot->base = text;
    return true;
}

/* --- finding its place -------------------------------------------------------------------------------------------- */

static bool is_word(int32_t c) {
    return c >= 0 && (ntr_char_is_letter(c) || ntr_char_is_digit(c) || ntr_char_is_mark(c));
}

static bool is_whole(ntr_str source, ntr_span span) {
    size_t before = span.begin, end = span.end;
    return !is_word(ntr_utf8_previous(source, &before)) && !is_word(ntr_utf8_next(source, &end));
}

/* Annotations nest or are apart; two readings of one term share their place. Nothing stands in what is protected. */
static bool fits(const recaller *r, ntr_span span) {
    for (uint32_t i = 0; i < r->annots.count; i++) {
        const ntr_span other = r->annots.items[i].span;
        if (r->annots.items[i].kind == NTR_PROTECTED && ntr_span_contains(other, span)) return false;
        const bool apart = other.end <= span.begin || span.end <= other.begin;
        if (!apart && !ntr_span_contains(other, span) && !ntr_span_contains(span, other)) return false;
    }
    return r->annots.count < MARKS_MOST;
}

/* Whether the annotation, standing there, would be told in these very words. */
static bool says(recaller *r, const ntr_annot *annot, ntr_str remark) {
    ntr_buffer_clear(&r->line);
    (void)ntr_remark_append(&r->line, r->unit, annot);
    return !r->line.failed && ntr_str_equal(ntr_buffer_str(&r->line), remark);
}

/* Marks the places where `nl` stands as a word of its own or, with `inside`, within one. */
static bool mark_places(recaller *r, ntr_annot *annot, ntr_str nl, ntr_str remark, bool inside) {
    const ntr_str source = r->unit->source;
    bool found = false;
    for (size_t at = 0; at + nl.len <= source.len; at++) {
        annot->span = (ntr_span){(uint32_t)at, (uint32_t)(at + nl.len)};
        if (memcmp(source.ptr + at, nl.ptr, nl.len) != 0 || is_whole(source, annot->span) == inside) continue;
        if (!fits(r, annot->span) || !says(r, annot, remark)) continue;
        ntr_annot *mark = NTR_PUSH(r->arena, &r->annots);
        if (!mark) {
            r->failed = true;
            return true;
        }
        *mark = *annot;
        found = true;
        at += nl.len - 1;
    }
    return found;
}

static bool recall_note(recaller *r, const ntr_note *note) {
    const bool name = strcmp(note->code, "name") == 0;
    ntr_annot annot;
    ntr_str nl = NTR_STR("");
    if (!name && strcmp(note->code, "term") != 0) return false;
    const bool read = name ? read_name(r, &annot, &nl, note->text) : read_term(&annot, &nl, note->text);
    if (!read || nl.len == 0) return false;
    const bool inside = annot.in_compound; /* but Poetin is a word of its own in Poetin-aanhanger */
    return mark_places(r, &annot, nl, note->text, inside) || mark_places(r, &annot, nl, note->text, !inside);
}

/* Those that begin together: the longer first, then in the order of the notes. */
static int by_place(const void *left, const void *right) {
    const ntr_annot *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->second.begin < b->second.begin ? -1 : a->second.begin > b->second.begin;
}

/* qsort is not stable: while it works, `second` (which notes do not tell of) holds the order. */
static void sort(recaller *r) {
    for (uint32_t i = 0; i < r->annots.count; i++) r->annots.items[i].second.begin = i;
    if (r->annots.count) qsort(r->annots.items, r->annots.count, sizeof *r->annots.items, by_place);
    for (uint32_t i = 0; i < r->annots.count; i++) r->annots.items[i].second.begin = 0;
}

static bool take_annots(recaller *r) {
    for (uint32_t i = 0; i < r->unit->annot_count; i++) {
        ntr_annot *annot = NTR_PUSH(r->arena, &r->annots);
        if (!annot) return false;
        *annot = r->unit->annots[i];
    }
    return true;
}

static bool take_notes(recaller *r) {
    ntr_unit *unit = r->unit;
    uint32_t count = 0;
    if (unit->note_count == 0 || unit->note_count > NOTES_MOST) return true;
    ntr_note *rest = ntr_arena_array(r->arena, unit->note_count, sizeof *rest);
    if (!rest) return false;
    for (uint32_t i = 0; i < unit->note_count; i++)
        if (!recall_note(r, &unit->notes[i])) rest[count++] = unit->notes[i];
    unit->notes = rest;
    unit->note_count = count;
    return true;
}

bool ntr_recall(ntr_arena *arena, ntr_unit *unit) {
    recaller r = {.arena = arena, .unit = unit};
    const bool good = take_annots(&r) && take_notes(&r) && !r.failed && !r.line.failed;
    sort(&r);
    unit->annots = r.annots.items;
    unit->annot_count = r.annots.count;
    ntr_buffer_dispose(&r.line);
    return good;
}
