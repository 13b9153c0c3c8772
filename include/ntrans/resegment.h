/* Resegmenting: joins and splits units of a bilingual file, and leaves all else in it as it is. */
#ifndef NTRANS_RESEGMENT_H
#define NTRANS_RESEGMENT_H

#include "ntrans/buffer.h"
#include "ntrans/error.h"

/* Appends the XLIFF file `bytes` (1.2 or 2.x) to `out` with unit `second`, which must follow `first` in the same
 * paragraph, at the end of `first`, a space between: sources, targets, notes and modules. The joined unit keeps the id
 * of the first, and the state if that is the same in both, else it is new; what a memory proposed for either is left
 * out. NTR_NOT_FOUND: no such
 * unit. NTR_BAD_ARGUMENT: they cannot be joined. NTR_BAD_SYNTAX: no XLIFF. */
ntr_status ntr_resegment_join(ntr_buffer *out, ntr_str bytes, const char *first, const char *second,
                              ntr_error *err) NTR_MUST_CHECK;

/* Where a unit is split: before these words, which must stand in the text once, outside of paired codes. */
typedef struct ntr_split {
    const char *source;
    const char *target; /* NULL: all of the target stays with the first half, and the second has none */
} ntr_split;

/* The same with unit `id` in two: the first half keeps the id, the second gets one that is free (p3s2-2), written to
 * `new_id`. Both are new unless a target was given for both; what a memory proposed is left out, and notes of ours on
 * names and terms go where these stand. Errors as above. */
ntr_status ntr_resegment_split(ntr_buffer *out, char new_id[64], ntr_str bytes, const char *id, const ntr_split *where,
                               ntr_error *err) NTR_MUST_CHECK;

#endif
