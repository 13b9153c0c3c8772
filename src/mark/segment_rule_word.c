/* Rules about the word before the stop: abbreviations and initials. */
#include "ext/unicode.h"
#include "mark/segment_rules.h"

/* --- abbreviations ------------------------------------------------------------------------------------------------ */

/* (red. Jansen): an abbreviation directly behind a bracket ends nothing. */
static bool follows_bracket(const ntr_segmenter *s, const ntr_candidate *c) {
    return c->before.len && c->before.ptr > s->text.ptr && c->before.ptr[-1] == '(' && !c->bracket;
}

/* min., zat., ver. at the end of a sentence: nothing but the word itself speaks for an abbreviation. */
bool ntr_rule_is_word_end(ntr_segmenter *s, const ntr_candidate *c) {
    return c->abbreviation == NTR_ABBREVIATION_NEVER && ntr_cell_holds(c->note, "word") &&
           ntr_candidate_begins_sentence(c) && !ntr_candidate_begins_surname(s, c);
}

bool ntr_rule_is_inside(ntr_segmenter *s, const ntr_candidate *c) {
    return ntr_candidate_owns_dot(c) && ntr_abbreviation_inside(s, c);
}

bool ntr_rule_is_never(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->abbreviation == NTR_ABBREVIATION_NEVER;
}

bool ntr_rule_is_before_number(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return ntr_candidate_is_number(c) && c->abbreviation == NTR_ABBREVIATION_NUMBER;
}

/* volgens min. Kamp: a word does not stand alone between a preposition and a name, a title does. */
static bool is_title_behind_preposition(const ntr_segmenter *s, const ntr_candidate *c) {
    char buffer[NTR_FOLD_SIZE];
    if (!c->capital || c->function || !ntr_cell_holds(c->note, "title")) return false;
    const ntr_str folded = ntr_segmenter_fold(s, buffer, c->earlier);
    return folded.len && ntr_lexicon_is_function(s->workspace->lexicon, folded, "prep");
}

/* tel. Utrecht 3456: the number stands behind the place. */
static bool has_number_behind_place(const ntr_candidate *c) {
    return c->capital && ntr_char_is_digit(ntr_word_first(c->later)) && ntr_cell_holds(c->note, "address");
}

/* okt., tel., al. without a number: the first two kinds of note are also words or dates that end sentences. */
bool ntr_rule_is_number_class_end(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->abbreviation != NTR_ABBREVIATION_NUMBER || follows_bracket(s, c) || has_number_behind_place(c)) return false;
    return ntr_cell_holds(c->note, "word") || ntr_cell_holds(c->note, "month") || ntr_cell_holds(c->note, "weekday") ||
           ntr_candidate_begins_sentence(c);
}

bool ntr_rule_is_number_class(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->abbreviation == NTR_ABBREVIATION_NUMBER;
}

/* Kinds after which a capital is as likely a name that belongs to them: Philips N.V. Eindhoven, 3 mln. Duitsers. */
static bool takes_name(ntr_str note) {
    static const char *const tags[] = {"company", "title",  "academic", "address", "language", "foreign",
                                       "rank",    "church", "old",      "initial", "legal",    "ordinal"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (ntr_cell_holds(note, tags[i])) return true;
    return false;
}

/* in het C.D.A. De V.V.D. regeert: letters behind an article are no one's initials. */
static bool follows_article(const ntr_segmenter *s, const ntr_candidate *c) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, c->earlier);
    return folded.len && ntr_lexicon_is_function(s->workspace->lexicon, folded, "det");
}

/* At 5 p.m.| Mr. Smith left: a time alone, with a word before it, is no sentence. */
static bool is_time_before_address(const ntr_segmenter *s, const ntr_candidate *c) {
    enum { MOST = 16 };
    return c->address && ntr_char_is_digit(ntr_word_first(c->earlier)) &&
           (size_t)(c->before.ptr - s->text.ptr) - s->segment <= MOST;
}

/* S.v.p.| Niet storen: nothing stands before it that could end here. */
static bool stands_alone(ntr_segmenter *s, const ntr_candidate *c) {
    return !ntr_cell_holds(c->note, "word") && !ntr_segmenter_has_text(s, (uint32_t)(c->before.ptr - s->text.ptr));
}

bool ntr_rule_is_maybe_end(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->abbreviation != NTR_ABBREVIATION_MAYBE || follows_bracket(s, c)) return false;
    if (is_time_before_address(s, c) || stands_alone(s, c)) return false;
    if (ntr_candidate_begins_sentence(c) && ntr_cell_holds(c->note, "old") && follows_article(s, c)) return true;
    if (ntr_candidate_begins_sentence(c)) return !ntr_candidate_begins_surname(s, c) || !takes_name(c->note);
    if (ntr_char_is_digit(c->first) && !ntr_char_is_digit(ntr_word_first(c->earlier))) return false; /* min. 1 uur */
    if (ntr_cell_holds(c->note, "word")) return !is_title_behind_preposition(s, c);
    if (!c->capital || ntr_word_is_capitalised(c->before)) return false;
    if (ntr_cell_holds(c->note, "measure")) return true; /* nog 3 km. */
    return !takes_name(c->note) && !ntr_char_is_digit(ntr_word_first(c->earlier));
}

bool ntr_rule_is_maybe(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    return c->abbreviation == NTR_ABBREVIATION_MAYBE;
}

/* --- initials and unknown abbreviations --------------------------------------------------------------------------- */

/* op 180 °C.| Klop: a degree is no one's initial. */
static bool is_initials(const ntr_segmenter *s, const ntr_candidate *c) {
    const size_t begin = (size_t)(c->before.ptr - s->text.ptr);
    if (!ntr_candidate_owns_dot(c) || !ntr_word_is_initials(c->before)) return false;
    return begin < 2 || memcmp(s->text.ptr + begin - 2, "\u00b0", 2) != 0;
}

bool ntr_rule_is_initial_end(ntr_segmenter *s, const ntr_candidate *c) {
    return is_initials(s, c) && ntr_candidate_begins_sentence(c) &&
           (!ntr_candidate_begins_surname(s, c) || follows_article(s, c));
}

bool ntr_rule_is_initial(ntr_segmenter *s, const ntr_candidate *c) {
    return is_initials(s, c) && !ntr_char_is_digit(c->first);
}

bool ntr_rule_is_learnt(ntr_segmenter *s, const ntr_candidate *c) {
    return ntr_candidate_owns_dot(c) && ntr_abbreviation_learnt(s, c->before) && !ntr_candidate_begins_sentence(c);
}

/* Letters with dots between them that no list has: P.v.d.A., a.d.m.z.; at most four letters a part. */
bool ntr_rule_is_dotted(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    size_t run = 0, dots = 0;
    if (!ntr_candidate_owns_dot(c) || ntr_candidate_begins_sentence(c)) return false;
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
bool ntr_rule_is_vowelless(ntr_segmenter *s, const ntr_candidate *c) {
    (void)s;
    enum { LEAST = 2, MOST = 8 };
    if (!ntr_candidate_owns_dot(c) || c->before.len < LEAST || c->before.len > MOST || ntr_candidate_begins_sentence(c))
        return false;
    for (size_t i = 0; i < c->before.len; i++) {
        const char byte = c->before.ptr[i];
        if (byte < 'a' || byte > 'z' || strchr("aeiouy", byte)) return false;
    }
    return true;
}
