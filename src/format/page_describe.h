/* What the review page says of a mark when one points at it, or walks to it with the keyboard. */
#ifndef NTRANS_FORMAT_PAGE_DESCRIBE_H
#define NTRANS_FORMAT_PAGE_DESCRIBE_H

#include "ntrans/bitext.h"
#include "ntrans/buffer.h"

/* A name below this confidence is one to look at (see ntrans-names(1)). */
enum { PAGE_UNSURE = 700 };

bool page_is_changed_name(const ntr_unit *unit, const ntr_annot *annot);
bool page_is_unsure(const ntr_annot *annot);
/* Whether the note is about English that must not be used. */
bool page_is_warning(const ntr_note *note);

/* The class of the mark: name, kept, term, avoid, quantity, protected; "unsure" and "part" may follow. Static. */
const char *page_class(const ntr_unit *unit, const ntr_annot *annot);

/* Append lines of plain text, parted by line feeds, escaped for a value: what it is, then why. */
void page_describe(ntr_buffer *out, const ntr_unit *unit, const ntr_annot *annot);
void page_describe_note(ntr_buffer *out, const ntr_note *note);

#endif
