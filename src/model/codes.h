/* Inline codes: which belong together, and to which segment. */
#ifndef NTRANS_MODEL_CODES_H
#define NTRANS_MODEL_CODES_H

#include "base/arena.h"
#include "ntrans/code.h"
#include "ntrans/document.h"

/* The other half of a code that has none. */
#define NTR_CODE_NONE UINT32_MAX

/* Finds the pairs among the codes of one text and says which codes are isolated; one without an id gets one. False when
 * memory ran out. */
bool ntr_codes_match(ntr_arena *arena, ntr_code *codes, uint32_t count);

/* For each code of one text the index of its other half, or NTR_CODE_NONE, into `partners`. False when memory ran out.
 */
bool ntr_codes_pair(uint32_t *partners, ntr_arena *arena, const ntr_code *codes, uint32_t count);

/* The same for all codes of a document, block by block; NULL when memory ran out. */
uint32_t *ntr_codes_pair_all(ntr_arena *arena, const ntr_document *document);

/* Copies of `codes`, with all they point to, in `arena`. False when memory ran out. */
bool ntr_codes_copy(ntr_codes *out, ntr_arena *arena, ntr_codes codes);

/* Which codes of a document belong to the segment `span`: those inside; at its very start or end only from or up to one
 * whose other half lies inside. So <b>a whole sentence</b> has none, and a footnote's mark behind the full stop stays
 * outside. The result counts codes and, where it is empty, stands behind those at the start; `from` is where the search
 * begins: the end of the segment before. */
ntr_span ntr_codes_within(ntr_codes codes, const uint32_t *partners, uint32_t from, ntr_span span);

#endif
