/* The rules: what each candidate is, in the order in which the rules are asked. Each stands in this table with its
 * reason and a real example, which the manual and --explain repeat. */
#include "mark/segment_rules.h"

enum { JOINS = false, BREAKS = true };

static const struct rule {
    ntr_segment_rule about;
    ntr_rule_test *matches;
} rules[] = {
    {{"protected", JOINS, "the stop is part of an address, file name or reference", "Zie http://x.nl/a.|B voor meer."},
     ntr_rule_is_protected},
    {{"line-end", JOINS, "a line end in a wrapped paragraph is only its margin", "Zij ging naar|Utrecht."},
     ntr_rule_is_line_end},
    {{"foreign-stop", BREAKS, "the stop of another script ends a sentence", "ما هذا؟| لا أعرف."},
     ntr_rule_is_foreign_stop},
    {{"no-space", JOINS, "no space follows, and no word that begins sentences", "Booking.|Com meldt winst."},
     ntr_rule_is_unspaced},
    {{"quotation", JOINS, "the quotation goes on (--quotes whole)", "'Kom.| Ga mee.'"}, ntr_rule_is_in_quotation},
    {{"item", BREAKS, "the next item of a list in one line begins with its marker", "1. Opening| 2. Notulen"},
     ntr_rule_is_item},
    {{"list-marker", JOINS, "a number or letter that begins an item belongs to it", "1.| De procedure"},
     ntr_rule_is_marker},
    {{"count", JOINS, "a number that counts on from one before it in the sentence", "Na 1. e4 e5 2.| Pf3 Pc6"},
     ntr_rule_is_count},
    {{"opening-dots", JOINS, "nothing but signs stands before it", "...| En toen was het stil."},
     ntr_rule_is_opening_dots},
    {{"omission", JOINS, "signs in brackets end nothing", "De (!)| Amerikanen"}, ntr_rule_is_omission},
    {{"small-letter", JOINS, "no sentence begins with a small letter", "'Hoezo?'| vroeg Jan."}, ntr_rule_is_small},
    {{"connected", JOINS, "a sign follows that joins", "Smit e.a.| & Co"}, ntr_rule_is_connected},
    {{"aside", JOINS, "the stop stands in brackets in mid-sentence", "Jan (geb. 1950 te A.)| Piet"}, ntr_rule_is_aside},
    {{"title", JOINS, "a title with its own stop stands in mid-sentence", "het boek 'Waarom ik?'| Jansens debuut"},
     ntr_rule_is_title},
    {{"word-end", BREAKS, "the abbreviation is a word too, and a sentence begins", "Alles was nat.| Het goot."},
     ntr_rule_is_word_end},
    {{"abbreviation-inside", JOINS, "the dot stands inside an abbreviation of several words", "in 330 v.| Chr."},
     ntr_rule_is_inside},
    {{"abbreviation-never", JOINS, "no sentence ends with this abbreviation", "Dhr.| Jansen"}, ntr_rule_is_never},
    {{"before-number", JOINS, "an abbreviation before its number", "blz.| 3"}, ntr_rule_is_before_number},
    {{"number-missing", BREAKS, "this is an abbreviation before a number only", "Dat wist hij al.| Nu zij nog."},
     ntr_rule_is_number_class_end},
    {{"abbreviation-number", JOINS, "an abbreviation that a number should follow", "tel.| Utrecht 3456"},
     ntr_rule_is_number_class},
    {{"abbreviation-end", BREAKS, "the abbreviation may end a sentence, and one begins",
      "kaas, wijn enz.| Het was feest."},
     ntr_rule_is_maybe_end},
    {{"abbreviation-maybe", JOINS, "the abbreviation goes on with a name", "Philips N.V.| Eindhoven"},
     ntr_rule_is_maybe},
    {{"initial-end", BREAKS, "a letter ends the sentence, for a function word follows",
      "Het werd plan B.| Dat mislukte."},
     ntr_rule_is_initial_end},
    {{"initial", JOINS, "an initial belongs to its name", "J.P.| Balkenende"}, ntr_rule_is_initial},
    {{"learnt", JOINS, "the text itself shows this abbreviation", "Organisatie X (O.X.) … de O.X.| Utrecht"},
     ntr_rule_is_learnt},
    {{"dotted", JOINS, "letters with dots between them are an abbreviation", "de P.v.d.A.| Utrecht"},
     ntr_rule_is_dotted},
    {{"no-vowel", JOINS, "a word without a vowel is an abbreviation", "sgtmjr.| Smit"}, ntr_rule_is_vowelless},
    {{"time", JOINS, "the dot stands between hours and minutes", "12.| 30 uur"}, ntr_rule_is_time},
    {{"runs-on", JOINS, "a number behind an ellipsis goes on with the sentence", "wel ...| 300 jaar"},
     ntr_rule_runs_on},
    {{"ellipsis", BREAKS, "an ellipsis ends a sentence before a capital", "Hij wachtte...| Toen kwam zij."},
     ntr_rule_is_ellipsis},
    {{"quotation-end", BREAKS, "a sentence ends within quotation marks, which belong to it", "'Ga weg!'| Zij ging."},
     ntr_rule_is_quoted},
    {{"sentence-end", BREAKS, "a stop, and the start of a sentence", "Het regent.| Zij blijft."}, ntr_rule_always},
};

enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

const ntr_segment_rule *ntr_segment_decide(ntr_segmenter *s, const ntr_candidate *c) {
    if (c->stop == NTR_STOP_NONE && !ntr_rule_is_line_end(s, c) && !ntr_rule_is_foreign_stop(s, c)) return NULL;
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
