/* The codes of a block while it is woven: private to weave*.c. */
#ifndef NTRANS_FORMAT_WEAVE_CODES_H
#define NTRANS_FORMAT_WEAVE_CODES_H

#include "base/map.h"
#include "format/weave.h"

/* The work on one document; text and codes are those of the block at hand. Codes are known by their number in the
 * document. */
typedef struct weaver {
    ntr_arena *arena;
    const ntr_document *original;
    const ntr_bitext *bitext;
    const ntr_weave_options *options;
    ntr_weave_report *report;
    ntr_error *err;
    const uint32_t *partners; /* of the document's codes: see ntr_codes_pair_all */
    uint32_t *used;           /* code → its place in `codes` and 1; 0: it stands nowhere */
    ntr_buffer text;
    NTR_LIST(ntr_code) codes;
    uint32_t next_unit;  /* the first that has no place yet */
    uint32_t first_code; /* of the block */
    uint32_t next_code;  /* the first that no unit and no gap so far has had */
} weaver;

/* Puts code number `code` of the document at byte `at` of the block's text. False when memory ran out. */
bool weave_code(weaver *w, uint32_t code, uint32_t at);

/* Puts the codes of the unit's target, which begins at `begin` of the block's text; `codes` are those that its source
 * has, by number. */
ntr_status weave_target_codes(weaver *w, const ntr_unit *unit, ntr_span codes, uint32_t begin) NTR_MUST_CHECK;

/* Puts those of `codes` that stand alone and have no place yet at the end of the text. */
ntr_status weave_left_codes(weaver *w, const ntr_unit *unit, ntr_span codes) NTR_MUST_CHECK;

/* Leaves out halves of pairs whose other half stands nowhere or before its beginning, and moves ends so that pairs
 * nest. */
ntr_status weave_nest(weaver *w) NTR_MUST_CHECK;

/* Whether text and codes are those of the document at `block`. */
bool weave_is_same(const weaver *w, const ntr_woven *woven, ntr_span block);

#endif
