/* Marks: the annotations of a unit as elements around stretches of its source, <mrk>. */
#ifndef NTRANS_FORMAT_MARKS_H
#define NTRANS_FORMAT_MARKS_H

#include "format/xml_document.h"

enum { NTR_MARK_DEPTH = 32 }; /* ntr_document_check promises that annotations nest no deeper */

/* Walks the annotations of a unit that become marks: where each begins and ends, from left to right. What neither nests
 * nor stands apart cannot be marked and is passed over. A caller's struct: set `unit`, zero the rest. */
typedef struct ntr_mark_walk {
    const ntr_unit *unit;
    uint32_t next;
    const ntr_annot *open[NTR_MARK_DEPTH];
    unsigned depth;
} ntr_mark_walk;

typedef struct ntr_mark_event {
    const ntr_annot *annot;
    uint32_t offset; /* bytes into the source */
    bool begins;     /* else it ends */
} ntr_mark_event;

/* The next of them, or false. */
bool ntr_mark_next(ntr_mark_walk *walk, ntr_mark_event *out);

/* The number of an annotation in its unit, from 1: its id. */
unsigned ntr_mark_number(const ntr_unit *unit, const ntr_annot *annot);

/* Writes the source that `text` is set up for, with its marks: `begin` opens the element of one. */
void ntr_write_marked(ntr_inline_writer *text, const ntr_unit *unit,
                      void (*begin)(ntr_xml_writer *xml, const ntr_unit *unit, const ntr_annot *annot));

#endif
