/* Where in the English of a unit its names, terms and quantities stand. */
#ifndef NTRANS_FORMAT_PAGE_TARGET_H
#define NTRANS_FORMAT_PAGE_TARGET_H

#include "format/page.h"

/* Adds a mark for each annotation whose English is found in the target. */
void page_mark_target(page_marks *marks, const ntr_unit *unit);

#endif
