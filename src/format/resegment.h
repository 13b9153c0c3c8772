/* What joining and splitting share: the units of an XLIFF tree. */
#ifndef NTRANS_FORMAT_RESEGMENT_H
#define NTRANS_FORMAT_RESEGMENT_H

#include "ext/xml_tree.h"
#include "ntrans/resegment.h"

/* One file being resegmented. */
typedef struct resegmenter {
    ntr_xml_tree *tree;
    bool first; /* XLIFF 1.2; else 2.x */
} resegmenter;

ntr_status resegment_open(resegmenter *self, ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;
/* Writes the tree to `out` when `status` is NTR_OK, and frees it. */
ntr_status resegment_close(resegmenter *self, ntr_buffer *out, ntr_status status, ntr_error *err) NTR_MUST_CHECK;

/* The unit of that id: NTR_NOT_FOUND; NTR_BAD_ARGUMENT when it holds several segments. */
ntr_status resegment_find(ntr_xml_node **out, const resegmenter *self, const char *id, ntr_error *err) NTR_MUST_CHECK;
bool resegment_has(const resegmenter *self, const char *id);

/* The <source> or <target> of a unit, or NULL. */
ntr_xml_node *resegment_text(const resegmenter *self, ntr_xml_node *unit, const char *name);

/* Takes away what a translation memory proposed for a unit. */
void resegment_drop_matches(const resegmenter *self, ntr_xml_node *unit);

/* How far the English of a unit is, as its file says; and says it anew. */
ntr_str resegment_state(const resegmenter *self, ntr_xml_node *unit);
bool resegment_set_state(const resegmenter *self, ntr_xml_node *unit, ntr_str state);

#endif
