/* Rules on the English as a text: there at all, as long as the Dutch, ended, spaced, closed. */
#include "check/check.h"
#include "ext/unicode.h"

static const ntr_span WHOLE = {0, 0};

/* --- untranslated ------------------------------------------------------------------------------------------------- */

/* More words of Dutch alone than words it has not: « Je la porte avec moi comme un violon. » has a few by chance. */
static bool is_dutch(checker *self) {
    uint32_t only_dutch = 0, strange = 0;
    for (uint32_t i = 0; i < self->source.list.count; i++) {
        const check_word *word = &self->source.list.items[i];
        if (check_type(self, word)->kind != NTR_WORD || check_type(self, word)->shape != NTR_CASE_LOWER) continue;
        const bool dutch = ntr_workspace_is_dutch(self->workspace, word->type);
        if (dutch && !ntr_workspace_is_english(self->workspace, word->type)) only_dutch++;
        strange += !dutch;
    }
    return only_dutch > strange;
}

void check_untranslated(checker *self) {
    const ntr_unit *unit = self->unit;
    if (unit->target.len == 0) {
        check_report(self, WHOLE, "there is no English");
    } else if (unit->state == NTR_STATE_NEW) {
        check_report(self, WHOLE, "not translated yet: state new");
    } else if (ntr_str_equal(unit->source, unit->target) && is_dutch(self)) {
        check_report(self, WHOLE, "the English is the Dutch");
    }
}

/* --- length ------------------------------------------------------------------------------------------------------- */

/* The letters that the Dutch would have with its terms in English: FIOD is twenty times as long. */
static size_t length_with_terms(const ntr_unit *unit) {
    size_t length = ntr_utf8_count(unit->source), end = 0;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (annot->kind != NTR_TERM || annot->in_compound || annot->span.begin < end) continue;
        const ntr_str dutch = ntr_unit_text(unit, annot);
        length += ntr_utf8_count(ntr_annot_base(annot, dutch));
        length -= ntr_utf8_count(dutch);
        end = annot->span.end;
    }
    return length;
}

/* Of Dutch and English sentences of forty letters or more hardly any pair has a ratio beyond these bounds (the
 * aligner's lengths, align/lengths.c, say one in a thousand). */
void check_length(checker *self) {
    enum { LEAST = 40, PERCENT_LOW = 45, PERCENT_HIGH = 200 };
    const size_t source = ntr_utf8_count(self->unit->source), target = ntr_utf8_count(self->unit->target);
    const size_t longer = source > target ? source : target;
    if (longer < LEAST || source == 0) return;
    const size_t wanted = length_with_terms(self->unit);
    const size_t most = source > wanted ? source : wanted, least = source < wanted ? source : wanted;
    if (target * 100 < least * PERCENT_LOW || target * 100 > most * PERCENT_HIGH)
        check_report(self, WHOLE, "the English has %zu characters, the Dutch %zu", target, source);
}

/* --- end mark ----------------------------------------------------------------------------------------------------- */

/* before 9 a.m., in the U.S.: the stop belongs to the letters, so the text may or may not end with a full stop. */
static bool ends_with_abbreviation(ntr_str text) {
    if (text.len < 4 || text.ptr[text.len - 1] != '.' || text.ptr[text.len - 3] != '.') return false;
    size_t before = text.len - 3, between = text.len - 1;
    return ntr_char_is_letter(ntr_utf8_previous(text, &between)) &&
           ntr_char_is_letter(ntr_utf8_previous(text, &before));
}

/* The mark that ends a text, whatever closes behind it; 0 where none does. A colon or dash ends differently from tongue
 * to tongue and counts as none. */
static int32_t end_mark(ntr_str text) {
    for (size_t at = text.len; at > 0;) {
        const int32_t c = ntr_utf8_previous(text, &at);
        if (c == '.' || c == 0x2026) return '.';
        if (c == '?' || c == '!') return c;
        if (!ntr_char_is_space(c) && !ntr_char_is_quote(c) && c != ')' && c != ']') return 0;
    }
    return 0;
}

void check_end_mark(checker *self) {
    const int32_t source = end_mark(self->unit->source), target = end_mark(self->unit->target);
    const bool tone = (source == '!' && target == '.') || (source == '.' && target == '!');
    if (source == target || tone || (source == 0 && ends_with_abbreviation(self->unit->target))) return;
    if (source == 0)
        check_report(self, WHOLE, "the English ends with \"%c\", the Dutch has no such end", (char)target);
    else if (target == 0)
        check_report(self, WHOLE, "the Dutch ends with \"%c\", the English does not", (char)source);
    else
        check_report(self, WHOLE, "the Dutch ends with \"%c\", the English with \"%c\"", (char)source, (char)target);
}

/* --- doubled words ------------------------------------------------------------------------------------------------ */

