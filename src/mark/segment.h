/* The segmenter's inside: quotation marks, candidates, and the evidence that the rules weigh. */
#ifndef NTRANS_MARK_SEGMENT_H
#define NTRANS_MARK_SEGMENT_H

#include "base/arena.h"
#include "base/map.h"
#include "mark/language.h"
#include "model/workspace.h"
#include "ntrans/segment.h"

/* --- quotation marks (segment_quote.c) ---------------------------------------------------------------------------- */

#define NTR_QUOTE_ALONE UINT32_MAX

/* One quotation mark of a block; apostrophes are none. Two straight or curly single ones in a row count as one mark. */
typedef struct ntr_quote {
    ntr_span span;
    bool closes;
    uint32_t partner; /* index of the other half, NTR_QUOTE_ALONE when it is missing */
} ntr_quote;

typedef struct ntr_quotes {
    NTR_LIST(ntr_quote) list;
} ntr_quotes;

/* Fills `quotes` (dropping what it held) with the marks of `block`, straight ones told apart by what stands around
 * them. One pass. */
ntr_status ntr_quotes_find(ntr_quotes *quotes, ntr_arena *arena, ntr_str text, ntr_span block,
                           ntr_error *err) NTR_MUST_CHECK;

/* --- candidates (segment_candidate.c) ----------------------------------------------------------------------------- */

typedef enum ntr_stop {
    NTR_STOP_NONE,     /* a line end, or a bound that only ICU sees */
    NTR_STOP_DOT,      /* one dot behind a word: a full stop or an abbreviation's */
    NTR_STOP_FULL,     /* one dot that no abbreviation can own, for it stands behind a bracket or a quotation mark */
    NTR_STOP_ELLIPSIS, /* … or two dots and more */
    NTR_STOP_MARK,     /* ! and ?, also with dots */
    NTR_STOP_ITEM      /* the bracket of a marker, 2), or a bullet */
} ntr_stop;

typedef enum ntr_abbreviation {
    NTR_ABBREVIATION_NONE,
    NTR_ABBREVIATION_NEVER,  /* dhr.: no sentence ends with it */
    NTR_ABBREVIATION_NUMBER, /* nr.: an abbreviation before a number only */
    NTR_ABBREVIATION_MAYBE   /* enz.: a sentence may end with it */
} ntr_abbreviation;

/* A place where a segment might end, and what stands around it. Words are borrowed from the text, bounded in length,
 * without the punctuation around them. */
typedef struct ntr_candidate {
    uint32_t begin; /* of the stop */
    uint32_t end;   /* of all that belongs to the left: stop, closing marks, emoji */
    uint32_t next;  /* where the next segment would begin */
    ntr_stop stop;
    bool bracket; /* a closing bracket stands between stop and end */
    bool quote;   /* a closing quotation mark does; `closing` is its index */
    uint32_t closing;
    bool spaced;      /* space stands between end and next */
    bool dash;        /* a dash begins what follows */
    bool opens;       /* an opening quotation mark does */
    ntr_str before;   /* the word that owns the stop, without the stop: "dhr", "o.a", "J.P"; empty when punctuation
                         stands there */
    ntr_str earlier;  /* the word before that one, empty when none is near */
    ntr_str after;    /* the first word of what follows */
    ntr_str later;    /* the word after that one */
    int32_t first;    /* the first character that follows, opening marks left out; -1 when nothing follows */
    int32_t lead;     /* the first character that follows, whatever it is */
    bool clitic;      /* 's, 't or 'n stands before the capital */
    bool item;        /* b) stands before it */
    bool begins_item; /* the next item of a list in a line begins at `next`, with its marker */
    const ntr_annot *cover;        /* the protected span that the stop lies in, or NULL */
    bool small;                    /* what follows begins with a small letter */
    bool capital;                  /* it begins with a capital, or with one behind 's or 't */
    bool function;                 /* `after` is a function word: Het, De, Maar */
    bool address;                  /* it is a form of address: Mevr. */
    ntr_abbreviation abbreviation; /* class of `before`, when the dot may be its own */
    ntr_str note;                  /* of its row, tags joined by | */
    ntr_lang lang;                 /* whose abbreviations and function words these are */
} ntr_candidate;

/* --- the language at a place (segment_passage.c) ------------------------------------------------------------------ */

/* A stretch of one passage, and the languages of what it holds. */
typedef struct ntr_stretch {
    ntr_span span;  /* empty at first */
    ntr_lang latin; /* of what is in the Latin script */
    ntr_lang other; /* of what is in another; "und" until asked */
} ntr_stretch;

/* The passages of the block at hand: its quotations, those inside another left out, and what stands around them. Which
 * language's rules hold is asked at doubtful places only, of the words around them in the same passage. */
typedef struct ntr_passages {
    NTR_LIST(ntr_span) quotations;
    bool listed;               /* whether `quotations` has been filled for the block */
    ntr_stretch inside, frame; /* the ones last asked about, in a quotation and around them */
} ntr_passages;

/* --- the segmenter of one document -------------------------------------------------------------------------------- */

