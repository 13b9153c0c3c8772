/* Mark-up, as engines give it back: XML or HTML, re-spaced, in other case, with other quotes or full-width signs. */
#include "ext/unicode.h"
#include "model/unmask.h"

enum { MOST_TAG = 256 }; /* bytes of a tag of ours, however it was spaced */

typedef struct tag {
    size_t end; /* behind it */
    char name[32];
    uint32_t number; /* of its attribute id; 0 when there is none */
    bool closes;     /* </name> */
    bool empty;      /* <name/> */
    bool exact;      /* written as XML would have it */
} tag;

typedef struct tag_scan {
    unmasker *self;
    ntr_str text;
    NTR_LIST(uint32_t) open; /* numbers of pairs */
    bool no_more_ends;       /* of the element that keeps its content */
} tag_scan;

static bool is_less(int32_t c) {
    return c == '<' || c == 0xFF1C;
}

static bool is_greater(int32_t c) {
    return c == '>' || c == 0xFF1E;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* --- one tag ------------------------------------------------------------------------------------------------------ */

/* The end of the tag that begins at `at`, behind its bracket; 0 when there is none near. */
static size_t find_end(ntr_str text, size_t at) {
    const size_t most = text.len - at < MOST_TAG ? text.len : at + MOST_TAG;
    while (at < most) {
        const int32_t c = ntr_utf8_next(text, &at);
        if (is_greater(c)) return at;
        if (is_less(c)) return 0;
    }
    return 0;
}

/* The digits behind id=, whatever stands around them. */
static uint32_t find_id(ntr_str attributes, bool *quoted) {
    enum { MOST_DIGITS = 9 };
    for (size_t i = 0; i + 2 < attributes.len; i++) {
        const bool begins = i > 0 && strchr(" \t", attributes.ptr[i - 1]);
        if (!begins || lower(attributes.ptr[i]) != 'i' || lower(attributes.ptr[i + 1]) != 'd') continue;
        size_t at = i + 2;
        *quoted = at + 1 < attributes.len && attributes.ptr[at] == '=' && strchr("\"'", attributes.ptr[at + 1]);
        while (at < attributes.len && !(attributes.ptr[at] >= '0' && attributes.ptr[at] <= '9')) at++;
        uint32_t number = 0;
        for (unsigned n = 0; at < attributes.len && n < MOST_DIGITS; at++, n++) {
            if (attributes.ptr[at] < '0' || attributes.ptr[at] > '9') break;
            number = number * 10 + (uint32_t)(attributes.ptr[at] - '0');
        }
        return number;
    }
    return 0;
}

static void read_name(tag *out, ntr_str inside, size_t *at) {
    size_t length = 0;
    for (; *at < inside.len && length + 1 < sizeof out->name; ++*at) {
        const char c = lower(inside.ptr[*at]);
        if (!((c >= 'a' && c <= 'z') || c == ':')) break;
        if (c != inside.ptr[*at]) out->exact = false;
        out->name[length++] = c;
    }
    out->name[length] = '\0';
}

/* Reads the tag whose bracket is at `at`; false when there is none. */
static bool read_tag(tag *out, ntr_str text, size_t at) {
    size_t begin = at;
    const bool ascii = ntr_utf8_next(text, &begin) == '<';
    const size_t end = find_end(text, begin);
    if (end == 0) return false;
    size_t last = end;
    const bool closed_ascii = ntr_utf8_previous(text, &last) == '>';
    const ntr_str inside = ntr_str_slice(text, begin, last);
    *out = (tag){.end = end, .exact = ascii && closed_ascii};
    size_t i = 0;
    for (; i < inside.len && (inside.ptr[i] == ' ' || inside.ptr[i] == '/'); i++) {
        if (inside.ptr[i] == '/') out->closes = true;
        if (inside.ptr[i] == ' ') out->exact = false;
    }
    read_name(out, inside, &i);
    bool quoted = true;
    out->number = find_id(ntr_str_slice(inside, i, inside.len), &quoted);
    out->exact = out->exact && quoted;
    for (i = inside.len; i > 0 && inside.ptr[i - 1] == ' ';) i--;
    out->empty = !out->closes && i > 0 && inside.ptr[i - 1] == '/';
    return out->name[0] != '\0';
}

/* --- character references ----------------------------------------------------------------------------------------- */

static int32_t named_character(ntr_str name) {
    static const struct {
        const char *name;
        int32_t c;
    } names[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
                 {"nbsp", 0xA0},    {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D},
                 {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"euro", 0x20AC},  {NULL, 0}};
    for (size_t i = 0; names[i].name; i++)
        if (ntr_str_equal(name, ntr_str_from(names[i].name))) return names[i].c;
    return -1;
}

static int32_t numbered_character(ntr_str digits) {
    const bool hex = digits.len && lower(digits.ptr[0]) == 'x';
    int32_t value = 0;
    for (size_t i = hex; i < digits.len; i++) {
        const char c = lower(digits.ptr[i]);
        const int digit = c >= '0' && c <= '9' ? c - '0' : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0 || value > 0x10FFFF) return -1;
        value = value * (hex ? 16 : 10) + digit;
    }
    return digits.len > (size_t)hex && value > 0 && ntr_char_is_xml(value) ? value : -1;
}

