/* Terms of several words, followed through the trie of all of them. Words of the text may stand between where the term
 * says so by dots (in acht ... nemen), and between a reflexive pronoun and its verb. */
#include "mark/term_phrase.h"

enum {
    GAP_REACH = 12,  /* units: so many may stand in a gap */
    INVERSION = 2,   /* the verb stands right before zich, or the subject between: vergist hij zich */
    VERB_REACH = 40, /* so far before the rest of its phrase the verb of a main clause may stand: neemt … in acht */
};

/* A phrase being followed. */
typedef struct walk {
    term_finder *finder;
    uint32_t begin; /* unit of the first word */
    term_path path;
} walk;

/* --- what was found ----------------------------------------------------------------------------------------------- */

/* The unit behind the word at `unit`: a hyphen or comma at its end is a unit of its own. */
static uint32_t behind(const walk *on, uint32_t unit) {
    return unit + 1 + (on->finder->units.items[unit].mark != 0);
}

/* The units of the path in the order of the text. */
static void sort(term_path *path) {
    for (uint32_t i = 1; i < path->count; i++)
        for (uint32_t j = i; j > 0 && path->units[j - 1] > path->units[j]; j--) {
            const uint32_t unit = path->units[j];
            path->units[j] = path->units[j - 1];
            path->units[j - 1] = unit;
        }
}

/* The first run of units is what is marked, the rest stands apart. */
static ntr_status add_match(const walk *on, ntr_term_hit *hit, uint32_t inflected) {
    term_path path = on->path;
    sort(&path);
    uint32_t run = 1;
    while (run < path.count && path.units[run] <= behind(on, path.units[run - 1])) run++;
    term_match match = {path.units[0], path.units[run - 1], UINT32_MAX, UINT32_MAX, inflected, hit};
    if (run < path.count) {
        hit->kind = NTR_HIT_APART;
        match.particle = path.units[run];
        match.particle_last = path.units[path.count - 1];
    }
    return term_add_match(on->finder, &match);
}

static ntr_status add_term(const walk *on, uint32_t item) {
    const ntr_lexicon *lexicon = on->finder->workspace->lexicon;
    const ntr_term *term = &lexicon->terms.items[item];
    ntr_term_hit hit = {.term = item, .kind = NTR_HIT_PHRASE};
    uint32_t inflected;
    if (!term_path_fits(on->finder, &on->path, term, &hit.features, &inflected)) return NTR_OK;
    hit.first = ntr_index_find(&lexicon->terms_by_form, term->folded);
    hit.rule = (hit.features & (NTR_SINGULAR | NTR_INFINITIVE)) ? "phrase" : "phrase:inflected";
    return add_match(on, &hit, inflected);
}

/* The terms with one phrase: of each entry its best line. The list is short, or cut. */
static ntr_status add_terms(const walk *on, ntr_str folded) {
    enum { LIMIT = 64, CHAIN_LIMIT = 256 };
    const ntr_lexicon *lexicon = on->finder->workspace->lexicon;
    const ntr_term *terms = lexicon->terms.items;
    uint32_t best[LIMIT], count = 0, item = ntr_index_find(&lexicon->terms_by_form, folded);
    for (uint32_t seen = 0; item != NTR_MAP_NONE && count < LIMIT && seen < CHAIN_LIMIT; seen++) {
        uint32_t at = 0;
        while (at < count && !term_same_entry(&terms[best[at]], &terms[item])) at++;
        if (at == count || term_is_better(&terms[item], &terms[best[at]])) best[at] = item;
        count += at == count;
        item = ntr_index_next(&lexicon->terms_by_form, item);
    }
    for (uint32_t i = 0; i < count; i++) NTR_TRY(add_term(on, best[i]));
    return NTR_OK;
}

/* --- the walk ----------------------------------------------------------------------------------------------------- */

static ntr_status follow(walk *on, uint32_t unit, uint32_t node);

/* The word at `unit` leads to `node`: terms that end there, and those that go on at `next`. */
static ntr_status arrive(walk *on, uint32_t unit, uint32_t next, uint32_t node) {
    const ntr_lexicon *lexicon = on->finder->workspace->lexicon;
    if (on->path.count == NTR_PHRASE_WORDS_LIMIT) return NTR_OK;
    on->path.units[on->path.count++] = unit;
    const uint32_t item = lexicon->phrases.ends.items[node];
    ntr_status status = item == NTR_MAP_NONE ? NTR_OK : add_terms(on, lexicon->terms.items[item].folded);
    if (status == NTR_OK) status = follow(on, next, node);
    on->path.count--;
    return status;
}

static uint32_t step(const walk *on, uint32_t node, uint32_t word) {
    return word == NTR_MAP_NONE ? NTR_MAP_NONE : ntr_phrases_step(&on->finder->workspace->lexicon->phrases, node, word);
}

static bool is_open(const term_finder *finder, uint32_t unit) {
    return unit < finder->units.count && !finder->units.items[unit].punctuation;
}

/* Goes on with what stands at `unit`; *found: something led on. */
static ntr_status enter(walk *on, uint32_t unit, uint32_t next, uint32_t node, bool *found) {
    if (!is_open(on->finder, unit)) return NTR_OK;
    NTR_TRY(term_know_hits(on->finder, unit));
    for (uint32_t i = 0; i < term_word(on->finder, unit)->phrase_words.count; i++) {
        const uint32_t to = step(on, node, term_word(on->finder, unit)->phrase_words.items[i]);
        if (to == NTR_MAP_NONE) continue;
        *found = true;
        NTR_TRY(arrive(on, unit, next, to));
    }
    return NTR_OK;
}

