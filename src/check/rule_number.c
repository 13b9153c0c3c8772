/* Rules on numbers: those of the Dutch are in the English, no others are, and none is written the Dutch way. Figures
 * are compared by their digits first, whatever the marks between them, then by what they may stand for: 20.30 uur is
 * 8:30 p.m., 2,5 miljoen is 2,500,000, 3 is three, 3-5 is 3 May. */
#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"
#include "ext/unicode.h"
#include "lang/number.h"

enum { MOST_DIGITS = 23 };

/* One run of digits and the marks inside it. */
typedef struct figure {
    ntr_span span;
    char digits[MOST_DIGITS + 1]; /* without marks and without zeros in front */
    bool has_value;               /* it reads as a number of its language */
    ntr_number value;
    bool magnitude; /* miljoen, billion stands behind it */
    bool taken;     /* has its counterpart */
} figure;

typedef struct figures {
    NTR_LIST(figure) list;
    ntr_str text;
} figures;

/* --- reading ------------------------------------------------------------------------------------------------------ */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The bytes of a space that sets thousands apart at `at`: a no-break or narrow no-break space before three digits. */
static size_t group_space(ntr_str text, size_t at) {
    const size_t length = at + 2 <= text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0     ? 2 :
                          at + 3 <= text.len && memcmp(text.ptr + at, "\xE2\x80\xAF", 3) == 0 ? 3 :
                                                                                                0;
    for (size_t i = 0; length && i < 3; i++)
        if (at + length + i >= text.len || !is_digit(text.ptr[at + length + i])) return 0;
    return length;
}

static size_t end_of_figure(ntr_str text, size_t at) {
    while (at < text.len) {
        const bool mark = strchr(".,:", text.ptr[at]) && at + 1 < text.len && is_digit(text.ptr[at + 1]);
        const size_t space = group_space(text, at);
        if (!is_digit(text.ptr[at]) && !mark && !space) break;
        at += space ? space : 1;
    }
    return at;
}

static bool has_magnitude(ntr_str text, size_t at) {
    static const char *const words[] = {"duizend", "miljoen", "miljard",  "biljoen", "mln", "mld", "thousand",
                                        "million", "billion", "trillion", "bn",      "m ",  "m.",  "k "};
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '-')) at++;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (at + strlen(words[i]) <= text.len && memcmp(text.ptr + at, words[i], strlen(words[i])) == 0) return true;
    return false;
}

static void take_digits(figure *f, ntr_str run) {
    size_t count = 0;
    for (size_t i = 0; i < run.len; i++)
        if (is_digit(run.ptr[i]) && (count || run.ptr[i] != '0') && count < MOST_DIGITS)
            f->digits[count++] = run.ptr[i];
    if (count == 0) f->digits[count++] = '0';
    f->digits[count] = '\0';
}

static void add_figure(checker *self, figures *out, size_t begin, size_t end, ntr_notation notation) {
    figure *f = NTR_PUSH(self->arena, &out->list);
    if (!f) {
        self->failed = true;
        return;
    }
    size_t at = begin;
    f->span = (ntr_span){(uint32_t)begin, (uint32_t)end};
    f->has_value = ntr_number_read(&f->value, out->text, &at, notation) && at == end;
    f->magnitude = has_magnitude(out->text, end);
    take_digits(f, ntr_str_slice(out->text, begin, end));
}

static void read_figures(checker *self, figures *out, ntr_str text, ntr_notation notation) {
    out->text = text;
    out->list.count = 0;
    for (size_t at = 0; at < text.len && !self->failed;) {
        if (!is_digit(text.ptr[at])) {
            at++;
            continue;
        }
        const size_t begin = at;
        at = end_of_figure(text, at);
        add_figure(self, out, begin, at, notation);
    }
}

/* Digits of links, handles and tags are no numbers; links that were altered are no numbers either. */
static void blank_links(char *text, size_t length) {
    for (size_t begin = 0, i = 0; i <= length; i++) {
        if (i < length && !strchr(" \t\n", text[i])) continue;
        const ntr_str word = {text + begin, i - begin};
        bool link = word.len && (word.ptr[0] == '#' || memchr(word.ptr, '@', word.len));
        for (size_t k = 0; !link && k + 4 <= word.len; k++)
            link = memcmp(word.ptr + k, "://", 3) == 0 || memcmp(word.ptr + k, "www.", 4) == 0;
        if (link) memset(text + begin, ' ', word.len);
        begin = i + 1;
    }
}

/* Links stay as they are, and so are no numbers even when altered; a passage in another language and a reference to a
 * legal source (Stb. 2018, nr. 3: no. 3) are left out of both texts only where the English has them unaltered. */