/* The character that the reference at `*at` means; `*at` moves behind it. -1 when there is none. */
static int32_t read_reference(ntr_str text, size_t *at) {
    enum { MOST_REFERENCE = 12 };
    const size_t begin = *at + 1;
    size_t end = begin;
    while (end < text.len && end - begin < MOST_REFERENCE && text.ptr[end] != ';') end++;
    if (end >= text.len || text.ptr[end] != ';') return -1;
    const ntr_str name = ntr_str_slice(text, begin, end);
    const bool number = name.len && name.ptr[0] == '#';
    const int32_t c = number ? numbered_character(ntr_str_slice(name, 1, name.len)) : named_character(name);
    if (c >= 0) *at = end + 1;
    return c;
}

static void append_decoded(ntr_buffer *out, ntr_str text) {
    for (size_t at = 0; at < text.len;) {
        const int32_t c = text.ptr[at] == '&' ? read_reference(text, &at) : -1;
        if (c >= 0) {
            ntr_utf8_append(out, c);
        } else {
            ntr_buffer_append_char(out, text.ptr[at++]);
        }
    }
}

static void put_plain(unmasker *self, ntr_str text) {
    ntr_buffer decoded = {0};
    append_decoded(&decoded, text);
    if (decoded.failed) self->text.failed = true;
    unmask_plain(self, ntr_buffer_str(&decoded));
    ntr_buffer_dispose(&decoded);
}

/* --- what the elements stand for ---------------------------------------------------------------------------------- */

static void put_stray(unmasker *self, ntr_str shown) {
    unmask_slip(self, NTR_SLIP_STRAY, shown, "left out");
}

static uint32_t slot_of(const uint32_t *table, const unmasker *self, uint32_t number) {
    return number <= self->numbers ? table[number] : 0;
}

/* Where the element that keeps its content ends: `*content` receives the end of what is in it. 0: nowhere. */
static size_t find_kept_end(tag_scan *scan, size_t at, size_t *content) {
    const char *name = scan->self->masks->style->keep;
    tag end;
    for (; !scan->no_more_ends && at < scan->text.len;) {
        const size_t from = at;
        if (!is_less(ntr_utf8_next(scan->text, &at)) || !read_tag(&end, scan->text, from)) continue;
        if (!end.closes || strcmp(end.name, name) != 0) continue;
        *content = from;
        return end.end;
    }
    scan->no_more_ends = true;
    return 0;
}

/* Whether the engine left the content as it was; space at its edges does not count. */
static bool is_untouched(const ntr_slot *slot, ntr_str content) {
    size_t a = 0, b = 0;
    while (a < slot->text.len && b < content.len) {
        const int32_t wanted = ntr_utf8_next(slot->text, &a), given = ntr_utf8_next(content, &b);
        const bool both_space = ntr_char_is_space(wanted) && ntr_char_is_space(given);
        const bool replaced = !ntr_char_is_xml(wanted) && given == 0xFFFD;
        if (wanted != given && !both_space && !replaced) return false;
    }
    return a == slot->text.len && b == content.len;
}

/* The first that has not been seen, for engines that drop the id. */
static uint32_t next_kept(const unmasker *self) {
    for (uint32_t i = 0; i < self->mask->slot_count; i++) {
        const ntr_slot *slot = &self->mask->slots[i];
        const bool kept = slot->kind <= NTR_SLOT_QUANTITY && slot->number;
        if (kept && !self->seen[i]) return i + 1;
    }
    return 0;
}

