/* Opaque words, as engines give them back: in other case, spaced, full-width, with a mark before them. */
#include "ext/unicode.h"
#include "model/unmask.h"

/* Reads a decimal digit, also a full-width one; -1 when there is none. */
static int digit_at(ntr_str text, size_t *at) {
    size_t next = *at;
    const int32_t c = ntr_utf8_next(text, &next);
    const int32_t plain = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
    if (plain < '0' || plain > '9') return -1;
    *at = next;
    return (int)(plain - '0');
}

static size_t skip_separators(ntr_str text, size_t at, unsigned most) {
    for (size_t next = at; most > 0 && mask_is_separator(ntr_utf8_next(text, &next)); most--) at = next;
    return at;
}

/* The letters of the word, with at most one separator between two; 0 when they are not there, else their end. */
static size_t skip_letters(const unmasker *self, ntr_str text, size_t at) {
    const ntr_str word = self->masks->word;
    for (size_t i = 0; i < word.len; i++) {
        if (i > 0) at = skip_separators(text, at, 1);
        if (at >= text.len || mask_fold(ntr_utf8_next(text, &at)) != word.ptr[i]) return 0;
    }
    return at;
}

/* The placeholder that begins at `*at`, which moves behind it: its number, or 0 when there is none. One whose number is
 * too large to be any is UINT32_MAX. */
static uint32_t read_word(const unmasker *self, ntr_str text, size_t *at) {
    enum { SPACES = 2, MOST_DIGITS = 9 };
    size_t end = skip_letters(self, text, *at);
    if (end == 0) return 0;
    end = skip_separators(text, end, SPACES);
    uint32_t number = 0;
    unsigned digits = 0;
    for (int digit; (digit = digit_at(text, &end)) >= 0; digits++)
        if (digits < MOST_DIGITS) number = number * 10 + (uint32_t)digit;
    if (digits == 0) return 0;
    *at = end;
    return digits > MOST_DIGITS || number == 0 ? UINT32_MAX : number;
}

static bool is_exact(const unmasker *self, ntr_str shown, uint32_t number) {
    const ntr_str exact = ntr_arena_printf(self->arena, "%.*s%u", NTR_FMT(self->masks->word), (unsigned)number);
    return ntr_str_equal(exact, shown);
}

static void put_word(unmasker *self, ntr_str shown, uint32_t number) {
    if (number <= self->numbers && self->first[number]) {
        unmask_slot(self, self->first[number] - 1, is_exact(self, shown, number));
    } else {
        unmask_slip(self, NTR_SLIP_STRAY, shown, "left as it is");
        unmask_plain(self, shown);
    }
}

/* Apertium says *woord of a word that it does not know: the star goes, those of the source being placeholders. */
static bool is_mark(const unmasker *self, ntr_str text, size_t behind, int32_t c) {
    return self->masks->style->stars && c == '*' && mask_is_word(ntr_utf8_next(text, &behind));
}

void unmask_words(unmasker *self, ntr_str answer) {
    size_t done = 0;
    for (size_t at = 0; at < answer.len;) {
        const size_t from = at;
        const uint32_t number = read_word(self, answer, &at);
        const bool mark = number == 0 && is_mark(self, answer, from + 1, ntr_utf8_next(answer, &at));
        if (number == 0 && !mark) continue;
        unmask_plain(self, ntr_str_slice(answer, done, from));
        if (number) put_word(self, ntr_str_slice(answer, from, at), number);
        done = at;
    }
    unmask_plain(self, ntr_str_slice(answer, done, answer.len));
}
