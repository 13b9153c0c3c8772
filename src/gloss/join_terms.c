/* The terms of an entry that two changed. */
#include "gloss/join.h"

/* One term as the three have it; NULL where it is not. */
typedef struct trio {
    const ntr_entry_term *base, *mine, *theirs;
} trio;

static const ntr_entry_term *find(const ntr_entry *entry, const ntr_entry_term *like) {
    return ntr_entry_find_term(entry, like->lang.code, like->text);
}

static void put(join_three *three, const ntr_entry_term *term) {
    ntr_entry_term *added = NTR_PUSH(three->arena, &three->out.terms);
    three->failed = three->failed || !added;
    if (added) *added = *term;
}

/* Of two statuses the one that warns more; of two case rules the stricter one. */
static int join_number(join_three *three, int base, int mine, int theirs) {
    if (mine == theirs || theirs == base) return mine;
    if (mine == base) return theirs;
    if (three->prefer != NTR_JOIN_BOTH) return three->prefer == NTR_JOIN_MINE ? mine : theirs;
    return mine > theirs ? mine : theirs;
}

/* Preferred here and admitted there follows from what else each prefers: that is told where it is settled. */
static void join_status(join_three *three, ntr_entry_term *out, const trio *of, int base) {
    const int mine = of->mine->status, theirs = of->theirs->status;
    out->status = (ntr_term_status)join_number(three, base, mine, theirs);
    if (mine == theirs || mine == base || theirs == base) return;
    if (mine <= NTR_TERM_ADMITTED && theirs <= NTR_TERM_ADMITTED) return;
    const int loses = (int)out->status == mine ? theirs : mine;
    join_tell(
        three, "status", ntr_str_from(ntr_term_status_word(out->status)),
        ntr_arena_printf(three->arena, "%s (%.*s)", ntr_term_status_word((ntr_term_status)loses), NTR_FMT(out->text)));
}

static void join_both(join_three *three, const trio *of) {
    const ntr_entry_term none = {.pos = NTR_STR(""), .gender = NTR_STR(""), .note = NTR_STR("")};
    const ntr_entry_term *base = of->base ? of->base : &none, *mine = of->mine, *theirs = of->theirs;
    ntr_entry_term out = join_is_newer(theirs->changed, NTR_STR(""), mine->changed, NTR_STR("")) ? *theirs : *mine;
    out.pos = join_field(three, "part of speech", base->pos, mine->pos, theirs->pos);
    out.gender = join_field(three, "gender", base->gender, mine->gender, theirs->gender);
    out.note = join_field(three, "note", base->note, mine->note, theirs->note);
    out.case_rule = (ntr_case_rule)join_number(three, of->base ? (int)base->case_rule : -1, (int)mine->case_rule,
                                               (int)theirs->case_rule);
    join_status(three, &out, of, of->base ? (int)base->status : -1);
    put(three, &out);
}

/* Only one side has it: the other removed it, or it is new here. What was removed there and changed here stays. */
static void join_one(join_three *three, const trio *of) {
    const ntr_entry_term *there = of->mine ? of->mine : of->theirs;
    if (!of->base) {
        put(three, there);
        return;
    }
    if (ntr_entry_term_agrees(of->base, there)) return;
    const bool drops = three->prefer == (of->mine ? NTR_JOIN_THEIRS : NTR_JOIN_MINE);
    join_tell(three, "removed and changed", there->text, NTR_STR(""));
    if (!drops) put(three, there);
}

static void join_term(join_three *three, const ntr_entry_term *like) {
    if (find(&three->out, like)) return;
    const trio of = {find(three->base, like), find(three->mine, like), find(three->theirs, like)};
    if (of.mine && of.theirs)
        join_both(three, &of);
    else if (of.mine || of.theirs)
        join_one(three, &of);
}

/* --- what must hold of the whole ---------------------------------------------------------------------------------- */

static unsigned count(const ntr_entry *entry, const char *lang, bool preferred_only) {
    unsigned found = 0;
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        found += ntr_lang_is(term->lang, lang) && (!preferred_only || term->status == NTR_TERM_PREFERRED);
    }
    return found;
}

static bool stands_later(const ntr_entry_term *a, const ntr_entry_term *b) {
    const size_t shorter = a->text.len < b->text.len ? a->text.len : b->text.len;
    const int difference = memcmp(a->text.ptr, b->text.ptr, shorter);
    return difference != 0 ? difference > 0 : a->text.len > b->text.len;
}

/* The one that a side prefers, where someone decided for it; else the last in the alphabet. */
static bool wins(const join_three *three, const ntr_entry_term *a, const ntr_entry_term *b) {
    if (three->prefer == NTR_JOIN_BOTH) return stands_later(a, b);
    const ntr_entry_term *there = find(three->prefer == NTR_JOIN_MINE ? three->mine : three->theirs, a);
    return there && there->status == NTR_TERM_PREFERRED;
}

/* Each side made another English term the preferred one: one stays so, and the others are admitted. */
static void settle_preferred(join_three *three) {
    const unsigned mine = count(three->mine, "en", true), theirs = count(three->theirs, "en", true);
    const unsigned now = count(&three->out, "en", true);
    if (now < 2 || now <= mine || now <= theirs) return;
    ntr_entry_term *best = NULL;
    for (uint32_t i = 0; i < three->out.terms.count; i++) {
        ntr_entry_term *term = &three->out.terms.items[i];
        if (!ntr_lang_is(term->lang, "en") || term->status != NTR_TERM_PREFERRED) continue;
        ntr_entry_term *loser = term;
        if (!best || wins(three, term, best)) {
            loser = best;
            best = term;
        }
        if (!loser) continue;
        loser->status = NTR_TERM_ADMITTED;
        three->conflict = true;
        if (three->what.len) ntr_buffer_append(&three->what, NTR_STR("; "));
        ntr_buffer_printf(&three->what, "preferred English: \"%.*s\" or \"%.*s\"", NTR_FMT(best->text),
                          NTR_FMT(loser->text));
    }
}

/* Each side dropped what the other left: then all that either has stays. */
static void keep_language(join_three *three, const char *lang) {
    if (count(&three->out, lang, false) > 0) return;
    const ntr_entry *const sides[] = {three->mine, three->theirs};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->terms.count; i++) {
            const ntr_entry_term *term = &sides[side]->terms.items[i];
            if (!ntr_lang_is(term->lang, lang) || find(&three->out, term)) continue;
            join_tell(three, "removed by the other", term->text, NTR_STR(""));
            put(three, term);
        }
}

/* Terms that the base has stand in its order, the others behind them: the headword stays the headword. */
void join_terms(join_three *three) {
    const ntr_entry *const from[] = {three->base, three->mine, three->theirs};
    for (int i = 0; i < 3; i++)
        for (uint32_t j = 0; from[i] && j < from[i]->terms.count; j++) join_term(three, &from[i]->terms.items[j]);
    keep_language(three, "nl");
    keep_language(three, "en");
    settle_preferred(three);
}