static void put_kept(tag_scan *scan, const tag *begin, size_t *at) {
    unmasker *self = scan->self;
    const uint32_t slot = begin->number ? slot_of(self->first, self, begin->number) : next_kept(self);
    size_t content_end = begin->end;
    const size_t end = begin->empty ? begin->end : find_kept_end(scan, begin->end, &content_end);
    *at = end ? end : begin->end;
    if (slot == 0) { /* not one of ours: its content is the engine's */
        put_plain(self, ntr_str_slice(scan->text, begin->end, content_end));
        return;
    }
    ntr_buffer content = {0};
    append_decoded(&content, ntr_str_slice(scan->text, begin->end, content_end));
    const ntr_str whole = ntr_buffer_str(&content);
    const ntr_span core = ntr_utf8_trim(whole, (ntr_span){0, (uint32_t)whole.len});
    const ntr_slot *wanted = &self->mask->slots[slot - 1];
    const ntr_span own = ntr_utf8_trim(wanted->text, (ntr_span){0, (uint32_t)wanted->text.len});
    const bool untouched = is_untouched(
        wanted, ntr_span_length(own) == wanted->text.len ? ntr_str_slice(whole, core.begin, core.end) : whole);
    /* Space that the engine moved into the element stands between words. */
    const bool apart = self->ends_in_space || self->text.len == 0;
    if (untouched && core.begin > 0 && own.begin == 0 && !apart) unmask_plain(self, NTR_STR(" "));
    unmask_slot(self, slot - 1, end && begin->exact && begin->number && untouched);
    if (untouched && core.end < whole.len && ntr_span_length(own) == wanted->text.len) unmask_plain(self, NTR_STR(" "));
    ntr_buffer_dispose(&content);
}

static void put_pair(tag_scan *scan, const tag *found, ntr_str shown) {
    unmasker *self = scan->self;
    uint32_t number = found->number;
    if (found->closes && scan->open.count) number = scan->open.items[--scan->open.count];
    const uint32_t slot = slot_of(found->closes ? self->second : self->first, self, number);
    if (number == 0 || slot == 0) {
        put_stray(self, shown);
        return;
    }
    unmask_slot(self, slot - 1, found->exact);
    if (found->closes) return;
    const uint32_t other = slot_of(self->second, self, number);
    if (found->empty) {
        if (other) unmask_slot(self, other - 1, false);
        return;
    }
    uint32_t *open = NTR_PUSH(self->arena, &scan->open);
    if (!open) {
        self->text.failed = true;
        return;
    }
    *open = number;
}

static void put_alone(tag_scan *scan, const tag *found, ntr_str shown) {
    const uint32_t slot = slot_of(scan->self->first, scan->self, found->number);
    if (found->closes) return; /* <x id="1"></x> */
    if (slot == 0) {
        put_stray(scan->self, shown);
    } else {
        unmask_slot(scan->self, slot - 1, found->exact);
    }
}

/* Puts what the tag stands for and moves `*at` behind it; false when it is not one of ours. */
static bool put_tag(tag_scan *scan, const tag *found, size_t *at) {
    const ntr_mt_style *style = scan->self->masks->style;
    const ntr_str shown = ntr_str_slice(scan->text, *at, found->end);
    if (strcmp(found->name, style->keep) == 0 && !found->closes) {
        put_kept(scan, found, at);
        return true;
    }
    if (strcmp(found->name, style->alone) == 0) {
        put_alone(scan, found, shown);
    } else if (strcmp(found->name, style->pair) == 0) {
        put_pair(scan, found, shown);
    } else if (strcmp(found->name, style->keep) != 0 &&
               !(style->dictionary && strcmp(found->name, style->dictionary) == 0)) {
        return false;
    }
    *at = found->end;
    return true;
}

void unmask_tags(unmasker *self, ntr_str answer) {
    tag_scan scan = {.self = self, .text = answer};
    size_t done = 0;
    for (size_t at = 0; at < answer.len;) {
        const size_t from = at;
        tag found;
        size_t next = at;
        const bool bracket = is_less(ntr_utf8_next(answer, &next));
        if (!bracket || !read_tag(&found, answer, from)) {
            at = next;
            continue;
        }
        put_plain(self, ntr_str_slice(answer, done, from));
        done = from;
        if (put_tag(&scan, &found, &at)) {
            done = at;
        } else {
            at = next;
        }
    }
    put_plain(self, ntr_str_slice(answer, done, answer.len));
}
