/* Remarks: what the marks of a unit say to a translator, in a line each, for formats that have notes. */
#ifndef NTRANS_FORMAT_REMARKS_H
#define NTRANS_FORMAT_REMARKS_H

#include "base/arena.h"
#include "base/map.h"
#include "ntrans/bitext.h"
#include "ntrans/buffer.h"

/* One line of plain text: "Tsjoepik → Chupik (person; Чупик, ru; rule:ru:tsj; confidence 870)". */
typedef struct ntr_remark {
    const char *category; /* "name", "term", "finding", "language"; static storage */
    ntr_str text;         /* valid until the next call */
} ntr_remark;

/* Appends the line for one annotation of `unit`, and returns its category; NULL when there is nothing to say. recall.c
 * reads such lines. */
const char *ntr_remark_append(ntr_buffer *line, const ntr_unit *unit, const ntr_annot *annot);

/* Goes through the remarks on one unit after another: why the unit is not for translation, its names, its terms, its
 * notes. What is said twice of one unit is given once. Failure sticks, as in a buffer. */
typedef struct ntr_remarks {
    ntr_arena *arena;
    ntr_map known;                 /* remark → its place in last_units */
    NTR_LIST(uint32_t) last_units; /* number of the unit that had the remark last */
    const ntr_unit *unit;
    uint32_t unit_number;
    uint32_t next; /* what the next call looks at: see append_remark */
    ntr_buffer line;
} ntr_remarks;

/* A caller's struct; ends with ntr_remarks_dispose. */
void ntr_remarks_init(ntr_remarks *remarks);
void ntr_remarks_dispose(ntr_remarks *remarks);

/* Begins with the remarks on `unit`, which is borrowed. */
void ntr_remarks_start(ntr_remarks *remarks, const ntr_unit *unit);
/* The next remark, or false when there are no more. */
bool ntr_remarks_next(ntr_remarks *remarks, ntr_remark *out);
/* NTR_NO_MEMORY when memory ran out on the way. */
ntr_status ntr_remarks_check(const ntr_remarks *remarks, ntr_error *err) NTR_MUST_CHECK;

#endif