static bool is_left_out(const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str stays = ntr_unit_text(unit, annot);
    if (annot->kind != NTR_PROTECTED || stays.len == 0) return false;
    const bool may_change =
        annot->as.protected_as == NTR_PROTECTED_FOREIGN || annot->as.protected_as == NTR_PROTECTED_LEGAL;
    return !may_change || check_contains(unit->target, stays);
}

/* The text with everything that must stay untouched blanked out, and the telephone numbers that `other` has too. */
static ntr_str without_protected(checker *self, ntr_str text, ntr_str other) {
    const ntr_unit *unit = self->unit;
    char *blank = ntr_arena_alloc(self->arena, text.len + 1);
    if (!blank) {
        self->failed = true;
        return text;
    }
    if (text.len) memcpy(blank, text.ptr, text.len);
    blank_links(blank, text.len);
    check_blank_phones(blank, text.len, other);
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        if (!is_left_out(unit, &unit->annots[i])) continue;
        const ntr_str stays = ntr_unit_text(unit, &unit->annots[i]);
        for (size_t at = 0; at + stays.len <= text.len; at++)
            if (memcmp(blank + at, stays.ptr, stays.len) == 0) memset(blank + at, ' ', stays.len);
    }
    return (ntr_str){blank, text.len};
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

static size_t length_without_zeros(const char *digits) {
    size_t length = strlen(digits);
    while (length > 1 && digits[length - 1] == '0') length--;
    return length;
}

/* 1,5 miljoen and 1,500,000 */
static bool same_scaled(const figure *a, const figure *b) {
    const size_t length = length_without_zeros(a->digits);
    return (a->magnitude || b->magnitude) && length == length_without_zeros(b->digits) &&
           memcmp(a->digits, b->digits, length) == 0;
}

/* Hours and minutes of 20.30, 8:30, 2030; minutes are 0 in a figure of one or two digits. */
static bool read_clock(const figure *f, unsigned *hour, unsigned *minute) {
    const size_t length = strlen(f->digits);
    const unsigned long value = length <= 4 ? strtoul(f->digits, NULL, 10) : 9999;
    *hour = (unsigned)(length <= 2 ? value : value / 100);
    *minute = (unsigned)(length <= 2 ? 0 : value % 100);
    return *hour <= 24 && *minute < 60;
}

static bool is_same_clock(const figure *a, const figure *b) {
    unsigned hour, minute, other_hour, other_minute;
    if (!read_clock(a, &hour, &minute) || !read_clock(b, &other_hour, &other_minute)) return false;
    return minute == other_minute && (hour + 12 - other_hour) % 12 == 0;
}

/* '80 and 1980s */
static bool is_same_decade(const figure *a, const figure *b) {
    return strlen(a->digits) == 2 && strlen(b->digits) == 4 && strcmp(a->digits, b->digits + 2) == 0 &&
           b->digits[3] == '0';
}

static bool is_near(ntr_str text, size_t at, const char *word) {
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\xC2' || text.ptr[at] == '\xA0')) at++;
    return at + strlen(word) <= text.len && memcmp(text.ptr + at, word, strlen(word)) == 0;
}

/* 9.00–17.00 uur, 9.00 - 17.00 uur */
static bool has_range_behind(const figures *dutch, const figure *f) {
    const figure *next = f + 1;
    if (next >= dutch->list.items + dutch->list.count || next->span.begin > f->span.end + 5) return false;
    return is_near(dutch->text, f->span.end, "-") || is_near(dutch->text, f->span.end, "–");
}

/* Whether the Dutch figure is a time of the day: what stands behind it, or its own colon, says so. */
static bool is_clock(const figures *dutch, const figure *f) {
    const ntr_str run = ntr_str_slice(dutch->text, f->span.begin, f->span.end);
    return memchr(run.ptr, ':', run.len) || is_near(dutch->text, f->span.end, "uur") ||
           is_near(dutch->text, f->span.end, "u.") || is_near(dutch->text, f->span.end, "tot") ||
           is_near(dutch->text, f->span.end, "en ") ||
           (has_range_behind(dutch, f) && is_near(dutch->text, f[1].span.end, "uur"));
}

static bool is_same(const figures *dutch, const figure *nl, const figure *en) {
    if (strcmp(nl->digits, en->digits) == 0) return true;
    if (nl->has_value && en->has_value && ntr_number_equal(&nl->value, &en->value)) return true;
    return same_scaled(nl, en) || (is_clock(dutch, nl) && is_same_clock(nl, en)) || is_same_decade(nl, en);
}

