/* The rules: what each candidate is, in the order in which the rules are asked. Each stands in the table at the end
 * with its reason and a real example, which the manual and --explain repeat. */
#include "ext/unicode.h"
#include "mark/segment.h"

typedef bool (*rule_matches)(ntr_segmenter *s, const ntr_candidate *c);

/* --- evidence ------------------------------------------------------------------------------------------------------
 */

static bool is_prefix(const ntr_segmenter *s, ntr_str word) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, word);
    return folded.ptr && folded.len &&
           ntr_table_find(&s->workspace->lexicon->words[NTR_WORDS_PREFIXES], folded) != NTR_MAP_NONE;
}

static int32_t first_char(ntr_str word) {
    size_t at = 0;
    return word.len ? ntr_utf8_next(word, &at) : -1;
}

static bool is_capitalised(ntr_str word) {
    return ntr_char_is_upper(first_char(word));
}

/* De Smedt, Van den Broeck: a Flemish surname, not the start of a sentence. */
static bool begins_surname(const ntr_segmenter *s, const ntr_candidate *c) {
    return is_prefix(s, c->after) && c->later.len && (is_capitalised(c->later) || is_prefix(s, c->later));
}

/* What follows looks like the start of a sentence even behind an abbreviation: a capitalised function word (Het, De,
 * Hij, Maar), 's Ochtends, or an opening quotation mark or dash before a capital. */
static bool begins_sentence(const ntr_candidate *c) {
    if (c->clitic) return c->capital;
    if (!c->capital) return false;
    if (c->dash || c->opens) return true;
    return c->function;
}

static bool all_digits(ntr_str word) {
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < '0' || word.ptr[i] > '9') return false;
    return word.len > 0;
}

static bool is_roman(ntr_str word) {
    for (size_t i = 0; i < word.len; i++)
        if (!word.ptr[i] || !strchr("IVXLCDM", word.ptr[i])) return false;
    return word.len > 0;
}

/* 3, 12a, €, §, IV, or a capital that stands for a number: bijl. A. */
static bool is_number(const ntr_candidate *c) {
    if (ntr_char_is_digit(c->first) || is_roman(c->after)) return true;
    if (c->first == 0x20AC || c->first == '$' || c->first == 0xA3 || c->first == 0xA7) return true;
    return c->after.len == 1 && ntr_char_is_upper(c->first);
}

/* J, J.P, A.F.Th, J.-P: parts of one or two letters, each with a capital first, and the first one alone. */
static bool is_initials(ntr_str word) {
    size_t letters = 0, parts = 0;
    for (size_t at = 0; at < word.len;) {
        const int32_t c = ntr_utf8_next(word, &at);
        if (c == '.' || c == '-') {
            if (letters == 0 && c == '.') return false;
            letters = 0;
            continue;
        }
        if (letters == 0) {
            if (!ntr_char_is_upper(c)) return false;
            parts++;
        } else if (parts == 1 || letters > 1 || !ntr_char_is_lower(c)) {
            return false;
        }
        letters++;
    }
    return parts > 0;
}

/* The last character before `at` that is no space, within the block; -1 when there is none near. */
static int32_t char_before(const ntr_segmenter *s, uint32_t at) {
    size_t offset = at;
    for (int i = 0; i < 8 && offset > s->block.begin; i++) {
        const int32_t c = ntr_utf8_previous(s->text, &offset);
        if (!ntr_char_is_space(c)) return c;
    }
    return -1;
}

/* --- what is no candidate at all -----------------------------------------------------------------------------------
 */

static bool is_protected(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->cover != NULL;
}

static bool is_line_end(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop != NTR_STOP_NONE) return false;
    for (uint32_t i = c->end; i < c->next; i++) {
        const char byte = s->text.ptr[i];
        if (byte == '\n' || byte == '\r' || byte == '\v' || byte == '\f' || byte == '\xC2' || byte == '\xE2')
            return true;
    }
    return false;
}

/* A bound that only ICU sees: behind a stop of another script it counts. */
static bool is_foreign_stop(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop != NTR_STOP_NONE) return false;
    size_t at = c->begin;
    const int32_t stop = ntr_utf8_next(s->text, &at);
    return stop >= 0x80 && !ntr_char_is_letter(stop) && !ntr_char_is_quote(stop) && stop != 0x2026;
}

static bool is_unspaced(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    if (c->spaced || c->quote || c->bracket || c->opens) return false;
    return !c->function;
}

