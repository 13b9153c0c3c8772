/* The modules of XLIFF 2.1 that a unit of ours uses: glossary, metadata, validation. */
#ifndef NTRANS_FORMAT_XLIFF2_MODULES_H
#define NTRANS_FORMAT_XLIFF2_MODULES_H

#include "format/marks.h"

/* Declares their name spaces, on the root element. */
void ntr_write_module_names(ntr_xml_writer *xml);

/* What they say of `unit`, right behind the beginning of its element: its terms (section 5.2), what is known of its
 * names (5.4), and what its English must hold and must not (5.7). */
void ntr_write_modules(ntr_xml_writer *xml, const ntr_unit *unit);

#endif