static ntr_str text_of(const figures *of, const figure *f) {
    return ntr_str_slice(of->text, f->span.begin, f->span.end);
}

/* Of the figures that may be meant the one that is surely: 22 is 22, not the 2.2 of a heading. */
static bool is_surely_same(const figures *dutch, const figure *nl, const figures *english, const figure *en) {
    if (nl->has_value && en->has_value) return ntr_number_equal(&nl->value, &en->value);
    return ntr_str_equal(text_of(dutch, nl), text_of(english, en));
}

/* Takes the counterpart of a Dutch figure: one that is surely it first, one that is free next, or one that is not, for
 * a number may be said once in English and twice in Dutch. */
static figure *take_same(const figures *dutch, const figure *nl, figures *english) {
    figure *free = NULL, *taken = NULL;
    for (uint32_t i = 0; i < english->list.count; i++) {
        figure *en = &english->list.items[i];
        if (!is_same(dutch, nl, en)) continue;
        if (en->taken) {
            taken = en;
        } else if (is_surely_same(dutch, nl, english, en)) {
            free = en;
            break;
        } else if (!free) {
            free = en;
        }
    }
    if (!free) return taken;
    free->taken = true;
    return free;
}

/* --- in words ----------------------------------------------------------------------------------------------------- */

static bool has_text(checker *self, ntr_str words) {
    if (!words.ptr) self->failed = true;
    return words.len && check_has_words(self, words, NULL);
}

/* 1x, 2 keer: once, twice; single, both */
static bool has_as_adverb(checker *self, long value) {
    static const char *const words[][2] = {{"once", "single"}, {"twice", "both"}};
    if (value < 1 || value > 2) return false;
    return has_text(self, ntr_str_from(words[value - 1][0])) || has_text(self, ntr_str_from(words[value - 1][1]));
}

/* 3-5-2023: the 5 may be a month */
static bool is_in_date(const figures *dutch, const figure *f) {
    const ntr_str text = dutch->text;
    return (f->span.begin > 0 && strchr("-/", text.ptr[f->span.begin - 1])) ||
           (f->span.end < text.len && strchr("-/", text.ptr[f->span.end]));
}

/* 4,5 jaar: four and a half years */
static bool has_as_half(checker *self, const figures *dutch, const figure *f) {
    enum { MOST = 3 }; /* digits before the mark */
    const ntr_str run = text_of(dutch, f);
    if (run.len < 3 || run.len > MOST + 2 || memcmp(run.ptr + run.len - 2, ",5", 2) != 0) return false;
    const long whole = strtol(run.ptr, NULL, 10);
    if (whole == 0) return has_text(self, NTR_STR("half"));
    const ntr_str words = ntr_spell_out(self->arena, "en", whole, false);
    return words.ptr && has_text(self, ntr_arena_printf(self->arena, "%.*s and a half", NTR_FMT(words)));
}

/* three, third; of a month its name */
static bool has_in_words(checker *self, const figures *dutch, const figure *f) {
    const size_t length = strlen(f->digits);
    const long value = length <= 3 ? strtol(f->digits, NULL, 10) : -1;
    if (value < 0) return false;
    const ntr_lexicon *lexicon = self->workspace->lexicon;
    if (is_in_date(dutch, f) && value >= 1 && value <= NTR_MONTHS && ntr_table_rows(&lexicon->calendar) >= NTR_MONTHS &&
        has_text(self, ntr_table_cell(&lexicon->calendar, (uint32_t)value - 1, 1)))
        return true;
    return has_text(self, ntr_spell_out(self->arena, "en", value, false)) ||
           has_text(self, ntr_spell_out(self->arena, "en", value, true)) || has_as_adverb(self, value);
}

/* Whether a number word of the Dutch, or the English that is proposed for a quantity, has the figure: half drie and
 * 2:30; twaalf and 12. */
static bool is_proposed(checker *self, const figure *en) {
    for (uint32_t i = 0; i < self->unit->annot_count; i++) {
        const ntr_annot *annot = &self->unit->annots[i];
        figures proposed = {0};
        if (annot->kind == NTR_PROTECTED || !annot->target.ptr) continue;
        read_figures(self, &proposed, annot->target, NTR_NOTATION_ENGLISH);
        const bool time = annot->kind == NTR_QUANTITY && annot->as.quantity == NTR_QUANTITY_TIME;
        unsigned hour, minute;
        if (time && proposed.list.count == 0 && read_clock(en, &hour, &minute)) return true;
        for (uint32_t k = 0; k < proposed.list.count; k++)
            if (strcmp(proposed.list.items[k].digits, en->digits) == 0 || is_same_clock(&proposed.list.items[k], en))
                return true;
    }
    const long value = strlen(en->digits) <= 6 ? strtol(en->digits, NULL, 10) : -1;
    for (uint32_t i = 0; value >= 0 && i < self->source.list.count; i++) {
        const ntr_table *numbers = &self->workspace->lexicon->words[NTR_WORDS_NUMBERS];
        const uint32_t row = ntr_table_find(numbers, check_type(self, &self->source.list.items[i])->folded);
        if (row != NTR_MAP_NONE && strtol(ntr_table_cell(numbers, row, 1).ptr, NULL, 10) == value &&
            ntr_table_cell(numbers, row, 1).len)
            return true;
    }
    return false;
}