static bool is_in_quotation(ntr_segmenter *s, const ntr_candidate *c) {
    if (!s->workspace->options->quotes_whole) return false;
    for (uint32_t i = s->held; i < s->quotes.list.count && s->quotes.list.items[i].span.begin < c->begin;
         i = ++s->held) {
        const ntr_quote *quote = &s->quotes.list.items[i];
        if (quote->closes || quote->partner == NTR_QUOTE_ALONE) continue;
        const ntr_quote *partner = &s->quotes.list.items[quote->partner];
        if (partner->span.begin >= c->begin) return partner->span.begin >= c->end;
    }
    return false;
}

/* Wij hebben: 1.| Brood. */
static bool follows_colon(const ntr_segmenter *s, uint32_t begin) {
    if (begin == s->block.begin || s->text.ptr[begin - 1] != ' ') return false;
    const int32_t before = char_before(s, begin);
    return before == ':' || before == ';';
}

static bool is_marker(ntr_segmenter *s, const ntr_candidate *c) {
    if (!ntr_candidate_owns_dot(c) || c->bracket) return false;
    const uint32_t begin = (uint32_t)(c->before.ptr - s->text.ptr);
    const bool starts = !ntr_segmenter_has_text(s, begin);
    if (!starts && !follows_colon(s, begin)) return false;
    if (c->before.len == 1) return true;
    size_t digits = 0;
    for (size_t i = 0; i < c->before.len; i++) {
        if (c->before.ptr[i] == '.')
            digits = 0;
        else if (c->before.ptr[i] < '0' || c->before.ptr[i] > '9')
            return is_roman(c->before);
        else if (++digits > 3)
            return false;
    }
    return true;
}

static bool is_opening_dots(ntr_segmenter *s, const ntr_candidate *c) {
    return !ntr_segmenter_has_text(s, c->begin);
}

static bool is_omission(ntr_segmenter *s, const ntr_candidate *c) {
    if (!c->bracket || c->begin == s->block.begin) return false;
    const char before = s->text.ptr[c->begin - 1];
    if (before != '(' && before != '[') return false;
    return !begins_sentence(c) || !ntr_char_is_letter(char_before(s, c->begin - 1));
}

static bool is_small(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->small && !c->clitic;
}

static bool is_connected(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    switch (c->lead) {
    case '&':
    case '+':
    case '=':
    case '/':
    case ',':
    case ';':
    case ':':
    case ')':
    case ']':
    case '}':
    case '%': return !c->opens;
    default: return false;
    }
}

/* --- brackets and titles -------------------------------------------------------------------------------------------
 */

/* Whether the mark at `open` stands in mid-sentence: in this segment, behind a word, not behind a stop. */
static bool opens_inside(const ntr_segmenter *s, uint32_t open, bool after_signs) {
    if (open <= s->segment) return false;
    const int32_t before = char_before(s, open);
    if (ntr_char_is_letter(before) || ntr_char_is_digit(before)) return true;
    return after_signs &&
           (before == ',' || before == ':' || before == ';' || ntr_char_is_quote(before) || before == '%');
}

static bool is_aside(ntr_segmenter *s, const ntr_candidate *c) {
    enum { BACK_MOST = 400 };
    if (!c->bracket) return false;
    if (c->stop == NTR_STOP_ELLIPSIS && begins_sentence(c)) return false;
    int depth = 1;
    for (uint32_t i = c->begin; i > s->segment && c->begin - i < BACK_MOST; i--) {
        const char byte = s->text.ptr[i - 1];
        if (byte == ')' || byte == ']') depth++;
        if ((byte == '(' || byte == '[') && --depth == 0) return opens_inside(s, i - 1, true);
    }
    return false;
}

static bool is_title(ntr_segmenter *s, const ntr_candidate *c) {
    if (!c->quote || c->stop != NTR_STOP_MARK || begins_sentence(c)) return false;
    const uint32_t partner = s->quotes.list.items[c->closing].partner;
    return partner != NTR_QUOTE_ALONE && opens_inside(s, s->quotes.list.items[partner].span.begin, false);
}

/* --- abbreviations -------------------------------------------------------------------------------------------------
 */

/* (red. Jansen): an abbreviation directly behind a bracket ends nothing. */
static bool follows_bracket(const ntr_segmenter *s, const ntr_candidate *c) {
    return c->before.len && c->before.ptr > s->text.ptr && c->before.ptr[-1] == '(' && !c->bracket;
}

/* min., zat., ver. at the end of a sentence: nothing but the word itself speaks for an abbreviation. */
static bool is_word_end(ntr_segmenter *s, const ntr_candidate *c) {
    return c->abbreviation == NTR_ABBREVIATION_NEVER && ntr_abbreviation_noted(c->note, "word") && begins_sentence(c) &&
           !begins_surname(s, c);
}