/* Inlichtingen- en Veiligheidsdienst; Onderwijs, Cultuur en Wetenschap: the term's word has a hyphen or comma at its
 * end, in the text it is a unit. */
static ntr_status enter_mark(walk *on, uint32_t unit, uint32_t node) {
    const ntr_str mark = {&on->finder->units.items[unit].mark, 1};
    const ntr_form word = ntr_form_join(term_folded(on->finder, unit), mark, NTR_STR_NONE);
    const uint32_t to = step(on, node, ntr_phrases_word(&on->finder->workspace->lexicon->phrases, ntr_form_str(&word)));
    return to == NTR_MAP_NONE ? NTR_OK : arrive(on, unit, unit + 2, to);
}

/* The nearest word of the clause from `from` on that leads on behind `node`. */
static ntr_status seek_behind(walk *on, uint32_t from, uint32_t reach, uint32_t node, bool *found) {
    for (uint32_t at = from; at < on->finder->units.count && at <= from + reach && !*found; at++) {
        if (on->finder->units.items[at].stop) return NTR_OK;
        NTR_TRY(enter(on, at, at + 1, node, found));
    }
    return NTR_OK;
}

/* The verb of a main clause stands before the rest; what follows it goes on behind the first word. */
static ntr_status seek_before(walk *on, uint32_t next, uint32_t reach, uint32_t node, bool *found) {
    for (uint32_t at = on->begin; at-- > 0 && at + reach >= on->begin && !*found;) {
        if (on->finder->units.items[at].stop) return NTR_OK;
        if (term_word_classes(on->finder, at) & NTR_VERB) NTR_TRY(enter(on, at, next, node, found));
    }
    return NTR_OK;
}

/* Whether a clause other than that of the phrase may begin at `unit`: dat, omdat, maar, die (de man die …). */
static bool may_begin_clause(term_finder *finder, uint32_t unit) {
    const unsigned roles = term_roles(finder, unit);
    if (roles & NTR_ROLE_OPENER) return true;
    return (roles & NTR_ROLE_CONJUNCTION) && term_begins_clause(finder, unit);
}

/* nam het wapen [in beslag]: in a main clause the verb stands before the rest of its phrase, far away or near, which
 * the entry need not say where the rest begins with a preposition and so goes with hardly any other verb. */
static ntr_status follow_main_clause(walk *on, uint32_t unit, uint32_t node) {
    bool found = false;
    const uint32_t count = on->path.count;
    if (count < 2 || !(term_roles(on->finder, on->begin) & NTR_ROLE_PREPOSITION)) return NTR_OK;
    if (term_roles(on->finder, on->path.units[count - 1]) & NTR_ROLE_FUNCTION) return NTR_OK; /* in de [doofpot] */
    for (uint32_t at = on->begin; at-- > 0 && at + VERB_REACH >= on->begin && !found;) {
        if (on->finder->units.items[at].stop) return NTR_OK;
        NTR_TRY(enter(on, at, unit, node, &found));
        if (may_begin_clause(on->finder, at)) return NTR_OK;
    }
    return NTR_OK;
}

/* in acht [de regels] nemen, neemt [de regels] in acht */
static ntr_status follow_gap(walk *on, uint32_t unit, uint32_t node) {
    const ntr_phrases *phrases = &on->finder->workspace->lexicon->phrases;
    const uint32_t gap = step(on, node, phrases->gap);
    bool found = false;
    if (gap == NTR_MAP_NONE) return NTR_OK;
    NTR_TRY(seek_behind(on, unit, GAP_REACH, gap, &found));
    return found ? NTR_OK : seek_before(on, unit, VERB_REACH, gap, &found);
}

/* zich [niet] vergissen, vergist zich, beroept zich [gisteren] op */
static ntr_status follow_reflexive(walk *on, uint32_t unit, uint32_t node) {
    bool found = false;
    if (on->path.count == 1) {
        NTR_TRY(seek_before(on, unit, INVERSION, node, &found));
        if (!found) NTR_TRY(seek_behind(on, unit + 1, VERB_REACH, node, &found));
        return found ? NTR_OK : seek_before(on, unit, VERB_REACH, node, &found);
    }
    return seek_behind(on, on->begin + 1, GAP_REACH, node, &found);
}

static ntr_status follow(walk *on, uint32_t unit, uint32_t node) {
    bool found = false;
    NTR_TRY(enter(on, unit, unit + 1, node, &found));
    if (is_open(on->finder, unit) && on->finder->units.items[unit].mark) NTR_TRY(enter_mark(on, unit, node));
    if (node == NTR_PHRASES_ROOT) return NTR_OK;
    if (!found && term_is_reflexive(on->finder, on->begin)) NTR_TRY(follow_reflexive(on, unit, node));
    if (!found) NTR_TRY(follow_main_clause(on, unit, node));
    return follow_gap(on, unit, node);
}

ntr_status term_match_phrases(term_finder *finder, uint32_t unit) {
    walk on = {.finder = finder, .begin = unit};
    const bool begins = term_word(finder, unit)->begins_phrase || finder->units.items[unit].mark;
    return begins ? follow(&on, unit, NTR_PHRASES_ROOT) : NTR_OK;
}