/* A compound number word: vijfentwintig, tweehonderdste. */
static bool is_spelt(checker *self, const figure *en) {
    const long value = strlen(en->digits) <= 6 ? strtol(en->digits, NULL, 10) : -1;
    if (value < 0) return false;
    for (int ordinal = 0; ordinal < 2; ordinal++) {
        const ntr_str word = ntr_spell_out(self->arena, "nl", value, ordinal);
        const ntr_str folded = word.ptr ? ntr_fold(self->arena, word) : word;
        if (!folded.ptr) self->failed = true;
        for (uint32_t i = 0; folded.ptr && i < self->source.list.count; i++)
            if (ntr_str_equal(check_type(self, &self->source.list.items[i])->folded, folded)) return true;
    }
    return false;
}

/* --- the rules ---------------------------------------------------------------------------------------------------- */

static void read_both(checker *self, figures *dutch, figures *english) {
    const ntr_str source = self->unit->source, target = self->unit->target;
    read_figures(self, dutch, without_protected(self, source, target), NTR_NOTATION_DUTCH);
    read_figures(self, english, without_protected(self, target, source), NTR_NOTATION_ENGLISH);
}

void check_number_missing(checker *self) {
    figures dutch = {0}, english = {0};
    read_both(self, &dutch, &english);
    for (uint32_t i = 0; i < dutch.list.count && !self->failed; i++) {
        const figure *nl = &dutch.list.items[i];
        if (!take_same(&dutch, nl, &english) && !has_in_words(self, &dutch, nl) && !has_as_half(self, &dutch, nl))
            check_report(self, (ntr_span){0, 0}, "“%.*s” is not in the English", NTR_FMT(text_of(&dutch, nl)));
    }
}

void check_number_extra(checker *self) {
    figures dutch = {0}, english = {0};
    read_both(self, &dutch, &english);
    for (uint32_t i = 0; i < dutch.list.count; i++) (void)take_same(&dutch, &dutch.list.items[i], &english);
    for (uint32_t i = 0; i < english.list.count && !self->failed; i++) {
        const figure *en = &english.list.items[i];
        bool known = en->taken;
        for (uint32_t k = 0; k < dutch.list.count && !known; k++) known = is_same(&dutch, &dutch.list.items[k], en);
        if (!known && !is_proposed(self, en) && !is_spelt(self, en))
            check_report(self, en->span, "“%.*s” is not in the Dutch", NTR_FMT(text_of(&english, en)));
    }
}

/* arrest nr. 256.891, no. 256.891: a number that names something is written as its giver writes it. */
static bool is_reference(const figures *dutch, const figure *nl, const figures *english, const figure *en) {
    static const char *const words[] = {"no. ", "nos. ", "No. ", "Nos. ", "number "};
    if (!ntr_str_equal(text_of(dutch, nl), text_of(english, en))) return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const size_t length = strlen(words[i]);
        if (en->span.begin >= length && memcmp(english->text.ptr + en->span.begin - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* The digits agree, but read as English they are another number, or none: 1.234 and 1,5. */
void check_number_notation(checker *self) {
    figures dutch = {0}, english = {0};
    read_both(self, &dutch, &english);
    for (uint32_t i = 0; i < dutch.list.count && !self->failed; i++) {
        const figure *nl = &dutch.list.items[i];
        const figure *en = nl->has_value && !is_clock(&dutch, nl) ? take_same(&dutch, nl, &english) : NULL;
        if (!en || strcmp(nl->digits, en->digits) != 0 || is_reference(&dutch, nl, &english, en)) continue;
        const ntr_str said = text_of(&english, en);
        const bool marked = memchr(said.ptr, '.', said.len) || memchr(said.ptr, ',', said.len);
        if (marked && !(en->has_value && ntr_number_equal(&nl->value, &en->value)))
            check_report(self, en->span, "“%.*s” is written the Dutch way", NTR_FMT(said));
    }
}