static bool is_inside(ntr_segmenter *s, const ntr_candidate *c) {
    return ntr_candidate_owns_dot(c) && ntr_abbreviation_inside(s, c);
}

static bool is_never(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->abbreviation == NTR_ABBREVIATION_NEVER;
}

static bool is_before_number(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return is_number(c) && c->abbreviation == NTR_ABBREVIATION_NUMBER;
}

/* okt., tel., al. without a number: the first two kinds of note are also words or dates that end sentences. */
static bool is_number_class_end(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->abbreviation != NTR_ABBREVIATION_NUMBER || follows_bracket(s, c)) return false;
    return ntr_abbreviation_noted(c->note, "word") || ntr_abbreviation_noted(c->note, "month") ||
           ntr_abbreviation_noted(c->note, "weekday") || begins_sentence(c);
}

static bool is_number_class(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->abbreviation == NTR_ABBREVIATION_NUMBER;
}

/* Kinds after which a capital is as likely a name that belongs to them: Philips N.V. Eindhoven, 3 mln. Duitsers. */
static bool takes_name(ntr_str note) {
    static const char *const tags[] = {"company", "title",  "academic", "address", "language", "foreign",
                                       "rank",    "church", "old",      "initial", "legal"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (ntr_abbreviation_noted(note, tags[i])) return true;
    return false;
}

static bool is_maybe_end(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->abbreviation != NTR_ABBREVIATION_MAYBE || follows_bracket(s, c)) return false;
    if (begins_sentence(c)) return !begins_surname(s, c) || !takes_name(c->note);
    if (ntr_abbreviation_noted(c->note, "word")) return true;
    if (!c->capital || is_capitalised(c->before)) return false;
    if (ntr_abbreviation_noted(c->note, "measure")) return true; /* nog 3 km. */
    return !takes_name(c->note) && !ntr_char_is_digit(first_char(c->earlier));
}

static bool is_maybe(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->abbreviation == NTR_ABBREVIATION_MAYBE;
}

/* --- initials and unknown abbreviations ----------------------------------------------------------------------------
 */

static bool is_initial_end(ntr_segmenter *s, const ntr_candidate *c) {
    return ntr_candidate_owns_dot(c) && is_initials(c->before) && begins_sentence(c) && !begins_surname(s, c);
}

static bool is_initial(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return ntr_candidate_owns_dot(c) && is_initials(c->before) && !ntr_char_is_digit(c->first);
}

static bool is_learnt(ntr_segmenter *s, const ntr_candidate *c) {
    return ntr_candidate_owns_dot(c) && ntr_abbreviation_learnt(s, c->before) && !begins_sentence(c);
}

/* Letters with dots between them that no list has: P.v.d.A., a.d.m.z.; at most four letters a part. */
static bool is_dotted(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    size_t run = 0, dots = 0;
    if (!ntr_candidate_owns_dot(c) || begins_sentence(c)) return false;
    for (size_t at = 0; at < c->before.len;) {
        const int32_t sign = ntr_utf8_next(c->before, &at);
        if (sign == '.') {
            dots++;
            run = 0;
        } else if (!ntr_char_is_letter(sign) || ++run > 4) {
            return false;
        }
    }
    return dots > 0;
}

/* No Dutch word is written without a vowel, and few abbreviations with one: blz, mbt, vlgs. */
static bool is_vowelless(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    enum { LEAST = 2, MOST = 8 };
    if (!ntr_candidate_owns_dot(c) || c->before.len < LEAST || c->before.len > MOST || begins_sentence(c)) return false;
    for (size_t i = 0; i < c->before.len; i++) {
        const char byte = c->before.ptr[i];
        if (byte < 'a' || byte > 'z' || strchr("aeiouy", byte)) return false;
    }
    return true;
}

/* --- the rest ------------------------------------------------------------------------------------------------------
 */

static bool runs_on(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->stop == NTR_STOP_ELLIPSIS && !c->quote && !c->bracket && ntr_char_is_digit(c->first);
}

/* 12. 30 uur: a time with a space too many. */
static bool is_time(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return ntr_candidate_owns_dot(c) && c->before.len <= 2 && all_digits(c->before) && c->after.len == 2 &&
           all_digits(c->after) && ntr_str_equal(c->later, NTR_STR("uur"));
}

static bool is_ellipsis(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->stop == NTR_STOP_ELLIPSIS;
}

static bool is_quoted(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->quote;
}

static bool always(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s, (void)c;
    return true;
}

enum { JOINS = false, BREAKS = true };

