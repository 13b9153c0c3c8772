/* Filling, in its parts: what comes (filling.c, fill_match.c), its codes (fill_codes.c), the tree it goes into
 * (fill_tree.c). */
#ifndef NTRANS_FORMAT_FILL_H
#define NTRANS_FORMAT_FILL_H

#include "base/arena.h"
#include "format/bilingual.h"
#include "ntrans/filling.h"

struct ntr_filling {
    ntr_arena *arena; /* it lives there itself */
    ntr_xml_tree *tree;
    ntr_bitext *bitext;
    ntr_unit *as_read;       /* its units before anybody changed them: the target and matches that the tree has */
    bilingual_places places; /* unit by unit */
    bool version2;           /* XLIFF 2.x */
    const ntr_xml_node *cut; /* the unit of 1.2 in segments at hand, and the first of these that may be empty still */
    const ntr_xml_node *first_empty;
    inline_reader reader; /* of sources: for their codes and the elements of these */
    ntr_buffer text;      /* the reader's scratch */
    bool named;           /* the target's language is: see fill_tree.c */
    ntr_fill_report report;
};

/* A translation of one unit on its way into the tree. */
typedef struct fill_text {
    ntr_str text;
    const ntr_code *codes; /* in the order of the text */
    uint32_t code_count;
    ntr_state state;
    bool lost_text; /* a name or a link did not come back: somebody must look */
} fill_text;

/* One code of a target: which of the source's it is, and where it stands. */
typedef struct fill_code {
    uint32_t source; /* index among the source's codes */
    uint32_t at;     /* bytes into the target */
} fill_code;

typedef NTR_LIST(fill_code) fill_codes;

/* Finds for each code of `text` that of the source, puts back those that are lost, and orders them so that they nest
 * where they are elements around text. What was amiss is told in the report.
 * NTR_NO_MEMORY. */
ntr_status fill_match_codes(fill_codes *out, ntr_filling *filling, uint32_t unit, const fill_text *text,
                            ntr_error *err) NTR_MUST_CHECK;

/* Finds the codes of the source in a text where they stand as ntr_append_coded writes them. NTR_NO_MEMORY. */
ntr_status fill_find_codes(fill_text *out, ntr_filling *filling, uint32_t unit, ntr_str text,
                           ntr_error *err) NTR_MUST_CHECK;

/* Puts the target into the tree: `filling->reader` has just read the unit's source. NTR_NO_MEMORY. */
ntr_status fill_put(ntr_filling *filling, uint32_t unit, const fill_text *text, const fill_codes *codes,
                    ntr_error *err) NTR_MUST_CHECK;

/* Adds to the report. False when memory ran out. */
bool fill_slip(ntr_filling *filling, uint32_t unit, ntr_slip slip);

/* Fills a unit, unless it may not be changed. NTR_NO_MEMORY. */
ntr_status fill_unit(ntr_filling *filling, uint32_t unit, const fill_text *text, const ntr_fill_options *options,
                     ntr_error *err) NTR_MUST_CHECK;

#endif