typedef struct ntr_segmenter {
    ntr_document *document;
    ntr_workspace *workspace;
    ntr_str text;
    ntr_arena *arena;  /* for what dies with the run */
    ntr_span block;    /* the one at hand */
    uint32_t segment;  /* where the segment at hand begins */
    ntr_quotes quotes; /* of the block */
    ntr_passages passages;
    uint32_t quote;   /* the first one not yet passed */
    uint32_t held;    /* the first mark that may hold a candidate to come (--quotes whole) */
    uint32_t annot;   /* the first protected span not yet passed */
    uint32_t line;    /* behind the last line end seen */
    bool far;         /* the block may hold the full stop of another script */
    uint32_t looked;  /* the segment holds no letter or digit before this */
    uint32_t counted; /* the last number with a dot that the segment holds (1. e4 e5 2. Pf3), 0 when there is none */
    bool counted_bracket; /* a bracket stood behind it */
    bool counts_inside;   /* words stand before that number */
    ntr_map learnt;       /* abbreviations the text itself shows, folded, without the dot */
} ntr_segmenter;

/* The first candidate whose stop is at or behind `*at`; `*at` moves behind the stop. False when there is none. */
bool ntr_candidate_next(ntr_segmenter *s, uint32_t *at, ntr_candidate *out);

/* Gathers what stands around `c`, whose span and stop are known. */
ntr_status ntr_candidate_describe(ntr_segmenter *s, ntr_candidate *c, ntr_error *err) NTR_MUST_CHECK;

/* Forgets the passages of the block before. */
void ntr_passages_begin(ntr_segmenter *s);

/* The language that the words around byte `at` speak for: the document's unless they clearly speak for another. */
ntr_status ntr_passage_language(ntr_lang *out, ntr_segmenter *s, uint32_t at, ntr_error *err) NTR_MUST_CHECK;

/* Whether `folded` is a function word of `lang`. */
bool ntr_segmenter_is_function(const ntr_segmenter *s, ntr_lang lang, ntr_str folded);

/* Whether a letter or digit stands between the start of the segment and `end`; ends must not fall within a segment. */
bool ntr_segmenter_has_text(ntr_segmenter *s, uint32_t end);

/* A candidate at the bracket or bullet at `at`, with its span known; false when none stands there. */
bool ntr_item_take(ntr_segmenter *s, uint32_t at, ntr_candidate *out);

/* Where the marker of the next item stands before the stop of `c`, moves `c` in front of it. */
void ntr_item_find(ntr_segmenter *s, ntr_candidate *c);

/* Remembers the number before the dot of `c`, if one stands there, for ntr_rule_is_count. */
void ntr_segmenter_count(ntr_segmenter *s, const ntr_candidate *c);

/* The look-up key of a short word: in `buffer`, in `word` itself, or in the arena. */
#define NTR_FOLD_SIZE 48
ntr_str ntr_segmenter_fold(const ntr_segmenter *s, char buffer[NTR_FOLD_SIZE], ntr_str word);

/* The protected span (a foreign passage is none) that covers byte `offset`, or NULL. Offsets must not fall. */
const ntr_annot *ntr_segmenter_protected(ntr_segmenter *s, uint32_t offset);

/* --- other bounds (segment_bound.c) ------------------------------------------------------------------------------- */

/* Whether `span` may hold a full stop of another script that ntr_candidate_next does not know. */
bool ntr_text_may_hold_far_stop(ntr_str text, ntr_span span);

/* The bounds of the block at hand that come without a stop of ours, in their order; the end of the block behind the
 * last. */
ntr_status ntr_bounds_begin(ntr_segmenter *s, ntr_error *err) NTR_MUST_CHECK;
uint32_t ntr_bounds_next(ntr_segmenter *s);

/* --- abbreviations (segment_abbreviation.c) ----------------------------------------------------------------------- */

/* Fills in the class of the word that owns the stop, and the note of its row, by the abbreviations of `c->lang`. */
void ntr_abbreviation_look_up(const ntr_segmenter *s, ntr_candidate *c);

/* Whether a form of address follows, which begins a sentence where it may: in D.C.| Mr. Biden left. */
bool ntr_abbreviation_is_address(const ntr_segmenter *s, const ntr_candidate *c);

/* Whether the word that owns the stop is an abbreviation in any language. */
bool ntr_abbreviation_anywhere(const ntr_segmenter *s, const ntr_candidate *c);

/* Whether the dot stands inside an abbreviation of several words: v.| Chr. */
bool ntr_abbreviation_inside(const ntr_segmenter *s, const ntr_candidate *c);

/* Looks through the text for abbreviations it shows itself: Organisatie X (O.X.), "gesch. en", "gesch.,". */
ntr_status ntr_abbreviations_learn(ntr_segmenter *s, ntr_error *err) NTR_MUST_CHECK;
bool ntr_abbreviation_learnt(const ntr_segmenter *s, ntr_str word);

/* Whether an abbreviation may own the stop: one dot directly behind a word, and no quotation mark behind it. */
static inline bool ntr_candidate_owns_dot(const ntr_candidate *c) {
    return c->stop == NTR_STOP_DOT && c->before.len && !c->quote;
}

/* --- rules (segment_rules.c) -------------------------------------------------------------------------------------- */

/* The rule that decides; NULL for a bound of ICU at a stop of ours that is no candidate. */
const ntr_segment_rule *ntr_segment_decide(ntr_segmenter *s, const ntr_candidate *c);

#endif