static const struct rule {
    ntr_segment_rule about;
    rule_matches matches;
} rules[] = {
    {{"protected", JOINS, "the stop is part of an address, file name or reference", "Zie http://x.nl/a.|B voor meer."},
     is_protected},
    {{"line-end", JOINS, "a line end in a wrapped paragraph is only its margin", "Zij ging naar|Utrecht."},
     is_line_end},
    {{"foreign-stop", BREAKS, "the stop of another script ends a sentence", "ما هذا؟| لا أعرف."}, is_foreign_stop},
    {{"no-space", JOINS, "no space follows, and no word that begins sentences", "Booking.|Com meldt winst."},
     is_unspaced},
    {{"quotation", JOINS, "the quotation goes on (--quotes whole)", "'Kom.| Ga mee.'"}, is_in_quotation},
    {{"list-marker", JOINS, "a number or letter that begins an item belongs to it", "1.| De procedure"}, is_marker},
    {{"opening-dots", JOINS, "nothing but signs stands before it", "...| En toen was het stil."}, is_opening_dots},
    {{"omission", JOINS, "signs in brackets end nothing", "De (!)| Amerikanen"}, is_omission},
    {{"small-letter", JOINS, "no sentence begins with a small letter", "'Hoezo?'| vroeg Jan."}, is_small},
    {{"connected", JOINS, "a sign follows that joins", "Smit e.a.| & Co"}, is_connected},
    {{"aside", JOINS, "the stop stands in brackets in mid-sentence", "Jan (geb. 1950 te A.)| Piet"}, is_aside},
    {{"title", JOINS, "a title with its own stop stands in mid-sentence", "het boek 'Waarom ik?'| Jansens debuut"},
     is_title},
    {{"word-end", BREAKS, "the abbreviation is a word too, and a sentence begins", "Alles was nat.| Het goot."},
     is_word_end},
    {{"abbreviation-inside", JOINS, "the dot stands inside an abbreviation of several words", "in 330 v.| Chr."},
     is_inside},
    {{"abbreviation-never", JOINS, "no sentence ends with this abbreviation", "Dhr.| Jansen"}, is_never},
    {{"before-number", JOINS, "an abbreviation before its number", "blz.| 3"}, is_before_number},
    {{"number-missing", BREAKS, "this is an abbreviation before a number only", "Dat wist hij al.| Nu zij nog."},
     is_number_class_end},
    {{"abbreviation-number", JOINS, "an abbreviation that a number should follow", "tel.| Utrecht 3456"},
     is_number_class},
    {{"abbreviation-end", BREAKS, "the abbreviation may end a sentence, and one begins",
      "kaas, wijn enz.| Het was feest."},
     is_maybe_end},
    {{"abbreviation-maybe", JOINS, "the abbreviation goes on with a name", "Philips N.V.| Eindhoven"}, is_maybe},
    {{"initial-end", BREAKS, "a letter ends the sentence, for a function word follows",
      "Het werd plan B.| Dat mislukte."},
     is_initial_end},
    {{"initial", JOINS, "an initial belongs to its name", "J.P.| Balkenende"}, is_initial},
    {{"learnt", JOINS, "the text itself shows this abbreviation", "Organisatie X (O.X.) … de O.X.| Utrecht"},
     is_learnt},
    {{"dotted", JOINS, "letters with dots between them are an abbreviation", "de P.v.d.A.| Utrecht"}, is_dotted},
    {{"no-vowel", JOINS, "a word without a vowel is an abbreviation", "sgtmjr.| Smit"}, is_vowelless},
    {{"time", JOINS, "the dot stands between hours and minutes", "12.| 30 uur"}, is_time},
    {{"runs-on", JOINS, "a number behind an ellipsis goes on with the sentence", "wel ...| 300 jaar"}, runs_on},
    {{"ellipsis", BREAKS, "an ellipsis ends a sentence before a capital", "Hij wachtte...| Toen kwam zij."},
     is_ellipsis},
    {{"quotation-end", BREAKS, "a sentence ends within quotation marks, which belong to it", "'Ga weg!'| Zij ging."},
     is_quoted},
    {{"sentence-end", BREAKS, "a stop, and the start of a sentence", "Het regent.| Zij blijft."}, always},
};

enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

const ntr_segment_rule *ntr_segment_decide(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop == NTR_STOP_NONE && !is_line_end(s, c) && !is_foreign_stop(s, c)) return NULL;
    size_t i = 0;
    while (i < RULE_COUNT - 1 && !rules[i].matches(s, c)) i++;
    return &rules[i].about;
}

const ntr_segment_rule *ntr_segment_rule_at(size_t index) {
    return index < RULE_COUNT ? &rules[index].about : NULL;
}

const ntr_segment_rule *ntr_segment_rule_find(const char *name) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strcmp(rules[i].about.name, name) == 0) return &rules[i].about;
    return NULL;
}
