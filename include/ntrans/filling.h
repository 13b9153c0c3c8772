/* Filling: the way back of a translation into the XLIFF that it was made from. */
#ifndef NTRANS_FILLING_H
#define NTRANS_FILLING_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/format.h"
#include "ntrans/mt.h"

typedef struct ntr_fill_options {
    bool overwrite_approved; /* also what a person approved: state reviewed or final, approved="yes" */
} ntr_fill_options;

/* Something that happened to a placeholder or a code of one segment. */
typedef struct ntr_fill_slip {
    uint32_t unit; /* index in the bitext */
    ntr_slip slip;
} ntr_fill_slip;

/* What was done. Counts are segments, unless they say otherwise. */
typedef struct ntr_fill_report {
    uint32_t filled;   /* targets that are new or changed */
    uint32_t same;     /* that had this target already */
    uint32_t approved; /* left as they are, for a person approved them */
    uint32_t empty;    /* for translation, and the translation has nothing for them */
    uint32_t restored; /* placeholders and codes that came back */
    uint32_t lost;     /* placeholders and codes that did not */
    uint32_t unknown;  /* units of the translation that belong to no segment */
    NTR_LIST(ntr_fill_slip) slips;
} ntr_fill_report;

/* An XLIFF 1.2 or 2.x that is being filled. What it holds beyond its segments (groups, notes, other tools' extensions)
 * is kept as it is. */
typedef struct ntr_filling ntr_filling;

/* Reads the XLIFF: errors are those of ntr_format_read, and NTR_BAD_SYNTAX for other formats. `name` is what messages
 * call it. Caller ends with ntr_filling_close. */
ntr_status ntr_filling_open(ntr_filling **out, ntr_str name, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;
void ntr_filling_close(ntr_filling *filling);

/* Its segments as they were when it was opened; they live as long as it. The caller may mark them. */
ntr_bitext *ntr_filling_bitext(ntr_filling *filling);
const ntr_fill_report *ntr_filling_report(const ntr_filling *filling);

/* Fills in one segment what an engine or a translator made of it. `masks` holds the masks of all segments, or NULL:
 * then codes stand in `answer` as formats without inline codes have them ("<b>", "<1>"). NTR_NO_MEMORY. */
ntr_status ntr_filling_answer(ntr_filling *filling, uint32_t unit, ntr_str answer, const ntr_masks *masks,
                              const ntr_fill_options *options, ntr_error *err) NTR_MUST_CHECK;

/* Fills in a line for each segment, or, without masks, for each that is for translation. NTR_BAD_SYNTAX when the
 * counts do not agree, or the masks are of another text: the message names both. NTR_BAD_ENCODING. */
ntr_status ntr_filling_lines(ntr_filling *filling, ntr_str lines, const ntr_masks *masks,
                             const ntr_fill_options *options, ntr_error *err) NTR_MUST_CHECK;

/* Fills in what `translation` has: by id where the sources agree, else by the source. Units in state new are no
 * translation. A state beyond translated is taken over. NTR_NO_MEMORY. */
ntr_status ntr_filling_bitext_in(ntr_filling *filling, const ntr_bitext *translation, const ntr_fill_options *options,
                                 ntr_error *err) NTR_MUST_CHECK;

/* After a worker has drafted and matched the segments of ntr_filling_bitext: puts into the document the targets that
 * they got (state new), what is known of their names and terms as notes, and their new proposals. What a person
 * translated or approved, and all else that the document holds, stays. NTR_NO_MEMORY. */
ntr_status ntr_filling_draft(ntr_filling *filling, ntr_error *err) NTR_MUST_CHECK;

/* The format of the document: xliff or xliff2. */
const ntr_format *ntr_filling_format(const ntr_filling *filling);

/* Appends the document as it is now, with the path to its original that the bitext has now. */
ntr_status ntr_filling_write(ntr_filling *filling, ntr_buffer *out, ntr_error *err) NTR_MUST_CHECK;

/* Reads a sidecar of text for engines, as `--to mt` writes it: NTR_BAD_SYNTAX, also
 * for a newer version or an engine that is not known. Caller frees with ntr_masks_free. */
ntr_status ntr_masks_read(ntr_masks **out, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;

#endif
