/* Weaving: the units of a bitext back into the blocks of the document that they were cut from. */
#ifndef NTRANS_FORMAT_WEAVE_H
#define NTRANS_FORMAT_WEAVE_H

#include "base/arena.h"
#include "ntrans/source.h"

/* One block in English. */
typedef struct ntr_woven {
    ntr_str text;
    ntr_codes codes; /* the original's own, at their places in `text`: properly nested, no half without the other */
    bool unchanged;  /* text and codes are the block's */
} ntr_woven;

/* Makes the English of each block of `original`, one a block, in `arena`. The units are found by their Dutch, one
 * behind the other, whatever their ids, so that units that were joined or cut, or come from an update, still fit; what
 * stands between them is kept. A block of which there are no units stays, and `report` says so. NTR_BAD_SYNTAX with the
 * first unit whose Dutch is not there. Codes are found by their ids: what they stand
 * for is what the original says, not the bitext. A code that the original does not have is dropped, one that stands
 * alone and is missing goes to the end of its unit, a pair of which half is missing goes altogether, and `report` says
 * so. */
ntr_status ntr_weave(ntr_woven **out, ntr_arena *arena, const ntr_document *original, const ntr_bitext *bitext,
                     const ntr_weave_options *options, ntr_weave_report *report, ntr_error *err) NTR_MUST_CHECK;

/* Tells something in `report`; `unit` may be empty. */
ntr_status ntr_weave_tell(ntr_weave_report *report, ntr_str unit, const char *code, ntr_error *err, const char *format,
                          ...) NTR_PRINTF(5, 6) NTR_MUST_CHECK;

#endif