/* That that is is; he had had enough. */
static bool may_double(ntr_str folded) {
    static const char *const words[] = {"had", "that", "is", "blah", "very", "so", "no", "ha", "bye"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (ntr_str_equal(folded, ntr_str_from(words[i]))) return true;
    return false;
}

static bool is_doubled(checker *self, const check_words *words, uint32_t at) {
    const ntr_word *word = check_type(self, &words->list.items[at]);
    return at > 0 && word->kind == NTR_WORD &&
           ntr_str_equal(word->folded, check_type(self, &words->list.items[at - 1])->folded);
}

void check_doubled(checker *self) {
    for (uint32_t i = 1; i < self->source.list.count; i++)
        if (is_doubled(self, &self->source, i)) return; /* the Dutch repeats too: het was heel, heel koud */
    for (uint32_t i = 1; i < self->target.list.count; i++) {
        const ntr_word *word = check_type(self, &self->target.list.items[i]);
        if (!is_doubled(self, &self->target, i) || may_double(word->folded)) continue;
        check_report(self, self->target.list.items[i].span, "“%.*s” stands twice", NTR_FMT(word->form));
    }
}

/* --- spacing ------------------------------------------------------------------------------------------------------ */

static bool has_double_space(ntr_str text, size_t *where) {
    for (size_t i = 1; i < text.len; i++)
        if (text.ptr[i] == ' ' && text.ptr[i - 1] == ' ') {
            *where = i - 1;
            return true;
        }
    return false;
}

static bool is_edge_space(ntr_str text, bool end) {
    if (text.len == 0) return false;
    size_t at = end ? text.len : 0;
    return ntr_char_is_space(end ? ntr_utf8_previous(text, &at) : ntr_utf8_next(text, &at));
}

/* A space before a mark that stands close in English; an ellipsis may stand free. */
static bool has_space_before_mark(ntr_str text, size_t *where) {
    for (size_t i = 1; i < text.len; i++) {
        const bool mark = strchr(",;:!?)", text.ptr[i]) && text.ptr[i];
        const bool stop = text.ptr[i] == '.' && (i + 1 == text.len || text.ptr[i + 1] == ' ');
        if ((!mark && !stop) || text.ptr[i - 1] != ' ') continue;
        if (i + 1 < text.len && strchr("-)(/DPp", text.ptr[i + 1])) continue; /* :-) */
        *where = i - 1;
        return true;
    }
    return false;
}

/* A letter close behind a comma, or behind a stop with a capital. */
static bool lacks_space(ntr_str text, size_t *where) {
    for (size_t i = 1; i + 1 < text.len; i++) {
        if (!strchr(",;", text.ptr[i]) || !text.ptr[i]) continue;
        size_t at = i + 1, before = i;
        if (!ntr_char_is_letter(ntr_utf8_next(text, &at)) || !ntr_char_is_letter(ntr_utf8_previous(text, &before)))
            continue;
        *where = i;
        return true;
    }
    return false;
}

void check_spacing(checker *self) {
    const ntr_str source = self->unit->source, target = self->unit->target;
    size_t at, ignored;
    if (has_double_space(target, &at) && !has_double_space(source, &ignored))
        check_report(self, (ntr_span){(uint32_t)at, (uint32_t)at + 2}, "two spaces");
    if (has_space_before_mark(target, &at) && !has_space_before_mark(source, &ignored))
        check_report(self, (ntr_span){(uint32_t)at, (uint32_t)at + 2}, "a space before “%c”", target.ptr[at + 1]);
    if (lacks_space(target, &at) && !lacks_space(source, &ignored))
        check_report(self, (ntr_span){(uint32_t)at, (uint32_t)at + 1}, "no space behind “%c”", target.ptr[at]);
    for (int end = 0; end < 2; end++)
        if (is_edge_space(target, end) != is_edge_space(source, end))
            check_report(self, WHOLE, "space at the %s: %s", end ? "end" : "start",
                         is_edge_space(target, end) ? "the Dutch has none" : "the Dutch has some");
}

/* --- brackets and quotation marks --------------------------------------------------------------------------------- */

typedef struct bracket_count {
    int round, square, curly; /* open minus closed */
    unsigned straight;
    int curved; /* “ minus ” */
} bracket_count;

static bracket_count count_brackets(ntr_str text) {
    bracket_count count = {0};
    for (size_t i = 0; i < text.len;) {
        switch (ntr_utf8_next(text, &i)) {
        case '(': count.round++; break;
        case ')': count.round--; break;
        case '[': count.square++; break;
        case ']': count.square--; break;
        case '{': count.curly++; break;
        case '}': count.curly--; break;
        case '"': count.straight++; break;
        case 0x201C: count.curved++; break;
        case 0x201D: count.curved--; break;
        default: break;
        }
    }
    return count;
}

static bool closes_quotes(const bracket_count *count) {
    return count->straight % 2 == 0 && count->curved == 0;
}

/* Dutch may open with „ or ” too, and has quotes inside quotes: that it is closed is all that is asked of it. */
static bool has_open_quote(ntr_str source) {
    unsigned quotes = 0;
    for (size_t i = 0; i < source.len;) {
        const int32_t c = ntr_utf8_next(source, &i);
        quotes += c == '"' || c == 0x201C || c == 0x201D || c == 0x201E;
    }
    return quotes % 2 != 0;
}

void check_brackets(checker *self) {
    const bracket_count source = count_brackets(self->unit->source), target = count_brackets(self->unit->target);
    if (target.round != source.round) check_report(self, WHOLE, "round brackets do not close as in the Dutch");
    if (target.square != source.square) check_report(self, WHOLE, "square brackets do not close as in the Dutch");
    if (target.curly != source.curly) check_report(self, WHOLE, "curly brackets do not close as in the Dutch");
    if (!closes_quotes(&target) && !has_open_quote(self->unit->source))
        check_report(self, WHOLE, "quotation marks do not close");
}
