/* What the files of the term stage share. */
#ifndef NTRANS_MARK_TERM_H
#define NTRANS_MARK_TERM_H

#include "lang/compound.h"
#include "lang/evidence.h"
#include "lang/role.h"
#include "model/workspace.h"

/* A word as terms see it: a token, or several that hyphens join (asiel-akkoord), which the word breaks of ICU divide.
 */
typedef struct term_unit {
    ntr_span span;
    uint32_t word;    /* type in the vocabulary */
    bool punctuation; /* or protected: no term goes across it */
    char mark;        /* a hyphen or comma of its own that follows at once: Inlichtingen- en Veiligheidsdienst; or 0 */
    bool stop;        /* a clause ends here: . , ; : ! ? ( ) */
} term_unit;

/* One segment being searched. */
typedef struct term_finder {
    ntr_document *document;
    ntr_workspace *workspace;
    NTR_LIST(term_unit) units; /* of the segment at hand; memory of the document's arena, used again */
    uint32_t protected_at;     /* first protected annotation that may reach the segment */
    ntr_span segment;
    bool *warned; /* per term of the lexicon: the document has its note already; NULL until the first */
    ntr_error *err;
} term_finder;

/* Where a hit holds. */
typedef struct term_match {
    uint32_t first, last; /* units */
    uint32_t particle;    /* first unit of what stands apart, or UINT32_MAX */
    uint32_t particle_last;
    uint32_t verb; /* unit of the word that is inflected: of a verb phrase its verb, else the first */
    const ntr_term_hit *hit;
} term_match;

static inline ntr_word *term_word(const term_finder *finder, uint32_t unit) {
    return &finder->workspace->vocabulary->words.items[finder->units.items[unit].word];
}

/* term.c: makes the units of a segment. */
ntr_status term_collect_units(term_finder *finder, const ntr_segment *segment);

/* The folded form of a unit; empty outside the segment and for punctuation. */
ntr_str term_folded(const term_finder *finder, int64_t unit);

/* term_case.c: whether `form` has the capitals that the rule wants of a form of `nl`. */
bool term_case_allows(ntr_case_rule rule, ntr_str nl, ntr_str form);

/* Whether two lines of the lexicon are renderings of one entry, of which the best speaks for all. */
static inline bool term_same_entry(const ntr_term *a, const ntr_term *b) {
    const bool exact = a->case_rule == NTR_CASE_EXACT && b->case_rule == NTR_CASE_EXACT;
    return ntr_str_equal(a->folded, b->folded) && ntr_str_equal(a->pos, b->pos) &&
           ntr_str_equal(a->domain, b->domain) && (!exact || ntr_str_equal(a->nl, b->nl)); /* vos, Vos */
}

static inline bool term_is_better(const ntr_term *a, const ntr_term *b) {
    return a->status != b->status ? a->status < b->status : a < b;
}

/* term_hits.c: finds and keeps the hits of a type, and what it may be in phrases. */
ntr_status term_find_hits(term_finder *finder, uint32_t word);

/* Adds a hit to a type, unless one of the same entry is there already for the stretch: the better line of the two then
 * speaks for it. False when memory ran out. */
bool term_add_hit(term_finder *finder, uint32_t type, ntr_term_hit hit);

/* Whether the type has room for another hit, or the term is of the domain that was chosen. */
bool term_is_wanted(const term_finder *finder, uint32_t type, uint32_t item);

/* term_compound.c: adds the terms that are parts of a type. False when memory ran out. */
bool term_find_parts(term_finder *finder, uint32_t word);

static inline ntr_status term_know_hits(term_finder *finder, uint32_t unit) {
    return term_word(finder, unit)->terms_known ? NTR_OK : term_find_hits(finder, finder->units.items[unit].word);
}

/* term_memory.c: answers of the tables and the dictionary, remembered in the vocabulary. */

/* What the word tables say about a unit (ntr_role, or-ed); 0 outside the segment and for punctuation. */
unsigned term_roles(term_finder *finder, int64_t unit);

/* The parts of speech that a type may have (ntr_class, or-ed). */
unsigned term_type_classes(term_finder *finder, uint32_t type);

static inline unsigned term_word_classes(term_finder *finder, uint32_t unit) {
    return term_type_classes(finder, finder->units.items[unit].word);
}

unsigned term_classes(term_finder *finder, const ntr_term *term);
unsigned term_base_classes(term_finder *finder, ntr_str base);
unsigned term_features(term_finder *finder, ntr_str base, ntr_str form, unsigned classes);
bool term_opens(term_finder *finder, ntr_str first); /* strongly */
ntr_opening term_opening(term_finder *finder, ntr_str first);
bool term_closes(term_finder *finder, ntr_str rest);
bool term_is_whole(term_finder *finder, ntr_str word);
ntr_link term_link(term_finder *finder, ntr_str base, ntr_str form);
bool term_is_entry(term_finder *finder, ntr_str word);

/* term_context.c: whether the neighbours of `unit` let it be what the hit says. */
bool term_fits_context(term_finder *finder, uint32_t unit, const ntr_term_hit *hit);

/* term_clause.c: whether the clause makes the form at `unit` a participle, which elsewhere is a plural noun or an
 * infinitive: heeft hem ontslagen, de ontslagen minister. */
bool term_is_participle(term_finder *finder, uint32_t unit);

/* Whether the auxiliary shows that it is the verb's, and no adjective: heeft bekend, wordt gesloten; but is gesloten, werd
 * bekend. */
bool term_is_done(term_finder *finder, uint32_t unit);

/* term_apart.c: the unit where the particle of a separable verb stands that belongs to the verb at `unit`, or
 * UINT32_MAX; with `particle` empty, any particle that makes a verb of it. */
uint32_t term_find_particle(term_finder *finder, uint32_t unit, ntr_str particle);

/* Whether a coordinated clause with a verb of its own, or a subordinate one, begins with the conjunction at `unit`. */
bool term_begins_clause(term_finder *finder, uint32_t unit);

/* term_phrase.c: adds the terms of several words that begin at `unit`. */
ntr_status term_match_phrases(term_finder *finder, uint32_t unit);

/* term_english.c: the English for a draft; `.ptr` NULL: none is sure. */
ntr_str term_english(term_finder *finder, const term_match *match, const ntr_term *term);

/* Whether an infinitive at `unit` is used as a noun. */
bool term_is_verbal_noun(term_finder *finder, uint32_t unit);

/* Whether a unit has a capital that neither the start of a sentence nor capitals throughout account for. */
bool term_has_own_capital(const term_finder *finder, uint32_t unit);

/* Whether the words are rather something else here: part of a name, or an adjective that looks like a participle. */
bool term_is_doubtful(term_finder *finder, const term_match *match, const ntr_term *term);

/* term_write.c: adds the annotation of a match, and the notes that belong to it. */
ntr_status term_add_match(term_finder *finder, const term_match *match);

#endif
